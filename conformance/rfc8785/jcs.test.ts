// Canonical JSON of cyberphone/json-canonicalization (the reference of RFC 8785): every input, output and hex file.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fromUtf8, toHex } from '@amanah/log/bytes.ts';
import { canonicalBytes, canonicalText, parseCanonical, parseStrictJson } from '@amanah/log/canonical.ts';
import { withPeerFiles } from '../shared-data.ts';

withPeerFiles('14-log-and-crypto-vectors/jcs-rfc8785', (files) => {
  const inputs = files.list('input');
  test('[C1] [C2] json-canonicalization: the folder holds its six inputs', () => assert.ok(inputs.length >= 6));
  for (const input of inputs) {
    const name = input.slice('input/'.length);
    test(`[C1] [C2] json-canonicalization ${name}: the bytes of the output, and only they are canonical`, () => {
      const output = files.bytes(`output/${name}`);
      const parsed = parseStrictJson(files.bytes(input));
      assert.ok(parsed.ok, 'the input is strict JSON');
      assert.equal(toHex(canonicalBytes(parsed.value)), toHex(output));
      const hexText = fromUtf8(files.bytes(`outhex/${name.replace(/json$/, 'txt')}`)) ?? '';
      assert.equal(toHex(output), hexText.replaceAll(/\s/g, ''));
      const again = parseCanonical(output);
      assert.ok(again.ok, 'the output is canonical');
      assert.deepEqual(again.value, parsed.value);
      assert.equal(parseCanonical(files.bytes(input)).ok, false, 'the input, with its white space, is not');
    });
  }
});

// RFC 8785 appendix B: the doubles with these bits are written so.
const NUMBERS: readonly (readonly [bits: string, text: string])[] = [
  ['0000000000000000', '0'], ['8000000000000000', '0'], ['0000000000000001', '5e-324'], ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'], ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'], ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'], ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'], ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'], ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'], ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'], ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'], ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'], ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'], ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

test('[C1] RFC 8785 appendix B: doubles are written as ECMAScript writes them', () => {
  const view = new DataView(new ArrayBuffer(8));
  for (const [bits, text] of NUMBERS) {
    view.setBigUint64(0, BigInt(`0x${bits}`));
    assert.equal(canonicalText(view.getFloat64(0)), text, bits);
  }
});
