import test from 'node:test';
import assert from 'node:assert/strict';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { fromHex, toHex, utf8 } from './bytes.ts';
import { useNativeCrypto } from './native.ts';
import { admissiblePublicKey, keyPairFromSeed, sign, signRaw, signedMessage, useFastEd25519, verify, verifyRaw, verifyStrict } from './signature.ts';

const key = keyPairFromSeed(new Uint8Array(32).fill(7));
const bytes = utf8('thirty-two bytes of a record id.');

test('[K1] what is signed begins with the context, the type and a zero byte', () => {
  assert.equal(toHex(signedMessage({ type: 'seal', bytes: Uint8Array.of(1, 2) })), toHex(utf8('amanah/v1/seal')) + '000102');
  assert.throws(() => signedMessage({ type: 'se\u0000al', bytes }), { name: 'AssertionFailure' });
});

test('[K1] a signature verifies for its own type, bytes and key only', () => {
  const signature = sign({ seed: key.seed, type: 'seal', bytes });
  assert.equal(verify({ publicKey: key.publicKey, type: 'seal', bytes, signature }), true);
  assert.equal(verify({ publicKey: key.publicKey, type: 'approval', bytes, signature }), false);
  assert.equal(verify({ publicKey: key.publicKey, type: 'seal', bytes: bytes.slice(1), signature }), false);
  assert.equal(verify({ publicKey: keyPairFromSeed(new Uint8Array(32)).publicKey, type: 'seal', bytes, signature }), false);
  assert.equal(verifyRaw({ publicKey: key.publicKey, message: bytes, signature }), false);
});

test('[K2] any flipped bit of a signature or key, and any other length, is refused without throwing', () => {
  useNativeCrypto();
  const signature = sign({ seed: key.seed, type: 'seal', bytes });
  for (let bit = 0; bit < 512; bit += 7) {
    const flipped = signature.slice();
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.equal(verify({ publicKey: key.publicKey, type: 'seal', bytes, signature: flipped }), false);
  }
  for (const length of [0, 31, 33, 63, 65]) {
    assert.equal(verify({ publicKey: key.publicKey, type: 'seal', bytes, signature: new Uint8Array(length) }), false);
    assert.equal(verify({ publicKey: new Uint8Array(length), type: 'seal', bytes, signature }), false);
  }
  useFastEd25519();
});

test('[K2] a signature whose scalar is not reduced is refused', () => {
  const signature = signRaw({ seed: key.seed, message: bytes });
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  let scalar = order;
  for (let at = 63; at >= 32; at--) scalar += BigInt(signature[at] ?? 0) << BigInt(8 * (at - 32));
  const raised = signature.slice();
  for (let at = 32; at < 64; at++) raised[at] = Number((scalar >> BigInt(8 * (at - 32))) & 255n);
  for (const install of [() => useFastEd25519(), useNativeCrypto]) {
    install();
    assert.equal(verifyRaw({ publicKey: key.publicKey, message: bytes, signature: raised }), false);
  }
  useFastEd25519();
});

test('[K3] what the native fast path refuses is decided by the strict check', () => {
  // A key with a component of small order: its signatures satisfy the cofactored equation only.
  const torsion = ed25519.Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
  const mixed = ed25519.Point.fromBytes(key.publicKey).add(torsion).toBytes();
  let asked = 0;
  useFastEd25519({ verify: () => { asked++; return false; } });
  const signature = signRaw({ seed: key.seed, message: bytes });
  assert.equal(verifyRaw({ publicKey: key.publicKey, message: bytes, signature }), true);
  assert.equal(asked, 1);
  for (const install of [() => useFastEd25519(), useNativeCrypto]) {
    install();
    const raw = { publicKey: mixed, message: bytes, signature };
    assert.equal(verifyRaw(raw), verifyStrict(raw));
  }
  useFastEd25519();
});

test('[K4] a key is admissible if it is 32 bytes, canonical, of large order and on the curve', () => {
  const code = (text: string): string => {
    const judged = admissiblePublicKey(fromHex(text) ?? assert.fail(text));
    return judged.ok ? 'ok' : judged.code;
  };
  assert.equal(code(toHex(key.publicKey)), 'ok');
  assert.equal(code('00'), 'wrong-length');
  assert.equal(code('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'), 'non-canonical');
  assert.equal(code('ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'), 'non-canonical');
  assert.equal(code('0100000000000000000000000000000000000000000000000000000000000080'), 'non-canonical');
  assert.equal(code('0200000000000000000000000000000000000000000000000000000000000000'), 'not-a-point');
  for (let multiple = 0n; multiple < 8n; multiple++) {
    const generator = ed25519.Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
    const point = multiple === 0n ? ed25519.Point.ZERO : generator.multiplyUnsafe(multiple);
    assert.equal(code(point.toHex()), 'small-order', `${multiple} times the point of order 8`);
  }
});

test('[K5] the portable and the native signer give the same bytes, and each verifies the other', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 80 }), (seed, message) => {
    useFastEd25519();
    const { publicKey } = keyPairFromSeed(seed);
    const portable = signRaw({ seed, message });
    useNativeCrypto();
    assert.equal(toHex(signRaw({ seed, message })), toHex(portable));
    assert.equal(verifyRaw({ publicKey, message, signature: portable }), true);
    assert.equal(toHex(seed), toHex(keyPairFromSeed(seed).seed));
  }), { numRuns: 20 });
  useFastEd25519();
});
