import {isEntity} from '../entity.js';
import {ProtocolError} from '../errors.js';
import {ENTITY, FLOAT, INT, LONG, nameOfType, TEXT} from './types.js';

/**
 * @typedef {number | bigint | string} Value a LONG is a BigInt, a TEXT a string, all else a number (an ENTITY as `Entity` says)
 */
/** @typedef {Record<string, Value> | Value[]} Parameters by name, or in the schema's order */

const LEAST_LONG = -(2n ** 63n);
const MOST_LONG = 2n ** 63n - 1n;
const TEXTS = new TextEncoder();

/**
 * The fields of an event, by name.
 *
 * @param {import('./reader.js').WireReader} reader @param {import('../schema.js').Signature} signature
 */
export function readFields(reader, signature) {
    /** @type {Record<string, Value>} */
    const fields = {};
    for (const field of signature.fields) {
        fields[field.name] = readField(reader, field);
    }
    return fields;
}

/** @param {import('./reader.js').WireReader} reader @param {import('../schema.js').Field} field @returns {Value} */
function readField(reader, field) {
    switch (field.type) {
        case INT: return reader.zigzag32();
        case LONG: return reader.zigzag64();
        case TEXT: return reader.text(field.maxBytes);
        case ENTITY: return reader.entity();
        default: {
            const value = reader.f32();
            if (!Number.isFinite(value)) {
                throw new ProtocolError(`the field ${field.name} of an event is ${value}`);
            }
            return value;
        }
    }
}

/**
 * Writes a command's parameters. Throws a TypeError that names the parameter where a value is missing, unknown or does not fit.
 *
 * @param {import('./writer.js').WireWriter} out @param {import('../schema.js').Signature} command @param {Parameters} parameters
 */
export function writeParameters(out, command, parameters) {
    const known = command.fields.map(field => field.name);
    for (const name of Array.isArray(parameters) ? [] : Object.keys(parameters)) {
        if (!known.includes(name)) {
            throw new TypeError(`the command ${command.name} has no parameter '${name}'; it has (${known.join(', ')})`);
        }
    }
    if (Array.isArray(parameters) && parameters.length !== known.length) {
        throw new TypeError(`the command ${command.name} takes (${known.join(', ')}), not ${parameters.length} values`);
    }
    command.fields.forEach((field, i) => {
        const value = Array.isArray(parameters) ? parameters[i] : parameters[field.name];
        const complaint = writeValue(out, field, value);
        if (complaint) {
            const shown = typeof value === 'string' ? `'${value}'` : String(value);
            throw new TypeError(`the parameter ${field.name} of ${command.name} is ${shown}; ${nameOfType(field.type)} wants ${complaint}`);
        }
    });
}

/**
 * @param {import('./writer.js').WireWriter} out @param {import('../schema.js').Field} field @param {unknown} value
 * @returns {string} what would have fitted; '' where it was written
 */
function writeValue(out, field, value) {
    switch (field.type) {
        case INT:
            return typeof value === 'number' && (value | 0) === value ? written(out.zigzag(value)) : 'an integer of 32 bits';
        case LONG:
            return writeLong(out, value);
        case FLOAT:
            return typeof value === 'number' && Number.isFinite(Math.fround(value)) ? written(out.f32(value)) : 'a finite number';
        case TEXT:
            return typeof value === 'string' && value.isWellFormed?.() !== false && TEXTS.encode(value).length <= field.maxBytes
                ? written(out.text(value)) : `a text of at most ${field.maxBytes} bytes of UTF-8`;
        default:
            return isEntity(value) ? written(out.entity(value)) : "an entity's name, as the world has them";
    }
}

/** @param {import('./writer.js').WireWriter} out @param {unknown} value */
function writeLong(out, value) {
    const long = typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
    return typeof long === 'bigint' && long >= LEAST_LONG && long <= MOST_LONG
        ? written(out.zigzag64(long)) : 'a BigInt of 64 bits or a safe integer';
}

/** @param {unknown} _ */
function written(_) {
    return '';
}
