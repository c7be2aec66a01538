import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CATEGORIES } from '@amanah/zakat/categories.ts';
import { ZAKAT_CATEGORIES } from '@amanah/record/fund-policy.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { randomRelief } from '../../../simulation/random-relief.ts';
import { Scribe, booksOfFirst } from '../../../simulation/scribe.ts';
import { BooksAt } from './books-at.ts';
import { exceptionsReport } from './exceptions.ts';
import { fundAgeReport } from './fund-age.ts';
import { fundClocks } from './fund-clock.ts';
import { GiftQueue, changedInto, sumOf } from './fund-queue.ts';
import { fundRulesReport } from './fund-rules.ts';
import { selectRecords } from './select.ts';
import { buildReport } from './report.ts';
import type { Row } from './report-shape.ts';

const usd = (least: string): JsonObject => ({ commodity: 'USD', least });
const of = (commodity: string, least: string, more: JsonObject = {}): JsonObject => ({ amount: { commodity, least }, ...more });
const POLICY: JsonObject = {
  categories: 'fuqara masakin amilin', distribution: 'all-present', mixing: 'no', accounts: 'zakat', ownership: 'handed-over', 'in-hand': 'cash-to-people',
  costs: 'wages', cost: '1/10', amil: '1/8', 'hand-over-within': '1 lunar-year',
};

/** A fund of zakat with two gifts of money, 600.00 on 1 Muharram 1446 (7 July 2024) and 400.00 on 1 December. */
function zakat(parameters: JsonObject = POLICY, restrictions: readonly string[] = ['zakat']): Scribe {
  const scribe = new Scribe().begin({ organisations: ['donor', 'mill', 'ngo'], sites: ['store'], funds: ['open'] });
  for (const code of ['flour', 'oil']) scribe.write('commodity', { code, name: code, class: 'goods', unit: 'KGM', scale: 0 });
  scribe.write('commodity', { code: 'ILS', name: 'New shekel', class: 'money', unit: 'ILS', scale: 2 });
  scribe.write('commodity', { code: 'kit', name: 'Kit', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'flour', least: '2' }, { commodity: 'oil', least: '1' }] });
  scribe.write('fund', { code: 'alms', name: 'Alms', restrictions });
  scribe.write('policy', { subject: 'fund/alms', version: 3, parameters }, '2024-07-01');
  give(scribe, '60000', '2024-07-07');
  give(scribe, '40000', '2024-12-01');
  return scribe;
}

function give(scribe: Scribe, least: string, day: string, more: JsonObject = {}): number {
  return scribe.write('gift', { donor: 'donor', fund: 'alms', amount: usd(least), account: 'zakat', form: 'money', ...more }, day);
}

const pay = (scribe: Scribe, least: string, day: string, more: JsonObject = {}): number => scribe.write('payment', { account: 'zakat', fund: 'alms', amount: usd(least), expense: 'cash-to-people', category: 'fuqara', ...more }, day);
const buy = (scribe: Scribe, paid: string, goods: JsonObject[], day = '2024-12-05'): number => scribe.write('purchase', { account: 'zakat', fund: 'alms', paid: usd(paid), supplier: 'mill', goods, site: 'store' }, day);
const hand = (scribe: Scribe, goods: JsonObject[], day = '2024-12-10', more: JsonObject = { cycle: 'c1' }): number => scribe.write('handover', { site: 'store', fund: 'alms', goods, category: 'masakin', ...more }, day);

function only(scribe: Scribe, commodity = 'USD'): Row {
  const found = fundAgeReport(scribe.books, scribe.books.size).rows.filter((row) => row['commodity'] === commodity);
  assert.equal(found.length, 1);
  return found[0] as Row;
}

const pick = (row: Row, keys: string): unknown[] => keys.split(' ').map((key) => row[key]);

test('[P16] the oldest zakat that is not handed over, by age, with the day each gift passes its lunar year', () => {
  const scribe = zakat();
  scribe.write('incident', { class: 'violence', place: 'store' }, '2025-01-06');
  const report = fundAgeReport(scribe.books, scribe.books.size);
  assert.deepEqual(pick(only(scribe), 'asOfDay notHandedOver oldest oldestDays within overdue nextDue nextDueAmount handedOver'), ['2025-01-06', '1000.00', '2024-07-07', 183, '1 lunar-years', '0.00', '2025-06-26', '600.00', '0.00']);
  assert.deepEqual(report.buckets.map((row) => pick(row, 'fromDays toDays amount')), [[0, 30, '0.00'], [30, 90, '400.00'], [90, 180, '0.00'], [180, 354, '600.00'], [354, undefined, '0.00']]);
  assert.deepEqual(report.gifts.map((row) => pick(row, 'day hijri amount until overdueDays convention')), [
    ['2024-07-07', '1446-01-01', '600.00', '2025-06-26', 0, 'umm-al-qura'], ['2024-12-01', '1446-05-29', '400.00', '2025-11-20', 0, 'umm-al-qura'],
  ]);
  pay(scribe, '25000', '2025-07-01');
  assert.deepEqual(pick(only(scribe), 'notHandedOver oldest oldestDays overdue nextDue handedOver'), ['750.00', '2024-07-07', 359, '350.00', '2025-11-20', '250.00'], 'the oldest goes first, and what is left of it is late');
  const overdue = exceptionsReport(scribe.books, scribe.books.size).rows.filter((row) => row['code'] === 'hand-over-overdue');
  assert.deepEqual(overdue.map((row) => pick(row, 'subject amount since ageDays')), [['fund:alms', '350.00', '2025-06-26', 5]]);
});

test('[P16] money that bought goods is handed over when the goods are, at its price; what is lost leaves with its part and is told apart', () => {
  const scribe = zakat();
  buy(scribe, '30000', [of('flour', '100')]);
  assert.deepEqual(pick(only(scribe), 'notHandedOver handedOver'), ['1000.00', '0.00'], 'in the store it is with nobody');
  hand(scribe, [of('flour', '33')]);
  assert.deepEqual(pick(only(scribe), 'notHandedOver handedOver'), ['901.00', '99.00']);
  scribe.write('loss', { class: 'spoiled', fund: 'alms', goods: [of('flour', '10')], reason: 'rain', site: 'store' }, '2024-12-11');
  assert.deepEqual(pick(only(scribe), 'notHandedOver handedOver lost'), ['871.00', '99.00', '30.00']);
  const last = hand(scribe, [of('flour', '57')], '2024-12-12', { partner: 'ngo' });
  assert.deepEqual(pick(only(scribe), 'notHandedOver handedOver lost oldest'), ['700.00', '270.00', '30.00', '2024-07-07']);
  scribe.write('return', { fund: 'alms', from: 'partner', party: 'ngo', goods: [of('flour', '9')], site: 'store', reason: 'not needed' }, '2024-12-13');
  assert.equal(only(scribe)['notHandedOver'], '727.00', 'what comes back is not handed over again');
  scribe.write('reversal', { of: scribe.books.idAt(last), reason: 'typo' }, '2024-12-14');
  assert.equal(only(scribe)['handedOver'], '99.00');
});

test('[P16] several lines of one purchase have equal parts of its price; what is packed or exchanged keeps its days and its price; goods that were given count in their units', () => {
  const scribe = zakat();
  buy(scribe, '10001', [of('flour', '10'), of('oil', '5')]);
  scribe.write('repack', { site: 'store', fund: 'alms', inputs: [of('flour', '10'), of('oil', '5')], outputs: [of('kit', '5')] }, '2024-12-06');
  hand(scribe, [of('kit', '2')]);
  assert.deepEqual(pick(only(scribe), 'notHandedOver handedOver'), ['960.00', '40.00'], 'two of five kits for 100.01');
  hand(scribe, [of('kit', '3')]);
  assert.deepEqual(pick(only(scribe), 'notHandedOver handedOver'), ['899.99', '100.01'], 'the last takes what is left');
  scribe.write('exchange', { changer: 'mill', fund: 'alms', fromAccount: 'zakat', from: usd('60000'), toAccount: 'zakat', to: { commodity: 'ILS', least: '220001' }, rateSource: 'board' }, '2024-12-15');
  assert.deepEqual(pick(only(scribe), 'notHandedOver oldest'), ['299.99', '2024-12-01']);
  assert.deepEqual(pick(only(scribe, 'ILS'), 'notHandedOver oldest'), ['2200.01', '2024-07-07']);
  const gifts = fundAgeReport(scribe.books, scribe.books.size).gifts.filter((row) => row['commodity'] === 'ILS');
  assert.deepEqual(gifts.map((row) => pick(row, 'day amount')), [['2024-07-07', '1833.30'], ['2024-12-01', '366.71']], '499.99 and 100.01 of 600.00');
  scribe.write('gift', { donor: 'donor', fund: 'alms', goods: [of('flour', '40')], site: 'store', form: 'in-kind' }, '2024-12-20');
  buy(scribe, '6000', [of('flour', '60')]);
  hand(scribe, [of('flour', '50')]);
  assert.deepEqual(pick(only(scribe, 'flour'), 'notHandedOver handedOver'), ['20', '20'], 'of a pool of 40 given and 60 bought half goes');
  assert.equal(only(scribe)['notHandedOver'], '269.99');
});

test('[P16] goods that were handed over before their bill was paid are handed over with the bill', () => {
  const scribe = zakat();
  scribe.write('order', { order: 'po-1', supplier: 'mill', fund: 'alms', goods: [of('flour', '10')], price: usd('5000'), site: 'store' }, '2024-12-02');
  const settle = (least: string): number => scribe.write('payment', { account: 'zakat', fund: 'alms', amount: usd(least), supplier: 'mill', order: 'po-1' }, '2024-12-20');
  settle('1000');
  assert.equal(only(scribe)['notHandedOver'], '1000.00', 'paid before the goods came');
  scribe.write('receipt', { supplier: 'mill', fund: 'alms', site: 'store', goods: [of('flour', '10')], order: 'po-1' }, '2024-12-03');
  hand(scribe, [of('flour', '10')]);
  assert.equal(only(scribe)['notHandedOver'], '990.00');
  settle('4000');
  assert.deepEqual(pick(only(scribe), 'notHandedOver handedOver'), ['950.00', '50.00']);
});

test('[P16] a gift that was recorded late is in its place, a gift straight to a partner is handed over at once, and what a partner gives back is not', () => {
  const scribe = zakat();
  give(scribe, '500', '2024-06-01');
  assert.equal(only(scribe)['oldest'], '2024-06-01');
  scribe.write('gift', { donor: 'donor', fund: 'alms', amount: usd('900'), recipient: 'ngo', form: 'money', category: 'fuqara' }, '2024-12-02');
  assert.deepEqual(pick(only(scribe), 'notHandedOver handedOver'), ['1005.00', '9.00']);
  scribe.write('grant', { partner: 'ngo', fund: 'alms', account: 'zakat', amount: usd('60500'), category: 'fuqara' }, '2024-12-03');
  assert.equal(only(scribe)['oldest'], '2024-12-01');
  scribe.write('return', { fund: 'alms', from: 'partner', party: 'ngo', account: 'zakat', amount: usd('10000'), reason: 'not needed' }, '2024-12-05');
  assert.deepEqual(pick(only(scribe), 'notHandedOver oldest'), ['500.00', '2024-07-07'], 'what left last comes back first');
});

test('[P15] the rules in force, since when and by which record; shares used and left; what left under which category', () => {
  const scribe = zakat();
  const grant = scribe.write('grant', { partner: 'ngo', fund: 'alms', account: 'zakat', amount: usd('20000'), category: 'fuqara' }, '2024-12-02');
  pay(scribe, '5000', '2024-12-03', { expense: 'wages', category: 'amilin' });
  scribe.write('grant-report', { partner: 'ngo', fund: 'alms', spent: usd('1000'), expense: 'wages' }, '2024-12-04');
  scribe.write('return', { fund: 'alms', from: 'partner', party: 'ngo', account: 'zakat', amount: usd('3000'), reason: 'not needed' }, '2024-12-05');
  const size = scribe.books.size;
  const report = fundRulesReport(scribe.books, size);
  assert.deepEqual(report.rows.map((row) => pick(row, 'fund policyVersion policySince received leftFund bought cameBack costUsed costLeft collectorsUsed collectorsLeft')), [
    ['alms', 3, '2024-07-01', '1000.00', '250.00', '0.00', '30.00', '60.00', '40.00', '60.00', '65.00'],
  ]);
  assert.deepEqual(report.categories.map((row) => pick(row, 'category state amount records')), [['fuqara', 'reached', '200.00', 1], ['masakin', 'missing', '0.00', 0], ['amilin', 'reached', '50.00', 1]]);
  assert.deepEqual(selectRecords(scribe.books, size, (report.categories[0] as Row).selector), [grant]);
  scribe.write('policy', { subject: 'fund/alms', version: 5, parameters: { ...POLICY, categories: 'masakin amilin', distribution: 'any', cost: '1/50' } }, '2024-12-06');
  const later = fundRulesReport(scribe.books, scribe.books.size);
  assert.deepEqual(later.categories.map((row) => pick(row, 'category state')), [['masakin', 'none'], ['amilin', 'reached'], ['fuqara', 'not-in-force']]);
  assert.deepEqual(later.policies.filter((row) => row['parameter'] === 'cost').map((row) => pick(row, 'policyVersion value inForce')), [[5, '1/50', 'yes'], [3, '1/10', 'no']]);
  assert.deepEqual(fundRulesReport(scribe.books, size), report, 'what was said before a newer policy stays');
  assert.deepEqual(exceptionsReport(scribe.books, scribe.books.size).rows.filter((row) => row['code'] === 'fund-share-exceeded').map((row) => row['amount']), ['40.00']);
});

test('[P15] money that stands where it should not, records that name no category, a day that passed, and what was handed over after it, are exceptions', () => {
  const scribe = zakat({ categories: 'fuqara masakin', mixing: 'no', accounts: 'zakat', 'hand-over-by': '2024-12-20' }, ['zakat-al-fitr']);
  give(scribe, '700', '2024-12-02', { account: 'bank' });
  scribe.write('gift', { donor: 'donor', fund: 'alms', goods: [of('flour', '40')], site: 'store', form: 'in-kind' }, '2024-12-10');
  hand(scribe, [of('flour', '30')], '2024-12-20');
  hand(scribe, [of('flour', '4')], '2024-12-22');
  const found = (code: string): unknown[][] => exceptionsReport(scribe.books, scribe.books.size).rows.filter((row) => row['code'] === code).map((row) => pick(row, 'subject amount commodity'));
  assert.deepEqual(found('fund-money-misplaced'), [['cash:bank', '7.00', 'USD']]);
  assert.deepEqual(found('handed-over-late'), [['fund:alms', '4', 'flour']]);
  assert.deepEqual(found('fund-deadline-passed'), [['fund:alms', '1007.00', 'USD'], ['fund:alms', '6', 'flour']]);
  assert.deepEqual(fundAgeReport(scribe.books, scribe.books.size).late.map((row) => pick(row, 'day handOverBy lateDays amount')), [['2024-12-22', '2024-12-20', 2, '4']]);
  const older = zakat({}, ['unrestricted']);
  older.write('payment', { account: 'zakat', fund: 'alms', amount: usd('100'), expense: 'bread' }, '2024-12-02');
  older.write('policy', { subject: 'fund/alms', version: 4, parameters: { categories: 'orphans' } }, '2024-12-03');
  assert.deepEqual(exceptionsReport(older.books, older.books.size).rows.filter((row) => row['code'] === 'category-not-named').map((row) => pick(row, 'amount count severity')), [['1.00', 1, 'notice']]);
});

test('[P16] a gift of a day that no table has is told by the calendar that has no end', () => {
  const scribe = zakat();
  give(scribe, '100', '1901-05-05');
  const row = only(scribe);
  assert.deepEqual(pick(row, 'oldest convention overdue'), ['1901-05-05', 'tabular-civil', '1.00']);
});

test('[P16] a day far beyond every calendar hides nothing', () => {
  const scribe = zakat();
  scribe.write('incident', { class: 'violence', place: 'store' }, '9999-12-31');
  const row = only(scribe);
  assert.deepEqual(pick(row, 'notHandedOver oldest convention'), ['1000.00', '2024-07-07', '']);
  assert.ok(Number(row['oldestDays']) > 2_900_000);
});

test('[P15] [P16] over random operations reports of funds as of an earlier size are those of the records alone, rows lead to records, and the oldest gift stands first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 220 }), fc.double({ min: 0, max: 1, noNaN: true }), (seed, steps, cut) => {
      const { scribe } = randomRelief(seed, steps);
      const { books } = scribe;
      const size = Math.floor(books.size * cut);
      const earlier = booksOfFirst(scribe, size);
      for (const name of ['fund-rules', 'fund-age', 'exceptions'] as const) {
        const report = buildReport(name, books, size);
        assert.deepEqual(report, buildReport(name, earlier, size), name);
        const further = 'gifts' in report ? [...report.gifts, ...report.late] : 'policies' in report ? [...report.policies, ...report.misplaced] : [];
        if (name !== 'exceptions') for (const row of [...report.rows, ...further]) assert.ok(selectRecords(books, size, row.selector).every((one) => one < size));
      }
      const clock = fundClocks(new BooksAt(books, size), ['zakat']).get('zakat');
      for (const [commodity, { layers, beyond }] of clock?.queues ?? []) {
        assert.ok(layers.every(({ least }) => least > 0n) && beyond >= 0n, commodity);
        assert.ok(beyond === 0n || layers.length === 0, `${commodity} is owed while some is there`);
        assert.ok(layers.every(({ day, row }, at) => at === 0 || (layers[at - 1] as { day: number }).day < day || ((layers[at - 1] as { day: number; row: number }).day === day && (layers[at - 1] as { row: number }).row < row)), 'oldest first');
      }
    }),
    { numRuns: 60 },
  );
});

test('[P16] a queue takes the oldest, gives back what left last, and loses no unit', () => {
  const steps = fc.array(fc.record({ what: fc.constantFrom('come', 'take', 'back'), least: fc.bigInt({ min: 1n, max: 50n }), day: fc.integer({ min: 1, max: 9 }) }), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (list) => {
      const queue = new GiftQueue();
      let [came, gone] = [0n, 0n];
      list.forEach(({ what, least, day }, row) => {
        if (what === 'come') {
          came += least;
          queue.come({ row, day, least });
        } else if (what === 'take') {
          gone += least;
          queue.take(least);
        } else {
          const back = least < gone ? least : gone;
          gone -= back;
          if (back > 0n) queue.giveBack(back);
        }
        assert.equal(sumOf(queue.layers) - queue.beyond, came - gone);
      });
    }),
  );
  const parts = [{ row: 1, day: 1, least: 1n }, { row: 2, day: 2, least: 1n }, { row: 3, day: 3, least: 1n }];
  assert.deepEqual(changedInto(parts, 3n, 10n).map(({ least }) => least), [3n, 3n, 4n]);
});

test('[A15] the eight categories of the record are those that zakat is reckoned by', () => {
  assert.deepEqual([...ZAKAT_CATEGORIES], [...CATEGORIES]);
});
