// What the audit does with the pages of a publication: every figure is
// recomputed from the books, and where the pages were drawn by this very
// program (the manifest says by which), the whole page is drawn again and
// compared byte by byte, drawings and labels included.

import type { PageCheck, PublishedPage } from '@amanah/audit/publication-pass.ts';
import { stop, type AuditSource } from '@amanah/audit/verdict.ts';
import { fromUtf8 } from '@amanah/log/bytes.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { decodeBundle } from '@amanah/log/entry-bundle.ts';
import { formatTilePath, TILE_WIDTH, tileWidth } from '@amanah/log/tile.ts';
import { decodeEntry, type Entry } from '@amanah/record/entry.ts';
import { buildAssets, type Assets } from '@amanah/web/assets.ts';
import { drawnBy } from '@amanah/web/drawn-by.ts';
import { checkPage } from '@amanah/web/check-page.ts';
import { sitePages, type SitePage } from '@amanah/web/site.ts';

/** A check of pages for the audit of `source`, whose entries the earlier steps have verified. */
export function pageCheck(source: AuditSource): PageCheck {
  let redrawn: Map<string, SitePage> | undefined;
  return {
    async judge(page) {
      redrawn ??= await pagesAgain(source, page);
      const isPage = page.path.endsWith('.html');
      const wrong = isPage ? checkPage({ path: page.path, html: page.text, books: page.books, size: page.manifest.size }) : undefined;
      if (wrong !== undefined || redrawn.size === 0) return wrong;
      const again = redrawn.get(page.path);
      if (again === undefined) return { at: 'the page', message: `${page.path} is no page of this account` };
      const expected = fromUtf8(await again.render()) as string;
      return expected === page.text ? undefined : { at: firstDifference(page.text, expected), message: `${page.path} is not the page these records give` };
    },
    detail: () =>
      redrawn === undefined || redrawn.size === 0
        ? 'every figure recomputed; the pages were drawn by another version, so their drawings and words are covered by the manifest only'
        : 'every figure recomputed, and every page drawn again with the same bytes',
  };
}

async function pagesAgain(source: AuditSource, { books, manifest }: PublishedPage): Promise<Map<string, SitePage>> {
  if (manifest.drawnBy !== (await drawnBy())) return new Map();
  const assets = await buildAssets();
  const view = await viewAgain(source, books, manifest.size, assets);
  return new Map(sitePages(view).map((page) => [page.path, page]));
}

async function viewAgain(source: AuditSource, books: Books, size: number, assets: Assets): Promise<Parameters<typeof sitePages>[0]> {
  const readRecord = (index: number): Promise<Entry> => entryAt(source, books.size, index);
  const first = (await readRecord(0)).record.body;
  return {
    books,
    treeSize: size,
    operation: { name: String(first['name']), origin: String(first['origin']), logVkey: String(first['logKey']) },
    computedAt: (await readRecord(size - 1)).recordTime,
    assets,
    readRecord,
  };
}

async function entryAt(source: AuditSource, size: number, index: number): Promise<Entry> {
  const bundle = Math.floor(index / TILE_WIDTH);
  const width = tileWidth({ level: 'entries', index: bundle, size });
  const path = formatTilePath({ level: 'entries', index: bundle, width });
  const bytes = await source.unverifiedFile(path);
  const decoded = bytes === undefined ? undefined : decodeBundle(bytes, { width });
  const entry = decoded?.ok === true ? decodeEntry(decoded.entries[index % TILE_WIDTH] as Uint8Array) : undefined;
  if (entry?.ok !== true) stop('entries', 'entry-changed', `record ${index} in ${path}`, `record ${index} can no longer be read: the publication changed while it was verified`);
  return entry.value;
}

function firstDifference(found: string, expected: string): string {
  let at = 0;
  while (at < expected.length && found[at] === expected[at]) at += 1;
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 20), at + 40));
  return `character ${at}: published ${around(found)}, drawn again ${around(expected)}`;
}
