import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {after, before, describe, test} from 'node:test';
import {AvatarPrediction, Client, Interpolation, NONE, webSocketCarrier} from '../src/index.js';
import {tcpCarrier} from '../src/carrier/tcp.js';
import {walking} from '../src/games/walking.js';
import {LiveServer} from '../fake/live-server.js';

const HOME = process.env.CAELMOR_HOME;
const skip = HOME === undefined && 'CAELMOR_HOME does not name a packaged server (distribution/target/caelmor-*)';

describe('a live server', {skip, timeout: 180_000}, () => {
    /** @type {LiveServer} */ let server;
    /** @type {Record<string, string>} */ let urls;

    before(async () => {
        server = new LiveServer(/** @type {string} */ (HOME), ['commands.spawn_area=10', 'tick.rate=20']);
        urls = await server.ready();
    });
    after(async () => assert.equal(await server.stop(), 0));

    /** @param {string} account @param {string} scheme @param {(client: Client) => void} [prepare] */
    async function join(account, scheme, prepare = () => {}) {
        const carrier = scheme === 'ws' ? webSocketCarrier() : tcpCarrier();
        const client = new Client({url: urls[scheme], account, carrier, program: 'live test', patience: {firstMs: 20}});
        prepare(client);
        await client.connect();
        await until(client, 'tick', () => client.world.viewpoint !== NONE);
        return client;
    }

    for (const scheme of ['ws', 'tcp']) {
        test(`should walk, talk and see each other over ${scheme}`, async () => {
            const ann = await join(`ann-${scheme}`, scheme);
            const bob = await join(`bob-${scheme}`, scheme);
            const avatar = ann.world.viewpoint;
            await until(bob, 'tick', () => bob.world.has(avatar));
            assert.equal(bob.world.get(avatar, 'avatar.name'), `ann-${scheme}`);
            assert.equal(bob.world.kind(avatar), 'avatar');
            assert.equal(bob.world.owned(avatar), false);
            assert.equal(ann.world.owned(avatar), true);

            const x = ann.world.get(avatar, 'x');
            const receipt = await ann.command('move', {dx: 1, dy: 0});
            assert.equal(receipt.applied, true, receipt.sentence);
            await until(ann, 'tick', () => ann.world.get(avatar, 'x') >= x + 5);
            await ann.command('stop');
            const stood = await settledAt(ann, bob, avatar);
            assert.ok(stood > x + 4, `walked from ${x} to ${stood}`);

            const heard = new Promise(resolve => bob.onEvent('say', resolve));
            await ann.command('say', {text: 'hé'});
            assert.deepEqual(await heard, {speaker: avatar, text: 'hé'});
            await Promise.all([ann.bye(), bob.bye()]);
        });
    }

    test('should be told why a command is refused', async () => {
        const client = await join('eve', 'ws');
        const receipt = await client.command('attack', {target: client.world.viewpoint});
        assert.equal(receipt.applied, false);
        assert.ok(receipt.rejection.length > 0 && receipt.sentence.length > 0, JSON.stringify(receipt));
        await assert.rejects(client.command('fly'), /the server has no command 'fly'; it has .*move/);
        await client.bye();
        assert.equal(client.state, 'ended');
    });

    test('should come back with its session after the line is cut', async () => {
        /** @type {(() => void)[]} */
        const cuts = [];
        const carrier = tcpCarrier();
        const client = new Client({url: urls.tcp, account: 'zoe', patience: {firstMs: 20}, carrier: (url, ends) => {
            const wire = carrier(url, ends);
            cuts.push(() => {
                wire.close();
                ends.closed('the test cut the line');
            });
            return wire;
        }});
        await client.connect();
        await until(client, 'tick', () => client.world.viewpoint !== NONE);
        const avatar = client.world.viewpoint;
        const back = new Promise(resolve => client.on('welcome', resolve));
        cuts[0]();
        const welcome = /** @type {any} */ (await back);
        assert.equal(welcome.resumed, true);
        await until(client, 'tick', () => client.world.viewpoint === avatar);
        assert.equal((await client.command('move', {dx: 0, dy: 1})).applied, true);
        await client.bye();
    });

    test('should predict where the server will have it, and draw others between their snapshots', async () => {
        /** @type {any} */ let prediction;
        /** @type {any} */ let interpolation;
        const client = await join('pat', 'ws', made => {
            prediction = new AvatarPrediction(made, (state, command, seconds) =>
                walking({width: made.welcome?.width ?? 0, height: made.welcome?.height ?? 0})(state, command, seconds));
            interpolation = new Interpolation(made);
        });
        const avatar = client.world.viewpoint;
        const x = client.world.get(avatar, 'x');
        let last = performance.now();
        let furthest = 0;
        const frames = setInterval(() => {
            const now = performance.now();
            const drawn = prediction.frame((now - last) / 1000);
            last = now;
            interpolation.begin(now);
            const shown = interpolation.place(avatar, {x: NaN, y: NaN});
            furthest = Math.max(furthest, drawn.x - shown.x);
        }, 5);
        prediction.command('move', {dx: 1, dy: 0});
        await until(client, 'tick', () => client.world.get(avatar, 'x') > x + 8);
        prediction.command('stop');
        await until(client, 'tick', change => client.world.updatedTick(avatar) < change.tick - 20);
        clearInterval(frames);
        const {x: drawn} = prediction.frame(0);
        assert.ok(furthest > 1, `the prediction was ahead of the picture by ${furthest}`);
        assert.ok(Math.abs(drawn - client.world.get(avatar, 'x')) < 0.05, `${drawn} drawn, ${client.world.get(avatar, 'x')} true`);
        await client.bye();
    });

    test('should run the example of the README as it stands', () => {
        const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
        const [, example] = /** @type {RegExpMatchArray} */ (readme.match(/```js\n(.*?)```/s));
        const {stdout, stderr, status} = spawnSync(process.execPath,
            ['--experimental-websocket', '--input-type=module', '--eval', example.replace('ws://127.0.0.1:7777', urls.ws)],
            {cwd: new URL('..', import.meta.url), encoding: 'utf8', timeout: 30_000});
        assert.equal(status, 0, stderr);
        assert.match(stdout, /^ann says hello$/m);
        assert.match(stdout, /^heard in tick \d+$/m);
        assert.match(stdout, /^I am at \d+\.\d+ among \d+$/m);
        assert.match(stdout, /^over: /m);
    });

    test('should hear why the server goes', async () => {
        const client = await join('kim', 'ws');
        const lost = new Promise(resolve => client.on('lost', resolve));
        server.process.kill('SIGTERM');
        const {reason} = /** @type {any} */ (await lost);
        assert.equal(reason.how, 'kicked');
        assert.equal(reason.name, 'shutdown');
        client.close();
    });
});

/** @param {Client} client @param {string} name @param {(told: any) => boolean} holds */
function until(client, name, holds) {
    return new Promise((resolve, reject) => {
        const ended = client.on('end', reason => reject(new Error(reason.sentence)));
        const stop = client.on(name, told => {
            if (holds(told)) {
                stop();
                ended();
                resolve(undefined);
            }
        });
    });
}

/**
 * Where an entity stands when two clients have the same for ten ticks.
 *
 * @param {Client} one @param {Client} other @param {import('../src/entity.js').Entity} entity
 */
async function settledAt(one, other, entity) {
    await until(one, 'tick', change => one.world.updatedTick(entity) < change.tick - 10
        && other.world.get(entity, 'x') === one.world.get(entity, 'x') && other.world.get(entity, 'y') === one.world.get(entity, 'y'));
    return one.world.get(entity, 'x');
}
