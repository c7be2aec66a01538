// Zakat al-fitr: a measure of staple food for each person of a household, or its value, before a day that does not move.

import { exact, over, readDecimal, roundedTo, times, type Exact } from './exact.ts';
import { gregorianOf, hijriOf, type Convention, type DateRefusal } from './hijri.ts';
import type { Fitr } from './input.ts';
import { priceOperand } from './nisab.ts';
import type { Profile } from './profile.ts';
import type { Refusal } from './refusal.ts';
import { moneyOf, numberOf, type Currency, type Working } from './working.ts';

const SHAWWAL = 10;
const GRAMS_IN_KILOGRAM = exact(1000n);

export type FitrDue =
  | { readonly ok: true; readonly kilograms: Exact; readonly cash?: Exact; readonly before: string; readonly deadline: string }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The first 1 Shawwal of the calendar on or after a day. The moon's sighting may set another. */
export function nextEid(day: string, convention: Convention): { readonly ok: true; readonly day: string } | DateRefusal {
  const read = hijriOf(day, convention);
  if (!read.ok) return read;
  const { year } = read.hijri;
  const thisYear = gregorianOf({ year, month: SHAWWAL, day: 1, convention });
  return !thisYear.ok || thisYear.day >= day ? thisYear : gregorianOf({ year: year + 1, month: SHAWWAL, day: 1, convention });
}

/** What is due for a household. Cash where the profile allows staple food only is refused. */
export function fitrDue(profile: Profile, fitr: Fitr, { day, convention, currency, working }: { readonly day: string; readonly convention: Convention; readonly currency: Currency; readonly working: Working }): FitrDue {
  const { parameters } = profile;
  const basis = parameters.fitrBasis;
  if (basis !== 'either' && basis !== fitr.pay) return { ok: false, refusals: [{ code: 'not-a-choice', at: 'fitr.pay', values: { value: fitr.pay, choices: basis } }] };
  const eid = fitr.eid ?? nextEid(day, convention);
  if (typeof eid !== 'string' && !eid.ok) return { ok: false, refusals: [{ code: eid.code, at: 'fitr.eid', values: { value: day } }] };
  const before = typeof eid === 'string' ? eid : eid.day;
  const isHalf = fitr.isWheat && parameters.fitrHalfSaOfWheat === 'yes';
  const grams = over(readDecimal(parameters.fitrSaGrams) as Exact, exact(isHalf ? 2n : 1n));
  const kilograms = over(times(exact(fitr.persons), grams), GRAMS_IN_KILOGRAM);
  const measure = { persons: numberOf('number', exact(fitr.persons)), staple: { of: 'text', text: fitr.staple }, grams: numberOf('grams', grams) } as const;
  working.add(isHalf ? 'fitr-half' : 'fitr-weight', measure, { result: numberOf('kilograms', kilograms), by: isHalf ? 'fitrHalfSaOfWheat' : 'fitrSaGrams' });
  const price = fitr.pay === 'cash' ? fitr.pricePerKilogram : undefined;
  const cash = price === undefined ? undefined : roundedTo(times(kilograms, price), currency.decimals, parameters.rounding);
  if (price !== undefined && cash !== undefined) working.add('fitr-cash', { kilograms: numberOf('kilograms', kilograms), price: priceOperand({ amount: price, per: 'kilogram' }, currency) }, { result: moneyOf(cash, currency), by: 'fitrBasis' });
  working.add(fitr.eid === undefined ? `fitr-before-${parameters.fitrDeadline}-calendar` : `fitr-before-${parameters.fitrDeadline}`, { day: { of: 'day', day: before } }, { by: 'fitrDeadline' });
  return { ok: true, kilograms, ...(cash === undefined ? {} : { cash }), before, deadline: parameters.fitrDeadline };
}
