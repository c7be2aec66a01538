import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { entryText, listDigest, type ListEntry, type SanctionsList } from '@amanah/screening/list-entry.ts';
import { organisation, partyText, staffMember, supplier } from '@amanah/screening/party.ts';
import { compareAll } from './compare-all.ts';
import { digestOf } from './list-file.ts';
import type { ScreenedParty } from './parties.ts';

const WORDS = ['Blue', 'River', 'Trading', 'Karim', 'Haddad', 'Orient', 'Shipping', 'Yusuf', 'Nasser', 'Stone'];

const nameOf = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 3 }).map((words) => words.join(' '));
const entryOf = fc.record({ id: fc.integer({ min: 1, max: 9 }).map(String), person: fc.boolean(), name: nameOf, born: fc.constantFrom(undefined, '1970-01-01') });
const partyOf = fc.record({ code: fc.integer({ min: 1, max: 7 }), person: fc.boolean(), name: nameOf });

type EntrySeed = typeof entryOf extends fc.Arbitrary<infer T> ? T : never;
type PartySeed = typeof partyOf extends fc.Arbitrary<infer T> ? T : never;

function listFrom(seeds: readonly EntrySeed[]): SanctionsList {
  const entries = [...new Map(seeds.map((one) => [one.id, one])).values()].map(({ id, person, name, born }): ListEntry => {
    const facts = { id, kind: person ? 'person' : 'organisation', names: [{ text: name, quality: 'primary' }], identifiers: [], birthDates: born === undefined ? [] : [{ from: born, to: born, about: false }], birthPlaces: [], countries: [], programmes: [] } as const;
    return { ...facts, digest: digestOf(entryText(facts)) };
  });
  return { name: 'made-up', date: '2026-11-01', digest: listDigest(entries, digestOf), entries, warning: undefined };
}

function partiesFrom(seeds: readonly PartySeed[]): readonly ScreenedParty[] {
  return [...new Map(seeds.map((one) => [one.code, one])).values()].map(({ code, person, name }) => {
    const party = person ? (code % 2 === 0 ? staffMember({ reference: `staff:${code}`, names: [name], position: 'driver' }) : supplier('person', { reference: `supplier:${code}`, names: [name], birthDate: '1970' })) : organisation({ reference: `organisation:${code}`, names: [name] });
    return { party, digest: digestOf(partyText(party)), organisation: undefined };
  });
}

test('[SC18] comparing only what changed, of the list and of the parties, gives exactly what comparing everything gives', async () => {
  const some = { minLength: 1, maxLength: 9 };
  let carriedOver = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ entries: fc.array(entryOf, some), parties: fc.array(partyOf, some), threshold: fc.constantFrom(737, 737, 700) }), { minLength: 2, maxLength: 4 }), async (versions) => {
      let before: Parameters<typeof compareAll>[0]['before'];
      for (const [at, { entries, parties, threshold }] of versions.entries()) {
        // Half of what was there before stays as it was.
        const list = listFrom(at === 0 ? entries : [...(versions[at - 1]?.entries ?? []), ...entries.slice(0, 3)]);
        const now = partiesFrom(at === 0 ? parties : [...(versions[at - 1]?.parties ?? []), ...parties.slice(0, 3)]);
        const [changed, whole] = [await compareAll({ list, parties: now, threshold, engine: 'one', before }), await compareAll({ list, parties: now, threshold, engine: 'one' })];
        assert.deepEqual([changed.hits, changed.screened], [whole.hits, whole.screened]);
        if (!changed.how.whole) carriedOver += changed.how.partiesKept;
        before = { kept: { run: { list: list.name, digest: list.digest, date: list.date, threshold, engine: 'one', made: 0, holder: 'amal' }, screened: changed.screened, hits: changed.hits }, entries: new Map(list.entries.map(({ id, digest }) => [id, digest])) };
      }
    }),
    { numRuns: 60 },
  );
  assert.ok(carriedOver > 50, 'something was carried over, or this shows nothing');
});

test('[SC18] another program, or another threshold, compares everything again', async () => {
  const list = listFrom([{ id: '1', person: false, name: 'Blue River', born: undefined }]);
  const parties = partiesFrom([{ code: 1, person: false, name: 'Blue River' }]);
  const first = await compareAll({ list, parties, threshold: 737, engine: 'one' });
  const before = { kept: { run: { list: list.name, digest: list.digest, date: list.date, threshold: 737, engine: 'one', made: 0, holder: 'amal' }, screened: first.screened, hits: first.hits }, entries: new Map([['1', list.entries[0]?.digest ?? '']]) };
  const how = async (engine: string, threshold: number): Promise<boolean> => (await compareAll({ list, parties, threshold, engine, before })).how.whole;
  assert.deepEqual([await how('one', 737), await how('two', 737), await how('one', 738)], [false, true, true]);
  assert.equal(first.hits.length, 1);
});
