// Ways round an open hit that somebody with a role would try.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, authorKey, fileDigest } from '../../../../simulation/scribe.ts';
import type { JsonObject } from '@amanah/record/decode.ts';

const TREASURER = authorKey(1);
const [FIRST, SECOND] = [fileDigest('version one'), fileDigest('version two')];
const usd = (least: string): JsonObject => ({ commodity: 'USD', least });
const rice = (least: string): JsonObject => ({ amount: { commodity: 'rice', least } });

function operation(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['erc', 'mill', 'ngo'], sites: ['store'], funds: ['open'], goods: ['rice'] });
  scribe.now = '2024-05-02T10:00:00Z';
  scribe.write('key', { key: TREASURER, holder: 'treasurer-1', role: 'treasurer' });
  scribe.write('gift', { donor: 'erc', fund: 'open', amount: usd('100000'), account: 'bank', form: 'money' });
  return scribe;
}

function by(scribe: Scribe, kind: string, body: JsonObject, eventTime = '2024-05-01'): string {
  const admission = scribe.submit(scribe.record(kind, body, eventTime, TREASURER));
  if (admission.ok) return admission.admitted.waits === true ? 'waits' : 'admitted';
  return admission.field === undefined ? admission.code : `${admission.code} ${admission.field}`;
}

function run(more: JsonObject = {}): JsonObject {
  const open = (more['open'] ?? []) as readonly string[];
  return { list: 'un', listDate: '2024-04-20', listDigest: FIRST, entries: 10, added: 10, changed: 0, removed: 0, threshold: 737, parties: 3, others: 0, hits: open.length, ...more };
}

const pay = (scribe: Scribe, more: JsonObject = { supplier: 'mill' }, day?: string): string => by(scribe, 'payment', { account: 'bank', fund: 'open', amount: usd('5'), ...more }, day);

test('[SC14] a payment that names an order instead of its supplier is a payment to that supplier', () => {
  const scribe = operation();
  assert.equal(by(scribe, 'order', { order: 'o-1', supplier: 'mill', fund: 'open', goods: [rice('1')], price: usd('5'), site: 'store' }), 'admitted');
  scribe.write('screening', run({ open: ['mill'] }), '2024-05-01');
  assert.equal(pay(scribe, { expense: 'flour', order: 'o-1' }), 'open-hit body.order');
  assert.equal(pay(scribe, { supplier: 'ngo', order: 'o-1' }), 'open-hit body.order');
  assert.equal(by(scribe, 'purchase', { supplier: 'ngo', fund: 'open', account: 'bank', paid: usd('5'), goods: [rice('1')], site: 'store', order: 'o-1' }), 'open-hit body.order');
});

test('[SC14] several organisations under one code are paid only where none of them waits', () => {
  const scribe = operation();
  scribe.write('organisation', { code: 'both', name: 'Mill and NGO', members: ['mill', 'ngo'] });
  scribe.write('organisation', { code: 'all', name: 'All of them', members: ['erc', 'both'] });
  scribe.write('organisation', { code: 'round', name: 'Round', members: ['round', 'nobody-yet'] });
  scribe.write('screening', run({ open: ['mill'], parties: 6 }), '2024-05-01');
  assert.equal(pay(scribe, { supplier: 'both' }), 'open-hit body.supplier');
  assert.equal(pay(scribe, { supplier: 'all' }), 'open-hit body.supplier');
  assert.equal(pay(scribe, { supplier: 'round' }), 'admitted');
  assert.equal(pay(scribe, { supplier: 'ngo' }), 'admitted');
});

test('[SC13] a version for tests takes the place of none that is in earnest', () => {
  const scribe = operation();
  scribe.write('screening', run({ open: ['mill'] }), '2024-05-01');
  const next = { listDigest: SECOND, listDate: '2024-04-25', previousDigest: FIRST, added: 0, changed: 1 };
  assert.equal(by(scribe, 'screening', run({ ...next, forTests: true })), 'screening-differs body.forTests');
  assert.equal(by(scribe, 'screening', run({ previousDigest: FIRST, added: 0, open: ['mill'], forTests: true })), 'screening-differs body.forTests');
  assert.equal(pay(scribe), 'open-hit body.supplier');
});

test('[SC13] a screening dated back makes no old list new', () => {
  const scribe = operation();
  assert.equal(by(scribe, 'screening', run({ listDate: '2019-01-25' }), '2019-02-01'), 'screening-differs body.forTests');
  assert.equal(by(scribe, 'screening', run({ listDate: '2024-02-01' }), '2024-02-02'), 'screening-differs body.forTests', '91 days before it is logged');
  assert.equal(by(scribe, 'screening', run({ listDate: '2024-02-02' }), '2024-02-02'), 'admitted', '90 days');
});

test('[SC14] an act dated back is judged by the day it is logged, too', () => {
  const scribe = operation();
  scribe.write('policy', { subject: 'screening', version: 1, parameters: { lists: 'un', 'within-days': '30' } });
  scribe.write('screening', run(), '2024-05-01');
  assert.equal(pay(scribe), 'admitted');
  scribe.now = '2024-06-01T10:00:00Z';
  assert.equal(pay(scribe), 'not-screened body.supplier');
  assert.equal(pay(scribe, { expense: 'rent' }), 'admitted');
});

test('[SC13] a higher threshold than any in use clears nobody who waits', () => {
  const scribe = operation();
  scribe.write('screening', run({ open: ['mill'] }), '2024-05-01');
  assert.equal(by(scribe, 'screening', run({ previousDigest: FIRST, added: 0, threshold: 1000 })), 'screening-differs body.open');
  assert.equal(pay(scribe), 'open-hit body.supplier');
});
