import assert from 'node:assert/strict';
import {test} from 'node:test';
import {entityOf} from '../src/entity.js';
import {Client, Interpolation} from '../src/index.js';
import {WireWriter} from '../src/wire/writer.js';
import {FakeServer} from '../fake/fake-server.js';
import {SteppedTime} from '../fake/stepped-time.js';

const ANN = entityOf(7, 1);
const ENTERS = 16;
const UPDATES = 64;

/** A client whose ticks come each 100 ms, drawn 100 ms behind; entity 7/1 enters at tick 0 and x = 0. */
async function walked() {
    const server = new FakeServer();
    const time = new SteppedTime();
    const client = new Client({url: 'ws://test', account: 'ann', carrier: server.carrier, timing: time});
    const interpolation = new Interpolation(client, {}, time.now);
    const connected = client.connect();
    const wire = await server.next();
    wire.welcome({tick: 0});
    await connected;
    wire.say(new WireWriter().u8(0x82).varint(0).varint(0).u8(ENTERS).varint(1).entity(ANN).u8(0).varint(0).varint(0));
    interpolation.begin(time.now());
    let tick = 0;
    return {
        client, time, interpolation, wire,
        /** The next TICK comes, with it at x, or still where it stood. @param {number} [x] */
        async tick(x) {
            await time.step(100 * (tick + 1) - time.now());
            const out = new WireWriter().u8(0x82).varint(++tick).varint(0).u8(x === undefined ? 0 : UPDATES);
            wire.say(x === undefined ? out : out.varint(2).varint(2).zigzag(x * 64).varint(0));
        },
        /** Where it is drawn so many milliseconds after now. @param {number} ms */
        async after(ms) {
            await time.step(ms);
            interpolation.begin(time.now());
            return Math.round(interpolation.place(ANN, {x: NaN, y: NaN}).x * 1000) / 1000;
        },
    };
}

test('should draw a walker on the straight between its snapshots', async () => {
    const {tick, after} = await walked();
    await tick(1);
    assert.equal(await after(0), 0);
    assert.equal(await after(50), 0.5);
    await tick(3);
    assert.equal(await after(0), 1);
    assert.equal(await after(25), 1.5);
    assert.equal(await after(50), 2.5);
});

test('should begin a walk where the entity stood until then', async () => {
    const {tick, after} = await walked();
    for (let i = 0; i < 20; i++) {
        await tick();
    }
    await tick(1);
    assert.equal(await after(0), 0);
    assert.equal(await after(50), 0.5);
});

test('should stand when the walk ended, while ticks come', async () => {
    const {tick, after} = await walked();
    await tick(1);
    await tick(2);
    await tick();
    assert.equal(await after(0), 2);
    await tick();
    assert.equal(await after(50), 2);
});

test('should walk on for a bounded time when nothing comes, and then stand', async () => {
    const {tick, after} = await walked();
    await tick(1);
    await tick(2);
    assert.equal(await after(100), 2);
    assert.equal(await after(50), 2.5);
    assert.equal(await after(50), 3);
    assert.equal(await after(500), 3);
});

test('should not draw on the way who was put elsewhere', async () => {
    const {tick, after} = await walked();
    await tick(1);
    await tick(500);
    assert.equal(await after(50), 500);
    await tick(501);
    assert.equal(await after(50), 500.5);
});

test('should not confuse entities that have a view number after each other', async () => {
    const {tick, wire, interpolation, time} = await walked();
    await tick(1);
    await tick(2);
    const other = entityOf(8, 1);
    await time.step(100);
    wire.say(new WireWriter().u8(0x82).varint(3).varint(0).u8(ENTERS).varint(1).entity(other).u8(0).varint(2).zigzag(640).varint(0));
    interpolation.begin(time.now());
    assert.equal(interpolation.place(other, {x: NaN, y: NaN}).x, 10);
});

test('should begin anew with a new connection, and keep the picture until then', async () => {
    const {client, tick, wire, time, interpolation, after} = await walked();
    await tick(1);
    wire.lose();
    assert.equal(await after(100), 1);
    await time.step(1000);
    assert.equal(client.state, 'connecting');
    interpolation.begin(time.now());
    assert.equal(interpolation.place(ANN, {x: NaN, y: NaN}).x, 2, 'it walked on as far as the bound');
    interpolation.stop();
});
