// What each waybill carried, by fund and commodity: each is a transit account of
// its own that must come to nothing, through what arrived good, what was lost by
// class, and what came back.

import { ageInDays, newestOwnDay } from './age.ts';
import type { BooksAt } from './books-at.ts';
import { kindNumber } from './books-at.ts';
import { Grouping, sortedBy } from './grouping.ts';
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
  const { names } = at.books;
  const tallies: Tallies = new Grouping(() => ({ dispatched: 0n, good: 0n, lost: new Map(), lostOnArrival: new Map(), excess: 0n, returned: 0n, left: 0 }));
  const transitOfRow = new Map<number, number>();
  eachOwnPosting(at, (row, i) => addPosting(at, tallies, transitOfRow, row, i));
  addExcess(at, tallies, transitOfRow);
  const newest = newestOwnDay(at);
  const sums: WaybillSum[] = [];
  for (const [account, fund, commodity, , tally] of tallies.entries()) {
    const sum: WaybillSum = { waybill: accountCode(names.name(account)), fund: names.name(fund), commodity: names.name(commodity), ...tally };
    if (onTheRoad(sum) !== 0n && sum.left !== 0) sum.ageDays = ageInDays(sum.left, newest);
    sums.push(sum);
  }
  return sortedBy(sums, (one) => [one.waybill, one.fund, one.commodity]);
}

type Tally = Omit<WaybillSum, 'waybill' | 'fund' | 'commodity' | 'ageDays'>;
/** By number of the transit account, fund and commodity. */
type Tallies = Grouping<Tally>;

function tallyOf(at: BooksAt, tallies: Tallies, transit: number, i: number): Tally {
  const { fund, commodity } = at.books.postings;
  return tallies.at(transit, fund.values[i] as number, commodity.values[i] as number, 0);
}

function addPosting(at: BooksAt, tallies: Tallies, transitOfRow: Map<number, number>, row: number, i: number): void {
  const { names, postings, statedKinds, days } = at.books;
  const [from, to] = [postings.source.values[i] as number, postings.destination.values[i] as number];
  const least = postings.amount.values[i] as bigint;
  const [typeFrom, typeTo] = [at.accountType(from), at.accountType(to)];
  if (typeTo === 'transit') {
    const tally = tallyOf(at, tallies, to, i);
    const day = days.values[row] as number;
    tally.dispatched += least;
    tally.left = tally.left === 0 ? day : Math.min(tally.left, day);
  }
  if (typeFrom !== 'transit') return;
  const tally = tallyOf(at, tallies, from, i);
  const arrives = statedKinds.values[row] === ARRIVAL;
  if (arrives) transitOfRow.set(row, from);
  if (typeTo !== 'loss') {
    if (arrives) tally.good += least;
    else tally.returned += least;
    return;
  }
  const lossClass = accountCode(names.name(to));
  add(tally.lost, lossClass, least);
  if (arrives) add(tally.lostOnArrival, lossClass, least);
}

/** The excess of an arrival comes from suspense; its waybill is the one that the rest of the same arrival names. */
function addExcess(at: BooksAt, tallies: Tallies, transitOfRow: ReadonlyMap<number, number>): void {
  const { source, amount } = at.books.postings;
  eachOwnPosting(at, (row, i) => {
    if (at.accountType(source.values[i] as number) !== 'suspense') return;
    const transit = transitOfRow.get(row);
    if (transit !== undefined) tallyOf(at, tallies, transit, i).excess += amount.values[i] as bigint;
  });
}

function add(map: Map<string, bigint>, key: string, least: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + least);
}
