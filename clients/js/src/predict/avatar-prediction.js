import {NONE} from '../entity.js';
import {Prediction} from './prediction.js';

/**
 * The prediction of a client's own avatar, the entity that is its viewpoint, wired to its client. Give the commands that move it
 * through `command`, call `frame` once a frame, and draw what that returns.
 */
export class AvatarPrediction {
    #client;
    #prediction;
    #columns;
    #stop;
    #avatar = NONE;
    /** @type {any} */
    #drawn = {};

    /**
     * @param {import('../client/client.js').Client} client
     * @param {import('./prediction.js').Model<any>} model the game's, as `walking` in caelmor-client/games/walking
     * @param {Partial<import('./prediction.js').Mending> & {columns?: string[]}} [how] `columns`: those of the state, `x` and `y`
     *     unless given
     */
    constructor(client, model, {columns = ['x', 'y'], ...mending} = {}) {
        this.#client = client;
        this.#columns = columns;
        this.#prediction = new Prediction(model, mending);
        const stops = [
            client.on('receipt', ({number, applied, tick}) => this.#prediction.settled(number, applied, tick)),
            client.on('tick', change => this.#ticked(change)),
            client.on('state', () => this.#prediction.forget()),
        ];
        this.#stop = () => stops.forEach(stop => stop());
    }

    /** Ends it. */
    stop() {
        this.#stop();
    }

    /** Sends a command that moves the avatar, which then goes by it at once. @param {string} name @param {any} [parameters] */
    command(name, parameters = {}) {
        const number = this.#client.send(name, parameters);
        this.#prediction.given(number, name, parameters);
        return number;
    }

    /**
     * A frame begins.
     *
     * @param {number} seconds since the last @returns {any} the columns of the state, by name; empty without an avatar
     */
    frame(seconds) {
        // The model counts the game's time, which is what receipts and snapshots count: ticks.
        this.#prediction.pass(seconds * this.#client.speed);
        return this.#prediction.drawn(this.#drawn);
    }

    /** Nothing holds any more, for a reason that the model does not know: the avatar died, or was put elsewhere. */
    forget() {
        this.#prediction.forget();
    }

    /** @param {import('../world/change.js').Change} change */
    #ticked(change) {
        const {world, welcome} = this.#client;
        if (world.viewpoint === NONE || welcome === null) {
            return;
        }
        if (world.viewpoint !== this.#avatar) {
            this.#avatar = world.viewpoint;
            this.#prediction.forget();
        }
        const truth = Object.fromEntries(this.#columns.map(name => [name, world.get(this.#avatar, name)]));
        this.#prediction.reconcile(truth, change.tick, 1 / welcome.tickRate);
    }
}
