// Balances by account, fund and commodity, kept up with every posting. The sum
// over all accounts of one commodity is zero by construction (SPEC [P2]).

import { assert } from '@amanah/log/assert.ts';
import { u32 } from './column.ts';

const NUMBER_LIMIT = 2 ** 26;
const SLOTS_AT_FIRST = 1024;

/** One balance, with the numbers the books' interner gave to the names. */
export interface Cell {
  readonly account: number;
  readonly fund: number;
  readonly commodity: number;
  readonly balance: bigint;
}

export class Balances {
  /** Fund and commodity together are few: a pair has a number. */
  readonly #pairs = new Map<number, number>();
  readonly #pairKeys: number[] = [];
  /** Cells by their number: account, pair and balance. */
  readonly #accounts = u32();
  readonly #pairOf = u32();
  readonly #balances: bigint[] = [];
  /** Open addressing over account and pair: 1 + number of the cell, 0 for an empty slot. */
  #slots = new Uint32Array(SLOTS_AT_FIRST);

  /** Moves an amount from one account to another. */
  move(source: number, destination: number, fund: number, commodity: number, amount: bigint): void {
    const pair = this.#pairFor(fund, commodity);
    this.#add(source, pair, -amount);
    this.#add(destination, pair, amount);
  }

  /** The balance of one account in one fund and commodity; zero when nothing was ever posted. */
  of(account: number, fund: number, commodity: number): bigint {
    const pair = this.#pairs.get(fund * NUMBER_LIMIT + commodity);
    const cell = pair === undefined ? 0 : (this.#slots[this.#slot(account, pair)] as number);
    return cell === 0 ? 0n : (this.#balances[cell - 1] as bigint);
  }

  /** Every balance that is not zero, in order of first posting. */
  *all(): IterableIterator<Cell> {
    for (const [cell, balance] of this.#balances.entries()) {
      if (balance === 0n) continue;
      const pair = this.#pairKeys[this.#pairOf.values[cell] as number] as number;
      yield { account: this.#accounts.values[cell] as number, fund: Math.floor(pair / NUMBER_LIMIT), commodity: pair % NUMBER_LIMIT, balance };
    }
  }

  /** Puts back a balance from a snapshot. */
  restore({ account, fund, commodity, balance }: Cell): void {
    this.#add(account, this.#pairFor(fund, commodity), balance);
  }

  #add(account: number, pair: number, amount: bigint): void {
    const slot = this.#slot(account, pair);
    const cell = this.#slots[slot] as number;
    if (cell !== 0) {
      this.#balances[cell - 1] = (this.#balances[cell - 1] as bigint) + amount;
      return;
    }
    this.#accounts.push(account);
    this.#pairOf.push(pair);
    this.#balances.push(amount);
    this.#slots[slot] = this.#balances.length;
    if (this.#balances.length * 2 > this.#slots.length) this.#grow();
  }

  /** The slot of a cell, or the empty one where it belongs. */
  #slot(account: number, pair: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (Math.imul(account, 0x9e37_79b1) ^ Math.imul(pair, 0x85eb_ca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const cell = slots[slot] as number;
      if (cell === 0 || (this.#accounts.values[cell - 1] === account && this.#pairOf.values[cell - 1] === pair)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let cell = 0; cell < this.#balances.length; cell += 1) {
      this.#slots[this.#slot(this.#accounts.values[cell] as number, this.#pairOf.values[cell] as number)] = cell + 1;
    }
  }

  #pairFor(fund: number, commodity: number): number {
    assert(fund < NUMBER_LIMIT && commodity < NUMBER_LIMIT, 'books hold fewer than 67 million names');
    const key = fund * NUMBER_LIMIT + commodity;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const pair = this.#pairKeys.length;
    this.#pairs.set(key, pair);
    this.#pairKeys.push(key);
    return pair;
  }
}
