// Exact fractions. A share of a share of a share is one; it is rounded once, when it is shown.

/** A fraction in lowest terms; the denominator is above zero. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** Beyond this many bits a denominator is no longer kept whole: the fraction is cut to `KEPT_BITS` binary places and reckoned with so many from there on, which costs the same however long the way is. */
export const DENOMINATOR_BITS_MAX = 1024;
const KEPT_BITS = 512n;

/** Tells how long a denominator may get before a fraction is cut. */
const LIMIT = 1n << BigInt(DENOMINATOR_BITS_MAX);
const CUT = 1n << KEPT_BITS;

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** n / d in lowest terms, cut where the denominator is too long. */
export function rational(n: bigint, d: bigint): Rational {
  if (n === 0n) return ZERO;
  if (d === 1n) return { n, d };
  const common = gcd(n, d);
  const lowest = common === 1n ? { n, d } : { n: n / common, d: d / common };
  return lowest.d < LIMIT ? lowest : cut(lowest);
}

function cut({ n, d }: Rational): Rational {
  return d === CUT ? { n, d } : { n: (n << KEPT_BITS) / d, d: CUT };
}

/** True when a fraction may have been cut. */
export function isCut({ d }: Rational): boolean {
  return d === CUT;
}

export function plus(a: Rational, b: Rational): Rational {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  if (a.d === CUT || b.d === CUT) return { n: cut(a).n + cut(b).n, d: CUT };
  return a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { n: -b.n, d: b.d });
}

/** a times n / d. */
export function times(a: Rational, n: bigint, d: bigint): Rational {
  if (a.n === 0n || n === d) return a;
  return a.d === CUT ? { n: (a.n * n) / d, d: CUT } : rational(a.n * n, a.d * d);
}

/** The product of two fractions. */
export function product(a: Rational, b: Rational): Rational {
  return times(a, b.n, b.d);
}

/** The whole part. Fractions here are never below zero. */
export function floor({ n, d }: Rational): bigint {
  return n / d;
}

/** Whole numbers that add up to `total`, nearest to these fractions by largest remainder; equal remainders go to the earlier. */
export function rounded(total: bigint, fractions: readonly Rational[]): bigint[] {
  const shares = fractions.map(floor);
  const rest = total - shares.reduce((a, b) => a + b, 0n);
  const order = fractions
    .map((fraction, at) => ({ at, remainder: minus(fraction, { n: shares[at] as bigint, d: 1n }) }))
    .sort((a, b) => {
      const difference = b.remainder.n * a.remainder.d - a.remainder.n * b.remainder.d;
      return difference > 0n ? 1 : difference < 0n ? -1 : a.at - b.at;
    });
  for (let next = 0; next < Number(rest) && next < order.length; next += 1) {
    const { at } = order[next] as { at: number };
    shares[at] = (shares[at] as bigint) + 1n;
  }
  return shares;
}
