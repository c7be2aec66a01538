// Finds in a receipt's page what the check needs: the one text of the receipt,
// and the facts as they are shown. Used on files from anywhere, so nothing of
// the page is believed and its script is not run.

import type { Fact } from './facts.ts';
import { readReceipt, type Receipt } from './format.ts';
import { receiptFailed, type ReceiptFailure } from './verdict.ts';
import { verifyReceipt, type VerifiedReceipt } from './verify.ts';

/** The element that holds the receipt's text. */
export const RECEIPT_ELEMENT = 'amanah-receipt';
/** The mark of the program that drew the page. */
const GENERATOR = /<meta name="generator" content="([^"<>]*)">/;
const PART = new RegExp(`<pre id="${RECEIPT_ELEMENT}"[^<>]*>([^<]*)</pre>`);
const FACT = /<bdi data-fact="([a-z0-9-]+)" dir="auto">([^<]*)<\/bdi>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** A receipt's page, taken apart. */
export interface ReceiptFile {
  readonly ok: true;
  readonly receipt: Receipt;
  readonly shown: ReadonlyMap<string, string>;
  readonly generator: string;
}

/** Takes a page apart. */
export function readReceiptFile(page: string): ReceiptFile | ReceiptFailure {
  const places = page.split(`id="${RECEIPT_ELEMENT}"`).length - 1;
  if (places !== 1) return receiptFailed('form', places === 0 ? 'no-receipt' : 'several-receipts', 'file', places === 0 ? 'the file holds no receipt' : 'the file holds more than one receipt');
  const text = PART.exec(page)?.[1];
  if (text === undefined) return receiptFailed('form', 'malformed-receipt', 'file', 'the receipt in the file is not written as receipts are');
  const read = readReceipt(unescaped(text));
  if (!read.ok) return receiptFailed('form', 'malformed-receipt', read.at, read.message);
  const shown = new Map([...page.matchAll(FACT)].map(([, id = '', words = '']) => [id, unescaped(words)]));
  return { ok: true, receipt: read.receipt, shown, generator: GENERATOR.exec(page)?.[1] ?? '' };
}

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] as string);
}

/** Judges the facts that a page shows by those that the receipt proves. */
export function compareFacts(shown: ReadonlyMap<string, string>, facts: readonly Fact[]): ReceiptFailure | undefined {
  for (const { id, text } of facts) {
    const there = shown.get(id);
    if (there === undefined) return receiptFailed('page', 'fact-missing', id, `the page does not show what the record says: ${JSON.stringify(text)}`);
    if (there !== text) return receiptFailed('page', 'fact-differs', id, `the page shows ${JSON.stringify(there)}, the record says ${JSON.stringify(text)}`);
  }
  const more = [...shown.keys()].find((id) => !facts.some((one) => one.id === id));
  return more === undefined ? undefined : receiptFailed('page', 'fact-unfounded', more, `the page shows ${JSON.stringify(shown.get(more))}, of which the records say nothing`);
}

/** Verifies a receipt's page: its records, and that the facts on it are those of the records. */
export function verifyReceiptFile(page: string, logKey?: string): (VerifiedReceipt & { readonly receipt: Receipt; readonly generator: string }) | ReceiptFailure {
  const file = readReceiptFile(page);
  if (!file.ok) return file;
  const verified = verifyReceipt(file.receipt, logKey);
  if (!verified.ok) return verified;
  const differs = compareFacts(file.shown, verified.facts);
  return differs ?? { ...verified, receipt: file.receipt, generator: file.generator };
}
