import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { BooksError, openBooks } from '../books/books-folder.ts';
import { backUp, booksToBackUp } from '../testing/backed-up-books.ts';
import { restoreBackup } from './restore-backup.ts';

const KILLS = 12;

// Restores, and kills itself at the call of the file system whose number it is given.
const RESTORER = `
  const fs = (await import('node:fs/promises')).default;
  const { syncBuiltinESMExports } = await import('node:module');
  let left = Number(process.argv[3]);
  const count = (call) => (...args) => { if (left-- <= 0) process.kill(process.pid, 'SIGKILL'); return call(...args); };
  for (const name of ['mkdir', 'rename', 'rm', 'open', 'readdir']) fs[name] = count(fs[name]);
  syncBuiltinESMExports();
  const { restoreBackup } = await import(${JSON.stringify(import.meta.resolve('./restore-backup.ts'))});
  await restoreBackup({ backup: process.argv[1], folder: process.argv[2], progress: () => { if (left-- <= 0) process.kill(process.pid, 'SIGKILL'); } });`;

/** Whether the restorer ended by itself before its number of calls was over. */
async function restoredBeforeTheKill(backup: string, folder: string, calls: number): Promise<boolean> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', RESTORER, backup, folder, String(calls)], { stdio: ['ignore', 'inherit', 'inherit'] });
  await new Promise((done) => child.once('close', done));
  assert.ok(child.signalCode === 'SIGKILL' || child.exitCode === 0, `the restorer ended with ${child.exitCode}`);
  return child.exitCode === 0;
}

test('[Y7] a restore killed at any moment leaves nothing that is taken for books, and the same command finishes it', async (t) => {
  const place = mkdtempSync(join(tmpdir(), 'amanah-backup-kill-'));
  t.after(() => rmSync(place, { recursive: true, force: true }));
  const { folder, journal } = await booksToBackUp(join(place, 'books'), { records: 2000 });
  const size = journal.size;
  await journal.close();
  const backup = join(place, 'b.tar');
  await backUp(folder, backup, { withKeys: true });
  const last = await callsOf(backup, join(place, 'counted'));
  // The renames and removals at the end, one by one, and a sample of everything before.
  const moments = [...Array.from({ length: KILLS }, (_, at) => Math.floor((at * last) / KILLS)), ...Array.from({ length: 11 }, (_, at) => last - 11 + at)];
  const into = join(place, 'again');
  for (const moment of moments) {
    rmSync(into, { recursive: true, force: true });
    assert.equal(await restoredBeforeTheKill(backup, into, moment), false, `killed at call ${moment} of ${last}`);
    if (existsSync(join(into, 'books.json'))) {
      // Only the taking away of what was left over remained to be done.
      const opened = await openBooks(into);
      assert.equal(opened.journal.size, size);
      await opened.journal.close();
      if (existsSync(join(into, 'RESTORE-UNFINISHED.txt'))) await assert.rejects(restoreBackup({ backup, folder: into }), /restored to the end/);
      assert.deepEqual(readdirSync(into).sort(), ['attachments', 'books.json', 'books.sqlite', 'keys']);
      continue;
    }
    await assert.rejects(openBooks(into), BooksError);
    const restored = await restoreBackup({ backup, folder: into });
    assert.equal(restored.treeSize, size);
    assert.deepEqual(readdirSync(into).sort(), ['attachments', 'books.json', 'books.sqlite', 'keys']);
  }
});

/** How many calls a whole restore makes. */
async function callsOf(backup: string, folder: string): Promise<number> {
  let [low, high] = [1, 1];
  for (; !(await restoredBeforeTheKill(backup, folder, high)); high *= 2) rmSync(folder, { recursive: true, force: true });
  while (low < high) {
    rmSync(folder, { recursive: true, force: true });
    const middle = Math.floor((low + high) / 2);
    if (await restoredBeforeTheKill(backup, folder, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
