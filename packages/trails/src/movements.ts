// Movements in the order of the log: the list that every rule follows. Records give postings; this gives each posting
// its two pools, finds which quantities of an exchange belong together, and says which movement undoes which.

import { assert } from '@amanah/log/assert.ts';
import { POOL, Pools, type AccountRole } from './pools.ts';

/** One posting by the numbers of its names. `lot` is 1 + its number, 0 for none. */
export interface Move {
  readonly source: number;
  readonly destination: number;
  readonly fund: number;
  readonly commodity: number;
  readonly lot: number;
  readonly amount: bigint | number;
}

/** What the builder asks about names that stand as numbers. */
export interface Names {
  readonly roleOf: (account: number) => AccountRole;
  readonly isMoney: (commodity: number) => boolean;
}

/** Quantities are followed as doubles, which are exact up to 2^53; a larger one is followed in parts. */
export const PART_MAX = 2 ** 52;

/** What a movement is besides its two pools. */
export const MARK = { line: 1, undone: 2 } as const;

interface Chain {
  batch: number;
  hasIn: boolean;
  hasOut: boolean;
  first: 'in' | 'out' | undefined;
}

/** What was bought and what was given back are two chains of batches at one supplier, for one fund and order. */
interface Party {
  readonly bought: Chain;
  readonly givenBack: Chain;
}

const newChain = (): Chain => ({ batch: -1, hasIn: false, hasOut: false, first: undefined });

export class Movements {
  readonly pools: Pools;
  readonly row: { values: Uint32Array };
  readonly from: { values: Uint32Array };
  readonly to: { values: Uint32Array };
  readonly lot: { values: Uint32Array };
  readonly quantity: { values: Float64Array };
  /** 1 + the movement that this one undoes, 0 for none. */
  readonly undoes: { values: Uint32Array };
  readonly mark: { values: Uint8Array };
  /** Pools of each batch where what was paid or put in waits, in the order of their first use. */
  readonly batchInputs: number[][] = [];
  readonly #names: Names;
  #count = 0;
  readonly #parties = new Map<string, Party>();

  constructor(names: Names, capacity = 1024) {
    this.#names = names;
    this.pools = new Pools(capacity / 4);
    const room = Math.max(1, capacity);
    const words = (): { values: Uint32Array } => ({ values: new Uint32Array(room) });
    [this.row, this.from, this.to, this.lot, this.undoes] = [words(), words(), words(), words(), words()];
    this.quantity = { values: new Float64Array(room) };
    this.mark = { values: new Uint8Array(room) };
  }

  get count(): number {
    return this.#count;
  }

  /** Takes the postings of one record. `order` ties payments and receipts of a supplier together. Returns the first movement. */
  record(row: number, moves: readonly Move[], order = ''): number {
    const first = this.count;
    const { roleOf } = this.#names;
    let passes = false;
    for (const { source, destination } of moves) passes ||= isPassing(roleOf(source)) || isPassing(roleOf(destination));
    if (!passes) {
      for (const move of moves) this.#plain(row, move, roleOf(move.source), roleOf(move.destination));
      return first;
    }
    // What comes to a supplier, a conversion, a loan or a release comes before what leaves it.
    const isFirst = ({ source, destination }: Move): boolean => isPassing(roleOf(destination)) && !isPassing(roleOf(source));
    const own = new Map<number, number>();
    for (const move of [...moves.filter(isFirst), ...moves.filter((move) => !isFirst(move))]) this.#passing(row, move, moves, own, order);
    return first;
  }

  /** Takes the only posting of a record, as `record` would; false when it passes through an exchange or between funds, and nothing was taken. */
  single(row: number, source: number, destination: number, fund: number, commodity: number, lot: number, amount: bigint | number): boolean {
    const from = this.#names.roleOf(source);
    const to = this.#names.roleOf(destination);
    if (isPassing(from) || isPassing(to)) return false;
    this.#parts(row, this.pools.of(source, from, fund + 1, commodity, 0), this.pools.of(destination, to, fund + 1, commodity, 0), lot, amount, 0);
    return true;
  }

  /** Takes the exact negation of movements `first` up to `end`, the last one first. */
  negation(row: number, first: number, end: number): void {
    for (let movement = end - 1; movement >= first; movement -= 1) {
      this.mark.values[movement] = (this.mark.values[movement] as number) | MARK.undone;
      this.#push(row, this.to.values[movement] as number, this.from.values[movement] as number, this.lot.values[movement] as number, this.quantity.values[movement] as number, 0, movement + 1);
    }
  }

  /** True when what a movement brings stands aside, never to be taken: outside the books, and goods that a reversal takes back to where they were bought. */
  standsAside(movement: number): boolean {
    const kind = this.pools.kind.values[this.to.values[movement] as number];
    if (kind === POOL.outside) return true;
    const undone = this.undoes.values[movement] as number;
    return kind === POOL.exchange && undone !== 0 && ((this.mark.values[undone - 1] as number) & MARK.line) !== 0;
  }

  #plain(row: number, { source, destination, fund, commodity, lot, amount }: Move, from: AccountRole, to: AccountRole): void {
    this.#parts(row, this.pools.of(source, from, fund + 1, commodity, 0), this.pools.of(destination, to, fund + 1, commodity, 0), lot, amount, 0);
  }

  #passing(row: number, move: Move, moves: readonly Move[], own: Map<number, number>, order: string): void {
    const from = this.#names.roleOf(move.source);
    const to = this.#names.roleOf(move.destination);
    let mark = 0;
    let source: number;
    if (from.kind === POOL.exchange) {
      const { batch, isLine } = this.#leaving(move, moves, own, order);
      source = this.pools.of(move.source, from, 0, move.commodity, batch + 1);
      if (isLine) mark = MARK.line;
      else this.#isInput(batch, source);
    } else source = this.pools.of(move.source, from, from.isBetweenFunds ? 0 : move.fund + 1, move.commodity, 0);
    let destination: number;
    if (to.kind === POOL.exchange) {
      const batch = this.#coming(move, moves, own, order);
      destination = this.pools.of(move.destination, to, 0, move.commodity, batch + 1);
      this.#isInput(batch, destination);
    } else destination = this.pools.of(move.destination, to, to.isBetweenFunds ? 0 : move.fund + 1, move.commodity, 0);
    this.#parts(row, source, destination, move.lot, move.amount, mark);
  }

  #isInput(batch: number, pool: number): void {
    const inputs = this.batchInputs[batch] as number[];
    if (!inputs.includes(pool)) inputs.push(pool);
  }

  /** The batch of what comes to an exchange. */
  #coming(move: Move, moves: readonly Move[], own: Map<number, number>, order: string): number {
    const account = move.destination;
    const party = this.#party(account, move.fund, order);
    const chain = this.#names.isMoney(move.commodity) ? party.bought : party.givenBack;
    if (order === '' && this.#isOneRecord(account, moves)) {
      // Money that this supplier gives back later is money of this purchase.
      Object.assign(chain, { batch: this.#ownBatch(account, own), hasIn: true, hasOut: true, first: 'in' });
      return chain.batch;
    }
    if (chain.batch < 0 || (order === '' && chain.first === 'in' && chain.hasOut)) this.#open(chain, 'in');
    chain.hasIn = true;
    return chain.batch;
  }

  /** The batch of what leaves an exchange, and whether it is something new rather than what waited there coming back. */
  #leaving(move: Move, moves: readonly Move[], own: Map<number, number>, order: string): { readonly batch: number; readonly isLine: boolean } {
    const account = move.source;
    if (this.#isOneRecord(account, moves) && order === '') return { batch: this.#ownBatch(account, own), isLine: true };
    const party = this.#party(account, move.fund, order);
    if (this.#names.isMoney(move.commodity)) {
      if (party.givenBack.hasIn) {
        party.givenBack.hasOut = true;
        return { batch: party.givenBack.batch, isLine: true };
      }
      if (party.bought.batch < 0) this.#open(party.bought, 'in');
      return { batch: party.bought.batch, isLine: false };
    }
    const chain = party.bought;
    if (chain.batch < 0 || (order === '' && chain.first === 'out' && chain.hasIn)) this.#open(chain, 'out');
    chain.hasOut = true;
    return { batch: chain.batch, isLine: true };
  }

  /** A conversion, or a supplier that gives and takes in one record without an order: what the record brings is what it takes. */
  #isOneRecord(account: number, moves: readonly Move[]): boolean {
    return moves.some(({ source }) => source === account) && moves.some(({ destination }) => destination === account);
  }

  #ownBatch(account: number, own: Map<number, number>): number {
    const known = own.get(account);
    if (known !== undefined) return known;
    const batch = this.batchInputs.push([]) - 1;
    own.set(account, batch);
    return batch;
  }

  #party(account: number, fund: number, order: string): Party {
    const key = `${account}/${fund}/${order}`;
    const known = this.#parties.get(key);
    if (known !== undefined) return known;
    const party = { bought: newChain(), givenBack: newChain() };
    this.#parties.set(key, party);
    return party;
  }

  #open(chain: Chain, first: 'in' | 'out'): void {
    chain.batch = this.batchInputs.push([]) - 1;
    chain.first = first;
    chain.hasIn = false;
    chain.hasOut = false;
  }

  #parts(row: number, from: number, to: number, lot: number, amount: bigint | number, mark: number): void {
    if (typeof amount === 'number' || amount <= PART_MAX) {
      this.#push(row, from, to, lot, Number(amount), mark, 0);
      return;
    }
    for (let rest = amount; rest > 0n; rest -= BigInt(PART_MAX)) this.#push(row, from, to, lot, Number(rest > PART_MAX ? BigInt(PART_MAX) : rest), mark, 0);
  }

  #push(row: number, from: number, to: number, lot: number, quantity: number, mark: number, undoes: number): void {
    assert(quantity > 0 && quantity <= PART_MAX, 'a movement moves something');
    const at = this.#count;
    if (at === this.row.values.length) this.#grow();
    this.row.values[at] = row;
    this.from.values[at] = from;
    this.to.values[at] = to;
    this.lot.values[at] = lot;
    this.quantity.values[at] = quantity;
    this.mark.values[at] = mark;
    this.undoes.values[at] = undoes;
    this.#count = at + 1;
  }

  #grow(): void {
    const room = 2 * this.row.values.length;
    for (const column of [this.row, this.from, this.to, this.lot, this.undoes]) {
      const larger = new Uint32Array(room);
      larger.set(column.values);
      column.values = larger;
    }
    const quantity = new Float64Array(room);
    quantity.set(this.quantity.values);
    this.quantity.values = quantity;
    const mark = new Uint8Array(room);
    mark.set(this.mark.values);
    this.mark.values = mark;
  }
}

function isPassing(role: AccountRole): boolean {
  return role.kind === POOL.exchange || role.isBetweenFunds;
}
