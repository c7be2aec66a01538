import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, authorKey, fileDigest } from '../../../simulation/scribe.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { buildReport, PUBLISHED_REPORTS } from './report.ts';
import { reportCsv } from './report-csv.ts';

function run(more: JsonObject): JsonObject {
  return { list: 'un', listDate: '2024-04-20', listDigest: fileDigest('one'), entries: 10, added: 10, changed: 0, removed: 0, threshold: 737, parties: 4, others: 2, hits: 3, ...more };
}

test('[SC22] the report counts who was named and what was decided, by list and run, at any tree size, and names nobody', () => {
  const scribe = new Scribe().begin({ organisations: ['mill', 'ngo', 'haul', 'ship'] });
  scribe.now = '2024-05-02T10:00:00Z';
  scribe.write('key', { key: authorKey(1), holder: 'treasurer-1', role: 'treasurer' });
  const first = scribe.write('screening', run({ open: ['haul', 'mill', 'ngo'] }));
  scribe.write('screening', run({ list: 'ofac', listDate: '2019-01-25', forTests: true, hits: 0 }));
  const decide = (party: string, verdict: string): number => scribe.write('screening-decision', { party, list: 'un', listDigest: fileDigest('one'), verdict, hits: 1, basis: fileDigest('b') }, '2024-05-02');
  decide('mill', 'not-a-match');
  const before = scribe.books.size;
  decide('ngo', 'match');
  const row = (asOf: number, list = 'un'): Readonly<Record<string, unknown>> => buildReport('screenings', scribe.books, asOf).rows.find((one) => one['list'] === list) ?? {};
  const counts = (asOf: number): unknown[] => ['named', 'undecided', 'noMatch', 'listed'].map((key) => row(asOf)[key]);
  assert.deepEqual([counts(scribe.books.size), counts(before), counts(first + 1)], [[3, 1, 1, 1], [3, 2, 1, 0], [3, 3, 0, 0]]);
  assert.deepEqual(buildReport('screenings', scribe.books, first).rows, []);
  assert.deepEqual([row(scribe.books.size)['use'], row(scribe.books.size)['warning'], row(scribe.books.size, 'ofac')['use']], ['screening', '', 'for-tests']);
  assert.equal(row(scribe.books.size, 'ofac')['warning'], 'outdated list of 2019-01-25: for tests only, this is not screening');
  scribe.write('screening', run({ previousDigest: fileDigest('one'), listDigest: fileDigest('two'), listDate: '2024-04-25', entries: 9, added: 1, removed: 2, hits: 1, open: ['mill'] }));
  const report = buildReport('screenings', scribe.books, scribe.books.size) as unknown as { readonly rows: readonly JsonObject[]; readonly runs: readonly JsonObject[] };
  assert.deepEqual(report.rows.map(({ list, listDate, named, undecided }) => [list, listDate, named, undecided]), [['ofac', '2019-01-25', 0, 0], ['un', '2024-04-25', 1, 1]]);
  assert.deepEqual(report.runs.map(({ list, entriesRemoved }) => [list, entriesRemoved]), [['un', 2], ['ofac', 0], ['un', 0]]);
  assert.ok(PUBLISHED_REPORTS.includes('screenings'));
  const text = JSON.stringify(report) + reportCsv(buildReport('screenings', scribe.books, scribe.books.size));
  for (const name of ['mill', 'ngo', 'haul', 'treasurer-1']) assert.equal(text.includes(name), false, name);
});
