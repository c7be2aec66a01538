/**
 * The words of a list, each once, and for a word of a party those that are alike. Lists have far fewer words than names: two words are
 * compared once, however many names they stand in, and what was found for a word is kept for the next party that bears it.
 */
import { likeness } from '@amanah/names/likeness.ts';
import { skeletonKeys } from '@amanah/names/skeleton.ts';
import { keysOfToken, type Token } from '@amanah/names/token.ts';

/** Words of a list that share a key with one word, by their numbers; how alike they are is worked out where it is asked for. */
export interface NearWords {
  readonly token: Token;
  readonly words: Uint32Array;
  /** Below 0 where it has not been worked out. */
  readonly alike: Float32Array;
}

/** The words of a list; made by {@link wordIndexOf}. */
export interface WordIndex {
  readonly words: readonly Token[];
  readonly byKey: ReadonlyMap<string, Uint32Array>;
  readonly seen: Uint32Array;
  readonly found: Map<string, NearWords>;
  turn: number;
}

const SLIP_LEAST = 3;
/** Letters at the beginning and at the end by which words meet that have two slips elsewhere, and letters that such a word has at least. */
const [END_LETTERS, ENDED_LEAST] = [3, 5];
const [SHORT_END_LETTERS, SHORT_LEAST] = [2, 3];
const KEY_LETTERS = /^[A-Z]+$/;
/** Words whose near words are kept. */
const FOUND_MAX = 50_000;

/** The key itself, and with each of its letters left out. */
export function slipsOf(key: string): readonly string[] {
  if (key.length < SLIP_LEAST || !KEY_LETTERS.test(key)) return [key];
  const slips = [key];
  for (let at = 0; at < key.length; at += 1) {
    if (key[at] !== key[at - 1]) slips.push(key.slice(0, at) + key.slice(at + 1));
  }
  return slips;
}

/** All keys of a word: its skeletons up to a slip, its row among the variants, the names it may be short for, its ends, and its letters in any order. */
function keysOf(token: Token): readonly string[] {
  // A misspelled common word is a name to whoever reads it: both sides have the skeleton.
  const skeletons = token.role === 'common' || token.role === 'country' ? [...keysOfToken(token), ...token.keys] : keysOfToken(token);
  const keys = token.lattice === undefined ? skeletons.flatMap(slipsOf) : [...skeletons];
  if (token.row !== undefined) keys.push(`&${token.row}`);
  for (const long of token.longer ?? []) keys.push(...skeletonKeys(long));
  const { letters, role } = token;
  if (role === 'name' || role === 'patronymic') keys.push(`=${letters}`);
  if (letters.length >= SHORT_LEAST && role !== 'number' && !token.syllabic) {
    const length = letters.length < ENDED_LEAST ? SHORT_END_LETTERS : END_LETTERS;
    keys.push(`<${letters.slice(0, length)}`, `>${letters.slice(-length)}`);
    if (token.script === 'Latn') keys.push(`%${[...letters].sort().join('')}`);
  }
  return keys;
}

/** A text that two words share if they are one. */
export function wordText({ text, letters, role, script, scrambled, lattice }: Token): string {
  return `${text} ${letters} ${role} ${script}${scrambled ? '*' : ''}${lattice === undefined ? '' : '+'}`;
}

export function wordIndexOf(words: readonly Token[]): WordIndex {
  const byKey = new Map<string, number[]>();
  words.forEach((token, at) => {
    for (const key of keysOf(token)) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [at]);
      else if (same.at(-1) !== at) same.push(at);
    }
  });
  return { words, byKey: new Map([...byKey].map(([key, places]) => [key, Uint32Array.from(places)])), seen: new Uint32Array(words.length), found: new Map(), turn: 0 };
}

/** The words of the list that may be alike to a word. */
export function nearWords(index: WordIndex, token: Token): NearWords {
  const text = wordText(token);
  const known = index.found.get(text);
  if (known !== undefined) return known;
  const turn = (index.turn = index.turn === 0xffff_ffff ? (index.seen.fill(0), 1) : index.turn + 1);
  const words: number[] = [];
  for (const key of keysOf(token)) {
    const places = index.byKey.get(key);
    if (places === undefined) continue;
    for (let at = 0; at < places.length; at += 1) {
      const word = places[at] as number;
      if (index.seen[word] === turn) continue;
      index.seen[word] = turn;
      words.push(word);
    }
  }
  const found = { token, words: Uint32Array.from(words), alike: new Float32Array(words.length).fill(-1) };
  if (index.found.size >= FOUND_MAX) index.found.clear();
  index.found.set(text, found);
  return found;
}

/** How alike the word is to the one at a place among its near words. */
export function alikeAt(index: WordIndex, near: NearWords, at: number): number {
  const known = near.alike[at] as number;
  if (known >= 0) return known;
  return (near.alike[at] = likeness(near.token, index.words[near.words[at] as number] as Token));
}
