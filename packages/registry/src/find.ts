// Finding the registrations of somebody who asks for theirs to be erased or shown: by values, never by an index.

import { score } from '@amanah/names/compare.ts';
import { prepare } from '@amanah/names/prepared.ts';
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

/** Tells of a registration whether everything that was said fits. With `near`, names may be spelled or written otherwise. What was said is read once, for many registrations. */
export function finderOf(wanted: Wanted, near = false): (registration: Registration) => boolean {
  const isName = wanted.name === undefined ? undefined : namedAs(wanted.name, near);
  const place = wanted.place === undefined ? undefined : normalise(wanted.place) || wanted.place;
  const code = wanted.document === undefined ? undefined : plainCode(wanted.document);
  return ({ head, spouse, members, phone, document, place: here, district, instance }) => {
    if (wanted.instance !== undefined && instance !== wanted.instance) return false;
    if (wanted.phone !== undefined && !samePhone(phone, wanted.phone)) return false;
    if (code !== undefined && (document === undefined || plainCode(document) !== code)) return false;
    if (place !== undefined && ![here, district].some((one) => one !== undefined && (normalise(one) || one) === place)) return false;
    return isName === undefined || [head, spouse, ...members].some((name) => name !== undefined && isName(name));
  };
}

function namedAs(wanted: string, near: boolean): (held: string) => boolean {
  const plain = normalise(wanted);
  const isNear = near ? nearTo(wanted) : () => false;
  return (held) => (plain === '' ? held.trim() === wanted.trim() : normalise(held) === plain) || isNear(held);
}

/** Near as a whole, or every word that was said is near a word of the name: people say one word of it at a desk. */
function nearTo(wanted: string): (held: string) => boolean {
  const whole = prepare(wanted, PERSON);
  const said = wordsOf(wanted).map((word) => prepare(word, PERSON));
  // The same words stand in many registrations: what was found for one is kept while the search lasts.
  const found = new Map<string, readonly boolean[]>();
  const nearWords = (word: string): readonly boolean[] => {
    const known = found.get(word);
    if (known !== undefined) return known;
    const prepared = prepare(word, PERSON);
    const near = said.map((one) => score(prepared, one) >= NEAR_FROM);
    found.set(word, near);
    return near;
  };
  return (held) => {
    const words = wordsOf(held).map(nearWords);
    return said.every((_, at) => words.some((near) => near[at])) || score(prepare(held, PERSON), whole) >= NEAR_FROM;
  };
}

const PERSON = { kind: 'person' } as const;

function wordsOf(name: string): readonly string[] {
  return name.trim().split(/[\s-]+/u);
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
