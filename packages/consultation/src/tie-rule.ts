/**
 * A declared rule for ties: criteria tried in order until one option is left.
 *
 * The rule is fixed before anybody votes. Where it does not decide, the tie
 * stands and is told, with the names of the tied: there is no coin. The same
 * rule orders options for losing as for winning: who would win a tie last
 * loses it first.
 *
 *     preferred([{ code: 'well', listed: 0, cost: 4n }, { code: 'road', listed: 1, cost: 9n }], ['lower-cost'])
 *     // { ok: true, option: { code: 'well', … } }
 */
import { utf8 } from '@amanah/log/bytes.ts';
import { failure, type Result } from '@amanah/log/result.ts';
import { sha256Hex } from '@amanah/log/sha256.ts';

/**
 * What may decide a tie, for the option that has it:
 * `lower-cost`, `higher-cost`; `more-votes`, `fewer-votes` (supporters);
 * `earlier-round` (more votes in the latest earlier round in which the tied differ);
 * `listed` (earlier in the list of options); `id` (the lower code, as bytes of UTF-8);
 * `lot` (the lower SHA-256 of the seed's UTF-8 bytes, one zero byte and the code's UTF-8 bytes).
 */
export type TieCriterion = 'lower-cost' | 'higher-cost' | 'more-votes' | 'fewer-votes' | 'earlier-round' | 'listed' | 'id' | 'lot';

export const TIE_CRITERIA: readonly TieCriterion[] = ['lower-cost', 'higher-cost', 'more-votes', 'fewer-votes', 'earlier-round', 'listed', 'id', 'lot'];

/** Criteria in the order in which they are tried; an empty rule decides no tie. */
export type TieRule = readonly TieCriterion[];

/** What a tie rule may look at. A criterion whose value one of the tied lacks is passed over. */
export interface TieOption {
  readonly code: string;
  /** Place in the list of options, from 0. */
  readonly listed: number;
  /** In least units. */
  readonly cost?: bigint;
  /** Supporters, or votes of the round that is being decided. */
  readonly votes?: bigint;
  /** Votes of the earlier rounds, the latest first. */
  readonly rounds?: readonly bigint[];
}

/** A tie that the rule leaves standing. */
export interface Tie {
  readonly ok: false;
  readonly code: 'tie';
  readonly tied: readonly string[];
  readonly message: string;
}

/** The rule that a text such as `lower-cost,more-votes,id` declares. */
export function parseTieRule(text: string): Result<{ readonly ties: TieRule }, 'tie-rule'> {
  const words = text.split(',').map((word) => word.trim()).filter((word) => word !== '');
  for (const [at, word] of words.entries()) {
    if (!isTieCriterion(word)) return failure('tie-rule', `${JSON.stringify(word)} is no criterion for ties; those are ${TIE_CRITERIA.join(', ')}`);
    if (words.indexOf(word) !== at) return failure('tie-rule', `the criterion ${word} stands twice in the tie rule`);
  }
  return { ok: true, ties: words.filter(isTieCriterion) };
}

export function isTieCriterion(word: string): word is TieCriterion {
  return (TIE_CRITERIA as readonly string[]).includes(word);
}

/** The option that wins among the tied; `seed` is what `lot` draws from. */
export function preferred<Option extends TieOption>(tied: readonly Option[], ties: TieRule, seed?: string): { readonly ok: true; readonly option: Option } | Tie {
  return narrowed(tied, ties, seed, 1);
}

/** The option that loses among the tied: the one that would win last. */
export function leastPreferred<Option extends TieOption>(tied: readonly Option[], ties: TieRule, seed?: string): { readonly ok: true; readonly option: Option } | Tie {
  return narrowed(tied, ties, seed, -1);
}

function narrowed<Option extends TieOption>(tied: readonly Option[], ties: TieRule, seed: string | undefined, sense: 1 | -1): { readonly ok: true; readonly option: Option } | Tie {
  let left = tied;
  for (const criterion of ties) {
    if (left.length <= 1) break;
    if (!isKnownOfAll(criterion, left)) continue;
    left = firstOf(left, (a, b) => sense * compareBy(criterion, a, b, seed));
  }
  const [option] = left;
  if (option !== undefined && left.length === 1) return { ok: true, option };
  return standingTie(left.map(({ code }) => code), ties, seed);
}

/** Were a criterion used where one option lacks its value, the outcome would depend on the order in which the tied are compared. */
function isKnownOfAll(criterion: TieCriterion, options: readonly TieOption[]): boolean {
  if (criterion === 'lower-cost' || criterion === 'higher-cost') return options.every(({ cost }) => cost !== undefined);
  if (criterion === 'more-votes' || criterion === 'fewer-votes') return options.every(({ votes }) => votes !== undefined);
  return criterion !== 'earlier-round' || options.every(({ rounds }) => rounds !== undefined && rounds.length === options[0]?.rounds?.length);
}

/** Every option that none of the others comes before. */
function firstOf<Option>(options: readonly Option[], order: (a: Option, b: Option) => number): readonly Option[] {
  let first: Option[] = [];
  for (const option of options) {
    const against = first[0] === undefined ? -1 : order(option, first[0]);
    if (against < 0) first = [option];
    else if (against === 0) first.push(option);
  }
  return first;
}

function standingTie(tied: readonly string[], ties: TieRule, seed: string | undefined): Tie {
  const declared = ties.length === 0 ? 'no tie rule is declared' : `the declared tie rule ${ties.join(', ')} does not decide${ties.includes('lot') && seed === undefined ? ' (lot has no seed to draw from)' : ''}`;
  return {
    ok: false,
    code: 'tie',
    tied,
    message: `${tied.join(', ')} are tied and ${declared}; a rule that ends in listed, id or lot always does`,
  };
}

/** Below zero where `a` wins the tie by this criterion. */
function compareBy(criterion: TieCriterion, a: TieOption, b: TieOption, seed: string | undefined): number {
  switch (criterion) {
    case 'lower-cost': return compareKnown(a.cost, b.cost);
    case 'higher-cost': return compareKnown(b.cost, a.cost);
    case 'more-votes': return compareKnown(b.votes, a.votes);
    case 'fewer-votes': return compareKnown(a.votes, b.votes);
    case 'earlier-round': return compareRounds(a.rounds ?? [], b.rounds ?? []);
    case 'listed': return a.listed - b.listed;
    case 'id': return compareCodes(a.code, b.code);
    case 'lot': return seed === undefined ? 0 : compareCodes(lotOf(seed, a.code), lotOf(seed, b.code));
  }
}

function compareKnown(a: bigint | undefined, b: bigint | undefined): number {
  return a === undefined || b === undefined || a === b ? 0 : a < b ? -1 : 1;
}

function compareRounds(a: readonly bigint[], b: readonly bigint[]): number {
  for (const [at, votes] of a.entries()) {
    const order = compareKnown(b[at], votes);
    if (order !== 0) return order;
  }
  return 0;
}

/** The order of two codes as bytes of UTF-8, which is also the order of their code points. */
export function compareCodes(a: string, b: string): number {
  const [left, right] = [utf8(a), utf8(b)];
  for (let at = 0; at < left.length && at < right.length; at++) {
    const order = (left[at] as number) - (right[at] as number);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** The lot that a code draws under a seed: 64 hexadecimal digits, of which the lowest wins. */
export function lotOf(seed: string, code: string): string {
  return sha256Hex(utf8(`${seed}\0${code}`));
}
