// What each fund with rules received, what left it and under which category, what was cost, lost and came back, and
// what of its money stands where it should not: as of a tree size, added up from the records that stand.

import { CATEGORY_FACET } from '@amanah/record/body.ts';
import type { AccountType } from '@amanah/record/account.ts';
import type { BooksAt } from './books-at.ts';
import { balancesAt } from './balances.ts';
import { eachFundDeed, type FundDeed, type FundMove } from './fund-deeds.ts';
import { entryOf, sortedBy } from './grouping.ts';
import type { RuledFund } from './ruled-funds.ts';

/** One commodity of one fund, in least units. */
export interface CommoditySum {
  received: bigint;
  /** What left for people, partners and bills. */
  left: bigint;
  /** Of that what was paid for goods or another currency, which stay in the fund. */
  bought: bigint;
  lost: bigint;
  cameBack: bigint;
  readonly byExpense: Map<string, bigint>;
  readonly reported: Map<string, bigint>;
  /** By category; what names none stands under the empty one. */
  readonly byCategory: Map<string, { least: bigint; records: number }>;
  /** Rows that left under no category. */
  readonly unnamed: number[];
}

const HELD: ReadonlySet<AccountType> = new Set<AccountType>(['cash', 'stock', 'transit', 'conversion', 'suspense']);
const GONE: ReadonlySet<AccountType> = new Set<AccountType>(['partner', 'served', 'expense', 'supplier']);
const GIVERS: ReadonlySet<AccountType> = new Set<AccountType>(['donor', 'pledge', 'release']);

/** Sums by fund and commodity. */
export function ruledSums(at: BooksAt, funds: readonly RuledFund[]): Map<string, Map<string, CommoditySum>> {
  const sums = new Map<string, Map<string, CommoditySum>>(funds.map(({ fund }) => [fund, new Map()]));
  eachFundDeed(at, funds.map(({ fund }) => fund), (fund, deed) => {
    const ofFund = sums.get(fund) as Map<string, CommoditySum>;
    const counted = new Set<string>();
    for (const move of deed.moves) {
      const sum = entryOf(ofFund, move.commodity, () => ({ received: 0n, left: 0n, bought: 0n, lost: 0n, cameBack: 0n, byExpense: new Map(), reported: new Map(), byCategory: new Map(), unnamed: [] }));
      count(sum, deed, move, !counted.has(move.commodity));
      if (isLeaving(move)) counted.add(move.commodity);
    }
  });
  return sums;
}

const isLeaving = ({ from, to }: FundMove): boolean => (HELD.has(from) && GONE.has(to)) || (GIVERS.has(from) && from !== 'release' && to === 'partner');

function isBuying({ kind, order }: FundDeed, { to }: FundMove): boolean {
  return to === 'supplier' && (kind === 'purchase' || kind === 'exchange' || order !== undefined);
}

function count(sum: CommoditySum, deed: FundDeed, move: FundMove, isFirst: boolean): void {
  const { from, to, destination, amount } = move;
  if (GIVERS.has(from) && !GIVERS.has(to)) sum.received += amount;
  if (GIVERS.has(to) && !GIVERS.has(from)) sum.received -= amount;
  const code = destination.slice(destination.indexOf(':') + 1);
  if (to === 'expense') add(sum.byExpense, code, amount);
  if (from === 'partner' && to === 'expense') add(sum.reported, code, amount);
  if (to === 'loss') sum.lost += amount;
  if (from === 'loss') sum.lost -= amount;
  if (GONE.has(from) && HELD.has(to) && deed.kind !== 'purchase' && deed.kind !== 'exchange' && deed.kind !== 'receipt') sum.cameBack += amount;
  if (!isLeaving(move)) return;
  if (isBuying(deed, move)) {
    sum.bought += amount;
    return;
  }
  sum.left += amount;
  const under = entryOf(sum.byCategory, deed.category, () => ({ least: 0n, records: 0 }));
  under.least += amount;
  if (isFirst) under.records += 1;
  if (isFirst && deed.category === '') sum.unnamed.push(deed.row);
}

function add(map: Map<string, bigint>, key: string, least: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + least);
}

/** Money that stands in an account where it should not: a fund's outside its own accounts, or another's inside them. */
export interface Misplaced {
  readonly fund: string;
  readonly account: string;
  readonly commodity: string;
  readonly least: bigint;
  /** The fund whose account it is, or empty. */
  readonly owner: string;
}

export function misplacedMoney(at: BooksAt, funds: readonly RuledFund[]): Misplaced[] {
  const own = new Map(funds.flatMap(({ fund, rules }) => (rules.accounts === undefined ? [] : [[fund, rules.accounts] as const])));
  if (own.size === 0) return [];
  const { names } = at.books;
  const found: Misplaced[] = [];
  for (const cell of balancesAt(at.books, at.asOf).all()) {
    const [path, fund] = [names.name(cell.account), names.name(cell.fund)];
    if (!path.startsWith('cash:')) continue;
    const account = path.slice('cash:'.length);
    const owner = [...own].find(([, accounts]) => accounts.includes(account))?.[0] ?? '';
    if (owner === fund || (owner === '' && !own.has(fund))) continue;
    found.push({ fund, account, commodity: names.name(cell.commodity), least: cell.balance, owner });
  }
  return sortedBy(found, ({ fund, account, commodity }) => [fund, account, commodity]);
}

/** The facet that categories stand under, for selectors. */
export const BY_CATEGORY = CATEGORY_FACET;
