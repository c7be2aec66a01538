// What agencies asked a holder, in its journal: totals per agency and cycle that only grow, under the holder's key, so that
// a publication shows them and the proofs of the log hold for them as for any record.

import type { QueryCount } from '@amanah/dedup-board/quota.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksError } from '../books/books-folder.ts';
import type { Draft, Journal } from '../books/journal.ts';

/** The newest count of an agency in a cycle that stands in books, with the time up to which it counts; of one keyholder, where the key of one is given. */
export function loggedCount(books: Books, agency: string, cycle: string, author?: string): { readonly asked: number; readonly refused: number; readonly through: string; readonly index: number } | undefined {
  const holderOf = (key: string): string => books.authors.get(key)?.holder ?? key;
  const found = books.matters.documentsOf('query-count', agency).findLast((one) => one.body['cycle'] === cycle && (author === undefined || holderOf(one.author) === holderOf(author)));
  return found === undefined ? undefined : { asked: found.body['asked'] as number, refused: found.body['refused'] as number, through: found.eventTime, index: found.index };
}

/** Writes counts to the journal of a holder. */
export class QueryJournal {
  readonly #journal: Journal;
  readonly #counts: () => readonly QueryCount[];

  constructor(journal: Journal, counts: () => readonly QueryCount[]) {
    this.#journal = journal;
    this.#counts = counts;
  }

  /** Throws BooksError where the journal counts more than this machine remembers: its memory is older than its journal. */
  check(): void {
    for (const { agency, cycle, asked, refused } of this.#counts()) {
      const logged = loggedCount(this.#journal.books, agency, cycle, this.#journal.author);
      if (logged === undefined || (logged.asked <= asked && logged.refused <= refused)) continue;
      throw new BooksError(`The journal has counted ${logged.asked} households of ${agency} in ${cycle}, and ${asked} are remembered here: the file of counts and elements is an old copy. Put the newest one back. With the old one, requests could be answered twice.`);
    }
  }

  /** Writes those counts that have grown since they were last written, and signs the state of the log. Gives how many. */
  async write(): Promise<number> {
    let changed = 0;
    const written = await this.#journal.write((books) => {
      const drafts = this.#counts().flatMap(({ agency, cycle, asked, refused }): Draft[] => {
        const before = loggedCount(books, agency, cycle, this.#journal.author) ?? { asked: 0, refused: 0 };
        return asked === before.asked && refused === before.refused ? [] : [{ kind: 'query-count', eventTime: this.#journal.now(), body: { agency, asked, cycle, refused } }];
      });
      changed = drafts.length;
      return drafts;
    });
    if (!written.ok) throw new BooksError(`The counts could not be written to the journal: ${written.refusal.code}, ${written.refusal.message}`);
    if (changed > 0) await this.#journal.checkpoint();
    return changed;
  }
}
