// The ground of an erasure stands in the public log for ever: it must name nobody of those who are erased.

import { scoreTexts } from '@amanah/names/compare.ts';
import { plainDigits } from '@amanah/registry/find.ts';
import type { Registration } from '@amanah/registry/registration.ts';

/** Of more registrations at once some name is a word of every sentence: whole names and numbers are looked for only. */
const SINGLE_WORDS_MAX = 200;
const NAME_LENGTH_MIN = 2;
/** Words that are shorter are not compared by their sound, nor are they looked for in remarks. */
const WORD_LENGTH_MIN = 4;
const DIGITS_MIN = 6;
const PHONE_DIGITS = 7;
/** From this likeness on (0 to 1) a word is a name in other letters. */
const SAME_NAME_FROM = 0.9;
/** Letters of Arabic that are written together with the word behind them: and, so, with, like, for. */
const JOINED = /^[وفبكل](?=\p{Script=Arabic}{3})/u;

/** What a ground says, in the forms in which it is looked at. */
interface Said {
  readonly words: ReadonlySet<string>;
  readonly code: string;
  readonly numbers: readonly string[];
}

/** True where the ground holds a name, a part of one, or a number of these registrations. */
export function namesSomebody(ground: string, registrations: readonly Registration[]): boolean {
  const words = wordsOf(ground);
  const said: Said = {
    words: new Set([...words, ...words.map((word) => word.replace(JOINED, ''))]),
    code: codeOf(ground),
    numbers: plainDigits(ground).match(/\d(?:[\s()+./-]*\d)*/g)?.map((number) => number.replace(/\D/g, '')) ?? [],
  };
  const isFew = registrations.length <= SINGLE_WORDS_MAX;
  return registrations.some((registration) => {
    const { head, spouse, members, phone, document, instance, others } = registration;
    const names = [head, spouse, ...members].filter((name) => name !== undefined);
    return names.some((name) => (isFew ? wordsOf(name).some((word) => isNamed(word, said)) : isWholeName(name, said)))
      || isNumber(phone, said, PHONE_DIGITS) || [document, instance].some((one) => one !== undefined && isCode(one, said))
      || (isFew && Object.values(others).some((text) => isRemark(text, said)));
  });
}

/** Small letters without marks, parted where there is neither letter nor digit. */
function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function isLong(word: string, least: number): boolean {
  return [...word].length >= least;
}

/** The same name in another script is the same name. */
function isNamed(word: string, { words }: Said): boolean {
  if (isLong(word, NAME_LENGTH_MIN) && words.has(word)) return true;
  return isLong(word, WORD_LENGTH_MIN) && [...words].some((one) => isLong(one, WORD_LENGTH_MIN) && scoreTexts(one, word, 'person') >= SAME_NAME_FROM);
}

function isWholeName(name: string, { words }: Said): boolean {
  const own = wordsOf(name);
  return own.length > 1 && own.every((word) => words.has(word));
}

/** Letters and digits of any script, run together. */
function codeOf(text: string): string {
  return plainDigits(text.normalize('NFKC')).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isCode(document: string, said: Said): boolean {
  const code = codeOf(document);
  return (isLong(code, DIGITS_MIN) && said.code.includes(code)) || isNumber(document, said, DIGITS_MIN);
}

/** The end of a number tells it, whatever code of a country stands before. */
function isNumber(number: string | undefined, { numbers }: Said, digits: number): boolean {
  const end = plainDigits(number ?? '').replace(/\D/g, '').slice(-digits);
  return end.length >= DIGITS_MIN && numbers.some((one) => one.includes(end));
}

/** A remark is of words that anybody uses; what is written like a name, or with digits, is not. */
function isRemark(text: string, said: Said): boolean {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => isLong(word, WORD_LENGTH_MIN) && /^\p{Lu}|^\p{Lo}|\d/u.test(word) && wordsOf(word).every((one) => said.words.has(one)));
}
