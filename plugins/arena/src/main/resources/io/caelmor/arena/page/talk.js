/** What one can call without typing; the server sends its place in this list. */
export const CALLS = ['Hello!', 'Thanks!', 'Help!', 'Well fought!'];
const LINES = 6;

/** What is said: the line at the bottom, and the log above it. */
export class Talk {
    #play;
    #hud;
    #input = /** @type {HTMLInputElement} */ (document.querySelector('#saying'));
    #log = /** @type {HTMLElement} */ (document.querySelector('#log'));
    #end = new AbortController();

    /** @param {import('./play.js').Play} play @param {import('./hud.js').Hud} hud */
    constructor(play, hud) {
        this.#play = play;
        this.#hud = hud;
        this.#log.replaceChildren();
        const how = {signal: this.#end.signal};
        document.querySelector('#talk')?.addEventListener('submit', event => {
            event.preventDefault();
            this.#say();
        }, how);
        addEventListener('keydown', event => {
            if (event.code === 'Enter' && !this.typing && play.present) {
                this.#input.focus();
                event.preventDefault();
            } else if (event.code === 'Escape') {
                this.#input.blur();
            }
        }, how);
        play.client.onEvent('say', ({speaker, text}) => this.#heard(speaker, text));
        play.client.onEvent('arena.cheer', ({who, mood}) => this.#heard(who, CALLS[mood] ?? '!'));
    }

    get typing() {
        return document.activeElement === this.#input;
    }

    stop() {
        this.#end.abort();
    }

    /** @param {number} mood */
    async call(mood) {
        this.#hud.toast(await this.#play.ask('arena.cheer', {mood}));
    }

    async #say() {
        const text = this.#input.value.trim();
        this.#input.value = '';
        this.#input.blur();
        if (text !== '') {
            this.#hud.toast(await this.#play.ask('say', {text}));
        }
    }

    /** @param {import('./caelmor-client/entity.js').Entity} speaker @param {string} text */
    #heard(speaker, text) {
        const line = document.createElement('li');
        const name = document.createElement('b');
        name.textContent = `${this.#play.of(speaker, 'avatar.name', '') || 'somebody'} `;
        line.append(name, text);
        this.#log.append(line);
        while (this.#log.childElementCount > LINES) {
            this.#log.firstElementChild?.remove();
        }
    }
}
