// Numbers for readers. Every number comes as the text of an exact decimal and
// is never turned into a float: `Intl` reads decimal strings exactly, so that
// what a reader sees at full length is what the books hold.

import { assert } from '@amanah/log/assert.ts';
import { languageTag, type Locale } from './locale.ts';

const DECIMAL = /^-?\d+(?:\.(\d+))?$/;
/** From here on a number on a page is rounded to three digits; at full length it stands in tables, descriptions and exports. */
const SHORT_FROM_DIGITS = 5;

const formats = new Map<string, Intl.NumberFormat>();

function format(locale: Locale, options: Intl.NumberFormatOptions, decimal: string): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(languageTag(locale), options);
    formats.set(key, made);
  }
  return made.format(decimal as Intl.StringNumericLiteral);
}

function decimalsOf(decimal: string): number {
  const match = DECIMAL.exec(decimal);
  assert(match !== null, `${decimal} is a plain decimal`);
  return match[1]?.length ?? 0;
}

/** A number with every decimal that its text has: `49481107.30` gives `49,481,107.30`. */
export function exactNumber(locale: Locale, decimal: string): string {
  const decimals = decimalsOf(decimal);
  return format(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }, decimal);
}

/** A number rounded for reading: `49481107.30` gives `49.5m`, `33845` gives `33,845`. */
export function shortNumber(locale: Locale, decimal: string): string {
  decimalsOf(decimal);
  return isLong(decimal) ? format(locale, { notation: 'compact', maximumSignificantDigits: 3 }, decimal) : format(locale, { maximumFractionDigits: 1 }, decimal);
}

/** An amount of money at full length: `USD 49,481,107.30`. */
export function exactMoney(locale: Locale, decimal: string, currency: string): string {
  const decimals = decimalsOf(decimal);
  return format(locale, { ...money(locale, currency), minimumFractionDigits: decimals, maximumFractionDigits: decimals }, decimal);
}

/** An amount of money rounded for reading: `USD 49.5m`. Below a thousand it stands with its cents. */
export function shortMoney(locale: Locale, decimal: string, currency: string): string {
  decimalsOf(decimal);
  if (integerDigits(decimal) <= 3) return exactMoney(locale, decimal, currency);
  return format(locale, { ...money(locale, currency), notation: 'compact', maximumSignificantDigits: 3 }, decimal);
}

/** As `shortMoney`, without the currency, where it stands beside already. */
export function shortAmount(locale: Locale, decimal: string): string {
  decimalsOf(decimal);
  return integerDigits(decimal) <= 3 ? exactNumber(locale, decimal) : format(locale, { notation: 'compact', maximumSignificantDigits: 3 }, decimal);
}

/** Arabic writes the currency as a word after the number; a Latin code there would turn the line around. */
function money(locale: Locale, currency: string): Intl.NumberFormatOptions {
  return { style: 'currency', currency, currencyDisplay: locale === 'ar' ? 'name' : 'code' };
}

function integerDigits(decimal: string): number {
  return (decimal.replace('-', '').split('.')[0] as string).length;
}

function isLong(decimal: string): boolean {
  return integerDigits(decimal) > SHORT_FROM_DIGITS;
}

/** A share in percent with one decimal, from two exact integers; `undefined` when there is no whole. Rounded half up. */
export function percentText(part: bigint, whole: bigint): string | undefined {
  if (whole <= 0n) return undefined;
  const tenths = (part * 2000n + whole) / (whole * 2n);
  return `${tenths / 10n}.${tenths % 10n}`;
}

/** A percentage for reading, from the text that `percentText` gives. */
export function percent(locale: Locale, text: string): string {
  return locale === 'ar' ? `${exactNumber(locale, text)}٪` : locale === 'fr' ? `${exactNumber(locale, text)}\u202f%` : `${exactNumber(locale, text)}%`;
}
