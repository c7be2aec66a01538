// Typed access to one row's cells: each accessor either gives the value or
// reports the problem with file, row and column and gives undefined.

import { LEAST_MAX, parseDecimal } from '@amanah/record/amount.ts';
import { CODE_PATTERN } from '@amanah/record/account.ts';
import { parseDate } from './csv/date.ts';
import { westernDigits } from './csv/digits.ts';
import { parseNumber, type NumberStyle } from './csv/number.ts';
import type { ProblemCode, ProblemList } from './problem.ts';
import type { DateOrder } from './statement.ts';

/** One row of a file, with the problem list it reports to. */
export class Row {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly #problems: ProblemList;
  #isRounded = false;

  constructor(file: string, line: number, cells: Readonly<Record<string, string>>, problems: ProblemList) {
    this.file = file;
    this.line = line;
    this.cells = cells;
    this.#problems = problems;
  }

  /** The cell, or undefined when it is blank or the column is absent. */
  text(column: string): string | undefined {
    return Object.hasOwn(this.cells, column) ? this.cells[column] : undefined;
  }

  /** The cell; reports `missing-value` when it is blank. */
  needed(column: string, expected: string, limit = 400): string | undefined {
    const cell = this.text(column);
    if (cell === undefined) return this.fault(column, expected, 'missing-value');
    return this.within(column, cell, limit);
  }

  /** A needed id of at most 100 characters. A program that writes the digits of another script changes no id. */
  id(column: string, expected: string): string | undefined {
    const cell = this.needed(column, expected, 100);
    return cell === undefined ? undefined : westernDigits(cell);
  }

  /** The text when it is at most `limit` characters; reports `cell-too-long` otherwise. */
  within(column: string, text: string, limit = 400): string | undefined {
    return text.length > limit ? this.fault(column, `at most ${limit} characters, got ${text.length}`, 'cell-too-long') : text;
  }

  /** The cell as it is when it can stand as a code; reports otherwise. */
  code(column: string, expected: string): string | undefined {
    const cell = this.needed(column, expected);
    if (cell === undefined) return undefined;
    return CODE_PATTERN.test(cell) ? cell : this.fault(column, `${expected}: letters, digits and ._-+/&'(),# without spaces, at most 120 characters`, 'bad-choice');
  }

  /** A needed date as YYYY-MM-DD. */
  date(column: string, order: DateOrder | undefined): string | undefined {
    const cell = this.text(column);
    if (cell === undefined) return this.fault(column, 'a day such as 2024-05-31', 'missing-value');
    const read = parseDate(cell, order);
    return read.ok ? read.day : this.fault(column, read.expected, read.code);
  }

  /** A needed number in least units of `scale` decimals. */
  number(column: string, scale: number, style: NumberStyle = {}): bigint | undefined {
    const cell = this.text(column);
    if (cell === undefined) return this.fault(column, 'a number', 'missing-value');
    return this.numberIn(column, cell, scale, style);
  }

  /** A needed number of zero or more in least units of `scale` decimals. */
  quantity(column: string, scale: number, style: NumberStyle = {}): bigint | undefined {
    const least = this.number(column, scale, style);
    return least !== undefined && least < 0n ? this.fault(column, 'a number of zero or more', 'number-out-of-range') : least;
  }

  /** A needed number of zero or more; decimals beyond `scale` are rounded half to even, and `isRounded` then says so. */
  roundedQuantity(column: string, scale: number, style: NumberStyle = {}): bigint | undefined {
    const read = parseNumber(this.text(column) ?? '', style);
    const fraction = read.ok ? (read.plain.split('.')[1] ?? '') : '';
    if (!read.ok || fraction.length <= scale) return this.quantity(column, scale, style);
    const digits = BigInt(read.plain.replace('.', ''));
    if (digits < 0n) return this.fault(column, 'a number of zero or more', 'number-out-of-range');
    const rounded = roundedHalfEven(digits, 10n ** BigInt(fraction.length - scale));
    if (rounded > LEAST_MAX) return this.fault(column, 'a number below 2^62 least units', 'number-out-of-range');
    this.#isRounded = true;
    return rounded;
  }

  /** True when a number of this row was rounded. */
  get isRounded(): boolean {
    return this.#isRounded;
  }

  /** Reads `text`, a part of the cell in `column`, as a number in least units. */
  numberIn(column: string, text: string, scale: number, style: NumberStyle = {}): bigint | undefined {
    const read = parseNumber(text, style);
    if (!read.ok) return this.fault(column, read.expected, read.code);
    const fraction = read.plain.split('.')[1] ?? '';
    if (fraction.length > scale) return this.fault(column, scale === 0 ? 'a whole number' : `at most ${scale} decimals`, 'too-many-decimals');
    return parseDecimal(read.plain, scale) ?? this.fault(column, 'a number below 2^62 least units', 'number-out-of-range');
  }

  /** Reports a problem of this row; gives undefined, so that it can stand where a value was wanted. */
  fault(column: string, expected: string, code: ProblemCode): undefined {
    const value = this.text(column);
    this.#problems.add({ file: this.file, row: this.line, column, ...(value === undefined ? {} : { value }), expected, code });
    return undefined;
  }
}

function roundedHalfEven(value: bigint, unit: bigint): bigint {
  const whole = value / unit;
  const twice = (value % unit) * 2n;
  return twice > unit || (twice === unit && whole % 2n === 1n) ? whole + 1n : whole;
}
