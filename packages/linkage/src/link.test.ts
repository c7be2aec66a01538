import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { shareOfOthers } from './compare/frequency.ts';
import { jaroWinkler } from './compare/text-distance.ts';
import { probabilityOf, termFrequencyWeight, weightOfChance } from './compare/weights.ts';
import { Explainer } from './explain.ts';
import { link, predict, train } from './link.ts';
import { SMALL, smallTable } from './link.model.ts';
import type { Model } from './model/model.ts';
import { randomOf } from './random.ts';
import { toldLater } from './refusal.ts';
import { tableOf, textAt, type Table } from './table.ts';
import { threads } from './threads.ts';

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
}

test('[LK1] a match weight is the log odds of the prior and log2(m/u) of each level; its chance is 2^M / (1 + 2^M)', async () => {
  const table = tableOf([{ name: 'Omar Haddad', year: '1990', town: 'east' }, { name: 'Omar Haddad', year: '1991', town: '' }, { name: 'x', year: '', town: '' }]);
  const { pairs } = await predict(table, SMALL, { least: -50 });
  const expected = Math.log2(0.02 / 0.98) + Math.log2(0.7 / 0.02) + (Math.log2(0.02) - Math.log2(shareOfOthers(2, { present: 3, seen: 1 / 3, others: 0.02 }))) + Math.log2(0.15 / 0.3);
  assert.deepEqual([pairs.left[0], pairs.right[0]], [0, 1]);
  near(pairs.weight[0] as number, expected);
  for (const [weight, chance] of [[0, 0.5], [2, 0.8], [3, 8 / 9], [7, 128 / 129]] as const) near(probabilityOf(weight), chance);
  near(weightOfChance(probabilityOf(-7.5)), -7.5);
});

test('[LK2] a term frequency adds weight * (log2 u - log2 of the more frequent value, not below the least)', () => {
  near(termFrequencyWeight({ column: 'name', weight: 1, least: 0 }, 0.01, 0.001, 0.0005), Math.log2(10));
  near(termFrequencyWeight({ column: 'name', weight: 0.5, least: 0.001 }, 0.01, 0.0001, 0.0002), 0.5 * Math.log2(10));
  near(termFrequencyWeight({ column: 'name', weight: 1, least: 0 }, 0.01, 0.08, 0.02), -3);
});

/** The same by looking at every pair, with nothing cached, coded or divided. */
function naive(table: Table, model: Model): ReadonlyMap<string, number> {
  const cell = (name: string, row: number): string => (textAt(table.columns.find((one) => one.name === name) as Table['columns'][number], row) ?? '').toLowerCase();
  const present = Array.from({ length: table.size }, (_, row) => cell('name', row)).filter((name) => name !== '');
  const counts = Object.values(Object.groupBy(present, (name) => name)).map((own) => own?.length ?? 0);
  const seen = counts.reduce((sum, count) => sum + count * (count - 1), 0) / (present.length * (present.length - 1));
  const found = new Map<string, number>();
  for (let a = 0; a < table.size; a += 1) {
    for (let b = a + 1; b < table.size; b += 1) {
      const [nameA, nameB, yearA, yearB, townA, townB] = [cell('name', a), cell('name', b), cell('year', a), cell('year', b), cell('town', a), cell('town', b)];
      const wordsA = new Set(nameA.split(' ').filter(Boolean));
      const wordsB = new Set(nameB.split(' ').filter(Boolean));
      const shared = [...wordsA].filter((word) => wordsB.has(word)).length;
      const isBlocked = shared > 0 || (yearA !== '' && yearA === yearB && townA !== '' && townA === townB);
      if (!isBlocked) continue;
      let weight = Math.log2(0.02 / 0.98);
      if (nameA !== '' && nameB !== '') {
        const share = shareOfOthers(present.filter((name) => name === nameA).length, { present: present.length, seen: present.length < 2 ? 1 : seen, others: 0.02 });
        const isAlike = jaroWinkler(nameA, nameB) >= 0.9 || shared / (wordsA.size + wordsB.size - shared) >= 0.5;
        weight += nameA === nameB ? Math.log2(0.7 / 0.02) + Math.log2(0.02) - Math.log2(share) : isAlike ? Math.log2(0.2 / 0.03) : Math.log2(0.1 / 0.95);
      }
      if (yearA !== '' && yearB !== '') weight += yearA === yearB ? 3 : Math.abs(Number(yearA) - Number(yearB)) <= 2 ? -1 : Math.log2(0.05 / 0.6);
      if (townA !== '' && townB !== '') weight += townA === townB ? Math.log2(0.9 / 0.25) : Math.log2(0.1 / 0.75);
      if (weight >= model.thresholds.review) found.set(`${a}/${b}`, weight);
    }
  }
  return found;
}

test('[LK4] [LK5] pairs under the union of the rules come once each, with the weights of a naive reckoning over all pairs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 0, max: 1e9 }), async (rows, seed) => {
      const table = smallTable(rows, randomOf(seed));
      if (table.columns.some(({ values }) => values.length === 0)) return;
      const { pairs } = await predict(table, SMALL);
      const expected = naive(table, SMALL);
      const found = new Map(Array.from(pairs.left, (left, at) => [`${left}/${pairs.right[at]}`, pairs.weight[at] as number]));
      assert.equal(found.size, pairs.left.length, 'no pair twice');
      assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
      for (const [key, weight] of expected) near(found.get(key) as number, weight);
    }),
    { numRuns: 60 },
  );
});

test('[LK3] [LK11] any number of threads gives the same model and the same pairs for a seed', async () => {
  const table = smallTable(400, randomOf(5));
  const one = await link(table, SMALL);
  for (const count of [1, 3]) {
    const many = await link(table, SMALL, { team: threads(count) });
    assert.deepEqual(many.model, one.model);
    assert.deepEqual(many.pairs, one.pairs);
    assert.deepEqual(many.rules, one.rules);
  }
});

test('[LK11] rows in another order give the same pairs of the same records', async () => {
  const random = randomOf(9);
  const table = smallTable(120, random);
  const order = Array.from({ length: table.size }, (_, row) => row).sort(() => random.fraction() - 0.5);
  const rows = order.map((row) => Object.fromEntries(table.columns.map((column) => [column.name, textAt(column, row) ?? ''])));
  const keyed = async (one: Table): Promise<readonly string[]> => {
    const { pairs } = await predict(one, SMALL);
    const id = one.columns.find(({ name }) => name === 'id') as Table['columns'][number];
    return Array.from(pairs.left, (left, at) => [textAt(id, left), textAt(id, pairs.right[at] as number)].sort().join('/') + (pairs.weight[at] as number).toFixed(9)).sort();
  };
  assert.deepEqual(await keyed(tableOf(rows)), await keyed(table));
});

test('[LK4] between two files no pair lies within one', async () => {
  const table = smallTable(100, randomOf(3));
  const fileOf = Int32Array.from({ length: 100 }, (_, row) => (row < 50 ? 0 : 1));
  const between = await predict(table, SMALL, { fileOf });
  const all = await predict(table, SMALL);
  const across = Array.from(all.pairs.left, (left, at) => `${left}/${all.pairs.right[at]}`).filter((pair) => Number(pair.split('/')[0]) < 50 && Number(pair.split('/')[1]) >= 50);
  assert.deepEqual(Array.from(between.pairs.left, (left, at) => `${left}/${between.pairs.right[at]}`).sort(), across.sort());
});

test('[LK15] an explanation begins with the prior, has a line for each comparison, and ends at the weight of the pair', async () => {
  const table = smallTable(80, randomOf(4));
  const prediction = await predict(table, SMALL, { least: -20 });
  const explainer = new Explainer(prediction);
  prediction.pairs.weight.forEach((weight, at) => {
    const told = explainer.explain(prediction.pairs.left[at] as number, prediction.pairs.right[at] as number);
    near(told.weight, weight);
    near(told.prior + told.steps.reduce((sum, step) => sum + step.weight + step.termFrequency, 0), weight);
    assert.equal(told.steps.length, SMALL.comparisons.length);
    assert.equal(told.verdict, weight < 0 ? 'below review' : weight < 4 ? 'review' : 'strong');
  });
  assert.ok(prediction.pairs.weight.length > 100);
});

test('[LK10] rules that make too many pairs are refused before the first pair, with figures and what to do', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => ({ name: `n${at}`, year: '1990', town: 'east' }));
  const result = await toldLater(() => predict(tableOf(rows), { ...SMALL, pairsMax: 1_000_000 }));
  assert.ok(!result.ok);
  assert.equal(result.refusal.code, 'too-many-pairs');
  assert.equal(result.refusal.at, 'blocking[2]');
  assert.match(result.refusal.message, /4,498,500 pairs.*allows 1,000,000.*year \+ town.*3,000 records.*pairsMax/);
});

test('[LK10] a group above "most" is divided by "then", and what is still larger is left out and counted', async () => {
  const rows = Array.from({ length: 100 }, (_, at) => ({ name: `n${at % 4 === 0 ? 'x' : at}`, year: String(1990 + (at % 2)), town: at < 10 ? 'west' : 'east' }));
  const blocking = [{ columns: ['town'], most: 20, then: ['year', 'name'] }];
  const { rules } = await predict(tableOf(rows), { ...SMALL, blocking }, { least: -99 });
  assert.deepEqual(rules, [{ rule: 'town', pairs: 45, leftOut: { groups: 1, records: 22, pairs: 231 } }]);
});

test('[LK9] a column that is not there, a file without a value, and a model that is not trained are refused', async () => {
  const code = async (work: () => Promise<unknown>): Promise<string> => {
    const result = await toldLater(work);
    return result.ok ? 'done' : `${result.refusal.code} ${result.refusal.at}`;
  };
  const table = smallTable(20, randomOf(1));
  const { prior: _, ...untrained } = SMALL;
  assert.equal(await code(() => predict(table, untrained)), 'not-trained comparisons');
  assert.equal(await code(() => predict(tableOf([{ name: 'a', year: '1' }]), SMALL)), 'no-such-column columns[3].from');
  assert.equal(await code(() => predict(tableOf([{ name: '', year: '', town: '' }, { name: '', year: '', town: '' }]), SMALL)), 'nothing-to-compare columns');
  assert.equal(await code(() => train(tableOf([{ name: 'a', year: '1', town: 'b' }]), SMALL)), 'nothing-to-compare ');
});
