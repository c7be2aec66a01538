import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { toHex, utf8 } from '@amanah/core/bytes.ts';
import { decode, Fields, type Json } from '@amanah/core/decode.ts';
import { leafHash } from '@amanah/core/log/tree.ts';
import { decodeEntry, sealVerifies } from '@amanah/core/record/entry.ts';
import { findKind, KIND_NAMES } from '@amanah/core/record/kinds.ts';
import { AUDIT_STEPS } from '@amanah/core/audit/verdict.ts';

const read = (path: string): string => readFileSync(new URL(`../docs/formats/${path}`, import.meta.url), 'utf8');

test('docs/formats/record.md: every kind has a body that is read, and is called act or fact as it is', () => {
  const rows = [...read('record.md').matchAll(/^\| `([a-z-]+)` \| (act|fact) \| `(\{.*?\})`/gm)];
  for (const [, name, nature, body] of rows) {
    const kind = findKind(name as string);
    assert.ok(kind !== undefined, name);
    const decoded = decode(() => kind.decode(new Fields(JSON.parse(body as string) as Json, 'body')));
    assert.ok(decoded.ok, `${name}: ${decoded.ok ? '' : decoded.message}`);
    assert.equal(nature, kind.act ? 'act' : 'fact', name);
    kind.effect(decoded.value, '2024-05-31');
  }
  assert.deepEqual([...new Set(rows.map(([, name]) => name))].sort(), [...KIND_NAMES].sort());
});

test('docs/formats/record.md: the first example is an entry with the id, leaf and seal it says', () => {
  const text = read('record.md');
  const entry = /^```json\n(.*)\n```/m.exec(text)?.[1] as string;
  const decoded = decodeEntry(utf8(entry));
  assert.ok(decoded.ok, decoded.ok ? '' : decoded.message);
  const { id, record, seal } = decoded.value;
  assert.ok(text.includes(`id is \`${id}\``));
  assert.ok(text.includes(toHex(leafHash(utf8(entry)))));
  assert.ok(sealVerifies(record.author, id, seal as string));
});

test('docs/formats/publication.md: the steps are those of the audit, in order', () => {
  const rows = [...read('publication.md').matchAll(/^\| `([a-z]+)` \|/gm)].map(([, step]) => step);
  assert.deepEqual(rows, [...AUDIT_STEPS]);
});
