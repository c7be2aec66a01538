/**
 * Exact fractions of any size, for counts that others must reproduce.
 *
 * A fraction is held in lowest terms with a positive denominator, so that
 * equal fractions are equal member by member and have one text.
 *
 *     textOf(plus(rational(1n, 6n), rational(1n, 3n)))  ===  '1/2'
 *     textOf(rational(8n, 4n))                          ===  '2'
 */
import { assert } from '@amanah/log/assert.ts';

/** `n / d` in lowest terms; `d` is above zero. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

/** Above this a Number no longer holds every integer. */
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** The greatest common divisor, never negative; of zero and zero it is zero. */
export function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let a = left < 0n ? -left : left;
  let b = right < 0n ? -right : right;
  while (b > SAFE) [a, b] = [b, a % b];
  if (b === 0n) return a;
  // Both fit a Number after one more step, and Numbers are many times faster here.
  let [x, y] = [Number(b), Number(a % b)];
  while (y !== 0) [x, y] = [y, x % y];
  return BigInt(x);
}

/** The smallest number that both divide; both above zero. */
export function leastCommonMultiple(left: bigint, right: bigint): bigint {
  return (left / greatestCommonDivisor(left, right)) * right;
}

/** The fraction `n / d`; a zero `d` is a bug of the caller. */
export function rational(n: bigint, d: bigint = 1n): Rational {
  assert(d !== 0n, 'a fraction has a denominator other than zero');
  if (d === 1n) return { n, d };
  const divisor = greatestCommonDivisor(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

export function plus(left: Rational, right: Rational): Rational {
  if (left.d === right.d) return rational(left.n + right.n, left.d);
  return rational(left.n * right.d + right.n * left.d, left.d * right.d);
}

export function minus(left: Rational, right: Rational): Rational {
  return plus(left, { n: -right.n, d: right.d });
}

export function times(left: Rational, right: Rational): Rational {
  return rational(left.n * right.n, left.d * right.d);
}

/** `left / right`; dividing by zero is a bug of the caller. */
export function quotient(left: Rational, right: Rational): Rational {
  return rational(left.n * right.d, left.d * right.n);
}

/** Below zero, zero or above zero as `left` is less than, equal to or more than `right`. */
export function compare(left: Rational, right: Rational): number {
  const difference = left.d === right.d ? left.n - right.n : left.n * right.d - right.n * left.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function equals(left: Rational, right: Rational): boolean {
  return left.n === right.n && left.d === right.d;
}

/** The largest whole number that is not above the fraction. */
export function floorOf({ n, d }: Rational): bigint {
  return n >= 0n ? n / d : -((-n + d - 1n) / d);
}

/** The smallest whole number that is not below the fraction. */
export function ceilingOf({ n, d }: Rational): bigint {
  return -floorOf({ n: -n, d });
}

/** The nearest whole number; a half goes away from zero. */
export function roundedOf({ n, d }: Rational): bigint {
  return n < 0n ? -roundedOf({ n: -n, d }) : (2n * n + d) / (2n * d);
}

/** The text `n/d`, or `n` where the fraction is whole. */
export function textOf({ n, d }: Rational): string {
  return d === 1n ? String(n) : `${n}/${d}`;
}

/** The fraction that a text `n/d`, `n` or `12.5` writes, in lowest terms; `undefined` where it is anything else. */
export function rationalOf(text: string): Rational | undefined {
  const fraction = /^(-?\d{1,400})\/(\d{1,400})$/.exec(text);
  if (fraction !== null) {
    const d = BigInt(fraction[2] as string);
    return d === 0n ? undefined : rational(BigInt(fraction[1] as string), d);
  }
  const decimal = /^(-?\d{1,400})(?:\.(\d{1,400}))?$/.exec(text);
  if (decimal === null) return undefined;
  const digits = decimal[2] ?? '';
  return rational(BigInt(`${decimal[1]}${digits}`), 10n ** BigInt(digits.length));
}

/** The nearest Number, for drawing and for searching; never for deciding. */
export function approximate({ n, d }: Rational): number {
  const direct = Number(n) / Number(d);
  if (Number.isFinite(direct) && (direct !== 0 || n === 0n)) return direct;
  // Both are cut by the same power of two, so that neither leaves the range of a Number.
  const cut = BigInt(Math.max(0, Math.max(n.toString(2).length, d.toString(2).length) - 1000));
  return Number(n >> cut) / Number(d >> cut);
}
