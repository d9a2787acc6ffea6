import {NONE} from './caelmor-client/index.js';
import {Effects} from './effects.js';
import {Figures} from './figures.js';
import {Ground} from './ground.js';
import {Labels} from './labels.js';

/** So much of the world is shown along the shorter side, world units. */
const SHORTER_SIDE = 66;
/** A display with more pixels than that for each of the page's gets them interpolated. */
const FINEST = 2;
const FIGURE = 2.2;

/**
 * Somebody as drawn in the last frame.
 *
 * @typedef {{x: number, y: number, angle: number, pace: number, health: number, hurtAt: number, frame: number}} Drawn
 */

/** The arena from above, one canvas. Everything that repeats is painted once, and copied in each frame. */
export class Scene {
    /** @readonly */ effects;
    #canvas;
    #context;
    #ground = new Ground();
    #figures = new Figures();
    #labels = new Labels();
    /** @type {import('./play.js').Play | null} */
    #play = null;
    /** @type {Map<import('./caelmor-client/entity.js').Entity, Drawn>} */
    #drawn = new Map();
    #frame = 0;
    #place = {x: 0, y: 0};
    #camera = {x: 500, y: 500};
    #scale = 10;
    #ratio = 1;
    /** @type {import('./caelmor-client/entity.js').Entity[]} */
    #order = [];

    /** @param {HTMLCanvasElement | null} canvas */
    constructor(canvas) {
        this.#canvas = /** @type {HTMLCanvasElement} */ (canvas);
        this.#context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d', {alpha: false}));
        this.effects = new Effects(this.#drawn);
        new ResizeObserver(() => this.#resize()).observe(this.#canvas);
        this.#resize();
    }

    /** @param {import('./play.js').Play} play */
    begin(play) {
        this.#play = play;
        this.#drawn.clear();
        this.effects.listen(play);
    }

    end() {
        this.#play = null;
        this.#still();
    }

    /** Who is drawn at a place of the window, by CSS pixels; `NONE` where nobody is. @param {number} left @param {number} top */
    entityAt(left, top) {
        const x = (left * this.#ratio - this.#canvas.width / 2) / this.#scale + this.#camera.x;
        const y = (top * this.#ratio - this.#canvas.height / 2) / this.#scale + this.#camera.y;
        let [found, least] = [NONE, 3.5];
        for (const [entity, drawn] of this.#drawn) {
            const distance = Math.hypot(drawn.x - x, drawn.y - y);
            if (entity !== this.#play?.client.world.viewpoint && distance < least && this.#play?.client.world.kind(entity) !== 'herb') {
                [found, least] = [entity, distance];
            }
        }
        return found;
    }

    /** @param {number} now milliseconds @param {number} seconds since the last frame */
    draw(now, seconds) {
        const play = this.#play;
        if (play === null) {
            return;
        }
        const {world} = play.client;
        const context = this.#context;
        this.#frame++;
        play.others.begin(now);
        const me = play.me.frame(seconds);
        for (const entity of world.entities()) {
            const own = entity === world.viewpoint && me.x !== undefined;
            this.#move(entity, own ? me : play.others.place(entity, this.#place), play, now, seconds);
        }
        const self = this.#drawn.get(world.viewpoint);
        if (self !== undefined) {
            this.#camera.x = self.x;
            this.#camera.y = self.y;
        }
        this.#order.length = 0;
        for (const [entity, drawn] of this.#drawn) {
            if (drawn.frame !== this.#frame) {
                this.#drawn.delete(entity);
            } else if (this.#shows(drawn)) {
                this.#order.push(entity);
            }
        }
        // Who stands farther south stands in front.
        this.#order.sort((a, b) => /** @type {Drawn} */ (this.#drawn.get(a)).y - /** @type {Drawn} */ (this.#drawn.get(b)).y);

        context.setTransform(1, 0, 0, 1, 0, 0);
        this.#ground.draw(context, this.#camera, this.#scale, play.client.welcome);
        const target = play.fallen ? NONE : play.target();
        for (const entity of this.#order) {
            this.#figure(entity, play, now, entity === target);
        }
        for (const entity of this.#order) {
            this.#caption(entity, play);
        }
        this.effects.draw(context, now, this.#scale, (x, y) => this.#at(x, y), this.#labels, this.#ratio);
    }

    /** The picture that is there loses its colours: it shows what was, not what is. */
    dim() {
        const context = this.#context;
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.globalCompositeOperation = 'saturation';
        context.fillStyle = 'hsl(0 0% 50% / 70%)';
        context.fillRect(0, 0, context.canvas.width, context.canvas.height);
        context.globalCompositeOperation = 'source-over';
        context.fillStyle = 'rgb(8 13 11 / 35%)';
        context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    }

    /** @param {import('./caelmor-client/entity.js').Entity} entity @param {{x: number, y: number}} place @param {import('./play.js').Play} play @param {number} now @param {number} seconds */
    #move(entity, place, play, now, seconds) {
        const health = play.health(entity);
        let drawn = this.#drawn.get(entity);
        if (drawn === undefined) {
            drawn = {x: place.x, y: place.y, angle: Math.PI / 2, pace: 0, health, hurtAt: -Infinity, frame: 0};
            this.#drawn.set(entity, drawn);
        }
        const [dx, dy] = [place.x - drawn.x, place.y - drawn.y];
        const pace = seconds > 0 ? Math.hypot(dx, dy) / seconds : 0;
        drawn.pace += (Math.min(pace, 40) - drawn.pace) * Math.min(1, seconds * 10);
        if (pace > 2 && pace < 200) {
            const turn = Math.atan2(Math.sin(Math.atan2(dy, dx) - drawn.angle), Math.cos(Math.atan2(dy, dx) - drawn.angle));
            drawn.angle += turn * Math.min(1, seconds * 14);
        }
        if (health < drawn.health) {
            drawn.hurtAt = now;
        }
        drawn.x = place.x;
        drawn.y = place.y;
        drawn.health = health;
        drawn.frame = this.#frame;
    }

    /** @param {Drawn} drawn */
    #shows({x, y}) {
        const margin = 6;
        return Math.abs(x - this.#camera.x) < this.#canvas.width / 2 / this.#scale + margin
            && Math.abs(y - this.#camera.y) < this.#canvas.height / 2 / this.#scale + margin;
    }

    /** @param {import('./caelmor-client/entity.js').Entity} entity @param {import('./play.js').Play} play @param {number} now @param {boolean} targeted */
    #figure(entity, play, now, targeted) {
        const {world} = play.client;
        const drawn = /** @type {Drawn} */ (this.#drawn.get(entity));
        const context = this.#context;
        const kind = world.kind(entity);
        const [left, top] = this.#at(drawn.x, drawn.y);
        const size = FIGURE * this.#scale;
        if (targeted || entity === world.viewpoint) {
            context.strokeStyle = targeted ? 'rgb(240 96 90 / 90%)' : 'rgb(255 255 255 / 55%)';
            context.lineWidth = 2 * this.#ratio;
            context.beginPath();
            context.ellipse(left, top + size * 0.55, size * 1.05, size * 0.62, 0, 0, 2 * Math.PI);
            context.stroke();
        }
        if (kind === 'herb') {
            this.#figures.herb(context, left, top + Math.sin(now / 500 + drawn.x) * size * 0.06, size);
            return;
        }
        const stands = drawn.health > 0;
        const bob = stands ? Math.abs(Math.sin(now / 90)) * Math.min(1, drawn.pace / 12) * size * 0.22 : 0;
        const paint = kind === 'creature' ? 'wolf' : `avatar ${play.hue(entity)}`;
        context.globalAlpha = stands ? 1 : 0.55;
        this.#figures.body(context, paint, left, top - bob, size, drawn.angle, stands, now - drawn.hurtAt < 130);
        context.globalAlpha = 1;
    }

    /** @param {import('./caelmor-client/entity.js').Entity} entity @param {import('./play.js').Play} play */
    #caption(entity, play) {
        const {world} = play.client;
        const kind = world.kind(entity);
        const drawn = /** @type {Drawn} */ (this.#drawn.get(entity));
        if (kind === 'herb' || drawn.health <= 0) {
            return;
        }
        const context = this.#context;
        const [left, top] = this.#at(drawn.x, drawn.y);
        const size = FIGURE * this.#scale;
        const share = Math.min(1, drawn.health / play.fullHealth);
        const above = top - size * 1.45;
        if (share < 1 || kind === 'avatar') {
            const [width, height] = [size * 1.9, 4 * this.#ratio];
            context.fillStyle = 'rgb(0 0 0 / 55%)';
            context.fillRect(left - width / 2 - 1, above - 1, width + 2, height + 2);
            context.fillStyle = share > 0.5 ? '#57d9a3' : share > 0.25 ? '#f5b94a' : '#f0605a';
            context.fillRect(left - width / 2, above, width * share, height);
        }
        if (kind === 'avatar') {
            const label = this.#labels.of(play.of(entity, 'avatar.name', ''), entity === world.viewpoint ? '#ffffff' : '#d5e2da', 12.5 * this.#ratio);
            context.drawImage(label, Math.round(left - label.width / 2), Math.round(above - label.height - this.#ratio));
        }
    }

    /** @param {number} x @param {number} y @returns {[number, number]} pixels of the canvas */
    #at(x, y) {
        return [(x - this.#camera.x) * this.#scale + this.#canvas.width / 2, (y - this.#camera.y) * this.#scale + this.#canvas.height / 2];
    }

    #resize() {
        this.#ratio = Math.min(FINEST, devicePixelRatio || 1);
        this.#canvas.width = Math.max(1, Math.round(this.#canvas.clientWidth * this.#ratio));
        this.#canvas.height = Math.max(1, Math.round(this.#canvas.clientHeight * this.#ratio));
        this.#scale = Math.min(this.#canvas.width, this.#canvas.height) / SHORTER_SIDE;
        this.#labels.clear();
        if (this.#play === null) {
            this.#still();
        }
    }

    /** What lies behind the door. */
    #still() {
        this.#context.setTransform(1, 0, 0, 1, 0, 0);
        this.#ground.draw(this.#context, this.#camera, this.#scale, null);
    }
}
