// What an import counted: rows read, left out and why, added, changed and removed.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { FieldChange } from '@amanah/record/kinds/restatement.ts';

/** Counts as the closing record and the report state them; `rows` is all that was read. */
export interface ImportCounts {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly skipped: { readonly reason: string; readonly rows: number }[];
}

export class ImportTally {
  /** Rows that state something. */
  statements = 0;
  added = 0;
  removed = 0;
  #changed = 0;
  readonly #skipped: Map<string, number>;
  readonly #fields: Map<string, number>;

  constructor(skipped: ReadonlyMap<string, number> = new Map(), fields: ReadonlyMap<string, number> = new Map()) {
    this.#skipped = new Map(skipped);
    this.#fields = new Map(fields);
  }

  copy(): ImportTally {
    const copy = new ImportTally(this.#skipped, this.#fields);
    copy.statements = this.statements;
    copy.added = this.added;
    copy.removed = this.removed;
    copy.#changed = this.#changed;
    return copy;
  }

  skip(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
  }

  change(fields: readonly FieldChange[]): void {
    this.#changed += 1;
    for (const { field } of fields) this.#fields.set(field, (this.#fields.get(field) ?? 0) + 1);
  }

  /** Takes added, changed and removed rows from the books instead, by the numbers of the files: so that a resumed run counts the whole. */
  recount(books: Books, files: ReadonlySet<number | undefined>): void {
    [this.added, this.#changed, this.removed] = [0, 0, 0];
    for (let row = 0; row < books.size; row += 1) {
      const file = books.files.values[row] as number;
      if (file === 0 || !files.has(file - 1)) continue;
      if (books.of.values[row] === 0) this.added += 1;
      else if (books.statesRow(row)) this.#changed += 1;
      else this.removed += 1;
    }
  }

  counts(): ImportCounts {
    const skipped = [...this.#skipped].map(([reason, rows]) => ({ reason, rows }));
    return {
      rows: this.statements + skipped.reduce((sum, { rows }) => sum + rows, 0),
      added: this.added,
      changed: this.#changed,
      removed: this.removed,
      unchanged: this.statements - this.added - this.#changed,
      skipped,
    };
  }

  /** For each column, how many rows changed it. */
  fields(): { readonly [field: string]: number } {
    return Object.fromEntries([...this.#fields].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
