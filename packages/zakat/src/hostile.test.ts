import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calculate } from './calculation.ts';
import { amountDue, documentOf, preset, price, profileWith, refusalsOf } from './reckoned.model.ts';
import { readProfile } from './profile.ts';
import { REFUSAL_CODES } from './refusal.ts';
import { LANGUAGES, refusalText } from './words.ts';

const seen = new Set<string>();

function refused(own: object, profile = preset('common-gold')): string[] {
  const found = refusalsOf(documentOf({ ...own }), profile);
  for (const one of found) seen.add(one.split(' ')[0] as string);
  return found;
}

test('[Z11] an amount is a plain decimal of zero or more, up to 10^30', () => {
  for (const money of ['', ' ', '-1', '-0', '+1', '1e3', '1E3', 'NaN', 'Infinity', '0x10', '1,000', '1.000.000', '1.', '.5', '1_000', '01', '００', '١٢', '12 ', null, true, {}, Number.NaN, Number.POSITIVE_INFINITY, -5, 1e21, 1e-9, '0.1234567890123']) {
    const found = refused({ wealth: { money } });
    if (money === '12 ') assert.deepEqual(found, [], 'blanks at the ends are no fault');
    else assert.equal(found.length, 1, JSON.stringify(money));
  }
  assert.deepEqual(refused({ wealth: { money: '1'.repeat(400) } }), ['too-large wealth.money']);
  assert.deepEqual(refused({ wealth: { money: `${10n ** 30n + 1n}` } }), ['too-large wealth.money']);
  assert.equal(amountDue({ wealth: { money: `${10n ** 30n}` } }, profileWith()), `${(10n ** 30n * 25n) / 1000n}.00`);
  assert.equal(amountDue({ wealth: { money: Array(1000).fill(`${10n ** 30n}`) } }, profileWith()), `${10n ** 33n * 25n / 1000n}.00`);
  assert.deepEqual(refused({ wealth: { money: Array(1001).fill('1') } }), ['too-many wealth.money']);
});

test('[Z11] days are days of the calendar, in order, and not after the day reckoned for', () => {
  for (const day of ['2026-02-30', '2026-11-31', '22-11-2026', '2026/11/22', '', 20261122, null]) assert.ok(refused({ day, wealth: { money: '1' } }).some((one) => one === 'not-a-day day'), String(day));
  assert.ok(refused({ day: undefined, wealth: { money: '1' } }).includes('missing day'));
  assert.ok(refused({ day: '1900-01-01', wealth: { money: '1' } }).includes('outside-calendar day'));
  const year = (since: unknown, ...days: string[]): string[] => refused({ wealth: { money: '9000' }, year: { since, balances: days.map((day) => ({ day, amount: '7000' })) } });
  assert.deepEqual(year('2026-11-23'), ['order-of-days year.since']);
  assert.deepEqual(year('2025-11-01', '2025-10-31'), ['order-of-days year.balances[0].day']);
  assert.deepEqual(year('2025-11-01', '2026-01-01', '2026-01-01'), ['order-of-days year.balances[1].day']);
  assert.deepEqual(year('2025-11-01', '2026-02-01', '2026-01-01'), ['order-of-days year.balances[1].day']);
  assert.deepEqual(year('2025-11-01', '2026-11-22'), ['order-of-days year.balances[0].day']);
  assert.deepEqual(year('soon'), ['not-a-day year.since']);
  assert.deepEqual(refused({ wealth: { money: '9000' }, year: { since: '2025-11-01', balances: 'none' } }), ['not-a-list year.balances']);
});

test('[Z11] a price needs amount, unit, day and source, in the currency, of the day or at most so many days before', () => {
  const gold = (own: object): string[] => refused({ prices: { gold: { ...price('75'), ...own } }, wealth: { money: '9000' } });
  assert.deepEqual(gold({ amount: '0' }), ['price-zero prices.gold.amount']);
  assert.deepEqual(gold({ amount: '0.000' }), ['price-zero prices.gold.amount']);
  assert.deepEqual(gold({ amount: undefined }), ['missing prices.gold.amount']);
  assert.deepEqual(gold({ per: 'ounce' }), ['not-a-choice prices.gold.per']);
  assert.deepEqual(gold({ source: undefined }), ['missing prices.gold.source']);
  assert.deepEqual(gold({ source: '  ' }), ['not-text prices.gold.source']);
  assert.deepEqual(gold({ currency: 'EUR' }), ['currency-mixed prices.gold.currency']);
  assert.deepEqual(gold({ currency: 'USD' }), []);
  assert.deepEqual(gold({ day: '2026-11-23' }), ['price-later prices.gold.day']);
  assert.deepEqual(gold({ day: '2026-10-22' }), []);
  assert.deepEqual(gold({ day: '2026-10-21' }), ['price-old prices.gold.day']);
  assert.deepEqual(gold({ day: '2025-11-22' }), ['price-old prices.gold.day']);
  assert.deepEqual(refused({ prices: {}, wealth: { money: '9000' } }), ['price-missing prices.gold']);
  assert.deepEqual(refused({ prices: { gold: price('75') }, wealth: { money: '9000' } }, profileWith({ nisabBasis: 'lower' })), ['price-missing prices.silver']);
  assert.deepEqual(refused({ prices: { gold: price('75') }, wealth: { money: '9000', silver: '5' } }), ['price-missing prices.silver']);
  assert.deepEqual(refused({ prices: { gold: price('75') }, wealth: { money: '9000', jewellery: [{ metal: 'silver', grams: '5' }] } }), []);
  assert.deepEqual(refused({ prices: { copper: price('1') }, wealth: { money: '1' } }), ['unknown-field prices.copper']);
});

test('[Z11] one currency: another one is refused wherever it stands, never converted', () => {
  for (const currency of ['usd', 'US', 'DOLLAR', '$', 5, null]) assert.ok(refused({ currency, wealth: { money: '1' } }).some((one) => /^currency currency|^missing currency/.test(one)), String(currency));
  assert.deepEqual(refused({ wealth: { money: [{ amount: '1', currency: 'EUR' }] } }), ['currency-mixed wealth.money[0].currency']);
  assert.deepEqual(refused({ wealth: { longTermShares: [{ amount: '1', zakatablePart: '1', currency: 'EUR' }] } }), ['currency-mixed wealth.longTermShares[0].currency']);
  assert.deepEqual(refused({ wealth: { money: '1' }, year: { since: '2026-01-01', balances: [{ day: '2026-02-01', amount: '1', currency: 'ILS' }] } }), ['currency-mixed year.balances[0].currency']);
  assert.deepEqual(refused({ decimals: 5, wealth: { money: '1' } }), ['too-large decimals']);
});

test('[Z11] unknown fields, wrong shapes and impossible values are named with their place', () => {
  for (const document of [null, [], 'x', 5]) assert.deepEqual(refusalsOf(document), ['not-an-object ']);
  assert.deepEqual(refused({}), ['nothing-stated wealth']);
  assert.deepEqual(refused({ wealth: { mony: '1' } }), ['unknown-field wealth.mony']);
  assert.deepEqual(refused({ weath: { money: '1' } }), ['unknown-field weath', 'nothing-stated wealth']);
  assert.deepEqual(refused({ wealth: [] }), ['not-an-object wealth']);
  assert.deepEqual(refused({ wealth: { gold: { grams: '5', karat: '25' } } }), ['fineness wealth.gold.karat']);
  assert.deepEqual(refused({ wealth: { gold: { grams: '5', fineness: '0' } } }), ['fineness wealth.gold.fineness']);
  assert.deepEqual(refused({ wealth: { gold: { grams: '5', fineness: '750', karat: '18' } } }), ['fineness wealth.gold']);
  assert.deepEqual(refused({ wealth: { jewellery: [{ metal: 'copper', grams: '5' }] } }), ['not-a-choice wealth.jewellery[0].metal']);
  assert.deepEqual(refused({ wealth: { longTermShares: { amount: '5', zakatablePart: '6' } } }), ['part-above-whole wealth.longTermShares.zakatablePart']);
  assert.deepEqual(refused({ wealth: { longTermShares: { amount: '5' } } }), ['missing wealth.longTermShares[0].zakatablePart']);
  assert.deepEqual(refused({ wealth: { money: { label: 'x'.repeat(201), amount: '1' } } }), ['not-text wealth.money.label']);
  assert.deepEqual(refused({ crops: [{ kilograms: '5', watering: 'hail' }] }), ['not-a-choice crops[0].watering']);
  assert.deepEqual(refused({ livestock: { sheep: '40.5' } }), ['not-whole livestock.sheep']);
  assert.deepEqual(refused({ livestock: { sheep: '-40' } }), ['not-a-number livestock.sheep']);
  assert.deepEqual(refused({ livestock: { goats: '40' } }), ['unknown-field livestock.goats']);
  assert.deepEqual(refused({ fitr: { persons: '1.5', staple: 'rice' } }), ['not-whole fitr.persons']);
  assert.deepEqual(refused({ fitr: { persons: '1' } }), ['missing fitr.staple']);
  assert.deepEqual(refused({ fitr: { persons: '1', staple: 'rice', pay: 'cash' } }), ['missing fitr.pricePerKilogram']);
  assert.deepEqual(refused({ convention: 'sighting', wealth: { money: '1' } }), ['not-a-choice convention']);
});

test('[Z11] every fault is told at once, in every language, with what to do', () => {
  const result = calculate({ day: 'x', currency: 'usd', wealth: { money: '-1', gold: 'much' }, livestock: { sheep: 'many' } }, preset('common-gold'));
  assert.ok(!result.ok);
  assert.deepEqual(result.refusals.map(({ at }) => at), ['day', 'currency', 'wealth.money', 'wealth.gold', 'livestock.sheep']);
  for (const language of LANGUAGES) {
    for (const refusal of result.refusals) {
      const { what, toDo } = refusalText(refusal, { language });
      assert.ok(what.length > 5 && toDo.length > 3 && !/[{}]/.test(what + toDo.replace('{"', '').replace('}', '')), what);
    }
  }
});

test('[Z2] a profile is whole or refused: unknown names, values and bounds, each with its place', () => {
  const refusals = (value: unknown): string[] => {
    const read = readProfile(value);
    for (const { code } of read.ok ? [] : read.refusals) seen.add(code);
    return read.ok ? [] : read.refusals.map(({ code, at }) => `${code} ${at}`);
  };
  assert.deepEqual(refusals({ name: 'own', base: 'hanafi' }), []);
  assert.deepEqual(refusals([]), ['not-an-object profile']);
  assert.ok(refusals({ name: 'own' }).length > 20, 'without a base every parameter is stated');
  assert.deepEqual(refusals({ base: 'hanafi' }), ['missing profile.name']);
  assert.deepEqual(refusals({ name: 5, base: 'hanafi' }), ['not-text profile.name']);
  assert.deepEqual(refusals({ name: 'own', base: 'right' })[0], 'profile-unknown profile.base');
  assert.deepEqual(refusals({ name: 'own', base: 'toString' })[0], 'profile-unknown profile.base');
  const own = (parameters: object): string[] => refusals({ name: 'own', base: 'hanafi', parameters });
  assert.deepEqual(own({ nisabBasis: 'copper' }), ['not-a-choice profile.parameters.nisabBasis']);
  assert.deepEqual(own({ goldGrams: '-85' }), ['not-a-number profile.parameters.goldGrams']);
  assert.deepEqual(own({ goldGrams: '0.5' }), ['profile-range profile.parameters.goldGrams']);
  assert.deepEqual(own({ goldGrams: '10000.01' }), ['profile-range profile.parameters.goldGrams']);
  assert.deepEqual(own({ lunarRate: '100.1' }), ['profile-range profile.parameters.lunarRate']);
  assert.deepEqual(own({ priceAgeDays: '1.5' }), ['profile-range profile.parameters.priceAgeDays']);
  assert.deepEqual(own({ goldGrams: 85 }), ['not-text profile.parameters.goldGrams']);
  assert.deepEqual(own({ constructor: 'x' }), ['unknown-field profile.parameters.constructor']);
  assert.deepEqual(refusals({ name: 'own', base: 'hanafi', sources: { goldGrams: '' } }), ['not-text profile.sources.goldGrams']);
  assert.deepEqual(refusals({ name: 'own', base: 'hanafi', parameters: 5 }), ['not-an-object profile.parameters']);
});

test('[Z11] no document at all makes it throw', () => {
  const wild = fc.letrec((tie) => ({ value: fc.oneof({ maxDepth: 4 }, fc.constantFrom('2026-11-22', 'USD', '5', '-1', 'gold', 'gram', null, true), fc.string(), fc.double(), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('day', 'currency', 'prices', 'wealth', 'money', 'gold', 'amount', 'year', 'since', 'balances', 'fitr', 'persons', 'livestock', 'sheep', '__proto__'), tie('value'), { maxKeys: 5 })) })).value;
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('wealth', 'year', 'prices', 'crops', 'livestock', 'rikaz', 'minerals', 'fitr', 'day', 'decimals'), wild), (own) => void calculate(documentOf(own), preset('hanafi'))), { numRuns: 300 });
});

test('[Z11] every code of the list was met above', () => {
  assert.deepEqual(REFUSAL_CODES.filter((code) => !seen.has(code)), []);
});
