// What collectors and administrators may take of receipts, by the profile.

import { readDecimal } from './exact.ts';
import type { Profile } from './profile.ts';

/** The most in least units, rounded down; `undefined` where the profile names a reasonable wage and no figure. Receipts are zero or more. */
export function amilMost({ parameters }: Pick<Profile, 'parameters'>, receipts: bigint): bigint | undefined {
  const percent = readDecimal(parameters.amilCap);
  return percent === undefined ? undefined : (receipts * percent.n) / (percent.d * 100n);
}
