// Versions of datasets and what each says otherwise than the one before. A
// version is the set of files one `import` record closed; a row belongs to the
// first version of its dataset that was closed after the row was logged.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { Import } from '@amanah/record/kinds/import.ts';
import type { SourceFile } from '@amanah/record/kinds/source.ts';
import { BooksAt, kindNumber } from './books-at.ts';
import { entryOf, sortedBy } from './grouping.ts';

const RESTATEMENT = kindNumber('restatement');

/** One version of a dataset with what its rows changed. */
export interface VersionScan {
  readonly dataset: string;
  /** Place in the dataset, from 1. */
  readonly number: number;
  readonly files: readonly SourceFile[];
  /** Number of the version this one succeeds: the newest before it that has a part in common. A year's first file succeeds none. */
  readonly older?: number;
  /** Row of the closing record; undefined while the import is unfinished. */
  readonly closed?: number;
  readonly close?: Import;
  /** Row of the closing record, or of the newest source record of an unfinished import. */
  readonly record: number;
  added: number;
  removed: number;
  changed: number;
  backdated: number;
  /** Newest event day of the rows that stood when it closed, as yyyymmdd. */
  newestDay: number;
  readonly fields: Map<string, number>;
  readonly amounts: Map<string, AmountScan>;
}

/** Least units of one commodity by what happened to the rows. */
export interface AmountScan {
  added: bigint;
  removed: bigint;
  changedBefore: bigint;
  changedAfter: bigint;
}

export type RowChange = 'added' | 'changed' | 'removed';

/** The versions of every dataset at a tree size, by dataset and number. */
export function versionsAt(at: BooksAt): Map<string, VersionScan[]> {
  const byDataset = new Map<string, VersionScan[]>();
  const sources = at.sources();
  const closed = new Set<number>();
  const add = (dataset: string, rest: Pick<VersionScan, 'files' | 'record'> & Partial<VersionScan>): void => {
    const list = entryOf(byDataset, dataset, () => []);
    const parts = new Set(rest.files.map(({ part }) => part));
    const older = list.findLast(({ files }) => files.some(({ part }) => parts.has(part)))?.number;
    list.push({ dataset, number: list.length + 1, ...(older === undefined ? {} : { older }), added: 0, removed: 0, changed: 0, backdated: 0, newestDay: 0, fields: new Map(), amounts: new Map(), ...rest });
  };
  for (const { index, body } of at.control('import')) {
    const close = body as unknown as Import;
    const files = close.files.flatMap((file) => sources[at.books.sourceNumberAt(file, index) ?? -1] ?? []);
    for (const file of files) closed.add(file.index);
    add(close.dataset, { files: files.map(({ body: file }) => file), closed: index, close, record: index });
  }
  const open = new Map<string, { readonly files: SourceFile[]; record: number }>();
  for (const { index, body } of sources) {
    if (closed.has(index)) continue;
    const version = entryOf(open, body.dataset, () => ({ files: [], record: index }));
    version.files.push(body);
    version.record = index;
  }
  for (const [dataset, version] of open) add(dataset, version);
  return new Map(sortedBy(byDataset, ([dataset]) => [dataset]));
}

/** Finds the version of a row of a dataset. */
export function versionOf(versions: readonly VersionScan[], row: number): VersionScan | undefined {
  return versions.find(({ closed }) => closed === undefined || row < closed);
}

/** What a row did to its dataset, or undefined when it states nothing of a publisher. */
export function rowChange(at: BooksAt, row: number): RowChange | undefined {
  const { books } = at;
  if (books.files.values[row] === 0) return undefined;
  if (books.kinds.values[row] !== RESTATEMENT) return 'added';
  return at.removes(row) ? 'removed' : 'changed';
}

/** Versions with all their counts. */
export function scanVersions(books: Books, asOf: number): { readonly at: BooksAt; readonly byDataset: Map<string, VersionScan[]> } {
  const at = new BooksAt(books, asOf);
  const byDataset = versionsAt(at);
  findNewestDays(at, byDataset);
  for (let row = 0; row < asOf; row += 1) {
    const change = rowChange(at, row);
    const versions = change === undefined ? undefined : byDataset.get(at.dataset(row));
    const version = versions === undefined ? undefined : versionOf(versions, row);
    if (change === undefined || versions === undefined || version === undefined) continue;
    version[change] += 1;
    if (change === 'added' && isBackdated(at, versions, version, row)) version.backdated += 1;
    addAmounts(at, version, row, change);
  }
  countFields(at, byDataset);
  return { at, byDataset };
}

/** True for a new row whose day is not after the newest day of the version it succeeds. */
export function isBackdated(at: BooksAt, versions: readonly VersionScan[], version: VersionScan, row: number): boolean {
  const older = version.older === undefined ? undefined : versions[version.older - 1];
  return older !== undefined && (at.books.days.values[row] as number) <= older.newestDay;
}

/** For each version the newest day of the rows that stood when it closed. */
export function findNewestDays(at: BooksAt, byDataset: ReadonlyMap<string, readonly VersionScan[]>): void {
  const { books, asOf } = at;
  for (let row = 0; row < asOf; row += 1) {
    const change = rowChange(at, row);
    if (change === undefined || change === 'removed') continue;
    const day = books.days.values[row] as number;
    const until = at.supersededBy(row) ?? Infinity;
    for (const version of byDataset.get(at.dataset(row)) ?? []) {
      const end = version.closed ?? asOf;
      if (row < end && until > end && day > version.newestDay) version.newestDay = day;
    }
  }
}

function addAmounts(at: BooksAt, version: VersionScan, row: number, change: RowChange): void {
  const sums = (commodity: number): AmountScan =>
    entryOf(version.amounts, at.books.names.name(commodity), () => ({ added: 0n, removed: 0n, changedBefore: 0n, changedAfter: 0n }));
  const before = (at.books.of.values[row] as number) - 1;
  if (change === 'added') eachAmount(at, row, (commodity, amount) => (sums(commodity).added += amount));
  if (change === 'removed') eachAmount(at, before, (commodity, amount) => (sums(commodity).removed += amount));
  if (change === 'changed') {
    eachAmount(at, before, (commodity, amount) => (sums(commodity).changedBefore += amount));
    eachAmount(at, row, (commodity, amount) => (sums(commodity).changedAfter += amount));
  }
}

function eachAmount(at: BooksAt, row: number, visit: (commodity: number, amount: bigint) => void): void {
  const { postingStart, postings } = at.books;
  const end = at.postingEnd(row);
  for (let i = postingStart.values[row] as number; i < end; i += 1) visit(postings.commodity.values[i] as number, at.signed(i));
}

function countFields(at: BooksAt, byDataset: ReadonlyMap<string, readonly VersionScan[]>): void {
  const { restated, names } = at.books;
  for (let i = 0; i < restated.row.length; i += 1) {
    const row = restated.row.values[i] as number;
    if (row >= at.asOf) return;
    if (at.removes(row)) continue;
    const version = versionOf(byDataset.get(at.dataset(row)) ?? [], row);
    const field = names.name(restated.field.values[i] as number);
    if (version !== undefined) version.fields.set(field, (version.fields.get(field) ?? 0) + 1);
  }
}
