/**
 * Two names compared: which word stands for which, how sure that is, and what is left over on either side.
 *
 * What both names say counts for them; what both say differently counts double against them; what only one says counts
 * little, for names are shortened far more often than they are exchanged.
 */
import { areGenerationsApart, isKnownSyllable, mostOf } from './person-doubts.ts';
import { areKnownApart, type By, editsBetween, lettersApart, likeness, likenessBy } from './likeness.ts';
import { ACRONYM_SCORE, acronymScore, legalCost, organisationScore } from './organisation-score.ts';
import { type Kind, prepare, type PrepareOptions, type Prepared, unreadScripts } from './prepared.ts';
import type { Token } from './token.ts';
import { variantRow } from './variants.ts';
import { CONTRADICTION, HALF_WEIGHT, hasInitial, isOutOfOrder, isPaired, ORDER_COST, type Pair, pairsOf, weightOfPair } from './word-pairs.ts';

/** From this score on two names are taken for the same, where nothing else is said. */
export const MATCH_SCORE = 0.72;

const MUHAMMAD = variantRow('muhammad');

/** Weight of what one side alone says. */
const MISSING = 0.25;
const MISSING_PATRONYMIC = 0.1;
/** A country or a number that one side alone has: a branch, or the next of a series. */
const MISSING_BRANCH = 0.8;
/** The first and the last word of a person's name, which are left out less often than those between. */
const MISSING_EDGE = 0.5;
/** What one side alone says where it is seldom left out: the first of two surnames, a syllable of a name made of syllables. */
const MISSING_PRINCIPAL = 1;
const MISSING_SYLLABLE = 1;
/** Most that one matched word can say of a person whose other name has more, and of organisations alike in common words only. */
const ONE_WORD_MOST = 0.7;
/** An office and a surname, against a whole name with that surname. */
const OFFICE_SCORE = 0.75;
const OFFICE_LETTERS_LEAST = 5;
/** Below this, a name is no hit whether its likeness is doubted or not. */
const DOUBTED_LEAST = 0.7;
/** One letter, and two, that differ in a whole name of so many letters and more. */
const [ONE_SLIP_SCORE, TWO_SLIPS_SCORE, SLIPS_LETTERS_LEAST] = [0.8, 0.75, 8];
/** From this on two syllables are one in two spellings. */
const SAME_SYLLABLE = 0.9;
/** Letters of a name of syllables in which any other syllable makes another name. */
const SHORT_SYLLABLES_MOST = 8;
/** Letters of the words that differ for each slip in them, of bodies. */
const SLIP_LETTERS = 3.5;

/** What is left over on one side: its weight, and what it costs where the other side says nothing instead. */
function missingOf(tokens: readonly Token[], pairs: readonly Pair[], isLeft: boolean, syllables: boolean, edges: boolean): readonly [number, number] {
  let [weight, cost] = [0, 0];
  const last = hasPrincipal(tokens) ? -1 : tokens.length - 1;
  for (let at = 0; at < tokens.length; at += 1) {
    if (isPaired(at, pairs, isLeft)) continue;
    const token = tokens[at] as Token;
    weight += token.weight;
    cost += token.weight * Math.max(missingCost(token, syllables), edges && (at === 0 || at === last) && token.role === 'name' && !isPrefixed(tokens, at) ? MISSING_EDGE : 0);
  }
  return [weight, cost];
}

/** Muhammad before other given names, which South Asians bear and leave out. */
function isPrefixed(tokens: readonly Token[], at: number): boolean {
  return at === 0 && tokens.length > 2 && tokens[0]?.row === MUHAMMAD;
}

/** The weight of first or second halves that one side has and the word it was taken for has not. */
function halvesOver(left: Prepared, right: Prepared, pairs: readonly Pair[], ofRight = false): number {
  let weight = 0;
  for (const pair of pairs) {
    const [here, there] = [(left.tokens[pair.left] as Token).half, (right.tokens[pair.right] as Token).half];
    if ((ofRight ? there : here) !== undefined && (ofRight ? here : there) === undefined && pair.leftWords === pair.rightWords) weight += HALF_WEIGHT;
  }
  return weight;
}

function missingCost({ role, principal, aside }: Token, syllables: boolean): number {
  if (role === 'patronymic') return MISSING_PATRONYMIC;
  if (role === 'country' || role === 'number') return aside && role === 'country' ? MISSING : MISSING_BRANCH;
  if (syllables && role === 'name') return MISSING_SYLLABLE;
  return principal ? MISSING_PRINCIPAL : MISSING;
}

function hasPrincipal(tokens: readonly Token[]): boolean {
  return tokens.some(({ principal }) => principal);
}

/** The score of two names from their pairs. */
function scoreOf(left: Prepared, right: Prepared, pairs: readonly Pair[]): number {
  if (pairs.length === 0) return 0;
  let alike = 0;
  let unlike = 0;
  for (const pair of pairs) {
    const weight = weightOfPair(left, right, pair);
    alike += weight * pair.alike;
    unlike += weight * (1 - pair.alike);
  }
  const syllables = left.kind === 'person' && left.ofSyllables && right.ofSyllables;
  const edges = left.kind === 'person';
  const [leftMissing, leftCost] = missingOf(left.tokens, pairs, true, syllables, edges);
  const [rightMissing, rightCost] = missingOf(right.tokens, pairs, false, syllables, edges);
  const leftOver = leftMissing + (rightMissing > 0 ? halvesOver(left, right, pairs) : 0);
  const rightOver = rightMissing + (leftMissing > 0 ? halvesOver(left, right, pairs, true) : 0);
  const contradicted = edges && isOtherKind(left.tokens, right.tokens, pairs) ? 0 : Math.min(leftOver, rightOver);
  const most = Math.max(leftOver, rightOver);
  // Of the longer rest, what no word of the shorter one stands against.
  const missing = most === 0 ? 0 : ((leftOver > rightOver ? leftCost : rightCost) * (most - contradicted)) / most;
  const score = alike / (alike + CONTRADICTION * (unlike + contradicted) + missing);
  return left.kind === 'person' ? personScore(left, right, pairs, score) : organisationScore(left, right, pairs, score);
}

/** What is over of one is its patronymic, and of the other the second half of a surname with a hyphen: neither stands against the other. */
function isOtherKind(left: readonly Token[], right: readonly Token[], pairs: readonly Pair[]): boolean {
  if (pairs.length < 2 || !(left.some(({ double }) => double) || right.some(({ double }) => double))) return false;
  const [first, second] = [left.filter((_, at) => !isPaired(at, pairs, true)), right.filter((_, at) => !isPaired(at, pairs, false))];
  const areFathers = (tokens: readonly Token[]): boolean => tokens.every(({ role }) => role === 'patronymic');
  return (areFathers(first) && second.every(({ double }) => double)) || (areFathers(second) && first.every(({ double }) => double));
}

/** Every word of both names has its counterpart, but for initials and patronymics of one of them. */
function isAllButInitials(left: Prepared, right: Prepared, pairs: readonly Pair[]): boolean {
  const isOver = (tokens: readonly Token[], isLeft: boolean): boolean => tokens.every(({ role }, at) => role === 'initial' || role === 'patronymic' || isPaired(at, pairs, isLeft));
  return Math.min(left.tokens.length, right.tokens.length) === pairs.length && isOver(left.tokens, true) && isOver(right.tokens, false);
}

/** One word says little about a person who has more. */
function personScore(left: Prepared, right: Prepared, pairs: readonly Pair[], score: number): number {
  let [leftWords, rightWords, initials] = [0, 0, 0];
  for (const pair of pairs) {
    if (hasInitial(left, right, pair)) initials += 1;
    else {
      leftWords += pair.leftWords;
      rightWords += pair.rightWords;
    }
  }
  // Words written as one say as much as they are, but beside others that nothing stands for they are one.
  const words = Math.max(leftWords < left.tokens.length ? Math.min(leftWords, rightWords) : rightWords, rightWords < right.tokens.length ? Math.min(leftWords, rightWords) : leftWords);
  // An initial says that one name may be short for the other, where nothing else of that name is against it.
  const isWhole = (initials > 0 && isAllButInitials(left, right, pairs)) || (left.tokens.length === 1 && right.tokens.length === 1);
  const most = words <= 1 && !isWhole ? ONE_WORD_MOST : 1;
  if (most < 1 && isOfficeAndSurname(left, right, pairs)) return OFFICE_SCORE;
  return Math.max(0, Math.min(most, score) - (isOutOfOrder(pairs) ? ORDER_COST : 0));
}

/** An office such as president is held by one person at a time: with a surname that is not common it says whom. */
function isOfficeAndSurname(left: Prepared, right: Prepared, pairs: readonly Pair[]): boolean {
  const [pair] = pairs;
  if (pair === undefined || pair.alike < 0.9) return false;
  const holds = ({ person, tokens }: Prepared, at: number, other: Prepared, facing: number): boolean => {
    const token = tokens[at] as Token;
    return person?.office === true && tokens.length === 1 && token.letters.length >= OFFICE_LETTERS_LEAST && token.weight >= 1 && other.tokens.length > 1 && (facing === other.tokens.length - 1);
  };
  return holds(left, pair.left, right, pair.right) || holds(right, pair.right, left, pair.left);
}

/**
 * Names that differ by a slip of the hand or two over the whole, wherever in it: words that are the same stand aside, and the
 * letters of the rest are counted. 0 where more differ, or where what differs is a number, a meaning or an initial.
 */
function slipsScore(left: Prepared, right: Prepared): number {
  const [here, there] = [left.slips, right.slips];
  if (here === undefined || there === undefined || here.script !== there.script) return 0;
  if (Math.max(here.letters, there.letters) < SLIPS_LETTERS_LEAST || Math.abs(here.letters - there.letters) > 2) return 0;
  if (lettersApart(here.bits, there.bits) > 2 || lettersApart(there.bits, here.bits) > 2) return 0;
  if (left.ofSyllables && right.ofSyllables && haveOtherSyllables(left, right, Math.max(here.letters, there.letters))) return 0;
  if (left.kind === 'person' && haveOtherNames(left, right)) return 0;
  const [first, second] = [restOf(left, right), restOf(right, left)];
  if (first === undefined || second === undefined) return 0;
  // In a frame of words that many have, two letters of a short word are another word.
  const longest = Math.max(first.length, second.length);
  const slips = editsBetween(first, second);
  if (left.kind === 'organisation' && slips * SLIP_LETTERS > longest) return 0;
  return slips <= 1 ? ONE_SLIP_SCORE : slips <= 2 ? TWO_SLIPS_SCORE : 0;
}

/**
 * What each has and the other has not are syllables as they are spelled, and no slips: in a short name any, in a longer one two that are
 * known as names, for lists err in long Korean names.
 */
function haveOtherSyllables(left: Prepared, right: Prepared, letters: number): boolean {
  const over = ({ tokens }: Prepared, other: Prepared): readonly Token[] => tokens.filter((token) => !other.tokens.some((facing) => likeness(token, facing) >= SAME_SYLLABLE));
  const [first, second] = [over(left, right), over(right, left)];
  if (first.length === 0 || second.length === 0) return false;
  return [...first, ...second].every((token) => (letters <= SHORT_SYLLABLES_MOST ? isKnownSyllable(token) : token.row !== undefined));
}

/** Letters of words that are no known names, in common, beside which another given name may be an error of the list. */
const RARE_LETTERS_LEAST = 8;
/** Letters of any words in common, beside which one letter of a given name may be one. */
const BESIDE_ONE_LETTER = 10;

/**
 * All that one name has and the other has not are names that are known, as Tariq and Tahir: no slip lies between them. One letter of a later
 * word may be one still, and so may two of a given name beside a surname that few have.
 */
function haveOtherNames(left: Prepared, right: Prepared): boolean {
  const isIn = ({ text, row }: Token, { tokens }: Prepared): boolean => tokens.some((facing) => facing.text === text || (row !== undefined && facing.row === row));
  const over = (name: Prepared, other: Prepared): readonly Token[] => name.tokens.filter((token) => !isIn(token, other));
  const [[one, ...more], [facing, ...others]] = [over(left, right), over(right, left)];
  if (one === undefined || facing === undefined || more.length + others.length > 0 || one.half !== undefined || !areKnownApart(one, facing)) return false;
  const isGiven = one === left.tokens[0] || facing === right.tokens[0];
  const inCommon = left.slips === undefined ? 0 : left.slips.letters - one.letters.length;
  if (editsBetween(one.letters, facing.letters) <= 1 && (!isGiven || inCommon >= BESIDE_ONE_LETTER)) return false;
  return left.tokens.reduce((letters, token) => letters + (token === one || token.known !== undefined ? 0 : token.letters.length), 0) < RARE_LETTERS_LEAST;
}

/** The letters of the words that the other name has not, in their order; undefined where one of them is no plain word. */
function restOf({ tokens }: Prepared, other: Prepared): string | undefined {
  let rest = '';
  for (const token of tokens) {
    if (other.tokens.some(({ text, row }) => text === token.text || (row !== undefined && row === token.row))) continue;
    if (token.role !== 'name' && token.role !== 'patronymic') return undefined;
    rest += token.half === undefined ? token.letters : token.half + token.letters;
  }
  return rest;
}

/**
 * How sure it is that two names are one, from 0 to 1; the same for both orders, and 1 for a name with itself. The same
 * words in another order cost one hundredth. Names of different kinds, and names without a word, have 0.
 */
export function score(one: Prepared, other: Prepared): number {
  if (one.kind !== other.kind || one.tokens.length === 0 || other.tokens.length === 0) return 0;
  const plain = plainScore(one, other);
  if (one.otherwise.length === 0 && other.otherwise.length === 0) return plain;
  return readingsOf(one, other).reduce((most, [left, right]) => Math.max(most, Math.min(plainScore(left, right), isShortened(left, one) || isShortened(right, other) ? SHORTENED_MOST : 1)), plain);
}

/** Most that a name scores without the husband's surname that it has. */
const SHORTENED_MOST = 0.9;

function isShortened(read: Prepared, whole: Prepared): boolean {
  return read !== whole && read.kind === 'person' && read.tokens.length < whole.tokens.length && read.tokens.every(({ text, letters }) => letters !== '' && whole.tokens.some((token) => token.text === text));
}

/** Other ways to read two names of which one is in Han characters, or gives several names of a body. */
function readingsOf(one: Prepared, other: Prepared): readonly (readonly [Prepared, Prepared])[] {
  const both = one.otherwise.length > 0 && other.otherwise.length > 0;
  // Two names in Han characters are the same characters or not, whatever their reading.
  if (both && isHan(one) && isHan(other)) return [];
  const read = [...one.otherwise.map((way) => [way, other] as const), ...other.otherwise.map((way) => [one, way] as const)];
  return both ? [...read, ...one.otherwise.flatMap((way) => other.otherwise.map((facing) => [way, facing] as const))] : read;
}

function isHan({ tokens }: Prepared): boolean {
  return tokens[0]?.script === 'Hani' || tokens[0]?.script === 'Kana';
}

function plainScore(one: Prepared, other: Prepared): number {
  if (one.order === other.order && one.order !== '') return sameWordsScore(one, other);
  const [left, right] = one.order <= other.order ? [one, other] : [other, one];
  const pairs = pairsOf(left, right);
  const byWords = scoreOf(left, right, pairs);
  const found = byWords < ONE_SLIP_SCORE ? Math.max(byWords, slipsScore(left, right)) : byWords;
  if (left.kind === 'person') return found > DOUBTED_LEAST ? Math.min(found, mostOf(left, right, pairs)) : found;
  return found >= ACRONYM_SCORE ? found : Math.max(found, acronymScore(left, right));
}

function sameWordsScore(one: Prepared, other: Prepared): number {
  if (one.kind === 'person') return areGenerationsApart(one, other) ? DOUBTED_LEAST : 1;
  return 1 - legalCost(one.organisation?.families ?? [], other.organisation?.families ?? []);
}

/** Why two names have their score: one for each word of either name, and for what else counted. */
export type Reason =
  | { readonly kind: 'match'; readonly left: string; readonly right: string; readonly by: By | 'joined'; readonly alike: number }
  | { readonly kind: 'missing'; readonly side: 'left' | 'right'; readonly word: string; readonly role: Token['role'] }
  | { readonly kind: 'acronym'; readonly left: string; readonly right: string }
  | { readonly kind: 'order' }
  | { readonly kind: 'left out'; readonly side: 'left' | 'right'; readonly what: 'honorific' | 'particle' | 'legal form'; readonly words: readonly string[] }
  | { readonly kind: 'not compared'; readonly side: 'left' | 'right'; readonly scripts: readonly string[] };

export interface Comparison {
  readonly score: number;
  /** The score is at least {@link MATCH_SCORE}. */
  readonly matches: boolean;
  readonly reasons: readonly Reason[];
}

/** Compares two names and says why. Texts are prepared first; of prepared names the kind is theirs. */
export function compare(one: string | Prepared, other: string | Prepared, options: PrepareOptions = { kind: 'person' }): Comparison {
  const left = typeof one === 'string' ? prepare(one, options) : one;
  const right = typeof other === 'string' ? prepare(other, options) : other;
  const found = score(left, right);
  const [first, second] = left.kind !== right.kind || left.otherwise.length + right.otherwise.length === 0 || plainScore(left, right) === found ? [left, right] : (readingsOf(left, right).find(([a, b]) => plainScore(a, b) === found) ?? [left, right]);
  return { score: found, matches: found >= MATCH_SCORE, reasons: reasonsOf(first, second, found) };
}

function reasonsOf(left: Prepared, right: Prepared, found: number): readonly Reason[] {
  const swapped = left.order > right.order;
  const pairs = (swapped ? pairsOf(right, left) : pairsOf(left, right)).map((pair) =>
    swapped ? { left: pair.right, leftWords: pair.rightWords, right: pair.left, rightWords: pair.leftWords, alike: pair.alike } : pair,
  );
  const byAcronym = left.kind === 'organisation' && right.kind === 'organisation' && found > 0 && acronymScore(left, right) === found;
  return [
    ...(byAcronym ? [{ kind: 'acronym', left: left.text, right: right.text } as const] : wordReasons(left, right, pairs)),
    ...leftOut(left, 'left'),
    ...leftOut(right, 'right'),
    ...notCompared(left, right),
  ];
}

function wordReasons(left: Prepared, right: Prepared, pairs: readonly Pair[]): readonly Reason[] {
  const inPlace = [...pairs].sort((one, other) => one.left - other.left);
  return [
    ...inPlace.map((pair): Reason => {
      const [first, second] = [left.tokens[pair.left] as Token, right.tokens[pair.right] as Token];
      const joined = pair.leftWords > 1 || pair.rightWords > 1;
      return { kind: 'match', left: shownOf(left, pair.left, pair.leftWords), right: shownOf(right, pair.right, pair.rightWords), by: joined ? 'joined' : likenessBy(first, second), alike: Math.round(pair.alike * 1000) / 1000 };
    }),
    ...unpaired(left, pairs, 'left'),
    ...unpaired(right, pairs, 'right'),
    ...(isOutOfOrder(pairs) ? [{ kind: 'order' } as const] : []),
  ];
}

function shownOf({ tokens }: Prepared, first: number, words: number): string {
  return tokens.slice(first, first + words).map(({ shown }) => shown).join(' ');
}

function unpaired({ tokens }: Prepared, pairs: readonly Pair[], side: 'left' | 'right'): readonly Reason[] {
  return tokens.flatMap(({ shown, role }, at): Reason[] => (isPaired(at, pairs, side === 'left') ? [] : [{ kind: 'missing', side, word: shown, role }]));
}

function leftOut({ person, organisation }: Prepared, side: 'left' | 'right'): readonly Reason[] {
  const parts = [['honorific', person?.honorifics], ['particle', person?.particles], ['legal form', organisation?.legalForms]] as const;
  return parts.flatMap(([what, words]): Reason[] => (words === undefined || words.length === 0 ? [] : [{ kind: 'left out', side, what, words }]));
}

/** Said only where the other name is in another script, for within one script every name is compared. */
function notCompared(left: Prepared, right: Prepared): readonly Reason[] {
  const [first, second] = [unreadScripts(left), unreadScripts(right)];
  const across = (scripts: readonly string[], other: Prepared): boolean => scripts.length > 0 && !other.tokens.every(({ script }) => scripts.includes(script));
  return [
    ...(across(first, right) ? [{ kind: 'not compared', side: 'left', scripts: first } as const] : []),
    ...(across(second, left) ? [{ kind: 'not compared', side: 'right', scripts: second } as const] : []),
  ];
}

/** Compares two texts of one kind and gives the score only. */
export function scoreTexts(one: string, other: string, kind: Kind): number {
  return score(prepare(one, { kind }), prepare(other, { kind }));
}
