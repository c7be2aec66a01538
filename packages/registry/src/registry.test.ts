import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { judgeTerms, withoutRepeats } from './batch.ts';
import { countsSentence, householdsAtMost } from './counts.ts';
import { finderOf, plainDigits } from './find.ts';
import { Households, withoutErased, type Decision } from './households.ts';
import { readRegistration, registrationBytes, registrationOfBytes, type Registration } from './registration.ts';
import { reviewQueue, sideBySide, type ReviewPair } from './review-queue.ts';

const TODAY = '2026-11-22';
const amina: Registration = { head: 'Amina Haddad', spouse: 'Yusuf', members: ['Sami', 'Layla'], phone: '+963944123456', document: 'N-12 34', place: 'Al-Bab', size: 4, others: { note: 'b', about: 'a' } };

function decision(left: string, right: string, verdict: Decision['verdict']): Decision {
  return { decision: `${left}${right}${verdict}`, left, right, verdict };
}

test('[RG1] purpose and day are asked for in words', () => {
  assert.match(judgeTerms({ purpose: undefined, deleteBy: '2027-01-01' }, TODAY) ?? '', /what the registrations are kept for/);
  assert.match(judgeTerms({ purpose: 'winter', deleteBy: undefined }, TODAY) ?? '', /by which day/);
  for (const deleteBy of ['2026-02-30', '31.3.2027', '2027-1-1', '2026-11-21', '2050-01-01']) assert.notEqual(judgeTerms({ purpose: 'winter', deleteBy }, TODAY), undefined, deleteBy);
  for (const purpose of ['For Winter', 'amina haddad', 'x'.repeat(80), ' winter']) assert.notEqual(judgeTerms({ purpose, deleteBy: '2027-01-01' }, TODAY), undefined, purpose);
  for (const purpose of ['winter-2026', 'شتاء-2026', 'cash/1']) assert.equal(judgeTerms({ purpose, deleteBy: TODAY }, TODAY), undefined, purpose);
});

test('[RG4] bytes of a registration read back as it was, whatever the order of its members, and their length tells little', () => {
  const text = fc.string({ minLength: 1, maxLength: 40 }).filter((one) => one.trim() !== '').map((one) => one.trim());
  fc.assert(fc.property(fc.record({ head: text, spouse: text, members: fc.array(text, { maxLength: 9 }), others: fc.dictionary(fc.string({ minLength: 1, maxLength: 9 }).filter((key) => key !== '__proto__'), text, { maxKeys: 4 }) }), (one) => {
    const bytes = registrationBytes(one);
    assert.deepEqual(registrationOfBytes(bytes), { ...one, others: { ...one.others } });
    assert.equal(bytes.length % 128, 0);
  }));
  assert.deepEqual(registrationBytes({ ...amina, others: { about: 'a', note: 'b' } }), registrationBytes(amina));
  assert.throws(() => registrationOfBytes(Buffer.from('{"head":"CANARY')), (error: Error) => !error.message.includes('CANARY'));
});

test('[RG4] what is no registration is told by its field, and not repeated', () => {
  for (const value of [null, [], 'CANARY', { head: '' }, { head: 5 }, { head: 'a', CANARY: 'b' }, { head: 'a', members: ['CANARY', 7] }, { head: 'a', size: 0 }, { head: 'a', birth: 'CANARY' }, { head: 'a', sex: 'CANARY' }, { head: 'a', others: { x: ['CANARY'] } }]) {
    const read = readRegistration(value);
    assert.ok(!read.ok && !read.message.includes('CANARY'), JSON.stringify(value));
  }
});

test('[RG5] a submission counts once', () => {
  const of = (instance?: string): Registration => ({ ...amina, ...(instance === undefined ? {} : { instance }) });
  const { fresh, repeated } = withoutRepeats([of('uuid:1'), of('uuid:2'), of('uuid:2'), of(), of()], new Set(['uuid:1']));
  assert.deepEqual([fresh.map(({ instance }) => instance), repeated], [['uuid:2', undefined, undefined], 2]);
});

test('[RG2] the counts say registrations, and households at most', () => {
  const counts = { purpose: 'winter', registrations: 1000, merged: 20, erased: 15 };
  assert.equal(householdsAtMost(counts), 980);
  assert.equal(countsSentence(counts), '1,000 registrations were taken in for winter; people found 20 of them to be of a household that stood there already, so they are of at most 980 households. Some households may still stand twice. 15 have been erased since.');
});

test('[RG2] [RG7] households are what merges join; a merge that joins nothing is known; what is different and joined anyway is shown', () => {
  const decisions = [decision('a', 'b', 'same'), decision('b', 'c', 'same'), decision('a', 'c', 'same'), decision('c', 'd', 'different'), decision('a', 'd', 'different')];
  const households = new Households(['a', 'b', 'c', 'd', 'e'], decisions);
  assert.deepEqual([households.of('c'), households.of('e'), households.idle, households.all().length], [['a', 'b', 'c'], ['e'], ['acsame'], 3]);
  assert.deepEqual(households.wouldJoin('b', 'd').map(({ left, right }) => left + right), ['cd', 'ad']);
  assert.deepEqual(new Households(['a', 'b', 'c', 'd'], [...decisions, decision('b', 'd', 'same')]).joinedAnyway().map(({ left, right }) => left + right), ['cd', 'ad']);
});

test('[RG10] when registrations of a household are erased, those that are left stay one household', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.boolean()), { maxLength: 14 }), fc.subarray(ids), (pairs, erasedIds) => {
    const all = new Households(ids, []);
    const decisions: Decision[] = [];
    for (const [left, right, same] of pairs) {
      if (left === right || (same && new Households(ids, decisions).areOne(left, right))) continue;
      decisions.push({ ...decision(left, right, same ? 'same' : 'different'), decision: `${decisions.length}` });
    }
    const before = new Households(ids, decisions);
    const erased = new Set(erasedIds);
    const { gone, repointed } = withoutErased(decisions, erased);
    const left = ids.filter((id) => !erased.has(id));
    const after = new Households(left, decisions.filter((one) => !gone.includes(one.decision)).map((one) => ({ ...one, ...repointed.find((moved) => moved.decision === one.decision) })));
    for (const one of left) for (const other of left) assert.equal(after.areOne(one, other), before.areOne(one, other), `${one} ${other}`);
    assert.deepEqual(after.idle, [], 'no merge is left that joins nothing');
    assert.equal(all.all().length, ids.length);
  }), { numRuns: 300 });
});

test('[RG3] the queue is the likeliest first, without what was decided or is one household already', () => {
  const pair = (left: string, right: string, weight: number): ReviewPair => ({ left, right, weight, probability: 0.9, verdict: 'review', prior: -10, steps: [] });
  const decisions = [decision('a', 'b', 'same'), decision('c', 'd', 'different')];
  const queue = reviewQueue([pair('a', 'b', 9), pair('c', 'b', 5), pair('d', 'c', 7), pair('a', 'c', 8), pair('a', 'gone', 8)], decisions, new Households(['a', 'b', 'c', 'd'], decisions));
  assert.deepEqual(queue.map(({ left, right }) => left + right), ['ac', 'cb']);
  assert.deepEqual(sideBySide(amina, { ...amina, head: 'AMINA  HADDAD', size: 5, phone: '' }).filter(({ field }) => ['head', 'size', 'phone', 'birth'].includes(field)).map(({ field, state }) => [field, state]), [['head', 'same'], ['phone', 'one-side'], ['birth', 'absent'], ['size', 'differs']]);
});

test('[RG3] somebody is found by what they say of themselves, in any digits, and near names only when asked for', () => {
  for (const wanted of [{ name: 'amina HADDAD' }, { name: 'layla' }, { phone: '0944 123 456' }, { phone: '٠٩٤٤١٢٣٤٥٦' }, { document: 'n1234' }, { place: 'al-bab', name: 'Yusuf' }]) assert.equal(finderOf(wanted)(amina), true, JSON.stringify(wanted));
  for (const wanted of [{ name: 'Amina' }, { name: 'أمينة حداد' }, { phone: '3456' }, { document: 'n123' }, { name: 'Layla', place: 'Azaz' }]) assert.equal(finderOf(wanted)(amina), false, JSON.stringify(wanted));
  for (const name of ['أمينة حداد', 'Hadad', 'حداد']) assert.equal(finderOf({ name }, true)(amina), true, name);
  assert.equal(finderOf({ name: 'Mansour' }, true)(amina), false);
  assert.equal(plainDigits('٠१୯9'), '0199');
});
