// What the console reads: what waits, what stands where, tables, one record, one waybill, trails. Only for people.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { ConsoleClient } from '../src/testing/console-client.ts';
import { operation, TODAY, type Operation } from './operation.ts';

const FLOUR = { commodity: 'flour', least: '1000' };

/** Books with a gift in kind in two lots, of which one is on the road under a waybill. */
async function withGoods(run: Operation): Promise<ConsoleClient> {
  const steward = await run.setUp();
  const records: readonly (readonly [string, JsonObject])[] = [
    ['commodity', { code: 'flour', name: 'Flour', class: 'goods', unit: 'bag', scale: 0 }],
    ['commodity', { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 }],
    ['organisation', { code: 'amal', name: 'Al-Amal' }],
    ['fund', { code: 'winter', name: 'Winter', restrictions: ['unrestricted'] }],
    ['site', { code: 'a', name: 'Warehouse A', type: 'warehouse' }],
    ['site', { code: 'b', name: 'Camp B', type: 'distribution-point' }],
    ['gift', { donor: 'amal', fund: 'winter', site: 'a', form: 'in-kind', goods: [{ amount: FLOUR, lot: 'L1', expiry: TODAY }, { amount: { commodity: 'flour', least: '50' }, lot: 'L2' }] }],
    ['gift', { donor: 'amal', fund: 'winter', account: 'bank', form: 'money', amount: { commodity: 'USD', least: '900000' } }],
    ['pledge', { donor: 'amal', fund: 'winter', form: 'money', status: 'pledge', amount: { commodity: 'USD', least: '100' } }],
    ['order', { order: 'PO-1', supplier: 'amal', fund: 'winter', goods: [{ amount: FLOUR }], price: { commodity: 'USD', least: '500' }, site: 'a' }],
    ['waybill-series', { series: 'W-', from: 1, to: 3, width: 2 }],
    ['dispatch', { waybill: 'W-01', site: 'a', destination: 'b', fund: 'winter', goods: [{ amount: { commodity: 'flour', least: '400' }, lot: 'L1' }] }],
    ['waybill-void', { waybill: 'W-02', reason: 'torn' }],
    ['payment', { account: 'bank', fund: 'winter', supplier: 'amal', amount: { commodity: 'USD', least: '800000' } }],
  ];
  const answer = await steward.submit(...records.map(([kind, body]) => ({ kind, eventTime: TODAY, body })));
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return steward;
}

const ROUTES = ['/api/waiting', '/api/operate/desk', '/api/operate/keys', '/api/operate/records/0', '/api/operate/waybills/W-01', '/api/operate/trail/waybill:W-01', '/api/tables', '/api/tables/records', '/api/tables/balances'];

test('[O14] what the console reads is read by people who are signed in, and by nobody else', async (t) => {
  const run = await operation(t);
  const steward = await withGoods(run);
  for (const route of ROUTES) {
    assert.equal((await steward.send('GET', route)).status, 200, route);
    assert.equal((await steward.send('GET', route, undefined, { cookie: '' })).status, 401, route);
  }
  for (const route of ['/api/tables/nothing', '/api/operate/records/999', '/api/operate/waybills/none', '/api/operate/trail/gift:999']) assert.equal((await steward.send('GET', route)).status, 404, route);
  for (const route of ['/api/operate/trail/house:1', '/api/operate/trail/gift:1?rule=best']) assert.equal((await steward.send('GET', route)).status, 400, route);
});

test('[O14] what waits: goods on the road, lots that expire, one’s own records above the threshold', async (t) => {
  const run = await operation(t);
  const steward = await withGoods(run);
  const waiting = (await steward.send('GET', '/api/waiting')).body as Readonly<Record<string, readonly JsonObject[]>>;
  assert.deepEqual(waiting['transit']?.map(({ waybill, destination, days }) => [waybill, destination, days]), [['W-01', 'b', 0]]);
  assert.deepEqual(waiting['lots']?.map(({ lot, least }) => [lot, least]), [['L1', '600']]);
  assert.deepEqual([waiting['mine']?.length, waiting['approvals']?.length], [1, 0], 'nobody approves their own');
});

test('[O7] what stands where comes by lot with its expiry; pledges, orders and unused numbers can be cited', async (t) => {
  const run = await operation(t);
  const steward = await withGoods(run);
  const desk = (await steward.send('GET', '/api/operate/desk')).body as { readonly standings: readonly JsonObject[]; readonly pledges: readonly JsonObject[]; readonly orders: readonly JsonObject[]; readonly unusedWaybills: readonly string[] };
  const stock = desk.standings.filter(({ account }) => account === 'stock:a').map(({ lot, expiry, least }) => [lot, expiry, least]);
  assert.deepEqual(stock, [['L1', TODAY, '600'], ['L2', undefined, '50']]);
  assert.deepEqual(desk.unusedWaybills, ['W-03']);
  assert.deepEqual(desk.orders.map(({ code, values }) => [code, (values as JsonObject)['goods']]), [['PO-1', 'flour 1000']]);
  assert.equal(desk.pledges.length, 1);
});

test('[O9] the journal is a table of one row for each record, newest first; a record is told whole', async (t) => {
  const run = await operation(t);
  const steward = await withGoods(run);
  const table = (await steward.send('GET', '/api/tables/records')).body as { readonly rows: readonly (readonly (string | number)[])[]; readonly treeSize: number };
  assert.equal(table.rows.length, table.treeSize);
  const dispatch = table.rows.find(([, , kind]) => kind === 'dispatch');
  assert.deepEqual(dispatch?.slice(3, 9), ['stock:a', 'transit:W-01', '400', 'flour', 'winter', 'stands']);
  assert.equal(table.rows.find(([, , kind]) => kind === 'payment')?.[8], 'waiting');
  const gift = table.rows.find(([, , kind]) => kind === 'gift');
  const record = (await steward.send('GET', `/api/operate/records/${String(gift?.[0])}`)).body as JsonObject;
  assert.deepEqual([record['kind'], record['reversible'], record['pending'], (record['postings'] as readonly JsonObject[])[0]?.['amount']], ['gift', true, false, '900000']);
  assert.deepEqual(run.failures, []);
});

test('[O14] what a second person put in force is undone by undoing the approval, and the record says so', async (t) => {
  const run = await operation(t);
  const steward = await withGoods(run);
  const other = await run.joined(steward, 'second', 'committee-member');
  const payment = ((await steward.send('GET', '/api/waiting')).body['mine'] as readonly { readonly id: string }[])[0]?.id ?? '';
  const detail = async (id: string): Promise<JsonObject> => (await steward.send('GET', `/api/operate/records/${id}`)).body as JsonObject;
  assert.deepEqual([(await detail(payment))['reversible'], (await detail(payment))['decidedBy']], [true, undefined], 'what waits is withdrawn by itself');
  const approved = await other.submit({ kind: 'approval', eventTime: TODAY, body: { of: payment, verdict: 'approved' } });
  const [approval = ''] = approved.body['ids'] as readonly string[];
  assert.deepEqual([(await detail(payment))['reversible'], (await detail(payment))['decidedBy'], (await detail(approval))['reversible']], [false, approval, true]);
  const undone = await steward.submit({ kind: 'reversal', eventTime: TODAY, body: { of: approval, reason: 'paid twice' } });
  assert.deepEqual([undone.status, (await detail(approval))['reversible']], [201, false], JSON.stringify(undone.body));
});
