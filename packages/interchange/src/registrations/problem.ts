// What is wrong with a form, a file of submissions or a registration. A place,
// a code and what to do: never what a person answered, so that a problem can be
// shown, logged and sent on like any other message (principle P7).

/** The closed list of codes. Messages are for people and may change; codes stay. */
export const REGISTRATION_PROBLEM_CODES = [
  // files
  'empty-file',
  'no-rows',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'too-many-files',
  'damaged-file',
  'not-utf-8',
  'bad-json',
  'bad-xml',
  'encrypted-file',
  'macro-file',
  'old-spreadsheet',
  'not-a-form',
  'not-submissions',
  // forms
  'duplicate-column',
  'missing-column',
  'missing-type',
  'missing-name',
  'bad-type',
  'bad-name',
  'duplicate-name',
  'unbalanced-group',
  'missing-list',
  'bad-choice-list',
  'not-supported',
  'missing-calculation',
  // submissions
  'no-header',
  'ambiguous-column',
  'unknown-column',
  'ragged-row',
  'bad-cell',
  'formula',
  'unknown-choice',
  'bad-number',
  'bad-date',
  'ambiguous-date',
  'encrypted-submission',
  'other-form',
  'other-version',
  'submission-repeated',
  'no-parent',
  'repeat-missing',
  'more-pages',
  // mappings and registrations
  'bad-mapping',
  'sensitive-column',
  'no-head',
  'size-below-members',
  'bad-size',
  'bad-phone',
  'future-birth',
  'bad-birth',
  'bad-registered',
] as const;
export type RegistrationProblemCode = (typeof REGISTRATION_PROBLEM_CODES)[number];

/**
 * One thing that is wrong. `at` is the place in the file: `row 7`, `row 7, column C`, `sheet 2, row 7`, `results[3].age`,
 * `survey, row 9`. `drops` says what is left out because of it: the whole file, one submission (a household with its
 * members), one answer, or nothing.
 */
export interface RegistrationProblem {
  readonly at: string;
  readonly code: RegistrationProblemCode;
  readonly message: string;
  readonly drops: 'file' | 'submission' | 'answer' | 'nothing';
}

/** Most problems that are kept; all are counted. */
export const PROBLEMS_SHOWN = 200;

/** How often one kind of problem was met, with the words of the first. */
export interface ProblemKind {
  readonly code: RegistrationProblemCode;
  readonly drops: RegistrationProblem['drops'];
  readonly message: string;
  readonly count: number;
}

/** Collects problems: keeps the first `PROBLEMS_SHOWN`, counts all. */
export class RegistrationProblems {
  readonly #shown: RegistrationProblem[] = [];
  readonly #kinds = new Map<string, ProblemKind>();
  #count = 0;
  #refused = false;

  add(at: string, code: RegistrationProblemCode, message: string, drops: RegistrationProblem['drops']): void {
    this.#count += 1;
    if (drops === 'file') this.#refused = true;
    const kind = `${code} ${drops}`;
    const met = this.#kinds.get(kind);
    this.#kinds.set(kind, met === undefined ? { code, drops, message, count: 1 } : { ...met, count: met.count + 1 });
    if (this.#shown.length < PROBLEMS_SHOWN) this.#shown.push({ at, code, message, drops });
  }

  /** Every kind of problem that was met, the most frequent first. */
  get kinds(): readonly ProblemKind[] {
    return [...this.#kinds.values()].sort((one, other) => other.count - one.count);
  }

  /** All problems met, shown or not. */
  get count(): number {
    return this.#count;
  }

  /** True when a problem leaves out a whole file. */
  get refused(): boolean {
    return this.#refused;
  }

  get shown(): readonly RegistrationProblem[] {
    return this.#shown;
  }
}
