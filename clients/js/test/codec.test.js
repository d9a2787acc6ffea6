import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describeEntity, entityOf, generationOf, indexOf, isEntity} from '../src/entity.js';
import {ProtocolError} from '../src/errors.js';
import {ENTITY, FLOAT, INT, LONG, TEXT} from '../src/wire/types.js';
import {readFields, writeParameters} from '../src/wire/values.js';
import {WireReader} from '../src/wire/reader.js';
import {readWelcome} from '../src/wire/welcome.js';
import {WireWriter} from '../src/wire/writer.js';
import {seeded} from '../fake/seeded.js';
import {vector} from '../fake/vectors.js';

const ALL = {id: 1, name: 'all', fields: [
    {name: 'int', type: INT, maxBytes: 0}, {name: 'long', type: LONG, maxBytes: 0}, {name: 'float', type: FLOAT, maxBytes: 0},
    {name: 'text', type: TEXT, maxBytes: 8}, {name: 'who', type: ENTITY, maxBytes: 0}]};
const FITS = {int: -5, long: 7n, float: 0.5, text: 'hé', who: entityOf(7, 2)};

/** @param {number[]} octets */
const reader = (...octets) => new WireReader().wrap(Uint8Array.from(octets));

test('should read back whatever number it wrote', () => {
    const random = seeded(1);
    const out = new WireWriter();
    for (let i = 0; i < 5000; i++) {
        const number = Math.floor(random.next() * 2 ** random.below(54));
        assert.equal(new WireReader().wrap(out.varint(number).take()).varint(), number);
        const signed = (random.next() < 0.5 ? -1 : 1) * Math.floor(random.next() * 2 ** random.below(52));
        assert.equal(new WireReader().wrap(out.zigzag(signed).take()).zigzag(), signed + 0);
        const long = BigInt.asIntN(64, BigInt(Math.floor(random.next() * 2 ** 32)) << 32n | BigInt(random.below(2 ** 32))) >> BigInt(random.below(64));
        assert.equal(new WireReader().wrap(out.zigzag64(long).take()).zigzag64(), long);
    }
    for (const long of [0n, -1n, 2n ** 63n - 1n, -(2n ** 63n)]) {
        const bytes = out.zigzag64(long).take();
        assert.ok(bytes.length <= 10);
        assert.equal(new WireReader().wrap(bytes).zigzag64(), long);
    }
});

test('should refuse varints that are too long', () => {
    const tens = Array(9).fill(0xFF);
    assert.equal(reader(...tens, 1).zigzag64(), -(2n ** 63n));
    assert.throws(() => reader(...tens, 2).zigzag64(), /more than 64 bits/);
    assert.throws(() => reader(...tens, 0x80, 0).zigzag64(), /more than 64 bits/);
    assert.throws(() => reader(...tens, 1).varint(), /more than 53 bits/);
    assert.throws(() => reader(0xFF, 0xFF, 0xFF, 0xFF, 0x1F).zigzag32(), /does not fit 32 bits/);
    assert.throws(() => reader(0x80).varint(), /ends inside/);
});

test('should refuse texts that are too long, cut short or no UTF-8', () => {
    assert.throws(() => reader(3, 0x68, 0xC3, 0xA9).text(2), /more than 2/);
    assert.throws(() => reader(3, 0x68, 0xC3).text(8), /ends inside a text/);
    assert.throws(() => reader(1, 0xC3).text(8), /no UTF-8/);
    assert.equal(reader(3, 0xEF, 0xBB, 0xBF).text(8), '\uFEFF');
});

test('should give each entity one form, whatever its generation', () => {
    for (const [index, generation] of [[7, 2], [0xFFFF_FFFF, 2 ** 21 - 1], [7, 2 ** 21], [0xFFFF_FFFF, 0xFFFF_FFFF]]) {
        const entity = entityOf(index, generation);
        assert.deepEqual([indexOf(entity), generationOf(entity)], [index, generation]);
        assert.equal(describeEntity(entity), `${index}/${generation}`);
        assert.equal(new WireReader().wrap(new WireWriter().entity(entity).take()).entity(), entity);
        assert.ok(isEntity(entity));
    }
    assert.equal(isEntity(5n), false);
    assert.equal(isEntity(-1), false);
});

test('should write parameters by name or by place, and read them back', () => {
    const out = new WireWriter();
    writeParameters(out, ALL, FITS);
    const named = out.take();
    writeParameters(out, ALL, Object.values(FITS));
    assert.deepEqual(out.take(), named);
    assert.deepEqual(readFields(new WireReader().wrap(named), ALL), FITS);
    writeParameters(out, ALL, {...FITS, long: 7});
    assert.deepEqual(out.take(), named);
});

test('should name the parameter that does not fit', () => {
    const wrong = {
        int: [1.5, 2 ** 31, '1', undefined], long: [2n ** 63n, 0.5, 2 ** 53], float: [NaN, Infinity, 1e39, '1'],
        text: ['123456789', '\uD800', 5], who: [-1, 'ann', 0.5, 5n],
    };
    for (const [name, values] of Object.entries(wrong)) {
        for (const value of values) {
            assert.throws(() => writeParameters(new WireWriter(), ALL, /** @type {any} */ ({...FITS, [name]: value})),
                error => error instanceof TypeError && error.message.startsWith(`the parameter ${name} of all is `), `${name} = ${String(value)}`);
        }
    }
    assert.throws(() => writeParameters(new WireWriter(), ALL, {...FITS, dz: 1}), /has no parameter 'dz'; it has \(int, long, float, text, who\)/);
    assert.throws(() => writeParameters(new WireWriter(), ALL, [1]), /takes \(int, long, float, text, who\), not 1 values/);
});

test('should refuse a WELCOME that is cut anywhere', () => {
    const whole = vector('welcome').subarray(1);
    for (let length = 0; length < whole.length; length++) {
        assert.throws(() => readWelcome(new WireReader().wrap(whole.subarray(0, length))), ProtocolError, `${length} bytes`);
    }
});

test('should survive a WELCOME with any octet changed', () => {
    const random = seeded(2);
    for (let i = 0; i < 5000; i++) {
        const bytes = vector('welcome').slice(1);
        bytes[random.below(bytes.length)] = random.below(256);
        try {
            readWelcome(new WireReader().wrap(bytes));
        } catch (e) {
            assert.ok(e instanceof ProtocolError, String(e));
        }
    }
});
