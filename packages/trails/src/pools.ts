// Pools: one for each account, fund and commodity, which is where quantities wait and are taken from. What lies between
// two funds (a loan, a release) has one pool for all funds, and what lies between two commodities (a supplier, a
// conversion) has a pool for each batch, because there the quantities of one record or order belong together.

import { ACCOUNT_TYPES, accountType, type AccountType } from '@amanah/core/ledger/account.ts';
import { U32 } from './columns.ts';

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

export class Pools {
  readonly account = new U32();
  /** 1 + number of the fund; 0 where a pool serves all funds. */
  readonly fund = new U32();
  readonly commodity = new U32();
  readonly kind = new U32();
  readonly type = new U32();
  /** 1 + number of the batch, for pools of exchanges. */
  readonly batch = new U32();
  #slots: Uint32Array;

  /** `expected` pools find room without moving others. */
  constructor(expected = 0) {
    let slots = SLOTS_AT_FIRST;
    while (slots < 2 * expected) slots *= 2;
    this.#slots = new Uint32Array(slots);
  }

  get count(): number {
    return this.account.length;
  }

  /** The pool of an account, fund (1 + its number, or 0) and commodity, or of a batch (1 + its number) and commodity; made when it is new. */
  of(account: number, role: AccountRole, fund: number, commodity: number, batch: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = mixed(account, fund, commodity, batch) & mask;
    for (;;) {
      const found = slots[slot] as number;
      if (found === 0) break;
      const pool = found - 1;
      if (this.account.values[pool] === account && this.fund.values[pool] === fund && this.commodity.values[pool] === commodity && this.batch.values[pool] === batch) return pool;
      slot = (slot + 1) & mask;
    }
    const pool = this.account.push(account);
    this.fund.push(fund);
    this.commodity.push(commodity);
    this.kind.push(role.kind);
    this.type.push(role.type);
    this.batch.push(batch);
    slots[slot] = pool + 1;
    if (this.count * 2 > slots.length) this.#grow();
    return pool;
  }

  #grow(): void {
    const old = this.#slots;
    const [accounts, funds, commodities, batches] = [this.account.values, this.fund.values, this.commodity.values, this.batch.values];
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - 1;
    for (const found of old) {
      if (found === 0) continue;
      const pool = found - 1;
      let slot = mixed(accounts[pool] as number, funds[pool] as number, commodities[pool] as number, batches[pool] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = found;
    }
    this.#slots = slots;
  }
}

/** Spreads the four numbers of a pool over 32 bits. */
function mixed(account: number, fund: number, commodity: number, batch: number): number {
  const all = Math.imul(account, 0x9e37_79b1) ^ Math.imul(fund + Math.imul(batch, 0x27d4_eb2f), 0x85eb_ca6b) ^ Math.imul(commodity, 0xc2b2_ae35);
  return (all ^ (all >>> 15)) >>> 0;
}
