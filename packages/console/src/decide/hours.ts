// Hours of a vote: in the time of the reader's place, with the instant in UTC
// beside it, because voting closes at one instant everywhere.

import { languageTag } from '@amanah/ui/locale.ts';
import { locale, t } from '../language.ts';

function formatted(options: Intl.DateTimeFormatOptions, instant: string): string {
  return new Intl.DateTimeFormat(languageTag(locale()), { hourCycle: 'h23', ...options }).format(new Date(instant));
}

/** `Tue 12 January 2027, 20:00 (18:00 UTC)`; where the reader's clock is UTC the hour stands once. */
export function hourWords(instant: string): string {
  const here = formatted({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }, instant);
  const there = formatted({ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }, instant);
  const isUtc = new Date(instant).getTimezoneOffset() === 0;
  return isUtc ? t('hour.utc', { here }) : t('hour.here', { here, there });
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [['day', 86_400], ['hour', 3600], ['minute', 60]];

/** How long until an instant, or since it: `in 3 hours`. */
export function fromNow(instant: string, now: string): string {
  const seconds = (Date.parse(instant) - Date.parse(now)) / 1000;
  const [unit, size] = STEPS.find(([, long]) => Math.abs(seconds) >= long) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat(languageTag(locale()), { numeric: 'always' }).format(Math.trunc(seconds / size), unit);
}
