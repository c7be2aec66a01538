// How a due becomes an amount that can be paid.

import { compare, roundedTo, type Exact } from './exact.ts';
import type { Profile } from './profile.ts';
import type { Currency } from './working.ts';

/** The due in whole least units by the profile's rule; rounding never takes it above the wealth it is due on. */
export function dueOf({ parameters }: Profile, due: Exact, wealth: Exact, { decimals }: Currency): Exact {
  const rounded = roundedTo(due, decimals, parameters.rounding);
  return compare(rounded, wealth) > 0 ? roundedTo(due, decimals, 'down') : rounded;
}
