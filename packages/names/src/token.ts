// One word of a name as it is compared: what is worked out once, so that comparing is arithmetic.
import { knownRow } from './known-stems.ts';
import type { Script } from './script.ts';
import { PINYIN_WORD, pinyinOf } from './readings-han.ts';
import { leavesVowelsOut } from './script.ts';
import { keysOfKatakana, keysOfSounds } from './skeleton.ts';
import { soundCodes } from './sound.ts';
import { isIndic, soundsOf } from './transliterate.ts';
import { isCommonest, variantRow } from './variants.ts';

/** What a word does in a name. A `common` word is one that many organisations have. */
export type Role = 'name' | 'patronymic' | 'initial' | 'number' | 'common' | 'country';

export interface Token {
  /** The folded word; equal texts are the same word. Joined words have a `+`, meanings `~`, countries `@`, numbers `#`, known bodies `=` before. */
  readonly text: string;
  /** A number reckoned from the text: words with different numbers are different words. */
  readonly textNumber: number;
  /** What it means is known: a common word, a country, a known body. Two such words have the same meaning or not. */
  readonly hasMeaning: boolean;
  /** The letters that spelling mistakes are sought in: the folded word, of a joined name its own half. */
  readonly letters: string;
  /** The half that an Arabic name has in common with many: `abd`, `abu`, `din` …, which is not among the letters and sounds. */
  readonly half: string | undefined;
  /** As it was written. */
  readonly shown: string;
  readonly script: Script;
  readonly role: Role;
  /** How much it tells names apart, from 0 to 1 and above for rare words. */
  readonly weight: number;
  readonly sounds: string;
  /** The sounds by number; undefined where the word has no reading, and is compared by its letters only. */
  readonly codes: Uint8Array | undefined;
  /** Its script leaves short vowels out. */
  readonly vowelless: boolean;
  /** One bit for each group of consonants that it has: words without a common one are not alike. */
  readonly mask: number;
  /** One bit for each letter of the alphabet, others spread over the rest: for telling quickly that two words are far apart. */
  readonly letterBits: number;
  /** Its skeleton keys, the main one first. */
  readonly keys: readonly string[];
  /** One bit for each of them, of 32. */
  readonly keyBits: number;
  /** A number for its main key and where its vowels stand: words with different numbers differ in more than which vowels they have. 0 where the key is short. */
  readonly shape: number;
  /** What matters to how its sounds are compared with those of other scripts: bits of {@link TRAITS}. */
  readonly traits: number;
  /** A syllable or two of a script whose names are made of them: Han, Hangul, Burmese. */
  readonly syllabic: boolean;
  /** It has one vowel, or vowels side by side only. */
  readonly oneSyllable: boolean;
  /** The first of two surnames, by which a person is called: it is not left out. */
  readonly principal: boolean;
  /** Its row in the table of variants. */
  readonly row: number | undefined;
  /** The row of the name that it is, or is made of: two words with different ones are two names. */
  readonly known: number | undefined;
  /** Rows that it may be a short form of. */
  readonly longer: readonly string[] | undefined;
  /** The rows of those among the variants. */
  readonly longerRows: readonly number[] | undefined;
  /** The same word read otherwise: without an article grown into it, or with one. */
  readonly other: Token | undefined;
  /** Of a syllable of what may be a Korean name, the spelling that all romanisations have in common. */
  readonly romanised: string | undefined;
  /** What that may be by the habits of one half of Korea. */
  readonly romanisedToo: string | undefined;
  /** What it may be in pinyin: of Han characters their reading, of other spellings of Chinese what they may stand for. */
  readonly spoken: readonly string[] | undefined;
  /** For each of its characters the numbers of the sounds of each reading, where a character has several. */
  readonly lattice: readonly (readonly Uint8Array[])[] | undefined;
  /** Its letters were thrown about, as the capital within it shows. */
  readonly scrambled: boolean;
  /** It is the second half of a surname with a hyphen. */
  readonly double: boolean;
  /** It stood in brackets, as something said by the way. */
  readonly aside: boolean;
}

/** Consonants that can stand for each other share a bit; so do those groups. */
const GROUPS = ['bpfvBPVwWF', 'tTdDR', 'kgqXGcQKHLhJjM', 'jzsSCZUOJDTcM', 'mnN', 'l', 'rR'];
const BIT: Readonly<Record<string, number>> = (() => {
  const bits: Record<string, number> = {};
  GROUPS.forEach((group, at) => {
    for (const sound of group) bits[sound] = (bits[sound] ?? 0) | (1 << at);
  });
  return bits;
})();

function maskOf(sounds: string): number {
  let mask = 0;
  for (const sound of sounds) mask |= BIT[sound] ?? 0;
  return mask;
}

/** The bits of a token's traits: a script that leaves vowels out, syllables, Hangul, Han, and Latin letters that are pinyin. */
export const TRAITS = { vowelless: 1, syllabic: 2, hangul: 4, han: 8, pinyin: 16 } as const;

/** From this row on a word is alike to those of its row, and not known to be another name than those of other rows. */
export const STEM_ROWS = 1_000_000;

/** Consonants that a main key has at least for the vowels between them to say little. */
const SHAPED_LEAST = 3;

function shapeOf(key: string, sounds: string): number {
  if (key.length < SHAPED_LEAST) return 0;
  let shape = '';
  for (const sound of sounds) {
    const isVowel = 'aeiouyA@EIxWY`'.includes(sound);
    if (!isVowel || !shape.endsWith('a')) shape += isVowel ? 'a' : 'b';
  }
  return numberOf(`${key} ${shape}`) | 1;
}

function traitsOf(script: Script, letters: string): number {
  const syllabic = script === 'Hani' || script === 'Hang' || script === 'Mymr';
  return (leavesVowelsOut(script) ? TRAITS.vowelless : 0) | (syllabic ? TRAITS.syllabic : 0) | (script === 'Hang' ? TRAITS.hangul : 0) | (script === 'Hani' ? TRAITS.han : 0) | (script === 'Latn' && PINYIN_WORD.test(letters) ? TRAITS.pinyin : 0);
}

export interface TokenParts {
  readonly text: string;
  readonly shown: string;
  readonly script: Script;
  readonly role: Role;
  readonly weight: number;
  readonly letters?: string;
  readonly half?: string | undefined;
  readonly sounds?: string;
  readonly longer?: readonly string[] | undefined;
  readonly other?: Token | undefined;
  readonly principal?: boolean;
  readonly aside?: boolean;
  /** Its row among the variants, where it is not that of its text. */
  readonly row?: number | undefined;
}

/** The keys of sounds, with those under which other scripts and habits have them. */
function keysIn(script: Script, sounds: string): readonly string[] {
  if (script === 'Hang') return [...new Set([...keysOfSounds(sounds), ...keysOfSounds(asInSeoulBefore(sounds)), ...keysOfSounds(asInSeoulBefore(sounds.slice(0, 1)) + sounds.slice(1))])];
  if (script === 'Mymr') return [...new Set([...keysOfSounds(sounds), ...keysOfSounds(voiced(sounds))])];
  return script === 'Kana' && /[RB]/.test(sounds) ? keysOfKatakana(sounds) : keysOfSounds(sounds);
}

export function makeToken({ text, shown, script, role, weight, letters = text, half, sounds = soundsOf(isIndic(script) && letters === text ? shown : letters, script), longer, other, principal = false, aside = false, row: ownRow }: TokenParts): Token {
  const pinyin = script === 'Hani' ? pinyinOf(text)?.join('') : undefined;
  const row = ownRow ?? variantRow(text) ?? (pinyin === undefined ? undefined : variantRow(pinyin));
  const keys = keysIn(script, sounds);
  return {
    text, letters, half, shown, script, role, sounds,
    textNumber: numberOf(text), hasMeaning: role === 'common' || role === 'country' || text.startsWith('='),
    weight: role === 'name' && isCommonest(row) ? weight * COMMONEST_WEIGHT : weight, longer, longerRows: longer?.flatMap((name) => variantRow(name) ?? []), other, principal, row, keys,
    known: role === 'name' && ownRow === undefined ? knownRow(text, script, sounds, row) : row,
    codes: sounds === '' ? undefined : soundCodes(sounds),
    vowelless: leavesVowelsOut(script),
    mask: maskOf(sounds),
    letterBits: bitsOf(letters),
    shape: shapeOf(keys[0] ?? '', sounds), traits: traitsOf(script, letters),
    keyBits: keys.reduce((bits, key) => bits | (1 << (numberOf(key) & 31)), 0),
    syllabic: script === 'Hani' || script === 'Hang' || script === 'Mymr',
    oneSyllable: sounds.length <= 6 && /^[^aeioux]*[aeiouwyx]+[^aeioux]*$/.test(sounds),
    lattice: undefined,
    spoken: pinyin === undefined ? undefined : [pinyin],
    romanised: undefined, romanisedToo: undefined,
    scrambled: role === 'name' && script === 'Latn' && SCRAMBLED.test(shown),
    aside, double: false,
  };
}

/** Hangul as it was spelled before 2000, and is in the north: k, t, p and ch where the spelling of today has g, d, b and j; within a word some keep those: Kumgang. */
function asInSeoulBefore(sounds: string): string {
  return sounds.replace(/(?<!n)g|(?<=ng)g/g, 'k').replaceAll('d', 't').replaceAll('b', 'p').replaceAll('M', 'C');
}

/** Burmese as it is spoken: consonants between vowels are voiced, Myawati is Myawaddy. */
function voiced(sounds: string): string {
  return sounds.replace(/(?<=[aeiou])[tkps](?=[aeiouyw])/g, (sound) => ({ t: 'd', k: 'g', p: 'b' })[sound] ?? 'z');
}

/** How much the commonest names tell beside others. */
const COMMONEST_WEIGHT = 0.8;

/** A small letter first and a capital later: a name in mixed case has its capital first. */
const SCRAMBLED = /^(?=.{5})\p{Ll}+\p{Lu}\p{Ll}*$/u;

function bitsOf(letters: string): number {
  let found = 0;
  for (let at = 0; at < letters.length; at += 1) found |= 1 << (letters.charCodeAt(at) & 31);
  return found;
}

/** A number of 32 bits for a text, always the same. */
export function numberOf(text: string): number {
  let sum = 7;
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return sum ^ (sum >>> 15);
}

/** The blocking keys of a token: its skeletons, and those of its other reading; the text itself where it cannot be read. */
export function keysOfToken(token: Token): readonly string[] {
  if (token.role === 'initial') return [];
  if (token.role === 'number' || token.role === 'common' || token.role === 'country') return [token.text];
  const keys = token.sounds === '' && token.lattice === undefined && token.spoken === undefined ? [token.text] : token.keys;
  return token.other === undefined ? keys : [...new Set([...keys, ...token.other.keys])].slice(0, 6);
}
