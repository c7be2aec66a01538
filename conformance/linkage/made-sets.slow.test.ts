// Made-up registers and households with known truth, linked by the default models: floors below what docs/linkage.md says.
import assert from 'node:assert/strict';
import test from 'node:test';
import { closure, pairwise, scoreOf } from '@amanah/linkage/evaluate.ts';
import { link } from '@amanah/linkage/link.ts';
import { householdsModel } from '@amanah/linkage/model/households.ts';
import { personsModel } from '@amanah/linkage/model/persons.ts';
import { readCsv } from '@amanah/linkage/read/csv.ts';
import { HOUSEHOLD_COLUMNS, madeHouseholds } from '@amanah/linkage/synthetic/registrations.ts';
import { columnNamed, joinTables, TableBuilder, textAt, type Column, type Table } from '@amanah/linkage/table.ts';
import { madeRegister, registerCsv } from './made-register.ts';

function entitiesOf(table: Table): Int32Array {
  const ids = columnNamed(table, 'rec_id') as Column;
  return Int32Array.from({ length: table.size }, (_, row) => Number(/rec-(\d+)/.exec(textAt(ids, row) ?? '')?.[1] ?? -1));
}

test('[LK14] a made-up register in the manner of Febrl 2: 4,000 people, 1,000 copies, up to ten mistakes in one', async () => {
  const { first, again } = madeRegister({ originals: 4000, copies: 1000, mostOfOne: 5, mistakes: 10, seed: 1 });
  const table = await readCsv([registerCsv([...first, ...again])]);
  const { pairs, model } = await link(table, personsModel(table));
  const score = closure(table.size, pairs, entitiesOf(table), model.thresholds.review);
  assert.ok(score.f1 >= 0.99, JSON.stringify(score));
});

test('[LK14] two made-up registers in the manner of Febrl 4, with the number and without it', async () => {
  const { first, again } = madeRegister({ originals: 3000, copies: 3000, mostOfOne: 1, mistakes: 6, seed: 2 });
  const { table, fileOf } = joinTables([await readCsv([registerCsv(first)]), await readCsv([registerCsv(again)])]);
  for (const [without, least] of [['', 0.995], ['soc_sec_id', 0.985]] as const) {
    const own = { size: table.size, columns: table.columns.filter(({ name }) => name !== without) };
    const { pairs, model } = await link(own, personsModel(own), { fileOf });
    const score = pairwise(pairs, entitiesOf(own), model.thresholds.review, fileOf);
    assert.ok(score.f1 >= least, `${without} ${JSON.stringify(score)}`);
  }
});

test('[LK12] [LK14] made-up households in five scripts: precision and recall, and recall across scripts', async () => {
  const builder = new TableBuilder(HOUSEHOLD_COLUMNS);
  for (const row of madeHouseholds({ records: 5000, duplicates: 0.2, seed: 31 })) builder.add(row);
  const table = builder.finish();
  const { pairs, model } = await link(table, householdsModel(table, { roles: { true_id: 'ignored' } }));
  const truth = (columnNamed(table, 'true_id') as Column).codes;
  const score = pairwise(pairs, truth, model.thresholds.review);
  assert.ok(score.precision >= 0.92 && score.recall >= 0.96, JSON.stringify(score));
  const head = columnNamed(table, 'head_of_household') as Column;
  const isLatin = (row: number): boolean => /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(textAt(head, row) ?? '');
  const [asserted, right] = [0, 1].map((only) => Array.from(pairs.left.keys()).filter((at) => isLatin(pairs.left[at] as number) !== isLatin(pairs.right[at] as number) && (only === 0 || truth[pairs.left[at] as number] === truth[pairs.right[at] as number])).length) as [number, number];
  let wanted = 0;
  for (let left = 0; left < table.size; left += 1) for (let other = left + 1; other < table.size; other += 1) if (truth[left] === truth[other] && isLatin(left) !== isLatin(other)) wanted += 1;
  const across = scoreOf(wanted, asserted, right);
  assert.ok(across.precision >= 0.92 && across.recall >= 0.94, JSON.stringify(across));
});
