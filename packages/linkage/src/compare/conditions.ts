// Conditions of a model turned into tests of two rows.

import { columnsOfComparison, type Condition, type Model } from '../model/model.ts';
import type { PreparedColumn } from '../prepare/prepared.ts';
import { MISSING } from '../table.ts';
import { cellsOf, type Cells } from './cells.ts';
import { containedOf, distanceOf, editsOf, jaccardOf, jaroWinklerOf, sharedItems, type Measure } from './measure.ts';

/** Whether two rows meet a condition; the order of the two never matters. */
export type RowTest = (left: number, right: number) => boolean;

/** Counts pairs, so that a test that stands in several levels is made once for each pair. */
export interface PairClock {
  now: number;
}

/** The prepared columns with the measures that are made for them, each once. */
export class Measures {
  readonly #columns: ReadonlyMap<string, PreparedColumn>;
  readonly #made = new Map<string, Measure>();
  readonly #editsMost = new Map<string, number>();
  readonly #alikeLeast = new Map<string, number>();
  readonly #occurrences = new Map<string, number>();
  readonly #tests = new Map<string, RowTest>();
  /** Whoever tests a new pair of rows moves it on. */
  readonly clock: PairClock = { now: 0 };
  readonly cells: Cells;

  constructor(model: Model, columns: readonly PreparedColumn[]) {
    this.#columns = new Map(columns.map((column) => [column.name, column]));
    this.cells = cellsOf(columns, new Set(model.comparisons.flatMap((comparison) => [...columnsOfComparison(comparison), ...comparison.levels.flatMap(({ tf }) => (tf === undefined ? [] : [tf.column]))])));
    const visit = (condition: Condition): void => {
      const key = JSON.stringify(condition);
      this.#occurrences.set(key, (this.#occurrences.get(key) ?? 0) + 1);
      if (condition.test === 'all' || condition.test === 'any') condition.of.forEach(visit);
      if (condition.test === 'damerau-levenshtein') this.#editsMost.set(condition.column, Math.max(condition.most, this.#editsMost.get(condition.column) ?? 0));
      if (condition.test === 'jaro-winkler') this.#alikeLeast.set(condition.column, Math.min(condition.least, this.#alikeLeast.get(condition.column) ?? 1));
    };
    for (const comparison of model.comparisons) for (const level of comparison.levels) visit(level.when);
  }

  column(name: string): PreparedColumn {
    const column = this.#columns.get(name);
    if (column === undefined) throw new TypeError(`the column ${name} was not prepared`);
    return column;
  }

  /** Where the codes of a column lie. */
  place(name: string): { readonly codes: Int32Array; readonly stride: number; readonly place: number } {
    const place = this.cells.placeOf.get(name);
    if (place === undefined) throw new TypeError(`the column ${name} was not laid out`);
    return { codes: this.cells.codes, stride: this.cells.stride, place };
  }

  #once(name: string, kind: string, make: (column: PreparedColumn) => Measure): Measure {
    const key = `${kind}/${name}`;
    const made = this.#made.get(key) ?? make(this.column(name));
    this.#made.set(key, made);
    return made;
  }

  /** The test of a condition. One that stands in several places remembers its answer for the pair of the moment. */
  test(condition: Condition): RowTest {
    const key = JSON.stringify(condition);
    const known = this.#tests.get(key);
    if (known !== undefined) return known;
    const made = (this.#occurrences.get(key) ?? 0) > 1 && !CHEAP.has(condition.test) ? remembering(this.#testOf(condition), this.clock) : this.#testOf(condition);
    this.#tests.set(key, made);
    return made;
  }

  #testOf(condition: Condition): RowTest {
    switch (condition.test) {
      case 'else':
        return () => true;
      case 'all': {
        const tests = condition.of.map((one) => this.test(one));
        return (left, right) => {
          for (const test of tests) if (!test(left, right)) return false;
          return true;
        };
      }
      case 'any': {
        const tests = condition.of.map((one) => this.test(one));
        return (left, right) => {
          for (const test of tests) if (test(left, right)) return true;
          return false;
        };
      }
      case 'missing': {
        const { codes, stride, place } = this.place(condition.column);
        return (left, right) => codes[left * stride + place] === MISSING || codes[right * stride + place] === MISSING;
      }
      case 'exact': {
        const { codes, stride, place } = this.place(condition.column);
        return (left, right) => {
          const a = codes[left * stride + place];
          return a === codes[right * stride + place] && a !== MISSING;
        };
      }
      case 'swapped':
        return this.#swapped(condition.columns);
      case 'prefix':
        return this.#prefix(condition.column);
      default:
        return this.#measured(condition);
    }
  }

  #measured(condition: Extract<Condition, { readonly column: string }>): RowTest {
    const { column } = condition;
    const least = (kind: string, make: (prepared: PreparedColumn) => Measure, bound: number): RowTest => {
      const { codes, stride, place } = this.place(column);
      const measure = this.#once(column, kind, make);
      return (left, right) => {
        const a = codes[left * stride + place] as number;
        const b = codes[right * stride + place] as number;
        return a !== MISSING && b !== MISSING && measure(a, b) >= bound;
      };
    };
    const most = (kind: string, make: (prepared: PreparedColumn) => Measure, bound: number): RowTest => {
      const { codes, stride, place } = this.place(column);
      const measure = this.#once(column, kind, make);
      return (left, right) => {
        const a = codes[left * stride + place] as number;
        const b = codes[right * stride + place] as number;
        return a !== MISSING && b !== MISSING && measure(a, b) <= bound;
      };
    };
    switch (condition.test) {
      case 'jaro-winkler':
        return least('jaro-winkler', (prepared) => jaroWinklerOf(prepared, this.#alikeLeast.get(column) ?? condition.least), condition.least);
      case 'damerau-levenshtein':
        return most('edits', (prepared) => editsOf(prepared, this.#editsMost.get(column) ?? condition.most), condition.most);
      case 'overlap':
        return least('overlap', sharedItems, condition.least);
      case 'jaccard':
        return least('jaccard', jaccardOf, condition.least);
      case 'contained':
        return least('contained', containedOf, condition.least);
      case 'days':
      case 'difference':
        return most('distance', distanceOf, condition.most);
      default:
        throw new TypeError(`${condition.test} is no measure`);
    }
  }

  /** One value stands in the other column of the other row, and the other way round. */
  #swapped([first, second]: readonly [string, string]): RowTest {
    const [one, two] = [this.column(first), this.column(second)];
    const [here, there] = [this.place(first), this.place(second)];
    const codeInTwo = new Map(two.values.map((value, code) => [value, code]));
    const across = Int32Array.from(one.values, (value) => codeInTwo.get(value) ?? MISSING);
    return (left, right) => {
      const a = here.codes[left * here.stride + here.place] as number;
      const b = here.codes[right * here.stride + here.place] as number;
      if (a === MISSING || b === MISSING || a === b) return false;
      return across[a] !== MISSING && across[a] === there.codes[right * there.stride + there.place] && across[b] !== MISSING && across[b] === there.codes[left * there.stride + there.place];
    };
  }

  /** One value begins with the other, as an initial does with a name. */
  #prefix(name: string): RowTest {
    const { values } = this.column(name);
    const { codes, stride, place } = this.place(name);
    return (left, right) => {
      const a = codes[left * stride + place] as number;
      const b = codes[right * stride + place] as number;
      if (a === MISSING || b === MISSING) return false;
      const [one, other] = [values[a] as string, values[b] as string];
      return one.length <= other.length ? other.startsWith(one) : one.startsWith(other);
    };
  }
}

/** Tests that cost less than remembering them. */
const CHEAP: ReadonlySet<Condition['test']> = new Set(['exact', 'missing', 'else']);

function remembering(test: RowTest, clock: PairClock): RowTest {
  let at = -1;
  let answer = false;
  return (left, right) => {
    if (clock.now === at) return answer;
    at = clock.now;
    answer = test(left, right);
    return answer;
  };
}
