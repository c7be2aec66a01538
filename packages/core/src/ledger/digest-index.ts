// Finds the row of a digest in a column of digests: an open-addressing table of
// row numbers over the first bytes of digests that are uniformly distributed
// already. It costs 8 bytes a row and is rebuilt from the column when needed.

import type { Column } from './column.ts';

export class DigestIndex {
  readonly #column: Column<Uint8Array>;
  #table = new Uint32Array(256);
  #used = 0;

  constructor(column: Column<Uint8Array>) {
    this.#column = column;
  }

  /** The row last put under this digest. */
  find(digest: Uint8Array): number | undefined {
    const slot = this.#slot(digest);
    const found = this.#table[slot] as number;
    return found === 0 ? undefined : found - 1;
  }

  /** Puts the row under its own digest, in place of an earlier row of the same digest. */
  put(row: number): void {
    if ((this.#used + 1) * 2 > this.#table.length) this.#grow();
    const slot = this.#slot(this.#digest(row));
    if (this.#table[slot] === 0) this.#used += 1;
    this.#table[slot] = row + 1;
  }

  #digest(row: number): Uint8Array {
    const { width, values } = this.#column;
    return values.subarray(row * width, (row + 1) * width);
  }

  #slot(digest: Uint8Array): number {
    const mask = this.#table.length - 1;
    const { width, values } = this.#column;
    let slot = (((digest[0] as number) << 24) | ((digest[1] as number) << 16) | ((digest[2] as number) << 8) | (digest[3] as number)) & mask;
    for (;;) {
      const held = this.#table[slot] as number;
      if (held === 0) return slot;
      const base = (held - 1) * width;
      let same = 0;
      while (same < width && values[base + same] === digest[same]) same += 1;
      if (same === width) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const rows = this.#table;
    this.#table = new Uint32Array(rows.length * 2);
    for (const held of rows) {
      if (held !== 0) this.#table[this.#slot(this.#digest(held - 1))] = held;
    }
  }
}
