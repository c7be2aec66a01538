// Candidate pairs of rows in memory, each with its waterfall: for those who keep a registry and ask a person to decide.

import { Explainer, type Step } from './explain.ts';
import { link, predict, type OnStage, type Pairs, type Prediction } from './link.ts';
import { householdsModel } from './model/households.ts';
import { isTrained, type Model } from './model/model.ts';
import { personsModel } from './model/persons.ts';
import { neighboursLeftOut } from './neighbours.ts';
import type { Roles } from './model/roles.ts';
import { Refused } from './refusal.ts';
import { tableOf } from './table.ts';
import type { TeamOf } from './team.ts';

/** Pairs that are given out where nothing else is said. */
const MOST = 10_000;

export interface CandidatePairsOptions {
  /** A model, trained or not; the default model of the template where it is left out. */
  readonly model?: Model;
  /** Which default model; households where it is left out. */
  readonly template?: 'households' | 'persons';
  /** What columns are about, where their names do not tell. */
  readonly roles?: Roles;
  /** Lowest weight of a pair in bits; the model's `review` where it is left out. */
  readonly threshold?: number;
  /** Pairs that are given out at most, the heaviest first. */
  readonly most?: number;
  /** Who does the work; this thread alone where it is left out. */
  readonly team?: TeamOf;
  readonly onStage?: OnStage;
}

/** A pair for a person to decide on. */
export interface CandidatePair {
  /** Places in the rows, the lower first. */
  readonly left: number;
  readonly right: number;
  /** Bits. */
  readonly weight: number;
  /** 2^weight / (1 + 2^weight). */
  readonly probability: number;
  readonly verdict: 'below review' | 'review' | 'strong';
  /** Where the waterfall begins: two rows at random, in bits. */
  readonly prior: number;
  readonly steps: readonly Step[];
}

export interface CandidatePairs {
  /** The heaviest first; pairs of one weight by their rows. */
  readonly pairs: readonly CandidatePair[];
  /** Pairs that were found and are more than `most`. */
  readonly more: number;
  /** What was used, with its chances. */
  readonly model: Model;
  /**
   * Where the chances come from: a trained model that was given; these rows; statements of what is usual in lists of people,
   * since these rows are too few to learn m from (u is still what they show, mixed with what is stated); or nowhere, since
   * there is nothing to compare and no pair.
   */
  readonly basis: 'given' | 'trained' | 'fixed' | 'nothing';
}

/**
 * Pairs of rows that may be about the same household or person. Rows may have different members; '' is the same as none.
 * The same rows give the same pairs. Throws Refused only for a model that was given and does not fit the rows.
 */
export async function candidatePairs(rows: readonly Readonly<Record<string, string>>[], options: CandidatePairsOptions = {}): Promise<CandidatePairs> {
  const table = tableOf(rows);
  const { team, onStage, threshold } = options;
  const asked = { ...(team === undefined ? {} : { team }), ...(onStage === undefined ? {} : { onStage }), ...(threshold === undefined ? {} : { least: threshold }) };
  const most = options.most ?? MOST;
  if (options.model !== undefined) {
    if (table.size < 2) return { pairs: [], more: 0, model: options.model, basis: 'nothing' };
    const isReady = isTrained(options.model);
    const prediction = isReady ? await predict(table, options.model, asked) : await link(table, options.model, asked);
    return { ...explained(rows, prediction, { most, threshold }), model: prediction.model, basis: isReady ? 'given' : 'trained' };
  }
  const make = options.template === 'persons' ? personsModel : householdsModel;
  try {
    const prediction = await link(table, make(table, { roles: options.roles ?? {} }), { ...asked, isDefault: true });
    return { ...explained(rows, prediction, { most, threshold }), model: prediction.model, basis: prediction.training?.isStated === true ? 'fixed' : 'trained' };
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'nothing-to-compare') throw error;
    return { pairs: [], more: 0, model: make(EMPTY), basis: 'nothing' };
  }
}

/** Stands for rows that say nothing, so that a model is answered even then. */
const EMPTY = tableOf([{ name: 'a' }, { name: 'b' }]);

function explained(rows: readonly Readonly<Record<string, string>>[], prediction: Prediction, { most, threshold }: { readonly most: number; readonly threshold: number | undefined }): { readonly pairs: readonly CandidatePair[]; readonly more: number } {
  const { pairs, model, columns } = prediction;
  const explainer = new Explainer({ model, columns });
  const beside = neighboursLeftOut(rows, prediction, { least: threshold ?? model.thresholds.review, explain: (left, right) => explainer.explain(left, right) });
  const chosen = heaviestFirst(pairs).slice(0, most).map((at): CandidatePair => {
    const [left, right] = [pairs.left[at] as number, pairs.right[at] as number];
    return { left, right, ...explainer.explain(left, right) };
  });
  if (beside.length === 0) return { pairs: chosen, more: pairs.left.length - chosen.length };
  const added = notAmong(beside, pairs);
  const all = [...chosen, ...added].sort((one, other) => other.weight - one.weight || one.left - other.left || one.right - other.right).slice(0, most);
  return { pairs: all, more: pairs.left.length + added.length - all.length };
}

/** Those that a prediction has not found by another rule. */
function notAmong<T extends { readonly left: number; readonly right: number }>(beside: readonly T[], { left, right }: Pairs): readonly T[] {
  const named = new Map(beside.map((pair) => [`${pair.left} ${pair.right}`, pair]));
  const rows = new Set(beside.map((pair) => pair.left));
  for (let at = 0; at < left.length; at += 1) if (rows.has(left[at] as number)) named.delete(`${left[at] as number} ${right[at] as number}`);
  return [...named.values()];
}

/** Places of pairs: the heaviest first, those of one weight by their rows. */
export function heaviestFirst({ left, right, weight }: Pairs): readonly number[] {
  return Array.from(weight, (_, at) => at).sort((a, b) => (weight[b] as number) - (weight[a] as number) || (left[a] as number) - (left[b] as number) || (right[a] as number) - (right[b] as number));
}
