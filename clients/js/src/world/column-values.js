import {FLOAT, LONG, TEXT} from '../wire/types.js';

/** @typedef {Int32Array | BigInt64Array | Float32Array | string[]} Store */

/** The values of one column, by view number: QUANTISED ones as the steps that came, so that differences never drift. */
export class ColumnValues {
    /** @param {import('../schema.js').Column} column @param {number} capacity */
    constructor(column, capacity) {
        /** @readonly */
        this.column = column;
        /** What a stored number is multiplied by. @readonly */
        this.step = column.step || 1;
        /** @type {any} */
        this.store = emptyStore(column.type, capacity);
    }

    /** @param {number} capacity */
    grow(capacity) {
        const larger = emptyStore(this.column.type, capacity);
        if (Array.isArray(larger)) {
            this.store.forEach((/** @type {string} */ value, /** @type {number} */ view) => larger[view] = value);
        } else {
            /** @type {any} */ (larger).set(this.store);
        }
        this.store = larger;
    }

    /** Back to what a column without its bit is. @param {number} view */
    clear(view) {
        this.store[view] = this.column.type === TEXT ? '' : this.column.type === LONG ? 0n : 0;
    }

    /** @param {number} view @returns {import('../wire/values.js').Value} */
    at(view) {
        const value = this.store[view];
        return this.column.step ? value * this.step : value;
    }
}

/** @param {number} type @param {number} capacity @returns {Store} */
function emptyStore(type, capacity) {
    switch (type) {
        case FLOAT: return new Float32Array(capacity);
        case LONG: return new BigInt64Array(capacity);
        case TEXT: return new Array(capacity).fill('');
        default: return new Int32Array(capacity);
    }
}
