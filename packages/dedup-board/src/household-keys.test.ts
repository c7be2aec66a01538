import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hexOf } from './oprf.ts';
import { type Household, householdKeys, isCycle, type KeyIndex } from './household-keys.ts';

const CYCLE = '2026-11';
const WHOLE: Household = {
  document: 'P-102 334', phone: '+970 59 123-4567', head: 'Dr. Ahmad Mahmoud Haddad', spouse: 'Fatima Haddad', born: '1981-05-30',
  village: 'PS-4411', district: 'Khan Younis', camp: 'Al Amal', block: 'B', shelter: '007', members: 'Ahmad; Fatima; Rami; Sami',
};

/** The texts of a household's keys of an index, or of all with the index before each. */
function textsOf(household: Household, index?: KeyIndex): readonly string[] {
  return householdKeys(household, CYCLE).flatMap((key) => {
    const text = new TextDecoder().decode(key.input).slice(`amanah/dedup/v1${CYCLE}`.length + 1).replaceAll('\u001f', ' | ');
    return index === undefined ? [`${key.index}: ${text}`] : key.index === index ? [text] : [];
  });
}

function without(...fields: readonly (keyof Household)[]): Household {
  return { ...WHOLE, ...Object.fromEntries(fields.map((field) => [field, ' — '])) };
}

test('[DB4] a household has its ten keys in their normal form, the most telling first', () => {
  assert.deepEqual(textsOf(WHOLE), [
    '1: p102334', '5: AKMT | K | 19810530', '5: KT | A | 19810530', '3: AKMT | K | 234567', '3: KT | A | 234567', '7: AKMT | K | AML | b | 7', '7: KT | A | AML | b | 7',
    '4: AKMT KT | 1981 | ps4411', '8: AKMT KT MKMT | ps4411 | B', '9: AKMT KT MKMT | BTM KT',
  ]);
  assert.deepEqual(textsOf(without('shelter', 'document')).slice(6), ['9: AKMT KT MKMT | BTM KT', '16: AKMT KT MKMT | 234567', '10: AKMT | AKMT BTM RM SM | ps4411', '10: KT | AKMT BTM RM SM | ps4411']);
  assert.deepEqual(textsOf(without('spouse', 'phone', 'members')).slice(5), ['4: AKMT KT | 1981 | ps4411', '8: AKMT KT MKMT | ps4411 | ~', '14: AKMT KT | 05 30 | KNANS', '13: AK | 19810530 | ps4411', '12: AKMT | K | 02334']);
  assert.deepEqual(textsOf({ head: 'Ahmad Haddad', spouse: 'Fatima Haddad', village: 'PS-4411', camp: 'Al Amal', block: 'B' }), ['11: AKMT KT | BTM KT | ps4411', '15: AKMT KT | AML | b']);
  assert.deepEqual(textsOf(without('head')), ['1: p102334', '2: 591234567', '6: AML | b | 7']);
});

test('[DB4] other hands, scripts and orders give the same key', () => {
  const same = (index: KeyIndex, one: Household, other: Household): void => {
    assert.ok(textsOf(one, index).length > 0, `${index}`);
    assert.deepEqual(textsOf(one, index), textsOf(other, index));
  };
  same(1, WHOLE, { document: ' p/1O2-334 ' });
  same(1, { document: 'A1I7' }, { document: 'a-1l7' });
  same(2, without('head'), { phone: '٠٥٩١٢٣٤٥٦٧' });
  same(3, WHOLE, { head: 'أحمد الحداد', phone: '00970 (59) 1234567' });
  same(4, WHOLE, { head: 'HADDAD, Ahmed', birthYear: '١٩٨١', village: 'ps 4411' });
  same(4, { head: 'Ігор Гончар', birthYear: '1981', village: 'Велика Гора 2' }, { head: 'Igor Gonchar', birthYear: '1981', village: 'Velyka Hora 02' });
  same(5, WHOLE, { head: 'Ahmed Haddad', born: '19810530' });
  same(7, WHOLE, { head: 'Ahmed Haddad', camp: 'الأمل', block: 'b', shelter: '7' });
  same(9, { head: 'أحمد محمود الحداد', spouse: 'فاطمة حداد' }, { head: 'Fatma Haddad', spouse: 'Ahmed Mahmoud Haddad' });
  same(11, { head: 'أحمد الحداد', spouse: 'فاطمة حداد', village: 'Gaza' }, { head: 'Fatma Haddad', spouse: 'Ahmed Haddad', village: 'غزة' });
  same(10, without('document', 'shelter', 'phone', 'born'), { ...without('document', 'shelter', 'phone', 'born'), members: 'Sami;Fatma ; rami; Ahmed; Sami' });
  same(14, without('document', 'phone', 'shelter', 'members'), { head: 'Ahmad Haddad', born: '1980-05-30', district: 'khan-younis' });
});

test('[DB4] an error in one part leaves keys that do not have it', () => {
  const left = (other: Household): number => textsOf(other).filter((text) => textsOf(WHOLE).includes(text)).length;
  for (const error of [{ head: 'Ahmad Mahmoud Haddam' }, { head: 'Ahmar Mahmoud Haddad' }, { phone: '0599876543' }, { document: '' }, { born: '1982-05-30' }, { village: 'PS-9' }, { spouse: '' }, { shelter: '8' }, { head: 'Ahmad Haddad' }]) {
    assert.ok(left({ ...WHOLE, ...error }) >= 4, JSON.stringify(error));
  }
});

test('[DB4] a key of which a part is missing is left out, and so are fillers', () => {
  const indexes = (household: Household): readonly number[] => householdKeys(household, CYCLE).map(({ index }) => index);
  assert.deepEqual(indexes({}), []);
  const parts: Readonly<Partial<Record<keyof Household, readonly number[]>>> = { document: [1], phone: [3], born: [5, 4], shelter: [7], spouse: [9] };
  for (const [field, gone] of Object.entries(parts)) assert.ok(indexes(without(field as keyof Household)).every((index) => !gone.includes(index)), field);
  for (const document of ['', 'none', 'lost', '0000', '9999999', '123456789', 'A1', '-', '1'.repeat(201)]) assert.deepEqual(indexes({ document }), [], document);
  for (const phone of ['', '12345678', '000000000', '0599999999'.slice(1).replace('5', '9'), '123456789', 'unknown']) assert.deepEqual(indexes({ phone }), [], phone);
  for (const born of ['1981-01-01', '1981-02-30', '1981-13-01', '1881-05-30', '30', '1981', '99999999']) assert.ok(!indexes({ head: 'Ahmad Haddad', born }).includes(5), born);
  assert.deepEqual(indexes({ head: 'Ahmad', birthYear: '1981', district: 'Khan Younis', village: 'Tel Nour' }), []);
  assert.deepEqual(indexes({ head: 'Ahmad Haddad', village: 'Tel Nour', district: 'North', members: 'Ahmad; Rami' }), [], 'a name and a place are no key');
});

test('[DB4] the same text under another index or in another cycle is another key', () => {
  const inputs = ['2026-11', '2026-12', '2026-1'].flatMap((cycle) => householdKeys({ document: '591234567', phone: '591234567' }, cycle).map(({ input }) => hexOf(input)));
  assert.equal(new Set(inputs).size, 6);
  for (const cycle of ['', ' ', '2026\u0001', '../', 'c'.repeat(65), 'ä', '2026 11']) {
    assert.equal(isCycle(cycle), false);
    assert.throws(() => householdKeys(WHOLE, cycle));
  }
});

test('[DB4] any text is a household: nothing throws, keys are the same each time and bounded', () => {
  const text = fc.option(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('\u001f', '\u0001', 'محمد', '１９８１', '\ud800', 'a'.repeat(5000))), { nil: '' });
  const household = fc.record({ document: text, phone: text, head: text, spouse: text, born: text, birthYear: text, village: text, district: text, camp: text, block: text, shelter: text, members: text });
  fc.assert(fc.property(household, (given) => {
    const keys = householdKeys(given, CYCLE);
    assert.ok(keys.length <= 10 && new Set(keys.map(({ input }) => hexOf(input))).size === keys.length);
    assert.deepEqual(keys, householdKeys(structuredClone(given), CYCLE));
    for (const { input } of keys) {
      assert.ok(input.length < 3000);
      const rest = new TextDecoder().decode(input).slice(`amanah/dedup/v1${CYCLE}`.length + 1);
      assert.match(rest, /^[\p{L}\p{M}\p{N} +=~@#\u001f]+$/u);
    }
  }), { numRuns: 300 });
});
