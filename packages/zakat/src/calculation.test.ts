import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { amilMost } from './amil.ts';
import { amountDue, documentOf, dueOfKind, preset, price, profileWith, reckoned } from './reckoned.model.ts';
import { calculate } from './calculation.ts';

const GOLD_85 = profileWith({ nisabBasis: 'gold', goldGrams: '85' });
const GOLD_87 = profileWith({ nisabBasis: 'gold', goldGrams: '87.48' });
const SILVER_595 = profileWith({ nisabBasis: 'silver', silverGrams: '595' });
const SILVER_612 = profileWith({ nisabBasis: 'silver', silverGrams: '612.36' });
const LOWER = profileWith({ nisabBasis: 'lower' });

test('[Z1] the worked nisabs: gold of 75.00 a gram, silver of 0.90', () => {
  const nisab = (profile: typeof GOLD_85): unknown => reckoned({ wealth: { money: '1' } }, profile).nisab;
  const usd = (amount: string): object => ({ of: 'money', amount, currency: 'USD' });
  assert.deepEqual(nisab(GOLD_85), usd('6375.00'));
  assert.deepEqual(nisab(GOLD_87), usd('6561.00'));
  assert.deepEqual(nisab(SILVER_595), usd('535.50'));
  assert.deepEqual(nisab(SILVER_612), usd('551.12'));
  assert.deepEqual(nisab(LOWER), usd('535.50'));
});

test('[Z1] a troy ounce is 31.1034768 g exactly: 4,228 an ounce gives 11,554.34 for 85 g; a kilogram is 1000 g', () => {
  const ounce = reckoned({ prices: { gold: price('4228', 'troy-ounce') }, wealth: { money: '1' } }, GOLD_85);
  assert.deepEqual(ounce.nisab, { of: 'money', amount: '11554.34', currency: 'USD' });
  const kilogram = reckoned({ prices: { gold: price('75000', 'kilogram') }, wealth: { money: '1' } }, GOLD_85);
  assert.deepEqual(kilogram.nisab, { of: 'money', amount: '6375.00', currency: 'USD' });
  // 85 × 31.1034768 an ounce is 85 a gram: exact, so that the wealth at the nisab itself reaches it.
  const exactly = { prices: { gold: price('31.1034768', 'troy-ounce') } };
  assert.equal(amountDue({ ...exactly, wealth: { money: '85' } }, GOLD_85), '2.13');
  assert.equal(amountDue({ ...exactly, wealth: { money: '84.99' } }, GOLD_85), '0.00');
});

test('[Z3] the worked dues on 10,000.00 and 600.00, lunar and solar', () => {
  for (const profile of [GOLD_85, GOLD_87]) assert.equal(amountDue({ wealth: { money: '10000.00' } }, profile), '250.00');
  for (const goldGrams of ['85', '87.48']) assert.equal(amountDue({ wealth: { money: '10000.00' } }, profileWith({ goldGrams, year: 'solar' })), '257.70');
  assert.equal(amountDue({ wealth: { money: '600.00' } }, SILVER_595), '15.00');
  assert.equal(amountDue({ wealth: { money: '600.00' } }, SILVER_612), '15.00');
  assert.equal(amountDue({ wealth: { money: '600.00' } }, GOLD_85), '0.00');
  assert.equal(amountDue({ wealth: { money: '600.00' } }, LOWER), '15.00');
});

test('[Z3] one cent decides at the nisab', () => {
  assert.equal(amountDue({ wealth: { money: '6374.99' } }, GOLD_85), '0.00');
  assert.equal(amountDue({ wealth: { money: '6375.00' } }, GOLD_85), '159.38');
  assert.equal(amountDue({ wealth: { money: '6375.01' } }, GOLD_85), '159.38');
  // The nisab of 551.124 is not rounded before it is compared.
  assert.equal(dueOfKind({ wealth: { money: '551.12' } }, SILVER_612, 'wealth').status, 'below-nisab');
  assert.equal(dueOfKind({ wealth: { money: '551.124' } }, SILVER_612, 'wealth').status, 'due');
});

test('[Z4] the worked year: 7,000, then 3,000, then 8,000, looked at in two ways', () => {
  const own = { day: '2026-11-22', wealth: { money: '8000' }, year: { since: '2025-12-01', balances: [{ day: '2025-12-01', amount: '7000' }, { day: '2026-05-01', amount: '3000' }] } };
  assert.equal(amountDue(own, profileWith({ hawlRule: 'ends' })), '200.00');
  const continuous = profileWith({ hawlRule: 'continuous' });
  assert.equal(amountDue(own, continuous), '0.00');
  assert.equal(dueOfKind(own, continuous, 'wealth').status, 'year-restarted');
  assert.equal(reckoned(own, continuous).next?.day, '2027-11-11');
  const lines = reckoned(own, continuous).working.map(({ code }) => code);
  assert.ok(lines.includes('year-broken-continuous') && lines.includes('due-later') && !lines.includes('due-lunar'));
});

test('[Z4] the clock restarts at the first stated day at the nisab, by the Hijri or the Gregorian year', () => {
  const year = { since: '2024-01-01', balances: [{ day: '2024-01-01', amount: '7000' }, { day: '2024-06-01', amount: '10' }, { day: '2024-09-01', amount: '20' }, { day: '2025-11-25', amount: '9000' }] };
  const own = { wealth: { money: '8000' }, year };
  const lunar = reckoned(own, profileWith({ hawlRule: 'continuous' }));
  assert.equal(lunar.dues[0]?.status, 'due');
  assert.equal(lunar.next?.day, '2027-11-03');
  const solar = reckoned(own, profileWith({ hawlRule: 'continuous', year: 'solar' }));
  assert.equal(solar.dues[0]?.status, 'year-restarted');
  assert.equal(solar.next?.day, '2026-11-25');
  assert.deepEqual(solar.working.find(({ code }) => code === 'year-broken-continuous')?.operands['broken'], { of: 'day', day: '2024-06-01' });
});

test('[Z4] the ends alone: a start below the nisab, or nothing left, breaks the year; a low in between does not', () => {
  const ends = profileWith({ hawlRule: 'ends' });
  const from = (amount: string, between: string): object => ({ wealth: { money: '8000' }, year: { since: '2025-12-01', balances: [{ day: '2025-12-01', amount }, { day: '2026-03-01', amount: between }] } });
  assert.equal(amountDue({ ...from('6375', '0.01') }, ends), '200.00');
  assert.equal(amountDue({ ...from('6374.99', '9000') }, ends), '0.00');
  assert.equal(amountDue({ ...from('6375', '0') }, ends), '0.00');
  assert.equal(dueOfKind({ ...from('6375', '0') }, ends, 'wealth').status, 'year-restarted');
});

test('[Z4] due on the anniversary and not the day before; without a stated beginning a year is taken to have passed and that is said', () => {
  const profile = profileWith();
  const since = { since: '2025-12-03' };
  assert.equal(dueOfKind({ wealth: { money: '8000' }, year: since, day: '2026-11-21' }, profile, 'wealth').status, 'year-running');
  assert.equal(dueOfKind({ wealth: { money: '8000' }, year: since, day: '2026-11-22' }, profile, 'wealth').status, 'due');
  for (const first of ['2025-12-03', '2024-12-13']) {
    // On an anniversary itself the year has ended that day, and the next one is a year ahead.
    const years = reckoned({ wealth: { money: '8000' }, year: { since: first } }, profile);
    assert.deepEqual(years.working.find(({ code }) => code === 'year-complete')?.operands['ends'], { of: 'day', day: '2026-11-22' });
    assert.equal(years.next?.day, '2027-11-11');
  }
  const taken = reckoned({ wealth: { money: '8000' } }, profile);
  assert.ok(taken.working.some(({ code }) => code === 'year-not-stated'));
  assert.equal(taken.next?.day, '2027-11-11');
  assert.deepEqual(taken.next?.hijri, { year: 1449, month: 6, day: 12, convention: 'umm-al-qura' });
  assert.equal(reckoned({ wealth: { money: '1' } }, profile).next, undefined);
  const late = calculate(documentOf({ day: '2077-11-16', prices: { gold: { ...price('75'), day: '2077-11-16' } }, wealth: { money: '8000' }, year: { since: '2077-01-01' } }), profile);
  assert.ok(!late.ok && late.refusals[0]?.code === 'outside-calendar');
});

test('[Z5] the worked crops: 1,000 kg by watering, 600 kg with and without a nisab, and one gram about it', () => {
  const crop = (kilograms: string, watering: string, cropNisab = 'majority'): string => amountDue({ crops: [{ name: 'wheat', kilograms, watering }] }, profileWith({ cropNisab }), 'crops');
  assert.deepEqual(['rain', 'irrigated', 'mixed'].map((watering) => crop('1000', watering)), ['100', '50', '75']);
  assert.equal(crop('600', 'rain'), '0');
  assert.equal(crop('600', 'rain', 'none'), '60');
  assert.deepEqual([crop('652.999', 'rain'), crop('653', 'rain'), crop('653.001', 'rain')], ['0', '65.3', '65.301']);
  assert.equal(crop('0', 'rain', 'none'), '0');
});

test('[Z7] the worked find: 5,000 gives 1,000; minerals by the profile, with or without a nisab', () => {
  assert.equal(amountDue({ rikaz: '5000' }, profileWith(), 'rikaz'), '1000.00');
  assert.equal(amountDue({ rikaz: '5000' }, profileWith({ rikazNisab: 'yes' }), 'rikaz'), '0.00');
  assert.equal(amountDue({ rikaz: '6375' }, profileWith({ rikazNisab: 'yes' }), 'rikaz'), '1275.00');
  assert.equal(amountDue({ minerals: '8000' }, profileWith(), 'minerals'), '200.00');
  assert.equal(amountDue({ minerals: '6374.99' }, profileWith(), 'minerals'), '0.00');
  assert.equal(amountDue({ minerals: '100' }, preset('hanafi'), 'minerals'), '20.00');
  // Where no nisab is needed no price is either.
  assert.ok(calculate({ day: '2026-11-22', currency: 'USD', rikaz: '1' }, profileWith()).ok);
});

test('[Z8] zakat al-fitr: persons by the measure, half of it for wheat where the profile says so, or its value, before its day', () => {
  const fitr = (own: object): Readonly<Record<string, unknown>> => ({ fitr: { persons: '5', staple: 'rice', ...own } });
  assert.equal(amountDue(fitr({}), preset('shafii'), 'fitr'), '12.5');
  assert.equal(amountDue(fitr({ staple: 'wheat' }), preset('hanafi'), 'fitr'), '8.125');
  assert.equal(amountDue({ ...fitr({ staple: 'قمح', isWheat: true }) }, preset('hanafi'), 'fitr'), '8.125');
  assert.equal(amountDue({ ...fitr({ pay: 'cash', pricePerKilogram: '1.111' }) }, preset('hanafi'), 'fitr'), '18.06');
  assert.equal(reckoned(fitr({}), preset('shafii')).fitrBefore?.day, '2027-03-09');
  assert.equal(reckoned({ ...fitr({}), day: '2027-03-09', prices: {} }, preset('shafii')).fitrBefore?.day, '2027-03-09');
  assert.equal(reckoned({ ...fitr({}), day: '2027-03-10', prices: {} }, preset('shafii')).fitrBefore?.day, '2028-02-26');
  assert.equal(reckoned({ ...fitr({ eid: '2027-03-10' }) }, preset('shafii')).fitrBefore?.day, '2027-03-10');
  const cash = calculate(documentOf(fitr({ pay: 'cash', pricePerKilogram: '1' })), preset('maliki'));
  assert.ok(!cash.ok && cash.refusals[0]?.at === 'fitr.pay');
});

test('[Z14] what collectors may take: 12,500.00 of 100,000.00 at an eighth, a figure only where the profile has one', () => {
  assert.equal(amilMost(preset('shafii'), 10_000_000n), 1_250_000n);
  assert.equal(amilMost(preset('shafii'), 7n), 0n);
  assert.equal(amilMost(preset('hanafi'), 10_000_000n), undefined);
  assert.equal(amilMost(profileWith({ amilCap: '0' }), 10n ** 30n), 0n);
});

test('[Z3] what is counted follows the profile: jewellery, receivables, debts, shares, metal by its fineness', () => {
  const wealth = { money: [{ label: 'bank', amount: '5000' }, '1000.50'], gold: [{ grams: '24', karat: '18' }, '2'], silver: { grams: '100', fineness: '925' }, jewellery: [{ metal: 'gold', grams: '10' }], tradeGoods: '300', tradedShares: '50', other: '7', goodReceivables: '40', doubtfulReceivables: '20', longTermShares: [{ amount: '100', zakatablePart: '30' }], immediateDebts: '11', laterDebts: '13' };
  const base = (parameters: object): string => {
    const { base: shown } = dueOfKind({ wealth }, profileWith(parameters), 'wealth');
    return shown !== undefined && 'amount' in shown ? shown.amount : '';
  };
  // 6000.50 + 20 g of gold (1500) + 92.5 g of silver (83.25) + 300 + 50 + 7 + 40 + 30 − 11
  assert.equal(base({}), '7999.75');
  assert.equal(base({ personalJewellery: 'zakatable' }), '8749.75');
  assert.equal(base({ debtDeduct: 'none' }), '8010.75');
  assert.equal(base({ debtDeduct: 'all' }), '7986.75');
  assert.equal(base({ goodReceivables: 'when-received' }), '7959.75');
  assert.equal(base({ doubtfulReceivables: 'counted' }), '8019.75');
  assert.equal(base({ longTermShares: 'market-value' }), '8069.75');
  assert.equal(base({ longTermShares: 'not-counted' }), '7969.75');
});

test('[Z3] debts above the wealth leave nothing, never less', () => {
  const own = { wealth: { money: '100', immediateDebts: '100.01' } };
  assert.equal(amountDue(own, profileWith()), '0.00');
  assert.deepEqual(dueOfKind(own, profileWith(), 'wealth').base, { of: 'money', amount: '0.00', currency: 'USD' });
  assert.ok(reckoned(own, profileWith()).working.some(({ code }) => code === 'debts-above-wealth'));
});

test('[Z3] a due is rounded to the least unit of the currency by the profile, and never above the wealth', () => {
  const jod = (rounding: string): string => amountDue({ currency: 'JOD', wealth: { money: '6375.01' } }, profileWith({ rounding }));
  assert.deepEqual([jod('up'), jod('nearest'), jod('down')], ['159.376', '159.375', '159.375']);
  assert.equal(amountDue({ currency: 'JPY', wealth: { money: '6401' } }, profileWith()), '161');
  assert.equal(amountDue({ currency: 'USD', decimals: 0, wealth: { money: '6401' } }, profileWith()), '161');
  assert.equal(amountDue({ prices: { gold: price('0.000001') }, wealth: { money: '0.001' } }, profileWith()), '0.00');
});

const cents = fc.bigInt({ min: 0n, max: 10n ** 20n }).map((amount) => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`);
const anyProfile = fc.constantFrom(...['common-gold', 'hanafi', 'hanbali', 'maliki', 'shafii'].map(preset));

function least(decimal: string): bigint {
  return BigInt(decimal.replace('.', ''));
}

test('[Z3] more wealth never owes less, and what is due is never above the wealth', () => {
  fc.assert(
    fc.property(cents, cents, anyProfile, (a, b, profile) => {
      const [low, high] = least(a) < least(b) ? [a, b] : [b, a];
      const [dueLow, dueHigh] = [low, high].map((money) => least(amountDue({ wealth: { money } }, profile)));
      assert.ok(dueLow !== undefined && dueHigh !== undefined && dueLow <= dueHigh && dueHigh <= least(high));
    }),
  );
});

test('[Z3] the solar due is 2.577/2.5 of the lunar one to the rounding of both', () => {
  fc.assert(
    fc.property(cents, (money) => {
      const [lunar, solar] = (['lunar', 'solar'] as const).map((year) => least(amountDue({ wealth: { money } }, profileWith({ year }))));
      if (lunar === undefined || solar === undefined) return;
      const difference = solar * 2500n - lunar * 2577n;
      assert.ok(difference <= 2500n && difference >= -2577n);
    }),
  );
});

test('[Z3] the order of a list and the splitting of an amount change nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 8 }), (amounts) => {
      const list = amounts.map(String);
      const sum = amounts.reduce((a, b) => a + b, 0n);
      const one = amountDue({ wealth: { money: String(sum) } }, profileWith());
      assert.equal(amountDue({ wealth: { money: list } }, profileWith()), one);
      assert.equal(amountDue({ wealth: { money: list.toReversed() } }, profileWith()), one);
    }),
  );
});
