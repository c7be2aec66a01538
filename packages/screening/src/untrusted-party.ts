// A party as it comes from a form, a file or the network: read strictly, and turned away where it is a person in need.
import { IDENTIFIER_TYPES, type IdentifierType } from './list-entry.ts';
import { organisation, type Party, type PartyIdentifier, staffMember, supplier, transporter, vessel } from './party.ts';
import { dateRange } from './partial-date.ts';
import { isOneInNeed, speaksOfPeopleInNeed } from './people-in-need.ts';

export type PartyRefusalCode = 'no-vet-zone' | 'bad-party';

export interface PartyRefusal {
  readonly code: PartyRefusalCode;
  /** The field that it is refused for; no value is repeated, for it may be a name. */
  readonly at: string;
  readonly message: string;
}

export type PartyReading = { readonly ok: true; readonly party: Party } | { readonly ok: false; readonly refusal: PartyRefusal };

/** Why people in need are not looked up. Shown to whoever tries. */
export const NO_VET_ZONE =
  'People in need are never compared with sanctions lists. Humanitarian exceptions (UN Security Council resolutions 2664 and 2761) and grant terms of the European Union put the check on partners, suppliers and staff, and forbid it for those who receive aid.';

const ROLES = new Set(['organisation', 'supplier', 'transporter', 'vessel', 'staff']);
const FIELDS = new Set(['role', 'nature', 'reference', 'names', 'identifiers', 'countries', 'birthDate', 'birthPlace', 'position']);
const NAME_UNITS_MAX = 500;
const ITEMS_MAX = 50;

type Fields = Readonly<Record<string, unknown>>;

/** Thrown inside this file only, and turned into the refusal that it carries. */
class Refused extends Error {
  readonly refusal: PartyRefusal;
  constructor(refusal: PartyRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Reads a party from input that nobody vouches for. Nothing throws; unknown fields are refused, those of people in need with the reason. */
export function partyFrom(input: unknown): PartyReading {
  try {
    return { ok: true, party: read(input) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function bad(at: string, message: string): Refused {
  return new Refused({ code: 'bad-party', at, message });
}

function read(input: unknown): Party {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw bad('', 'a party is an object');
  const fields = input as Fields;
  const { role } = fields;
  const sign = Object.keys(fields).find((field) => !FIELDS.has(field) && speaksOfPeopleInNeed(field));
  if (sign !== undefined) throw new Refused({ code: 'no-vet-zone', at: sign, message: NO_VET_ZONE });
  for (const field of ['role', 'nature', 'kind', 'type', 'position']) {
    const said = fields[field];
    // The head of an office has a position, too.
    if (typeof said === 'string' && isOneInNeed(said) && !(field === 'position' && /^(head|members?|subject)$/i.test(said))) throw new Refused({ code: 'no-vet-zone', at: field, message: NO_VET_ZONE });
  }
  const unknown = Object.keys(fields).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) throw bad(unknown, 'a party has no such field');
  if (typeof role !== 'string' || !ROLES.has(role)) throw bad('role', `expected one of ${[...ROLES].join(', ')}: nobody else is screened`);
  return ofRole(role, fields);
}

function ofRole(role: string, fields: Fields): Party {
  const birthDate = optionalText(fields, 'birthDate');
  const birthPlace = optionalText(fields, 'birthPlace');
  if (birthDate !== undefined && dateRange(birthDate) === undefined) throw bad('birthDate', 'expected 1970, 1970-05 or 1970-05-31');
  const facts = { reference: text(fields, 'reference'), names: texts(fields, 'names'), identifiers: identifiers(fields['identifiers']), countries: fields['countries'] === undefined ? [] : texts(fields, 'countries') };
  if (facts.names.length === 0) throw bad('names', 'expected at least one name');
  const born = { ...(birthDate === undefined ? {} : { birthDate }), ...(birthPlace === undefined ? {} : { birthPlace }) };
  if (role === 'staff') return staffMember({ ...facts, ...born, position: text(fields, 'position') });
  if (fields['position'] !== undefined) throw bad('position', 'only a member of staff has a position');
  if (role === 'supplier') return supplier(nature(fields), { ...facts, ...born });
  if (role === 'transporter') return transporter(nature(fields), { ...facts, ...born });
  if (birthDate !== undefined || birthPlace !== undefined) throw bad('birthDate', 'only a person has a birth');
  if (fields['nature'] !== undefined && fields['nature'] !== role) throw bad('nature', `expected ${role}, or nothing`);
  return role === 'vessel' ? vessel(facts) : organisation(facts);
}

function nature(fields: Fields): 'organisation' | 'person' {
  const said = fields['nature'];
  if (said === 'organisation' || said === 'person') return said;
  throw bad('nature', 'expected organisation or person');
}

function text(fields: Fields, field: string): string {
  return checked(fields[field], field);
}

function optionalText(fields: Fields, field: string): string | undefined {
  return fields[field] === undefined ? undefined : checked(fields[field], field);
}

function checked(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > NAME_UNITS_MAX) throw bad(at, `expected text of 1 to ${NAME_UNITS_MAX} units`);
  return value;
}

function texts(fields: Fields, field: string): readonly string[] {
  const list = fields[field];
  if (!Array.isArray(list) || list.length > ITEMS_MAX) throw bad(field, `expected a list of at most ${ITEMS_MAX} texts`);
  return list.map((value: unknown, at) => checked(value, `${field}/${at}`));
}

function identifiers(list: unknown): readonly PartyIdentifier[] {
  if (list === undefined) return [];
  if (!Array.isArray(list) || list.length > ITEMS_MAX) throw bad('identifiers', `expected a list of at most ${ITEMS_MAX} identifiers`);
  return list.map((one: unknown, at) => {
    const where = `identifiers/${at}`;
    if (typeof one !== 'object' || one === null) throw bad(where, 'expected { type, number, country? }');
    const { type, number, country, ...rest } = one as Fields;
    if (Object.keys(rest).length > 0) throw bad(where, 'expected { type, number, country? }');
    if (typeof type !== 'string' || !(IDENTIFIER_TYPES as readonly string[]).includes(type)) throw bad(`${where}/type`, `expected one of ${IDENTIFIER_TYPES.join(', ')}`);
    return { type: type as IdentifierType, number: checked(number, `${where}/number`), ...(country === undefined ? {} : { country: checked(country, `${where}/country`) }) };
  });
}
