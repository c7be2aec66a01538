// Ages are counted in days to the newest day that the operation itself wrote, so
// that a report needs no clock and is the same for whoever computes it.

import type { BooksAt } from './books-at.ts';

/** The newest day the operation itself wrote, as yyyymmdd: what publishers state may speak of years to come. */
export function newestOwnDay(at: BooksAt): number {
  const { files, days } = at.books;
  let newest = 0;
  for (let row = 0; row < at.asOf; row += 1) {
    const day = days.values[row] as number;
    if (files.values[row] === 0 && day > newest) newest = day;
  }
  return newest;
}

/** Days from one calendar day to another, both as yyyymmdd. */
export function daysBetween(from: number, to: number): number {
  const utc = (day: number): number => Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);
  return Math.round((utc(to) - utc(from)) / 86_400_000);
}

/** Age in days at the newest day; what is dated later has no age. */
export function ageInDays(since: number, newest: number): number {
  return Math.max(0, daysBetween(since, newest));
}

/** A day such as 2024-05-31, or the day of a time, as 20240531. */
export function dayNumber(time: string): number {
  return Number(time.slice(0, 4)) * 10_000 + Number(time.slice(5, 7)) * 100 + Number(time.slice(8, 10));
}
