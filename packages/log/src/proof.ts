/**
 * Log proofs (C2SP tlog-proof): one text file that shows, without a network,
 * that an entry stands in a log.
 *
 *     c2sp.org/tlog-proof@v1
 *     index 1
 *     bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=
 *
 *     example.com/log
 *     2
 *     ...
 *
 * After the index come the hashes of the inclusion proof from the leaf's
 * sibling upwards, an empty line, and the checkpoint as it was signed. The
 * optional `extra` line carries data of the application and is not covered by
 * any signature.
 */
import { assert } from './assert.ts';
import { fromBase64, fromUtf8, toBase64, utf8 } from './bytes.ts';
import { failure } from './result.ts';
import type { Result } from './result.ts';
import { HASH_SIZE_BYTES } from './sha256.ts';
import { verifyByPolicy } from './policy.ts';
import type { BelievedCheckpoint, Policy, PolicyVerdictCode } from './policy.ts';
import { isCount, verifyInclusion } from './tree.ts';
import type { ProofCode } from './tree.ts';

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const INDEX_LINE = /^index (0|[1-9][0-9]*)$/;
/** A tree of fewer than 2^53 leaves has no longer path. */
const MAX_HASHES = 53;

/** A proof as read. `checkpoint` is the signed note, verbatim. */
export type LogProof = {
  readonly extra?: Uint8Array;
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
};

export type LogProofCode =
  | 'not-utf8' | 'proof-first-line' | 'proof-extra' | 'proof-index' | 'proof-hash' | 'proof-hash-count' | 'proof-checkpoint';

/** Reads the bytes of a `.tlog-proof` file; nothing is verified. */
export function parseLogProof(bytes: Uint8Array): Result<{ readonly proof: LogProof }, LogProofCode> {
  const text = fromUtf8(bytes);
  if (text === undefined) return failure('not-utf8', 'a log proof is UTF-8');
  const split = text.indexOf('\n\n');
  const lines = (split === -1 ? text : text.slice(0, split)).split('\n');
  const checkpoint = split === -1 ? '' : text.slice(split + 2);
  if (lines.shift() !== FIRST_LINE) return failure('proof-first-line', `a log proof begins with ${FIRST_LINE}`);
  let extra: Uint8Array | undefined;
  if (lines[0]?.startsWith('extra ') === true) {
    extra = fromBase64(lines.shift()?.slice('extra '.length) ?? '');
    if (extra === undefined) return failure('proof-extra', 'the extra data of a log proof is Base 64');
  }
  const index = Number(INDEX_LINE.exec(lines.shift() ?? '')?.[1] ?? Number.NaN);
  if (!isCount(index)) return failure('proof-index', 'a log proof has a line: index <decimal number below 2^53>');
  if (lines.length > MAX_HASHES) return failure('proof-hash-count', `a log proof has at most ${MAX_HASHES} hashes`);
  const hashes: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_SIZE_BYTES) return failure('proof-hash', `hash ${hashes.length + 1} of the log proof is not 32 bytes in Base 64`);
    hashes.push(hash);
  }
  if (checkpoint === '') return failure('proof-checkpoint', 'a log proof ends with an empty line and a checkpoint');
  return { ok: true, proof: { ...(extra === undefined ? {} : { extra }), index, hashes, checkpoint } };
}

/** The text of a `.tlog-proof` file. */
export function formatLogProof({ extra, index, hashes, checkpoint }: LogProof): string {
  assert(isCount(index), 'the index is a whole number');
  assert(hashes.length <= MAX_HASHES && hashes.every((hash) => hash.length === HASH_SIZE_BYTES), 'the hashes are 32 bytes each');
  assert(checkpoint !== '', 'a log proof carries a checkpoint');
  const lines = [FIRST_LINE, ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]), `index ${index}`, ...hashes.map(toBase64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/**
 * Verifies a log proof offline: the checkpoint is believed under the policy,
 * and the entry with this leaf hash stands in its tree at the proof's index.
 * The leaf hash comes from the entry in hand, never from the proof.
 */
export function verifyLogProof({ proof, leafHash, policy }: {
  readonly proof: LogProof;
  readonly leafHash: Uint8Array;
  readonly policy: Policy;
}): Result<BelievedCheckpoint, PolicyVerdictCode | ProofCode> {
  const believed = verifyByPolicy({ bytes: utf8(proof.checkpoint), policy });
  if (!believed.ok) return believed;
  const { size, root } = believed.checkpoint;
  const included = verifyInclusion({ index: proof.index, size, leafHash, proof: proof.hashes, root });
  return included.ok ? believed : included;
}
