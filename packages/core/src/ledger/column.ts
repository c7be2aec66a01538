// Growing typed columns: one million records are kept in tens of megabytes and
// written to a snapshot as they stand.

type Typed = Uint8Array | Uint16Array | Uint32Array | Int32Array | BigInt64Array;

/** A typed array that grows by doubling. `width` values make one row. */
export class Column<T extends Typed> {
  #values: T;
  #length = 0;
  readonly #make: (length: number) => T;
  readonly width: number;

  constructor(make: (length: number) => T, width = 1) {
    this.#make = make;
    this.width = width;
    this.#values = make(64 * width);
  }

  /** Number of rows. */
  get length(): number {
    return this.#length;
  }

  /** The values so far, a view that the next `push` may make stale. */
  get values(): T {
    return this.#values;
  }

  /** Makes room for one more row and returns the position of its first value. */
  extend(): number {
    const at = this.#length * this.width;
    if (at + this.width > this.#values.length) {
      const larger = this.#make(this.#values.length * 2);
      (larger as Uint8Array).set(this.#values as Uint8Array);
      this.#values = larger;
    }
    this.#length += 1;
    return at;
  }

  /** Appends a row of one value. */
  push(value: T[number]): void {
    const at = this.extend();
    this.#values[at] = value;
  }

  /** The bytes of all rows, little-endian as on every machine this runs on. */
  bytes(): Uint8Array {
    const used = this.#values.subarray(0, this.#length * this.width) as T;
    return new Uint8Array(used.buffer, used.byteOffset, used.byteLength);
  }

  /** Fills an empty column from bytes that `bytes` gave. */
  load(bytes: Uint8Array): void {
    const size = this.#values.BYTES_PER_ELEMENT;
    const count = bytes.byteLength / size;
    const values = this.#make(Math.max(64 * this.width, count));
    new Uint8Array(values.buffer).set(bytes);
    this.#values = values;
    this.#length = count / this.width;
  }
}

export const bytesColumn = (width: number): Column<Uint8Array> => new Column((n) => new Uint8Array(n), width);
export const u8 = (): Column<Uint8Array> => new Column((n) => new Uint8Array(n));
export const u32 = (): Column<Uint32Array> => new Column((n) => new Uint32Array(n));
export const i64 = (): Column<BigInt64Array> => new Column((n) => new BigInt64Array(n));
