// The records that stand, each with what it moves in one fund: what reports about the rules of funds read.

import { CATEGORY_FACET } from '@amanah/record/body.ts';
import type { AccountType } from '@amanah/record/account.ts';
import type { BooksAt } from './books-at.ts';
import { entryOf } from './grouping.ts';

/** One posting of a fund, from and to accounts of these types. */
export interface FundMove {
  readonly from: AccountType;
  readonly to: AccountType;
  readonly source: string;
  readonly destination: string;
  readonly commodity: string;
  readonly amount: bigint;
}

/** One record's part in one fund. */
export interface FundDeed {
  readonly row: number;
  /** The day it happened, as yyyymmdd. */
  readonly day: number;
  readonly kind: string;
  readonly order: string | undefined;
  /** The category it names; empty where it names none. */
  readonly category: string;
  readonly moves: readonly FundMove[];
}

/** Calls with each fund's part of every record that stands, in log order. */
export function eachFundDeed(at: BooksAt, funds: readonly string[], visit: (fund: string, deed: FundDeed) => void): void {
  const { books } = at;
  const { postings, postingStart, days, names } = books;
  const wanted = new Map<number, string>();
  for (const fund of funds) {
    const number = names.find(fund);
    if (number !== undefined) wanted.set(number, fund);
  }
  if (wanted.size === 0) return;
  at.eachStanding((row) => {
    const parts = new Map<string, FundMove[]>();
    const end = at.postingEnd(row);
    for (let i = postingStart.values[row] as number; i < end; i += 1) {
      const fund = wanted.get(postings.fund.values[i] as number);
      if (fund === undefined) continue;
      const [source, destination] = [postings.source.values[i] as number, postings.destination.values[i] as number];
      entryOf(parts, fund, () => []).push({
        from: at.accountType(source), to: at.accountType(destination), source: names.name(source), destination: names.name(destination),
        commodity: names.name(postings.commodity.values[i] as number), amount: postings.amount.values[i] as bigint,
      });
    }
    if (parts.size === 0) return;
    const facets = books.facetsAt(row);
    const about = { row, day: days.values[row] as number, kind: books.statedKindAt(row), order: facets['order'], category: facets[CATEGORY_FACET] ?? '' };
    for (const [fund, moves] of parts) visit(fund, { ...about, moves });
  });
}
