/** Which names of a list may be alike to a party's: told by a bound on their score from the words alone. */
import type { Prepared } from '@amanah/names/prepared.ts';
import { romanisedAcronym } from '@amanah/names/organisation-acronyms.ts';
import { acronymsOf, initialsOf, type NamesOf, type NameTable, PARTS, type Sums, UNBOUNDED, weightOf, wordsOf } from './entry-index.ts';
import { namesWritingApart, wordsWrittenTogether } from './joined-words.ts';
import { keyOf, slotOf } from './key-table.ts';
import { isTelling, type NearWords, nearWords } from './word-index.ts';

/**
 * The places of the names whose score may reach `least` (from 0 to 1): by a bound from the words that are alike, or because words
 * are written together, an acronym stands for them, or letters differ by a slip or two over the whole name. A candidate says nothing.
 */
export function candidatesFor(table: NameTable, prepared: Prepared, least = 0): readonly number[] {
  if (prepared.otherwise.length === 0) return candidatesOfReading(table, prepared, least);
  const found = new Set<number>();
  for (const reading of [prepared, ...prepared.otherwise]) for (const place of candidatesOfReading(table, reading, least)) found.add(place);
  return [...found];
}

function candidatesOfReading(table: NameTable, prepared: Prepared, least: number): readonly number[] {
  const { sums } = table;
  const touched: number[] = [];
  const words = wordsOf(prepared);
  const base = takeTurns(sums, words.length + 1);
  addWords(table, words.map((token) => nearWords(table.words, token)), least, base, touched);
  addJoined(table, prepared, base, touched);
  const needs: Needs = { least, weight: weightOf(words), initials: initialsOf(prepared) };
  return touched.filter((place) => sums.sure[place] === 1 || table.initials[place] === UNBOUNDED || mayReach(table, place, needs) || mayBeSlips(table, place, prepared));
}

/** What a name is measured against. */
interface Needs {
  readonly least: number;
  readonly weight: number;
  readonly initials: number;
}

const SLACK = 0.02;
/** No more can a score be by one word of a name that has others. */
const ONE_WORD_MOST = 0.7;

/** False where the words alone keep the score below the least: each word of the party takes the most alike one, whichever others take it too. */
function mayReach(table: NameTable, place: number, { least, weight, initials }: Needs): boolean {
  const { parts } = table.sums;
  const at = place * PARTS;
  const ownRest = Math.max(0, weight - (parts[at + 2] as number) - (table.initials[place] as number));
  const listedRest = Math.max(0, (table.weight[place] as number) - (parts[at + 3] as number) - initials);
  const most = (parts[at] as number) + Math.min(1, initials);
  return most > 0 && most >= (least - SLACK) * (most + 2 * ((parts[at + 1] as number) + Math.min(ownRest, listedRest)));
}

/** No more can a score of bodies be that have words in common which many have, and no other, though one has others. */
const COMMON_WORDS_MOST = 0.65;

/**
 * Counts for each name how many words of the party it may have, the rarest first. A person who has the most frequent word only is no
 * candidate, nor is a body that has none but common words, where the party has others: such words count for names that have others too.
 */
function addWords(table: NameTable, near: readonly NearWords[], least: number, base: number, touched: number[]): void {
  const { namesOf, kind } = table;
  const hasTelling = near.some(({ token }) => isTelling(token));
  const sized = near.map((words) => ({
    words, names: namesUnder(words, namesOf),
    isCommon: kind === 'organisation' && hasTelling && !isTelling(words.token) && least >= COMMON_WORDS_MOST - SLACK,
  }));
  sized.sort((one, other) => Number(one.isCommon) - Number(other.isCommon) || one.names - other.names);
  // Words of two names that stand against each other say more than one that both have: two are needed where both names have two.
  const needed = near.length > 1 ? 2 : 1;
  sized.forEach(({ words, isCommon }, at) => {
    const follows = kind === 'person' ? at === 0 || at < sized.length - 1 || least <= ONE_WORD_MOST : !isCommon;
    countWords(table, words, { turn: base + at + 1, base, follows, needed }, touched);
  });
}

function namesUnder({ words, unlike }: NearWords, { starts }: NamesOf): number {
  let names = 0;
  for (let which = 0; which < words.length; which += 1) names += (starts[(words[which] as number) + 1] as number) - (starts[words[which] as number] as number);
  for (let which = 0; which < unlike.length; which += 1) names += (starts[(unlike[which] as number) + 1] as number) - (starts[unlike[which] as number] as number);
  return names;
}

interface Turn {
  readonly turn: number;
  readonly base: number;
  /** Whether names are taken up that were not seen before. */
  readonly follows: boolean;
  readonly needed: number;
}

/** Counts one word of the party for every name that has one near it, once: the most alike comes first, and what is not alike last. */
function countWords(table: NameTable, { token, words, alike, unlike }: NearWords, turn: Turn, touched: number[]): void {
  for (let which = 0; which < words.length; which += 1) countWord(table, words[which] as number, { how: alike[which] as number, own: token.weight }, turn, touched);
  for (let which = 0; which < unlike.length; which += 1) countWord(table, unlike[which] as number, NOT_ALIKE, turn, touched);
}

interface Alike {
  readonly how: number;
  /** What the party's word weighs. */
  readonly own: number;
}

const NOT_ALIKE: Alike = { how: 0, own: 0 };

/** Counts a word of the list for the names that it stands in and that were not counted in this turn; a name is touched when it has as many as are needed. */
function countWord(table: NameTable, word: number, { how, own }: Alike, { turn, base, follows, needed }: Turn, touched: number[]): void {
  const { wordCount, namesOf: { names, starts }, words: { weightOf: weights }, sums: { seenBy, sure, count, parts } } = table;
  const listed = how === 0 ? 0 : (weights[word] as number);
  const both = (own + listed) / 2;
  const end = starts[word + 1] as number;
  for (let from = starts[word] as number; from < end; from += 1) {
    const place = names[from] as number;
    const seen = seenBy[place] as number;
    if (seen === turn || (seen <= base && !follows)) continue;
    const at = place * PARTS;
    seenBy[place] = turn;
    if (seen <= base) sure[place] = count[place] = parts[at] = parts[at + 1] = parts[at + 2] = parts[at + 3] = 0;
    const times = (count[place] as number) + 1;
    count[place] = times;
    if (times === (wordCount[place] === 1 ? 1 : needed)) touched.push(place);
    if (how === 0) continue;
    parts[at] = (parts[at] as number) + both * how;
    parts[at + 1] = (parts[at + 1] as number) + both * (1 - how);
    parts[at + 2] = (parts[at + 2] as number) + own;
    parts[at + 3] = (parts[at + 3] as number) + listed;
  }
}

/** The first of so many turns that have not been yet; before they run out of 32 bits, they begin again. */
function takeTurns(sums: Sums, count: number): number {
  if (sums.turn + count > 4_000_000_000) sums.turn = sums.seenBy.fill(0)[0] as number;
  const base = sums.turn;
  sums.turn = base + count + 1;
  return base;
}

/** Names that one side writes in one word, and acronyms: no bound holds for them. */
function addJoined(table: NameTable, prepared: Prepared, base: number, touched: number[]): void {
  const { sums: { seenBy, sure }, byAcronym, words, namesOf: { names, starts } } = table;
  const add = (place: number): void => {
    if ((seenBy[place] as number) <= base) seenBy[place] = base + 1;
    else if (sure[place] === 1) return;
    // One that is touched already stands there twice.
    touched.push(place);
    sure[place] = 1;
  };
  const addWord = (word: number): void => {
    for (let at = starts[word] as number; at < (starts[word + 1] as number); at += 1) add(names[at] as number);
  };
  for (const token of prepared.tokens) namesWritingApart(table.joined, token, add);
  wordsWrittenTogether(words, prepared, addWord);
  if (prepared.kind !== 'organisation') return;
  // Trades beside a short name are words of the long one: IRIB Broadcasting.
  const telling = prepared.tokens.filter(isTelling);
  const [only, ...more] = telling.length === 1 ? telling : telling.filter(({ text }) => !text.startsWith('~'));
  if (only !== undefined && more.length === 0) byAcronym.get(romanisedAcronym(only.letters.toLowerCase()))?.forEach(add);
  if (only !== undefined && more.length === 0 && only.script === 'Cyrl') byAcronym.get(only.letters)?.forEach(add);
  for (const acronym of acronymsOf(prepared)) {
    const slot = slotOf(words.byKey, keyOf('letters', acronym));
    for (let at = words.byKey.starts[slot] as number; at < (words.byKey.starts[slot + 1] as number); at += 1) addWord(words.byKey.places[at] as number);
  }
}

/** True where the letters of two whole names are as many, give or take two, and nearly the same. */
function mayBeSlips({ letters, letterBits }: NameTable, place: number, { slips }: Prepared): boolean {
  const listed = letters[place] as number;
  if (slips === undefined || listed === 0 || Math.abs(slips.letters - listed) > 2) return false;
  const bits = letterBits[place] as number;
  return fewBits(slips.bits & ~bits) && fewBits(bits & ~slips.bits);
}

/** Two bits at most. */
function fewBits(bits: number): boolean {
  const less = bits & (bits - 1);
  return (less & (less - 1)) === 0;
}
