// `import journal`: takes over the records of another journal from its export. Every entry is judged first, as its own
// journal judged it: chains, seals, admission. Then each record is written anew by this operation's key, citations led
// to the new ids. What made sense in the other journal only (its operation, keys, publications, votes, its rules of four
// eyes and of decisions) stays there, and an act comes without the decision it rested on; a record that waited there comes with its approval, as what was approved, or not at all. The records
// are written in the order of the export after one source record of it, so a take-over that was cut off goes on where it
// stopped.

import { admit } from '@amanah/core/admit.ts';
import { DECISIONS } from '@amanah/core/admission/committee.ts';
import { FOUR_EYES } from '@amanah/core/admission/four-eyes.ts';
import { canonicalText } from '@amanah/log/canonical.ts';
import type { Json, JsonObject } from '@amanah/record/decode.ts';
import { codeOf } from '@amanah/record/account.ts';
import { Books } from '@amanah/core/ledger/books.ts';
import { decodeEntry, sealVerifies, type Entry } from '@amanah/record/entry.ts';
import { readJournal } from '@amanah/interchange/journal/read.ts';
import { ProblemList } from '@amanah/interchange/problem.ts';
import type { OpenedBooks } from '../books/books-folder.ts';
import { ImportRefused, type ImportFile, type ImportProgress, type ImportReport } from './import-report.ts';
import type { Draft, Journal } from '../books/journal.ts';

/** Kinds that speak of the journal they stand in. */
const STAYS: ReadonlySet<string> = new Set(['operation', 'key', 'key-revocation', 'role', 'publication', 'quarantine', 'proposal', 'ballot', 'ballot-opening', 'comment', 'outcome', 'screening', 'screening-decision', 'registration', 'registration-merge', 'query-count']);
/** True for policies about who may decide: other people hold the keys here. */
const staysAsPolicy = (subject: string): boolean => subject === FOUR_EYES || subject === DECISIONS || subject.startsWith('committee/');
const BATCH = 500;

export interface ImportJournalOptions {
  readonly retrieved: string;
  readonly dryRun: boolean;
  readonly progress?: (progress: ImportProgress) => void;
}

/** Takes over the records of one exported journal. */
export async function importJournal({ journal }: OpenedBooks, files: readonly ImportFile[], options: ImportJournalOptions): Promise<ImportReport> {
  const [file, another] = files;
  if (file === undefined || another !== undefined) throw new ImportRefused('A journal is one file. Import several one after the other.');
  await journal.catchUp();
  const takeOver = new TakeOver(journal, file, options);
  await takeOver.judge();
  if (takeOver.problems.count > 0) return takeOver.report('refused');
  takeOver.refuseOverlap();
  if (takeOver.isClosed()) return takeOver.report('already-imported');
  if (options.dryRun) return takeOver.report('dry-run');
  await takeOver.write();
  await journal.checkpoint();
  await journal.keepSnapshot();
  return takeOver.report('imported');
}

/** The body without the decision it rested on, which stays in its journal. */
function undecided(body: JsonObject): JsonObject {
  const { decision: _, ...rest } = body;
  return rest;
}

class TakeOver {
  readonly #journal: Journal;
  readonly #file: ImportFile;
  readonly #options: ImportJournalOptions;
  readonly problems = new ProblemList();
  /** The other journal's own books. */
  readonly #theirs = new Books();
  #dataset = 'journal';
  #origin = '';
  #lines = 0;
  #taken = 0;

  constructor(journal: Journal, file: ImportFile, options: ImportJournalOptions) {
    this.#journal = journal;
    this.#file = file;
    this.#options = options;
  }

  /** Reads the export as its own journal would: the first entry that does not hold ends it. */
  async judge(): Promise<void> {
    const unsealed = new Map<string, string[]>();
    for await (const { line, entry: bytes } of readJournal(this.#file, this.problems, (step) => this.#options.progress?.({ pass: 'check', ...step }))) {
      const decoded = decodeEntry(bytes);
      if (!decoded.ok) return this.#fault(line, decoded.message);
      const entry = decoded.value;
      const judged = admit(this.#theirs, entry);
      if (!judged.ok) return this.#fault(line, `a record its journal could admit: ${judged.code}, ${judged.message}`);
      if (entry.seal !== undefined && !sealVerifies(entry.record.author, entry.id, entry.seal)) return this.#fault(line, 'a seal that is the author\'s: this one does not verify');
      unsealed.set(entry.record.author, entry.seal === undefined ? [entry.id] : []);
      this.#theirs.apply(judged.admitted);
      this.#lines = line;
      if (line === 1) this.#name(entry);
      if (this.#taking(line - 1, entry) !== undefined) this.#taken += 1;
    }
    if (this.problems.count > 0) return;
    if (this.#lines === 0) this.#fault(1, 'a journal: the file is empty');
    else if ([...unsealed.values()].some((ids) => ids.length > 0)) this.#fault(this.#lines, 'a sealed record at the end: the export is cut off');
  }

  /** What of the record at `row` of the other journal is written here; `theirs` holds that row already. */
  #taking(row: number, { record: { kind, eventTime, body } }: Entry): Draft | undefined {
    const { matters } = this.#theirs;
    if (STAYS.has(kind) || (kind === 'policy' && staysAsPolicy(String(body['subject']))) || matters.waitingAt(row) !== undefined) return undefined;
    if (kind === 'reversal' && (matters.waitingOf(String(body['of'])) !== undefined || this.#isProposal(String(body['of'])))) return undefined;
    if (kind !== 'approval') return { kind, eventTime, body: undecided(body) };
    const approved = body['verdict'] === 'approved' ? matters.waitingOf(String(body['of'])) : undefined;
    return approved === undefined ? undefined : { kind: approved.kind, eventTime: approved.eventTime, body: undecided(approved.body) };
  }

  #isProposal(id: string): boolean {
    const row = this.#theirs.findRecord(id);
    return row !== undefined && this.#theirs.kindAt(row) === 'proposal';
  }

  #fault(row: number, expected: string): void {
    this.problems.add({ file: this.#file.name, row, expected, code: 'bad-entry' });
  }

  #name({ record }: Entry): void {
    this.#origin = String(record.body['origin'] ?? record.body['name']);
    this.#dataset = codeOf(`journal/${this.#origin}`);
  }

  /** Refuses the export of these very books, and one whose files were imported here already. */
  refuseOverlap(): void {
    const { books } = this.#journal;
    if (books.findRecord(this.#theirs.idAt(0)) !== undefined) throw new ImportRefused(`${this.#file.name} is the journal of these very books: its records stand here already.`);
    if (books.sourceNumbers.has(this.#file.sha256)) return;
    const known = this.#theirs.sources.find(({ body }) => books.sourceNumbers.has(body.file));
    if (known !== undefined) throw new ImportRefused(`${known.body.name}, which that journal imported, was imported into these books too: its rows would stand twice. Take the journal over into new books.`);
  }

  isClosed(): boolean {
    return this.#journal.books.control.some(({ kind, body }) => kind === 'import' && (body['files'] as readonly string[]).includes(this.#file.sha256));
  }

  async write(): Promise<void> {
    await this.#open();
    const { books } = this.#journal;
    const start = (books.sources[books.sourceNumbers.get(this.#file.sha256) as number] as { index: number }).index + 1;
    const ids = new Map<string, string>();
    let batch: { id: string; draft: Draft }[] = [];
    const waiting = new Set<string>();
    let place = start;
    for await (const { line, entry: bytes } of readJournal(this.#file, new ProblemList())) {
      const decoded = decodeEntry(bytes);
      if (!decoded.ok) throw new Error('The file changed while it was imported. Import it again when it is complete; nothing is lost.');
      const { id } = decoded.value;
      const record = this.#taking(line - 1, decoded.value);
      if (record === undefined) continue;
      const draft = { ...record, body: withIds(record.body, ids) as JsonObject };
      if (place < this.#journal.size && batch.length === 0) {
        await this.#recognise(place, draft);
        ids.set(id, this.#journal.books.idAt(place));
        place += 1;
        continue;
      }
      // A record that cites one of the same batch needs its new id, which only writing gives.
      if (batch.length >= BATCH || (waiting.size > 0 && cites(record.body, waiting))) {
        place = await this.#writeBatch(batch, ids, place);
        batch = [];
        waiting.clear();
      }
      waiting.add(id);
      batch.push({ id, draft: { ...draft, body: withIds(record.body, ids) as JsonObject } });
      if (line % BATCH === 0) this.#options.progress?.({ pass: 'write', file: this.#file.name, bytes: Math.floor((this.#file.bytes * line) / this.#lines), rows: line });
    }
    await this.#writeBatch(batch, ids, place);
    await this.#close();
  }

  async #open(): Promise<void> {
    const publisher = codeOf(this.#origin);
    const { name, sha256, bytes } = this.#file;
    const { retrieved } = this.#options;
    const written = await this.#journal.write((books) => {
      if (books.sourceNumbers.has(sha256)) return [];
      const organisation = { kind: 'organisation', eventTime: retrieved, body: { code: publisher, name: this.#origin } };
      const source = { dataset: this.#dataset, part: 'all', format: 'journal', publisher, retrieved, name, file: sha256, bytes, columns: [], note: `The journal of the log ${this.#origin}, taken over record by record. It is signed there by its own keys.` };
      return [...(books.has({ master: 'organisation', code: publisher }) ? [] : [organisation]), { kind: 'source', eventTime: retrieved, body: source }];
    });
    if (!written.ok) throw new ImportRefused(`${written.refusal.code}: ${written.refusal.message}`);
  }

  /** A record that an earlier, cut off run wrote must be the one that would be written now. */
  async #recognise(place: number, draft: Draft): Promise<void> {
    const held = decodeEntry(await this.#journal.entry(place));
    const isSame = held.ok && held.value.record.kind === draft.kind && held.value.record.eventTime === draft.eventTime && canonicalText(held.value.record.body) === canonicalText(draft.body);
    if (!isSame) throw new ImportRefused(`The import of ${this.#file.name} was cut off, and other records were written since (record ${place}). Take the journal over into new books.`);
  }

  async #writeBatch(batch: readonly { id: string; draft: Draft }[], ids: Map<string, string>, place: number): Promise<number> {
    if (batch.length === 0) return place;
    const written = await this.#journal.write((books) => {
      if (books.size !== place) throw new ImportRefused('Another process wrote into these books during the import. Take the journal over into books that nobody else writes to.');
      return batch.map(({ draft }) => draft);
    });
    if (!written.ok) throw new Error(`The import stopped at ${(batch[written.draft] as { id: string }).id}: ${written.refusal.code}, ${written.refusal.message}`);
    batch.forEach(({ id }, at) => ids.set(id, written.ids[at] as string));
    return place + batch.length;
  }

  async #close(): Promise<void> {
    const body = {
      dataset: this.#dataset,
      files: [this.#file.sha256],
      rows: this.#lines,
      added: 0,
      changed: 0,
      removed: 0,
      unchanged: this.#taken,
      skipped: this.#skipped(),
      columnsAdded: [],
      columnsDropped: [],
    };
    const written = await this.#journal.write([{ kind: 'import', eventTime: this.#options.retrieved, body }]);
    if (!written.ok) throw new Error(`The import could not be closed: ${written.refusal.message}`);
  }

  #skipped(): { readonly reason: string; readonly rows: number }[] {
    const kept = this.#lines - this.#taken;
    return kept === 0 ? [] : [{ reason: 'stays-in-its-journal', rows: kept }];
  }

  report(outcome: ImportReport['outcome']): ImportReport {
    const { name, sha256 } = this.#file;
    return {
      outcome,
      dataset: this.#dataset,
      files: [{ name, part: 'all', sha256, columns: [] }],
      rows: this.#lines,
      added: outcome === 'already-imported' || outcome === 'refused' ? 0 : this.#taken,
      changed: 0,
      removed: 0,
      unchanged: outcome === 'already-imported' ? this.#taken : 0,
      fields: {},
      skipped: this.#skipped(),
      columnsAdded: [],
      columnsDropped: [],
      columnsLeftOut: [],
      problems: this.problems.shown,
      problemCount: this.problems.count,
      treeSize: this.#journal.size,
    };
  }
}

/** The body with ids of the other journal's records replaced by the new ones. A publisher's row stays as it is. */
function withIds(value: Json, ids: ReadonlyMap<string, string>): Json {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => withIds(item, ids));
  return Object.fromEntries(Object.entries(value as JsonObject).map(([name, member]) => [name, name === 'cells' ? member : withIds(member, ids)]));
}

function cites(value: Json, waiting: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return waiting.has(value);
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return (value as readonly Json[]).some((item) => cites(item, waiting));
  return Object.entries(value as JsonObject).some(([name, member]) => name !== 'cells' && cites(member, waiting));
}
