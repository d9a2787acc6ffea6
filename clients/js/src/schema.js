import {ProtocolError} from './errors.js';

/**
 * @typedef {object} Column
 * @property {number} index position in the server's list and in masks, from 0
 * @property {string} name
 * @property {number} type its code
 * @property {boolean} ownerOnly whether only the entity's owner is sent it
 * @property {number} step what one unit on the wire is worth, for QUANTISED; else 0
 * @property {number} maxBytes for TEXT; else 0
 *
 * @typedef {{name: string, type: number, maxBytes: number}} Field a parameter of a command or a field of an event
 * @typedef {{id: number, name: string, fields: Field[]}} Signature a command or an event
 * @typedef {{id: number, name: string, sentence: string}} Rejection why a command can be refused
 */

/** What a server's plugins declared, found by name. Ids and positions hold for one connection. Immutable. */
export class Schema {
    /**
     * @param {Column[]} columns @param {Signature[]} commands @param {Signature[]} events
     * @param {Rejection[]} rejections @param {Map<number, string>} kinds
     */
    constructor(columns, commands, events, rejections, kinds) {
        /** @readonly */ this.columns = columns;
        /** By name. @readonly */ this.commands = indexed('command', commands, command => command.name);
        /** By id. @readonly */ this.events = indexed('event', events, event => event.id);
        /** By id. @readonly */ this.rejections = indexed('rejection', rejections, rejection => rejection.id);
        /** Names of the values of the column `kind`. @readonly */ this.kinds = kinds;
        /** @type {Map<string, Column>} */
        this.columnsByName = indexed('column', columns, column => column.name);
        indexed('command', commands, command => command.id);
        indexed('event', events, event => event.name);
    }

    /** The column of that name; throws where the server has none. @param {string} name */
    column(name) {
        return found('column', name, this.columnsByName);
    }

    /** The command of that name; throws where the server has none. @param {string} name */
    command(name) {
        return found('command', name, this.commands);
    }
}

/**
 * @template T
 * @param {string} what @param {string} name @param {Map<string, T>} byName
 */
function found(what, name, byName) {
    const entry = byName.get(name);
    if (entry === undefined) {
        throw new TypeError(`the server has no ${what} '${name}'; it has ${[...byName.keys()].sort().join(', ')}`);
    }
    return entry;
}

/**
 * @template K, T
 * @param {string} what @param {T[]} entries @param {(entry: T) => K} key
 */
function indexed(what, entries, key) {
    /** @type {Map<K, T>} */
    const index = new Map();
    for (const entry of entries) {
        if (index.has(key(entry))) {
            throw new ProtocolError(`the schema has two of the ${what} ${key(entry)}`);
        }
        index.set(key(entry), entry);
    }
    return index;
}
