// The sequencer: one writer of one journal. It gives records their place in the
// author's chain, judges them, seals the chain, and appends; a record is
// acknowledged only after the store says it is durable. Another process may
// write the same journal: the store's compare-and-swap makes one of the two
// lose, and the loser reads what it missed and tries again.

import '@amanah/log/native.ts';
import { admit } from '@amanah/core/admit.ts';
import { assert } from '@amanah/log/assert.ts';
import { checkRecordValue } from '@amanah/log/canonical.ts';
import { fromHex, toBase64Url } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { Books, type Admitted } from '@amanah/core/ledger/books.ts';
import { booksOfSnapshot, snapshotBytes } from '@amanah/core/ledger/snapshot.ts';
import { signCheckpoint } from '@amanah/log/checkpoint.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { fullTileHash, TILE_WIDTH } from '@amanah/log/tile.ts';
import { leafHashes } from '@amanah/log/tree.ts';
import { decodeEntry, ENTRY_BYTES_MAX, encodeEntry, SEAL_SPAN_MAX, sealOf, type Entry } from '@amanah/record/entry.ts';
import { recordObject, type Record } from '@amanah/record/record.ts';
import type { Refusal } from '@amanah/record/refusal.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import type { FullTile, LogHead, NewEntry, Store } from '@amanah/store/store.ts';
import { collectTile } from './full-tiles.ts';
import { sizeOfCheckpoint } from './log-files.ts';
import { needsSeal, provenRecords, readSubmission, type Candidate, type SignedRecord, type SubmissionRefusal } from './submission.ts';

/** A record to be, before it has its place in a chain. */
export interface Draft {
  readonly kind: string;
  readonly eventTime: string;
  readonly body: JsonObject;
}

export type Written =
  | { readonly ok: true; readonly first: number; readonly ids: readonly string[] }
  | { readonly ok: false; readonly draft: number; readonly refusal: Refusal };

/**
 * What became of a submission. When it is refused because records of it stand in the journal already, `rows` says for each
 * where it stands; `putAside` are the ids of records that came signed by a revoked key.
 */
export type Submitted =
  | { readonly ok: true; readonly first: number; readonly ids: readonly string[] }
  | { readonly ok: false; readonly at: number; readonly refusal: SubmissionRefusal; readonly rows?: readonly (number | undefined)[]; readonly putAside?: readonly string[] };

/** What is done with records that are signed by a revoked key: they are kept beside the log, and the drafts given tell of them in it. */
export type PutAside = (records: readonly Candidate[]) => Promise<(books: Books) => readonly Draft[]>;

export interface JournalOptions {
  readonly store: Store;
  /** Without it the journal is read, and nothing is written in the operation's name. */
  readonly authorSeed?: Uint8Array;
  /** Without it no checkpoint is signed. */
  readonly logSeed?: Uint8Array;
  readonly origin: string;
  /** The time as `YYYY-MM-DDThh:mm:ssZ`; the only clock of the sequencer. */
  readonly now: () => string;
}

const SNAPSHOT = 'books';
/** Records folded since the last snapshot before it is worth writing another. */
const SNAPSHOT_AFTER = 20_000;

export class Journal {
  readonly store: Store;
  readonly origin: string;
  /** The key that `write` signs with; empty where it is not there. */
  readonly author: string;
  books = new Books();
  #range = new CompactRange();
  #head: LogHead = { size: 0, range: new CompactRange().serialise() };
  /** Hashes of each level since that level's last full tile. */
  #pending: Uint8Array[][] = [];
  #snapshotSize = 0;
  /** True while the books hold records that the store has not confirmed. */
  #stale = false;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #options: JournalOptions;

  private constructor(options: JournalOptions) {
    this.#options = options;
    this.store = options.store;
    this.origin = options.origin;
    this.author = options.authorSeed === undefined ? '' : toBase64Url(keyPairFromSeed(options.authorSeed).publicKey);
  }

  /** Opens a journal: newest snapshot, then the entries after it. */
  static async open(options: JournalOptions): Promise<Journal> {
    const journal = new Journal(options);
    await journal.#load();
    return journal;
  }

  /** Number of records. */
  get size(): number {
    return this.#head.size;
  }

  /** The time by the clock this journal was opened with. */
  now(): string {
    return this.#options.now();
  }

  /** Root of the tree at the present size. */
  root(): Uint8Array {
    return this.#range.root();
  }

  /**
   * Writes drafts as one submission: all of them, sealed, or none. Calls run one after the other.
   * `write` may be given a function, which is asked again when another writer was faster, because what is to be written may depend on the books.
   */
  write(drafts: readonly Draft[] | ((books: Books) => readonly Draft[] | Promise<readonly Draft[]>)): Promise<Written> {
    const turn = this.#queue.then(() => this.#write(drafts));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #write(drafts: readonly Draft[] | ((books: Books) => readonly Draft[] | Promise<readonly Draft[]>)): Promise<Written> {
    if (this.#stale) await this.#load();
    for (;;) {
      const wanted = typeof drafts === 'function' ? await drafts(this.books) : drafts;
      if (wanted.length === 0) return { ok: true, first: this.size, ids: [] };
      // Until the store has the entries, the books may hold records that no journal has.
      this.#stale = true;
      const staged = this.#stage(wanted);
      if ('refusal' in staged) {
        // What was folded before the refusal was never appended: the store is the truth.
        if (staged.draft > 0) await this.#load();
        this.#stale = false;
        return { ok: false, draft: staged.draft, refusal: staged.refusal };
      }
      if (await this.#commit(staged.entries)) {
        return { ok: true, first: this.size - wanted.length, ids: staged.ids };
      }
      await this.#load();
    }
  }

  /**
   * Writes records that were made and signed elsewhere, all of them or none. A record that stands in the journal is refused
   * with the row where it stands, so that whoever got no answer can send it again. What a revoked key signed goes to `putAside`.
   */
  submit(records: readonly SignedRecord[], putAside?: PutAside): Promise<Submitted> {
    const read = readSubmission(records);
    if (!read.ok) return Promise.resolve(read);
    const turn = this.#queue.then(() => this.#submit(read.candidates, putAside));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #submit(candidates: readonly Candidate[], putAside: PutAside | undefined): Promise<Submitted> {
    if (this.#stale) await this.#load();
    for (;;) {
      const rows = candidates.map(({ id }) => this.books.findRecord(id));
      const standing = rows.findIndex((row) => row !== undefined);
      if (standing >= 0) return { ok: false, at: standing, refusal: { code: 'already-recorded', message: `record ${candidates[standing]?.id} is in the journal already` }, rows };
      this.#stale = true;
      const staged = this.#stageSigned(candidates);
      if ('refusal' in staged) {
        if (staged.at > 0) await this.#load();
        this.#stale = false;
        const author = (candidates[staged.at] as Candidate).record.author;
        // A key that this very submission revokes is not revoked: nothing of the submission is written.
        const isRevoked = staged.refusal.code === 'author-revoked' && this.books.authors.get(author)?.revokedAt !== undefined;
        if (!isRevoked || putAside === undefined) return { ok: false, ...staged };
        const proven = provenRecords(candidates, author);
        const written = await this.#write(await putAside(proven));
        if (!written.ok) throw new Error(`A record that was put aside could not be told of in the log: ${written.refusal.code}`);
        return { ok: false, ...staged, putAside: proven.map(({ id }) => id).filter((id) => this.books.matters.documentsOf('quarantine', id).length > 0) };
      }
      if (await this.#commit(staged.entries)) return { ok: true, first: this.size - candidates.length, ids: candidates.map(({ id }) => id) };
      await this.#load();
    }
  }

  /** Judges and folds signed records and makes their entries. After a refusal at 0 the books are as before. */
  #stageSigned(candidates: readonly Candidate[]): { entries: NewEntry[] } | { at: number; refusal: SubmissionRefusal } {
    const recordTime = this.#options.now();
    const entries: NewEntry[] = [];
    for (const [at, { record, id, seal }] of candidates.entries()) {
      const { bytes } = encodeEntry(record, recordTime, seal === undefined ? undefined : () => seal);
      const judged = admit(this.books, { record, id, recordTime, ...(seal === undefined ? {} : { seal }) });
      if (!judged.ok) {
        const { ok: _, ...refusal } = judged;
        return { at, refusal };
      }
      if (seal === undefined && needsSeal(this.books.authors.get(record.author)?.unsealed ?? 0)) {
        return { at, refusal: { code: 'unsealed', message: 'seal: 63 records of this author stand unsealed before this one' } };
      }
      this.books.apply(judged.admitted);
      entries.push({ bytes, id: fromHex(id) as Uint8Array });
    }
    return { entries };
  }

  /** Judges and folds the drafts and makes their entries. After a refusal at 0 the books are as before. */
  #stage(drafts: readonly Draft[]): { entries: NewEntry[]; ids: string[] } | { draft: number; refusal: Refusal } {
    const recordTime = this.#options.now();
    const authorSeed = this.#options.authorSeed ?? missingKey('author');
    const entries: NewEntry[] = [];
    const ids: string[] = [];
    for (let at = 0; at < drafts.length; at += 1) {
      const draft = drafts[at] as Draft;
      const chain = this.books.authors.get(this.author);
      const seq = (chain?.seq ?? -1) + 1;
      const record: Record = { author: this.author, seq, kind: draft.kind, eventTime: draft.eventTime, body: draft.body, ...(seq === 0 ? {} : { prev: chain?.head as string }) };
      const sealed = at === drafts.length - 1 || (chain?.unsealed ?? 0) + 1 >= SEAL_SPAN_MAX;
      const permitted = checkRecordValue(recordObject(record));
      if (!permitted.ok) return { draft: at, refusal: { code: 'malformed-record', message: `record${permitted.at}: ${permitted.message}` } };
      const { bytes, id } = encodeEntry(record, recordTime, sealed ? (hex) => toBase64Url(sealOf(authorSeed, hex)) : undefined);
      if (bytes.length > ENTRY_BYTES_MAX) return { draft: at, refusal: { code: 'entry-too-large', message: `the entry would be ${bytes.length} bytes` } };
      // The books fold what a reader of these bytes will read, never the draft they were made from.
      const entry = decodeEntry(bytes, { canonicalElsewhere: true });
      if (!entry.ok) return { draft: at, refusal: { code: 'malformed-record', message: entry.message } };
      const judged = admit(this.books, entry.value);
      if (!judged.ok) return { draft: at, refusal: { code: judged.code, message: judged.message } };
      this.books.apply(judged.admitted);
      entries.push({ bytes, id: fromHex(id) as Uint8Array });
      ids.push(id);
    }
    return { entries, ids };
  }

  /** False when another writer was faster. After an outage nobody knows whether the entries arrived: the next turn reads the store. */
  async #commit(entries: readonly NewEntry[]): Promise<boolean> {
    const range = this.#range.copy();
    const pending = this.#pending.map((hashes) => [...hashes]);
    const tiles: FullTile[] = [];
    range.appendAll(leafHashes(entries.map((entry) => entry.bytes)), (node, hash) => collectTile(pending, tiles, node, hash));
    const to: LogHead = { size: range.size, range: range.serialise() };
    const outcome = await this.store.append({ from: this.#head, entries, to, tiles });
    if (outcome === 'conflict') return false;
    this.#range = range;
    this.#pending = pending;
    this.#head = to;
    this.#stale = false;
    return true;
  }

  /** Reads what other writers appended since; returns the size. */
  catchUp(): Promise<number> {
    const turn = this.#queue.then(async () => {
      const head = await this.store.head();
      if (this.#stale || head.size !== this.size) await this.#load();
      return this.size;
    });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** The checkpoint over all records, signed now unless the newest one covers them already. */
  async checkpoint(): Promise<string> {
    const seed = this.#options.logSeed ?? missingKey('log');
    for (;;) {
      const held = await this.store.checkpoint();
      const root = this.root();
      const next = signCheckpoint({ origin: this.origin, size: this.size, root, seed });
      if (held !== undefined && held.startsWith(next.split('\n\n')[0] as string)) return held;
      // Another writer published a longer log meanwhile: a smaller checkpoint must never follow it.
      const heldSize = held === undefined ? 0 : sizeOfCheckpoint(held);
      if (heldSize > this.size) {
        if ((await this.catchUp()) >= heldSize) continue;
        throw new Error(`The journal holds ${this.size} records and its own checkpoint covers ${heldSize}: records were lost. Restore a backup; do not go on with these books.`);
      }
      if (await this.store.swapCheckpoint(held, next)) return next;
    }
  }

  /** Keeps the books for the next start, when enough was folded since the last time. */
  async keepSnapshot(after = SNAPSHOT_AFTER): Promise<void> {
    // After an outage the books may hold what the store does not.
    if (this.#stale || this.size - this.#snapshotSize < after) return;
    await this.store.putSnapshot(SNAPSHOT, this.size, snapshotBytes(this.books));
    this.#snapshotSize = this.size;
  }

  /** Waits for writes under way and closes the store. */
  async close(): Promise<void> {
    await this.#queue;
    await this.keepSnapshot();
    await this.store.close();
  }

  /** Start and recovery are the same path: snapshot, then entries, each judged again. */
  async #load(): Promise<void> {
    this.#stale = true;
    const head = await this.store.head();
    const snapshot = await this.store.snapshot(SNAPSHOT);
    this.books = (snapshot !== undefined && snapshot.size <= head.size ? booksOfSnapshot(snapshot.bytes) : undefined) ?? new Books();
    this.#snapshotSize = this.books.size;
    let at = this.books.size;
    for await (const bytes of this.store.stream(at, head.size)) {
      this.books.apply(this.#judge(bytes, at));
      at += 1;
    }
    const range = head.size === 0 ? { ok: true as const, range: new CompactRange() } : CompactRange.parse(head.range);
    assert(range.ok && range.range.size === head.size, 'the stored compact range is of the stored size');
    this.#pending = await this.#readPending(head.size);
    this.#range = range.range;
    this.#head = head;
    this.#stale = false;
  }

  #judge(bytes: Uint8Array, index: number): Admitted {
    const judged = admit(this.books, storedEntry(bytes, index));
    if (!judged.ok) throw damage(index, `${judged.code}, ${judged.message}`);
    return judged.admitted;
  }

  async #readPending(size: number): Promise<Uint8Array[][]> {
    const pending: Uint8Array[][] = [];
    const first = size - (size % TILE_WIDTH);
    const leaves = leafHashes(await this.store.read(first, size));
    pending.push(Array.from({ length: size - first }, (_, at) => leaves.subarray(at * 32, at * 32 + 32)));
    for (let level = 1, count = Math.floor(size / TILE_WIDTH); count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
      const hashes: Uint8Array[] = [];
      for (let index = count - (count % TILE_WIDTH); index < count; index += 1) {
        const tile = await this.store.tile(level - 1, index);
        if (tile === undefined) throw new Error(`The store has no tile ${level - 1}/${index} although the log is ${size} records long. Restore a backup.`);
        hashes.push(fullTileHash(tile));
      }
      pending.push(hashes);
    }
    return pending;
  }

  /** Records in [from, to) as entry bytes, read in batches. */
  entries(from: number, to: number): AsyncIterable<Uint8Array> {
    return this.store.stream(from, to);
  }

  /** One entry's bytes. */
  async entry(index: number): Promise<Uint8Array> {
    return (await this.store.read(index, index + 1))[0] as Uint8Array;
  }
}

function missingKey(key: 'author' | 'log'): never {
  throw new Error(`The key keys/${key} of these books is missing. Put it back from your copy; without it they can be read, not continued.`);
}

/** The entry that a store gave as record `index`. What the store has acknowledged can be read, unless the journal is damaged. */
export function storedEntry(bytes: Uint8Array, index: number): Entry {
  const entry = decodeEntry(bytes);
  if (!entry.ok) throw damage(index, entry.message);
  return entry.value;
}

function damage(index: number, message: string): Error {
  return new Error(`The journal is damaged at record ${index}: ${message}. Restore a backup; \`amanah verify\` says what else is wrong.`);
}
