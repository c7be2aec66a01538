// `donors`: what each donor promised, committed, paid and gave in kind, per
// dataset and commodity. Internal flows pass money on and are shown apart.

import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt } from './books-at.ts';
import { entryOf, sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import { promiseSums, promiseTransitions, type PromiseSum } from './promise.ts';
import type { Column, DonorsReport, Row, Selector } from './report-shape.ts';

const WITHIN = ['dataset', 'commodity'];
const COLUMNS: readonly Column[] = [
  { key: 'donor', title: 'Donor', type: 'code' },
  { key: 'donorName', title: 'Name', type: 'text' },
  { key: 'dataset', title: 'Dataset', type: 'code' },
  { key: 'publisher', title: 'Publisher', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'promised', title: 'Promised', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'committed', title: 'Committed', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'paid', title: 'Paid', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'paidInKind', title: 'Of which in kind', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'vanished', title: 'Vanished', type: 'amount', commodity: 'commodity', totalWithin: WITHIN },
  { key: 'records', title: 'Records', type: 'count', totalWithin: WITHIN },
];

/** Sums of promises with the in-kind part, for one line of a report. */
export interface PromiseTotals {
  /** False once a sum was added whose dataset states several commodities. */
  only: boolean;
  promised: bigint;
  committed: bigint;
  paid: bigint;
  paidInKind: bigint;
  vanished: bigint;
  vanishedUnpaid: bigint;
  records: number;
  paidRecords: number;
  vanishedRecords: number;
}

/** Totals of nothing. */
export function noPromises(): PromiseTotals {
  return { only: true, promised: 0n, committed: 0n, paid: 0n, paidInKind: 0n, vanished: 0n, vanishedUnpaid: 0n, records: 0, paidRecords: 0, vanishedRecords: 0 };
}

/** Adds one sum to totals. */
export function addPromises(totals: PromiseTotals, sum: PromiseSum): void {
  totals.only &&= sum.only;
  totals.promised += sum.promised;
  totals.committed += sum.committed;
  totals.paid += sum.paid;
  if (sum.form === 'in-kind') totals.paidInKind += sum.paid;
  totals.vanished += sum.vanished;
  totals.vanishedUnpaid += sum.vanishedUnpaid;
  totals.records += sum.records;
  totals.paidRecords += sum.paidRecords;
  totals.vanishedRecords += sum.vanishedRecords;
}

/** The totals as members of a row. */
export function promiseCells(at: BooksAt, commodity: string, totals: PromiseTotals): { [member: string]: string | number } {
  return {
    promised: at.amountText(commodity, totals.promised),
    committed: at.amountText(commodity, totals.committed),
    paid: at.amountText(commodity, totals.paid),
    paidInKind: at.amountText(commodity, totals.paidInKind),
    vanished: at.amountText(commodity, totals.vanished),
    vanishedUnpaid: at.amountText(commodity, totals.vanishedUnpaid),
    vanishedRecords: totals.vanishedRecords,
    records: totals.records,
  };
}

/** The report of donors. */
export function donorsReport(books: Books, asOf: number): DonorsReport {
  const at = new BooksAt(books, asOf);
  const sums = promiseSums(books, asOf);
  return {
    report: 'donors',
    treeSize: asOf,
    title: 'Donors',
    ...notesOf(['tree-size', 'stated', 'status-exclusive', 'pledge-drawn', 'flow-once', 'internal-apart', 'vanished', 'in-kind-value', 'not-added']),
    columns: COLUMNS,
    rows: donorRows(at, sums.filter(({ boundary }) => boundary !== 'internal'), { 'not-boundary': 'internal' }),
    internal: donorRows(at, sums.filter(({ boundary }) => boundary === 'internal'), { boundary: 'internal' }),
    transitions: promiseTransitions(books, asOf),
  };
}

function donorRows(at: BooksAt, sums: readonly PromiseSum[], side: Selector): Row[] {
  const groups = new Map<string, { readonly first: PromiseSum; readonly totals: PromiseTotals }>();
  for (const sum of sums) {
    const group = entryOf(groups, [sum.donor, sum.dataset, sum.commodity].join('\u0000'), () => ({ first: sum, totals: noPromises() }));
    addPromises(group.totals, sum);
  }
  const rows = [...groups.values()].map(({ first, totals }): Row => ({
    donor: first.donor,
    donorName: at.nameOf('organisation', first.donor),
    dataset: first.dataset,
    publisher: first.publisher,
    commodity: first.commodity,
    ...promiseCells(at, first.commodity, totals),
    selector: { about: 'promises', donor: first.donor, dataset: first.dataset, ...(first.only ? {} : { commodity: first.commodity }), ...side },
  }));
  return sortedBy(rows, (row) => [row['dataset'] as string, row['donor'] as string, row['commodity'] as string]);
}
