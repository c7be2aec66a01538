// Gathers what a receipt carries: the gift's entry, what names and measures it,
// the way to its author's seal, and the keys behind it, each with its way to the
// root. The receipt is verified before it is handed out.

import { fromUtf8 } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Books, MasterKind } from '@amanah/core/ledger/books.ts';
import { decodeEntry, type Entry } from '@amanah/record/entry.ts';
import { rowsOfKind, statedIn } from '../books-rows.ts';
import { masterNamedBy } from './facts.ts';
import type { Receipt, ReceiptTrail } from './format.ts';
import { verifyReceipt, type VerifiedReceipt } from './verify.ts';

/** The books, and the log that they were folded from. */
export interface ReceiptSource {
  readonly books: Books;
  readonly logKey: string;
  /** A checkpoint that covers all records of the books. */
  readonly checkpoint: string;
  /** Number of records that the checkpoint covers. */
  readonly size: number;
  readonly entry: (row: number) => Promise<Uint8Array>;
  readonly proof: (row: number) => Promise<readonly Uint8Array[]>;
}

/** A receipt that verifies, or why there is none. `trailLeftOut` says why a trail is not in it. */
export type MadeReceipt = { readonly ok: true; readonly receipt: Receipt; readonly verified: VerifiedReceipt; readonly trailLeftOut?: string } | { readonly ok: false; readonly message: string };

/** The receipt of the gift at a row. With a trail it carries the records of every hop. */
export async function receiptOf(source: ReceiptSource, row: number, trail?: ReceiptTrail): Promise<MadeReceipt> {
  const { books, size, logKey, checkpoint } = source;
  if (books.statedKindAt(row) !== 'gift') return { ok: false, message: `record ${row} states no gift: its kind is ${books.kindAt(row)}` };
  const wanted = new Set([0, row, ...(await authorRows(source, row)), ...(await masterRows(source, row))]);
  const superseded = books.by.values[row] as number;
  if (superseded !== 0 && superseded - 1 < size) wanted.add(superseded - 1);
  for (const one of await trailRows(source, trail)) wanted.add(one);
  const entries = await Promise.all(
    [...wanted].sort((a, b) => a - b).map(async (index) => ({ index, entry: fromUtf8(await source.entry(index)) as string, proof: await source.proof(index) })),
  );
  const receipt: Receipt = { logKey, checkpoint, gift: row, entries, ...(trail === undefined ? {} : { trail }) };
  const verified = verifyReceipt(receipt);
  if (!verified.ok && verified.step === 'trail') {
    const bare = await receiptOf(source, row);
    return bare.ok ? { ...bare, trailLeftOut: `${verified.at}: ${verified.message} (${verified.code})` } : bare;
  }
  // Nobody gets a receipt that would not verify: the cause is in the books, and `amanah verify` says more about it.
  if (!verified.ok) return { ok: false, message: `the receipt would not verify: ${verified.at}: ${verified.message} (${verified.code})` };
  return { ok: true, receipt, verified };
}

async function entryAt(source: ReceiptSource, row: number): Promise<Entry> {
  const decoded = decodeEntry(await source.entry(row));
  if (!decoded.ok) throw new Error(`The journal is damaged at record ${row}: ${decoded.message}.`);
  return decoded.value;
}

/** Rows from the record to its seal, then those of the key record behind its author, and so on to the first steward. */
async function authorRows(source: ReceiptSource, start: number): Promise<number[]> {
  const { books } = source;
  const rows: number[] = [];
  const steward = books.writers.values[0] as number;
  for (let row: number | undefined = start; row !== undefined;) {
    rows.push(row, ...rowsToSeal(source, row));
    const writer = books.writers.values[row] as number;
    row = writer === steward ? undefined : await keyRow(source, books.names.name(writer), row);
  }
  return rows;
}

function rowsToSeal({ books, size }: ReceiptSource, row: number): number[] {
  const { writers, seals } = books;
  const rows: number[] = [];
  for (let at = row; at < size; at += 1) {
    if (writers.values[at] !== writers.values[row]) continue;
    rows.push(at);
    if (seals.values[at] === 1) break;
  }
  return rows;
}

async function keyRow(source: ReceiptSource, key: string, before: number): Promise<number | undefined> {
  for (const row of rowsOfKind(source.books, 'key').reverse()) {
    if (row < before && (await entryAt(source, row)).record.body['key'] === key) return row;
  }
  return undefined;
}

/** Rows of the records of every hop, of those that they are about, and of the commodities in which they measure. */
async function trailRows(source: ReceiptSource, trail: ReceiptTrail | undefined): Promise<Set<number>> {
  const rows = new Set<number>();
  for (const one of masterRowsOf(source, (trail?.ends ?? []).flatMap(({ account }) => masterNamedBy(account) ?? []).map(({ kind, code }) => [kind, code] as const))) rows.add(one);
  for (const hop of trail?.hops ?? []) {
    for (const one of masterRowsOf(source, [['commodity', hop.commodity], ['commodity', hop.givenCommodity]])) rows.add(one);
    for (let row: number | undefined = hop.index; row !== undefined && !rows.has(row);) {
      rows.add(row);
      const entry: Entry = await entryAt(source, row);
      const about = entry.record.body['of'];
      row = typeof about === 'string' ? source.books.findRecord(about) : undefined;
    }
  }
  return rows;
}

/** Rows of the masters that the gift names. */
async function masterRows(source: ReceiptSource, row: number): Promise<number[]> {
  const body = statedIn(await entryAt(source, row))?.body as JsonObject;
  const goods = Array.isArray(body['goods']) ? (body['goods'] as JsonObject[]) : [];
  const amounts = [body['amount'], body['value'], ...goods.map((item) => item['amount'])].flatMap((amount) => (amount === undefined ? [] : [amount as JsonObject]));
  return masterRowsOf(source, [
    ['organisation', body['donor']], ['organisation', body['recipient']], ['fund', body['fund']], ['site', body['site']],
    ...amounts.map((amount) => ['commodity', amount['commodity']] as const),
  ]);
}

/** Rows of the newest versions that the checkpoint covers. */
function masterRowsOf({ books, size }: ReceiptSource, named: readonly (readonly [MasterKind, unknown])[]): number[] {
  return named.flatMap(([kind, code]) => (typeof code === 'string' ? (books.masters.get(`${kind}:${code}`)?.findLast(({ index }) => index < size)?.index ?? []) : []));
}
