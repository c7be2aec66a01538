import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomOperation } from '../../../simulation/random-operation.ts';
import { Scribe, booksOfFirst, fileDigest, sourceBlock } from '../../../simulation/scribe.ts';
import { REPORT_NAMES, buildReport } from './report.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { cellsDigest, rowKey } from '@amanah/core/ledger/books.ts';
import { SNAPSHOT_VERSION, booksOfSnapshot, snapshotBytes } from '@amanah/core/ledger/snapshot.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const reportsOf = (books: Books): unknown => REPORT_NAMES.map((name) => buildReport(name, books, books.size));

test('[R7] books folded again, and books loaded from a snapshot and continued, are the same books', () => {
  fc.assert(
    fc.property(seeds, fc.double({ min: 0, max: 1, noNaN: true }), (seed, cut) => {
      const scribe = randomOperation(seed, 40);
      const part = booksOfFirst(scribe, Math.floor(scribe.books.size * cut));
      const loaded = booksOfSnapshot(snapshotBytes(part));
      assert.ok(loaded !== undefined);
      for (const admitted of scribe.admitted.slice(part.size)) loaded.apply(admitted);
      assert.deepEqual(reportsOf(loaded), reportsOf(scribe.books));
      assert.deepEqual(Buffer.from(snapshotBytes(loaded)), Buffer.from(snapshotBytes(booksOfFirst(scribe, scribe.books.size))));
    }),
    { numRuns: 25 },
  );
});

test('[R7] a snapshot of another version is not read', () => {
  const bytes = snapshotBytes(new Scribe().begin().books);
  const text = Buffer.from(bytes).toString('latin1').replace(`"version":${SNAPSHOT_VERSION}`, `"version":${(SNAPSHOT_VERSION + 1) % 10}`);
  assert.equal(booksOfSnapshot(Buffer.from(text, 'latin1')), undefined);
  assert.equal(booksOfSnapshot(Uint8Array.of(1, 2)), undefined);
});

function restated(): { readonly books: Books; readonly old: number; readonly now: number; readonly key: Uint8Array } {
  const scribe = new Scribe().begin({ organisations: ['publisher', 'erc'], sites: ['gate'], funds: ['open'], goods: ['consignment', 'food/mt'] });
  const body = (file: string, least: string) => ({
    point: 'crossed', site: 'gate', fund: 'open', donor: 'erc', goods: [{ amount: { commodity: 'food/mt', least } }], source: sourceBlock(file, '7', { Quantity: least }),
  });
  const old = scribe.write('arrival', body(scribe.open('trucks', 'one'), '5'), '2024-05-01');
  const second = scribe.open('trucks', 'two');
  const fields = [{ field: 'Quantity', from: '5', to: '8' }, { field: 'Units', to: 'MT' }];
  const now = scribe.write('restatement', { of: scribe.books.idAt(old), change: 'changed', fields, now: { kind: 'arrival', eventTime: '2024-04-30', body: body(second, '8') } }, '2025-01-19');
  return { books: scribe.books, old, now, key: rowKey('trucks', '7') };
}

test('[R7] what supersedes a row takes its place from its own size on: kind, day, figures and statement are those of the newer file', () => {
  const { books, old, now, key } = restated();
  assert.deepEqual([books.stands(old, now), books.stands(old, now + 1), books.stands(now, now), books.stands(now, now + 1)], [true, false, false, true]);
  assert.equal(books.findStatement(key), now);
  assert.deepEqual([books.kindAt(now), books.statedKindAt(now), books.days.values[now], books.facetsAt(now)['site']], ['restatement', 'arrival', 20240430, 'gate']);
  assert.deepEqual(books.ownPostings(now), [{ source: 'donor:erc', destination: 'stock:gate', fund: 'open', commodity: 'food/mt', amount: 8n }]);
  assert.deepEqual(Array.from({ length: books.restated.row.length }, (_, at) => [books.restated.row.values[at], books.names.name(books.restated.field.values[at] as number)]), [[now, 'Quantity'], [now, 'Units']]);
  assert.deepEqual(Buffer.from(books.cellDigests.values.subarray(now * 20, now * 20 + 20)), Buffer.from(cellsDigest({ Quantity: '8' })));
  assert.equal(books.sourceAt(now)?.file, fileDigest('two'));
  assert.equal(books.findRecord(books.idAt(old)), old);
  assert.equal(books.findRecord('0'.repeat(64)), undefined);
});

test('[R7] a master counts from its own place on, in its newest version', () => {
  const scribe = new Scribe().begin({ organisations: ['erc'] });
  const size = scribe.books.size;
  scribe.write('organisation', { code: 'erc', name: 'Egyptian Red Crescent' });
  assert.deepEqual([scribe.books.nameOf('organisation', 'erc'), scribe.books.master('organisation', 'erc', size)?.['name'], scribe.books.master('organisation', 'erc', 0)], ['Egyptian Red Crescent', 'Name of erc', undefined]);
  assert.equal(scribe.books.nameOf('site', 'nowhere'), 'nowhere');
});
