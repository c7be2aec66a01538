// A process that takes registrations in and erases some is killed at random moments: whatever it leaves, a batch is there
// whole or not at all, and the log is told of everything once.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { initBooks, openBooks, type OpenedBooks } from '../src/books/books-folder.ts';
import { openRegistry } from '../src/registry/registry-folder.ts';
import { logCounts } from '../src/registry/registry-state.ts';
import { Registry } from '../src/registry/registry.ts';
import { seeded } from './killing.ts';

const ROUNDS = 14;
const KILLED_WITHIN_MS = 400;
const PURPOSE = 'winter-2026';
const here = (path: string): string => JSON.stringify(import.meta.resolve(path));

// Takes batches in and erases what was odd of them, telling the log each time, until it is killed.
const CHILD = `
  const { writeSync } = await import('node:fs');
  const { openBooks } = await import(${here('../src/books/books-folder.ts')});
  const { openRegistry } = await import(${here('../src/registry/registry-folder.ts')});
  const { Registry } = await import(${here('../src/registry/registry.ts')});
  const { eraseRegistrations } = await import(${here('../src/registry/erasure.ts')});
  const opened = await openBooks(process.argv[1]);
  const registry = new Registry(openRegistry(opened.folder), opened.journal);
  const holder = opened.journal.books.authors.get(opened.journal.author).holder;
  writeSync(1, 'ready\\n');
  for (let round = 0; ; round += 1) {
    const made = Array.from({ length: 400 }, (_, at) => ({ head: 'CANARY ' + process.argv[2] + ' ' + round + ' ' + at, members: [], others: {} }));
    const { ids } = await registry.takeIn(made, { purpose: '${PURPOSE}', deleteBy: (new Date().getUTCFullYear() + 2) + '-01-01', form: 'csv' }, { holder });
    await registry.tell(holder);
    await eraseRegistrations(registry, { erased: { registrations: ids.slice(0, 7) }, ground: 'asked for', holder, secrets: [] });
    await registry.tell(holder);
  }`;

async function killedOnce(folder: string, round: number, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD, folder, String(round)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs));
  await new Promise((done) => child.once('close', done));
  assert.equal(child.signalCode, 'SIGKILL', said);
  assert.equal(said.includes('CANARY'), false);
}

/** Opens what a kill left and lets the registry end it, as the next command does. */
async function settled(folder: string): Promise<{ readonly opened: OpenedBooks; readonly registry: Registry }> {
  const opened = await openBooks(folder);
  const registry = new Registry(openRegistry(folder), opened.journal);
  for (const { registrations, kept } of await registry.store.batches()) assert.ok(kept === registrations || kept === registrations - 7, `${kept} of ${registrations} are there`);
  const holder = opened.journal.books.authors.get(opened.journal.author)?.holder ?? '';
  assert.equal((await registry.tell(holder)).refused, undefined);
  return { opened, registry };
}

test('[RG5] [RG8] [RG9] whatever moment it is killed at, batches are whole, erasures are finished, and the log is told once', { timeout: 120_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-registry-kill-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const books = join(folder, 'b');
  await (await initBooks(books, { name: 'Coast' })).journal.close();
  const random = seeded(11);
  let erased = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    await killedOnce(books, round, random() * KILLED_WITHIN_MS);
    const { opened, registry } = await settled(books);
    const state = await registry.state();
    assert.ok(state.batches.every((batch) => batch.state === 'recorded'));
    assert.deepEqual(await registry.store.untold(), []);
    const [counts = { registrations: 0, erased: 0 }] = logCounts(opened.journal.books);
    assert.equal(counts.registrations - counts.erased, state.batchOf.size, 'the log counts what is there');
    erased = counts.erased;
    await registry.store.close();
    await opened.journal.close();
    for (const name of readdirSync(books).filter((one) => one.startsWith('registry.db'))) assert.equal(readFileSync(join(books, name)).includes('CANARY'), false);
  }
  assert.ok(erased > 0, 'some were erased before a kill');
});
