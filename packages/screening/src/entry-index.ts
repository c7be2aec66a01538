/**
 * A list made ready to be searched: its names prepared, its words each once with the names they stand in, and for names that are
 * written in one word the keys of their words together. Which names may be alike is told by a bound on their score from the words alone.
 */
import { lettersApart } from '@amanah/names/likeness.ts';
import { type Kind, prepare, type Prepared } from '@amanah/names/prepared.ts';
import { skeletonKeys } from '@amanah/names/skeleton.ts';
import type { Token } from '@amanah/names/token.ts';
import { identifierKey } from './evidence.ts';
import type { EntryKind, EntryName, ListEntry, SanctionsList } from './list-entry.ts';
import { type AlikeWords, alikeWords, slipsOf, type WordIndex, wordIndexOf, wordText } from './word-index.ts';

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
  /** For each word the names that it stands in. */
  readonly namesOf: readonly Uint32Array[];
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

interface Scratch {
  readonly alike: Float32Array;
  readonly unlike: Float32Array;
  readonly own: Float32Array;
  readonly listed: Float32Array;
  readonly seenBy: Uint32Array;
  readonly sure: Uint8Array;
  /** How many of the party's words a name has. */
  readonly count: Uint8Array;
  turn: number;
}

const UNBOUNDED = 255;
/** Skeletons of words written together that are shorter say too little. */
const JOINED_LEAST = 2;
const JOINED_SLIP_LEAST = 5;
/** Letters that may differ where words are written together. */
const JOINED_APART = 3;

/** A key of the first letters of an organisation's words. */
export function acronymKey(letters: string): string {
  return `^${letters.toLowerCase()}`;
}

/** Words side by side, as one word would be keyed: names are written together and apart. */
interface Joined {
  readonly keys: readonly string[];
  readonly letters: number;
  readonly bits: number;
  readonly script: number;
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
    keys: [...new Set(keys)].filter((key) => key.length >= JOINED_LEAST), script: scriptNumber(parts[0] as Token),
    letters: parts.reduce((sum, { letters }) => sum + letters.length, 0), bits: parts.reduce((all, { letterBits }) => all | letterBits, 0),
  };
}

/** The four letters of a script's code as one number. */
function scriptNumber({ script }: Token): number {
  return (script.charCodeAt(0) << 24) | (script.charCodeAt(1) << 16) | (script.charCodeAt(2) << 8) | script.charCodeAt(3);
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
    weightOf: Float32Array.from(all, ({ token }) => token.weight),
    byJoined: packed(byJoined), byAcronym: packed(byAcronym), joined, joinedIn: Uint32Array.from(joinedIn),
    weight: Float32Array.from(names, ({ prepared }) => weightOf(wordsOf(prepared))),
    initials: Uint8Array.from(names, ({ prepared }) => (prepared.otherwise.length > 0 ? UNBOUNDED : initialsOf(prepared))),
    letters: Uint8Array.from(names, ({ prepared: { slips } }) => Math.min(255, slips?.letters ?? 0)),
    letterBits: Int32Array.from(names, ({ prepared: { slips } }) => slips?.bits ?? 0),
    scratch: { alike: new Float32Array(count), unlike: new Float32Array(count), own: new Float32Array(count), listed: new Float32Array(count), seenBy: new Uint32Array(count), sure: new Uint8Array(count), count: new Uint8Array(count), turn: 0 },
  };
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
  const base = takeTurns(scratch, prepared.tokens.length + 1);
  const words = wordsOf(prepared);
  addWords(table, words, least, base, touched);
  addJoined(table, prepared, base, touched);
  const [ownWeight, initials] = [weightOf(words), initialsOf(prepared)];
  const needsTwo = table.kind === 'person' && least > ONE_WORD_MOST && words.length > 1;
  const { alike: alikes, unlike, own, listed, sure, count } = scratch;
  return touched.filter((place) => {
    const listedInitials = table.initials[place] as number;
    if (sure[place] === 1 || listedInitials === UNBOUNDED) return true;
    const weight = table.weight[place] as number;
    if (needsTwo && count[place] === 1 && weight > (listed[place] as number)) return false;
    const alike = (alikes[place] as number) + Math.min(1, initials);
    const ownRest = Math.max(0, ownWeight - (own[place] as number) - listedInitials);
    const listedRest = Math.max(0, weight - (listed[place] as number) - initials);
    if (alike >= (least - SLACK) * (alike + 2 * ((unlike[place] as number) + Math.min(ownRest, listedRest)))) return true;
    return mayBeSlips(table, place, prepared);
  });
}

const SLACK = 0.02;
/** No more can a score be by one word of a name that has others. */
const ONE_WORD_MOST = 0.7;

/** A word of a body that stands in more names is followed where it is the rarest only. */
const FREQUENT = 400;

/**
 * Adds the words of a name, the rarest first. A person who has the most frequent word only is no candidate, nor is a body that has none
 * but frequent ones: such words count for names that have others too.
 */
function addWords(table: NameTable, words: readonly Token[], least: number, base: number, touched: number[]): void {
  const sized = words.map((token) => {
    const found = alikeWords(table.words, token);
    return { token, found, names: found.words.reduce((sum, word) => sum + (table.namesOf[word] as Uint32Array).length, 0) };
  });
  sized.sort((one, other) => one.names - other.names);
  sized.forEach(({ token, found, names }, at) => {
    const follows = at === 0 || (table.kind === 'person' ? at < sized.length - 1 || least <= ONE_WORD_MOST : names <= FREQUENT);
    addWord(table, token, found, base + at + 1, base, follows ? touched : undefined);
  });
}

/** The first of so many turns that have not been yet; before they run out of 32 bits, they begin again. */
function takeTurns(scratch: Scratch, count: number): number {
  if (scratch.turn + count > 4_000_000_000) scratch.turn = scratch.seenBy.fill(0)[0] as number;
  const base = scratch.turn;
  scratch.turn = base + count + 1;
  return base;
}

/** Adds what one word of the party says for every name that has a word alike to it: the most alike one counts. Without `touched`, only for names that were touched before. */
function addWord({ namesOf, weightOf, scratch }: NameTable, token: Token, found: AlikeWords, turn: number, base: number, touched: number[] | undefined): void {
  const { alike, unlike, own, listed, seenBy, sure, count } = scratch;
  for (let at = 0; at < found.words.length; at += 1) {
    const word = found.words[at] as number;
    const how = found.alike[at] as number;
    const listedWeight = weightOf[word] as number;
    const weight = (listedWeight + token.weight) / 2;
    const [says, against] = [weight * how, weight * (1 - how)];
    const places = namesOf[word] as Uint32Array;
    for (let which = 0; which < places.length; which += 1) {
      const place = places[which] as number;
      const seen = seenBy[place] as number;
      if (seen === turn) continue;
      if (seen <= base) {
        if (touched === undefined) continue;
        touched.push(place);
        alike[place] = unlike[place] = own[place] = listed[place] = sure[place] = count[place] = 0;
      }
      seenBy[place] = turn;
      alike[place] = (alike[place] as number) + says;
      unlike[place] = (unlike[place] as number) + against;
      own[place] = (own[place] as number) + token.weight;
      listed[place] = (listed[place] as number) + listedWeight;
      count[place] = (count[place] as number) + 1;
    }
  }
}

/** Names that one side writes in one word, and acronyms: no bound holds for them. */
function addJoined(table: NameTable, prepared: Prepared, base: number, touched: number[]): void {
  const { scratch, byJoined, byAcronym, words, namesOf } = table;
  const add = (place: number): void => {
    if ((scratch.seenBy[place] as number) <= base) {
      touched.push(place);
      scratch.seenBy[place] = base + 1;
    }
    scratch.sure[place] = 1;
  };
  const telling = prepared.tokens.filter(({ role }) => role === 'name' || role === 'patronymic');
  for (const token of telling) {
    for (const key of [...token.keys, `=${token.letters}`]) {
      if (key.length < JOINED_LEAST) continue;
      for (const slip of joinedSlips(key)) {
        for (const at of byJoined.get(slip) ?? []) if (mayBeWritten(table.joined[at] as Joined, token)) add(table.joinedIn[at] as number);
      }
    }
  }
  for (const together of joinedOf(prepared)) {
    for (const slip of together.keys.flatMap(joinedSlips)) {
      for (const word of words.byKey.get(slip) ?? []) if (mayBeWritten(together, words.words[word] as Token)) (namesOf[word] as Uint32Array).forEach(add);
    }
  }
  const [only] = telling;
  if (prepared.kind === 'organisation' && telling.length === 1 && only !== undefined) byAcronym.get(acronymKey(only.letters))?.forEach(add);
  for (const key of acronymKeys(prepared)) for (const word of words.byKey.get(`=${key.slice(1)}`) ?? []) (namesOf[word] as Uint32Array).forEach(add);
}

/** False where a word has too many other letters than words that are to be written together in it; across scripts their keys say enough. */
function mayBeWritten({ letters, bits, script }: Joined, token: Token): boolean {
  if (token.role !== 'name' && token.role !== 'patronymic') return false;
  if (scriptNumber(token) !== script) return true;
  return Math.abs(letters - token.letters.length) <= JOINED_APART && lettersApart(bits, token.letterBits) <= JOINED_APART && lettersApart(token.letterBits, bits) <= JOINED_APART;
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
