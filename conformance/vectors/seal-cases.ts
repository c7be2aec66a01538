// Vectors of record seals: Ed25519 over "amanah/v1/seal", a zero byte and the 32 bytes of a record's id.
import { canonicalBytes } from '@amanah/log/canonical.ts';
import { fromUtf8, toBase64Url, toHex, utf8 } from '@amanah/log/bytes.ts';
import { sha256 } from '@amanah/log/sha256.ts';
import { keyPairFromSeed, sign, signRaw, verify } from '@amanah/log/signature.ts';
import type { VectorCase } from './make.ts';
import { flipBit } from './mutate.ts';
import { seedOf } from './note-cases.ts';

type Seal = { readonly type: string; readonly publicKey: Uint8Array; readonly id: Uint8Array; readonly seal: Uint8Array };

const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The seal with the group order added to its scalar: the same equation, a second encoding. */
function withRaisedScalar(seal: Uint8Array): Uint8Array {
  let scalar = ORDER;
  for (let at = 32; at < 64; at++) scalar += BigInt(seal[at] ?? 0) << BigInt(8 * (at - 32));
  return seal.map((byte, at) => (at < 32 ? byte : Number((scalar >> BigInt(8 * (at - 32))) & 255n)));
}

/** A record, its id and seal, and what must not pass for one. `want` is `ok` or `seal-invalid`. */
export function sealCases(): VectorCase[] {
  const { seed, publicKey } = keyPairFromSeed(seedOf(1));
  const record = canonicalBytes({
    author: toBase64Url(publicKey), body: { name: 'Example operation' }, eventTime: '2024-01-01', kind: 'operation', seq: 0,
  });
  const id = sha256(record);
  const seal = sign({ seed, type: 'seal', bytes: id });
  const good: Seal = { type: 'seal', publicKey, id, seal };
  const seals: Readonly<Record<string, Seal>> = {
    'a seal of the record': good,
    'seal with bit 0 flipped': { ...good, seal: flipBit(seal, 0) },
    'seal with bit 511 flipped': { ...good, seal: flipBit(seal, 511) },
    'id with bit 0 flipped': { ...good, id: flipBit(id, 0) },
    'seal of another key': { ...good, seal: sign({ seed: seedOf(2), type: 'seal', bytes: id }) },
    'public key of another author': { ...good, publicKey: keyPairFromSeed(seedOf(2)).publicKey },
    'signature of another type': { ...good, seal: sign({ seed, type: 'approval', bytes: id }) },
    'signature without a context': { ...good, seal: signRaw({ seed, message: id }) },
    'signature without the zero byte': { ...good, seal: signRaw({ seed, message: new Uint8Array([...utf8('amanah/v1/seal'), ...id]) }) },
    'signature of the hexadecimal id': { ...good, seal: sign({ seed, type: 'seal', bytes: utf8(toHex(id)) }) },
    'signature of the record itself': { ...good, seal: sign({ seed, type: 'seal', bytes: record }) },
    'scalar not reduced': { ...good, seal: withRaisedScalar(seal) },
    'seal one byte short': { ...good, seal: seal.slice(0, 63) },
    'seal one byte long': { ...good, seal: new Uint8Array([...seal, 0]) },
    'key of small order, seal of zeroes': { ...good, publicKey: new Uint8Array(32), seal: new Uint8Array(64) },
    'key encoded beyond the field': { ...good, publicKey: Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0xee : at === 31 ? 0x7f : 0xff)) },
  };
  return Object.entries(seals).map(([name, one]) => ({
    name, want: verify({ publicKey: one.publicKey, type: one.type, bytes: one.id, signature: one.seal }) ? 'ok' : 'seal-invalid',
    record: fromUtf8(record) ?? '', id: toHex(one.id), publicKey: toBase64Url(one.publicKey), seal: toBase64Url(one.seal),
  }));
}
