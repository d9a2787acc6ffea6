import {describeEntity, NONE} from '../entity.js';
import {ProtocolError} from '../errors.js';
import {unmap} from '../wire/reader.js';
import {FLOAT, INT, LONG, QUANTISED} from '../wire/types.js';
import {readFields} from '../wire/values.js';
import {readReceipts} from '../wire/receipts.js';
import {Change} from './change.js';
import {readMask} from './mask.js';

const RESET = 1;
const RECEIPTS = 1 << 1;
const EVENTS = 1 << 2;
const LEAVES = 1 << 3;
const ENTERS = 1 << 4;
const MOVES = 1 << 5;
const UPDATES = 1 << 6;
const MISSED = 1 << 7;
/** View numbers are small by design; one beyond this is an error, not a reason to allocate. */
const MAX_VIEW = 2 ** 20 - 1;

/**
 * Who hears of what a TICK holds besides the world, while it is read.
 *
 * @typedef {object} TickListener
 * @property {(number: number) => void} onLastNumber
 * @property {(number: number, tick: number, rejection: import('../schema.js').Rejection | null) => void} onReceipt
 * @property {(name: string, fields: Record<string, import('../wire/values.js').Value>, tick: number) => void} onEvent
 */

/** Applies the body of a TICK to the copy of the world. What does not add up ends it with a ProtocolError. */
export class TickDecoder {
    change = new Change();
    #reader;
    #world;
    #listener;
    #schema;
    #first = true;
    #startTick = 0;
    #x = -1;
    #y = -1;
    #mask = new Uint8Array(64);

    /**
     * @param {import('../wire/reader.js').WireReader} reader @param {import('./world.js').World} world
     * @param {import('../wire/welcome.js').Welcome} welcome of the connection @param {TickListener} listener
     */
    constructor(reader, world, welcome, listener) {
        this.#reader = reader;
        this.#world = world;
        this.#listener = listener;
        this.#schema = welcome.schema;
        this.#startTick = welcome.tick;
        for (const column of welcome.schema.columns) {
            if (column.type === QUANTISED && column.name === 'x') {
                this.#x = column.index;
            } else if (column.type === QUANTISED && column.name === 'y') {
                this.#y = column.index;
            }
        }
        if (world.size === 0) {
            world.begin(welcome.schema);
        }
    }

    /** Reads what stands after the message type. */
    decode() {
        const reader = this.#reader;
        const world = this.#world;
        const tick = reader.varint('the tick');
        const lastNumber = reader.varint32('the last number');
        const sections = reader.u8();
        this.#begin(tick, lastNumber);
        this.#listener.onLastNumber(lastNumber);
        if ((sections & RESET) !== 0) {
            this.#reset();
        }
        world.tick = tick;
        if ((sections & RECEIPTS) !== 0) {
            readReceipts(reader, this.#schema, tick, lastNumber, this.#listener);
        }
        if ((sections & EVENTS) !== 0) {
            this.#events(tick);
        }
        if ((sections & LEAVES) !== 0) {
            this.#leaves();
        }
        if ((sections & ENTERS) !== 0) {
            this.#enters();
        }
        if ((sections & MOVES) !== 0) {
            this.#moves();
        }
        if ((sections & UPDATES) !== 0) {
            this.#updates();
        }
        this.change.eventsMissed = (sections & MISSED) !== 0;
    }

    /** @param {number} tick @param {number} lastNumber */
    #begin(tick, lastNumber) {
        const before = this.#first ? this.#startTick - 1 : this.change.tick;
        if (tick <= before) {
            throw new ProtocolError(`tick ${tick} came after ${before}`);
        }
        this.change.begin(tick, this.#first ? -1 : before, lastNumber);
        if (this.#first) {
            this.#first = false;
            this.#reset();
            this.#world.begin(this.#schema);
        }
    }

    #reset() {
        this.change.reset = true;
        this.change.left.push(...this.#world.entities());
        this.#world.clear();
    }

    /** @param {number} tick */
    #events(tick) {
        for (let id = this.#reader.varint(); id !== 0; id = this.#reader.varint()) {
            const signature = this.#schema.events.get(id);
            if (signature === undefined) {
                throw new ProtocolError(`an event with id ${id}, which the schema does not have`);
            }
            this.#listener.onEvent(signature.name, readFields(this.#reader, signature), tick);
        }
    }

    #leaves() {
        for (let view = this.#viewNumber(); view !== 0; view = this.#viewNumber()) {
            this.change.left.push(this.#taken(view, 'a leave'));
            this.#world.leave(view);
        }
    }

    #enters() {
        const world = this.#world;
        for (let view = this.#viewNumber(); view !== 0; view = this.#viewNumber()) {
            const entity = this.#reader.entity();
            const flags = this.#reader.u8();
            if (entity === NONE || (flags & ~3) !== 0) {
                throw new ProtocolError(`entity ${describeEntity(entity)} enters with flags ${flags}`);
            }
            const elsewhere = world.viewOf(entity);
            if (elsewhere !== 0 && elsewhere !== view) {
                throw new ProtocolError(`entity ${describeEntity(entity)} enters as ${view} and stands as ${elsewhere}`);
            }
            if (world.entityAt(view) !== NONE) {
                this.change.left.push(world.entityAt(view));
            }
            world.enter(view, entity, flags);
            this.#values(view, false);
            this.change.entered.push(entity);
        }
    }

    #moves() {
        if (this.#x < 0 || this.#y < 0) {
            throw new ProtocolError('a move, where the schema has no x and y in steps');
        }
        const reader = this.#reader;
        const world = this.#world;
        let view = 0;
        for (let head = reader.varint(); head !== 0; head = reader.varint()) {
            const bytes = head % 4 + 1;
            view += unmap(Math.floor(head / 4));
            const steps = reader.littleEndian(bytes);
            const entity = this.#taken(view, 'a move');
            const half = 2 ** (4 * bytes);
            this.#add(view, this.#x, steps % half);
            this.#add(view, this.#y, Math.floor(steps / half));
            world.updated(view);
            this.change.updated.push(entity);
        }
    }

    #updates() {
        for (let head = this.#reader.varint(); head !== 0; head = this.#reader.varint()) {
            const view = Math.floor(head / 2);
            const entity = this.#taken(view, 'an update');
            this.#values(view, head % 2 === 1);
            this.#world.updated(view);
            this.change.updated.push(entity);
        }
    }

    #viewNumber() {
        return this.#reader.varintUpTo(MAX_VIEW, 'a view number');
    }

    /** What is at a view number. @param {number} view @param {string} what */
    #taken(view, what) {
        const entity = view > 0 && view <= MAX_VIEW ? this.#world.entityAt(view) : NONE;
        if (entity === NONE) {
            throw new ProtocolError(`${what} for view number ${view}, where nothing is`);
        }
        return entity;
    }

    /** Reads a mask and its values into a view number. @param {number} view @param {boolean} relative */
    #values(view, relative) {
        const columns = this.#world.columns;
        const count = readMask(this.#reader, columns.length, this.#mask);
        for (let i = 0; i < count; i++) {
            const at = this.#mask[i];
            const {column, store} = columns[at];
            if (column.ownerOnly && !this.#world.ownedAt(view)) {
                throw new ProtocolError(`the owner-only column ${column.name} of another's entity`);
            }
            switch (column.type) {
                case INT: store[view] = this.#reader.zigzag32(); break;
                case LONG: store[view] = this.#reader.zigzag64(); break;
                case FLOAT: store[view] = this.#reader.f32(); break;
                case QUANTISED:
                    if (relative) {
                        this.#add(view, at, this.#reader.varint());
                    } else {
                        store[view] = this.#reader.zigzag32();
                    }
                    break;
                default: store[view] = this.#reader.text(column.maxBytes);
            }
        }
    }

    /**
     * Adds a zigzag difference of steps; that of two 32-bit values may itself take 33 bits.
     *
     * @param {number} view @param {number} at position of the column @param {number} mapped
     */
    #add(view, at, mapped) {
        const {column, store} = this.#world.columns[at];
        const value = store[view] + unmap(mapped);
        if (value !== (value | 0)) {
            throw new ProtocolError(`${column.name} of entity ${describeEntity(this.#world.entityAt(view))} becomes ${value} steps`);
        }
        store[view] = value;
    }
}
