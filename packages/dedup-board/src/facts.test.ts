import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { areTwo, type Fact } from './facts.ts';
import { type Household, householdKeys } from './household-keys.ts';

/** Whether what two households have in common counts as two, seen from the first. */
function isTwo(one: Household, other: Household): boolean {
  const [own, others] = [householdKeys(one, 'c'), householdKeys(other, 'c')];
  return areTwo(own.filter(({ input }) => others.some((key) => key.input.join() === input.join())));
}

const AHMAD: Household = { head: 'Ahmad Mahmoud Haddad', spouse: 'Fatima Nasser', born: '1981-05-30', phone: '0591234567', document: 'P-102334', village: 'Tel Nour', district: 'North', camp: 'Amal', block: 'B', shelter: '7', members: 'Ahmad; Fatima; Rami; Sami' };

function some(...fields: readonly (keyof Household)[]): Household {
  return Object.fromEntries(fields.map((field) => [field, AHMAD[field]]));
}

test('[DB25] two things that are different count as two', () => {
  for (const other of [some('head', 'born'), some('document', 'head', 'phone'), some('document', 'head', 'born'), some('head', 'spouse', 'village'), some('head', 'born', 'camp', 'block', 'shelter')]) {
    assert.ok(isTwo(AHMAD, other) && isTwo(other, AHMAD), JSON.stringify(other));
  }
  for (const both of [some('head', 'phone'), some('head', 'members', 'village')]) assert.ok(isTwo(both, both), JSON.stringify(both));
});

test('[DB25] names, places and one thing alone do not, nor what kin and neighbours share', () => {
  for (const other of [some('document'), some('head'), some('head', 'village', 'district'), some('head', 'village', 'camp', 'block'), some('document', 'phone', 'village'), some('camp', 'block', 'shelter', 'phone')]) {
    assert.ok(!isTwo(AHMAD, other) && !isTwo(other, AHMAD), JSON.stringify(other));
  }
  const brother: Household = { ...some('phone', 'village', 'district', 'camp', 'block', 'shelter'), head: 'Anas Mahmoud Haddad', spouse: 'Rana Aziz', born: '1984-02-11', document: 'P-771190', members: 'Anas; Rana; Huda' };
  const cousin: Household = { ...brother, head: 'Ahmad Said Haddad' };
  for (const kin of [brother, cousin]) assert.ok(!isTwo(AHMAD, kin) && !isTwo(kin, AHMAD), kin.head);
});

test('[DB25] more keys never make less of it, and one key is never two', () => {
  const facts = fc.uniqueArray(fc.constantFrom<Fact>('document', 'phone', 'head 1', 'head 2', 'head else', 'spouse', 'members', 'birth', 'shelter', 'place'), { minLength: 1, maxLength: 5 }).map((list) => ({ facts: list }));
  fc.assert(fc.property(fc.array(facts, { maxLength: 5 }), facts, (keys, more) => {
    assert.ok(!areTwo([more]) && !areTwo([more, more]));
    assert.ok(!areTwo(keys) || areTwo([...keys, more]));
    assert.equal(areTwo(keys), areTwo([...keys].reverse()));
  }), { numRuns: 300 });
});
