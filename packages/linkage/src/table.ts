// Rows by column: each different text is kept once, and a row holds its number.

import { sharedInt32 } from './shared-array.ts';

/** The number that stands where a row has no value. */
export const MISSING = -1;

/** One column: `values[codes[row]]` is the text of a row, and `codes[row]` is MISSING where there is none. */
export interface Column {
  readonly name: string;
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** Rows that lie in columns. */
export interface Table {
  readonly size: number;
  readonly columns: readonly Column[];
}

/** Words that stand for "no value", written exactly so. A column may have a person called Na, so lower case is kept. */
export const WORDS_FOR_MISSING: readonly string[] = ['', 'NA', 'N/A', 'n/a', '#N/A', 'NaN', 'nan', 'NULL', 'null', 'None', 'none', '-', '--', '?', '.', 'unknown', 'Unknown', 'UNKNOWN'];

/** The text of a row in a column, undefined where it is missing. */
export function textAt(column: Column, row: number): string | undefined {
  return column.values[column.codes[row] ?? MISSING];
}

/** The column of that name, undefined where there is none. */
export function columnNamed(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The columns in words for whoever named another: titles as forms have them, and places of all that could be somebody's name in a list without titles. */
export function titlesOf({ columns }: Table): string {
  return columns.map(({ name }, at) => (/^[a-z][a-z0-9_]*$/.test(name) ? name : `column ${at + 1}`)).join(', ');
}

/** A column that takes the text of one row after the other. White space around a value is left out. */
export class GrowingColumn {
  readonly name: string;
  readonly #missing: ReadonlySet<string>;
  readonly #known = new Map<string, number>();
  readonly #values: string[] = [];
  #codes = new Int32Array(1024);

  constructor(name: string, missing: ReadonlySet<string>) {
    this.name = name;
    this.#missing = missing;
  }

  set(row: number, text: string): void {
    if (row >= this.#codes.length) {
      const wider = new Int32Array(this.#codes.length * 2);
      wider.set(this.#codes);
      this.#codes = wider;
    }
    const value = text.trim();
    let code = this.#known.get(value);
    if (code === undefined) {
      code = this.#missing.has(value) ? MISSING : this.#values.push(value) - 1;
      this.#known.set(value, code);
    }
    this.#codes[row] = code;
  }

  finish(size: number): Column {
    const codes = sharedInt32(size);
    codes.set(this.#codes.subarray(0, size));
    return { name: this.name, codes, values: this.#values };
  }
}

/** Takes rows one after the other and gives the table of them. White space around a value is left out. */
export class TableBuilder {
  readonly #columns: readonly GrowingColumn[];
  #size = 0;

  constructor(names: readonly string[], missing: readonly string[] = WORDS_FOR_MISSING) {
    const words = new Set(missing);
    this.#columns = names.map((name) => new GrowingColumn(name, words));
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a row: a text for each column, in their order; a column without one is missing. */
  add(cells: readonly (string | undefined)[]): void {
    for (let at = 0; at < this.#columns.length; at += 1) this.#columns[at]?.set(this.#size, cells[at] ?? '');
    this.#size += 1;
  }

  finish(): Table {
    return { size: this.#size, columns: this.#columns.map((column) => column.finish(this.#size)) };
  }
}

/** A table of rows that are objects, for tests and small work: columns in the order in which they first appear. */
export function tableOf(rows: readonly Readonly<Record<string, string>>[]): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const builder = new TableBuilder(names);
  for (const row of rows) builder.add(names.map((name) => row[name]));
  return builder.finish();
}

/** Rows of several tables, one table after the other; columns of one name are one column. `fileOf` tells the table of a row. */
export function joinTables(tables: readonly Table[]): { readonly table: Table; readonly fileOf: Int32Array } {
  const names = [...new Set(tables.flatMap((table) => table.columns.map((column) => column.name)))];
  const builder = new TableBuilder(names, ['']);
  const fileOf = sharedInt32(tables.reduce((sum, table) => sum + table.size, 0));
  tables.forEach((table, file) => {
    const columns = names.map((name) => columnNamed(table, name));
    for (let row = 0; row < table.size; row += 1) {
      fileOf[builder.size] = file;
      builder.add(columns.map((column) => (column === undefined ? undefined : textAt(column, row))));
    }
  });
  return { table: builder.finish(), fileOf };
}
