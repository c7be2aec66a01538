import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toHex, utf8 } from './bytes.ts';
import { decodeBundle, encodeBundle } from './entry-bundle.ts';

function code(bytes: Uint8Array, width: number): string {
  const decoded = decodeBundle(bytes, { width });
  return decoded.ok ? 'ok' : decoded.code;
}

test('[L11] entries are written behind their length and read back', () => {
  assert.equal(toHex(encodeBundle([utf8('one'), utf8('two')])), '00036f6e65000374776f');
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 256 }), (entries) => {
    const decoded = decodeBundle(encodeBundle(entries), { width: entries.length });
    assert.ok(decoded.ok);
    assert.deepEqual(decoded.entries.map(toHex), entries.map(toHex));
  }), { numRuns: 30 });
});

test('[L11] an entry may have 65,535 bytes and no more', () => {
  const longest = new Uint8Array(65_535).fill(9);
  const decoded = decodeBundle(encodeBundle([longest, new Uint8Array(0)]), { width: 2 });
  assert.ok(decoded.ok && decoded.entries[0]?.length === 65_535);
  assert.throws(() => encodeBundle([new Uint8Array(65_536)]), { name: 'AssertionFailure' });
  assert.throws(() => encodeBundle([]), { name: 'AssertionFailure' });
});

test('[L11] a bundle that is cut, too short or too long is refused', () => {
  const bytes = encodeBundle([utf8('one'), utf8('two')]);
  assert.equal(code(bytes, 2), 'ok');
  assert.equal(code(bytes, 3), 'too-few-entries');
  assert.equal(code(bytes, 1), 'too-many-entries');
  assert.equal(code(bytes.slice(0, 6), 2), 'truncated-length');
  assert.equal(code(bytes.slice(0, 9), 2), 'truncated-entry');
  assert.equal(code(new Uint8Array([...bytes, 0]), 3), 'truncated-length');
  assert.equal(code(new Uint8Array(0), 1), 'too-few-entries');
});
