import test from 'node:test';
import assert from 'node:assert/strict';
import { score } from './compare.ts';
import { prepare } from './prepared.ts';
import fc from 'fast-check';
import { normalise, WORDS_MAX, wordsOf } from './words.ts';
import { foldWord, visible } from './fold.ts';
import { isZawgyi, zawgyiToUnicode } from './zawgyi.ts';

const SAME: readonly (readonly [string, string])[] = [
  ['  José   GARCÍA ', 'jose garcia'], ['Jose\u0301 Garci\u0301a', 'jose garcia'], ['Straße', 'strasse'], ['Łukasz Żółw', 'lukasz zolw'], ['Iğdır', 'igdir'], ['ＡＬＩＣＥ', 'alice'], ['O’Brien', 'obrien'], ["al-Mu'tasim", 'al mutasim'],
  ['\u202eali\u202c\u200b\u00ad', 'ali'], ['مُحَمَّد', 'محمد'], ['محـــمد', 'محمد'], ['أحمد', 'احمد'], ['إيمان', 'ايمان'], ['آمنة', 'امنه'], ['مصطفى', 'مصطفي'], ['علی', 'علي'], ['کریم', 'كريم'], ['مؤمن', 'مومن'], ['دعاء', 'دعا'], ['پزشک\u200cفر', 'پزشك فر'],
  ['Ёлкин', 'елкин'], ['Андрій', 'андрии'], ['শাহীন', 'সাহিন'], ['Ελένης', 'ελενησ'], ['שָׁלוֹם', 'שלומ'], ['ሐና', 'ሀና'], ['Room ١٢', 'room 12'], ['house ०१२', 'house 012'], ['', ''], ['—…!', ''], ['\u200f\u200e', ''],
];

test('[NM3] spellings that differ in case, accents, points, carriers, digits and invisible marks are one', () => {
  for (const [text, folded] of SAME) assert.equal(normalise(text), folded, JSON.stringify(text));
});

test('[NM3] what normalising gives, normalising leaves as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
    const once = normalise(text);
    assert.equal(normalise(once), once);
  }), { numRuns: 2000 });
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
    const once = normalise(text);
    assert.equal(normalise(once), once);
    assert.equal(foldWord(foldWord(visible(text))), foldWord(visible(text)));
  }), { numRuns: 2000 });
});

test('[NM3] what hides between the signs of two scripts is settled', () => {
  for (const text of ['\u06d6\'', '\u1004\u1060', '\u1039-\u103a\u1000', '\u1000\u1039\u0483\u102b']) assert.equal(normalise(normalise(text)), normalise(text));
});

test('[NM1] words that a program has names for are names like others', () => {
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']) {
    for (const name of [word, `Abu ${word}`, `${word} al-Din`, `Abd ${word} Ali`, `${word} Trading Ltd`]) {
      for (const kind of ['person', 'organisation'] as const) assert.equal(score(prepare(name, { kind }), prepare(name, { kind })), 1, `${kind} ${name}`);
    }
  }
  assert.notEqual(prepare('Constructor', { kind: 'organisation' }).tokens[0]?.role, 'number');
  assert.equal(prepare('Tenth', { kind: 'organisation' }).tokens[0]?.text, '#10');
});

test('[NM1] a text of any length is read to a bound', () => {
  assert.equal(wordsOf('a '.repeat(5000)).length, WORDS_MAX);
  assert.ok(normalise('x'.repeat(10_000)).length <= 64);
  assert.ok(normalise(`${'\u0301'.repeat(10_000)}`).length <= 64);
});

/** Names typed in Zawgyi and the same in Unicode. */
const ZAWGYI: readonly (readonly [string, string])[] = [
  ['\u1031\u1019\u102c\u1004\u1039', '\u1019\u1031\u102c\u1004\u103a'], // Maung
  ['\u1031\u1000\u103a\u102c\u1039', '\u1000\u103b\u1031\u102c\u103a'], // Kyaw
  ['\u1031\u1021\u102c\u1004\u1039', '\u1021\u1031\u102c\u1004\u103a'], // Aung
  ['\u103b\u1019\u1004\u1037\u1039', '\u1019\u103c\u1004\u1037\u103a'], // Myint
  ['\u107e\u1000\u100a\u1039', '\u1000\u103c\u100a\u103a'], // Kyi
  ['\u101e\u1014\u1039\u1038', '\u101e\u1014\u103a\u1038'], // Than
  ['\u101c\u103d', '\u101c\u103e'], // Hla
  ['\u1085\u1031\u1019', '\u1039\u101c\u1019\u1031'], // A stray stacked letter is kept, not lost.
];

test('[NM3] Burmese typed in Zawgyi is told from Unicode and read as the same name', () => {
  for (const [zawgyi, unicode] of ZAWGYI.slice(0, 7)) {
    assert.equal(zawgyiToUnicode(zawgyi), unicode);
    assert.equal(isZawgyi(unicode), false, unicode);
    if (!zawgyi.endsWith('\u103d')) assert.equal(isZawgyi(zawgyi), true, zawgyi);
  }
  assert.equal(normalise('\u1031\u1019\u102c\u1004\u1039\u1031\u1021\u102c\u1004\u1039'), normalise('\u1019\u1031\u102c\u1004\u103a\u1021\u1031\u102c\u1004\u103a'));
  assert.equal(isZawgyi('Maung Aung'), false);
  assert.equal(isZawgyi(''), false);
});

test('[NM3] turning Zawgyi into Unicode takes any text', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0x1000, max: 0x109f })), (points) => {
    assert.equal(typeof zawgyiToUnicode(String.fromCodePoint(...points)), 'string');
  }));
});
