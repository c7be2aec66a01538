import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { chainAnew, loosen, type LooseEntry } from './actors/forger.ts';
import { Auditor, Objection } from './auditor.ts';
import { decidingOperation } from './deciding-operation.ts';
import { randomVotes } from './random-votes.ts';
import { seedOfAuthor, signedEntries } from './signed-entries.ts';
import { simulate } from './simulate.ts';

test('[V18] over random votes the auditor, who counts by hand, comes to the outcome that was admitted', () => {
  const met = new Map<string, number>();
  for (let seed = 1; seed <= 30; seed += 1) {
    const scribe = randomVotes(seed, 6);
    assert.doesNotThrow(() => new Auditor().readNew(signedEntries(scribe)), `seed ${seed}`);
    for (const { body } of scribe.books.matters.documents('outcome')) met.set(String(body['verdict']), (met.get(String(body['verdict'])) ?? 0) + 1);
  }
  assert.deepEqual([...met.keys()].sort(), ['failed', 'no-quorum', 'passed', 'tied']);
});

test('[V18] random operations propose, vote in the open and hidden, decide, rest acts on decisions, and are refused what a decision does not bear', async () => {
  const met = new Map<string, number>();
  const add = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);
  for (let seed = 2004; seed < 2016; seed += 1) {
    const { world } = await simulate(seed, { steps: 60 });
    for (const entry of world.disk.entries) {
      const { record } = loosen(entry);
      if (['proposal', 'ballot', 'ballot-opening', 'outcome'].includes(record.kind)) add(record.kind);
      if (record.kind === 'ballot' && record.body['commitment'] !== undefined) add('hidden ballot');
      if (record.kind === 'outcome') add(String(record.body['verdict']));
      if (record.body['decision'] !== undefined) add('act on a decision');
    }
  }
  const wanted = ['proposal', 'ballot', 'hidden ballot', 'ballot-opening', 'outcome', 'passed', 'failed', 'no-quorum', 'act on a decision'];
  assert.deepEqual(wanted.filter((what) => !met.has(what)), [], JSON.stringify([...met]));
});

/** The operation with some of its records changed, signed and chained anew by somebody who has every key. */
function forged(entries: readonly Uint8Array[], change: (entry: LooseEntry, at: number) => JsonObject | undefined): Uint8Array[] {
  return chainAnew(entries.map((bytes, at) => {
    const entry = loosen(bytes);
    const body = change(entry, at);
    return body === undefined ? entry : { ...entry, record: { ...entry.record, body } };
  }), seedOfAuthor);
}

test('[V18] the auditor objects to an outcome that differs, to a ballot that counts twice, and to an act that its decision does not bear', () => {
  const { scribe, rows } = decidingOperation();
  const entries = signedEntries(scribe);
  const outcomes = scribe.books.matters.documents('outcome');
  const outcomeOf = (code: string): number => outcomes.find(({ body }) => body['proposal'] === scribe.books.idAt(rows[code] as number))?.index as number;
  const objects = (what: string, change: (entry: LooseEntry, at: number) => JsonObject | undefined): void => assert.throws(() => new Auditor().readNew(forged(entries, change)), Objection, what);
  assert.doesNotThrow(() => new Auditor().readNew(forged(entries, () => undefined)));
  objects('cars pass', ({ record }, at) => (at === outcomeOf('cars') ? { ...record.body, verdict: 'passed' } : undefined));
  objects('a ballot more', ({ record }, at) => (at === outcomeOf('rent') ? { ...record.body, counted: 6 } : undefined));
  objects('signs without a quorum', ({ record }, at) => (at === outcomeOf('flags') ? { ...record.body, verdict: 'failed' } : undefined));
  objects('a vote for another', ({ record }) => (record.kind === 'ballot' && record.body['proposal'] === scribe.books.idAt(rows['rent'] as number) ? { ...record.body, choice: { vote: 'no' } } : undefined));
  const uses = outcomes.flatMap(({ id }) => scribe.books.matters.usesOf(id)).filter(({ spent }) => spent !== '0').map(({ row }) => row);
  for (const row of uses) {
    objects(`record ${row} draws more than was decided`, ({ record }, at) => (at === row ? { ...record.body, amount: { commodity: 'USD', least: '4000001' } } : undefined));
    objects(`record ${row} rests on nothing`, ({ record }, at) => {
      if (at !== row) return undefined;
      const { decision: _, ...rest } = record.body;
      return rest;
    });
  }
});
