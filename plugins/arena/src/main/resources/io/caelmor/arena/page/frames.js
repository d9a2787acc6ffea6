/** Figures over so many frames. */
const WINDOW = 240;

/** Runs the frames of a stay, and times what drawing takes of each. */
export class Frames {
    #scene;
    #request = 0;
    /** Milliseconds of our own code for each of the last frames, a ring. */
    #spent = new Float64Array(WINDOW);
    #gaps = new Float64Array(WINDOW);
    #count = 0;
    #last = 0;

    /** @param {import('./scene.js').Scene} scene */
    constructor(scene) {
        this.#scene = scene;
    }

    /** @param {import('./play.js').Play} play @param {import('./hud.js').Hud} hud @param {import('./steering.js').Steering} steering */
    start(play, hud, steering) {
        this.stop();
        this.#scene.begin(play);
        this.#last = performance.now();
        this.#count = 0;
        let still = false;
        const frame = (/** @type {number} */ now) => {
            this.#request = requestAnimationFrame(frame);
            const gap = Math.max(0, now - this.#last);
            this.#last = now;
            if (play.client.state !== 'playing') {
                if (!still) {
                    this.#scene.dim();
                }
                still = true;
                return;
            }
            still = false;
            const begun = performance.now();
            steering.frame(now);
            // A tab that slept goes on from where the server is, it does not catch up.
            this.#scene.draw(now, Math.min(0.25, gap / 1000));
            const at = this.#count++ % WINDOW;
            this.#spent[at] = performance.now() - begun;
            this.#gaps[at] = gap;
            if (hud.showsStats && this.#count % 20 === 0) {
                hud.stats(this.#text(play));
            }
        };
        this.#request = requestAnimationFrame(frame);
    }

    stop() {
        cancelAnimationFrame(this.#request);
        this.#scene.end();
    }

    /** @param {import('./play.js').Play} play */
    #text(play) {
        const spent = sorted(this.#spent, this.#count);
        const gaps = sorted(this.#gaps, this.#count);
        const average = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
        return [
            `frames     ${(1000 / average).toFixed(1)} a second, slowest ${gaps[gaps.length - 1].toFixed(0)} ms`,
            `drawing    ${spent[spent.length >> 1].toFixed(2)} ms median, ${spent[Math.floor(spent.length * 0.99)].toFixed(2)} ms p99`,
            `in view    ${play.client.world.size} entities`,
            `picture    ${play.others.delayMs.toFixed(0)} ms behind`,
            `commands   ${play.roundTripMs.toFixed(0)} ms to their receipt`,
        ].join('\n');
    }
}

/** @param {Float64Array} ring @param {number} count */
function sorted(ring, count) {
    return ring.slice(0, Math.min(count, ring.length)).sort();
}
