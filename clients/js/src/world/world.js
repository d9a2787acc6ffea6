import {describeEntity, NONE} from '../entity.js';
import {ColumnValues} from './column-values.js';
import {Schema} from '../schema.js';

const OWNED = 1;
const VIEWPOINT = 2;

/**
 * A client's copy of the world, kept as docs/protocol.md section 4 says: at each tick exactly what the server means it to see.
 * Values lie in one array per column, by view number. While a connection is lost it shows what was seen last.
 *
 * Reading is for everybody; the methods from `begin` on are the decoder's.
 */
export class World {
    /** Empty before the first WELCOME. */
    schema = new Schema([], [], [], [], new Map());
    /** The tick that this copy shows. */
    tick = 0;
    /** This session's avatar, or `NONE`. @type {import('../entity.js').Entity} */
    viewpoint = NONE;

    /** @type {ColumnValues[]} by position */
    columns = [];
    /** @type {Map<string, ColumnValues>} */
    #byName = new Map();
    /** @type {Map<import('../entity.js').Entity, number>} */
    #views = new Map();
    /** By view number; `NONE` where nothing is in view. @type {import('../entity.js').Entity[]} */
    #entities = [];
    #flags = new Uint8Array(64);
    #updatedTicks = new Float64Array(64);

    /** How many entities are in view. */
    get size() {
        return this.#views.size;
    }

    /** All in view, in no order. */
    entities() {
        return this.#views.keys();
    }

    /** @param {import('../entity.js').Entity} entity */
    has(entity) {
        return this.#views.has(entity);
    }

    /** Whether this client's account owns it. @param {import('../entity.js').Entity} entity */
    owned(entity) {
        return (this.#flags[this.viewOf(entity)] & OWNED) !== 0;
    }

    /**
     * The value of a column: a number, a BigInt for a LONG, a string for a TEXT. Throws where the entity is not in view or the
     * server has no such column.
     *
     * @param {import('../entity.js').Entity} entity @param {string} column
     * @returns {any}
     */
    get(entity, column) {
        return this.values(column).at(this.#present(entity));
    }

    /** The name of its kind; '' where the server does not say. @param {import('../entity.js').Entity} entity */
    kind(entity) {
        return this.schema.kinds.get(this.get(entity, 'kind')) ?? '';
    }

    /**
     * All values of an entity by column name, for people and tests: it makes an object.
     *
     * @param {import('../entity.js').Entity} entity
     */
    read(entity) {
        const view = this.#present(entity);
        return Object.fromEntries(this.columns.map(values => [values.column.name, values.at(view)]));
    }

    /** The tick in which the last change of an entity came. @param {import('../entity.js').Entity} entity */
    updatedTick(entity) {
        return this.#updatedTicks[this.#present(entity)];
    }

    /**
     * The values of a column by view number, for who reads many at each frame: `values('x').at(world.viewOf(entity))`. Good until
     * the next WELCOME.
     *
     * @param {string} name
     */
    values(name) {
        return this.#byName.get(name) ?? this.columns[this.schema.column(name).index];
    }

    /** The view number of an entity; 0 where it is not in view. @param {import('../entity.js').Entity} entity */
    viewOf(entity) {
        return this.#views.get(entity) ?? 0;
    }

    /** What is at a view number, or `NONE`. @param {number} view */
    entityAt(view) {
        return this.#entities[view] ?? NONE;
    }

    /** A connection begins, with an empty table. @param {Schema} schema */
    begin(schema) {
        this.clear();
        this.schema = schema;
        this.columns = schema.columns.map(column => new ColumnValues(column, this.#flags.length));
        this.#byName = new Map(this.columns.map(values => [values.column.name, values]));
    }

    clear() {
        this.#views.clear();
        this.#entities.length = 0;
        this.#flags.fill(0);
        this.viewpoint = NONE;
    }

    /** @param {number} view @param {import('../entity.js').Entity} entity @param {number} flags */
    enter(view, entity, flags) {
        if (this.entityAt(view) !== NONE) {
            this.leave(view);
        }
        this.#grow(view);
        while (this.#entities.length <= view) {
            this.#entities.push(NONE);
        }
        this.#views.set(entity, view);
        this.#entities[view] = entity;
        this.#flags[view] = flags;
        this.#updatedTicks[view] = this.tick;
        for (const values of this.columns) {
            values.clear(view);
        }
        if ((flags & VIEWPOINT) !== 0) {
            this.viewpoint = entity;
        }
    }

    /** @param {number} view */
    leave(view) {
        const entity = this.#entities[view];
        this.#views.delete(entity);
        this.#entities[view] = NONE;
        this.#flags[view] = 0;
        if (this.viewpoint === entity) {
            this.viewpoint = NONE;
        }
    }

    /** @param {number} view */
    ownedAt(view) {
        return (this.#flags[view] & OWNED) !== 0;
    }

    /** @param {number} view */
    updated(view) {
        this.#updatedTicks[view] = this.tick;
    }

    /** @param {import('../entity.js').Entity} entity */
    #present(entity) {
        const view = this.#views.get(entity);
        if (view === undefined) {
            throw new RangeError(`the entity ${describeEntity(entity)} is not in view at tick ${this.tick}; ask world.has before`);
        }
        return view;
    }

    /** @param {number} view */
    #grow(view) {
        if (view < this.#flags.length) {
            return;
        }
        const capacity = 2 ** Math.ceil(Math.log2(view + 1));
        const flags = new Uint8Array(capacity);
        flags.set(this.#flags);
        this.#flags = flags;
        const ticks = new Float64Array(capacity);
        ticks.set(this.#updatedTicks);
        this.#updatedTicks = ticks;
        for (const values of this.columns) {
            values.grow(capacity);
        }
    }
}
