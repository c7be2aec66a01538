// How good pairs and clusters are, against a truth.

import { clusters } from './cluster.ts';
import type { Pairs } from './link.ts';

/** Shares of what is asserted that is true (precision) and of what is true that is asserted (recall), and their harmonic mean. */
export interface Score {
  readonly truePairs: number;
  readonly assertedPairs: number;
  readonly rightPairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function scoreOf(truePairs: number, assertedPairs: number, rightPairs: number): Score {
  const precision = assertedPairs === 0 ? 1 : rightPairs / assertedPairs;
  const recall = truePairs === 0 ? 1 : rightPairs / truePairs;
  return { truePairs, assertedPairs, rightPairs, precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}

function sizesOf(keys: Iterable<number | string>): readonly number[] {
  const sizes = new Map<number | string, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return [...sizes.values()];
}

/** True pairs by entity, only those between files where `fileOf` is given. `entityOf` is by row; -1 has no entity and matches nothing. */
export function truePairsOf(entityOf: Int32Array, fileOf?: Int32Array): number {
  const keys = (perFile: boolean): readonly string[] => [...entityOf].flatMap((entity, row) => (entity < 0 ? [] : [perFile ? `${entity}/${fileOf?.[row]}` : String(entity)]));
  return pairsIn(sizesOf(keys(false))) - (fileOf === undefined ? 0 : pairsIn(sizesOf(keys(true))));
}

function isTrue(entityOf: Int32Array, left: number, right: number): boolean {
  return entityOf[left] === entityOf[right] && (entityOf[left] as number) >= 0;
}

/** The pairs themselves, from a weight on. */
export function pairwise(pairs: Pairs, entityOf: Int32Array, least: number, fileOf?: Int32Array): Score {
  let asserted = 0;
  let right = 0;
  pairs.weight.forEach((weight, at) => {
    if (weight < least) return;
    asserted += 1;
    if (isTrue(entityOf, pairs.left[at] as number, pairs.right[at] as number)) right += 1;
  });
  return scoreOf(truePairsOf(entityOf, fileOf), asserted, right);
}

/** All pairs within the clusters that the pairs from a weight on connect. */
export function closure(size: number, pairs: Pairs, entityOf: Int32Array, least: number, fileOf?: Int32Array): Score {
  const clusterOf = clusters(size, pairs, least);
  const asserted = truePairsOf(clusterOf, fileOf);
  const both = new Map<string, number>();
  const numbers = Int32Array.from({ length: size }, (_, row) => {
    if ((entityOf[row] as number) < 0) return -1;
    const key = `${clusterOf[row]}/${entityOf[row]}`;
    const number = both.get(key) ?? both.size;
    both.set(key, number);
    return number;
  });
  return scoreOf(truePairsOf(entityOf, fileOf), asserted, truePairsOf(numbers, fileOf));
}

/** One point of a precision-recall curve. */
export interface CurvePoint {
  readonly weight: number;
  readonly pairwise: Score;
  readonly closure: Score;
}

/** Scores at each of the weights. */
export function curve(size: number, pairs: Pairs, entityOf: Int32Array, weights: readonly number[], fileOf?: Int32Array): readonly CurvePoint[] {
  return weights.map((weight) => ({ weight, pairwise: pairwise(pairs, entityOf, weight, fileOf), closure: closure(size, pairs, entityOf, weight, fileOf) }));
}

/** A pair that a person has judged. */
export interface LabelledPair {
  readonly left: number;
  readonly right: number;
  readonly isMatch: boolean;
}

/** Against judged pairs only: what nobody judged counts neither way. */
export function againstLabels(pairs: Pairs, labels: readonly LabelledPair[], least: number): Score {
  const asserted = new Set<string>();
  pairs.weight.forEach((weight, at) => {
    if (weight >= least) asserted.add(`${pairs.left[at]}/${pairs.right[at]}`);
  });
  const isAsserted = ({ left, right }: LabelledPair): boolean => asserted.has(`${Math.min(left, right)}/${Math.max(left, right)}`);
  const truth = labels.filter(({ isMatch }) => isMatch);
  return scoreOf(truth.length, labels.filter(isAsserted).length, truth.filter(isAsserted).length);
}
