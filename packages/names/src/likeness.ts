// How alike two words are, from 0 to 1, and by what. Works on numbers in arrays kept for it: one comparison at a time.
import { inOneForm } from './han-forms.ts';
import { isKnownSyllable } from './person-doubts.ts';
import { STEM_ROWS, type Token, TRAITS } from './token.ts';
import { COST, COST_HANGUL, GAP, GAP_HANGUL, GAP_UNWRITTEN, SOUND_COUNT } from './sound.ts';

/** By what two words are taken for the same. */
export type By = 'exact' | 'variant' | 'nickname' | 'initial' | 'number' | 'translation' | 'spelling' | 'transliteration' | 'skeleton';

/** Below this, two words are not taken for each other at all. */
export const LIKENESS_LEAST = 0.5;

const VARIANT = 0.96;
const NICKNAME = 0.86;
const INITIAL = 0.72;
const NUMBER_DIFFERS = 0.5;
const OTHER_READING = 0.97;
const OTHER_ROMANISATION = 0.95;
const BY_HABIT = 0.9;

const UNITS_MAX = 64;
const rows = [new Int32Array(UNITS_MAX + 1), new Int32Array(UNITS_MAX + 1), new Int32Array(UNITS_MAX + 1)] as const;

/** Only one of two names has "servant of" before it, or they have different first halves. */
const HALF_MISSING = 0.8;
const HALF_DIFFERS = 0.7;

/** The likeness of two words; 0 where it is below {@link LIKENESS_LEAST}. The same for both orders. */
export function likeness(one: Token, other: Token): number {
  if (one.textNumber === other.textNumber && one.text === other.text) return 1;
  if (one.row !== undefined && one.row === other.row) return VARIANT;
  if (one.role === 'initial' || other.role === 'initial') return initialLikeness(one, other);
  if (one.role === 'number' || other.role === 'number') return one.role === other.role ? NUMBER_DIFFERS : 0;
  // The same meaning would have the same text.
  if (one.hasMeaning && other.hasMeaning) return 0;
  // Characters are other characters, however alike they are read.
  const areRead = one.script !== 'Hani' || other.script !== 'Hani';
  if (areRead && one.romanised !== undefined && other.romanised !== undefined) {
    if (one.romanised === other.romanised) return OTHER_ROMANISATION;
    if (one.romanisedToo === other.romanised || other.romanisedToo === one.romanised) return BY_HABIT;
    // Two surnames that are known, as Cho and Choi: no slip lies between them.
    if (one.row !== undefined && other.row !== undefined) return 0;
  }
  if (areRead && (one.spoken !== undefined || other.spoken !== undefined) && isSpokenAlike(one, other)) return OTHER_ROMANISATION;
  // What stands for pinyin only has no letters that could be misspelled.
  if (one.letters === '' || other.letters === '') return 0;
  const plain = plainLikeness(one, other) * halfFactor(one, other) * knownFactor(one, other);
  if (plain >= 0.9 || (one.other === undefined && other.other === undefined && one.longer === undefined && other.longer === undefined)) return plain >= LIKENESS_LEAST ? plain : 0;
  return Math.max(plain >= LIKENESS_LEAST ? plain : 0, OTHER_READING * otherLikeness(one, other), nicknameLikeness(one, other));
}

/** One reading of either in common: a word in plain Latin letters is its own. */
function isSpokenAlike(one: Token, other: Token): boolean {
  if (one.spoken === undefined) return other.spoken?.includes(one.text) ?? false;
  return other.spoken === undefined ? one.spoken.includes(other.text) : one.spoken.some((pinyin) => other.spoken?.includes(pinyin));
}

function halfFactor(one: Token, other: Token): number {
  if (one.half === other.half) return 1;
  return one.half === undefined || other.half === undefined ? HALF_MISSING : HALF_DIFFERS;
}

/** Two names of which each is known, as Mykola and Mykhailo, or two syllables that no romanisation makes one: what is between them is no slip. */
const KNOWN_APART = 0.55;
/** Behind "servant of" and its like, a name is short and is misspelled often. */
const KNOWN_BEHIND_HALF = 0.75;
const KNOWN_SYLLABLE_APART = 0.75;
const SYLLABLES_APART = 0.6;

function knownFactor(one: Token, other: Token): number {
  if (one.romanised !== undefined && other.romanised !== undefined && one.letters !== other.letters) return isKnownSyllable(one) && isKnownSyllable(other) ? SYLLABLES_APART : KNOWN_SYLLABLE_APART;
  return !areKnownApart(one, other) ? 1 : one.half === undefined ? KNOWN_APART : KNOWN_BEHIND_HALF;
}

/** Each is a name that is known, and they are two. */
export function areKnownApart(one: Token, other: Token): boolean {
  if (one.role !== other.role || one.half !== other.half) return false;
  const [first, second] = one.role === 'patronymic' ? [one.row, other.row] : [one.known, other.known];
  return first !== undefined && second !== undefined && first !== second && first < STEM_ROWS && second < STEM_ROWS;
}

function otherLikeness(one: Token, other: Token): number {
  const first = one.other === undefined ? 0 : asRead(one.other, other);
  const second = other.other === undefined ? 0 : asRead(other.other, one);
  const both = one.other?.row !== undefined && one.other.row === other.other?.row ? VARIANT : 0;
  return Math.max(first, second, both);
}

/** What is read otherwise may be the name itself, or a known name in another spelling. */
function asRead(reading: Token, other: Token): number {
  if (reading.text === other.text) return 1;
  return reading.row !== undefined && reading.row === other.row ? VARIANT : plainLikeness(reading, other);
}

function nicknameLikeness(one: Token, other: Token): number {
  return isShortFor(one, other) || isShortFor(other, one) ? NICKNAME : 0;
}

/** By the words of the table, or by any spelling of a name that they are spellings of. */
function isShortFor({ longer, longerRows }: Token, { text, row }: Token): boolean {
  return longer !== undefined && (longer.includes(text) || (row !== undefined && longerRows?.includes(row) === true));
}

/** An initial stands for every word that begins with its letter or sound. */
function initialLikeness(one: Token, other: Token): number {
  const first = one.text[0];
  if (one.script === other.script) return first === other.text[0] ? INITIAL : 0;
  const [here, there] = [one.codes?.[0], other.codes?.[0]];
  return here !== undefined && there !== undefined && (COST[here * SOUND_COUNT + there] as number) <= 20 ? INITIAL : 0;
}

function plainLikeness(one: Token, other: Token): number {
  if (one.script !== other.script) return acrossScripts(one, other);
  if (one.letterBits === other.letterBits && one.letters === other.letters) return 1;
  const byLetters = mayBeNear(one, other) ? Math.max(letterLikeness(one.letters, other.letters), shuffledLikeness(one, other)) : 0;
  // Hangul writes its sounds out: another syllable is another name.
  if (byLetters > 0.9 || one.script === 'Hang' || (one.keyBits & other.keyBits) === 0 || one.codes === undefined || other.codes === undefined) return byLetters;
  const bySounds = soundLikeness(heard(one, one.codes), heard(other, other.codes), one.vowelless ? GAP_UNWRITTEN : GAP, COST, SOUNDS_SAME);
  // Within one script, sounds count where they are nearly the same; how many letters differ says more of the rest.
  if (bySounds > SOUNDS_SAME) return one.script === 'Hani' && inOneForm(one.letters) !== inOneForm(other.letters) ? byLetters : Math.max(byLetters, bySounds);
  return byLetters < OTHER_VOWELS && differInVowels(one, other) ? OTHER_VOWELS : byLetters;
}

/** The same consonants in as many syllables, with other vowels: Ghubaysh and Ghabish, Saleem and Sulaym. */
const OTHER_VOWELS = 0.72;

function differInVowels(one: Token, other: Token): boolean {
  return one.shape !== 0 && one.shape === other.shape && one.keys[0] === other.keys[0];
}

const SHUFFLED = 0.86;

/** The same letters back to front; or in any order, where the capital within one of them shows that they were thrown about. */
function shuffledLikeness(one: Token, other: Token): number {
  const [first, second] = [one.letters, other.letters];
  if (first.length !== second.length || first.length < 5 || one.letterBits !== other.letterBits || one.script !== 'Latn') return 0;
  if (!one.scrambled && !other.scrambled) return isReversed(first, second) ? SHUFFLED : 0;
  return [...first].sort().join('') === [...second].sort().join('') ? SHUFFLED : 0;
}

function isReversed(one: string, other: string): boolean {
  for (let at = 0; at < one.length; at += 1) if (one.charCodeAt(at) !== other.charCodeAt(one.length - 1 - at)) return false;
  return true;
}

/** For two words of one script: false only where more letters must change than {@link letterLikeness} allows: each letter that one word alone has is a change. */
export function mayBeNear(one: Token, other: Token): boolean {
  const [first, second] = [one.letters.length, other.letters.length];
  const long = first > second ? first : second;
  const most = long >= 14 ? 4 : long >= 9 ? 3 : 2;
  return Math.abs(first - second) <= most && bits(one.letterBits & ~other.letterBits) <= most && bits(other.letterBits & ~one.letterBits) <= most;
}

/** The sounds of a word, which may stand among those of many words, and what of the word matters to how they are compared. */
export interface Heard {
  readonly codes: Uint8Array;
  /** Where its sounds begin among the codes, and where they end. */
  readonly from: number;
  readonly to: number;
  /** The groups of consonants it has, as in {@link Token}. */
  readonly mask: number;
  /** What it is, as in {@link Token}. */
  readonly traits: number;
}

function heard({ mask, traits }: Token, codes: Uint8Array): Heard {
  return { codes, from: 0, to: codes.length, mask, traits };
}

function acrossScripts(one: Token, other: Token): number {
  if (one.lattice !== undefined && other.codes !== undefined) return 1 - SYLLABLE_FACTOR * (1 - latticeLikeness(one.lattice, other.codes));
  if (other.lattice !== undefined && one.codes !== undefined) return 1 - SYLLABLE_FACTOR * (1 - latticeLikeness(other.lattice, one.codes));
  if (one.codes === undefined || other.codes === undefined) return 0;
  return heardLikeness(heard(one, one.codes), heard(other, other.codes));
}

const SYLLABLE_FACTOR = 2.5;
/** Pinyin against what is pinyin too: another syllable of the same standard. */
const PINYIN_FACTOR = 7;

/**
 * The likeness of two words of two scripts by their sounds; perhaps 0 where it is below {@link LIKENESS_LEAST}. For words that are plain
 * ({@link isPlain}) and not of one row of variants, it is their {@link likeness}.
 */
export function heardLikeness(one: Heard, other: Heard): number {
  const all = bits(one.mask | other.mask);
  if (all > 0 && bits(one.mask & other.mask) * 3 < all) return 0;
  const either = one.traits | other.traits;
  const unwritten = (either & TRAITS.vowelless) !== 0;
  const hangul = !unwritten && (either & TRAITS.hangul) !== 0;
  // A syllable differs from the next by little: what is unlike counts more.
  const isStandard = ((one.traits & TRAITS.han) !== 0 && (other.traits & TRAITS.pinyin) !== 0) || ((other.traits & TRAITS.han) !== 0 && (one.traits & TRAITS.pinyin) !== 0);
  const factor = isStandard ? PINYIN_FACTOR : (either & TRAITS.syllabic) !== 0 ? SYLLABLE_FACTOR : 1;
  const alike = 1 - factor * (1 - soundLikeness(one, other, unwritten ? GAP_UNWRITTEN : hangul ? GAP_HANGUL : GAP, hangul ? COST_HANGUL : COST, 1 - (1 - LIKENESS_LEAST) / factor));
  return alike >= LIKENESS_LEAST ? alike : 0;
}

/** True where two words of one script sound nearly the same: what else they may be alike by is letters, or that they differ in vowels only. */
export function soundNearlySame(one: Heard, other: Heard): boolean {
  return soundLikeness(one, other, (one.traits & TRAITS.vowelless) !== 0 ? GAP_UNWRITTEN : GAP, COST, SOUNDS_SAME) > SOUNDS_SAME;
}

/** True for a word that has one reading, no meaning that other languages have a word for, and stands for itself as a whole. */
export function isPlain({ role, hasMeaning, codes, lattice, other, longer, half }: Token): boolean {
  return (role === 'name' || role === 'patronymic') && !hasMeaning && half === undefined && codes !== undefined && lattice === undefined && other === undefined && longer === undefined;
}

/** Two spellings of one script that sound more alike than this are spellings of one name. */
const SOUNDS_SAME = 0.88;

function bits(mask: number): number {
  let left = mask;
  let count = 0;
  for (; left !== 0; left &= left - 1) count += 1;
  return count;
}

/**
 * Likeness by the number of letters that must change: one in a word of five is a slip of the hand; two may be one in a
 * longer word; three are mostly another name.
 */
export function letterLikeness(one: string, other: string): number {
  const long = Math.max(one.length, other.length);
  const edits = editsBetween(one, other);
  const plain = 1 - edits / long;
  if (edits <= 1) return long >= 5 ? Math.max(plain, 0.9) : long === 4 ? 0.84 : plain;
  if (edits <= 2) return long >= 7 ? Math.max(plain, 0.84) : long >= 5 ? 0.74 : long === 4 ? 0.58 : plain;
  return edits <= 3 && long >= 9 ? plain - 0.1 : long >= 14 && edits <= 4 ? plain - 0.1 : 0;
}

/** How many kinds of letters the first has alone. */
export function lettersApart(one: number, other: number): number {
  return bits(one & ~other);
}

/** Words up to this length are compared letter by letter in the bits of one number. */
const BITS_MAX = 31;
/** For each UTF-16 unit the places of the word at hand where it stands; zero between two comparisons. */
const placesOf = new Int32Array(0x1_0000);

/** Letters put in, left out, replaced or exchanged with their neighbour (optimal string alignment); 99 where it is more than half of them. */
export function editsBetween(one: string, other: string): number {
  const [first, second] = [one.length, other.length];
  const long = Math.max(first, second);
  if (first === 0 || second === 0) return long;
  if (first > UNITS_MAX || second > UNITS_MAX || Math.abs(first - second) > long * 0.5) return 99;
  return first <= BITS_MAX ? editsInBits(one, other) : second <= BITS_MAX ? editsInBits(other, one) : editsInRows(one, other);
}

/** A column of differences at a time (H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003). */
function editsInBits(one: string, other: string): number {
  for (let at = 0; at < one.length; at += 1) placesOf[one.charCodeAt(at)] = (placesOf[one.charCodeAt(at)] as number) | (1 << at);
  const last = 1 << (one.length - 1);
  let [more, less, same, before, edits] = [-1, 0, 0, 0, one.length];
  for (let at = 0; at < other.length; at += 1) {
    const here = placesOf[other.charCodeAt(at)] as number;
    const exchanged = ((~same & here) << 1) & before;
    same = ((((here & more) + more) | 0) ^ more) | here | less | exchanged;
    const up = less | ~(same | more);
    const down = same & more;
    if ((up & last) !== 0) edits += 1;
    if ((down & last) !== 0) edits -= 1;
    more = (down << 1) | ~(same | (up << 1) | 1);
    less = ((up << 1) | 1) & same;
    before = here;
  }
  for (let at = 0; at < one.length; at += 1) placesOf[one.charCodeAt(at)] = 0;
  return edits;
}

function editsInRows(one: string, other: string): number {
  let [before, above, row] = rows as readonly [Int32Array, Int32Array, Int32Array];
  for (let at = 0; at <= other.length; at += 1) above[at] = at;
  for (let here = 1; here <= one.length; here += 1) {
    row[0] = here;
    const letter = one.charCodeAt(here - 1);
    for (let there = 1; there <= other.length; there += 1) {
      const facing = other.charCodeAt(there - 1);
      let cost = (above[there - 1] as number) + (letter === facing ? 0 : 1);
      const gap = Math.min(above[there] as number, row[there - 1] as number) + 1;
      if (gap < cost) cost = gap;
      if (here > 1 && there > 1 && letter === other.charCodeAt(there - 2) && one.charCodeAt(here - 2) === facing) cost = Math.min(cost, (before[there - 2] as number) + 1);
      row[there] = cost;
    }
    const spare = before;
    before = above;
    above = row;
    row = spare;
  }
  return above[other.length] as number;
}

/** One less the cost of turning the sounds of one word into the other's, over what the dearer of the two would cost alone; perhaps 0 where it is below `least`. */
function soundLikeness(first: Heard, second: Heard, gap: Int32Array, costs: Int32Array, least: number): number {
  const one = first.codes;
  const sounds = second.codes;
  const from = second.from;
  const start = first.from;
  const length = first.to - start;
  const facingLength = second.to - from;
  let above: Int32Array = rows[0];
  let row: Int32Array = rows[1];
  let mine = 0;
  for (let at = 0; at < length; at += 1) mine += gap[one[start + at] as number] as number;
  let whole = 0;
  above[0] = 0;
  for (let at = 0; at < facingLength; at += 1) above[at + 1] = whole += gap[sounds[from + at] as number] as number;
  const most = mine > whole ? mine : whole;
  if (most === 0) return 0;
  // What a row costs at the least, the word costs; a hundredth more is allowed for, because shares are rounded.
  const costMost = (1 - least) * most + 1;
  let down = 0;
  for (let here = 0; here < length; here += 1) {
    const sound = one[start + here] as number;
    const ofSound = sound * SOUND_COUNT;
    const left = gap[sound] as number;
    let diagonal = above[0] as number;
    let cost = (row[0] = down += left);
    let cheapest = cost;
    for (let there = 0; there < facingLength; there += 1) {
      const facing = sounds[from + there] as number;
      const added = cost + (gap[facing] as number);
      cost = diagonal + (costs[ofSound + facing] as number);
      diagonal = above[there + 1] as number;
      const without = diagonal + left;
      if (without < cost) cost = without;
      if (added < cost) cost = added;
      row[there + 1] = cost;
      if (cost < cheapest) cheapest = cost;
    }
    if (cheapest > costMost) return 0;
    const spare = above;
    above = row;
    row = spare;
  }
  const cost = above[facingLength] as number;
  return cost >= most ? 0 : 1 - cost / most;
}

const READING_UNITS_MAX = 12;
/** More than any word costs. */
const UNREACHED = 9900;
const latticeRows: readonly Int32Array[] = Array.from({ length: READING_UNITS_MAX + 3 }, () => new Int32Array(UNITS_MAX + 1));

/** As {@link soundLikeness}, where each character of one side may be read in several ways: the readings that cost least together. */
export function latticeLikeness(lattice: readonly (readonly Uint8Array[])[], other: Uint8Array): number {
  const [best, start] = latticeRows as readonly [Int32Array, Int32Array];
  let whole = 0;
  start[0] = 0;
  for (let at = 0; at < other.length; at += 1) start[at + 1] = whole += GAP[other[at] as number] as number;
  if (whole === 0) return 0;
  for (const readings of lattice) {
    best.fill(UNREACHED, 0, other.length + 1);
    for (const reading of readings) {
      let row = start;
      for (let at = 0; at < reading.length && at < READING_UNITS_MAX; at += 1) {
        const next = latticeRows[at + 2] as Int32Array;
        advance(reading[at] as number, other, row, next);
        row = next;
      }
      for (let at = 0; at <= other.length; at += 1) if ((row[at] as number) < (best[at] as number)) best[at] = row[at] as number;
    }
    start.set(best.subarray(0, other.length + 1));
  }
  return Math.max(0, 1 - (start[other.length] as number) / whole);
}

/** The next row of costs after one more sound of one side. */
function advance(sound: number, other: Uint8Array, above: Int32Array, row: Int32Array): void {
  const left = GAP[sound] as number;
  row[0] = (above[0] as number) + left;
  for (let there = 0; there < other.length; there += 1) {
    const facing = other[there] as number;
    const changed = (above[there] as number) + (COST[sound * SOUND_COUNT + facing] as number);
    row[there + 1] = Math.min(changed, (above[there + 1] as number) + left, (row[there] as number) + (GAP[facing] as number));
  }
}

/** From this on the letters say that two words are one; below it, their sounds do. */
const LETTERS_SAY = 0.74;

/** By what a likeness that was found came about; for the explanation. */
export function likenessBy(one: Token, other: Token): By {
  if (one.text === other.text) return /^[~@=]/.test(one.text) ? (one.shown.toLowerCase() === other.shown.toLowerCase() ? 'exact' : 'translation') : one.script === other.script ? 'exact' : 'transliteration';
  if (one.role === 'initial' || other.role === 'initial') return 'initial';
  if (one.role === 'number' || other.role === 'number') return 'number';
  if (one.row !== undefined && one.row === other.row) return 'variant';
  if (nicknameLikeness(one, other) > 0 && plainLikeness(one, other) < NICKNAME) return 'nickname';
  if (one.script !== other.script || one.letters === '' || other.letters === '') return 'transliteration';
  return letterLikeness(one.letters, other.letters) >= LETTERS_SAY ? 'spelling' : 'skeleton';
}
