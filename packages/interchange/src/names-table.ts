// Names that another program accepts, one per name of ours and never two of
// ours under one of theirs. The first to ask gets the plain name; a later one
// that would collide gets a number, so the same entries always give the same names.

/** Gives and remembers names. `clean` makes an acceptable name; `numbered` adds a number to one and keeps it acceptable. */
export class NameTable {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #clean: (name: string) => string;
  readonly #numbered: (clean: string, number: number) => string;

  constructor(clean: (name: string) => string, numbered: (clean: string, number: number) => string) {
    this.#clean = clean;
    this.#numbered = numbered;
  }

  /** The other program's name for `name`, and whether it was asked for the first time. */
  name(name: string): { readonly given: string; readonly first: boolean } {
    const known = this.#given.get(name);
    if (known !== undefined) return { given: known, first: false };
    const clean = this.#clean(name);
    let given = clean;
    for (let number = 2; this.#taken.has(given); number += 1) given = this.#numbered(clean, number);
    this.#taken.add(given);
    this.#given.set(name, given);
    return { given, first: true };
  }
}
