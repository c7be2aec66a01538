// From a word in any script to its sounds, and from the sounds to Latin spellings.
import { foldWord, visible } from './fold.ts';
import { ARABIC, ARMENIAN, CYRILLIC, GEORGIAN, GREEK, GREEK_PAIRS, HEBREW, KHMER, THAI } from './readings-alphabets.ts';
import { pinyinOf } from './readings-han.ts';
import { soundsOfBurmese, soundsOfEthiopic, soundsOfHangul, soundsOfIndic, soundsOfKana } from './readings-syllables.ts';
import { type Script, leavesVowelsOut, scriptOf } from './script.ts';
import { latinOfSounds, settled, soundsOfLatin } from './sound.ts';
import { vocalised } from './variants.ts';

/** Letters read one by one; a letter that the table has not is left out. */
function spelled(word: string, table: Readonly<Record<string, string>>): string {
  let sounds = '';
  for (const letter of word) sounds += table[letter] ?? (/[a-z0-9]/.test(letter) ? letter : '');
  return sounds;
}

/** Arabic: waw and ya begin a word as consonants, alif as a vowel, heh ends it as the feminine ending. */
function soundsOfArabic(word: string): string {
  const sounds = spelled(word.replace(/لل(?=ه$)/, 'ل').replace(/(?<=..)ه$/, ''), ARABIC) + (/..ه$/.test(word) ? 'E' : '');
  return sounds.replace(/^W/, 'w').replace(/^Y/, 'y').replace(/A(?=A)/g, '').replace(/tS/g, 'C');
}

function soundsOfHebrew(word: string): string {
  return spelled(word, HEBREW).replace(/(?<=..)h$/, 'E').replace(/^W/, 'V').replace(/^Y/, 'y').replace(/WW/g, 'V').replace(/YY/g, 'Y').replace(/(?<=.)B$/, 'V').replace(/^B/, 'b').replace(/^K/, 'k');
}

function soundsOfGreek(word: string): string {
  let text = word;
  for (const [pair, sounds] of GREEK_PAIRS) text = text.replace(pair, sounds);
  return spelledMixed(text, GREEK);
}

/** As {@link spelled}, where some of the letters are sounds already. */
function spelledMixed(text: string, table: Readonly<Record<string, string>>): string {
  return Array.from(text, (letter) => table[letter] ?? (/[\w@`]/.test(letter) ? letter : '')).join('');
}

/** Cyrillic of Russian, Ukrainian, Belarusian, Serbian, Bulgarian and the languages of Central Asia. */
function soundsOfCyrillic(word: string): string {
  return spelled(word, CYRILLIC).replace(/dZ/g, 'j').replace(/dz/g, 'O').replace(/(?:Ij|II|Iy)$/, 'I').replace(/^I(?=[aou])/, 'y');
}

/** Thai: a vowel written before its consonant is read after it. */
function soundsOfThai(word: string): string {
  const spoken = word.replace(/([เแโใไ])([ก-ฮ])/g, '$2$1').replace(/ห(?=[งญนมยรลว])/g, '').replace(/([ศสซ])ร/g, '$1').replace(/ญ(?![ะ-ู])/g, 'น').replace(/.์|[็-๎]/g, '');
  return spelled(spoken, THAI);
}

/** Khmer: the bantoc, the registers and the coeng are no sounds; a silenced consonant is not read. */
function soundsOfKhmer(word: string): string {
  return spelled(word.replace(/.៍/g, ''), KHMER);
}

const READERS: Partial<Record<Script, (word: string) => string>> = {
  Arab: soundsOfArabic, Hebr: soundsOfHebrew, Cyrl: soundsOfCyrillic, Grek: soundsOfGreek, Thai: soundsOfThai, Khmr: soundsOfKhmer,
  Geor: (word) => spelled(word, GEORGIAN), Armn: (word) => spelled(word.replaceAll('եւ', 'և').replaceAll('ու', 'ւ'), ARMENIAN), Ethi: soundsOfEthiopic, Hang: soundsOfHangul, Kana: soundsOfKana, Mymr: soundsOfBurmese,
  // Pinyin is a Latin spelling, and read as the other side's will be.
  Hani: (word) => soundsOfLatin(pinyinOf(word)?.join('') ?? ''),
};
for (const script of ['Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym'] as const) READERS[script] = (word) => soundsOfIndic(word, script);

/**
 * The sounds of one word in the alphabet of `sound.ts`; empty where no reading of its script, or of one of its Han
 * characters, is known. A Latin word is read by its spelling.
 */
export function soundsOf(word: string, script: Script = scriptOf(word)): string {
  const folded = isIndic(script) ? word : foldWord(word);
  if (script === 'Latn' || script === 'Zyyy') return soundsOfLatin(folded.replace(/[^a-z0-9]/g, ''));
  const reader = READERS[script];
  if (reader === undefined) return '';
  // Where vowels are left out, two equal letters side by side are two consonants; so are those of two syllables of Hangul.
  return leavesVowelsOut(script) || script === 'Hang' ? reader(folded) : settled(reader(folded));
}

/** Folding takes the nukta away, by which letters of India's scripts differ in sound. */
export function isIndic(script: Script): boolean {
  return script === 'Deva' || script === 'Beng' || script === 'Guru' || script === 'Gujr' || script === 'Orya';
}

/**
 * Spellings of a name in Latin letters, the most usual first and at most `most` (8) of them: where a letter has several
 * readings, several. Arabic, Hebrew and Thai leave short vowels out, and so do the spellings, but for common names whose
 * vowels are known. Words that cannot be read are left as they are; the case of letters is not kept.
 */
export function transliterate(text: string, most = 8): readonly string[] {
  const words = visible(text).split(/[\s\u00b7\u30fb]+/).filter((word) => word !== '');
  const perWord = words.map((word) => spellingsOf(word, most));
  const count = Math.min(most, Math.max(0, ...perWord.map((spellings) => spellings.length)));
  return [...new Set(Array.from({ length: count }, (_, at) => perWord.map((spellings) => spellings[Math.min(at, spellings.length - 1)]).join(' ')))];
}

function spellingsOf(word: string, most: number): readonly string[] {
  const script = scriptOf(word);
  const folded = foldWord(word);
  if (script === 'Latn' || script === 'Zyyy') return [folded];
  const sounds = soundsOf(word, script);
  if (sounds === '') return [folded];
  const known = vocalised(folded);
  const spellings = latinOfSounds(sounds, most);
  return known === undefined ? spellings : [known, ...spellings.filter((spelling) => spelling !== known)].slice(0, most);
}
