// Found treasure (rikaz) and what is mined: due when found or extracted, without a year.

import { compare, hundredths, readDecimal, times, type Exact } from './exact.ts';
import { dueOf } from './rounding.ts';
import type { Profile } from './profile.ts';
import { moneyOf, numberOf, type Currency, type Working } from './working.ts';

export interface FoundDue {
  readonly status: 'due' | 'below-nisab';
  readonly due: Exact;
}

/** Whether what is found must reach the nisab of money, by the profile. */
export function needsNisab({ parameters }: Profile, kind: 'rikaz' | 'minerals'): boolean {
  return (kind === 'rikaz' ? parameters.rikazNisab : parameters.mineralNisab) === 'yes';
}

/** What is due on the value of a find; `nisab` is asked for where the profile needs one. */
export function foundDue(profile: Profile, kind: 'rikaz' | 'minerals', value: Exact, { nisab, currency, working }: { readonly nisab: Exact | undefined; readonly currency: Currency; readonly working: Working }): FoundDue {
  const [rateName, nisabName] = kind === 'rikaz' ? (['rikazRate', 'rikazNisab'] as const) : (['mineralRate', 'mineralNisab'] as const);
  if (nisab !== undefined && compare(value, nisab) < 0) {
    working.add(`${kind}-below`, { value: moneyOf(value, currency), nisab: moneyOf(nisab, currency) }, { by: nisabName });
    return { status: 'below-nisab', due: { n: 0n, d: 1n } };
  }
  const rate = readDecimal(profile.parameters[rateName]) as Exact;
  const due = dueOf(profile, times(value, hundredths(rate)), value, currency);
  working.add(`${kind}-due`, { value: moneyOf(value, currency), rate: numberOf('percent', rate) }, { result: moneyOf(due, currency), by: rateName });
  return { status: 'due', due };
}
