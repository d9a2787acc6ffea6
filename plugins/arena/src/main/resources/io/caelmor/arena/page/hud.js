import {NONE} from './caelmor-client/index.js';
import {Radar} from './radar.js';

const NEAR = 8;
/** Clockwise from the east. */
const ARROWS = '→↘↓↙←↖↑↗';
const TOAST_MS = 1800;

/** All around the scene: own health, who is near, what went wrong. Follows the server's ticks, not frames. */
export class Hud {
    #play;
    #radar;
    #name = /** @type {HTMLElement} */ (document.querySelector('#self-name'));
    #bar = /** @type {HTMLElement} */ (document.querySelector('#self-bar'));
    #health = /** @type {HTMLElement} */ (document.querySelector('#self-health'));
    #score = /** @type {HTMLElement} */ (document.querySelector('#self-score'));
    #near = /** @type {HTMLElement} */ (document.querySelector('#near'));
    #toast = /** @type {HTMLElement} */ (document.querySelector('#toast'));
    #fallen = /** @type {HTMLElement} */ (document.querySelector('#fallen'));
    #lost = /** @type {HTMLElement} */ (document.querySelector('#lost'));
    #why = /** @type {HTMLElement} */ (document.querySelector('#lost-why'));
    #stats = /** @type {HTMLElement} */ (document.querySelector('#stats'));
    /** @type {any} */ #toastTimer;
    /** @type {any} */ #countdown;
    #reason = '';

    /** @param {import('./play.js').Play} play */
    constructor(play) {
        this.#play = play;
        this.#radar = new Radar(/** @type {HTMLCanvasElement} */ (document.querySelector('#radar')), play);
        this.#name.textContent = play.account;
        play.client.on('tick', () => this.#ticked());
        play.client.on('lost', ({reason, waitMs}) => this.#waiting(reason.sentence, performance.now() + waitMs));
        play.client.on('welcome', ({resumed}) => {
            const back = !this.#lost.hidden;
            this.#quiet();
            if (back) {
                this.toast(resumed ? 'You are back where you were' : 'You are back');
            }
        });
    }

    stop() {
        this.#quiet();
        this.#fallen.hidden = true;
    }

    /** Says something for a moment; nothing where it is ''. @param {string} sentence */
    toast(sentence) {
        if (sentence === '') {
            return;
        }
        this.#toast.textContent = sentence;
        this.#toast.classList.add('shown');
        clearTimeout(this.#toastTimer);
        this.#toastTimer = setTimeout(() => this.#toast.classList.remove('shown'), TOAST_MS);
    }

    toggleStats() {
        this.#stats.hidden = !this.#stats.hidden;
    }

    get showsStats() {
        return !this.#stats.hidden;
    }

    /** @param {string} text */
    stats(text) {
        this.#stats.textContent = text;
    }

    /** @param {string} sentence @param {number} until when it tries again, milliseconds */
    #waiting(sentence, until) {
        if (this.#lost.hidden) {
            // Why it broke; that the server does not answer yet is no news.
            this.#reason = sentence;
            this.#lost.hidden = false;
        }
        clearInterval(this.#countdown);
        const say = () => {
            const seconds = Math.max(0, Math.ceil((until - performance.now()) / 1000));
            this.#why.textContent = `${this.#reason}. ${seconds === 0 ? 'Trying again …' : `Trying again in ${seconds} s`}`;
        };
        say();
        this.#countdown = setInterval(say, 500);
    }

    #quiet() {
        clearInterval(this.#countdown);
        this.#lost.hidden = true;
    }

    #ticked() {
        const {world} = this.#play.client;
        if (world.viewpoint === NONE) {
            return;
        }
        const health = this.#play.health(world.viewpoint);
        const share = Math.max(0, health / this.#play.fullHealth);
        this.#health.textContent = String(health);
        this.#bar.style.width = `${share * 100}%`;
        this.#bar.style.backgroundColor = share > 0.5 ? 'var(--green)' : share > 0.25 ? 'var(--amber)' : 'var(--red)';
        this.#score.textContent = `felled ${this.#play.of(world.viewpoint, 'combat.kills', 0)} · fell ${this.#play.of(world.viewpoint, 'combat.deaths', 0)}`;
        this.#fallen.hidden = !this.#play.fallen;
        this.#around();
        this.#radar.draw();
    }

    #around() {
        const {world} = this.#play.client;
        const [x, y] = [this.#play.of(world.viewpoint, 'x', 0), this.#play.of(world.viewpoint, 'y', 0)];
        const near = [];
        for (const entity of world.entities()) {
            if (entity !== world.viewpoint && world.kind(entity) === 'avatar') {
                const [dx, dy] = [this.#play.of(entity, 'x', 0) - x, this.#play.of(entity, 'y', 0) - y];
                near.push({entity, dx, dy, distance: Math.hypot(dx, dy)});
            }
        }
        near.sort((a, b) => a.distance - b.distance);
        near.length = Math.min(near.length, NEAR);
        while (this.#near.childElementCount > near.length) {
            this.#near.lastElementChild?.remove();
        }
        near.forEach(({entity, dx, dy, distance}, at) => {
            const row = /** @type {HTMLElement} */ (this.#near.children[at] ?? this.#row());
            const [dot, name, far] = /** @type {any} */ (row.children);
            dot.style.background = `hsl(${this.#play.hue(entity)} 65% 58%)`;
            name.textContent = row.dataset.name = this.#play.of(entity, 'avatar.name', '?');
            row.dataset.health = String(this.#play.health(entity));
            row.dataset.dx = dx.toFixed(1);
            row.dataset.dy = dy.toFixed(1);
            far.textContent = `${Math.round(distance)} ${ARROWS[Math.round(Math.atan2(dy, dx) / (Math.PI / 4) + 8) % 8]}`;
        });
    }

    #row() {
        const row = document.createElement('li');
        row.append(document.createElement('i'), document.createElement('b'), document.createElement('span'));
        this.#near.append(row);
        return row;
    }
}
