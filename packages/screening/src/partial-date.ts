// Dates as lists write them: a day, a month, a year, about a year, or between two. Each is a range of days.

/** From the first day that is meant to the last, as `1970-05-31`. `about` where the publisher says so. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
  readonly about: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}

function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The range of a year, month and day, of which the latter may be absent; undefined where there is no such day. */
export function rangeOf(year: number, month?: number, day?: number): DateRange | undefined {
  if (!Number.isInteger(year) || year < 1000 || year > 2999) return undefined;
  if (month === undefined || month === 0) return { from: `${pad(year, 4)}-01-01`, to: `${pad(year, 4)}-12-31`, about: false };
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  const start = `${pad(year, 4)}-${pad(month, 2)}`;
  if (day === undefined || day === 0) return { from: `${start}-01`, to: `${start}-${lastDay(year, month)}`, about: false };
  if (!Number.isInteger(day) || day < 1 || day > lastDay(year, month)) return undefined;
  return { from: `${start}-${pad(day, 2)}`, to: `${start}-${pad(day, 2)}`, about: false };
}

/** Reads one date: `1970-05-31`, `31/05/1970`, `dd/mm/1970`, `31 May 1970`, `May 1970`, `1970`, with a time after it or without. */
function one(text: string): DateRange | undefined {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*|[+-]\d\d:\d\d|Z)?)?)?$/.exec(text);
  if (iso !== null) return rangeOf(Number(iso[1]), iso[2] === undefined ? undefined : Number(iso[2]), iso[3] === undefined ? undefined : Number(iso[3]));
  const slashed = /^(\d{1,2}|dd)[/.](\d{1,2}|mm)[/.](\d{4})$/i.exec(text);
  if (slashed !== null) return rangeOf(Number(slashed[3]), Number.parseInt(slashed[2] ?? '', 10) || undefined, Number.parseInt(slashed[1] ?? '', 10) || undefined);
  const named = /^(?:(\d{1,2})[ -])?([A-Za-z]{3,9})\.?[ -](\d{4})$/.exec(text);
  if (named === null) return undefined;
  const month = MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : rangeOf(Number(named[3]), month, named[1] === undefined ? undefined : Number(named[1]));
}

const ABOUT = /^(?:circa|approximately|approx\.?|about|c\.) ?/i;

/** Reads a date as lists write it, `circa`, `to` and `between … and …` included; undefined where it is none. */
export function dateRange(text: string): DateRange | undefined {
  const plain = text.trim().replace(/\s+/g, ' ');
  const about = ABOUT.test(plain);
  const bare = plain.replace(ABOUT, '').replace(/^between /i, '');
  const [first = '', second, ...more] = bare.split(/ (?:to|and|-|–) |(?<=^\d{4})\s?[-–]\s?(?=\d{4}$)/);
  if (more.length > 0) return undefined;
  const start = one(first.replace(ABOUT, ''));
  const end = second === undefined ? start : one(second.replace(ABOUT, ''));
  if (start === undefined || end === undefined || end.to < start.from) return undefined;
  return { from: start.from, to: end.to, about };
}

/** The same range, said to be about. */
export function approximately(range: DateRange | undefined): DateRange | undefined {
  return range === undefined ? undefined : { ...range, about: true };
}
