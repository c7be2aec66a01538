import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { chainAnew, loosen, type LooseEntry } from './actors/forger.ts';
import { Auditor, Objection } from './auditor.ts';
import { authorKey, fileDigest, Scribe } from './scribe.ts';
import { seedOfAuthor, signedEntries } from './signed-entries.ts';
import { simulate } from './simulate.ts';

test('[V19] random operations screen, decide, take decisions back, and are refused what a hit or a name that is new does not allow', async () => {
  const met = new Map<string, number>();
  const add = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);
  for (let seed = 3000; seed < 3015; seed += 1) {
    const { world } = await simulate(seed, { steps: 60 });
    for (const entry of world.disk.entries) {
      const { record } = loosen(entry);
      if (record.kind === 'screening') add(record.body['previousDigest'] === undefined ? 'first screening' : 'next screening');
      if (record.kind === 'screening-decision') add(String(record.body['verdict']));
    }
    for (const line of world.lastLines(10_000)) {
      const code = /: (open-hit|not-screened|screening-differs)$/.exec(line)?.[1];
      if (code !== undefined) add(code);
    }
  }
  const wanted = ['first screening', 'next screening', 'not-a-match', 'match', 'open-hit', 'not-screened', 'screening-differs'];
  assert.deepEqual(wanted.filter((what) => !met.has(what)), [], JSON.stringify([...met]));
});

/** A little operation in which a hit is found, cleared by two people, and then paid. */
function operation(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['erc', 'mill'], funds: ['open'] });
  scribe.now = '2024-05-02T10:00:00Z';
  for (const [at, holder] of ['one', 'two'].entries()) scribe.write('key', { key: authorKey(at + 1), holder, role: 'treasurer' });
  scribe.write('policy', { subject: 'screening', version: 1, parameters: { 'cleared-by': 'two-people' } });
  scribe.write('gift', { donor: 'erc', fund: 'open', amount: { commodity: 'USD', least: '1000' }, account: 'bank', form: 'money' });
  const run: JsonObject = { list: 'un', listDate: '2024-04-20', listDigest: fileDigest('l'), entries: 9, added: 9, changed: 0, removed: 0, threshold: 737, parties: 2, others: 0, hits: 1, open: ['mill'] };
  scribe.write('screening', run);
  for (const at of [1, 2]) scribe.write('screening-decision', { party: 'mill', list: 'un', listDigest: fileDigest('l'), verdict: 'not-a-match', hits: 1, basis: fileDigest('b') }, '2024-05-01', { author: authorKey(at) });
  scribe.write('payment', { account: 'bank', fund: 'open', amount: { commodity: 'USD', least: '5' }, supplier: 'mill' });
  const { open: _, ...rest } = run;
  scribe.write('screening', { ...rest, previousDigest: fileDigest('l'), added: 0 });
  return scribe;
}

test('[V19] the auditor objects to a screening that leaves out or does not continue, to a decision about nothing, and to a payment that half of the people cleared', () => {
  const scribe = operation();
  const entries = signedEntries(scribe);
  const forged = (change: (entry: LooseEntry, at: number) => JsonObject | undefined): Uint8Array[] =>
    chainAnew(entries.map((bytes, at) => {
      const entry = loosen(bytes);
      const body = change(entry, at);
      return body === undefined ? entry : { ...entry, record: { ...entry.record, body } };
    }), seedOfAuthor);
  const objects = (what: string, kind: string, turn: number, change: JsonObject): void => {
    let met = 0;
    assert.throws(() => new Auditor().readNew(forged(({ record }) => (record.kind === kind && (met += 1) === turn ? { ...record.body, ...change } : undefined))), Objection, what);
  };
  assert.doesNotThrow(() => new Auditor().readNew(forged(() => undefined)));
  objects('an organisation is left out', 'screening', 1, { parties: 1 });
  objects('entries come from nowhere', 'screening', 1, { entries: 8 });
  objects('another version is continued', 'screening', 2, { previousDigest: fileDigest('x') });
  objects('the list is old', 'screening', 1, { listDate: '2024-01-01' });
  objects('somebody who was not open is decided about', 'screening-decision', 1, { party: 'erc' });
  objects('the second person found a match', 'screening-decision', 2, { verdict: 'match' });
  objects('the second person speaks of another list', 'screening-decision', 2, { list: 'eu' });
  objects('one more is open', 'screening', 1, { open: ['erc', 'mill'], hits: 2 });
});
