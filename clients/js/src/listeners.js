/** Functions by the name of what they want to hear. One that throws harms nobody else. */
export class Listeners {
    /** @type {Map<string, Set<(told: any) => void>>} */
    #byName = new Map();
    #report;

    /** @param {(error: unknown) => void} report takes what a listener throws */
    constructor(report) {
        this.#report = report;
    }

    /**
     * @param {string} name @param {(told: any) => void} listener
     * @returns {() => void} ends it
     */
    add(name, listener) {
        const set = this.#byName.get(name) ?? new Set();
        this.#byName.set(name, set.add(listener));
        return () => void set.delete(listener);
    }

    /** @param {string} name @param {unknown} told */
    tell(name, told) {
        const set = this.#byName.get(name);
        if (set === undefined) {
            return;
        }
        for (const listener of set) {
            try {
                listener(told);
            } catch (e) {
                this.#report(e);
            }
        }
    }
}
