import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { ByteSearch } from './byte-search.ts';
import { searchFolder } from './folder-search.ts';
import { encodedForms, formsOf, isTelling } from './value-forms.ts';

test('[RG12] the search finds exactly the sequences that stand somewhere, wherever they begin and end', () => {
  const bytes = fc.uint8Array({ minLength: 4, maxLength: 20, max: 3 });
  fc.assert(fc.property(fc.array(bytes, { minLength: 1, maxLength: 12 }), fc.uint8Array({ maxLength: 300, max: 3 }), (sequences, hay) => {
    const needles = sequences.map((one, at) => ({ bytes: Buffer.from(one), form: `${at}` }));
    const distinct = needles.filter((one, at) => needles.findIndex((other) => other.bytes.equals(one.bytes)) === at);
    const expected = distinct.filter((one) => Buffer.from(hay).includes(one.bytes)).map(({ form }) => form);
    assert.deepEqual([...new ByteSearch(needles).in(hay)].sort(), expected.sort());
  }), { numRuns: 500 });
});

test('[RG12] a value is found in every form that it could lie in', () => {
  const secret = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
  const value = 'Żubaida Qasmiyeh';
  const search = new ByteSearch(formsOf(value, [secret]));
  const around = (bytes: Buffer | string): Buffer => Buffer.concat([Buffer.from('xyz'), Buffer.from(bytes), Buffer.from('uvw')]);
  const planted = [
    value, value.toLowerCase(), value.toUpperCase(), value.normalize('NFD'), Buffer.from(value, 'utf16le'), Buffer.from(value, 'utf16le').swap16(), encodeURIComponent(value), '\\u017bubaida Qasmiyeh',
    Buffer.from(value).toString('hex'), ...[0, 1, 2, 3].map((before) => Buffer.concat([Buffer.alloc(before, 9), Buffer.from(value), Buffer.alloc(4, 7)]).toString('base64')),
    createHash('sha256').update(value).digest(), createHash('md5').update(value).digest('hex'), createHash('sha256').update(secret).update(value).digest('base64'), createHmac('sha256', secret).update(value.toLowerCase()).digest('hex'),
  ];
  for (const [at, one] of planted.entries()) assert.notDeepEqual(search.in(around(one)), [], `${at}`);
  assert.deepEqual(search.in(around('Zubair Qasim, and nobody else')), []);
  assert.ok(encodedForms(Buffer.from('abcdef')).includes('616263646566'));
  assert.deepEqual(['Ali', 'Zubaida', 'Nur Ali', '0944', '0944771283', 'N-1234'].map(isTelling), [false, false, true, false, true, true]);
});

test('[RG12] a value across two pieces of a large file is found, and none is found where none is', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-search-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const large = Buffer.alloc(9 * 1024 * 1024, 0x61);
  large.write('Zubaida Qasmiyeh', 4 * 1024 * 1024 - 7);
  writeFileSync(join(folder, 'large'), large);
  writeFileSync(join(folder, 'none'), Buffer.alloc(5000, 0x62));
  const needles = formsOf('Zubaida Qasmiyeh', []);
  assert.deepEqual((await searchFolder(folder, needles)).found, [{ place: 'large', what: 'UTF-8' }]);
  assert.deepEqual((await searchFolder(folder, formsOf('Karim Mansour', []))).found, []);
});
