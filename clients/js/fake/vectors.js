import {readFileSync} from 'node:fs';
import {Schema} from '../src/schema.js';
import {ENTITY, INT, QUANTISED, TEXT} from '../src/wire/types.js';

/** @type {Map<string, {bytes: Uint8Array, meaning: string}>} */
export const VECTORS = new Map();

for (const line of readFileSync(new URL('../../../docs/protocol-vectors.txt', import.meta.url), 'utf8').split('\n')) {
    if (line !== '' && !line.startsWith('#')) {
        const [name, hex, meaning] = line.split(' | ');
        VECTORS.set(name, {bytes: Uint8Array.from(hex.split(' '), octet => parseInt(octet, 16)), meaning});
    }
}

/** @param {string} name */
export function vector(name) {
    const found = VECTORS.get(name);
    if (found === undefined) {
        throw new Error(`docs/protocol-vectors.txt has no ${name}`);
    }
    return found.bytes;
}

export const TOKEN = Uint8Array.from({length: 32}, (_, i) => i);

/** @param {string} name @param {number} type */
const field = (name, type, maxBytes = 0) => ({name, type, maxBytes});

/** @param {number} index @param {string} name @param {number} type */
const column = (index, name, type, step = 0, maxBytes = 0, ownerOnly = false) => ({index, name, type, ownerOnly, step, maxBytes});

/** The schema of the tick vectors, as their file says. */
export const SCHEMA = new Schema(
    [column(0, 'kind', INT), column(1, 'x', QUANTISED, 1 / 64), column(2, 'y', QUANTISED, 1 / 64), column(3, 'name', TEXT, 0, 32),
        column(4, 'gold', INT, 0, 0, true)],
    [],
    [{id: 1, name: 'say', fields: [field('speaker', ENTITY), field('text', TEXT, 64)]},
        {id: 2, name: 'hit', fields: [field('attacker', ENTITY), field('target', ENTITY), field('amount', INT)]}],
    [{id: 5, name: 'not_visible', sentence: 'you can not see that'}],
    new Map([[5, 'avatar']]));

/** @type {import('../src/wire/welcome.js').Welcome} */
export const WELCOME = {
    resumed: false, tickRate: 10, tick: 1000, world: 'main', width: 1000, height: 1000, account: 'ann', token: TOKEN, resumeSeconds: 30,
    frameLimit: 512, schema: SCHEMA,
};
