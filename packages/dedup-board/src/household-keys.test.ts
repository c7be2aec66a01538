import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hexOf } from './oprf.ts';
import { type Household, householdKeys, isCycle, type KeyIndex } from './household-keys.ts';

const CYCLE = '2026-11';
const WHOLE: Household = {
  document: 'P-102 334', phone: '+970 59 123-4567', head: 'Dr. Ahmad Mahmoud Haddad', spouse: 'Fatima Haddad', born: '1981-05-30',
  village: 'PS-4411', district: 'Khan Younis', camp: 'Al Amal', block: 'B', shelter: '007',
};

function keyOf(household: Household, index: KeyIndex): string | undefined {
  const key = householdKeys(household, CYCLE).find((one) => one.index === index);
  return key === undefined ? undefined : new TextDecoder().decode(key.input).slice(`amanah/dedup/v1${CYCLE}`.length + 1);
}

test('[DB4] a household has its six keys in their normal form', () => {
  const texts = householdKeys(WHOLE, CYCLE).map(({ index }) => keyOf(WHOLE, index)?.replaceAll('\u001f', ' | '));
  assert.deepEqual(texts, ['p102334', '591234567', 'AHMD HD | FTM HD | ps4411', 'AHMD HD | 1981 | khanyounis', 'AHMD HD | 19810530', 'alamal | b | 7']);
});

test('[DB4] other hands, scripts and orders give the same key', () => {
  const same = (index: KeyIndex, one: Household, other: Household): void => assert.equal(keyOf(one, index) ?? assert.fail('has a key'), keyOf(other, index));
  same(1, WHOLE, { document: ' p/102-334 ' });
  same(2, WHOLE, { phone: '٠٥٩١٢٣٤٥٦٧' });
  same(2, WHOLE, { phone: '00970 (59) 1234567' });
  same(3, { head: 'أحمد الحداد', spouse: 'فاطمة', village: 'PS4411' }, { head: 'Ahmed Haddad', spouse: 'Fatma', village: 'ps 4411' });
  same(4, WHOLE, { head: 'HADDAD, Ahmed', birthYear: '١٩٨١', district: 'khan-younis' });
  same(5, WHOLE, { head: 'Ahmed Haddad', born: '19810530' });
  same(6, WHOLE, { camp: 'AL-AMAL', block: 'b', shelter: '7' });
});

test('[DB4] a key of which a part is missing is left out, and so are fillers', () => {
  const indexes = (household: Household): readonly number[] => householdKeys(household, CYCLE).map(({ index }) => index);
  assert.deepEqual(indexes({}), []);
  for (const field of ['head', 'camp', 'spouse', 'village', 'district'] as const) {
    const without = { ...WHOLE, [field]: ' — ' };
    assert.deepEqual(indexes(without), indexes(WHOLE).filter((index) => !({ head: [3, 4, 5], camp: [6], spouse: [3], village: [3], district: [4] }[field] as number[]).includes(index)));
  }
  for (const document of ['', 'none', 'lost', '0000', '9999999', '123456789', 'A1', '-', '1'.repeat(201)]) assert.deepEqual(indexes({ document }), [], document);
  for (const phone of ['', '12345678', '000000000', '0599999999'.slice(1).replace('5', '9'), '123456789', 'unknown']) assert.deepEqual(indexes({ phone }), [], phone);
  for (const born of ['1981-01-01', '1981-02-30', '1981-13-01', '1881-05-30', '30', '1981', '99999999']) assert.ok(!indexes({ head: 'Ahmad Haddad', born }).includes(5), born);
  assert.deepEqual(indexes({ head: 'Ahmad', birthYear: '1981', district: 'Khan Younis' }), []);
});

test('[DB4] the same text under another index or in another cycle is another key', () => {
  const inputs = ['2026-11', '2026-12', '2026-1'].flatMap((cycle) => householdKeys({ ...WHOLE, document: '591234567' }, cycle).map(({ input }) => hexOf(input)));
  assert.equal(new Set(inputs).size, 18);
  for (const cycle of ['', ' ', '2026\u0001', '../', 'c'.repeat(65), 'ä', '2026 11']) {
    assert.equal(isCycle(cycle), false);
    assert.throws(() => householdKeys(WHOLE, cycle));
  }
});

test('[DB4] any text is a household: nothing throws, keys are the same each time and bounded', () => {
  const text = fc.option(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('\u001f', '\u0001', 'محمد', '１９８１', '\ud800', 'a'.repeat(5000))), { nil: '' });
  const household = fc.record({ document: text, phone: text, head: text, spouse: text, born: text, birthYear: text, village: text, district: text, camp: text, block: text, shelter: text });
  fc.assert(fc.property(household, (given) => {
    const keys = householdKeys(given, CYCLE);
    assert.deepEqual(keys, householdKeys(structuredClone(given), CYCLE));
    for (const { input } of keys) {
      assert.ok(input.length < 3000);
      const rest = new TextDecoder().decode(input).slice(`amanah/dedup/v1${CYCLE}`.length + 1);
      assert.match(rest, /^[\p{L}\p{M}\p{N} +=~@#\u001f]+$/u);
    }
  }), { numRuns: 300 });
});
