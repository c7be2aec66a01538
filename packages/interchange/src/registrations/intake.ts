// Where the readers of all formats put what they found: columns, and records of
// raw cells with their places. What comes out is checked answers.

import type { DateOrder } from '../statement.ts';
import { AnswerReader, plainAnswer } from './answers.ts';
import { isSensitive } from './column-words.ts';
import { textIn, type Form, type FormQuestion } from './form.ts';
import { RegistrationProblems } from './problem.ts';
import { SUBMISSION_LIMITS, type Answers, type Submission, type SubmissionColumn, type SubmissionKind, type Submissions } from './submission.ts';
import { instanceOf, submittedOf, type MetaName } from './submission-meta.ts';

/** A column or question that answers are put under. */
export interface Target {
  readonly column: SubmissionColumn;
  readonly question?: FormQuestion;
}

/** One cell with its place, as found. */
export interface RawCell {
  readonly target: Target;
  readonly text: string;
  readonly at: string;
  /** True for a cell that a spreadsheet reckoned. */
  readonly formula?: true;
}

/** One submission as found. `entries` are those of its repeats, by path, each with a key that keeps their order. */
export interface RawSubmission {
  readonly at: string;
  readonly meta: Map<MetaName, string>;
  readonly cells: RawCell[];
  readonly entries: Map<string, Map<string, RawCell[]>>;
  /** Set when it is already known to be wrong; the problem is told. */
  isRefused: boolean;
}

/** The ids that Kobo gives to forms and to their versions; the form itself, as a sheet, says others. */
const KOBO_FORM = /^a[A-Za-z0-9]{21}$/;
const KOBO_VERSION = /^v[A-Za-z0-9]{21}$/;

/** Types of questions that are asked of the device or of whoever holds it, or are not asked at all. */
const NOT_ANSWERS = new Set(['note', 'deviceid', 'subscriberid', 'simserial', 'phonenumber', 'username', 'email', 'audit', 'image', 'audio', 'video', 'file', 'background-audio', 'start-geopoint', 'background-geopoint']);

/** True for questions whose answers are read: notes, attachments and what the device says of itself are left out. */
export function isRead(question: FormQuestion): boolean {
  return !NOT_ANSWERS.has(question.type) && !/^\/[^/]+\/meta\//.test(question.path);
}

export interface IntakeOptions {
  readonly form?: Form;
  readonly dates?: DateOrder;
  readonly versions?: 'same' | 'any';
}

export class Intake {
  readonly form: Form | undefined;
  readonly problems = new RegistrationProblems();
  readonly #versions: 'same' | 'any';
  readonly #answers: AnswerReader | undefined;
  readonly #targets = new Map<string, Target>();
  readonly #found: RawSubmission[] = [];
  #entries = 0;

  constructor({ form, dates, versions = 'same' }: IntakeOptions) {
    this.form = form;
    this.#versions = versions;
    this.#answers = form === undefined ? undefined : new AnswerReader(form, dates);
    for (const question of form?.questions ?? []) {
      if (!isRead(question) || form === undefined) continue;
      const choices = question.list !== undefined && Object.hasOwn(form.lists, question.list) ? form.lists[question.list] : undefined;
      const sensitive = isSensitive([question.name, question.path.slice(form.root.length + 2), question.list ?? '', ...Object.values(question.labels)]);
      const column: SubmissionColumn = {
        key: question.path,
        label: textIn(question.labels, undefined, form.defaultLanguage, question.name),
        labels: question.labels,
        type: question.type,
        ...(choices === undefined ? {} : { choices }),
        ...(question.repeat === undefined ? {} : { repeat: question.repeat }),
        ...(sensitive ? { sensitive: true as const } : {}),
      };
      this.#targets.set(question.path, { column, question });
    }
  }

  /** Where answers to a question go; undefined for questions that are not read. */
  question(question: FormQuestion): Target | undefined {
    return this.#targets.get(question.path);
  }

  /** Where answers of a column go that no form describes. */
  column(key: string, repeat?: string): Target {
    const id = repeat === undefined ? key : `${repeat}\0${key}`;
    const known = this.#targets.get(id);
    if (known !== undefined) return known;
    if (this.#targets.size === SUBMISSION_LIMITS.columns && !this.problems.refused) this.problems.add('file', 'too-many-columns', `at most ${SUBMISSION_LIMITS.columns} columns are read: leave some out of the export`, 'file');
    if (this.#targets.size >= SUBMISSION_LIMITS.columns) return [...this.#targets.values()].at(-1) as Target;
    const target: Target = { column: { key, label: key, ...(repeat === undefined ? {} : { repeat }), ...(isSensitive([key]) ? { sensitive: true as const } : {}) } };
    this.#targets.set(id, target);
    return target;
  }

  /** True when a choice of the list has this code or label. */
  hasChoice(question: FormQuestion, text: string): string | undefined {
    return this.#answers?.index(question)?.code(text);
  }

  /** Opens a submission. Undefined, with one problem, beyond the limit. */
  open(at: string): RawSubmission | undefined {
    if (this.#found.length >= SUBMISSION_LIMITS.submissions) {
      if (!this.problems.refused) this.problems.add(at, 'too-many-rows', `at most ${SUBMISSION_LIMITS.submissions} submissions are read at once: part the file`, 'file');
      return undefined;
    }
    const found: RawSubmission = { at, meta: new Map(), cells: [], entries: new Map(), isRefused: false };
    this.#found.push(found);
    return found;
  }

  /** The cells of one entry of a repeat. */
  entry(submission: RawSubmission, repeat: string, key: string): RawCell[] {
    const entries = submission.entries.get(repeat) ?? new Map<string, RawCell[]>();
    submission.entries.set(repeat, entries);
    const cells = entries.get(key) ?? [];
    if (!entries.has(key)) {
      this.#entries += 1;
      if (this.#entries === SUBMISSION_LIMITS.entries + 1) this.problems.add(submission.at, 'too-many-rows', `at most ${SUBMISSION_LIMITS.entries} entries of repeats are read at once: part the file`, 'file');
      if (this.#entries <= SUBMISSION_LIMITS.entries) entries.set(key, cells);
    }
    return cells;
  }

  refuse(submission: RawSubmission, at: string, code: Parameters<RegistrationProblems['add']>[1], message: string): void {
    submission.isRefused = true;
    this.problems.add(at, code, message, 'submission');
  }

  /** Everything that was found, checked. */
  end(kind: SubmissionKind): Submissions {
    const seen = new Set<string>();
    const submissions: Submission[] = [];
    for (const found of this.#found) {
      const one = this.#submission(found, seen);
      if (one !== undefined) submissions.push(one);
    }
    const { shown, count, refused } = this.problems;
    return { kind, columns: [...this.#targets.values()].map(({ column }) => column), submissions: refused ? [] : submissions, problems: shown, problemCount: count };
  }

  #submission(found: RawSubmission, seen: Set<string>): Submission | undefined {
    if (!found.isRefused) this.#checkVersion(found);
    const answers = this.#checked(found, found.cells);
    const members: [string, readonly Answers[]][] = [];
    for (const [repeat, entries] of found.entries) {
      members.push([repeat, [...entries.values()].map((cells) => this.#checked(found, cells)).filter((entry) => Object.keys(entry).length > 0)]);
    }
    if (found.isRefused) return undefined;
    const instance = instanceOf(found.meta);
    if (instance !== undefined && seen.has(instance)) {
      this.problems.add(found.at, 'submission-repeated', 'this submission stands in the files already: it is read once', 'submission');
      return undefined;
    }
    if (instance !== undefined) seen.add(instance);
    const submitted = submittedOf(found.meta.get('submitted'));
    return { at: found.at, ...(instance === undefined ? {} : { instance }), ...(submitted === undefined ? {} : { submitted }), answers, members: Object.fromEntries(members) };
  }

  #checkVersion(found: RawSubmission): void {
    const { form } = this;
    if (form === undefined) return;
    const id = found.meta.get('form');
    if (id !== undefined && form.id !== undefined && id !== form.id && (KOBO_FORM.test(form.id) || !KOBO_FORM.test(id))) return this.refuse(found, found.at, 'other-form', 'this answers another form: take the definition of that form');
    const version = found.meta.get('version');
    if (this.#versions === 'any' || version === undefined || form.version === undefined || sameVersion(version, form.version)) return;
    if (KOBO_VERSION.test(version) && !KOBO_VERSION.test(form.version)) return;
    this.refuse(found, found.at, 'other-version', 'this answers another version of the form: take the definition of that version, or say that one definition reads all versions');
  }

  #checked(found: RawSubmission, cells: readonly RawCell[]): Answers {
    const answers = new Map<string, string>();
    for (const { target, text, at, formula } of cells) {
      if (target.column.sensitive === true) continue;
      if (formula === true) {
        this.refuse(found, at, 'formula', 'this cell is reckoned by a formula: copy the column and paste it as values');
        continue;
      }
      const read = target.question === undefined || this.#answers === undefined ? plainAnswer(text) : this.#answers.read(target.question, text);
      if (!read.ok) this.refuse(found, at, read.code, read.message);
      else if (read.text !== '') answers.set(target.column.key, read.text);
    }
    return Object.fromEntries(answers);
  }
}

function sameVersion(left: string, right: string): boolean {
  const plain = (text: string): string => text.trim().replace(/\.0+$/, '');
  return plain(left) === plain(right);
}
