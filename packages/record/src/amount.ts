// Amounts are integers in the least unit of a commodity (cents, grams,
// pieces). They are added, compared and allocated; they are never divided.
// SPEC [R4].

import { assert } from '@amanah/log/assert.ts';

/** An amount: 10.99 USD is `{commodity: "USD", least: 1099n}`. `least` counts least units and may be negative only where a kind allows it. */
export interface Amount {
  readonly commodity: string;
  readonly least: bigint;
}

/** Largest absolute number of least units an amount may have: it fits a signed 64-bit column with room to add. */
export const LEAST_MAX = 2n ** 62n - 1n;

/**
 * Reads a plain decimal such as `-297160.50` into least units of the given scale.
 * Returns undefined when the text is not a plain decimal, has more decimals than the scale, or is out of range:
 * the caller says which, because only the caller knows row and column.
 */
export function parseDecimal(text: string, scale: number): bigint | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (match === null) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > scale || (match[2] as string).length > 19) return undefined;
  const least = BigInt((match[2] as string) + fraction.padEnd(scale, '0'));
  if (least > LEAST_MAX) return undefined;
  return match[1] === '-' ? -least : least;
}

/** Writes least units as a decimal with exactly `scale` decimals: `formatDecimal(1099n, 2)` is `10.99`. Inverse of `parseDecimal`. */
export function formatDecimal(least: bigint, scale: number): string {
  const digits = (least < 0n ? -least : least).toString().padStart(scale + 1, '0');
  const sign = least < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** As `formatDecimal`, without trailing zeros of the fraction: for goods, where `4.000000 MT` says nothing more than `4 MT`. */
export function formatDecimalShort(least: bigint, scale: number): string {
  const text = formatDecimal(least, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

/**
 * Splits `total` over `weights` by largest remainder, so that the shares add up to the total exactly.
 * Equal remainders go to the earlier weight. Throws when there is no positive weight: nobody could receive the total.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  assert(sum > 0n && weights.every((w) => w >= 0n), 'allocate needs non-negative weights with a positive sum');
  const sign = total < 0n ? -1n : 1n;
  const size = total * sign;
  const shares = weights.map((w) => (size * w) / sum);
  const rest = size - shares.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((w, index) => ({ index, remainder: (size * w) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (let i = 0; i < Number(rest); i += 1) {
    const { index } = order[i] as { index: number };
    shares[index] = (shares[index] as bigint) + 1n;
  }
  return shares.map((share) => share * sign);
}
