import {AvatarPrediction, Client, Interpolation, NONE} from './caelmor-client/index.js';
import {walking} from './caelmor-client/games/walking.js';

/** How far one strikes: what is farther is no target. The server judges by its own `combat.range`. */
const STRIKE = 12;

/** One stay in the arena, over as many connections as it takes: the client, where everybody is drawn, and what one can do. */
export class Play {
    /** @readonly */ client;
    /** @readonly */ others;
    /** @readonly */ me;
    /** The health of the unhurt, as far as anybody was seen. */
    fullHealth = 1;
    roundTripMs = 0;
    #walk = walking({width: 1, height: 1});

    /** @param {string} url @param {{account: string, credential: string, hue: number}} who */
    constructor(url, {account, credential, hue}) {
        this.account = account;
        this.client = new Client({url, account, credential, program: 'caelmor-arena'});
        this.others = new Interpolation(this.client);
        this.me = new AvatarPrediction(this.client, (state, command, seconds) => this.#walk(state, command, seconds));
        let ground = '';
        let entered = false;
        this.client.on('welcome', () => entered = false);
        this.client.on('receipt', receipt => this.roundTripMs += (receipt.roundTripMs - this.roundTripMs) / 8);
        this.client.on('tick', () => {
            const {world, welcome} = this.client;
            if (world.viewpoint === NONE || welcome === null) {
                return;
            }
            // Herbs, which nobody strikes, and whoever is unhurt have all of it.
            const health = this.#column('combat.health');
            for (const entity of world.entities()) {
                this.fullHealth = Math.max(this.fullHealth, health?.at(world.viewOf(entity)) ?? 0);
            }
            const speed = this.of(world.viewpoint, 'commands.speed', 20);
            if (ground !== `${speed} ${welcome.width} ${welcome.height}`) {
                ground = `${speed} ${welcome.width} ${welcome.height}`;
                this.#walk = walking({speed, width: welcome.width, height: welcome.height});
            }
            if (!entered) {
                entered = true;
                this.client.send('arena.enter', {hue});
            }
        });
        for (const name of ['combat.death', 'combat.respawn']) {
            this.client.onEvent(name, ({victim, entity}) => {
                if ((victim ?? entity) === this.client.world.viewpoint) {
                    this.me.forget();
                }
            });
        }
    }

    /** Whether the connection plays and there is an avatar. */
    get present() {
        return this.client.state === 'playing' && this.client.world.viewpoint !== NONE;
    }

    get fallen() {
        return this.present && this.health(this.client.world.viewpoint) <= 0;
    }

    /** A value where the server has such a column. @param {import('./caelmor-client/entity.js').Entity} entity @param {string} column @param {any} otherwise */
    of(entity, column, otherwise) {
        return this.#column(column)?.at(this.client.world.viewOf(entity)) ?? otherwise;
    }

    /** @param {import('./caelmor-client/entity.js').Entity} entity */
    health(entity) {
        return this.of(entity, 'combat.health', this.fullHealth);
    }

    /** The colour of an avatar: what its player chose, else one that its name decides. @param {import('./caelmor-client/entity.js').Entity} entity */
    hue(entity) {
        const chosen = this.of(entity, 'arena.hue', 0);
        return chosen !== 0 ? chosen : hueOf(this.of(entity, 'avatar.name', ''));
    }

    /** @param {string} name a command that moves the avatar @param {any} [parameters] */
    steer(name, parameters) {
        if (this.present) {
            this.me.command(name, parameters);
        }
    }

    /** Resolves with the server's objection, or ''. @param {string} name @param {any} parameters */
    async ask(name, parameters) {
        try {
            return (await this.client.command(name, parameters)).sentence;
        } catch (e) {
            return /** @type {Error} */ (e).message;
        }
    }

    /** Whom a strike would hit: the nearest within reach that fights and stands; `NONE` where there is nobody. */
    target() {
        const {world} = this.client;
        const [x, y] = [this.of(world.viewpoint, 'x', 0), this.of(world.viewpoint, 'y', 0)];
        let [nearest, least] = [NONE, STRIKE];
        for (const entity of world.entities()) {
            const kind = world.kind(entity);
            const distance = Math.hypot(this.of(entity, 'x', 0) - x, this.of(entity, 'y', 0) - y);
            if (entity !== world.viewpoint && distance < least && (kind === 'avatar' || kind === 'creature') && this.health(entity) > 0) {
                [nearest, least] = [entity, distance];
            }
        }
        return nearest;
    }

    /** @param {string} name */
    #column(name) {
        const {world} = this.client;
        return world.schema.columnsByName.has(name) ? world.values(name) : undefined;
    }
}

/** @type {Map<string, number>} */
const hues = new Map();

/** @param {string} name */
function hueOf(name) {
    let hue = hues.get(name);
    if (hue === undefined) {
        hue = 0;
        for (let i = 0; i < name.length; i++) {
            hue = (hue * 31 + name.charCodeAt(i) * 47) % 360;
        }
        if (hues.size > 1000) {
            hues.clear();
        }
        hues.set(name, hue);
    }
    return hue;
}
