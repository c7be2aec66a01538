// Publishing, and verifying what was published.
//
// Estimate, written before the first measurement: 100,000 records are 400 bundles and 400 tiles; every file is flushed,
// 1 ms each: 1 s; pages and reports 2 s: 3 s. A million: 8,000 files, 8 s, and reports over all records 10 s: 18 s.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { cpSync } from 'node:fs';
import { booksOf, LARGE, OUT, report, runProgram, runTask, SMALL } from './measure.ts';

// The command without its launcher, whose child would hide the memory.
const AMANAH = fileURLToPath(new URL('../packages/cli/src/start.ts', import.meta.url));

for (const [records, estimate, verifyEstimate] of [[SMALL, '3 s', '3 s'], [LARGE, '18 s', '20 s']] as const) {
  const copy = join(OUT, `publishing-${records}`);
  const out = `${copy}.public`;
  for (const path of [copy, out]) rmSync(path, { recursive: true, force: true });
  // Publishing writes a record, so it is done on a copy.
  cpSync(await booksOf(records), copy, { recursive: true });
  const ran = await runTask('publish', copy, out);
  const { publishSeconds = 0, files = 0, bytes = 0, peakMb = 0 } = ran.answer;
  report({ what: `publish ${records.toLocaleString('en')} records`, value: publishSeconds, unit: 's', estimate, note: `${files} pages, reports and assets, ${Math.round(bytes / 1e6)} MB in all, ${Math.round(peakMb)} MB memory` });
  const verified = await runProgram(process.execPath, [AMANAH, 'verify', out]);
  report({ what: `amanah verify of that publication, pages included`, value: verified.seconds, unit: 's', estimate: verifyEstimate, note: `${Math.round(verified.memoryMb)} MB memory` });
  for (const path of [copy, out]) rmSync(path, { recursive: true, force: true });
}
