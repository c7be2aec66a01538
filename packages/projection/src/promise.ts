// Promises: what each donor pledged, committed and paid, per dataset, fund and
// commodity; what vanished from a newer file; and every change of status under
// one row. Reports of donors, funds and of the whole way are sums of these.

import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt, dayText, kindNumber } from './books-at.ts';
import { Grouping, entryOf } from './grouping.ts';
import type { Row } from './report-shape.ts';

const PLEDGE = kindNumber('pledge');
const PLEDGE_CHANGE = kindNumber('pledge-change');
const GIFT = kindNumber('gift');
const RESTATEMENT = kindNumber('restatement');

/** Sums for one dataset, publisher, donor, fund, form, boundary and commodity, in least units. */
export interface PromiseSum {
  readonly dataset: string;
  readonly publisher: string;
  readonly donor: string;
  readonly fund: string;
  readonly form: string;
  /** `incoming`, `outgoing`, `internal`, or empty where the publisher draws none. */
  readonly boundary: string;
  /** Records of amount zero move nothing: they count under the one commodity their dataset states, or under an empty name where it states several. */
  readonly commodity: string;
  /** True where the dataset states one commodity only. */
  readonly only: boolean;
  /** Standing as a pledge, as a commitment, and paid; an amount stands in one of the three. */
  promised: bigint;
  committed: bigint;
  paid: bigint;
  /** What stood in an older file and stands in the newer one no more: all of it, and the part that was never paid. */
  vanished: bigint;
  vanishedUnpaid: bigint;
  /** Part of `paid` that fulfilled a promise. */
  drawn: bigint;
  records: number;
  paidRecords: number;
  vanishedRecords: number;
}

type Status = 'promised' | 'committed' | 'paid';

interface Tally {
  sum: bigint;
  drawn: bigint;
  records: number;
}

/** The status of a stated row, or undefined when it is no promise and no payment of a donor. */
export function promiseStatus(books: Books, row: number): Status | undefined {
  switch (books.statedKinds.values[row]) {
    case GIFT: return 'paid';
    case PLEDGE: return books.facetsAt(row)['point'] === 'committed' ? 'committed' : 'promised';
    case PLEDGE_CHANGE: return 'promised';
    default: return undefined;
  }
}

/** All promises of the books at a tree size. */
export function promiseSums(books: Books, asOf: number): PromiseSum[] {
  const at = new BooksAt(books, asOf);
  const standing = new Grouping<Tally>(newTally);
  const gone = new Grouping<Tally>(newTally);
  at.eachStanding((row) => {
    const kind = books.statedKinds.values[row];
    if (kind === GIFT || kind === PLEDGE || kind === PLEDGE_CHANGE) tallyRow(at, standing, row);
  });
  for (const row of vanishedRows(at)) {
    if (promiseStatus(books, row) !== undefined) tallyRow(at, gone, row);
  }
  const sums = new Map<string, PromiseSum>();
  const only = onlyCommodities(at, [...standing.entries(), ...gone.entries()]);
  for (const [facets, group, fund, commodity, tally] of standing.entries()) addTally(at, sums, { facets, group, fund, commodity, tally, vanished: false, only });
  for (const [facets, group, fund, commodity, tally] of gone.entries()) addTally(at, sums, { facets, group, fund, commodity, tally, vanished: true, only });
  for (const sum of sums.values()) settleDrawn(sum);
  return [...sums.values()];
}

const newTally = (): Tally => ({ sum: 0n, drawn: 0n, records: 0 });
/** Kinds and datasets share one number of a tuple: dataset * 32 + kind. */
const KIND_SPAN = 32;

/** Adds a row's postings; a record that moves nothing counts under commodity 0, which no posting uses because numbers are kept plus one. */
function tallyRow(at: BooksAt, tallies: Grouping<Tally>, row: number): void {
  const { books } = at;
  const { source, fund, commodity } = books.postings;
  const start = books.postingStart.values[row] as number;
  const end = at.postingEnd(row);
  const facets = books.facets.values[row] as number;
  const group = at.datasetNumber(row) * KIND_SPAN + (books.statedKinds.values[row] as number);
  if (start === end) tallies.at(facets, group, 0, 0).records += 1;
  for (let i = start; i < end; i += 1) {
    const tally = tallies.at(facets, group, (fund.values[i] as number) + 1, (commodity.values[i] as number) + 1);
    const amount = at.signed(i);
    tally.sum += amount;
    if (i === start) tally.records += 1;
    const { destination } = books.postings;
    const pledgeSide = amount > 0n ? (source.values[i] as number) : (destination.values[i] as number);
    if (books.statedKinds.values[row] === GIFT && at.accountType(pledgeSide) === 'pledge') tally.drawn += amount;
  }
}

interface TallyOf {
  readonly facets: number;
  readonly group: number;
  readonly fund: number;
  readonly commodity: number;
  readonly tally: Tally;
  readonly vanished: boolean;
  readonly only: ReadonlyMap<number, number>;
}

/** For each dataset number that states one commodity only: the number of that commodity plus one. */
function onlyCommodities(at: BooksAt, entries: readonly (readonly [number, number, number, number, Tally])[]): Map<number, number> {
  const found = at.datasets.map(() => new Set<number>());
  for (const [, group, , commodity] of entries) {
    if (commodity !== 0) found[Math.floor(group / KIND_SPAN)]?.add(commodity);
  }
  return new Map(found.flatMap((commodities, dataset) => (commodities.size === 1 ? [[dataset, [...commodities][0] as number] as const] : [])));
}

function addTally(at: BooksAt, sums: Map<string, PromiseSum>, { facets: number, group, fund, commodity: stated, tally, vanished, only }: TallyOf): void {
  const { books } = at;
  const facets = books.facetSet(number);
  const datasetNumber = Math.floor(group / KIND_SPAN);
  const dataset = at.datasets[datasetNumber] as string;
  const commodity = stated === 0 ? (only.get(datasetNumber) ?? 0) : stated;
  const kind = group % KIND_SPAN;
  const key = {
    dataset,
    publisher: at.publisherOf(dataset),
    donor: facets['donor'] ?? '',
    fund: fund === 0 ? (facets['fund'] ?? '') : books.names.name(fund - 1),
    form: facets['form'] ?? 'money',
    boundary: facets['boundary'] ?? '',
    commodity: commodity === 0 ? '' : books.names.name(commodity - 1),
  };
  const sum = entryOf(sums, Object.values(key).join('\u0000'), () => ({
    ...key, only: only.has(datasetNumber), promised: 0n, committed: 0n, paid: 0n, vanished: 0n, vanishedUnpaid: 0n, drawn: 0n, records: 0, paidRecords: 0, vanishedRecords: 0,
  }));
  if (vanished) {
    sum.vanished += tally.sum;
    sum.vanishedRecords += tally.records;
    if (kind !== GIFT) sum.vanishedUnpaid += tally.sum;
    return;
  }
  sum.records += tally.records;
  if (kind === GIFT) {
    sum.paid += tally.sum;
    sum.paidRecords += tally.records;
    sum.drawn += tally.drawn;
  } else if (facets['point'] === 'committed') sum.committed += tally.sum;
  else sum.promised += tally.sum;
}

/** What gifts fulfilled is not promised any more: it leaves the commitments first, then the pledges. */
function settleDrawn(sum: PromiseSum): void {
  const { drawn } = sum;
  const fromCommitted = drawn < sum.committed ? drawn : sum.committed > 0n ? sum.committed : 0n;
  sum.committed -= fromCommitted;
  sum.promised -= drawn - fromCommitted;
}

/** Rows that stood in an older version of their dataset and stand in none now; of a row that vanished twice, the newer statement. */
export function vanishedRows(at: BooksAt): number[] {
  const { books, asOf } = at;
  const gone = new Map<string, number>();
  for (let row = 0; row < asOf; row += 1) {
    const by = at.supersededBy(row);
    if (by !== undefined && books.kinds.values[by] === RESTATEMENT && at.removes(by)) gone.set(at.rowKeyText(row), row);
  }
  if (gone.size === 0) return [];
  at.eachStanding((row) => {
    if (books.files.values[row] !== 0 && !at.removes(row)) gone.delete(at.rowKeyText(row));
  });
  return [...gone.values()];
}

/** Every change of status under one row of a publisher, newest change first, with the amounts before and after. */
export function promiseTransitions(books: Books, asOf: number): Row[] {
  const at = new BooksAt(books, asOf);
  const rows: Row[] = [];
  for (let row = asOf - 1; row >= 0; row -= 1) {
    if (books.kinds.values[row] !== RESTATEMENT || at.removes(row)) continue;
    const before = (books.of.values[row] as number) - 1;
    const from = promiseStatus(books, before);
    const to = promiseStatus(books, row);
    if (from === undefined || to === undefined || from === to) continue;
    const facets = books.facetsAt(row);
    const commodity = commodityOf(at, row) || commodityOf(at, before);
    rows.push({
      record: row,
      recordBefore: before,
      day: dayText(books.days.values[row] as number),
      dataset: at.dataset(row),
      donor: facets['donor'] ?? '',
      donorName: at.nameOf('organisation', facets['donor'] ?? ''),
      recipient: facets['recipient'] ?? '',
      fund: facets['fund'] ?? '',
      from,
      amountBefore: at.amountText(commodity, rowAmount(at, before)),
      to,
      amountAfter: at.amountText(commodity, rowAmount(at, row)),
      commodity,
      retrieved: books.sourceAt(row)?.retrieved ?? '',
      selector: { row: String(row) },
    });
  }
  return rows;
}

function commodityOf(at: BooksAt, row: number): string {
  const start = at.books.postingStart.values[row] as number;
  return start === at.postingEnd(row) ? '' : at.books.names.name(at.books.postings.commodity.values[start] as number);
}

/** The signed amount of a row in its first commodity, zero when it moves nothing. */
function rowAmount(at: BooksAt, row: number): bigint {
  const { commodity } = at.books.postings;
  const start = at.books.postingStart.values[row] as number;
  const end = at.postingEnd(row);
  let sum = 0n;
  for (let i = start; i < end; i += 1) {
    if (commodity.values[i] === commodity.values[start]) sum += at.signed(i);
  }
  return sum;
}
