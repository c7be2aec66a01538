import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountPath } from '@amanah/record/account.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { TREASURER, load, randomReliefOperation, reliefOperation } from '../../../simulation/relief-operation.ts';
import { booksOfFirst } from '../../../simulation/scribe.ts';
import { balancesAt } from './balances.ts';
import { BooksAt } from './books-at.ts';
import { loansAt } from './loans.ts';
import { promisedToServedReport } from './promised-to-served.ts';
import { REPORT_NAMES, buildReport } from './report.ts';
import { reportCsv, reportText } from './report-csv.ts';
import { selectRecords } from './select.ts';
import { stockLines } from './stock.ts';
import { lostInAll, onTheRoad, waybillSums } from './waybill-sums.ts';

const operations = fc.record({ seed: fc.integer({ min: 0, max: 2 ** 31 }), steps: fc.integer({ min: 0, max: 120 }), cut: fc.double({ min: 0, max: 1, noNaN: true }) });

test('[P1] reports of an operation as of an earlier tree size are those of books folded from those records alone', () => {
  fc.assert(
    fc.property(operations, ({ seed, steps, cut }) => {
      const scribe = randomReliefOperation(seed, steps);
      const size = Math.floor(scribe.books.size * cut);
      const earlier = booksOfFirst(scribe, size);
      for (const name of REPORT_NAMES) assert.deepEqual(buildReport(name, scribe.books, size), buildReport(name, earlier, size), name);
    }),
    { numRuns: 60 },
  );
});

test('[P4] reports of an operation are values: the same books give the same bytes', () => {
  const make = (): string => {
    const { books } = randomReliefOperation(11, 150);
    return REPORT_NAMES.map((name) => {
      const report = buildReport(name, books, books.size);
      return JSON.stringify(report) + reportCsv(report) + reportText(report);
    }).join('');
  };
  assert.equal(make(), make());
});

test('[Q3] lots of an account and what stands in none add up to its balance, and go out first to expire first', () => {
  fc.assert(
    fc.property(operations, ({ seed, steps, cut }) => {
      const { books } = randomReliefOperation(seed, steps);
      const size = Math.floor(books.size * cut);
      const sums = new Map<string, bigint>();
      const lines = stockLines(new BooksAt(books, size));
      for (const { site, fund, commodity, balance } of lines) add(sums, `${accountPath('stock', site)} ${fund} ${commodity}`, balance);
      const held = new Map<string, bigint>();
      for (const { account, fund, commodity, balance } of balancesAt(books, size).all()) {
        if (books.names.name(account).startsWith('stock:')) held.set([account, fund, commodity].map((number) => books.names.name(number)).join(' '), balance);
      }
      assert.deepEqual(standing(sums), standing(held));
      for (const [at, line] of lines.entries()) {
        const before = lines[at - 1];
        if (before?.site === line.site && before.fund === line.fund && before.commodity === line.commodity && line.expiry !== '') assert.ok(before.expiry !== '' && before.expiry <= line.expiry);
      }
    }),
    { numRuns: 60 },
  );
});

test('[Q4] under every waybill what was dispatched is what arrived good, was lost, came back or is on the road, in each fund', () => {
  fc.assert(
    fc.property(operations, ({ seed, steps }) => {
      const { books } = randomReliefOperation(seed, steps);
      const road = new Map<string, bigint>();
      for (const sum of waybillSums(new BooksAt(books, books.size))) {
        assert.equal(sum.dispatched, sum.good + lostInAll(sum) + sum.returned + onTheRoad(sum));
        add(road, `transit:${sum.waybill} ${sum.fund} ${sum.commodity}`, onTheRoad(sum));
      }
      assert.deepEqual(standing(road), standing(accounts(books, 'transit:')));
    }),
    { numRuns: 60 },
  );
});

test('[Q7] what a loan still owes is the balance of its account in the fund that lent', () => {
  fc.assert(
    fc.property(operations, ({ seed, steps }) => {
      const { books } = randomReliefOperation(seed, steps);
      const owed = new Map<string, bigint>();
      for (const { loan, fund, borrower, commodity, lent, repaid } of loansAt(new BooksAt(books, books.size))) {
        add(owed, `loan:${loan} ${fund} ${commodity}`, lent - repaid);
        add(owed, `loan:${loan} ${borrower} ${commodity}`, repaid - lent);
      }
      assert.deepEqual(standing(owed), standing(accounts(books, 'loan:')));
    }),
    { numRuns: 60 },
  );
});

test('[P3] every row of the reports of an operation leads to records, all of them written before the tree size', () => {
  fc.assert(
    fc.property(operations, ({ seed, steps, cut }) => {
      const { books } = randomReliefOperation(seed, steps);
      const size = Math.floor(books.size * cut);
      for (const name of ['adequacy', 'stock', 'waybills', 'losses', 'orders', 'loans', 'waiting', 'bank'] as const) {
        for (const row of buildReport(name, books, size).rows) {
          const found = selectRecords(books, size, row.selector);
          assert.ok(found.length > 0 && found.every((one) => one < size), `${name} ${JSON.stringify(row)}`);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('[P3] what an index finds for a selector is what a search through all records finds', () => {
  fc.assert(
    fc.property(operations, ({ seed, steps, cut }) => {
      const { books } = randomReliefOperation(seed, steps);
      const size = Math.floor(books.size * cut);
      const all = Array.from({ length: size }, (_, row) => row).filter((row) => books.stands(row, size)).join(' ');
      const selectors = (['adequacy', 'stock', 'waybills', 'losses', 'loans'] as const).flatMap((name) => {
        const report = buildReport(name, books, size);
        const further = 'beside' in report ? report.beside : 'byClass' in report ? report.byClass : [];
        return [...report.rows, ...further].flatMap((row) => [row.selector, ...Object.values((row['selectors'] ?? {}) as Record<string, typeof row.selector>)]);
      });
      for (const selector of selectors) if (selector['row'] === undefined) assert.deepEqual(selectRecords(books, size, selector), selectRecords(books, size, { ...selector, rows: all }), JSON.stringify(selector));
    }),
    { numRuns: 30 },
  );
});

test('[P14] rivers of an operation have names of their own, and every stage is the next one and what leaves it by name', () => {
  fc.assert(
    fc.property(operations, ({ seed, steps }) => {
      const { books } = randomReliefOperation(seed, steps);
      const { rivers } = promisedToServedReport(books, books.size);
      assert.equal(new Set(rivers.map(({ code }) => code)).size, rivers.length);
      for (const { stages, commodity } of rivers) {
        stages.forEach((stage, at) => {
          const next = Number(stages[at + 1]?.amount ?? 0);
          const leaves = stage.leaves.reduce((sum, { amount }) => sum + Number(amount), 0);
          assert.ok(Math.abs(Number(stage.amount) - next - leaves) < 1e-6, `${commodity} ${stage.stage}`);
        });
      }
    }),
    { numRuns: 40 },
  );
});

test('[P14] money of an operation is given, changed, granted and paid out; goods are received, made up into others, handed over', () => {
  const scribe = reliefOperation();
  const usd = (least: string): { commodity: string; least: string } => ({ commodity: 'USD', least });
  scribe.write('commodity', { code: 'ILS', name: 'New shekel', class: 'money', unit: 'ILS', scale: 2 });
  scribe.write('pledge', { donor: 'donor', fund: 'general', amount: usd('100000'), status: 'pledge', form: 'money' });
  scribe.write('gift', { donor: 'donor', fund: 'general', amount: usd('80000'), account: 'bank', form: 'money', fromPledge: 'yes' });
  scribe.write('exchange', { changer: 'supplier', fund: 'general', fromAccount: 'bank', from: usd('10000'), toAccount: 'till', to: { commodity: 'ILS', least: '37000' }, rateSource: 'the changer' });
  scribe.write('loan', { loan: 'bridge', fund: 'general', to: 'winter', account: 'bank', amount: usd('5000'), due: '2024-06-01', reason: 'a bridge' });
  scribe.write('grant', { partner: 'partner', fund: 'general', account: 'bank', amount: usd('20000'), project: 'p1', title: 'A clinic' });
  scribe.write('payment', { account: 'bank', fund: 'general', amount: usd('30000'), supplier: 'supplier' });
  scribe.write('payment', { account: 'till', fund: 'general', amount: { commodity: 'ILS', least: '7000' }, expense: 'fuel' });
  scribe.write('receipt', { supplier: 'supplier', fund: 'general', site: 'depot', goods: [load('rice', 100_000), load('oil', 20_000), load('soap', 40)] });
  scribe.write('repack', { site: 'depot', fund: 'general', inputs: [load('rice', 50_000), load('oil', 10_000), load('soap', 20)], outputs: [load('parcel', 5)] });
  scribe.write('handover', { site: 'depot', fund: 'general', partner: 'partner', goods: [load('parcel', 3)] });
  const ways = promisedToServedReport(scribe.books, scribe.books.size).rivers.map(({ code, stages }) => [code, stages.map(({ stage, amount, leaves }) => [stage, amount, ...leaves.map((leave) => `${leave.reason} ${leave.amount}`)].join(', '))]);
  assert.deepEqual(ways, [
    ['own/USD', [
      'promised, 1000.00, not-committed 200.00', 'committed, 800.00', 'paid, 800.00, exchanged 100.00, in-hand 200.00', 'used, 500.00, with-partners 200.00', 'paid-out, 300.00, not-followed-further 300.00',
    ]],
    ['own/ILS', ['received, 370.00, in-hand 300.00', 'paid-out, 70.00, not-followed-further 70.00']],
    ['own/parcel', ['received, 5, in-stock 2', 'handed-over, 3, with-partners 3']],
    ['own/oil', ['received, 20, repacked 10, in-stock 10']],
    ['own/rice', ['received, 100, repacked 50, in-stock 50']],
    ['own/soap', ['received, 40, repacked 20, in-stock 20']],
  ]);
});

test('[P1] masters, lots, needs and approvals of a later record change nothing that was printed before', () => {
  const scribe = reliefOperation();
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:USD': '100' } });
  scribe.write('gift', { donor: 'donor', fund: 'general', amount: { commodity: 'USD', least: '90000' }, account: 'bank', form: 'money' });
  scribe.write('gift', { donor: 'donor', fund: 'general', goods: [load('rice', 5000, { lot: 'l1' })], site: 'port', form: 'in-kind' });
  const paid = scribe.write('payment', { account: 'bank', fund: 'general', amount: { commodity: 'USD', least: '5000' }, supplier: 'supplier' });
  const size = scribe.books.size;
  const print = (books: Books): string => JSON.stringify(REPORT_NAMES.map((name) => buildReport(name, books, size)));
  const before = print(booksOfFirst(scribe, size));
  scribe.write('approval', { of: scribe.books.idAt(paid), verdict: 'approved' }, '2024-05-02', { author: TREASURER });
  scribe.write('gift', { donor: 'donor', fund: 'general', goods: [load('rice', 1000, { lot: 'l1', expiry: '2024-06-01' })], site: 'port', form: 'in-kind' });
  assert.equal(print(scribe.books), before);
  assert.deepEqual(buildReport('waiting', scribe.books, size).rows.map(({ kind, fund, amount }) => [kind, fund, amount]), [['payment', 'general', '50.00']]);
  assert.deepEqual(buildReport('waiting', scribe.books, scribe.books.size).rows, []);
});

function add(sums: Map<string, bigint>, key: string, least: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + least);
}

function standing(sums: ReadonlyMap<string, bigint>): [string, bigint][] {
  return [...sums].filter(([, least]) => least !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
}

function accounts(books: Books, prefix: string): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const { account, fund, commodity, balance } of books.balances.all()) {
    const name = books.names.name(account);
    if (name.startsWith(prefix)) found.set([name, books.names.name(fund), books.names.name(commodity)].join(' '), balance);
  }
  return found;
}
