/**
 * What one TICK did to the copy of the world. One object, filled anew for each TICK: it is good until the listeners return.
 */
export class Change {
    /** The TICK's number. */
    tick = 0;
    /**
     * The number of the TICK before it; -1 for the first of a connection. They differ by more than 1 where the client was
     * skipped.
     */
    previousTick = -1;
    /** The number of this client's last command that the server processed; 0 before the first of the connection. */
    lastNumber = 0;
    /** Whether all was forgotten before the rest was applied. */
    reset = false;
    /** Whether events about others were left out: more happened around than the message had room for. */
    eventsMissed = false;
    /** @type {import('../entity.js').Entity[]} */
    entered = [];
    /** Out of view or gone; no more in the copy, unless entered again. @type {import('../entity.js').Entity[]} */
    left = [];
    /** Those whose values changed; each once. @type {import('../entity.js').Entity[]} */
    updated = [];

    /** @param {number} tick @param {number} previousTick @param {number} lastNumber */
    begin(tick, previousTick, lastNumber) {
        this.tick = tick;
        this.previousTick = previousTick;
        this.lastNumber = lastNumber;
        this.reset = false;
        this.eventsMissed = false;
        this.entered.length = 0;
        this.left.length = 0;
        this.updated.length = 0;
    }
}
