import test from 'node:test';
import assert from 'node:assert/strict';
import { CATEGORIES, isCategory, ownershipMustPass } from './categories.ts';
import { readDecimal, decimalText, shortText, exact } from './exact.ts';
import { PARAMETERS, PARAMETER_NAMES } from './parameters.ts';
import { PRESETS } from './presets.ts';
import { judgeValue, readProfile } from './profile.ts';
import { reckoned } from './reckoned.model.ts';
import { dayWords, LANGUAGES, latinDigits, lineText, moneyText, numberText, operandText, refusalText, sourcesOf, wordsOf } from './words.ts';

const PLACEHOLDER = /\{(\w+)\}/g;
const names = (text: string): string[] => [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))].sort();

/** Every text of a language by its path. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, one]) => textsOf(one, `${path}.${key}`));
}

test('[Z12] every language has every text, none empty, with the same operands', () => {
  const english = new Map(textsOf(wordsOf('en')));
  for (const language of LANGUAGES) {
    const own = new Map(textsOf(wordsOf(language)));
    assert.deepEqual([...own.keys()].sort(), [...english.keys()].sort());
    for (const [path, text] of own) {
      assert.notEqual(text.trim(), path.endsWith('.or') ? undefined : '', path);
      assert.deepEqual(names(text), names(english.get(path) as string), `${language} ${path}`);
    }
  }
  assert.equal([...textsOf(wordsOf('ar').lines)].filter(([, text]) => /[0-9]/.test(text)).length, 0, 'Arabic lines are written with Arabic digits');
});

const WHOLE = {
  wealth: { money: [{ label: 'bank', amount: '12000' }], gold: { grams: '20', karat: '21' }, silver: '10', jewellery: [{ metal: 'gold', grams: '12' }], tradeGoods: '3000', goodReceivables: '200', doubtfulReceivables: '99', immediateDebts: '150', laterDebts: '400', longTermShares: { amount: '1000', zakatablePart: '300' } },
  year: { since: '2025-10-01', balances: [{ day: '2026-03-01', amount: '3000' }] }, crops: [{ name: 'wheat', kilograms: '1000', watering: 'mixed' }], livestock: { sheep: '121', cattle: '120', camels: '145' }, rikaz: '5000', minerals: '100', fitr: { persons: '5', staple: 'wheat' },
};

test('[Z12] every line of every published profile is written whole in every language, and rules carry their source', () => {
  for (const profile of PRESETS) {
    const { working } = reckoned(WHOLE, profile);
    assert.ok(working.length > 20);
    assert.equal(new Set(sourcesOf(working)).size, sourcesOf(working).length);
    for (const line of working) {
      for (const language of LANGUAGES) {
        const text = lineText(line, { language });
        assert.doesNotMatch(text, /[{}]|undefined|NaN/, line.code);
      }
      if (/due|nisab-|kept|exempt|fitr|year-(c|n|b)/.test(line.code) && !/not-stated|sheep|cattle|camels/.test(line.code)) assert.ok(line.source !== undefined, line.code);
    }
  }
});

test('[Z12] the worked 10,000.00 line by line, in English and Arabic', () => {
  const { working } = reckoned({ wealth: { money: '10000.00' } }, PRESETS[0] as (typeof PRESETS)[0]);
  assert.deepEqual(working.map((line) => lineText(line, { language: 'en' }).replaceAll('\u00a0', ' ')), [
    'Reckoned for 22 November 2026 (12 Jumada II 1448 AH, Umm al-Qura calendar) by the profile common-gold.',
    'Price of gold on 21 November 2026: USD 75.00 per gram.',
    'Nisab by gold: 85 g × USD 75.00 per gram = USD 6,375.00.',
    'The profile takes the nisab by gold.',
    'Money: USD 10,000.00.',
    'Wealth reckoned on: USD 10,000.00 − USD 0.00 = USD 10,000.00.',
    'USD 10,000.00 reaches the nisab of USD 6,375.00.',
    'No beginning of the year was stated: it is taken that a year has passed.',
    'Due for the lunar year: USD 10,000.00 × 2.5% = USD 250.00.',
  ]);
  assert.equal(lineText(working[8] as (typeof working)[0], { language: 'ar' }), 'الواجب عن السنة القمرية: ١٠٬٠٠٠٫٠٠ دولار أمريكي × ٢٫٥٪ = ٢٥٠٫٠٠ دولار أمريكي.');
  assert.equal(lineText(working[8] as (typeof working)[0], { language: 'ar', digits: 'latin' }), 'الواجب عن السنة القمرية: 10,000.00 دولار أمريكي × 2.5% = 250.00 دولار أمريكي.');
});

test('[Z12] numbers, days and digits of each language', () => {
  assert.equal(numberText('1234567.50', { language: 'fr' }), '1\u202f234\u202f567,50');
  assert.equal(numberText('1234567.50', { language: 'ar' }), '١٬٢٣٤٬٥٦٧٫٥٠');
  assert.equal(moneyText('5', 'ZZZ', { language: 'ar' }), '٥ ZZZ');
  assert.equal(moneyText('5', '???', { language: 'ar' }), '٥ ???');
  assert.equal(dayWords('2026-11-01', { language: 'fr' }), '1er novembre 2026');
  assert.equal(dayWords('2026-11-01', { language: 'ar' }), '١ تشرين الثاني ٢٠٢٦');
  assert.equal(latinDigits('١٢۳٬٤٥٫٦٪'), '123,45.6%');
  assert.equal(operandText({ of: 'animals', choices: [] }, { language: 'en' }), 'nothing');
  assert.deepEqual(refusalText({ code: 'price-missing', at: '', values: { metal: 'gold' } }, { language: 'ar' }).what, 'سعر الذهب مطلوب ولم يُذكر.');
});

test('[Z2] the published profiles state every parameter with a source, call none right, and are read back as they are', () => {
  assert.deepEqual(PRESETS.map(({ name }) => name), PRESETS.map(({ name }) => name).toSorted());
  for (const { name, title, note, parameters, sources } of PRESETS) {
    for (const key of PARAMETER_NAMES) {
      assert.equal(judgeValue(key, parameters[key]), undefined, `${name} ${key}`);
      assert.ok(sources[key].length > 10);
    }
    assert.match(note, /Not a ruling/);
    assert.doesNotMatch(`${title} ${note}`, /\b(right|correct|best|recommended|default)\b/i);
    assert.deepEqual(readProfile(JSON.parse(JSON.stringify({ name, title, note, parameters, sources }))), { ok: true, profile: { name, title, note, parameters, sources } });
  }
  for (const [key, parameter] of Object.entries(PARAMETERS)) assert.ok('choices' in parameter || 'decimal' in parameter, key);
});

test('[Z2] a value of one’s own carries its own source or says that it has none', () => {
  const read = readProfile({ name: 'own', base: 'hanafi', parameters: { goldGrams: '85', silverGrams: '612.36', fitrSaGrams: '2750' }, sources: { goldGrams: 'decision 12 of the committee' } });
  assert.ok(read.ok);
  assert.equal(read.profile.sources.goldGrams, 'decision 12 of the committee');
  assert.match(read.profile.sources.silverGrams, /Darul Ifta/);
  assert.equal(read.profile.sources.fitrSaGrams, 'stated in the profile, without a source');
});

test('[Z14] the eight categories, and where ownership must pass', () => {
  assert.equal(CATEGORIES.length, 8);
  assert.ok(isCategory('gharimin') && !isCategory('charity') && !isCategory('toString'));
  assert.deepEqual(CATEGORIES.filter((category) => ownershipMustPass('first-four', category)), ['fuqara', 'masakin', 'amilin', 'muallafa']);
  assert.equal(CATEGORIES.filter((category) => ownershipMustPass('every-category', category)).length, 8);
  assert.equal(CATEGORIES.filter((category) => ownershipMustPass('no', category)).length, 0);
});

test('[Z1] decimals are exact: rounding up, to the nearest and down', () => {
  assert.equal(shortText(readDecimal('87.4800') as { n: bigint; d: bigint }), '87.48');
  assert.deepEqual((['up', 'nearest', 'down'] as const).map((rounding) => decimalText(exact(1n, 3n), 2, rounding)), ['0.34', '0.33', '0.33']);
  assert.deepEqual((['up', 'nearest', 'down'] as const).map((rounding) => decimalText(exact(5n, 1000n), 2, rounding)), ['0.01', '0.01', '0.00']);
  assert.equal(decimalText(exact(7n), 0), '7');
  assert.throws(() => exact(1n, 0n), RangeError);
});
