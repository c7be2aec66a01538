// A table as rows of text, before anybody knows which row is the header: what
// a spreadsheet, a CSV file and a paste have in common.

/** One row with the number a spreadsheet shows for it. Blank cells are empty texts. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** One sheet. `hidden` ones are named so that nobody imports them by mistake. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  /** The first cells whose value a formula reckoned; absent where there are none, and for CSV. */
  readonly formulas?: readonly { readonly row: number; readonly column: number }[];
}

/** What is read of one table at most, and of all sheets of a workbook together for cells and characters. */
export interface SheetLimits {
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly characters: number;
}

/** Limits of a table that is held in memory as a whole. */
export const SHEET_LIMITS: SheetLimits = { rows: 200_000, columns: 200, cells: 4_000_000, characters: 50_000_000 };

/** The name of a column as a spreadsheet shows it: 1 is A, 27 is AA. */
export function columnLetters(number: number): string {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The cells of all rows by their place: blank rows are there as empty lists, so that the row at index 4 is row 5. */
export function rowsInPlace(rows: readonly SheetRow[]): (readonly string[])[] {
  const grid: (readonly string[])[] = [];
  for (const { row, cells } of rows) {
    while (grid.length < row - 1) grid.push([]);
    grid.push(cells);
  }
  return grid;
}
