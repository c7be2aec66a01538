// Chinese names in other spellings than pinyin, read as the pinyin they may stand for: by Wade's rules, and by the habits of speakers of other Chinese languages.
import { DIALECT_GIVEN, DIALECT_SURNAMES } from './chinese-dialects.ts';
import { hasAspirate, ofWade, PINYIN_SYLLABLES, SURNAMES } from './chinese-syllables.ts';
import { keysOfSounds } from './skeleton.ts';
import { soundsOfLatin } from './sound.ts';
import { makeToken, type Token } from './token.ts';
import type { Word } from './words.ts';

/** Readings of one word at most. */
const READINGS_MAX = 40;
const GIVEN_SYLLABLES = 2;

type Reader = (word: Word, isSurname: boolean) => readonly string[];

/**
 * The tokens of a name with its Chinese words by what pinyin they may stand for, surname and given name; undefined where it has none, or is pinyin as it stands.
 * A given name has two syllables: of shorter names too many are alike in one spelling or another.
 */
export function inPinyin(words: readonly Word[], tokens: readonly Token[]): readonly Token[] | undefined {
  if (words.length < GIVEN_SYLLABLES + 1 || !words.some(isSyllable)) return undefined;
  for (let first = 0; first + GIVEN_SYLLABLES < words.length; first += 1) {
    const part = words.slice(first, first + GIVEN_SYLLABLES + 1);
    if (!part.every(isSyllable)) continue;
    // Of four and more words in a row the last three are surname and given name, but for a name with its hyphen elsewhere.
    const next = words[first + GIVEN_SYLLABLES + 1];
    if (next !== undefined && isSyllable(next) && next.part === part[2]?.part && part[2]?.hyphened !== true) continue;
    const read = readPart(part);
    if (read !== undefined) return [...restOf(words, part, tokens), ...read];
  }
  return undefined;
}

function isSyllable({ folded, script }: Word): boolean {
  return script === 'Latn' && folded.length <= 6 && (DIALECT_SURNAMES.has(folded) || DIALECT_GIVEN.has(folded) || ofWade(folded, folded, false).length > 0);
}

/** What the name has besides: a Western given name, or the surname of a husband. */
function restOf(words: readonly Word[], part: readonly Word[], tokens: readonly Token[]): readonly Token[] {
  const beside = words.filter((word) => !part.includes(word)).map(({ raw }) => raw);
  return tokens.filter(({ shown }) => beside.includes(shown));
}

/** Surname first, as it is spoken, or last behind a given name with a hyphen. */
function readPart(part: readonly Word[]): readonly Token[] | undefined {
  const [one, two, three] = part as readonly [Word, Word, Word];
  const isLast = two.hyphened && !three.hyphened && one.part === three.part;
  const [surname, given] = isLast ? [three, [one, two]] : [one, [two, three]];
  if (isPinyin(surname, given)) return undefined;
  const marks = part.some(({ raw }) => hasAspirate(raw));
  const byWade: Reader = (word, isSurname) => ofWade(word.folded, word.raw, marks).filter((pinyin) => !isSurname || SURNAMES.has(pinyin));
  const byHabit: Reader = ({ folded }, isSurname) => (isSurname ? DIALECT_SURNAMES : DIALECT_GIVEN).get(folded) ?? [];
  const [surnames, givens]: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const reader of marks ? [byWade] : [byWade, byHabit]) {
    const [first = [], second = []] = given.map((word) => reader(word, false));
    const whose = reader(surname, true);
    if (whose.length === 0 || first.length === 0 || second.length === 0) continue;
    for (const name of whose) surnames.add(name);
    for (const start of first) for (const end of second) givens.add(start + end);
  }
  if (surnames.size === 0) return undefined;
  return [tokenOf([surname], [...surnames]), tokenOf(given, [...givens].slice(0, READINGS_MAX))];
}

/** A name that may be pinyin is pinyin, but where its given name has a hyphen, which pinyin has not. */
function isPinyin(surname: Word, given: readonly Word[]): boolean {
  return given[1]?.hyphened !== true && SURNAMES.has(surname.folded) && given.every(({ folded }) => PINYIN_SYLLABLES.has(folded));
}

/** A word that stands for nothing but what it may be in pinyin: it has no letters of its own to be misspelled. */
function tokenOf(words: readonly Word[], spoken: readonly string[]): Token {
  const token = makeToken({ text: words.map(({ folded }) => folded).join(''), letters: '', shown: words.map(({ raw }) => raw).join(' '), script: 'Latn', role: 'name', weight: 1, sounds: '' });
  return { ...token, spoken, keys: [...new Set(spoken.flatMap((pinyin) => keysOfSounds(soundsOfLatin(pinyin))[0] ?? []))], keyBits: -1, oneSyllable: false };
}
