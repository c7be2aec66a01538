import assert from 'node:assert/strict';
import test from 'node:test';
import { indexOf } from './entry-index.ts';
import { isParty, organisation, type Party, staffMember, supplier, transporter, vessel } from './party.ts';
import { screen } from './screen.ts';
import { NO_VET_ZONE, partyFrom } from './untrusted-party.ts';

interface Registration {
  readonly household: string;
  readonly head: string;
  readonly members: readonly string[];
  readonly deleteBy: string;
}

const registration: Registration = { household: 'HH-1', head: 'A B', members: ['C D'], deleteBy: '2027-01-01' };

test('[SC1] the types know no way from a registration to a party, and what only looks like a party is turned away', () => {
  // Each line below would be an error of the compiler, were it let through: a test of types that fails when one compiles.
  // @ts-expect-error A registration is no facts of a supplier.
  const facts = (): Party => supplier('person', registration);
  // @ts-expect-error Nor are facts with a household beside them.
  const beside = (): Party => supplier('person', { ...registration, reference: 'HH-1', names: [registration.head] });
  // @ts-expect-error Nor is it screened as it is.
  const asItIs = (): unknown => screen(registration, indexOf([]));
  // @ts-expect-error An object of the same shape is no party: the mark cannot be written.
  const forged: Party = { role: 'supplier', nature: 'person', reference: 'HH-1', names: ['A B'], identifiers: [], countries: [], birthDate: undefined, birthPlace: undefined, position: undefined };
  assert.equal([facts, beside, asItIs].length, 3);
  assert.equal(isParty(forged), false);
  assert.throws(() => screen(forged, indexOf([])), /no-vet-zone/);
  assert.throws(() => screen({ ...supplier('person', { reference: 's', names: ['A B'] }) }, indexOf([])), /no-vet-zone/);
});

test('[SC2] input that speaks of a person in need is refused with the reason, whatever role it claims', () => {
  const plain = { role: 'supplier', nature: 'person', reference: 's-1', names: ['A B'] };
  const tries: readonly unknown[] = [
    registration, { ...registration, ...plain }, { ...plain, role: 'household' }, { ...plain, role: 'Person in need' }, { ...plain, role: 'beneficiary' },
    { ...plain, members: ['C D'] }, { ...plain, registration_id: 'r' }, { ...plain, family_size: 5 }, { ...plain, vulnerability: 'x' }, { ...plain, type: 'refugee' }, { ...plain, role: 'staff', position: 'beneficiary' },
  ];
  for (const input of tries) {
    const reading = partyFrom(input);
    assert.ok(!reading.ok && reading.refusal.code === 'no-vet-zone', JSON.stringify(input));
    assert.equal(reading.refusal.message, NO_VET_ZONE);
    assert.ok(!JSON.stringify(reading).includes('A B'), 'a refusal repeats no name');
  }
});

test('[SC2] a party is read strictly from input nobody vouches for', () => {
  const plain = { role: 'supplier', nature: 'person', reference: 's-1', names: ['A B'] };
  const good: readonly unknown[] = [
    plain, { ...plain, birthDate: '1970-05', birthPlace: 'Aleppo', countries: ['Syria'], identifiers: [{ type: 'passport', number: 'N 12345', country: 'SY' }] },
    { role: 'organisation', reference: 'o', names: ['Blue River'] }, { role: 'vessel', reference: 'v', names: ['HERMANN'] },
    { role: 'staff', reference: 'p', names: ['A B'], position: 'Head' }, { ...plain, role: 'transporter', nature: 'organisation' },
  ];
  for (const input of good) {
    const reading = partyFrom(input);
    assert.ok(reading.ok && isParty(reading.party), JSON.stringify(reading));
  }
  const bad: readonly unknown[] = [
    null, 7, 'A B', [], {}, { ...plain, role: 'donor' }, { ...plain, nature: 'vessel' }, { ...plain, names: [] }, { ...plain, names: 'A B' }, { ...plain, names: [''] }, { ...plain, colour: 'red' },
    { ...plain, birthDate: '1970-02-31' }, { ...plain, identifiers: [{ type: 'shoe', number: '45' }] }, { ...plain, identifiers: [{ type: 'passport', number: '1', note: '' }] }, { role: 'staff', reference: 'p', names: ['A B'] },
    { ...plain, position: 'Head' }, { role: 'vessel', reference: 'v', names: ['X'], birthDate: '1970' }, { ...plain, names: ['x'.repeat(501)] },
  ];
  for (const input of bad) {
    const reading = partyFrom(input);
    assert.ok(!reading.ok && reading.refusal.code === 'bad-party', JSON.stringify(input));
  }
  assert.ok([organisation({ reference: 'o', names: ['X'] }), transporter('person', { reference: 't', names: ['X'] }), vessel({ reference: 'v', names: ['X'] }), staffMember({ reference: 'p', names: ['X'], position: 'Driver' })].every(isParty));
});
