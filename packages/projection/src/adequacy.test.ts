import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { load, reliefOperation } from '../../../simulation/relief-operation.ts';
import type { Scribe } from '../../../simulation/scribe.ts';
import { adequacyReport } from './adequacy.ts';
import { floorOf } from './nutrition.ts';
import type { Row } from './report-shape.ts';
import { selectRecords } from './select.ts';

const report = ({ books }: Scribe) => adequacyReport(books, books.size);
const pick = (row: Row | undefined, ...keys: string[]): unknown[] => keys.map((key) => row?.[key]);
const give = (scribe: Scribe, goods: readonly ReturnType<typeof load>[], site = 'port', day = '2024-05-01'): number =>
  scribe.write('gift', { donor: 'donor', fund: 'general', goods, site, form: 'in-kind' }, day);
const send = (scribe: Scribe, waybill: string, goods: readonly ReturnType<typeof load>[], site: string, destination: string, day: string): number =>
  scribe.write('dispatch', { waybill, site, fund: 'general', goods, destination }, day);
const unload = (scribe: Scribe, waybill: string, goods: readonly ReturnType<typeof load>[], site: string, day: string): number =>
  scribe.write('arrival', { point: 'arrived', site, fund: 'general', waybill, goods }, day);
const at = (scribe: Scribe, place: string, point: string): Row | undefined => report(scribe).rows.find((row) => row['place'] === place && row['point'] === point);

/** Grams of one person's day in the ration that WFP plans with, and what 100 g of each food hold: kcal, mg of protein, mg of fat. */
const RATION = [
  ['cereal', 400, 350, 10_000, 2_000], ['pulses', 60, 335, 20_000, 1_200], ['vegetable-oil', 25, 885, 0, 100_000], ['csb', 50, 380, 18_000, 6_000], ['sugar', 15, 400, 0, 0], ['salt', 5, 0, 0, 0],
] as const;

test('[Q1] a ration is energy, protein, fat and person-days, and each figure is the exact sum rounded down once', () => {
  const scribe = reliefOperation();
  for (const [code, , kcal, protein, fat] of RATION) {
    scribe.write('commodity', { code, name: code, class: 'goods', unit: 'KGM', scale: 3, nutrition: { kcal: kcal * 10, protein: protein * 10, fat: fat * 10, litres: 0, source: 'A table of foods' } });
  }
  // A family of five for thirty days: 83.25 kg.
  give(scribe, RATION.map(([code, grams]) => load(code, grams * 150)), 'camp', '2024-05-01');
  scribe.write('handover', { site: 'camp', fund: 'general', cycle: '2024/1', goods: RATION.map(([code, grams]) => load(code, grams * 150)) }, '2024-05-02');
  const grams = RATION.reduce((sum, [, of]) => sum + of * 150, 0);
  assert.equal(grams, 83_250);
  const kcal = RATION.reduce((sum, [, of, per]) => sum + (of * 150 * per) / 100, 0);
  const row = at(scribe, 'camp', 'handed-over');
  assert.deepEqual(pick(row, 'kcal', 'protein', 'fat', 'litres', 'foodDays', 'waterDays', 'lines', 'linesNotConverted', 'shareNotConverted'), [
    String(Math.floor(kcal)), String((RATION.reduce((sum, [, of, , per]) => sum + (of * 150 * per) / 100, 0)) / 1000), String((RATION.reduce((sum, [, of, , , per]) => sum + (of * 150 * per) / 100, 0)) / 1000), '0',
    Math.floor(kcal / 2100), 0, 6, 0, '0.0',
  ]);
  assert.equal(row?.['proteinEnergy'], '11.7');
  assert.equal(row?.['fatEnergy'], '15.9');
});

test('[Q1] rounding is down for every sum, below zero as above', () => {
  fc.assert(fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 20n }), (value, divisor) => {
    const floor = floorOf(value, divisor);
    assert.ok(floor * divisor <= value && (floor + 1n) * divisor > value);
  }));
});

test('[Q1] need is the newest number of people for the month, else of its year, times its days and the standard, which a policy sets with its source', () => {
  const scribe = reliefOperation();
  const need = (period: string, people: number): number => scribe.write('need', { publisher: 'ocha', place: 'camp', period, people });
  need('2024', 1000);
  give(scribe, [load('rice', 1_000_000), load('water', 9000)], 'camp', '2024-02-05');
  scribe.write('handover', { site: 'camp', fund: 'general', cycle: '2024/1', goods: [load('rice', 1_000_000), load('water', 9000)] }, '2024-02-06');
  const figures = (): unknown[] => pick(at(scribe, 'camp', 'handed-over'), 'kcal', 'litres', 'foodDays', 'waterDays', 'people', 'needDays', 'foodCoverage', 'waterCoverage');
  // 2024 is a leap year: 29 days. 1,000 kg of rice are 3,600,000 kcal.
  assert.deepEqual(figures(), ['3600000', '9000', 1714, 600, 1000, 29_000, '5.9', '2.0']);
  need('2024-02-20', 700);
  need('2024-02', 500);
  const newest = need('2024-02', 100);
  assert.deepEqual(figures(), ['3600000', '9000', 1714, 600, 100, 2900, '59.1', '20.6']);
  const row = at(scribe, 'camp', 'handed-over');
  assert.deepEqual(selectRecords(scribe.books, scribe.books.size, (row?.['selectors'] as Record<string, Row['selector']>)['people'] as Row['selector']), [newest]);
  assert.deepEqual(report(scribe).standard.map((one) => pick(one, 'kcal', 'litres')), [['2100', '15']]);
  const policy = scribe.write('policy', { subject: 'adequacy-standard', version: 1, parameters: { kcal: '2400', litres: '7', source: 'A survey of May' } });
  assert.deepEqual(figures(), ['3600000', '9000', 1500, 1285, 100, 2900, '51.7', '44.3']);
  assert.deepEqual(report(scribe).standard.map((one) => [...pick(one, 'kcal', 'litres', 'source'), selectRecords(scribe.books, scribe.books.size, one.selector)]), [['2400', '7', 'A survey of May', [policy]]]);
});

test('[Q2] an area counts what came over its edge once, sent beside arrived beside handed over, less what came back', () => {
  const scribe = reliefOperation();
  const bags = [load('rice', 10_500_000)];
  give(scribe, bags);
  // From outside to the depot of the strip, then on to the camp in the north of it.
  send(scribe, 'wb-1', bags, 'port', 'depot', '2024-05-03');
  unload(scribe, 'wb-1', [load('rice', 9_450_000)], 'depot', '2024-05-05');
  send(scribe, 'wb-2', [load('rice', 8_400_000)], 'depot', 'camp', '2024-05-06');
  unload(scribe, 'wb-2', [load('rice', 7_350_000)], 'camp', '2024-05-07');
  scribe.write('handover', { site: 'camp', fund: 'general', cycle: '2024/1', goods: [load('rice', 5_250_000)] }, '2024-05-08');
  scribe.write('return', { fund: 'general', from: 'served', party: 'camp/2024/1', goods: [load('rice', 1_050_000)], site: 'camp', reason: 'nobody came' }, '2024-05-09');
  scribe.write('need', { publisher: 'ocha', place: 'strip', period: '2024-05', people: 1000 });
  const beside = report(scribe).beside.map((row) => pick(row, 'place', 'measure', 'daysSent', 'daysArrived', 'daysHandedOver', 'needDays', 'coverage'));
  assert.deepEqual(beside, [
    ['camp', 'food', 14_400, 12_600, 7_200, undefined, undefined],
    ['depot', 'food', 18_000, 16_200, 0, undefined, undefined],
    ['north', 'food', 14_400, 12_600, 7_200, undefined, undefined],
    ['port', 'food', 0, 18_000, 0, undefined, undefined],
    ['strip', 'food', 18_000, 16_200, 7_200, 31_000, '23.2'],
  ]);
  const strip = report(scribe).beside.at(-1) as Row;
  const kindsOf = (selector: Row['selector'] | undefined): string[] => selectRecords(scribe.books, scribe.books.size, selector ?? {}).map((row) => scribe.books.kindAt(row));
  const selectors = strip['selectors'] as Record<string, Row['selector']>;
  assert.deepEqual([kindsOf(selectors['daysSent']), kindsOf(selectors['daysArrived']), kindsOf(strip.selector)], [['dispatch'], ['arrival'], ['handover', 'return']]);
});

test('[Q2] goods that no paper sends anywhere count as sent to a place that is not stated', () => {
  const scribe = reliefOperation();
  give(scribe, [load('rice', 2100)]);
  scribe.write('dispatch', { waybill: 'wb-1', site: 'port', fund: 'general', goods: [load('rice', 2100)] });
  assert.deepEqual(report(scribe).rows.map((row) => pick(row, 'place', 'point', 'kcal')), [['', 'manifested', '7560'], ['port', 'arrived', '7560']]);
});

test('[Q8] kits are what they hold however deep, and what cannot be converted is named with its share of the lines', () => {
  const scribe = reliefOperation();
  scribe.write('commodity', { code: 'pallet', name: 'Pallet of parcels', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'parcel', least: '50' }, { commodity: 'water', least: '100' }] });
  give(scribe, [load('pallet', 2), load('rice', 1000), load('soap', 7)], 'camp', '2024-05-01');
  // A parcel is 10 kg of rice and 2 litres of oil.
  const parcel = 36_000 + 16_200;
  assert.deepEqual(pick(at(scribe, 'camp', 'arrived'), 'kcal', 'litres', 'lines', 'linesNotConverted', 'shareNotConverted'), [String(100 * parcel + 3600), '200', 3, 2, '66.6']);
  const gaps = report(scribe).notConverted.filter((row) => row['place'] === 'camp');
  assert.deepEqual(gaps.map((row) => pick(row, 'commodity', 'quantity', 'lines', 'reason', 'of')), [['pallet', '2', 1, 'no-nutrition', 'Soap'], ['soap', '7', 1, 'no-nutrition', 'Soap']]);
});

test('[Q8] a kit that holds itself by way of others is not converted there, and nothing hangs', () => {
  const scribe = reliefOperation();
  const box = (code: string, holds: string): JsonBody => ({ code, name: code, class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'rice', least: '500' }, { commodity: holds, least: '1' }] });
  scribe.write('commodity', { code: 'box-a', name: 'box-a', class: 'goods', unit: 'C62', scale: 0 });
  scribe.write('commodity', box('box-b', 'box-a'));
  scribe.write('commodity', box('box-a', 'box-b'));
  give(scribe, [load('box-a', 3)], 'camp');
  assert.deepEqual(pick(at(scribe, 'camp', 'arrived'), 'kcal', 'linesNotConverted'), [String(3 * 2 * 1800), 1]);
  assert.deepEqual(report(scribe).notConverted.map((row) => row['reason']), ['contents-in-a-circle', 'contents-in-a-circle', 'contents-in-a-circle']);
});

type JsonBody = Parameters<Scribe['write']>[1];

test('[Q1] lists of publishers are in no figure of adequacy', () => {
  const scribe = reliefOperation();
  const file = scribe.open('trucks', 'one', { publisher: 'ocha' });
  scribe.write('arrival', { point: 'crossed', site: 'depot', fund: 'general', donor: 'donor', goods: [load('rice', 1000)], source: { file, row: '1', cells: {} } });
  assert.deepEqual([report(scribe).rows, report(scribe).beside], [[], []]);
});
