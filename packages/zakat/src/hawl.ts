// The year (hawl) that must pass over wealth: when it began, whether it was broken, when it ends.

import { sameDayLater } from './day.ts';
import { compare, ZERO, type Exact } from './exact.ts';
import { lunarAnniversary, type Convention, type DateRefusal } from './hijri.ts';
import type { YearStated } from './input.ts';
import type { Profile } from './profile.ts';

/** `complete`: a year passed; `running`: not yet; `restarted`: it was broken and begins again. */
export type Hawl =
  | {
      readonly ok: true;
      readonly status: 'complete' | 'running' | 'restarted';
      /** The day from which the year counts. */
      readonly since: string;
      /** The day on which wealth was below the nisab, where the year began again. */
      readonly brokenOn?: string;
      /** The day on which the year counted ended, or will end. */
      readonly ends: string;
      /** The first anniversary after the day of the reckoning. */
      readonly next: string;
    }
  | DateRefusal;

interface Span {
  readonly day: string;
  readonly wealth: Exact;
  readonly nisab: Exact;
  readonly convention: Convention;
}

/** The day some years after another: by the Hijri date, or by the Gregorian one where the profile's year is solar. */
export function yearsLater(day: string, years: number, profile: Profile, convention: Convention): ReturnType<typeof lunarAnniversary> {
  return profile.parameters.year === 'lunar' ? lunarAnniversary(day, years, convention) : { ok: true, day: sameDayLater(day, years) };
}

/**
 * Judges the year by the balances stated. `continuous`: a balance below the nisab on any stated day breaks the year.
 * `ends`: only the balance at the start, and one of nothing at all between, do. It begins again on the next stated day
 * at the nisab or above, at the latest on the day of the reckoning, whose wealth is at the nisab when this is asked.
 */
export function judgeYear(profile: Profile, { since, balances }: YearStated, span: Span): Hawl {
  const isContinuous = profile.parameters.hawlRule === 'continuous';
  let [from, brokenOn]: [string | undefined, string | undefined] = [since, undefined];
  for (const { day, amount } of balances) {
    const isAtNisab = compare(amount, span.nisab) >= 0;
    const breaks = day === since || from === undefined || isContinuous ? !isAtNisab : compare(amount, ZERO) === 0;
    if (breaks) [from, brokenOn] = [undefined, brokenOn !== undefined && from === undefined ? brokenOn : day];
    else from ??= day;
  }
  from ??= span.day;
  const ends = yearsLater(from, 1, profile, span.convention);
  if (!ends.ok) return ends;
  const broken = brokenOn === undefined ? {} : { brokenOn };
  if (ends.day > span.day) return { ok: true, status: brokenOn === undefined ? 'running' : 'restarted', since: from, ...broken, ends: ends.day, next: ends.day };
  return latestYear(profile, from, span, ends.day, broken);
}

/** The last whole year before the day, where more than one passed. */
function latestYear(profile: Profile, from: string, span: Span, firstEnd: string, broken: { readonly brokenOn?: string }): Hawl {
  let [ends, years] = [firstEnd, 1];
  for (;;) {
    const next = yearsLater(from, years + 1, profile, span.convention);
    if (!next.ok) return next;
    if (next.day > span.day) return { ok: true, status: 'complete', since: from, ...broken, ends, next: next.day };
    [ends, years] = [next.day, years + 1];
  }
}
