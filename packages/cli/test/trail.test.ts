// The command that follows gifts, on books that hold a small operation.

import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBooks } from '@amanah/server/books/books-folder.ts';
import type { Draft } from '@amanah/server/books/journal.ts';
import { main } from '../src/main.ts';

const usd = (least: string): { commodity: string; least: string } => ({ commodity: 'USD', least });
const rice = (least: string): { commodity: string; least: string } => ({ commodity: 'rice', least });
const eventTime = '2024-05-01';

const OPERATION: readonly Draft[] = [
  { kind: 'commodity', eventTime, body: { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 } },
  { kind: 'commodity', eventTime, body: { code: 'rice', name: 'Rice', class: 'goods', unit: 'KGM', scale: 0 } },
  ...['norway', 'qatar', 'mill'].map((code) => ({ kind: 'organisation', eventTime, body: { code, name: code.toUpperCase() } })),
  ...['port', 'camp'].map((code) => ({ kind: 'site', eventTime, body: { code, name: code, type: 'warehouse' } })),
  { kind: 'fund', eventTime, body: { code: 'general', name: 'General', restrictions: ['unrestricted'] } },
  { kind: 'gift', eventTime, body: { donor: 'norway', fund: 'general', amount: usd('10000'), account: 'bank', form: 'money' } },
  { kind: 'gift', eventTime, body: { donor: 'qatar', fund: 'general', amount: usd('5000'), account: 'bank', form: 'money' } },
  { kind: 'purchase', eventTime, body: { supplier: 'mill', fund: 'general', account: 'bank', paid: usd('12000'), goods: [{ amount: rice('60'), lot: 'r1' }], site: 'port' } },
  { kind: 'dispatch', eventTime, body: { waybill: 'wb-1', site: 'port', fund: 'general', goods: [{ amount: rice('60'), lot: 'r1' }] } },
  { kind: 'arrival', eventTime, body: { point: 'arrived', site: 'camp', fund: 'general', waybill: 'wb-1', goods: [{ amount: rice('58'), lot: 'r1' }], losses: [{ class: 'damaged', amount: rice('2'), lot: 'r1' }] } },
  { kind: 'handover', eventTime, body: { site: 'camp', fund: 'general', goods: [{ amount: rice('45') }], cycle: '2024-05' } },
];
/** Place of the first gift: after the operation's first record and the masters. */
const GIFT = 9;

/** Runs the command in a folder that has these books as `b`. */
async function run(folder: string, args: readonly string[]): Promise<{ readonly exit: number; readonly output: string; readonly messages: string }> {
  const decoder = new TextDecoder();
  let [output, messages] = ['', ''];
  const exit = await main(args, {
    folder,
    env: {},
    now: () => new Date('2026-11-22T00:00:00Z'),
    errorIsTerminal: false,
    outputWidth: undefined,
    write: (chunk) => {
      output += typeof chunk === 'string' ? chunk : decoder.decode(chunk);
      return Promise.resolve(true);
    },
    writeError: (text) => {
      messages += text;
    },
    untilStopped: () => Promise.resolve(),
  });
  return { exit, output, messages };
}

test('[F10] [T1] amanah trail', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-trail-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  assert.equal((await run(folder, ['init', 'b', '--operation', 'Coast'])).exit, 0);
  const { journal } = await openBooks(join(folder, 'b'), { now: () => '2026-11-22T00:00:00Z' });
  await journal.write(OPERATION);
  await journal.close();

  await t.test('a gift, in words', async () => {
    const { exit, output } = await run(folder, ['trail', `gift:${GIFT}`, '--books', 'b']);
    assert.equal(exit, 0);
    assert.match(output, /^Gift of NORWAY, record 9 of 2024-05-01: 100\.00 USD for general\n/);
    assert.match(output, /handed over +served:camp\/2024-05 +45 rice +for 90\.00 USD\n/);
    assert.match(output, /in stock +stock:camp +5 rice +for 10\.00 USD\n/);
    assert.match(output, /in all 100\.00 USD\n/);
    assert.match(output, / 12 +2024-05-01 +dispatch +stock:port > transit:wb-1 +50 rice +for 100\.00 USD +lot r1\n/);
  });

  await t.test('a delivery and a waybill, as JSON', async () => {
    const delivery = JSON.parse((await run(folder, ['trail', 'delivery:14', '--rule', 'proportional', '--json', '--books', 'b'])).output) as { shares: unknown; records: unknown; hops: { record: number; id: string }[] };
    assert.deepEqual(delivery.records, [14]);
    assert.deepEqual(
      (delivery.shares as { donor: string; quantity: string; given: string }[]).map(({ donor, quantity, given }) => [donor, quantity, given]),
      [['norway', '30', '60.00'], ['qatar', '15', '30.00']],
    );
    const truck = JSON.parse((await run(folder, ['trail', 'waybill:wb-1', '--json', '--books', 'b'])).output) as typeof delivery;
    assert.deepEqual((truck.shares as { quantity: string }[]).map(({ quantity }) => quantity), ['50', '10']);
    assert.ok(truck.hops.every(({ record, id }) => record <= 12 && /^[0-9a-f]{64}$/.test(id)));
  });

  await t.test('as of an earlier tree size', async () => {
    const { output } = await run(folder, ['trail', `gift:${GIFT}`, '--as-of', '11', '--json', '--books', 'b']);
    const { ends, asOf } = JSON.parse(output) as { ends: unknown; asOf: number };
    assert.equal(asOf, 11);
    assert.deepEqual(ends, [{ end: 'cash', account: 'cash:bank', fund: 'general', commodity: 'USD', quantity: '100.00', given: '100.00', givenCommodity: 'USD' }]);
  });

  await t.test('what cannot be followed', async () => {
    for (const [args, exit, message] of [
      [['trail', 'gift:11', '--books', 'b'], 1, /record 11, of kind purchase, brings nothing in from a donor/],
      [['trail', 'delivery:0', '--books', 'b'], 1, /record 0, of kind operation, delivers nothing/],
      [['trail', 'waybill:x', '--books', 'b'], 1, /waybill x/],
      [['trail', 'gift:9999', '--books', 'b'], 1, /there is no record 9999/],
      [['trail', 'norway', '--books', 'b'], 2, /follows gift:RECORD, delivery:RECORD or waybill:NUMBER/],
      [['trail', 'gift:9', '--rule', 'lifo', '--books', 'b'], 2, /--rule is one of named, fifo, proportional/],
    ] as const) {
      const found = await run(folder, args);
      assert.equal(found.exit, exit, found.messages);
      assert.match(found.messages, message);
      assert.equal(found.output, '');
    }
  });
});
