/** Words that one hand writes together and another apart: what stands side by side in a name, keyed as one word would be. */
import { lettersApart, likeness } from '@amanah/names/likeness.ts';
import { RUN_LEAST } from '@amanah/names/word-pairs.ts';
import { type Prepared, together } from '@amanah/names/prepared.ts';
import { skeletonKeys } from '@amanah/names/skeleton.ts';
import type { Token } from '@amanah/names/token.ts';
import { keyOf, type KeyTable, keyTableOf, slotOf } from './key-table.ts';
import { addSlips, isTelling, scriptNumber, type WordIndex } from './word-index.ts';

/** Words side by side, as one word. */
export interface Joined {
  readonly parts: readonly Token[];
  /** Their script as a number; 0 for several. */
  readonly script: number;
  readonly letters: number;
  readonly bits: number;
  /** The words as one, made when first compared. */
  token: Token | undefined;
}

/** All words side by side of the names of a table; made by {@link joinedTableOf}. */
export interface JoinedTable {
  readonly all: readonly Joined[];
  /** The name that each stands in. */
  readonly nameOf: Uint32Array;
  readonly scripts: Int32Array;
  readonly letters: Uint8Array;
  readonly bits: Int32Array;
  readonly byKey: KeyTable;
}

/** Skeletons of words written together that are shorter say too little. */
const JOINED_LEAST = 2;
const JOINED_SLIP_LEAST = 5;
/** Letters of a word that is sought among words written together with a slip, too. */
const JOINED_LETTERS_LEAST = 8;
/** Letters that may differ where words are written together. */
const JOINED_APART = 3;

/** All two words side by side, and all words of a name of three, numbers not counted. */
export function joinedOf({ tokens }: Prepared): readonly Joined[] {
  const found: Joined[] = [];
  const words = tokens.length === 4 ? tokens.filter(({ role }) => role !== 'number') : tokens;
  if (words.length === 3) found.push(joinedFrom(words));
  for (let first = 0; first + 1 < tokens.length; first += 1) {
    found.push(joinedFrom(tokens.slice(first, first + 2)));
  }
  return found;
}

function joinedFrom(parts: readonly Token[]): Joined {
  let [letters, bits, script] = [0, 0, scriptNumber(parts[0] as Token)];
  for (const part of parts) {
    letters += part.letters.length;
    bits |= part.letterBits;
    if (part.script !== parts[0]?.script) script = 0;
  }
  return { parts, script, letters, bits, token: undefined };
}

/** The keys of words side by side; with a slip, too, where `withSlips`. */
function keysOf({ parts }: Joined, withSlips: boolean): readonly number[] {
  const keys: number[] = [];
  const letters = parts.map((part) => part.letters).join('');
  if (letters !== '') keys.push(keyOf('letters', letters));
  addSkeleton(skeletonOf(parts), withSlips, keys);
  if (parts.some(({ syllabic }) => syllabic)) for (const key of skeletonKeys(parts.map(({ text }) => text).join(''))) addSkeleton(key, withSlips, keys);
  return keys;
}

function addSkeleton(skeleton: string, withSlips: boolean, keys: number[]): void {
  if (skeleton.length < JOINED_LEAST) return;
  keys.push(keyOf('skeleton', skeleton));
  if (withSlips && skeleton.length >= JOINED_SLIP_LEAST) addSlips(skeleton, keys);
}

/** The main skeletons one after the other: a vowel that began a later word is within the word now, doubles stand once, h at the end is dropped. */
function skeletonOf(parts: readonly Token[]): string {
  let whole = '';
  let newest = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const key = parts[at]?.keys[0] ?? '';
    for (let letter = 0; letter < key.length; letter += 1) {
      const code = key.charCodeAt(letter);
      if (code === newest || (at > 0 && letter === 0 && code === 0x41)) continue;
      whole += key[letter] as string;
      newest = code;
    }
  }
  return whole.length > 1 && newest === 0x48 ? whole.slice(0, -1) : whole;
}

/** Makes the words side by side of many names ready to be found. */
export function joinedTableOf(names: readonly (readonly Prepared[])[]): JoinedTable {
  const [all, nameOf, keys, places]: [Joined[], number[], number[], number[]] = [[], [], [], []];
  names.forEach((readings, at) => {
    for (const joined of readings.flatMap(joinedOf)) {
      for (const key of keysOf(joined, true)) {
        keys.push(key);
        places.push(all.length);
      }
      all.push(joined);
      nameOf.push(at);
    }
  });
  return {
    all, nameOf: Uint32Array.from(nameOf), byKey: keyTableOf(keys, places), scripts: Int32Array.from(all, ({ script }) => script),
    letters: Uint8Array.from(all, ({ letters }) => Math.min(255, letters)), bits: Int32Array.from(all, ({ bits }) => bits),
  };
}

/** Calls `found` with every name of the table that writes apart what is one word here. */
export function namesWritingApart(table: JoinedTable, token: Token, found: (name: number) => void): void {
  if (!isTelling(token)) return;
  const { byKey, byKey: { starts, places } } = table;
  const script = scriptNumber(token);
  for (const key of keysOfWord(token)) {
    const slot = slotOf(byKey, key);
    for (let which = starts[slot] as number; which < (starts[slot + 1] as number); which += 1) {
      const at = places[which] as number;
      if (table.scripts[at] === script && areApart(table.letters[at] as number, table.bits[at] as number, token.letters.length, token.letterBits)) continue;
      if (isWritten(table.all[at] as Joined, token)) found(table.nameOf[at] as number);
    }
  }
}

function keysOfWord({ keys: skeletons, letters }: Token): readonly number[] {
  const keys: number[] = [];
  for (const skeleton of skeletons) addSkeleton(skeleton, letters.length >= JOINED_LETTERS_LEAST, keys);
  if (letters !== '') keys.push(keyOf('letters', letters));
  return keys;
}

/** Calls `found` with every word of the list in which the words side by side of a name are written together. */
export function wordsWrittenTogether(index: WordIndex, prepared: Prepared, found: (word: number) => void): void {
  const { byKey, byKey: { starts, places } } = index;
  for (const joined of joinedOf(prepared)) {
    for (const key of keysOf(joined, joined.letters >= JOINED_LETTERS_LEAST)) {
      const slot = slotOf(byKey, key);
      for (let which = starts[slot] as number; which < (starts[slot + 1] as number); which += 1) {
        const word = places[which] as number;
        if (index.telling[word] === 0) continue;
        if (index.scripts[word] === joined.script && areApart(joined.letters, joined.bits, index.lengths[word] as number, index.letterBits[word] as number)) continue;
        if (isWritten(joined, index.words[word] as Token)) found(word);
      }
    }
  }
}

/** True where more letters differ than words of one script have that are one. */
function areApart(letters: number, bits: number, otherLetters: number, otherBits: number): boolean {
  return Math.abs(letters - otherLetters) > JOINED_APART || lettersApart(bits, otherBits) > JOINED_APART || lettersApart(otherBits, bits) > JOINED_APART;
}

/** True where words written together are alike to a word. */
function isWritten(joined: Joined, token: Token): boolean {
  return likeness((joined.token ??= together(joined.parts)), token) >= RUN_LEAST;
}
