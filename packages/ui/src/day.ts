// Days, months and times for readers. They come as ISO text and are shown in UTC.

import { languageTag, type Locale } from './locale.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: Locale, options: Intl.DateTimeFormatOptions, iso: string): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(languageTag(locale), { ...options, timeZone: 'UTC' });
    formats.set(key, made);
  }
  return made.format(new Date(iso));
}

/** What stands between a day and its time. */
const BEFORE_TIME: Readonly<Record<Locale, string>> = { en: ', ', ar: '، ', fr: ' à ' };

/** `2024-05-31` gives `31 May 2024`; a time is cut to its day. Text that is no day comes back as it is. */
export function formatDay(locale: Locale, day: string): string {
  const date = day.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return formatMonth(locale, day);
  const text = format(locale, { day: 'numeric', month: 'long', year: 'numeric' }, `${date}T00:00:00Z`);
  // French says the first of a month as an ordinal; `Intl` does not.
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** `2024-05` gives `May 2024`, `2024` gives `2024`. */
export function formatMonth(locale: Locale, month: string): string {
  if (/^\d{4}$/.test(month)) return format(locale, { year: 'numeric' }, `${month}-01-01T00:00:00Z`);
  return /^\d{4}-\d{2}/.test(month) ? format(locale, { month: 'short', year: 'numeric' }, `${month.slice(0, 7)}-01T00:00:00Z`) : month;
}

/** `2026-11-21T21:00:00Z` gives `21 November 2026, 21:00 UTC`. */
export function formatTime(locale: Locale, time: string): string {
  return `${formatDay(locale, time)}${BEFORE_TIME[locale]}${format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, time)} UTC`;
}
