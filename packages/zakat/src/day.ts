// Days of the Gregorian calendar as text, `2026-11-22`, and as numbers that count days, 1970-01-01 being 0.

const DAYS_BEFORE_1970 = 719_162;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (DAYS_IN_MONTH[month - 1] as number);
}

/** Days from 0001-01-01 to the first of January of `year`. */
function daysBefore(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

/** The number of a day, or `undefined` where the text is no day of the years 0001 to 9999. */
export function dayNumber(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined;
  let number = daysBefore(year) - DAYS_BEFORE_1970 + day - 1;
  for (let before = 1; before < month; before += 1) number += monthLength(year, before);
  return number;
}

/** The text of a day by its number. */
export function dayText(number: number): string {
  const days = number + DAYS_BEFORE_1970;
  let year = Math.floor(days / 365.2425) + 1;
  while (daysBefore(year) > days) year -= 1;
  while (daysBefore(year + 1) <= days) year += 1;
  let rest = days - daysBefore(year);
  let month = 1;
  while (rest >= monthLength(year, month)) {
    rest -= monthLength(year, month);
    month += 1;
  }
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(rest + 1).padStart(2, '0')}`;
}

/** The same day of the month `years` later; 29 February gives 28 February where the later year has none. */
export function sameDayLater(text: string, years: number): string {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const length = monthLength(year + years, month);
  return `${String(year + years).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(Math.min(day, length)).padStart(2, '0')}`;
}
