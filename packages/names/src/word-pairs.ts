// Words of two names that are taken for each other, each once: the surest first, words written together before single ones.
import { likeness, LIKENESS_LEAST, mayBeNear } from './likeness.ts';
import type { Prepared } from './prepared.ts';
import type { Token } from './token.ts';

/** Weight of what both sides say differently, beside what they say alike. */
export const CONTRADICTION = 2;

/** "Servant of" and its like, beside the name that it belongs to, where the other name has another word instead. */
export const HALF_WEIGHT = 0.6;

/** Words side by side that are as like to one word as this are written together in it. */
export const RUN_LEAST = 0.82;

/** One word, or words side by side, of each name that were taken for each other. Places count the words that are compared. */
export interface Pair {
  readonly left: number;
  readonly leftWords: number;
  readonly right: number;
  readonly rightWords: number;
  readonly alike: number;
}

const TOKENS_MAX = 24;
const table = new Float32Array(TOKENS_MAX * TOKENS_MAX);
const NONE: readonly Pair[] = [];

/** Words that the other side writes as one: taken first, for their parts would be matched badly. */
function joinedPairs(left: Prepared, right: Prepared, leftTaken: Uint8Array, rightTaken: Uint8Array): readonly Pair[] {
  const found: Pair[] = [];
  // Within a script a run has as many letters as the word, give or take what may be misspelled.
  for (const run of left.runs) for (let at = 0; at < right.tokens.length; at += 1) consider(run, right.tokens[at] as Token, at, true, found);
  for (const run of right.runs) for (let at = 0; at < left.tokens.length; at += 1) consider(run, left.tokens[at] as Token, at, false, found);
  if (found.length === 0) return NONE;
  found.sort((one, other) => other.alike - one.alike || other.leftWords + other.rightWords - one.leftWords - one.rightWords || one.left - other.left || one.right - other.right);
  return found.filter((pair) => takeIfFree(pair, leftTaken, rightTaken));
}

function consider({ first, words, token }: Prepared['runs'][number], facing: Token, at: number, runIsLeft: boolean, found: Pair[]): void {
  if (facing.spoken === undefined && token.script === facing.script ? !mayBeNear(token, facing) : (token.keyBits & facing.keyBits) === 0 && !facing.syllabic && !token.syllabic) return;
  if (facing.role === 'initial' || facing.role === 'number') return;
  const alike = likeness(token, facing);
  if (alike < RUN_LEAST) return;
  found.push(runIsLeft ? { left: first, leftWords: words, right: at, rightWords: 1, alike } : { left: at, leftWords: 1, right: first, rightWords: words, alike });
}

function takeIfFree({ left, leftWords, right, rightWords }: Pair, leftTaken: Uint8Array, rightTaken: Uint8Array): boolean {
  for (let at = left; at < left + leftWords; at += 1) if (leftTaken[at] === 1) return false;
  for (let at = right; at < right + rightWords; at += 1) if (rightTaken[at] === 1) return false;
  leftTaken.fill(1, left, left + leftWords);
  rightTaken.fill(1, right, right + rightWords);
  return true;
}

const leftScratch = new Uint8Array(TOKENS_MAX);
const rightScratch = new Uint8Array(TOKENS_MAX);

/** Pairs words, the most alike first; of pairs as like, the one whose places are nearer, then the earlier. */
export function pairsOf(left: Prepared, right: Prepared): readonly Pair[] {
  const [first, second] = [left.tokens, right.tokens];
  let best = 0;
  for (let here = 0; here < first.length; here += 1) {
    const token = first[here] as Token;
    for (let there = 0; there < second.length; there += 1) {
      const alike = likeness(token, second[there] as Token);
      table[here * TOKENS_MAX + there] = alike;
      if (alike > best) best = alike;
    }
  }
  // Without one word alike, only a name written in one word can still be the other.
  if (best === 0 && first.length > 1 && second.length > 1 && left.kind === 'person') return NONE;
  const [leftTaken, rightTaken] = [leftScratch.fill(0, 0, first.length), rightScratch.fill(0, 0, second.length)];
  const pairs: Pair[] = [];
  // Sure pairs stand before runs are tried: a run is for words that have no counterpart.
  if (best >= SURE) takeBest(pairs, first.length, second.length, leftTaken, rightTaken, SURE);
  if (pairs.length < first.length || pairs.length < second.length) {
    for (const pair of joinedPairs(left, right, leftTaken, rightTaken)) pairs.push(pair);
    if (best > 0) takeBest(pairs, first.length, second.length, leftTaken, rightTaken, LIKENESS_LEAST);
  }
  return pairs;
}

const SURE = 0.97;

function takeBest(pairs: Pair[], rows: number, columns: number, leftTaken: Uint8Array, rightTaken: Uint8Array, least: number): void {
  for (;;) {
    let [alike, left, right] = [0, -1, -1];
    for (let here = 0; here < rows; here += 1) {
      if (leftTaken[here] === 1) continue;
      for (let there = 0; there < columns; there += 1) {
        if (rightTaken[there] === 1) continue;
        const found = table[here * TOKENS_MAX + there] as number;
        if (found > alike || (found === alike && found > 0 && Math.abs(here - there) < Math.abs(left - right))) [alike, left, right] = [found, here, there];
      }
    }
    if (alike < least || left < 0) return;
    leftTaken[left] = 1;
    rightTaken[right] = 1;
    pairs.push({ left, leftWords: 1, right, rightWords: 1, alike });
  }
}

function weightOf(tokens: readonly Token[], first: number, words: number): number {
  let weight = 0;
  for (let at = first; at < first + words; at += 1) weight += (tokens[at] as Token).weight;
  return weight;
}

/** Words weigh as much as both sides give them; an initial makes a word weigh no more than itself. */
export function weightOfPair(left: Prepared, right: Prepared, pair: Pair): number {
  const [here, there] = [weightOf(left.tokens, pair.left, pair.leftWords), weightOf(right.tokens, pair.right, pair.rightWords)];
  return hasInitial(left, right, pair) ? Math.min(here, there) : (here + there) / 2;
}

export function hasInitial(left: Prepared, right: Prepared, pair: Pair): boolean {
  return (left.tokens[pair.left] as Token).role === 'initial' || (right.tokens[pair.right] as Token).role === 'initial';
}

export function isPaired(at: number, pairs: readonly Pair[], isLeft: boolean): boolean {
  return pairs.some(({ left, leftWords, right, rightWords }) => (isLeft ? at >= left && at < left + leftWords : at >= right && at < right + rightWords));
}

export function isOutOfOrder(pairs: readonly Pair[]): boolean {
  for (let at = 1; at < pairs.length; at += 1) {
    for (let before = 0; before < at; before += 1) {
      const [one, other] = [pairs[before] as Pair, pairs[at] as Pair];
      if (one.left < other.left !== one.right < other.right) return true;
    }
  }
  return false;
}

/** What the same words in another order cost. */
export const ORDER_COST = 0.01;
