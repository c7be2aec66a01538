// A store on a memory disk that fails as disks and processes do: an answer that
// never comes although the write stands, a write that does not stand, a process
// killed before or after any call, a snapshot torn in the middle.
//
// An append is whole or absent even here: that is what every store promises,
// and the crash tests of the stores themselves hold them to it.

import { MemoryDisk, openMemory } from '@amanah/store/memory.ts';
import { StoreUnavailable, type Append, type LogHead, type Store } from '@amanah/store/store.ts';

/** What happens at a call: `outage` throws to the caller who lives on, `crash` ends the process; before or after the call took effect. */
export type Fault = 'none' | 'outage-before' | 'outage-after' | 'crash-before' | 'crash-after' | 'torn';

/** The process was killed. Whoever started it starts another one. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Decides what happens at the next call. */
export type FaultPlan = (call: string) => Fault;

export const NO_FAULTS: FaultPlan = () => 'none';

/** A process's view of the disk. After a crash every call of this view throws. */
export class FaultyStore implements Store {
  readonly engine = 'memory';
  readonly #inner: Store;
  readonly #disk: MemoryDisk;
  readonly #plan: FaultPlan;
  #crashed = false;

  constructor(disk: MemoryDisk, plan: FaultPlan) {
    this.#disk = disk;
    this.#inner = openMemory(disk);
    this.#plan = plan;
  }

  head(): Promise<LogHead> {
    return this.#call('head', () => this.#inner.head());
  }

  append(batch: Append): Promise<'appended' | 'conflict'> {
    return this.#call('append', () => this.#inner.append(batch));
  }

  read(from: number, to: number): Promise<Uint8Array[]> {
    return this.#call('read', () => this.#inner.read(from, to));
  }

  async *stream(from: number, to: number): AsyncIterable<Uint8Array> {
    yield* await this.#call('stream', () => this.#inner.read(from, to));
  }

  readMany(indexes: readonly number[]): Promise<Uint8Array[]> {
    return this.#call('readMany', () => this.#inner.readMany(indexes));
  }

  findId(id: Uint8Array): Promise<number | undefined> {
    return this.#call('findId', () => this.#inner.findId(id));
  }

  tile(level: number, index: number): Promise<Uint8Array | undefined> {
    return this.#call('tile', () => this.#inner.tile(level, index));
  }

  checkpoint(): Promise<string | undefined> {
    return this.#call('checkpoint', () => this.#inner.checkpoint());
  }

  swapCheckpoint(expected: string | undefined, next: string): Promise<boolean> {
    return this.#call('swapCheckpoint', () => this.#inner.swapCheckpoint(expected, next));
  }

  snapshot(name: string): Promise<{ readonly size: number; readonly bytes: Uint8Array } | undefined> {
    return this.#call('snapshot', () => this.#inner.snapshot(name));
  }

  putSnapshot(name: string, size: number, bytes: Uint8Array): Promise<void> {
    return this.#call('putSnapshot', () => this.#inner.putSnapshot(name, size, bytes), () => {
      this.#disk.snapshots.set(name, { size, bytes: bytes.slice(0, Math.floor(bytes.length / 2)) });
    });
  }

  setting(name: string): Promise<string | undefined> {
    return this.#call('setting', () => this.#inner.setting(name));
  }

  putSetting(name: string, value: string): Promise<void> {
    return this.#call('putSetting', () => this.#inner.putSetting(name, value));
  }

  async close(): Promise<void> {
    // A crashed process closes nothing.
  }

  async #call<T>(name: string, act: () => Promise<T>, tear?: () => void): Promise<T> {
    if (this.#crashed) throw new Crash(name);
    const fault = this.#plan(name);
    if (fault === 'outage-before') throw new StoreUnavailable(`no answer to ${name}`);
    if (fault === 'crash-before' || (fault === 'torn' && tear === undefined)) this.#crash(name);
    if (fault === 'torn') {
      tear?.();
      this.#crash(name);
    }
    const answer = await act();
    if (fault === 'outage-after') throw new StoreUnavailable(`no answer to ${name}`);
    if (fault === 'crash-after') this.#crash(name);
    return answer;
  }

  #crash(name: string): never {
    this.#crashed = true;
    throw new Crash(name);
  }
}
