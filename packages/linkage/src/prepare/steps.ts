// The steps by which a text is made ready. Each takes a text and gives one; '' means that there is no value.

import type { Step } from '../model/model.ts';
import { dateOf, dayMonthExchanged } from './dates.ts';
import { allKeysOfName, foldedText, keysOfName, keysOfWords, latinText, nameText } from './scripts.ts';

/** Between the items of a set, in the text that stands for it. */
export const SET_SEPARATOR = '\u001F';

type Preparation = (text: string) => string;

const first = (count: number): Preparation => (text) => [...text.replaceAll(' ', '')].slice(0, count).join('');
const last = (count: number): Preparation => (text) => [...text.replaceAll(' ', '')].slice(-count).join('');
const wordsOf = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
const setOf = (items: readonly string[]): string => [...new Set(items)].filter((item) => item !== '').sort().join(SET_SEPARATOR);

/** Digits of any script as ASCII digits, nothing else. */
function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => String(digitValue(digit))).replace(/[^0-9]/g, '');
}

/** Decimal digits stand ten in a row in Unicode, each row from a code point that is found by looking back. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return code - zero;
}

const PREPARATIONS: Readonly<Record<Step, Preparation>> = {
  fold: foldedText,
  name: nameText,
  latin: latinText,
  skeleton: (text) => keysOfWords(text).join(' '),
  skeletons: (text) => setOf(keysOfWords(text)),
  'name-key': (text) => keysOfName(text).join(' '),
  'name-keys': (text) => setOf(allKeysOfName(text)),
  tokens: (text) => setOf(wordsOf(text)),
  sorted: (text) => [...wordsOf(text)].sort().join(' '),
  list: (text) => setOf(text.split(/[;|\u001F]/).map((item) => item.trim())),
  letters: (text) => text.replace(/[^\p{L}\p{N}]/gu, ''),
  digits: digitsOf,
  // The last eight digits: with and without the codes of country and network that some write and others do not.
  phone: (text) => (digitsOf(text).length < 5 ? '' : digitsOf(text).slice(-8)),
  date: dateOf,
  'day-month': (text) => dayMonthExchanged(dateOf(text)),
  year: (text) => /(?:^|\D)(\d{4})(?=\D|$)/.exec(dateOf(text) === '' ? text : dateOf(text))?.[1] ?? '',
  number: (text) => (/^[-+]?\d{1,15}([.,]\d{1,15})?$/.test(text.trim()) ? String(Number(text.trim().replace(',', '.'))) : ''),
  'email-user': (text) => text.split('@')[0] ?? '',
  'first-token': (text) => wordsOf(text)[0] ?? '',
  'last-token': (text) => wordsOf(text).at(-1) ?? '',
  'first-1': first(1),
  'first-2': first(2),
  'first-3': first(3),
  'first-4': first(4),
  'first-5': first(5),
  'first-6': first(6),
  'last-4': last(4),
  'last-7': last(7),
  'house-number': (text) => /\d+/.exec(text)?.[0] ?? '',
};

/** The steps as one, in their order. A list is split before what follows is done to each item of it. */
export function preparationOf(steps: readonly Step[]): Preparation {
  const preparations = steps.map((step) => PREPARATIONS[step]);
  const listAt = steps.indexOf('list');
  if (listAt < 0 || listAt === steps.length - 1) return (text) => preparations.reduce((value, step) => step(value), text);
  const before = preparationOf(steps.slice(0, listAt + 1));
  const after = preparations.slice(listAt + 1);
  return (text) => setOf(before(text).split(SET_SEPARATOR).flatMap((item) => after.reduce((value, step) => step(value), item).split(SET_SEPARATOR)));
}
