// An act may not take an account below zero, nor more of a lot than the account
// holds of it. Facts are never refused for balance: the goods are gone either way.

import type { Books } from '../ledger/books.ts';
import { mustNotBeNegative } from '@amanah/record/account.ts';
import { lotKey } from '../ledger/open-matters.ts';
import type { Posting } from '@amanah/record/posting.ts';
import { refuse, type Judgement } from './judgement.ts';

/** What a record adds up to, posting after posting, and the lowest it comes to on the way. */
class Run {
  #sum = 0n;
  lowest = 0n;

  add(signed: bigint): void {
    this.#sum += signed;
    if (this.#sum < this.lowest) this.lowest = this.#sum;
  }
}

interface Change {
  readonly account: string;
  readonly fund: string;
  readonly commodity: string;
  readonly all: Run;
  /** The part of the change that names no lot, and the parts that name one. */
  readonly unnamed: Run;
  readonly lots: Map<string, Run>;
}

/**
 * Judges the postings of an act one after the other, so that what came in by one may leave by a later one (what was
 * unpacked may be spilled), and nothing is taken on the promise that the same record brings it.
 */
export function judgeBalances(books: Books, postings: readonly Posting[]): Judgement {
  const changes = changesOf(postings);
  for (const { account, fund, commodity, all: { lowest } } of changes) {
    if (lowest >= 0n || !mustNotBeNegative(account)) continue;
    const balance = balanceOf(books, account, fund, commodity);
    if (balance + lowest < 0n) {
      return refuse('insufficient-balance', `${account} holds ${balance} least units of ${commodity} in fund ${fund}; the act needs ${-lowest}`, 'body.amount');
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
      if (change === undefined) changes.set(key, (change = { account, fund, commodity, all: new Run(), unnamed: new Run(), lots: new Map() }));
      change.all.add(signed);
      (lot === undefined ? change.unnamed : runOf(change.lots, lot)).add(signed);
    }
  }
  return [...changes.values()];
}

function runOf(lots: Map<string, Run>, lot: string): Run {
  const known = lots.get(lot);
  if (known !== undefined) return known;
  const run = new Run();
  lots.set(lot, run);
  return run;
}

function judgeLots(books: Books, { account, fund, commodity, unnamed, lots }: Change): Judgement {
  for (const [lot, { lowest }] of lots) {
    if (lowest >= 0n) continue;
    const held = lotBalanceOf(books, account, fund, lotKey(commodity, lot));
    if (held + lowest < 0n) return refuse('insufficient-lot', `${account} holds ${held} least units of lot ${lot} of ${commodity} in fund ${fund}; the act needs ${-lowest}`, 'body.goods');
  }
  if (unnamed.lowest >= 0n) return undefined;
  const inNoLot = balanceOf(books, account, fund, commodity) - lotBalanceOf(books, account, fund, inLots(commodity));
  if (inNoLot + unnamed.lowest >= 0n) return undefined;
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
