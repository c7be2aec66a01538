import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomOperation } from '../../../simulation/random-operation.ts';
import { booksOfFirst } from '../../../simulation/scribe.ts';
import { Balances } from '@amanah/core/ledger/balance.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { balancesAt } from './balances.ts';
import { REPORT_NAMES, buildReport } from './report.ts';
import { reportCsv, reportText, totalsOf } from './report-csv.ts';
import { selectRecords } from './select.ts';

const operations = fc.record({ seed: fc.integer({ min: 0, max: 2 ** 31 }), steps: fc.integer({ min: 0, max: 60 }), cut: fc.double({ min: 0, max: 1, noNaN: true }) });

test('[P1] every report as of an earlier tree size is the report of books folded from those records alone', () => {
  fc.assert(
    fc.property(operations, ({ seed, steps, cut }) => {
      const scribe = randomOperation(seed, steps);
      const size = Math.floor(scribe.books.size * cut);
      const earlier = booksOfFirst(scribe, size);
      for (const name of REPORT_NAMES) assert.deepEqual(buildReport(name, scribe.books, size), buildReport(name, earlier, size), name);
    }),
    { numRuns: 40 },
  );
});

test('[P2] balances are the sum of all postings and add up to zero in every commodity', () => {
  fc.assert(
    fc.property(operations, ({ seed, steps, cut }) => {
      const { books } = randomOperation(seed, steps);
      const size = Math.floor(books.size * cut);
      const folded = foldPostings(books, size);
      assert.deepEqual(cellsOf(balancesAt(books, size)), cellsOf(folded));
      for (const total of totalsOf(buildReport('balances', books, size))) assert.equal(Number(total.sums.get('balance')), 0, total.of);
    }),
    { numRuns: 40 },
  );
});

/** Every posting and every negation one after the other: what another bookkeeping program would do. */
function foldPostings(books: Books, size: number): Balances {
  const balances = new Balances();
  const numberOf = (name: string): number => books.names.find(name) as number;
  for (let row = 0; row < size; row += 1) {
    const before = (books.of.values[row] as number) - 1;
    for (const { source, destination, fund, commodity, amount } of before < 0 ? [] : books.ownPostings(before)) {
      balances.move(numberOf(destination), numberOf(source), numberOf(fund), numberOf(commodity), amount);
    }
    for (const { source, destination, fund, commodity, amount } of books.ownPostings(row)) balances.move(numberOf(source), numberOf(destination), numberOf(fund), numberOf(commodity), amount);
  }
  return balances;
}

function cellsOf(balances: Balances): string[] {
  return [...balances.all()].map((cell) => JSON.stringify([cell.account, cell.fund, cell.commodity, cell.balance.toString()])).sort();
}

test('[P3] every figure leads to its records: where a row counts records, its selector finds as many', () => {
  for (let seed = 0; seed < 12; seed += 1) {
    const { books } = randomOperation(seed, 70);
    for (const name of ['donors', 'projects', 'consignments'] as const) {
      for (const row of buildReport(name, books, books.size).rows) {
        // Arrivals of several goods stand in several rows of quantities and are counted as records in one.
        const found = selectRecords(books, books.size, row.selector).length;
        const wanted = row['records'] as number;
        assert.ok(name === 'consignments' ? found >= wanted : found === wanted, `${name} ${JSON.stringify(row)}: ${found}`);
      }
    }
  }
});

test('[P4] a report is a value: the same books give the same bytes, in JSON, CSV and text', () => {
  const make = (): string => {
    const { books } = randomOperation(7, 60);
    return REPORT_NAMES.map((name) => {
      const report = buildReport(name, books, books.size);
      return JSON.stringify(report) + reportCsv(report) + reportText(report);
    }).join('');
  };
  assert.equal(make(), make());
});

test('[P4] a CSV cell with a quote, a comma or a line break is quoted, and a text never starts a formula', () => {
  const csv = reportCsv({
    columns: [{ key: 'a', title: 'A', type: 'text' }, { key: 'b', title: 'B', type: 'amount', commodity: 'c' }, { key: 'c', title: 'C', type: 'commodity' }],
    rows: [{ a: '=1+1', b: '-5.00', c: 'USD', selector: {} }, { a: 'say "x", y\nz', b: '1.00', selector: {} }],
  });
  assert.equal(csv, 'a,b,c\r\n\'=1+1,-5.00,USD\r\n"say ""x"", y\nz",1.00,\r\n');
});

test('[P5] totals never reach over commodities or publishers, and columns that must not be added have none', () => {
  const columns = [
    { key: 'publisher', title: 'P', type: 'code' as const },
    { key: 'amount', title: 'A', type: 'amount' as const, commodity: 'commodity', totalWithin: ['publisher', 'commodity'] },
    { key: 'commodity', title: 'C', type: 'commodity' as const },
    { key: 'people', title: 'People', type: 'count' as const },
  ];
  const row = (publisher: string, amount: string, commodity: string) => ({ publisher, amount, commodity, people: 3, selector: {} });
  const totals = totalsOf({ columns, rows: [row('x', '1.10', 'USD'), row('x', '2.05', 'USD'), row('x', '7', 'food/mt'), row('y', '5.00', 'USD')] });
  assert.deepEqual(totals.map(({ of, sums }) => [of, [...sums]]), [
    ['x USD', [['amount', '3.15']]],
    ['x food/mt', [['amount', '7']]],
    ['y USD', [['amount', '5.00']]],
  ]);
});
