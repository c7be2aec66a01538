// The nisab: the least wealth on which zakat is due, from a stated price of gold or silver.

import { compare, exact, over, readDecimal, times, type Exact } from './exact.ts';
import type { Profile } from './profile.ts';
import type { Refusal } from './refusal.ts';
import { moneyOf, type Currency, type Operand, type Working } from './working.ts';

export type Metal = 'gold' | 'silver';
export const PRICE_UNITS = ['gram', 'troy-ounce', 'kilogram'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

/** Grams in each unit of a price; the troy ounce is 31.1034768 g by definition. */
const GRAMS: Readonly<Record<PriceUnit, Exact>> = { gram: exact(1n), 'troy-ounce': exact(311_034_768n, 10_000_000n), kilogram: exact(1000n) };

/** A price that somebody stated, on a day, with where it was read. */
export interface Price {
  readonly amount: Exact;
  readonly per: PriceUnit;
  readonly day: string;
  readonly source: string;
}

export type Prices = Readonly<Partial<Record<Metal, Price>>>;

/** The price of one gram, exactly. */
export function perGram(price: Price): Exact {
  return over(price.amount, GRAMS[price.per]);
}

/** The metals whose price a nisab of this profile needs. */
export function metalsOfNisab({ parameters }: Profile): readonly Metal[] {
  if (parameters.nisabBasis === 'lower') return ['gold', 'silver'];
  return [parameters.nisabBasis];
}

/** The weight of a metal's nisab, in grams. */
export function gramsOfNisab({ parameters }: Profile, metal: Metal): Exact {
  return readDecimal(metal === 'gold' ? parameters.goldGrams : parameters.silverGrams) as Exact;
}

export type Nisab = { readonly ok: true; readonly amount: Exact; readonly metal: Metal } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The price as an operand of a line, in the unit in which it was stated. */
export function priceOperand(price: Pick<Price, 'amount' | 'per'>, currency: Currency): Operand {
  return { of: 'price', amount: textOf(price.amount, currency.decimals), currency: currency.code, per: price.per };
}

/** A price with all its decimals, and no fewer than the currency has. */
function textOf(amount: Exact, decimals: number): string {
  let places = decimals;
  while (places < 12 && (amount.n * 10n ** BigInt(places)) % amount.d !== 0n) places += 1;
  const money = moneyOf(amount, { code: '', decimals: places });
  return money.of === 'money' ? money.amount : '';
}

/** The nisab in money, with its working. A price that the basis needs and nobody stated is refused. */
export function nisabOf(profile: Profile, prices: Prices, currency: Currency, working: Working): Nisab {
  const metals = metalsOfNisab(profile);
  const missing = metals.filter((metal) => prices[metal] === undefined);
  if (missing.length > 0) return { ok: false, refusals: missing.map((metal) => ({ code: 'price-missing', at: `prices.${metal}`, values: { metal } })) };
  const found = metals.map((metal) => {
    const price = prices[metal] as Price;
    const grams = gramsOfNisab(profile, metal);
    const amount = times(grams, perGram(price));
    working.add('price', { metal: { of: 'word', word: metal }, price: priceOperand(price, currency), day: { of: 'day', day: price.day } }, { source: price.source });
    const line = price.per === 'gram' ? 'nisab-gram' : price.per === 'kilogram' ? 'nisab-kilogram' : 'nisab-ounce';
    working.add(line, { metal: { of: 'word', word: metal }, grams: { of: 'grams', amount: metal === 'gold' ? profile.parameters.goldGrams : profile.parameters.silverGrams }, price: priceOperand(price, currency) }, { result: moneyOf(amount, currency), by: metal === 'gold' ? 'goldGrams' : 'silverGrams' });
    return { amount, metal };
  });
  const lowest = found.reduce((a, b) => (compare(b.amount, a.amount) < 0 ? b : a));
  if (found.length > 1) working.add('nisab-lower', { metal: { of: 'word', word: lowest.metal } }, { result: moneyOf(lowest.amount, currency), by: 'nisabBasis' });
  else working.add('nisab-basis', { metal: { of: 'word', word: lowest.metal } }, { by: 'nisabBasis' });
  return { ok: true, ...lowest };
}
