// The work that threads share: what one is given, what it is asked, what it answers. The same code runs without threads.

import { groupsOf, type Groups } from './block/groups.ts';
import { eachPair, layRules, type Piece, type Rules } from './block/pairs.ts';
import { Scorer } from './compare/scorer.ts';
import type { BlockingRule, Condition, Model } from './model/model.ts';
import type { PreparedColumn } from './prepare/prepared.ts';
import { randomOf } from './random.ts';

/** Everything a thread needs. Numbers lie in shared memory; texts are copied where a test reads them. */
export interface Ground {
  readonly model: Model;
  readonly size: number;
  readonly columns: readonly PreparedColumn[];
  /** By row: its file, where only pairs between files are wanted. */
  readonly fileOf?: Int32Array;
}

/** One piece of work. */
export type Task =
  | { readonly kind: 'groups'; readonly key: string; readonly rules: readonly Groups[] }
  | { readonly kind: 'learn'; readonly model: Model }
  | { readonly kind: 'patterns'; readonly key: string; readonly piece: Piece }
  | { readonly kind: 'random'; readonly seed: number; readonly stream: number; readonly count: number }
  | { readonly kind: 'all-pairs'; readonly from: number; readonly to: number }
  | { readonly kind: 'predict'; readonly key: string; readonly piece: Piece; readonly least: number };

/** How often each pattern of levels came. */
export interface PatternCounts {
  readonly patterns: Float64Array;
  readonly counts: Float64Array;
}

/** Pairs with their weights. */
export interface Scored {
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly weight: Float64Array;
  /** Pairs that were looked at, and what they are expected to hold of matches. */
  readonly looked: number;
}

export type Answer = PatternCounts | Scored | undefined;

class PatternCounter {
  readonly #counts = new Map<number, number>();

  add(pattern: number): void {
    this.#counts.set(pattern, (this.#counts.get(pattern) ?? 0) + 1);
  }

  finish(): PatternCounts {
    return { patterns: Float64Array.from(this.#counts.keys()), counts: Float64Array.from(this.#counts.values()) };
  }
}

class GrowingPairs {
  #left = new Int32Array(1024);
  #right = new Int32Array(1024);
  #weight = new Float64Array(1024);
  #count = 0;

  add(left: number, right: number, weight: number): void {
    if (this.#count === this.#left.length) {
      this.#left = widened(this.#left, new Int32Array(this.#count * 2));
      this.#right = widened(this.#right, new Int32Array(this.#count * 2));
      this.#weight = widened(this.#weight, new Float64Array(this.#count * 2));
    }
    this.#left[this.#count] = left;
    this.#right[this.#count] = right;
    this.#weight[this.#count] = weight;
    this.#count += 1;
  }

  finish(looked: number): Scored {
    return { left: this.#left.slice(0, this.#count), right: this.#right.slice(0, this.#count), weight: this.#weight.slice(0, this.#count), looked };
  }
}

function widened<T extends Int32Array | Float64Array>(old: T, wider: T): T {
  wider.set(old);
  return wider;
}

/** Does tasks on a ground. It keeps the groups it was given by their key, and the weights it was taught. */
export class Worker {
  readonly #ground: Ground;
  readonly #scorer: Scorer;
  readonly #rules = new Map<string, Rules>();

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#scorer = new Scorer(ground.model, ground.columns);
  }

  do(task: Task): Answer {
    switch (task.kind) {
      case 'groups':
        this.#rules.clear();
        this.#rules.set(task.key, layRules(task.rules, this.#ground.size));
        return undefined;
      case 'learn':
        this.#scorer.learn(task.model);
        return undefined;
      case 'patterns': {
        const counter = new PatternCounter();
        eachPair(this.#rulesOf(task.key), task.piece, this.#ground.fileOf, (left, right) => counter.add(this.#scorer.pattern(left, right)));
        return counter.finish();
      }
      case 'random':
        return this.#random(task.seed, task.stream, task.count);
      case 'all-pairs':
        return this.#allPairs(task.from, task.to);
      case 'predict': {
        const pairs = new GrowingPairs();
        const looked = eachPair(this.#rulesOf(task.key), task.piece, this.#ground.fileOf, (left, right) => {
          const weight = this.#scorer.weight(left, right, task.least);
          if (weight >= task.least) pairs.add(left, right, weight);
        });
        return pairs.finish(looked);
      }
    }
  }

  #rulesOf(key: string): Rules {
    const rules = this.#rules.get(key);
    if (rules === undefined) throw new TypeError(`groups ${key} were not given`);
    return rules;
  }

  #random(seed: number, stream: number, count: number): PatternCounts {
    const { size, fileOf } = this.#ground;
    const random = randomOf(seed, stream);
    const counter = new PatternCounter();
    for (let drawn = 0; drawn < count; drawn += 1) {
      const left = random.below(size);
      const right = random.below(size);
      if (left === right || (fileOf !== undefined && fileOf[left] === fileOf[right])) continue;
      counter.add(this.#scorer.pattern(Math.min(left, right), Math.max(left, right)));
    }
    return counter.finish();
  }

  #allPairs(from: number, to: number): PatternCounts {
    const { size, fileOf } = this.#ground;
    const counter = new PatternCounter();
    for (let left = from; left < to; left += 1) {
      for (let right = left + 1; right < size; right += 1) {
        if (fileOf !== undefined && fileOf[left] === fileOf[right]) continue;
        counter.add(this.#scorer.pattern(left, right));
      }
    }
    return counter.finish();
  }
}

/** Groups of several rules. */
export function groupsOfRules(size: number, rules: readonly BlockingRule[], columns: readonly PreparedColumn[]): readonly Groups[] {
  const named = new Map(columns.map((column) => [column.name, column]));
  return rules.map((rule) => groupsOf(size, rule, named));
}

/** The ground without texts that no test of the model reads, so that little is copied into a thread. */
export function lightened(ground: Ground): Ground {
  const read = new Set<string>();
  const visit = (condition: Condition): void => {
    if (condition.test === 'all' || condition.test === 'any') condition.of.forEach(visit);
    else if (condition.test === 'swapped') condition.columns.forEach((name) => read.add(name));
    else if (condition.test === 'jaro-winkler' || condition.test === 'damerau-levenshtein' || condition.test === 'prefix') read.add(condition.column);
  };
  for (const comparison of ground.model.comparisons) for (const level of comparison.levels) visit(level.when);
  return { ...ground, columns: ground.columns.map((column) => (read.has(column.name) ? column : { ...column, values: [] })) };
}
