// The parties of the books: every organisation of the journal under all names it ever had there, and the staff, vessels,
// drivers and traders that are kept beside it. Of people in need there is no way into this file.

import { organisationCodes } from '@amanah/core/admission/screening.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { organisation, type Party, type PartyIdentifier, partyText } from '@amanah/screening/party.ts';
import { partyFrom, type PartyReading } from '@amanah/screening/untrusted-party.ts';
import type { PrivatePartyRow } from '@amanah/store/screening.ts';
import { digestOf } from './list-file.ts';

/** A party with the digest of all that is compared of it. */
export interface ScreenedParty {
  readonly party: Party;
  readonly digest: string;
  /** The organisation of the journal whose payments wait for it: itself, or the one it stands behind. */
  readonly organisation: string | undefined;
}

/** How an organisation of the journal is named among parties. */
export function organisationReference(code: string): string {
  return `organisation:${code}`;
}

/** All organisations of the journal at a tree size. What they were called before counts too: a new name hides nobody. */
export function organisationParties(books: Books, asOf = books.size): readonly ScreenedParty[] {
  return organisationCodes(books, asOf).map((code) => organisationParty(books, code, asOf));
}

/** One organisation of the journal at a tree size. */
export function organisationParty(books: Books, code: string, asOf = books.size): ScreenedParty {
  const versions = (books.masters.get(organisationReference(code)) ?? []).filter(({ index }) => index < asOf).map(({ body }) => body);
  const names = [...new Set(versions.map(({ name }) => String(name)))];
  const identifiers = [...new Set(versions.flatMap(({ orgId }) => (typeof orgId === 'string' ? [orgId] : [])))].map(identifierOf);
  return screened(organisation({ reference: organisationReference(code), names, identifiers }), code);
}

/** Registers by the scheme of org-id.guide begin with a country and the register: `GB-CHC-202918`. */
function identifierOf(orgId: string): PartyIdentifier {
  const parts = /^([A-Z]{2})-[A-Z0-9]{2,}-(.+)$/.exec(orgId);
  if (parts === null) return { type: 'other', number: orgId };
  const [, country = '', number = ''] = parts;
  return { type: 'registration', number, country };
}

/** A row kept beside the journal as a party, read as strictly as any input. */
export function readPrivateParty({ reference, role, nature, facts }: Pick<PrivatePartyRow, 'reference' | 'role' | 'nature' | 'facts'>): PartyReading {
  const bare = { role, reference, ...(role === 'supplier' || role === 'transporter' ? { nature } : {}), ...facts };
  return partyFrom(bare);
}

/** The parties beside the journal. A row that cannot be read any more is a bug or was written by another program: it throws. */
export function privateParties(rows: readonly PrivatePartyRow[]): readonly ScreenedParty[] {
  return rows.map((row) => {
    const reading = readPrivateParty(row);
    if (!reading.ok) throw new Error(`A party in screening.db cannot be screened: ${reading.refusal.code} at ${reading.refusal.at}.`);
    return screened(reading.party, row.organisation);
  });
}

function screened(party: Party, organisation: string | undefined): ScreenedParty {
  return { party, digest: digestOf(partyText(party)), organisation };
}

/** The name an organisation has now. */
export function nameOfOrganisation(books: Books, code: string): string {
  return String((books.master('organisation', code) as JsonObject | undefined)?.['name'] ?? code);
}
