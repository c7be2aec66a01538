/** Amounts of money and points as `.pb` files write them: whole or decimal, with a point or a comma. */
import { failure, type Result } from '@amanah/log/result.ts';

/** Digits as written: `units` times ten to the power of minus `decimals`. Zeros at the end are no decimals. */
export interface Decimal {
  readonly units: bigint;
  readonly decimals: number;
}

const DIGITS_LIMIT = 30;

/** The number that a field writes, or what is wrong with it and how to write it. */
export function decimalOf(text: string): Result<{ readonly decimal: Decimal }, 'number'> {
  const match = /^(-?)(\d+)(?:([.,])(\d+))?$/.exec(text);
  if (match === null) return failure('number', `${JSON.stringify(text)} is no number; write digits alone, with a point before decimals`);
  const [, sign, whole = '', mark, fraction = ''] = match;
  if (sign === '-') return failure('number', `${text} is below zero`);
  if (mark === ',' && fraction.length === 3) return failure('number', `${text} may mean thousands or decimals; write ${whole}${fraction} or ${whole}.${fraction}`);
  if (whole.length + fraction.length > DIGITS_LIMIT) return failure('number', `${text.slice(0, 12)}… has more than ${DIGITS_LIMIT} digits`);
  const digits = fraction.replace(/0+$/, '');
  return { ok: true, decimal: { units: BigInt(whole + digits), decimals: digits.length } };
}

/** The number in units of ten to the power of minus `decimals`, which has no fewer decimals than the number. */
export function scaled({ units, decimals }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - decimals);
}

/** An amount of least units as a decimal number. */
export function amountText(amount: bigint, decimals: number): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return amount < 0n ? `-${text}` : text;
}
