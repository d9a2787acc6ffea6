/**
 * The name of an entity, which never comes to mean another while the server runs. Opaque: compare it with `===`, use it as a key,
 * hand it to commands; never calculate with it.
 *
 * A number wherever index and generation fit its 53 bits, which is as good as always; else a BigInt. An entity has one form only.
 *
 * @typedef {number | bigint} Entity
 */

/** No entity. @type {Entity} */
export const NONE = 0;

const WORD = 2 ** 32;
const SAFE_GENERATIONS = 2 ** 21;

/**
 * @param {number} index unsigned, 32 bits
 * @param {number} generation unsigned, 32 bits
 * @returns {Entity}
 */
export function entityOf(index, generation) {
    return generation < SAFE_GENERATIONS ? generation * WORD + index : BigInt(generation) << 32n | BigInt(index);
}

/** @param {Entity} entity @returns {number} */
export function indexOf(entity) {
    return typeof entity === 'number' ? entity % WORD : Number(entity & 0xFFFF_FFFFn);
}

/** @param {Entity} entity @returns {number} */
export function generationOf(entity) {
    return typeof entity === 'number' ? Math.floor(entity / WORD) : Number(entity >> 32n);
}

/** Whether a value can be the name of an entity, `NONE` included. @param {unknown} value @returns {value is Entity} */
export function isEntity(value) {
    return typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0
        : typeof value === 'bigint' && value >= 1n << 53n && value < 1n << 64n;
}

/** `7/2` for index 7, generation 2. @param {Entity} entity */
export function describeEntity(entity) {
    return `${indexOf(entity)}/${generationOf(entity)}`;
}
