/**
 * Judges our own vectors twice: they are what `make.ts` writes, and a plain
 * second implementation, which shares no code with the package, has the same
 * opinion on which of them are good.
 */
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import '@amanah/log/native.ts';
import { makeVectors } from './make.ts';

type Fields = Readonly<Record<string, string | number | readonly string[]>>;

const folder = path.dirname(fileURLToPath(import.meta.url));

function cases(name: string): readonly Fields[] {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as readonly Fields[];
}

function sha(...parts: readonly Uint8Array[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

function node(left: Buffer, right: Buffer): Buffer {
  return sha(Buffer.of(1), left, right);
}

function base64(value: unknown): Buffer {
  return Buffer.from(String(value), 'base64');
}

function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Root that an inclusion path leads to, by the recursion of RFC 6962 section 2.1.1; throws when the path does not fit. */
function rootOfPath(index: number, size: number, leaf: Buffer, proof: readonly Buffer[]): Buffer {
  assert.ok(index >= 0 && index < size && size < 2 ** 53);
  if (size === 1) {
    assert.equal(proof.length, 0);
    return leaf;
  }
  const last = proof.at(-1);
  assert.equal(last?.length, 32);
  const at = split(size);
  return index < at
    ? node(rootOfPath(index, at, leaf, proof.slice(0, -1)), last)
    : node(last, rootOfPath(index - at, size - at, leaf, proof.slice(0, -1)));
}

/** Both roots that a consistency proof leads to, by the recursion of section 2.1.2. */
function rootsOfProof(oldSize: number, newSize: number, oldRoot: Buffer, proof: readonly Buffer[], isWhole: boolean): readonly [Buffer, Buffer] {
  if (oldSize === newSize) {
    assert.equal(proof.length, isWhole ? 0 : 1);
    const root = isWhole ? oldRoot : proof[0] as Buffer;
    return [root, root];
  }
  const last = proof.at(-1);
  assert.equal(last?.length, 32);
  const at = split(newSize);
  if (oldSize <= at) {
    const [older, newer] = rootsOfProof(oldSize, at, oldRoot, proof.slice(0, -1), isWhole);
    return [older, node(newer, last)];
  }
  const [older, newer] = rootsOfProof(oldSize - at, newSize - at, oldRoot, proof.slice(0, -1), false);
  return [node(last, older), node(last, newer)];
}

function holds(judge: () => void): boolean {
  try {
    judge();
    return true;
  } catch {
    return false;
  }
}

/** Whether Node believes an Ed25519 signature; keys of small order and beyond the field are refused beforehand. */
function believes(publicKey: Buffer, message: Buffer, signature: Buffer): boolean {
  if (publicKey.equals(Buffer.alloc(32)) || publicKey[0] === 0xee && publicKey[31] === 0x7f) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') }, format: 'jwk' });
  return signature.length === 64 && verify(null, message, key, signature);
}

/** A signed note by its grammar: text, empty line, lines; returns the text, throws when any known line is false. */
function plainNote(note: string, vkeys: readonly string[]): { text: string; signers: readonly string[] } {
  const [, text = '', block = ''] = /^((?:[^\x00-\x09\x0b-\x1f]*\n)+?)\n((?:\u2014 [^ +\n]+ [A-Za-z0-9+/]+={0,2}\n)+)$/u.exec(note) ?? assert.fail('no note');
  const signers: string[] = [];
  for (const line of block.split('\n').slice(0, -1)) {
    const [, name = '', encoded = ''] = line.split(' ');
    const bytes = base64(encoded);
    assert.equal(bytes.toString('base64'), encoded);
    for (const vkey of vkeys) {
      const [, keyName = '', id = '', material = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? assert.fail('no vkey');
      const key = base64(material);
      assert.ok(key.length === 33 && (key[0] === 1 || key[0] === 4) && !key.subarray(1).equals(Buffer.alloc(32)));
      assert.equal(sha(Buffer.from(`${keyName}\n`), key).subarray(0, 4).toString('hex'), id);
      if (keyName !== name || bytes.subarray(0, 4).toString('hex') !== id) continue;
      const rest = bytes.subarray(4);
      const isWitness = key[0] === 4;
      if (isWitness) assert.ok(rest.length === 72 && (rest[0] ?? 0) < 0x80);
      const message = isWitness ? `cosignature/v1\ntime ${rest.readBigUInt64BE(0)}\n${text}` : text;
      assert.ok(believes(key.subarray(1), Buffer.from(message), isWitness ? rest.subarray(8) : rest));
      signers.push(vkey);
    }
  }
  assert.ok(signers.length > 0);
  return { text, signers };
}

function plainCheckpoint(note: string, logKey: string, witnessKeys: readonly string[]): { size: number; root: Buffer; signers: readonly string[] } {
  const { text, signers } = plainNote(note, [logKey, ...witnessKeys]);
  const [, origin, size, root = ''] = /^(.+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/]{43}=)\n(?:.+\n)*$/u.exec(text) ?? assert.fail('no checkpoint');
  assert.ok(Number(size) < 2 ** 53 && signers.includes(logKey) && logKey.startsWith(`${origin}+`));
  return { size: Number(size), root: base64(root), signers };
}

test('[L21] the files of vectors are what make.ts writes, byte for byte, and no others lie beside them', () => {
  const made = makeVectors();
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith('.json')).sort(), [...made.keys()].sort());
  for (const [name, text] of made) assert.equal(readFileSync(path.join(folder, name), 'utf8'), text, name);
});

test('[L1] [L2] [L21] roots: a plain recursion finds the same', () => {
  const mth = (leaves: readonly Buffer[]): Buffer => {
    if (leaves.length < 2) return leaves[0] ?? sha();
    return node(mth(leaves.slice(0, split(leaves.length))), mth(leaves.slice(split(leaves.length))));
  };
  for (const { entries, root } of cases('tree-roots.json')) {
    assert.equal(mth((entries as readonly string[]).map((entry) => sha(Buffer.of(0), Buffer.from(entry)))).toString('base64'), root);
  }
});

test('[L4] [L21] inclusion: the recursion of RFC 6962 has the same verdicts', () => {
  for (const one of cases('inclusion.json')) {
    const proof = (one['proof'] as readonly string[]).map(base64);
    const good = holds(() => {
      assert.equal(base64(one['leafHash']).length, 32);
      assert.deepEqual(rootOfPath(Number(one['index']), Number(one['size']), base64(one['leafHash']), proof), base64(one['root']));
    });
    assert.equal(good, one['want'] === 'ok', String(one['name']));
  }
});

test('[L5] [L21] consistency: the recursion of RFC 6962 has the same verdicts', () => {
  for (const one of cases('consistency.json')) {
    const [oldSize, newSize] = [Number(one['oldSize']), Number(one['newSize'])];
    const [oldRoot, newRoot] = [base64(one['oldRoot']), base64(one['newRoot'])];
    const proof = (one['proof'] as readonly string[]).map(base64);
    const good = holds(() => {
      assert.ok(oldSize >= 0 && oldSize <= newSize && newSize < 2 ** 53 && oldRoot.length === 32 && newRoot.length === 32);
      if (oldSize === 0) {
        assert.ok(proof.length === 0 && oldRoot.equals(sha()) && (newSize > 0 || newRoot.equals(sha())));
        return;
      }
      assert.deepEqual(rootsOfProof(oldSize, newSize, oldRoot, proof, true), [oldRoot, newRoot]);
    });
    assert.equal(good, one['want'] === 'ok', String(one['name']));
  }
});

test('[L12] [L13] [L14] [L15] [L16] [L17] [L21] notes, checkpoints and cosignatures: their grammar and Node have the same verdicts', () => {
  for (const { name, want, note, vkeys } of cases('notes.json')) {
    assert.equal(holds(() => plainNote(String(note), vkeys as readonly string[])), want === 'ok', String(name));
  }
  for (const { name, want, note, logKey, witnessKeys } of [...cases('checkpoints.json'), ...cases('cosignatures.json')]) {
    assert.equal(holds(() => plainCheckpoint(String(note), String(logKey), witnessKeys as readonly string[])), want === 'ok', String(name));
  }
});

test('[L20] [L21] log proofs: their grammar, the recursion and Node have the same verdicts', () => {
  for (const { name, want, proof, entry, policy } of cases('tlog-proofs.json')) {
    const good = holds(() => {
      const pattern = /^c2sp\.org\/tlog-proof@v1\n(?:extra [A-Za-z0-9+/]+={0,2}\n)?index (0|[1-9][0-9]*)\n((?:[A-Za-z0-9+/]{43}=\n)*)\n([^]+)$/;
      const [, index, hashes = '', checkpoint = ''] = pattern.exec(String(proof)) ?? assert.fail('no proof');
      const [, logKey = '', witnessKey = ''] = /^log (.+)\nwitness w1 (.+)\nquorum w1\n$/.exec(String(policy)) ?? assert.fail('no policy');
      const { size, root, signers } = plainCheckpoint(checkpoint, logKey, [witnessKey]);
      assert.ok(signers.includes(witnessKey));
      const leaf = sha(Buffer.of(0), Buffer.from(String(entry)));
      assert.deepEqual(rootOfPath(Number(index), size, leaf, hashes.split('\n').slice(0, -1).map(base64)), root);
    });
    assert.equal(good, want === 'ok', String(name));
  }
});

test('[C1] [C2] [C3] [C4] [L21] canonical JSON: sorting what the engine reads has the same verdicts', () => {
  const plain = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(plain).join(',')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${plain(member)}`).join(',')}}`;
  };
  for (const one of cases('canonical-json.json')) {
    const text = one['text'] as string | undefined;
    if (text === undefined) {
      assert.equal(one['want'], 'not-utf8');
      continue;
    }
    const isGood = holds(() => assert.equal(plain(JSON.parse(text)), text)) && one['strict'] !== 'too-deep' && !text.includes('\\ud');
    assert.equal(isGood, one['want'] === 'ok', String(one['name']));
    if (one['canonical'] !== undefined) assert.equal(plain(JSON.parse(text)), one['canonical'], String(one['name']));
    if (one['strict'] === 'syntax') assert.throws(() => JSON.parse(text));
    if (one['record'] === 'ok') assert.doesNotMatch(String(one['canonical']), /null|[0-9]\.[0-9]|e[+-]/);
  }
});

test('[K1] [K2] [L21] seals: Node has the same verdicts, and the id is the hash of the record', () => {
  const prefix = Buffer.from('amanah/v1/seal\0');
  for (const one of cases('record-seals.json')) {
    const id = Buffer.from(String(one['id']), 'hex');
    const isGood = believes(Buffer.from(String(one['publicKey']), 'base64url'), Buffer.concat([prefix, id]), Buffer.from(String(one['seal']), 'base64url'));
    assert.equal(isGood, one['want'] === 'ok', String(one['name']));
    if (isGood) assert.deepEqual(sha(Buffer.from(String(one['record']))), id);
  }
});
