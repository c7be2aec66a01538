/**
 * The keys of a household under which agencies may find that they served the same one: ten at most.
 *
 * A key is a text that two lists are likely to give for one household, and unlikely for two. Each holds what the others
 * can do without, so that an error in one part leaves keys that have it not:
 *
 *     1 document · 2 telephone, where there is no name · 3 a word of the head with the telephone's last six digits
 *     4 head, year of birth, village · 5 a word of the head with the date of birth · 6 shelter, where there is no name
 *     7 a word of the head with camp, block and shelter · 8 a head of three words or more, village · 9 head and spouse,
 *     of five words at least together
 *     10 a word of the head, village, all members · 11 head, spouse, village · 12 a word of the head with the document's
 *     last five signs · 13 initials, date of birth, village · 14 head, day and month, district · 15 head, camp, block
 *     16 a head of three words or more, telephone's last six digits
 *
 * Names stand as broad skeletons of their words, sorted where there are several, so that spellings, scripts and order do
 * not part them. A key of which a part is missing, or stands for "unknown", is left out; of more than ten the last ones
 * are. The index is part of the input, so a key means the same on both sides, whatever others a household has. The result
 * depends on the tables of names too: the agencies of one cycle use one version of this program.
 *
 *     householdKeys({ document: 'P-102 334', phone: '+970 59 123 4567' }, '2026-11').map(({ index }) => index)   // [1, 2]
 */
import type { Fact } from './facts.ts';
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
  /** Names of those who belong to it, parted by semicolons; a given name is enough. */
  readonly members?: string;
}

export type KeyIndex = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16;
export interface HouseholdKey {
  readonly index: KeyIndex;
  /** The input of the function: secret, since it says who. */
  readonly input: Uint8Array;
  /** What it rests on, for telling whether two keys count as two. */
  readonly facts: readonly Fact[];
}

/** Keys of a household at most, and tokens of a row always. */
export const KEYS_OF_HOUSEHOLD = 10;
const DOMAIN = 'amanah/dedup/v1';
const CYCLE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;
const SEPARATOR = '\u001f';
const PHONE_DIGITS = 9;
/** Those that lists have in common more often: what stands before them is left out, or another country's. */
const PHONE_DIGITS_LAST = 6;
const DOCUMENT_SIGNS_MIN = 4;
const DOCUMENT_SIGNS_LAST = 5;
const PART_SIGNS_MAX = 200;
const NAMES_OF_COUPLE_LEAST = 5;
const MEMBERS_LEAST = 3;
const MEMBERS_MAX = 30;
/** Stands for a word that there is not. */
const NOBODY = '~';

/** True for a name of a cycle: 1 to 64 letters of ASCII, digits and ._/-, the first a letter or digit. */
export function isCycle(cycle: string): boolean {
  return CYCLE.test(cycle);
}

/**
 * The keys that the household has, {@link KEYS_OF_HOUSEHOLD} at most. The cycle is part of each, so that keys of two
 * cycles, and of two indexes, have nothing in common. Throws for a cycle that {@link isCycle} does not know.
 */
export function householdKeys(household: Household, cycle: string): readonly HouseholdKey[] {
  if (!isCycle(cycle)) throw new Error('bug: a cycle is named by letters, digits and ._/-');
  const keys: HouseholdKey[] = [];
  for (const { index, facts, parts } of draftsOf(household)) {
    if (keys.length === KEYS_OF_HOUSEHOLD) break;
    if (!parts.every((part) => part !== undefined)) continue;
    // Neither a cycle nor a key has a sign below U+001F, so the byte of the index parts them without doubt.
    keys.push({ index, facts, input: joined(DOMAIN, cycle, Uint8Array.of(index), parts.join(SEPARATOR)) });
  }
  return keys;
}

/** A key before it is bytes. */
interface Draft {
  readonly index: KeyIndex;
  readonly facts: readonly Fact[];
  readonly parts: readonly (string | undefined)[];
}

/** All keys of a household, those first that find most of what the others miss. */
function draftsOf({ document, phone, head, spouse, born, birthYear, village, district, camp, block, shelter, members }: Household): readonly Draft[] {
  const [headWords, spouseWords, papers, number, day] = [wordsOf(head), wordsOf(spouse), documentOf(document), phoneOf(phone), dayOf(born)];
  const ends = endsOf(headWords);
  const name = ends.length === 2 ? ends.join(' ') : undefined;
  const named: readonly Fact[] = headWords.length > 2 ? ['head 1', 'head 2', 'head else'] : ['head 1', 'head 2'];
  const place = placeNameOf(village) ?? placeNameOf(camp);
  const lastDigits = number?.slice(-PHONE_DIGITS_LAST);
  const home = [placeNameOf(camp), placeNameOf(block), signsOf(shelter) === undefined ? undefined : placeOf(shelter)];
  // Where a birthday is not known, many lists write the first of January: such a day says the year only.
  const birthday = day?.endsWith('0101') === true ? undefined : day;
  // Day and month change places, and a year is off by one.
  const dayAndMonth = birthday === undefined ? undefined : sorted([birthday.slice(4, 6), birthday.slice(6)]);
  // The head on one list is the spouse on the other. Couples of two words each are too many for a key without a place.
  const couple = name === undefined || spouseWords.length === 0 || headWords.length + spouseWords.length < NAMES_OF_COUPLE_LEAST ? [undefined] : [sorted(headWords), sorted(spouseWords)].sort();
  const endsOfCouple = name === undefined || spouseWords.length === 0 ? [undefined] : [name, endsOf(spouseWords).join(' ')].sort();
  return [
    { index: 1, facts: ['document'], parts: [papers] },
    // What several families share says little without a name.
    ...(ends.length > 0 ? [] : [{ index: 2, facts: ['phone'], parts: [number] }, { index: 6, facts: ['shelter'], parts: home }] as const),
    ...ofEachWord(ends, (word, facts, initial) => ({ index: 5, facts: [...facts, 'birth'], parts: [word, initial, birthday] })),
    ...ofEachWord(ends, (word, facts, initial) => ({ index: 3, facts: [...facts, 'phone'], parts: [word, initial, lastDigits] })),
    ...ofEachWord(ends, (word, facts, initial) => ({ index: 7, facts: [...facts, 'shelter'], parts: [word, initial, ...home] })),
    { index: 4, facts: ['head 1', 'head 2', 'birth', 'place'], parts: [name, day?.slice(0, 4) ?? yearOf(birthYear) ?? yearOf(born), place] },
    // With two words, so many have the same name that a place does not part them.
    { index: 8, facts: [...named, 'place'], parts: [headWords.length > 2 ? sorted(headWords) : undefined, place, initialOf(spouseWords[0])] },
    { index: 9, facts: [...named, 'spouse'], parts: couple },
    { index: 16, facts: ['head 1', 'head 2', 'head else', 'phone'], parts: [headWords.length > 2 ? sorted(headWords) : undefined, lastDigits] },
    ...ofEachWord(ends, (word, facts) => ({ index: 10, facts: [...facts, 'members', 'place'], parts: [word, membersOf(members), place] })),
    { index: 11, facts: ['head 1', 'head 2', 'spouse', 'place'], parts: [...endsOfCouple, place] },
    { index: 14, facts: ['head 1', 'head 2', 'birth', 'place'], parts: [name, dayAndMonth, placeNameOf(district)] },
    { index: 13, facts: ['birth', 'place'], parts: [name === undefined ? undefined : ends.map(initialOf).join(''), birthday, place] },
    ...ofEachWord(ends, (word, facts, initial) => ({ index: 12, facts: [...facts, 'document'], parts: [word, initial, papers?.slice(-DOCUMENT_SIGNS_LAST)] })),
    { index: 15, facts: ['head 1', 'head 2', 'place'], parts: [name, home[0], home[1]] },
  ];
}

/** A key for each of the two words of a name, with the initial of the other: an error in one leaves the other's key. */
function ofEachWord(ends: readonly string[], make: (word: string, facts: readonly Fact[], initial: string) => Draft): readonly Draft[] {
  return ends.map((word, at) => make(word, at === 0 ? ['head 1'] : ['head 2'], initialOf(ends[1 - at])));
}

function initialOf(word: string | undefined): string {
  return [...(word ?? NOBODY)][0] as string;
}

function sorted(words: readonly string[]): string {
  return [...words].sort().join(' ');
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

/** At least four signs with a digit among them: words such as "none" and "lost" are no document. O stands for 0, I and L for 1. */
function documentOf(text: string | undefined): string | undefined {
  const signs = signsOf(text);
  return signs === undefined || signs.length < DOCUMENT_SIGNS_MIN || !/[0-9]/.test(signs) || isFiller(signs) ? undefined : signs.replaceAll('o', '0').replaceAll(/[il]/g, '1');
}

function phoneOf(text: string | undefined): string | undefined {
  const last = digitsOf(text).slice(-PHONE_DIGITS);
  return last.length < PHONE_DIGITS || isFiller(last) ? undefined : last;
}

/** Numbers of shelters without the zeros that some write before them. */
function placeOf(text: string | undefined): string | undefined {
  return signsOf(text)?.replaceAll(/(?<![0-9])0+(?=[0-9])/g, '');
}

/** The words of a name without titles, as broad skeletons in their order. */
function wordsOf(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const words = prepare(text, { kind: 'person' }).tokens.filter(({ role }) => role === 'name' || role === 'patronymic');
  return words.flatMap((token) => {
    // A common name in a script without vowels has its usual Latin spelling in a table, and that one's key.
    const usual = vocalised(token.text);
    const key = usual === undefined ? keysOfToken(token)[0] : skeletonKey(usual);
    return key === undefined || key === '' ? [] : [broad(key)];
  });
}

/** The first and the last word, sorted: those that lists leave out least. */
function endsOf(words: readonly string[]): readonly string[] {
  return [...new Set([words[0], words.at(-1)])].filter((word) => word !== undefined).sort();
}

/** Sounds that scripts and hands exchange are one: g, h and k (Ігор, Igor, Ihor); z, j and s; d and t; f and b; ts and s. */
function broad(key: string): string {
  return key.replaceAll(/[GH]/g, 'K').replaceAll(/[JZ]/g, 'S').replaceAll('D', 'T').replaceAll('F', 'B').replaceAll('TS', 'S').replaceAll(/(.)\1+/g, '$1');
}

/** The given names of all members, each once, whatever their order; undefined for so few that many households have them. */
function membersOf(text: string | undefined): string | undefined {
  const names = new Set((text ?? '').split(/[;\u061b|]/).slice(0, MEMBERS_MAX).map((one) => wordsOf(one).join('')));
  names.delete('');
  return names.size < MEMBERS_LEAST ? undefined : [...names].sort().join(' ');
}

/** A place by its words without articles: names as broad skeletons, codes and single letters as they stand, numbers without zeros before them. */
function placeNameOf(text: string | undefined): string | undefined {
  if (signsOf(text) === undefined) return undefined;
  const words = (text ?? '').split(/[^\p{L}\p{M}\p{N}]+/u).filter((word, at, all) => at === all.length - 1 || !/^(?:al|el)$/i.test(word)).map((word) => (/^[\p{L}\p{M}]{3,}$/u.test(word) ? broad(skeletonKey(word)) : '') || (placeOf(word) ?? ''));
  const whole = words.join('');
  return whole === '' ? undefined : whole;
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
