/**
 * Scripts that write syllables: the scripts of India, Ethiopic, Hangul, kana, and Burmese.
 *
 * The blocks of the scripts of India have one layout (Unicode Standard, chapter 12, after ISCII), so one table by place
 * in the block reads them all. Bengali's inherent vowel and its exchange of j and z have rules of their own.
 * Hangul: Revised Romanization of Korea (2000), by the arithmetic of Unicode, section 3.12; kana: Hepburn; Ethiopic: BGN/PCGN 2007
 * by row and order; Burmese: BGN/PCGN 1970 agreement, rhymes as names are spelled.
 */
import type { Script } from './script.ts';

const BLOCK: Partial<Record<Script, number>> = { Deva: 0x900, Beng: 0x980, Guru: 0xa00, Gujr: 0xa80, Orya: 0xb00, Taml: 0xb80, Telu: 0xc00, Knda: 0xc80, Mlym: 0xd00 };

/** Independent vowels from place 0x05, consonants from 0x15, vowel signs from 0x3e. */
const VOWELS: readonly string[] = ['a', 'a', 'i', 'i', 'u', 'u', 'ri', 'li', 'e', 'e', 'e', 'ai', 'o', 'o', 'o', 'au'];
const CONSONANTS: readonly string[] = ['k', 'k', 'g', 'G', 'ng', 'C', 'C', 'j', 'J', 'n', 't', 't', 'd', 'd', 'n', 't', 'T', 'd', 'D', 'n', 'n', 'p', 'P', 'b', 'b', 'm', 'y', 'r', 'r', 'l', 'l', 'l', 'V', 'S', 'U', 's', 'h'];
const SIGNS: readonly string[] = ['a', 'i', 'i', 'u', 'u', 'ri', 'ri', 'e', 'e', 'e', 'ai', 'o', 'o', 'o', 'au'];
/** Bengali: য is j or z, জ too; ব is b; শ ষ স are s or sh; ফ is ph or f. */
const BENGALI: Readonly<Record<string, string>> = { য: 'J', জ: 'J', শ: 'U', ষ: 'U', স: 'U', ফ: 'P', ভ: 'B', ঝ: 'J', ণ: 'n', খ: 'X', ছ: 'C' };
/** Devanagari letters with a nukta, for Persian and Arabic sounds; and Bengali য়. */
const WITH_NUKTA: Readonly<Record<string, string>> = { क: 'Q', ख: 'X', ग: 'G', ज: 'z', ड: 'R', ढ: 'R', फ: 'f', ড: 'R', ঢ: 'R', য: 'y', ਖ: 'X', ਗ: 'G', ਜ: 'z', ਫ: 'f', ਸ: 'S' };

/** The sounds of a word in one of the scripts of India; the inherent vowel is `@`. */
export function soundsOfIndic(word: string, script: Script): string {
  const first = BLOCK[script] ?? 0;
  let sounds = '';
  let open = false;
  const letters = [...word.normalize('NFC')];
  letters.forEach((letter, at) => {
    const place = (letter.codePointAt(0) ?? 0) - first;
    if (place >= 0x15 && place <= 0x39) {
      if (open) sounds += '@';
      sounds += (letters[at + 1] === NUKTA[script] ? WITH_NUKTA[letter] : undefined) ?? (script === 'Beng' ? BENGALI[letter] : undefined) ?? (CONSONANTS[place - 0x15] as string);
      open = true;
    } else if (place === 0x3c) return;
    else if (place === 0x4d) open = false;
    else {
      if (open && !(place >= 0x3e && place <= 0x4c)) sounds += '@';
      open = false;
      if (place >= 0x05 && place <= 0x14) sounds += VOWELS[place - 0x05] as string;
      else if (place >= 0x3e && place <= 0x4c) sounds += SIGNS[place - 0x3e] as string;
      else if (place === 0x02) sounds += 'N';
      else if (place === 0x03) sounds += 'h';
      else if (letter === 'ৎ') sounds += 't';
      else if (script === 'Guru' && place === 0x70) sounds += 'N';
      else if (place >= 0x66 && place <= 0x6f) sounds += String(place - 0x66);
    }
  });
  // Bengali writes the w of Anwar as a y after a rounded vowel.
  return script === 'Beng' ? sounds.replace(/oy(?=a)/g, 'ow') : sounds;
}

const NUKTA: Partial<Record<Script, string>> = { Deva: '\u093c', Beng: '\u09bc', Guru: '\u0a3c', Gujr: '\u0abc', Orya: '\u0b3c' };

/** Rows of eight from U+1200: the consonant of each; the order gives the vowel. */
const ETHIOPIC_ROWS = 'h l h m s r s S q qw q qw b V t C h hw n ny ` k kw X Xw w ` z Z y d d j g gw g t C p O O f p'.split(' ');
const ETHIOPIC_VOWELS = ['e', 'u', 'i', 'a', 'e', '@', 'o', 'a'];

export function soundsOfEthiopic(word: string): string {
  let sounds = '';
  for (const letter of word) {
    const place = (letter.codePointAt(0) ?? 0) - 0x1200;
    if (place < 0 || place >= ETHIOPIC_ROWS.length * 8) continue;
    const consonant = ETHIOPIC_ROWS[place >> 3] as string;
    // A lone vowel of the first order is read a in ሀ, አ and their like.
    sounds += consonant + ((place & 7) === 0 && (consonant === '`' || consonant === 'h') ? 'a' : (ETHIOPIC_VOWELS[place & 7] as string));
  }
  return sounds;
}

const HANGUL_INITIALS = ['g', 'k', 'n', 'd', 't', 'r', 'm', 'b', 'p', 's', 's', '', 'M', 'M', 'C', 'k', 't', 'p', 'h'];
const HANGUL_VOWELS = ['a', 'ae', 'ya', 'yae', 'x', 'e', 'yx', 'ye', 'o', 'wa', 'wae', 'oe', 'yo', 'u', 'wx', 'we', 'wi', 'yu', 'eu', 'I', 'i'];
const HANGUL_FINALS = ['', 'k', 'k', 'k', 'n', 'n', 'n', 't', 'l', 'k', 'm', 'l', 'l', 'l', 'p', 'l', 'm', 'p', 'p', 't', 't', 'ng', 't', 't', 'k', 't', 'p', 't'];

export function soundsOfHangul(word: string): string {
  let sounds = '';
  for (const syllable of word) {
    const place = (syllable.codePointAt(0) ?? 0) - 0xac00;
    if (place < 0 || place >= 11172) continue;
    sounds += (HANGUL_INITIALS[Math.floor(place / 588)] as string) + (HANGUL_VOWELS[Math.floor((place % 588) / 28)] as string) + (HANGUL_FINALS[place % 28] as string);
  }
  return sounds;
}

const KANA = Object.fromEntries(
  ('あa いi うu えe おo かka きki くku けke こko がga ぎgi ぐgu げge ごgo さsa しSi すsu せse そso ざza じji ずzu ぜze ぞzo たta ちCi つOu てte とto だda ぢji づzu でde どdo なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho ' +
    'ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn ゔvu ぁa ぃi ぅu ぇe ぉo').split(' ').map((entry) => [entry[0] as string, entry.slice(1)]),
);
const SMALL_Y: Readonly<Record<string, string>> = { ゃ: 'a', ゅ: 'u', ょ: 'o' };

export function soundsOfKana(word: string): string {
  let sounds = '';
  for (const letter of word) {
    const point = letter.codePointAt(0) ?? 0;
    const kana = point >= 0x30a1 && point <= 0x30f6 ? String.fromCodePoint(point - 0x60) : letter;
    const glide = SMALL_Y[kana];
    if (glide !== undefined) sounds = sounds.replace(/i$/, /[SCj]i$/.test(sounds) ? '' : 'y') + glide;
    else if ('ぁぃぅぇぉ'.includes(kana) && /[aiueo]$/.test(sounds)) sounds = sounds.slice(0, -1) + (KANA[kana] ?? '');
    else sounds += kana === letter ? (KANA[kana] ?? '') : asForeign(KANA[kana] ?? '');
  }
  return sounds;
}

/** Katakana write names of other languages: r is l too, b is v too, and u stands behind consonants that have no vowel. */
function asForeign(sounds: string): string {
  return sounds.replace(/(?<=[^aeiou])u$|(?<=^[td])o$/, '@').replace('b', 'B').replace('r', 'R');
}

const BURMESE_CONSONANTS = Object.fromEntries('ကk ခk ဂg ဃg ငng စs ဆs ဇz ဈz ဉny ညny ဋt ဌt ဍd ဎd ဏn တt ထt ဒd ဓd နn ပp ဖP ဗb ဘb မm ယy ရy လl ဝw သT ဟh ဠl အA ဿT'.split(' ').map((entry) => [entry[0] as string, entry.slice(1)]));
const BURMESE_INDEPENDENT = Object.fromEntries('ဣi ဤi ဥu ဦu ဧe ဩo ဪo ၍ ၎'.split(' ').map((entry) => [entry[0] as string, entry.slice(1)]));

/** Vowel signs and final consonant of a Burmese syllable, and how names spell them. */
const BURMESE_RHYMES: Readonly<Record<string, string>> = {
  '': 'a', 'ာ': 'a', 'ါ': 'a', 'ိ': 'i', 'ီ': 'i', 'ု': 'u', 'ူ': 'u', 'ေ': 'e', 'ဲ': 'e', 'ော': 'aw', 'ေါ': 'aw', 'ော်': 'aw', 'ေါ်': 'aw', 'ို': 'o', 'ံ': 'an', 'ုံ': 'on', 'ိံ': 'ein',
  'င်': 'in', 'ောင်': 'aung', 'ေါင်': 'aung', 'ိုင်': 'aing', 'ည်': 'i', 'ဉ်': 'in', 'န်': 'an', 'မ်': 'an', 'ိန်': 'ein', 'ိမ်': 'ein', 'ုန်': 'on', 'ုမ်': 'on', 'ိုန်': 'on',
  'က်': 'et', 'ောက်': 'auk', 'ေါက်': 'auk', 'ိုက်': 'aik', 'စ်': 'it', 'တ်': 'at', 'ပ်': 'at', 'ိတ်': 'eik', 'ိပ်': 'eik', 'ုတ်': 'ok', 'ုပ်': 'ok', 'ယ်': 'e', 'ွန်': 'un', 'ွမ်': 'un', 'ွတ်': 'ut', 'ွပ်': 'ut', 'ာန်': 'an', 'ာဉ်': 'an',
};
const BURMESE_SYLLABLE = /([က-အဿ])(္[က-အ])?([ျြွှ]*)([ေိီဲုူာါံ]*)([့း]*)(?:([က-အ])့?်း?့?|(်))?(?:း|့)*/g;

/** Consonant and medials: kh with y is ch, r and ly with h are sh. */
function burmeseStart(consonant: string, medials: string): string {
  const hasY = /[ျြ]/.test(medials);
  if (medials.includes('ှ') && (consonant === 'ရ' || (consonant === 'လ' && hasY))) return 'S';
  if (hasY && (consonant === 'ခ' || consonant === 'ချ')) return 'C';
  return (medials.includes('ှ') ? 'h' : '') + (BURMESE_CONSONANTS[consonant] ?? '').replace('A', '') + (hasY ? 'y' : '');
}

/** Two tones show in the spelling of names: Soe beside So, Lay beside Le, Myint beside Myin. */
function spelledRhyme(syllable: string, vowels: string, rhyme: string): string {
  if (vowels === 'ို' && rhyme === 'o' && syllable.includes('း')) return 'oe';
  if (vowels === 'ေ' && rhyme === 'e' && syllable.includes('း')) return 'ay';
  return syllable.includes('့') && rhyme.endsWith('n') ? `${rhyme}t` : rhyme;
}

/** The sounds of Burmese in Unicode; of the tones, those that names spell. */
export function soundsOfBurmese(word: string): string {
  return word
    .replace(/[ဣ-ဪ]/g, (letter) => `${BURMESE_INDEPENDENT[letter] ?? ''}`)
    .replace(BURMESE_SYLLABLE, (syllable, consonant: string, stacked: string | undefined, medials: string, vowels: string, _tone: string, final: string | undefined, asat: string | undefined) => {
      const closing = final === undefined ? (asat ?? '') : `${final}်`;
      const rounded = medials.includes('ွ') ? BURMESE_RHYMES[`ွ${vowels}${closing}`] : undefined;
      const rhyme = rounded ?? BURMESE_RHYMES[vowels + closing] ?? (BURMESE_RHYMES[vowels] ?? 'a') + (final === undefined ? '' : (BURMESE_CONSONANTS[final] ?? ''));
      const start = burmeseStart(consonant, medials) + (medials.includes('ွ') && rounded === undefined ? 'w' : '');
      return start + spelledRhyme(syllable, vowels, rhyme) + (stacked === undefined ? '' : (BURMESE_CONSONANTS[stacked[1] ?? ''] ?? ''));
    })
    .replace(/[\u1000-\u109f]/g, '');
}
