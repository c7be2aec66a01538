// Sums over tuples of four small numbers, without making a text for every row.

const LIMIT = 2 ** 26;

/** One value for each tuple of four numbers below 2^26, made when it is first asked for. */
export class Grouping<T> {
  readonly #cells = new Map<number, Map<number, T>>();
  readonly #make: () => T;

  constructor(make: () => T) {
    this.#make = make;
  }

  /** The value of a tuple. */
  at(a: number, b: number, c: number, d: number): T {
    const first = a * LIMIT + b;
    let inner = this.#cells.get(first);
    if (inner === undefined) {
      inner = new Map();
      this.#cells.set(first, inner);
    }
    const second = c * LIMIT + d;
    let value = inner.get(second);
    if (value === undefined) {
      value = this.#make();
      inner.set(second, value);
    }
    return value;
  }

  /** Every tuple with its value, in order of first use. */
  *entries(): IterableIterator<readonly [a: number, b: number, c: number, d: number, value: T]> {
    for (const [first, inner] of this.#cells) {
      for (const [second, value] of inner) yield [Math.floor(first / LIMIT), first % LIMIT, Math.floor(second / LIMIT), second % LIMIT, value];
    }
  }
}

/** The value of a key in a map, made when it is first asked for. */
export function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Compares texts by code unit: the same order on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts by texts, the first that differs deciding. */
export function sortedBy<T>(items: Iterable<T>, keys: (item: T) => readonly string[]): T[] {
  return [...items]
    .map((item) => ({ item, by: keys(item) }))
    .sort((a, b) => {
      for (let at = 0; at < a.by.length; at += 1) {
        const order = compareText(a.by[at] as string, b.by[at] as string);
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ item }) => item);
}
