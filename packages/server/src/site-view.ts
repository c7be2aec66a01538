// What the pages are drawn from: the books at one tree size, their records, and
// the browser's scripts and styles.

import { decodeEntry } from '@amanah/core/record/entry.ts';
import { buildAssets } from '@amanah/web/assets.ts';
import type { SiteView } from '@amanah/web/site.ts';
import type { OpenedBooks } from './books-folder.ts';

let assets: ReturnType<typeof buildAssets> | undefined;

/** The view of the books at a tree size. Scripts and styles are made once in a process. */
export async function siteView({ name, origin, logVkey, journal }: OpenedBooks, treeSize: number): Promise<SiteView> {
  assets ??= buildAssets();
  const last = decodeEntry(await journal.entry(treeSize - 1));
  if (!last.ok) throw new Error(`The journal is damaged at record ${treeSize - 1}: ${last.message}`);
  return {
    books: journal.books,
    treeSize,
    operation: { name, origin, logVkey },
    computedAt: last.value.recordTime,
    assets: await assets,
    readRecord: async (index: number) => {
      const entry = decodeEntry(await journal.entry(index));
      if (!entry.ok) throw new Error(`The journal is damaged at record ${index}: ${entry.message}`);
      return entry.value;
    },
  };
}
