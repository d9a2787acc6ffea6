/** A small random source with a seed (mulberry32), so that a failure can be seen again. @param {number} seed */
export function seeded(seed) {
    let state = seed >>> 0;
    const next = () => {
        state = state + 0x6D2B79F5 >>> 0;
        let mixed = Math.imul(state ^ state >>> 15, state | 1);
        mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
        return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
    };
    return {
        next,
        /** `0 <= n < bound` @param {number} bound */
        below: bound => Math.floor(next() * bound),
        /** `least <= n <= most`, integers @param {number} least @param {number} most */
        between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    };
}
