// Which of several persons of one name: senior, junior, the third. Two different ones are two persons; one that is missing says nothing.
import type { Word } from './words.ts';

/** Between the second and the third, and neither: a son may be either. */
export const JUNIOR = 1.5;
const SENIOR = 1;

const BEHIND: ReadonlyMap<string, number> = new Map([['jr', JUNIOR], ['jnr', JUNIOR], ['junior', JUNIOR], ['fils', JUNIOR], ['hijo', JUNIOR], ['sr', SENIOR], ['snr', SENIOR], ['senior', SENIOR], ['pere', SENIOR], ['père', SENIOR], ['2nd', 2], ['3rd', 3], ['4th', 4]]);
const NUMERALS: ReadonlyMap<string, number> = new Map([['II', 2], ['III', 3], ['IV', 4], ['VI', 6], ['VII', 7], ['VIII', 8]]);

/** The name without such a word at its end or at the end of what stands before the comma, and what it says. Two other words are left at least. */
export function withoutGeneration(words: readonly Word[]): { readonly words: readonly Word[]; readonly generation: number | undefined } {
  const found = words.length < 3 ? undefined : words.find((word, at) => at > 0 && (at === words.length - 1 || words[at + 1]?.part !== word.part) && generationOf(word) !== undefined);
  return found === undefined ? { words, generation: undefined } : { words: words.filter((word) => word !== found), generation: generationOf(found) };
}

function generationOf({ raw, folded }: Word): number | undefined {
  return NUMERALS.get(raw.replace(/\.$/, '')) ?? BEHIND.get(folded);
}
