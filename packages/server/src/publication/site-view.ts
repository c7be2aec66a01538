// What the pages are drawn from: the books at one tree size, their records, and
// the browser's scripts and styles.

import { buildAssets } from '@amanah/web/assets.ts';
import type { SiteView } from '@amanah/web/site.ts';
import type { OpenedBooks } from '../books/books-folder.ts';
import { storedEntry } from '../books/journal.ts';

let assets: ReturnType<typeof buildAssets> | undefined;

/** The view of the books at a tree size. Scripts and styles are made once in a process. */
export async function siteView({ name, origin, logVkey, journal }: OpenedBooks, treeSize: number): Promise<SiteView> {
  assets ??= buildAssets();
  const readRecord = async (index: number) => storedEntry(await journal.entry(index), index);
  return {
    books: journal.books,
    treeSize,
    operation: { name, origin, logVkey },
    computedAt: (await readRecord(treeSize - 1)).recordTime,
    assets: await assets,
    readRecord,
  };
}
