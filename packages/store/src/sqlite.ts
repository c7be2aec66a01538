/**
 * The embedded store: one SQLite file, nothing to set up.
 *
 * Every write is one `begin immediate` transaction that compares the stored
 * head before it writes, so two processes may write and neither can overwrite
 * the other. SQLite runs in this thread: a method has done its work when it
 * returns its promise.
 */
import type { DatabaseSync } from 'node:sqlite';
import { assert } from '@amanah/log/assert.ts';
import { equal } from '@amanah/log/bytes.ts';
import { type Bundle, BundleReader, bundlesOf, unpackBundle } from './bundle.ts';
import { IdIndex } from './id-index.ts';
import { bytesOf, numberOf, type Row, SqliteConnection, textOf } from './sqlite-connection.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { type Append, assertAppend, assertRange, ID_BYTES, type LogHead, MissingEntry, RepeatedId, SettingStands, type Store, StoreCorrupt } from './store.ts';

const STREAM_BYTES = 2_097_152;
const SNAPSHOT_PART_BYTES = 1_048_576;

/** Opens the books in `file`; with `create`, makes them where there are none. Throws `StoreRefused` with what to do. */
export function openSqlite(file: string, { create = false }: { readonly create?: boolean } = {}): Store {
  return new SqliteStore(openSqliteFile(file, { create }), file);
}

class SqliteStore implements Store {
  readonly engine = 'sqlite';
  readonly #sqlite: SqliteConnection;
  readonly #ids = new IdIndex();

  constructor(database: DatabaseSync, file: string) {
    this.#sqlite = new SqliteConnection(database, file);
  }

  async head(): Promise<LogHead> {
    return this.#sqlite.guard(() => this.#storedHead());
  }

  async append(batch: Append): Promise<'appended' | 'conflict'> {
    assertAppend(batch);
    const bundles = bundlesOf(batch.from.size, batch.entries);
    const outcome = this.#sqlite.inTransaction(() => {
      const stored = this.#storedHead();
      if (stored.size !== batch.from.size || !equal(stored.range, batch.from.range)) return 'conflict';
      this.#learnIds();
      for (const { id, index } of this.#ids.suspectsAmong(batch.entries)) {
        if (equal(id, this.#idAt(index))) throw new RepeatedId(id, `entry ${index} already`);
      }
      const insert = this.#sqlite.statement('insert into journal (first, count, ids, entries) values (?, ?, ?, ?)');
      for (const { first, count, ids, entries } of bundles) insert.run(first, count, ids, entries);
      const insertTile = this.#sqlite.statement('insert into tile (level, position, hashes) values (?, ?, ?)');
      const inOrder = batch.tiles.toSorted((a, b) => a.level - b.level || a.index - b.index);
      for (const { level, index, hashes } of inOrder) insertTile.run(level, index, hashes);
      this.#sqlite.statement('update log_head set size = ?, compact_range = ?').run(batch.to.size, batch.to.range);
      return 'appended';
    });
    if (outcome === 'appended') for (const { first, ids } of bundles) this.#ids.learn(first, ids);
    return outcome;
  }

  async read(from: number, to: number): Promise<Uint8Array[]> {
    assertRange(from, to);
    return this.#sqlite.guard(() => {
      const reader = new BundleReader(from, to);
      const entries: Uint8Array[] = [];
      for (const bundle of this.#bundles(from, to)) for (const entry of reader.take(bundle)) entries.push(entry);
      reader.end();
      return entries;
    });
  }

  async *stream(from: number, to: number): AsyncIterable<Uint8Array> {
    assertRange(from, to);
    const reader = new BundleReader(from, to);
    while (!reader.finished) {
      // The cursor is closed before anything is handed out: one left open would keep the log of the database from shrinking.
      for (const entry of this.#sqlite.guard(() => this.#nextPage(reader, to))) yield entry;
    }
  }

  async readMany(indexes: readonly number[]): Promise<Uint8Array[]> {
    return this.#sqlite.guard(() => {
      const found = new Map<number, Uint8Array>();
      let bundle: Bundle | undefined;
      let entries: Uint8Array[] = [];
      for (const index of indexes.toSorted((a, b) => a - b)) {
        if (bundle === undefined || index >= bundle.first + bundle.count) {
          bundle = this.#bundleAt(index);
          entries = unpackBundle(bundle);
        }
        const entry = entries[index - bundle.first];
        if (entry === undefined) throw new MissingEntry(index);
        // A copy, so that one entry kept by the caller does not keep its whole bundle.
        if (!found.has(index)) found.set(index, entry.slice());
      }
      return indexes.map((index) => found.get(index) ?? missing(index));
    });
  }

  async findId(id: Uint8Array): Promise<number | undefined> {
    assert(id.length === ID_BYTES, 'a record id has 32 bytes');
    return this.#sqlite.guard(() => {
      const confirmed = () => this.#ids.suspects(id).find((index) => equal(id, this.#idAt(index)));
      const index = confirmed();
      if (index !== undefined) return index;
      return this.#learnIds() > 0 ? confirmed() : undefined;
    });
  }

  async tile(level: number, index: number): Promise<Uint8Array | undefined> {
    const row = this.#row('select hashes from tile where level = ? and position = ?', level, index);
    return row && bytesOf(row['hashes']);
  }

  async checkpoint(): Promise<string | undefined> {
    const row = this.#row('select note from checkpoint');
    return row && textOf(row['note']);
  }

  async swapCheckpoint(expected: string | undefined, next: string): Promise<boolean> {
    return this.#sqlite.inTransaction(() => {
      const { changes } = expected === undefined
        ? this.#sqlite.statement('insert into checkpoint (one, note) values (1, ?) on conflict do nothing').run(next)
        : this.#sqlite.statement('update checkpoint set note = ? where note = ?').run(next, expected);
      return changes === 1;
    });
  }

  async snapshot(name: string): Promise<{ readonly size: number; readonly bytes: Uint8Array } | undefined> {
    return this.#sqlite.inTransaction(() => {
      const row = this.#row('select size, length from snapshot where name = ?', name);
      if (row === undefined) return undefined;
      const bytes = new Uint8Array(numberOf(row['length']));
      let end = 0;
      for (const part of this.#sqlite.statement('select bytes from snapshot_part where name = ? order by part').iterate(name)) {
        const stored = bytesOf(part['bytes']);
        bytes.set(stored, end);
        end += stored.length;
      }
      if (end !== bytes.length) throw new StoreCorrupt(`the snapshot ${name} is incomplete: delete its rows and it is made again`);
      return { size: numberOf(row['size']), bytes };
    }, 'begin');
  }

  async putSnapshot(name: string, size: number, bytes: Uint8Array): Promise<void> {
    this.#sqlite.inTransaction(() => {
      this.#sqlite.statement('insert or replace into snapshot (name, size, length) values (?, ?, ?)').run(name, size, bytes.length);
      this.#sqlite.statement('delete from snapshot_part where name = ?').run(name);
      const insert = this.#sqlite.statement('insert into snapshot_part (name, part, bytes) values (?, ?, ?)');
      for (let part = 0; part * SNAPSHOT_PART_BYTES < bytes.length; part++) {
        insert.run(name, part, bytes.subarray(part * SNAPSHOT_PART_BYTES, (part + 1) * SNAPSHOT_PART_BYTES));
      }
    });
  }

  async setting(name: string): Promise<string | undefined> {
    const row = this.#row('select value from setting where name = ?', name);
    return row && textOf(row['value']);
  }

  async putSetting(name: string, value: string): Promise<void> {
    this.#sqlite.inTransaction(() => {
      const row = this.#row('select value from setting where name = ?', name);
      if (row === undefined) this.#sqlite.statement('insert into setting (name, value) values (?, ?)').run(name, value);
      else if (row['value'] !== value) throw new SettingStands(name, textOf(row['value']));
    });
  }

  async close(): Promise<void> {
    this.#sqlite.guard(() => this.#sqlite.database.close());
  }

  #storedHead(): LogHead {
    const row = this.#row('select size, compact_range from log_head');
    assert(row !== undefined, 'the migration made the head');
    return { size: numberOf(row['size']), range: bytesOf(row['compact_range']) };
  }

  /** Rows that hold the entries `from` up to `to`, in order. */
  *#bundles(from: number, to: number): Iterable<Bundle> {
    const rows = this.#sqlite.statement(`
      select first, count, entries from journal
      where first >= coalesce((select max(first) from journal where first <= ?), 0) and first < ? order by first`).iterate(from, to);
    for (const row of rows) {
      const bundle = bundleOf(row);
      if (bundle.first + bundle.count > from) yield bundle;
    }
  }

  #nextPage(reader: BundleReader, to: number): Uint8Array[] {
    const page: Uint8Array[] = [];
    let sizeBytes = 0;
    for (const bundle of this.#bundles(reader.next, to)) {
      for (const entry of reader.take(bundle)) page.push(entry);
      sizeBytes += bundle.entries.length;
      if (sizeBytes >= STREAM_BYTES) return page;
    }
    reader.end();
    return page;
  }

  #bundleAt(index: number): Bundle {
    const row = this.#row('select first, count, entries from journal where first <= ? order by first desc limit 1', index);
    return row === undefined ? missing(index) : bundleOf(row);
  }

  #idAt(index: number): Uint8Array {
    const row = this.#row('select substr(ids, 32 * (? - first) + 1, 32) as id from journal where first <= ?1 order by first desc limit 1', index);
    return row === undefined ? missing(index) : bytesOf(row['id']);
  }

  /** Brings the ids that this process has not seen into the index; how many those were. */
  #learnIds(): number {
    const known = this.#ids.size;
    for (const row of this.#sqlite.statement('select first, ids from journal where first >= ? order by first').iterate(known)) {
      this.#ids.learn(numberOf(row['first']), bytesOf(row['ids']));
    }
    return this.#ids.size - known;
  }

  #row(sql: string, ...parameters: (string | number)[]): Row | undefined {
    return this.#sqlite.guard(() => this.#sqlite.statement(sql).get(...parameters));
  }
}

function bundleOf(row: Row): Bundle {
  return { first: numberOf(row['first']), count: numberOf(row['count']), entries: bytesOf(row['entries']) };
}

function missing(index: number): never {
  throw new MissingEntry(index);
}
