// One million made-up registrations in five scripts, a fifth of them registered before: read, trained, compared, clustered.
//
// Estimated before the first measurement of the million (100,000 records had shown 11 pairs looked at per record and rule,
// and 0.3 million pairs per second and thread on a machine with six other users):
// - reading 110 MB of CSV into columns: 11 cells a row, 150 ns each to find a text again = 2 s, twice that to keep new texts.
// - preparing: about 20 columns; what costs is a different text (folding and skeletons some 3 us) and a row (30 ns):
//   1 M phones, 30 k birthdays, 300 k names = 6 s, on one thread.
// - pairs: 14 blocking rules whose groups are held to 40 records; per record some 3 new pairs a rule, so 40 million pairs;
//   earlier rules are asked first (5 ns each), most pairs end after the first comparisons: 600 ns a pair and thread = 12 s
//   on two threads, and half as much again for training (1 million random pairs, 4 million candidates, the sessions).
// - in all 35 s of 90; memory: 1 M rows x 25 columns x 4 bytes, groups of 14 rules x 12 bytes a row, texts in three
//   threads 0.5 GB each: 2 GB of 4.

import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { clusters } from '@amanah/linkage/cluster.ts';
import { closure, pairwise } from '@amanah/linkage/evaluate.ts';
import { link } from '@amanah/linkage/link.ts';
import { personsModel } from '@amanah/linkage/model/persons.ts';
import { readCsv } from '@amanah/linkage/read/csv.ts';
import { madePersons, PERSON_COLUMNS } from '@amanah/linkage/synthetic/registrations.ts';
import { columnNamed } from '@amanah/linkage/table.ts';
import { threads } from '@amanah/linkage/threads.ts';
import { madeOnce, report, runProgram } from './measure.ts';

const RECORDS = Number(process.env['AMANAH_BENCH_LINKED'] ?? 1_000_000);
const THREADS = 2;

async function makeFile(path: string): Promise<void> {
  const stream = createWriteStream(path);
  let text = `${PERSON_COLUMNS.join(',')}\n`;
  for (const row of madePersons({ records: RECORDS, duplicates: 0.2, seed: 7 })) {
    text += `${row.join(',')}\n`;
    if (text.length < 1 << 20) continue;
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  }
  stream.end(text);
  await once(stream, 'finish');
}

/** In a process of its own, so that its memory is its own: the last line is the answer. */
async function linkFile(path: string): Promise<void> {
  const startedAt = performance.now();
  const since = (): number => (performance.now() - startedAt) / 1000;
  const stages: [string, number][] = [];
  const table = await readCsv(createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 }));
  const read = since();
  const model = personsModel(table, { roles: { true_id: 'ignored', true_household: 'ignored' } });
  const onStage = (stage: string): void => {
    if (stages.at(-1)?.[0] !== stage) stages.push([stage, since()]);
  };
  const { pairs, rules } = await link(table, model, { team: threads(THREADS), onStage });
  clusters(table.size, pairs, model.thresholds.strong);
  const all = since();
  const { user, system } = process.cpuUsage();
  const memory = /VmHWM:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8'))?.[1];
  const truth = columnNamed(table, 'true_id')?.codes ?? new Int32Array();
  const [review, strong] = [pairwise(pairs, truth, model.thresholds.review), closure(table.size, pairs, truth, model.thresholds.strong)];
  const looked = rules.reduce((sum, rule) => sum + rule.pairs, 0);
  process.stdout.write(`${JSON.stringify({ read, all, processor: (user + system) / 1e6, stages, looked, found: pairs.left.length, memoryMb: Number(memory) / 1024, recall: review.recall, precision: review.precision, strongPrecision: strong.precision, strongRecall: strong.recall })}\n`);
}

async function main(): Promise<void> {
  const file = await madeOnce(`persons-${RECORDS}.csv`, makeFile);
  const ran = await runProgram(process.execPath, [fileURLToPath(import.meta.url), file]);
  const answer = JSON.parse(ran.output.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
  const figure = (name: string): number => answer[name] ?? Number.NaN;
  const what = `${RECORDS.toLocaleString('en')} made-up registrations, a fifth of them again`;
  report({ what: `link ${what}: read, train, compare, cluster`, value: ran.seconds, unit: 's', estimate: '35 s (goal 90 s)', note: `${THREADS} threads` });
  report({ what: 'processor time of that, all threads', value: figure('processor'), unit: 's', note: 'tells less of who else used the machine' });
  report({ what: 'of that, reading the CSV', value: figure('read'), unit: 's', estimate: '4 s' });
  report({ what: 'pairs looked at', value: figure('looked'), unit: 'pairs', estimate: '40,000,000' });
  report({ what: 'memory, all threads', value: figure('memoryMb'), unit: 'MB', estimate: '2,000 MB (goal 4,096)' });
  report({ what: 'pairs for review: recall', value: figure('recall') * 100, unit: '%', note: `precision ${(figure('precision') * 100).toFixed(1)} %` });
  report({ what: 'clusters of strong pairs: precision', value: figure('strongPrecision') * 100, unit: '%', note: `recall ${(figure('strongRecall') * 100).toFixed(1)} %` });
}

const [, , given] = process.argv;
await (given === undefined ? main() : linkFile(given));
