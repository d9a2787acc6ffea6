/**
 * @typedef {object} Delay
 * @property {number} leastMs the picture is at least so far behind
 * @property {number} mostMs and at most so far
 * @property {number} jitters how many mean deviations of the arrivals it keeps in hand
 */

/** @type {Delay} */
export const DELAY = {leastMs: 100, mostMs: 250, jitters: 3};

/** How fast the picture may run to catch up, or to fall back, in parts of real time. Nobody sees 5 %. */
const MOST_SLEW = 0.05;
/** Further off than this it jumps: the connection stood still. */
const LEAP_MS = 1_000;
/** What an arrival counts for in the running means: RFC 6298 has 1/8 and 1/4 for a value and its deviation. */
const MEAN_GAIN = 1 / 16;
const DEVIATION_GAIN = 1 / 8;

/**
 * Which moment of the server's time to draw: some 100-250 ms in the past, so that the snapshots around it have come. The delay
 * follows the jitter of their arrival, and the clock approaches it slowly and never runs backwards.
 *
 * The idea is that of Valve's Source engine ("Source Multiplayer Networking": entity interpolation by `cl_interp`) and of G.
 * Fiedler's "Snapshot Interpolation" (gafferongames.com), with the delay made adaptive as playout buffers of audio are.
 */
export class RenderClock {
    #tickMs;
    /** Up to this tick they took so long; at it the server's time is #baseMs. */
    #baseTick = 0;
    #baseMs = 0;
    #tickMsBefore;
    #delay;
    /** Mean of (arrival - the tick's own time), and its mean deviation. */
    #offset = NaN;
    #deviation = 0;
    #newest = 0;
    #shown = NaN;
    #shownAt = 0;

    /** @param {number} tickRate ticks a second @param {Partial<Delay>} [delay] */
    constructor(tickRate, delay) {
        this.#tickMs = 1000 / tickRate;
        this.#tickMsBefore = this.#tickMs;
        this.#delay = {...DELAY, ...delay};
    }

    /**
     * How far behind the arrivals the picture wants to be, milliseconds. At least one tick and the jitter: else there is nothing
     * to go to.
     */
    get delayMs() {
        const {leastMs, mostMs, jitters} = this.#delay;
        const needed = this.#tickMs + jitters * this.#deviation;
        return Math.min(Math.max(mostMs, this.#tickMs), Math.max(leastMs, needed));
    }

    /** A TICK came. @param {number} tick @param {number} now milliseconds */
    arrived(tick, now) {
        const offset = now - this.#timeOf(tick);
        if (!(Math.abs(offset - this.#offset) < LEAP_MS)) {
            this.#offset = offset;
            this.#deviation = 0;
        } else {
            const off = offset - this.#offset;
            this.#offset += MEAN_GAIN * off;
            this.#deviation += DEVIATION_GAIN * (Math.abs(off) - this.#deviation);
        }
        this.#newest = tick;
    }

    /** The tick to draw, with its fraction. Call it once a frame. @param {number} now milliseconds */
    tickAt(now) {
        const wanted = now - this.#offset - this.delayMs;
        const elapsed = now - this.#shownAt;
        const steady = this.#shown + elapsed;
        const slew = MOST_SLEW * elapsed;
        this.#shown = Math.abs(wanted - steady) < LEAP_MS ? steady + Math.min(slew, Math.max(-slew, wanted - steady)) : wanted;
        this.#shownAt = now;
        const since = this.#shown - this.#baseMs;
        return this.#baseTick + since / (since < 0 ? this.#tickMsBefore : this.#tickMs);
    }

    /** From the newest tick on one takes so long. What is drawn goes on where it is. @param {number} tickMs */
    paced(tickMs) {
        this.#baseMs = this.#timeOf(this.#newest);
        this.#baseTick = this.#newest;
        this.#tickMsBefore = this.#tickMs;
        this.#tickMs = tickMs;
    }

    /** When it was, by the server. @param {number} tick @returns {number} milliseconds */
    #timeOf(tick) {
        const since = tick - this.#baseTick;
        return this.#baseMs + since * (since < 0 ? this.#tickMsBefore : this.#tickMs);
    }

    /** The newest tick that came. */
    get newest() {
        return this.#newest;
    }
}
