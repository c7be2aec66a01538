// Numbers as people type them, in Latin or Arabic digits, read exactly. A text
// that can be read in two ways is not read at all.

import { formatDecimalShort, parseDecimal } from '@amanah/record/amount.ts';

export type NumberFault = 'not-a-number' | 'ambiguous-number' | 'too-many-decimals';

/** Latin digits for Arabic-Indic and Persian ones, a point for the Arabic decimal mark, no group marks. */
export function plainDecimal(typed: string): string | undefined {
  const text = typed
    .trim()
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll('\u2212', '-')
    .replaceAll('\u066b', '.')
    .replaceAll(/[\u066c\s\u00a0\u202f'’]/g, '');
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return text.replaceAll(',', '');
  return text.includes(',') ? undefined : text;
}

/** Reads a typed quantity into least units of `scale`. */
export function readQuantity(typed: string, scale: number): { readonly ok: true; readonly least: bigint } | { readonly ok: false; readonly fault: NumberFault } {
  const text = plainDecimal(typed);
  if (text === undefined) return { ok: false, fault: 'ambiguous-number' };
  const least = parseDecimal(text.startsWith('.') ? `0${text}` : text, scale);
  if (least !== undefined) return { ok: true, least };
  return { ok: false, fault: /^[+-]?\d+\.\d+$/.test(text) ? 'too-many-decimals' : 'not-a-number' };
}

/** Least units as somebody would type them. */
export function writeQuantity(least: bigint, scale: number): string {
  return formatDecimalShort(least, scale);
}
