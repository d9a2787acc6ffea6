import {webSocketCarrier} from '../carrier/websocket.js';
import {ConnectionEnded, ProtocolError} from '../errors.js';
import {Listeners} from '../listeners.js';
import {writeAck, writeBye, writeCommand, writeHello, writeResume} from '../wire/messages.js';
import {writeParameters} from '../wire/values.js';
import {WireWriter} from '../wire/writer.js';
import {TickDecoder} from '../world/tick-decoder.js';
import {World} from '../world/world.js';
import {Comeback, PATIENCE} from './comeback.js';
import {Connection} from './connection.js';
import {PendingCommands} from './pending.js';
import {REAL_TIME} from './timing.js';

/**
 * @typedef {object} Options
 * @property {string} url `ws://` or `wss://` with host and port, or what the carrier takes
 * @property {string} account
 * @property {string} [credential] what the server's authenticator asks for
 * @property {string} [program] name and version of this program, for the server's log
 * @property {import('../carrier/websocket.js').Carrier} [carrier] a WebSocket unless given
 * @property {boolean} [comeBack] whether to return by itself after a loss; it does unless told otherwise
 * @property {Partial<import('./comeback.js').Patience>} [patience]
 * @property {number} [handshakeMs] how long the server may take to say WELCOME
 * @property {number} [silenceMs] a server that says nothing for so long is lost
 * @property {import('./timing.js').Timing} [timing]
 * @property {() => number} [random] `0 <= n < 1`
 * @property {(error: unknown) => void} [report] takes what a listener throws; it is uncaught unless told otherwise
 *
 * @typedef {'idle' | 'connecting' | 'playing' | 'waiting' | 'ended'} State
 */

/**
 * A player's side of a session, over as many connections as it takes.
 *
 * Tells by `on`: `state` (State), `welcome` (Welcome), `tick` (Change), `event` ({name, fields, tick}), `receipt` (Receipt),
 * `pace` (milliseconds of a tick: the server stretches its ticks, or no longer; before the TICK that was stretched),
 * `lost` ({reason, waitMs}: it comes back by itself), `redirect` (address), `end` (CloseReason). Receipts and events are told
 * before the changes of their TICK are applied, `tick` after.
 */
export class Client {
    /** @readonly */
    world = new World();
    /** @type {import('../wire/welcome.js').Welcome | null} */
    welcome = null;
    /** @type {State} */
    state = 'idle';
    /** Milliseconds of real time from one TICK to the next: what the rate says, or more while the server has too much to do. */
    tickMs = NaN;

    #options;
    #listeners;
    #events;
    #out = new WireWriter();
    #pending = new PendingCommands();
    #lastSent = 0;
    #unacknowledged = -1;
    #comeback;
    #leaving = false;
    /** @type {Connection | null} */
    #connection = null;
    /** @type {TickDecoder | null} */
    #decoder = null;
    /** @type {any} */
    #timer;
    /** @type {{resolve: (welcome: import('../wire/welcome.js').Welcome) => void, reject: (error: Error) => void} | null} */
    #first = null;

    /** @param {Options} options */
    constructor(options) {
        this.#options = {
            credential: '', program: 'caelmor-client', comeBack: true, handshakeMs: 30_000, silenceMs: 9_000,
            timing: REAL_TIME, random: Math.random,
            ...options, patience: {...PATIENCE, ...options.patience}, carrier: options.carrier ?? webSocketCarrier(),
        };
        const report = options.report ?? (error => setTimeout(() => { throw error; }));
        this.#listeners = new Listeners(report);
        this.#events = new Listeners(report);
        this.#comeback = new Comeback(this.#options.patience, this.#options.random);
    }

    /** How fast the game runs: its time a time of the player's. 1, or less while the server stretches its ticks. */
    get speed() {
        return this.welcome === null ? 1 : 1000 / this.welcome.tickRate / this.tickMs;
    }

    /** Resolves with the WELCOME. A first attempt that fails is not repeated: it rejects with the server's sentence. */
    async connect() {
        if (this.state !== 'idle' && this.state !== 'ended') {
            throw new TypeError(`this client is ${this.state}; connect once`);
        }
        this.#leaving = false;
        /** @type {Promise<import('../wire/welcome.js').Welcome>} */
        const welcome = new Promise((resolve, reject) => this.#first = {resolve, reject});
        this.#open(null);
        return welcome;
    }

    /**
     * Hears of something, by the names above.
     *
     * @param {string} name @param {(told: any) => void} listener
     * @returns {() => void} ends it
     */
    on(name, listener) {
        return this.#listeners.add(name, listener);
    }

    /**
     * Hears of the events of a name, as the server's schema has them.
     *
     * @param {string} name @param {(fields: any) => void} listener gets the fields by name
     * @returns {() => void} ends it
     */
    onEvent(name, listener) {
        return this.#events.add(name, listener);
    }

    /**
     * Gives a command. Resolves with its receipt, applied or not; rejects where it can't be given, or the connection ends before
     * the answer. A durable command is answered when it is saved, later than others.
     *
     * @param {string} name @param {import('../wire/values.js').Parameters} [parameters] by name, or in the schema's order
     */
    async command(name, parameters = {}) {
        return this.#pending.promise(this.send(name, parameters));
    }

    /**
     * Gives a command without waiting for its receipt, which `receipt` tells all the same.
     *
     * @param {string} name @param {import('../wire/values.js').Parameters} [parameters]
     * @returns {number} the command's number
     */
    send(name, parameters = {}) {
        const welcome = this.welcome;
        if (welcome === null || this.#connection?.playing !== true) {
            throw new ConnectionEnded(`'${name}' can't be sent: this client is ${this.state}`,
                {how: 'lost', name: 'lost', sentence: `the client is ${this.state}`});
        }
        const number = this.#lastSent % 0xFFFF_FFFF + 1;
        this.#connection.send(this.#commandFrame(welcome, welcome.schema.command(name), number, parameters));
        this.#lastSent = number;
        this.#pending.sent(number, name, this.#options.timing.now());
        return number;
    }

    /**
     * Ends the session: the avatar leaves the world. Resolves when the server has saved it and said so, or the connection is
     * over.
     */
    async bye() {
        if (this.#connection?.playing !== true) {
            this.close();
            return;
        }
        this.#leaving = true;
        const end = new Promise(resolve => {
            const stop = this.on('end', reason => {
                stop();
                resolve(reason);
            });
        });
        this.#connection.send(writeBye(this.#out).take());
        await end;
    }

    /** Ends the connection. The session waits for who comes back, as long as the WELCOME said. */
    close() {
        this.#options.timing.clearTimeout(this.#timer);
        const reason = /** @type {const} */ ({how: 'closed', name: 'closed', sentence: 'the client closed the connection'});
        if (this.#connection !== null) {
            this.#connection.end(reason);
        } else if (this.state !== 'idle' && this.state !== 'ended') {
            this.#end(reason);
        }
    }

    /**
     * The ACK stands in front of the first command after a TICK, where the frame limit leaves room.
     *
     * @param {import('../wire/welcome.js').Welcome} welcome @param {import('../schema.js').Signature} command
     * @param {number} number @param {import('../wire/values.js').Parameters} parameters
     */
    #commandFrame(welcome, command, number, parameters) {
        const out = this.#out;
        try {
            const ack = this.#unacknowledged < 0 ? 0 : writeAck(out, this.#unacknowledged).length;
            writeParameters(writeCommand(out, command.id, number), command, parameters);
            const bytes = out.length;
            if (bytes - ack > welcome.frameLimit) {
                throw new TypeError(`${command.name} makes a frame of ${bytes - ack} bytes; the server takes ${welcome.frameLimit}`);
            }
            const frame = out.take();
            if (bytes > welcome.frameLimit) {
                return frame.subarray(ack);
            }
            this.#unacknowledged = -1;
            return frame;
        } finally {
            out.take();
        }
    }

    /** @param {Uint8Array | null} token null to say HELLO */
    #open(token) {
        const {account, credential, program} = this.#options;
        this.#become('connecting');
        try {
            const greeting = token === null
                ? writeHello(this.#out, account, credential, program) : writeResume(this.#out, token, program);
            this.#connection = new Connection(this.#options, greeting.take(), {
                onWelcome: welcome => this.#welcomed(welcome),
                onPlaying: () => this.#playing(),
                onTick: () => this.#ticked(),
                onPace: tickMs => this.#paced(tickMs),
                onRedirect: (address, next) => this.#redirected(address, next),
                onEnd: reason => this.#ended(reason),
            });
        } catch (e) {
            this.#end({how: 'lost', name: 'lost', sentence: /** @type {Error} */ (e).message});
        }
    }

    /** @param {import('../wire/welcome.js').Welcome} welcome */
    #welcomed(welcome) {
        const connection = /** @type {Connection} */ (this.#connection);
        this.welcome = welcome;
        this.tickMs = 1000 / welcome.tickRate;
        this.#unacknowledged = -1;
        this.#comeback.playing(welcome.token, welcome.resumeSeconds * 1000);
        this.#decoder = new TickDecoder(connection.reader, this.world, welcome, {
            onLastNumber: number => this.#known(welcome, number <= this.#lastSent, `last number ${number}`),
            onReceipt: (number, tick, rejection) => this.#settle(welcome, number, tick, rejection),
            onEvent: (name, fields, tick) => {
                this.#events.tell(name, fields);
                this.#listeners.tell('event', {name, fields, tick});
            },
        });
        return this.#decoder;
    }

    #playing() {
        this.#become('playing');
        this.#listeners.tell('welcome', this.welcome);
        this.#first?.resolve(/** @type {import('../wire/welcome.js').Welcome} */ (this.welcome));
        this.#first = null;
    }

    /** @param {number} tickMs */
    #paced(tickMs) {
        this.tickMs = tickMs;
        this.#listeners.tell('pace', tickMs);
    }

    #ticked() {
        const change = /** @type {TickDecoder} */ (this.#decoder).change;
        this.#unacknowledged = change.tick;
        this.#listeners.tell('tick', change);
    }

    /**
     * @param {import('../wire/welcome.js').Welcome} welcome @param {number} number @param {number} tick
     * @param {import('../schema.js').Rejection | null} rejection
     */
    #settle(welcome, number, tick, rejection) {
        const receipt = this.#pending.settle(number, tick, rejection, this.#options.timing.now());
        this.#known(welcome, receipt !== null, `a receipt for ${number}`);
        if (receipt !== null) {
            this.#listeners.tell('receipt', receipt);
        }
    }

    /**
     * A session that existed before may have had commands that this client knows nothing of.
     *
     * @param {import('../wire/welcome.js').Welcome} welcome @param {boolean} fits @param {string} what
     */
    #known(welcome, fits, what) {
        if (!fits && !welcome.resumed) {
            throw new ProtocolError(`${what}, which waits for none; this client sent 1 to ${this.#lastSent}`);
        }
    }

    /** @param {string} address @param {Uint8Array} token */
    #redirected(address, token) {
        this.#options.url = address;
        this.#comeback.redirected(token);
        this.#listeners.tell('redirect', address);
    }

    /** @param {import('../errors.js').CloseReason} reason */
    #ended(reason) {
        const played = this.state === 'playing';
        this.#connection = null;
        this.#decoder = null;
        this.#pending.abandon(reason);
        // A first attempt is not repeated; but a server may have the session begin elsewhere.
        const stays = this.#leaving || !this.#options.comeBack || this.#first !== null && reason.how !== 'redirected';
        const next = stays ? null : this.#comeback.next(reason, played, this.#options.timing.now());
        if (next === null) {
            this.#end(reason);
            return;
        }
        this.#become('waiting');
        this.#timer = this.#options.timing.setTimeout(() => this.#open(next.token), next.waitMs);
        this.#listeners.tell('lost', {reason, waitMs: next.waitMs});
    }

    /** @param {import('../errors.js').CloseReason} reason */
    #end(reason) {
        this.#connection = null;
        this.#become('ended');
        this.#first?.reject(new ConnectionEnded(reason.sentence, reason));
        this.#first = null;
        this.#listeners.tell('end', reason);
    }

    /** @param {State} state */
    #become(state) {
        if (this.state !== state) {
            this.state = state;
            this.#listeners.tell('state', state);
        }
    }
}
