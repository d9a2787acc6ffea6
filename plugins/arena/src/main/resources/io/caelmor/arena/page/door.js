const HUES = [150, 195, 220, 265, 310, 350, 20, 45];

/** What to say above the reason, by how a connection ended. @type {Record<string, string>} */
const TITLES = {kicked: 'The server ended it: ', lost: 'No connection: ', violation: 'The server can\'t be understood: ', closed: ''};

/** The form in front of the arena. It remembers name and colour, and shows why one is back here. */
export class Door {
    #form = /** @type {HTMLFormElement} */ (document.querySelector('#join'));
    #account = /** @type {HTMLInputElement} */ (document.querySelector('#account'));
    #ticket = /** @type {HTMLInputElement} */ (document.querySelector('#ticket'));
    #play = /** @type {HTMLButtonElement} */ (document.querySelector('#play'));
    #ended = /** @type {HTMLElement} */ (document.querySelector('#ended'));
    #hue = HUES[Math.floor(Math.random() * HUES.length)];

    /** @param {(who: {account: string, credential: string, hue: number}) => Promise<void>} enter rejects where one is not let in */
    constructor(enter) {
        this.#account.value = localStorage.getItem('account') ?? `guest-${Math.floor(1000 + 9000 * Math.random())}`;
        const known = Number(localStorage.getItem('hue') ?? NaN);
        this.#hue = HUES.includes(known) ? known : this.#hue;
        document.querySelector('#hues')?.append(...HUES.map(hue => this.#swatch(hue)));
        this.#form.addEventListener('submit', event => {
            event.preventDefault();
            this.#enter(enter);
        });
        this.#account.focus();
        this.#account.select();
    }

    close() {
        this.#ended.hidden = true;
        document.documentElement.dataset.in = '';
        /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
    }

    /** @param {{how: string, name: string, sentence: string}} reason */
    open(reason) {
        delete document.documentElement.dataset.in;
        this.#say(reason.how, reason.sentence);
        this.#play.disabled = false;
        this.#play.textContent = 'Play again';
    }

    /** @param {(who: {account: string, credential: string, hue: number}) => Promise<void>} enter */
    async #enter(enter) {
        localStorage.setItem('account', this.#account.value);
        localStorage.setItem('hue', String(this.#hue));
        this.#play.disabled = true;
        this.#ended.hidden = true;
        try {
            await enter({account: this.#account.value, credential: this.#ticket.value.trim(), hue: this.#hue});
        } catch (e) {
            const error = /** @type {any} */ (e);
            this.#say(error.reason?.how ?? 'lost', error.reason?.sentence ?? error.message);
        } finally {
            this.#play.disabled = false;
        }
    }

    /** @param {string} how @param {string} sentence */
    #say(how, sentence) {
        this.#ended.textContent = (TITLES[how] ?? '') + sentence;
        this.#ended.hidden = false;
    }

    /** @param {number} hue */
    #swatch(hue) {
        const button = document.createElement('button');
        button.type = 'button';
        button.style.background = `hsl(${hue} 65% 58%)`;
        button.setAttribute('aria-label', `Hue ${hue}`);
        button.setAttribute('aria-pressed', String(hue === this.#hue));
        button.addEventListener('click', () => {
            this.#hue = hue;
            for (const other of button.parentElement?.children ?? []) {
                other.setAttribute('aria-pressed', String(other === button));
            }
        });
        return button;
    }
}
