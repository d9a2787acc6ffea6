import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Client} from '../src/index.js';
import {entityOf} from '../src/entity.js';
import {WireReader} from '../src/wire/reader.js';
import {WireWriter} from '../src/wire/writer.js';
import {FakeServer} from '../fake/fake-server.js';
import {SteppedTime} from '../fake/stepped-time.js';

/**
 * A client that plays, and the server's side of it.
 *
 * @param {{frameLimit?: number, resumed?: boolean}} [welcome] @param {Partial<import('../src/client/client.js').Options>}
 *     [options]
 */
async function playing(welcome, options) {
    const server = new FakeServer();
    const timing = new SteppedTime();
    const client = new Client({url: 'ws://test', account: 'ann', carrier: server.carrier, timing, random: () => 0, ...options});
    const connected = client.connect();
    const wire = await server.next();
    wire.welcome(welcome);
    await connected;
    wire.received.length = 0;
    return {server, timing, client, wire};
}

/** The commands of a frame, as `ACK 1000` and `move #1`. @param {Uint8Array} frame */
function described(frame) {
    const reader = new WireReader().wrap(frame);
    const ack = frame[0] === 5 ? (reader.u8(), `ACK ${reader.varint()}, `) : '';
    const [type, flags, id, number] = [reader.u8(), reader.u8(), reader.varint(), reader.varint()];
    assert.deepEqual([type, flags], [3, 0]);
    return `${ack}${['', 'move', 'say', 'pay'][id]} #${number}`;
}

test('should say HELLO and resolve with the WELCOME', async () => {
    const server = new FakeServer();
    const client = new Client({url: 'ws://test', account: 'ann', credential: 'secret', program: 'p', carrier: server.carrier, timing: new SteppedTime()});
    /** @type {string[]} */
    const states = [];
    client.on('state', state => states.push(state));
    const connected = client.connect();
    const wire = await server.next();
    assert.deepEqual(wire.received, [new WireWriter().u8(1).u8(1).text('ann').text('secret').text('p').take()]);
    wire.welcome();
    const welcome = await connected;
    assert.deepEqual([welcome.world, welcome.tickRate, welcome.resumed, client.world.schema.kinds.get(5)], ['main', 10, false, 'avatar']);
    assert.deepEqual(states, ['connecting', 'playing']);
    await assert.rejects(client.connect(), /this client is playing/);
});

test('should resolve a command with its receipt, applied or refused', async () => {
    const {client, wire, timing} = await playing();
    const first = client.command('move', {dx: 1, dy: 0});
    const second = client.command('move', [0, 1]);
    await timing.step(70);
    wire.tick(1003, 2, {age: 1, receipts: [[1, 0], [2, 1]]});
    assert.deepEqual(await first, {number: 1, command: 'move', applied: true, tick: 1002, rejection: '', sentence: '', roundTripMs: 70});
    const refused = await second;
    assert.deepEqual([refused.applied, refused.rejection, refused.sentence], [false, 'unable', "your avatar can't do that now"]);
});

test('should take the receipt of a durable command after those of later ones', async () => {
    const {client, wire} = await playing();
    /** @type {number[]} */
    const order = [];
    client.on('receipt', receipt => order.push(receipt.number));
    const durable = client.command('pay', {to: entityOf(7, 2), gold: 5n});
    const quick = client.command('say', {words: 'hi'});
    wire.tick(1001, 2, {receipts: [[2, 0]]});
    assert.equal((await quick).tick, 1001);
    wire.tick(1005, 2, {age: 4, receipts: [[1, 0]]});
    assert.equal((await durable).tick, 1001);
    assert.deepEqual(order, [2, 1]);
});

test('should say once, before the next command, which TICK it has applied', async () => {
    const {client, wire} = await playing();
    client.send('say', {words: 'a'});
    wire.tick(1000, 0);
    wire.tick(1001, 0);
    client.send('say', {words: 'b'});
    client.send('say', {words: 'c'});
    wire.tick(1002, 3);
    client.send('say', {words: 'd'});
    assert.deepEqual(wire.received.map(described), ['say #1', 'ACK 1001, say #2', 'say #3', 'ACK 1002, say #4']);
});

test('should leave the ACK for the next command where the frame limit has no room for both', async () => {
    const {client, wire} = await playing({frameLimit: 16});
    wire.tick(1000, 0);
    client.send('say', {words: '12345678901'});
    client.send('say', {words: '1'});
    assert.deepEqual(wire.received.map(described), ['say #1', 'ACK 1000, say #2']);
    assert.throws(() => client.send('say', {words: '123456789012'}), /say makes a frame of 17 bytes; the server takes 16/);
    client.send('say', {words: 'after'});
    assert.equal(described(wire.received[2]), 'say #3');
});

test('should refuse what it can not send, and use no number for it', async () => {
    const {client, wire} = await playing();
    await assert.rejects(client.command('fly'), /the server has no command 'fly'; it has move, pay, say/);
    await assert.rejects(client.command('move', {dx: 1}), /the parameter dy of move is undefined; FLOAT wants a finite number/);
    client.send('move', [0, 0]);
    assert.deepEqual(wire.received.map(described), ['move #1']);
});

test('should tell events by name, with their fields', async () => {
    const {client, wire} = await playing();
    /** @type {any[]} */
    const heard = [];
    client.onEvent('say', fields => heard.push(fields));
    const stop = client.on('event', event => heard.push(event.name, event.tick));
    const say = () => new WireWriter().u8(0x82).varint(1000 + heard.length).varint(0).u8(4).varint(1).entity(entityOf(7, 2)).text('hi').varint(0);
    wire.say(say());
    stop();
    wire.say(say());
    const fields = {speaker: entityOf(7, 2), words: 'hi'};
    assert.deepEqual(heard, [fields, 'say', 1000, fields]);
});

test('should tell each TICK once, after all of it is applied', async () => {
    const {client, wire} = await playing();
    /** @type {any[]} */
    const seen = [];
    client.on('tick', change => seen.push([change.tick, change.previousTick, [...change.entered], client.world.size, client.world.get(change.entered[0], 'x')]));
    wire.say(new WireWriter().u8(0x82).varint(1000).varint(0).u8(16).varint(1).entity(entityOf(7, 2)).u8(3).varint(2).zigzag(64).varint(0));
    assert.deepEqual(seen, [[1000, -1, [entityOf(7, 2)], 1, 1]]);
});

test('should reject what waits when the connection ends, and say so', async () => {
    const {client, wire} = await playing();
    const waits = client.command('say', {words: 'hi'});
    wire.lose();
    await assert.rejects(waits, /the connection ended before 'say' was answered, so whether it was applied is not known: the line was cut/);
    await assert.rejects(client.command('say', {words: 'hi'}), /'say' can't be sent: this client is waiting/);
});

test('should reject the first attempt with the sentence of the server', async () => {
    const server = new FakeServer();
    const client = new Client({url: 'ws://test', account: 'ann', carrier: server.carrier, timing: new SteppedTime()});
    const connected = client.connect();
    (await server.next()).kick('refused', 'the credential is wrong');
    await assert.rejects(connected, (/** @type {any} */ error) => {
        assert.deepEqual([error.message, error.reason.how, error.reason.name], ['the credential is wrong', 'kicked', 'refused']);
        return true;
    });
    assert.equal(client.state, 'ended');
});

test('should end when the server is silent before WELCOME', async () => {
    const server = new FakeServer();
    const timing = new SteppedTime();
    const client = new Client({url: 'ws://test', account: 'ann', carrier: server.carrier, timing, handshakeMs: 100});
    const connected = client.connect().catch(error => error.message);
    await timing.step(100);
    assert.equal(await connected, 'no WELCOME from ws://test within 100 ms');
});

/** @type {Record<string, (wire: import('../fake/fake-server.js').FakeWire) => void>} */
const VIOLATIONS = {
    'no message begins with 0x7f': wire => wire.say(new WireWriter().u8(0x7F)),
    'a WELCOME in the middle of play': wire => wire.welcome(),
    'a receipt for 1, which waits for none; this client sent 1 to 0': wire => wire.tick(1000, 0, {receipts: [[1, 0]]}),
    'last number 1, which waits for none; this client sent 1 to 0': wire => wire.tick(1000, 1),
    'tick 999 came after 999': wire => wire.tick(999, 0),
    'the frame ends inside a byte': wire => wire.say(new WireWriter()),
    'a WebSocket text message': wire => wire.ends.broken('a WebSocket text message'),
};

for (const [sentence, violate] of Object.entries(VIOLATIONS)) {
    test(`should close, and not return, on: ${sentence}`, async () => {
        const {client, wire, server, timing} = await playing();
        /** @type {any[]} */
        const ends = [];
        client.on('end', reason => ends.push(reason));
        violate(wire);
        assert.equal(ends.length, 1);
        assert.equal(ends[0].how, 'violation');
        assert.ok(ends[0].sentence.endsWith(sentence), ends[0].sentence);
        assert.equal(wire.closed, true);
        assert.equal(timing.waiting, 0);
        await timing.step(600_000);
        assert.equal(server.wires.length, 1);
    });
}

test('should say BYE, and resolve when the server has answered all', async () => {
    const {client, wire, server, timing} = await playing();
    const durable = client.command('pay', [entityOf(7, 2), 5]);
    const gone = client.bye();
    assert.deepEqual(wire.received.at(-1), Uint8Array.of(4));
    wire.tick(1001, 1, {receipts: [[1, 0]]});
    wire.kick('bye', 'the client asked for it');
    await gone;
    assert.equal((await durable).applied, true);
    assert.equal(client.state, 'ended');
    await timing.step(600_000);
    assert.equal(server.wires.length, 1);
});

test('should not be harmed by a listener that throws', async () => {
    /** @type {any[]} */
    const reported = [];
    const {client, wire} = await playing({}, {report: error => reported.push(error)});
    let ticks = 0;
    client.on('tick', () => { throw new Error('mine'); });
    client.on('tick', () => ticks++);
    wire.tick(1000, 0);
    wire.tick(1001, 0);
    assert.deepEqual([ticks, client.state, reported.map(error => error.message)], [2, 'playing', ['mine', 'mine']]);
});
