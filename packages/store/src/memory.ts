/**
 * The reference store: what the two others must do, in the plainest way.
 *
 * A `MemoryDisk` is what survives closing; any number of stores may stand open
 * on one. Everything is copied on the way in and on the way out.
 */
import { assert } from '@amanah/log/assert.ts';
import { equal, toHex } from '@amanah/log/bytes.ts';
import { type Append, assertAppend, assertRange, ID_BYTES, type LogHead, MissingEntry, RepeatedId, SettingStands, type Store } from './store.ts';

/** What a store in memory keeps after it is closed. */
export class MemoryDisk {
  head: LogHead = { size: 0, range: new Uint8Array(0) };
  checkpoint: string | undefined;
  readonly entries: Uint8Array[] = [];
  readonly indexOfId = new Map<string, number>();
  readonly tiles = new Map<string, Uint8Array>();
  readonly snapshots = new Map<string, { readonly size: number; readonly bytes: Uint8Array }>();
  readonly settings = new Map<string, string>();
}

/** Opens a store on what `disk` holds. */
export function openMemory(disk: MemoryDisk = new MemoryDisk()): Store {
  return new MemoryStore(disk);
}

class MemoryStore implements Store {
  readonly engine = 'memory';
  readonly #disk: MemoryDisk;

  constructor(disk: MemoryDisk) {
    this.#disk = disk;
  }

  async head(): Promise<LogHead> {
    const { size, range } = this.#disk.head;
    return { size, range: range.slice() };
  }

  async append(batch: Append): Promise<'appended' | 'conflict'> {
    assertAppend(batch);
    const disk = this.#disk;
    if (batch.from.size !== disk.head.size || !equal(batch.from.range, disk.head.range)) return 'conflict';
    const repeats = new Set<string>();
    for (const { id } of batch.entries) {
      const index = disk.indexOfId.get(toHex(id));
      if (index !== undefined) throw new RepeatedId(id, `entry ${index} already`);
      if (repeats.has(toHex(id))) throw new RepeatedId(id, 'twice in one append');
      repeats.add(toHex(id));
    }
    for (const { bytes, id } of batch.entries) {
      disk.indexOfId.set(toHex(id), disk.entries.length);
      disk.entries.push(bytes.slice());
    }
    for (const { level, index, hashes } of batch.tiles) disk.tiles.set(`${level}/${index}`, hashes.slice());
    disk.head = { size: batch.to.size, range: batch.to.range.slice() };
    return 'appended';
  }

  async read(from: number, to: number): Promise<Uint8Array[]> {
    assertRange(from, to);
    const entries: Uint8Array[] = [];
    for (let index = from; index < to; index++) entries.push(this.#entry(index));
    return entries;
  }

  async *stream(from: number, to: number): AsyncIterable<Uint8Array> {
    assertRange(from, to);
    for (let index = from; index < to; index++) yield this.#entry(index);
  }

  async readMany(indexes: readonly number[]): Promise<Uint8Array[]> {
    return indexes.map((index) => this.#entry(index));
  }

  async findId(id: Uint8Array): Promise<number | undefined> {
    assert(id.length === ID_BYTES, 'a record id has 32 bytes');
    return this.#disk.indexOfId.get(toHex(id));
  }

  async tile(level: number, index: number): Promise<Uint8Array | undefined> {
    return this.#disk.tiles.get(`${level}/${index}`)?.slice();
  }

  async checkpoint(): Promise<string | undefined> {
    return this.#disk.checkpoint;
  }

  async swapCheckpoint(expected: string | undefined, next: string): Promise<boolean> {
    if (this.#disk.checkpoint !== expected) return false;
    this.#disk.checkpoint = next;
    return true;
  }

  async snapshot(name: string): Promise<{ readonly size: number; readonly bytes: Uint8Array } | undefined> {
    const found = this.#disk.snapshots.get(name);
    return found && { size: found.size, bytes: found.bytes.slice() };
  }

  async putSnapshot(name: string, size: number, bytes: Uint8Array): Promise<void> {
    this.#disk.snapshots.set(name, { size, bytes: bytes.slice() });
  }

  async setting(name: string): Promise<string | undefined> {
    return this.#disk.settings.get(name);
  }

  async putSetting(name: string, value: string): Promise<void> {
    const former = this.#disk.settings.get(name);
    if (former !== undefined && former !== value) throw new SettingStands(name, former);
    this.#disk.settings.set(name, value);
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }

  #entry(index: number): Uint8Array {
    const entry = this.#disk.entries[index];
    if (entry === undefined) throw new MissingEntry(index);
    return entry.slice();
  }
}
