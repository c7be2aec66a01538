// How documents write amounts, days and marks: the same on every machine and in
// every year, so that a receipt drawn today can be compared letter by letter
// later. Digits are Latin in both languages; `Intl` is not asked.

import { formatDecimal, formatDecimalShort } from '@amanah/record/amount.ts';
import type { Words } from './words.ts';

/** What is known of a commodity. */
export interface Measured {
  readonly code: string;
  readonly name: string;
  readonly class: 'money' | 'goods';
  readonly unit: string;
  readonly scale: number;
}

/** Names of UN/CEFACT units that stand on relief goods; others are written by their code. */
const UNITS: Readonly<Record<string, Words>> = {
  KGM: { en: 'kg', ar: 'كغم' },
  GRM: { en: 'g', ar: 'غرام' },
  TNE: { en: 't', ar: 'طن' },
  LTR: { en: 'L', ar: 'لتر' },
  MTQ: { en: 'm³', ar: 'م³' },
  C62: { en: 'pcs', ar: 'قطعة' },
  EA: { en: 'pcs', ar: 'قطعة' },
  BG: { en: 'bags', ar: 'كيس' },
  CT: { en: 'cartons', ar: 'كرتونة' },
  BX: { en: 'boxes', ar: 'صندوق' },
  KT: { en: 'kits', ar: 'طقم' },
};

/** The unit of a commodity in both languages. */
export function unitWords(unit: string): Words {
  return UNITS[unit] ?? { en: unit, ar: unit };
}

/** A decimal with its thousands apart: `1234567.50` gives `1,234,567.50`. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? apart : `${apart}.${fraction}`;
}

/** A quantity without its unit: money with every decimal, goods without zeros at the end. */
export function quantityText(least: bigint, { class: kind, scale }: Pick<Measured, 'class' | 'scale'>): string {
  return grouped(kind === 'money' ? formatDecimal(least, scale) : formatDecimalShort(least, scale));
}

/** Characters that turn the line around or cannot be seen; on paper nobody could tell that they are there. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
/** Joiners that change how letters meet; without them some Arabic and Persian names are misspelt. */
const JOINERS = /[\u200c\u200d]/;

/** A name as it is printed: characters that turn or hide text are left out, white space is one space. */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, (one) => (JOINERS.test(one) ? one : ''))
    .trim();
}

/** Cuts a text to `length` characters, with a mark where something was left out. */
export function cut(text: string, length: number): string {
  const letters = [...text];
  return letters.length <= length ? text : `${letters.slice(0, length - 1).join('').trimEnd()}…`;
}

/** `2026-11-22T08:15:00Z` gives `2026-11-22 08:15 UTC`; a day stays as it is. */
export function momentText(time: string): string {
  return time.length === 10 ? time : `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
