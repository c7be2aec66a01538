// Waybills and receipts over HTTP: who gets them, and under which policy they work.

import test from 'node:test';
import assert from 'node:assert/strict';
import type { JsonObject } from '@amanah/record/decode.ts';
import { verifyReceiptFile } from '@amanah/documents/receipt/file.ts';
import { operation, TODAY } from './operation.ts';

test('[D10] the console serves waybills and receipts to people who are signed in, and to nobody else', async (t) => {
  const run = await operation(t);
  const steward = await run.setUp();
  const write = async (kind: string, body: JsonObject): Promise<void> => {
    const answer = await steward.submit({ kind, eventTime: TODAY, body });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
  };
  await write('organisation', { code: 'giver', name: 'Giver & <Sons>' });
  await write('commodity', { code: 'rice', name: 'Rice', class: 'goods', unit: 'KGM', scale: 0 });
  await write('fund', { code: 'winter', name: 'Winter', restrictions: ['unrestricted'] });
  await write('site', { code: 'depot', name: 'Depot', type: 'warehouse' });
  await write('gift', { donor: 'giver', fund: 'winter', site: 'depot', form: 'in-kind', goods: [{ amount: { commodity: 'rice', least: '5000' } }] });
  const gift = run.opened.journal.books.idAt(run.opened.journal.size - 1);
  await write('dispatch', { waybill: 'W/7', site: 'depot', fund: 'winter', goods: [{ amount: { commodity: 'rice', least: '1250' }, packages: 50 }] });

  const waybill = await steward.send('GET', '/console/waybill/W%2F7.html');
  const page = String(waybill.body['text']);
  assert.equal(waybill.status, 200, page);
  assert.ok(page.includes('W/7') && page.includes('1,250') && page.includes('page 1 of 1'));
  assert.match(waybill.headers.get('content-security-policy') ?? '', /style-src 'self';/);
  assert.match(waybill.headers.get('cache-control') ?? '', /no-store/);
  // The policy allows style sheets and faces of this server only: the page has nothing inside that it would refuse.
  assert.doesNotMatch(page, /<style|\sstyle=|<script|http-equiv/);
  const href = /<link rel="stylesheet" href="([^"]+)">/.exec(page)?.[1] ?? '';
  const style = await steward.send('GET', href);
  assert.deepEqual([style.status, style.headers.get('content-type')], [200, 'text/css; charset=utf-8']);
  const faces = [...String(style.body['text']).matchAll(/url\("?([^")]+)"?\)/g)].map(([, path = '']) => new URL(path, `http://x${href}`).pathname);
  assert.ok(faces.length >= 4);
  for (const face of faces) assert.deepEqual([(await steward.send('GET', face)).status, (await steward.send('GET', face)).headers.get('content-type')], [200, 'font/woff2'], face);

  const receipt = await steward.send('GET', `/console/receipt/${gift}.html`);
  assert.match(receipt.headers.get('content-disposition') ?? '', /^attachment; filename="receipt-[0-9a-f]{12}\.html"$/);
  const verified = verifyReceiptFile(String(receipt.body['text']), run.opened.logVkey);
  assert.ok(verified.ok, verified.ok ? '' : verified.message);
  assert.ok(verified.facts.some(({ text }) => text === 'Giver & <Sons> (giver)'));

  const stranger = run.newClient();
  for (const path of ['/console/waybill/W%2F7.html', `/console/receipt/${gift}.html`, '/console/waybill/none.html', '/console/receipt/ffffffff.html']) {
    assert.deepEqual([(await stranger.send('GET', path)).status, (await stranger.send('GET', path)).body['code']], [401, 'not-signed-in'], path);
  }
  for (const path of ['/console/waybill/none.html', '/console/receipt/ffffffff.html', '/console/receipt/0.html', '/console/receipt/..%2f..%2fkeys.html', '/console/documents/none.css']) assert.equal((await steward.send('GET', path)).status, 404, path);
  assert.deepEqual(run.failures, []);
});
