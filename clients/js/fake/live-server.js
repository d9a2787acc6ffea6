import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const READY_MS = 60_000;

/** The packaged server as a process of its own, with a world of its own, on ports of the system's choice. */
export class LiveServer {
    #folder = mkdtempSync(join(tmpdir(), 'caelmor-js-'));
    #said = '';

    /** @param {string} home the unpacked distribution @param {string[]} settings `key=value` each */
    constructor(home, settings) {
        this.process = spawn(join(home, 'bin', 'caelmor'),
            ['run', ...['transport.netty.port=0', ...settings].flatMap(setting => ['--set', setting])],
            {cwd: this.#folder, env: {...process.env, CAELMOR_ARENA_PORT: '0'}, stdio: ['ignore', 'pipe', 'pipe']});
        this.exited = new Promise(resolve => this.process.on('exit', resolve));
    }

    /** Resolves with its addresses, by scheme. @returns {Promise<Record<string, string>>} */
    async ready() {
        const deadline = setTimeout(() => this.process.kill('SIGKILL'), READY_MS);
        const ended = this.exited.then(() => {
            throw new Error(`the server ended before it was ready:\n${this.#said}`);
        });
        const ready = new Promise(resolve => {
            const hear = (/** @type {Buffer} */ said) => {
                this.#said += said;
                if (/^Ready/m.test(this.#said)) {
                    resolve(undefined);
                }
            };
            this.process.stdout.on('data', hear);
            this.process.stderr.on('data', hear);
        });
        try {
            await Promise.race([ready, ended]);
        } finally {
            clearTimeout(deadline);
            ended.catch(() => {});
        }
        return Object.fromEntries([...this.#said.matchAll(/(ws|tcp):\/\/\S+/g)].map(([url, scheme]) => [scheme, url]));
    }

    /** Stops it in order; resolves with its exit code. */
    async stop() {
        this.process.kill('SIGTERM');
        const code = await this.exited;
        rmSync(this.#folder, {recursive: true, force: true});
        return code;
    }
}
