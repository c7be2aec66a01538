import { test } from 'node:test';
import assert from 'node:assert/strict';
import { setLocale } from '../language.ts';
import type { Evidence, Hit } from './answers.ts';
import { evidenceWords, likeness } from './evidence-words.ts';

const ENTRY: Hit['entry'] = { id: '1', kind: 'person', names: [{ text: 'Alpha Example', quality: 'primary' }], identifiers: [], birthDates: [{ from: '1970-01-01', to: '1970-12-31', about: false }], birthPlaces: [], countries: ['Iraq'], programmes: [] };
const bare = (words: readonly string[]): readonly string[] => words.map((one) => one.replaceAll(/[\u2068\u2069]/g, ''));

const ALIKE: Evidence = {
  code: 'name-alike', effect: 912, words: '',
  names: {
    own: 'Alfa M. Example', listed: 'Example, Alpha',
    reasons: [{ kind: 'match', left: 'Alfa', right: 'Alpha', by: 'spelling', alike: 0.9 }, { kind: 'match', left: 'Example', right: 'Example', by: 'exact', alike: 1 }, { kind: 'missing', side: 'left', word: 'M' }, { kind: 'order' }, { kind: 'left out', side: 'right', what: 'honorific', words: ['Dr'] }],
  },
};

test('[SC7] what speaks for a hit, what against it, and what cannot be told stand apart, in words', () => {
  setLocale('en');
  const { forIt, against, unknown, aside } = evidenceWords({ entry: ENTRY, evidence: [ALIKE, { code: 'alias-weak', effect: -60, words: '' }, { code: 'country-other', effect: -20, words: '' }, { code: 'place-same', effect: 12, words: '' }] }, { countries: ['Lebanon'] }, true);
  assert.deepEqual(bare(forIt), ['The names are alike: Alfa M. Example and Example, Alpha.', 'Alfa and Alpha are spelt nearly alike (90%).', 'Example is the same word.', 'The same place of birth.']);
  assert.deepEqual(bare(against), ['M is in our name only.', 'The words stand in another order.', 'The publisher itself calls this name weak.', 'No country in common.']);
  assert.deepEqual(bare(unknown), ['The list gives a date of birth; ours is not known.']);
  assert.deepEqual(bare([aside]), ['Left aside of the names: Dr.']);
});

test('[SC7] in Arabic every reason is Arabic, and names keep their own direction', () => {
  setLocale('ar');
  const identifier = { type: 'passport', number: 'A1234567' };
  const { forIt, against, unknown } = evidenceWords({ entry: ENTRY, evidence: [ALIKE, { code: 'identifier-same', effect: 78, words: 'The same number', identifier }, { code: 'birth-near', effect: 0, words: 'near' }] }, { birthDate: '1971' }, true);
  for (const one of [...forIt, ...against, ...unknown]) assert.match(one, /\p{Script=Arabic}/u);
  assert.ok(forIt[0]?.includes('\u2068Alfa M. Example\u2069'));
  assert.match(forIt.at(-1) ?? '', /A1234567.*جواز سفر/);
  assert.equal(against.at(-1), 'تاريخا الميلاد متقاربان وليسا واحدًا.');
  assert.equal(likeness(912), '٩١٫٢٪');
  setLocale('en');
  assert.equal(likeness(1000), '100%');
});
