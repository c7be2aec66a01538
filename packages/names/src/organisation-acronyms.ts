// Short names of bodies: the letters that a long name may be shortened to, and whether a short name stands for a long one.
import { foldWord } from './fold.ts';
import type { OrganisationParts } from './organisation.ts';
import { STOP_WORDS } from './organisation-words.ts';
import type { Word } from './words.ts';

/** Words that many short names leave out: CETC is China Electronics Technology Group Corporation. */
const LEFT_OUT: ReadonlySet<string> = new Set('group groupe grupo company corporation holding holdings limited'.split(' '));
/** Legal forms that are words, of which many short names have the letter: the C of NITC. */
const FORM_WITH_LETTER = /^(?:company|corporation|compania|companhia|compagnie|corporacion)$/;

/** The first letters of words, with and without the small ones. */
export function initialsOf(words: readonly Word[]): readonly string[] {
  // The Slavic and Spanish "and" is one small letter, which is a number or an initial in capitals.
  const content = words.filter(({ folded, raw }) => !STOP_WORDS.has(folded) && raw !== 'i' && raw !== 'y');
  return [...new Set([firstLetters(content), firstLetters(words)])].filter((letters) => letters.length >= 2);
}

/** The same, and with the letter of a legal form that follows, and without words that short names leave out. */
export function initialsWith(words: readonly Word[], following: readonly Word[]): readonly string[] {
  const content = words.filter(({ folded }) => !STOP_WORDS.has(folded));
  const short = content.filter(({ folded }) => !LEFT_OUT.has(folded));
  const form = following.find(({ folded }) => FORM_WITH_LETTER.test(folded))?.folded[0] ?? '';
  const letters = initialsOf(words);
  const others = [...(words.some(({ folded }) => AND.has(folded)) ? [firstLetters(words.filter(({ folded }) => !AND.has(folded)))] : []), ...(content.some(({ folded }) => HAS_SOUNDS.test(folded)) ? [firstSounds(content.filter(({ raw }) => raw !== 'i' && raw !== 'y'))] : [])];
  const plain = [...letters, ...others.filter((more) => more.length >= 2)];
  const shorter = short.length < 2 ? [] : [firstLetters(short), ...(form === '' ? [] : [firstLetters(short) + form, firstLetters(content) + form])];
  // The short form itself may stand behind the letters: PDVSA.
  const abbreviation = following.find(({ folded }) => /^[a-z]{2,3}$/.test(folded))?.folded ?? '';
  const withForm = abbreviation === '' ? [] : plain.map((some) => some + abbreviation).filter((some) => some.length >= WITH_FORM_LEAST);
  return [...new Set([...plain, ...shorter.filter((some) => some.length >= 3), ...withForm])];
}

const WITH_FORM_LEAST = 4;

/** Words for and: short names that have the letter of other small words leave them out, MODAFL. */
const AND: ReadonlySet<string> = new Set('and et y und e ve и й та i'.split(' '));

/** Letters of Cyrillic that romanisations write with several, or with one: a short name has them as a whole, TsNIIKhM. */
const LATIN_OF: ReadonlyMap<string, string> = new Map('аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch эe юyu яya іi їi єye'.split(' ').map((entry) => [entry[0] as string, entry.slice(1)] as const));
const HAS_SOUNDS = /^(?:[zktsc]h|ts|y[ua]|[\u0400-\u052f])/;
const SEVERAL_LETTERS = /^(?:shch|zh|kh|ts|sh|ch|yu|ya)/;

/** The first sounds of Slavic words in Latin letters; of words that have one letter for each, their first letters. */
function firstSounds(words: readonly Word[]): string {
  return words.map(({ folded }) => SEVERAL_LETTERS.exec(folded)?.[0] ?? LATIN_OF.get(folded[0] ?? '') ?? [...folded][0] ?? '').join('');
}

/** A short name in Latin letters: ЦНИИХМ is TsNIIKhM; itself where it is not in Cyrillic. */
export function romanisedAcronym(letters: string): string {
  return /[\u0400-\u052f]/.test(letters) ? Array.from(letters, (letter) => LATIN_OF.get(letter) ?? letter).join('') : letters;
}

function firstLetters(words: readonly Word[]): string {
  return words.map(({ folded }) => [...folded][0] ?? '').join('');
}

/**
 * How well a short name stands for the words of a long one: 1 where it is their first letters, less where it takes more
 * letters of some words, 0 where it is no acronym of them. Two letters are weak whatever they match.
 */
export function acronymLikeness(short: string, { initials, acronyms, content }: Pick<OrganisationParts, 'initials' | 'acronyms' | 'content'>): number {
  const written = foldWord(short);
  const roman = romanisedAcronym(written);
  const letters = roman !== written && initials.includes(roman) ? roman : written;
  if (letters.length < 2 || letters.length > 12) return 0;
  const strength = letters.length >= 4 ? 1 : letters.length === 3 ? 0.96 : 0.88;
  if (acronyms.includes(letters)) return strength;
  if (initials.includes(letters)) return strength;
  if (letters.length < 4 || content.length < 2 || content.length > 10) return 0;
  const words = content.filter((word) => word.length > 1);
  if (words.length > 1 && isMadeOfBeginnings(letters, words, 0, 0)) return 0.85;
  const telling = words.filter((word, at) => at < 2 || (!LEFT_OUT.has(word) && word !== 'trading' && word !== 'general'));
  return letters.length >= 5 && telling.length >= 3 && telling.length < content.length && isMadeOfBeginnings(letters, telling, 0, 0) ? 0.85 : 0;
}

/** True where the letters are beginnings of the words in order, one letter at least of each. */
function isMadeOfBeginnings(letters: string, words: readonly string[], at: number, word: number): boolean {
  if (word === words.length) return at === letters.length;
  const source = words[word] as string;
  for (let count = 1; count <= 4 && source[count - 1] === letters[at + count - 1] && at + count <= letters.length; count += 1) {
    if (isMadeOfBeginnings(letters, words, at + count, word + 1)) return true;
  }
  return false;
}
