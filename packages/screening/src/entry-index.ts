/** A list made ready to be searched: its names prepared, its words each once with the names they stand in, and words that others may write together. */
import { type Kind, prepare, type Prepared } from '@amanah/names/prepared.ts';
import type { Token } from '@amanah/names/token.ts';
import { identifierKey } from './evidence.ts';
import { type JoinedTable, joinedTableOf } from './joined-words.ts';
import type { EntryKind, EntryName, ListEntry, SanctionsList } from './list-entry.ts';
import { type WordIndex, wordIndexOf, wordText } from './word-index.ts';

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
  readonly namesOf: NamesOf;
  /** How many words each name has, initials not counted; at most 255. */
  readonly wordCount: Uint8Array;
  readonly joined: JoinedTable;
  /** Names by the keys of their acronyms. */
  readonly byAcronym: ReadonlyMap<string, readonly number[]>;
  /** What the words of each name weigh together, and how many initials it has; the last is {@link UNBOUNDED} where no bound holds. */
  readonly weight: Float32Array;
  readonly initials: Uint8Array;
  /** For counting slips over whole names: how many letters each has, 0 where they are not counted, and which. */
  readonly letters: Uint8Array;
  readonly letterBits: Int32Array;
  /** Where sums are kept while one party is compared. */
  readonly sums: Sums;
}

/** For each word the names that it stands in: the names of all words one after the other, and where those of each begin; the last number is their end. */
export interface NamesOf {
  readonly names: Uint32Array;
  readonly starts: Uint32Array;
}

/** What a party's words come to for each name of a table; a name that was seen before the turns of the party has none yet. */
export interface Sums {
  readonly seenBy: Uint32Array;
  readonly sure: Uint8Array;
  /** How many of the party's words a name may have. */
  readonly count: Uint8Array;
  /** {@link PARTS} numbers for each name: what is alike, what is unlike, what the party's words weigh that have a counterpart, and what those counterparts weigh. */
  readonly parts: Float32Array;
  turn: number;
}

export const UNBOUNDED = 255;
export const PARTS = 4;

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
  const byAcronym = new Map<string, number[]>();
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
      for (const reading of readingsOf(prepared)) {
        for (const token of reading.tokens) addWord(token, names.length);
        for (const key of acronymsOf(reading)) push(byAcronym, key, names.length);
      }
      names.push({ entry: at, name, prepared });
    }
  });
  const all = [...words.values()];
  const count = names.length;
  return {
    kind, names, byAcronym,
    words: wordIndexOf(all.map(({ token }) => token)),
    namesOf: namesOf(all.map(({ names: places }) => places)),
    joined: joinedTableOf(names.map(({ prepared }) => readingsOf(prepared))),
    wordCount: Uint8Array.from(names, ({ prepared }) => Math.min(255, ...readingsOf(prepared).map((reading) => Math.max(1, wordsOf(reading).length)))),
    weight: Float32Array.from(names, ({ prepared }) => weightOf(wordsOf(prepared))),
    initials: Uint8Array.from(names, ({ prepared }) => (prepared.otherwise.length > 0 ? UNBOUNDED : initialsOf(prepared))),
    letters: Uint8Array.from(names, ({ prepared: { slips } }) => Math.min(255, slips?.letters ?? 0)),
    letterBits: Int32Array.from(names, ({ prepared: { slips } }) => slips?.bits ?? 0),
    sums: { seenBy: new Uint32Array(count), sure: new Uint8Array(count), count: new Uint8Array(count), parts: new Float32Array(count * PARTS), turn: 0 },
  };
}

/** A name and the other ways to read it: of a body also each of the names that its text gives, which are found each alone. */
function readingsOf(prepared: Prepared): readonly Prepared[] {
  return prepared.otherwise.length === 0 ? [prepared] : [prepared, ...prepared.otherwise.filter(({ tokens }) => tokens.length > 0)];
}

function namesOf(perWord: readonly (readonly number[])[]): NamesOf {
  const starts = new Uint32Array(perWord.length + 1);
  perWord.forEach((names, word) => { starts[word + 1] = (starts[word] as number) + names.length; });
  return { names: Uint32Array.from(perWord.flat()), starts };
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [value]);
  else if (same.at(-1) !== value) same.push(value);
}

/** The first letters of an organisation's words, and those it is known by. */
export function acronymsOf({ organisation }: Prepared): readonly string[] {
  return [...(organisation?.acronyms ?? []), ...(organisation?.initials ?? [])].filter((letters) => letters.length >= 2).map((letters) => letters.toLowerCase());
}

/** The words that are sought; an initial stands for too many. */
export function wordsOf({ tokens }: Prepared): readonly Token[] {
  return tokens.filter(({ role }) => role !== 'initial');
}

export function weightOf(tokens: readonly Token[]): number {
  let sum = 0;
  for (const { weight } of tokens) sum += weight;
  return sum;
}

export function initialsOf({ tokens }: Prepared): number {
  let count = 0;
  for (const { role } of tokens) if (role === 'initial') count += 1;
  return count;
}
