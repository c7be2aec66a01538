// Submissions as they leave every reader: answers by question or column, never
// the file's own shape.

import type { FormChoice, QuestionType, Texts } from './form.ts';
import type { RegistrationProblem } from './problem.ts';

/** One file as bytes with its name. The name tells the repeat of a second table (`registration-member.csv`). */
export interface SubmissionFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is read at most. */
export const SUBMISSION_LIMITS = {
  /** Files of one reading. */
  files: 2000,
  /** Bytes of one file that is no workbook (a workbook: 10 MiB), and of all files together. */
  bytes: 50 * 1024 * 1024,
  totalBytes: 100 * 1024 * 1024,
  /** Submissions, and entries of repeats in all. */
  submissions: 100_000,
  entries: 500_000,
  columns: 2000,
  /** Characters of one answer. */
  answer: 10_000,
} as const;

export type SubmissionKind = 'csv' | 'xlsx' | 'kobo' | 'odk';

/** One column or question. */
export interface SubmissionColumn {
  /** Key of its answers: the path of the question, else the title of the column, else `column 3`. */
  readonly key: string;
  /** What a person reads: the label, else the title. */
  readonly label: string;
  /** Labels by language, where a form gives them. */
  readonly labels?: Texts;
  readonly type?: QuestionType;
  readonly choices?: readonly FormChoice[];
  /** The repeat it stands in: key of `members`. */
  readonly repeat?: string;
  /** True for a column that speaks of religion, ethnicity or politics: its answers were not read. */
  readonly sensitive?: true;
}

export type Answers = Readonly<Record<string, string>>;

export interface Submission {
  /** Place in the file: `row 7`, `results[3]`, `file 2`. */
  readonly at: string;
  /** The submission's own id, the same in every export of it; for Kobo and ODK `uuid:…`. */
  readonly instance?: string;
  /** When it was sent, as the server wrote it (YYYY-MM-DD, with a time where it has one). */
  readonly submitted?: string;
  /** Answers by column key; blank ones are left out; choices by their codes, several with a space between. */
  readonly answers: Answers;
  /** Entries of each repeat by its path, in their order; entries of a repeat within a repeat stand under their own path. */
  readonly members: Readonly<Record<string, readonly Answers[]>>;
}

export interface Submissions {
  readonly kind: SubmissionKind;
  readonly columns: readonly SubmissionColumn[];
  readonly submissions: readonly Submission[];
  /** The first of all `problemCount` problems. */
  readonly problems: readonly RegistrationProblem[];
  readonly problemCount: number;
}
