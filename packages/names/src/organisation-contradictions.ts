/**
 * What tells two bodies or vessels apart however like the rest of their names is: numbers, directions and other opposites that
 * both sides have and that differ. What one side alone says is no contradiction.
 */
import { editsBetween } from './likeness.ts';
import type { Token } from './token.ts';

/** Words of which a name has one or another: meanings of a row exclude each other, in whatever language they are written. */
const OPPOSITES = `
~north ~south ~east ~west ~northeast ~northwest ~southeast ~southwest ~central
~upper ~lower
~left ~right
~new ~old
~great ~small
~senior ~junior
~monthjanuary ~monthfebruary ~monthmarch ~monthapril ~monthmay ~monthjune ~monthjuly ~monthaugust ~monthseptember ~monthoctober ~monthnovember ~monthdecember
`;

const GROUP_OF: ReadonlyMap<string, number> = new Map(OPPOSITES.trim().split('\n').flatMap((row, group) => row.split(' ').map((text) => [text, group] as const)));

/** Bodies that one manager founds by the dozen, of which each is as good as the next to whoever asks who is behind it. */
const SERIES: ReadonlySet<string> = new Set(['~fund', '~trust', '~partners', '~capital', '~securities']);

/** A number of so many digits may have a slip in it: it is hardly one of a series. */
const LONG_NUMBER = 5;

/** True where what each of two names has and the other has not says that they are two. */
export function areContradicting(left: readonly Token[], right: readonly Token[], ofSeries: boolean): boolean {
  if (left.length === 0 || right.length === 0) return false;
  return (!ofSeries && differInNumber(left, right)) || left.some(({ text }) => {
    const group = GROUP_OF.get(text);
    return group !== undefined && right.some((other) => GROUP_OF.get(other.text) === group);
  });
}

/** True for a fund, a trust or a partnership of investors. */
export function isOfSeries(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => SERIES.has(text));
}

function differInNumber(left: readonly Token[], right: readonly Token[]): boolean {
  const [here, there] = [left, right].map((tokens) => tokens.filter(({ role }) => role === 'number').map(({ text }) => text.slice(1))) as [string[], string[]];
  if (here.length === 0 || there.length === 0) return false;
  return !here.some((number) => there.some((other) => Math.min(number.length, other.length) >= LONG_NUMBER && editsBetween(number, other) <= 1));
}

/** The digits of two words that are taken for each other differ: R12 is not R13. */
export function differInDigits(one: Token, other: Token): boolean {
  if (one.role === 'number' || other.role === 'number') return false;
  const [here, there] = [one.letters.replace(/\D/g, ''), other.letters.replace(/\D/g, '')];
  return here !== there && here !== '' && there !== '' && Math.min(here.length, there.length) < LONG_NUMBER;
}
