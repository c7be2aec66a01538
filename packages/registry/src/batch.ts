// What has to be said before registrations are taken in: what for, and until when.

import type { Registration } from './registration.ts';

/** Where registrations came from. */
export const FORMS = ['form', 'csv', 'xlsx', 'kobo', 'odk'] as const;
export type Form = (typeof FORMS)[number];

/** Registrations that were taken in together. None of this is personal. */
export interface Batch {
  /** 128 bits by chance as 32 hex digits. */
  readonly batch: string;
  /** Code of what they are kept for. */
  readonly purpose: string;
  /** The last day on which they may be kept, YYYY-MM-DD. */
  readonly deleteBy: string;
  readonly form: Form;
  readonly registrations: number;
}

/** A code: small letters, digits and hyphens, from any script. */
const PURPOSE = /^(?!.*\p{Default_Ignorable_Code_Point})[\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{Nd}][\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{Nd}._/-]{0,63}$/u;
/** A purpose that lasts longer is asked again. */
const YEARS_MAX = 10;

/** Judges purpose and day; the words say what is wanted. Undefined where both will do. */
export function judgeTerms({ purpose, deleteBy }: { readonly purpose: string | undefined; readonly deleteBy: string | undefined }, today: string): string | undefined {
  if (purpose === undefined || purpose === '') return 'Say what the registrations are kept for: a purpose, as a short code such as winter-2026. Nothing is taken in without one.';
  if (!PURPOSE.test(purpose) || purpose.normalize('NFC') !== purpose) return 'The purpose is a short code of small letters, digits and hyphens, such as winter-2026. It stands in the public log: no name of a person belongs in it.';
  if (deleteBy === undefined || deleteBy === '') return 'Say by which day the registrations are deleted, such as 2027-03-31. Nothing is taken in without a day.';
  if (!isDay(deleteBy)) return 'The day by which the registrations are deleted is written YYYY-MM-DD, such as 2027-03-31.';
  if (deleteBy < today) return `The day by which the registrations are deleted is over. Name a day from ${today} on.`;
  if (Number(deleteBy.slice(0, 4)) > Number(today.slice(0, 4)) + YEARS_MAX) return `The day by which the registrations are deleted is more than ${YEARS_MAX} years away. Name an earlier one; it can be asked again.`;
  return undefined;
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1];
  return days !== undefined && d >= 1 && d <= days;
}

/** Those that are new, the first of each submission: `seen` are the submissions that the purpose has already. */
export function withoutRepeats(registrations: readonly Registration[], seen: ReadonlySet<string>): { readonly fresh: readonly Registration[]; readonly repeated: number } {
  const known = new Set(seen);
  const fresh = registrations.filter(({ instance }) => {
    if (instance === undefined) return true;
    if (known.has(instance)) return false;
    known.add(instance);
    return true;
  });
  return { fresh, repeated: registrations.length - fresh.length };
}
