// Movements written by hand with names, for tests: what the books give with numbers.

import { Movements, type Move } from '../movements.ts';
import { roleOfAccount, type AccountRole } from '../pools.ts';
import type { Followed } from '../follow.ts';
import type { Composition } from '../composition.ts';

/** One posting by names. */
export interface Written {
  readonly source: string;
  readonly destination: string;
  readonly commodity: string;
  readonly amount: bigint | number;
  readonly fund?: string;
  readonly lot?: string;
}

/** A log of records with postings by names. */
export class WrittenMovements {
  readonly names: string[] = [];
  readonly #roles: AccountRole[] = [];
  readonly movements: Movements;
  readonly #spans: (readonly [number, number])[] = [];

  constructor(money: readonly string[] = ['USD', 'JOD', 'EUR']) {
    this.movements = new Movements({ roleOf: (account) => this.#roles[account] as AccountRole, isMoney: (commodity) => money.includes(this.names[commodity] as string) });
  }

  /** Writes a record of these postings and returns its row. */
  record(postings: readonly Written[], order = ''): number {
    const row = this.#spans.length;
    const moves: Move[] = postings.map(({ source, destination, commodity, amount, fund = 'general', lot }) => ({
      source: this.#account(source),
      destination: this.#account(destination),
      fund: this.number(fund),
      commodity: this.number(commodity),
      lot: lot === undefined ? 0 : this.number(lot) + 1,
      amount,
    }));
    this.#spans.push([this.movements.record(row, moves, order), this.movements.count]);
    return row;
  }

  /** One posting `source>destination` of a commodity. */
  move(way: string, amount: bigint | number, commodity = 'USD', rest: { readonly fund?: string; readonly lot?: string } = {}): number {
    const [source, destination] = way.split('>') as [string, string];
    return this.record([{ source, destination, commodity, amount, ...rest }]);
  }

  /** Reverses the record at a row. */
  reverse(of: number): number {
    const row = this.#spans.length;
    const [first, end] = this.#spans[of] as readonly [number, number];
    const begin = this.movements.count;
    this.movements.negation(row, first, end);
    this.#spans.push([begin, this.movements.count]);
    return row;
  }

  number(name: string): number {
    const known = this.names.indexOf(name);
    return known >= 0 ? known : this.names.push(name) - 1;
  }

  #account(name: string): number {
    const number = this.number(name);
    this.#roles[number] ??= roleOfAccount(name);
    return number;
  }

  /** The first movement of a record. */
  firstOf(row: number): number {
    return (this.#spans[row] as readonly [number, number])[0];
  }

  /** What stands in an account by gift, such as `{A: 50n}`: quantities by the donor's name. */
  sharesIn(followed: Followed, composition: Composition, account: string, commodity = 'USD'): Record<string, number> {
    const { pools, from } = this.movements;
    const shares: Record<string, number> = {};
    for (let pool = 0; pool < pools.count; pool += 1) {
      if (this.names[pools.account.values[pool] as number] !== account || this.names[pools.commodity.values[pool] as number] !== commodity) continue;
      for (const run of followed.segments.runs(pool)) {
        for (const part of composition.partsOf(run.origin, run.start, run.quantity)) {
          const movement = followed.origins.movement.values[part.origin] as number;
          const source = this.names[pools.account.values[from.values[movement] as number] as number] as string;
          const name = followed.origins.kind.values[part.origin] === 0 ? source.slice(source.indexOf(':') + 1) : 'unaccounted';
          shares[name] = (shares[name] ?? 0) + part.quantity;
        }
      }
    }
    return shares;
  }
}
