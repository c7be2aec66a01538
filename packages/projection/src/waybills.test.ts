import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TREASURER, load, reliefOperation } from '../../../simulation/relief-operation.ts';
import type { Scribe } from '../../../simulation/scribe.ts';
import { exceptionsReport } from './exceptions.ts';
import { lossesReport } from './losses.ts';
import { buildReport } from './report.ts';
import type { ReportName, Row } from './report-shape.ts';
import { selectRecords } from './select.ts';
import { waybillsReport } from './waybills.ts';

type Goods = ReturnType<typeof load>;
const pick = (row: Row | undefined, ...keys: string[]): unknown[] => keys.map((key) => row?.[key]);
const rowsOf = ({ books }: Scribe, name: ReportName): readonly Row[] => buildReport(name, books, books.size).rows;
const usd = (least: string): { commodity: string; least: string } => ({ commodity: 'USD', least });
const exceptions = ({ books }: Scribe, ...codes: string[]): unknown[][] =>
  exceptionsReport(books, books.size).rows.filter((row) => codes.includes(row['code'] as string)).map((row) => pick(row, 'code', 'severity', 'subject', 'fund', 'amount', 'count', 'since', 'ageDays'));

/** Bags of rice leave the port under a waybill for the depot. */
function sent(waybill: string, bags: number): Scribe {
  const scribe = reliefOperation();
  scribe.write('gift', { donor: 'donor', fund: 'general', goods: [load('rice', 1_000_000)], site: 'port', form: 'in-kind' }, '2024-05-01');
  scribe.write('dispatch', { waybill, site: 'port', fund: 'general', goods: [load('rice', bags)], destination: 'depot' }, '2024-05-02');
  return scribe;
}

function arrived(scribe: Scribe, waybill: string, body: { readonly goods: Goods[]; readonly losses?: Goods[]; readonly excess?: Goods[] }, day = '2024-05-04'): number {
  return scribe.write('arrival', { point: 'arrived', site: 'depot', fund: 'general', waybill, ...body }, day);
}

test('[Q4] a waybill shows what was sent, what arrived good, every loss by class and fund, what was too much, and what is still on the road with its age', () => {
  const scribe = sent('850', 1_000_000);
  const row = arrived(scribe, '850', { goods: [load('rice', 968_000)], losses: [load('rice', 5000, { class: 'damaged', detail: 'torn' }), load('rice', 2000, { class: 'spoiled' })] });
  scribe.write('incident', { class: 'hostilities', place: 'north' }, '2024-05-10');
  const report = waybillsReport(scribe.books, scribe.books.size);
  assert.deepEqual(report.rows.map((one) => pick(one, 'waybill', 'day', 'origin', 'destination', 'fund', 'dispatched', 'arrivedGood', 'lost', 'returned', 'onTheRoad', 'excess', 'ageDays')), [
    ['850', '2024-05-02', 'port', 'depot', 'general', '1000', '968', '7', '0', '25', '0', 8],
  ]);
  assert.deepEqual(report.losses.map((one) => pick(one, 'waybill', 'loss', 'fund', 'quantity')), [['850', 'damaged', 'general', '5'], ['850', 'spoiled', 'general', '2']]);
  const losses = lossesReport(scribe.books, scribe.books.size);
  assert.deepEqual(losses.rows.map((one) => [...pick(one, 'day', 'loss', 'fund', 'quantity', 'waybill', 'place'), selectRecords(scribe.books, scribe.books.size, one.selector)]), [
    ['2024-05-04', 'damaged', 'general', '5', '850', 'depot', [row]],
    ['2024-05-04', 'spoiled', 'general', '2', '850', 'depot', [row]],
  ]);
  assert.deepEqual(losses.byClass.map((one) => pick(one, 'loss', 'fund', 'quantity', 'records')), [['damaged', 'general', '5', 1], ['spoiled', 'general', '2', 1]]);
  scribe.write('loss', { class: 'unexplained', fund: 'general', waybill: '850', goods: [load('rice', 20_000)], reason: 'nobody knows' }, '2024-05-11');
  scribe.write('return', { fund: 'general', from: 'waybill', party: '850', site: 'port', goods: [load('rice', 5000)], reason: 'the truck turned round' }, '2024-05-21');
  assert.deepEqual(pick(rowsOf(scribe, 'waybills')[0], 'lost', 'returned', 'onTheRoad', 'ageDays'), ['27', '5', '0', undefined]);
  assert.deepEqual(rowsOf(scribe, 'losses').filter((one) => one['loss'] === 'unexplained').map((one) => pick(one, 'quantity', 'ageDays')), [['20', 10]]);
});

test('[Q4] more unloaded than sent is shown apart and never hides a loss', () => {
  const scribe = sent('853', 900_000);
  arrived(scribe, '853', { goods: [load('rice', 882_000)], losses: [load('rice', 18_000, { class: 'damaged' })], excess: [load('rice', 10_000)] });
  assert.deepEqual(pick(rowsOf(scribe, 'waybills')[0], 'dispatched', 'arrivedGood', 'lost', 'onTheRoad', 'excess'), ['900', '882', '18', '0', '10']);
  assert.deepEqual(exceptions(scribe, 'suspense-open'), [['suspense-open', 'warning', 'suspense:depot', 'general', '-10', undefined, '2024-05-04', 0]]);
});

test('[Q5] statements stand beside the books and beside each other; where they differ the waybill is marked and is an exception', () => {
  const scribe = sent('854', 1_000_000);
  const say = (party: string, stage: string, goods: Goods[], rest: Record<string, Goods[]> = {}): number => scribe.write('waybill-statement', { waybill: '854', party, stage, goods, ...rest }, '2024-05-05');
  say('dispatcher', 'loaded', [load('rice', 1_000_000)]);
  say('transporter', 'loaded', [load('rice', 1_000_000)]);
  arrived(scribe, '854', { goods: [load('rice', 988_000)], losses: [load('rice', 2000, { class: 'damaged' })] });
  // Both ways of counting torn bags agree with the arrival: among the delivered, or as losses beside them.
  say('transporter', 'delivered', [load('rice', 990_000)]);
  say('receiver', 'delivered', [load('rice', 988_000)], { losses: [load('rice', 2000, { class: 'damaged' })] });
  assert.deepEqual(waybillsReport(scribe.books, scribe.books.size).statements.map((row) => row['differs']), ['', '', '', '']);
  assert.deepEqual(exceptions(scribe, 'statements-differ'), []);
  const other = say('transporter', 'delivered', [load('rice', 1_000_000)]);
  const { statements, rows } = waybillsReport(scribe.books, scribe.books.size);
  assert.deepEqual(statements.map((row) => pick(row, 'party', 'movement', 'stated', 'statedLost', 'inBooks', 'differs')), [
    ['dispatcher', 'loaded', '1000', '0', '1000', ''],
    ['transporter', 'loaded', '1000', '0', '1000', ''],
    ['transporter', 'delivered', '990', '0', '988', ''],
    ['receiver', 'delivered', '988', '2', '988', 'parties'],
    ['transporter', 'delivered', '1000', '0', '988', 'both'],
  ]);
  assert.equal(rows[0]?.['differs'], 'both');
  assert.deepEqual(exceptions(scribe, 'statements-differ'), [['statements-differ', 'warning', 'transit:854', '', '', 2, '2024-05-05', 0]]);
  scribe.write('reversal', { of: scribe.books.idAt(other), reason: 'said twice' });
  assert.deepEqual(exceptions(scribe, 'statements-differ'), []);
});

test('[Q5] a signature without quantities differs from nothing, and a statement before the arrival is compared with no arrival', () => {
  const scribe = sent('1', 5000);
  scribe.write('waybill-statement', { waybill: '1', party: 'transporter', stage: 'departed' });
  scribe.write('waybill-statement', { waybill: '1', party: 'receiver', stage: 'delivered', goods: [load('rice', 4000)] });
  assert.deepEqual(waybillsReport(scribe.books, scribe.books.size).statements.map((row) => pick(row, 'commodity', 'stated', 'inBooks', 'differs')), [['', undefined, undefined, ''], ['rice', '4', undefined, '']]);
});

test('[Q6] of every series the numbers used, void, unused and missing stand, and a missing one is an exception with an age', () => {
  const scribe = reliefOperation();
  scribe.write('gift', { donor: 'donor', fund: 'general', goods: [load('rice', 1_000_000)], site: 'port', form: 'in-kind' }, '2024-05-01');
  scribe.write('waybill-series', { series: 'GZ-', from: 7, to: 106, width: 4 }, '2024-05-01');
  const dispatch = (number: string, day: string): number => scribe.write('dispatch', { waybill: `GZ-${number}`, site: 'port', fund: 'general', goods: [load('rice', 1000)] }, day);
  dispatch('0007', '2024-05-02');
  scribe.write('waybill-void', { waybill: 'GZ-0008', reason: 'wet' }, '2024-05-02');
  const later = dispatch('0012', '2024-05-03');
  scribe.write('incident', { class: 'hostilities', place: 'north' }, '2024-05-10');
  const series = (): unknown[][] => waybillsReport(scribe.books, scribe.books.size).series.map((row) => pick(row, 'series', 'first', 'last', 'issued', 'used', 'voided', 'unused', 'missing', 'missingNumbers'));
  assert.deepEqual(series(), [['GZ-', 'GZ-0007', 'GZ-0106', 100, 2, 1, 97, 3, 'GZ-0009 GZ-0010 GZ-0011']]);
  assert.deepEqual(exceptions(scribe, 'waybill-number-missing'), [['waybill-number-missing', 'warning', 'GZ-0009 GZ-0010 GZ-0011', '', '', 3, '2024-05-03', 7]]);
  scribe.write('reversal', { of: scribe.books.idAt(later), reason: 'not loaded' });
  assert.deepEqual(series(), [['GZ-', 'GZ-0007', 'GZ-0106', 100, 1, 1, 98, 0, '']]);
});

test('[Q3] lots carry expiry and batch of their first statement, and are warned of from the days their commodity says', () => {
  const scribe = reliefOperation();
  const give = (goods: Goods[]): number => scribe.write('gift', { donor: 'donor', fund: 'general', goods, site: 'depot', form: 'in-kind' }, '2024-05-01');
  give([load('oil', 3000, { lot: 'late', expiry: '2024-12-31', batch: 'B 2' }), load('oil', 2000, { lot: 'soon', expiry: '2024-06-05' }), load('oil', 500)]);
  give([load('oil', 1000, { lot: 'gone', expiry: '2024-04-30' }), load('oil', 100, { lot: 'plain' })]);
  give([load('rice', 1000, { lot: 'soon', expiry: '2024-06-30' })]);
  const stock = (): unknown[][] => rowsOf(scribe, 'stock').map((row) => pick(row, 'commodity', 'lot', 'balance', 'batch', 'expiry', 'daysLeft', 'state', 'turn'));
  const first = stock();
  // Oil warns thirty days ahead, rice by the usual sixty.
  assert.deepEqual(first, [
    ['oil', 'gone', '1', '', '2024-04-30', -1, 'expired', 1],
    ['oil', 'soon', '2', '', '2024-06-05', 35, 'good', 2],
    ['oil', 'late', '3', 'B 2', '2024-12-31', 244, 'good', 3],
    ['oil', 'plain', '0.1', '', '', undefined, 'good', 4],
    ['oil', '', '0.5', '', '', undefined, 'good', 5],
    ['rice', 'soon', '1', '', '2024-06-30', 60, 'expiring', 1],
  ]);
  scribe.write('incident', { class: 'hostilities', place: 'north' }, '2024-06-05');
  assert.deepEqual(exceptions(scribe, 'lot-expired', 'lot-expiring'), [
    ['lot-expired', 'warning', 'stock:depot/gone', 'general', '1', undefined, '2024-04-30', 36],
    ['lot-expiring', 'notice', 'stock:depot/soon', 'general', '2', undefined, '2024-06-05', 0],
    ['lot-expiring', 'notice', 'stock:depot/soon', 'general', '1', undefined, '2024-06-30', 0],
  ]);
});

test('[Q7] a loan shows what is owed and since when it is overdue', () => {
  const scribe = reliefOperation();
  scribe.write('gift', { donor: 'donor', fund: 'general', amount: usd('90000'), account: 'bank', form: 'money' }, '2024-05-01');
  scribe.write('loan', { loan: 'bridge', fund: 'general', to: 'winter', account: 'bank', amount: usd('50000'), due: '2024-06-01', reason: 'before the pledge is paid' }, '2024-05-02');
  scribe.write('repayment', { loan: 'bridge', fund: 'winter', to: 'general', account: 'bank', amount: usd('20000') }, '2024-06-11');
  assert.deepEqual(rowsOf(scribe, 'loans').map((row) => pick(row, 'loan', 'fund', 'borrower', 'lent', 'repaid', 'owed', 'due', 'overdueDays')), [['bridge', 'general', 'winter', '500.00', '200.00', '300.00', '2024-06-01', 10]]);
  assert.deepEqual(exceptions(scribe, 'loan-overdue'), [['loan-overdue', 'warning', 'loan:bridge', 'general', '300.00', undefined, '2024-06-01', 10]]);
});

test('[Q9] what waits moves nothing and is listed by fund with its age until it is approved or refused', () => {
  const scribe = reliefOperation();
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:USD': '100', 'loan:*': '0' } });
  scribe.write('gift', { donor: 'donor', fund: 'general', amount: usd('90000'), account: 'bank', form: 'money' });
  const payment = scribe.write('payment', { account: 'bank', fund: 'general', amount: usd('5000'), supplier: 'supplier' }, '2024-05-03');
  scribe.write('loan', { loan: 'bridge', fund: 'general', to: 'winter', account: 'bank', amount: usd('100'), due: '2024-06-01', reason: 'a bridge' }, '2024-05-05');
  const waiting = (): unknown[][] => rowsOf(scribe, 'waiting').map((row) => pick(row, 'kind', 'holder', 'since', 'ageDays', 'fund', 'amount'));
  assert.deepEqual(waiting(), [['payment', 'first-steward', '2024-05-03', 2, 'general', '50.00'], ['loan', 'first-steward', '2024-05-05', 0, 'general', '1.00'], ['loan', 'first-steward', '2024-05-05', 0, 'winter', '1.00']]);
  assert.deepEqual(exceptions(scribe, 'awaiting-approval').map(([, severity, subject, fund, amount, count]) => [severity, subject, fund, amount, count]), [
    ['notice', 'loan', 'general', '', 1], ['notice', 'loan', 'winter', '', 1], ['notice', 'payment', 'general', '', 1],
  ]);
  assert.deepEqual(rowsOf(scribe, 'loans'), []);
  scribe.write('approval', { of: scribe.books.idAt(payment), verdict: 'approved' }, '2024-05-06', { author: TREASURER });
  scribe.write('approval', { of: scribe.books.idAt(payment + 1), verdict: 'refused', reason: 'not now' }, '2024-05-06', { author: TREASURER });
  assert.deepEqual([waiting(), rowsOf(scribe, 'loans'), exceptions(scribe, 'awaiting-approval')], [[], [], []]);
});

test('[Q9] a line of the bank is unmatched until a record says what it is, and what the bank wrote is nowhere', () => {
  const scribe = reliefOperation();
  const gift = scribe.write('gift', { donor: 'donor', fund: 'general', amount: usd('700'), account: 'bank', form: 'money' }, '2024-05-01');
  const statement = scribe.write('bank-statement', { account: 'bank', commodity: 'USD', from: '2024-05-01', to: '2024-05-31', opening: '0', closing: '650', lines: 2, file: 'b'.repeat(64), name: 'may.csv' }, '2024-05-31');
  const line = (number: number, day: string, least: string): number => scribe.write('bank-line', { statement: scribe.books.idAt(statement), account: 'bank', line: number, day, amount: usd(least), reference: 'REF-77' }, '2024-05-31');
  const first = line(1, '2024-05-02', '700');
  line(2, '2024-05-20', '-50');
  const match = scribe.write('bank-match', { line: scribe.books.idAt(first), records: [scribe.books.idAt(gift)] }, '2024-05-31');
  const bank = (): unknown[][] => rowsOf(scribe, 'bank').map((row) => pick(row, 'bankAccount', 'state', 'day', 'amount', 'ageDays'));
  assert.deepEqual(bank(), [['bank', 'unmatched', '2024-05-20', '-0.50', 11], ['bank', 'matched', '2024-05-02', '7.00', undefined]]);
  assert.deepEqual(exceptions(scribe, 'bank-line-unmatched'), [['bank-line-unmatched', 'warning', 'cash:bank', '', '', 1, '2024-05-20', 11]]);
  scribe.write('reversal', { of: scribe.books.idAt(match), reason: 'the wrong gift' }, '2024-05-31');
  assert.deepEqual(exceptions(scribe, 'bank-line-unmatched').map((row) => row[5]), [2]);
  assert.doesNotMatch(JSON.stringify(rowsOf(scribe, 'bank')), /REF-77|may\.csv/);
});

test('[Q9] an order stands with its goods and price, and what was received and paid under its code', () => {
  const scribe = reliefOperation();
  scribe.write('gift', { donor: 'donor', fund: 'general', amount: usd('90000'), account: 'bank', form: 'money' }, '2024-05-01');
  scribe.write('order', { order: 'PO-1', supplier: 'supplier', fund: 'general', goods: [load('rice', 100_000)], price: usd('50000'), site: 'port', due: '2024-05-20' }, '2024-05-02');
  scribe.write('incident', { class: 'hostilities', place: 'north' }, '2024-05-30');
  const orders = (): unknown[][] => rowsOf(scribe, 'orders').map((row) => pick(row, 'order', 'supplier', 'part', 'commodity', 'ordered', 'fulfilled', 'open', 'overdueDays'));
  assert.deepEqual(orders(), [['PO-1', 'supplier', 'goods', 'rice', '100', '0', '100', 10], ['PO-1', 'supplier', 'price', 'USD', '500.00', '0.00', '500.00', 10]]);
  scribe.write('receipt', { supplier: 'supplier', fund: 'general', site: 'port', goods: [load('rice', 60_000)], order: 'PO-1' }, '2024-05-10');
  scribe.write('payment', { account: 'bank', fund: 'general', amount: usd('50000'), supplier: 'supplier', order: 'PO-1' }, '2024-05-11');
  const fulfilled = [['PO-1', 'supplier', 'goods', 'rice', '100', '60', '40', 10], ['PO-1', 'supplier', 'price', 'USD', '500.00', '500.00', '0.00', undefined]];
  assert.deepEqual(orders(), fulfilled);
  scribe.write('receipt', { supplier: 'supplier', fund: 'general', site: 'port', goods: [load('rice', 1000)] }, '2024-05-12');
  assert.deepEqual(orders(), fulfilled, 'what names no order fulfils none');
});

test('[Q10] a count that found otherwise and a record of a revoked key are exceptions until they are taken back', () => {
  const scribe = reliefOperation();
  scribe.write('gift', { donor: 'donor', fund: 'general', goods: [load('rice', 5000)], site: 'port', form: 'in-kind' }, '2024-05-01');
  const count = scribe.write('stocktake', { site: 'port', reason: 'end of month', items: [{ fund: 'general', commodity: 'rice', book: '5000', counted: '4200', class: 'unexplained' }] }, '2024-05-31');
  scribe.write('quarantine', { key: TREASURER, record: 'c'.repeat(64), kind: 'payment', reason: 'author-revoked' }, '2024-06-01');
  assert.deepEqual(exceptions(scribe, 'stocktake-difference', 'quarantined-record'), [
    ['quarantined-record', 'error', 'c'.repeat(64), '', '', 1, '2024-06-01', 0],
    ['stocktake-difference', 'warning', 'stock:port', 'general', '-0.8', 1, '2024-05-31', 1],
  ]);
  scribe.write('reversal', { of: scribe.books.idAt(count), reason: 'counted the wrong store' }, '2024-06-01');
  assert.deepEqual(exceptions(scribe, 'stocktake-difference'), []);
});
