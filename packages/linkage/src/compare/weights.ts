// Match weights (algorithm of Fellegi and Sunter): log2(m/u) for a level, and its adjustment by term frequency.

import type { Comparison, Level, Model, TermFrequency } from '../model/model.ts';
import type { PreparedColumn } from '../prepare/prepared.ts';
import { MISSING } from '../table.ts';
import type { Cells } from './cells.ts';
import { seenAgreement, shareOfOthers } from './frequency.ts';

/** What one comparison adds, by level; level 0 says nothing. */
export interface ComparisonWeights {
  readonly weights: Float64Array;
  /** By level: the adjustment for a pair of rows, where the level has one. */
  readonly adjust: readonly (((left: number, right: number) => number) | undefined)[];
}

/** log2(m/u). */
export function levelWeight(level: Level): number {
  return Math.log2((level.m as number) / (level.u as number));
}

/** The chance that belongs to a match weight: 2^M / (1 + 2^M). */
export function probabilityOf(weight: number): number {
  return weight > 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight);
}

/** The match weight that belongs to a chance. */
export function weightOfChance(chance: number): number {
  return Math.log2(chance / (1 - chance));
}

/** u of agreement on the column of a term frequency: that of the level which tests it, else the column's own. */
export function agreementOf(model: Model, comparison: Comparison, { column }: TermFrequency): number | undefined {
  const exact = comparison.levels.find((level) => level.when.test === 'exact' && level.when.column === column);
  // A level further down holds only what the levels above left over, so its u says too little.
  return exact === comparison.levels[0] ? exact?.u : model.agreement?.[column];
}

/** `weight * (log2(u of agreement) - log2(max(both frequencies, least)))`: added to the weight of the level. */
export function termFrequencyWeight(tf: TermFrequency, agreement: number, left: number, right: number): number {
  return tf.weight * (Math.log2(agreement) - Math.log2(Math.max(left, right, tf.least)));
}

/** The weights of a trained model. */
export function weightsOf(model: Model, columns: ReadonlyMap<string, PreparedColumn>, cells: Cells): readonly ComparisonWeights[] {
  return model.comparisons.map((comparison) => {
    const weights = new Float64Array(comparison.levels.length + 1);
    const adjust: ComparisonWeights['adjust'][number][] = [undefined];
    comparison.levels.forEach((level, at) => {
      weights[at + 1] = levelWeight(level);
      const table = level.tf === undefined ? undefined : adjustments(model, comparison, level.tf, columns, cells);
      adjust.push(table);
    });
    return { weights, adjust };
  });
}

function adjustments(model: Model, comparison: Comparison, tf: TermFrequency, columns: ReadonlyMap<string, PreparedColumn>, cells: Cells): ((left: number, right: number) => number) | undefined {
  const agreement = agreementOf(model, comparison, tf);
  const column = columns.get(tf.column);
  if (agreement === undefined || column === undefined) return undefined;
  const { codes, stride } = cells;
  const place = cells.placeOf.get(tf.column) as number;
  // By code, so that a pair costs two reads: the adjustment of the more frequent of both is the lower one.
  const present = column.codes.reduce((sum, code) => sum + (code === MISSING ? 0 : 1), 0);
  const whole = { present, seen: seenAgreement(column.frequency, present), others: agreement };
  const byCode = Float64Array.from(column.frequency, (share) => termFrequencyWeight(tf, agreement, shareOfOthers(Math.round(share * present), whole), 0));
  return (left: number, right: number): number => {
    const a = byCode[codes[left * stride + place] as number];
    const b = byCode[codes[right * stride + place] as number];
    return a === undefined || b === undefined ? 0 : Math.min(a, b);
  };
}
