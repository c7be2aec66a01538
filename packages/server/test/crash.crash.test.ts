// What a killed process leaves: no acknowledged record lost, none twice, the books open and verify, and an import that
// was cut off ends with the same counts as one that was not. 200 kills on SQLite, 200 on PostgreSQL and kills of the
// server itself. Moments are drawn from AMANAH_CRASH_SEED.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { audit } from '@amanah/audit/audit.ts';
import type { AuditSource } from '@amanah/audit/verdict.ts';
import { toHex } from '@amanah/log/bytes.ts';
import { decodeEntry } from '@amanah/record/entry.ts';
import { postgresOrSkip, type TestPostgres } from '../../../scripts/postgres.ts';
import { initBooks, openBooks, openUnjudged } from '../src/books/books-folder.ts';
import { auditSourceOf } from '../src/books/log-files.ts';
import { consignmentsCsv } from './consignment-lists.ts';
import { filesOf } from './published.ts';
import { acknowledgedIn, killWithin, runChild, seeded } from './killing.ts';

const SEED = Number(process.env['AMANAH_CRASH_SEED'] ?? 20261121);
const APPEND_KILLS = 130;
const IMPORT_KILLS = 70;
const SERVER_KILLS = 12;
const PUBLISH_KILLS = 50;
const ROWS = 620;

/** Where books of one engine are made. */
interface Place {
  readonly url: string | undefined;
  /** A folder for new books, removed with the test. */
  folder(name: string): string;
}

function placeFor(t: TestContext, url: string | undefined): Place {
  const root = mkdtempSync(join(tmpdir(), 'amanah-crash-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  return { url, folder: (name) => join(root, name) };
}

async function makeBooks({ url }: Place, folder: string): Promise<void> {
  const { journal } = await initBooks(folder, { name: 'Crash', databaseUrl: url });
  await journal.close();
}

/** Every id in the books, read from the disk as it is; throws when one stands twice. */
async function idsIn(place: Place, folder: string): Promise<Map<string, number>> {
  const { store } = await openUnjudged(folder, { databaseUrl: place.url });
  try {
    const { size } = await store.head();
    const ids = new Map<string, number>();
    for (const bytes of await store.read(0, size)) {
      const entry = decodeEntry(bytes);
      assert.ok(entry.ok, 'every stored entry is whole');
      assert.ok(!ids.has(entry.value.id), `record ${entry.value.id} stands once`);
      ids.set(entry.value.id, ids.size);
    }
    return ids;
  } finally {
    await store.close();
  }
}

/** The acknowledged ids stand in the books, in the order in which they were acknowledged. */
async function assertKept(place: Place, folder: string, acknowledged: readonly string[]): Promise<void> {
  const ids = await idsIn(place, folder);
  let before = -1;
  for (const id of acknowledged) {
    const at = ids.get(id);
    assert.ok(at !== undefined, `acknowledged record ${id} was lost`);
    assert.ok(at > before, 'acknowledged records keep their order');
    before = at;
  }
}

/** Opens the books, signs what they hold, and audits what lies on the disk. */
async function assertVerifies({ url }: Place, folder: string): Promise<number> {
  const { journal } = await openBooks(folder, { databaseUrl: url });
  try {
    const report = await audit(auditSourceOf(journal.store, await journal.checkpoint()));
    assert.deepEqual(report.failure, undefined);
    assert.equal(toHex(report.books?.ids.bytes() ?? new Uint8Array()), toHex(journal.books.ids.bytes()), 'the audit reads the books that were opened');
    return journal.size;
  } finally {
    await journal.close();
  }
}

/** Appends, killed again and again; `interfere` may hurt the server as well. */
async function appendThroughKills(place: Place, kills: number, random: () => number): Promise<void> {
  const folder = place.folder('append');
  await makeBooks(place, folder);
  const acknowledged: string[] = [];
  for (let killed = 0, run = 0; killed < kills; run += 1) {
    const ended = await runChild(['append', folder, place.url ?? '-', `run${run}`, '1000'], { during: killWithin(random, 60) });
    if (ended.killed) killed += 1;
    acknowledged.push(...acknowledgedIn(ended.lines));
    await assertKept(place, folder, acknowledged);
  }
  assert.ok(acknowledged.length > kills, 'records were acknowledged before the kills');
  assert.ok((await assertVerifies(place, folder)) > acknowledged.length);
}

/** What the books say of their imports, and the rows they hold. */
async function importsOf({ url }: Place, folder: string): Promise<unknown> {
  const { journal } = await openBooks(folder, { databaseUrl: url });
  const { books } = journal;
  const imports = books.control.filter(({ kind }) => kind === 'import').map(({ body, eventTime }) => ({ body, eventTime }));
  const standing = Array.from({ length: books.size }, (_, row) => row).filter((row) => books.statesRow(row) && books.by.values[row] === 0).length;
  const balances = [...books.balances.all()].map(({ account, fund, commodity, balance }) => [account, fund, commodity].map((name) => books.names.name(name)).concat(String(balance)).join(' ')).sort();
  await journal.close();
  return { imports, standing, balances, size: books.size };
}

async function importThroughKills(place: Place, kills: number, random: () => number): Promise<void> {
  const files = [1, 2].map((version) => {
    const file = `${place.folder(`version${version}`)}.csv`;
    writeFileSync(file, consignmentsCsv({ rows: ROWS, version }));
    return file;
  });
  const importInto = (folder: string) => ['import', folder, place.url ?? '-', ...files];
  const calm = place.folder('calm');
  await makeBooks(place, calm);
  let wholeMs = (await runChild(importInto(calm))).ranMs;
  const expected = await importsOf(place, calm);
  for (let killed = 0, made = 0; killed < kills; made += 1) {
    const folder = place.folder(`import${made}`);
    await makeBooks(place, folder);
    // Later runs have less left to do, so the moments come closer to the start.
    for (let run = 0, ended; ended === undefined || ended.killed; run += 1) {
      ended = await runChild(importInto(folder), { during: killed < kills ? killWithin(random, wholeMs / (1 + run % 4)) : async () => undefined });
      if (ended.killed) killed += 1;
      // The first run may have met a busier machine: moments after the end kill nobody.
      else if (run === 0) wholeMs = Math.min(wholeMs, ended.ranMs);
    }
    assert.deepEqual(await importsOf(place, folder), expected, 'an import that was cut off ends as one that was not');
    await assertVerifies(place, folder);
  }
}

async function appendTogether(place: Place): Promise<void> {
  const folder = place.folder('together');
  await makeBooks(place, folder);
  const names = ['left', 'right'];
  const ended = await Promise.all(names.map((name) => runChild(['append', folder, place.url ?? '-', name, '300'])));
  for (const { lines } of ended) {
    assert.equal(acknowledgedIn(lines).length, 300);
    await assertKept(place, folder, acknowledgedIn(lines));
  }
  assert.equal(await assertVerifies(place, folder), 601);
}

/** The server dies while a client appends. The client may fail; what was acknowledged stands after the restart. */
async function appendThroughServerKills(place: Place, server: TestPostgres, random: () => number): Promise<void> {
  const folder = place.folder('server');
  await makeBooks(place, folder);
  const acknowledged: string[] = [];
  for (let run = 0; run < SERVER_KILLS; run += 1) {
    const afterMs = random() * 150;
    const during = async (): Promise<void> => {
      await delay(afterMs);
      await server.crash?.();
    };
    const ended = await runChild(['append', folder, place.url ?? '-', `server${run}`, '100000'], { during, mayFail: true });
    assert.match(ended.stderr, /PostgreSQL/, 'the client says what is away');
    acknowledged.push(...acknowledgedIn(ended.lines));
    await assertKept(place, folder, acknowledged);
  }
  assert.ok((await assertVerifies(place, folder)) > acknowledged.length);
}

/** Under one of the names that `publish` uses, the former or the new publication stands whole; the next run puts it in place. */
async function publishThroughKills(place: Place, kills: number, random: () => number): Promise<void> {
  const [folder, out] = [place.folder('published-books'), place.folder('published')];
  await makeBooks(place, folder);
  const publish = ['publish', folder, place.url ?? '-', out];
  let wholeMs = (await runChild(publish)).ranMs;
  let size = publishedSize(out);
  for (let killed = 0; killed < kills; ) {
    const ended = await runChild(publish, { during: killWithin(random, wholeMs) });
    if (ended.killed) killed += 1;
    else wholeMs = Math.min(wholeMs, ended.ranMs);
    const standing = existsSync(out) ? out : `${out}.former`;
    const report = await audit(folderSource(standing));
    assert.equal(report.failure, undefined, `${standing} after ${killed} kills`);
    assert.ok(publishedSize(standing) >= size, 'a publication is never replaced by an older one');
    if (ended.lines.some((line) => line.startsWith('published '))) assert.equal(standing, out);
    size = publishedSize(standing);
  }
  await runChild(publish);
  assert.ok(publishedSize(out) > size);
  assert.deepEqual(readdirSync(join(out, '..')).filter((name) => name.startsWith('published.')), [], 'nothing half made is left');
  await assertVerifies(place, folder);
}

function publishedSize(folder: string): number {
  return Number(readFileSync(join(folder, 'checkpoint'), 'utf8').split('\n')[1]);
}

function folderSource(folder: string): AuditSource {
  const files = filesOf(folder);
  return { unverifiedFile: async (path) => files.get(path), paths: async () => [...files.keys()] };
}

describe('killed at random moments', { concurrency: true }, () => {
  test(`[S20] ${APPEND_KILLS} kills of appends to SQLite lose nothing that was acknowledged`, (t) => appendThroughKills(placeFor(t, undefined), APPEND_KILLS, seeded(SEED)));

  test(`[S20] ${IMPORT_KILLS} kills of imports into SQLite end as an import that was not killed`, (t) => importThroughKills(placeFor(t, undefined), IMPORT_KILLS, seeded(SEED + 1)));

  test(`${PUBLISH_KILLS} kills of publishing leave the former or the new publication whole`, (t) => publishThroughKills(placeFor(t, undefined), PUBLISH_KILLS, seeded(SEED + 5)));

  test('[S7] two processes append to the same SQLite books', (t) => appendTogether(placeFor(t, undefined)));

  test(`[S20] ${APPEND_KILLS + IMPORT_KILLS} kills of clients of PostgreSQL, and of the server`, async (t) => {
    const server = await postgresOrSkip(t);
    if (server === undefined) return;
    t.after(() => server.stop());
    const place = placeFor(t, server.url);
    await appendTogether(place);
    await Promise.all([appendThroughKills(place, APPEND_KILLS, seeded(SEED + 2)), importThroughKills(place, IMPORT_KILLS, seeded(SEED + 3))]);
    if (server.crash === undefined) t.diagnostic('the server is somebody else\'s: it was not killed');
    else await appendThroughServerKills(place, server, seeded(SEED + 4));
  });
});
