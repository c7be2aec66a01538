// Vectors of log proofs: the file as text, the entry it is shown with, and the policy.
import { fromUtf8, toBase64, utf8 } from '@amanah/log/bytes.ts';
import { formatCheckpointText, signCheckpoint } from '@amanah/log/checkpoint.ts';
import { cosign } from '@amanah/log/cosignature.ts';
import { KEY_TYPE } from '@amanah/log/note.ts';
import { formatPolicy, parsePolicy } from '@amanah/log/policy.ts';
import { formatLogProof, parseLogProof, verifyLogProof } from '@amanah/log/proof.ts';
import { proveInclusion } from '@amanah/log/prove.ts';
import { leafHash } from '@amanah/log/tree.ts';
import type { VectorCase } from './make.ts';
import { spoiledProofs } from './mutate.ts';
import { ORIGIN, keyOf, seedOf } from './note-cases.ts';
import { entryText, vectorTree } from './tree-cases.ts';

const INDEX = 13;
const WITNESS = 'witness.example/w1';

function verdict(proofText: string, entry: string, policyText: string): string {
  const policy = parsePolicy(utf8(policyText));
  if (!policy.ok) return policy.code;
  const parsed = parseLogProof(utf8(proofText));
  if (!parsed.ok) return parsed.code;
  const judged = verifyLogProof({ proof: parsed.proof, leafHash: leafHash(utf8(entry)), policy: policy.policy });
  return judged.ok ? 'ok' : judged.code;
}

/** Log proofs of entry 13 of 23 under a policy of one witness, and what is wrong about others. */
export function logProofCases(): VectorCase[] {
  const tree = vectorTree();
  const size = tree.size;
  const checkpointAt = (of: number, isCosigned = true): string => {
    const head = { origin: ORIGIN, size: of, root: tree.root(of) };
    const text = formatCheckpointText({ ...head, extensions: [] });
    const line = cosign({ text, name: WITNESS, seed: seedOf(2), timeSeconds: 1_732_222_800n });
    return signCheckpoint({ ...head, seed: seedOf(1), cosignatures: isCosigned ? [line] : [] });
  };
  const policy = fromUtf8(formatPolicy({
    logs: [{ key: keyOf(1, ORIGIN) }],
    witnesses: [{ name: 'w1', key: keyOf(2, WITNESS, KEY_TYPE.cosignature) }],
    groups: [],
    quorum: 'w1',
  })) ?? '';
  const hashes = proveInclusion({ index: INDEX, size }, tree.readHashes);
  const good = { index: INDEX, hashes, checkpoint: checkpointAt(size) };
  const text = formatLogProof(good);
  const texts: Readonly<Record<string, string>> = {
    'entry 13 of 23': text,
    'with extra data': formatLogProof({ ...good, extra: utf8('opaque') }),
    'index + 1': formatLogProof({ ...good, index: INDEX + 1 }),
    'index - 1': formatLogProof({ ...good, index: INDEX - 1 }),
    'index is the size': formatLogProof({ ...good, index: size }),
    'index with a leading zero': text.replace('index 13', 'index 013'),
    'no index': text.replace('index 13\n', ''),
    'another version': text.replace('@v1', '@v2'),
    'preceding empty line': `\n${text}`,
    'checkpoint of another size': formatLogProof({ ...good, checkpoint: checkpointAt(22) }),
    'checkpoint without the witness': formatLogProof({ ...good, checkpoint: checkpointAt(size, false) }),
    'checkpoint with its size changed': text.replace('\n23\n', '\n22\n'),
    'no checkpoint': text.slice(0, text.indexOf('\n\n') + 2),
    'no empty line before the checkpoint': text.replace('\n\n', '\n'),
  };
  const cases: VectorCase[] = Object.entries(texts).map(([name, proof]) => ({
    name, want: verdict(proof, entryText(INDEX), policy), proof, entry: entryText(INDEX), policy,
  }));
  cases.push({ name: 'another entry', want: verdict(text, entryText(12), policy), proof: text, entry: entryText(12), policy });
  for (const spoiled of spoiledProofs(hashes, { root: tree.root() })) {
    const lines = ['c2sp.org/tlog-proof@v1', `index ${INDEX}`, ...spoiled.hashes.map(toBase64)];
    const proof = `${lines.join('\n')}\n\n${good.checkpoint}`;
    cases.push({ name: spoiled.name, want: verdict(proof, entryText(INDEX), policy), proof, entry: entryText(INDEX), policy });
  }
  return cases;
}
