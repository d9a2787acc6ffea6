import {ProtocolError} from '../errors.js';
import {unmap} from './reader.js';

/**
 * Reads the receipts of a TICK and tells the listener of each.
 *
 * @param {import('./reader.js').WireReader} reader @param {import('../schema.js').Schema} schema
 * @param {number} tick @param {number} lastNumber
 * @param {{onReceipt: (number: number, tick: number, rejection: import('../schema.js').Rejection | null) => void}} listener
 */
export function readReceipts(reader, schema, tick, lastNumber, listener) {
    let number = lastNumber;
    for (let runs = reader.varint(); runs > 0; runs--) {
        const age = reader.varint();
        if (age > tick) {
            throw new ProtocolError(`receipts are ${age} ticks old at tick ${tick}`);
        }
        for (let count = reader.varint(); count > 0; count--) {
            const head = reader.varint();
            number += unmap(Math.floor(head / 2));
            listener.onReceipt(number, tick - age, head % 2 === 0 ? null : rejection(reader, schema, number));
        }
    }
}

/** @param {import('./reader.js').WireReader} reader @param {import('../schema.js').Schema} schema @param {number} number */
function rejection(reader, schema, number) {
    const id = reader.varint();
    const found = schema.rejections.get(id);
    if (found === undefined) {
        throw new ProtocolError(`command ${number} is rejected with ${id}, which the schema does not have`);
    }
    return found;
}
