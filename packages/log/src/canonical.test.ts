import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromHex, utf8 } from './bytes.ts';
import { canonicalBytes, canonicalText, checkRecordValue, parseCanonical, parseStrictJson } from './canonical.ts';
import type { JsonValue } from './canonical.ts';

const anyJson = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;

/** A second, plain reading of RFC 8785 to compare with: sort everywhere, then write. */
function sorted(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value as Record<string, JsonValue>).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sorted(member)}`).join(',')}}`;
}

test('[C1] canonical text sorts names by UTF-16 code units and writes numbers as ECMAScript', () => {
  assert.equal(canonicalText({ b: 2, a: [1e21, 'ü'] }), '{"a":[1e+21,"ü"],"b":2}');
  assert.equal(canonicalText({ '\ufb33': 1, '\ud83d\ude02': 2 }), '{"\ud83d\ude02":2,"\ufb33":1}');
  assert.equal(canonicalText({ 10: 1, 9: 2, '': 3 }), '{"":3,"10":1,"9":2}');
  assert.equal(canonicalText(-0), '0');
  assert.equal(canonicalText('\u007f\u0080\u2028</\b\u000b'), '"\u007f\u0080\u2028</\\b\\u000b"');
});

test('[C1] canonical text is the sorted text of any value', () => {
  fc.assert(fc.property(anyJson, (value) => assert.equal(canonicalText(value), sorted(value))));
});

test('[C1] what JSON cannot carry is a bug of the caller', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { a: undefined }, 1n]) {
    assert.throws(() => canonicalText(value as unknown as JsonValue), { name: 'AssertionFailure' });
  }
});

test('[C2] canonical bytes are read back to an equal value', () => {
  fc.assert(fc.property(anyJson, (value) => {
    const parsed = parseCanonical(canonicalBytes(value));
    assert.ok(parsed.ok);
    assert.equal(canonicalText(parsed.value), canonicalText(value));
  }));
});

test('[C2] whatever is read as canonical is the canonical bytes of its value', () => {
  const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"b"', '"10"', '"9"', '"__proto__"', '0', '1', '-0', '1.0', '1e2', '\\u0041',
    '"', ' ', '\n', 'null', 'true', '{"a":1}', '"\\ud800"', '"\\n"', '"\\u000a"', '"\\/"');
  fc.assert(fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
    const text = parts.join('');
    const parsed = parseCanonical(utf8(text));
    if (parsed.ok) assert.equal(canonicalText(parsed.value), text);
  }), { numRuns: 5000 });
});

test('[C2] bytes that are JSON but not canonical are refused at the first byte that differs', () => {
  const cases: readonly (readonly [text: string, at: number])[] = [
    [' 1', 0], ['1 ', 1], ['{"b":1,"a":2}', 2], ['{"9":1,"10":2}', 2], ['[1.0]', 2], ['-0', 0], ['1E2', 1], ['"\\u0041"', 1],
    ['"\\/"', 1], ['{"a": 1}', 5], ['1e400', 0], ['"\\u001F"', 6], ['{"a":{"d":1,"c":1}}', 7],
  ];
  for (const [text, at] of cases) {
    const parsed = parseCanonical(utf8(text));
    assert.equal(parsed.ok, false, text);
    if (!parsed.ok) {
      assert.equal(parsed.code, text === '1e400' ? 'number-range' : 'not-canonical', text);
      assert.equal(parsed.at, at, text);
    }
  }
  assert.ok(parseCanonical(utf8('{"10":2,"9":1}')).ok);
  assert.ok(parseCanonical(utf8('{"__proto__":1,"a":null}')).ok);
  assert.ok(parseCanonical(utf8('"\\u0000"')).ok);
});

test('[C3] strict JSON refuses what parsers differ on, each with its code and place', () => {
  const cases: readonly (readonly [text: string, code: string, at: number])[] = [
    ['{"a":1,"a":2}', 'duplicate-key', 7], ['{"é":1,"\\u00e9":2}', 'duplicate-key', 8], ['{"__proto__":1,"__proto__":2}', 'duplicate-key', 15],
    ['"\\ud800"', 'lone-surrogate', 0], ['["\\udc00\\ud800"]', 'lone-surrogate', 1], ['1e999', 'number-range', 0],
    ['', 'syntax', 0], ['01', 'syntax', 1], ['+1', 'syntax', 0], ['.5', 'syntax', 0], ['1.', 'syntax', 1], ['[1,]', 'syntax', 3],
    ['{"a"}', 'syntax', 4], ['{a:1}', 'syntax', 1], ["'a'", 'syntax', 0], ['"a', 'syntax', 2], ['"\t"', 'syntax', 1], ['"\\x"', 'syntax', 2],
    ['"\\u12g4"', 'syntax', 2], ['nul', 'syntax', 0], ['NaN', 'syntax', 0], ['1 2', 'syntax', 2], ['\ufeff1', 'syntax', 0], ['\u00a01', 'syntax', 0],
    ['[1}', 'syntax', 2], ['{"a":1]', 'syntax', 6],
  ];
  for (const [text, code, at] of cases) assert.deepEqual(parseStrictJson(utf8(text)), { ok: false, code, at }, JSON.stringify(text));
  const invalid = fromHex('5b2261ff225d') ?? assert.fail();
  assert.deepEqual(parseStrictJson(invalid), { ok: false, code: 'not-utf8', at: 3 });
  assert.deepEqual(parseCanonical(invalid), { ok: false, code: 'not-utf8', at: 3 });
});

test('[C3] a hundred levels are read, one more is refused, a hostile depth does no harm', () => {
  const nested = (levels: number): Uint8Array => utf8('['.repeat(levels) + ']'.repeat(levels));
  assert.equal(parseCanonical(nested(100)).ok, true);
  for (const levels of [101, 30_000]) {
    assert.deepEqual(parseCanonical(nested(levels)), { ok: false, code: 'too-deep', at: 100 });
    assert.deepEqual(parseStrictJson(nested(levels)), { ok: false, code: 'too-deep', at: 100 });
  }
});

test('[C3] where strict JSON reads a text, it reads the value that the engine reads', () => {
  fc.assert(fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
    const spaced = JSON.stringify(JSON.parse(text), undefined, indent);
    const parsed = parseStrictJson(utf8(spaced));
    assert.ok(parsed.ok);
    assert.equal(JSON.stringify(parsed.value), JSON.stringify(JSON.parse(spaced)));
  }));
});

test('[C4] a record value has whole numbers, no nulls and normalised text; refusals name the place', () => {
  const cases: readonly (readonly [value: JsonValue, code: string, at: string])[] = [
    [{ a: null }, 'null', '/a'], [{ a: [1, 2.5] }, 'float', '/a/1'], [-0, 'float', ''], [2 ** 53, 'unsafe-integer', ''],
    [{ 'x/y~z': 'A\u030a' }, 'not-nfc', '/x~1y~0z'], [{ 'A\u030a': 1 }, 'not-nfc', '/A\u030a'], [['\ud800'], 'lone-surrogate', '/0'],
    [{ b: null, a: 0.1 }, 'float', '/a'],
  ];
  for (const [value, code, at] of cases) {
    const judged = checkRecordValue(value);
    assert.equal(judged.ok, false);
    if (!judged.ok) assert.deepEqual([judged.code, judged.at], [code, at]);
  }
  assert.deepEqual(checkRecordValue({ a: [2 ** 53 - 1, -1, true, 'Å غزّة'.normalize('NFC')], b: {} }), { ok: true });
});
