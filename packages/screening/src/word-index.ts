/**
 * The words of a list, each once, and for a word of a party those that are alike. Lists have far fewer words than names: two words are
 * compared once, however many names they stand in, and what was found for a word is kept for the next party that bears it.
 */
import { lettersApart, likeness } from '@amanah/names/likeness.ts';
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
  /** Of each word its script as a number, how many letters it has, which, and which groups of sounds; read side by side, faster than word by word. */
  readonly scripts: Int32Array;
  readonly lengths: Uint8Array;
  readonly letterBits: Int32Array;
  readonly masks: Uint8Array;
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

/** Keys of a word: those that spellings of one name have, and those that words share which differ by a slip or two. */
interface Keys {
  /** Its skeletons, its row among the variants, the names it may be short for, its letters in this order and in any. */
  readonly own: readonly string[];
  /** Its skeletons less a letter, and its ends. */
  readonly slips: readonly string[];
}

function keysOf(token: Token): Keys {
  const { letters, role } = token;
  // A misspelled common word is a name to whoever reads it: both sides have the skeleton.
  const skeletons = role === 'common' || role === 'country' ? [...keysOfToken(token), ...token.keys] : keysOfToken(token);
  const own = [...skeletons];
  const slips = token.lattice === undefined ? skeletons.flatMap((key) => slipsOf(key).slice(1)) : [];
  if (role === 'name' || role === 'patronymic') own.push(`=${letters}`);
  if (token.row !== undefined) own.push(`&${token.row}`);
  for (const long of token.longer ?? []) own.push(...skeletonKeys(long));
  if (letters.length >= SHORT_LEAST && role !== 'number' && !token.syllabic) {
    const length = letters.length < ENDED_LEAST ? SHORT_END_LETTERS : END_LETTERS;
    slips.push(`<${letters.slice(0, length)}`, `>${letters.slice(-length)}`);
    if (token.script === 'Latn') own.push(`%${[...letters].sort().join('')}`);
  }
  return { own, slips };
}

/** A text that two words share if they are one. */
export function wordText({ text, letters, role, script, scrambled, lattice }: Token): string {
  return `${text} ${letters} ${role} ${script}${scrambled ? '*' : ''}${lattice === undefined ? '' : '+'}`;
}

export function wordIndexOf(words: readonly Token[]): WordIndex {
  const byKey = new Map<string, number[]>();
  words.forEach((token, at) => {
    const { own, slips } = keysOf(token);
    for (const key of [...own, ...slips]) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [at]);
      else if (same.at(-1) !== at) same.push(at);
    }
  });
  return {
    words, byKey: new Map([...byKey].map(([key, places]) => [key, Uint32Array.from(places)])), seen: new Uint32Array(words.length), found: new Map(), turn: 0,
    scripts: Int32Array.from(words, scriptNumber), lengths: Uint8Array.from(words, ({ letters }) => Math.min(255, letters.length)),
    letterBits: Int32Array.from(words, ({ letterBits }) => letterBits), masks: Uint8Array.from(words, ({ mask }) => mask),
  };
}

/** The four letters of a script's code as one number. */
function scriptNumber({ script }: Token): number {
  return (script.charCodeAt(0) << 24) | (script.charCodeAt(1) << 16) | (script.charCodeAt(2) << 8) | script.charCodeAt(3);
}

/** The words of the list that may be alike to a word. */
export function nearWords(index: WordIndex, token: Token): NearWords {
  const text = wordText(token);
  const known = index.found.get(text);
  if (known !== undefined) return known;
  const turn = (index.turn = index.turn === 0xffff_ffff ? (index.seen.fill(0), 1) : index.turn + 1);
  const words: number[] = [];
  const { own, slips } = keysOf(token);
  const follow = (key: string, isSlip: boolean): void => {
    const places = index.byKey.get(key);
    if (places === undefined) return;
    for (let at = 0; at < places.length; at += 1) {
      const word = places[at] as number;
      if (index.seen[word] === turn) continue;
      index.seen[word] = turn;
      if (!isSlip || mayBeSlip(index, word, token)) words.push(word);
    }
  };
  for (const key of own) follow(key, false);
  for (const key of slips) follow(key, true);
  const found = { token, words: Uint32Array.from(words), alike: new Float32Array(words.length).fill(-1) };
  if (index.found.size >= FOUND_MAX) index.found.clear();
  index.found.set(text, found);
  return found;
}

/** False where too many letters differ, or across scripts too many sounds. */
function mayBeSlip(index: WordIndex, word: number, token: Token): boolean {
  if (index.scripts[word] !== scriptNumber(token)) {
    const mask = index.masks[word] as number;
    return token.lattice !== undefined || lettersApart(mask & token.mask, 0) * 3 >= lettersApart(mask | token.mask, 0);
  }
  // Another reading of a word has other letters.
  if (token.other !== undefined) return true;
  const length = index.lengths[word] as number;
  const long = Math.max(length, token.letters.length);
  const most = long >= 14 ? 4 : long >= 9 ? 3 : 2;
  const bits = index.letterBits[word] as number;
  return Math.abs(length - token.letters.length) <= most && lettersApart(bits, token.letterBits) <= most && lettersApart(token.letterBits, bits) <= most;
}

/** How alike the word is to the one at a place among its near words. */
export function alikeAt(index: WordIndex, near: NearWords, at: number): number {
  const known = near.alike[at] as number;
  if (known >= 0) return known;
  return (near.alike[at] = likeness(near.token, index.words[near.words[at] as number] as Token));
}
