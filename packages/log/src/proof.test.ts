import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import './native.ts';
import { fromUtf8, toBase64, utf8 } from './bytes.ts';
import { keyPairFromSeed } from './signature.ts';
import { signCheckpoint } from './checkpoint.ts';
import { MemoryTree } from './memory-tree.ts';
import { KEY_TYPE, verifierKey } from './note.ts';
import { formatLogProof, parseLogProof, verifyLogProof } from './proof.ts';
import type { LogProof } from './proof.ts';
import { proveInclusion } from './prove.ts';
import { leafHash } from './tree.ts';

const origin = 'example.com/log';
const seed = new Uint8Array(32).fill(1);
const logKey = verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(seed).publicKey });
const policy = { logs: [{ key: logKey }], witnesses: [], groups: [], quorum: 'none' };
const size = 11;
const index = 6;
const tree = new MemoryTree();
for (let at = 0; at < size; at++) tree.append(leafHash(utf8(`entry ${at}`)));
const leaf = leafHash(utf8(`entry ${index}`));
const checkpoint = signCheckpoint({ origin, size, root: tree.root(), seed });
const proof: LogProof = { index, hashes: proveInclusion({ index, size }, tree.readHashes), checkpoint };
const text = formatLogProof(proof);

function code(of: string): string {
  const parsed = parseLogProof(utf8(of));
  return parsed.ok ? 'ok' : parsed.code;
}

function verdict(of: LogProof, leafHash = leaf): string {
  const judged = verifyLogProof({ proof: of, leafHash, policy });
  return judged.ok ? 'ok' : judged.code;
}

test('[L20] a log proof is read back as it was written, with and without extra data', () => {
  assert.deepEqual(parseLogProof(utf8(text)), { ok: true, proof });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 9 }), fc.maxSafeNat(), fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 53 }),
    (extra, at, hashes) => {
      const of = { extra, index: at, hashes, checkpoint };
      assert.deepEqual(parseLogProof(utf8(formatLogProof(of))), { ok: true, proof: of });
    }), { numRuns: 40 });
});

test('[L20] a text of another form is refused', () => {
  const first = 'c2sp.org/tlog-proof@v1\n';
  assert.equal(code(text), 'ok');
  assert.equal(code(text.replace('@v1', '@v2')), 'proof-first-line');
  assert.equal(code(` ${text}`), 'proof-first-line');
  assert.equal(code(text.replace(first, `${first}extra !\n`)), 'proof-extra');
  assert.equal(code(text.replace(first, `${first}extra AA\n`)), 'proof-extra');
  for (const line of ['index', 'index ', 'index 06', 'index -1', 'index 6 ', 'Index 6', 'index 9007199254740992', '6']) {
    assert.equal(code(text.replace('index 6', line)), 'proof-index', line);
  }
  assert.equal(code(text.replace('index 6\n', '')), 'proof-index');
  assert.equal(code(text.replace('index 6\n', 'index 6\nAAAA\n')), 'proof-hash');
  assert.equal(code(text.replace('index 6\n', 'index 6\nindex 6\n')), 'proof-hash');
  assert.equal(code(text.replace('index 6\n', `index 6\n${`${toBase64(leaf)}\n`.repeat(54)}`)), 'proof-hash-count');
  assert.equal(code(text.slice(0, text.indexOf('\n\n'))), 'proof-checkpoint');
  assert.equal(code(text.slice(0, text.indexOf('\n\n') + 2)), 'proof-checkpoint');
  assert.equal(parseLogProof(Uint8Array.of(0xff)).ok, false);
});

test('[L20] a proof verifies offline, and not for another entry, index, path or checkpoint', () => {
  assert.equal(verdict(proof), 'ok');
  assert.equal(verdict(proof, leafHash(utf8('entry 5'))), 'root-mismatch');
  assert.equal(verdict({ ...proof, index: 5 }), 'root-mismatch');
  assert.equal(verdict({ ...proof, index: size }), 'index-outside-tree');
  assert.equal(verdict({ ...proof, hashes: proof.hashes.slice(1) }), 'proof-too-short');
  assert.equal(verdict({ ...proof, hashes: [...proof.hashes, leaf] }), 'proof-too-long');
  assert.equal(verdict({ ...proof, checkpoint: signCheckpoint({ origin, size: 10, root: tree.root(10), seed }) }), 'root-mismatch');
  assert.equal(verdict({ ...proof, checkpoint: signCheckpoint({ origin: 'example.com/x', size, root: tree.root(), seed }) }), 'wrong-origin');
});

test('[L20] any single flipped bit of the file is refused', () => {
  const bytes = utf8(text);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    const parsed = parseLogProof(flipped);
    if (parsed.ok) assert.notEqual(verdict(parsed.proof), 'ok', `bit ${bit}: ${fromUtf8(flipped)}`);
  }
});
