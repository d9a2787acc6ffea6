import {ConnectionEnded} from '../errors.js';

/**
 * What became of a command.
 *
 * @typedef {object} Receipt
 * @property {number} number
 * @property {string} command its name
 * @property {boolean} applied
 * @property {number} tick in which the server processed it
 * @property {string} rejection the name of the reason; '' where it was applied
 * @property {string} sentence the reason for people; '' where it was applied
 * @property {number} roundTripMs from the call to the answer
 *
 * @typedef {{command: string, sentAt: number, resolve?: (receipt: Receipt) => void, reject?: (error: Error) => void}} Waiting
 */

/** Commands that the server has not answered yet, by their number. */
export class PendingCommands {
    /** @type {Map<number, Waiting>} */
    #waiting = new Map();

    /** @param {number} number @param {string} command @param {number} now */
    sent(number, command, now) {
        this.#waiting.set(number, {command, sentAt: now});
    }

    /** A promise of the answer. @param {number} number @returns {Promise<Receipt>} */
    promise(number) {
        return new Promise((resolve, reject) => Object.assign(/** @type {Waiting} */ (this.#waiting.get(number)), {resolve, reject}));
    }

    /**
     * @param {number} number @param {number} tick @param {import('../schema.js').Rejection | null} rejection @param {number} now
     * @returns {Receipt | null} null where nothing waits under that number
     */
    settle(number, tick, rejection, now) {
        const waiting = this.#waiting.get(number);
        if (waiting === undefined) {
            return null;
        }
        this.#waiting.delete(number);
        const receipt = {
            number,
            command: waiting.command,
            applied: rejection === null,
            tick,
            rejection: rejection?.name ?? '',
            sentence: rejection?.sentence ?? '',
            roundTripMs: now - waiting.sentAt,
        };
        waiting.resolve?.(receipt);
        return receipt;
    }

    /** The connection ended: nobody will answer. @param {import('../errors.js').CloseReason} reason */
    abandon(reason) {
        const abandoned = [...this.#waiting.values()];
        this.#waiting.clear();
        for (const {command, reject} of abandoned) {
            reject?.(new ConnectionEnded(`the connection ended before '${command}' was answered, so whether it was applied is not known: `
                + reason.sentence, reason));
        }
    }
}
