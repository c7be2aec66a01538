// Balances by account, fund and commodity, kept up with every posting. The sum
// over all accounts of one commodity is zero by construction (B1, B2).

import { assert } from '../assert.ts';

const COMMODITY_LIMIT = 2 ** 26;
const PAIR_LIMIT = 2 ** 26;
const NUMBER_LIMIT = 2 ** 26;

/** One balance, with the numbers the books' interner gave to the names. */
export interface Cell {
  readonly account: number;
  readonly fund: number;
  readonly commodity: number;
  readonly balance: bigint;
}

export class Balances {
  /** Fund and commodity together: few, so that one number with the account finds a cell. */
  readonly #pairs = new Map<number, number>();
  readonly #pairKeys: number[] = [];
  readonly #cells = new Map<number, number>();
  readonly #cellKeys: number[] = [];
  readonly #balances: bigint[] = [];

  /** Moves an amount from one account to another. */
  move(source: number, destination: number, fund: number, commodity: number, amount: bigint): void {
    this.#add(source, fund, commodity, -amount);
    this.#add(destination, fund, commodity, amount);
  }

  /** The balance of one account in one fund and commodity; zero when nothing was ever posted. */
  of(account: number, fund: number, commodity: number): bigint {
    const pair = this.#pairs.get(fund * COMMODITY_LIMIT + commodity);
    const cell = pair === undefined ? undefined : this.#cells.get(account * PAIR_LIMIT + pair);
    return cell === undefined ? 0n : (this.#balances[cell] as bigint);
  }

  /** Every balance that is not zero, in order of first posting. */
  *all(): IterableIterator<Cell> {
    for (const [cell, balance] of this.#balances.entries()) {
      if (balance === 0n) continue;
      const key = this.#cellKeys[cell] as number;
      const pair = this.#pairKeys[key % PAIR_LIMIT] as number;
      yield { account: Math.floor(key / PAIR_LIMIT), fund: Math.floor(pair / COMMODITY_LIMIT), commodity: pair % COMMODITY_LIMIT, balance };
    }
  }

  /** Puts back a balance from a snapshot. */
  restore({ account, fund, commodity, balance }: Cell): void {
    this.#add(account, fund, commodity, balance);
  }

  #add(account: number, fund: number, commodity: number, amount: bigint): void {
    assert(account < NUMBER_LIMIT && fund < NUMBER_LIMIT && commodity < COMMODITY_LIMIT, 'books hold fewer than 67 million names');
    const key = account * PAIR_LIMIT + this.#pair(fund * COMMODITY_LIMIT + commodity);
    const cell = this.#cells.get(key);
    if (cell !== undefined) {
      this.#balances[cell] = (this.#balances[cell] as bigint) + amount;
      return;
    }
    this.#cells.set(key, this.#balances.length);
    this.#cellKeys.push(key);
    this.#balances.push(amount);
  }

  #pair(key: number): number {
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const pair = this.#pairKeys.length;
    assert(pair < PAIR_LIMIT, 'books hold fewer than 67 million pairs of fund and commodity');
    this.#pairs.set(key, pair);
    this.#pairKeys.push(key);
    return pair;
  }
}
