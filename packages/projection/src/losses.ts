// `losses`: every loss the operation recorded, with its class, its fund, where
// it happened and the record that states it. A loss that nobody can explain is
// itself a figure, with an age.

import type { Books } from '@amanah/core/ledger/books.ts';
import { ageInDays, newestOwnDay } from './age.ts';
import { BooksAt, dayText } from './books-at.ts';
import { entryOf, sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import { accountCode, eachOwnPosting } from './own-postings.ts';
import type { Column, LossesReport, Row } from './report-shape.ts';

const QUANTITY: Column = { key: 'quantity', title: 'Quantity', type: 'amount', commodity: 'commodity', totalWithin: ['commodity'] };
const COLUMNS: readonly Column[] = [
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'loss', title: 'Class', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  QUANTITY,
  { key: 'waybill', title: 'Waybill', type: 'code' },
  { key: 'place', title: 'Place', type: 'code' },
  { key: 'partner', title: 'Partner', type: 'code' },
  { key: 'ageDays', title: 'Age in days', type: 'count' },
  { key: 'entry', title: 'Record', type: 'code' },
];

interface Loss {
  readonly row: number;
  readonly class: string;
  readonly fund: string;
  readonly commodity: string;
  readonly waybill: string;
  readonly site: string;
  readonly partner: string;
  /** Least units; below zero for what a count found after it had been written off as a counting error. */
  least: bigint;
}

/** The report of losses. */
export function lossesReport(books: Books, asOf: number): LossesReport {
  const at = new BooksAt(books, asOf);
  const newest = newestOwnDay(at);
  const losses = lossesAt(at);
  return {
    report: 'losses',
    treeSize: asOf,
    title: 'Losses',
    ...notesOf(['tree-size', 'own-records', 'loss-classes', 'age', 'not-added']),
    columns: COLUMNS,
    rows: losses.map((one) => lossRow(at, newest, one)),
    byClass: classRows(at, losses),
  };
}

function lossesAt(at: BooksAt): Loss[] {
  const { names, postings, facets } = at.books;
  const { source, destination, fund, commodity, amount } = postings;
  const losses = new Map<string, Loss>();
  eachOwnPosting(at, (row, i) => {
    const isLoss = at.accountType(destination.values[i] as number) === 'loss';
    const isFound = at.accountType(source.values[i] as number) === 'loss';
    if (isLoss === isFound) return;
    const [other, account] = isLoss ? [source, destination] : [destination, source];
    const from = names.name(other.values[i] as number);
    const type = at.accountType(other.values[i] as number);
    const site = type === 'stock' ? accountCode(from) : (at.books.facetSet(facets.values[row] as number)['site'] ?? '');
    const key = {
      class: accountCode(names.name(account.values[i] as number)),
      fund: names.name(fund.values[i] as number),
      commodity: names.name(commodity.values[i] as number),
      waybill: type === 'transit' ? accountCode(from) : '',
      site,
      partner: type === 'partner' ? accountCode(from) : '',
    };
    const loss = entryOf(losses, [row, ...Object.values(key)].join('\u0000'), (): Loss => ({ row, ...key, least: 0n }));
    loss.least += isLoss ? (amount.values[i] as bigint) : -(amount.values[i] as bigint);
  });
  return [...losses.values()].filter(({ least }) => least !== 0n);
}

function lossRow(at: BooksAt, newest: number, loss: Loss): Row {
  const { row, fund, commodity, waybill, site, partner, least } = loss;
  const day = at.books.days.values[row] as number;
  return {
    day: dayText(day), loss: loss.class, fund, commodity, quantity: at.amountText(commodity, least), waybill, place: site, partner,
    ...(loss.class === 'unexplained' ? { ageDays: ageInDays(day, newest) } : {}),
    entry: String(row), selector: { row: String(row) },
  };
}

function classRows(at: BooksAt, losses: readonly Loss[]): Row[] {
  const sums = new Map<string, { readonly first: Loss; least: bigint; readonly records: Set<number> }>();
  for (const loss of losses) {
    const sum = entryOf(sums, [loss.commodity, loss.class, loss.fund].join('\u0000'), () => ({ first: loss, least: 0n, records: new Set<number>() }));
    sum.least += loss.least;
    sum.records.add(loss.row);
  }
  return sortedBy(sums.values(), ({ first }) => [first.commodity, first.class, first.fund]).map(({ first, least, records }) => ({
    commodity: first.commodity, loss: first.class, fund: first.fund, quantity: at.amountText(first.commodity, least), records: records.size,
    selector: { dataset: '', account: `loss:${first.class}`, fund: first.fund, commodity: first.commodity },
  }));
}

export const LOSS_CLASS_COLUMNS: readonly Column[] = [
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'loss', title: 'Class', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  QUANTITY,
  { key: 'records', title: 'Records', type: 'count' },
];
