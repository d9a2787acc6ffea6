/**
 * How frames travel. A carrier opens a connection to an address and tells its events, none before it returned; `broken` says that
 * the server did what the protocol does not allow. After `close` nothing more is told.
 *
 * @typedef {{open: () => void, frame: (bytes: Uint8Array) => void, broken: (sentence: string) => void, closed: (sentence: string)
 *     => void}} Ends
 * @typedef {{send: (frame: Uint8Array) => void, close: () => void}} Wire
 * @typedef {(url: string, ends: Ends) => Wire} Carrier
 */

/**
 * Frames as binary WebSocket messages.
 *
 * @param {any} [WebSocket] the constructor; the one of the browser, or of Node 22, unless given
 * @returns {Carrier}
 */
export function webSocketCarrier(WebSocket = /** @type {any} */ (globalThis).WebSocket) {
    if (typeof WebSocket !== 'function') {
        throw new TypeError('there is no WebSocket here: hand a constructor in, start Node 20 with --experimental-websocket, or use '
            + 'tcpCarrier of caelmor-client/tcp');
    }
    return (url, ends) => {
        if (!/^wss?:/.test(url)) {
            throw new TypeError(`a WebSocket does not go to ${url}`);
        }
        const socket = new WebSocket(url);
        let opened = false;
        socket.binaryType = 'arraybuffer';
        socket.onopen = () => {
            opened = true;
            ends.open();
        };
        socket.onmessage = (/** @type {{data: unknown}} */ message) => {
            if (message.data instanceof ArrayBuffer) {
                ends.frame(new Uint8Array(message.data));
            } else {
                ends.broken('a WebSocket text message');
            }
        };
        socket.onerror = () => {};
        socket.onclose = () => ends.closed(opened ? `the connection to ${url} was closed without a word` : `no connection to ${url}`);
        return {
            send: frame => socket.send(frame),
            close: () => {
                socket.onopen = socket.onmessage = socket.onclose = () => {};
                socket.close();
            },
        };
    };
}
