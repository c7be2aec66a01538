import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres, whyNoPostgres } from '../../../scripts/postgres.ts';
import { openStore } from './open.ts';

const ROUNDS = 8;
const KILLED_AFTER_MS_MAX = 120;

// Appends batches of 1 to 400 entries and prints the size of each once it is acknowledged.
const WRITER = `
  const { writeSync } = await import('node:fs');
  const { openStore } = await import(${JSON.stringify(import.meta.resolve('./open.ts'))});
  const { fillTo } = await import(${JSON.stringify(import.meta.resolve('./store.samples.ts'))});
  const store = await openStore(process.argv[1]);
  for (;;) {
    const { size } = await store.head();
    const next = size + 1 + size * 7919 % 400;
    await fillTo(store, next, 'k');
    writeSync(1, next + '\\n');
  }`;

/** Runs the writer, kills it a while after its first acknowledgement, and gives the last size it acknowledged. */
async function killedWriter(location: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', WRITER, location], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => {
    if (printed === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    printed += bytes.toString();
  });
  await new Promise((done) => child.once('close', done));
  assert.equal(child.signalCode, 'SIGKILL', 'the writer ran until it was killed');
  return Number(printed.slice(0, printed.lastIndexOf('\n')).split('\n').at(-1));
}

/** A server may still finish what the killed process had sent: this waits until it serves that process no more. */
async function untilNobodyWrites(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    while ((await client.query("select 1 from pg_stat_activity where application_name = 'amanah' and datname = current_database()")).rows.length > 0) await delay(20);
  } finally {
    await client.end();
  }
}

async function survivesKills(location: string, settle: () => Promise<void> = async () => undefined): Promise<void> {
  await (await openStore(location, { create: true })).close();
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round++) {
    acknowledged = await killedWriter(location, (round * 37) % KILLED_AFTER_MS_MAX);
    await settle();
    const store = await openStore(location);
    const { size } = await store.head();
    assert.ok(size >= acknowledged, `${acknowledged} entries were acknowledged and ${size} stand`);
    let index = 0;
    for await (const entry of store.stream(0, size)) assert.equal(Buffer.from(entry).toString(), `entry k ${index++}`);
    assert.equal(await store.findId(createHash('sha256').update(`k ${size - 1}`).digest()), size - 1);
    assert.equal((await store.tile(0, Math.floor(size / 256) - 1)) === undefined, size < 256);
    assert.equal(await store.tile(0, Math.floor(size / 256)), undefined);
    await store.close();
  }
}

test('[S20] a SQLite writer killed at any moment loses nothing it acknowledged', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-kill-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await survivesKills(folder);
});

test('[S20] a PostgreSQL writer killed at any moment loses nothing it acknowledged', { skip: whyNoPostgres() ?? false }, async (t) => {
  const server = await startPostgres();
  t.after(() => server.stop());
  await survivesKills(server.url, () => untilNobodyWrites(server.url));
});
