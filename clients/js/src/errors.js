/**
 * Bytes from the server that are not what docs/protocol.md says stands there. The connection they came on is closed.
 */
export class ProtocolError extends Error {
    name = 'ProtocolError';
}

/**
 * How a connection ended.
 *
 * - `kicked`: the server said KICK; `name` is the reason's
 * - `redirected`: the server said REDIRECT; `name` is the address
 * - `lost`: it broke, or was never made
 * - `violation`: what the server sent could not be read
 * - `closed`: this client closed it
 *
 * @typedef {{how: 'kicked' | 'redirected' | 'lost' | 'violation' | 'closed', name: string, sentence: string}} CloseReason
 */

/**
 * What a promise of this client is rejected with when its connection ended first. The message is a sentence for people.
 */
export class ConnectionEnded extends Error {
    name = 'ConnectionEnded';

    /** @param {string} sentence @param {CloseReason} reason */
    constructor(sentence, reason) {
        super(sentence);
        /** @readonly */
        this.reason = reason;
    }
}
