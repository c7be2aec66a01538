// A linkage model: which columns are prepared how, which are compared at which levels, which pairs are looked at, and
// what was learnt. It is one JSON file (docs/formats/link-model.md).

/** The text that a model's `format` holds. */
export const MODEL_FORMAT = 'amanah-link-model/1';

/** From where on default models show a pair to a person, and from where on they call it strong; in bits. */
export const REVIEW_BITS = 3.5;
export const STRONG_BITS = 10;

/** What is done to the text of a column, one step after the other. */
export const STEPS = [
  'fold', 'name', 'latin', 'skeleton', 'skeletons', 'name-key', 'name-keys', 'tokens', 'sorted', 'list', 'letters', 'digits', 'phone', 'date', 'day-month', 'year', 'number', 'email-user', 'first-token', 'last-token',
  'first-1', 'first-2', 'first-3', 'first-4', 'first-5', 'first-6', 'last-4', 'last-7', 'house-number',
] as const;
export type Step = (typeof STEPS)[number];

/** Steps whose result is a set; `date` gives days, `number` numbers; every other gives a text. */
export const SET_STEPS: ReadonlySet<Step> = new Set(['tokens', 'skeletons', 'name-keys', 'list']);

/** A column made ready to be compared, from one or more columns of the file (joined by a space). */
export interface ModelColumn {
  readonly name: string;
  readonly from: readonly string[];
  readonly prepare: readonly Step[];
  /** With several columns: whether all of them are needed for a value, or one is enough. One, where it is left out. */
  readonly needs?: 'all' | 'one';
}

/** When two records stand at a level. A test of a column is false where either record has no value in it. */
export type Condition =
  | { readonly test: 'exact'; readonly column: string }
  | { readonly test: 'jaro-winkler'; readonly column: string; readonly least: number }
  | { readonly test: 'damerau-levenshtein'; readonly column: string; readonly most: number }
  | { readonly test: 'overlap'; readonly column: string; readonly least: number }
  | { readonly test: 'jaccard'; readonly column: string; readonly least: number }
  | { readonly test: 'contained'; readonly column: string; readonly least: number }
  | { readonly test: 'days'; readonly column: string; readonly most: number }
  | { readonly test: 'difference'; readonly column: string; readonly most: number }
  | { readonly test: 'prefix'; readonly column: string }
  | { readonly test: 'swapped'; readonly columns: readonly [string, string] }
  | { readonly test: 'missing'; readonly column: string }
  | { readonly test: 'all'; readonly of: readonly Condition[] }
  | { readonly test: 'any'; readonly of: readonly Condition[] }
  | { readonly test: 'else' };

/** Adjusts a level by how frequent the values are: agreement on a rare value says more. */
export interface TermFrequency {
  readonly column: string;
  /** From 0, none, to 1, whole. */
  readonly weight: number;
  /** No value counts as rarer than this share of the records. */
  readonly least: number;
}

export interface Level {
  readonly name: string;
  readonly when: Condition;
  /** Chance of the level among pairs that match; absent in a model that is not trained. */
  readonly m?: number;
  /** Chance of the level among pairs that do not match. */
  readonly u?: number;
  readonly tf?: TermFrequency;
}

/** One piece of evidence, at the first of its levels whose condition holds. Its last level is `else`. */
export interface Comparison {
  readonly name: string;
  /** The pair says nothing here when in every one of these columns either record has no value. */
  readonly columns: readonly string[];
  readonly levels: readonly Level[];
}

/** Pairs that agree on all columns. A set column agrees when the sets meet; a rule may have one. */
export interface BlockingRule {
  readonly columns: readonly string[];
  /** A group of more records than this is divided by the columns of `then`, one after the other; what is still larger is left out and reported. */
  readonly most?: number;
  readonly then?: readonly string[];
}

/** Weights, in bits, from which a pair is shown to a person, and from which it is called strong. Neither merges anything. */
export interface Thresholds {
  readonly review: number;
  readonly strong: number;
}

/** What training is told. */
export interface Training {
  /** Pairs under any of these rules are taken as matches for the first guess of the prior. */
  readonly deterministic: readonly BlockingRule[];
  /** Share of all matches that the deterministic rules find, a guess above 0 and up to 1. */
  readonly recall: number;
  /** Each rule makes pairs from which the comparisons that it leaves free learn their m. */
  readonly blocking: readonly BlockingRule[];
  /** Random pairs for u. */
  readonly randomPairs: number;
  readonly seed: number;
}

export interface Model {
  readonly format: typeof MODEL_FORMAT;
  readonly name: string;
  readonly columns: readonly ModelColumn[];
  readonly comparisons: readonly Comparison[];
  readonly blocking: readonly BlockingRule[];
  readonly training: Training;
  readonly thresholds: Thresholds;
  /** No prediction looks at more pairs than this. */
  readonly pairsMax: number;
  /** Chance that two records drawn at random match; absent in a model that is not trained. */
  readonly prior?: number;
  /** Chance that two records that do not match agree on a column; for columns of term frequencies. */
  readonly agreement?: Readonly<Record<string, number>>;
}

/** Whether every m, u and the prior stand in the model. */
export function isTrained(model: Model): boolean {
  return model.prior !== undefined && model.comparisons.every((comparison) => comparison.levels.every((level) => level.m !== undefined && level.u !== undefined));
}

/** The columns that a condition looks at. */
export function columnsOf(condition: Condition): readonly string[] {
  switch (condition.test) {
    case 'else':
      return [];
    case 'all':
    case 'any':
      return condition.of.flatMap(columnsOf);
    case 'swapped':
      return condition.columns;
    default:
      return [condition.column];
  }
}

/** The kind of what a preparation gives. */
export function kindOf(column: ModelColumn): 'text' | 'set' | 'date' | 'number' {
  const last = column.prepare.at(-1);
  if (column.prepare.includes('list')) return 'set';
  if (last === 'date') return 'date';
  if (last === 'number') return 'number';
  return last !== undefined && SET_STEPS.has(last) ? 'set' : 'text';
}

/** All columns of the file that a comparison reads, by way of prepared columns. */
export function sourcesOf(model: Model, columns: readonly string[]): ReadonlySet<string> {
  const named = new Map(model.columns.map((column) => [column.name, column.from]));
  return new Set(columns.flatMap((name) => named.get(name) ?? []));
}

/** All prepared columns that a comparison looks at, in its conditions and for its null level. */
export function columnsOfComparison(comparison: Comparison): readonly string[] {
  return [...new Set([...comparison.columns, ...comparison.levels.flatMap((level) => columnsOf(level.when))])];
}

/** Names of prepared columns that no comparison and no rule uses: they cost time and say nothing. */
export function unusedColumns(model: Model): readonly string[] {
  const rules = [...model.blocking, ...model.training.blocking, ...model.training.deterministic];
  const used = new Set([
    ...model.comparisons.flatMap((comparison) => [...comparison.columns, ...comparison.levels.flatMap((level) => [...columnsOf(level.when), ...(level.tf === undefined ? [] : [level.tf.column])])]),
    ...rules.flatMap((rule) => [...rule.columns, ...(rule.then ?? [])]),
  ]);
  return model.columns.map(({ name }) => name).filter((name) => !used.has(name));
}

/** The model without columns that nothing uses. */
export function withoutUnused(model: Model): Model {
  const unused = new Set(unusedColumns(model));
  return { ...model, columns: model.columns.filter(({ name }) => !unused.has(name)) };
}
