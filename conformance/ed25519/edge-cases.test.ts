/**
 * Edge cases of Ed25519 of C2SP/CCTV. Each vector satisfies the cofactored
 * equation and carries flags that say what is odd about it; whether to accept
 * is the verifier's choice. Ours, strict (SPEC [K2]):
 *
 *   low_order_A              refused: under such a key one signature fits many messages
 *   non_canonical_A          refused: a key has one encoding
 *   non_canonical_R          refused: a signature has one encoding
 *   reencoded_k              refused: comes only with one of the three above
 *   low_order_R              accepted
 *   low_order_component_R    accepted: the equation is cofactored
 *   low_order_component_A    accepted: the equation is cofactored
 *   low_order_residue        accepted: this is what a cofactorless verifier would refuse
 */
import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, utf8 } from '@amanah/log/bytes.ts';
import { useNativeCrypto } from '@amanah/log/native.ts';
import { admissiblePublicKey, useFastEd25519, verifyRaw, verifyStrict } from '@amanah/log/signature.ts';
import type { RawSignature } from '@amanah/log/signature.ts';
import { withPeerFiles } from '../shared-data.ts';

type Vector = { readonly number: number; readonly key: string; readonly sig: string; readonly msg: string; readonly flags: readonly string[] | null };

const REFUSED = ['low_order_A', 'non_canonical_A', 'non_canonical_R'];
const KNOWN = [...REFUSED, 'reencoded_k', 'low_order_R', 'low_order_component_R', 'low_order_component_A', 'low_order_residue'];

function signatureOf(vector: Vector): RawSignature {
  const publicKey = fromHex(vector.key);
  const signature = fromHex(vector.sig);
  assert.ok(publicKey && signature);
  return { publicKey, signature, message: utf8(vector.msg) };
}

withPeerFiles('14-log-and-crypto-vectors/ed25519', (files) => {
  const vectors = files.list().flatMap((file) => files.json(file) as readonly Vector[]);

  test('[K2] CCTV ed25519: our verdict follows from the flags, by the list at the head of this file', () => {
    assert.ok(vectors.length >= 457);
    let accepted = 0;
    for (const vector of vectors) {
      const flags = vector.flags ?? [];
      assert.deepEqual(flags.filter((flag) => !KNOWN.includes(flag)), [], 'every flag has a stated choice');
      const expected = !flags.some((flag) => REFUSED.includes(flag));
      assert.equal(verifyStrict(signatureOf(vector)), expected, `vector ${vector.number}: ${flags.join(' ')}`);
      if (expected) accepted++;
    }
    assert.ok(accepted > 0 && accepted < vectors.length);
  });

  test('[K3] CCTV ed25519: with the native fast path the verdict is that of the strict check alone', () => {
    useNativeCrypto();
    for (const vector of vectors) {
      const signature = signatureOf(vector);
      assert.equal(verifyRaw(signature), verifyStrict(signature), `vector ${vector.number}`);
    }
  });

  test('[K3] CCTV ed25519: not even a fast path that accepts everything admits a key that is refused', () => {
    useFastEd25519({ verify: () => true });
    try {
      for (const vector of vectors.filter(({ flags }) => flags?.some((flag) => flag.endsWith('_A') && REFUSED.includes(flag)))) {
        assert.equal(verifyRaw(signatureOf(vector)), false, `vector ${vector.number}`);
      }
    } finally {
      useFastEd25519();
    }
  });

  test('[K4] CCTV ed25519: keys of small order or other encodings are not admissible, all others are', () => {
    for (const vector of vectors) {
      const refused = vector.flags?.some((flag) => flag === 'low_order_A' || flag === 'non_canonical_A') === true;
      assert.equal(admissiblePublicKey(signatureOf(vector).publicKey).ok, !refused, `vector ${vector.number}`);
    }
  });
});
