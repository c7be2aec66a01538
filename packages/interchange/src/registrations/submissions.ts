// Submissions of Kobo and ODK in all the shapes that they are exported in, and
// plain lists: one call, whatever the files are.

import { concat } from '@amanah/log/bytes.ts';
import { ProblemList } from '../problem.ts';
import { readCsvSheet } from '../sheet/csv-rows.ts';
import type { DateOrder } from '../statement.ts';
import { readXlsx } from '../xlsx/read.ts';
import { ZipArchive, ZipFault, type ZipEntry } from '../zip/archive.ts';
import { fileKind, inputFile, type FileKind } from './file-kind.ts';
import { fileProblem } from './file-problem.ts';
import type { Form } from './form.ts';
import { Intake } from './intake.ts';
import { SUBMISSION_LIMITS, type SubmissionFile, type SubmissionKind, type Submissions } from './submission.ts';
import { takeJson } from './submission-json.ts';
import { TABLE_LIMITS, takeTables, type RawTable } from './submission-tables.ts';
import { takeXml } from './submission-xml.ts';

export interface SubmissionOptions {
  /** The definition that the submissions answer. With it answers go by question and are checked; without it by column. */
  readonly form?: Form;
  /** How days such as 3/4/2024 are read; where it is not said they are refused as ambiguous. */
  readonly dates?: DateOrder;
  readonly separator?: ',' | ';' | '\t';
  /** Whether the first row names the columns. Where it is not said it is recognised, or refused with `no-header`. */
  readonly header?: boolean;
  /** `any`: the definition reads submissions of other versions of the form too. */
  readonly versions?: 'same' | 'any';
}

const ZIP_LIMITS = { entries: 2000, entryBytes: SUBMISSION_LIMITS.bytes, totalBytes: SUBMISSION_LIMITS.totalBytes, ratio: 200, ratioFrom: 4 * 1024 * 1024 };

/** Reads submissions. Never throws for what a file holds: what is wrong is a problem that says where and what to do, and never what somebody answered. */
export async function readSubmissions(files: readonly SubmissionFile[], options: SubmissionOptions = {}): Promise<Submissions> {
  const intake = new Intake(options);
  const { problems } = intake;
  const limit = tooMuch(files);
  if (limit !== undefined) {
    problems.add('file', limit.code, limit.message, 'file');
    return intake.end('csv');
  }
  const reading = new Reading(intake, options);
  for (const [at, file] of files.entries()) await reading.take(file, files.length > 1 ? `file ${at + 1}` : '');
  return intake.end(reading.end());
}

function tooMuch(files: readonly SubmissionFile[]): { readonly code: 'too-large' | 'too-many-files' | 'empty-file'; readonly message: string } | undefined {
  const { bytes, totalBytes, files: most } = SUBMISSION_LIMITS;
  if (files.length === 0) return { code: 'empty-file', message: 'no file was given' };
  if (files.length > most) return { code: 'too-many-files', message: `at most ${most} files are read at once` };
  if (files.some((file) => file.bytes.length > bytes)) return { code: 'too-large', message: `a file has at most ${bytes} bytes: part it` };
  return files.reduce((sum, file) => sum + file.bytes.length, 0) > totalBytes ? { code: 'too-large', message: `all files together have at most ${totalBytes} bytes: read them in parts` } : undefined;
}

class Reading {
  readonly #intake: Intake;
  readonly #options: SubmissionOptions;
  readonly #tables: RawTable[] = [];
  #kind: SubmissionKind | undefined;
  #isWorkbook = false;

  constructor(intake: Intake, options: SubmissionOptions) {
    this.#intake = intake;
    this.#options = options;
  }

  async take(file: SubmissionFile, place: string): Promise<void> {
    const at = place === '' ? 'file' : place;
    if (file.bytes.length === 0) return this.#intake.problems.add(at, 'empty-file', 'the file is empty', 'file');
    const kind: FileKind = fileKind(file.bytes);
    if (kind === 'page') return this.#intake.problems.add(at, 'not-submissions', 'this is a page of the web, as a server gives it to whoever is not signed in: get the export again', 'file');
    if (kind === 'json') {
      this.#kind = takeJson(file.bytes, place === '' ? '' : `${place}, `, this.#intake) ?? this.#kind;
    } else if (kind === 'xml') {
      if (takeXml(file.bytes, at, this.#intake)) this.#kind ??= 'odk';
    } else if (kind === 'table') await this.#table(file, place);
    else await this.#archive(file, place);
  }

  /** After the last file: tables wait for it, because entries of repeats may come before what they belong to. */
  end(): SubmissionKind {
    if (this.#tables.length > 0 && !this.#intake.problems.refused) this.#kind = takeTables(this.#tables, this.#options, this.#intake) ?? this.#kind;
    return this.#kind ?? (this.#isWorkbook ? 'xlsx' : 'csv');
  }

  async #table(file: SubmissionFile, place: string): Promise<void> {
    const { separator } = this.#options;
    const found = new ProblemList(1000);
    const { rows } = await readCsvSheet(inputFile(file), { ...(separator === undefined ? {} : { separator }), limits: TABLE_LIMITS }, found);
    for (const problem of found.shown) fileProblem(this.#intake.problems, place, problem, rows[0]?.row);
    if (!this.#intake.problems.refused) this.#tables.push({ place: place === '' ? '' : `${place}, `, name: stem(file.name), rows, isOneOfSheets: false });
  }

  async #archive(file: SubmissionFile, place: string): Promise<void> {
    const tables = tablesInArchive(file.bytes);
    if (tables instanceof ZipFault) return fileProblem(this.#intake.problems, place, { code: tables.code, row: 1 });
    if (tables !== undefined) {
      if (tables.length > 1) for (const [at, one] of tables.entries()) await this.#table(one, `${place === '' ? '' : `${place}, `}part ${at + 1}`);
      else for (const one of tables) await this.#table(one, place);
      return;
    }
    const book = readXlsx(file.bytes, file.name, TABLE_LIMITS);
    for (const problem of book.problems) fileProblem(this.#intake.problems, place, problem);
    const sheets = book.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
    if (book.problems.length === 0 && sheets.length === 0) this.#intake.problems.add(place === '' ? 'file' : place, 'empty-file', 'the workbook has no row in a sheet that is shown', 'file');
    this.#isWorkbook = true;
    for (const [at, { name, rows, formulas }] of book.sheets.entries()) {
      if (!sheets.some((sheet) => sheet.name === name)) continue;
      const of = sheets.length > 1 ? `sheet ${at + 1}, ` : '';
      this.#tables.push({ place: `${place === '' ? '' : `${place}, `}${of}`, name, rows, ...(formulas === undefined ? {} : { formulas }), isOneOfSheets: sheets.length > 1 });
    }
  }
}

/** The tables of an archive of CSV files, as ODK Central exports them; undefined for any other archive, which the reader of workbooks judges. */
function tablesInArchive(bytes: Uint8Array): readonly SubmissionFile[] | ZipFault | undefined {
  let tables: readonly ZipEntry[] = [];
  try {
    const archive = ZipArchive.open(bytes, ZIP_LIMITS);
    if (archive.entries.has('[content_types].xml')) return undefined;
    // Attachments lie in folders of their own, and answers in none.
    tables = [...archive.entries.values()].filter(({ name }) => /^[^/]+\.csv$/i.test(name));
    if (tables.length === 0) return undefined;
    return tables.map((entry) => {
      const pieces: Uint8Array[] = [];
      archive.unpack(entry, (piece) => void pieces.push(piece.slice()));
      return { name: entry.name, bytes: concat(...pieces) };
    });
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    return tables.length === 0 ? undefined : error;
  }
}

function stem(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/\.[A-Za-z0-9]{1,5}$/, '');
}
