import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe } from '../../../simulation/scribe.ts';
import { buildReport, PUBLISHED_REPORTS } from './report.ts';
import { reportCsv } from './report-csv.ts';
import { selectRecords } from './select.ts';

let made = 0;
const chance = (): string => (made += 1).toString(16).padStart(32, '0');

test('[RG14] registrations are told by purpose at any tree size: taken in, found twice, households at most, erased; counts below ten are not', () => {
  const scribe = new Scribe().begin({});
  const take = (purpose: string, registrations: number): number => scribe.write('registration', { purpose, deleteBy: '2099-03-31', registrations, form: 'csv', batch: chance() });
  const merge = (purpose: string): number => scribe.write('registration-merge', { purpose, merge: chance() });
  take('winter', 40);
  take('cash', 9);
  const early = scribe.books.size;
  take('winter', 60);
  for (let at = 0; at < 3; at += 1) merge('winter');
  const row = (purpose: string, asOf = scribe.books.size): Readonly<Record<string, unknown>> => {
    const { selector: _, ...members } = buildReport('registrations', scribe.books, asOf).rows.find((one) => one['purpose'] === purpose) ?? { selector: {} };
    return members;
  };
  assert.deepEqual(row('winter'), { purpose: 'winter', registrations: 100, erased: 0, withheld: 'merged', deleteBy: '2099-03-31' }, 'an upper limit would tell the merges');
  assert.deepEqual(row('cash'), { purpose: 'cash', withheld: 'all', deleteBy: '2099-03-31' });
  for (let at = 3; at < 12; at += 1) merge('winter');
  const last = merge('winter');
  scribe.write('erasure', { subjects: 25, ground: 'asked for', purpose: 'winter' });
  assert.deepEqual(row('winter'), { purpose: 'winter', registrations: 100, merged: 13, householdsAtMost: 87, erased: 25, withheld: 'nothing', deleteBy: '2099-03-31' });
  assert.deepEqual(row('winter', early), { purpose: 'winter', registrations: 40, merged: 0, householdsAtMost: 40, erased: 0, withheld: 'nothing', deleteBy: '2099-03-31' });
  scribe.write('reversal', { of: scribe.books.idAt(last), reason: 'taken back' });
  assert.equal(row('winter')['merged'], 12);
  const { rows } = buildReport('registrations', scribe.books, scribe.books.size);
  assert.deepEqual(rows.map(({ selector }) => selectRecords(scribe.books, scribe.books.size, selector).length), [0, 2 + 12 + 1]);
  assert.ok(PUBLISHED_REPORTS.includes('registrations'));
  assert.match(reportCsv(buildReport('registrations', scribe.books, scribe.books.size)), /^purpose,registrations,merged,householdsAtMost,erased,withheld,deleteBy\r\ncash,,,,,all,2099-03-31\r\nwinter,100,12,88,25,nothing,2099-03-31\r\n$/);
});
