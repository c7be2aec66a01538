// What each waybill carried, by fund and commodity: each is a transit account of
// its own that must come to nothing, through what arrived good, what was lost by
// class, and what came back.

import { ageInDays, newestOwnDay } from './age.ts';
import type { BooksAt } from './books-at.ts';
import { kindNumber } from './books-at.ts';
import { entryOf, sortedBy } from './grouping.ts';
import { accountCode, eachOwnPosting } from './own-postings.ts';

const ARRIVAL = kindNumber('arrival');

/** One fund's goods of one commodity under one waybill, in least units. */
export interface WaybillSum {
  readonly waybill: string;
  readonly fund: string;
  readonly commodity: string;
  dispatched: bigint;
  /** Unloaded in good state, without what was more than sent. */
  good: bigint;
  /** By class; `found` says which part of it the arrival itself stated. */
  readonly lost: Map<string, bigint>;
  readonly lostOnArrival: Map<string, bigint>;
  /** More than was sent. */
  excess: bigint;
  returned: bigint;
  /** Day the goods left, as yyyymmdd; 0 where no dispatch is in the books. */
  left: number;
  /** Days on the road so far, where something is. */
  ageDays?: number;
}

/** What is still on the road. */
export function onTheRoad(sum: WaybillSum): bigint {
  return sum.dispatched - sum.good - lostInAll(sum) - sum.returned;
}

/** What was lost in all classes. */
export function lostInAll({ lost }: Pick<WaybillSum, 'lost'>): bigint {
  return [...lost.values()].reduce((sum, least) => sum + least, 0n);
}

/** Sums of every waybill at a tree size, by waybill, fund and commodity. */
export function waybillSums(at: BooksAt): WaybillSum[] {
  const sums = new Map<string, WaybillSum>();
  const waybillOfRow = new Map<number, string>();
  eachOwnPosting(at, (row, i) => addPosting(at, sums, waybillOfRow, row, i));
  addExcess(at, sums, waybillOfRow);
  const newest = newestOwnDay(at);
  for (const sum of sums.values()) {
    if (onTheRoad(sum) !== 0n && sum.left !== 0) sum.ageDays = ageInDays(sum.left, newest);
  }
  return sortedBy(sums.values(), (one) => [one.waybill, one.fund, one.commodity]);
}

function sumOf(at: BooksAt, sums: Map<string, WaybillSum>, waybill: string, i: number): WaybillSum {
  const { names, postings } = at.books;
  const [fund, commodity] = [names.name(postings.fund.values[i] as number), names.name(postings.commodity.values[i] as number)];
  return entryOf(sums, [waybill, fund, commodity].join('\u0000'), () => ({
    waybill, fund, commodity, dispatched: 0n, good: 0n, lost: new Map(), lostOnArrival: new Map(), excess: 0n, returned: 0n, left: 0,
  }));
}

function addPosting(at: BooksAt, sums: Map<string, WaybillSum>, waybillOfRow: Map<number, string>, row: number, i: number): void {
  const { names, postings, statedKinds, days } = at.books;
  const [from, to] = [postings.source.values[i] as number, postings.destination.values[i] as number];
  const least = postings.amount.values[i] as bigint;
  if (at.accountType(to) === 'transit') {
    const sum = sumOf(at, sums, accountCode(names.name(to)), i);
    const day = days.values[row] as number;
    sum.dispatched += least;
    sum.left = sum.left === 0 ? day : Math.min(sum.left, day);
  }
  if (at.accountType(from) !== 'transit') return;
  const waybill = accountCode(names.name(from));
  const sum = sumOf(at, sums, waybill, i);
  const arrives = statedKinds.values[row] === ARRIVAL;
  if (arrives) waybillOfRow.set(row, waybill);
  if (at.accountType(to) !== 'loss') {
    if (arrives) sum.good += least;
    else sum.returned += least;
    return;
  }
  const lossClass = accountCode(names.name(to));
  add(sum.lost, lossClass, least);
  if (arrives) add(sum.lostOnArrival, lossClass, least);
}

/** The excess of an arrival comes from suspense; its waybill is the one that the rest of the same arrival names. */
function addExcess(at: BooksAt, sums: Map<string, WaybillSum>, waybillOfRow: ReadonlyMap<number, string>): void {
  const { source, amount } = at.books.postings;
  eachOwnPosting(at, (row, i) => {
    const waybill = waybillOfRow.get(row);
    if (waybill !== undefined && at.accountType(source.values[i] as number) === 'suspense') sumOf(at, sums, waybill, i).excess += amount.values[i] as bigint;
  });
}

function add(map: Map<string, bigint>, key: string, least: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + least);
}
