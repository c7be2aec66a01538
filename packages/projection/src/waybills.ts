// `waybills`: what each waybill carried and where it is now, by fund; what was
// lost of it; what dispatcher, transporter and receiver say; and the numbered
// blanks.

import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt, dayText } from './books-at.ts';
import { documentsInForce } from './documents-at.ts';
import { notesOf } from './note.ts';
import type { Column, Row, Selector, WaybillsReport } from './report-shape.ts';
import { seriesUse } from './waybill-series.ts';
import { partyStatements, type PartyStatement } from './waybill-statements.ts';
import { lostInAll, onTheRoad, waybillSums, type WaybillSum } from './waybill-sums.ts';

const quantity = (key: string, title: string): Column => ({ key, title, type: 'amount', commodity: 'commodity', totalWithin: ['fund', 'commodity'] });

const COLUMNS: readonly Column[] = [
  { key: 'waybill', title: 'Waybill', type: 'code' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'origin', title: 'From', type: 'code' },
  { key: 'destination', title: 'To', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  quantity('dispatched', 'Dispatched'),
  quantity('arrivedGood', 'Arrived good'),
  quantity('lost', 'Lost'),
  quantity('returned', 'Came back'),
  quantity('onTheRoad', 'On the road'),
  quantity('excess', 'More than sent'),
  { key: 'ageDays', title: 'Age in days', type: 'count' },
  { key: 'differs', title: 'Statements differ', type: 'code' },
];

export const WAYBILL_LOSS_COLUMNS: readonly Column[] = [
  { key: 'waybill', title: 'Waybill', type: 'code' },
  { key: 'loss', title: 'Class', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'quantity', title: 'Quantity', type: 'amount', commodity: 'commodity', totalWithin: ['commodity'] },
];

export const WAYBILL_STATEMENT_COLUMNS: readonly Column[] = [
  { key: 'waybill', title: 'Waybill', type: 'code' },
  { key: 'party', title: 'Party', type: 'code' },
  { key: 'movement', title: 'When', type: 'code' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'place', title: 'Place', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'stated', title: 'States', type: 'amount', commodity: 'commodity' },
  { key: 'statedLost', title: 'States as lost', type: 'amount', commodity: 'commodity' },
  { key: 'inBooks', title: 'In the books', type: 'amount', commodity: 'commodity' },
  { key: 'differs', title: 'Statements differ', type: 'code' },
  { key: 'entry', title: 'Record', type: 'code' },
];

export const WAYBILL_SERIES_COLUMNS: readonly Column[] = [
  { key: 'series', title: 'Series', type: 'code' },
  { key: 'first', title: 'First number', type: 'code' },
  { key: 'last', title: 'Last number', type: 'code' },
  { key: 'issued', title: 'Handed out', type: 'count' },
  { key: 'used', title: 'Used', type: 'count' },
  { key: 'voided', title: 'Void', type: 'count' },
  { key: 'unused', title: 'Not used', type: 'count' },
  { key: 'missing', title: 'Missing', type: 'count' },
  { key: 'missingNumbers', title: 'Missing numbers', type: 'text' },
];

/** The report of waybills. */
export function waybillsReport(books: Books, asOf: number): WaybillsReport {
  const at = new BooksAt(books, asOf);
  const sums = waybillSums(at);
  const statements = partyStatements(at, sums);
  const ways = new Map(documentsInForce(at, 'dispatch').map(({ document: { body } }) => [String(body['waybill']), body]));
  const differing = new Map<string, string>();
  for (const { waybill, differs } of statements) {
    if (differs !== '') differing.set(waybill, differing.has(waybill) && differing.get(waybill) !== differs ? 'both' : differs);
  }
  return {
    report: 'waybills',
    treeSize: asOf,
    title: 'Waybills',
    ...notesOf(['tree-size', 'own-records', 'transit-to-zero', 'three-parties', 'age', 'not-added']),
    columns: COLUMNS,
    rows: sums.map((sum): Row => {
      const way = ways.get(sum.waybill);
      return {
        waybill: sum.waybill, day: sum.left === 0 ? '' : dayText(sum.left), origin: String(way?.['site'] ?? ''), destination: String(way?.['destination'] ?? ''),
        ...quantities(at, sum), ...(sum.ageDays === undefined ? {} : { ageDays: sum.ageDays }), differs: differing.get(sum.waybill) ?? '',
      } as unknown as Row;
    }),
    losses: sums.flatMap((sum) => lossRows(at, sum)),
    statements: statements.map((one) => statementRow(at, one)),
    series: seriesUse(at).map(({ row, since: _, missingNumbers, ...use }) => ({ ...use, missingNumbers: missingNumbers.join(' '), selector: { row: String(row) } })),
  };
}

function quantities(at: BooksAt, sum: WaybillSum): object {
  const { waybill, fund, commodity } = sum;
  const text = (least: bigint): string => at.amountText(commodity, least);
  const selector: Selector = { dataset: '', waybill, fund, commodity };
  return {
    fund, commodity,
    dispatched: text(sum.dispatched), arrivedGood: text(sum.good), lost: text(lostInAll(sum)), returned: text(sum.returned), onTheRoad: text(onTheRoad(sum)), excess: text(sum.excess),
    selector,
    selectors: { dispatched: { ...selector, kind: 'dispatch' }, arrivedGood: { ...selector, kind: 'arrival' }, excess: { ...selector, kind: 'arrival' }, returned: { ...selector, kind: 'return' } },
  };
}

function lossRows(at: BooksAt, { waybill, fund, commodity, lost }: WaybillSum): Row[] {
  return [...lost].filter(([, least]) => least !== 0n).sort().map(([loss, least]) => ({
    waybill, loss, fund, commodity, quantity: at.amountText(commodity, least), selector: { dataset: '', waybill, account: `loss:${loss}`, fund, commodity },
  }));
}

function statementRow(at: BooksAt, { row, waybill, party, stage, site, day, commodity, goods, losses, inBooks, differs }: PartyStatement): Row {
  const lost = [...losses.values()].reduce((sum, least) => sum + least, 0n);
  return {
    waybill, party, movement: stage, day, place: site, commodity, differs, entry: String(row), selector: { row: String(row) },
    ...(commodity === '' ? {} : { stated: at.amountText(commodity, goods), statedLost: at.amountText(commodity, lost) }),
    ...(inBooks === undefined ? {} : { inBooks: at.amountText(commodity, inBooks) }),
  };
}
