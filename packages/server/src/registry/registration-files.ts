// Files with registrations, read into registrations: for the console's uploads and for the command line.

import type { RegistrationProblem } from '@amanah/interchange/registrations/problem.ts';
import type { SubmissionFile, Submissions } from '@amanah/interchange/registrations/submission.ts';
import { readSubmissions } from '@amanah/interchange/registrations/submissions.ts';
import { readXlsForm } from '@amanah/interchange/registrations/xlsform.ts';
import type { Registration } from '@amanah/registry/registration.ts';

export const DATE_ORDERS = ['dmy', 'mdy', 'iso'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export interface FilesRead {
  /** The submissions first, then tables of repeats. */
  readonly files: readonly SubmissionFile[];
  /** The XLSForm that they answer. */
  readonly form?: SubmissionFile;
  readonly dates?: DateOrder;
  readonly separator?: ',' | ';' | '\t';
  readonly header?: boolean;
  readonly versions?: 'same' | 'any';
}

/** What was read. No problem holds an answer. */
export interface FilesReading {
  /** Absent where nothing can be used. */
  readonly read?: Submissions;
  readonly title?: string;
  readonly version?: string;
  readonly problems: readonly RegistrationProblem[];
  readonly problemCount: number;
}

/** Reads the form, if there is one, and the submissions. */
export async function readRegistrationFiles({ files, form: formFile, ...options }: FilesRead): Promise<FilesReading> {
  const { form, problems: formProblems } = formFile === undefined ? { form: undefined, problems: [] } : await readXlsForm(formFile);
  if (formFile !== undefined && form === undefined) return { problems: formProblems, problemCount: formProblems.length };
  const read = await readSubmissions(files, { ...options, ...(form === undefined ? {} : { form }) });
  const [problems, problemCount] = [[...formProblems, ...read.problems], formProblems.length + read.problemCount];
  if (read.submissions.length === 0) return { problems, problemCount };
  return { read: { ...read, problems, problemCount }, problems, problemCount, ...(form === undefined ? {} : { title: form.title ?? form.id ?? '', version: form.version ?? '' }) };
}

/** What is kept of a registration that was read: not where it stood in its file. */
export function kept({ at: _at, ...registration }: Registration & { readonly at: string }): Registration {
  return registration;
}
