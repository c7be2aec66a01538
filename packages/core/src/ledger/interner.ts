// Numbers for names. Books hold millions of postings over a few thousand
// names, so columns hold the number and this table the name.

/** Gives each text a number, counted from 0 in order of first appearance. */
export class Interner {
  readonly #numbers = new Map<string, number>();
  readonly names: string[] = [];

  /** The number of a name, made if it is new. */
  intern(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.length;
    this.#numbers.set(name, number);
    this.names.push(name);
    return number;
  }

  /** The number of a name, if it has one. */
  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  /** The name of a number that `intern` gave. */
  name(number: number): string {
    return this.names[number] as string;
  }

  /** An interner with the same numbers. */
  static from(names: readonly string[]): Interner {
    const interner = new Interner();
    for (const name of names) interner.intern(name);
    return interner;
  }
}
