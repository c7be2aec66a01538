/**
 * A list made ready to be searched: its names prepared, and where each key stands. A key is the skeleton of one word, as
 * `@amanah/names` makes it; words are sought with one consonant left out, too, for there may be a slip.
 */
import { mayBeNear } from '@amanah/names/likeness.ts';
import { type Kind, prepare, type Prepared } from '@amanah/names/prepared.ts';
import { skeletonKeys } from '@amanah/names/skeleton.ts';
import { keysOfToken, type Token } from '@amanah/names/token.ts';
import { identifierKey } from './evidence.ts';
import type { EntryKind, EntryName, ListEntry, SanctionsList } from './list-entry.ts';

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
  readonly byKey: ReadonlyMap<string, Uint32Array>;
  /** Every key, and every key of three letters or more less one letter: where words that differ by a slip meet. */
  readonly bySlip: ReadonlyMap<string, Uint32Array>;
  /** Words of each name that have keys, two at most. */
  readonly words: Uint8Array;
  /** Where candidates are counted; cleared after each name. */
  readonly scratch: Scratch;
}

interface Scratch {
  readonly counts: Uint8Array;
  readonly alone: Uint8Array;
  readonly seenBy: Uint32Array;
  turn: number;
}

const SLIP_LEAST = 3;
/** A slip in a key that is shorter says too little to be followed without a second word. */
const SLIP_ALONE_LEAST = 4;
/** A word of a person that no more names have is followed without a second one. */
const RARE = 30;
const LETTERS = /^[A-Z]+$/;
/** What a word shared by its key counts, and by a slip in a longer and a shorter key; and how much two words must count together. */
const [EXACT, LONG_SLIP, SHORT_SLIP, ENOUGH] = [3, 2, 1, 4];

/** The key itself, and with each of its letters left out. */
export function slipsOf(key: string): readonly string[] {
  if (key.length < SLIP_LEAST || !LETTERS.test(key)) return [key];
  const slips = [key];
  for (let at = 0; at < key.length; at += 1) {
    if (key[at] !== key[at - 1]) slips.push(key.slice(0, at) + key.slice(at + 1));
  }
  return slips;
}

/** A key of the first letters of an organisation's words. */
export function acronymKey(letters: string): string {
  return `^${letters.toLowerCase()}`;
}

/** The keys of one word: its skeletons, its row among the variants, and the skeletons of names it may be short for. */
function wordKeys(token: Token): readonly string[] {
  const keys = keysOfToken(token);
  if (token.role === 'initial' || (token.row === undefined && token.longer === undefined)) return keys;
  return [...keys, ...(token.row === undefined ? [] : [`&${token.row}`]), ...(token.longer ?? []).flatMap(skeletonKeys)];
}

/** Words side by side as one word would be keyed: names are written together and apart. */
function joinedKeys({ kind, tokens }: Prepared): readonly string[] {
  const mains = tokens.map(({ keys }) => keys[0] ?? '');
  const join = (parts: readonly string[]): string => parts.map((part, at) => (at > 0 ? part.replace(/^A/, '') : part)).join('').replace(/(.)\1+/g, '$1');
  const whole = tokens.length === 2 || tokens.length === 3 ? [join(mains)] : [];
  return kind === 'person' ? whole : [...whole, ...mains.slice(1).map((main, at) => join([mains[at] ?? '', main]))];
}

/** Keys of a whole name: those of its words, of words written together, and for bodies its acronyms. */
function keysOfName(prepared: Prepared): ReadonlySet<string> {
  const { tokens, runs, organisation } = prepared;
  const keys = new Set([...tokens.flatMap(wordKeys), ...joinedKeys(prepared)]);
  if (tokens.some(({ syllabic }) => syllabic)) for (const run of runs) if (run.words === tokens.length) keysOfToken(run.token).forEach((key) => keys.add(key));
  for (const acronym of [...(organisation?.acronyms ?? []), ...(organisation?.initials ?? [])]) if (acronym.length >= 2) keys.add(acronymKey(acronym));
  keys.delete('');
  return keys;
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
  const byKey = new Map<string, number[]>();
  entries.forEach((entry, at) => {
    if (!kinds.has(entry.kind)) return;
    for (const name of entry.names) {
      const prepared = prepare(name.text, { kind });
      if (prepared.tokens.length === 0) continue;
      for (const key of keysOfName(prepared)) push(byKey, key, names.length);
      names.push({ entry: at, name, prepared });
    }
  });
  const bySlip = new Map<string, Set<number>>();
  for (const [key, places] of byKey) {
    for (const slip of slipsOf(key)) {
      const same = bySlip.get(slip) ?? new Set();
      for (const place of places) same.add(place);
      bySlip.set(slip, same);
    }
  }
  const count = names.length;
  return {
    kind, names, byKey: packed(byKey), bySlip: packed(bySlip),
    words: Uint8Array.from(names, ({ prepared }) => keyedWords(prepared)),
    scratch: { counts: new Uint8Array(count), alone: new Uint8Array(count), seenBy: new Uint32Array(count), turn: 0 },
  };
}

/** Words that tell names apart, two at most: a name matches by two of them, where it has two. */
function keyedWords({ kind, tokens }: Prepared): number {
  return Math.min(2, Math.max(1, tokens.filter(({ role }) => (kind === 'person' ? role !== 'initial' : role === 'name')).length));
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [value]);
  else if (same.at(-1) !== value) same.push(value);
}

function packed(map: ReadonlyMap<string, Iterable<number>>): ReadonlyMap<string, Uint32Array> {
  return new Map([...map].map(([key, places]) => [key, Uint32Array.from(places)]));
}

/**
 * The places of the names that may be alike: those that share two words, up to a slip, or one where a name has only one, or one
 * word that says enough alone. A candidate says nothing; a name that is none has hardly ever a score to be shown.
 */
export function candidatesFor(table: NameTable, prepared: Prepared): readonly number[] {
  const { counts, alone, seenBy } = table.scratch;
  const touched: number[] = [];
  const add = (places: Uint32Array, weight: number, before: number, saysEnough: boolean): void => {
    for (const place of places) {
      if (saysEnough) alone[place] = 1;
      // A word counts once for a name, by the surest of its keys: those of a word are followed in that order.
      if ((seenBy[place] as number) > before) continue;
      seenBy[place] = before + 1;
      if (counts[place] === 0) touched.push(place);
      counts[place] = (counts[place] as number) + weight;
    }
  };
  const follow = (keys: readonly string[], isTelling: boolean, isJoined: boolean): void => {
    const before = table.scratch.turn;
    table.scratch.turn = before + 1;
    const ofBodies = isJoined || table.kind === 'organisation';
    for (const key of keys) {
      const exact = table.byKey.get(key);
      if (exact !== undefined) add(exact, EXACT, before, isTelling && (ofBodies || exact.length <= RARE));
    }
    for (const key of keys) {
      const isLong = key.length >= SLIP_ALONE_LEAST;
      for (const slip of slipsOf(key)) {
        const near = table.bySlip.get(slip);
        if (near !== undefined) add(near, isLong ? LONG_SLIP : SHORT_SLIP, before, isTelling && isLong && ofBodies);
      }
    }
  };
  const { tokens, runs } = prepared;
  const tells = ({ role }: Token): boolean => role === 'name' || role === 'patronymic';
  // Common words alone make no hit where a name has others.
  const words = table.kind === 'organisation' && tokens.some(tells) ? tokens.filter(tells) : tokens;
  for (const token of words) follow(wordKeys(token), tells(token), false);
  const joined = joinedKeys(prepared).filter((key) => key.length >= SLIP_LEAST);
  if (joined.length > 0) follow(joined, true, true);
  if (tokens.some(({ syllabic }) => syllabic)) for (const run of runs) if (run.words === tokens.length) follow(keysOfToken(run.token), true, true);
  const [only] = tokens;
  if (table.kind === 'organisation' && tokens.length === 1 && only !== undefined) follow([acronymKey(only.letters)], true, false);
  const own = keyedWords(prepared);
  const found = touched.filter((place) => {
    if (alone[place] === 1) return true;
    const count = counts[place] as number;
    const listed = table.words[place] as number;
    // One word of several is little: it is followed where it is the very word.
    if (count < (own !== listed ? EXACT : own === 1 ? SHORT_SLIP : ENOUGH)) return false;
    return own === 1 || listed === 1 || mayStillBeAlike(prepared, (table.names[place] as IndexedName).prepared);
  });
  for (const place of touched) counts[place] = alone[place] = 0;
  // Before the turns run out of 32 bits, they begin again.
  if (table.scratch.turn > 4_000_000_000) table.scratch.turn = seenBy.fill(0)[0] as number;
  return found;
}


/**
 * False where too many words of both names stand against each other for any score to be shown: what both say differently
 * counts twice against what they say alike.
 */
function mayStillBeAlike(one: Prepared, other: Prepared): boolean {
  if (one.kind === 'organisation') return true;
  let [here, alikeHere, sides] = [0, 0, 0];
  for (const token of one.tokens) {
    if (token.role === 'initial') continue;
    here += 1;
    let isAlike = false;
    for (let at = 0; at < other.tokens.length; at += 1) {
      if (!mayBeAlike(token, other.tokens[at] as Token)) continue;
      isAlike = true;
      sides |= 1 << at;
    }
    if (isAlike) alikeHere += 1;
  }
  let [there, alikeThere] = [0, 0];
  for (let at = 0; at < other.tokens.length; at += 1) {
    if ((other.tokens[at] as Token).role === 'initial') continue;
    there += 1;
    if ((sides & (1 << at)) !== 0) alikeThere += 1;
  }
  const alike = Math.min(alikeHere, alikeThere);
  return alike > 2 * (Math.min(here, there) - alike);
}

/** By bits that are at hand: a key in common, letters near each other, or nearly the same groups of sounds. */
function mayBeAlike(one: Token, other: Token): boolean {
  if ((one.keyBits & other.keyBits) !== 0 || one.longer !== undefined || other.longer !== undefined || one.syllabic || other.syllabic) return true;
  if (one.script === other.script) return mayBeNear(one, other);
  const unlike = one.mask ^ other.mask;
  return (unlike & (unlike - 1)) === 0;
}
