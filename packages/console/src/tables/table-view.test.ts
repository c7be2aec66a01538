import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDecimal } from '@amanah/record/amount.ts';
import type { Column } from '@amanah/projection/report-shape.ts';
import { choiceIn, haystacksOf, NO_CHOICE, numberKey, queryOf, rowsOfView, sumsOfView, windowOf, type TableRow } from './table-view.ts';

const columns: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'amount', title: 'Amount', type: 'amount', commodity: 'commodity', totalWithin: ['commodity'] },
];

test('[O9] numbers sort by their value, however long, and rows that say nothing come last', () => {
  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }));
  fc.assert(fc.property(decimal, decimal, ([a, scaleA], [b, scaleB]) => {
    const [left, right] = [a * 10n ** BigInt(6 - scaleA), b * 10n ** BigInt(6 - scaleB)];
    const [one, other] = [numberKey(formatDecimal(a, scaleA)), numberKey(formatDecimal(b, scaleB))];
    assert.equal(Math.sign(one < other ? -1 : one > other ? 1 : 0), left < right ? -1 : left > right ? 1 : 0, `${formatDecimal(a, scaleA)} and ${formatDecimal(b, scaleB)}`);
  }), { numRuns: 500 });
  const rows: TableRow[] = [['a', 'USD', '10.00'], ['b', 'USD', ''], ['c', 'USD', '-3'], ['d', 'USD', '9']];
  const order = (sort: string): string => [...rowsOfView({ columns, rows }, { ...NO_CHOICE, sort }, haystacksOf(rows))].map((row) => rows[row]?.[0]).join('');
  assert.equal(order('amount'), 'cdab');
  assert.equal(order('-amount'), 'adcb');
});

test('[O9] a view of 100,000 rows is searched, filtered, sorted and added up exactly', () => {
  const rows: TableRow[] = Array.from({ length: 100_000 }, (_, at) => [`fund-${at % 7}`, at % 2 === 0 ? 'USD' : 'EUR', `${(at * 7919) % 100_003}.${String(at % 100).padStart(2, '0')}`]);
  const haystacks = haystacksOf(rows);
  const kept = rowsOfView({ columns, rows }, { ...NO_CHOICE, search: 'FUND-3 usd', sort: '-amount', only: { fund: 'fund-3' } }, haystacks);
  const expected = rows.filter((row) => row[0] === 'fund-3' && row[1] === 'USD');
  assert.equal(kept.length, expected.length);
  const cents = (row: TableRow): bigint => BigInt(String(row[2]).replace('.', ''));
  for (let at = 1; at < kept.length; at += 1) assert.ok(cents(rows[kept[at - 1] as number] as TableRow) >= cents(rows[kept[at] as number] as TableRow));
  assert.deepEqual(sumsOfView({ columns, rows }, kept), [{ within: { commodity: 'USD' }, sums: { amount: formatDecimal(expected.reduce((sum, row) => sum + cents(row), 0n), 2) } }]);
  assert.equal(sumsOfView({ columns, rows }, rowsOfView({ columns, rows }, NO_CHOICE, haystacks)).length, 2, 'currencies are never added');
});

test('[O9] the address of a view brings back exactly this view', () => {
  const text = fc.stringMatching(/^[\p{L}\p{N} &=#%+]{0,12}$/u);
  fc.assert(fc.property(text, fc.constantFrom('', 'fund', '-amount'), fc.dictionary(fc.constantFrom('fund', 'commodity'), text), fc.subarray(['fund', 'amount']), (search, sort, only, without) => {
    const choice = { search, sort, only: { ...only }, without };
    assert.deepEqual(choiceIn(new URLSearchParams(new URLSearchParams(queryOf(choice)).toString())), choice);
  }));
});

test('[O9] only the rows in sight and some around them are drawn', () => {
  const drawn = windowOf({ count: 100_000, rowHeight: 36, top: 36 * 50_000, height: 720 });
  assert.ok(drawn.from <= 50_000 && drawn.to >= 50_020 && drawn.to - drawn.from < 60);
  assert.deepEqual(windowOf({ count: 3, rowHeight: 36, top: 9_999, height: 720 }), { from: 3, to: 3 });
});
