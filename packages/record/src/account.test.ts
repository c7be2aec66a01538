import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ACCOUNT_TYPES, CODE_PATTERN, accountPath, accountType, codeOf, mustNotBeNegative } from './account.ts';

test('[R5] every code made of a name is a valid code, and making it again changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (name) => {
    const code = codeOf(name);
    assert.match(code, CODE_PATTERN);
    assert.equal(codeOf(code.normalize('NFC')), code);
  }));
});

test('[R5] spellings that differ in case or spacing are one code; names without a letter or digit are not reported', () => {
  assert.equal(codeOf('Save the Children'), codeOf('  save  The children '));
  assert.deepEqual(['Turkey ', 'الهلال الأحمر', 'WFP: Gaza', '...', '', '0'].map(codeOf), ['turkey', 'الهلال-الأحمر', 'wfp-gaza', 'not-reported', 'not-reported', '0']);
});

test('[R5] a code holds nothing that is not drawn, so that two codes that look alike in one script are one', () => {
  for (const text of ['zakat\u{FE0F}', 'mill\u{34F}', 'mill\u{3164}', 'a\u{115F}', 'a\u{E0100}', '\u{FFA0}a']) {
    assert.doesNotMatch(text, CODE_PATTERN);
    assert.match(codeOf(text), /^(zakat|mill|a)$/);
  }
  assert.equal(codeOf('e!\u{301}'), '\u{E9}', 'what comes together by leaving out is composed');
  assert.match(codeOf(`${'a'.repeat(99)}\u{103A0}`), CODE_PATTERN, 'no half of a letter is kept');
});

test('[R5] a code has no space, colon or control character', () => {
  for (const text of ['a b', 'a:b', 'a\nb', '-a', '', 'a\u0000', 'a'.repeat(121)]) assert.doesNotMatch(text, CODE_PATTERN);
});

test('[R6] an account knows its type, and only the outside and what does not fit yet may be below zero', () => {
  for (const type of ACCOUNT_TYPES) assert.equal(accountType(accountPath(type, 'x/y')), type);
  assert.deepEqual(ACCOUNT_TYPES.filter((type) => !mustNotBeNegative(accountPath(type, 'x'))), ['donor', 'supplier', 'suspense', 'loan', 'release', 'conversion']);
  assert.equal(mustNotBeNegative('loss:count-error'), false, 'counting errors go both ways');
  assert.equal(mustNotBeNegative('loss:damaged'), true);
});
