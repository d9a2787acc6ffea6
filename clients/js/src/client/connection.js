import {ProtocolError} from '../errors.js';
import {KICK, PACE, REDIRECT, TICK, WELCOME} from '../wire/messages.js';
import {WireReader} from '../wire/reader.js';
import {readWelcome, TOKEN_BYTES} from '../wire/welcome.js';

const MAX_TEXT = 65_535;
const MAX_TICK_MICROS = 60_000_000;
/** A server says something at each tick. One that was silent at so many checks in a row is gone. */
const SILENT_CHECKS = 3;

/**
 * Who owns a connection.
 *
 * @typedef {object} Owner
 * @property {(welcome: import('../wire/welcome.js').Welcome) => {decode: () => void}} onWelcome makes what reads TICKs
 * @property {() => void} onPlaying from now on commands may be sent
 * @property {() => void} onTick a TICK was applied
 * @property {(tickMs: number) => void} onPace from the last TICK on one comes every so many milliseconds
 * @property {(address: string, token: Uint8Array) => void} onRedirect
 * @property {(reason: import('../errors.js').CloseReason) => void} onEnd once, whatever ended it
 */

/** One socket of a client, from the attempt to its end: greets, cuts frames into messages, ends once. */
export class Connection {
    #reader = new WireReader();
    #owner;
    #timing;
    #silenceMs;
    /** @type {{decode: () => void} | null} */
    #ticks = null;
    /** @type {import('../carrier/websocket.js').Wire | null} */
    #wire = null;
    #ended = false;
    #silent = 0;
    /** @type {any} */
    #timer;

    /**
     * @param {{carrier: import('../carrier/websocket.js').Carrier, url: string, timing: import('./timing.js').Timing,
     *     handshakeMs: number, silenceMs: number}} how
     * @param {Uint8Array} greeting the frame with HELLO or RESUME @param {Owner} owner
     */
    constructor(how, greeting, owner) {
        this.#owner = owner;
        this.#timing = how.timing;
        this.#silenceMs = how.silenceMs;
        const late = `no WELCOME from ${how.url} within ${how.handshakeMs} ms`;
        this.#timer = how.timing.setTimeout(() => this.#lost(late), how.handshakeMs);
        this.#wire = how.carrier(how.url, {
            open: () => this.send(greeting),
            frame: bytes => this.#frame(bytes),
            broken: sentence => this.end({how: 'violation', name: 'violation', sentence}),
            closed: sentence => this.#lost(sentence),
        });
    }

    get reader() {
        return this.#reader;
    }

    get playing() {
        return this.#ticks !== null && !this.#ended;
    }

    /** @param {Uint8Array} frame */
    send(frame) {
        if (!this.#ended) {
            this.#wire?.send(frame);
        }
    }

    /** @param {import('../errors.js').CloseReason} reason */
    end(reason) {
        if (this.#ended) {
            return;
        }
        this.#ended = true;
        this.#timing.clearTimeout(this.#timer);
        this.#wire?.close();
        this.#owner.onEnd(reason);
    }

    /** @param {Uint8Array} bytes */
    #frame(bytes) {
        if (this.#ended) {
            return;
        }
        this.#silent = 0;
        this.#reader.wrap(bytes);
        try {
            do {
                this.#message(this.#reader.u8());
            } while (!this.#ended && this.#reader.remaining > 0);
        } catch (e) {
            const sentence = `the server sent what could not be read: ${/** @type {Error} */ (e).message}`;
            this.end({how: 'violation', name: 'violation', sentence});
            if (!(e instanceof ProtocolError)) {
                throw e;
            }
        }
    }

    /** @param {number} type */
    #message(type) {
        switch (type) {
            case TICK:
                if (this.#ticks === null) {
                    throw new ProtocolError('a TICK before WELCOME');
                }
                this.#ticks.decode();
                this.#owner.onTick();
                break;
            case WELCOME:
                if (this.#ticks !== null) {
                    throw new ProtocolError('a WELCOME in the middle of play');
                }
                this.#ticks = this.#owner.onWelcome(readWelcome(this.#reader));
                this.#watch();
                this.#owner.onPlaying();
                break;
            case PACE: {
                const micros = this.#reader.varintUpTo(MAX_TICK_MICROS, 'the length of a tick');
                if (micros === 0 || this.#ticks === null) {
                    throw new ProtocolError(micros === 0 ? 'a tick that takes no time' : 'a PACE before WELCOME');
                }
                this.#owner.onPace(micros / 1000);
                break;
            }
            case KICK: {
                this.#reader.varint("a kick's reason");
                this.end({how: 'kicked', name: this.#reader.text(MAX_TEXT), sentence: this.#reader.text(MAX_TEXT)});
                break;
            }
            case REDIRECT: {
                const address = this.#reader.text(MAX_TEXT);
                this.#owner.onRedirect(address, this.#reader.bytes(TOKEN_BYTES, 'the token'));
                this.end({how: 'redirected', name: address, sentence: `the session continues at ${address}`});
                break;
            }
            default:
                throw new ProtocolError(`no message begins with 0x${type.toString(16)}`);
        }
    }

    /** Looks again and again whether the server still speaks. */
    #watch() {
        this.#timing.clearTimeout(this.#timer);
        if (this.#ended) {
            return;
        }
        if (this.#silent++ === SILENT_CHECKS) {
            this.#lost(`the server was silent for ${this.#silenceMs} ms`);
        } else {
            this.#timer = this.#timing.setTimeout(() => this.#watch(), this.#silenceMs / SILENT_CHECKS);
        }
    }

    /** @param {string} sentence */
    #lost(sentence) {
        this.end({how: 'lost', name: 'lost', sentence});
    }
}
