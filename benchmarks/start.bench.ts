// Opening books: what a start costs, and what a million records weigh.
//
// Estimate, written before the first measurement: a snapshot of a million records has 150 MB of columns and 60 MB of
// names; reading it 0.3 s, the two digest tables 0.3 s, names and facets 0.5 s: 1.2 s. Without a snapshot every record is
// read, admitted and folded again in one thread: 9 s. Memory 500 MB; the goal is below 1 GiB.

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { booksOf, LARGE, madeOnce, median, report, runTask } from './measure.ts';

const books = await booksOf(LARGE);
const bare = await madeOnce(`books-${LARGE}-without-snapshot`, async (path) => {
  cpSync(books, path, { recursive: true });
  const database = new DatabaseSync(join(path, 'books.sqlite'));
  database.exec('delete from snapshot_part; delete from snapshot');
  database.close();
});

let memoryMb = 0;
const warm = await median(3, async () => {
  const ran = await runTask('open', books);
  memoryMb = ran.answer['peakMb'] as number;
  return ran.seconds;
});
report({ what: `open ${LARGE.toLocaleString('en')} records from a snapshot, with the start of node`, value: warm, unit: 's', estimate: '1.2 s' });
report({ what: 'memory after that, at its peak', value: memoryMb, unit: 'MB', estimate: '500 MB (goal 1,024 MB)' });
const cold = await runTask('open', bare);
report({ what: `open ${LARGE.toLocaleString('en')} records without a snapshot`, value: cold.seconds, unit: 's', estimate: '9 s' });
report({ what: 'memory after that, at its peak', value: cold.answer['peakMb'] as number, unit: 'MB', estimate: '600 MB (goal 1,024 MB)' });
