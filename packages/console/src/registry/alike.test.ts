import { test } from 'node:test';
import assert from 'node:assert/strict';
import { alikeOf, oddsOf, reasonsOf } from './alike.ts';
import { scriptTag } from './own-text.ts';

const step = (comparison: string, level: string, weight = 1, termFrequency = 0): { comparison: string; level: string; weight: number; termFrequency: number } => ({ comparison, level, weight, termFrequency });

test('[RG23] how alike two values are is said in words that follow what was compared, and names of two scripts sound the same', () => {
  const differs = (field: string, left: string, right: string, level: string, comparison = field): string => alikeOf({ field, left, right, state: 'differs' }, [step(comparison, level)]);
  assert.equal(differs('head', 'أحمد حسن', 'Ahmad Hasan', 'the same words'), 'sounds-same');
  assert.equal(differs('head', 'أحمد حسن', 'Ahmad Hasan', 'the same'), 'sounds-same');
  assert.equal(differs('head', 'Ahmad Hassan', 'Ahmad Hasan', 'nearly the same'), 'nearly');
  assert.equal(differs('head', 'Ahmad', 'Leila', 'other'), 'other');
  assert.equal(differs('document', 'A12', 'A13', 'one slip', 'national-id'), 'nearly');
  assert.equal(differs('phone', '0599', '0598', 'phone but one slip', 'home'), 'nearly');
  assert.equal(differs('phone', '0599 12', '059912', 'phone and place', 'home'), 'same');
  assert.equal(differs('place', 'غزة', 'Gaza', 'place', 'home'), 'sounds-same');
  assert.equal(differs('place', 'غزة', 'Rafah', 'phone', 'home'), 'other');
  assert.equal(alikeOf({ field: 'spouse', left: '', right: 'Leila', state: 'one-side' }, []), 'missing');
  assert.equal(alikeOf({ field: 'spouse', left: '', right: '', state: 'absent' }, []), 'absent');
  assert.equal(alikeOf({ field: 'spouse', left: 'Leila', right: 'Leila', state: 'same' }, []), 'same');
});

test('[RG23] reasons come strongest first, without what could not be compared, and bits are said as odds', () => {
  const reasons = reasonsOf([step('head', 'the same', 4, 3.1), step('spouse', 'nothing to compare', 0), step('home', 'other', -2.5), step('members', 'the same', 8, -1)]);
  assert.deepEqual(reasons.map(({ comparison, bits, frequency }) => [comparison, bits, frequency]), [['head', 7.1, 'rare'], ['members', 7, 'common'], ['home', -2.5, undefined]]);
  assert.deepEqual([oddsOf(0), oddsOf(1), oddsOf(7.1), oddsOf(-3), oddsOf(12)], [1, 2, 140, 8, 4100]);
});

test('[RG24] a name is drawn in its own script', () => {
  assert.deepEqual(['محمد', 'মোহাম্মদ', 'Мухаммад', 'Muhammad', '0599'].map(scriptTag), ['ar', 'bn', 'und-Cyrl', 'und-Latn', undefined]);
});
