import {NONE} from '../entity.js';
import {RenderClock} from './render-clock.js';
import {Track} from './track.js';

/**
 * @typedef {object} Smoothing
 * @property {number} aheadMs so long an entity walks on beyond the last TICK that came; then it stands
 * @property {number} leap further than this between two TICKs an entity was put there: it is not drawn on the way
 * @property {Partial<import('./render-clock.js').Delay>} delay
 */

/**
 * Smooth places between snapshots. `begin` each frame, then `place` for each entity that is drawn:
 *
 *     interpolation.begin(performance.now());
 *     for (const entity of client.world.entities()) draw(interpolation.place(entity, at));
 *
 * An entity is drawn from the TICK it enters in, at its first place, and until the one it leaves in.
 */
export class Interpolation {
    #world;
    #now;
    #smoothing;
    /** @type {RenderClock | null} */
    #clock = null;
    /** @type {(Track | undefined)[]} by view number */
    #tracks = [];
    #capacity = 0;
    #aheadTicks = 0;
    #tick = 0;
    #stop;

    /**
     * @param {import('../client/client.js').Client} client before it connects
     * @param {Partial<Smoothing>} [smoothing] @param {() => number} [now] milliseconds, of the same clock as `begin` is given
     */
    constructor(client, smoothing, now = () => performance.now()) {
        this.#world = client.world;
        this.#now = now;
        this.#smoothing = {aheadMs: 100, leap: 25, delay: {}, ...smoothing};
        const stops = [client.on('welcome', welcome => this.#welcomed(welcome)), client.on('pace', tickMs => this.#paced(tickMs)),
            client.on('tick', change => this.#ticked(change))];
        this.#stop = () => stops.forEach(stop => stop());
    }

    /** Ends it. */
    stop() {
        this.#stop();
    }

    /** How far behind the server's TICKs the picture is meant to be, milliseconds. */
    get delayMs() {
        return this.#clock?.delayMs ?? 0;
    }

    /** A frame begins. @param {number} now milliseconds @returns {number} the tick that is drawn, with its fraction */
    begin(now) {
        this.#tick = this.#clock?.tickAt(now) ?? 0;
        return this.#tick;
    }

    /**
     * @template {{x: number, y: number}} P
     * @param {import('../entity.js').Entity} entity in view @param {P} place is filled and returned
     * @returns {P}
     */
    place(entity, place) {
        const track = this.#tracks[this.#world.viewOf(entity)];
        track?.at(this.#tick, this.#clock?.newest ?? 0, this.#aheadTicks, place);
        return place;
    }

    /** @param {import('../wire/welcome.js').Welcome} welcome */
    #welcomed({tickRate}) {
        const {mostMs} = {mostMs: 250, ...this.#smoothing.delay};
        this.#clock = new RenderClock(tickRate, this.#smoothing.delay);
        this.#aheadTicks = this.#smoothing.aheadMs * tickRate / 1000;
        this.#capacity = Math.ceil(2 * mostMs * tickRate / 1000) + 4;
    }

    /** @param {number} tickMs */
    #paced(tickMs) {
        this.#clock?.paced(tickMs);
        this.#aheadTicks = this.#smoothing.aheadMs / tickMs;
    }

    /** @param {import('../world/change.js').Change} change */
    #ticked(change) {
        if (change.reset) {
            this.#tracks.length = 0;
        }
        this.#clock?.arrived(change.tick, this.#now());
        for (const entity of change.entered) {
            const view = this.#world.viewOf(entity);
            this.#tracks[view]?.clear();
            this.#tracks[view] ??= new Track(this.#capacity);
            this.#sample(entity, change);
        }
        for (const entity of change.updated) {
            this.#sample(entity, change);
        }
    }

    /** @param {import('../entity.js').Entity} entity @param {import('../world/change.js').Change} change */
    #sample(entity, {tick, previousTick}) {
        const view = this.#world.viewOf(entity);
        if (this.#world.entityAt(view) === NONE) {
            return;
        }
        const x = /** @type {number} */ (this.#world.values('x').at(view));
        const y = /** @type {number} */ (this.#world.values('y').at(view));
        this.#tracks[view]?.moved(tick, previousTick, x, y, this.#smoothing.leap);
    }
}
