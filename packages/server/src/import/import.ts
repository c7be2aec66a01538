// The import engine: puts a publisher's files into the books. Every file is
// read twice. The first pass finds everything that is wrong and writes nothing;
// the second writes. A row that is new becomes a record, a row that differs from
// the older version becomes a restatement, a row that is gone becomes a
// restatement without a successor. Running the same import again writes only
// what is missing, so an import that was cut off is finished by repeating it.

import type { JsonObject } from '@amanah/record/decode.ts';
import { cellsDigest, rowKey, type Books } from '@amanah/core/ledger/books.ts';
import { changedCells } from '@amanah/audit/restated.ts';
import type { SourceFile } from '@amanah/record/kinds/source.ts';
import type { Source } from '@amanah/record/body.ts';
import { ProblemList } from '@amanah/interchange/problem.ts';
import type { Format, ReadOptions, Statement } from '@amanah/interchange/statement.ts';
import { codeOf } from '@amanah/record/account.ts';
import { ImportRefused, type ImportFile, type ImportProgress, type ImportReport } from './import-report.ts';
import { ImportTally } from './import-tally.ts';
import { storedEntry, type Draft, type Journal } from '../books/journal.ts';
import { unfitOf } from './statement-fit.ts';
import { formChangesOf, isNewestVersion, outOfOrder, type FormChanges } from './version-order.ts';

export interface ImportOptions extends ReadOptions {
  readonly dataset?: string;
  /** Day the files were retrieved from the publisher, YYYY-MM-DD. */
  readonly retrieved: string;
  /** True when somebody stated that day; without it a file that was replaced since is never taken for a newer version. */
  readonly isRetrievedStated?: boolean;
  readonly dryRun?: boolean;
  readonly progress?: (progress: ImportProgress) => void;
}

const BATCH = 500;

/** Imports files of one format as one version of a dataset. */
export async function importFiles(journal: Journal, format: Format, files: readonly ImportFile[], options: ImportOptions): Promise<ImportReport> {
  await journal.catchUp();
  const run = new Run(journal, format, files, options);
  await run.pass('check');
  run.judgeVersion();
  if (run.problems.count > 0) return run.report('refused');
  if (options.dryRun === true) {
    run.countRemoved();
    return run.report('dry-run');
  }
  if (run.isImported()) return run.report('already-imported');
  await run.open();
  await run.pass('write');
  await run.remove();
  await run.close();
  await journal.checkpoint();
  await journal.keepSnapshot();
  return run.report('imported');
}

interface Previous {
  readonly row: number;
  readonly source: Source;
  readonly columns: readonly string[];
}

class Run {
  readonly #journal: Journal;
  readonly #format: Format;
  readonly #files: readonly ImportFile[];
  readonly #options: ImportOptions;
  readonly dataset: string;
  readonly problems = new ProblemList();
  readonly #columns: (readonly string[])[] = [];
  readonly #parts: string[] = [];
  readonly #leftOut: (readonly string[])[] = [];
  readonly #scopes: Set<string>[] = [];
  /** One bit per record that stood when the run began: set when the files still state it. */
  #seen = new Uint8Array(0);
  /** Records from here on were written by this very pass. */
  #seenLimit = 0;
  #tally = new ImportTally();
  #formChanges: FormChanges = { columnsAdded: [], columnsDropped: [] };

  constructor(journal: Journal, format: Format, files: readonly ImportFile[], options: ImportOptions) {
    this.#journal = journal;
    this.#format = format;
    this.#files = files;
    this.#options = options;
    this.dataset = codeOf(options.dataset ?? format.dataset);
  }

  get #books(): Books {
    return this.#journal.books;
  }

  /** Reads all files once; `check` only counts and collects problems, `write` writes. */
  async pass(pass: 'check' | 'write'): Promise<void> {
    this.#seenLimit = this.#books.size;
    this.#seen = new Uint8Array(Math.ceil(this.#seenLimit / 8));
    this.#tally = new ImportTally();
    const problems = pass === 'check' ? this.problems : new ProblemList();
    const progress = this.#options.progress;
    const events = this.#format.read(this.#files, this.#options, problems, progress === undefined ? undefined : (step) => progress({ pass, ...step }));
    let batch: { file: number; statement: Statement }[] = [];
    for await (const event of events) {
      if ('header' in event) {
        this.#columns[event.file] = event.header;
        this.#leftOut[event.file] = event.leftOut ?? [];
        if (pass === 'check') this.#parts[event.file] = event.part ?? this.#format.part(event.file, event.header, this.#fileName(event.file));
      } else if ('skipped' in event) {
        this.#tally.skip(event.skipped);
      } else {
        if (event.statement.scope !== undefined) this.#scopeOf(event.file).add(event.statement.scope);
        batch.push(event);
        if (batch.length < BATCH) continue;
        await this.#take(pass, batch);
        batch = [];
      }
    }
    if (batch.length > 0) await this.#take(pass, batch);
    if (pass === 'check') this.#nameParts();
    if (pass === 'write' && problems.count > 0) throw new Error('A file changed while it was imported. Import it again when it is complete; nothing is lost.');
  }

  #scopeOf(file: number): Set<string> {
    return (this.#scopes[file] ??= new Set());
  }

  /** A part of one year is another part than that of the next: neither takes rows away from the other. */
  #nameParts(): void {
    this.#scopes.forEach((scopes, file) => {
      this.#parts[file] = `${this.#parts[file] ?? 'all'}-${[...scopes].sort().join('+')}`;
    });
  }

  #fileName(file: number): string {
    return (this.#files[file] as ImportFile).name;
  }

  async #take(pass: 'check' | 'write', batch: readonly { file: number; statement: Statement }[]): Promise<void> {
    if (pass === 'check') {
      for (const { file, statement } of batch) {
        for (const expected of unfitOf(statement, this.#bodyOf(file, statement))) this.problems.add({ file: this.#fileName(file), row: statement.line, code: 'bad-entry', expected });
      }
      await this.#classify(this.#books, batch);
      return;
    }
    const tally = this.#tally;
    const written = await this.#journal.write((books) => {
      // Asked again when another process was faster: what was counted the first time does not count.
      this.#tally = tally.copy();
      return this.#classify(books, batch);
    });
    if (!written.ok) throw new Error(`The import stopped before writing rows ${batch[0]?.statement.line} to ${batch.at(-1)?.statement.line}: ${written.refusal.code}, ${written.refusal.message}`);
  }

  #bodyOf(file: number, statement: Statement): JsonObject {
    return { ...statement.body, source: { file: (this.#files[file] as ImportFile).sha256, row: statement.row, cells: statement.cells } };
  }

  /** Sorts a batch into new, changed and unchanged rows and gives the drafts that record them. */
  async #classify(books: Books, batch: readonly { file: number; statement: Statement }[]): Promise<Draft[]> {
    const drafts: Draft[] = [];
    const masters = new Set<string>();
    const doubtful: { file: number; statement: Statement; row: number }[] = [];
    const fresh: { file: number; statement: Statement }[] = [];
    for (const { file, statement } of batch) {
      const row = books.findStatement(rowKey(this.dataset, statement.row));
      this.#tally.statements += 1;
      if (row === undefined) {
        if (!this.#wasReversed(books, file, statement)) fresh.push({ file, statement });
        continue;
      }
      this.#mark(row);
      if (!sameDigest(books, row, statement)) doubtful.push({ file, statement, row });
    }
    const previous = await this.#previousOf(books, doubtful.map(({ row }) => row));
    const restated: Draft[] = [];
    for (const [at, { file, statement }] of doubtful.entries()) {
      const before = previous[at] as Previous;
      const after = { cells: statement.cells, columns: this.#columns[file] as readonly string[] };
      const fields = changedCells({ cells: before.source.cells, columns: before.columns }, after);
      if (fields.length === 0) continue;
      this.#tally.change(fields);
      addMasters(books, masters, drafts, statement, this.#options.retrieved);
      restated.push({
        kind: 'restatement',
        eventTime: this.#options.retrieved,
        body: {
          of: books.idAt(before.row),
          change: 'changed',
          fields: fields as unknown as JsonObject[],
          now: { kind: statement.kind, eventTime: statement.eventTime, body: this.#bodyOf(file, statement) },
        },
      });
    }
    for (const { file, statement } of fresh) {
      this.#tally.added += 1;
      addMasters(books, masters, drafts, statement, this.#options.retrieved);
      drafts.push({ kind: statement.kind, eventTime: statement.eventTime, body: this.#bodyOf(file, statement) });
    }
    return [...drafts, ...restated];
  }

  /** A row of this very file that somebody reversed while the import was cut off stays reversed until a newer file. */
  #wasReversed(books: Books, file: number, statement: Statement): boolean {
    const row = books.findStated(rowKey(this.dataset, statement.row));
    const number = books.sourceNumbers.get((this.#files[file] as ImportFile).sha256);
    if (row === undefined || number === undefined || books.files.values[row] !== number + 1) return false;
    const by = books.by.values[row] as number;
    return by !== 0 && books.kindAt(by - 1) === 'reversal';
  }

  #mark(row: number): void {
    const byte = row >> 3;
    if (row < this.#seenLimit) this.#seen[byte] = (this.#seen[byte] as number) | (1 << (row & 7));
  }

  #isSeen(row: number): boolean {
    const byte = row >> 3;
    return row >= this.#seenLimit || ((this.#seen[byte] as number) & (1 << (row & 7))) !== 0;
  }

  async #previousOf(books: Books, rows: readonly number[]): Promise<Previous[]> {
    if (rows.length === 0) return [];
    const entries = await this.#journal.store.readMany(rows);
    return entries.map((bytes, at) => {
      const row = rows[at] as number;
      const body = storedEntry(bytes, row).record.body as { source?: Source; now?: { body: { source: Source } } };
      return { row, source: (body.now?.body.source ?? body.source) as Source, columns: books.sourceAt(row)?.columns ?? [] };
    });
  }

  /** Refuses what cannot be a newer version: no rows at all, or files out of order. */
  judgeVersion(): void {
    if (this.#tally.statements === 0 && this.problems.count === 0) {
      this.problems.add({ file: this.#fileName(0), row: 1, expected: 'at least one row below the header: a version without any row would take away all that the books have of it', code: 'no-rows' });
    }
    const version = { ...this.#version(), columns: this.#columns, retrieved: this.#options.retrieved, isRetrievedStated: this.#options.isRetrievedStated === true };
    const reason = outOfOrder(this.#books, version);
    if (reason !== undefined) throw new ImportRefused(reason);
    this.#formChanges = formChangesOf(this.#books, version);
  }

  #version(): { readonly dataset: string; readonly files: readonly ImportFile[]; readonly parts: readonly string[] } {
    return { dataset: this.dataset, files: this.#files, parts: this.#parts };
  }

  /** True when these very files are the newest version of their parts, imported to the end. */
  isImported(): boolean {
    return isNewestVersion(this.#books, this.#version());
  }

  /** Writes the publisher and one source record per file, unless an earlier run that was cut off did. */
  async open(): Promise<void> {
    const publisher = this.#options.publisher ?? this.#format.publisher;
    const written = await this.#journal.write((books) => {
      const drafts: Draft[] = [];
      // Another process may have imported the same files since they were checked.
      if (isNewestVersion(books, this.#version())) return drafts;
      if (!books.has({ master: 'organisation', code: publisher.code })) {
        drafts.push({ kind: 'organisation', eventTime: this.#options.retrieved, body: { code: publisher.code, name: publisher.name } });
      }
      this.#files.forEach((file, at) => {
        if (!books.isOpenSource(books.sourceNumbers.get(file.sha256) ?? -1)) drafts.push({ kind: 'source', eventTime: this.#options.retrieved, body: this.#sourceBody(file, at, publisher.code) });
      });
      return drafts;
    });
    if (!written.ok) throw new ImportRefused(`${written.refusal.code}: ${written.refusal.message}`);
  }

  #sourceBody(file: ImportFile, at: number, publisher: string): JsonObject {
    return {
      dataset: this.dataset,
      part: this.#parts[at] as string,
      format: this.#format.name,
      publisher,
      retrieved: this.#options.retrieved,
      name: file.name,
      file: file.sha256,
      bytes: file.bytes,
      columns: [...(this.#columns[at] as readonly string[])],
      licence: this.#format.licence,
      note: this.#format.note,
    } satisfies Partial<{ [K in keyof SourceFile]: unknown }> as JsonObject;
  }

  /** Rows of an older version of these parts that the files no longer have. */
  #missingRows(): number[] {
    const books = this.#books;
    const ofParts = books.sources.map(({ body }) => body.dataset === this.dataset && this.#parts.includes(body.part));
    const rows: number[] = [];
    for (let row = 0; row < books.size; row += 1) {
      const file = books.files.values[row] as number;
      if (file === 0 || ofParts[file - 1] !== true || books.by.values[row] !== 0 || this.#isSeen(row)) continue;
      if (books.statesRow(row)) rows.push(row);
    }
    return rows;
  }

  countRemoved(): void {
    this.#tally.removed = this.#missingRows().length;
  }

  /** Records what the newer files no longer say. */
  async remove(): Promise<void> {
    const rows = this.#missingRows();
    for (let at = 0; at < rows.length; at += BATCH) {
      const slice = rows.slice(at, at + BATCH);
      const written = await this.#journal.write(async (books) => {
        const current = slice.filter((row) => books.by.values[row] === 0);
        const previous = await this.#previousOf(books, current);
        return previous.map(({ row, source }) => ({
          kind: 'restatement',
          eventTime: this.#options.retrieved,
          body: { of: books.idAt(row), change: 'removed', source: { file: this.#fileOfPart(books, row), row: source.row, cells: {} } },
        }));
      });
      if (!written.ok) throw new Error(`The import stopped while recording removed rows: ${written.refusal.message}`);
    }
  }

  #fileOfPart(books: Books, row: number): string {
    const at = this.#parts.indexOf(books.sourceAt(row)?.part ?? '');
    return (this.#files[Math.max(at, 0)] as ImportFile).sha256;
  }

  /** Closes the import with counts taken from the books, so that a resumed run closes with the whole. */
  async close(): Promise<void> {
    const written = await this.#journal.write((books) => {
      this.#tally.recount(books, new Set(this.#files.map((file) => books.sourceNumbers.get(file.sha256))));
      if (isNewestVersion(books, this.#version())) return [];
      const { columnsAdded, columnsDropped } = this.#formChanges;
      return [
        {
          kind: 'import',
          eventTime: this.#options.retrieved,
          body: {
            dataset: this.dataset,
            files: this.#files.map((file) => file.sha256),
            ...this.#tally.counts(),
            columnsAdded: [...columnsAdded],
            columnsDropped: [...columnsDropped],
          },
        },
      ];
    });
    if (!written.ok) throw new Error(`The import could not be closed: ${written.refusal.message}`);
  }

  report(outcome: ImportReport['outcome']): ImportReport {
    const { skipped, ...counts } = this.#tally.counts();
    return {
      outcome,
      dataset: this.dataset,
      files: this.#files.map((file, at) => ({ name: file.name, part: this.#parts[at] ?? '', sha256: file.sha256, columns: this.#columns[at] ?? [] })),
      ...counts,
      fields: this.#tally.fields(),
      skipped,
      ...this.#formChanges,
      columnsLeftOut: [...new Set(this.#leftOut.flat())],
      problems: this.problems.shown,
      problemCount: this.problems.count,
      treeSize: this.#journal.size,
    };
  }
}

function sameDigest(books: Books, row: number, statement: Statement): boolean {
  const digest = cellsDigest(statement.cells);
  const held = books.cellDigests.values.subarray(row * digest.length, (row + 1) * digest.length);
  return digest.every((byte, at) => held[at] === byte);
}

function addMasters(books: Books, known: Set<string>, drafts: Draft[], statement: Statement, day: string): void {
  for (const { kind, body } of statement.masters) {
    const code = String(body['code']);
    const name = `${kind}:${code}`;
    if (known.has(name) || books.has({ master: kind, code })) continue;
    known.add(name);
    drafts.push({ kind, eventTime: day, body });
  }
}
