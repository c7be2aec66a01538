// Papers of every story: a receipt for each gift by each rule, a waybill for each dispatch.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { verifyReceiptFile } from '@amanah/documents/receipt/file.ts';
import { drawnReceipt, drawnWaybill } from '@amanah/server/operate/drawn-documents.ts';
import { RULES } from '@amanah/trails/trail.ts';
import { STORIES } from './all-stories.ts';
import { tellStory } from './telling.ts';

for (const story of STORIES) {
  test(`[D5] [D8] ${story.name}: every gift has a receipt that verifies and follows it by every rule`, async () => {
    const { journal } = await tellStory(story);
    const logVkey = String((JSON.parse(new TextDecoder().decode(await journal.entry(0))) as { record: { body: { logKey: string } } }).record.body.logKey);
    const gifts = Array.from({ length: journal.size }, (_, row) => row).filter((row) => journal.books.statedKindAt(row) === 'gift');
    for (const row of gifts) {
      for (const rule of RULES) {
        const drawn = await drawnReceipt({ journal, logVkey }, row, rule);
        assert.ok(drawn.ok, drawn.ok ? '' : drawn.message);
        assert.equal(drawn.trailLeftOut, undefined, `record ${row}, ${rule}`);
        const verified = verifyReceiptFile(drawn.html, logVkey);
        assert.ok(verified.ok, verified.ok ? '' : `record ${row}, ${rule}: ${verified.at}: ${verified.message}`);
      }
    }
  });

  test(`[D1] [D2] ${story.name}: every waybill is drawn`, async () => {
    const { journal } = await tellStory(story);
    for (let row = 0; row < journal.size; row += 1) {
      if (journal.books.statedKindAt(row) !== 'dispatch') continue;
      const { record } = JSON.parse(new TextDecoder().decode(await journal.entry(row))) as { record: { body: { waybill: string } } };
      const html = await drawnWaybill({ journal }, record.body.waybill);
      assert.ok(html !== undefined && html.includes(record.body.waybill), record.body.waybill);
      assert.ok(html.includes(journal.books.idAt(row).slice(32)) || !journal.books.stands(row, journal.size));
    }
  });
}

test('every rule that a receipt can name is explained by the format of trails', () => {
  const text = readFileSync(new URL('../docs/formats/trail.md', import.meta.url), 'utf8');
  for (const rule of RULES) assert.ok(text.includes(rule));
});
