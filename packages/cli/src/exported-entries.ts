// The ledger as the exports read it, from the folded books: what each record posts, and what it posts back.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { ExportedEntry, ExportedPosting } from '@amanah/interchange/entry-export.ts';

const PROGRESS_EVERY = 10_000;

/** Every record in log order. */
export async function* exportedEntries(books: Books, progress: (done: number) => void): AsyncGenerator<ExportedEntry, void, undefined> {
  for (let row = 0; row < books.size; row += 1) {
    const of = books.of.values[row] as number;
    const negated: ExportedPosting[] = of === 0 ? [] : books.ownPostings(of - 1).map((posting) => ({ posting, negated: true }));
    const own: ExportedPosting[] = books.ownPostings(row).map((posting) => ({ posting }));
    yield { index: row, id: books.idAt(row), eventTime: dayText(books.days.values[row] as number), kind: books.kindAt(row), postings: [...negated, ...own] };
    if (row % PROGRESS_EVERY === 0) progress(row);
  }
}

function dayText(day: number): string {
  const text = String(day).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
