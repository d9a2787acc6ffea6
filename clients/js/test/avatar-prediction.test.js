import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entityOf} from '../src/entity.js';
import {walking} from '../src/games/walking.js';
import {AvatarPrediction, Client} from '../src/index.js';
import {WireWriter} from '../src/wire/writer.js';
import {FakeServer} from '../fake/fake-server.js';
import {SteppedTime} from '../fake/stepped-time.js';

/** A client that plays the entity 7/1 at (100, 0), and its prediction. */
async function avatar() {
    const server = new FakeServer();
    const client = new Client({url: 'ws://test', account: 'ann', carrier: server.carrier, timing: new SteppedTime()});
    const prediction = new AvatarPrediction(client, walking({width: 1000, height: 1000}));
    const connected = client.connect();
    const wire = await server.next();
    wire.welcome();
    await connected;
    assert.deepEqual(prediction.frame(0.01), {});
    wire.say(new WireWriter().u8(0x82).varint(1000).varint(0).u8(16).varint(1).entity(entityOf(7, 1)).u8(3).varint(2).zigzag(6400).varint(0));
    return {client, prediction, wire};
}

test('should walk before the server has answered, and be held to its answer', async () => {
    const {prediction, wire} = await avatar();
    assert.equal(prediction.frame(0).x, 100);
    prediction.command('move', {dx: 1, dy: 0});
    assert.equal(prediction.frame(0.25).x, 105);
    wire.tick(1003, 1, {receipts: [[1, 1]]});
    assert.equal(prediction.frame(0).x, 105, 'no leap');
    assert.ok(Math.abs(prediction.frame(1).x - 100) < 0.001, 'but back to where it stands');
});

test('should ignore receipts of commands that move nothing', async () => {
    const {client, prediction, wire} = await avatar();
    prediction.command('move', {dx: 0, dy: 1});
    client.send('say', {words: 'hi'});
    wire.tick(1001, 2, {receipts: [[1, 0], [2, 1]]});
    prediction.frame(0.1);
    assert.ok(prediction.frame(0.1).y > 3);
});

test('should stand when the connection is lost', async () => {
    const {prediction, wire} = await avatar();
    prediction.command('move', {dx: 1, dy: 0});
    prediction.frame(0.1);
    wire.lose();
    assert.equal(prediction.frame(5).x, 102);
    assert.throws(() => prediction.command('move', {dx: 1, dy: 0}), /this client is waiting/);
    prediction.stop();
});

test('should walk more slowly while the server stretches its ticks', async () => {
    const {client, prediction, wire} = await avatar();
    /** @type {number[]} */
    const paces = [];
    client.on('pace', tickMs => paces.push(tickMs));
    assert.equal(client.speed, 1);
    wire.pace(200_000);
    assert.equal(client.speed, 0.5);
    prediction.command('move', {dx: 1, dy: 0});
    assert.equal(prediction.frame(0.5).x, 105, 'a quarter of a second of the game');
    wire.tick(1002, 1, {receipts: [[1, 0]]});
    wire.pace(100_000);
    assert.equal(client.tickMs, 100);
    assert.deepEqual(paces, [200, 100]);
});
