import test from 'node:test';
import assert from 'node:assert/strict';
import { compare, MATCH_SCORE, score } from './compare.ts';
import { type Kind, keysOf, prepare } from './prepared.ts';

type Row = readonly [string, string, boolean];

function check(rows: readonly Row[], kind: Kind = 'person'): void {
  for (const [one, other, same] of rows) {
    const { score: found, matches, reasons } = compare(one, other, { kind });
    assert.equal(matches, same, `${one} / ${other}: ${found} ${JSON.stringify(reasons)}`);
  }
}

test('[NM8] a slip or two over a whole name leave it one name, three make another, and short names have no slips to spare', () => {
  check([
    ['Ngozi Wale', 'Ngozi Walu', true], ['Cho Tun Lin', 'Cho Tun Lim', true], ['Tomasz Brankow', 'Tomasz Branlew', true], ['Ulla Fend', 'Ulla Fost', false],
    ['Ngozi Wale', 'Ngozi Bruk', false], ['Radka Petlova', 'Radka Persteva', false], ['K. Lindqvist', 'L. Lindqvist', false], ['Ada Lo', 'Ada Wu', false],
  ]);
  check([['Kestrelon Shipping', 'Kestraron Shipping', true], ['KTO Shipping', 'KWA Shipping', false], ['Kestrel 4 Ltd', 'Kestrel 7 Ltd', false], ['Ocean Kestrel 4', 'Ocean Kestrel 7', true], ['Kestrel Partners IV LP', 'Kestrel Partners V LP', true]], 'organisation');
  const two = score(prepare('Tomasz Brankow', { kind: 'person' }), prepare('Tomasz Brankow', { kind: 'person' }));
  assert.equal(two, 1);
});

test('[NM8] letters back to front, or thrown about as the capital within a word shows, are the word; an ordinary anagram is not', () => {
  check([['Radka avotlep', 'Radka Petlova', false], ['Radka avolteP', 'Radka Petlova', true], ['Radka lovaPet', 'Radka Petlova', true], ['Radka avoltep', 'Radka Petlova', true], ['Karim Salem', 'Karim Lames', false]]);
});

test('[NM8] an office with a surname says who is meant, a title of courtesy does not', () => {
  check([['President Okonjara', 'Chidi Emeka Okonjara', true], ['Minister Okonjara', 'OKONJARA, Chidi', true], ['Mr Okonjara', 'Chidi Emeka Okonjara', false], ['President Ali', 'Hassan Ali', false], ['President Okonjara', 'Okonjara Chidi Emeka', false]]);
});

test('[NM8] the first of two surnames, an end of a name and a syllable are seldom left out; a middle name often is', () => {
  const of = (one: string, other: string): number => score(prepare(one, { kind: 'person' }), prepare(other, { kind: 'person' }));
  assert.ok(of('Iker Sandoval', 'SANDOVAL QUIROGA, Iker') > MATCH_SCORE);
  assert.ok(of('Iker Quiroga', 'SANDOVAL QUIROGA, Iker') < MATCH_SCORE);
  assert.ok(of('Emre Deniz Tokgoz', 'Emre Tokgoz') > of('Emre Deniz Tokgoz', 'Deniz Tokgoz'));
  assert.ok(of('상호 주원 김', 'Kim Sang-ho') < MATCH_SCORE);
  assert.ok(of('Muhammadamin Kamali', 'AL AMIN, Muhammad') < MATCH_SCORE);
  assert.ok(of('Muhammadamin', 'AL AMIN, Muhammad') > MATCH_SCORE);
});

test('[NM8] "servant of" on one side and another word on the other side are two names', () => {
  check([['Latif Abdul Majid', 'Latif Wazir Majid', false], ['Latif Abdul Majid', 'Latif Majid', true], ['Latif Abdul Majid', 'Latif Abd al-Majeed', true]]);
});

test('[NM4] a name in Han characters is read as a Korean and a Japanese bears it, too, with the surname of as many characters as they have', () => {
  check([
    ['高橋美咲', 'Takahashi Misaki', true], ['佐藤 健一', 'Kenichi Sato', true], ['小林さくら', 'Sakura Kobayashi', true], ['長谷川誠', 'Hasegawa Makoto', true], ['林健太', 'Hayashi Kenta', true], ['文在寅', 'Moon Jae-in', true], ['文在寅', '문재인', true],
    ['高橋美咲', 'Takeda Misaki', false], ['高橋美咲', 'Takahashi Hiroshi', false], ['文在寅', 'Moon Jae-ho', false], ['張偉', 'Chang Wei', true], ['張偉', 'Zhong Wei', false], ['李建', 'Li Jun', false],
  ]);
  assert.ok(keysOf('高橋美咲').some((key) => keysOf('Takahashi').includes(key)));
  assert.ok(compare('高橋美咲', 'Takahashi Misaki').reasons.every(({ kind }) => kind === 'match'));
});

test('[NM4] Hangul: another vowel or consonant makes another syllable, in the spellings of the south, the north and of habit alike', () => {
  check([
    ['김영희', 'Kim Young-hee', true], ['김영희', 'Kim Yong Hui', true], ['정몽구', 'Chung Mong-koo', true], ['유승민', 'Ryu Sung Min', true], ['강현우', 'Kang Hyun-woo', true], ['강현우', 'Kang Hyeonu', true],
    ['강성호', 'Kang Sang-ho', false], ['강정수', 'Kang Yong Su', false], ['강진우', 'Kang Kil Jin', false], ['강종은', '강정은', false],
  ]);
});

test('[NM4] Cyrillic in the spellings of English, French and German papers', () => {
  check([['Юрий Щербаченко', 'Yuri Shcherbachenko', true], ['Юрий Щербаченко', 'Juri Schtscherbatschenko', true], ['Юрий Щербаченко', 'Iouri Chtcherbatchenko', true], ['Семён Бурков', 'Semjon Burkow', true], ['Вильям Хардвик', 'William Hardwick', true], ['Бурков С.П.', 'Semyon Burkov', true], ['Бурков С.П.', 'Anton Burkov', false]]);
});

test('[NM9] a branch, a place in brackets, signs for number and words of business without spaces say little or the same', () => {
  check([
    ['Harbour Bank (Austria) AG', 'Harbour Bank AG', true], ['Harbour Bank (Austria) AG', 'Harbour Bank (Poland) AG', false], ['Harbour Bank AG, Vienna Branch', 'Harbour Bank AG', true], ['Kestrel Brigade No. 2', 'Kestrel Brigade Number Two', true], ['Blue River Mfg. Corp.', 'Blue River Manufacturing Corporation', true],
    ['華山貿易有限公司', 'Huashan Trading Co Ltd', true], ['华山贸易有限公司', 'Huanan Trading Co Ltd', false], ['주식회사 강남무역', 'Gangnam Trading', true],
  ], 'organisation');
});
