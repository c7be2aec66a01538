// `restatements`: per dataset and pair of versions what was added, removed,
// back-dated and changed, field by field, and what it did to the amounts.

import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt, dayText } from './books-at.ts';
import { sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, PairAmount, RestatementsReport, Row, Version, VersionPair } from './report-shape.ts';
import { findNewestDays, isBackdated, rowChange, scanVersions, versionOf, versionsAt, type AmountScan, type RowChange, type VersionScan } from './restatement-scan.ts';

const COLUMNS: readonly Column[] = [
  { key: 'dataset', title: 'Dataset', type: 'code' },
  { key: 'publisher', title: 'Publisher', type: 'code' },
  { key: 'pair', title: 'Newer version', type: 'code' },
  { key: 'fromRetrieved', title: 'Older file of', type: 'day' },
  { key: 'toRetrieved', title: 'Newer file of', type: 'day' },
  { key: 'finished', title: 'Finished', type: 'code' },
  { key: 'rows', title: 'Rows', type: 'count' },
  { key: 'added', title: 'Added', type: 'count' },
  { key: 'removed', title: 'Removed', type: 'count' },
  { key: 'changed', title: 'Changed', type: 'count' },
  { key: 'backdated', title: 'Back-dated', type: 'count' },
];

/** The report of restatements. */
export function restatementsReport(books: Books, asOf: number): RestatementsReport {
  const { at, byDataset } = scanVersions(books, asOf);
  const lists = [...byDataset.values()];
  const pairs = lists.flatMap((versions) =>
    versions.flatMap((newer) => (newer.older === undefined ? [] : [pairOf(at, versions[newer.older - 1] as VersionScan, newer)])),
  );
  return {
    report: 'restatements',
    treeSize: asOf,
    title: 'Restatements',
    ...notesOf(['tree-size', 'stated', 'version', 'backdated', 'fields', 'vanished', 'not-added']),
    columns: COLUMNS,
    rows: pairs.map(pairRow),
    versions: lists.flatMap((versions) => versions.map(versionShape)),
    pairs,
  };
}

/** One record behind a pair of versions. */
export interface RestatedRow {
  readonly row: number;
  readonly change: RowChange;
  /** Row of the statement before, where there was one. */
  readonly before?: number;
  readonly backdated: boolean;
  readonly day: string;
  /** Names of the fields that changed. */
  readonly fields: readonly string[];
}

/** Which records behind a version to list. */
export interface RestatedRowsOptions {
  readonly change?: RowChange;
  readonly field?: string;
  readonly backdated?: boolean;
  readonly offset?: number;
  readonly limit?: number;
}

/** The records of a version that added, changed or removed rows, in log order: `total` of them, one page listed. */
export function restatementRows(books: Books, asOf: number, version: string, options: RestatedRowsOptions = {}): { readonly total: number; readonly rows: readonly RestatedRow[] } {
  const at = new BooksAt(books, asOf);
  const byDataset = versionsAt(at);
  const cut = version.lastIndexOf('/');
  const versions = byDataset.get(version.slice(0, cut)) ?? [];
  const wanted = versions.find(({ number }) => String(number) === version.slice(cut + 1));
  if (wanted === undefined) return { total: 0, rows: [] };
  findNewestDays(at, new Map([[wanted.dataset, versions]]));
  const fields = fieldsByRow(at);
  const { offset = 0, limit = 100 } = options;
  const rows: RestatedRow[] = [];
  let total = 0;
  for (let row = (versions[wanted.number - 2]?.closed ?? -1) + 1; row < (wanted.closed ?? asOf); row += 1) {
    const change = rowChange(at, row);
    if (change === undefined || at.dataset(row) !== wanted.dataset || versionOf(versions, row) !== wanted) continue;
    const backdated = change === 'added' && isBackdated(at, versions, wanted, row);
    const changedFields = change === 'changed' ? (fields.get(row) ?? []) : [];
    if ((options.change ?? change) !== change || (options.backdated ?? backdated) !== backdated) continue;
    if (options.field !== undefined && !changedFields.includes(options.field)) continue;
    total += 1;
    if (total <= offset || rows.length >= limit) continue;
    const before = (books.of.values[row] as number) - 1;
    rows.push({ row, change, ...(before < 0 ? {} : { before }), backdated, day: dayText(books.days.values[row] as number), fields: changedFields });
  }
  return { total, rows };
}

function fieldsByRow(at: BooksAt): Map<number, string[]> {
  const { restated, names } = at.books;
  const byRow = new Map<number, string[]>();
  for (let i = 0; i < restated.row.length; i += 1) {
    const row = restated.row.values[i] as number;
    const field = names.name(restated.field.values[i] as number);
    const list = byRow.get(row);
    if (list === undefined) byRow.set(row, [field]);
    else list.push(field);
  }
  return byRow;
}

function versionShape(scan: VersionScan): Version {
  return {
    version: `${scan.dataset}/${scan.number}`,
    dataset: scan.dataset,
    publisher: scan.files[0]?.publisher ?? '',
    retrieved: scan.files.map(({ retrieved }) => retrieved).sort().at(-1) ?? '',
    files: scan.files.map(({ name, part, file, retrieved, bytes }) => ({ name, part, file, retrieved, bytes })),
    finished: scan.closed !== undefined,
    record: scan.record,
    rows: scan.close?.rows ?? scan.added + scan.changed,
    added: scan.added,
    removed: scan.removed,
    changed: scan.changed,
    skipped: scan.close?.skipped ?? [],
  };
}

function pairOf(at: BooksAt, older: VersionScan, newer: VersionScan): VersionPair {
  const to = versionShape(newer);
  return {
    pair: to.version,
    dataset: to.dataset,
    publisher: to.publisher,
    from: versionShape(older),
    to,
    rows: to.rows,
    added: newer.added,
    removed: newer.removed,
    changed: newer.changed,
    backdated: newer.backdated,
    fields: Object.fromEntries(sortedBy(newer.fields, ([field]) => [field])),
    columnsAdded: newer.close?.columnsAdded ?? [],
    columnsDropped: newer.close?.columnsDropped ?? [],
    amounts: sortedBy(newer.amounts, ([commodity]) => [commodity]).map(([commodity, scan]) => amountOf(at, commodity, scan)),
  };
}

function amountOf(at: BooksAt, commodity: string, { added, removed, changedBefore, changedAfter }: AmountScan): PairAmount {
  const text = (least: bigint): string => at.amountText(commodity, least);
  return {
    commodity,
    added: text(added),
    removed: text(removed),
    changedBefore: text(changedBefore),
    changedAfter: text(changedAfter),
    effect: text(added - removed - changedBefore + changedAfter),
  };
}

function pairRow(pair: VersionPair): Row {
  return {
    dataset: pair.dataset,
    publisher: pair.publisher,
    pair: pair.pair,
    fromRetrieved: pair.from.retrieved,
    toRetrieved: pair.to.retrieved,
    finished: pair.to.finished ? 'yes' : 'no',
    rows: pair.rows,
    added: pair.added,
    removed: pair.removed,
    changed: pair.changed,
    backdated: pair.backdated,
    fields: pair.fields,
    columnsAdded: pair.columnsAdded,
    columnsDropped: pair.columnsDropped,
    amounts: pair.amounts.map((one) => ({ ...one })),
    selector: { version: pair.pair },
  };
}
