// A file's columns made ready to be compared: numbers for values, in memory that threads share.

import { Refused } from '../refusal.ts';
import { sharedCopy, sharedFloat64, sharedInt32 } from '../shared-array.ts';
import { columnNamed, MISSING, titlesOf, type Column, type Table } from '../table.ts';
import { kindOf, type Model, type ModelColumn } from '../model/model.ts';
import { daysOf } from './dates.ts';
import { preparationOf, SET_SEPARATOR } from './steps.ts';

/** A prepared column. What is "by code" has one place for each different value. */
export interface PreparedColumn {
  readonly name: string;
  readonly kind: 'text' | 'set' | 'date' | 'number';
  /** By row: the code of its value, or MISSING. */
  readonly codes: Int32Array;
  /** By code: the value. Empty in threads that need no text. */
  readonly values: readonly string[];
  /** By code: how many rows have it, divided by the rows that have any. */
  readonly frequency: Float64Array;
  /** By code: days since 1970-01-01 for a date, the number for a number. */
  readonly numbers?: Float64Array;
  /** For sets, by code: items from `itemStart[code]` to `itemStart[code + 1]`, rising. */
  readonly itemStart?: Int32Array;
  readonly items?: Int32Array;
  /** How many different items there are. */
  readonly itemCount?: number;
}

/** Prepares every column of the model. Refuses a column that the file does not have. */
export function prepare(table: Table, model: Model): readonly PreparedColumn[] {
  const joined = new Map<string, Column>();
  return model.columns.map((column, at) => {
    const sources = column.from.map((name) => {
      const source = columnNamed(table, name);
      if (source === undefined) throw new Refused('no-such-column', `columns[${at}].from`, `the file has no column ${JSON.stringify(name)}; it has ${titlesOf(table)}`);
      return source;
    });
    const key = `${column.needs ?? 'one'}/${JSON.stringify(column.from)}`;
    const whole = joined.get(key) ?? (sources.length === 1 ? (sources[0] as Column) : joinColumns(table.size, sources, column.needs ?? 'one'));
    joined.set(key, whole);
    return prepareColumn(table.size, whole, column);
  });
}

function prepareColumn(size: number, joined: Column, column: ModelColumn): PreparedColumn {
  const step = preparationOf(column.prepare);
  const known = new Map<string, number>();
  const values: string[] = [];
  const codeOf = Int32Array.from(joined.values, (text) => {
    const value = step(text);
    if (value === '') return MISSING;
    let code = known.get(value);
    if (code === undefined) {
      code = values.push(value) - 1;
      known.set(value, code);
    }
    return code;
  });
  const codes = sharedInt32(size);
  for (let row = 0; row < size; row += 1) {
    const code = joined.codes[row] as number;
    codes[row] = code === MISSING ? MISSING : (codeOf[code] as number);
  }
  return { name: column.name, kind: kindOf(column), codes, values, frequency: frequencyOf(codes, values.length), ...extraOf(kindOf(column), values) };
}

function frequencyOf(codes: Int32Array, count: number): Float64Array {
  const frequency = sharedFloat64(count);
  let present = 0;
  for (const code of codes) {
    if (code === MISSING) continue;
    frequency[code] = (frequency[code] as number) + 1;
    present += 1;
  }
  for (let code = 0; code < count; code += 1) frequency[code] = (frequency[code] as number) / present;
  return frequency;
}

function extraOf(kind: PreparedColumn['kind'], values: readonly string[]): Partial<PreparedColumn> {
  if (kind === 'date' || kind === 'number') {
    const numbers = sharedFloat64(values.length);
    values.forEach((value, code) => (numbers[code] = kind === 'date' ? daysOf(value) : Number(value)));
    return { numbers };
  }
  if (kind !== 'set') return {};
  const known = new Map<string, number>();
  const starts: number[] = [0];
  const items: number[] = [];
  for (const value of values) {
    const own = value.split(SET_SEPARATOR).map((item) => {
      const code = known.get(item) ?? known.size;
      known.set(item, code);
      return code;
    });
    for (const item of [...new Set(own)].sort((a, b) => a - b)) items.push(item);
    starts.push(items.length);
  }
  return { itemStart: sharedCopy(starts), items: sharedCopy(items), itemCount: known.size };
}

/** Texts of several columns joined by a space, each different one kept once. */
function joinColumns(size: number, sources: readonly Column[], needs: 'all' | 'one'): Column {
  const values: string[] = [];
  let codes = sources[0]?.codes ?? new Int32Array(size);
  let texts: readonly string[] = sources[0]?.values ?? [];
  sources.slice(1).forEach((source) => {
    const known = new Map<number, number>();
    const next = new Int32Array(size);
    const joined: string[] = [];
    const width = source.values.length + 1;
    for (let row = 0; row < size; row += 1) {
      const [left, right] = [codes[row] as number, source.codes[row] as number];
      const isMissing = needs === 'all' ? left === MISSING || right === MISSING : left === MISSING && right === MISSING;
      if (isMissing) {
        next[row] = MISSING;
        continue;
      }
      const key = (left + 1) * width + right + 1;
      let code = known.get(key);
      if (code === undefined) {
        code = joined.push(left === MISSING ? (source.values[right] as string) : right === MISSING ? (texts[left] as string) : `${texts[left]} ${source.values[right]}`) - 1;
        known.set(key, code);
      }
      next[row] = code;
    }
    codes = next;
    texts = joined;
  });
  for (const text of texts) values.push(text);
  return { name: '', codes, values };
}
