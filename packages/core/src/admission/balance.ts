// An act may not take an account below zero, nor more of a lot than the account
// holds of it. Facts are never refused for balance: the goods are gone either way.

import type { Books } from '../ledger/books.ts';
import { mustNotBeNegative } from '../ledger/account.ts';
import { lotKey } from '../ledger/open-matters.ts';
import type { Posting } from '../ledger/posting.ts';
import { refuse, type Judgement } from './judgement.ts';

interface Change {
  readonly account: string;
  readonly fund: string;
  readonly commodity: string;
  change: bigint;
  /** The part of the change that names no lot, and the parts that name one. */
  unnamed: bigint;
  readonly lots: Map<string, bigint>;
}

/** Judges all postings of an act together, so that what comes in by one may leave by another. */
export function judgeBalances(books: Books, postings: readonly Posting[]): Judgement {
  const changes = changesOf(postings);
  for (const { account, fund, commodity, change } of changes) {
    if (change >= 0n || !mustNotBeNegative(account)) continue;
    const balance = balanceOf(books, account, fund, commodity);
    if (balance + change < 0n) {
      return refuse('insufficient-balance', `${account} holds ${balance} least units of ${commodity} in fund ${fund}; the act needs ${-change}`, 'body.amount');
    }
  }
  for (const change of changes) {
    const refusal = mustNotBeNegative(change.account) ? judgeLots(books, change) : undefined;
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function changesOf(postings: readonly Posting[]): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const { source, destination, fund, commodity, amount, lot } of postings) {
    for (const [account, signed] of [[source, -amount], [destination, amount]] as const) {
      const key = `${account} ${fund} ${commodity}`;
      let change = changes.get(key);
      if (change === undefined) changes.set(key, (change = { account, fund, commodity, change: 0n, unnamed: 0n, lots: new Map() }));
      change.change += signed;
      if (lot === undefined) change.unnamed += signed;
      else change.lots.set(lot, (change.lots.get(lot) ?? 0n) + signed);
    }
  }
  return [...changes.values()];
}

function judgeLots(books: Books, { account, fund, commodity, unnamed, lots }: Change): Judgement {
  for (const [lot, change] of lots) {
    if (change >= 0n) continue;
    const held = lotBalanceOf(books, account, fund, lotKey(commodity, lot));
    if (held + change < 0n) return refuse('insufficient-lot', `${account} holds ${held} least units of lot ${lot} of ${commodity} in fund ${fund}; the act needs ${-change}`, 'body.goods');
  }
  if (unnamed >= 0n) return undefined;
  const inNoLot = balanceOf(books, account, fund, commodity) - lotBalanceOf(books, account, fund, inLots(commodity));
  if (inNoLot + unnamed >= 0n) return undefined;
  return refuse('lot-required', `${account} holds ${inNoLot} least units of ${commodity} in fund ${fund} outside lots; name the lots of the rest`, 'body.goods');
}

/** The balance of an account in a fund and commodity, by name. */
export function balanceOf(books: Books, account: string, fund: string, commodity: string): bigint {
  const [a, f, c] = [books.names.find(account), books.names.find(fund), books.names.find(commodity)];
  return a === undefined || f === undefined || c === undefined ? 0n : books.balances.of(a, f, c);
}

/** The balance of one lot, by `lotKey`, or of all lots of a commodity, by `inLots`. */
export function lotBalanceOf(books: Books, account: string, fund: string, key: string): bigint {
  const [a, f, k] = [books.names.find(account), books.names.find(fund), books.names.find(key)];
  return a === undefined || f === undefined || k === undefined ? 0n : books.lotBalances.of(a, f, k);
}

/** The key under which the books add up all lots of a commodity. */
export function inLots(commodity: string): string {
  return lotKey(commodity, '');
}
