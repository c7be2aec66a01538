import test from 'node:test';
import assert from 'node:assert/strict';
import { toHex } from '@amanah/log/bytes.ts';
import { smallOperation, type SmallJournal } from '../small-journal.model.ts';
import { layOut } from './fit.ts';
import type { GoodsLine } from './lines.ts';
import { waybillLink, waybillPage } from './page.ts';
import { waybillOf, type WaybillView } from './view.ts';

const STYLE = { css: 'p{color:#000}' };

function dispatched(): SmallJournal {
  const { journal } = smallOperation();
  journal.write('dispatch', {
    waybill: '0850', site: 'el-arish', destination: 'deir-al-balah', transporter: 'coast-trucks', truck: '63-482-91', fund: 'winter',
    legs: [{ from: 'el-arish', to: 'rafah' }, { from: 'rafah', to: 'deir-al-balah', transporter: 'coast-trucks' }],
    goods: [{ amount: { commodity: 'flour', least: '25000' }, lot: 'L-1', packages: 1000 }, { amount: { commodity: 'flour', least: '5000' }, lot: 'L-2', fund: 'bread', packages: 200 }],
  }, { author: 2, day: '2026-11-20T06:30:00Z' });
  return journal;
}

async function viewOf(journal: SmallJournal, number = '0850'): Promise<WaybillView> {
  const view = await waybillOf(journal.waybills, number);
  assert.ok(view !== undefined);
  return view;
}

test('[D1] a waybill shows what its dispatch says: the way, the truck, both funds, and lots with their batch and expiry', async () => {
  const journal = dispatched();
  const view = await viewOf(journal);
  assert.deepEqual([view.state, view.from?.name, view.to?.name, view.transporter?.name, view.truck, view.day], ['sent', 'El Arish warehouse', 'مستودع دير البلح', 'Coast Trucks شاحنات الساحل', '63-482-91', '2026-11-20T06:30:00Z']);
  assert.deepEqual(view.funds.map(({ code }) => code), ['winter', 'bread']);
  assert.deepEqual(view.lines.map(({ lot, batch, expiry, packages, least, fund }) => [lot, batch, expiry, packages, least, fund]), [['L-1', 'B7731', '2027-05-31', 1000, 25000n, 'winter'], ['L-2', undefined, '2027-06-30', 200, 5000n, 'bread']]);
  assert.deepEqual(view.legs.map(({ from, to, transporter }) => [from.code, to.code, transporter?.code]), [['el-arish', 'rafah', undefined], ['rafah', 'deir-al-balah', 'coast-trucks']]);
  const page = waybillPage(view, { style: STYLE, link: 'x' });
  for (const text of ['25,000', '30,000', '1,200', 'B7731', '2027-05-31', 'page 1 of 1', (view.record ?? '-').slice(32), toHex(journal.waybills.root).slice(0, 16), 'صندوق الخبز']) assert.ok(page.includes(text), text);
});

test('[D2] what was counted and stated since stands on a further page, by class, and parties that differ are said to', async () => {
  const journal = dispatched();
  journal.write('arrival', {
    point: 'arrived', site: 'deir-al-balah', fund: 'winter', waybill: '0850',
    goods: [{ amount: { commodity: 'flour', least: '24200' }, lot: 'L-1' }, { amount: { commodity: 'flour', least: '5000' }, lot: 'L-2', fund: 'bread' }],
    losses: [{ class: 'damaged', amount: { commodity: 'flour', least: '125' }, lot: 'L-1', detail: 'torn' }],
  }, { author: 2, day: '2026-11-21' });
  journal.write('waybill-statement', { waybill: '0850', party: 'transporter', stage: 'delivered', site: 'deir-al-balah', goods: [{ amount: { commodity: 'flour', least: '30000' } }], note: 'counted at the gate' }, { author: 2, day: '2026-11-21' });
  const view = await viewOf(journal);
  assert.deepEqual(view.stated.map(({ by, what, line, note }) => [by, what, line.least, note]), [
    ['receiver', 'arrival', 24200n, undefined], ['receiver', 'arrival', 5000n, undefined], ['receiver', 'damaged', 125n, 'torn'], ['transporter', 'delivered', 30000n, 'counted at the gate'],
  ]);
  assert.deepEqual(view.onTheRoad.map(({ least, fund }) => [least, fund]), [[675n, 'winter']]);
  assert.equal(view.differ, true);
  const page = waybillPage(view, { style: STYLE, link: 'x' });
  assert.ok(page.includes('page 2 of 2') && page.includes('counted at the gate') && page.includes('The parties state different quantities'));
});

test('[D2] a reversed dispatch, a voided number and an issued one are marked; an unknown number has no waybill', async () => {
  const journal = dispatched();
  journal.write('waybill-series', { series: 'G', from: 1, to: 50, width: 4 }, { author: 0 });
  const blank = await viewOf(journal, 'G0007');
  assert.equal(blank.state, 'blank');
  assert.match(waybillPage(blank, { style: STYLE, link: 'x' }), /<tr class="blank">/);
  for (const unknown of ['G0051', 'G007', 'G00007', '0851', 'H0007', '']) assert.equal(await waybillOf(journal.waybills, unknown), undefined, unknown);
  journal.write('waybill-void', { waybill: 'G0008', reason: 'spoiled print' });
  assert.equal((await viewOf(journal, 'G0008')).state, 'void');
  journal.write('reversal', { of: (await viewOf(journal)).record as string, reason: 'truck never left' }, { author: 2 });
  const view = await viewOf(journal);
  assert.equal(view.state, 'reversed');
  assert.ok(waybillPage(view, { style: STYLE, link: 'x' }).includes('REVERSED'));
});

test('[D3] long lists continue on pages that repeat the number, every line stands once and pages are counted', () => {
  const line: GoodsLine = { commodity: { code: 'flour', name: 'Wheat flour', class: 'goods', unit: 'KGM', scale: 0 }, least: 1000n, fund: 'winter', packages: 40, lot: 'L-1' };
  for (const count of [0, 1, 11, 24, 25, 26, 60, 500]) {
    const { pages } = layOut(Array.from({ length: count }, () => line), { airy: 72, close: 103.8, following: 208, totals: 4.6 });
    assert.deepEqual([pages[0]?.from, pages.at(-1)?.to], [0, count]);
    for (const [at, { from, to }] of pages.entries()) assert.ok(from === (at === 0 ? 0 : pages[at - 1]?.to) && (to > from || count === 0));
    assert.equal(pages.length, count <= 23 ? 1 : count <= 60 ? 2 : pages.length, `${count} lines`);
  }
});

test('[D4] the QR code holds the record in the published account, or number and origin where there is no address', () => {
  const view = { number: 'GZ/02 12', operation: { name: 'x', origin: 'amanah/coast/1a' }, row: 47 };
  assert.equal(waybillLink(view, 'https://account.example.org'), 'https://account.example.org/records/index.html#r=47&w=GZ%2F02%2012');
  assert.equal(waybillLink(view, 'https://account.example.org/a/'), 'https://account.example.org/a/records/index.html#r=47&w=GZ%2F02%2012');
  assert.equal(waybillLink(view), 'amanah:waybill/GZ%2F02%2012?origin=amanah%2Fcoast%2F1a');
});

test('[D7] markup and characters that turn text around do not act on a waybill', async () => {
  const view = await viewOf(dispatched());
  const evil = '<script>alert(1)</script>"\u202Egnp.exe';
  const page = waybillPage({ ...view, truck: evil, from: { code: 'x', name: evil }, lines: view.lines.map((one) => ({ ...one, lot: evil, batch: evil, commodity: { ...one.commodity, name: evil, unit: evil } })), number: evil, funds: [{ code: evil, name: evil }] }, { style: STYLE, link: 'x' });
  assert.doesNotMatch(page, /<script|\u202e/u);
  assert.doesNotMatch(page, /\sstyle=|\son[a-z]+=/);
});
