/**
 * Text as it is compared: one form for every way of writing the same letters.
 *
 * Unicode normalisation form KC (UAX 15), without format characters, bidi controls, marks and tatweel, in lower case, and
 * per script the letters that writers exchange. The folding of Arabic letters is that of common search practice
 * (Lucene's ArabicNormalizer has the same set); that of Bengali joins the letters which names exchange.
 */
import { type Script, scriptOf, scriptOfPoint } from './script.ts';
import { isZawgyi, zawgyiToUnicode } from './zawgyi.ts';

/** How much of a text is read; a name longer than that is not a name. */
export const TEXT_UNITS_MAX = 4000;

const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\p{Cc}]/gu;

/** Well-formed, visible text in form KC, Burmese in Unicode; at most {@link TEXT_UNITS_MAX} units of it. Letters keep their case. */
export function visible(text: string): string {
  const cut = text.length > TEXT_UNITS_MAX ? text.slice(0, TEXT_UNITS_MAX) : text;
  if (PLAIN.test(cut)) return cut.trim();
  const formed = cut.toWellFormed().replaceAll('\ufffd', ' ').replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ').replace(NON_JOINER, ' ').replace(INVISIBLE, '').normalize('NFKC').replace(INVISIBLE, '');
  return inUnicode(formed).trim();
}

/** Text that mixes both arrangements may need more than one turn; what looks like Zawgyi after four is left as it is, without its stray signs. */
function inUnicode(text: string): string {
  let turned = text;
  for (let turn = 0; turn < 4 && isZawgyi(turned); turn += 1) turned = zawgyiToUnicode(turned).normalize('NFC');
  return isZawgyi(turned) ? turned.replace(/[\u102b-\u103e\u105a-\u109f]/g, '') : turned;
}

const PLAIN = /^[\x20-\x7e]*$/;
/** Persian writes the parts of a compound side by side with U+200C between: for a name it is a space. */
const NON_JOINER = /(?<=[\u0600-\u06ff])\u200c(?=[\u0600-\u06ff])/g;

const LATIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', ı: 'i', ø: 'o', đ: 'd', ł: 'l', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ə: 'a', ħ: 'h', ŋ: 'ng', ŧ: 't', ĸ: 'k', ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y', ɣ: 'gh', ɔ: 'o', ɛ: 'e',
};

const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ئ: 'ي', ی: 'ي', ې: 'ي', ۍ: 'ي', ؤ: 'و', ة: 'ه', ۀ: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ۃ: 'ه', ک: 'ك', ڪ: 'ك', ء: '', ے: 'ي', ۓ: 'ي', ٲ: 'ا', ٳ: 'ا', ں: 'ن', ٴ: '', ګ: 'گ', ړ: 'ڑ', ډ: 'ڈ', ټ: 'ٹ',
};

const CYRILLIC_LETTERS: Readonly<Record<string, string>> = { ё: 'е', і: 'и', ї: 'и', й: 'и', ґ: 'г', ў: 'у', ј: 'и', ѝ: 'и', ѐ: 'е' };

const BENGALI_LETTERS: Readonly<Record<string, string>> = {
  ড়: 'ড', ঢ়: 'ঢ', য়: 'য', ঈ: 'ই', ঊ: 'উ', শ: 'স', ষ: 'স', ণ: 'ন', 'ী': 'ি', 'ূ': 'ু', 'ঁ': '', '়': '', '্': '', 'ং': 'ঙ', ৎ: 'ত',
};

const HEBREW_LETTERS: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ', װ: 'וו', ױ: 'וי', ײ: 'יי' };
const GREEK_LETTERS: Readonly<Record<string, string>> = { ς: 'σ' };
/** Letters of Amharic that have come to sound alike and are exchanged: ሐ ኀ ሀ, ሠ ሰ, ዐ አ, ፀ ጸ; each row of eight. */
const ETHIOPIC_ROWS: Readonly<Record<number, number>> = { 0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12d0: 0x12a0, 0x1340: 0x1338 };

const LETTERS: Partial<Record<Script, Readonly<Record<string, string>>>> = {
  Latn: LATIN_LETTERS, Arab: ARABIC_LETTERS, Cyrl: CYRILLIC_LETTERS, Beng: BENGALI_LETTERS, Hebr: HEBREW_LETTERS, Grek: GREEK_LETTERS,
};

/** Marks that are no part of a letter's identity: accents, Arabic and Hebrew vowel points, tatweel, nukta. */
const LOOSE_MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u093c\u09bc\u0a3c\u0abc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/g;
/** Apostrophes, and the letters for ayn and hamza in scholarly spellings: within a word they join. */
const APOSTROPHES = /['’‘`´ʻʼʽʾʿˈ′＇ꞌ״׳"]/g;

const DIGIT = /\p{Nd}/gu;

/** The value of a decimal digit of any script: digits of a script stand in a row of ten (Unicode, section 4.6). */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0x30;
  if (point < 0x80) return digit;
  let first = point;
  while (first > point - 9 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((point - first) % 10);
}

/**
 * A word with its letters folded: the native form in which two spellings of one script are compared. Apostrophes are
 * gone, digits are those of ASCII. What {@link foldWord} gives for its own result is that result.
 */
export function foldWord(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word;
  if (/^[A-Za-z0-9]*$/.test(word)) return word.toLowerCase();
  const lower = word.toLowerCase();
  const bare = separateLooks(lower.normalize('NFD').replace(LOOSE_MARKS, '').normalize('NFC').replace(APOSTROPHES, '').replace(/^\p{M}+/u, '').replace(DIGIT, asciiDigit));
  let folded = '';
  for (const letter of bare) folded += foldLetter(letter);
  // Folding may join what had been apart: once more settles it.
  const again = folded.normalize('NFC');
  return again === word ? again : foldWord(again);
}

function foldLetter(letter: string): string {
  const point = letter.codePointAt(0) ?? 0;
  if (point < 0x80) return letter;
  const script = scriptOfPoint(point);
  if (script === 'Ethi') return foldEthiopic(point, letter);
  const table = LETTERS[script];
  return table?.[letter] ?? letter;
}

function foldEthiopic(point: number, letter: string): string {
  const row = ETHIOPIC_ROWS[point & ~7];
  return row === undefined ? letter : String.fromCodePoint(row + (point & 7));
}

/** Letters of other scripts that look like Latin ones, and the letter that the eye reads. */
const LOOKS: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ј: 'j', ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w', к: 'k', м: 'm', т: 't', н: 'h', в: 'b',
  α: 'a', ο: 'o', ρ: 'p', ν: 'v', ι: 'i', κ: 'k', τ: 't', υ: 'u', χ: 'x', ε: 'e', η: 'n',
};
const LOOKS_BACK: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', y: 'у', x: 'х', i: 'і', j: 'ј', k: 'к', m: 'м', t: 'т', h: 'н', b: 'в' };

/** A word that mixes Latin with Cyrillic or Greek letters that look like them, in the script of most of its letters. */
function separateLooks(word: string): string {
  if (!/[a-z]/.test(word) || !/[\u0370-\u052f]/.test(word)) return word;
  const table = scriptOf(word) === 'Latn' ? LOOKS : LOOKS_BACK;
  return Array.from(word, (letter) => table[letter] ?? letter).join('');
}
