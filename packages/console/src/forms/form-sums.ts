// What the numbers of a form come to, worked out while they are typed.

import { html } from 'htm/preact';
import type { VNode } from 'preact';
import { languageTag } from '@amanah/ui/locale.ts';
import { useDesk } from '../desk.ts';
import { locale, t } from '../language.ts';
import { arrivalSums, countDifference } from './computed.ts';
import { readQuantity } from './decimal-text.ts';
import { commodityOf, type Masters } from './masters.ts';
import { quantityWords } from './preview-words.ts';
import type { FormSpec } from './spec.ts';
import { linesOf, textOf, type Values } from './values.ts';

export interface FormSumsProps {
  readonly spec: FormSpec;
  readonly values: Values;
}

export function FormSums({ spec, values }: FormSumsProps): VNode | null {
  const { masters } = useDesk();
  const lines = sumLines(spec, values, masters);
  if (lines.length === 0) return null;
  return html`<div class="sums" role="status"><ul>${lines.map((line) => html`<li key=${line}>${line}</li>`)}</ul></div>` as VNode;
}

function sumLines(spec: FormSpec, values: Values, masters: Masters): readonly string[] {
  switch (spec.name) {
    case 'arrival': return arrivalLines(values, masters);
    case 'stocktake': return countLines(values, masters);
    case 'exchange': return rateLines(values, masters);
    default: return [];
  }
}

function arrivalLines(values: Values, masters: Masters): readonly string[] {
  return arrivalSums(values, masters).flatMap(({ commodity, sent, good, lost, open }) => {
    if (sent === 0n) return [];
    const words = (least: bigint): string => quantityWords(masters, commodity, least);
    const sum = t('sums.arrival', { sent: words(sent), good: words(good), lost: words(lost) });
    if (open === 0n) return [`${sum} ${t('sums.closed')}`];
    return [`${sum} ${open > 0n ? t('sums.open', { open: words(open) }) : t('sums.excess', { excess: words(-open) })}`];
  });
}

function countLines(values: Values, masters: Masters): readonly string[] {
  return linesOf(values, 'items').flatMap((line) => {
    const difference = countDifference(line, masters);
    if (difference === undefined || difference === 0n) return [];
    const words = quantityWords(masters, textOf(line, 'commodity'), difference < 0n ? -difference : difference);
    return [t(difference < 0n ? 'sums.missing' : 'sums.surplus', { amount: words, lot: textOf(line, 'lot') })];
  });
}

/** The rate is shown rounded; the record holds the two amounts. */
function rateLines(values: Values, masters: Masters): readonly string[] {
  const [from, to] = [moneyIn(values, 'from', masters), moneyIn(values, 'to', masters)];
  if (from === undefined || to === undefined || from.least <= 0n) return [];
  const scaled = (to.least * 10n ** BigInt(6 + from.scale)) / (from.least * 10n ** BigInt(to.scale));
  const rate = new Intl.NumberFormat(languageTag(locale()), { maximumFractionDigits: 6 }).format(`${scaled / 1_000_000n}.${(scaled % 1_000_000n).toString().padStart(6, '0')}` as Intl.StringNumericLiteral);
  return [t('sums.rate', { from: from.code, to: to.code, rate })];
}

function moneyIn(values: Values, name: string, masters: Masters): { readonly code: string; readonly scale: number; readonly least: bigint } | undefined {
  const code = textOf(values, `${name}.commodity`);
  const scale = commodityOf(masters, code)?.scale;
  if (scale === undefined) return undefined;
  const read = readQuantity(textOf(values, name), scale);
  return read.ok ? { code, scale, least: read.least } : undefined;
}
