// Trails through every kind of record that moves something, as admission lets them in.

import test from 'node:test';
import assert from 'node:assert/strict';
import { authorKey, Scribe } from '../../../simulation/scribe.ts';
import { Trails } from './trails.ts';
import { RULES, type DeliveryTrail, type Found, type GiftTrail } from './trail.ts';

const usd = (least: number): { commodity: string; least: string } => ({ commodity: 'USD', least: String(least) });
const goods = (commodity: string, least: number, rest: { readonly lot?: string } = {}): { amount: { commodity: string; least: string }; lot?: string }[] => [{ amount: { commodity, least: String(least) }, ...rest }];

function trail<T extends GiftTrail | DeliveryTrail>(found: Found<T>): T {
  if (!found.ok) throw new Error(found.message);
  return found.trail;
}

function begun(): Scribe {
  return new Scribe().begin({ organisations: ['norway', 'qatar', 'mill', 'bureau', 'pms'], sites: ['port', 'camp'], funds: ['general', 'winter'], goods: ['rice', 'parcel'] });
}

const money = (scribe: Scribe, donor: string, least: number, fund = 'general'): number => scribe.write('gift', { donor, fund, amount: usd(least), account: 'bank', form: 'money' });
const inAll = ({ ends }: GiftTrail): bigint => ends.reduce((sum, { given }) => sum + given, 0n);

test('[F6] goods received, then paid for, then repacked, handed to a partner and given back', () => {
  const scribe = begun();
  scribe.write('commodity', { code: 'kit', name: 'Kit', class: 'goods', unit: 'C62', scale: 0 });
  const received = scribe.write('receipt', { supplier: 'mill', fund: 'general', site: 'port', goods: goods('rice', 600) });
  const [norway, qatar] = [money(scribe, 'norway', 400), money(scribe, 'qatar', 500)];
  assert.deepEqual(trail(new Trails(scribe.books).delivery(received)).shares.map(({ without, quantity }) => [without, quantity]), [['not-paid', 600n]]);
  scribe.write('payment', { account: 'bank', fund: 'general', amount: usd(600), supplier: 'mill' });
  scribe.write('repack', { site: 'port', fund: 'general', inputs: goods('rice', 590), outputs: goods('kit', 59, { lot: 'k1' }), losses: [{ class: 'damaged', amount: { commodity: 'rice', least: '10' } }] });
  const handed = scribe.write('handover', { site: 'port', fund: 'general', goods: goods('kit', 50, { lot: 'k1' }), partner: 'pms' });
  scribe.write('return', { fund: 'general', from: 'partner', party: 'pms', goods: goods('kit', 5, { lot: 'k1' }), site: 'port', reason: 'not needed' });
  const trails = new Trails(scribe.books);
  for (const rule of RULES) {
    assert.equal(inAll(trail(trails.gift(norway, rule))), 400n, rule);
    assert.equal(inAll(trail(trails.gift(qatar, rule))), 500n, rule);
    const delivery = trail(trails.delivery(handed, rule));
    assert.equal(delivery.shares.reduce((sum, { quantity }) => sum + quantity, 0n), 50n);
    assert.deepEqual(delivery.shares.map(({ donor }) => donor), ['norway', 'qatar']);
  }
  const { hops } = trail(trails.delivery(handed));
  assert.deepEqual([...new Set(hops.map(({ row }) => scribe.books.kindAt(row)))], ['receipt', 'gift', 'payment', 'repack', 'handover']);
});

test('[F6] what is paid under an order buys what comes under that order, whatever came or was paid first', () => {
  const scribe = begun();
  for (const order of ['po-1', 'po-2']) scribe.write('order', { order, supplier: 'mill', fund: 'general', goods: goods('rice', 100), price: usd(100), site: 'port' });
  scribe.write('receipt', { supplier: 'mill', fund: 'general', site: 'port', goods: goods('rice', 100, { lot: 'second' }), order: 'po-2' });
  scribe.write('receipt', { supplier: 'mill', fund: 'general', site: 'port', goods: goods('rice', 100, { lot: 'first' }), order: 'po-1' });
  money(scribe, 'norway', 100);
  scribe.write('payment', { account: 'bank', fund: 'general', amount: usd(100), supplier: 'mill', order: 'po-1' });
  money(scribe, 'qatar', 100);
  scribe.write('payment', { account: 'bank', fund: 'general', amount: usd(100), supplier: 'mill', order: 'po-2' });
  const handed = (lot: string): number => scribe.write('handover', { site: 'port', fund: 'general', goods: goods('rice', 100, { lot }), partner: 'pms' });
  const [first, second] = [handed('first'), handed('second')];
  const trails = new Trails(scribe.books);
  const donors = (row: number): unknown[] => trail(trails.delivery(row)).shares.map(({ donor, quantity }) => [donor, quantity]);
  assert.deepEqual(donors(first), [['norway', 100n]]);
  assert.deepEqual(donors(second), [['qatar', 100n]]);
});

test('[F6] money lent, released and exchanged keeps its givers', () => {
  const scribe = begun();
  scribe.write('commodity', { code: 'JOD', name: 'Jordanian dinar', class: 'money', unit: 'JOD', scale: 3 });
  const norway = money(scribe, 'norway', 1_000, 'winter');
  scribe.write('loan', { loan: 'l-1', fund: 'winter', to: 'general', account: 'bank', amount: usd(600), due: '2027-01-31', reason: 'grant comes later' });
  scribe.write('exchange', { changer: 'bureau', fund: 'general', fromAccount: 'bank', from: usd(400), toAccount: 'safe', to: { commodity: 'JOD', least: '283' }, rateSource: 'board' });
  const spent = scribe.write('payment', { account: 'safe', fund: 'general', amount: { commodity: 'JOD', least: '200' }, expense: 'fuel' });
  scribe.write('release', { fund: 'winter', to: 'general', amount: usd(100), account: 'bank', reason: 'letter' });
  const trails = new Trails(scribe.books);
  for (const rule of RULES) {
    const found = trail(trails.gift(norway, rule));
    assert.equal(inAll(found), 1_000n, rule);
    assert.deepEqual(found.ends.map(({ account, fund, commodity, quantity }) => [account, fund, commodity, quantity]).sort(), [
      ['cash:bank', 'general', 'USD', 300n],
      ['cash:bank', 'winter', 'USD', 300n],
      ['cash:safe', 'general', 'JOD', 83n],
      ['expense:fuel', 'general', 'JOD', 200n],
    ]);
    const back = trail(trails.delivery(spent, rule));
    assert.deepEqual(back.shares.map(({ donor, quantity, given }) => [donor, quantity, given]), [['norway', 200n, 282n]], rule);
  }
});

test('[F3] a stocktake, in both directions, and a payment that waited for a second person', () => {
  const scribe = begun();
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:*': '100' } });
  scribe.write('key', { key: authorKey(1), holder: 'second', role: 'treasurer' });
  const gift = scribe.write('gift', { donor: 'norway', fund: 'general', goods: goods('rice', 100), site: 'port', form: 'in-kind' });
  const cash = money(scribe, 'qatar', 1_000);
  scribe.write('stocktake', { site: 'port', items: [{ fund: 'general', commodity: 'rice', book: '100', counted: '90', class: 'count-error' }], reason: 'month end' });
  scribe.write('stocktake', { site: 'port', items: [{ fund: 'general', commodity: 'rice', book: '90', counted: '94', class: 'count-error' }], reason: 'found again' });
  const asked = scribe.write('payment', { account: 'bank', fund: 'general', amount: usd(300), expense: 'fuel' });
  const approved = scribe.write('approval', { of: scribe.books.idAt(asked), verdict: 'approved' }, undefined, { author: authorKey(1) });
  const trails = new Trails(scribe.books);
  assert.deepEqual(trail(trails.gift(gift)).ends.map(({ end, quantity }) => [end, quantity]).sort(), [['loss', 6n], ['stock', 94n]]);
  assert.equal(trails.delivery(asked).ok, false);
  assert.deepEqual(trail(trails.delivery(approved)).shares.map(({ gift: of, quantity }) => [of, quantity]), [[cash, 300n]]);
});
