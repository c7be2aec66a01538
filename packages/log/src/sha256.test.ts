import test from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { toHex, utf8 } from './bytes.ts';
import { useNativeCrypto } from './native.ts';
import { sha256, sha256Hex, useSha256 } from './sha256.ts';

test('[C6] every backend gives the hash of FIPS 180-4', () => {
  for (const install of [() => useSha256(), useNativeCrypto]) {
    install();
    assert.equal(sha256Hex(utf8('')), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    assert.equal(sha256Hex(utf8('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.equal(toHex(sha256(bytes)), createHash('sha256').update(bytes).digest('hex'));
      assert.equal(sha256(bytes).constructor, Uint8Array);
    }));
  }
});

test('[C6] a backend of other values is not accepted, and the former one stays', () => {
  assert.throws(() => useSha256((bytes) => bytes.slice(0, 32)), { name: 'AssertionFailure' });
  assert.equal(sha256Hex(utf8('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
