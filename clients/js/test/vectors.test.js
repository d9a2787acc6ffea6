import assert from 'node:assert/strict';
import {test} from 'node:test';
import {framed} from '../src/carrier/tcp.js';
import {entityOf} from '../src/entity.js';
import {World} from '../src/world/world.js';
import {TickDecoder} from '../src/world/tick-decoder.js';
import {ENTITY, FLOAT} from '../src/wire/types.js';
import {writeAck, writeBye, writeCommand, writeHello, writeResume} from '../src/wire/messages.js';
import {WireReader} from '../src/wire/reader.js';
import {readWelcome} from '../src/wire/welcome.js';
import {WireWriter} from '../src/wire/writer.js';
import {writeParameters} from '../src/wire/values.js';
import {TOKEN, vector, VECTORS, WELCOME} from '../fake/vectors.js';

const ANN = entityOf(7, 2);
const KNOWN = ['float-1.5', 'text-hé', 'entity-7-2', 'hello', 'resume', 'welcome', 'redirect', 'bye', 'command-3-applied', 'command-entity',
    'command-claims-tick', 'ack-1000', 'ack-command', 'tcp-bye', 'kick-replaced', 'pace-225000', 'pace-usual', 'tick-idle', 'tick-receipts', 'tick-enter', 'tick-update',
    'tick-move', 'tick-update-absolute', 'tick-event-leave', 'tick-missed', 'tick-moves'];
const STEER = {id: 3, name: 'steer', fields: [{name: 'dx', type: FLOAT, maxBytes: 0}, {name: 'dy', type: FLOAT, maxBytes: 0}]};
const HIT = {id: 1, name: 'hit', fields: [{name: 'target', type: ENTITY, maxBytes: 0}]};

/** @param {string} name */
const reader = name => new WireReader().wrap(vector(name));

/** @param {string} name @param {(out: WireWriter) => unknown} write */
function assertWrites(name, write) {
    const out = new WireWriter();
    write(out);
    assert.deepEqual(out.take(), vector(name), name);
}

test('should know every vector', () => {
    const unknown = [...VECTORS.keys()].filter(name => !/^(varint|zigzag)-/.test(name) && !KNOWN.includes(name));
    assert.deepEqual(unknown, []);
});

test('should read and write numbers', () => {
    for (const [name, {bytes, meaning}] of VECTORS) {
        const value = Number(meaning);
        if (name.startsWith('varint-')) {
            assert.equal(new WireReader().wrap(bytes).varint(), value, name);
            assertWrites(name, out => out.varint(value));
        } else if (name.startsWith('zigzag-')) {
            assert.equal(new WireReader().wrap(bytes).zigzag32(), value, name);
            assert.equal(new WireReader().wrap(bytes).zigzag64(), BigInt(value), name);
            assertWrites(name, out => out.zigzag(value));
            assertWrites(name, out => out.zigzag64(BigInt(value)));
        }
    }
});

test('should read and write other values', () => {
    assert.equal(reader('float-1.5').f32(), 1.5);
    assertWrites('float-1.5', out => out.f32(1.5));
    assert.equal(reader('text-hé').text(3), 'hé');
    assertWrites('text-hé', out => out.text('hé'));
    assert.equal(reader('entity-7-2').entity(), ANN);
    assertWrites('entity-7-2', out => out.entity(ANN));
});

test('should write messages', () => {
    assertWrites('hello', out => writeHello(out, 'ann', '', 'test1'));
    assertWrites('resume', out => writeResume(out, TOKEN, 'test1'));
    assertWrites('bye', out => writeBye(out));
    assertWrites('ack-1000', out => writeAck(out, 1000));
    assertWrites('command-3-applied', out => writeParameters(writeCommand(out, 3, 42), STEER, {dx: 1, dy: -0.5}));
    assertWrites('ack-command', out => writeParameters(writeCommand(writeAck(out, 1000), 3, 42), STEER, [1, -0.5]));
    assertWrites('command-entity', out => writeParameters(writeCommand(out, 1, 43), HIT, {target: ANN}));
    assert.deepEqual(framed(writeBye(new WireWriter()).take()), vector('tcp-bye'));
});

test('should claim nothing', () => {
    const claim = vector('command-claims-tick').slice();
    claim[1] = 0;
    assert.deepEqual(writeCommand(new WireWriter(), claim[2], claim[3]).take(), claim);
});

test('should read the welcome', () => {
    const in_ = reader('welcome');
    assert.equal(in_.u8(), 0x81);
    const {schema, ...rest} = readWelcome(in_);
    const {schema: _, ...expected} = WELCOME;
    assert.equal(in_.remaining, 0);
    assert.deepEqual(rest, expected);
    assert.deepEqual(schema.columns, [
        {index: 0, name: 'x', type: 4, ownerOnly: false, step: 1 / 64, maxBytes: 0},
        {index: 1, name: 'name', type: 5, ownerOnly: false, step: 0, maxBytes: 32},
        {index: 2, name: 'gold', type: 1, ownerOnly: true, step: 0, maxBytes: 0}]);
    assert.deepEqual([...schema.commands.values()], [
        {id: 1, name: 'move', fields: [{name: 'dx', type: 3, maxBytes: 0}, {name: 'dy', type: 3, maxBytes: 0}]}]);
    assert.deepEqual([...schema.events.values()], [
        {id: 1, name: 'say', fields: [{name: 'speaker', type: 6, maxBytes: 0}, {name: 'words', type: 5, maxBytes: 64}]}]);
    assert.deepEqual([...schema.rejections.values()], [{id: 1, name: 'busy', sentence: 'later'}]);
    assert.deepEqual([...schema.kinds], [[5, 'avatar']]);
});

test('should read kick and redirect', () => {
    const kick = reader('kick-replaced');
    assert.deepEqual([kick.u8(), kick.varint(), kick.text(99), kick.text(99), kick.remaining], [0x83, 3, 'replaced', 'bye', 0]);
    const redirect = reader('redirect');
    assert.deepEqual([redirect.u8(), redirect.text(99), redirect.bytes(32, 'the token'), redirect.remaining], [0x84, 'tcp://b:7', TOKEN, 0]);
});

test('should read the pace', () => {
    const pace = reader('pace-225000');
    assert.deepEqual([pace.u8(), pace.varint(), pace.remaining], [0x85, 225_000, 0]);
    const usual = reader('pace-usual');
    assert.deepEqual([usual.u8(), usual.varint(), usual.remaining], [0x85, 100_000, 0]);
});

test('should read ticks in their order', () => {
    const world = new World();
    const in_ = new WireReader();
    /** @type {string[]} */
    const told = [];
    const ticks = new TickDecoder(in_, world, WELCOME, {
        onLastNumber: () => {},
        onReceipt: (number, tick, rejection) => told.push(`${number} ${rejection?.name ?? 'applied'} at ${tick}`),
        onEvent: (name, fields, tick) => told.push(`${name} ${fields.speaker === ANN} ${fields.text} at ${tick}`),
    });
    /** @param {string} name */
    const decode = name => {
        assert.equal(in_.wrap(vector(name)).u8(), 0x82);
        ticks.decode();
        assert.equal(in_.remaining, 0, name);
        return ticks.change;
    };
    const receipts = new TickDecoder(in_, new World(), WELCOME, {
        onLastNumber: () => {}, onEvent: () => {},
        onReceipt: (number, tick, rejection) => told.push(`${number} ${rejection?.name ?? 'applied'} at ${tick}`),
    });
    in_.wrap(vector('tick-receipts')).u8();
    receipts.decode();
    assert.deepEqual(told.splice(0), ['42 applied at 1000', '43 not_visible at 1000', '44 applied at 1000']);

    assert.equal(decode('tick-idle').lastNumber, 42);
    assert.equal(world.tick, 1000);
    assert.deepEqual(decode('tick-enter').entered, [ANN]);
    assert.equal(world.viewpoint, ANN);
    assert.equal(world.owned(ANN), true);
    assert.equal(world.kind(ANN), 'avatar');
    assert.deepEqual(world.read(ANN), {kind: 5, x: 100.5, y: 0.015625, name: 'ann', gold: 0});
    assert.deepEqual(decode('tick-update').updated, [ANN]);
    assert.deepEqual([world.get(ANN, 'x'), world.get(ANN, 'y')], [102.5, 0.0625]);
    decode('tick-move');
    assert.deepEqual([world.get(ANN, 'x'), world.get(ANN, 'y')], [102, 2.046875]);
    decode('tick-update-absolute');
    assert.deepEqual([world.get(ANN, 'gold'), world.get(ANN, 'x')], [7, 102]);
    assert.deepEqual(decode('tick-event-leave').left, [ANN]);
    assert.deepEqual(told, ['say true hi at 1005']);
    assert.equal(world.has(ANN), false);
    assert.equal(ticks.change.eventsMissed, false);
    assert.equal(decode('tick-missed').eventsMissed, true);
    decode('tick-moves');
    const other = entityOf(8, 1);
    assert.deepEqual([world.get(other, 'x'), world.get(other, 'y')], [-1 / 64, 2 / 64]);
    assert.deepEqual([world.get(ANN, 'x'), world.get(ANN, 'y')], [15.625, -15.625]);
    assert.equal(ticks.change.reset, true);
});

