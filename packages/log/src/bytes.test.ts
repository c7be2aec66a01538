import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  compare, concat, equal, firstInvalidUtf8, fromBase64, fromBase64Url, fromHex, fromUtf8, toBase64, toBase64Url, toHex, utf8,
} from './bytes.ts';

const anyBytes = fc.uint8Array({ maxLength: 70 });

test('[C5] hexadecimal and Base 64 are those of Node, and read back', () => {
  fc.assert(fc.property(anyBytes, (bytes) => {
    const node = Buffer.from(bytes);
    assert.equal(toHex(bytes), node.toString('hex'));
    assert.equal(toBase64(bytes), node.toString('base64'));
    assert.equal(toBase64Url(bytes), node.toString('base64url'));
    assert.deepEqual(fromHex(toHex(bytes)), bytes);
    assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    assert.deepEqual(fromBase64Url(toBase64Url(bytes)), bytes);
  }));
});

test('[C5] text that a writer would not write is refused', () => {
  for (const text of ['0', 'AB', 'zz', '0x00', ' 00', '0é']) assert.equal(fromHex(text), undefined, text);
  for (const text of ['A', 'AA', 'AAA', 'AA=', 'A===', '====', '=', 'AB==', 'AAB=', 'AA==AA==', 'A-_=', 'AAAA\n', 'AAA =', 'éAAA', 'AA=A']) {
    assert.equal(fromBase64(text), undefined, text);
  }
  for (const text of ['A', 'AA==', 'AB', 'AAB', 'A+/A', 'AA A']) assert.equal(fromBase64Url(text), undefined, text);
});

test('[C5] any text that is read as Base 64 is the text of its bytes', () => {
  const digits = fc.string({ unit: fc.constantFrom('A', 'B', 'Z', 'a', '9', '+', '/', '-', '_', '='), maxLength: 12 });
  fc.assert(fc.property(digits, (text) => {
    const bytes = fromBase64(text);
    if (bytes !== undefined) assert.equal(toBase64(bytes), text);
    const urlBytes = fromBase64Url(text);
    if (urlBytes !== undefined) assert.equal(toBase64Url(urlBytes), text);
  }), { numRuns: 2000 });
});

test('[C5] UTF-8 is strict, keeps a byte-order mark, and names the first byte that is wrong', () => {
  assert.equal(fromUtf8(utf8('\ufeffغزّة 🏥')), '\ufeffغزّة 🏥');
  assert.equal(fromUtf8(Uint8Array.of(0xc0, 0x80)), undefined);
  assert.equal(fromUtf8(Uint8Array.of(0xed, 0xa0, 0x80)), undefined);
  assert.equal(firstInvalidUtf8(Uint8Array.of(0x61, 0xc3, 0xa9, 0xff, 0x61)), 3);
  assert.equal(firstInvalidUtf8(Uint8Array.of(0xef, 0xbf, 0x61)), 2);
  assert.equal(firstInvalidUtf8(Uint8Array.of(0x61, 0xe2, 0x82)), 3);
  assert.throws(() => utf8('\ud800'), /lone surrogate/);
});

test('joining, equality and order of bytes', () => {
  fc.assert(fc.property(anyBytes, anyBytes, (a, b) => {
    assert.deepEqual(concat(a, b), new Uint8Array([...a, ...b]));
    assert.equal(compare(a, b), Math.sign(Buffer.compare(a, b)));
    assert.equal(equal(a, b), compare(a, b) === 0);
  }));
});
