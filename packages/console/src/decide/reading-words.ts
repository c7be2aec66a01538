// The sentences of a tally in the language of the page.

import type { Sentence } from '@amanah/consultation/reading.ts';
import { languageTag } from '@amanah/ui/locale.ts';
import type { Masters } from '../forms/masters.ts';
import { quantityWords } from '../forms/preview-words.ts';
import { locale, t, textOr, type MessageKey } from '../language.ts';
import { inWords } from './rule-words.ts';
import { straightText } from './straight-text.ts';

/** Values that are amounts of the budget. */
const AMOUNTS: ReadonlySet<string> = new Set(['budget', 'cost', 'left']);
/** Values that are words of the count. */
const CODED: ReadonlySet<string> = new Set(['reason', 'step']);

/** One sentence; amounts are in the commodity of the budget, where there is one. */
export function readingWords({ code, params }: Sentence, masters: Masters, commodity: string | undefined): string {
  const values = Object.entries(params).map(([name, value]): [string, string | number] => {
    if (typeof value === 'object') return [name, inWords(value)];
    if (typeof value === 'string' && AMOUNTS.has(name) && commodity !== undefined) return [name, quantityWords(masters, commodity, BigInt(value))];
    if (typeof value === 'string' && CODED.has(name) && !code.startsWith('objection')) return [name, textOr(`count.${value}`, value)];
    return [name, typeof value === 'string' ? straightText(value) : value];
  });
  return t(`reading.${code}` as MessageKey, Object.fromEntries(values));
}

/** A fraction of least units as a decimal of the commodity, to the nearest least unit, with `≈` where it is not exact. */
export function fractionWords(text: string, masters: Masters, commodity: string): string {
  const [n = '0', d = '1'] = text.split('/');
  const [top, bottom] = [BigInt(n), BigInt(d)];
  const nearest = (top * 2n + bottom) / (bottom * 2n);
  return `${top % bottom === 0n ? '' : '≈ '}${quantityWords(masters, commodity, nearest)}`;
}

/** Hundred-thousandths of a vote as votes. */
export function votesWords(parts: string): string {
  return new Intl.NumberFormat(languageTag(locale()), { maximumFractionDigits: 5 }).format(Number(parts) / 100_000);
}
