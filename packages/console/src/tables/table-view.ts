// A view of a table: which rows, in which order, in which columns. Pure, and
// quick enough for a hundred thousand rows between two key presses.

import { formatDecimal, parseDecimal } from '@amanah/record/amount.ts';
import type { Column } from '@amanah/projection/report-shape.ts';

export type Cell = string | number;
export type TableRow = readonly Cell[];

export interface TableData {
  readonly name: string;
  readonly title: string;
  readonly treeSize: number;
  readonly noteKeys: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** What the reader chose; it stands in the address, so that a link is exactly this view. */
export interface ViewChoice {
  /** Key of the column sorted by, led by `-` for downwards; empty for the order of the report. */
  readonly sort: string;
  /** Words that must all stand somewhere in a row. */
  readonly search: string;
  /** Texts by column key: exactly this, or with `~` before it, containing it. */
  readonly only: Readonly<Record<string, string>>;
  /** Keys of the columns left out. */
  readonly without: readonly string[];
}

export const NO_CHOICE: ViewChoice = { sort: '', search: '', only: {}, without: [] };

export function choiceIn(query: URLSearchParams): ViewChoice {
  const only: Record<string, string> = {};
  for (const [name, value] of query) if (name.startsWith('is.')) only[name.slice(3)] = value;
  return { sort: query.get('sort') ?? '', search: query.get('q') ?? '', only, without: (query.get('without') ?? '').split(',').filter((one) => one !== '') };
}

export function queryOf({ sort, search, only, without }: ViewChoice): Record<string, string> {
  return {
    ...(search === '' ? {} : { q: search }),
    ...(sort === '' ? {} : { sort }),
    ...(without.length === 0 ? {} : { without: without.join(',') }),
    ...Object.fromEntries(Object.entries(only).map(([key, value]) => [`is.${key}`, value])),
  };
}

export function isNumeric({ type }: Pick<Column, 'type'>): boolean {
  return type === 'amount' || type === 'count';
}

/** The rows of a view as places in `rows`, in its order. `haystacks` are the rows in lower case, made once. */
export function rowsOfView(data: Pick<TableData, 'columns' | 'rows'>, choice: ViewChoice, haystacks: readonly string[]): Uint32Array {
  return sortedRows(data, keptRows(data, choice, haystacks), choice.sort);
}

/** The rows that the search and the filters keep, in the order of the report. */
export function keptRows({ columns, rows }: Pick<TableData, 'columns' | 'rows'>, choice: Pick<ViewChoice, 'search' | 'only'>, haystacks: readonly string[]): Uint32Array {
  const words = choice.search.toLowerCase().split(/\s+/).filter((one) => one !== '');
  const only = Object.entries(choice.only).flatMap(([key, wanted]) => {
    const at = columns.findIndex((column) => column.key === key);
    return at < 0 ? [] : [{ at, wanted: wanted.startsWith('~') ? wanted.slice(1).toLowerCase() : wanted, isPart: wanted.startsWith('~') }];
  });
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let row = 0; row < rows.length; row += 1) {
    if (words.length > 0 && !words.every((word) => (haystacks[row] as string).includes(word))) continue;
    const cells = rows[row] as TableRow;
    const fits = only.every(({ at, wanted, isPart }) => (isPart ? String(cells[at]).toLowerCase().includes(wanted) : String(cells[at]) === wanted));
    if (fits) kept[count++] = row;
  }
  return kept.subarray(0, count);
}

/** Every row as one text to search in. */
export function haystacksOf(rows: readonly TableRow[]): string[] {
  return rows.map((cells) => cells.join('\u0000').toLowerCase());
}

/** Rows in the order of a column. */
export function sortedRows({ columns, rows }: Pick<TableData, 'columns' | 'rows'>, kept: Uint32Array, sort: string): Uint32Array {
  const key = sort.replace(/^-/, '');
  const at = columns.findIndex((column) => column.key === key);
  if (at < 0) return kept;
  const { ranks, last } = ranksOf(rows, columns[at] as Column, at);
  const isDown = sort.startsWith('-');
  // A row that says nothing has rank 0 and stands last, whichever way the others go; rows of one rank stay in their order.
  const placeOf = (row: number): number => {
    const rank = ranks[row] as number;
    return rank === 0 ? last : isDown ? last - rank : rank - 1;
  };
  const starts = new Uint32Array(last + 2);
  for (const row of kept) starts[placeOf(row) + 1] = (starts[placeOf(row) + 1] as number) + 1;
  for (let place = 1; place < starts.length; place += 1) starts[place] = (starts[place] as number) + (starts[place - 1] as number);
  const ordered = new Uint32Array(kept.length);
  for (const row of kept) {
    const place = placeOf(row);
    ordered[starts[place] as number] = row;
    starts[place] = (starts[place] as number) + 1;
  }
  return ordered;
}

/** The rank of every row among the distinct values of a column, from 1 to `last`; 0 where it says nothing. */
interface Ranks {
  readonly ranks: Uint32Array;
  readonly last: number;
}

/** Ranks by the place of their column: a hundred thousand rows have few distinct codes, and these are compared once. */
const KNOWN_RANKS = new WeakMap<readonly TableRow[], Map<number, Ranks>>();

function ranksOf(rows: readonly TableRow[], column: Column, at: number): Ranks {
  const known = KNOWN_RANKS.get(rows) ?? new Map<number, Ranks>();
  KNOWN_RANKS.set(rows, known);
  const found = known.get(at) ?? makeRanks(rows, column, at);
  known.set(at, found);
  return found;
}

function makeRanks(rows: readonly TableRow[], column: Column, at: number): Ranks {
  return (isNumeric(column) ? rankNumbers(rows, at) : undefined) ?? rankTexts(rows, column, at);
}

/** Ranks as the machine orders numbers; undefined where a number is too long for that to be exact. */
function rankNumbers(rows: readonly TableRow[], at: number): Ranks | undefined {
  const values = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const cell = (rows[row] as TableRow)[at] as Cell;
    if (cell !== '' && typeof cell === 'string' && digitsOf(cell, cell.indexOf('.')) === undefined) return undefined;
    values[row] = cell === '' ? Number.NaN : Number(cell);
  }
  // What is no number comes after all numbers.
  const ordered = values.slice().sort();
  let last = 0;
  for (const value of ordered) if (!Number.isNaN(value) && (last === 0 || value !== ordered[last - 1])) ordered[last++] = value;
  const distinct = ordered.subarray(0, last);
  return { ranks: Uint32Array.from(values, (value) => (Number.isNaN(value) ? 0 : placeIn(distinct, value) + 1)), last };
}

/** Where a value stands among ordered ones that hold it. */
function placeIn(ordered: Float64Array, value: number): number {
  let low = 0;
  let high = ordered.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordered[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rankTexts(rows: readonly TableRow[], column: Column, at: number): Ranks {
  const numbers = new Map<string, number>();
  const distinct: string[] = [];
  const ranks = new Uint32Array(rows.length);
  rows.forEach((cells, row) => {
    const text = String(cells[at]);
    let number = numbers.get(text);
    if (number === undefined) {
      number = text === '' || (isNumeric(column) && numberKey(text) === '') ? 0 : distinct.push(text);
      numbers.set(text, number);
    }
    ranks[row] = number;
  });
  const compare = comparer(column, distinct);
  const order = Uint32Array.from(distinct, (_, index) => index).sort(compare);
  const rankOf = new Uint32Array(distinct.length + 1);
  let last = 0;
  order.forEach((index, place) => {
    if (place === 0 || compare(order[place - 1] as number, index) !== 0) last += 1;
    rankOf[index + 1] = last;
  });
  return { ranks: ranks.map((number) => rankOf[number] as number), last };
}

/** How two distinct values stand to each other: numbers exactly, days as texts, the rest as a reader would look them up. */
function comparer(column: Column, distinct: readonly string[]): (a: number, b: number) => number {
  const text = (index: number): string => distinct[index] as string;
  const plainly = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  if (isNumeric(column)) return (a, b) => plainly(numberKey(text(a)), numberKey(text(b)));
  if (column.type === 'day' || column.type === 'month') return (a, b) => plainly(text(a), text(b));
  const collator = new Intl.Collator(undefined, { numeric: true });
  return (a, b) => collator.compare(text(a), text(b));
}

/** A text that sorts as its number does, exactly: sign, number of digits, digits. */
export function numberKey(text: string): string {
  const match = /^(-?)0*(\d*)(?:\.(\d*))?$/.exec(text);
  if (match === null || text === '') return '';
  const [, minus, whole = '', fraction = ''] = match;
  const digits = `${String(whole.length).padStart(4, '0')}${whole}.${fraction.replace(/0+$/, '')}`;
  if (minus !== '-') return `1${digits}`;
  // Below zero the larger number comes first: every digit is turned round, and shorter comes after longer.
  return `0${[...digits].map((mark) => (mark === '.' ? mark : String(9 - Number(mark)))).join('')}~`;
}

/** Sums of what is shown: only in columns that may be added, and apart for every group within which they may. */
export interface ViewSum {
  /** The values within which it adds, by column key. */
  readonly within: Readonly<Record<string, string>>;
  /** By column key. */
  readonly sums: Readonly<Record<string, string>>;
}

const SUM_SCALE = 9;
/** Whole numbers of so many digits add up in machine numbers without loss, if what they come to is moved over in time. */
const QUICK_DIGITS = 15;
const QUICK_MAX = 2 ** 52;

/** A sum of decimals, exact. Short ones are added as machine numbers, apart for each number of decimals. */
class ExactSum {
  #least = 0n;
  #decimals = 0;
  readonly #quick: number[] = [];

  /** Adds a decimal; false where the text is none. */
  add(text: string): boolean {
    const point = text.indexOf('.');
    const decimals = point < 0 ? 0 : text.length - point - 1;
    const digits = decimals > SUM_SCALE ? undefined : digitsOf(text, point);
    if (digits === undefined) {
      const least = parseDecimal(text, SUM_SCALE);
      if (least === undefined) return false;
      this.#least += least;
    } else {
      const sum = (this.#quick[decimals] ?? 0) + digits;
      this.#quick[decimals] = sum;
      if (sum > QUICK_MAX || sum < -QUICK_MAX) this.#move(decimals);
    }
    this.#decimals = Math.max(this.#decimals, decimals);
    return true;
  }

  /** The sum with as many decimals as the longest of what was added. */
  text(): string {
    for (let decimals = 0; decimals <= SUM_SCALE; decimals += 1) this.#move(decimals);
    return formatDecimal(this.#least / 10n ** BigInt(SUM_SCALE - this.#decimals), this.#decimals);
  }

  #move(decimals: number): void {
    this.#least += BigInt(this.#quick[decimals] ?? 0) * 10n ** BigInt(SUM_SCALE - decimals);
    this.#quick[decimals] = 0;
  }
}

/** The digits of a plain decimal as one whole number; undefined where it is written otherwise or too long. */
function digitsOf(text: string, point: number): number | undefined {
  const isNegative = text.charCodeAt(0) === 45;
  const from = isNegative ? 1 : 0;
  if (text.length - from > QUICK_DIGITS || text.length === from || point === from || point === text.length - 1) return undefined;
  let digits = 0;
  for (let at = from; at < text.length; at += 1) {
    if (at === point) continue;
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    digits = digits * 10 + digit;
  }
  return isNegative ? -digits : digits;
}

export function sumsOfView({ columns, rows }: Pick<TableData, 'columns' | 'rows'>, kept: Uint32Array): readonly ViewSum[] {
  const groups = new Map<string, { readonly within: Record<string, string>; readonly sums: Map<string, ExactSum> }>();
  columns.forEach((column, at) => {
    if (column.totalWithin === undefined) return;
    const within = column.totalWithin.map((key) => columns.findIndex((one) => one.key === key));
    for (const row of kept) {
      const cells = rows[row] as TableRow;
      const text = String(cells[at]);
      if (text === '') continue;
      const values = within.map((one) => String(cells[one] ?? ''));
      const of = values.join('\u0000');
      const group = groups.get(of) ?? { within: Object.fromEntries((column.totalWithin ?? []).map((key, place) => [key, values[place] as string])), sums: new Map<string, ExactSum>() };
      const sum = group.sums.get(column.key) ?? new ExactSum();
      if (!sum.add(text)) continue;
      groups.set(of, group);
      group.sums.set(column.key, sum);
    }
  });
  return [...groups.values()].map(({ within, sums }) => ({
    within,
    sums: Object.fromEntries([...sums].map(([key, sum]) => [key, sum.text()])),
  }));
}

/** The part of a long list that is drawn: the rows in sight and some around them. */
export function windowOf({ count, rowHeight, top, height, around = 12 }: { readonly count: number; readonly rowHeight: number; readonly top: number; readonly height: number; readonly around?: number }): { readonly from: number; readonly to: number } {
  const first = Math.floor(Math.max(0, top) / rowHeight) - around;
  const last = Math.ceil((Math.max(0, top) + height) / rowHeight) + around;
  return { from: Math.max(0, Math.min(first, count)), to: Math.max(0, Math.min(last, count)) };
}
