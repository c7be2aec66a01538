/**
 * The journal on disk: one small interface over bytes.
 *
 * A store keeps the entries of one log in order, the tiles they complete, the
 * head they lead to, the newest signed checkpoint, and a few droppable or
 * write-once values beside them. It reads nothing of what an entry says and is
 * not trusted for integrity: whoever needs to know recomputes the tree.
 *
 *     const head = await store.head();
 *     const outcome = await store.append({ from: head, entries, to, tiles });
 *     if (outcome === 'conflict') …      // another writer was faster: read what it wrote, build again
 *
 * Rules [S1] to [S18] of SPEC.md; one suite, store.contract.ts, holds every
 * implementation to them.
 */
import { assert } from '@amanah/log/assert.ts';

/** Where the log ends. */
export interface LogHead {
  /** Number of entries. */
  readonly size: number;
  /** The compact range of the tree at `size`, as its owner wrote it. The store compares it and never reads it. */
  readonly range: Uint8Array;
}

/** One entry to append. */
export interface NewEntry {
  /** At most 65,535 bytes, the limit of an entry bundle (C2SP tlog-tiles). */
  readonly bytes: Uint8Array;
  /** The 32-byte record id; no two entries of a journal share one. */
  readonly id: Uint8Array;
}

/** A full tile of 256 hashes (C2SP tlog-tiles). */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  /** 8,192 bytes. */
  readonly hashes: Uint8Array;
}

/** One step of the log, written whole or not at all. */
export interface Append {
  /** The head the writer built on. */
  readonly from: LogHead;
  /** At least one. */
  readonly entries: readonly NewEntry[];
  /** `from.size` plus the number of entries, and the range that belongs to it. */
  readonly to: LogHead;
  /** Exactly the tiles that this append completes, in any order. */
  readonly tiles: readonly FullTile[];
}

/**
 * The journal of one operation. Any number of stores, in one process or many, may stand open on the same journal.
 * Every method throws `StoreUnavailable` when the disk or the server does not answer.
 */
export interface Store {
  readonly engine: 'memory' | 'sqlite' | 'postgres';

  /** The stored head; size 0 and an empty range for a new journal. */
  head(): Promise<LogHead>;

  /**
   * Writes entries, tiles and head together, durably once it resolves. `conflict` when the stored head is not
   * `from`; nothing is written then. Throws `RepeatedId` when an id is in the journal already or twice in the batch.
   * After a throw of `StoreUnavailable` the append may or may not stand: `head()` tells.
   */
  append(batch: Append): Promise<'appended' | 'conflict'>;

  /** Entries `from` up to and not including `to`, in order. Throws `MissingEntry` past the end. The arrays may share memory. */
  read(from: number, to: number): Promise<Uint8Array[]>;

  /** The same entries one by one, holding a few megabytes at a time. */
  stream(from: number, to: number): AsyncIterable<Uint8Array>;

  /** The entry of each index, in the order asked for, repeats included. Throws `MissingEntry`. */
  readMany(indexes: readonly number[]): Promise<Uint8Array[]>;

  /** The index of the entry with this 32-byte id, whichever process wrote it; `undefined` when there is none. */
  findId(id: Uint8Array): Promise<number | undefined>;

  /** The 8,192 bytes of a full tile; `undefined` while it is not full. */
  tile(level: number, index: number): Promise<Uint8Array | undefined>;

  /** The newest signed checkpoint, as text. */
  checkpoint(): Promise<string | undefined>;

  /** Replaces the checkpoint, durably, if it is still `expected`; false, and nothing written, when it is not. */
  swapCheckpoint(expected: string | undefined, next: string): Promise<boolean>;

  /** A value computed from the first `size` entries and kept for speed. Whoever loses it computes it again. */
  snapshot(name: string): Promise<{ readonly size: number; readonly bytes: Uint8Array } | undefined>;

  /** Replaces the snapshot of this name whole; it may be hundreds of megabytes. */
  putSnapshot(name: string, size: number, bytes: Uint8Array): Promise<void>;

  /** A value that is written once and never changes, such as the origin of the log. */
  setting(name: string): Promise<string | undefined>;

  /** Writes a setting. Writing the same value again changes nothing; another value throws `SettingStands`. */
  putSetting(name: string, value: string): Promise<void>;

  /** Releases the file or the connections. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

export const ID_BYTES = 32;
export const TILE_BYTES = 8192;
export const ENTRY_BYTES_MAX = 65_535;
const TILE_WIDTH = 256;

/** An entry was asked for that the journal does not hold. */
export class MissingEntry extends Error {
  override readonly name = 'MissingEntry';
  readonly index: number;
  constructor(index: number) {
    super(`the journal holds no entry ${index}`);
    this.index = index;
  }
}

/** A writer tried to log the same record twice: a bug of the writer, who looks an id up before appending. */
export class RepeatedId extends Error {
  override readonly name = 'RepeatedId';
  /** Hexadecimal. */
  readonly id: string;
  constructor(id: Uint8Array, where: string) {
    const hex = Buffer.from(id).toString('hex');
    super(`record ${hex} is ${where}`);
    this.id = hex;
  }
}

/** A setting that is written once was to be given another value. */
export class SettingStands extends Error {
  override readonly name = 'SettingStands';
  constructor(setting: string, value: string) {
    super(`the setting ${setting} is ${JSON.stringify(value)} and never changes`);
  }
}

/** What the database holds contradicts itself, or the database refused a write that this program thought right. */
export class StoreCorrupt extends Error {
  override readonly name = 'StoreCorrupt';
}

/** The disk or the server did not answer; `cause` says how. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** This location cannot be opened as books; the message says what to do. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

/** Throws unless the append is one step of a log: sizes, lengths, and exactly the tiles it completes. */
export function assertAppend({ from, entries, to, tiles }: Append): void {
  assert(entries.length > 0, 'an append holds an entry');
  assert(to.size === from.size + entries.length, 'the new size is the old one and the number of entries');
  for (const { bytes, id } of entries) {
    assert(bytes.length <= ENTRY_BYTES_MAX, `an entry of ${bytes.length} bytes fits a bundle`);
    assert(id.length === ID_BYTES, 'a record id has 32 bytes');
  }
  const completed = completedTiles(from.size, to.size);
  assert(tiles.length === completed.size, `an append from ${from.size} to ${to.size} completes ${completed.size} tiles and brings ${tiles.length}`);
  for (const { level, index, hashes } of tiles) {
    assert(completed.delete(`${level}/${index}`), `tile ${level}/${index} is completed by this append, once`);
    assert(hashes.length === TILE_BYTES, 'a full tile has 8,192 bytes');
  }
}

function completedTiles(from: number, to: number): Set<string> {
  const completed = new Set<string>();
  for (let level = 0, span = TILE_WIDTH; span <= to; level++, span *= TILE_WIDTH) {
    for (let index = Math.floor(from / span); index < Math.floor(to / span); index++) completed.add(`${level}/${index}`);
  }
  return completed;
}

/** Throws unless `from` and `to` are a range of indexes. */
export function assertRange(from: number, to: number): void {
  assert(Number.isSafeInteger(from) && Number.isSafeInteger(to) && 0 <= from && from <= to, `${from} to ${to} is a range of indexes`);
}
