import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fromBase64Url, utf8 } from '@amanah/log/bytes.ts';
import { admissiblePublicKey, signedMessage, verify } from '@amanah/log/signature.ts';
import { keptSigner, makeSigningKey, type KeptKey, type KeyShelf } from './signing-key.ts';

function mapShelf(): KeyShelf & { readonly map: Map<string, KeptKey> } {
  const map = new Map<string, KeptKey>();
  return { map, get: (name) => Promise.resolve(map.get(name)), put: (name, key) => Promise.resolve(void map.set(name, key)) };
}

const random = (bytes: Uint8Array<ArrayBuffer>): Uint8Array => crypto.getRandomValues(bytes);

for (const [words, subtle] of [['WebCrypto', crypto.subtle], ['noble, where WebCrypto has no Ed25519', undefined]] as const) {
  test(`[O1] a key made by ${words} signs what the strict check accepts, and is there again after a reload`, async () => {
    const shelf = mapShelf();
    const made = await makeSigningKey(shelf, 'treasurer-1', subtle, random);
    const again = await keptSigner(shelf, 'treasurer-1', subtle);
    assert.equal(again?.publicKey, made.publicKey);
    const publicKey = fromBase64Url(made.publicKey) as Uint8Array;
    assert.equal(admissiblePublicKey(publicKey).ok, true);
    const bytes = utf8('a record');
    for (const signer of [made, again]) {
      const signature = await signer?.sign(signedMessage({ type: 'seal', bytes }));
      assert.equal(verify({ publicKey, type: 'seal', bytes, signature: signature as Uint8Array }), true);
    }
  });
}

test('[O1] a key made by WebCrypto cannot be read out, by this page or any other', async () => {
  const shelf = mapShelf();
  await makeSigningKey(shelf, 'treasurer-1', crypto.subtle, random);
  const kept = shelf.map.get('treasurer-1');
  assert.equal(kept?.seed, undefined);
  assert.equal(kept?.privateKey?.extractable, false);
  await assert.rejects(crypto.subtle.exportKey('pkcs8', kept?.privateKey as CryptoKey));
});

test('[O1] nobody has a key of a name that nothing is kept under', async () => {
  assert.equal(await keptSigner(mapShelf(), 'nobody', crypto.subtle), undefined);
});
