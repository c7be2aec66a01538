// File names for codes: short, in small letters, and different for different codes.

export class Slugs {
  readonly #byCode = new Map<string, string>();

  constructor(codes: Iterable<string>) {
    const taken = new Set<string>(['index']);
    for (const code of codes) {
      if (this.#byCode.has(code)) continue;
      const base = code.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'x';
      let slug = base;
      for (let count = 2; taken.has(slug); count += 1) slug = `${base}-${count}`;
      taken.add(slug);
      this.#byCode.set(code, slug);
    }
  }

  /** The slug of a code. */
  of(code: string): string {
    return this.#byCode.get(code) ?? 'index';
  }

  /** Every code with its slug, in the order given. */
  all(): IterableIterator<[string, string]> {
    return this.#byCode.entries();
  }
}
