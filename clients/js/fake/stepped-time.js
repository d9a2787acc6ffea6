/** A clock that stands until it is stepped; its timers go off then, in their order. */
export class SteppedTime {
    #now = 0;
    /** @type {{at: number, call: () => void}[]} */
    #timers = [];

    now = () => this.#now;

    /** @param {() => void} call @param {number} ms */
    setTimeout = (call, ms) => {
        const timer = {at: this.#now + ms, call};
        this.#timers.push(timer);
        return timer;
    };

    /** @param {{at: number, call: () => void}} timer */
    clearTimeout = timer => {
        this.#timers = this.#timers.filter(other => other !== timer);
    };

    /** Timers that wait. */
    get waiting() {
        return this.#timers.length;
    }

    /** @param {number} ms */
    async step(ms) {
        const until = this.#now + ms;
        for (;;) {
            await settled();
            const next = this.#timers.filter(timer => timer.at <= until).sort((a, b) => a.at - b.at)[0];
            if (next === undefined) {
                break;
            }
            this.#now = Math.max(this.#now, next.at);
            this.clearTimeout(next);
            next.call();
        }
        this.#now = until;
        await settled();
    }
}

/** All that was promised so far has happened. */
export const settled = () => new Promise(resolve => setImmediate(resolve));
