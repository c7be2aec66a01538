import assert from 'node:assert/strict';
import test from 'node:test';
import { closure } from '../evaluate.ts';
import { link } from '../link.ts';
import { householdsModel } from '../model/households.ts';
import { TableBuilder, type Table } from '../table.ts';
import { HOUSEHOLD_COLUMNS, madeHouseholds, madePersons, PERSON_COLUMNS } from './registrations.ts';

function tableFrom(names: readonly string[], rows: Iterable<readonly string[]>): Table {
  const builder = new TableBuilder(names);
  for (const row of rows) builder.add(row);
  return builder.finish();
}

test('[LK13] a made list follows from its seed alone, has the rows and about the share of duplicates that were asked, and five scripts', () => {
  const listing = { records: 5000, duplicates: 0.2, seed: 3 };
  const rows = [...madePersons(listing)];
  assert.deepEqual(rows, [...madePersons(listing)]);
  assert.notDeepEqual(rows, [...madePersons({ ...listing, seed: 4 })]);
  assert.equal(rows.length, 5000);
  assert.ok(rows.every((row) => row.length === PERSON_COLUMNS.length));
  const share = 1 - new Set(rows.map((row) => row[1])).size / rows.length;
  assert.ok(share > 0.17 && share < 0.23, String(share));
  const text = rows.flat().join('');
  for (const script of [/\p{Script=Arabic}/u, /\p{Script=Bengali}/u, /\p{Script=Myanmar}/u, /\p{Script=Cyrillic}/u, /\p{Script=Latin}/u]) assert.match(text, script);
});

test('[LK13] without trouble and in one script whoever is registered again is written the same', () => {
  const rows = [...madePersons({ records: 2000, duplicates: 0.3, seed: 1, writings: ['latin'], trouble: 0 })];
  const first = new Map<string, string>();
  for (const [, entity = '', , ...rest] of rows) {
    const said = rest.slice(0, -1).join('|');
    assert.equal(first.get(entity) ?? said, said);
    first.set(entity, said);
  }
});

test('[LK12] [LK13] the default model of households finds made households again, across scripts', async () => {
  const table = tableFrom(HOUSEHOLD_COLUMNS, madeHouseholds({ records: 1500, duplicates: 0.2, seed: 11 }));
  const model = householdsModel(table, { roles: { true_id: 'ignored' } });
  const { pairs } = await link(table, { ...model, training: { ...model.training, randomPairs: 100_000 } });
  const truth = table.columns.find(({ name }) => name === 'true_id')?.codes ?? new Int32Array();
  const score = closure(table.size, pairs, truth, model.thresholds.review);
  assert.ok(score.f1 > 0.9, JSON.stringify(score));
});
