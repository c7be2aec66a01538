/**
 * What screening keeps beside the log. Parties are staff, vessels, transporters and suppliers; the file itself refuses
 * everybody else, and anything that speaks of a household (rule [SC17] of SPEC.md). Times are milliseconds since 1970 and
 * come from the caller; a party is named as `organisation:CODE` of the journal or by its reference here.
 */

/** A version of a list, without its entries. */
export interface ListVersionRow {
  readonly list: string;
  /** SHA-256 of the entries. */
  readonly digest: string;
  /** The publisher's date, YYYY-MM-DD. */
  readonly date: string;
  readonly format: string;
  readonly entries: number;
  readonly problems: number;
  readonly problemsShown: readonly { readonly code: string; readonly at: string; readonly expected: string }[];
  /** True where whole entries could not be read. */
  readonly leavesOut: boolean;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  readonly forTests: boolean;
  readonly loaded: number;
  readonly loadedBy: string;
}

export const PRIVATE_ROLES = ['staff', 'vessel', 'transporter', 'supplier'] as const;
export type PrivateRole = (typeof PRIVATE_ROLES)[number];

/** A party that is not in the journal. */
export interface PrivatePartyRow {
  /** The role and a code: `staff:driver-3`. */
  readonly reference: string;
  readonly role: PrivateRole;
  readonly nature: 'organisation' | 'person' | 'vessel';
  /** Code of the organisation of the journal that it stands behind. */
  readonly organisation?: string;
  readonly facts: PrivateFacts;
  readonly entered: number;
  readonly enteredBy: string;
}

export interface PrivateFacts {
  readonly names: readonly string[];
  readonly identifiers?: readonly { readonly type: string; readonly number: string; readonly country?: string }[];
  readonly countries?: readonly string[];
  readonly birthDate?: string;
  readonly birthPlace?: string;
  readonly position?: string;
}

export interface RunRow {
  readonly list: string;
  readonly digest: string;
  readonly date: string;
  readonly threshold: number;
  readonly engine: string;
  readonly made: number;
  readonly holder: string;
}

export interface HitRow {
  readonly party: string;
  readonly entry: string;
  readonly entryDigest: string;
  readonly partyDigest: string;
  readonly score: number;
  /** JSON: names and evidence. */
  readonly found: string;
}

/** A run whole: what was screened, with which digest of each party, and what was found. */
export interface KeptRun {
  readonly run: RunRow;
  readonly screened: readonly (readonly [party: string, partyDigest: string])[];
  readonly hits: readonly HitRow[];
}

export interface ScreeningDecisionRow extends NewDecisionRow {
  /** In the order in which they were made. */
  readonly number: number;
  /** The digest in the record of the log that rests on it; none yet, or none ever for a party that is not in the journal. */
  readonly basis?: string;
}

export interface NewDecisionRow {
  readonly party: string;
  readonly list: string;
  readonly entry: string;
  readonly entryDigest: string;
  readonly partyDigest: string;
  readonly verdict: 'not-a-match' | 'match';
  readonly reason: string;
  readonly holder: string;
  readonly made: number;
}

/** What the digest in a record is of. */
export interface BasisRow {
  readonly basis: string;
  /** 16 bytes by chance as hex. */
  readonly salt: string;
  readonly content: string;
}

/** The file of screening. What it refuses throws `StoreCorrupt` with the reason in the message. */
export interface ScreeningStore {
  /** The newest version of each list. */
  lists(): Promise<ListVersionRow[]>;
  /** The entries of a version, as they were given. */
  entriesOf(list: string, digest: string): Promise<Uint8Array | undefined>;
  /** Keeps a version as the newest of its list, and forgets older ones but that of the newest run and the one of the digest `keep`. */
  putList(version: ListVersionRow, content: Uint8Array, keep?: string): Promise<void>;

  parties(): Promise<PrivatePartyRow[]>;
  /** Enters a party, in place of the one of the same reference. */
  putParty(party: PrivatePartyRow): Promise<void>;
  /** Takes a party out with what was found and decided about it; false where there was none. */
  removeParty(reference: string): Promise<boolean>;

  run(list: string): Promise<KeptRun | undefined>;
  putRun(run: KeptRun): Promise<void>;

  decisions(): Promise<ScreeningDecisionRow[]>;
  putDecisions(decisions: readonly NewDecisionRow[]): Promise<void>;
  /** Keeps the basis of a record, and that these decisions rest on it. */
  putBasis(basis: BasisRow, decisions: readonly number[]): Promise<void>;
  basis(basis: string): Promise<BasisRow | undefined>;

  close(): Promise<void>;
}
