import {NONE} from './caelmor-client/index.js';

/** @type {Record<string, [number, number]>} */
const KEYS = {
    KeyW: [0, -1], ArrowUp: [0, -1], KeyS: [0, 1], ArrowDown: [0, 1],
    KeyA: [-1, 0], ArrowLeft: [-1, 0], KeyD: [1, 0], ArrowRight: [1, 0],
};
/** A stick that trembles must not send a command at each event. */
const MOST_A_SECOND = 10;
const STRIKE_EVERY_MS = 520;
const DIRECTIONS = 24;

/** Keys, mouse and touch: where one wants to go, and whom one strikes. */
export class Steering {
    #play;
    #scene;
    #hud;
    #talk;
    /** @type {Set<string>} */
    #held = new Set();
    #stick = {dx: 0, dy: 0};
    #sent = {dx: 0, dy: 0};
    #sentAt = -Infinity;
    #striking = false;
    /** A tap may be over before the next frame: it strikes all the same. */
    #tapped = false;
    #struckAt = -Infinity;
    #end = new AbortController();

    /**
     * @param {import('./play.js').Play} play @param {import('./scene.js').Scene} scene @param {import('./hud.js').Hud} hud
     * @param {import('./talk.js').Talk} talk
     */
    constructor(play, scene, hud, talk) {
        this.#play = play;
        this.#scene = scene;
        this.#hud = hud;
        this.#talk = talk;
        const how = {signal: this.#end.signal};
        addEventListener('keydown', event => this.#down(event), how);
        addEventListener('keyup', event => this.#up(event), how);
        addEventListener('blur', () => this.#letGo(), how);
        document.addEventListener('visibilitychange', () => document.hidden && this.#letGo(), how);
        // A new connection knows nothing of what was held on the old one.
        const stop = play.client.on('state', () => this.#sent = {dx: 0, dy: 0});
        how.signal.addEventListener('abort', stop);
        this.#touch(how);
    }

    stop() {
        this.#letGo();
        this.#end.abort();
    }

    /** A frame begins: says what changed. @param {number} now milliseconds */
    frame(now) {
        if (!this.#play.present || this.#play.fallen) {
            this.#sent = {dx: 0, dy: 0};
            return;
        }
        const wanted = this.#wanted();
        if ((wanted.dx !== this.#sent.dx || wanted.dy !== this.#sent.dy) && now - this.#sentAt >= 1000 / MOST_A_SECOND) {
            this.#sent = wanted;
            this.#sentAt = now;
            if (wanted.dx === 0 && wanted.dy === 0) {
                this.#play.steer('stop');
            } else {
                this.#play.steer('move', wanted);
            }
        }
        if ((this.#striking || this.#tapped) && now - this.#struckAt >= STRIKE_EVERY_MS) {
            this.#struckAt = now;
            this.#tapped = false;
            this.#strike(this.#play.target());
        }
    }

    #wanted() {
        let {dx, dy} = this.#stick;
        for (const key of this.#held) {
            dx += KEYS[key][0];
            dy += KEYS[key][1];
        }
        const length = Math.max(1, Math.hypot(dx, dy));
        // What goes over the wire is 32 bits wide; prediction must play the same.
        return {dx: Math.fround(dx / length), dy: Math.fround(dy / length)};
    }

    /** @param {import('./caelmor-client/entity.js').Entity} target */
    async #strike(target) {
        if (target === NONE) {
            this.#hud.toast('Nobody is near enough to strike');
            return;
        }
        this.#scene.effects.swing(target);
        const objection = await this.#play.ask('attack', {target});
        if (objection !== '') {
            this.#hud.toast(objection);
        }
    }

    /** @param {KeyboardEvent} event */
    #down(event) {
        if (this.#talk.typing || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (event.code in KEYS) {
            this.#held.add(event.code);
        } else if (event.code === 'Space') {
            this.#striking = true;
            this.#tapped ||= !event.repeat;
        } else if (event.code === 'KeyF' && !event.repeat) {
            this.#hud.toggleStats();
        } else if (/^Digit[1-4]$/.test(event.code) && !event.repeat) {
            this.#talk.call(Number(event.code.at(-1)) - 1);
        } else {
            return;
        }
        event.preventDefault();
    }

    /** @param {KeyboardEvent} event */
    #up(event) {
        this.#held.delete(event.code);
        if (event.code === 'Space') {
            this.#striking = false;
        }
    }

    #letGo() {
        this.#held.clear();
        this.#stick = {dx: 0, dy: 0};
        this.#striking = false;
    }

    /** @param {{signal: AbortSignal}} how */
    #touch(how) {
        const stick = /** @type {HTMLElement} */ (document.querySelector('#stick'));
        const knob = /** @type {HTMLElement} */ (document.querySelector('#knob'));
        const strike = /** @type {HTMLElement} */ (document.querySelector('#strike'));
        const canvas = /** @type {HTMLElement} */ (document.querySelector('#scene'));
        const push = (/** @type {PointerEvent} */ event) => {
            const box = stick.getBoundingClientRect();
            const x = (event.clientX - box.left) / box.width * 2 - 1;
            const y = (event.clientY - box.top) / box.height * 2 - 1;
            const angle = Math.round(Math.atan2(y, x) / (2 * Math.PI) * DIRECTIONS) / DIRECTIONS * 2 * Math.PI;
            const held = Math.hypot(x, y) > 0.25;
            this.#stick = held ? {dx: Math.cos(angle), dy: Math.sin(angle)} : {dx: 0, dy: 0};
            const reach = Math.min(1, Math.hypot(x, y)) * 34;
            knob.style.transform = `translate(${Math.cos(angle) * reach}px, ${Math.sin(angle) * reach}px)`;
        };
        const release = () => {
            this.#stick = {dx: 0, dy: 0};
            knob.style.transform = '';
        };
        stick.addEventListener('pointerdown', event => {
            stick.setPointerCapture(event.pointerId);
            push(event);
        }, how);
        stick.addEventListener('pointermove', event => stick.hasPointerCapture(event.pointerId) && push(event), how);
        stick.addEventListener('lostpointercapture', release, how);
        strike.addEventListener('pointerdown', event => {
            strike.setPointerCapture(event.pointerId);
            this.#striking = this.#tapped = true;
        }, how);
        strike.addEventListener('lostpointercapture', () => this.#striking = false, how);
        canvas.addEventListener('pointerdown', event => {
            const hit = this.#scene.entityAt(event.clientX, event.clientY);
            if (hit !== NONE && this.#play.present) {
                this.#strike(hit);
            }
        }, how);
    }
}
