// Records that people signed, submitted and admitted with four eyes on: each payment above the threshold waits and posts
// with the approval of a second key, so two sealed records and one posting for each; and the same payments with no policy.
//
// Estimate, written before the first measurement: reading a submission, the strict check of its seal (noble, 1.2 ms) and
// admission make a submission of one sealed record about 1.8 ms: 550 a second, half as many payments. In batches of 64
// with one seal for each author the check is shared: 15,000 records a second, of which half are approvals. Admission with
// a policy in force costs one look at a map more than without: under 1 microsecond a record.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBase64Url } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { recordId, sealOf } from '@amanah/record/entry.ts';
import { recordObject, type Record } from '@amanah/record/record.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { initBooks, type OpenedBooks } from '@amanah/server/books/books-folder.ts';
import type { SignedRecord } from '@amanah/server/books/submission.ts';
import { report, seconds } from './measure.ts';

const root = mkdtempSync(join(tmpdir(), 'amanah-bench-'));
const EVENT_TIME = '2024-05-01';

/** A person's key and where its chain stands. */
class Signer {
  readonly seed: Uint8Array;
  readonly key: string;
  #seq = 0;
  #prev: string | undefined;

  constructor(number: number) {
    this.seed = new Uint8Array(32).fill(number);
    this.key = toBase64Url(keyPairFromSeed(this.seed).publicKey);
  }

  sign(kind: string, body: JsonObject, sealed: boolean): { readonly signed: SignedRecord; readonly id: string } {
    const record: Record = { author: this.key, seq: this.#seq, ...(this.#prev === undefined ? {} : { prev: this.#prev }), kind, eventTime: EVENT_TIME, body };
    const id = recordId(record);
    this.#seq += 1;
    this.#prev = id;
    return { id, signed: { record: recordObject(record), ...(sealed ? { seal: toBase64Url(sealOf(this.seed, id)) } : {}) } };
  }
}

async function booksWith(name: string, policy: JsonObject | undefined): Promise<{ opened: OpenedBooks; treasurer: Signer; member: Signer }> {
  const opened = await initBooks(join(root, name), { name: 'Four eyes' });
  const [treasurer, member] = [new Signer(1), new Signer(2)];
  const written = await opened.journal.write([
    { kind: 'commodity', eventTime: EVENT_TIME, body: { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 } },
    { kind: 'organisation', eventTime: EVENT_TIME, body: { code: 'donor', name: 'Donor' } },
    { kind: 'fund', eventTime: EVENT_TIME, body: { code: 'general', name: 'General', restrictions: ['unrestricted'] } },
    { kind: 'key', eventTime: EVENT_TIME, body: { key: treasurer.key, holder: 'treasurer-1', role: 'treasurer' } },
    { kind: 'key', eventTime: EVENT_TIME, body: { key: member.key, holder: 'member-1', role: 'committee-member' } },
    { kind: 'gift', eventTime: EVENT_TIME, body: { donor: 'donor', fund: 'general', form: 'money', account: 'bank', amount: { commodity: 'USD', least: '100000000000' } } },
    ...(policy === undefined ? [] : [{ kind: 'policy', eventTime: EVENT_TIME, body: { subject: 'four-eyes', version: 1, parameters: policy } }]),
  ]);
  if (!written.ok) throw new Error(written.refusal.message);
  return { opened, treasurer, member };
}

/** Submissions of `size` payments each, and with `approved` of as many approvals, signed before the clock starts. */
function submissions({ treasurer, member }: { treasurer: Signer; member: Signer }, { payments, size, approved }: { payments: number; size: number; approved: boolean }): SignedRecord[][] {
  const list: SignedRecord[][] = [];
  for (let at = 0; at < payments; at += size) {
    const ids: string[] = [];
    const paying = Array.from({ length: size }, (_, one) => {
      const { signed, id } = treasurer.sign('payment', { account: 'bank', fund: 'general', expense: 'rent', amount: { commodity: 'USD', least: String(50_001 + at + one) } }, one === size - 1);
      ids.push(id);
      return signed;
    });
    list.push(paying);
    if (approved) list.push(ids.map((of, one) => member.sign('approval', { of, verdict: 'approved' }, one === size - 1).signed));
  }
  return list;
}

async function measure(name: string, { payments, size, policy, estimate }: { payments: number; size: number; policy: boolean; estimate: string }): Promise<number> {
  const made = await booksWith(name, policy ? { 'payment:*': '50000' } : undefined);
  const list = submissions(made, { payments, size, approved: policy });
  const wall = await seconds(async () => {
    for (const records of list) {
      const submitted = await made.opened.journal.submit(records);
      if (!submitted.ok) throw new Error(`${submitted.refusal.code}: ${submitted.refusal.message}`);
    }
  });
  await made.opened.journal.store.close();
  const records = list.reduce((sum, one) => sum + one.length, 0);
  const words = policy ? 'payments that wait and their approvals' : 'payments, no policy';
  report({ what: `signed ${words}, ${size} to a submission: records admitted and durable`, value: records / wall, unit: 'records/s', estimate });
  report({ what: `signed ${words}, ${size} to a submission: payments posted`, value: payments / wall, unit: 'postings/s' });
  return records / wall;
}

const single = { payments: 1_000, size: 1 };
const batched = { payments: 32_000, size: 64 };
const without = await measure('single-without', { ...single, policy: false, estimate: '550' });
const withOne = await measure('single-with', { ...single, policy: true, estimate: '550' });
report({ what: 'four eyes on against off, one record to a submission', value: withOne / without, unit: 'x', estimate: '1' });
const batchWithout = await measure('batch-without', { ...batched, policy: false, estimate: '15,000' });
const batchWith = await measure('batch-with', { ...batched, policy: true, estimate: '15,000' });
report({ what: 'four eyes on against off, 64 records to a submission', value: batchWith / batchWithout, unit: 'x', estimate: '1' });
rmSync(root, { recursive: true, force: true });
