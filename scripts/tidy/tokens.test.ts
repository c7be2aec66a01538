import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokensOf } from './tokens.ts';

function kinds(text: string): string {
  return tokensOf(text).map(({ kind, text: inside }) => (kind === 'punctuation' ? inside : `${kind}(${inside})`)).join(' ');
}

test('strings and comments hide what they hold', () => {
  assert.equal(kinds(`a = "fetch('x') // no"; // Date.now()\n/* b */ c`), `word(a) = string(fetch('x') // no) ; comment(// Date.now()) comment(/* b */) word(c)`);
  assert.equal(kinds(String.raw`"a\"b" 'c\\' d`), String.raw`string(a\"b) string(c\\) word(d)`);
});

test('a template is pieces of text with code between them, however deep', () => {
  assert.equal(kinds('`a${b + `c${d}e`}f` / 2'), 'template(a) word(b) + template(c) word(d) template(e) template(f) / number(2)');
  assert.equal(kinds('`${{ a: 1 }.a}`'), 'template() { word(a) : number(1) } . word(a) template()');
  assert.equal(kinds('`a\\`b\\${c`'), 'template(a\\`b\\${c)');
});

test('a slash divides after a value and begins a regular expression elsewhere', () => {
  assert.equal(kinds('a / b / c'), 'word(a) / word(b) / word(c)');
  assert.equal(kinds("x = /[/'`]\\/{/gu.test(y)"), "word(x) = regex(/[/'`]\\/{/gu) . word(test) ( word(y) )");
  assert.equal(kinds('return /a/; f(x)! / 2; i++ / 3; !/b/.test(c)'), 'word(return) regex(/a/) ; word(f) ( word(x) ) ! / number(2) ; word(i) ++ / number(3) ; ! regex(/b/) . word(test) ( word(c) )');
  assert.equal(kinds('`${/`/.source}`'), 'template() regex(/`/) . word(source) template()');
});

test('lines are counted through everything', () => {
  const tokens = tokensOf('#!/usr/bin/env node\n/*\n*/ a\n`\n\n` b');
  assert.deepEqual(tokens.map(({ text, line }) => [text.trim().slice(0, 2), line]), [['/*', 2], ['a', 3], ['', 4], ['b', 6]]);
});

test('what does not end, ends with the text', () => {
  for (const text of ['"abc', '`abc${', '/* abc', 'a = /abc', "'", '\\']) assert.ok(tokensOf(text).length > 0, text);
});
