// Date cells to days. ISO is always understood; 3/4/2024 only when its order is
// declared, because half of such dates can be read in two ways and none says so.

import { westernDigits } from './digits.ts';
import type { ProblemCode } from '../problem.ts';
import type { DateOrder } from '../statement.ts';

/** A cell read as a day YYYY-MM-DD, or what was expected instead. */
export type DateCell = { readonly ok: true; readonly day: string } | { readonly ok: false; readonly code: ProblemCode; readonly expected: string };

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const PARTS = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp][Mm]))?)?$/;

/** Reads one cell. A time of day, with or without offset, is checked and left out: the day is the one written. */
export function parseDate(cell: string, order?: DateOrder): DateCell {
  const text = westernDigits(cell.trim());
  const iso = ISO.exec(text);
  if (iso !== null) return checkedDay(iso[1] as string, iso[2] as string, iso[3] as string, clock(iso[4], iso[5], iso[6], undefined));
  const parts = PARTS.exec(text);
  if (parts === null) return { ok: false, code: 'bad-date', expected: 'a day such as 2024-05-31' };
  if (order === undefined) return { ok: false, code: 'ambiguous-date', expected: 'a day such as 2024-05-31, or the order of its parts declared by --dates dmy or --dates mdy' };
  if (order === 'iso') return { ok: false, code: 'bad-date', expected: 'a day such as 2024-05-31, because --dates iso was declared' };
  const [first, second, year] = [parts[1] as string, parts[3] as string, parts[4] as string];
  if (year.length !== 4 || first.length > 2) return { ok: false, code: 'bad-date', expected: `a day such as ${order === 'dmy' ? '31/5/2024' : '5/31/2024'} with the year in four digits` };
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return checkedDay(year, month, day, clock(parts[5], parts[6], parts[7], parts[8]));
}

function checkedDay(year: string, month: string, day: string, clockIsRight: boolean): DateCell {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1900 || y > 2200) return { ok: false, code: 'bad-date', expected: 'a year from 1900 to 2200' };
  if (m < 1 || m > 12) return { ok: false, code: 'bad-date', expected: 'a month from 1 to 12' };
  const days = daysIn(y, m);
  if (d < 1 || d > days) return { ok: false, code: 'bad-date', expected: `a day from 1 to ${days} of month ${m} of ${y}` };
  if (!clockIsRight) return { ok: false, code: 'bad-date', expected: 'a time of day such as 23:59:59 or 11:59:59 PM' };
  return { ok: true, day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function clock(hour: string | undefined, minute: string | undefined, second: string | undefined, half: string | undefined): boolean {
  if (hour === undefined) return true;
  const h = Number(hour);
  const hourIsRight = half === undefined ? h <= 23 : h >= 1 && h <= 12;
  return hourIsRight && Number(minute) <= 59 && Number(second ?? '0') <= 60;
}
