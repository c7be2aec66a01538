// The audit and the balances, against programs that compute only balances.
//
// Estimate, written before the first measurement: an entry has about 400 bytes. SHA-256 of leaf, node and record
// 2 microseconds, the scan of the canonical form 1, reading the chain 1, a seal every 64 records 2: 6 in the byte pass.
// JSON 2.5, the id 0.7, decoding and admission 2, postings and names 2: 7 in the fold. On two cores the slower of the
// two decides: 7 s for a million records, 600 MB. The goal is 5 s and 1 GiB. Balances of folded books: 0.2 s.
// hledger, Ledger and Beancount were measured at 4.9 s, 1.0 s and 11.7 s per 100,000 transactions.

import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { once } from 'node:events';
import { logPaths } from '@amanah/audit/publication-pass.ts';
import { balancesReport } from '@amanah/projection/balances.ts';
import { exportedEntries } from '@amanah/cli/exported-entries.ts';
import { writeBeancount } from '@amanah/interchange/beancount/write.ts';
import { writeHledger } from '@amanah/interchange/hledger/write.ts';
import { openBooks, openUnjudged } from '@amanah/server/books/books-folder.ts';
import { sizeOfCheckpoint, tileFile } from '@amanah/server/books/log-files.ts';
import { booksOf, LARGE, madeOnce, median, report, runProgram, runTask, seconds, SMALL } from './measure.ts';

const TIMES = 3;

/** The log of books as the files of a publication. */
async function writeLogFiles(books: string, folder: string): Promise<void> {
  const { store } = await openUnjudged(books);
  const checkpoint = (await store.checkpoint()) ?? '';
  for (const path of logPaths(sizeOfCheckpoint(checkpoint))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path === 'checkpoint' ? checkpoint : ((await tileFile(store, sizeOfCheckpoint(checkpoint), path)) as Uint8Array));
  }
  await store.close();
}

async function writeExport(books: string, file: string, write: typeof writeHledger): Promise<void> {
  const { journal } = await openBooks(books);
  const out = createWriteStream(file);
  for await (const text of write(exportedEntries(journal.books, () => undefined), (code) => journal.books.commodity(code).scale)) {
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  await journal.store.close();
}

async function ours(): Promise<number> {
  const books = await booksOf(LARGE);
  const log = await madeOnce(`log-${LARGE}`, (path) => writeLogFiles(books, path));
  let peakMb = 0;
  const wall = await median(TIMES, async () => {
    const ran = await runTask('audit', log);
    peakMb = ran.answer['peakMb'] as number;
    return ran.seconds;
  });
  report({ what: `full audit of ${LARGE.toLocaleString('en')} records, from start to end of the process`, value: wall, unit: 's', estimate: '7 s (goal 5 s)', note: 'tree, tiles, canonical form, chains, seals, admission, postings, balances' });
  report({ what: 'memory of that audit, both threads', value: peakMb, unit: 'MB', estimate: '600 MB (goal 1,024 MB)' });
  const fromBooks = await runTask('audit', books);
  report({ what: 'the same audit reading SQLite books', value: fromBooks.seconds, unit: 's', estimate: '8 s' });
  return wall;
}

async function ourBalances(): Promise<void> {
  const opened = await openBooks(await booksOf(LARGE));
  const { books } = opened.journal;
  const wall = await median(TIMES, () => seconds(() => balancesReport(books, books.size)));
  report({ what: `balances report of ${LARGE.toLocaleString('en')} records, books open`, value: wall, unit: 's', estimate: '0.2 s' });
  const earlier = await median(TIMES, () => seconds(() => balancesReport(books, Math.floor(books.size / 2))));
  report({ what: 'balances report as of half of them', value: earlier, unit: 's', estimate: '0.3 s' });
  await opened.journal.store.close();
}

async function theirs(auditSeconds: number): Promise<void> {
  const books = await booksOf(SMALL);
  const journal = await madeOnce(`export-${SMALL}.journal`, (path) => writeExport(books, path, writeHledger));
  const beancount = await madeOnce(`export-${SMALL}.beancount`, (path) => writeExport(books, path, writeBeancount));
  const scale = LARGE / SMALL;
  const programs: readonly (readonly [string, readonly string[], string])[] = [
    ['hledger', ['-f', `journal:${journal}`, 'balance', '--flat', '-O', 'csv'], '4.9 s'],
    ['ledger', ['-f', journal, 'balance', '--flat'], '1.0 s'],
    ['bean-query', ['-q', '-f', 'csv', beancount, 'SELECT account, currency, sum(number) GROUP BY account, currency'], '11.7 s'],
  ];
  for (const [program, args, estimate] of programs) {
    try {
      const ran = await runProgram(program, args);
      report({ what: `${program}: balances of ${SMALL.toLocaleString('en')} of those records`, value: ran.seconds, unit: 's', estimate, note: `${Math.round(ran.memoryMb)} MB; times ${scale} for ${LARGE.toLocaleString('en')}: ${(ran.seconds * scale).toFixed(1)} s` });
      report({ what: `${program}, per record, against our audit`, value: (ran.seconds * scale) / auditSeconds, unit: 'x', estimate: 'above 1' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      report({ what: `${program}: not installed here, so not measured`, value: 0, unit: '-' });
    }
  }
}

const wall = await ours();
await ourBalances();
await theirs(wall);
