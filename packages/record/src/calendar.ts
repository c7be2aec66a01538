// Days of the Gregorian calendar.

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day of the Gregorian calendar written `YYYY-MM-DD`. */
export function isCalendarDay(day: string): boolean {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return date <= (DAYS_IN_MONTH[month - 1] ?? 0) + (leap ? 1 : 0);
}
