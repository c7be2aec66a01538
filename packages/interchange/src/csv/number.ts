// Number cells to plain decimals. Nothing is guessed: a cell that can be read in
// two ways is refused with the option that decides it.

import { westernDigits } from './digits.ts';
import type { ProblemCode } from '../problem.ts';

/** A cell read as a number, as a plain decimal such as `-1234.5`, or what was expected instead. */
export type NumberCell = { readonly ok: true; readonly plain: string } | { readonly ok: false; readonly code: ProblemCode; readonly expected: string };

/** How numbers of a file are written. */
export interface NumberStyle {
  /** Declared by `--decimal`; undefined means that 1,234 is refused. */
  readonly decimal?: 'point' | 'comma' | undefined;
  /** True where the publisher is known to write 1.2E+07; it is read exactly. */
  readonly scientific?: boolean;
}

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/;
const GROUPED = /^([+-]?)(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;
const SCIENTIFIC = /^([+-]?)(\d)(?:\.(\d+))?[eE]\+?(\d{1,2})$/;
const AMBIGUOUS = /^[+-]?\d{1,3},\d{3}$/;

/** Reads one cell. Arabic digits, the Arabic decimal ٫ and thousands ٬ and the minus sign − are understood; ٫ and ٬ are never ambiguous. */
export function parseNumber(cell: string, style: NumberStyle = {}): NumberCell {
  const western = westernDigits(cell.trim()).replace(/^\u2212/, '-');
  const arabicMarks = /[\u066b\u066c]/.test(western);
  if (arabicMarks && /[.,]/.test(western)) return { ok: false, code: 'bad-number', expected: 'one style of decimal and thousands marks' };
  const arabic = western.replaceAll('\u066c', ',').replaceAll('\u066b', '.');
  const text = style.decimal === 'comma' && !arabicMarks ? swapMarks(arabic) : arabic;
  if (style.decimal === undefined && !arabicMarks) {
    if (AMBIGUOUS.test(text)) return { ok: false, code: 'ambiguous-number', expected: `a number that can be read in one way only: say --decimal point or --decimal comma` };
    if (/^[+-]?\d+,\d+$/.test(text)) return { ok: false, code: 'bad-number', expected: 'a number with a decimal point (or say --decimal comma)' };
  }
  const match = PLAIN.exec(text) ?? GROUPED.exec(text);
  if (match !== null) return { ok: true, plain: plainOf(match[1] as string, (match[2] as string).replaceAll(',', ''), match[3] ?? '') };
  const exponent = style.scientific === true ? SCIENTIFIC.exec(text) : null;
  if (exponent !== null) return fromScientific(exponent);
  return { ok: false, code: 'bad-number', expected: 'a number such as 1234.50 or 1,234.50' };
}

function swapMarks(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
}

function plainOf(sign: string, whole: string, fraction: string): string {
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  const zero = digits === '0' && rest === '';
  return `${sign === '-' && !zero ? '-' : ''}${digits}${rest === '' ? '' : `.${rest}`}`;
}

function fromScientific(match: RegExpExecArray): NumberCell {
  const fraction = match[3] ?? '';
  const power = Number(match[4]);
  const moved = fraction.padEnd(power, '0');
  return { ok: true, plain: plainOf(match[1] as string, (match[2] as string) + moved.slice(0, power), moved.slice(power)) };
}
