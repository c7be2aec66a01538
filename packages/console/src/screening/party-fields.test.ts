import { test } from 'node:test';
import assert from 'node:assert/strict';
import { blankParty, PARTY_ROLES, partyFields, partyToSend, type PartyFields } from './party-fields.ts';

const FILLED: PartyFields = {
  role: 'staff', nature: 'person', name: ' Ayla Demir ', names: 'آيلا دمير\n\nAyla Demir', position: 'driver', birthDate: '1985', birthPlace: 'Sampletown', countries: 'Türkiye، Lebanon', organisation: 'haul',
  identifiers: [{ type: 'passport', number: ' B1 ', country: '' }, { type: 'other', number: ' ', country: 'Iraq' }],
};

test('[SC30] a party has the fields of its role and no other; nobody is what the form cannot say', () => {
  assert.deepEqual(partyToSend(FILLED, 'staff:1'), { reference: 'staff:1', role: 'staff', names: ['Ayla Demir', 'آيلا دمير'], identifiers: [{ type: 'passport', number: 'B1' }], countries: ['Türkiye', 'Lebanon'], birthDate: '1985', birthPlace: 'Sampletown', position: 'driver' });
  assert.deepEqual(Object.keys(partyToSend({ ...FILLED, role: 'vessel' }, 'vessel:1')), ['reference', 'role', 'names', 'identifiers', 'countries']);
  const company = partyToSend({ ...FILLED, role: 'supplier', nature: 'organisation' }, 'supplier:1') as { readonly [name: string]: unknown };
  assert.deepEqual([company['nature'], company['organisation'], company['birthDate'], company['position']], ['organisation', 'haul', undefined, undefined]);
  assert.deepEqual([...PARTY_ROLES].sort(), ['staff', 'supplier', 'transporter', 'vessel']);
  assert.equal(blankParty('household').role, 'staff', 'an address cannot ask for another role');
});

test('[SC30] a party that is kept comes back into its fields as it was', () => {
  const kept = { reference: 'supplier:1', role: 'supplier', nature: 'person', names: ['Ayla Demir', 'آيلا دمير'], organisation: 'haul', identifiers: [{ type: 'passport', number: 'B1' }], countries: ['Lebanon'], birthDate: '1985', birthPlace: null, position: null } as const;
  assert.deepEqual(partyToSend(partyFields(kept), kept.reference), { reference: 'supplier:1', role: 'supplier', names: ['Ayla Demir', 'آيلا دمير'], nature: 'person', organisation: 'haul', identifiers: [{ type: 'passport', number: 'B1' }], countries: ['Lebanon'], birthDate: '1985' });
});
