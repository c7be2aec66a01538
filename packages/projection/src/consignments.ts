// `consignments`: what came in, by month, site, category and donor, with the
// quantity in the unit published; and publishers' counts side by side.

import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt } from './books-at.ts';
import { consignmentSums, type ConsignmentSum } from './consignment-sums.ts';
import { entryOf, sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, ConsignmentsReport, Row } from './report-shape.ts';
import { sideBySide } from './side-by-side.ts';

const COLUMNS: readonly Column[] = [
  { key: 'dataset', title: 'Dataset', type: 'code' },
  { key: 'publisher', title: 'Publisher', type: 'code' },
  { key: 'point', title: 'Counting point', type: 'code' },
  { key: 'month', title: 'Month', type: 'month' },
  { key: 'site', title: 'Site', type: 'code' },
  { key: 'category', title: 'Category', type: 'code' },
  { key: 'donor', title: 'Donor', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'unit', title: 'Unit', type: 'code' },
  { key: 'quantity', title: 'Quantity', type: 'amount', commodity: 'commodity', totalWithin: ['dataset', 'point', 'commodity'] },
  { key: 'consignments', title: 'Consignments', type: 'count', totalWithin: ['dataset', 'point'] },
];

type Dimension = 'month' | 'site' | 'category' | 'donor';

/** The report of consignments. */
export function consignmentsReport(books: Books, asOf: number): ConsignmentsReport {
  const at = new BooksAt(books, asOf);
  const sums = consignmentSums(books, asOf);
  return {
    report: 'consignments',
    treeSize: asOf,
    title: 'Consignments',
    ...notesOf(['tree-size', 'stated', 'crossed', 'units-apart', 'side-by-side', 'not-added']),
    columns: COLUMNS,
    rows: detailRows(at, sums),
    byMonth: groupedRows(at, sums, 'month'),
    byDonor: groupedRows(at, sums, 'donor'),
    byCrossing: groupedRows(at, sums, 'site'),
    byCategory: groupedRows(at, sums, 'category'),
    sideBySide: sideBySide(books, asOf, sums),
  };
}

/** Rows by month, site, category, donor and commodity. */
function detailRows(at: BooksAt, sums: readonly ConsignmentSum[]): Row[] {
  const sorted = sortedBy(sums, (one) => [one.dataset, one.point, one.month, one.site, one.category, one.donor, one.commodity]);
  return sorted.map(({ dataset, publisher, point, month, site, category, donor, commodity, unit, quantity, consignments, records }) => ({
    dataset, publisher, point, month, site, category, donor, commodity, unit,
    quantity: commodity === '' ? '' : at.amountText(commodity, quantity),
    consignments: Number(consignments),
    records,
    selector: { kind: 'arrival', dataset, point, month, site, category, donor, ...(commodity === '' ? { quantity: '' } : { commodity }) },
  }));
}

function groupedRows(at: BooksAt, sums: readonly ConsignmentSum[], by: Dimension): Row[] {
  interface Group {
    readonly first: ConsignmentSum;
    consignments: bigint;
    withoutQuantity: bigint;
    records: number;
    readonly quantities: Map<string, bigint>;
  }
  const groups = new Map<string, Group>();
  for (const sum of sums) {
    const key = [sum.dataset, sum.point, sum[by]].join('\u0000');
    const group = entryOf(groups, key, (): Group => ({ first: sum, consignments: 0n, withoutQuantity: 0n, records: 0, quantities: new Map() }));
    group.consignments += sum.consignments;
    group.records += sum.records;
    if (sum.commodity === '') group.withoutQuantity += sum.consignments;
    else group.quantities.set(sum.commodity, (group.quantities.get(sum.commodity) ?? 0n) + sum.quantity);
  }
  const sorted = sortedBy(groups.values(), ({ first }) => [first.dataset, first.point, first[by]]);
  return sorted.map(({ first, consignments, withoutQuantity, records, quantities }) => ({
    dataset: first.dataset,
    publisher: first.publisher,
    point: first.point,
    [by]: first[by],
    name: nameOf(at, by, first[by]),
    consignments: Number(consignments),
    quantityNotStated: Number(withoutQuantity),
    quantities: sortedBy(quantities, ([commodity]) => [commodity]).map(([commodity, quantity]) => ({ commodity, quantity: at.amountText(commodity, quantity) })),
    records,
    selector: { kind: 'arrival', dataset: first.dataset, point: first.point, [by]: first[by] },
  }));
}

function nameOf(at: BooksAt, by: Dimension, code: string): string {
  if (by === 'donor') return at.nameOf('organisation', code);
  return by === 'site' ? at.nameOf('site', code) : code;
}
