// The levels at which two rows stand, and the weight of it.

import type { Comparison, Model } from '../model/model.ts';
import type { PreparedColumn } from '../prepare/prepared.ts';
import { MISSING } from '../table.ts';
import type { Cells } from './cells.ts';
import { Measures, type PairClock, type RowTest } from './conditions.ts';
import { weightsOf, type ComparisonWeights } from './weights.ts';

/** The level at which a pair says nothing. Levels of the model count from 1. */
export const NULL_LEVEL = 0;

/** The level of two rows in one comparison. */
export type LevelOf = (left: number, right: number) => number;

/** Levels and weights of pairs of rows, by one model. */
export class Scorer {
  readonly #levels: readonly LevelOf[];
  /** By comparison: how often its pattern numbers repeat. */
  readonly #radix: readonly number[];
  readonly #columns: ReadonlyMap<string, PreparedColumn>;
  readonly #clock: PairClock;
  readonly #cells: Cells;
  #weights: readonly ComparisonWeights[] = [];
  /** Comparisons with few levels first: they cost least. */
  readonly #order: readonly number[];
  #rest: Float64Array = new Float64Array();
  #restOf = -1;
  #prior = 0;

  constructor(model: Model, columns: readonly PreparedColumn[]) {
    const measures = new Measures(model, columns);
    this.#columns = new Map(columns.map((column) => [column.name, column]));
    this.#clock = measures.clock;
    this.#cells = measures.cells;
    this.#levels = model.comparisons.map((comparison) => levelOf(comparison, measures));
    this.#order = model.comparisons.map((_, at) => at).sort((a, b) => (model.comparisons[a] as Comparison).levels.length - (model.comparisons[b] as Comparison).levels.length || a - b);
    this.#radix = model.comparisons.map((comparison) => comparison.levels.length + 1);
  }

  /** Takes the weights of a trained model; the model has the comparisons that this one was made with. */
  learn(model: Model): void {
    this.#weights = weightsOf(model, this.#columns, this.#cells);
    this.#prior = Math.log2((model.prior as number) / (1 - (model.prior as number)));
    this.#rest = new Float64Array(this.#weights.length + 1);
    this.#restOf = -1;
  }

  level(comparison: number, left: number, right: number): number {
    this.#clock.now += 1;
    return (this.#levels[comparison] as LevelOf)(left, right);
  }

  /** All levels of a pair as one number: that of the first comparison counts fastest. */
  pattern(left: number, right: number): number {
    this.#clock.now += 1;
    let pattern = 0;
    let place = 1;
    for (let at = 0; at < this.#levels.length; at += 1) {
      pattern += place * (this.#levels[at] as LevelOf)(left, right);
      place *= this.#radix[at] as number;
    }
    return pattern;
  }

  /** The match weight in bits, or -Infinity as soon as it is known to be below `least`. */
  weight(left: number, right: number, least: number): number {
    this.#clock.now += 1;
    if (left !== this.#restOf) this.#boundBy(left);
    let weight = this.#prior;
    for (let place = 0; place < this.#order.length; place += 1) {
      if (weight + (this.#rest[place] as number) < least) return Number.NEGATIVE_INFINITY;
      const at = this.#order[place] as number;
      weight += this.part(at, (this.#levels[at] as LevelOf)(left, right), left, right);
    }
    return weight;
  }

  /**
   * What the comparisons from one on can add at most to a pair with this row: its own term frequency bounds that of every
   * pair. A pair that cannot come to the threshold any more is left early.
   */
  #boundBy(left: number): void {
    this.#restOf = left;
    for (let place = this.#order.length - 1; place >= 0; place -= 1) {
      const { weights, adjust } = this.#weights[this.#order[place] as number] as ComparisonWeights;
      let most = 0;
      for (let level = 1; level < weights.length; level += 1) {
        const adjustment = adjust[level];
        most = Math.max(most, (weights[level] as number) + (adjustment === undefined ? 0 : adjustment(left, left)));
      }
      this.#rest[place] = (this.#rest[place + 1] as number) + most;
    }
  }

  /** What one comparison adds at a level, term frequency included. */
  part(comparison: number, level: number, left: number, right: number): number {
    if (level === NULL_LEVEL) return 0;
    const { weights, adjust } = this.#weights[comparison] as ComparisonWeights;
    const adjustment = adjust[level];
    return (weights[level] as number) + (adjustment === undefined ? 0 : adjustment(left, right));
  }

  /** The weight of the prior alone. */
  get prior(): number {
    return this.#prior;
  }
}

/** The levels that a pattern stands for, by comparison. */
export function levelsOfPattern(pattern: number, model: Model): readonly number[] {
  let rest = pattern;
  return model.comparisons.map((comparison) => {
    const radix = comparison.levels.length + 1;
    const level = rest % radix;
    rest = Math.floor(rest / radix);
    return level;
  });
}

function levelOf(comparison: Comparison, measures: Measures): LevelOf {
  const nulls = comparison.columns.map((name) => measures.place(name).place);
  const { codes, stride } = measures.cells;
  const tests: readonly RowTest[] = comparison.levels.map((level) => measures.test(level.when));
  const count = tests.length;
  const byTests: LevelOf = (left, right) => {
    for (let at = 0; at < count; at += 1) if ((tests[at] as RowTest)(left, right)) return at + 1;
    return count;
  };
  const isNull = (left: number, right: number): boolean => {
    for (let at = 0; at < nulls.length; at += 1) {
      const place = nulls[at] as number;
      if (codes[left * stride + place] !== MISSING && codes[right * stride + place] !== MISSING) return false;
    }
    return true;
  };
  return (left, right) => (isNull(left, right) ? NULL_LEVEL : byTests(left, right));
}
