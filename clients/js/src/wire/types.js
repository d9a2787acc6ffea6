/** The types of schema values, by their code (docs/protocol.md section 2). */
export const INT = 1;
export const LONG = 2;
export const FLOAT = 3;
export const QUANTISED = 4;
export const TEXT = 5;
export const ENTITY = 6;

const NAMES = ['', 'INT', 'LONG', 'FLOAT', 'QUANTISED', 'TEXT', 'ENTITY'];

/** @param {number} type a code */
export function nameOfType(type) {
    return NAMES[type] ?? `type ${type}`;
}
