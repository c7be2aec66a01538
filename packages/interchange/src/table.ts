// The loop every table format shares: header check, blank rows, and rows with
// their typed accessors.

import { readCsv } from './csv/read.ts';
import { Row } from './row.ts';
import type { ProblemList } from './problem.ts';
import type { InputFile, Progress, ReadEvent, ReadOptions } from './statement.ts';

/** What a pass over one table yields: events that go straight to the engine, and rows to interpret. */
export type RowEvent = { readonly event: ReadEvent } | { readonly row: Row };

/**
 * Reads one table whose header must have the `essential` columns; without one of them reading ends with one problem that names all that are missing.
 * Cells of columns that are not in `takes` are left out: what is recorded is published, and nobody has judged that an unknown column
 * (a driver's name, a telephone number) may be.
 */
export async function* readRows(
  index: number,
  file: InputFile,
  essential: readonly string[] | ((header: readonly string[]) => readonly string[]),
  pass: {
    readonly takes: readonly string[];
    readonly options: ReadOptions;
    readonly problems: ProblemList;
    readonly progress?: ((progress: Progress) => void) | undefined;
  },
): AsyncGenerator<RowEvent, void, undefined> {
  const takes = new Set(pass.takes);
  for await (const found of readCsv(file, pass.options, pass.problems, pass.progress)) {
    if ('blank' in found) {
      yield { event: { file: index, skipped: 'blank-row', line: found.blank } };
    } else if ('header' in found) {
      const wanted = typeof essential === 'function' ? essential(found.header) : essential;
      const missing = wanted.filter((column) => !found.header.includes(column));
      if (missing.length > 0) {
        const names = missing.map((column) => JSON.stringify(column)).join(', ');
        pass.problems.add({ file: file.name, row: 1, expected: `the column${missing.length > 1 ? 's' : ''} ${names} in the header`, code: 'missing-column' });
        return;
      }
      yield { event: { file: index, header: found.header, leftOut: found.header.filter((column) => !takes.has(column)) } };
    } else {
      yield { row: new Row(file.name, found.row, cellsTaken(found.cells, takes), pass.problems) };
    }
  }
}

/** The cells of the columns that may be recorded. */
export function cellsTaken(cells: Readonly<Record<string, string>>, takes: ReadonlySet<string>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(cells).filter(([column]) => takes.has(column)));
}

/** Counts how often a key was met, so that rows without an id of their own get a stable key: `key`, `key#2`, `key#3`. */
export class Occurrences {
  readonly #met = new Map<string, number>();

  next(key: string): string {
    const count = (this.#met.get(key) ?? 0) + 1;
    this.#met.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  }
}
