// Hijri dates, each with the convention it was reckoned by. A convention is a calendar that was worked out beforehand:
// the sighting of the moon in a country may begin a month a day earlier or later.

import { dayNumber, dayText } from './day.ts';
import { FIRST_DAY, FIRST_YEAR, LAST_YEAR, lengthOf } from './umm-al-qura.ts';

/** `umm-al-qura`: the table of `umm-al-qura.ts`; `tabular-civil`: the cycle of 30 years with the civil epoch. */
export const CONVENTIONS = ['umm-al-qura', 'tabular-civil'] as const;
export type Convention = (typeof CONVENTIONS)[number];

export interface HijriDate {
  readonly year: number;
  /** From 1, Muharram. */
  readonly month: number;
  readonly day: number;
  readonly convention: Convention;
}

/** What cannot be said of a date: it is none, or it lies outside what the convention covers. */
export type DateRefusal = { readonly ok: false; readonly code: 'not-a-day' | 'outside-calendar'; readonly message: string };
export type HijriRead = { readonly ok: true; readonly hijri: HijriDate } | DateRefusal;
export type DayRead = { readonly ok: true; readonly day: string } | DateRefusal;

/** First and last Hijri year of each convention. */
export const YEARS: Readonly<Record<Convention, readonly [number, number]>> = { 'umm-al-qura': [FIRST_YEAR, LAST_YEAR], 'tabular-civil': [1, 9000] };

/** 1 Muharram 1 AH of the civil epoch, 19 July 622 of the Gregorian calendar, as the number of its day. */
const CIVIL_EPOCH = -492_148;
const CYCLE_YEARS = 30;
const CYCLE_DAYS = 10_631;
/** Years of the cycle in which the last month has 30 days. */
const LONG_YEARS = new Set([2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29]);

/** Days in a month of the convention. */
export function monthLength(year: number, month: number, convention: Convention = 'umm-al-qura'): 29 | 30 {
  if (convention === 'umm-al-qura') return lengthOf(year, month);
  const isLong = month % 2 === 1 || (month === 12 && LONG_YEARS.has(year % CYCLE_YEARS));
  return isLong ? 30 : 29;
}

function yearLength(year: number, convention: Convention): number {
  let days = 0;
  for (let month = 1; month <= 12; month += 1) days += monthLength(year, month, convention);
  return days;
}

/** The number of the first day of each year of the table, and of the day after its end. */
const TABLE_STARTS: readonly number[] = tableStarts();

function tableStarts(): number[] {
  const starts = [FIRST_DAY];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) starts.push((starts.at(-1) as number) + yearLength(year, 'umm-al-qura'));
  return starts;
}

function yearStart(year: number, convention: Convention): number {
  if (convention === 'umm-al-qura') return TABLE_STARTS[year - FIRST_YEAR] as number;
  const past = year - 1;
  let days = CIVIL_EPOCH + Math.floor(past / CYCLE_YEARS) * CYCLE_DAYS;
  for (let one = 1; one <= past % CYCLE_YEARS; one += 1) days += LONG_YEARS.has(one) ? 355 : 354;
  return days;
}

function outside(what: string, convention: Convention): DateRefusal {
  const [first, last] = YEARS[convention];
  const from = dayText(yearStart(first, convention));
  const until = dayText(yearStart(last, convention) + yearLength(last, convention) - 1);
  return { ok: false, code: 'outside-calendar', message: `${what} lies outside the ${convention} calendar kept here, ${first} to ${last} AH (${from} to ${until})` };
}

/** The Hijri date of a Gregorian day such as `2026-11-22`. The Hijri day meant is the one whose daylight falls on it. */
export function hijriOf(day: string, convention: Convention = 'umm-al-qura'): HijriRead {
  const number = dayNumber(day);
  if (number === undefined) return { ok: false, code: 'not-a-day', message: `${JSON.stringify(day.slice(0, 40))} is no day such as 2026-11-22` };
  const [first, last] = YEARS[convention];
  if (number < yearStart(first, convention) || number >= yearStart(last, convention) + yearLength(last, convention)) return outside(day, convention);
  let year = Math.min(last, Math.max(first, first + Math.floor((number - yearStart(first, convention)) / 354.37)));
  while (yearStart(year, convention) > number) year -= 1;
  while (year < last && yearStart(year + 1, convention) <= number) year += 1;
  let rest = number - yearStart(year, convention);
  let month = 1;
  while (rest >= monthLength(year, month, convention)) {
    rest -= monthLength(year, month, convention);
    month += 1;
  }
  return { ok: true, hijri: { year, month, day: rest + 1, convention } };
}

/** The Gregorian day of a Hijri date. */
export function gregorianOf({ year, month, day, convention }: HijriDate): DayRead {
  const text = `${year}-${month}-${day}`;
  const [first, last] = YEARS[convention];
  if (![year, month, day].every(Number.isSafeInteger) || month < 1 || month > 12 || day < 1 || day > 30) return { ok: false, code: 'not-a-day', message: `${text} is no Hijri date: a month is 1 to 12, a day 1 to 30` };
  if (year < first || year > last) return outside(`${text} AH`, convention);
  if (day > monthLength(year, month, convention)) return { ok: false, code: 'not-a-day', message: `month ${month} of ${year} AH has 29 days in the ${convention} calendar` };
  let number = yearStart(year, convention) + day - 1;
  for (let before = 1; before < month; before += 1) number += monthLength(year, before, convention);
  return { ok: true, day: dayText(number) };
}

/**
 * The day `years` lunar years after `day`: the same day of the same Hijri month. Where the day is the 30th and the
 * month of that year has 29 days, it is the 29th.
 */
export function lunarAnniversary(day: string, years: number, convention: Convention = 'umm-al-qura'): DayRead {
  const read = hijriOf(day, convention);
  if (!read.ok) return read;
  const { month, day: of } = read.hijri;
  const year = read.hijri.year + years;
  const [first, last] = YEARS[convention];
  if (year < first || year > last) return outside(`${year} AH`, convention);
  return gregorianOf({ year, month, day: Math.min(of, monthLength(year, month, convention)), convention });
}

/** Whole lunar years from one day to another that is not before it: how many anniversaries have come. */
export function lunarYearsBetween(from: string, to: string, convention: Convention = 'umm-al-qura'): { readonly ok: true; readonly years: number } | DateRefusal {
  const [start, end] = [hijriOf(from, convention), hijriOf(to, convention)];
  if (!start.ok) return start;
  if (!end.ok) return end;
  const years = end.hijri.year - start.hijri.year;
  const anniversary = lunarAnniversary(from, years, convention);
  if (!anniversary.ok) return anniversary;
  return { ok: true, years: anniversary.day > to ? years - 1 : years };
}

/** Days from one day to another, below zero where the second is earlier; `undefined` where one is no day. */
export function daysBetween(from: string, to: string): number | undefined {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** `1448-06-12` for a Hijri date. */
export function hijriText({ year, month, day }: Pick<HijriDate, 'year' | 'month' | 'day'>): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Reads `1448-06-12`; judges its form and nothing else. */
export function readHijri(text: string, convention: Convention = 'umm-al-qura'): HijriDate | undefined {
  const match = /^(\d{1,4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return { year, month, day, convention };
}
