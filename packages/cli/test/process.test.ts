// The command as a process of its own: started by whatever node there is, with its exit codes, pipes and signals.

import test from 'node:test';
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const AMANAH = fileURLToPath(new URL('../bin/amanah.js', import.meta.url));

function run(args: readonly string[], cwd: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [AMANAH, ...args], { cwd, encoding: 'utf8' });
}

test('[T5] the process: exit codes, output and messages apart, no stack trace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-process-'));
  try {
    const made = run(['init', 'b', '--operation', 'Coast'], folder);
    assert.equal(made.status, 0, made.stderr);
    assert.match(made.stdout, /Made the books of "Coast" in b/);
    const wrong = run(['status', '--books', 'c'], folder);
    assert.equal(wrong.status, 2);
    assert.equal(wrong.stdout, '');
    assert.match(wrong.stderr, /^amanah: .*holds no books/);
    assert.doesNotMatch(wrong.stderr, /\n\s+at /);
    assert.equal(run(['prove', '7', '--books', 'b'], folder).status, 1);
    assert.equal(run(['verify', 'b'], folder).status, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('[T5] the process: a reader that goes away early is no failure', async () => {
  const child = spawn(process.execPath, [AMANAH, 'help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [status] = (await once(child, 'exit')) as [number];
  assert.equal(status, 0, said);
  assert.equal(said, '');
});

test('[T5] the process: an output that cannot be written is said in words, and the exit code is 2', { skip: existsSync('/dev/full') ? false : 'this machine has no /dev/full' }, () => {
  const full = openSync('/dev/full', 'w');
  try {
    for (const args of [['help'], ['version', '--json']]) {
      const { status, stderr } = spawnSync(process.execPath, [AMANAH, ...args], { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
      assert.equal(status, 2);
      assert.match(stderr, /^amanah: the disk is full\.\n/);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
  } finally {
    closeSync(full);
  }
});

test('[T6] the process: serve says its address, answers, and ends with 0 on SIGINT', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-process-'));
  try {
    assert.equal(run(['init', 'b', '--operation', 'Coast'], folder).status, 0);
    const child = spawn(process.execPath, [AMANAH, 'serve', '--books', 'b', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let said = '';
    for await (const chunk of child.stdout) {
      said += (chunk as Buffer).toString();
      if (said.includes('Ctrl-C')) break;
    }
    const address = /http:\/\/localhost:\d+\//.exec(said)?.[0];
    assert.ok(address !== undefined, said);
    const checkpoint = await (await fetch(`${address}checkpoint`)).text();
    assert.match(checkpoint, /^amanah\/coast\//);
    child.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
