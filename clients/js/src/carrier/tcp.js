import {connect as connectTcp} from 'node:net';
import {connect as connectTls} from 'node:tls';

const LENGTH_BYTES = 2;
const NOTHING = new Uint8Array(0);

/**
 * Frames behind their length on TCP (`tcp://`), or inside TLS (`tls://`). For Node alone.
 *
 * @param {import('node:tls').ConnectionOptions} [tls] for `tls://`, such as `ca`
 * @returns {import('./websocket.js').Carrier}
 */
export function tcpCarrier(tls = {}) {
    return (url, ends) => {
        const {protocol, hostname, port} = new URL(url);
        if (protocol !== 'tcp:' && protocol !== 'tls:') {
            throw new TypeError(`TCP does not go to ${url}`);
        }
        const at = {host: hostname.replace(/^\[|\]$/g, ''), port: Number(port)};
        const socket = protocol === 'tcp:' ? connectTcp(at) : connectTls({servername: at.host, ...tls, ...at});
        const frames = new Frames();
        let sentence = `the connection to ${url} was closed without a word`;
        socket.setNoDelay(true);
        socket.once(protocol === 'tcp:' ? 'connect' : 'secureConnect', () => ends.open());
        socket.on('data', bytes => frames.take(bytes, ends.frame));
        socket.on('error', error => sentence = `the connection to ${url} broke: ${error.message || /** @type {any} */ (error).code}`);
        socket.on('close', () => ends.closed(sentence));
        return {
            send: frame => socket.write(framed(frame)),
            close: () => {
                socket.removeAllListeners('data').removeAllListeners('close');
                socket.destroySoon();
            },
        };
    };
}

/** A frame behind its length. @param {Uint8Array} frame */
export function framed(frame) {
    const bytes = new Uint8Array(LENGTH_BYTES + frame.length);
    new DataView(bytes.buffer).setUint16(0, frame.length);
    bytes.set(frame, LENGTH_BYTES);
    return bytes;
}

/** Cuts a stream into frames, however its bytes arrive. */
export class Frames {
    #rest = NOTHING;

    /** @param {Uint8Array} bytes @param {(frame: Uint8Array) => void} frame is called for each frame that is whole */
    take(bytes, frame) {
        let at = 0;
        const all = this.#rest.length === 0 ? bytes : joined(this.#rest, bytes);
        while (all.length - at >= LENGTH_BYTES) {
            const end = at + LENGTH_BYTES + (all[at] << 8 | all[at + 1]);
            if (end > all.length) {
                break;
            }
            frame(all.subarray(at + LENGTH_BYTES, end));
            at = end;
        }
        this.#rest = all.slice(at);
    }
}

/** @param {Uint8Array} first @param {Uint8Array} second */
function joined(first, second) {
    const all = new Uint8Array(first.length + second.length);
    all.set(first);
    all.set(second, first.length);
    return all;
}
