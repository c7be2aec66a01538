/**
 * Words of Russian, Ukrainian, Belarusian, Serbian and Bulgarian names of bodies, in their own letters and in any of the
 * romanisations. They are bent ("oboron-a", "oboron-y") and spelled in a dozen ways ("-yi", "-iy", "-y", "-ij", "-yj"), so a
 * word is brought to letters that all ways have in common, its ending is taken off, and the stem is looked up.
 */
import { SLAVIC_PLACES, SLAVIC_STEMS } from './organisation-slavic-words.ts';

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  ('аa бb вv гg дd еe жz зz иi кk лl мm нn оo пp рr сs тt уu фf хh цc чc шs щs ъ ыi ь эe юiu яia єe љli њni ћc ђd џd ґg ѓg ќk' +
    ' әa ғg қk ңn өo ұu үu һh').split(' ').map((entry) => [entry[0] as string, entry.slice(1)] as const),
);

/** Letters of the Latin spellings that differ by system only, in the order in which they are exchanged. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 's'], [/zh/g, 'z'], [/tch|ch|cz|ts|tz/g, 'c'], [/kh/g, 'h'], [/ph/g, 'f'], [/x/g, 'ks'], [/w/g, 'v'], [/[yj]/g, 'i'], [/q/g, 'k'],
];

/** A folded word of Cyrillic or Latin letters in letters that all its romanisations have in common; empty for other words. */
export function slavicLetters(word: string): string {
  // Signs for soft and hard letters of scholarly spellings.
  const folded = word.replace(/[ʹʺ]/g, '');
  let latin = '';
  if (/^[a-z]+$/.test(folded)) {
    latin = folded;
    for (const [spelling, letter] of ALIKE) latin = latin.replace(spelling, letter);
  } else {
    for (const letter of folded) {
      const found = LATIN_OF.get(letter);
      if (found === undefined) return '';
      latin += found;
    }
  }
  // A soft vowel has its i in some systems only, and doubles are written once in many.
  return latin.replace(/i[eo]/g, 'e').replace(/(.)\1+/g, '$1');
}

/** Endings of nouns and adjectives in those letters, the longest first. */
const ENDINGS = 'iaia aia ogo ego oho omu emu uiu oiu imi ami iami iam iah ata iat oi ei oe ee ia iu om em im ih ov ev am ah og a i u e o'.split(' ');
const STEM_LEAST = 4;
/** In Latin letters a short stem with one vowel behind it may be a word of any language: porto, banka. */
const LATIN_LEAST = 5;

const MEANING_OF_STEM: ReadonlyMap<string, string> = stemsOf(SLAVIC_STEMS);
const PLACE_OF_STEM: ReadonlyMap<string, string> = stemsOf(SLAVIC_PLACES);

function stemsOf(table: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of table.trim().split('\n')) {
    const [meaning = '', ...stems] = line.split(' ');
    for (const stem of stems) {
      const key = slavicLetters(stem.replace(/ё/g, 'е').replace(/[іїйј]/g, 'и').replace(/ў/g, 'у'));
      if (key !== '' && !found.has(key)) found.set(key, meaning);
    }
  }
  return found;
}

function byStem(stems: ReadonlyMap<string, string>, letters: string, isLatin: boolean): string | undefined {
  const whole = stems.get(letters);
  if (whole !== undefined && (!isLatin || letters.length >= LATIN_LEAST)) return whole;
  for (const ending of ENDINGS) {
    const length = letters.length - ending.length;
    if (length < STEM_LEAST || (isLatin && ending.length === 1 && length < LATIN_LEAST) || !letters.endsWith(ending)) continue;
    const found = stems.get(letters.slice(0, -ending.length));
    if (found !== undefined) return found;
  }
  return undefined;
}

const WORDS_KEPT = 20_000;
const known = new Map<string, string | undefined>();

/** The English word for a Slavic word of the table, bent and spelled in whatever way; undefined for other words. */
export function slavicWord(folded: string): string | undefined {
  if (folded.length < STEM_LEAST) return undefined;
  if (known.has(folded)) return known.get(folded);
  const letters = slavicLetters(folded);
  const isLatin = /^[a-z]/.test(folded);
  // The Ukrainian letter for g is h in Latin letters.
  const found = letters.length < STEM_LEAST ? undefined : (byStem(MEANING_OF_STEM, letters, isLatin) ?? (isLatin && letters.includes('h') ? byStem(MEANING_OF_STEM, letters.replace(/h/g, 'g'), isLatin) : undefined));
  if (known.size >= WORDS_KEPT) known.clear();
  known.set(folded, found);
  return found;
}

/** An adjective of a place: Tulskiy, Uralskaya, Донецкий; the endings of such adjectives in the letters of {@link slavicLetters}. */
const OF_PLACE = /^(.{2,}?)((?:en|in|ov|ei|ai|an)?)([sc]k)(?:i|oi|aia|oe|ogo|om|ih|a|o|og|e|ei|im|uiu|iat|ata|oto)$/;

/** What an adjective of a place may be short for: the place by the table, else the adjective without its ending, and the place without "-sk". */
export interface PlaceWord {
  readonly place: string;
  readonly other: string | undefined;
}

const PLACE_LEAST = 4;

/** The place that a Slavic adjective is made of; undefined for words that are none. */
export function placeOf(folded: string): PlaceWord | undefined {
  if (folded.length < 4) return undefined;
  const letters = slavicLetters(folded);
  if (letters === '') return undefined;
  const listed = byStem(PLACE_OF_STEM, letters, false);
  if (listed !== undefined) return { place: listed, other: undefined };
  const parts = OF_PLACE.exec(letters);
  if (parts === null) return undefined;
  const [, stem = '', joint = '', ending = ''] = parts;
  const whole = stem + joint;
  if (whole.length < PLACE_LEAST - 1) return undefined;
  const bare = joint === 'en' || joint === 'in' ? stem : whole;
  return { place: whole + ending, other: bare.length >= PLACE_LEAST ? bare : undefined };
}
