// `stock`: what the operation's own records leave at each site, by fund,
// commodity and lot, in the order in which it should go out: what expires first
// comes first. Lots of an account and the line without a lot add up to its balance.

import type { Books } from '@amanah/core/ledger/books.ts';
import { lotKey } from '@amanah/core/ledger/open-matters.ts';
import { ageInDays, dayNumber, daysBetween, newestOwnDay } from './age.ts';
import { BooksAt } from './books-at.ts';
import { Grouping, compareText } from './grouping.ts';
import { notesOf } from './note.ts';
import { accountCode, eachOwnPosting } from './own-postings.ts';
import type { Column, Report, Row } from './report-shape.ts';

/** Days before an expiry from which it is warned of, where the commodity says nothing. */
export const EXPIRY_WARNING_DAYS = 60;

const COLUMNS: readonly Column[] = [
  { key: 'place', title: 'Place', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'lot', title: 'Lot', type: 'code' },
  { key: 'balance', title: 'Balance', type: 'amount', commodity: 'commodity', totalWithin: ['fund', 'commodity'] },
  { key: 'batch', title: 'Batch', type: 'text' },
  { key: 'expiry', title: 'Expiry', type: 'day' },
  { key: 'daysLeft', title: 'Days to expiry', type: 'count' },
  { key: 'state', title: 'State', type: 'code' },
  { key: 'turn', title: 'Goes out as number', type: 'count' },
];

export type StockState = 'good' | 'expiring' | 'expired' | 'below-zero';

/** One lot at one site in one fund, or what stands there in no lot. */
export interface StockLine {
  readonly site: string;
  readonly fund: string;
  readonly commodity: string;
  /** Empty for what stands in no lot. */
  readonly lot: string;
  /** Least units; never zero. */
  readonly balance: bigint;
  readonly batch: string;
  /** Day as yyyy-mm-dd, empty where nobody stated one. */
  readonly expiry: string;
  /** Days from the newest day the operation wrote to the expiry; below zero once it is past. */
  readonly daysLeft?: number;
  /** Days since the expiry, for an age. */
  readonly daysPast: number;
  readonly state: StockState;
}

/** The lines of stock at a tree size, by site, fund and commodity, first to expire first out. */
export function stockLines(at: BooksAt): StockLine[] {
  const newest = newestOwnDay(at);
  const sums = lotSums(at);
  const lines: StockLine[] = [];
  for (const [account, fund, commodity, lot, { balance }] of sums.entries()) {
    if (balance !== 0n) lines.push(lineOf(at, newest, { account, fund, commodity, lot, balance }));
  }
  return lines.sort((a, b) => compareText(a.site, b.site) || compareText(a.fund, b.fund) || compareText(a.commodity, b.commodity) || firstOut(a, b));
}

/** Balances of stock accounts by account, fund, commodity and 1 + number of the lot. */
function lotSums(at: BooksAt): Grouping<{ balance: bigint }> {
  const sums = new Grouping<{ balance: bigint }>(() => ({ balance: 0n }));
  const { source, destination, fund, commodity, lot, amount } = at.books.postings;
  const add = (account: number, i: number, least: bigint): void => {
    if (at.accountType(account) === 'stock') sums.at(account, fund.values[i] as number, commodity.values[i] as number, lot.values[i] as number).balance += least;
  };
  eachOwnPosting(at, (_, i) => {
    add(source.values[i] as number, i, -(amount.values[i] as bigint));
    add(destination.values[i] as number, i, amount.values[i] as bigint);
  });
  return sums;
}

interface Numbers {
  readonly account: number;
  readonly fund: number;
  readonly commodity: number;
  readonly lot: number;
  readonly balance: bigint;
}

function lineOf(at: BooksAt, newest: number, { account, fund, commodity, lot, balance }: Numbers): StockLine {
  const { names, matters } = at.books;
  const [code, name] = [names.name(commodity), lot === 0 ? '' : names.name(lot - 1)];
  const stated = matters.lots.get(lotKey(code, name));
  const known = stated !== undefined && stated.index < at.asOf ? stated : undefined;
  const expiry = known?.expiry ?? '';
  const daysLeft = expiry === '' ? undefined : daysBetween(newest, dayNumber(expiry));
  const warning = (at.master('commodity', code)?.['expiryWarningDays'] as number | undefined) ?? EXPIRY_WARNING_DAYS;
  return {
    site: accountCode(names.name(account)), fund: names.name(fund), commodity: code, lot: name, balance,
    batch: known?.batch ?? '', expiry, ...(daysLeft === undefined ? {} : { daysLeft }),
    daysPast: expiry === '' ? 0 : ageInDays(dayNumber(expiry), newest),
    state: stateOf(balance, daysLeft, warning),
  };
}

/** A lot may be used on the day of its expiry itself. */
function stateOf(balance: bigint, daysLeft: number | undefined, warning: number): StockState {
  if (balance < 0n) return 'below-zero';
  if (daysLeft === undefined || daysLeft > warning) return 'good';
  return daysLeft < 0 ? 'expired' : 'expiring';
}

/** Lots by their expiry, those without one after them, what stands in no lot last. */
function firstOut(a: StockLine, b: StockLine): number {
  const rank = (line: StockLine): number => (line.lot === '' ? 2 : line.expiry === '' ? 1 : 0);
  return rank(a) - rank(b) || compareText(a.expiry, b.expiry) || compareText(a.lot, b.lot);
}

/** The report of stock. */
export function stockReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  let before: StockLine | undefined;
  let turn = 0;
  const rows = stockLines(at).map((line): Row => {
    const { site, fund, commodity, lot, batch, expiry, daysLeft, state } = line;
    turn = before?.site === site && before.fund === fund && before.commodity === commodity ? turn + 1 : 1;
    before = line;
    return {
      place: site, fund, commodity, lot, balance: at.amountText(commodity, line.balance), batch, expiry, ...(daysLeft === undefined ? {} : { daysLeft }), state, turn,
      selector: { dataset: '', account: `stock:${site}`, fund, commodity, lot },
    };
  });
  return { report: 'stock', treeSize: asOf, title: 'Stock and expiry', ...notesOf(['tree-size', 'own-records', 'first-out', 'expiry', 'not-added']), columns: COLUMNS, rows };
}
