// Fifty thousand made-up households: taken in from CSV, their pairs computed, all of them erased and looked for.
//
// Estimated before the first measurement:
// - taking in: reading 8 MB of CSV and mapping it 20 us a row = 1 s; sealing is two encryptions and two rows of a table,
//   50 us together = 2.5 s; looking for what is there already reads nothing the first time. In all 4 s.
// - pairs: opening what is sealed 40 us a row = 2 s; linkage of 50,000 households 10 s on one thread, most of it learning.
// - finding by a name: every registration is opened again, 2 s, and its four names are written plainly, 5 us each = 1 s; by a
//   name written otherwise each is compared, 20 us = 4 s more. Others wait for 250 registrations at most: 30 ms.
// - erasing: four deletions a row 60 us = 3 s; writing the file anew nothing; 350,000 sequences looked for in 1 MB: 1 s.

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { utf8 } from '@amanah/log/bytes.ts';
import { HOUSEHOLD_COLUMNS, madeHouseholds } from '@amanah/linkage/synthetic/registrations.ts';
import { suggestMapping } from '@amanah/interchange/registrations/household-mapping.ts';
import { applyMapping } from '@amanah/interchange/registrations/registration.ts';
import { initBooks } from '@amanah/server/books/books-folder.ts';
import { eraseRegistrations, proveErased } from '@amanah/server/registry/erasure.ts';
import { PairQueue } from '@amanah/server/registry/pair-queue.ts';
import { kept, readRegistrationFiles } from '@amanah/server/registry/registration-files.ts';
import { openRegistry } from '@amanah/server/registry/registry-folder.ts';
import { findIn } from '@amanah/server/registry/registry-desk.ts';
import { Registry } from '@amanah/server/registry/registry.ts';
import { report } from './measure.ts';

const HOUSEHOLDS = Number(process.env['AMANAH_BENCH_HOUSEHOLDS'] ?? 50_000);
const PURPOSE = 'winter';

/** Seconds that the work took, and seconds of computing in all threads. */
async function timed<T>(what: string, estimate: string, work: () => Promise<T>): Promise<T> {
  const [startedAt, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const used = process.cpuUsage(before);
  report({ what, value: Number(((performance.now() - startedAt) / 1000).toFixed(1)), unit: 's', estimate, note: `${((used.user + used.system) / 1e6).toFixed(1)} s of computing` });
  return result;
}

const folder = mkdtempSync(join(tmpdir(), 'amanah-bench-registry-'));
try {
  const { journal } = await initBooks(join(folder, 'b'), { name: 'Benchmark' });
  const registry = new Registry(openRegistry(join(folder, 'b')), journal);
  const holder = journal.books.authors.get(journal.author)?.holder ?? '';
  const rows = [HOUSEHOLD_COLUMNS.join(','), ...[...madeHouseholds({ records: HOUSEHOLDS, duplicates: 0.1, seed: 3 })].map((cells) => cells.map((cell) => `"${cell}"`).join(','))];
  const bytes = utf8(rows.join('\n'));
  await timed(`${HOUSEHOLDS} households taken in from CSV`, '4 s', async () => {
    const { read } = await readRegistrationFiles({ files: [{ name: 'list.csv', bytes }] });
    if (read === undefined) throw new Error('the made-up list cannot be read');
    const { registrations } = applyMapping(read, suggestMapping(read).mapping, { today: journal.now().slice(0, 10) });
    await registry.takeIn(registrations.map(kept), { purpose: PURPOSE, deleteBy: `${new Date().getUTCFullYear() + 1}-12-31`, form: 'csv' }, { holder });
    await registry.tell(holder);
  });
  const size = readdirSync(join(folder, 'b')).filter((name) => name.startsWith('registry.db')).reduce((sum, name) => sum + statSync(join(folder, 'b', name)).size, 0);
  report({ what: 'registry.db with its log', value: Number((size / 1e6).toFixed(1)), unit: 'MB' });
  const { pairs, more } = await timed('pairs opened, learnt, compared and explained', '12 s', async () => new PairQueue(registry).of(PURPOSE, holder, await registry.state()));
  report({ what: 'pairs that wait for a person', value: pairs.length + more, unit: 'pairs' });
  for (const [what, estimate, near] of [['found by a name', '3 s', false], ['found by a name written otherwise', '7 s', true]] as const) {
    const waits = monitorEventLoopDelay({ resolution: 5 });
    waits.enable();
    await timed(what, estimate, async () => findIn(registry, await registry.state(), { wanted: { name: 'أمينة حداد' }, near, reader: holder }));
    waits.disable();
    report({ what: 'the longest that others waited meanwhile', value: Math.round(waits.max / 1e6), unit: 'ms', estimate: '30 ms' });
  }
  const erased = await timed('all of them erased', '3 s', () => eraseRegistrations(registry, { erased: { purpose: PURPOSE }, ground: 'measured', holder, secrets: [] }));
  await registry.tell(holder);
  const proof = await timed('looked for', '1 s', () => proveErased(join(folder, 'b'), journal, erased));
  if (!proof.clean || !proof.rootSame || !proof.totalsSame) throw new Error('the erasure left something');
  await registry.store.close();
  await journal.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
