import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { utf8 } from './bytes.ts';
import { canonicalBytes, checkRecordValue, parseCanonical, type JsonValue } from './canonical.ts';
import { isPlainlyCanonical } from './canonical-scan.ts';

const OPTIONS = { seed: 20261121, numRuns: 2000 };
const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('', 'ü', 'e\u0301', 'شاحنة', '😀', '\u2028', '\u007f', '"\\/\b\f\n\r\t', '\u0001'));
const value = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text, fc.nat(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom(1e15, 1e21, 0.5, 999_999_999_999_999),
    fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(text, tie('value'), { maxKeys: 5 }),
  ),
})).value;

/** Whatever the scan accepts, the slow readers accept. */
function assertSound(bytes: Uint8Array): void {
  if (!isPlainlyCanonical(bytes)) return;
  const parsed = parseCanonical(bytes);
  assert.ok(parsed.ok, new TextDecoder().decode(bytes));
  assert.equal(checkRecordValue(parsed.value).ok, true, new TextDecoder().decode(bytes));
}

test('what the scan accepts is canonical, for values as written and with a byte changed', () => {
  fc.assert(fc.property(value, fc.nat(), fc.nat({ max: 255 }), (one, place, byte) => {
    const bytes = canonicalBytes(one);
    assertSound(bytes);
    const changed = bytes.slice();
    changed[place % bytes.length] = byte;
    assertSound(changed);
  }), OPTIONS);
});

test('the scan accepts what records are made of', () => {
  const record = { author: 'x', body: { amount: { commodity: 'USD', least: '-1' }, goods: [{ a: 0 }, { a: 12 }], note: 'Königin "x"\n', z: {} }, list: [], seq: 7 };
  assert.equal(isPlainlyCanonical(canonicalBytes(record)), true);
});

test('the scan leaves to the slow reader what it does not know', () => {
  for (const left of ['', '{', '{"a":1', '{"a":1}x', ' 1', '01', '{"b":1,"a":1}', '{"a":1,"a":1}', '{"a" :1}', '[1,]', '"\\u0041"', '"\\/"', '{"é":1}', '1.5', 'null', '"a', '"e\u0301"', '{"a":"\\n\u0301"}']) {
    assert.equal(isPlainlyCanonical(utf8(left)), false, left);
  }
  assert.equal(isPlainlyCanonical(Uint8Array.of(0x22, 0xff, 0x22)), false, 'bytes that are not UTF-8');
});
