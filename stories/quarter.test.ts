// The quarter, published: the folder is what a stranger audits.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { audit } from '@amanah/audit/audit.ts';
import { folderSource } from '@amanah/cli/audit-source.ts';
import { pageCheck } from '@amanah/server/publication/page-check.ts';
import { publishBooks } from '@amanah/server/publication/publish.ts';
import { Trails } from '@amanah/trails/trails.ts';
import { story } from './quarter.story.ts';
import { tellStory } from './telling.ts';

test('[N3] the quarter ends in a publication that the audit of strangers accepts, figure by figure', { timeout: 300_000 }, async () => {
  const telling = await tellStory(story);
  const folder = mkdtempSync(join(tmpdir(), 'amanah-quarter-'));
  try {
    const { journal } = telling;
    const { name, logKey } = telling.operation;
    const published = await publishBooks({ folder, name, origin: journal.origin, logVkey: logKey, journal }, join(folder, 'public'));
    const source = folderSource(join(folder, 'public'));
    const report = await audit(source, { checkPage: pageCheck(source) });
    assert.deepEqual(report.failure, undefined);
    assert.equal(report.verified, true);
    assert.equal(report.treeSize, published.checkpointSize);
    assert.match(readFileSync(join(folder, 'public', 'reports', 'balances.json'), 'utf8'), /"loss:taken-by-armed-actors"/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('[N3] where Norway\'s money went: every dollar of it, to bread handed over, losses by class, stock and cash', async () => {
  const { books } = await tellStory(story);
  const gift = Array.from({ length: books.size }, (_, row) => row).find((row) => books.kindAt(row) === 'gift' && books.ownPostings(row)[0]?.fund === 'norway') as number;
  const found = new Trails(books).gift(gift);
  assert.ok(found.ok);
  const ends = found.trail.ends.map(({ account, quantity, given }) => [account, String(quantity), String(given)]);
  assert.equal(found.trail.ends.reduce((sum, { given }) => sum + given, 0n), 2_000_000n);
  assert.deepEqual(ends.sort(), [
    ['cash:bank', '500000', '500000'],
    ['loss:damaged', '50000', '2500'],
    ['loss:taken-by-armed-actors', '1500000', '75000'],
    ['loss:taken-by-people-in-need', '6000000', '300000'],
    ['loss:unexplained', '100000', '5000'],
    ['partner:kitchens', '10000000', '500000'],
    ['stock:port', '5000000', '250000'],
    ['stock:warehouse-1', '7350000', '367500'],
  ].sort());
});
