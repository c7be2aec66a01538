// What a scribe wrote as the entries of a log, each seal signed with the key of
// its author, so that strangers can verify it.

import { toBase64Url } from '@amanah/log/bytes.ts';
import { KEY_TYPE, formatVerifierKey, verifierKey } from '@amanah/log/note.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { encodeEntry, sealOf } from '@amanah/record/entry.ts';
import { authorKey, authorSeed, type Scribe } from './scribe.ts';

/** Who signs the log of a scribe, and the key that readers know. */
export const SCRIBE_LOG = { origin: 'example.org/test', logSeed: new Uint8Array(32).fill(77) };
export const SCRIBE_LOG_KEY = formatVerifierKey(verifierKey({ name: SCRIBE_LOG.origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(SCRIBE_LOG.logSeed).publicKey }));

/** Authors that a scribe may have: `authorKey(0)` to `authorKey(AUTHORS - 1)`. */
const AUTHORS = 250;

let seeds: ReadonlyMap<string, Uint8Array> | undefined;

/** The private seed of an author of a scribe. */
export function seedOfAuthor(author: string): Uint8Array {
  seeds ??= new Map(Array.from({ length: AUTHORS }, (_, number) => [authorKey(number), authorSeed(number)]));
  return seeds.get(author) as Uint8Array;
}

/** The entries of a log that holds what the scribe wrote. */
export function signedEntries({ admitted }: Pick<Scribe, 'admitted'>): Uint8Array[] {
  return admitted.map(({ record, recordTime, sealed }) => {
    const seed = seedOfAuthor(record.author);
    return encodeEntry(record, recordTime, sealed ? (id) => toBase64Url(sealOf(seed, id)) : undefined).bytes;
  });
}
