import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, authorKey, fileDigest } from '../../../../simulation/scribe.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { MADE_UP, madeUpFile, type MadeUp } from '../testing/made-up-list.ts';
import { checkScreening } from './check.ts';
import { readListFiles, type ReadList } from './list-file.ts';

function list(entries: readonly MadeUp[] = MADE_UP, changed?: string): ReadList {
  const read = readListFiles([{ name: 'entities.ftm.json', bytes: madeUpFile(entries, changed) }], { list: 'made-up', today: '2026-11-22' });
  assert.ok(read.ok);
  return read;
}

function books(): Scribe {
  const scribe = new Scribe().begin();
  for (const [code, name] of [['mill', 'Quorvane Mill Trading Ltd'], ['ship', 'Blenkov Orient Shipping'], ['kind', 'Helping Hands of the Coast']] as const) scribe.write('organisation', { code, name });
  scribe.write('key', { key: authorKey(1), holder: 'treasurer-1', role: 'treasurer' });
  return scribe;
}

function run({ list: { digest, date, entries } }: ReadList, more: JsonObject = {}): JsonObject {
  return { list: 'made-up', listDate: date, listDigest: digest, entries: entries.length, added: entries.length, changed: 0, removed: 0, threshold: 737, parties: 3, others: 0, hits: 2, open: ['mill', 'ship'], ...more };
}

const steps = async (scribe: Scribe, row: number, read: ReadList, before?: ReadList): Promise<readonly string[]> => (await checkScreening({ books: scribe.books, row, read, before })).differences.map(({ step }) => step);

test('[SC21] what was screened as it says is the same again; organisations that came later do not count', async () => {
  const [scribe, first] = [books(), list()];
  const row = scribe.write('screening', run(first), '2026-11-22');
  scribe.write('organisation', { code: 'late', name: 'Star of Vellumar' });
  assert.deepEqual(await steps(scribe, row, first), []);
  const check = await checkScreening({ books: scribe.books, row, read: first });
  assert.deepEqual([check.found.parties, check.found.hits, check.found.open, check.notes], [3, 2, ['mill', 'ship'], []]);
});

test('[SC21] a hit that is not named, fewer hits, another list and another version before are each told with their step', async () => {
  const first = list();
  const tries: readonly (readonly [JsonObject, readonly string[]])[] = [
    [{ open: ['mill'] }, ['open']],
    [{ open: [], hits: 0 }, ['hits', 'open', 'open']],
    [{ listDigest: fileDigest('another') }, ['list']],
    [{ entries: 5, added: 5 }, ['list']],
    [{ listDate: '2026-11-19' }, ['list']],
    [{ threshold: 1000 }, []],
    [{ hits: 9, open: ['kind', 'mill', 'ship'] }, []],
  ];
  for (const [lie, expected] of tries) {
    const scribe = books();
    assert.deepEqual(await steps(scribe, scribe.write('screening', run(first, lie), '2026-11-22'), first), expected, JSON.stringify(lie));
  }
  const scribe = books();
  scribe.write('screening', run(first), '2026-11-22');
  const second = list([...MADE_UP.slice(1), { id: 'mu-9', schema: 'Person', names: ['Somebody Quite Else'] }], '2026-11-21');
  const row = scribe.write('screening', run(second, { previousDigest: first.list.digest, added: 0, removed: 0, changed: 1, hits: 1, open: ['ship'] }), '2026-11-22');
  assert.deepEqual(await steps(scribe, row, second), []);
  assert.deepEqual(await steps(scribe, row, second, first), ['version-before', 'version-before', 'version-before']);
  assert.deepEqual(await steps(scribe, row, second, second), ['version-before']);
});

test('[SC21] whom a threshold above the usual one hides is told', async () => {
  const [scribe, first] = [books(), list()];
  scribe.write('organisation', { code: 'slip', name: 'Quorvane Mil Tradng' });
  const row = scribe.write('screening', run(first, { threshold: 1000, parties: 4 }), '2026-11-22');
  const check = await checkScreening({ books: scribe.books, row, read: first });
  assert.deepEqual([check.differences, check.notes], [[], ['It was screened from 1000 on. From 705 on, as is usual, these would be hits as well: slip.']]);
});

test('[SC21] what people decided before explains who is not named; half of two people does not', async () => {
  const first = list();
  const decide = (scribe: Scribe, party: string, author?: string): void => void scribe.write('screening-decision', { party, list: 'made-up', listDigest: first.list.digest, verdict: 'not-a-match', hits: 1, basis: fileDigest('b') }, '2026-11-22', author === undefined ? {} : { author });
  const again = (open: readonly string[]): JsonObject => run(first, { previousDigest: first.list.digest, added: 0, open: [...open] });
  const scribe = books();
  scribe.write('screening', run(first), '2026-11-22');
  decide(scribe, 'mill');
  const row = scribe.write('screening', again(['ship']), '2026-11-22');
  const check = await checkScreening({ books: scribe.books, row, read: first });
  assert.deepEqual([check.differences, check.notes.length], [[], 1]);
  scribe.write('policy', { subject: 'screening', version: 1, parameters: { 'cleared-by': 'two-people' } });
  const unexplained = scribe.write('screening', again(['ship']), '2026-11-22');
  assert.deepEqual(await steps(scribe, unexplained, first), ['open'], 'since then two are asked for');
});
