// What a receipt carries: the signed state of the log, the entries it speaks of
// with their way to the root, and which of them is the gift. One text, which
// stands in the page for everybody to read. Format: docs/formats/receipt.md.

import { fromBase64, toBase64 } from '@amanah/log/bytes.ts';
import { Fields, Malformed, decode, type Json, type JsonObject } from '@amanah/record/decode.ts';
import { HASH_SIZE_BYTES } from '@amanah/log/sha256.ts';

export const RECEIPT_FORMAT = 'amanah-receipt/1';
/** A tree of fewer than 2^53 leaves has no longer path. */
const PROOF_LENGTH_MAX = 53;
const ENTRIES_MAX = 20_000;
const HOPS_MAX = 20_000;
export const RECEIPT_BYTES_MAX = 50_000_000;

/** An entry of the log with the hashes from its leaf's sibling upwards. */
export interface ProvenText {
  readonly index: number;
  readonly entry: string;
  readonly proof: readonly Uint8Array[];
}

/** Units of the gift in one record. Quantities are least units; `given` is what they stand for in the commodity that was given. */
export interface TrailHop {
  readonly index: number;
  readonly from: string;
  readonly to: string;
  readonly fund: string;
  readonly commodity: string;
  readonly quantity: bigint;
  readonly given: bigint;
  readonly givenCommodity: string;
}

/** Where units of the gift stand. */
export interface TrailEnd {
  readonly end: string;
  readonly account: string;
  readonly fund: string;
  readonly commodity: string;
  readonly quantity: bigint;
  readonly given: bigint;
  readonly givenCommodity: string;
}

/** Where the gift went, by a rule that says which unit was spent first. */
export interface ReceiptTrail {
  readonly rule: string;
  readonly hops: readonly TrailHop[];
  readonly ends: readonly TrailEnd[];
}

/** A receipt as read; nothing about it is verified. */
export interface Receipt {
  readonly logKey: string;
  readonly checkpoint: string;
  /** Index of the entry that states the gift. */
  readonly gift: number;
  readonly entries: readonly ProvenText[];
  readonly trail?: ReceiptTrail;
}

/** Characters that could hide or turn text, written as escapes so that the page shows every one. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** The one text of a receipt. */
export function receiptText(receipt: Receipt): string {
  const { logKey, checkpoint, gift, entries, trail } = receipt;
  const value = {
    format: RECEIPT_FORMAT,
    logKey,
    checkpoint,
    gift,
    entries: entries.map(({ index, entry, proof }) => ({ index, entry, proof: proof.map(toBase64) })),
    ...(trail === undefined ? {} : { trail: { rule: trail.rule, hops: trail.hops.map(hopObject), ends: trail.ends.map(endObject) } }),
  };
  return JSON.stringify(value, null, 1).replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function hopObject({ index, from, to, fund, commodity, quantity, given, givenCommodity }: TrailHop): JsonObject {
  return { index, from, to, fund, commodity, quantity: String(quantity), given: String(given), givenCommodity };
}

function endObject({ end, account, fund, commodity, quantity, given, givenCommodity }: TrailEnd): JsonObject {
  return { end, account, fund, commodity, quantity: String(quantity), given: String(given), givenCommodity };
}

/** The outcome of reading a receipt. */
export type ReadReceipt = { readonly ok: true; readonly receipt: Receipt } | { readonly ok: false; readonly at: string; readonly message: string };

/** Reads the text of a receipt. A receipt has one text: anything that says the same in other bytes is refused, so that no byte of it is idle. */
export function readReceipt(text: string): ReadReceipt {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { ok: false, at: 'receipt', message: 'it is not JSON' };
  }
  const read = decode(() => receiptIn(value));
  if (!read.ok) return { ok: false, at: read.path, message: read.message };
  const again = receiptText(read.value);
  if (again === text) return { ok: true, receipt: read.value };
  let at = 0;
  while (text[at] === again[at]) at += 1;
  return { ok: false, at: `receipt, character ${at}`, message: 'it is not written as receipts are' };
}

function receiptIn(value: Json): Receipt {
  const fields = new Fields(value, 'receipt');
  fields.oneOf('format', [RECEIPT_FORMAT]);
  const logKey = fields.text('logKey', 1_000);
  const checkpoint = fields.text('checkpoint', 100_000);
  const gift = fields.integer('gift', 0, Number.MAX_SAFE_INTEGER);
  const entries = fields.list('entries', provenIn, { min: 1, max: ENTRIES_MAX });
  const trail = fields.has('trail') ? trailIn(fields.object('trail')) : undefined;
  fields.end();
  entries.forEach(({ index }, at) => {
    if (at > 0 && index <= (entries[at - 1] as ProvenText).index) throw new Malformed(`receipt.entries[${at}].index`, 'expected entries in the order of the log, each once');
  });
  return { logKey, checkpoint, gift, entries, ...(trail === undefined ? {} : { trail }) };
}

function provenIn(item: Json, path: string): ProvenText {
  const fields = new Fields(item, path);
  const index = fields.integer('index', 0, Number.MAX_SAFE_INTEGER);
  const entry = fields.text('entry', 100_000);
  const proof = fields.list('proof', hashIn, { min: 0, max: PROOF_LENGTH_MAX });
  fields.end();
  return { index, entry, proof };
}

function hashIn(item: Json, path: string): Uint8Array {
  const bytes = typeof item === 'string' ? fromBase64(item) : undefined;
  if (bytes?.length !== HASH_SIZE_BYTES) throw new Malformed(path, 'expected 32 bytes in Base 64');
  return bytes;
}

function trailIn(fields: Fields): ReceiptTrail {
  const rule = fields.text('rule', 40);
  const hops = fields.list('hops', hopIn, { min: 1, max: HOPS_MAX });
  const ends = fields.list('ends', endIn, { min: 1, max: HOPS_MAX });
  fields.end();
  return { rule, hops, ends };
}

const LEAST = /^(0|[1-9][0-9]{0,18})$/;

function hopIn(item: Json, path: string): TrailHop {
  const fields = new Fields(item, path);
  const hop = {
    index: fields.integer('index', 0, Number.MAX_SAFE_INTEGER),
    from: fields.text('from', 400),
    to: fields.text('to', 400),
    ...unitsIn(fields),
  };
  fields.end();
  return hop;
}

function endIn(item: Json, path: string): TrailEnd {
  const fields = new Fields(item, path);
  const end = { end: fields.text('end', 40), account: fields.text('account', 400), ...unitsIn(fields) };
  fields.end();
  return end;
}

function unitsIn(fields: Fields): Pick<TrailEnd, 'fund' | 'commodity' | 'quantity' | 'given' | 'givenCommodity'> {
  return {
    fund: fields.text('fund', 400),
    commodity: fields.text('commodity', 400),
    quantity: BigInt(fields.matching('quantity', LEAST, 'least units as text')),
    given: BigInt(fields.matching('given', LEAST, 'least units as text')),
    givenCommodity: fields.text('givenCommodity', 400),
  };
}
