import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const TSC = `${FOLDER}node_modules/typescript/bin/tsc`;

test('should have the types that its comments say', {skip: !existsSync(TSC) && 'npm install fetches what checks the types'}, () => {
    const {stdout, status} = spawnSync(process.execPath, [TSC, '-p', FOLDER], {encoding: 'utf8'});
    assert.equal(status, 0, stdout);
});
