// Verifies a receipt from its own bytes and nothing else: no network, no books,
// no clock. What the gift is, who signed it and where it stands is recomputed;
// the first thing that does not hold is named. Runs in a browser and in a
// terminal, over the same code that the log itself is verified with.

import { toHex, utf8 } from '@amanah/log/bytes.ts';
import { verifyCheckpoint, type Checkpoint } from '@amanah/log/checkpoint.ts';
import { parseVerifierKey } from '@amanah/log/note.ts';
import { leafHash, verifyInclusion } from '@amanah/log/tree.ts';
import { decodeEntry, SEAL_SPAN_MAX, sealVerifies } from '@amanah/record/entry.ts';
import { factsOf, type Fact } from './facts.ts';
import type { ProvenText, Receipt } from './format.ts';
import { verifyTrail } from './trail.ts';
import { receiptFailed, type Proven, type ReceiptFailure } from './verdict.ts';

/** What a receipt proves. */
export interface VerifiedReceipt {
  readonly ok: true;
  readonly checkpoint: Checkpoint;
  readonly logKey: string;
  readonly gift: Proven;
  readonly author: { readonly role: string; readonly holder: string };
  readonly entries: readonly Proven[];
  readonly facts: readonly Fact[];
}

/** Verifies a receipt. `logKey` is the key the reader trusts; without it the receipt's own is taken, and stands in the result to be compared. */
export function verifyReceipt(receipt: Receipt, logKey = receipt.logKey): VerifiedReceipt | ReceiptFailure {
  if (logKey !== receipt.logKey) return receiptFailed('key', 'other-key', 'logKey', 'the receipt is of another log key than the one given');
  const key = parseVerifierKey(logKey);
  if (!key.ok) return receiptFailed('key', key.code, 'logKey', key.message);
  const signed = verifyCheckpoint({ bytes: utf8(receipt.checkpoint), logKeys: [key.key] });
  if (!signed.ok) return receiptFailed('checkpoint', signed.code, 'checkpoint', signed.message);
  const { checkpoint } = signed;
  const entries: Proven[] = [];
  for (const one of receipt.entries) {
    const proven = prove(one, checkpoint);
    if ('ok' in proven) return proven;
    entries.push(proven);
  }
  return judge(receipt, checkpoint, entries);
}

function prove({ index, entry: text, proof }: ProvenText, { size, root }: Checkpoint): Proven | ReceiptFailure {
  const at = `entry ${index}`;
  const bytes = utf8(text);
  const decoded = decodeEntry(bytes);
  if (!decoded.ok) return receiptFailed('entries', decoded.code, at, decoded.message);
  if (index >= size) return receiptFailed('entries', 'beyond-log', at, `the log had ${size} entries when it signed`);
  const hash = leafHash(bytes);
  const included = verifyInclusion({ index, size, leafHash: hash, proof, root });
  if (!included.ok) return receiptFailed('entries', included.code, at, `the entry or its proof was changed: ${included.message}`);
  return { index, entry: decoded.value, leafHash: hash };
}

/** Judges entries that stand in the log. */
function judge(receipt: Receipt, checkpoint: Checkpoint, entries: readonly Proven[]): VerifiedReceipt | ReceiptFailure {
  const operation = entries.find(({ index }) => index === 0);
  if (operation === undefined || operation.entry.record.kind !== 'operation') return receiptFailed('operation', 'operation-missing', 'entry 0', 'the receipt lacks the first record of the log, which names the operation');
  const { origin, logKey } = operation.entry.record.body;
  if (origin !== checkpoint.origin || logKey !== receipt.logKey) return receiptFailed('operation', 'operation-other-log', 'entry 0', 'the operation names another log or another log key');
  const gift = entries.find(({ index }) => index === receipt.gift);
  if (gift === undefined) return receiptFailed('form', 'gift-missing', 'gift', `the receipt lacks entry ${receipt.gift}, which is to be the gift`);
  const author = verifyAuthorOf(gift, operation, entries);
  if ('ok' in author) return author;
  const facts = factsOf({ gift, operation, entries, checkpoint, author });
  if ('ok' in facts) return facts;
  const trail = receipt.trail === undefined ? undefined : verifyTrail(receipt.trail, gift, entries);
  return trail ?? { ok: true, checkpoint, logKey: receipt.logKey, gift, author, entries, facts };
}

/** Follows who stands behind a record: its seal, the record that registers its author's key, that record's author, up to the first steward. */
function verifyAuthorOf(start: Proven, operation: Proven, entries: readonly Proven[]): VerifiedReceipt['author'] | ReceiptFailure {
  let first: VerifiedReceipt['author'] | undefined;
  let record = start;
  // Each step goes to a smaller index, so this ends.
  for (;;) {
    const sealed = verifySealOf(record, entries);
    if (sealed !== undefined) return sealed;
    const { author } = record.entry.record;
    if (author === operation.entry.record.author) return first ?? { role: 'steward', holder: 'first-steward' };
    const registered = entries.findLast(({ index, entry }) => index < record.index && entry.record.kind === 'key' && entry.record.body['key'] === author);
    if (registered === undefined) return receiptFailed('author', 'author-unknown', `entry ${record.index}`, 'no record in the receipt registers the key of the author before the record was written');
    const role = String(registered.entry.record.body['role']);
    if (record !== start && role !== 'steward') return receiptFailed('author', 'author-not-steward', `entry ${record.index}`, 'the key was registered by somebody who is no steward');
    first ??= { role, holder: String(registered.entry.record.body['holder']) };
    record = registered;
  }
}

/** Undefined when the author's seal covers the record: on its own entry, or on a later one that leads back to it by `prev`. */
function verifySealOf(start: Proven, entries: readonly Proven[]): ReceiptFailure | undefined {
  const { author } = start.entry.record;
  let current = start;
  for (let steps = 0; steps < SEAL_SPAN_MAX; steps += 1) {
    const { record, id, seal } = current.entry;
    const at = `entry ${current.index}`;
    if (seal !== undefined) return sealVerifies(author, id, seal) ? undefined : receiptFailed('seal', 'seal-invalid', at, 'the seal is not a signature by the author');
    const next = entries.find(({ index, entry }) => index > current.index && entry.record.author === author && entry.record.seq === record.seq + 1);
    if (next === undefined) return receiptFailed('seal', 'seal-missing', at, "the receipt lacks the author's next record, which leads to the seal");
    if (next.entry.record.prev !== id) return receiptFailed('seal', 'chain-broken', `entry ${next.index}`, `the author's next record does not cite record ${record.seq}`);
    current = next;
  }
  return receiptFailed('seal', 'seal-overdue', `entry ${start.index}`, `more than ${SEAL_SPAN_MAX} records stand without a seal`);
}

/**
 * The short form of what a receipt proves, as the QR code on paper holds it:
 * enough to look the record up in the account and to compare.
 */
export function shortForm({ checkpoint, gift }: Pick<VerifiedReceipt, 'checkpoint' | 'gift'>): string {
  const { origin, size, root } = checkpoint;
  return `amanah:receipt?origin=${encodeURIComponent(origin)}&size=${size}&record=${gift.index}&leaf=${toHex(gift.leafHash)}&root=${toHex(root)}`;
}
