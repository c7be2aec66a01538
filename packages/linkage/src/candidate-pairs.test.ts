import assert from 'node:assert/strict';
import test from 'node:test';
import { candidatePairs } from './candidate-pairs.ts';
import { readModel, writeModel } from './model/decode.ts';
import { HOUSEHOLD_COLUMNS, madeHouseholds } from './synthetic/registrations.ts';

type Row = Readonly<Record<string, string>>;

function households(records: number, seed: number): readonly Row[] {
  return [...madeHouseholds({ records, duplicates: 0.2, seed })].map((cells) => Object.fromEntries(HOUSEHOLD_COLUMNS.map((name, at) => [name, cells[at] ?? ''])));
}

function scoreOf(rows: readonly Row[], pairs: readonly { readonly left: number; readonly right: number }[]): { readonly precision: number; readonly recall: number } {
  const entity = (at: number): string => rows[at]?.['true_id'] ?? '';
  const right = pairs.filter((pair) => entity(pair.left) === entity(pair.right)).length;
  let truth = 0;
  for (let left = 0; left < rows.length; left += 1) for (let other = left + 1; other < rows.length; other += 1) if (entity(left) === entity(other)) truth += 1;
  return { precision: right / Math.max(1, pairs.length), recall: right / Math.max(1, truth) };
}

const ROLES = { true_id: 'ignored' } as const;

test('[LK16] among tens of rows, where nothing can be learnt, households registered again are found by stated chances', async () => {
  const total = { precision: 0, recall: 0 };
  const seeds = [1, 2, 3, 4, 5];
  for (const seed of seeds) {
    const rows = households(60, seed);
    const { pairs, basis } = await candidatePairs(rows, { roles: ROLES });
    assert.equal(basis, 'fixed');
    const score = scoreOf(rows, pairs);
    total.precision += score.precision / seeds.length;
    total.recall += score.recall / seeds.length;
  }
  assert.ok(total.precision > 0.95 && total.recall > 0.93, JSON.stringify(total));
});

test('[LK16] among many rows chances are learnt from them, and a model that is given is used as it is', async () => {
  const rows = households(700, 3);
  const learnt = await candidatePairs(rows, { roles: ROLES });
  assert.equal(learnt.basis, 'trained');
  const score = scoreOf(rows, learnt.pairs);
  assert.ok(score.precision > 0.95 && score.recall > 0.9, JSON.stringify(score));
  const read = readModel(writeModel(learnt.model));
  assert.ok(read.ok);
  const given = await candidatePairs(rows, { model: read.value });
  assert.equal(given.basis, 'given');
  assert.deepEqual(given.pairs, learnt.pairs);
});

test('[LK16] the same rows give the same pairs: lower row first, heaviest first, the waterfall ends at the weight', async () => {
  const rows = households(120, 9);
  const once = await candidatePairs(rows, { roles: ROLES });
  assert.deepEqual(await candidatePairs(rows, { roles: ROLES }), once);
  assert.ok(once.pairs.length > 10);
  once.pairs.forEach((pair, at) => {
    assert.ok(pair.left < pair.right);
    assert.ok(Math.abs(pair.prior + pair.steps.reduce((sum, step) => sum + step.weight + step.termFrequency, 0) - pair.weight) < 1e-9);
    if (at > 0) assert.ok((once.pairs[at - 1]?.weight ?? 0) >= pair.weight);
  });
  const few = await candidatePairs(rows, { roles: ROLES, most: 3 });
  assert.deepEqual(few.pairs, once.pairs.slice(0, 3));
  assert.equal(few.more, once.pairs.length - 3);
});

test('[LK16] two rows that are the same are a pair; one row, no row and rows that say nothing are none', async () => {
  const row = { head: 'فاطمة الحسن', members: 'فاطمة; علي; ليلى', phone: '0791234567', village: 'كفر زيتون', household_size: '3' };
  const twice = await candidatePairs([row, { ...row }]);
  assert.deepEqual(twice.pairs.map(({ left, right, verdict }) => [left, right, verdict]), [[0, 1, 'strong']]);
  for (const rows of [[], [row], [{}, {}], [{ id: '1' }, { id: '2' }], [{ head: '' }, { head: '' }]]) {
    const { pairs, basis } = await candidatePairs(rows);
    assert.deepEqual([pairs, basis], [[], 'nothing']);
  }
});

test('[LK16] neighbours and namesakes among a few rows are no pair', async () => {
  const rows = [
    { head: 'Fatima Al-Hassan', members: 'Fatima; Ali', phone: '0791234567', village: 'Kafr Zaytoun' },
    { head: 'Khaled Mansour', members: 'Khaled; Rana; Omar', phone: '0795550101', village: 'Kafr Zaytoun' },
    { head: 'Fatima Shaheen', members: 'Fatima; Sami; Huda; Reem', phone: '0782220000', village: 'Tel Nour' },
    { head: 'Mona Darwish', members: 'Mona', phone: '', village: 'Tel Nour' },
  ];
  assert.deepEqual((await candidatePairs(rows)).pairs, []);
});

test('[LK16] a household that stands in a list hundreds of times is proposed, wherever its rows lie', async () => {
  const others = households(1_200, 9);
  const same = Array.from({ length: 400 }, (_, at): Row => ({ head_of_household: 'Mohammad Ofmany', spouse: 'Hind Ofmany', phone: '0944111222', village: 'Azaz', household_size: String(1 + (at % 9)), true_id: 'many' }));
  const rows = [...others.slice(0, 300), ...same.slice(0, 100), ...others.slice(300), ...same.slice(100)];
  const { pairs } = await candidatePairs(rows, { roles: ROLES, most: 100_000 });
  const root = new Map<number, number>();
  const rootOf = (row: number): number => (root.has(row) ? rootOf(root.get(row) as number) : row);
  for (const { left, right } of pairs) if (rootOf(left) !== rootOf(right)) root.set(rootOf(left), rootOf(right));
  const groups = new Set(rows.flatMap((row, at) => (row['true_id'] === 'many' ? [rootOf(at)] : [])));
  assert.equal(groups.size, 1, 'all rows are joined by pairs');
  assert.ok(pairs.every(({ left, right, weight }) => left < right && (weight >= 3.5 || rows[left]?.['true_id'] === 'many')));
  assert.equal(new Set(pairs.map(({ left, right }) => `${left} ${right}`)).size, pairs.length);
  assert.ok(scoreOf(rows, pairs).precision > 0.85);
});
