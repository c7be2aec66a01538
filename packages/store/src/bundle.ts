/**
 * Entries in bundles: several entries in one row of the database.
 *
 * The bytes are those of a C2SP tlog-tiles entry bundle, `u16 length ‖ entry`
 * repeated. A bundle never crosses a multiple of 256 and closes at 32 KiB, so
 * that reading one entry stays cheap; an append of one entry is a bundle of
 * one. Why rows are not entries: docs/decisions/0004-store.md.
 */
import { ID_BYTES, MissingEntry, type NewEntry, StoreCorrupt } from './store.ts';

/** Consecutive entries as they stand in one row. */
export interface Bundle {
  /** Index of the first entry. */
  readonly first: number;
  readonly count: number;
  /** `u16 length ‖ entry`, repeated. */
  readonly entries: Uint8Array;
}

/** A bundle about to be written. */
export interface NewBundle extends Bundle {
  /** The 32-byte ids, one after the other. */
  readonly ids: Uint8Array;
}

const WIDTH = 256;
const CLOSE_AT_BYTES = 32_768;
const LENGTH_BYTES = 2;

/** The entries from index `first` on, cut into bundles. */
export function bundlesOf(first: number, entries: readonly NewEntry[]): NewBundle[] {
  const bundles: NewBundle[] = [];
  let start = 0;
  while (start < entries.length) {
    const end = endOfBundle(first, entries, start);
    bundles.push(packBundle(first + start, entries.slice(start, end)));
    start = end;
  }
  return bundles;
}

function endOfBundle(first: number, entries: readonly NewEntry[], start: number): number {
  let sizeBytes = 0;
  for (let at = start; at < entries.length; at++) {
    sizeBytes += LENGTH_BYTES + (entries[at]?.bytes.length ?? 0);
    if ((first + at + 1) % WIDTH === 0 || sizeBytes >= CLOSE_AT_BYTES) return at + 1;
  }
  return entries.length;
}

function packBundle(first: number, entries: readonly NewEntry[]): NewBundle {
  let sizeBytes = 0;
  for (const { bytes } of entries) sizeBytes += LENGTH_BYTES + bytes.length;
  // Every byte is written below.
  const packed = Buffer.allocUnsafeSlow(sizeBytes);
  const ids = new Uint8Array(ID_BYTES * entries.length);
  let end = 0;
  let idEnd = 0;
  for (const { bytes, id } of entries) {
    packed[end] = bytes.length >> 8;
    packed[end + 1] = bytes.length & 255;
    packed.set(bytes, end + LENGTH_BYTES);
    end += LENGTH_BYTES + bytes.length;
    ids.set(id, idEnd);
    idEnd += ID_BYTES;
  }
  return { first, count: entries.length, ids, entries: packed };
}

/** All entries of a bundle, as views into it. Throws `StoreCorrupt` when the lengths do not add up. */
export function unpackBundle({ first, count, entries }: Bundle): Uint8Array[] {
  const unpacked: Uint8Array[] = [];
  let at = 0;
  while (at < entries.length) {
    const start = at + LENGTH_BYTES;
    at = start + ((entries[at] ?? 0) << 8 | (entries[at + 1] ?? 0));
    unpacked.push(entries.subarray(start, at));
  }
  if (at !== entries.length || unpacked.length !== count) {
    throw new StoreCorrupt(`the bundle at ${first} says ${count} entries and its bytes say otherwise: restore the journal from a copy`);
  }
  return unpacked;
}

/** Takes consecutive bundles and gives the entries `from` to `to`; throws `MissingEntry` where one is not there. */
export class BundleReader {
  #next: number;
  readonly #to: number;

  constructor(from: number, to: number) {
    this.#next = from;
    this.#to = to;
  }

  /** Index of the next entry wanted. */
  get next(): number {
    return this.#next;
  }

  get finished(): boolean {
    return this.#next >= this.#to;
  }

  /** The wanted entries of the next bundle. */
  take(bundle: Bundle): Uint8Array[] {
    const skip = this.#next - bundle.first;
    if (skip < 0 || skip >= bundle.count) throw new MissingEntry(this.#next);
    const wanted = unpackBundle(bundle).slice(skip, this.#to - bundle.first);
    this.#next += wanted.length;
    return wanted;
  }

  /** Throws when bundles ended before the entries did. */
  end(): void {
    if (!this.finished) throw new MissingEntry(this.#next);
  }
}
