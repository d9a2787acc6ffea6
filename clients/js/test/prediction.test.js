import assert from 'node:assert/strict';
import {test} from 'node:test';
import {walking} from '../src/games/walking.js';
import {Prediction} from '../src/predict/prediction.js';
import {seeded} from '../fake/seeded.js';

const GROUND = {width: 1000, height: 1000};
const SPEED = 20;
const TICK_MS = 100;

/**
 * The server's walking, tick by tick, as the plugin `commands` does it: the command holds from the tick that processes it.
 */
class Server {
    x = 500;
    y = 500;
    #heading = [0, 0];

    /** @param {{name: string, parameters: any}} command */
    process({name, parameters}) {
        const {dx, dy} = name === 'move' ? parameters : {dx: 0, dy: 0};
        const pace = Math.max(1, Math.hypot(dx, dy));
        this.#heading = [dx / pace, dy / pace];
    }

    tick() {
        this.x = Math.min(1000, Math.max(0, this.x + this.#heading[0] * SPEED * TICK_MS / 1000));
        this.y = Math.min(1000, Math.max(0, this.y + this.#heading[1] * SPEED * TICK_MS / 1000));
    }
}

/**
 * Client and server with a line between them, a millisecond at a time.
 *
 * @param {object} play
 * @param {number} play.ms @param {() => number} play.lineMs one way
 * @param {(now: number) => {name: string, parameters: any, refused?: boolean} | null} play.command what the player does
 * @param {(frame: {now: number, x: number, y: number, serverX: number, prediction: Prediction<any>}) => void} play.frame
 */
function run({ms, lineMs, command, frame}) {
    const server = new Server();
    const prediction = new Prediction(walking(GROUND));
    /** @type {{at: number, number: number, command: any}[]} */ const up = [];
    /** @type {{at: number, tick: number, x: number, y: number, receipts: any[]}[]} */ const down = [];
    let [number, tick, sentUntil, toldUntil] = [0, 0, 0, 0];
    prediction.reconcile({x: 500, y: 500}, 0, 0.1);
    for (let now = 0; now < ms; now++) {
        const given = command(now);
        if (given !== null) {
            prediction.given(++number, given.name, given.parameters);
            sentUntil = Math.max(sentUntil, now + lineMs());
            up.push({at: sentUntil, number, command: given});
        }
        if (now % TICK_MS === 50) {
            tick++;
            const receipts = [];
            while (up.length > 0 && up[0].at <= now) {
                const {number: processed, command: {refused, ...what}} = /** @type {any} */ (up.shift());
                receipts.push([processed, !refused, tick]);
                if (!refused) {
                    server.process(what);
                }
            }
            server.tick();
            toldUntil = Math.max(toldUntil, now + lineMs());
            down.push({at: toldUntil, tick, x: server.x, y: server.y, receipts});
        }
        for (; down.length > 0 && down[0].at <= now; down.shift()) {
            down[0].receipts.forEach(([which, applied, at]) => prediction.settled(which, applied, at));
            prediction.reconcile({x: down[0].x, y: down[0].y}, down[0].tick, TICK_MS / 1000);
        }
        prediction.pass(0.001);
        const {x, y} = prediction.drawn({x: 0, y: 0});
        frame({now, x, y, serverX: server.x, prediction});
    }
}

/** @param {number} dx @param {number} dy */
const move = (dx, dy) => ({name: 'move', parameters: {dx, dy}});
const STOP = {name: 'stop', parameters: {}};

test('should walk at once, evenly, whatever the line does to the snapshots', () => {
    const random = seeded(6);
    run({
        ms: 3000,
        lineMs: () => random.next() * 80,
        command: now => now === 100 ? move(1, 0) : null,
        frame({now, x}) {
            assert.ok(Math.abs(x - 500 - Math.max(0, now - 99) / 1000 * SPEED) < 1e-6, `${x} at ${now}`);
        },
    });
});

test('should end where the server does, and show no leap on the way', () => {
    const random = seeded(7);
    let before = [500, 500];
    let end = 0;
    run({
        ms: 10_000,
        lineMs: () => 60 + random.next() * 40,
        command: now => now === 9_000 ? STOP : now > 9_000 || now % 337 !== 0 ? null : move(random.between(-1, 1), random.between(-1, 1)),
        frame({now, x, y, serverX, prediction}) {
            const step = Math.hypot(x - before[0], y - before[1]);
            assert.ok(step < 0.15, `${step} in a millisecond at ${now}`);
            before = [x, y];
            end = Math.abs(x - serverX);
            if (now === 9_999) {
                assert.equal(prediction.pending, 0);
            }
        },
    });
    assert.ok(end < 1e-3, `${end} off at the end`);
});

test('should go by what held before, when a command is refused', () => {
    let off = 0;
    run({
        ms: 2000,
        lineMs: () => 50,
        command: now => now === 100 ? move(1, 0) : now === 600 ? {...move(-1, 0), refused: true} : null,
        frame({now, x}) {
            const walked = 500 + (now - 99) / 1000 * SPEED;
            if (now === 620) {
                assert.ok(x < walked - 0.5, 'it believes in the command at first');
            }
            off = Math.abs(x - walked);
        },
    });
    assert.ok(off < 1e-3, `${off} off at the end`);
});

test('should stop at the bounds', () => {
    const model = walking({width: 10, height: 10, speed: 4});
    assert.deepEqual(model({x: 9, y: 1}, move(3, -4), 1), {x: 10, y: 0});
    assert.deepEqual(model({x: 5, y: 5}, move(0.5, 0), 0.5), {x: 6, y: 5});
    assert.deepEqual(model({x: 5, y: 5}, move(0, 0), 1), {x: 5, y: 5});
    assert.deepEqual(model({x: 5, y: 5}, STOP, 1), {x: 5, y: 5});
    assert.deepEqual(model({x: 5, y: 5}, null, 1), {x: 5, y: 5});
});

test('should halve a small error each half-life, and jump over a large one', () => {
    const prediction = new Prediction(walking(GROUND), {halfLifeMs: 50, leap: 10});
    prediction.reconcile({x: 100, y: 0}, 1, 0.1);
    prediction.reconcile({x: 104, y: 0}, 2, 0.1);
    assert.equal(prediction.drawn({}).x, 100);
    prediction.pass(0.05);
    assert.equal(prediction.drawn({}).x, 102);
    prediction.pass(0.05);
    assert.equal(prediction.drawn({}).x, 103);
    prediction.reconcile({x: 300, y: 0}, 3, 0.1);
    assert.equal(prediction.drawn({}).x, 300);
});

test('should go by the snapshots alone when told to forget', () => {
    const prediction = new Prediction(walking(GROUND));
    prediction.reconcile({x: 100, y: 0}, 1, 0.1);
    prediction.given(1, 'move', {dx: 1, dy: 0});
    prediction.pass(0.1);
    assert.ok(prediction.drawn({}).x > 101.9);
    prediction.forget();
    prediction.settled(1, true, 2);
    prediction.reconcile({x: 101, y: 0}, 2, 0.1);
    prediction.pass(10);
    assert.equal(Math.round(prediction.drawn({}).x * 1e6) / 1e6, 101);
});

test('should play again no more than what the server has not seen', () => {
    let calls = 0;
    const prediction = new Prediction((/** @type {{x: number}} */ state) => {
        calls++;
        return state;
    });
    for (let tick = 1; tick <= 100; tick++) {
        prediction.given(tick, 'move', {dx: 1, dy: 0});
        prediction.pass(10);
        prediction.settled(tick, true, tick);
        calls = 0;
        prediction.reconcile({x: 0}, tick, 0.1);
        assert.equal(calls, 1);
    }
});
