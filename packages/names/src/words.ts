// A name taken apart into words, before anything is known about what they mean.
import { foldWord, visible } from './fold.ts';
import { type Script, scriptOf } from './script.ts';

/** One word of a name. */
export interface Word {
  /** As it was written, in Unicode form KC. */
  readonly raw: string;
  /** In its own script, folded: what is the same for two spellings that differ in case, accents and points only. */
  readonly folded: string;
  readonly script: Script;
  /** A hyphen joined it to the word before. */
  readonly hyphened: boolean;
  /** It stood in brackets. */
  readonly bracketed: boolean;
  /** How many commas stood before it. */
  readonly part: number;
}

/** Words of a name at most: what follows is not read. */
export const WORDS_MAX = 24;
/** Units of a word at most. */
const WORD_UNITS_MAX = 64;

const PIECE = /([\p{L}\p{M}\p{N}]+(?:['’‘`´ʻʼʽʾʿˈ′׳״]+[\p{L}\p{M}\p{N}]+)*['’ʻʼʾʿ]?)|([-‐‑‒–—־·・])|([,;،、])|([([（{])|([)\]）}])/gu;

/** The words of a text in their order; at most {@link WORDS_MAX}. Punctuation only separates. */
export function wordsOf(text: string): readonly Word[] {
  return wordsOfVisible(visible(text));
}

/** As {@link wordsOf}, of text that is visible already. */
export function wordsOfVisible(text: string): readonly Word[] {
  const words: Word[] = [];
  let part = 0;
  let depth = 0;
  let hyphenAt = -1;
  for (const piece of text.matchAll(PIECE)) {
    if (words.length === WORDS_MAX) break;
    const [whole, word, hyphen, comma, opened] = piece;
    if (word !== undefined) {
      const raw = word.slice(0, WORD_UNITS_MAX).toWellFormed();
      const folded = foldWord(raw);
      if (folded !== '') words.push({ raw, folded, script: scriptOf(folded), hyphened: hyphenAt === piece.index && words.length > 0, bracketed: depth > 0, part });
    } else if (hyphen !== undefined) hyphenAt = piece.index + whole.length;
    else if (comma !== undefined) part += 1;
    else if (opened !== undefined) depth += 1;
    else depth = Math.max(0, depth - 1);
  }
  return words;
}

/** A name as it is kept for looking up: its words folded, one space between. What it gives for its own result is that result. */
export function normalise(text: string): string {
  let folded = foldedWords(text);
  // Marks that stood between signs of two scripts may have hidden what the signs mean: settled in a turn or two.
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    const again = foldedWords(folded);
    if (again === folded) break;
    folded = again;
  }
  return folded;
}

const TURNS_MAX = 8;

function foldedWords(text: string): string {
  return wordsOf(text).map(({ folded }) => folded).join(' ');
}
