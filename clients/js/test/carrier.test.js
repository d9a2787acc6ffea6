import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import {test} from 'node:test';
import {Frames, framed, tcpCarrier} from '../src/carrier/tcp.js';
import {webSocketCarrier} from '../src/carrier/websocket.js';
import {seeded} from '../fake/seeded.js';

test('should cut a stream into its frames, however its bytes arrive', () => {
    const random = seeded(3);
    for (let round = 0; round < 200; round++) {
        const sent = Array.from({length: random.between(1, 8)}, () => Uint8Array.from({length: random.between(1, 600)}, () => random.below(256)));
        const stream = Uint8Array.from(sent.flatMap(frame => [...framed(frame)]));
        const frames = new Frames();
        /** @type {Uint8Array[]} */
        const got = [];
        for (let at = 0; at < stream.length;) {
            const end = Math.min(stream.length, at + random.between(1, 700));
            const chunk = stream.slice(at, end);
            frames.take(chunk, frame => got.push(frame.slice()));
            // What was taken may be overwritten by its owner.
            chunk.fill(0);
            at = end;
        }
        assert.deepEqual(got, sent);
    }
});

test('should carry frames both ways over a socket, and tell its end', async () => {
    const server = createServer(socket => socket.once('data', () => socket.end(Uint8Array.of(0, 2, 9, 8)))).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const {port} = /** @type {any} */ (server.address());
    /** @type {any[]} */
    const told = [];
    await new Promise(resolve => {
        const wire = tcpCarrier()(`tcp://127.0.0.1:${port}`, {
            open: () => wire.send(Uint8Array.of(4)),
            frame: bytes => told.push([...bytes]),
            broken: () => told.push('broken'),
            closed: sentence => resolve(told.push(sentence)),
        });
    });
    assert.deepEqual(told, [[9, 8], `the connection to tcp://127.0.0.1:${port} was closed without a word`]);
    server.close();
    assert.throws(() => tcpCarrier()('ws://127.0.0.1:1', /** @type {any} */ (null)), /TCP does not go to ws:/);
});

test('should tell binary messages as frames, and refuse text', () => {
    /** @type {any} */
    let socket;
    class FakeWebSocket {
        /** @type {Uint8Array[]} */
        sent = [];
        closed = false;
        /** @param {string} url */
        constructor(url) {
            this.url = url;
            socket = this;
        }
        /** @param {Uint8Array} bytes */
        send(bytes) {
            this.sent.push(bytes);
        }
        close() {
            this.closed = true;
        }
    }
    /** @type {any[]} */
    const told = [];
    const wire = webSocketCarrier(FakeWebSocket)('ws://test', {
        open: () => told.push('open'), frame: bytes => told.push([...bytes]), broken: sentence => told.push(sentence), closed: sentence => told.push(sentence),
    });
    assert.equal(socket.binaryType, 'arraybuffer');
    socket.onopen();
    socket.onmessage({data: Uint8Array.of(1, 2).buffer});
    socket.onmessage({data: 'hi'});
    socket.onclose();
    assert.deepEqual(told, ['open', [1, 2], 'a WebSocket text message', 'the connection to ws://test was closed without a word']);
    wire.close();
    socket.onclose();
    assert.equal(told.length, 4);
    assert.equal(socket.closed, true);
    assert.throws(() => webSocketCarrier(FakeWebSocket)('tcp://test', /** @type {any} */ (null)), /a WebSocket does not go to tcp:/);
    assert.throws(() => webSocketCarrier(null), /there is no WebSocket here/);
});
