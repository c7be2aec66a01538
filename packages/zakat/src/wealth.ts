// Wealth in money on one day: what is counted, at which value, and which debts are taken off.

import { compare, minus, plus, sumOf, times, ZERO, type Exact } from './exact.ts';
import type { Item, MoneyList, Wealth } from './input.ts';
import type { LineCode } from './messages/en.ts';
import { perGram, priceOperand, type Metal, type Prices } from './nisab.ts';
import type { ParameterName } from './parameters.ts';
import type { Profile } from './profile.ts';
import type { Refusal } from './refusal.ts';
import { moneyOf, numberOf, type Currency, type Operand, type Working } from './working.ts';

export type NetWealth = { readonly ok: true; readonly amount: Exact } | { readonly ok: false; readonly refusals: readonly Refusal[] };

interface Reckoner {
  readonly profile: Profile;
  readonly prices: Prices;
  readonly currency: Currency;
  readonly working: Working;
}

/** The wealth that zakat is reckoned on, with a line for each thing counted or left out. Never below zero. */
export function netWealth(wealth: Wealth, reckoner: Reckoner): NetWealth {
  const { profile: { parameters }, currency, working } = reckoner;
  const jewelleryCounts = parameters.personalJewellery === 'zakatable';
  const missing = missingPrices([...wealth.metals, ...(jewelleryCounts ? wealth.jewellery : [])].map(({ metal }) => metal), reckoner.prices);
  const parts = wealth.longTermShares.flatMap((shares, at): Refusal[] => (parameters.longTermShares === 'zakatable-part' && shares.part === undefined ? [{ code: 'missing', at: `wealth.longTermShares[${at}].zakatablePart`, values: {} }] : []));
  if (missing.length + parts.length > 0) return { ok: false, refusals: [...missing, ...parts] };
  const assets = sumOf([
    ...countedItems(reckoner, wealth, 'money'),
    ...wealth.metals.map((item) => metalLine(reckoner, 'metal', item)),
    ...wealth.jewellery.map((item) => (jewelleryCounts ? metalLine(reckoner, 'jewellery', item) : leftOut(reckoner, 'jewellery-exempt', numberOf('grams', item.grams), item.label, 'personalJewellery'))),
    ...countedItems(reckoner, wealth, 'tradeGoods'),
    ...countedItems(reckoner, wealth, 'tradedShares'),
    ...wealth.longTermShares.map((shares) => sharesLine(reckoner, shares)),
    ...receivables(reckoner, wealth, 'goodReceivables'),
    ...receivables(reckoner, wealth, 'doubtfulReceivables'),
    ...countedItems(reckoner, wealth, 'other'),
  ]);
  const debts = plus(debtsOf(reckoner, wealth, 'immediateDebts'), debtsOf(reckoner, wealth, 'laterDebts'));
  const left = minus(assets, debts);
  const amount = compare(left, ZERO) < 0 ? ZERO : left;
  working.add('wealth', { assets: moneyOf(assets, currency), debts: moneyOf(debts, currency) }, { result: moneyOf(amount, currency) });
  if (compare(left, ZERO) < 0) working.add('debts-above-wealth', {});
  return { ok: true, amount };
}

function missingPrices(metals: readonly Metal[], prices: Prices): Refusal[] {
  return [...new Set(metals)].filter((metal) => prices[metal] === undefined).map((metal) => ({ code: 'price-missing', at: `prices.${metal}`, values: { metal } }));
}

function named(label: string | undefined): Readonly<Record<string, Operand>> {
  return { label: { of: 'text', text: label ?? '' } };
}

function countedItems({ currency, working }: Reckoner, wealth: Wealth, list: MoneyList, by?: ParameterName): Exact[] {
  return wealth[list].map(({ label, amount }) => {
    working.add(list, named(label), { result: moneyOf(amount, currency), ...(by === undefined ? {} : { by }) });
    return amount;
  });
}

function metalLine({ prices, currency, working }: Reckoner, code: 'metal' | 'jewellery', { label, metal, grams, pure }: Wealth['metals'][number]): Exact {
  const price = prices[metal];
  // A missing price was refused before any line was written.
  if (price === undefined) return ZERO;
  const value = times(pure, perGram(price));
  const isPure = compare(grams, pure) === 0;
  working.add(`${code}${isPure ? '' : '-alloy'}`, { ...named(label), metal: { of: 'word', word: metal }, grams: numberOf('grams', grams), pure: numberOf('grams', pure), price: priceOperand(price, currency) }, { result: moneyOf(value, currency), ...(code === 'jewellery' ? { by: 'personalJewellery' } : {}) });
  return value;
}

function leftOut({ working }: Reckoner, code: LineCode, what: Operand, label: string | undefined, by: ParameterName): Exact {
  working.add(code, { ...named(label), what }, { by });
  return ZERO;
}

function sharesLine(reckoner: Reckoner, { label, amount, part }: Wealth['longTermShares'][number]): Exact {
  const { profile, currency, working } = reckoner;
  const rule = profile.parameters.longTermShares;
  if (rule === 'not-counted') return leftOut(reckoner, 'shares-left-out', moneyOf(amount, currency), label, 'longTermShares');
  const counted = rule === 'market-value' ? amount : (part ?? ZERO);
  working.add(rule === 'market-value' ? 'shares-market' : 'shares-part', { ...named(label), whole: moneyOf(amount, currency) }, { result: moneyOf(counted, currency), by: 'longTermShares' });
  return counted;
}

function receivables(reckoner: Reckoner, wealth: Wealth, list: 'goodReceivables' | 'doubtfulReceivables'): Exact[] {
  if (reckoner.profile.parameters[list] === 'counted') return countedItems(reckoner, wealth, list, list);
  return wealth[list].map((item) => leftOut(reckoner, `${list}-later`, moneyOf(item.amount, reckoner.currency), item.label, list));
}

function debtsOf(reckoner: Reckoner, wealth: Wealth, list: 'immediateDebts' | 'laterDebts'): Exact {
  const { profile: { parameters }, currency, working } = reckoner;
  const isDeducted = parameters.debtDeduct === 'all' || (parameters.debtDeduct === 'immediate' && list === 'immediateDebts');
  return sumOf(wealth[list].map((item: Item) => {
    if (!isDeducted) return leftOut(reckoner, `${list}-kept`, moneyOf(item.amount, currency), item.label, 'debtDeduct');
    working.add(list, named(item.label), { result: moneyOf(item.amount, currency), by: 'debtDeduct' });
    return item.amount;
  }));
}
