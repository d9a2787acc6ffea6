import {ProtocolError} from '../errors.js';

/**
 * Reads a column mask of up to 63 bits.
 *
 * @param {import('../wire/reader.js').WireReader} reader @param {number} columns how many the schema has
 * @param {Uint8Array} positions is filled with those whose bit is set, ascending
 * @returns {number} how many those are
 */
export function readMask(reader, columns, positions) {
    reader.parts();
    let count = 0;
    let base = 0;
    for (let word = reader.low; base < 64; word = reader.high, base += 32) {
        for (let rest = word; rest !== 0;) {
            const bit = 31 - Math.clz32(rest & -rest);
            positions[count++] = base + bit;
            rest = (rest & rest - 1) >>> 0;
        }
    }
    if (count > 0 && positions[count - 1] >= columns) {
        throw new ProtocolError(`a column mask has a bit for position ${positions[count - 1]}; the schema has ${columns} columns`);
    }
    return count;
}
