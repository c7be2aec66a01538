// Waybills and receipts of opened books as HTML: what the console serves and the command writes.

import type { Books } from '@amanah/core/ledger/books.ts';
import { buildDocumentAssets, buildLinkedStyle, type DocumentAssets, type LinkedStyle } from '@amanah/documents/document-assets.ts';
import type { ReceiptTrail } from '@amanah/documents/receipt/format.ts';
import { receiptOf } from '@amanah/documents/receipt/make.ts';
import { receiptPage } from '@amanah/documents/receipt/page.ts';
import { waybillPage, waybillLink } from '@amanah/documents/waybill/page.ts';
import { waybillOf } from '@amanah/documents/waybill/view.ts';
import type { Rule } from '@amanah/trails/trail.ts';
import { trailOfGift } from '@amanah/trails/trails.ts';
import type { OpenedBooks } from '../books/books-folder.ts';
import { storedEntry } from '../books/journal.ts';
import { inclusionProof, sizeOfCheckpoint } from '../books/log-files.ts';

let assets: Promise<DocumentAssets> | undefined;
let linked: Promise<LinkedStyle> | undefined;

/** The texts that stand in self-contained documents, built once. */
export function documentAssets(): Promise<DocumentAssets> {
  assets ??= buildDocumentAssets();
  return assets;
}

/** Address of the style sheet and its faces on the server. */
export const STYLE_FOLDER = '/console/documents/';

/** The waybill's style sheet as files, built once. */
export function linkedStyle(): Promise<LinkedStyle> {
  linked ??= buildLinkedStyle(STYLE_FOLDER);
  return linked;
}

/** The waybill of a number as HTML; undefined when the books know no such waybill. */
export async function drawnWaybill(opened: Pick<OpenedBooks, 'journal'>, number: string, { address, isServed = false }: { readonly address?: string; readonly isServed?: boolean } = {}): Promise<string | undefined> {
  const { journal } = opened;
  const readEntry = async (row: number) => storedEntry(await journal.entry(row), row);
  const view = await waybillOf({ books: journal.books, root: journal.root(), readEntry }, number);
  if (view === undefined) return undefined;
  const style = isServed ? { href: (await linkedStyle()).href } : { css: (await documentAssets()).waybillCss };
  return waybillPage(view, { style, link: waybillLink(view, address) });
}

/** A receipt as HTML, or why there is none. `trailLeftOut` says why it does not follow the gift. */
export type DrawnReceipt = { readonly ok: true; readonly html: string; readonly trailLeftOut?: string } | { readonly ok: false; readonly message: string };

/** The receipt of the gift at a row as one self-contained HTML file. */
export async function drawnReceipt(opened: Pick<OpenedBooks, 'journal' | 'logVkey'>, row: number, rule: Rule | 'none' = 'named'): Promise<DrawnReceipt> {
  const { journal, logVkey } = opened;
  const checkpoint = await journal.checkpoint();
  const size = sizeOfCheckpoint(checkpoint);
  const made = await receiptOf(
    { books: journal.books, logKey: logVkey, checkpoint, size, entry: (index) => journal.entry(index), proof: (index) => inclusionProof(journal.store, { index, size }) },
    row,
    rule === 'none' ? undefined : receiptTrail(journal.books, { row, rule, asOf: size }),
  );
  if (!made.ok) return made;
  const { receiptCss, receiptScript } = await documentAssets();
  const { trailLeftOut } = made;
  return { ok: true, html: receiptPage(made.receipt, made.verified, { css: receiptCss, script: receiptScript }), ...(trailLeftOut === undefined ? {} : { trailLeftOut }) };
}

/** The trail of a gift in the form in which receipts carry it. */
function receiptTrail(books: Books, { row, rule, asOf }: { readonly row: number; readonly rule: Rule; readonly asOf: number }): ReceiptTrail | undefined {
  const found = trailOfGift(books, { row, rule, asOf });
  if (!found.ok || found.trail.hops.length === 0 || found.trail.ends.length === 0) return undefined;
  const { hops, ends } = found.trail;
  return {
    rule,
    hops: hops.map(({ row: index, from, to, fund, commodity, quantity, given, givenCommodity }) => ({ index, from, to, fund, commodity, quantity, given, givenCommodity })),
    ends: ends.map(({ end, account, fund, commodity, quantity, given, givenCommodity }) => ({ end, account, fund, commodity, quantity, given, givenCommodity })),
  };
}
