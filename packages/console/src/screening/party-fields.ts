// What the form of a party holds, and the party that it makes. There is no field for a household, and none for what
// somebody needs or received.

import type { PrivateParty } from './answers.ts';

export interface IdentifierFields {
  readonly type: string;
  readonly number: string;
  readonly country: string;
}

export interface PartyFields {
  readonly role: string;
  readonly nature: string;
  readonly name: string;
  /** One on a line. */
  readonly names: string;
  readonly position: string;
  readonly birthDate: string;
  readonly birthPlace: string;
  /** With commas between. */
  readonly countries: string;
  readonly organisation: string;
  readonly identifiers: readonly IdentifierFields[];
}

export const PARTY_ROLES = ['staff', 'transporter', 'supplier', 'vessel'] as const;
/** The types of numbers, in the order in which they are offered. */
export const IDENTIFIERS = ['passport', 'national-id', 'registration', 'tax', 'imo', 'mmsi', 'call-sign', 'lei', 'bic', 'other'] as const;

export function blankParty(role: string): PartyFields {
  return { role: PARTY_ROLES.find((one) => one === role) ?? 'staff', nature: 'person', name: '', names: '', position: '', birthDate: '', birthPlace: '', countries: '', organisation: '', identifiers: [] };
}

/** The fields of a party that is kept already. */
export function partyFields({ role, nature, names, position, birthDate, birthPlace, countries, organisation, identifiers }: PrivateParty): PartyFields {
  const [name = '', ...others] = names;
  return {
    role, nature: nature === 'organisation' ? 'organisation' : 'person', name, names: others.join('\n'), position: position ?? '', birthDate: birthDate ?? '', birthPlace: birthPlace ?? '', countries: countries.join(', '),
    organisation: organisation ?? '', identifiers: identifiers.map(({ type, number, country }) => ({ type, number, country: country ?? '' })),
  };
}

/** True where the party is one person, who was born somewhere. */
export function isPerson({ role, nature }: Pick<PartyFields, 'role' | 'nature'>): boolean {
  return role === 'staff' || (role !== 'vessel' && nature === 'person');
}

/** What is sent: what the role has no use for is left out, and so is what is empty. `reference` stands in addresses, so no name is in it. */
export function partyToSend(fields: PartyFields, reference: string): object {
  const { role, nature, name, names, organisation } = fields;
  const countries = listed(fields.countries, /[,،;\n]/);
  const identifiers = fields.identifiers.filter(({ number }) => number.trim() !== '').map(({ type, number, country }) => ({ type, number: number.trim(), ...(country.trim() === '' ? {} : { country: country.trim() }) }));
  const said = (key: 'position' | 'birthDate' | 'birthPlace', isAsked: boolean): object => (isAsked && fields[key].trim() !== '' ? { [key]: fields[key].trim() } : {});
  return {
    reference, role, names: [...new Set([name.trim(), ...listed(names, /\n/)])],
    ...(role === 'supplier' || role === 'transporter' ? { nature } : {}),
    ...(organisation === '' || role === 'staff' || role === 'vessel' ? {} : { organisation }),
    ...(identifiers.length === 0 ? {} : { identifiers }), ...(countries.length === 0 ? {} : { countries }),
    ...said('birthDate', isPerson(fields)), ...said('birthPlace', isPerson(fields)), ...said('position', role === 'staff'),
  };
}

function listed(text: string, between: RegExp): readonly string[] {
  return text.split(between).map((one) => one.trim()).filter((one) => one !== '');
}
