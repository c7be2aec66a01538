import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { toHex, utf8 } from '@amanah/log/bytes.ts';
import { decode, Fields, type Json } from '@amanah/record/decode.ts';
import { leafHash } from '@amanah/log/tree.ts';
import { decodeEntry, sealVerifies } from '@amanah/record/entry.ts';
import { findKind, KIND_NAMES } from '@amanah/record/kinds.ts';
import { AUDIT_STEPS } from '@amanah/audit/verdict.ts';

const read = (path: string): string => readFileSync(new URL(`../docs/formats/${path}`, import.meta.url), 'utf8');

const kindRows = (): string[][] => [...read('record.md').matchAll(/^\| `([a-z-]+)` \| (act|fact) \| `(\{.*?\})`/gm)].map((found) => [...found]);

test('docs/formats/record.md: every kind has a body that is read, and is called act or fact as it is', () => {
  const rows = kindRows();
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

/** Words by which a field could speak of a person, or of what nobody is asked here. */
const PERSONAL = /^(religions?|religious|faith|sect|creed|ethnic|ethnicity|tribe|clan|race|caste|politics|political|allegiance|affiliation|nationality|citizenship|phone|telephone|mobile|email|passport|birth|birthday|age|sex|gender|photo|photograph|portrait|fingerprint|biometric|first|last|surname|family|person|household|patient|latitude|longitude|gps|address)$/i;

test('[R8] no kind of record asks for anything about a person in need', (t) => {
  const asked = new Set<string>();
  for (const method of ['raw', 'has'] as const) {
    const original = Fields.prototype[method] as (name: string) => unknown;
    t.mock.method(Fields.prototype, method, function ask(this: Fields, name: string): unknown {
      asked.add(name);
      return original.call(this, name);
    });
  }
  for (const [, name, , body] of kindRows()) assert.ok(decode(() => findKind(name as string)?.decode(new Fields(JSON.parse(body as string) as Json, 'body'))).ok, name);
  assert.ok(asked.size > 60, [...asked].join(' '));
  const personal = [...asked].filter((name) => name.split(/[-_]|(?=[A-Z])/).some((word) => PERSONAL.test(word)));
  assert.deepEqual(personal, []);
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
