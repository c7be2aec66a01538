/**
 * The six keys of a household under which agencies may find that they served the same one.
 *
 * A key is a text that two lists are likely to give for one household, and unlikely for two:
 *
 *     K1 document id · K2 last nine digits of the telephone · K3 head and spouse with village
 *     K4 head with year of birth and district · K5 head with date of birth · K6 camp, block and shelter
 *
 * Names stand as the skeleton keys of their first and last words, sorted, so that spellings, scripts, order and middle
 * names do not part them. A key of which a part is missing, or stands for "unknown", is left out. The result depends on
 * the tables of names too: the agencies of one cycle use one version of this program.
 *
 *     householdKeys({ document: 'P-102 334', phone: '+970 59 123 4567' }, '2026-11').map(({ index }) => index)   // [1, 2]
 */
import { prepare } from '@amanah/names/prepared.ts';
import { skeletonKey } from '@amanah/names/skeleton.ts';
import { keysOfToken } from '@amanah/names/token.ts';
import { vocalised } from '@amanah/names/variants.ts';
import { normalise } from '@amanah/names/words.ts';
import { joined } from './oprf.ts';

/** What an agency has on a household; nothing of it leaves the agency. Every part may be missing, or any text. */
export interface Household {
  readonly document?: string;
  readonly phone?: string;
  /** Whole name of the head, in any script. */
  readonly head?: string;
  readonly spouse?: string;
  /** Year, month, day as 2001-05-31 or 20010531. */
  readonly born?: string;
  /** Where only the year of birth is known. */
  readonly birthYear?: string;
  /** Codes or names; agencies agree on one list of them. */
  readonly village?: string;
  readonly district?: string;
  readonly camp?: string;
  readonly block?: string;
  readonly shelter?: string;
}

export type KeyIndex = 1 | 2 | 3 | 4 | 5 | 6;
export interface HouseholdKey {
  readonly index: KeyIndex;
  /** The input of the function: secret, since it says who. */
  readonly input: Uint8Array;
}

/** Keys of a household at most, and tokens of a row always. */
export const KEYS_OF_HOUSEHOLD = 6;
const DOMAIN = 'amanah/dedup/v1';
const CYCLE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;
const SEPARATOR = '\u001f';
const PHONE_DIGITS = 9;
const DOCUMENT_SIGNS_MIN = 4;
const PART_SIGNS_MAX = 200;

/** True for a name of a cycle: 1 to 64 letters of ASCII, digits and ._/-, the first a letter or digit. */
export function isCycle(cycle: string): boolean {
  return CYCLE.test(cycle);
}

/**
 * The keys that the household has, by index. The cycle is part of each, so that keys of two cycles, and of two indexes,
 * have nothing in common. Throws for a cycle that {@link isCycle} does not know.
 */
export function householdKeys(household: Household, cycle: string): readonly HouseholdKey[] {
  if (!isCycle(cycle)) throw new Error('bug: a cycle is named by letters, digits and ._/-');
  const texts = keyTexts(household);
  // Neither a cycle nor a key has a sign below U+001F, so the byte of the index parts them without doubt.
  return texts.flatMap((text, at) => (text === undefined ? [] : [{ index: (at + 1) as KeyIndex, input: joined(DOMAIN, cycle, Uint8Array.of(at + 1), text) }]));
}

/** The normalised texts of the six keys in their order; undefined where a part is missing. */
function keyTexts({ document, phone, head, spouse, born, birthYear, village, district, camp, block, shelter }: Household): readonly (string | undefined)[] {
  const name = nameOf(head);
  const day = dayOf(born);
  const year = day?.slice(0, 4) ?? yearOf(birthYear) ?? yearOf(born);
  return [
    documentOf(document),
    phoneOf(phone),
    together(name, nameOf(spouse), placeOf(village)),
    // One word with a year would join half a district.
    name?.includes(' ') === true ? together(name, year, placeOf(district)) : undefined,
    // Where a birthday is not known, many lists write the first of January: such a day says the year only.
    day?.endsWith('0101') === true ? undefined : together(name, day),
    together(placeOf(camp), placeOf(block), placeOf(shelter)),
  ];
}

function together(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((part) => part !== undefined) ? parts.join(SEPARATOR) : undefined;
}

/** Letters and digits only, in one form for all scripts and hands; undefined where there are none or far too many. */
function signsOf(text: string | undefined): string | undefined {
  if (text === undefined || text.length > PART_SIGNS_MAX) return undefined;
  const signs = normalise(text).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
  return signs === '' ? undefined : signs;
}

function digitsOf(text: string | undefined): string {
  return signsOf(text)?.replaceAll(/[^0-9]/g, '') ?? '';
}

/** The same sign throughout is what is written where there is nothing to write. */
function isFiller(signs: string): boolean {
  return /^(.)\1*$/u.test(signs) || '01234567890'.includes(signs) || '09876543210'.includes(signs);
}

/** At least four signs with a digit among them: words such as "none" and "lost" are no document. */
function documentOf(text: string | undefined): string | undefined {
  const signs = signsOf(text);
  return signs === undefined || signs.length < DOCUMENT_SIGNS_MIN || !/[0-9]/.test(signs) || isFiller(signs) ? undefined : signs;
}

function phoneOf(text: string | undefined): string | undefined {
  const last = digitsOf(text).slice(-PHONE_DIGITS);
  return last.length < PHONE_DIGITS || isFiller(last) ? undefined : last;
}

/** Numbers of shelters without the zeros that some write before them. */
function placeOf(text: string | undefined): string | undefined {
  return signsOf(text)?.replaceAll(/(?<![0-9])0+(?=[0-9])/g, '');
}

/** Skeletons of the first and last word without titles, sorted; one where there is one word. */
function nameOf(text: string | undefined): string | undefined {
  const words = prepare(text ?? '', { kind: 'person' }).tokens.filter(({ role }) => role === 'name' || role === 'patronymic');
  const keys = [...new Set([words[0], words.at(-1)])].flatMap((token) => {
    if (token === undefined) return [];
    // A common name in a script without vowels has its usual Latin spelling in a table, and that one's key.
    const usual = vocalised(token.text);
    const key = usual === undefined ? keysOfToken(token)[0] : skeletonKey(usual);
    return key === undefined || key === '' ? [] : [key];
  });
  return keys.length === 0 ? undefined : keys.sort().join(' ');
}

/** Eight digits of a day that the calendar has. */
function dayOf(text: string | undefined): string | undefined {
  const digits = digitsOf(text);
  if (digits.length !== 8 || yearOf(digits.slice(0, 4)) === undefined) return undefined;
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days ? digits : undefined;
}

function yearOf(text: string | undefined): string | undefined {
  const digits = digitsOf(text);
  return /^(?:19|20)[0-9]{2}$/.test(digits) ? digits : undefined;
}
