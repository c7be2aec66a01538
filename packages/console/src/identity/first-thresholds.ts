// The thresholds of four eyes that the first person chooses, in a currency's own units.

import { currencyExponent } from '@amanah/record/commodity.ts';
import { readQuantity, type NumberFault } from '../forms/decimal-text.ts';

/** What the server takes where nothing is chosen, in least units; a chosen currency stands beside it. */
const OTHERS: Readonly<Record<string, string>> = { 'payment:*': '100000', 'grant:*': '100000', 'loss:*': '0', 'stocktake:*': '0', 'release:*': '0', 'loan:*': '0' };

export type FirstThresholds = { readonly ok: true; readonly thresholds?: Readonly<Record<string, string>> } | { readonly ok: false; readonly input: 'currency' | 'amount'; readonly fault: NumberFault | 'not-a-currency' };

/** Payments and grants above `amount` of `currency` need a second person; without a currency the server's own thresholds stand. */
export function firstThresholds(currency: string, amount: string): FirstThresholds {
  const code = currency.trim().toUpperCase();
  if (code === '') return { ok: true };
  const scale = currencyExponent(code);
  if (scale === undefined) return { ok: false, input: 'currency', fault: 'not-a-currency' };
  const read = readQuantity(amount, scale);
  if (!read.ok || read.least < 0n) return { ok: false, input: 'amount', fault: read.ok ? 'not-a-number' : read.fault };
  const least = read.least.toString();
  return { ok: true, thresholds: { [`payment:${code}`]: least, [`grant:${code}`]: least, ...OTHERS } };
}
