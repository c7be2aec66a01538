// What a reckoning is made from, once it is read: `read-input.ts` reads it from a document.

import type { Exact } from './exact.ts';
import type { Convention } from './hijri.ts';
import type { Herd } from './livestock.ts';
import type { Metal, Prices } from './nisab.ts';
import type { Currency } from './working.ts';

/** An amount of money, with the words of the person who states it. */
export interface Item {
  readonly label?: string;
  readonly amount: Exact;
}

/** Metal by weight; `pure` is the weight of the metal itself. */
export interface MetalItem {
  readonly label?: string;
  readonly metal: Metal;
  readonly grams: Exact;
  readonly pure: Exact;
}

/** Shares held for their income: what they would sell for, and which part of that is of assets that zakat is due on. */
export interface LongTermShares {
  readonly label?: string;
  readonly amount: Exact;
  readonly part?: Exact;
}

export const MONEY_LISTS = ['money', 'tradeGoods', 'goodReceivables', 'doubtfulReceivables', 'tradedShares', 'other', 'immediateDebts', 'laterDebts'] as const;
export type MoneyList = (typeof MONEY_LISTS)[number];

export interface Wealth extends Readonly<Record<MoneyList, readonly Item[]>> {
  readonly metals: readonly MetalItem[];
  readonly jewellery: readonly MetalItem[];
  readonly longTermShares: readonly LongTermShares[];
}

/** Since when wealth stood at the nisab, and what it was on days since. */
export interface YearStated {
  readonly since: string;
  readonly balances: readonly { readonly day: string; readonly amount: Exact }[];
}

export const WATERINGS = ['rain', 'irrigated', 'mixed'] as const;
export type Watering = (typeof WATERINGS)[number];

export interface Crop {
  readonly name: string;
  readonly kilograms: Exact;
  readonly watering: Watering;
}

export interface Fitr {
  readonly persons: bigint;
  readonly staple: string;
  readonly isWheat: boolean;
  readonly pay: 'staple' | 'cash';
  readonly pricePerKilogram?: Exact;
  /** The day of the feast, as announced; left out, 1 Shawwal of the calendar. */
  readonly eid?: string;
}

export interface Input {
  /** The day for which is reckoned. */
  readonly day: string;
  readonly currency: Currency;
  readonly convention: Convention;
  readonly prices: Prices;
  readonly wealth?: Wealth;
  readonly year?: YearStated;
  readonly crops: readonly Crop[];
  readonly livestock: readonly { readonly herd: Herd; readonly count: bigint }[];
  readonly rikaz?: Exact;
  readonly minerals?: Exact;
  readonly fitr?: Fitr;
}
