import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Client} from '../src/index.js';
import {FakeServer} from '../fake/fake-server.js';
import {SteppedTime} from '../fake/stepped-time.js';

/** A client that plays, and what it tells. @param {Partial<import('../src/client/client.js').Options>} [options] */
async function playing(options) {
    const server = new FakeServer();
    const timing = new SteppedTime();
    const client = new Client({url: 'ws://test', account: 'ann', carrier: server.carrier, timing, random: () => 0.999_999_999, ...options});
    /** @type {number[]} */
    const waits = [];
    client.on('lost', ({waitMs}) => waits.push(Math.round(waitMs)));
    const connected = client.connect();
    const wire = await server.next();
    wire.welcome({token: 1});
    await connected;
    return {server, timing, client, wire, waits};
}

test('should resume with the newest token after a loss', async () => {
    const {server, timing, client, wire} = await playing();
    wire.lose();
    assert.equal(client.state, 'waiting');
    await timing.step(250);
    const second = await server.next();
    assert.equal(second.greeting(), 'RESUME 1');
    second.welcome({resumed: true, token: 2});
    assert.equal(client.state, 'playing');
    second.lose();
    await timing.step(250);
    assert.equal((await server.next()).greeting(), 'RESUME 2');
});

test('should go on with commands after a loss, their numbers never used again', async () => {
    const {server, timing, client, wire} = await playing();
    client.send('say', {words: 'lost'});
    wire.lose();
    await timing.step(250);
    const second = await server.next();
    second.welcome({resumed: true});
    second.tick(1000, 0);
    const receipt = client.command('say', {words: 'hi'});
    second.tick(1001, 2, {receipts: [[2, 0]]});
    assert.equal((await receipt).number, 2);
});

test('should double the waits up to the longest, and say HELLO when the session is surely gone', async () => {
    const {server, timing, client, wire, waits} = await playing();
    server.down = true;
    wire.lose();
    await timing.step(29_999);
    assert.deepEqual(waits, [250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
    server.down = false;
    await timing.step(8_000);
    const back = await server.next();
    assert.equal(back.greeting(), 'HELLO ann');
    back.welcome();
    assert.equal(client.state, 'playing');
    back.lose();
    assert.equal(waits.at(-1), 250);
});

test('should spread the waits of many clients', async () => {
    const {waits, wire} = await playing({random: () => 0});
    wire.lose();
    assert.deepEqual(waits, [125]);
});

test('should say HELLO at once when the token is not known any more', async () => {
    const {server, timing, wire, waits} = await playing();
    wire.lose();
    await timing.step(250);
    (await server.next()).kick('resume_unknown', 'the token is unknown');
    await timing.step(0);
    assert.equal((await server.next()).greeting(), 'HELLO ann');
    assert.deepEqual(waits, [250, 0]);
});

for (const [name, greeting] of Object.entries({shutdown: 'HELLO ann', flood: 'RESUME 1', too_slow: 'RESUME 1', fault: 'HELLO ann', store: 'HELLO ann',
    frame_rate: 'RESUME 1', wire_rate: 'RESUME 1', data_rate: 'RESUME 1', address_rate: 'RESUME 1', address_full: 'RESUME 1', address_haste: 'RESUME 1',
    address_barred: 'HELLO ann'})) {
    test(`should come back by ${greeting} after a KICK ${name}`, async () => {
        const {server, timing, wire} = await playing();
        wire.kick(name, 'because');
        await timing.step(250);
        assert.equal((await server.next()).greeting(), greeting);
    });
}

for (const name of ['replaced', 'kicked', 'malformed', 'refused', 'version', 'of_a_later_version']) {
    test(`should end after a KICK ${name}, with its sentence`, async () => {
        const {server, timing, client, wire} = await playing();
        /** @type {any} */
        let end;
        client.on('end', reason => end = reason);
        wire.kick(name, 'the sentence');
        assert.deepEqual(end, {how: 'kicked', name, sentence: 'the sentence'});
        await timing.step(600_000);
        assert.equal(server.wires.length, 1);
    });
}

test('should follow a REDIRECT with the token it brings', async () => {
    const {server, timing, client, wire} = await playing();
    /** @type {string[]} */
    const told = [];
    client.on('redirect', address => told.push(address));
    wire.redirect('ws://elsewhere');
    await timing.step(0);
    const next = await server.next();
    assert.deepEqual([next.url, next.greeting(), told], ['ws://elsewhere', 'RESUME 0', ['ws://elsewhere']]);
});

test('should follow a REDIRECT that answers its first HELLO', async () => {
    const server = new FakeServer();
    const timing = new SteppedTime();
    const client = new Client({url: 'ws://test', account: 'ann', carrier: server.carrier, timing});
    const connected = client.connect();
    (await server.next()).redirect('ws://elsewhere');
    await timing.step(0);
    const next = await server.next();
    assert.deepEqual([next.url, next.greeting()], ['ws://elsewhere', 'RESUME 0']);
    next.welcome();
    assert.equal((await connected).account, 'ann');
});

test('should give up after as long as it was told', async () => {
    const {server, timing, client, wire} = await playing({patience: {giveUpMs: 20_000}});
    /** @type {any} */
    let end;
    client.on('end', reason => end = reason);
    server.down = true;
    wire.lose();
    await timing.step(60_000);
    assert.deepEqual([client.state, end.how, end.sentence], ['ended', 'lost', 'no connection to ws://test']);
    assert.equal(timing.waiting, 0);
});

test('should stay away when told to', async () => {
    const {server, timing, client, wire} = await playing({comeBack: false});
    wire.lose();
    await timing.step(60_000);
    assert.deepEqual([client.state, server.wires.length], ['ended', 1]);
});

test('should stop trying when closed, and connect anew when asked', async () => {
    const {server, timing, client, wire} = await playing();
    wire.lose();
    client.close();
    await timing.step(60_000);
    assert.deepEqual([client.state, server.wires.length, timing.waiting], ['ended', 1, 0]);
    const again = client.connect();
    const next = await server.next();
    assert.equal(next.greeting(), 'HELLO ann');
    next.welcome();
    await again;
});

test('should take a server for lost that is silent, and no other', async () => {
    const {timing, client, wire} = await playing({silenceMs: 900});
    for (let tick = 1000; tick < 1020; tick++) {
        await timing.step(800);
        wire.tick(tick, 0);
    }
    assert.equal(client.state, 'playing');
    await timing.step(899);
    assert.equal(client.state, 'playing');
    await timing.step(301);
    assert.equal(client.state, 'waiting');
    assert.equal(wire.closed, true);
});
