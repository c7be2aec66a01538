// Balances by account, fund and commodity, kept up with every posting. The sum
// over all accounts of one commodity is zero by construction (B1, B2).

import { assert } from '../assert.ts';

const FUND_LIMIT = 2 ** 22;
const COMMODITY_LIMIT = 2 ** 22;

/** One balance, with the numbers the books' interner gave to the names. */
export interface Cell {
  readonly account: number;
  readonly fund: number;
  readonly commodity: number;
  readonly balance: bigint;
}

export class Balances {
  readonly #cells = new Map<number, Map<number, bigint>>();

  /** Moves an amount from one account to another. */
  move(source: number, destination: number, fund: number, commodity: number, amount: bigint): void {
    this.#add(source, fund, commodity, -amount);
    this.#add(destination, fund, commodity, amount);
  }

  /** The balance of one account in one fund and commodity; zero when nothing was ever posted. */
  of(account: number, fund: number, commodity: number): bigint {
    return this.#cells.get(account)?.get(fund * COMMODITY_LIMIT + commodity) ?? 0n;
  }

  /** Every balance that is not zero, in order of first posting. */
  *all(): IterableIterator<Cell> {
    for (const [account, cells] of this.#cells) {
      for (const [key, balance] of cells) {
        if (balance !== 0n) yield { account, fund: Math.floor(key / COMMODITY_LIMIT), commodity: key % COMMODITY_LIMIT, balance };
      }
    }
  }

  /** Puts back a balance from a snapshot. */
  restore({ account, fund, commodity, balance }: Cell): void {
    this.#add(account, fund, commodity, balance);
  }

  #add(account: number, fund: number, commodity: number, amount: bigint): void {
    assert(fund < FUND_LIMIT && commodity < COMMODITY_LIMIT, 'books hold fewer than four million names');
    let cells = this.#cells.get(account);
    if (cells === undefined) {
      cells = new Map();
      this.#cells.set(account, cells);
    }
    const key = fund * COMMODITY_LIMIT + commodity;
    cells.set(key, (cells.get(key) ?? 0n) + amount);
  }
}
