/**
 * What may be said after which KICK (docs/protocol.md, KICK). One that is not named ends the client.
 *
 * @type {Record<string, string>}
 */
const AFTER_KICK = {
    shutdown: 'hello',
    server_full: 'hello',
    resume_unknown: 'hello at once',
    handshake_timeout: 'hello',
    flood: 'resume',
    too_slow: 'resume',
    store: 'hello',
    fault: 'hello',
    frame_rate: 'resume',
    wire_rate: 'resume',
    data_rate: 'resume',
    address_rate: 'resume',
    address_full: 'resume',
    address_haste: 'resume',
    address_barred: 'hello',
};

/**
 * How to try again.
 *
 * @typedef {object} Patience
 * @property {number} firstMs about how long to wait before the first attempt
 * @property {number} mostMs the longest wait between two
 * @property {number} giveUpMs after so long without a connection the client ends
 */

/** @type {Patience} */
export const PATIENCE = {firstMs: 250, mostMs: 8_000, giveUpMs: 300_000};

/**
 * Decides when a client whose connection ended tries again, and with which word. The waits double, and are drawn between half and
 * whole of that, so that a thousand clients of a server that returns don't come at once ("equal jitter": M. Brooker, Exponential
 * Backoff And Jitter).
 */
export class Comeback {
    #patience;
    #random;
    #attempts = 0;
    #lostAt = 0;
    #resumeMs = 0;
    /** @type {Uint8Array | null} */
    #token = null;

    /** @param {Patience} patience @param {() => number} random `0 <= n < 1` */
    constructor(patience, random) {
        this.#patience = patience;
        this.#random = random;
    }

    /** A connection plays. @param {Uint8Array} token @param {number} resumeMs how long it is good for after the loss */
    playing(token, resumeMs) {
        this.#token = token;
        this.#resumeMs = resumeMs;
        this.#attempts = 0;
    }

    /** The session waits elsewhere. @param {Uint8Array} token */
    redirected(token) {
        this.#token = token;
        this.#resumeMs = this.#patience.giveUpMs;
    }

    /**
     * @param {import('../errors.js').CloseReason} reason of the connection that ended @param {boolean} played whether it had come
     *     to play
     * @param {number} now milliseconds
     * @returns {{token: Uint8Array | null, waitMs: number} | null} null where there is no way back
     */
    next(reason, played, now) {
        if (played || reason.how === 'redirected') {
            this.#lostAt = now;
        }
        const word = reason.how === 'lost' || reason.how === 'redirected' ? 'resume' : reason.how === 'kicked' && AFTER_KICK[reason.name];
        if (!word || now - this.#lostAt >= this.#patience.giveUpMs) {
            return null;
        }
        const atOnce = word === 'hello at once' || reason.how === 'redirected';
        const whole = Math.min(this.#patience.mostMs, this.#patience.firstMs * 2 ** this.#attempts++);
        const waitMs = atOnce ? 0 : whole * (0.5 + 0.5 * this.#random());
        if (word !== 'resume' || now + waitMs - this.#lostAt >= this.#resumeMs) {
            this.#token = null;
        }
        return {token: this.#token, waitMs};
    }
}
