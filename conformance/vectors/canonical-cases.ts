// Vectors of canonical JSON: `text` as UTF-8 text, or `hex` where it is none; `canonical` is what its value is written as.
import { fromHex, utf8 } from '@amanah/log/bytes.ts';
import { canonicalText, checkRecordValue, parseCanonical, parseStrictJson } from '@amanah/log/canonical.ts';
import type { VectorCase } from './make.ts';

const TEXTS = [
  '{}', '[]', '""', '0', '-1', 'null', 'true', '{"a":1,"b":[2,"x"]}', '{"10":1,"9":2}', '{"":0,"A":1,"a":2,"é":3,"😂":4,"ﬓ":5}',
  '"\\b\\t\\n\\f\\r\\u0000\\u001f\\"\\\\/"', '"غزّة"', '9007199254740991', '9007199254740992', '1e+21', '1e-7', '0.5', '5e-324', '{"a":null}',
  '"A\u030a"', '{"A\u030a":1}', '["\u00c5"]',
  ' {}', '{} ', '{}\n', '{ }', '[1, 2]', '{"b":1,"a":2}', '{"9":2,"10":1}', '{"ﬓ":1,"😂":2}', '1.0', '-0', '1E3', '1e3', '0.50', '1e21', '100000000000000000000000',
  '"\\u0041"', '"\\/"', '"\\u001F"', '"\\u00e9"', '"\\uD83D\\uDE02"',
  '{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"__proto__":1,"__proto__":2}', '"\\ud800"', '{"\\udfff":1}', '1e400', '-1e400',
  '', '{', '[1,]', '{"a":1,}', '01', '+1', '.5', '1.', 'nul', 'NaN', "'a'", '{a:1}', '"a', '"\t"', '1 2', '\ufeff{}', '/**/1',
];

const INVALID_UTF8 = ['22ff22', '22c08022', '22eda08022', '22f4908080', '7b2261223a22e28222 7d'.replace(' ', '')];

function wants(bytes: Uint8Array): { want: string; strict: string; record: string; canonical?: string } {
  const parsed = parseCanonical(bytes);
  const strict = parseStrictJson(bytes);
  const record = strict.ok ? checkRecordValue(strict.value) : strict;
  return {
    want: parsed.ok ? 'ok' : parsed.code,
    strict: strict.ok ? 'ok' : strict.code,
    record: record.ok ? 'ok' : record.code,
    ...(strict.ok ? { canonical: canonicalText(strict.value) } : {}),
  };
}

/** Texts with their verdicts as canonical JSON (`want`), as strict JSON (`strict`) and as the value of a record (`record`). */
export function canonicalCases(): VectorCase[] {
  const texts = [...TEXTS, `${'['.repeat(100)}${']'.repeat(100)}`, `${'['.repeat(101)}${']'.repeat(101)}`];
  return [
    ...texts.map((text) => ({ name: `text ${JSON.stringify(text.slice(0, 40))}`, ...wants(utf8(text)), text })),
    ...INVALID_UTF8.map((hex) => ({ name: `bytes ${hex}`, ...wants(fromHex(hex) ?? new Uint8Array(0)), hex })),
  ];
}
