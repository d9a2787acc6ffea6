import {NONE} from './caelmor-client/index.js';

/** So far the radar shows, world units. */
const REACH = 100;
const COLOURS = /** @type {Record<string, string>} */ ({creature: '#f0605a', herb: '#57d9a3'});

/** All that is in view, as points around oneself. Drawn once a tick. */
export class Radar {
    #play;
    #size;
    #context;

    /** @param {HTMLCanvasElement} canvas @param {import('./play.js').Play} play */
    constructor(canvas, play) {
        this.#play = play;
        this.#size = canvas.width;
        this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    }

    draw() {
        const {world} = this.#play.client;
        const context = this.#context;
        const half = this.#size / 2;
        context.clearRect(0, 0, this.#size, this.#size);
        context.fillStyle = 'rgb(0 0 0 / 35%)';
        context.strokeStyle = 'rgb(255 255 255 / 14%)';
        for (const radius of [half - 1, half / 2]) {
            context.beginPath();
            context.arc(half, half, radius, 0, 2 * Math.PI);
            context.fill();
            context.stroke();
        }
        if (world.viewpoint === NONE) {
            return;
        }
        const [x, y] = [this.#play.of(world.viewpoint, 'x', 0), this.#play.of(world.viewpoint, 'y', 0)];
        for (const entity of world.entities()) {
            const dx = (this.#play.of(entity, 'x', 0) - x) / REACH * half;
            const dy = (this.#play.of(entity, 'y', 0) - y) / REACH * half;
            if (Math.hypot(dx, dy) < half - 3) {
                const self = entity === world.viewpoint;
                context.fillStyle = self ? '#fff' : COLOURS[world.kind(entity)] ?? `hsl(${this.#play.hue(entity)} 65% 62%)`;
                const size = self ? 6 : 4;
                context.fillRect(half + dx - size / 2, half + dy - size / 2, size, size);
            }
        }
    }
}
