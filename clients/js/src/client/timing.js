/**
 * Where time comes from: milliseconds of a clock that never goes back, and timers. Tests hand in one that they step.
 *
 * @typedef {object} Timing
 * @property {() => number} now
 * @property {(call: () => void, ms: number) => any} setTimeout
 * @property {(timer: any) => void} clearTimeout
 */

/** @type {Timing} */
export const REAL_TIME = {
    now: () => performance.now(),
    setTimeout: (call, ms) => setTimeout(call, ms),
    clearTimeout: timer => clearTimeout(timer),
};
