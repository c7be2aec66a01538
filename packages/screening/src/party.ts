/**
 * Who may be compared with a sanctions list: an organisation, a supplier, a transporter, a vessel, or a member of staff in
 * a role. There is no way from a household, a registration or a person in need to a {@link Party}: grants of the European
 * Union, and the practice of the field, forbid that people in need are vetted. The types refuse it, and what comes from
 * outside is refused with the reason.
 */
import type { IdentifierType } from './list-entry.ts';

export type PartyRole = 'organisation' | 'supplier' | 'transporter' | 'vessel' | 'staff';

/** What a party is as a name: a supplier or transporter may be a company or one trader. */
export type PartyNature = 'organisation' | 'person' | 'vessel';

export interface PartyIdentifier {
  readonly type: IdentifierType;
  readonly number: string;
  /** The country that gave it, by name or ISO 3166-1 code. */
  readonly country?: string;
}

/** Words by which people in need are known in registrations. No facts of a party have them. */
interface NoPersonInNeed {
  readonly household?: never;
  readonly head?: never;
  readonly spouse?: never;
  readonly members?: never;
  readonly registration?: never;
  readonly registrationId?: never;
  readonly subject?: never;
  readonly beneficiary?: never;
  readonly needs?: never;
  readonly vulnerability?: never;
  readonly entitlement?: never;
  readonly deleteBy?: never;
}

/** What is known of a party. `reference` is the caller's own code for it; it is what decisions are kept under. */
export interface PartyFacts extends NoPersonInNeed {
  readonly reference: string;
  /** The name and other names it goes by; at least one. */
  readonly names: readonly string[];
  readonly identifiers?: readonly PartyIdentifier[];
  /** Countries of seat, flag or nationality, by name or ISO 3166-1 code. */
  readonly countries?: readonly string[];
}

export interface PersonFacts extends PartyFacts {
  /** `1970`, `1970-05` or `1970-05-31`. */
  readonly birthDate?: string;
  readonly birthPlace?: string;
}

export interface StaffFacts extends PersonFacts {
  /** What the person does for the operation: the reason why a member of staff is looked up at all. */
  readonly position: string;
}

declare const partyBrand: unique symbol;

/** A party that may be screened; made by the functions of this file only. */
export interface Party {
  readonly [partyBrand]: true;
  readonly role: PartyRole;
  readonly nature: PartyNature;
  readonly reference: string;
  readonly names: readonly string[];
  readonly identifiers: readonly PartyIdentifier[];
  readonly countries: readonly string[];
  readonly birthDate: string | undefined;
  readonly birthPlace: string | undefined;
  readonly position: string | undefined;
}

const made = new WeakSet<object>();

/** True for what the functions of this file made, and for nothing that only looks like it. */
export function isParty(value: unknown): value is Party {
  return typeof value === 'object' && value !== null && made.has(value);
}

function make(role: PartyRole, nature: PartyNature, facts: PartyFacts & Partial<StaffFacts>): Party {
  const { reference, names, identifiers = [], countries = [], birthDate, birthPlace, position } = facts;
  const bare = { role, nature, reference, names: [...names], identifiers: identifiers.map((one) => ({ ...one })), countries: [...countries], birthDate, birthPlace, position };
  const party = Object.freeze(bare) as typeof bare & Party;
  made.add(party);
  return party;
}

/** A partner, donor, bank or other body. */
export function organisation(facts: PartyFacts): Party {
  return make('organisation', 'organisation', facts);
}

/** Who is paid for goods and work: a company, or one trader. */
export function supplier(nature: 'organisation' | 'person', facts: PersonFacts): Party {
  return make('supplier', nature, facts);
}

/** Who carries goods: a company, or one driver under contract. */
export function transporter(nature: 'organisation' | 'person', facts: PersonFacts): Party {
  return make('transporter', nature, facts);
}

/** A ship; its IMO number is an identifier. */
export function vessel(facts: PartyFacts): Party {
  return make('vessel', 'vessel', facts);
}

/** A person who works for the operation, in a position. */
export function staffMember(facts: StaffFacts): Party {
  return make('staff', 'person', facts);
}

/** A text that says all that is compared of a party: where it changes, an earlier decision no longer stands. */
export function partyText({ role, nature, names, identifiers, countries, birthDate, birthPlace }: Party): string {
  const numbers = identifiers.map(({ type, number, country }) => [type, number, country ?? '']);
  return JSON.stringify([role, nature, [...names].sort(), numbers.map((one) => JSON.stringify(one)).sort(), [...countries].sort(), birthDate ?? '', birthPlace ?? '']);
}
