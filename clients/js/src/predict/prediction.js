/**
 * How an entity goes on under a command that holds for a while: the game's own, the same as on the server. Gets a state that it
 * may change and return, or return another.
 *
 * @template {Record<string, number>} S
 * @typedef {(state: S, command: {name: string, parameters: any} | null, seconds: number) => S} Model
 */

/**
 * @typedef {object} Hold a command, and how long this client has held it
 * @property {number} number
 * @property {{name: string, parameters: any}} command
 * @property {number} seconds as this client saw it
 * @property {number} processedAt the tick in which the server processed it; -1 before
 */

/**
 * @typedef {object} Mending
 * @property {number} halfLifeMs after so long half of an error is gone from the picture
 * @property {number} leap an error further than this is no error but news: the picture jumps
 */

/**
 * Where the own avatar is now, though the server's word on the last commands is still on its way: what the server says, and on
 * top of it what it has not processed yet. Each snapshot replaces the ground, and the rest is played again; so a wrong guess
 * never stays. What remains of an error is drawn ever less. (Y. Bernier, "Latency Compensating Methods", 2001; G. Gambetta,
 * "Fast-Paced Multiplayer".)
 *
 * A command holds from when it is given until the next. The server holds it too, from the tick that processes it; so of its time
 * here, the ticks that a snapshot has seen of it are taken off, and what is left is played. No clock of the server is guessed.
 *
 * @template {Record<string, number>} S
 */
export class Prediction {
    #model;
    #mending;
    /** The commands given, oldest first; at most one that is processed, which holds on the server. @type {Hold[]} */
    #holds = [];
    /** @type {S | null} */
    #state = null;
    /** The last snapshot. @type {S | null} */
    #ground = null;
    #groundTick = 0;
    /** What the picture still differs by. @type {Record<string, number>} */
    #error = {};

    /** @param {Model<S>} model @param {Partial<Mending>} [mending] */
    constructor(model, mending) {
        this.#model = model;
        this.#mending = {halfLifeMs: 50, leap: 10, ...mending};
    }

    /** How many commands wait for the server's word. */
    get pending() {
        return this.#holds.filter(hold => hold.processedAt < 0).length;
    }

    /** A command was sent. It holds from now on. @param {number} number @param {string} name @param {any} parameters */
    given(number, name, parameters) {
        this.#holds.push({number, command: {name, parameters}, seconds: 0, processedAt: -1});
    }

    /** Its receipt came. @param {number} number @param {boolean} applied @param {number} tick in which it was processed */
    settled(number, applied, tick) {
        const at = this.#holds.findIndex(hold => hold.number === number);
        if (at < 0) {
            return;
        }
        if (applied) {
            this.#holds[at].processedAt = tick;
        } else {
            // It changed nothing: what held before holds on.
            const [refused] = this.#holds.splice(at, 1);
            if (at > 0) {
                this.#holds[at - 1].seconds += refused.seconds;
            }
        }
    }

    /** Time passes. @param {number} seconds */
    pass(seconds) {
        const last = this.#holds.at(-1);
        if (last !== undefined) {
            last.seconds += seconds;
        }
        if (this.#state !== null) {
            this.#state = this.#model(this.#state, last?.command ?? null, seconds);
        }
        const rest = 0.5 ** (seconds * 1000 / this.#mending.halfLifeMs);
        for (const name in this.#error) {
            this.#error[name] *= rest;
        }
    }

    /**
     * A snapshot came, after its receipts.
     *
     * @param {S} truth what it says; becomes this prediction's @param {number} tick @param {number} tickSeconds
     */
    reconcile(truth, tick, tickSeconds) {
        const before = this.#state === null ? null : this.drawn({});
        while (this.#holds.length > 1 && this.#holds[1].processedAt >= 0) {
            this.#holds.shift();
        }
        const [ground, since] = [this.#ground, (tick - this.#groundTick) * tickSeconds];
        this.#ground = {...truth};
        this.#groundTick = tick;
        let state = truth;
        for (const {command, seconds, processedAt} of this.#holds) {
            const seen = processedAt < 0 ? 0 : (tick - processedAt + 1) * tickSeconds;
            if (seconds > seen) {
                state = this.#model(state, command, seconds - seen);
            } else if (ground !== null && this.#holds.length === 1 && since > 0) {
                // A tick goes by at once: over a short line the snapshot is ahead of this client's time, by less than that tick.
                between(ground, state, Math.min(1, (seen - seconds) / since));
            }
        }
        this.#state = state;
        this.#mend(before);
    }

    /**
     * What to draw; fills and returns what it is given. Empty before the first snapshot.
     *
     * @template {Record<string, number>} D
     * @param {D} into
     * @returns {D & S}
     */
    drawn(into) {
        const drawn = /** @type {any} */ (into);
        for (const name in this.#state) {
            drawn[name] = this.#state[name] + (this.#error[name] ?? 0);
        }
        return drawn;
    }

    /** Nothing holds any more: the avatar died, was put elsewhere, or the connection is lost. */
    forget() {
        this.#holds.length = 0;
    }

    /** @param {Record<string, number> | null} before what was drawn */
    #mend(before) {
        let distance = 0;
        for (const name in this.#state) {
            this.#error[name] = before === null ? 0 : before[name] - this.#state[name];
            distance = Math.hypot(distance, this.#error[name]);
        }
        if (distance > this.#mending.leap) {
            this.#error = {};
        }
    }
}

/**
 * Draws a later state back towards an earlier one.
 *
 * @param {Record<string, number>} earlier @param {Record<string, number>} later is changed @param {number} part 1 is all the way
 */
function between(earlier, later, part) {
    for (const name in later) {
        later[name] += (earlier[name] - later[name]) * part;
    }
}
