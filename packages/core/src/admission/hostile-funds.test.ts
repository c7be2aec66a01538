// Ways by which what a fund with rules paid for, or sent on a truck, would come into another fund's books.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { Scribe } from '../../../../simulation/scribe.ts';

const usd = (least: string): JsonObject => ({ commodity: 'USD', least });
const line = (commodity: string, least: string, more: JsonObject = {}): JsonObject => ({ amount: { commodity, least }, ...more });

/** A fund of zakat with money, flour and an order of bread; beside it a fund without rules. */
function operation(parameters: JsonObject): Scribe {
  const scribe = new Scribe().begin({ organisations: ['donor', 'mill'], sites: ['store', 'camp'], funds: ['open'], goods: ['flour', 'bread', 'cars'] });
  scribe.write('fund', { code: 'alms', name: 'Alms', restrictions: ['zakat'] });
  scribe.write('policy', { subject: 'fund/alms', version: 1, parameters: { categories: 'fuqara', mixing: 'no', accounts: 'zakat-bank', ...parameters } });
  scribe.write('gift', { donor: 'donor', fund: 'alms', amount: usd('80000'), account: 'zakat-bank', form: 'money' });
  for (const fund of ['alms', 'open']) scribe.write('gift', { donor: 'donor', fund, goods: [line('flour', '1000')], site: 'store', form: 'in-kind' });
  return scribe;
}

function said(scribe: Scribe, kind: string, body: JsonObject): string {
  const admission = scribe.submit(scribe.record(kind, body));
  return admission.ok ? 'admitted' : admission.code;
}

test('[A20] goods that a fund with rules ordered and paid come into that fund and no other', () => {
  const scribe = operation({});
  for (const fund of ['alms', 'open']) assert.equal(said(scribe, 'order', { order: `po-${fund}`, supplier: 'mill', fund, goods: [line('bread', '50')], price: usd('1000'), site: 'store' }), 'admitted');
  assert.equal(said(scribe, 'payment', { account: 'zakat-bank', fund: 'alms', amount: usd('1000'), supplier: 'mill', order: 'po-alms' }), 'admitted');
  const receipt = (fund: string, order: string, more: JsonObject = {}): string => said(scribe, 'receipt', { supplier: 'mill', fund, site: 'store', order, goods: [line('bread', '20', more)] });
  assert.equal(receipt('open', 'po-alms'), 'restriction');
  assert.equal(receipt('alms', 'po-alms', { fund: 'open' }), 'restriction');
  assert.equal(receipt('alms', 'po-alms'), 'admitted');
  assert.equal(receipt('open', 'po-open'), 'admitted');
});

test('[A20] goods of a fund with rules come off the truck into that fund and no other, whether they arrive or turn back', () => {
  const scribe = operation({});
  assert.equal(said(scribe, 'dispatch', { waybill: 'w1', site: 'store', fund: 'alms', goods: [line('flour', '100'), line('flour', '30', { fund: 'open' })], destination: 'camp' }), 'admitted');
  const arrival = (fund: string, least: string, more: JsonObject = {}): string => said(scribe, 'arrival', { point: 'arrived', site: 'camp', fund, waybill: 'w1', goods: [line('flour', least, more)] });
  const back = (fund: string, least: string): string => said(scribe, 'return', { fund, from: 'waybill', party: 'w1', goods: [line('flour', least)], site: 'store', reason: 'the road is closed' });
  assert.deepEqual([arrival('open', '31'), arrival('alms', '31', { fund: 'open' }), back('open', '31')], ['restriction', 'restriction', 'restriction']);
  assert.deepEqual([arrival('open', '20'), back('open', '10'), arrival('alms', '60'), back('alms', '40')], ['admitted', 'admitted', 'admitted', 'admitted']);
  assert.equal(arrival('open', '5'), 'admitted', 'a truck that holds nothing of the fund any more is a matter of the count');
});

test('[A11] what a fund is not given for is neither ordered nor paid on an older order', () => {
  const scribe = operation({});
  const order = (code: string, commodity: string): string => said(scribe, 'order', { order: code, supplier: 'mill', fund: 'alms', goods: [line('bread', '1'), line(commodity, '1')], price: usd('1000'), site: 'store' });
  const pay = (code: string): string => said(scribe, 'payment', { account: 'zakat-bank', fund: 'alms', amount: usd('10'), supplier: 'mill', order: code });
  assert.deepEqual([order('po-1', 'cars'), order('po-2', 'flour')], ['admitted', 'admitted']);
  scribe.write('policy', { subject: 'fund/alms', version: 2, parameters: { categories: 'fuqara', mixing: 'no', accounts: 'zakat-bank', commodities: 'flour bread' } });
  assert.deepEqual([order('po-3', 'cars'), order('po-4', 'flour'), pay('po-1'), pay('po-2')], ['restriction', 'admitted', 'restriction', 'admitted']);
});
