// Importing a publisher's list: the reader alone, the interpreter, and the whole engine into SQLite.
//
// Estimate, written before the first measurement: 33,845 rows of 170 bytes. The CSV reader 400,000 rows a second, with
// the interpretation of every cell 120,000; the engine reads twice and writes durable records of 700 bytes: 15,000.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPeerFiles } from '../conformance/shared-data.ts';
import { consignments } from '@amanah/interchange/consignments/format.ts';
import { readCsv } from '@amanah/interchange/csv/read.ts';
import { ProblemList } from '@amanah/interchange/problem.ts';
import { initBooks } from '@amanah/server/books/books-folder.ts';
import { importFiles } from '@amanah/server/import/import.ts';
import { importFileAt } from '@amanah/server/import/input-file.ts';
import { median, report, seconds } from './measure.ts';

const LISTS = ['consignments_snapshot_2024-11-11.csv.gz', 'consignments_snapshot_2025-01-19.csv.gz'];
const TIMES = 3;

async function count(events: AsyncIterable<unknown>): Promise<number> {
  let found = 0;
  for await (const _ of events) found += 1;
  return found;
}

const peers = findPeerFiles('01-gaza-consignments-unrwa');
if (peers === undefined) report({ what: 'the lists of consignments are not on this machine: importing was not measured', value: 0, unit: '-' });
else {
  const root = mkdtempSync(join(tmpdir(), 'amanah-bench-'));
  try {
    const files = [];
    for (const list of LISTS) {
      const path = join(root, list);
      if (!existsSync(path)) writeFileSync(path, peers.bytes(list));
      files.push(await importFileAt(path));
    }
    const [first, second] = files as [(typeof files)[0], (typeof files)[0]];
    const rows = (await count(readCsv(first, {}, new ProblemList()))) - 1;
    const read = await median(TIMES, () => seconds(() => count(readCsv(first, {}, new ProblemList()))));
    report({ what: `read ${rows.toLocaleString('en')} rows of gzipped CSV`, value: rows / read, unit: 'rows/s', estimate: '400,000' });
    const interpreted = await median(TIMES, () => seconds(() => count(consignments.read([first], {}, new ProblemList()))));
    report({ what: 'the same, interpreted as consignments', value: rows / interpreted, unit: 'rows/s', estimate: '120,000' });
    const { journal } = await initBooks(join(root, 'books'), { name: 'Import' });
    const imported = await seconds(() => importFiles(journal, consignments, [first], { retrieved: '2024-11-11' }));
    report({ what: 'the same, imported into SQLite: checked, then written', value: rows / imported, unit: 'rows/s', estimate: '15,000' });
    let newer = { rows: 0, added: 0, changed: 0 };
    const restated = await seconds(async () => (newer = await importFiles(journal, consignments, [second], { retrieved: '2025-01-19' })));
    report({ what: 'the newer list over it', value: newer.rows / restated, unit: 'rows/s', estimate: '40,000', note: `${newer.added} rows added, ${newer.changed} changed` });
    await journal.store.close();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
