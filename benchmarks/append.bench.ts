// Durable appends with canonical bytes, seals, admission, postings and the tree, against bare writes of the same bytes:
// plain SQLite inserts, and COPY into PostgreSQL.
//
// Estimate, written before the first measurement: making, reading back, judging and folding a record 20 microseconds, a
// seal every 64 records 100 microseconds and one for every submission, one durable commit 0.3 ms.
// Batches of 1: 2,000 a second on both engines. Of 64: 25,000. Of 1,000: 40,000. Plain SQLite inserts in batches of
// 1,000: 400,000 a second; COPY: 300,000. So a tenth of raw COPY; the goal of a half needs more than one core.
// Not measured here: Tessera (a Go program, which this repository does not bring) and pgledger.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toHex } from '@amanah/log/bytes.ts';
import { initBooks, type OpenedBooks } from '@amanah/server/books/books-folder.ts';
import { startPostgres, whyNoPostgres } from '../scripts/postgres.ts';
import { madeUpMasters, madeUpMovements } from './made-up-operation.ts';
import { report, runProgram, seconds } from './measure.ts';

const BATCHES: readonly { readonly size: number; readonly records: number; readonly estimate: string }[] = [
  { size: 1, records: 2_000, estimate: '2,000' },
  { size: 64, records: 32_000, estimate: '25,000' },
  { size: 1_000, records: 100_000, estimate: '40,000' },
];

const root = mkdtempSync(join(tmpdir(), 'amanah-bench-'));
const count = (records: number): string => records.toLocaleString('en');

async function appendOurs(engine: string, databaseUrl: string | undefined): Promise<{ entries: Uint8Array[]; perSecond: Map<number, number> }> {
  const perSecond = new Map<number, number>();
  let last: OpenedBooks | undefined;
  for (const { size, records, estimate } of BATCHES) {
    await last?.journal.store.close();
    last = await initBooks(join(root, `${engine}-${size}`), { name: 'Append', databaseUrl });
    const { journal } = last;
    await journal.write(madeUpMasters());
    const wall = await seconds(async () => {
      for (let at = 0; at < records; at += size) {
        const written = await journal.write(madeUpMovements(at, at + size));
        if (!written.ok) throw new Error(written.refusal.message);
      }
    });
    perSecond.set(size, records / wall);
    report({ what: `append to ${engine}, ${count(records)} records in batches of ${count(size)}`, value: records / wall, unit: 'records/s', estimate });
  }
  const { journal } = last as OpenedBooks;
  const entries = await journal.store.read(0, journal.size);
  await journal.store.close();
  return { entries, perSecond };
}

async function plainSqlite(entries: readonly Uint8Array[], ours: ReadonlyMap<number, number>): Promise<void> {
  for (const { size, records } of BATCHES) {
    const some = entries.slice(0, records);
    const database = new DatabaseSync(join(root, `plain-${size}.sqlite`));
    database.exec('pragma journal_mode = wal; pragma synchronous = full; create table entry (at integer primary key, bytes blob not null) strict');
    const insert = database.prepare('insert into entry (at, bytes) values (?, ?)');
    const wall = await seconds(() => {
      for (let at = 0; at < some.length; at += size) {
        database.exec('begin immediate');
        for (let one = at; one < Math.min(at + size, some.length); one += 1) insert.run(one, some[one] as Uint8Array);
        database.exec('commit');
      }
    });
    database.close();
    report({ what: `plain SQLite inserts of the same bytes, batches of ${count(size)}`, value: some.length / wall, unit: 'records/s', ...(size === 1_000 ? { estimate: '400,000' } : {}) });
    report({ what: `append to SQLite against plain inserts, batches of ${count(size)}`, value: (ours.get(size) as number) / (some.length / wall), unit: 'x' });
  }
}

async function rawCopy(url: string, entries: readonly Uint8Array[], ours: ReadonlyMap<number, number>): Promise<void> {
  const { host, name, user } = { host: new URL(url).searchParams.get('host') ?? new URL(url).hostname, name: new URL(url).pathname.slice(1), user: new URL(url).username };
  const file = join(root, 'copy.txt');
  writeFileSync(file, entries.map((bytes, at) => `${at}\t\\\\x${toHex(bytes)}\n`).join(''));
  const psql = (command: string) => runProgram('psql', ['-X', '-q', '-h', host, '-U', user, '-d', name, '-v', 'ON_ERROR_STOP=1', '-c', command]);
  await psql('create table raw_copy (at bigint primary key, bytes bytea not null)');
  const { seconds: wall } = await psql(`\\copy raw_copy from '${file}'`);
  report({ what: `COPY of ${count(entries.length)} of the same entries, one transaction, with the start of psql`, value: entries.length / wall, unit: 'records/s', estimate: '300,000' });
  report({ what: 'append to PostgreSQL, batches of 1,000, against that COPY', value: (ours.get(1_000) as number) / (entries.length / wall), unit: 'x', estimate: '0.13 (goal 0.5)' });
}

try {
  const sqlite = await appendOurs('SQLite', undefined);
  await plainSqlite(sqlite.entries, sqlite.perSecond);
  const reason = whyNoPostgres();
  if (reason !== undefined) report({ what: `PostgreSQL was not measured: ${reason}`, value: 0, unit: '-' });
  else {
    const server = await startPostgres();
    try {
      const { entries, perSecond } = await appendOurs('PostgreSQL', server.url);
      await rawCopy(server.url, entries, perSecond);
    } finally {
      await server.stop();
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
