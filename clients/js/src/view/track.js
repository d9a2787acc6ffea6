/**
 * Where one entity was at the last few ticks. An entity that stands has no samples, for nothing comes of it; so the one before a
 * new step is put where it was known to stand last.
 */
export class Track {
    #ticks;
    #xs;
    #ys;
    #count = 0;
    /** Position of the newest sample. */
    #head = -1;

    /** @param {number} capacity samples that are kept */
    constructor(capacity) {
        this.#ticks = new Float64Array(capacity);
        this.#xs = new Float64Array(capacity);
        this.#ys = new Float64Array(capacity);
    }

    clear() {
        this.#count = 0;
    }

    /**
     * @param {number} tick @param {number} previousTick that of the TICK before, at which it stood where its last sample says
     * @param {number} x @param {number} y @param {number} leap further than this in one step it was put there, and did not walk
     */
    moved(tick, previousTick, x, y, leap) {
        const last = this.#head;
        if (this.#count > 0) {
            if (this.#ticks[last] === tick) {
                // It entered and moved in one TICK.
                this.#xs[last] = x;
                this.#ys[last] = y;
                return;
            }
            const leapt = Math.hypot(x - this.#xs[last], y - this.#ys[last]) > leap;
            if (leapt) {
                this.#count = 0;
            } else if (this.#ticks[last] < previousTick) {
                this.#push(previousTick, this.#xs[last], this.#ys[last]);
            }
        }
        this.#push(tick, x, y);
    }

    /**
     * The place at a moment between samples, or where it stood before the first or after the last.
     *
     * @param {number} tick with its fraction @param {number} newest the newest tick that came: what has no sample since then
     *     stood
     * @param {number} ahead so many ticks beyond the newest it may walk on in a straight line
     * @param {{x: number, y: number}} place is filled
     */
    at(tick, newest, ahead, place) {
        const size = this.#ticks.length;
        let later = this.#head;
        for (let i = 1; i < this.#count; i++) {
            const earlier = (this.#head - i + size) % size;
            if (this.#ticks[earlier] <= tick || i === this.#count - 1) {
                // Beyond the newest sample the last leg goes on, should nothing newer have come at all.
                const end = this.#ticks[later] === newest ? newest + ahead : this.#ticks[later];
                this.#between(earlier, later, Math.max(this.#ticks[earlier], Math.min(tick, end)), place);
                return;
            }
            later = earlier;
        }
        place.x = this.#xs[later];
        place.y = this.#ys[later];
    }

    /** @param {number} from @param {number} to @param {number} tick @param {{x: number, y: number}} place */
    #between(from, to, tick, place) {
        const part = (tick - this.#ticks[from]) / (this.#ticks[to] - this.#ticks[from]);
        place.x = this.#xs[from] + part * (this.#xs[to] - this.#xs[from]);
        place.y = this.#ys[from] + part * (this.#ys[to] - this.#ys[from]);
    }

    /** @param {number} tick @param {number} x @param {number} y */
    #push(tick, x, y) {
        this.#head = (this.#head + 1) % this.#ticks.length;
        this.#ticks[this.#head] = tick;
        this.#xs[this.#head] = x;
        this.#ys[this.#head] = y;
        this.#count = Math.min(this.#count + 1, this.#ticks.length);
    }
}
