// Why a pair weighs what it weighs: one line for each comparison, from the prior to the sum.

import { NULL_LEVEL, Scorer } from './compare/scorer.ts';
import { levelWeight, probabilityOf } from './compare/weights.ts';
import type { Comparison, Level } from './model/model.ts';
import type { Prediction } from './link.ts';

/** One line of the waterfall; weights are in bits. */
export interface Step {
  readonly comparison: string;
  /** The name of the level, or "nothing to compare". */
  readonly level: string;
  /** What both rows have in the columns of the comparison, as prepared; '' where missing. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** log2(m/u) of the level, 0 where there is nothing to compare. */
  readonly weight: number;
  /** What the term frequency adds to it. */
  readonly termFrequency: number;
  /** The sum so far, the prior and this line included. */
  readonly sum: number;
}

export interface Explanation {
  readonly prior: number;
  readonly steps: readonly Step[];
  readonly weight: number;
  /** 2^weight / (1 + 2^weight). */
  readonly probability: number;
  readonly verdict: 'below review' | 'review' | 'strong';
}

/** Explains pairs of one prediction. */
export class Explainer {
  readonly #prediction: Pick<Prediction, 'model' | 'columns'>;
  readonly #scorer: Scorer;

  constructor(prediction: Pick<Prediction, 'model' | 'columns'>) {
    this.#prediction = prediction;
    this.#scorer = new Scorer(prediction.model, prediction.columns);
    this.#scorer.learn(prediction.model);
  }

  /** The waterfall of two rows; their order does not matter. */
  explain(left: number, right: number): Explanation {
    const { model } = this.#prediction;
    let sum = this.#scorer.prior;
    const steps = model.comparisons.map((comparison, at): Step => {
      const index = this.#scorer.level(at, left, right);
      const level = comparison.levels[index - 1];
      const part = this.#scorer.part(at, index, left, right);
      const weight = index === NULL_LEVEL ? 0 : levelWeight(level as Level);
      sum += part;
      return { comparison: comparison.name, level: level?.name ?? 'nothing to compare', left: this.#values(comparison, left), right: this.#values(comparison, right), weight, termFrequency: part - weight, sum };
    });
    const { review, strong } = model.thresholds;
    return { prior: this.#scorer.prior, steps, weight: sum, probability: probabilityOf(sum), verdict: sum < review ? 'below review' : sum < strong ? 'review' : 'strong' };
  }

  #values(comparison: Comparison, row: number): readonly string[] {
    return comparison.columns.map((name) => {
      const column = this.#prediction.columns.find((one) => one.name === name);
      return column?.values[column.codes[row] ?? -1]?.replaceAll('\u001F', ' · ') ?? '';
    });
  }
}
