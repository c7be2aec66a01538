// Bank statements into the books, for the command: the drafts are written by the journal's own author, and what the bank
// wrote about each line is kept in the private store under the id of its record.

import { createHash } from 'node:crypto';
import { currencyExponent } from '@amanah/record/commodity.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { bankImport, filledBody, type BankImport } from '@amanah/interchange/bank/drafts.ts';
import { readBankFile, type BankFormat, type BankReading } from '@amanah/interchange/bank/read.ts';
import { bankState, usualCurrency } from '@amanah/interchange/bank/state.ts';
import type { BankReadOptions } from '@amanah/interchange/bank/statement.ts';
import type { PrivateStore } from '@amanah/store/private.ts';
import type { Draft, Journal, Written } from '../books/journal.ts';

/** Kind of value beside the log that the id of a bank line names. */
export const BANK_TEXT = 'bank-line';
/** Drafts of one submission. */
const BATCH = 500;

/** What the bank wrote, as it is kept. */
export interface KeptBankText {
  readonly text: string;
  readonly reference?: string;
}

export interface BankUpload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly account: string;
  readonly format?: BankFormat;
  readonly options: BankReadOptions;
}

/** A file read, and what of it the books do not have. */
export interface BankPreview {
  readonly reading: BankReading;
  readonly found: BankImport;
}

/** Reads a file against the books; with problems there is nothing to import. */
export async function previewBank({ name, bytes, account, format, options }: BankUpload, books: Books): Promise<BankPreview> {
  const input = {
    name,
    async *open() {
      yield bytes;
    },
  };
  const usual = usualCurrency(books, account);
  const reading = await readBankFile(input, { ...options, ...(usual === undefined ? {} : { usualCommodity: usual }), ...(format === undefined ? {} : { format }) });
  const digest = createHash('sha256').update(bytes).digest('hex');
  const file = reading.problemCount > 0 ? { ...reading.file, statements: [] } : reading.file;
  return { reading, found: bankImport(file, books, { account, digest }) };
}

/** What was written, or the refusal that ended it; `ids` are those of the lines, in the order of `found.drafts`. */
export interface BankImported {
  readonly written: Written | undefined;
  readonly ids: readonly string[];
}

/** Writes the drafts of a preview, and before them the currencies that the books do not have. What was cut off is finished by importing again. */
export async function writeBank(journal: Journal, store: PrivateStore, { drafts, texts }: BankImport): Promise<BankImported> {
  const ids: string[] = [];
  const currencies = await journal.write((books) => missingCurrencies(books, drafts));
  if (!currencies.ok) return { written: currencies, ids };
  for (let at = 0; at < drafts.length; ) {
    // A draft that cites another is written after it: ids are known only then.
    const batch = drafts.slice(at, at + BATCH);
    const end = batch.findIndex(({ refers }) => refers !== undefined && refers.draft >= at);
    const next = end === -1 ? batch : batch.slice(0, end);
    const written = await journal.write(next.map((draft): Draft => ({ kind: draft.kind, eventTime: draft.eventTime, body: filledBody(draft, ids) })));
    if (!written.ok) return { written, ids };
    ids.push(...written.ids);
    at += next.length;
  }
  for (const { draft, text, reference } of texts) await keepBankText(store, ids[draft] as string, { text, ...(reference === undefined ? {} : { reference }) });
  return { written: undefined, ids };
}

function missingCurrencies(books: Books, drafts: BankImport['drafts']): Draft[] {
  const codes = new Set(drafts.flatMap(({ kind, body }) => (kind === 'bank-statement' ? [String(body['commodity'])] : [])));
  return [...codes].flatMap((code) => {
    const scale = currencyExponent(code);
    if (scale === undefined || books.master('commodity', code) !== undefined) return [];
    const eventTime = drafts[0]?.eventTime as string;
    return [{ kind: 'commodity', eventTime, body: { code, name: code, class: 'money', unit: code, scale } }];
  });
}

/** Keeps what the bank wrote about a line; a text that is there stays. */
export async function keepBankText(store: PrivateStore, line: string, kept: KeptBankText): Promise<boolean> {
  return store.keepBeside(BANK_TEXT, line, JSON.stringify(kept));
}

/** What is kept of the bank's words about lines. */
export async function bankTexts(store: PrivateStore, lines: readonly string[]): Promise<ReadonlyMap<string, KeptBankText>> {
  const found = new Map<string, KeptBankText>();
  for (const line of lines) {
    const kept = await store.beside(BANK_TEXT, line);
    if (kept !== undefined && kept !== 'erased') found.set(line, JSON.parse(kept.value) as KeptBankText);
  }
  return found;
}

/** Match records for every line that can be only one thing. */
export function sureMatches(books: Books, account: string, today: string): Draft[] {
  return bankState(books, { account }).commodities.flatMap(({ lines }) =>
    lines.filter(({ proposed }) => proposed.length > 0).map(({ id, proposed }) => ({ kind: 'bank-match', eventTime: today, body: { line: id, records: [...proposed] } })));
}
