/**
 * A list made ready to be searched: its names prepared, its words each once with the names they stand in, and for names that are
 * written in one word the keys of their words together. Which names may be alike is told by a bound on their score from the words alone.
 */
import { RUN_LEAST } from '@amanah/names/compare.ts';
import { lettersApart, likeness } from '@amanah/names/likeness.ts';
import { type Kind, prepare, type Prepared, together } from '@amanah/names/prepared.ts';
import { skeletonKeys } from '@amanah/names/skeleton.ts';
import type { Token } from '@amanah/names/token.ts';
import { identifierKey } from './evidence.ts';
import type { EntryKind, EntryName, ListEntry, SanctionsList } from './list-entry.ts';
import { alikeAt, type NearWords, nearWords, slipsOf, type WordIndex, wordIndexOf, wordText } from './word-index.ts';

/** One name of one entry, as one kind of name. */
export interface IndexedName {
  readonly entry: number;
  readonly name: EntryName;
  readonly prepared: Prepared;
}

/** Lists made ready by {@link indexOf}. */
export interface EntryIndex {
  readonly lists: readonly SanctionsList[];
  /** All entries of all lists; `listOf` gives each its list. */
  readonly entries: readonly ListEntry[];
  readonly listOf: readonly SanctionsList[];
  readonly persons: NameTable;
  readonly bodies: NameTable;
  readonly byIdentifier: ReadonlyMap<string, readonly number[]>;
}

export interface NameTable {
  readonly kind: Kind;
  readonly names: readonly IndexedName[];
  readonly words: WordIndex;
  /** For each word the names that it stands in, and for each name its words. */
  readonly namesOf: readonly Uint32Array[];
  readonly wordsIn: WordsIn;
  /** How many words each name has, initials not counted; at most 255. */
  readonly wordCount: Uint8Array;
  readonly weightOf: Float32Array;
  /** Words that others may write together, by their keys; the names they stand in. */
  readonly byJoined: ReadonlyMap<string, Uint32Array>;
  readonly joined: readonly Joined[];
  readonly joinedIn: Uint32Array;
  /** Names by the keys of their acronyms. */
  readonly byAcronym: ReadonlyMap<string, Uint32Array>;
  /** What the words of each name weigh together, and how many initials it has; the last is 255 where no bound holds. */
  readonly weight: Float32Array;
  readonly initials: Uint8Array;
  /** For counting slips over whole names: how many letters each has, 0 where they are not counted, and which. */
  readonly letters: Uint8Array;
  readonly letterBits: Int32Array;
  /** Where sums are kept while one party is compared. */
  readonly scratch: Scratch;
}

/** The words of all names one after the other, and where those of each begin; the last number is their end. */
interface WordsIn {
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
}

interface Scratch {
  readonly seenBy: Uint32Array;
  readonly sure: Uint8Array;
  /** How many of the party's words a name may have. */
  readonly count: Uint8Array;
  /** For each word of the party and each word of the list, the place among the near words, and the turn in which it was put there. */
  readonly places: Int32Array[];
  readonly stamps: Uint32Array[];
  turn: number;
}

const UNBOUNDED = 255;
/** Skeletons of words written together that are shorter say too little. */
const JOINED_LEAST = 2;
const JOINED_SLIP_LEAST = 5;
/** Letters of a word that is sought among words written together with a slip, too. */
const JOINED_LETTERS_LEAST = 8;
/** Letters that may differ where words are written together. */
const JOINED_APART = 3;

/** A key of the first letters of an organisation's words. */
export function acronymKey(letters: string): string {
  return `^${letters.toLowerCase()}`;
}

/** Words side by side, as one word would be keyed: names are written together and apart. */
interface Joined {
  readonly parts: readonly Token[];
  readonly keys: readonly string[];
  readonly letters: number;
  readonly bits: number;
  /** The words as one, made when first compared. */
  token: Token | undefined;
}

/** All two words side by side, and all words of a name of three. */
function joinedOf({ tokens }: Prepared): readonly Joined[] {
  const found: Joined[] = [];
  for (let first = 0; first + 1 < tokens.length; first += 1) {
    found.push(joinedFrom(tokens.slice(first, first + 2)));
    if (first === 0 && tokens.length === 3) found.push(joinedFrom(tokens));
  }
  return found.filter(({ keys }) => keys.length > 0);
}

function joinedFrom(parts: readonly Token[]): Joined {
  const main = parts.map(({ keys }, at) => (at > 0 ? (keys[0] ?? '').replace(/^A/, '') : (keys[0] ?? ''))).join('').replace(/(.)\1+/g, '$1').replace(/(?<=.)H$/, '');
  const written = parts.map(({ text }) => text).join('');
  const keys = [`=${parts.map(({ letters }) => letters).join('')}`, main, ...(parts.some(({ syllabic }) => syllabic) ? skeletonKeys(written) : [])];
  return {
    parts, keys: [...new Set(keys)].filter((key) => key.length >= JOINED_LEAST), token: undefined,
    letters: parts.reduce((sum, { letters }) => sum + letters.length, 0), bits: parts.reduce((all, { letterBits }) => all | letterBits, 0),
  };
}

function acronymKeys({ organisation }: Prepared): readonly string[] {
  return [...(organisation?.acronyms ?? []), ...(organisation?.initials ?? [])].filter((letters) => letters.length >= 2).map(acronymKey);
}

const AS_PERSON = new Set<EntryKind>(['person', 'unknown']);
const AS_BODY = new Set<EntryKind>(['organisation', 'vessel', 'aircraft', 'unknown']);

/** Makes lists ready. Time and memory grow with the names: about 20,000 names a second. */
export function indexOf(lists: readonly SanctionsList[]): EntryIndex {
  const entries = lists.flatMap((list) => list.entries);
  const byIdentifier = new Map<string, number[]>();
  entries.forEach(({ identifiers }, at) => {
    for (const identifier of identifiers) {
      const key = identifierKey(identifier);
      if (key !== undefined) push(byIdentifier, key, at);
    }
  });
  return {
    lists, entries, byIdentifier,
    listOf: lists.flatMap((list) => list.entries.map(() => list)),
    persons: tableOf(entries, 'person', AS_PERSON),
    bodies: tableOf(entries, 'organisation', AS_BODY),
  };
}

function tableOf(entries: readonly ListEntry[], kind: Kind, kinds: ReadonlySet<EntryKind>): NameTable {
  const names: IndexedName[] = [];
  const words = new Map<string, { readonly token: Token; readonly names: number[] }>();
  const [byJoined, byAcronym, joined, joinedIn] = [new Map<string, number[]>(), new Map<string, number[]>(), [] as Joined[], [] as number[]];
  const addWord = (token: Token, at: number): void => {
    if (token.role === 'initial') return;
    const text = wordText(token);
    const word = words.get(text);
    if (word === undefined) words.set(text, { token, names: [at] });
    else if (word.names.at(-1) !== at) word.names.push(at);
  };
  entries.forEach((entry, at) => {
    if (!kinds.has(entry.kind)) return;
    for (const name of entry.names) {
      const prepared = prepare(name.text, { kind });
      if (prepared.tokens.length === 0) continue;
      for (const { tokens } of [prepared, ...prepared.otherwise]) for (const token of tokens) addWord(token, names.length);
      for (const together of joinedOf(prepared)) {
        for (const key of together.keys.flatMap(joinedSlips)) push(byJoined, key, joined.length);
        joined.push(together);
        joinedIn.push(names.length);
      }
      for (const key of acronymKeys(prepared)) push(byAcronym, key, names.length);
      names.push({ entry: at, name, prepared });
    }
  });
  const all = [...words.values()];
  const count = names.length;
  return {
    kind, names,
    words: wordIndexOf(all.map(({ token }) => token)),
    namesOf: all.map(({ names: places }) => Uint32Array.from(places)),
    wordsIn: wordsIn(all.map(({ names: places }) => places), count),
    weightOf: Float32Array.from(all, ({ token }) => token.weight),
    byJoined: packed(byJoined), byAcronym: packed(byAcronym), joined, joinedIn: Uint32Array.from(joinedIn),
    wordCount: Uint8Array.from(names, ({ prepared }) => Math.min(255, wordsOf(prepared).length)),
    weight: Float32Array.from(names, ({ prepared }) => weightOf(wordsOf(prepared))),
    initials: Uint8Array.from(names, ({ prepared }) => (prepared.otherwise.length > 0 ? UNBOUNDED : initialsOf(prepared))),
    letters: Uint8Array.from(names, ({ prepared: { slips } }) => Math.min(255, slips?.letters ?? 0)),
    letterBits: Int32Array.from(names, ({ prepared: { slips } }) => slips?.bits ?? 0),
    scratch: { seenBy: new Uint32Array(count), sure: new Uint8Array(count), count: new Uint8Array(count), places: [], stamps: [], turn: 0 },
  };
}

/** The other way round: for each name the words that stand in it. */
function wordsIn(namesOf: readonly (readonly number[])[], count: number): WordsIn {
  const perName: number[][] = Array.from({ length: count }, () => []);
  namesOf.forEach((places, word) => places.forEach((place) => perName[place]?.push(word)));
  const starts = new Uint32Array(count + 1);
  perName.forEach((words, place) => { starts[place + 1] = (starts[place] as number) + words.length; });
  return { words: Uint32Array.from(perName.flat()), starts };
}

function packed(map: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, Uint32Array> {
  return new Map([...map].map(([key, places]) => [key, Uint32Array.from(places)]));
}

function joinedSlips(key: string): readonly string[] {
  return key.length >= JOINED_SLIP_LEAST ? slipsOf(key) : [key];
}

/** The words that are sought; an initial stands for too many. */
function wordsOf({ tokens }: Prepared): readonly Token[] {
  return tokens.filter(({ role }) => role !== 'initial');
}

function weightOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { weight }) => sum + weight, 0);
}

function initialsOf({ tokens }: Prepared): number {
  return tokens.reduce((sum, { role }) => sum + (role === 'initial' ? 1 : 0), 0);
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [value]);
  else if (same.at(-1) !== value) same.push(value);
}

/**
 * The places of the names whose score may reach `least` (from 0 to 1): by a bound from the words that are alike, or because words
 * are written together, an acronym stands for them, or letters differ by a slip or two over the whole name. A candidate says nothing.
 */
export function candidatesFor(table: NameTable, prepared: Prepared, least = 0): readonly number[] {
  const found = new Set<number>();
  for (const reading of [prepared, ...prepared.otherwise]) for (const place of candidatesOfReading(table, reading, least)) found.add(place);
  return [...found];
}

function candidatesOfReading(table: NameTable, prepared: Prepared, least: number): readonly number[] {
  const { scratch } = table;
  const touched: number[] = [];
  const words = wordsOf(prepared);
  const base = takeTurns(scratch, words.length + 1);
  const near = words.map((token) => nearWords(table.words, token));
  addWords(table, near, least, base, touched);
  addJoined(table, prepared, base, touched);
  const needs: Needs = { near, stamp: base + 1, least, weight: weightOf(words), initials: initialsOf(prepared) };
  return touched.filter((place) => scratch.sure[place] === 1 || table.initials[place] === UNBOUNDED || mayReach(table, place, needs) || mayBeSlips(table, place, prepared));
}

/** What a name is measured against. */
interface Needs {
  readonly near: readonly NearWords[];
  readonly stamp: number;
  readonly least: number;
  readonly weight: number;
  readonly initials: number;
}

const SLACK = 0.02;
/** No more can a score be by one word of a name that has others. */
const ONE_WORD_MOST = 0.7;

/** False where the words alone keep the score below the least: each word of the party takes the most alike one, whichever others take it too. */
function mayReach(table: NameTable, place: number, { near, stamp, least, weight, initials }: Needs): boolean {
  const { places, stamps } = table.scratch;
  const listed = table.wordsIn.words;
  const [first, last] = [table.wordsIn.starts[place] as number, table.wordsIn.starts[place + 1] as number];
  let [alike, unlike, own, taken] = [0, 0, 0, 0];
  for (let at = 0; at < near.length; at += 1) {
    const [placesHere, stampsHere, words] = [places[at] as Int32Array, stamps[at] as Uint32Array, near[at] as NearWords];
    let [best, of] = [0, 0];
    for (let which = first; which < last; which += 1) {
      const word = listed[which] as number;
      if (stampsHere[word] !== stamp) continue;
      const how = alikeAt(table.words, words, placesHere[word] as number);
      if (how > best) [best, of] = [how, table.weightOf[word] as number];
    }
    if (best === 0) continue;
    const both = (words.token.weight + of) / 2;
    alike += both * best;
    unlike += both * (1 - best);
    own += words.token.weight;
    taken += of;
  }
  const ownRest = Math.max(0, weight - own - (table.initials[place] as number));
  const listedRest = Math.max(0, (table.weight[place] as number) - taken - initials);
  const most = alike + Math.min(1, initials);
  return most > 0 && most >= (least - SLACK) * (most + 2 * (unlike + Math.min(ownRest, listedRest)));
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
  const sized = near.map(({ token, words }, at) => {
    const [places, stamps] = roomFor(table, at);
    let names = 0;
    for (let which = 0; which < words.length; which += 1) {
      const word = words[which] as number;
      places[word] = which;
      stamps[word] = base + 1;
      names += (namesOf[word] as Uint32Array).length;
    }
    const isCommon = kind === 'organisation' && hasTelling && !isTelling(token) && least >= COMMON_WORDS_MOST - SLACK;
    return { words, names, isCommon };
  });
  sized.sort((one, other) => Number(one.isCommon) - Number(other.isCommon) || one.names - other.names);
  // Words of two names that stand against each other say more than one that both have: two are needed where both names have two.
  const needed = near.length > 1 ? 2 : 1;
  sized.forEach(({ words, isCommon }, at) => {
    const follows = kind === 'person' ? at === 0 || at < sized.length - 1 || least <= ONE_WORD_MOST : !isCommon;
    const turn = base + at + 1;
    for (let which = 0; which < words.length; which += 1) countWord(table, namesOf[words[which] as number] as Uint32Array, turn, base, follows, needed, touched);
  });
}

function isTelling({ role }: Token): boolean {
  return role === 'name' || role === 'patronymic';
}

/** Where the near words of one word of the party are noted. */
function roomFor({ scratch, words }: NameTable, at: number): readonly [Int32Array, Uint32Array] {
  const [places, stamps] = [(scratch.places[at] ??= new Int32Array(words.words.length)), (scratch.stamps[at] ??= new Uint32Array(words.words.length))];
  return [places, stamps];
}

/** Counts one word for every name that it stands in, once; a name is touched when it has as many as are needed. Where a word is not followed, only names that were seen before count. */
function countWord(table: NameTable, places: Uint32Array, turn: number, base: number, follows: boolean, needed: number, touched: number[]): void {
  const { wordCount, scratch: { seenBy, sure, count } } = table;
  for (let which = 0; which < places.length; which += 1) {
    const place = places[which] as number;
    const seen = seenBy[place] as number;
    if (seen === turn) continue;
    if (seen <= base) {
      if (!follows) continue;
      seenBy[place] = turn;
      sure[place] = 0;
      count[place] = 1;
      if (needed === 1 || wordCount[place] === 1) touched.push(place);
    } else {
      seenBy[place] = turn;
      count[place] = (count[place] as number) + 1;
      if (count[place] === needed && wordCount[place] !== 1) touched.push(place);
    }
  }
}

/** The first of so many turns that have not been yet; before they run out of 32 bits, they begin again. */
function takeTurns(scratch: Scratch, count: number): number {
  if (scratch.turn + count > 4_000_000_000) {
    scratch.turn = scratch.seenBy.fill(0)[0] as number;
    for (const stamps of scratch.stamps) stamps.fill(0);
  }
  const base = scratch.turn;
  scratch.turn = base + count + 1;
  return base;
}

/** Names that one side writes in one word, and acronyms: no bound holds for them. */
function addJoined(table: NameTable, prepared: Prepared, base: number, touched: number[]): void {
  const { scratch, byJoined, byAcronym, words, namesOf } = table;
  const add = (place: number): void => {
    if ((scratch.seenBy[place] as number) <= base) scratch.seenBy[place] = base + 1;
    else if (scratch.sure[place] === 1) return;
    // One that is touched already stands there twice.
    touched.push(place);
    scratch.sure[place] = 1;
  };
  const telling = prepared.tokens.filter(({ role }) => role === 'name' || role === 'patronymic');
  for (const token of telling) {
    for (const key of [...token.keys, `=${token.letters}`]) {
      if (key.length < JOINED_LEAST) continue;
      for (const slip of token.letters.length >= JOINED_LETTERS_LEAST ? joinedSlips(key) : [key]) {
        for (const at of byJoined.get(slip) ?? []) if (isWritten(table.joined[at] as Joined, token)) add(table.joinedIn[at] as number);
      }
    }
  }
  for (const together of joinedOf(prepared)) {
    for (const key of together.letters >= JOINED_LETTERS_LEAST ? together.keys.flatMap(joinedSlips) : together.keys) {
      for (const word of words.byKey.get(key) ?? []) if (isWritten(together, words.words[word] as Token)) (namesOf[word] as Uint32Array).forEach(add);
    }
  }
  const [only] = telling;
  if (prepared.kind === 'organisation' && telling.length === 1 && only !== undefined) byAcronym.get(acronymKey(only.letters))?.forEach(add);
  for (const key of acronymKeys(prepared)) for (const word of words.byKey.get(`=${key.slice(1)}`) ?? []) (namesOf[word] as Uint32Array).forEach(add);
}

/** True where words written together are alike to a word. */
function isWritten(joined: Joined, token: Token): boolean {
  if (token.role !== 'name' && token.role !== 'patronymic') return false;
  const { parts, letters, bits } = joined;
  const isOneScript = parts.every(({ script }) => script === token.script);
  if (isOneScript && (Math.abs(letters - token.letters.length) > JOINED_APART || lettersApart(bits, token.letterBits) > JOINED_APART || lettersApart(token.letterBits, bits) > JOINED_APART)) return false;
  return likeness((joined.token ??= together(parts)), token) >= RUN_LEAST;
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
