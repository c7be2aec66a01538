import test from 'node:test';
import assert from 'node:assert/strict';
import { randomReliefOperation } from '../../../simulation/relief-operation.ts';
import { Scribe } from '../../../simulation/scribe.ts';
import { Trails, trailOfDelivery, trailOfGift } from './trails.ts';
import type { DeliveryTrail, Found, GiftTrail } from './trail.ts';

const usd = (least: number): { commodity: string; least: string } => ({ commodity: 'USD', least: String(least) });
const rice = (least: number): { commodity: string; least: string } => ({ commodity: 'rice', least: String(least) });

/** Two gifts of money, one purchase, a waybill with a loss, a handover. */
function smallOperation(): { readonly scribe: Scribe; readonly rows: Readonly<Record<string, number>> } {
  const scribe = new Scribe().begin({ organisations: ['norway', 'qatar', 'mill', 'pms'], sites: ['port', 'camp'], funds: ['general'], goods: ['rice'] });
  const rows: Record<string, number> = {};
  rows['norway'] = scribe.write('gift', { donor: 'norway', fund: 'general', amount: usd(10_000), account: 'bank', form: 'money' });
  rows['qatar'] = scribe.write('gift', { donor: 'qatar', fund: 'general', amount: usd(5_000), account: 'bank', form: 'money' });
  rows['purchase'] = scribe.write('purchase', { supplier: 'mill', fund: 'general', account: 'bank', paid: usd(12_000), goods: [{ amount: rice(60), lot: 'r1' }], site: 'port' });
  rows['dispatch'] = scribe.write('dispatch', { waybill: 'wb-1', site: 'port', fund: 'general', goods: [{ amount: rice(60), lot: 'r1' }], destination: 'camp' });
  rows['arrival'] = scribe.write('arrival', { point: 'arrived', site: 'camp', fund: 'general', waybill: 'wb-1', goods: [{ amount: rice(54), lot: 'r1' }], losses: [{ class: 'damaged', amount: rice(6), lot: 'r1' }] });
  rows['handover'] = scribe.write('handover', { site: 'camp', fund: 'general', goods: [{ amount: rice(45) }], cycle: '2024-05' });
  rows['payment'] = scribe.write('payment', { account: 'bank', fund: 'general', amount: usd(1_000), expense: 'fuel' });
  return { scribe, rows };
}

function trail<T extends GiftTrail | DeliveryTrail>(found: Found<T>): T {
  if (!found.ok) throw new Error(found.message);
  return found.trail;
}

const endsOf = ({ ends }: GiftTrail): unknown[] => ends.map(({ end, account, commodity, quantity, given }) => [end, account, commodity, quantity, given]).sort();

test('[F3] a gift is followed to all its ends, which add up to it', () => {
  const { scribe, rows } = smallOperation();
  const found = trail(trailOfGift(scribe.books, { row: rows['norway'] as number }));
  assert.deepEqual(endsOf(found), [
    ['served', 'served:camp/2024-05', 'rice', 45n, 9_000n],
    ['stock', 'stock:camp', 'rice', 5n, 1_000n],
  ]);
  assert.equal(found.ends.reduce((sum, { given }) => sum + given, 0n), 10_000n);
  assert.deepEqual(found.hops.map(({ row, from, to, quantity, given, waybill }) => [row - (rows['norway'] as number), from, to, quantity, given, waybill]), [
    [0, 'donor:norway', 'cash:bank', 10_000n, 10_000n, undefined],
    [2, 'cash:bank', 'supplier:mill', 10_000n, 10_000n, undefined],
    [2, 'supplier:mill', 'stock:port', 50n, 10_000n, undefined],
    [3, 'stock:port', 'transit:wb-1', 50n, 10_000n, 'wb-1'],
    [4, 'transit:wb-1', 'stock:camp', 50n, 10_000n, 'wb-1'],
    [5, 'stock:camp', 'served:camp/2024-05', 45n, 9_000n, undefined],
  ]);
  const other = trail(trailOfGift(scribe.books, { row: rows['qatar'] as number }));
  assert.deepEqual(endsOf(other), [
    ['cash', 'cash:bank', 'USD', 2_000n, 2_000n],
    ['stock', 'stock:camp', 'rice', 4n, 800n],
    ['expense', 'expense:fuel', 'USD', 1_000n, 1_000n],
    ['loss', 'loss:damaged', 'rice', 6n, 1_200n],
  ].sort());
});

test('[F4] a delivery is followed back to its gifts, whose shares add up to it', () => {
  const { scribe, rows } = smallOperation();
  const trails = new Trails(scribe.books);
  const back = trail(trails.delivery(rows['handover'] as number));
  assert.deepEqual(back.shares, [{ gift: rows['norway'], donor: 'norway', commodity: 'rice', quantity: 45n, given: 9_000n, givenCommodity: 'USD' }]);
  assert.deepEqual(back.hops.map(({ row, quantity, given }) => [row - (rows['norway'] as number), quantity, given]), [[0, 9_000n, 9_000n], [2, 9_000n, 9_000n], [2, 45n, 9_000n], [3, 45n, 9_000n], [4, 45n, 9_000n], [5, 45n, 9_000n]]);
  const truck = trail(trailOfDelivery(scribe.books, { waybill: 'wb-1' }));
  assert.deepEqual(truck.shares.map(({ donor, quantity, given }) => [donor, quantity, given]), [['norway', 50n, 10_000n], ['qatar', 10n, 2_000n]]);
  const shared = trail(trails.delivery(rows['handover'] as number, 'proportional'));
  assert.deepEqual(shared.shares.map(({ donor, quantity, given }) => [donor, quantity, given]), [['norway', 30n, 6_000n], ['qatar', 15n, 3_000n]]);
  const cash = trail(trails.delivery(rows['payment'] as number, 'fifo'));
  assert.deepEqual(cash.shares.map(({ donor, quantity }) => [donor, quantity]), [['qatar', 1_000n]]);
});

test('[F5] by proportion all gifts together never show more of a movement or an account than there is', () => {
  const scribe = new Scribe().begin({ organisations: ['a', 'b', 'mill'], sites: ['port'], funds: ['general'], goods: ['parcel'] });
  const gifts = ['a', 'b'].map((donor) => scribe.write('gift', { donor, fund: 'general', amount: usd(500), account: 'bank', form: 'money' }));
  scribe.write('purchase', { supplier: 'mill', fund: 'general', account: 'bank', paid: usd(1_000), goods: [{ amount: { commodity: 'parcel', least: '51' } }], site: 'port' });
  scribe.write('handover', { site: 'port', fund: 'general', goods: [{ amount: { commodity: 'parcel', least: '25' } }], cycle: '1' });
  const trails = new Trails(scribe.books);
  const both = gifts.map((row) => trail(trails.gift(row, 'proportional')));
  for (const row of [gifts[1] as number + 1, scribe.books.size - 1]) {
    const moved = both.flatMap(({ hops }) => hops.filter((hop) => hop.row === row && hop.commodity === 'parcel')).reduce((sum, { quantity }) => sum + quantity, 0n);
    assert.ok(moved <= (row === scribe.books.size - 1 ? 25n : 51n), `${moved} parcels`);
  }
  const standing = both.flatMap(({ ends }) => ends.filter(({ commodity }) => commodity === 'parcel')).reduce((sum, { quantity }) => sum + quantity, 0n);
  assert.ok(standing <= 51n, `${standing} parcels`);
  for (const one of both) assert.equal(one.ends.reduce((sum, { given }) => sum + given, 0n), 500n);
});

test('[F13] many gifts and many deliveries followed at once give what each gives alone', () => {
  const { books } = randomReliefOperation(7, 400);
  const trails = new Trails(books);
  const rows = Array.from({ length: books.size }, (_, row) => row);
  for (const rule of ['named', 'fifo'] as const) {
    const gifts = rows.map((row) => trails.gift(row, rule)).flatMap((found) => (found.ok ? [found.trail] : []));
    const deliveries = rows.map((row) => trails.delivery(row, rule)).flatMap((found) => (found.ok ? [found.trail] : []));
    assert.ok(gifts.length > 10 && deliveries.length > 10);
    assert.deepEqual(trails.gifts(rows, rule), gifts);
    assert.deepEqual(trails.deliveries(rows, rule), deliveries);
  }
});

test('[F9] what was known at a tree size is what is found as of it, whatever came later', () => {
  const { scribe, rows } = smallOperation();
  const asOf = (rows['handover'] as number) + 1;
  const before = new Map((['named', 'fifo', 'proportional'] as const).map((rule) => [rule, trail(trailOfGift(scribe.books, { row: rows['norway'] as number, rule, asOf }))]));
  scribe.write('reversal', { of: scribe.books.idAt(rows['handover'] as number), reason: 'entered twice' });
  scribe.write('gift', { donor: 'qatar', fund: 'general', amount: usd(7_000), account: 'bank', form: 'money' });
  for (const [rule, found] of before) assert.deepEqual(trail(trailOfGift(scribe.books, { row: rows['norway'] as number, rule, asOf })), found);
  const after = trail(trailOfGift(scribe.books, { row: rows['norway'] as number }));
  assert.deepEqual(endsOf(after), [['stock', 'stock:camp', 'rice', 50n, 10_000n]]);
  assert.deepEqual(after.hops.at(-1)?.undoes, rows['handover']);
  assert.deepEqual(after.hops.at(-2)?.undoneBy, asOf + 1);
});

test('[F1] lots that expire first leave first, unless a lot is named', () => {
  const scribe = new Scribe().begin({ organisations: ['a', 'b'], sites: ['port'], funds: ['general'], goods: ['rice'] });
  const late = scribe.write('gift', { donor: 'a', fund: 'general', goods: [{ amount: rice(10), lot: 'late', expiry: '2027-01-31' }], site: 'port', form: 'in-kind' });
  const soon = scribe.write('gift', { donor: 'b', fund: 'general', goods: [{ amount: rice(10), lot: 'soon', expiry: '2026-01-31' }], site: 'port', form: 'in-kind' });
  const first = scribe.write('loss', { class: 'spoiled', fund: 'general', goods: [{ amount: rice(4) }], reason: 'wet', site: 'port' });
  const named = scribe.write('handover', { site: 'port', fund: 'general', goods: [{ amount: rice(4), lot: 'late' }], cycle: '1' });
  const trails = new Trails(scribe.books);
  assert.deepEqual(trail(trails.gift(soon)).ends.map(({ end, quantity }) => [end, quantity]), [['stock', 6n], ['loss', 4n]]);
  assert.deepEqual(trail(trails.delivery(named)).shares.map(({ gift, quantity }) => [gift, quantity]), [[late, 4n]]);
  assert.deepEqual(trail(trails.delivery(named, 'fifo')).shares.map(({ gift, quantity }) => [gift, quantity]), [[late, 4n]]);
  assert.equal(trails.delivery(first).ok, false);
});

test('[F10] what cannot be followed is told in words', () => {
  const { scribe, rows } = smallOperation();
  const trails = new Trails(scribe.books);
  assert.deepEqual([trails.gift(rows['payment'] as number), trails.delivery(0), trails.gift(9_999), trails.waybill('wb-9')].map((found) => (found.ok ? 'found' : found.code)), ['no-gift', 'no-delivery', 'no-such-record', 'no-such-waybill']);
});
