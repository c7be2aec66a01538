/**
 * What a short name of a body says when it is compared with a whole list. Three letters are the initials of some listed
 * firm nearly always, and one word stands in many names: alone they would stop every second relief organisation.
 */
import { compare } from '@amanah/names/compare.ts';
import { isToldByOneWord } from '@amanah/names/organisation-score.ts';
import type { Prepared } from '@amanah/names/prepared.ts';
import type { Token } from '@amanah/names/token.ts';
import { wordsOf } from '@amanah/names/words.ts';

/** The most that a short name brings, in thousandths: below the default threshold, and enough for a number, a date or a country to lift. */
export const SHORT_NAME_MOST = 700;
/** An acronym of so many letters is seldom the initials of another body by chance. */
const ACRONYM_LEAST = 4;
/** Words of so few letters have the consonants of many others. */
const FEW_LETTERS = 4;
/** One word against so many is a part of a name. */
const MANY_WORDS = 3;

function contentOf({ tokens }: Prepared): readonly Token[] {
  return tokens.filter(({ role }) => role !== 'country');
}

/** True where the letters stand in the name as it is written, and are not only reckoned from its words or known for the body. */
function isWritten({ letters }: Token, { text }: Prepared): boolean {
  return wordsOf(text).map(({ folded }) => folded).join('').includes(letters);
}

/** The score of two bodies' names, capped where only a short name speaks for it. */
export function withoutShortNames(own: Prepared, listed: Prepared, score: number): number {
  if (own.kind !== 'organisation' || score <= SHORT_NAME_MOST || score >= 990) return score;
  if (isWrittenApart(own, listed)) return score;
  return isReckoned(own, listed) || isFewLetters(own, listed) || isOneOfMany(own, listed) ? Math.min(score, SHORT_NAME_MOST) : score;
}

/** One word of signs of which each is a syllable, which the other name writes apart as all that it has: 금강산, Kum Gang San. */
function isWrittenApart(own: Prepared, listed: Prepared): boolean {
  const [short, long] = own.tokens.length <= listed.tokens.length ? [own, listed] : [listed, own];
  if (short.text.length < 2 || long.tokens.length < 2 || ![short, ...short.otherwise].some(({ tokens }) => tokens.length === 1 && tokens[0]?.syllabic === true)) return false;
  const { reasons } = compare(own, listed);
  return reasons.some((reason) => reason.kind === 'match' && reason.by === 'joined') && reasons.every((reason) => reason.kind !== 'missing');
}

/** Letters by which a body is known, and which stand nowhere in its name, against others: IFRC is no IFIC with a slip. */
function isReckoned(own: Prepared, listed: Prepared): boolean {
  const sides = [own, listed].map((side) => ({ side, content: contentOf(side) }));
  if (sides.some(({ content }) => content.length !== 1)) return false;
  if (sides.every(({ side, content }) => isWritten(content[0] as Token, side))) return false;
  return compare(own, listed).reasons.every((reason) => reason.kind !== 'match' || reason.by !== 'exact');
}

/** One word of few letters against several words, of which it is none as it stands: IDI is no idée. */
function isFewLetters(own: Prepared, listed: Prepared): boolean {
  const [short, long] = own.tokens.length <= listed.tokens.length ? [own, listed] : [listed, own];
  const [only, ...more] = short.tokens;
  if (only === undefined || more.length > 0 || long.tokens.length < 2 || only.letters.length > FEW_LETTERS) return false;
  return compare(own, listed).reasons.every((reason) => reason.kind !== 'acronym' && (reason.kind !== 'match' || reason.by !== 'exact'));
}

/** One word that is reckoned to be the initials of others, or is one of many. */
function isOneOfMany(own: Prepared, listed: Prepared): boolean {
  const [here, there] = [contentOf(own), contentOf(listed)];
  const [short, long, of] = here.length <= there.length ? [here, there, own] : [there, here, listed];
  const [only, ...more] = short;
  if (only === undefined || more.length > 0 || long.length < 2) return false;
  const isAcronym = compare(own, listed).reasons.some(({ kind }) => kind === 'acronym');
  return isAcronym ? only.letters.length < ACRONYM_LEAST || !isWritten(only, of) : long.length >= MANY_WORDS && !isToldByOneWord(own, listed);
}
