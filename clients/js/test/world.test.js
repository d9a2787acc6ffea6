import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describeEntity, entityOf, NONE} from '../src/entity.js';
import {ProtocolError} from '../src/errors.js';
import {Schema} from '../src/schema.js';
import {FLOAT, INT, LONG, QUANTISED, TEXT} from '../src/wire/types.js';
import {WireReader} from '../src/wire/reader.js';
import {WireWriter} from '../src/wire/writer.js';
import {TickDecoder} from '../src/world/tick-decoder.js';
import {World} from '../src/world/world.js';
import {seeded} from '../fake/seeded.js';
import {WELCOME} from '../fake/vectors.js';

const RESET = 1;
const LEAVES = 8;
const ENTERS = 16;
const MOVES = 32;
const UPDATES = 64;
const STEP = 1 / 64;

const TYPES = [QUANTISED, INT, LONG, FLOAT, TEXT, QUANTISED, INT];
const NAMES = ['x', 'kind', 'long', 'float', 'text', 'y', 'own'];
/** Forty columns, so that masks take both their words. */
const COLUMNS = Array.from({length: 40}, (_, index) => {
    const type = TYPES[index % 7];
    const name = index < 7 ? NAMES[index] : `${NAMES[index % 7]}${index}`;
    return {index, name, type, ownerOnly: name.startsWith('own'), step: type === QUANTISED ? STEP : 0, maxBytes: type === TEXT ? 16 : 0};
});
const SCHEMA = new Schema(COLUMNS, [], [], [], new Map([[5, 'avatar']]));

function decoding(schema = SCHEMA) {
    const world = new World();
    const reader = new WireReader();
    const ticks = new TickDecoder(reader, world, {...WELCOME, schema},
        {onLastNumber: () => {}, onReceipt: () => {}, onEvent: () => {}});
    return {
        world,
        change: ticks.change,
        /** @param {WireWriter} out */
        decode(out) {
            reader.wrap(out.take());
            ticks.decode();
            assert.equal(reader.remaining, 0);
        },
    };
}

/** @param {number} tick @param {number} sections */
const begin = (tick, sections) => new WireWriter().varint(tick).varint(0).u8(sections);

/** @param {WireWriter} out @param {number[]} positions of columns */
function writeMask(out, positions) {
    let mask = positions.reduce((sum, at) => sum | 1n << BigInt(at), 0n);
    for (; mask >= 0x80n; mask >>= 7n) {
        out.u8(Number(mask & 0x7Fn) | 0x80);
    }
    out.u8(Number(mask));
}

/** @param {WireWriter} out @param {number} type @param {any} value stored */
function writeValue(out, type, value) {
    switch (type) {
        case LONG: return out.zigzag64(value);
        case FLOAT: return out.f32(value);
        case TEXT: return out.text(value);
        default: return out.zigzag(value);
    }
}

/** @param {ReturnType<typeof seeded>} random @param {number} type */
function drawn(random, type) {
    switch (type) {
        case LONG: return BigInt.asIntN(64, BigInt(Math.floor(random.next() * 2 ** 53)) << BigInt(random.below(12)));
        case FLOAT: return Math.fround(random.next() * 1000 - 500);
        case TEXT: return ['', 'ann', 'hé', 'x'.repeat(16)][random.below(4)];
        default: return random.between(-(2 ** 31), 2 ** 31 - 1) >> random.below(32);
    }
}

/**
 * A model as simple as can be: a Map of what is in view, with values by column; and the bytes of a TICK that changes it.
 *
 * @param {Map<number, {entity: any, flags: number, values: any[]}>} model by view number
 * @param {ReturnType<typeof seeded>} random @param {number} tick @param {() => any} newEntity
 */
function nextTick(model, random, tick, newEntity) {
    const reset = random.below(40) === 0;
    const out = begin(tick, (reset ? RESET : 0) | LEAVES | ENTERS | MOVES | UPDATES);
    if (reset) {
        model.clear();
    }
    for (const view of [...model.keys()].filter(() => random.below(12) === 0)) {
        out.varint(view);
        model.delete(view);
    }
    out.varint(0);
    for (let i = random.below(5); i > 0; i--) {
        const view = random.below(10) === 0 ? random.between(1, 3000) : random.between(1, 30);
        const flags = random.below(4);
        const positions = COLUMNS.filter(column => random.below(3) === 0 && (!column.ownerOnly || (flags & 1) !== 0)).map(column => column.index);
        const values = COLUMNS.map(({index, type}) => positions.includes(index) ? drawn(random, type) : type === LONG ? 0n : type === TEXT ? '' : 0);
        const entity = newEntity();
        model.delete(view);
        model.set(view, {entity, flags, values});
        out.varint(view).entity(entity).u8(flags);
        writeMask(out, positions);
        positions.forEach(at => writeValue(out, COLUMNS[at].type, values[at]));
    }
    out.varint(0);
    const moving = new Set([...model.keys()].filter(() => random.below(3) === 0));
    let before = 0;
    for (const view of moving) {
        const {values} = /** @type {any} */ (model.get(view));
        const bytes = random.between(1, 4);
        const most = 2 ** (4 * bytes - 1) - 1;
        const steps = [0, 5].map(at => {
            const step = random.between(-most, most);
            return Math.abs(values[at] + step) < 2 ** 31 ? step : 0;
        });
        values[0] += steps[0];
        values[5] += steps[1];
        out.varint(zigzag(view - before) * 4 + bytes - 1);
        let packed = BigInt(zigzag(steps[0])) | BigInt(zigzag(steps[1])) << BigInt(4 * bytes);
        for (let i = 0; i < bytes; i++, packed >>= 8n) {
            out.u8(Number(packed & 0xFFn));
        }
        before = view;
    }
    out.varint(0);
    for (const [view, {flags, values}] of model) {
        if (moving.has(view) || random.below(3) !== 0) {
            continue;
        }
        const relative = random.below(2);
        const positions = COLUMNS.filter(column => random.below(4) === 0 && (!column.ownerOnly || (flags & 1) !== 0)).map(column => column.index);
        out.varint(view * 2 + relative);
        writeMask(out, positions);
        for (const at of positions) {
            const value = drawn(random, COLUMNS[at].type);
            writeValue(out, COLUMNS[at].type, relative && COLUMNS[at].type === QUANTISED ? Number(value) - values[at] : value);
            values[at] = value;
        }
    }
    return out.varint(0);
}

/** @param {number} value */
const zigzag = value => value >= 0 ? value * 2 : -value * 2 - 1;

for (let seed = 1; seed <= 20; seed++) {
    test(`should equal a simple model after every tick of stream ${seed}`, () => {
        const random = seeded(seed);
        const {world, change, decode} = decoding();
        const model = new Map();
        let entities = 0;
        let shown = new Set();
        for (let tick = 1000; tick < 1150; tick += random.between(1, 3)) {
            decode(nextTick(model, random, tick, () => entityOf(++entities, random.below(2) === 0 ? 1 : 0xFFFF_0000)));
            assert.equal(world.tick, tick);
            assert.equal(world.size, model.size);
            for (const [view, {entity, flags, values}] of model) {
                assert.equal(world.viewOf(entity), view);
                assert.equal(world.owned(entity), (flags & 1) !== 0);
                COLUMNS.forEach(({name, type}, at) => {
                    assert.equal(world.get(entity, name), type === QUANTISED ? values[at] * STEP : values[at], `${name} of ${describeEntity(entity)}`);
                });
            }
            // What a listener that keeps a set by the change has, is what is in view.
            change.left.forEach(entity => shown.delete(entity));
            change.entered.filter(entity => world.has(entity)).forEach(entity => shown.add(entity));
            assert.deepEqual(shown, new Set(world.entities()));
            assert.equal(new Set(change.updated).size, change.updated.length);
        }
    });
}

/** @param {WireWriter} out @param {number} view @param {number} index @param {number} flags @param {number} [x] */
function enter(out, view, index, flags, x = 0) {
    out.varint(view).entity(entityOf(index, 1)).u8(flags);
    writeMask(out, [0]);
    return out.zigzag(x);
}

/** A world where view 1 is entity 7/1, owned by nobody here, at x = 1 step, and the tick is 1000. */
function started() {
    const playing = decoding();
    playing.decode(enter(begin(1000, ENTERS), 1, 7, 0, 1).varint(0));
    return playing;
}

const BAD = {
    'a tick that does not rise': begin(1000, 0),
    'a leave of nothing': begin(1001, LEAVES).varint(2).varint(0),
    'a move of nothing': begin(1001, MOVES).varint(zigzag(2) * 4).u8(0x11).varint(0),
    'a move to a view number below 1': begin(1001, MOVES).varint(zigzag(-1) * 4).u8(0x11).varint(0),
    'an update of nothing': begin(1001, UPDATES).varint(4).varint(1).zigzag(0).varint(0),
    'an entity that enters twice': enter(begin(1001, ENTERS), 2, 7, 0).varint(0),
    'an enter of none': begin(1001, ENTERS).varint(2).varint(0).varint(0).u8(0).varint(0).varint(0),
    'an enter with unknown flags': begin(1001, ENTERS).varint(2).varint(8).varint(1).u8(4).varint(0).varint(0),
    'a view number out of range': enter(begin(1001, ENTERS), 2 ** 20, 9, 0).varint(0),
    'a mask with more bits than columns': begin(1001, UPDATES).varint(2).varint(2 ** 40).zigzag(0).varint(0),
    "another's owner-only column": begin(1001, UPDATES).varint(2).varint(1 << 6).zigzag(0).varint(0),
    'a place beyond 32 bits': begin(1001, UPDATES).varint(3).varint(1).zigzag(2 ** 31 - 1).varint(0),
    'an event that is not in the schema': begin(1001, 4).varint(1),
    'a tick that is cut short': begin(1001, ENTERS),
};

for (const [what, out] of Object.entries(BAD)) {
    test(`should refuse ${what}`, () => {
        const {decode} = started();
        assert.throws(() => decode(out), ProtocolError);
    });
}

test('should keep what was seen last until the first TICK of the next connection, and say that all of it left', () => {
    const {world} = started();
    const ticks = new TickDecoder(new WireReader().wrap(enter(begin(50, ENTERS), 1, 9, 2).varint(0).take()), world,
        {...WELCOME, tick: 50, schema: SCHEMA}, {onLastNumber: () => {}, onReceipt: () => {}, onEvent: () => {}});
    assert.equal(world.size, 1);
    ticks.decode();
    assert.deepEqual([...world.entities()], [entityOf(9, 1)]);
    assert.deepEqual(ticks.change.left, [entityOf(7, 1)]);
    assert.equal(ticks.change.reset, true);
    assert.equal(world.viewpoint, entityOf(9, 1));
});

test('should forget the viewpoint when it leaves', () => {
    const {world, decode} = decoding();
    decode(enter(begin(1000, ENTERS), 1, 7, 3).varint(0));
    assert.equal(world.viewpoint, entityOf(7, 1));
    decode(begin(1001, LEAVES).varint(1).varint(0));
    assert.equal(world.viewpoint, NONE);
    assert.throws(() => world.get(entityOf(7, 1), 'x'), /entity 7\/1 is not in view at tick 1001/);
    assert.throws(() => world.values('z'), /the server has no column 'z'/);
});

test('should read or refuse a stream with any octets changed, and never fail otherwise', () => {
    const schema = new Schema(COLUMNS.slice(0, 7), [], [{id: 1, name: 'e', fields: [{name: 'f', type: FLOAT, maxBytes: 0}]}],
        [{id: 1, name: 'busy', sentence: 'later'}], new Map());
    const random = seeded(9);
    let refused = 0;
    for (let round = 0; round < 2000; round++) {
        const {decode} = decoding(schema);
        decode(enter(enter(begin(1000, ENTERS), 1, 7, 1, 1), 2, 8, 0).varint(0));
        const whole = enter(begin(1001, LEAVES | ENTERS | MOVES | UPDATES | 2).varint(1).varint(0).varint(1).varint(1).varint(1).varint(2).varint(0), 3, 9, 2)
            .varint(0).varint(8).u8(0x12).varint(0).varint(3).varint(3).zigzag(4).zigzag(5).varint(0).take();
        for (let i = random.between(1, 3); i > 0; i--) {
            whole[random.below(whole.length)] = random.below(random.below(2) === 0 ? 8 : 256);
        }
        try {
            decode(new WireWriter().raw(whole));
        } catch (e) {
            assert.ok(e instanceof ProtocolError || e instanceof assert.AssertionError, String(/** @type {Error} */ (e).stack));
            refused++;
        }
    }
    assert.ok(refused > 1000 && refused < 2000, `${refused} of 2000`);
});
