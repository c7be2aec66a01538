// Dates as people write them, to one text; days between them.

const NAMED_MONTHS = new Map('jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map((name, at) => [name, at + 1]));

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1 && year <= 9999;
}

function textOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * A date as `YYYY-MM-DD`, or '' where the text is none. Read are 1956-04-09, 19560409, 1956/4/9, 9.4.1956 and 9/4/1956
 * (day first; month first where only that is a date), 9 Apr 1956, and a time behind a date. A day that no calendar has,
 * such as 31 June, is kept as written: a mistyped date is still evidence.
 */
export function dateOf(text: string): string {
  const plain = text.trim().toLowerCase().replace(/[t ]\d{1,2}:\d{2}.*$/, '');
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (packed !== null) return dayOrNothing(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const parts = plain.split(/[^\p{L}\d]+/u).filter((part) => part !== '');
  if (parts.length !== 3) return '';
  const numbers = parts.map((part) => NAMED_MONTHS.get(part.slice(0, 3)) ?? (/^\d{1,4}$/.test(part) ? Number(part) : Number.NaN));
  const [a, b, c] = numbers as [number, number, number];
  if (numbers.some(Number.isNaN)) return '';
  if ((parts[0] ?? '').length >= 3 && /^\d/.test(parts[0] ?? '')) return dayOrNothing(a, b, c);
  if (/^\p{L}/u.test(parts[0] ?? '')) return dayOrNothing(c, a, b);
  if ((parts[2] ?? '').length < 3) return '';
  return isDay(c, b, a) ? textOf(c, b, a) : dayOrNothing(c, a, b);
}

function dayOrNothing(year: number, month: number, day: number): string {
  return isDay(year, month, day) ? textOf(year, month, day) : '';
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`, by the Gregorian calendar drawn back. */
export function daysOf(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return Math.round(moment.getTime() / 86_400_000);
}

/** A `YYYY-MM-DD` with its day and month exchanged, '' where that is no date. */
export function dayMonthExchanged(date: string): string {
  const [year, month, day] = date.split('-');
  return year === undefined || month === undefined || day === undefined || Number(day) > 12 ? '' : `${year}-${day}-${month}`;
}
