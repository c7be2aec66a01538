// Exact fractions. No figure of a reckoning passes through a floating point number.

/** A fraction in lowest terms; `d` is above zero. */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

/** How a fraction becomes a decimal of fixed places. `nearest` takes a half upwards. */
export type Rounding = 'up' | 'nearest' | 'down';

/** Amounts, weights and prices above this are refused: no wealth is so large, and a slip of the keyboard is. */
export const LARGEST = 10n ** 30n;

function divisorOf(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The fraction n/d. Throws a RangeError where d is zero. */
export function exact(n: bigint, d = 1n): Exact {
  if (d === 0n) throw new RangeError('a fraction has no zero below its line');
  const divisor = divisorOf(n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

export const ZERO: Exact = { n: 0n, d: 1n };

export function plus(a: Exact, b: Exact): Exact {
  return exact(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Exact, b: Exact): Exact {
  return exact(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Exact, b: Exact): Exact {
  return exact(a.n * b.n, a.d * b.d);
}

export function over(a: Exact, b: Exact): Exact {
  return exact(a.n * b.d, a.d * b.n);
}

/** Below, at or above zero as `a` is below, equal to or above `b`. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function sumOf(values: readonly Exact[]): Exact {
  return values.reduce(plus, ZERO);
}

/** `percent` hundredths. */
export function hundredths(percent: Exact): Exact {
  return over(percent, exact(100n));
}

const DECIMAL = /^(0|[1-9][0-9]{0,30})(?:\.([0-9]{1,12}))?$/;

/** Reads a plain decimal text such as `1250` or `87.48`: no sign, no exponent, no separator. `undefined` for any other. */
export function readDecimal(text: string): Exact | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, whole = '0', part = ''] = match;
  return exact(BigInt(whole + part), 10n ** BigInt(part.length));
}

/** The decimal text of a value of zero or more with `places` decimals. */
export function decimalText(value: Exact, places: number, rounding: Rounding = 'nearest'): string {
  const scale = 10n ** BigInt(places);
  const rounded = wholeOf(value.n * scale, value.d, rounding);
  const digits = rounded.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function wholeOf(n: bigint, d: bigint, rounding: Rounding): bigint {
  if (rounding === 'up') return (n + d - 1n) / d;
  return rounding === 'down' ? n / d : (2n * n + d) / (2n * d);
}

/** The value rounded to `places` decimals, as a fraction again. */
export function roundedTo(value: Exact, places: number, rounding: Rounding): Exact {
  const scale = 10n ** BigInt(places);
  return exact(wholeOf(value.n * scale, value.d, rounding), scale);
}

/** A decimal as short as it can be: no zeros at its end. Values that have none within 12 places are cut to the nearest. */
export function shortText(value: Exact): string {
  return decimalText(value, 12).replace(/\.?0+$/, '');
}
