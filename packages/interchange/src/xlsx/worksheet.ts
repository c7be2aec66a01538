// The cells of one sheet while it is read. Cells without a value count for
// nothing, however far out a style was painted.

import { tidyCell } from '../csv/read.ts';
import type { Problem } from '../problem.ts';
import { columnLetters, type SheetRow } from '../sheet/rows.ts';
import { XmlFault, type XmlListener } from '../xml/read.ts';
import type { SheetBudget, WorkbookForm } from './read.ts';
import { dateText, placeOf, plainNumber, unescaped } from './values.ts';

/** Longest text of a cell. */
const CELL_TEXT_MAX = 32_767;
/** Cells with a formula that are named. */
const FORMULAS_MAX = 100_000;

export class WorksheetListener implements XmlListener {
  readonly rows: SheetRow[] = [];
  readonly formulas: { readonly row: number; readonly column: number }[] = [];
  readonly #sheet: string;
  readonly #form: WorkbookForm;
  readonly #budget: SheetBudget;
  readonly #report: (problem: Omit<Problem, 'file'>) => void;
  #row = 0;
  #column = 0;
  #cells: string[] = [];
  #type = 'n';
  #style = 0;
  #value: string | undefined;
  #text = '';
  #aside = 0;
  #inCell = false;

  constructor(sheet: string, form: WorkbookForm, budget: SheetBudget, report: (problem: Omit<Problem, 'file'>) => void) {
    this.#sheet = sheet;
    this.#form = form;
    this.#budget = budget;
    this.#report = report;
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    if (name === 'row') {
      this.#row = this.#next(attributes['r'], this.#row, line);
      this.#column = 0;
      this.#cells = [];
    } else if (name === 'c') {
      const place = attributes['r'] === undefined ? undefined : placeOf(attributes['r']);
      if (attributes['r'] !== undefined && (place === undefined || place.row !== this.#row)) throw new XmlFault('bad-xml', line, `a cell of row ${this.#row}, got ${attributes['r'].slice(0, 20)}`);
      const column = place?.column ?? this.#column + 1;
      if (column <= this.#column) throw new XmlFault('bad-xml', line, `cells in order, got ${String(attributes['r']).slice(0, 20)} after column ${columnLetters(this.#column)}`);
      this.#column = column;
      this.#type = attributes['t'] ?? 'n';
      this.#style = Number(attributes['s'] ?? '0');
      this.#value = undefined;
      this.#text = '';
      this.#inCell = true;
    } else if (name === 'rPh') this.#aside += 1;
  }

  close(name: string, text: string, line: number): void {
    if (name === 'v' && this.#inCell) this.#value = text;
    else if (name === 't' && this.#inCell && this.#aside === 0) this.#text += text;
    else if (name === 'f' && this.#inCell && this.formulas.length < FORMULAS_MAX) this.formulas.push({ row: this.#row, column: this.#column });
    else if (name === 'rPh') this.#aside -= 1;
    else if (name === 'c') {
      this.#inCell = false;
      this.#take(line);
    } else if (name === 'row') {
      while (this.#cells.length > 0 && this.#cells.at(-1) === '') this.#cells.pop();
      if (this.#cells.length > 0) this.rows.push({ row: this.#row, cells: this.#cells });
    }
  }

  /** The number of this row: as stated, above the one before. */
  #next(stated: string | undefined, before: number, line: number): number {
    if (stated === undefined) return before + 1;
    const row = /^[1-9]\d{0,6}$/.test(stated) ? Number(stated) : 0;
    if (row <= before) throw new XmlFault('bad-xml', line, `rows in order, got ${stated.slice(0, 20)} after ${before}`);
    return row;
  }

  #take(line: number): void {
    const text = this.#cellText();
    if (text === '') return;
    this.#budget.cells += 1;
    this.#budget.characters += text.length;
    const { rows, columns, cells, characters } = this.#budget.limits;
    if (this.#row > rows) throw new XmlFault('too-many-rows', line, `at most ${rows} rows in a sheet, and ${JSON.stringify(this.#sheet.slice(0, 60))} has text in row ${this.#row}`);
    if (this.#column > columns) throw new XmlFault('too-many-columns', line, `at most ${columns} columns in a sheet, and ${JSON.stringify(this.#sheet.slice(0, 60))} has text in column ${columnLetters(this.#column)}`);
    if (this.#budget.cells > cells || this.#budget.characters > characters) throw new XmlFault('too-large', line, `at most ${cells} cells and ${characters} characters`);
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells[this.#column - 1] = text;
  }

  #cellText(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's': return this.#shared(value);
      case 'inlineStr': return this.#bounded(this.#text);
      case 'str': return this.#bounded(value ?? '');
      case 'b': return value === undefined ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
      case 'd': return value ?? '';
      // The error of a formula (#N/A) stays as text: whoever wants a value there refuses it.
      case 'e': return this.#bounded(value ?? '');
      case 'n': return value === undefined || value === '' ? '' : this.#number(value);
      default: return this.#fault(this.#type, 'a cell of a type that workbooks have', 'bad-choice');
    }
  }

  #shared(value: string | undefined): string {
    if (value === undefined) return '';
    const text = /^\d{1,7}$/.test(value) ? this.#form.strings[Number(value)] : undefined;
    return text === undefined ? this.#fault(value, 'a text that the workbook holds: the file is damaged', 'bad-xml') : this.#bounded(text);
  }

  #number(value: string): string {
    if (this.#form.dateStyles[this.#style] === true) {
      const day = dateText(value, this.#form.is1904);
      if (day !== undefined) return day;
    }
    // A number that is no day in a cell for days stays the number it is: whoever wants a day there refuses it.
    return plainNumber(value) ?? this.#fault(value, 'a number', 'bad-number');
  }

  #bounded(text: string): string {
    if (text.length > CELL_TEXT_MAX * 7) return this.#fault(text, `at most ${CELL_TEXT_MAX} characters`, 'cell-too-long');
    const plain = tidyCell(unescaped(text)).replaceAll('\0', '');
    return plain.length > CELL_TEXT_MAX ? this.#fault(plain, `at most ${CELL_TEXT_MAX} characters, got ${plain.length}`, 'cell-too-long') : plain;
  }

  #fault(value: string | undefined, expected: string, code: Problem['code']): '' {
    this.#report({ row: this.#row, column: `${this.#sheet.slice(0, 60)}!${columnLetters(this.#column)}`, ...(value === undefined ? {} : { value }), expected, code });
    return '';
  }
}
