// Postings that the operation's own records made. What a publisher's list states
// says nothing of what still lies in a store, was handed over or was lost.

import type { BooksAt } from './books-at.ts';

/** Calls with every posting of the operation's own records that stand at the tree size, in log order. */
export function eachOwnPosting(at: BooksAt, visit: (row: number, posting: number) => void): void {
  const { files, postingStart } = at.books;
  at.eachStanding((row) => {
    if (files.values[row] !== 0) return;
    const end = at.postingEnd(row);
    for (let i = postingStart.values[row] as number; i < end; i += 1) visit(row, i);
  });
}

/** What stands behind the type in an account path: the code of a site, waybill, partner, class or loan. */
export function accountCode(account: string): string {
  return account.slice(account.indexOf(':') + 1);
}
