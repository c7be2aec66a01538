// Names in Han characters as a Korean or a Japanese bears them: other words, other sounds, and another place between surname and given name.
import { hangulOf, japaneseOf } from './readings-han-abroad.ts';
import { keysOfSounds } from './skeleton.ts';
import { soundCodes, soundsOfLatin } from './sound.ts';
import { makeToken, type Token } from './token.ts';
import type { Word } from './words.ts';

/** Characters of the surname, by how many a name without a space has: in Japan one to three, in Korea one, seldom two. */
const JAPANESE_SURNAMES: Readonly<Record<number, readonly number[]>> = { 2: [1], 3: [2, 1], 4: [2, 1, 3], 5: [2, 3] };
const KOREAN_SURNAMES: Readonly<Record<number, readonly number[]>> = { 2: [1], 3: [1], 4: [2] };
/** Readings of a word that are followed through keys, at most. */
const KEYS_MAX = 40;

/** A Japanese surname in Han characters with a given name in kana. */
const HAN_AND_KANA = /^(\p{Script=Han}+)([\p{Script=Hiragana}\p{Script=Katakana}ー]+)$/u;
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

/** Each way to read a name of one or two words in Han characters as Korean or Japanese. None where a character has no such reading, or a word is in another script. */
export function readingsAbroad(words: readonly Word[]): readonly (readonly Token[])[] {
  if (words.length === 0 || words.length > 2 || words.some(({ script }) => script !== 'Hani' && script !== 'Kana')) return [];
  const withKana = words.length === 1 ? HAN_AND_KANA.exec(words[0]?.folded ?? '') : null;
  if (withKana === null && words[0]?.script !== 'Hani') return [];
  const ways: (readonly Token[])[] = [];
  const take = (parts: readonly string[], read: (part: string) => Token | undefined): void => {
    const tokens = parts.flatMap((part) => read(part) ?? []);
    if (tokens.length === parts.length) ways.push(tokens);
  };
  for (const parts of partings(words, KOREAN_SURNAMES)) take(parts, koreanToken);
  for (const parts of withKana === null ? partings(words, JAPANESE_SURNAMES) : [withKana.slice(1)]) take(parts, japaneseToken);
  return ways;
}

function partings(words: readonly Word[], surnames: Readonly<Record<number, readonly number[]>>): readonly (readonly string[])[] {
  if (words.length === 2) return [words.map(({ folded }) => folded)];
  const characters = [...(words[0]?.folded ?? '')];
  return (surnames[characters.length] ?? []).map((length) => [characters.slice(0, length).join(''), characters.slice(length).join('')]);
}

function koreanToken(part: string): Token | undefined {
  const hangul = hangulOf(part);
  return hangul === undefined ? undefined : makeToken({ text: hangul, shown: part, script: 'Hang', role: 'name', weight: 1 });
}

function japaneseToken(part: string): Token | undefined {
  if (KANA.test(part)) return makeToken({ text: part, shown: part, script: 'Kana', role: 'name', weight: 1 });
  const readings = japaneseOf(part);
  if (readings === undefined) return undefined;
  const sounds = readings.map((ofOne) => ofOne.map(soundsOfLatin));
  const lattice = sounds.map((ofOne) => ofOne.flatMap((one) => soundCodes(one) ?? []));
  let whole: readonly string[] = [''];
  for (const ofOne of sounds) whole = whole.flatMap((before) => ofOne.map((one) => before + one)).slice(0, KEYS_MAX);
  return { ...makeToken({ text: part, shown: part, script: 'Hani', role: 'name', weight: 1, sounds: '' }), lattice, keys: [...new Set(whole.flatMap((one) => keysOfSounds(one)[0] ?? []))] };
}
