// `promised-to-served`: every group's way from promise to the last counting
// point known, stage by stage, with what leaves between them.

import type { Books } from '@amanah/core/ledger/books.ts';
import { notesOf } from './note.ts';
import type { Column, PromisedToServedReport, River, Row } from './report-shape.ts';
import { riversAt } from './river.ts';

const COLUMNS: readonly Column[] = [
  { key: 'group', title: 'Group', type: 'code' },
  { key: 'name', title: 'Name', type: 'text' },
  { key: 'form', title: 'Form', type: 'code' },
  { key: 'publisher', title: 'Publisher', type: 'code' },
  { key: 'stage', title: 'Stage', type: 'code' },
  { key: 'leaves', title: 'Leaves as', type: 'code' },
  { key: 'amount', title: 'Amount', type: 'amount', commodity: 'commodity' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'records', title: 'Records', type: 'count' },
];

/** The report from promised to served. */
export function promisedToServedReport(books: Books, asOf: number): PromisedToServedReport {
  const rivers = riversAt(books, asOf);
  return {
    report: 'promised-to-served',
    treeSize: asOf,
    title: 'Promised to served',
    ...notesOf(['tree-size', 'stated', 'counting-order', 'money-not-goods', 'flow-once', 'internal-apart', 'vanished', 'place-budgets', 'not-added']),
    columns: COLUMNS,
    rows: rivers.flatMap(riverRows),
    rivers,
  };
}

function riverRows(river: River): Row[] {
  const { group, name, form, publisher, commodity } = river;
  return river.stages.flatMap(({ stage, amount, records, selector, leaves }) => [
    { group, name, form, publisher, stage, leaves: '', amount, commodity, records, selector },
    ...leaves.map((leave): Row => ({ group, name, form, publisher, stage, leaves: leave.reason, amount: leave.amount, commodity, selector })),
  ]);
}
