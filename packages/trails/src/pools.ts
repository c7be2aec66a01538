// Pools: one for each account, fund and commodity, which is where quantities wait and are taken from. What lies between
// two funds (a loan, a release) has one pool for all funds, and what lies between two commodities (a supplier, a
// conversion) has a pool for each batch, because there the quantities of one record or order belong together.

import { ACCOUNT_TYPES, accountType, type AccountType } from '@amanah/record/account.ts';

/** How a pool behaves. */
export const POOL = { holding: 0, outside: 1, exchange: 2 } as const;

const OUTSIDE: ReadonlySet<AccountType> = new Set<AccountType>(['donor', 'pledge']);
const EXCHANGES: ReadonlySet<AccountType> = new Set<AccountType>(['supplier', 'conversion']);
const BETWEEN_FUNDS: ReadonlySet<AccountType> = new Set<AccountType>(['loan', 'release']);
const SLOTS_AT_FIRST = 1024;

/** What the number of an account means for following: found once for each account, not for each movement. */
export interface AccountRole {
  /** Place of the account's type in `ACCOUNT_TYPES`. */
  readonly type: number;
  readonly kind: number;
  readonly isBetweenFunds: boolean;
}

/** The role of an account by its path, such as `stock:rafah`. */
export function roleOfAccount(account: string): AccountRole {
  const type = accountType(account);
  const kind = OUTSIDE.has(type) ? POOL.outside : EXCHANGES.has(type) ? POOL.exchange : POOL.holding;
  return { type: ACCOUNT_TYPES.indexOf(type), kind, isBetweenFunds: BETWEEN_FUNDS.has(type) };
}

/** One value for each pool. */
interface OfPools {
  values: Uint32Array;
}

const POOLS_AT_FIRST = 1024;

export class Pools {
  readonly account: OfPools;
  /** 1 + number of the fund; 0 where a pool serves all funds. */
  readonly fund: OfPools;
  readonly commodity: OfPools;
  readonly kind: OfPools;
  readonly type: OfPools;
  /** 1 + number of the batch, for pools of exchanges. */
  readonly batch: OfPools;
  #count = 0;
  /** Account, fund, commodity and batch of each pool side by side: a look into the table reads them at once. */
  #keys: Uint32Array;
  #slots: Uint32Array;

  /** `expected` pools find room without moving others. */
  constructor(expected = 0) {
    let slots = SLOTS_AT_FIRST;
    while (slots < 2 * expected) slots *= 2;
    this.#slots = new Uint32Array(slots);
    const room = Math.max(POOLS_AT_FIRST, Math.ceil(expected));
    this.#keys = new Uint32Array(4 * room);
    const column = (): OfPools => ({ values: new Uint32Array(room) });
    [this.account, this.fund, this.commodity, this.kind, this.type, this.batch] = [column(), column(), column(), column(), column(), column()];
  }

  get count(): number {
    return this.#count;
  }

  /** The pool of an account, fund (1 + its number, or 0) and commodity, or of a batch (1 + its number) and commodity; made when it is new. */
  of(account: number, role: AccountRole, fund: number, commodity: number, batch: number): number {
    const slots = this.#slots;
    const keys = this.#keys;
    const mask = slots.length - 1;
    let slot = mixed(account, fund, commodity, batch) & mask;
    for (;;) {
      const found = slots[slot] as number;
      if (found === 0) break;
      const key = 4 * found - 4;
      if (keys[key] === account && keys[key + 1] === fund && keys[key + 2] === commodity && keys[key + 3] === batch) return found - 1;
      slot = (slot + 1) & mask;
    }
    slots[slot] = this.#count + 1;
    return this.#make(account, role, fund, commodity, batch);
  }

  #make(account: number, role: AccountRole, fund: number, commodity: number, batch: number): number {
    const pool = this.#count;
    if (pool === this.account.values.length) this.#widen();
    this.#count += 1;
    this.account.values[pool] = account;
    this.fund.values[pool] = fund;
    this.commodity.values[pool] = commodity;
    this.kind.values[pool] = role.kind;
    this.type.values[pool] = role.type;
    this.batch.values[pool] = batch;
    const keys = this.#keys;
    keys[4 * pool] = account;
    keys[4 * pool + 1] = fund;
    keys[4 * pool + 2] = commodity;
    keys[4 * pool + 3] = batch;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return pool;
  }

  #widen(): void {
    const wider = (old: Uint32Array): Uint32Array => {
      const larger = new Uint32Array(2 * old.length);
      larger.set(old);
      return larger;
    };
    for (const column of [this.account, this.fund, this.commodity, this.kind, this.type, this.batch]) column.values = wider(column.values);
    this.#keys = wider(this.#keys);
  }

  #rehash(): void {
    const keys = this.#keys;
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let pool = 0; pool < this.#count; pool += 1) {
      let slot = mixed(keys[4 * pool] as number, keys[4 * pool + 1] as number, keys[4 * pool + 2] as number, keys[4 * pool + 3] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = pool + 1;
    }
    this.#slots = slots;
  }
}

/** Spreads the four numbers of a pool over 32 bits. */
function mixed(account: number, fund: number, commodity: number, batch: number): number {
  const all = Math.imul(account, 0x9e37_79b1) ^ Math.imul(fund + Math.imul(batch, 0x27d4_eb2f), 0x85eb_ca6b) ^ Math.imul(commodity, 0xc2b2_ae35);
  return (all ^ (all >>> 15)) >>> 0;
}
