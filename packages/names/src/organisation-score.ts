// What is said of two bodies' names beyond their words: common words, numbers and directions, legal forms, acronyms.
import { areFramesApart, FRAMES_APART_MOST } from './name-frames.ts';
import { acronymLikeness } from './organisation-acronyms.ts';
import { isPlaceOfBodies, isUsualInNames } from './usual-words.ts';
import { areContradicting, differInDigits, isOfSeries } from './organisation-contradictions.ts';
import type { LegalFamily } from './legal-forms.ts';
import type { Prepared } from './prepared.ts';
import type { Token } from './token.ts';
import { CONTRADICTION, isOutOfOrder, isPaired, ORDER_COST, type Pair, weightOfPair } from './word-pairs.ts';

const LEGAL_COST = 0.04;
const NON_PROFIT_COST = 0.3;
const COMMON_WORDS_FACTOR = 0.65;
export const ACRONYM_SCORE = 0.92;

/** Most that two bodies can have that differ in a number or a direction: below what a country in common lifts to a hit. */
const CONTRADICTED_MOST = 0.67;

/** How far common words and trades carry a name beyond what its own words say. */
const FRAME_CARRIES = 0.06;
const MISSING_BESIDE_SLIP = 0.5;
const SPELLING_ONLY = 0.95;
const LONG_WORD = 8;
const SAME_CONSONANTS = 0.84;

/** Common words alone say little about an organisation that has others, and carry its own words a little way only. */
export function organisationScore(left: Prepared, right: Prepared, pairs: readonly Pair[], score: number): number {
  const tells = (token: Token): boolean => token.role === 'name';
  const matched = pairs.some((pair) => pair.alike > 0.6 && (tells(left.tokens[pair.left] as Token) || tells(right.tokens[pair.right] as Token)));
  const factor = matched || !(left.tokens.some(tells) || right.tokens.some(tells)) ? 1 : COMMON_WORDS_FACTOR;
  const [first, second] = [left.organisation?.families ?? [], right.organisation?.families ?? []];
  const carried = Math.min(score * factor, ownWordsScore(left, right, pairs) + FRAME_CARRIES);
  const rest = (tokens: readonly Token[], isLeft: boolean): readonly Token[] => tokens.filter((_, at) => !isPaired(at, pairs, isLeft));
  const apart = areFramesApart(left.tokens, right.tokens, rest(left.tokens, true), rest(right.tokens, false)) ? FRAMES_APART_MOST : 1;
  if (isToldByOneWord(left, right)) return Math.max(ONE_WORD_SCORE, Math.min(apart, carried)) - legalCost(first, second);
  const most = areTwo(left, right, pairs) ? Math.min(apart, CONTRADICTED_MOST) : apart;
  return Math.max(0, Math.min(most, carried - legalCost(first, second) - (isOutOfOrder(pairs) ? ORDER_COST : 0)));
}

/** One word that says whom: a hit, and hardly more. */
const ONE_WORD_SCORE = 0.735;
const ONE_WORD_LETTERS_LEAST = 6;

/** One name is a single word that is no common one, and all that the other has besides is what many bodies have, but for a country, which is a branch: Sepanir, Sepanir Oil and Gas Company. */
export function isToldByOneWord(left: Prepared, right: Prepared): boolean {
  const [short, long] = left.tokens.length === 1 ? [left, right] : [right, left];
  const [word, ...more] = short.tokens;
  if (word === undefined || more.length > 0 || long.tokens.length === 1 || !isOwnWord(word) || word.row !== undefined || word.letters.length < ONE_WORD_LETTERS_LEAST) return false;
  const at = long.tokens.findIndex(({ text }) => text === word.text);
  if (at < 0 || isUsualInNames(word.text) || isPlaceOfBodies(word.text) || long.organisation?.families.includes('non-profit') === true) return false;
  return long.tokens.every((token, place) => place === at || (token.role !== 'number' && token.role !== 'country' && !NOT_FOR_PROFIT.has(token.text) && (!isOwnWord(token) || isPlaceOfBodies(token.text))));
}

/** Bodies that are founded under one word in every country: what one of them is called says little. */
const NOT_FOR_PROFIT: ReadonlySet<string> = new Set('foundation charity relief society association aid humanitarian committee community women children youth health education peace church hospital school university club federation movement party network solidarity volunteers rights orphans mosque'.split(' ').map((word) => `~${word}`));

/** What the words say that are neither common nor a trade: as the score of two names of those words; 1 where no two are taken for each other. */
function ownWordsScore(left: Prepared, right: Prepared, pairs: readonly Pair[]): number {
  let [alike, unlike, hasSlip] = [0, 0, false];
  for (const pair of pairs) {
    if (!isOwnWord(left.tokens[pair.left] as Token) && !isOwnWord(right.tokens[pair.right] as Token)) continue;
    const weight = weightOfPair(left, right, pair);
    const how = pair.leftWords + pair.rightWords === 2 ? asSpelled(left.tokens[pair.left] as Token, right.tokens[pair.right] as Token, pair.alike) : pair.alike;
    alike += weight * how;
    unlike += weight * (1 - how);
    hasSlip ||= how < SPELLING_ONLY && (left.tokens[pair.left] as Token).letters.length < LONG_WORD;
  }
  if (alike === 0) return 1;
  // A slip in one word and another word left out are more than either.
  const over = !hasSlip ? 0 : Math.max(ownWordsOver(left.tokens, pairs, true), ownWordsOver(right.tokens, pairs, false));
  return alike / (alike + CONTRADICTION * unlike + MISSING_BESIDE_SLIP * Math.min(1, over));
}

/** The plural of a word is the word; the same consonants are a spelling, whatever letters differ. */
function asSpelled(one: Token, other: Token, alike: number): number {
  if (alike >= SPELLING_ONLY) return alike;
  if (one.letters === `${other.letters}s` || other.letters === `${one.letters}s`) return SPELLING_ONLY;
  return alike < SAME_CONSONANTS && one.keys.some((key) => key.length >= 3 && other.keys.includes(key)) ? SAME_CONSONANTS : alike;
}

function ownWordsOver(tokens: readonly Token[], pairs: readonly Pair[], isLeft: boolean): number {
  return tokens.filter((token, at) => isOwnWord(token) && !isPaired(at, pairs, isLeft)).length;
}

function isOwnWord({ role, text }: Token): boolean {
  return role === 'name' && !text.startsWith('~');
}

/** A number, a direction or another opposite stands against another one. */
function areTwo(left: Prepared, right: Prepared, pairs: readonly Pair[]): boolean {
  const alone = (tokens: readonly Token[], isLeft: boolean): readonly Token[] =>
    tokens.filter((_, at) => !pairs.some((pair) => pair.alike > NUMBER_APART && (isLeft ? at >= pair.left && at < pair.left + pair.leftWords : at >= pair.right && at < pair.right + pair.rightWords)));
  // Ships of one owner are numbered and are shown together, as funds and trusts of one house are: what tells them apart is an identifier.
  const ofSeries = (isOfSeries(left.tokens) && isOfSeries(right.tokens)) || (isBare(left) && isBare(right));
  if (areContradicting(alone(left.tokens, true), alone(right.tokens, false), ofSeries)) return true;
  return !ofSeries && pairs.some((pair) => pair.leftWords === 1 && pair.rightWords === 1 && differInDigits(left.tokens[pair.left] as Token, right.tokens[pair.right] as Token));
}

/** Nothing but a name and a number, as ships have: no legal form, no common word, no trade, no country. */
function isBare({ tokens, organisation }: Prepared): boolean {
  return organisation?.legalForms.length === 0 && tokens.every((token) => token.role === 'number' || isOwnWord(token));
}

/** Two numbers that differ are paired with this likeness, and say that names are two. */
const NUMBER_APART = 0.5;

/** A short name against a long one, beside a country that either may leave out but not change. */
export function acronymScore(left: Prepared, right: Prepared): number {
  const [first, second] = [left.organisation, right.organisation];
  if (first === undefined || second === undefined) return 0;
  const [here, there] = [shortNameOf(left, right), shortNameOf(right, left)];
  const forward = here.length === 1 && second.content.length > 1 ? acronymLikeness((here[0] as Token).letters, second) * countryFactor(left, right) : 0;
  const back = there.length === 1 && first.content.length > 1 ? acronymLikeness((there[0] as Token).letters, first) * countryFactor(right, left) : 0;
  return ACRONYM_SCORE * Math.max(forward, back);
}

/** What may be a short name: the words but for countries, and but for common words and trades that the long name has too, beside letters enough. */
function shortNameOf({ tokens }: Prepared, long: Prepared): readonly Token[] {
  const found = tokens.filter(isOfShortName);
  if (found.length < 2) return found;
  const own = found.filter((token) => !(token.role === 'common' || token.text.startsWith('~')) || !long.tokens.some(({ text }) => text === token.text));
  return own.length === 1 && (own[0] as Token).letters.length >= BESIDE_WORDS_LEAST && isOwnWord(own[0] as Token) ? own : found;
}

/** Letters of a short name that stands beside words of the long one: IRIB Broadcasting. */
const BESIDE_WORDS_LEAST = 3;

/** Countries, and words such as group, may stand beside a short name. */
function isOfShortName({ role, text }: Token): boolean {
  return role !== 'country' && !BESIDE_SHORT_NAMES.has(text);
}

const BESIDE_SHORT_NAMES: ReadonlySet<string> = new Set(['~group', '~company', '~corporation', '~holding']);
const LONG_ACRONYM = 4;

/** What a country takes from an acronym: the long name's is mostly among the letters of a longer one, the short one's stands beside them. */
function countryFactor(short: Prepared, long: Prepared): number {
  const [here, there] = [short, long].map(({ tokens }) => tokens.filter((token) => token.role === 'country').map(({ text }) => text));
  if (here === undefined || there === undefined || here.some((country) => there.includes(country))) return 1;
  if (here.length === 0) return there.length === 0 || short.tokens.some(({ role, letters }) => role === 'name' && letters.length >= LONG_ACRONYM) ? 1 : 0.9;
  return there.length > 0 ? 0.5 : 0.9;
}

/** Two kinds of company are a slip; a company and a body not for profit are two. */
export function legalCost(first: readonly LegalFamily[], second: readonly LegalFamily[]): number {
  if (first.length === 0 || second.length === 0 || first.some((family) => second.includes(family))) return 0;
  return first.includes('non-profit') || second.includes('non-profit') ? NON_PROFIT_COST : LEGAL_COST;
}
