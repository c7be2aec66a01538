import test from 'node:test';
import assert from 'node:assert/strict';
import { scriptOf, scriptsIn } from './script.ts';
import { wordsOf } from './words.ts';

const NAMES: readonly (readonly [string, string])[] = [
  ['Maria', 'Latn'], ['مريم', 'Arab'], ['پروین', 'Arab'], ['ٹیپو', 'Arab'], ['Мария', 'Cyrl'], ['Μαρία', 'Grek'], ['מרים', 'Hebr'], ['मीरा', 'Deva'], ['মরিয়ম', 'Beng'], ['မြင့်', 'Mymr'], ['ማርያም', 'Ethi'],
  ['สมชาย', 'Thai'], ['მარიამ', 'Geor'], ['Մարիամ', 'Armn'], ['សុខា', 'Khmr'], ['민준', 'Hang'], ['さくら', 'Kana'], ['サクラ', 'Kana'], ['李明', 'Hani'], ['மீனா', 'Taml'], ['ᐃᓄᒃ', 'Zzzz'], ['123', 'Zyyy'], ['', 'Zyyy'], ['—!?', 'Zyyy'], ['\ud800', 'Zyyy'],
];

test('[NM2] a word has the script of most of its letters, and text without letters has none', () => {
  for (const [name, script] of NAMES) assert.equal(scriptOf(name), script, name);
});

test('[NM2] a name in two scripts has a script for each word', () => {
  assert.deepEqual(wordsOf('Omar عمر Омар').map(({ script }) => script), ['Latn', 'Arab', 'Cyrl']);
  assert.deepEqual([...scriptsIn('Omar عمر')], [['Latn', 4], ['Arab', 3]]);
});

test('[NM2] letters of another script that look like those around them are read as the eye reads them', () => {
  const [word] = wordsOf('P\u0430tel');
  assert.deepEqual([word?.folded, word?.script], ['patel', 'Latn']);
  assert.equal(wordsOf('П\u0065тров')[0]?.script, 'Cyrl');
});
