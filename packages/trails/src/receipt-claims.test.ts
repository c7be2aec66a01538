import test from 'node:test';
import assert from 'node:assert/strict';
import { Scribe } from '../../../simulation/scribe.ts';
import { receiptClaims } from './receipt-claims.ts';
import { trailOfGift } from './trails.ts';

test('[F14] claims add up to the gift and name the records they follow from', () => {
  const scribe = new Scribe().begin({ organisations: ['norway'], funds: ['general'] });
  const amount = (least: number): { commodity: string; least: string } => ({ commodity: 'USD', least: String(least) });
  const gift = scribe.write('gift', { donor: 'norway', fund: 'general', amount: amount(1_000), account: 'bank', form: 'money' });
  const moved = scribe.write('transfer', { from: 'bank', to: 'safe', fund: 'general', amount: amount(600) });
  const paid = scribe.write('payment', { account: 'safe', fund: 'general', amount: amount(250), expense: 'fuel' });
  const found = trailOfGift(scribe.books, { row: gift });
  assert.ok(found.ok);
  const claims = receiptClaims(scribe.books, found.trail);
  assert.deepEqual(claims.claims.map(({ end, quantity, records }) => [end, quantity, records]).sort(), [['cash', '350', [moved]], ['cash', '400', [gift]], ['expense', '250', [paid]]]);
  assert.equal(claims.claims.reduce((sum, { given }) => sum + BigInt(given), 0n), 1_000n);
  assert.deepEqual(claims.records.map(({ row, id }) => [row, id]), [gift, moved, paid].map((row) => [row, scribe.books.idAt(row)]));
  assert.deepEqual(JSON.parse(JSON.stringify(claims)), claims);
});
