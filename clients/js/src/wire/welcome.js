import {ProtocolError} from '../errors.js';
import {Schema} from '../schema.js';
import {ENTITY, INT, QUANTISED, TEXT} from './types.js';

export const VERSION = 1;
export const TOKEN_BYTES = 32;
const MAX_TEXT = 65_535;
const MAX_COLUMNS = 63;

/**
 * What the server says of itself when it lets a client in.
 *
 * @typedef {object} Welcome
 * @property {boolean} resumed whether the session existed before
 * @property {number} tickRate ticks a second
 * @property {number} tick the server's tick at that moment
 * @property {string} world the world's id
 * @property {number} width the world's bound: `0 <= x <= width`
 * @property {number} height the world's bound: `0 <= y <= height`
 * @property {string} account
 * @property {Uint8Array} token for a RESUME
 * @property {number} resumeSeconds how long the session waits for a client whose connection is lost
 * @property {number} frameLimit longest frame that the server takes, bytes
 * @property {Schema} schema
 */

/**
 * Reads what stands after the message type.
 *
 * @param {import('./reader.js').WireReader} reader
 * @returns {Welcome}
 */
export function readWelcome(reader) {
    const version = reader.u8();
    if (version !== VERSION) {
        throw new ProtocolError(`the server speaks version ${version}, this client ${VERSION}`);
    }
    const welcome = {
        resumed: flag(reader),
        tickRate: reader.varintUpTo(128, 'the tick rate'),
        tick: reader.varint('the tick'),
        world: reader.text(MAX_TEXT),
        width: reader.f32(),
        height: reader.f32(),
        account: reader.text(MAX_TEXT),
        token: reader.bytes(TOKEN_BYTES, 'the token'),
        resumeSeconds: reader.varint('the resume time'),
        frameLimit: reader.varintUpTo(65_535, 'the frame limit'),
    };
    if (welcome.tickRate === 0) {
        throw new ProtocolError('the tick rate is 0');
    }
    return {...welcome, schema: schema(reader)};
}

/** @param {import('./reader.js').WireReader} reader */
function schema(reader) {
    const columns = list(reader, 'columns', index => column(reader, index));
    if (columns.length > MAX_COLUMNS) {
        throw new ProtocolError(`the schema has ${columns.length} columns, more than ${MAX_COLUMNS}`);
    }
    const commands = list(reader, 'commands', () => signature(reader));
    const events = list(reader, 'events', () => signature(reader));
    const rejections = list(reader, 'rejections', () => ({id: id(reader), name: reader.text(MAX_TEXT), sentence: reader.text(MAX_TEXT)}));
    /** @type {Map<number, string>} */
    const kinds = new Map();
    list(reader, 'kinds', () => kinds.set(reader.zigzag32(), reader.text(MAX_TEXT)));
    return new Schema(columns, commands, events, rejections, kinds);
}

/** @param {import('./reader.js').WireReader} reader @param {number} index @returns {import('../schema.js').Column} */
function column(reader, index) {
    const name = reader.text(MAX_TEXT);
    const type = typeOf(reader);
    const scope = reader.u8();
    if (type === ENTITY || scope < 1 || scope > 2) {
        throw new ProtocolError(`the column ${name} has type ${type} and scope ${scope}`);
    }
    const step = type === QUANTISED ? reader.f32() : 0;
    if (type === QUANTISED && !(step > 0 && step < Infinity)) {
        throw new ProtocolError(`the column ${name} has steps of ${step}`);
    }
    return {index, name, type, ownerOnly: scope === 2, step, maxBytes: maxBytes(reader, type)};
}

/** @param {import('./reader.js').WireReader} reader @returns {import('../schema.js').Signature} */
function signature(reader) {
    const entry = {id: id(reader), name: reader.text(MAX_TEXT), fields: list(reader, 'fields', () => field(reader))};
    if (entry.fields.some(each => each.type === QUANTISED)) {
        throw new ProtocolError(`${entry.name} has a field of type QUANTISED`);
    }
    return entry;
}

/** @param {import('./reader.js').WireReader} reader @returns {import('../schema.js').Field} */
function field(reader) {
    const name = reader.text(MAX_TEXT);
    const type = typeOf(reader);
    return {name, type, maxBytes: maxBytes(reader, type)};
}

/** @param {import('./reader.js').WireReader} reader */
function typeOf(reader) {
    const type = reader.u8();
    if (type < INT || type > ENTITY) {
        throw new ProtocolError(`the schema has a value of type ${type}, which version ${VERSION} does not know`);
    }
    return type;
}

/** @param {import('./reader.js').WireReader} reader @param {number} type */
function maxBytes(reader, type) {
    return type === TEXT ? reader.varintUpTo(MAX_TEXT, 'the greatest length of a text') : 0;
}

/** @param {import('./reader.js').WireReader} reader */
function id(reader) {
    const value = reader.varintUpTo(MAX_TEXT, 'an id');
    if (value === 0) {
        throw new ProtocolError('the schema has the id 0');
    }
    return value;
}

/** @param {import('./reader.js').WireReader} reader */
function flag(reader) {
    const value = reader.u8();
    if (value > 1) {
        throw new ProtocolError(`a flag of the WELCOME is ${value}`);
    }
    return value === 1;
}

/**
 * Every entry takes a byte at least, so a count beyond what is left is a lie and allocates nothing.
 *
 * @template T
 * @param {import('./reader.js').WireReader} reader @param {string} what @param {(index: number) => T} entry
 * @returns {T[]}
 */
function list(reader, what, entry) {
    const count = reader.varintUpTo(reader.remaining, `the count of ${what}`);
    return Array.from({length: count}, (_, index) => entry(index));
}
