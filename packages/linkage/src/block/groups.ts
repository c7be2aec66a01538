// Records grouped by what a blocking rule says they must share.

import type { BlockingRule } from '../model/model.ts';
import type { PreparedColumn } from '../prepare/prepared.ts';
import { sharedInt32 } from '../shared-array.ts';
import { MISSING } from '../table.ts';

/** The groups of one rule. A record stands in one group, or in one for each item of a set column, or in none. */
export interface Groups {
  /** Members of a group, rising: from `start[group]` to `start[group + 1]`. */
  readonly start: Int32Array;
  readonly members: Int32Array;
  /** Groups of a row, rising: from `rowStart[row]` to `rowStart[row + 1]`; without it a row has the one of `ofRow`. */
  readonly rowStart?: Int32Array;
  readonly ofRow: Int32Array;
  /** What was too large and is left out. */
  readonly left: { readonly groups: number; readonly records: number; readonly pairs: number };
}

/** Entries of a rule before they are grouped: a row and a key, several for a row with a set. */
interface Entries {
  rows: Int32Array;
  keys: Int32Array;
  count: number;
}

/** Groups the rows by a rule. */
export function groupsOf(size: number, rule: BlockingRule, columns: ReadonlyMap<string, PreparedColumn>): Groups {
  const own = rule.columns.map((name) => known(columns, name));
  const set = own.find((column) => column.kind === 'set');
  let entries: Entries = set === undefined ? entriesOfRows(size) : entriesOfItems(size, set);
  for (const column of own) if (column !== set) entries = divide(entries, column);
  let out = { groups: 0, records: 0, pairs: 0 };
  if (rule.most !== undefined) ({ entries, out } = bound(entries, rule.most, (rule.then ?? []).map((name) => known(columns, name))));
  return gather(size, entries, set !== undefined, out);
}

function known(columns: ReadonlyMap<string, PreparedColumn>, name: string): PreparedColumn {
  const column = columns.get(name);
  if (column === undefined) throw new TypeError(`the column ${name} was not prepared`);
  return column;
}

function entriesOfRows(size: number): Entries {
  const rows = new Int32Array(size);
  for (let row = 0; row < size; row += 1) rows[row] = row;
  return { rows, keys: new Int32Array(size), count: size };
}

function entriesOfItems(size: number, { codes, itemStart, items }: PreparedColumn): Entries {
  const [starts, all] = [itemStart as Int32Array, items as Int32Array];
  let count = 0;
  for (let row = 0; row < size; row += 1) {
    const code = codes[row] as number;
    if (code !== MISSING) count += (starts[code + 1] as number) - (starts[code] as number);
  }
  const entries = { rows: new Int32Array(count), keys: new Int32Array(count), count: 0 };
  for (let row = 0; row < size; row += 1) {
    const code = codes[row] as number;
    if (code === MISSING) continue;
    for (let at = starts[code] as number; at < (starts[code + 1] as number); at += 1) {
      entries.rows[entries.count] = row;
      entries.keys[entries.count] = all[at] as number;
      entries.count += 1;
    }
  }
  return entries;
}

/** A table from pairs of numbers to new numbers from 0 on, in typed arrays. */
class PairNumbers {
  #slots: number;
  #lefts: Int32Array;
  #rights: Int32Array;
  #numbers: Int32Array;
  count = 0;

  constructor(expected: number) {
    this.#slots = 1 << Math.max(4, Math.ceil(Math.log2(expected * 1.6 + 1)));
    this.#lefts = new Int32Array(this.#slots);
    this.#rights = new Int32Array(this.#slots);
    this.#numbers = new Int32Array(this.#slots).fill(-1);
  }

  of(left: number, right: number): number {
    const mask = this.#slots - 1;
    let slot = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const found = this.#numbers[slot] as number;
      if (found < 0) break;
      if (this.#lefts[slot] === left && this.#rights[slot] === right) return found;
      slot = (slot + 1) & mask;
    }
    this.#lefts[slot] = left;
    this.#rights[slot] = right;
    this.#numbers[slot] = this.count;
    this.count += 1;
    return this.count - 1;
  }
}

/** Divides entries further by a column; rows without a value in it drop out, and rows that stand alone by now. */
function divide(entries: Entries, column: PreparedColumn): Entries {
  const numbers = new PairNumbers(entries.count);
  const divided = { rows: new Int32Array(entries.count), keys: new Int32Array(entries.count), count: 0 };
  for (let at = 0; at < entries.count; at += 1) {
    const row = entries.rows[at] as number;
    const code = column.codes[row] as number;
    if (code === MISSING) continue;
    divided.rows[divided.count] = row;
    divided.keys[divided.count] = numbers.of(entries.keys[at] as number, code);
    divided.count += 1;
  }
  return withoutLone(divided);
}

/** The entries of groups of two and more, in place. */
function withoutLone(entries: Entries): Entries {
  const sizes = sizesOf(entries);
  let count = 0;
  for (let at = 0; at < entries.count; at += 1) {
    const key = entries.keys[at] as number;
    if (sizes[key] === 1) continue;
    entries.rows[count] = entries.rows[at] as number;
    entries.keys[count] = key;
    count += 1;
  }
  entries.count = count;
  return entries;
}

function sizesOf(entries: Entries): Int32Array {
  let most = -1;
  for (let at = 0; at < entries.count; at += 1) most = Math.max(most, entries.keys[at] as number);
  const sizes = new Int32Array(most + 1);
  for (let at = 0; at < entries.count; at += 1) sizes[entries.keys[at] as number] = (sizes[entries.keys[at] as number] as number) + 1;
  return sizes;
}

/** Divides groups of more than `most` by one column after the other, and leaves out what stays larger. */
function bound(whole: Entries, most: number, then: readonly PreparedColumn[]): { readonly entries: Entries; readonly out: Groups['left'] } {
  let entries = whole;
  for (const column of then) {
    const sizes = sizesOf(entries);
    if (!sizes.some((size) => size > most)) break;
    // Only large groups are numbered anew; the others keep the numbers that they have.
    let large = 0;
    for (const size of sizes) if (size > most) large += size;
    const numbers = new PairNumbers(large);
    const next = { rows: new Int32Array(entries.count), keys: new Int32Array(entries.count), count: 0 };
    for (let at = 0; at < entries.count; at += 1) {
      const [row, key] = [entries.rows[at] as number, entries.keys[at] as number];
      const size = sizes[key] as number;
      const code = size > most ? (column.codes[row] as number) : MISSING;
      if (size === 1 || (size > most && code === MISSING)) continue;
      next.rows[next.count] = row;
      next.keys[next.count] = size > most ? sizes.length + numbers.of(key, code) : key;
      next.count += 1;
    }
    entries = next;
  }
  const sizes = sizesOf(entries);
  const out = { groups: 0, records: 0, pairs: 0 };
  for (const size of sizes) {
    if (size <= most) continue;
    out.groups += 1;
    out.records += size;
    out.pairs += (size * (size - 1)) / 2;
  }
  if (out.groups === 0) return { entries, out };
  const kept = { rows: new Int32Array(entries.count - out.records), keys: new Int32Array(entries.count - out.records), count: 0 };
  for (let at = 0; at < entries.count; at += 1) {
    if ((sizes[entries.keys[at] as number] as number) > most) continue;
    kept.rows[kept.count] = entries.rows[at] as number;
    kept.keys[kept.count] = entries.keys[at] as number;
    kept.count += 1;
  }
  return { entries: kept, out };
}

/** Numbers the groups of two and more, and lays their members side by side. */
function gather(size: number, entries: Entries, isSet: boolean, left: Groups['left']): Groups {
  const sizes = sizesOf(entries);
  const numberOf = new Int32Array(sizes.length).fill(MISSING);
  let count = 0;
  let total = 0;
  sizes.forEach((own, key) => {
    if (own < 2) return;
    numberOf[key] = count;
    count += 1;
    total += own;
  });
  const start = sharedInt32(count + 1);
  sizes.forEach((own, key) => {
    const group = numberOf[key] as number;
    if (group !== MISSING) start[group + 1] = own;
  });
  for (let group = 0; group < count; group += 1) start[group + 1] = (start[group + 1] as number) + (start[group] as number);
  const members = sharedInt32(total);
  const filled = start.slice(0, count);
  const ofRow = sharedInt32(isSet ? total : size);
  if (!isSet) ofRow.fill(MISSING);
  const rowStart = isSet ? sharedInt32(size + 1) : undefined;
  // Entries come in the order of their rows, so members and the groups of a row are laid down in one pass.
  let at = 0;
  for (let entry = 0; entry < entries.count; entry += 1) {
    const row = entries.rows[entry] as number;
    const group = numberOf[entries.keys[entry] as number] as number;
    if (group === MISSING) continue;
    members[filled[group] as number] = row;
    filled[group] = (filled[group] as number) + 1;
    if (rowStart === undefined) ofRow[row] = group;
    else {
      ofRow[at] = group;
      at += 1;
      rowStart[row + 1] = at;
    }
  }
  if (rowStart === undefined) return { start, members, ofRow, left };
  for (let row = 0; row < size; row += 1) {
    rowStart[row + 1] = Math.max(rowStart[row + 1] as number, rowStart[row] as number);
    ofRow.subarray(rowStart[row], rowStart[row + 1]).sort();
  }
  return { start, members, ofRow, rowStart, left };
}

/** Pairs within the groups; a pair that shares two groups counts twice. */
export function pairsWithin({ start }: Groups, from = 0, to = start.length - 1): number {
  let pairs = 0;
  for (let group = from; group < to; group += 1) {
    const size = (start[group + 1] as number) - (start[group] as number);
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}

/** The first group that two rows share, MISSING where they share none. */
export function sharedGroup({ rowStart, ofRow }: Groups, left: number, right: number): number {
  if (rowStart === undefined) return ofRow[left] === ofRow[right] ? (ofRow[left] as number) : MISSING;
  let [i, j] = [rowStart[left] as number, rowStart[right] as number];
  const [iEnd, jEnd] = [rowStart[left + 1] as number, rowStart[right + 1] as number];
  while (i < iEnd && j < jEnd) {
    const difference = (ofRow[i] as number) - (ofRow[j] as number);
    if (difference === 0) return ofRow[i] as number;
    if (difference < 0) i += 1;
    else j += 1;
  }
  return MISSING;
}
