/**
 * The words of a list, each once, and for a word of a party those that are alike. Lists have far fewer words than names: two words are
 * compared once, however many names they stand in, and what was found for a word is kept for the next party that bears it.
 */
import { type Heard, heardLikeness, isPlain, lettersApart, likeness, soundNearlySame } from '@amanah/names/likeness.ts';
import { skeletonKeys } from '@amanah/names/skeleton.ts';
import { keysOfToken, type Token } from '@amanah/names/token.ts';
import { keyOf, keyOfLetters, keyOfNumber, type KeyTable, keyTableOf, slotOf } from './key-table.ts';

/** Words of a list that may stand for one word, by their numbers. */
export interface NearWords {
  readonly token: Token;
  /** Those that are alike, the most alike first, and how alike. */
  readonly words: Uint32Array;
  readonly alike: Float32Array;
  /** Those of its script that share a key with it and are not alike: over a whole name the difference may still be a slip, as where words are divided otherwise. */
  readonly unlike: Uint32Array;
}

/** The words of a list; made by {@link wordIndexOf}. */
export interface WordIndex {
  readonly words: readonly Token[];
  readonly weightOf: Float32Array;
  readonly byKey: KeyTable;
  /** Of each word its script as a number, how many letters it has, which, and which groups of sounds; read side by side, faster than word by word. */
  readonly scripts: Int32Array;
  readonly lengths: Uint8Array;
  readonly letterBits: Int32Array;
  readonly masks: Uint8Array;
  /** 1 for a word that is a name itself, and none that many have. */
  readonly telling: Uint8Array;
  readonly sounds: WordSounds;
  readonly seen: Uint32Array;
  readonly found: Map<string, NearWords>;
  turn: number;
}

/** The sounds of the plain words, one word after the other: they are compared with words of other scripts without looking at the words. */
interface WordSounds {
  readonly codes: Uint8Array;
  /** Where the sounds of each word begin; the last number is their end. One that is not plain has none. */
  readonly starts: Uint32Array;
  readonly traits: Uint8Array;
  readonly shapes: Int32Array;
  /** The row of variants that a word stands in; -1 for none. */
  readonly rows: Int32Array;
}

const SLIP_LEAST = 3;
/** Letters at the beginning and at the end by which words meet that have two slips elsewhere, and letters that such a word has at least. */
const [END_LETTERS, ENDED_LEAST] = [3, 5];
const [SHORT_END_LETTERS, SHORT_LEAST] = [2, 3];
const KEY_LETTERS = /^[A-Z]+$/;
/** Words whose near words are kept. */
const FOUND_MAX = 50_000;

/** The keys of a skeleton with each of its letters left out. */
export function addSlips(skeleton: string, keys: number[]): void {
  if (skeleton.length < SLIP_LEAST || !KEY_LETTERS.test(skeleton)) return;
  for (let at = 0; at < skeleton.length; at += 1) {
    if (at === 0 || skeleton.charCodeAt(at) !== skeleton.charCodeAt(at - 1)) keys.push(keyOf('skeleton', skeleton, 0, skeleton.length, at));
  }
}

/** Keys of a word: those that spellings of one name have, and those that words share which differ by a slip or two. */
interface Keys {
  /** Its skeletons, its row among the variants, the names it may be short for, its letters in this order and in any. */
  readonly own: readonly number[];
  /** Its skeletons less a letter, and its ends. */
  readonly slips: readonly number[];
}

function keysOf(token: Token): Keys {
  const { letters, role } = token;
  const [own, slips]: [number[], number[]] = [[], []];
  const addSkeleton = (key: string): void => {
    own.push(keyOf('skeleton', key));
    if (token.lattice === undefined) addSlips(key, slips);
  };
  for (const key of keysOfToken(token)) addSkeleton(key);
  // A misspelled common word is a name to whoever reads it: both sides have the skeleton.
  if (role === 'common' || role === 'country') for (const key of [...token.keys, ...(token.other?.keys ?? [])]) addSkeleton(key);
  if (role === 'name' || role === 'patronymic') own.push(keyOf('letters', letters));
  if (token.row !== undefined) own.push(keyOfNumber('row', token.row));
  for (const pinyin of token.spoken ?? []) own.push(keyOf('letters', pinyin));
  if (token.romanised !== undefined) own.push(keyOf('romanised', token.romanised));
  if (token.romanisedToo !== undefined) own.push(keyOf('romanised', token.romanisedToo));
  for (const row of token.longerRows ?? []) own.push(keyOfNumber('row', row));
  for (const long of token.longer ?? []) for (const key of skeletonKeys(long)) own.push(keyOf('skeleton', key));
  if (letters.length >= SHORT_LEAST && role !== 'number' && !token.syllabic) {
    const length = letters.length < ENDED_LEAST ? SHORT_END_LETTERS : END_LETTERS;
    slips.push(keyOf('begins', letters, 0, length), keyOf('ends', letters, letters.length - length));
    if (token.script === 'Latn') own.push(keyOfLetters('shuffled', letters));
  }
  return { own, slips };
}

/** A text that two words share if they are one. */
export function wordText({ text, letters, role, script, scrambled, lattice, romanised, spoken }: Token): string {
  return `${text} ${letters} ${role} ${script}${scrambled ? '*' : ''}${lattice === undefined ? '' : '+'}${romanised ?? ''}${letters === '' ? (spoken?.join(' ') ?? '') : ''}`;
}

export function wordIndexOf(words: readonly Token[]): WordIndex {
  const [keys, places]: [number[], number[]] = [[], []];
  words.forEach((token, at) => {
    const { own, slips } = keysOf(token);
    for (const key of [...own, ...slips]) {
      keys.push(key);
      places.push(at);
    }
  });
  return {
    words, byKey: keyTableOf(keys, places), seen: new Uint32Array(words.length), found: new Map(), turn: 0,
    weightOf: Float32Array.from(words, ({ weight }) => weight),
    scripts: Int32Array.from(words, scriptNumber), lengths: Uint8Array.from(words, ({ letters }) => Math.min(255, letters.length)),
    letterBits: Int32Array.from(words, ({ letterBits }) => letterBits), masks: Uint8Array.from(words, ({ mask }) => mask),
    telling: Uint8Array.from(words, (token) => (isTelling(token) ? 1 : 0)), sounds: wordSounds(words),
  };
}

function wordSounds(words: readonly Token[]): WordSounds {
  const codes = words.map((token) => (isPlain(token) ? [...(token.codes ?? [])] : []));
  const starts = new Uint32Array(words.length + 1);
  codes.forEach((ofWord, word) => { starts[word + 1] = (starts[word] as number) + ofWord.length; });
  return { codes: Uint8Array.from(codes.flat()), starts, traits: Uint8Array.from(words, ({ traits }) => traits), shapes: Int32Array.from(words, ({ shape }) => shape), rows: Int32Array.from(words, ({ row }) => row ?? -1) };
}

/** A name itself, and no word that many have. */
export function isTelling({ role }: Token): boolean {
  return role === 'name' || role === 'patronymic';
}

/** The four letters of a script's code as one number. */
export function scriptNumber({ script }: Token): number {
  return (script.charCodeAt(0) << 24) | (script.charCodeAt(1) << 16) | (script.charCodeAt(2) << 8) | script.charCodeAt(3);
}

/** The words of the list that are alike to a word. */
export function nearWords(index: WordIndex, token: Token): NearWords {
  const text = wordText(token);
  const known = index.found.get(text);
  if (known !== undefined) return known;
  const { own, slips } = keysOf(token);
  const turn = (index.turn = index.turn === 0xffff_ffff ? (index.seen.fill(0), 1) : index.turn + 1);
  const near: Near = { turn, script: scriptNumber(token), heard: heardPlainly(token), alike: [], unlike: [] };
  for (const key of own) follow(index, token, key, false, near);
  for (const key of slips) follow(index, token, key, true, near);
  const weightOf = (word: number): number => index.weightOf[word] as number;
  near.alike.sort((one, other) => other.alike - one.alike || weightOf(other.word) - weightOf(one.word) || one.word - other.word);
  const found: NearWords = { token, words: new Uint32Array(near.alike.length), alike: new Float32Array(near.alike.length), unlike: Uint32Array.from(near.unlike) };
  near.alike.forEach(({ word, alike }, at) => {
    found.words[at] = word;
    found.alike[at] = alike;
  });
  if (index.found.size >= FOUND_MAX) index.found.clear();
  index.found.set(text, found);
  return found;
}

/** What is near a word of this script, as far as it was followed in this turn. */
interface Near {
  readonly turn: number;
  readonly script: number;
  /** The sounds of the word, where it is plain. */
  readonly heard: Heard | undefined;
  readonly alike: { readonly word: number; readonly alike: number }[];
  readonly unlike: number[];
}

/** Compares a word with all words under a key that were not seen in this turn. */
function follow(index: WordIndex, token: Token, key: number, isSlip: boolean, near: Near): void {
  const { byKey: { starts, places }, seen, scripts } = index;
  const slot = slotOf(index.byKey, key);
  const end = starts[slot + 1] as number;
  for (let at = starts[slot] as number; at < end; at += 1) {
    const word = places[at] as number;
    if (seen[word] === near.turn) continue;
    seen[word] = near.turn;
    if (isSlip && !mayBeSlip(index, word, token, near.script)) continue;
    const alike = near.heard !== undefined && isMeasured(index, word, token) ? measured(index, word, token, near, near.heard) : likeness(token, index.words[word] as Token);
    if (alike > 0) near.alike.push({ word, alike });
    else if (scripts[word] === near.script) near.unlike.push(word);
  }
}

/** True where a word of the list and a plain word are compared by what stands in the arrays of the index. */
function isMeasured({ sounds: { starts, rows } }: WordIndex, word: number, { row }: Token): boolean {
  return starts[word] !== starts[word + 1] && (row === undefined || rows[word] !== row);
}

/** The likeness of two plain words: across scripts by their sounds; within one the words are looked at only where letters, sounds or shape say that they may be alike. */
function measured(index: WordIndex, word: number, token: Token, near: Near, heard: Heard): number {
  if (index.scripts[word] !== near.script) return heardLikeness(heard, heardIn(index, word));
  const isFar = token.romanised === undefined && index.sounds.shapes[word] !== token.shape && !mayBeSlip(index, word, token, near.script) && !soundNearlySame(heard, heardIn(index, word));
  return isFar ? 0 : likeness(token, index.words[word] as Token);
}

function heardIn({ sounds: { codes, starts, traits }, masks }: WordIndex, word: number): Heard {
  return { codes, from: starts[word] as number, to: starts[word + 1] as number, mask: masks[word] as number, traits: traits[word] as number };
}

function heardPlainly(token: Token): Heard | undefined {
  return isPlain(token) && token.codes !== undefined ? { codes: token.codes, from: 0, to: token.codes.length, mask: token.mask, traits: token.traits } : undefined;
}

/** False where too many letters differ, or across scripts too many sounds. */
function mayBeSlip(index: WordIndex, word: number, token: Token, script: number): boolean {
  if (index.scripts[word] !== script) {
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
