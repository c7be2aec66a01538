// The nisab from a published series of gold prices, and the decimals of every currency of ISO 4217's published list.

import test from 'node:test';
import assert from 'node:assert/strict';
import { fromUtf8 } from '@amanah/log/bytes.ts';
import { calculate } from '@amanah/zakat/calculation.ts';
import { decimalsOf } from '@amanah/zakat/minor-units.ts';
import { presetNamed, type Profile } from '@amanah/zakat/profile.ts';
import { withPeerFiles, type PeerFiles } from '../shared-data.ts';

const profile = presetNamed('common-gold') as Profile;

function linesOf(files: PeerFiles, file: string): string[] {
  return (fromUtf8(files.bytes(file)) ?? '').trim().split(/\r?\n/);
}

/** The nisab that a month's price gives, on the first of the month. */
function nisabOf(month: string, price: string): string {
  const day = `${month}-01`;
  const result = calculate({ day, currency: 'USD', prices: { gold: { amount: price, per: 'troy-ounce', day, source: 'World Bank, Pink Sheet' } }, wealth: { money: '1' } }, profile);
  assert.ok(result.ok && result.nisab?.of === 'money', month);
  return result.nisab.amount;
}

withPeerFiles('13-prices-fx-nisab', (files) => {
  test('[Z1] gold of June 2026, 4,228 an ounce, gives a nisab of USD 11,554 for 85 g', () => {
    const rows = linesOf(files, 'gold_usd_per_troy_oz_monthly.csv').map((line) => line.split(','));
    const [, price] = rows.find(([month]) => month === '2026-06') ?? [];
    assert.equal(nisabOf('2026-06', price ?? ''), '11554.34');
  });

  test('[Z1] every published month that the calendar covers gives the nisab of its price, to the cent', () => {
    const rows = linesOf(files, 'gold_usd_per_troy_oz_monthly.csv').slice(1).map((line) => line.split(',') as [string, string]).filter(([month]) => month >= '1924-09');
    assert.ok(rows.length > 1200);
    for (const [month, price] of rows) {
      // Thousandths of a dollar an ounce, times 85, over 31.1034768: in cents, a half upwards.
      const thousandths = BigInt(price.replace('.', ''));
      const cents = (2n * thousandths * 85n * 10_000_000n + 3_110_347_680n) / (2n * 3_110_347_680n);
      assert.equal(nisabOf(month, price).replace('.', ''), String(cents).padStart(3, '0'), month);
    }
  });

  test('[Z3] the decimals of every currency in use are those of the published list', () => {
    const rows = linesOf(files, 'iso4217_currency_codes.csv').slice(1).map((line) => /,([A-Z]{3}),\d+(?:\.0)?,(\d+),?$/.exec(line)).filter((match) => match !== null);
    assert.ok(rows.length > 150);
    for (const [, code = '', decimals] of rows) assert.equal(decimalsOf(code), Number(decimals), code);
  });
});
