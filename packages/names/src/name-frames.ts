/**
 * Names that are made of nothing but common words, countries and trades: Bank of China, Agricultural Bank of China. What one of them says more
 * makes it another body, where both have little in common; of a name with words of its own it would be left out often.
 */
import type { Token } from './token.ts';

/** Most that two such names can have. */
export const FRAMES_APART_MOST = 0.67;

/** Words that are put before a name and left out of it as one likes. */
const LOOSE: ReadonlySet<string> = new Set('group company corporation holding national international general state enterprise services organization office government republic central public world united global branch management limited'.split(' ').map((word) => `~${word}`));

/** Words in common, countries not counted, from which on a word more is left out as in other names. */
const IN_COMMON_LEAST = 2;

/** True where neither name has a word of its own, they have one common word in common at most, and one says more; the rests are what has no counterpart. */
export function areFramesApart(left: readonly Token[], right: readonly Token[], leftRest: readonly Token[], rightRest: readonly Token[]): boolean {
  if (left.some(isOwn) || right.some(isOwn)) return false;
  const common = left.filter(({ role }) => role !== 'country').length - leftRest.filter(({ role }) => role !== 'country').length;
  return common < IN_COMMON_LEAST && [...leftRest, ...rightRest].some(({ text, role }) => role !== 'country' && role !== 'number' && !LOOSE.has(text));
}

function isOwn({ role, text }: Token): boolean {
  return role === 'name' && !text.startsWith('~');
}
