// Making and sealing records in the browser: each continues its author's chain,
// every 64th at the latest and the last of a submission is sealed. The key never
// leaves the browser; the server gets what was signed.

import { fromHex, toBase64Url } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { SEAL_SPAN_MAX, recordId } from '@amanah/record/entry.ts';
import { recordObject, type Record } from '@amanah/record/record.ts';
import { signedMessage } from '@amanah/log/signature.ts';

/** What somebody wants to record, before it has its place in a chain. */
export interface Intent {
  readonly kind: string;
  readonly eventTime: string;
  readonly body: JsonObject;
  /** A member of the body that is the id of an earlier record of the same submission, by its place. */
  readonly refers?: { readonly field: string; readonly draft: number };
}

/** Where an author's chain stands: `seq` of the newest record, -1 for none, and its id. */
export interface ChainHead {
  readonly seq: number;
  readonly head: string;
}

/** A key that signs and does not show itself. */
export interface Signer {
  readonly publicKey: string;
  readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

/** A record as it is sent. */
export interface SignedRecord {
  readonly record: JsonObject;
  readonly seal?: string;
}

/** A submission: what is sent, byte for byte, and the ids that its records have. */
export interface SignedSubmission {
  readonly records: readonly SignedRecord[];
  readonly ids: readonly string[];
}

/** Gives the intents their places after `head` and seals them. */
export async function signSubmission(intents: readonly Intent[], head: ChainHead, signer: Signer): Promise<SignedSubmission> {
  const records: SignedRecord[] = [];
  const ids: string[] = [];
  let seq = head.seq + 1;
  let prev = head.head;
  for (const [at, { kind, eventTime, body: given, refers }] of intents.entries()) {
    const body = refers === undefined ? given : { ...given, [refers.field]: ids[refers.draft] as string };
    const record: Record = { author: signer.publicKey, seq, kind, eventTime, body, ...(seq === 0 ? {} : { prev }) };
    const id = recordId(record);
    const sealed = at === intents.length - 1 || (at + 1) % SEAL_SPAN_MAX === 0;
    records.push({ record: recordObject(record), ...(sealed ? { seal: await sealOf(id, signer) } : {}) });
    ids.push(id);
    seq += 1;
    prev = id;
  }
  return { records, ids };
}

async function sealOf(id: string, signer: Signer): Promise<string> {
  return toBase64Url(await signer.sign(signedMessage({ type: 'seal', bytes: fromHex(id) as Uint8Array })));
}
