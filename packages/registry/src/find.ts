// Finding the registrations of somebody who asks for theirs to be erased or shown: by values, never by an index.

import { scoreTexts } from '@amanah/names/compare.ts';
import { normalise } from '@amanah/names/words.ts';
import type { Registration } from './registration.ts';

/** What somebody says of themselves. A name may be of anybody in the household. */
export interface Wanted {
  readonly name?: string;
  readonly phone?: string;
  readonly document?: string;
  readonly place?: string;
  readonly instance?: string;
}

export const WANTED_FIELDS = ['name', 'phone', 'document', 'place', 'instance'] as const satisfies readonly (keyof Wanted)[];

/** From this likeness on (0 to 1) a name is near another. */
const NEAR_FROM = 0.85;
/** Digits from which the end of a number tells it, whatever code of a country stands before. */
const TELLING_DIGITS = 7;

/** True where everything that was said fits. With `near`, names may be spelled or written otherwise. */
export function fits(registration: Registration, wanted: Wanted, near = false): boolean {
  const { head, spouse, members, phone, document, place, district, instance } = registration;
  const names = [head, spouse, ...members].filter((name): name is string => name !== undefined);
  if (wanted.name !== undefined && !names.some((name) => isName(name, wanted.name as string, near))) return false;
  if (wanted.phone !== undefined && !samePhone(phone, wanted.phone)) return false;
  if (wanted.document !== undefined && (document === undefined || plainCode(document) !== plainCode(wanted.document))) return false;
  if (wanted.place !== undefined && ![place, district].some((one) => one !== undefined && (normalise(one) || one) === (normalise(wanted.place as string) || wanted.place))) return false;
  return wanted.instance === undefined || instance === wanted.instance;
}

function isName(held: string, wanted: string, near: boolean): boolean {
  const plain = normalise(wanted);
  return (plain === '' ? held.trim() === wanted.trim() : normalise(held) === plain) || (near && isNear(held, wanted));
}

/** Near as a whole, or every word that was said is near a word of the name: people say one word of it at a desk. */
function isNear(held: string, wanted: string): boolean {
  if (scoreTexts(held, wanted, 'person') >= NEAR_FROM) return true;
  const words = held.trim().split(/[\s-]+/u);
  return wanted.trim().split(/[\s-]+/u).every((said) => words.some((word) => scoreTexts(word, said, 'person') >= NEAR_FROM));
}

function samePhone(held: string | undefined, wanted: string): boolean {
  if (held === undefined) return false;
  const digitsOf = (phone: string): string => plainDigits(phone).replace(/\D/g, '').replace(/^0+/, '');
  const [short, long] = [digitsOf(held), digitsOf(wanted)].sort((a, b) => a.length - b.length) as [string, string];
  return short.length >= TELLING_DIGITS ? long.endsWith(short) : short !== '' && short === long;
}

function plainCode(text: string): string {
  return plainDigits(text.normalize('NFKC')).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Digits of any script as 0 to 9: Unicode keeps each script's ten in a row, the nought first. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) as number;
    if (point < 128) return digit;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
    return String(value);
  });
}
