import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compare, MATCH_SCORE, score } from './compare.ts';
import { keysOf, pairKeysOf, prepare, type Kind } from './prepared.ts';
import { COMMON_NICKNAMES } from './nicknames.ts';

const person = (text: string) => prepare(text, { kind: 'person' });
const organisation = (text: string) => prepare(text, { kind: 'organisation' });

/** Pairs that are one name, and pairs that are two. */
const PERSONS: readonly (readonly [string, string, boolean])[] = [
  ['Dr. Amina Yusuf', 'Amina Yusuf', true], ['YUSUF, Amina', 'Amina Yusuf', true], ['Amina bint Yusuf', 'Amina Yusuf', true], ['Abd al-Rahman Saleh', 'Abdurrahman Salih', true], ['عبد الرحمن صالح', 'Abdelrahman Saleh', true], ['عبدالرحمن صالح', 'عبد الرحمن صالح', true],
  ['نور الدين حداد', 'Noureddine Haddad', true], ['سيف الله خان', 'Saifullah Khan', true], ['أبو بكر سالم', 'Abubakr Salem', true], ['Ivan Petrovich Sidorov', 'Иван Сидоров', true], ['Ivan Petrovich Sidorov', 'Ivan Borisovich Sidorov', false],
  ['Anna-Maria Kowalska', 'Annamaria Kowalska', true], ['J. M. Santos', 'João Manuel Santos', true], ['K. M. Santos', 'João Manuel Santos', false], ['María Pérez', 'Maria Peres', true], ['Олександр Бойко', 'Oleksandr Boiko', true], ['Γιώργος Παππάς', 'Giorgos Pappas', true],
  ['רחל כהן', 'Rachel Cohen', true], ['ሰላም ተስፋዬ', 'Selam Tesfaye', true], ['রহিম উদ্দিন', 'Rahim Uddin', true], ['मीरा शर्मा', 'Meera Sharma', true], ['မောင် အောင် ကျော် မင်း', 'Aung Kyaw Min', true], ['王伟', 'Wang Wei', true], ['김민준', 'Kim Min-jun', true], ['สมชาย', 'Somchai', true],
  ['Bob Carter', 'Robert Carter', true], ['Amina Yusuf', 'Amina Hassan', false], ['Amina Yusuf', 'Karim Yusuf', false], ['Omar Farouk Idris', 'Omar Idris', true], ['Omar', 'Omar Farouk Idris', false], ['Peter Müller', 'Peter Möller', true], ['Van Dijk', 'van Dijk', true], ['Karim El-Sayed', 'كريم السيد', true], ['السيد كريم حداد', 'Karim Haddad', true], ['Tariq Sheikh', 'Tariq Haddad', false], ['Amina daughter of Yusuf', 'Amina bint Yusuf', true], ['Amina d/o Yusuf Khan', 'Amina Yusuf Khan', true], ['Md. Rahim Uddin', 'মোঃ রহিম উদ্দিন', true], ['Ludwig van der Berg', 'Ludwig Vanderberg', true],
];

test('[NM8] persons: titles, order, particles, patronymics, joined Arabic names, initials, scripts', () => {
  for (const [one, other, same] of PERSONS) {
    const { score: found, matches, reasons } = compare(one, other);
    assert.equal(matches, same, `${one} / ${other}: ${found} ${JSON.stringify(reasons)}`);
  }
});

const ORGANISATIONS: readonly (readonly [string, string, boolean])[] = [
  ['Harbour Relief GmbH', 'Harbour Relief Gesellschaft mit beschränkter Haftung', true], ['The Blue River Foundation', 'Blue River Foundation, Inc.', true], ['Fondation Blue River', 'Blue River Foundation', true], ['مؤسسة أمل الخيرية', 'Amal Charity Foundation', true], ['Фонд Надежда', 'Nadezhda Foundation', true],
  ['BRDO', 'Blue River Development Organization', true], ['Blue River Development Organization (BRDO)', 'BRDO', true], ['Blue River Development Organisation (BRDO)', 'Blue River Development Organization', true], ['B.R.D. Co.', 'BRD Company', true], ['Brigade Twenty-One', '21 Brigade', true],
  ['Blue River (Kenya) Ltd', 'Blue River (Uganda) Ltd', false], ['Blue River Trading', 'Green Hill Trading', false], ['Relief Society', 'Blue River Relief Society', false], ['Procurement & Supply Co', 'Procurement and Supply Company', true], ['Croix-Rouge Kenya', 'Kenya Red Cross', true], ['ООО "Северный ветер"', 'Severnyy Veter LLC', true],
  ['Société d’Aide Internationale', 'International Aid Society', true], ['Nations Unies', 'United Nations', true],
  ['UNICEF', 'Fonds des Nations Unies pour l’enfance', true], ['MSF Suisse', 'Doctors Without Borders Switzerland', true], ['MSF Suisse', 'MSF France', false], ['UNICEF', 'UNESCO', false], ['PAM', 'World Food Programme (WFP)', true],
];

test('[NM9] organisations: legal forms, acronyms, translations, countries, numbers, punctuation', () => {
  for (const [one, other, same] of ORGANISATIONS) {
    const { score: found, matches, reasons } = compare(one, other, { kind: 'organisation' });
    assert.equal(matches, same, `${one} / ${other}: ${found} ${JSON.stringify(reasons)}`);
  }
});

test('[NM9] a company and a body not for profit of one name are not the same for sure', () => {
  assert.ok(score(organisation('ASBL Lumière'), organisation('Lumière SARL')) < MATCH_SCORE);
  assert.ok(score(organisation('Lumière SA'), organisation('Lumière SARL')) > MATCH_SCORE);
});

test('[NM8] short forms are known from a table only', () => {
  assert.ok(score(person('Bob Carter'), person('Robert Carter')) >= MATCH_SCORE);
  const none = { kind: 'person', nicknames: new Map<string, string[]>() } as const;
  assert.ok(score(prepare('Bob Carter', none), prepare('Robert Carter', none)) < MATCH_SCORE);
  const own = { kind: 'person', nicknames: new Map([['zuzu', ['zubaida']]]) } as const;
  assert.equal(compare('Zuzu Carter', 'Zubaida Carter', own).matches, true);
  assert.equal(COMMON_NICKNAMES.get('bob')?.[0], 'robert');
});

const pieces = fc.constantFrom('Amina', 'Yusuf', 'محمد', 'عبد', 'الرحمن', 'Иван', 'Петрович', 'al-', 'bin', 'Dr.', ',', 'J.', 'রহিম', 'מרים', 'အောင်', '李明', '김', 'ᐃᓄᒃ', '12', 'Ltd', 'Foundation', '(ABC)', 'Kenya', "O'", '\u202e', '\ud800', '\u200d', 'Abdulrahman', 'Noureddine', 'von', '\u1031\u1000');
const names = fc.oneof(fc.array(pieces, { maxLength: 6 }).map((list) => list.join(' ')), fc.string({ unit: 'binary', maxLength: 30 }));
const kinds = fc.constantFrom<Kind>('person', 'organisation');

test('[NM7] a score is from 0 to 1, the same for both orders, and 1 for a name with itself', () => {
  fc.assert(fc.property(names, names, kinds, (one, other, kind) => {
    const [left, right] = [prepare(one, { kind }), prepare(other, { kind })];
    const found = score(left, right);
    assert.ok(found >= 0 && found <= 1, String(found));
    assert.equal(score(right, left), found);
    assert.equal(score(left, left), left.tokens.length === 0 ? 0 : 1);
    assert.equal(compare(left, right).score, found);
  }), { numRuns: 4000 });
});

test('[NM7] the same words in another order cost at most one hundredth', () => {
  const words = fc.uniqueArray(fc.constantFrom('amina', 'yusuf', 'karim', 'petrov', 'lopez', 'chen', 'okafor', 'выборг', 'سماح'), { minLength: 2, maxLength: 6 });
  fc.assert(fc.property(words.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), kinds, ([list, shuffled], kind) => {
    assert.ok(score(prepare(list.join(' '), { kind }), prepare(shuffled.join(' '), { kind })) >= 0.99);
    assert.deepEqual(keysOf(list.join(' '), kind), keysOf(shuffled.join(' '), kind));
    assert.deepEqual(pairKeysOf(list.join(' '), kind), pairKeysOf(shuffled.join(' '), kind));
  }));
});

test('[NM10] every word of both names is in the reasons once, with what it was taken for and by what', () => {
  const { reasons } = compare('Dr. Amina bint Yusuf', 'YOUSEF, Amina K.');
  assert.deepEqual(reasons, [
    { kind: 'match', left: 'Amina', right: 'Amina', by: 'exact', alike: 1 },
    { kind: 'match', left: 'Yusuf', right: 'YOUSEF', by: 'variant', alike: 0.96 },
    { kind: 'missing', side: 'right', word: 'K', role: 'initial' },
    { kind: 'left out', side: 'left', what: 'honorific', words: ['Dr'] },
    { kind: 'left out', side: 'left', what: 'particle', words: ['bint'] },
  ]);
  fc.assert(fc.property(names, names, (one, other) => {
    const [left, right] = [person(one), person(other)];
    const found = compare(left, right).reasons;
    const shown = found.flatMap((reason) => (reason.kind === 'match' ? [reason.left] : reason.kind === 'missing' && reason.side === 'left' ? [reason.word] : []));
    assert.deepEqual(shown.join(' ').split(' ').sort(), left.tokens.map((token) => token.shown).join(' ').split(' ').sort());
  }));
});

test('[NM12] a script without a known reading is compared with itself only, and the reasons say so', () => {
  assert.equal(compare('ᐃᓄᒃ ᓄᓇ', 'ᐃᓄᒃ ᓄᓇ').score, 1);
  const across = compare('ᐃᓄᒃ ᓄᓇ', 'Inuk Nuna');
  assert.equal(across.score, 0);
  assert.ok(across.reasons.some((reason) => reason.kind === 'not compared' && reason.side === 'left'));
  assert.ok(compare('龘靐', 'Da Bing').reasons.some((reason) => reason.kind === 'not compared'));
});

test('[NM1] any text is a name: nothing throws, and what has no word is like nothing', () => {
  const hostile = ['', ' ', '.', '—,—', '\ud800\udfff\ud83d', '\u202e\u2066\u200b', 'a'.repeat(10_000), 'Ali '.repeat(10_000), '\u0301'.repeat(10_000), '(((((', 'ا', 'عبد', 'عبد عبد عبد', 'Dr', 'bin', 'Ltd', '12345', '٣٤', '𝔄𝔩𝔦', '👩‍👩‍👧', 'Z̸̢a̸l̵g̶o̸', '\u1039\u1039', '\u103b', "''''"];
  for (const one of hostile) {
    for (const other of hostile) {
      for (const kind of ['person', 'organisation'] as const) {
        const found = compare(one, other, { kind }).score;
        assert.ok(found >= 0 && found <= 1);
      }
    }
  }
  for (const nothing of ['', '.', '\u202e', '\ud800']) {
    assert.equal(compare(nothing, nothing).score, 0);
    assert.deepEqual(keysOf(nothing), []);
  }
});

test('[NM11] spellings of one name share a key, in any script and order', () => {
  const rows = [['Abd al-Rahman Saleh', 'عبد الرحمن صالح', 'SALEH, Abdurrahman'], ['Иван Сидоров', 'Sidorov Ivan'], ['Fathi Ishaq', 'فتحي اسحق'], ['Rafiq', 'رفيق', 'Рафик']];
  for (const row of rows) {
    for (const one of row) for (const other of row) assert.ok(keysOf(one).some((key) => keysOf(other).includes(key)), `${one} / ${other}`);
  }
  assert.deepEqual(keysOf('—'), []);
  assert.ok(pairKeysOf('Ivan Sidorov').length >= 1);
});

test('[NM7] a caller can say how much a word tells, and names of two kinds are not compared', () => {
  const weigh = (word: string): number => (word === 'smith' ? 0.2 : 1);
  const plain = score(person('John Smith'), person('Ada Smith'));
  const weighed = score(prepare('John Smith', { kind: 'person', weigh }), prepare('Ada Smith', { kind: 'person', weigh }));
  assert.ok(weighed < plain);
  assert.equal(score(person('Amina'), organisation('Amina')), 0);
});
