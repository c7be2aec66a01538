// What is wrong with a publisher's file, row by row. One run shows all problems
// (the first hundred, all counted), so nobody repairs a large file one error at a time.

/** The closed list of what can be wrong with an input file. Messages are for people and may change; codes stay. */
export const PROBLEM_CODES = [
  'empty-file',
  'no-rows',
  'bad-gzip',
  'utf-16',
  'not-utf-8',
  'null-byte',
  'ambiguous-separator',
  'duplicate-column',
  'blank-column-name',
  'bad-column-name',
  'too-many-columns',
  'missing-column',
  'unterminated-quote',
  'text-after-quote',
  'row-too-long',
  'cell-too-long',
  'ragged-row',
  'missing-value',
  'bad-number',
  'ambiguous-number',
  'too-many-decimals',
  'number-out-of-range',
  'bad-date',
  'ambiguous-date',
  'bad-choice',
  'bad-packed-cell',
  'repeated-key',
  'bad-json',
  'bad-mapping',
  'bad-entry',
  'too-large',
  'bad-xml',
  'xml-doctype',
  'bad-zip',
  'zip-bomb',
  'encrypted-file',
  'old-spreadsheet',
  'macro-file',
  'not-a-spreadsheet',
  'too-many-rows',
  'not-a-statement',
  'balance-differs',
  'repeated-line',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing that is wrong. `row` counts rows as a spreadsheet shows them: the header is 1, blank rows count, a quoted line break does not. */
export interface Problem {
  readonly file: string;
  readonly row: number;
  readonly column?: string;
  /** The offending cell only, cut to 80 characters: no other cell of the row is repeated. */
  readonly value?: string;
  readonly expected: string;
  readonly code: ProblemCode;
}

const VALUE_LIMIT = 80;

/** Collects problems: keeps the first `limit`, counts all, and counts them by code. */
export class ProblemList {
  readonly #limit: number;
  readonly #shown: Problem[] = [];
  readonly #byCode = new Map<ProblemCode, number>();
  #count = 0;

  constructor(limit = 100) {
    this.#limit = limit;
  }

  add(problem: Problem): void {
    this.#count += 1;
    this.#byCode.set(problem.code, (this.#byCode.get(problem.code) ?? 0) + 1);
    if (this.#shown.length >= this.#limit) return;
    const { value, ...rest } = problem;
    this.#shown.push(value === undefined ? rest : { ...rest, value: cut(value) });
  }

  /** All problems met, shown or not. */
  get count(): number {
    return this.#count;
  }

  /** The first problems, in the order met. */
  get shown(): readonly Problem[] {
    return this.#shown;
  }

  /** How many problems of each code were met. */
  get byCode(): ReadonlyMap<ProblemCode, number> {
    return this.#byCode;
  }
}

/** One problem as a line for a person: file, row, column, value, what was expected. */
export function describeProblem(problem: Problem): string {
  const place = problem.column === undefined ? `${problem.file}, row ${problem.row}` : `${problem.file}, row ${problem.row}, column ${JSON.stringify(problem.column)}`;
  const found = problem.value === undefined ? '' : `, found ${JSON.stringify(problem.value)}`;
  return `${place}: expected ${problem.expected}${found} (${problem.code})`;
}

function cut(value: string): string {
  const characters = [...value.slice(0, 4 * VALUE_LIMIT)];
  return characters.length <= VALUE_LIMIT ? value : `${characters.slice(0, VALUE_LIMIT - 1).join('')}…`;
}
