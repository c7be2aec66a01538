/**
 * Record ids in memory: where an id stands in the journal, if it does.
 *
 * A unique index of random ids in the database makes every append dearer as
 * the journal grows (docs/decisions/0004-store.md has the measurement). This
 * table costs the same at any size: open addressing over 64 bits of the id and
 * its index, 18 to 36 bytes for each entry. The 64 bits can only suspect; the
 * whole id is compared with the stored one before anything is concluded.
 */
import { assert } from '@amanah/log/assert.ts';
import { equal } from '@amanah/log/bytes.ts';
import { ID_BYTES, type NewEntry, RepeatedId } from './store.ts';

const SLOTS_AT_FIRST = 1024;
const INDEX_MAX = 0xffff_fffe;
const WORDS = 3;
const NONE: readonly number[] = [];

/** A new entry whose id agrees in 64 bits with that of a stored one. */
export interface Suspect {
  readonly id: Uint8Array;
  /** Index of the stored entry. */
  readonly index: number;
}

export class IdIndex {
  // Three words a slot: index + 1 (0 for an empty slot), and the first and second 32 bits of the id.
  #slots = new Uint32Array(WORDS * SLOTS_AT_FIRST);
  #size = 0;

  /** How many entries, from the first on, this index knows. */
  get size(): number {
    return this.#size;
  }

  /** Learns the ids of the entries from `first` on, 32 bytes each. What it knows already it passes over. */
  learn(first: number, ids: Uint8Array): void {
    assert(first <= this.#size, 'ids are learnt in order');
    for (let at = (this.#size - first) * ID_BYTES; at < ids.length; at += ID_BYTES) {
      if (2 * this.#size * WORDS >= this.#slots.length) this.#grow();
      assert(this.#size <= INDEX_MAX, 'the journal has fewer than 2^32 entries');
      this.#place(this.#size + 1, wordAt(ids, at), wordAt(ids, at + 4));
      this.#size += 1;
    }
  }

  /** The indexes whose id agrees with this one in 64 bits; nearly always one or none. */
  suspects(id: Uint8Array): readonly number[] {
    assert(id.length === ID_BYTES, 'a record id has 32 bytes');
    const [high, low] = [wordAt(id, 0), wordAt(id, 4)];
    const slots = this.#slots;
    let found: number[] | undefined;
    for (let at = this.#startOf(high); slots[at] !== 0; at = at + WORDS === slots.length ? 0 : at + WORDS) {
      if (slots[at + 1] === high && slots[at + 2] === low) (found ??= []).push((slots[at] ?? 0) - 1);
    }
    return found ?? NONE;
  }

  /** The new entries that have to be compared with stored ones. Throws `RepeatedId` when two of them share an id. */
  suspectsAmong(entries: readonly NewEntry[]): Suspect[] {
    const among = new IdIndex();
    const suspects: Suspect[] = [];
    for (const { id } of entries) {
      for (const index of this.suspects(id)) suspects.push({ id, index });
      for (const at of among.suspects(id)) {
        if (equal(id, entries[at]?.id ?? id)) throw new RepeatedId(id, 'twice in one append');
      }
      among.learn(among.size, id);
    }
    return suspects;
  }

  #startOf(high: number): number {
    // Ids are hashes, so their first bits spread evenly; the multiplication guards against ids chosen to share them.
    const count = this.#slots.length / WORDS;
    return WORDS * (Math.imul(high, 0x9e37_79b1) >>> 0 & (count - 1));
  }

  #place(mark: number, high: number, low: number): void {
    const slots = this.#slots;
    let at = this.#startOf(high);
    while (slots[at] !== 0) at = at + WORDS === slots.length ? 0 : at + WORDS;
    slots[at] = mark;
    slots[at + 1] = high;
    slots[at + 2] = low;
  }

  #grow(): void {
    const former = this.#slots;
    this.#slots = new Uint32Array(2 * former.length);
    for (let at = 0; at < former.length; at += WORDS) {
      if (former[at] !== 0) this.#place(former[at] ?? 0, former[at + 1] ?? 0, former[at + 2] ?? 0);
    }
  }
}

function wordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 24 | (bytes[at + 1] ?? 0) << 16 | (bytes[at + 2] ?? 0) << 8 | (bytes[at + 3] ?? 0)) >>> 0;
}
