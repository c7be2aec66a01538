import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const withNode = join(import.meta.dirname, 'with-node.js');

function scriptOf(text: string): { path: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-node-'));
  const path = join(folder, 'program.ts');
  writeFileSync(path, text);
  return { path, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

test('a TypeScript file runs with its arguments, and its exit code is passed on', () => {
  using script = scriptOf('const words: readonly string[] = process.argv.slice(2); console.log(words.join("+")); process.exit(3);');
  const { status, stdout } = spawnSync(process.execPath, [withNode, script.path, 'a', 'b'], { encoding: 'utf8' });
  assert.deepEqual([status, stdout], [3, 'a+b\n']);
});

test('a program that dies of a signal gives the code that a shell would give', () => {
  using script = scriptOf('process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);');
  assert.equal(spawnSync(process.execPath, [withNode, script.path]).status, 137);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} is passed on once, and the program ends in its own time`, async () => {
    using script = scriptOf(`process.on("${signal}", () => { console.log("told"); setTimeout(() => process.exit(0), 100); }); setInterval(() => {}, 1000); console.log("up");`);
    const child = spawn(process.execPath, [withNode, script.path], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said === 'up\n') child.kill(signal);
    });
    const code = await new Promise((ended) => child.once('close', ended));
    assert.deepEqual([code, said], [0, 'up\ntold\n']);
  });
}
