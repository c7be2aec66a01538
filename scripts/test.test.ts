import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { missingPackages, planInstall } from './install.js';
import { findNode, isNewEnough } from './node24.js';
import { collectTests } from './test.js';

function folderWith(files: Readonly<Record<string, string>>): { root: string; [Symbol.dispose](): void } {
  const root = mkdtempSync(join(tmpdir(), 'amanah-scripts-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

test('the fast run leaves out the tests that need a server, a browser, a killed process or minutes', () => {
  using folder = folderWith({
    'packages/core/src/a.test.ts': '',
    'packages/core/src/a.ts': '',
    'packages/core/node_modules/x/b.test.ts': '',
    'packages/store/src/store.postgres.test.ts': '',
    'packages/store/src/store.crash.test.ts': '',
    'simulation/thousand.slow.test.ts': '',
    'e2e/pages.e2e.ts': '',
  });
  assert.deepEqual(collectTests({ root: folder.root, fast: true }), ['packages/core/src/a.test.ts']);
  assert.equal(collectTests({ root: folder.root, fast: false }).length, 5);
  assert.deepEqual(collectTests({ root: folder.root, fast: false, only: ['e2e/'] }), ['e2e/pages.e2e.ts']);
});

test('node 24 and newer can run the sources, older ones cannot', () => {
  assert.equal(isNewEnough('24.0.0'), true);
  assert.equal(isNewEnough('26.1.0'), true);
  assert.equal(isNewEnough('22.17.0'), false);
  assert.equal(isNewEnough('not a version'), false);
});

test('an old node with nothing installed is told what to do', () => {
  using folder = folderWith({});
  assert.throws(() => findNode({ root: folder.root, running: '20.1.0', runningPath: '/n' }), /needs Node\.js 24 or newer; this is 20\.1\.0/);
  assert.equal(findNode({ root: folder.root, running: '24.1.0', runningPath: '/n' }), '/n');
});

const lock = {
  packages: {
    '': { name: 'amanah' },
    'node_modules/run': { version: '1.0.0' },
    'node_modules/check': { version: '2.0.0', dev: true },
    'node_modules/other-machine': { version: '3.0.0', optional: true, os: ['plan9'] },
    'node_modules/other-processor': { version: '3.0.0', optional: true, cpu: 'z80' },
    'node_modules/maybe': { version: '4.0.0', optional: true },
  },
};
const here = { platform: 'linux', arch: 'x64' } as const;

test('what is missing is what the lock names and the install lacks or has in another version', () => {
  const nothing = { packages: {} };
  assert.deepEqual(missingPackages(lock, nothing, { dev: false, ...here }), ['node_modules/run']);
  assert.deepEqual(missingPackages(lock, nothing, { dev: true, ...here }), ['node_modules/run', 'node_modules/check']);
  const old = { packages: { 'node_modules/run': { version: '0.9.0' }, 'node_modules/maybe': { version: '3.9.0' } } };
  assert.deepEqual(missingPackages(lock, old, { dev: false, ...here }), ['node_modules/run', 'node_modules/maybe']);
});

test('a start keeps the development packages of a machine that has them', () => {
  const files = { 'package-lock.json': JSON.stringify(lock), 'node_modules/typescript/package.json': '{}' };
  using folder = folderWith(files);
  assert.equal(planInstall({ root: folder.root, dev: false }).mode, 'dev');
  assert.equal(planInstall({ root: folder.root, dev: false }).todo, 'install');
});

test('an install made by npm itself is believed, and one without a lock is refused', () => {
  const installed = JSON.stringify({ packages: { 'node_modules/run': { version: '1.0.0' } } });
  using folder = folderWith({ 'package-lock.json': JSON.stringify(lock), 'node_modules/.package-lock.json': installed });
  assert.equal(planInstall({ root: folder.root, dev: false }).todo, 'stamp');
  assert.equal(planInstall({ root: folder.root, dev: true }).todo, 'install');
  using empty = folderWith({});
  assert.equal(planInstall({ root: empty.root, dev: true }).todo, 'no lock');
});
