/**
 * Names of bodies in scripts that put no space between words (Han characters, Hangul, kana, Thai, Khmer, Burmese), taken apart into words that
 * many bodies have, each as the English word, and what is left: the name proper. The same for words of other scripts that are written
 * apart, and for Chinese, Japanese and Korean words in Latin letters. The tables are common knowledge; what they have not is a name.
 */
import { foldWord } from './fold.ts';
import { inOneForm } from './han-forms.ts';
import { CHINESE_PLACES, FIRMS_KNOWN_OTHERWISE } from './places-of-han.ts';
import { countryOf } from './organisation-words.ts';
import { koreanOf } from './readings-han-organisation.ts';
import { japaneseReadingOf } from './readings-han-japanese.ts';
import { PINYIN_WORD } from './readings-han.ts';
import { PINYIN_ENDS, ROMANISED_WORDS } from './romanised-words.ts';
import { scriptOf } from './script.ts';
import { spacedWord } from './spaced-word.ts';
import type { Word } from './words.ts';
import { HAN_COUNTRIES, HAN_WORDS } from './words-of-han-organisations.ts';
import { HANGUL_COUNTRIES, HANGUL_WORDS, KATAKANA_WORDS } from './words-of-hangul-and-kana.ts';
import { BURMESE_WORDS, KHMER_WORDS, THAI_WORDS } from './words-of-unspaced-scripts.ts';

/**
 * Whose name it is, where Han characters may be read in several languages; or one who reads all but the commonest words aloud: Bank Leumi is
 * a name and no national bank, though its first word says so.
 */
export type Reader = 'chinese' | 'japanese' | 'korean' | 'aloud';

/** English words that are translated even where the rest of a name is not. */
const ALWAYS: ReadonlySet<string> = new Set('company corporation group holding bank foundation university institute school hospital ministry department association federation union party hotel airlines services insurance'.split(' '));

function isTranslated(english: readonly string[], reader: Reader | undefined): boolean {
  return reader !== 'aloud' || english.every((word) => ALWAYS.has(word) || countryOf(word) !== undefined);
}

/** A word that the tables have, and its English words; none where it tells nothing. */
interface Known {
  readonly text: string;
  readonly english: readonly string[];
  readonly place: boolean;
}

/** The words of the tables by their first letter, the longest first. */
const BY_FIRST: ReadonlyMap<string, readonly Known[]> = (() => {
  const found = new Map<string, Map<string, Known>>();
  const add = (text: string, english: readonly string[], place: boolean): void => {
    const first = text[0] ?? '';
    const same = found.get(first) ?? new Map<string, Known>();
    found.set(first, same);
    if (!same.has(text)) same.set(text, { text, english, place });
  };
  for (const row of `${HAN_COUNTRIES}${HAN_WORDS}${HANGUL_COUNTRIES}${HANGUL_WORDS}${KATAKANA_WORDS}${THAI_WORDS}${KHMER_WORDS}${BURMESE_WORDS}`.split('\n')) {
    const [english = '', ...words] = row.split(' ');
    for (const word of words) if (word !== '') add(inOneForm(foldWord(word)), english === '-' ? [] : english.split('_'), false);
  }
  for (const row of `${CHINESE_PLACES} ${FIRMS_KNOWN_OTHERWISE}`.split(' ')) {
    const latin = /^[a-z/]+/.exec(row)?.[0] ?? '';
    for (const place of row.slice(latin.length).split('/')) add(place, latin.split('/'), true);
  }
  return new Map([...found].map(([first, words]) => [first, [...words.values()].sort((one, other) => other.text.length - one.text.length)]));
})();

const ROMANISED: ReadonlyMap<string, readonly string[]> = new Map(ROMANISED_WORDS.trim().split('\n').flatMap((row) => {
  const [english = '', ...words] = row.split(' ');
  return words.map((word) => [word, english === '-' ? [] : english.split('_')] as const);
}));

const JAPANESE_FORM = /[\u3041-\u30ff]|[株持会]式?会社|株式会社|[有合].会社|[財财社学宗]..?法人|行政法人|組合/u;
const CHINESE_FORM = /公司|集[团團]|有限|自治|解放军|解放軍|中国|中國/;

/** In whose language the Han characters of a name are to be read, told by the words around them; undefined where it may be any. */
export function readerOf(words: readonly Word[]): Reader | undefined {
  if (words.some(({ folded }) => /[\uac00-\ud7af]/.test(folded))) return 'korean';
  if (words.some(({ folded }) => JAPANESE_FORM.test(folded))) return 'japanese';
  return words.some(({ folded }) => CHINESE_FORM.test(folded)) ? 'chinese' : undefined;
}

/** Who else may read a name otherwise: its Han characters, where nothing says whose they are; common words of other scripts, which some translate and some do not. */
export function otherReaders(words: readonly Word[]): readonly Reader[] {
  if (words.some(({ script }) => script === 'Hani')) return readerOf(words) === undefined ? ['japanese', 'korean'] : [];
  return words.some(({ script }) => READ_ALOUD.has(script)) ? ['aloud'] : [];
}

const READ_ALOUD: ReadonlySet<string> = new Set(['Thai', 'Khmr', 'Mymr', 'Deva', 'Beng', 'Taml', 'Hebr', 'Grek', 'Armn', 'Geor', 'Ethi']);

/** The words of a name, those of the tables as English words; Han characters left over as the reader reads them, if he can. */
export function businessWords(words: readonly Word[], reader: Reader | undefined = readerOf(words)): readonly Word[] {
  const found: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as Word;
    if (word.script === 'Latn') at += addRomanised(words, at, found);
    else if (UNSPACED.has(word.script)) found.push(...parted(word, reader));
    else at += addSpaced(words, at, found, reader);
  }
  return found.length === 0 ? words : found;
}

const UNSPACED: ReadonlySet<string> = new Set(['Hani', 'Hang', 'Kana', 'Thai', 'Khmr', 'Mymr']);

function englishWords(word: Word, raw: string, english: readonly string[]): readonly Word[] {
  return english.map((folded) => ({ ...word, raw, folded, script: 'Latn' as const, hyphened: false }));
}

/** Adds a word in Latin letters, or two that are one; gives how many more than one were taken. */
function addRomanised(words: readonly Word[], at: number, found: Word[]): number {
  const word = words[at] as Word;
  const next = words[at + 1];
  if (next !== undefined && next.script === 'Latn' && word.folded.length <= JOINED_MAX && next.folded.length <= JOINED_MAX) {
    const both = ROMANISED.get(word.folded + next.folded);
    if (both !== undefined) {
      found.push(...englishWords(word, `${word.raw} ${next.raw}`, both));
      return 1;
    }
  }
  const english = ROMANISED.get(word.folded);
  if (english !== undefined) found.push(...englishWords(word, word.raw, english));
  else if (word.folded.length >= TOGETHER_LEAST) found.push(...withoutPinyinEnds(word));
  else found.push(word);
  return 0;
}

/** Letters of each of two words that may be one: Gong Si, Un Haeng, Chong Hoesa. */
const JOINED_MAX = 6;
/** Letters of words of pinyin that are written together, at least, and of what is left of them. */
const [TOGETHER_LEAST, LEFT_LEAST] = [10, 4];

function withoutPinyinEnds(word: Word): readonly Word[] {
  const behind: Word[] = [];
  let rest = word.folded;
  for (;;) {
    const end = PINYIN_ENDS.find((ending) => rest.endsWith(ending) && rest.length - ending.length >= LEFT_LEAST);
    if (end === undefined || !PINYIN_WORD.test(rest.slice(0, -end.length))) break;
    rest = rest.slice(0, -end.length);
    behind.unshift(...englishWords(word, end, ROMANISED.get(end) ?? []));
  }
  if (behind.length === 0) return [word];
  const first = ROMANISED.get(rest);
  return [...(first === undefined ? [{ ...word, raw: rest, folded: rest }] : englishWords(word, rest, first)), ...behind];
}

/** Adds a word of a script that has spaces, or two that are one, by its meaning. */
function addSpaced(words: readonly Word[], at: number, found: Word[], reader: Reader | undefined): number {
  const word = words[at] as Word;
  const known = spacedWord(word.folded, words[at + 1]?.folded);
  if (known === undefined || !isTranslated(known.english, reader)) {
    found.push(word);
    return 0;
  }
  found.push(...englishWords(word, known.words === 2 ? `${word.raw} ${words[at + 1]?.raw ?? ''}` : word.raw, known.english));
  return known.words === 2 ? 1 : 0;
}

/** A part of a word: what the tables have, a number, or letters left over. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly known?: Known;
  readonly number?: number;
}

function parted(word: Word, reader: Reader | undefined): readonly Word[] {
  const text = inOneForm(word.folded);
  if (word.bracketed && /^[株主有财社유주재사]$/.test(text)) return [];
  const parts = partsOf(text, reader);
  const words = parts.flatMap(({ from, to, known, number }): readonly Word[] => {
    const shown = word.folded.length === text.length ? word.folded.slice(from, to) : text.slice(from, to);
    if (known !== undefined) return englishWords(word, shown, known.english);
    if (number !== undefined) return [{ ...word, raw: shown, folded: String(number), script: 'Zyyy' }];
    return [readBy({ ...word, raw: shown, folded: text.slice(from, to), script: scriptOf(text.slice(from, to)) }, reader)];
  });
  return words;
}

function readBy(word: Word, reader: Reader | undefined): Word {
  if (word.script !== 'Hani' || reader === undefined || reader === 'chinese' || reader === 'aloud') return word;
  const read = reader === 'japanese' ? japaneseReadingOf(word.folded) : koreanOf(word.folded);
  return read === undefined ? word : { ...word, folded: read, script: reader === 'japanese' ? 'Latn' : 'Hang' };
}

/** What a letter left over costs, the first of them in a row, and one that stands alone; a word of the tables costs one. */
const [LETTER_COST, FIRST_COST, ALONE_COST] = [2, 2, 4];

/** The cheapest way to part a text: few letters left over, in few places, and few words. */
function partsOf(text: string, reader: Reader | undefined): readonly Part[] {
  const length = text.length;
  const costs = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY);
  const last = new Array<Part | undefined>(length + 1);
  costs[0] = 0;
  const offer = (part: Part, cost: number): void => {
    const whole = (costs[part.from] as number) + cost;
    if (whole >= (costs[part.to] as number)) return;
    costs[part.to] = whole;
    last[part.to] = part;
  };
  for (let from = 0; from < length; from += 1) {
    if (costs[from] === Number.POSITIVE_INFINITY) continue;
    offerNumber(text, from, offer);
    for (const known of BY_FIRST.get(text[from] as string) ?? []) if (isTranslated(known.english, reader)) offerKnown(text, from, known, last[from], offer);
    if (last[from] !== undefined && isLeftOver(last[from]) && classAt(text, from) === classAt(text, from - 1)) continue;
    for (let to = from + 1; to <= length; to += 1) {
      const count = to - from;
      offer({ from, to }, FIRST_COST + LETTER_COST * count + (count === 1 ? ALONE_COST : 0));
      if (to < length && classAt(text, to) !== classAt(text, from)) break;
    }
  }
  const parts: Part[] = [];
  for (let at = length; at > 0; ) {
    const part = last[at] as Part;
    parts.unshift(part);
    at = part.from;
  }
  return parts;
}

function isLeftOver(part: Part | undefined): boolean {
  return part !== undefined && part.known === undefined && part.number === undefined;
}

/** Letters of one class stand in one word: Han characters, Hangul, kana, Latin letters, all others. */
function classAt(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  if (unit < 0x30) return 'other';
  if (unit < 0x3a) return 'digit';
  if (unit < 0x250) return 'latin';
  if (unit >= 0x3041 && unit <= 0x30ff) return 'kana';
  if (unit >= 0xac00 && unit <= 0xd7af) return 'hangul';
  return unit >= 0x2e80 ? 'han' : 'other';
}

function offerKnown(text: string, from: number, known: Known, before: Part | undefined, offer: (part: Part, cost: number) => void): void {
  if (!text.startsWith(known.text, from)) return;
  const to = from + known.text.length;
  const kind = classAt(text, from);
  if (!isBoundary(text, from) || !isBoundary(text, to)) return;
  if (kind === 'kana' && !standsInKana(text, from, to, before)) return;
  // One character is a word of its own at the end only, and three letters of Thai at an end: within a name they are a part of it.
  if (kind !== 'other' && known.text.length === 1 && (from === 0 || to < text.length)) return;
  if (kind === 'other' && known.text.length < SHORT_LETTERS && from > 0 && to < text.length && before?.known === undefined) return;
  if (known.text === '조선' && from > 0) return offer({ from, to, known: { ...known, english: ['shipbuilding'] } }, 1);
  const cost = known.text.length === 1 ? ONE_CHARACTER_COST : 1;
  offer({ from, to, known }, cost);
  // A city or province with the word for what it is.
  if (known.place && /[省市县区府州都]/.test(text[to] ?? '')) offer({ from, to: to + 1, known }, cost);
}

const ONE_CHARACTER_COST = 3;
const SHORT_LETTERS = 4;
/** English words in kana that stand behind a name have so many signs. */
const KANA_LEAST = 4;
const SHORT_KANA: ReadonlySet<string> = new Set(['テレビ', 'ビール', 'タイヤ', 'フーズ', 'リース']);

/** A word in katakana is one where it stands alone, or behind a name and before no other letters of it. */
function standsInKana(text: string, from: number, to: number, before: Part | undefined): boolean {
  const atStart = from === 0 || classAt(text, from - 1) !== 'kana' || before?.known !== undefined;
  const atEnd = to === text.length || classAt(text, to) !== 'kana';
  if (atStart) return true;
  return atEnd || to - from >= KANA_LEAST ? to - from >= KANA_LEAST || SHORT_KANA.has(text.slice(from, to)) : false;
}

/** False before a sign that belongs to the letter before it, and behind a vowel that is written before its consonant. */
function isBoundary(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  return !/^[\p{M}ะาำๅๆฯー]/u.test(text.slice(at, at + 2)) && !/[เแโใไ\u1039\u17d2]$/.test(text.slice(0, at)) && !/^[\u1000-\u1021]\u103a/.test(text.slice(at, at + 2));
}

const ORDINAL = /(?:第|제)(?:([一二三四五六七八九十百零〇]{1,5})|(\d{1,5}))(?:号|호)?/y;
const COUNTED = /([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]百[一二三四五六七八九十零]{0,4})(?=研究|所|厂|局|院|军|师|号)号?|(\d{1,5})(?:号|호)?/y;

function offerNumber(text: string, from: number, offer: (part: Part, cost: number) => void): void {
  for (const pattern of [ORDINAL, COUNTED]) {
    pattern.lastIndex = from;
    const [whole, written, figures] = pattern.exec(text) ?? [''];
    if (whole === '') continue;
    offer({ from, to: from + whole.length, number: figures === undefined ? numberInHan(written ?? '') : Number(figures) }, 1);
    return;
  }
}

const DIGITS = '零一二三四五六七八九';

/** The value of a number in Han characters below a thousand. */
function numberInHan(written: string): number {
  let [sum, digit] = [0, 0];
  for (const sign of written) {
    const value = DIGITS.indexOf(sign === '〇' ? '零' : sign);
    if (value >= 0) digit = /[十百]/.test(written) ? value : digit * 10 + value;
    else {
      sum += (digit === 0 ? 1 : digit) * (sign === '十' ? 10 : 100);
      digit = 0;
    }
  }
  return sum + digit;
}
