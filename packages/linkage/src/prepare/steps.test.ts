import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { damerauLevenshtein as namesEdits, jaroWinkler as namesJaroWinkler } from '@amanah/names/edit-distance.ts';
import { damerauLevenshtein, jaroWinkler } from '../compare/text-distance.ts';
import { editsOf, jaroWinklerOf } from '../compare/measure.ts';
import { STEPS, type Model } from '../model/model.ts';
import { SMALL } from '../link.model.ts';
import { tableOf } from '../table.ts';
import { dateOf, dayMonthExchanged, daysOf } from './dates.ts';
import { prepare, type PreparedColumn } from './prepared.ts';
import { preparationOf, SET_SEPARATOR } from './steps.ts';

test('[LK1] Jaro-Winkler and edits: the vectors of the field, and the same as the names package for any two texts', () => {
  for (const [one, other, expected] of [['MARTHA', 'MARHTA', 0.9611], ['DIXON', 'DICKSONX', 0.8133], ['DWAYNE', 'DUANE', 0.84]] as const) assert.ok(Math.abs(jaroWinkler(one, other) - expected) < 5e-5);
  for (const [one, other, expected] of [['ca', 'abc', 3], ['smith', 'smiht', 1], ['', 'ab', 2], ['محمد', 'محمود', 1]] as const) assert.equal(damerauLevenshtein(one, other, 9), expected);
  const word = fc.string({ unit: fc.constantFrom(...'abcdeأم'), maxLength: 12 });
  fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
    if (one !== '' && other !== '') assert.ok(Math.abs(jaroWinkler(one, other) - namesJaroWinkler(one, other)) < 1e-12);
    assert.equal(damerauLevenshtein(one, other, most), namesEdits(one, other, most));
  }));
});

test('[LK4] the quick look at letters and lengths never tells two texts apart that a test would put together', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 10 });
  fc.assert(fc.property(word, word, fc.constantFrom(0.7, 0.88, 0.95), fc.integer({ min: 0, max: 3 }), (one, other, least, most) => {
    const column: PreparedColumn = { name: 'x', kind: 'text', codes: new Int32Array(), values: [one, other], frequency: new Float64Array() };
    assert.equal(jaroWinklerOf(column, least)(0, 1) >= least, jaroWinkler(one, other) >= least);
    assert.equal(editsOf(column, most)(0, 1) <= most, damerauLevenshtein(one, other, most) <= most);
  }));
});

test('[LK8] steps bring texts of several scripts into form', () => {
  const did = (text: string, ...steps: Parameters<typeof preparationOf>[0]): readonly string[] => preparationOf(steps)(text).split(SET_SEPARATOR);
  assert.deepEqual(did(' Sir  Élodie O’Neil ', 'name'), ['elodie oneil']);
  assert.deepEqual(did('محمد', 'name-key'), did('Mohammed', 'name-key'));
  assert.deepEqual(did('Bill', 'name-key'), did('William', 'name-key'));
  assert.deepEqual(did('b a b', 'tokens'), ['a', 'b']);
  assert.deepEqual(did('Omar; রহিম; Rahim', 'list', 'name-key').length, 2);
  assert.deepEqual(did('+880 1712-345678', 'phone'), ['12345678']);
  assert.deepEqual(did('٠١٧١٢', 'digits'), ['01712']);
  assert.deepEqual(did('TQ13 8DF', 'fold', 'letters', 'first-3'), ['tq1']);
  assert.deepEqual(did('1944 7 22', 'year'), ['1944']);
  assert.deepEqual(did('2,50', 'number'), ['2.5']);
  assert.deepEqual(did('many', 'number'), ['']);
});

test('[LK8] no step throws, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...STEPS), (text, step) => {
    assert.equal(typeof preparationOf([step])(text), 'string');
  }));
});

test('[LK8] dates are read as people write them, days first, and a slip stays a date', () => {
  for (const [text, expected] of [['19560409', '1956-04-09'], ['1956-4-9', '1956-04-09'], ['9.4.1956', '1956-04-09'], ['4/13/1956', '1956-04-13'], ['9 Apr 1956', '1956-04-09'], ['Apr 9, 1956', '1956-04-09'], ['1956-04-09T10:00:00Z', '1956-04-09'], ['1949 7 22', '1949-07-22'], ['1956-06-31', '1956-06-31'], ['1956', ''], ['x', ''], ['9/4/56', '']] as const) assert.equal(dateOf(text), expected, text);
  assert.equal(dayMonthExchanged('1956-04-09'), '1956-09-04');
  assert.equal(dayMonthExchanged('1956-04-19'), '');
  assert.equal(daysOf('1970-01-02'), 1);
  assert.equal(daysOf('1969-12-31'), -1);
});

test('[LK5] several columns are one value; where all are needed a gap leaves none', () => {
  const model: Model = { ...SMALL, columns: [{ name: 'all', from: ['a', 'b'], prepare: [], needs: 'all' }, { name: 'one', from: ['a', 'b'], prepare: [] }] };
  const [every, some] = prepare(tableOf([{ a: 'x', b: 'y' }, { a: 'x', b: '' }, { a: '', b: '' }]), model) as [PreparedColumn, PreparedColumn];
  assert.deepEqual([...every.codes].map((code) => every.values[code]), ['x y', undefined, undefined]);
  assert.deepEqual([...some.codes].map((code) => some.values[code]), ['x y', 'x', undefined]);
  assert.deepEqual([...some.frequency], [0.5, 0.5]);
});
