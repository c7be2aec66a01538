// A person's name before marriage, where the name says it: in brackets behind née and its like, or before "de" and a husband's surname.
import { foldWord } from './fold.ts';
import type { Word } from './words.ts';

/** "Born" as papers of many languages write it before a maiden name. */
const BORN: ReadonlySet<string> = new Set('née ne nee geb geborene born urozhd urozhdennaya урожд урожденная урожденный урождена рожд уродж roz rozena z-domu domu nata nascida nacida født fodt född fodd szül szuletett szül syntynyt rođena rodena нар дев devichya kizlik'.split(' ').map(foldWord));
const WOMEN = new Set('rosario carmen pilar mercedes dolores consuelo luz isabel beatriz raquel ines esther ester ruth leonor soledad socorro amparo rocio guadalupe irene nieves milagros remedios angeles concepcion asuncion encarnacion maribel mabel miriam lourdes belen noemi judith edith inmaculada trinidad caridad paz flor mar sol yolanda marisol isis nelly nancy betty doris'.split(' '));

/** A name read with and without what it had before marriage; `words` is the name as it is borne. */
export interface Married {
  readonly words: readonly Word[];
  readonly otherwise: readonly (readonly Word[])[];
}

/** The name as it is borne and, where it says what it was before marriage, that too. */
export function marriedOf(words: readonly Word[]): Married {
  return (words.length > 2 ? (withMaiden(words) ?? withHusband(words)) : undefined) ?? { words, otherwise: [] };
}

/** A surname "born": it stands in the place of the other, which are all words before the comma or the last word. */
function withMaiden(words: readonly Word[]): Married | undefined {
  const at = words.findIndex(({ folded, bracketed, raw }, place) => place > 1 && BORN.has(folded) && (bracketed || raw.toLowerCase() === raw));
  const sign = words[at];
  if (sign === undefined) return undefined;
  let end = at + 1;
  while (end < words.length && (words[end] as Word).bracketed === sign.bracketed && (sign.bracketed || end - at <= 2)) end += 1;
  const maiden = words.slice(at + 1, end);
  const borne = [...words.slice(0, at), ...words.slice(end)];
  if (maiden.length === 0 || borne.length < 2) return undefined;
  const isTurned = borne.some(({ part }) => part > 0);
  const given = isTurned ? borne.filter(({ part }) => part > 0) : withoutSurname(borne);
  const inPlace = (word: Word): Word => ({ ...word, part: 0, bracketed: false });
  return { words: borne, otherwise: [[...given, ...maiden].map(inPlace)] };
}

/** Without the last word, and the article before it. */
function withoutSurname(words: readonly Word[]): readonly Word[] {
  const last = words.length - 1;
  return words.slice(0, words[last]?.hyphened === true && last > 1 ? last - 1 : last);
}

/** Spanish "de" and a husband's surname behind a woman's own. */
function withHusband(words: readonly Word[]): Married | undefined {
  const at = words.findIndex(({ folded }) => folded === 'de');
  const sign = words[at];
  if (sign === undefined || at < 1) return undefined;
  const isTurned = words.some(({ part }) => part > 0);
  const given = isTurned ? words.find(({ part }) => part === 1) : words[0];
  if (given === undefined || sign.part > 0 || (!isTurned && at < 2) || !(WOMEN.has(given.folded) || /[^aeiou]i?a$/.test(given.folded))) return undefined;
  const husband = words.filter(({ part }, place) => part === 0 && place >= at);
  if (husband.length < 2 || husband.length > 3) return undefined;
  return { words, otherwise: [words.filter((word) => !husband.includes(word))] };
}
