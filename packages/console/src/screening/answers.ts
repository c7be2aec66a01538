// What the server says about screening: lists, parties, hits, decisions. Names and reasons in it are private: nothing of
// it is kept in the browser.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { Intent } from '../submit/chained-record.ts';

export interface ListProblem {
  readonly code: string;
  readonly at: string;
  readonly expected: string;
}

/** A version of a list as it is loaded, and what was screened against it last. */
export interface LoadedList {
  readonly list: string;
  readonly listDate: string;
  readonly digest: string;
  readonly format: string;
  readonly entries: number;
  readonly problems: number;
  readonly problemsShown: readonly ListProblem[];
  readonly leavesEntriesOut: boolean;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
  readonly forTests: boolean;
  readonly warning: string | null;
  readonly loaded: string;
  readonly loadedBy: string;
  /** Days. */
  readonly age: number;
  readonly tooOld: boolean;
  readonly screened: null | { readonly record: number; readonly eventTime: string; readonly sameVersion: boolean; readonly parties: number; readonly others: number; readonly hits: number; readonly open: number; readonly threshold: number };
  readonly due: boolean;
}

export interface Overview {
  readonly today: string;
  readonly lists: readonly LoadedList[];
  readonly counts: { readonly organisations: number; readonly others: number; readonly open: number; readonly halfCleared: number; readonly matched: number };
}

export interface LoadAnswer {
  readonly list: LoadedList;
  readonly changes: { readonly added: number; readonly changed: number; readonly removed: number; readonly unchanged: number };
}

/** What a run found, and the record to sign. */
export interface RunAnswer {
  readonly record: Intent;
  readonly review: number;
  readonly hits: number;
  readonly warning: string | null;
}

export interface ListIdentifier {
  readonly type: string;
  readonly number: string;
  readonly country?: string | null;
}

export interface Facts {
  readonly birthDate?: string | null;
  readonly birthPlace?: string | null;
  readonly position?: string | null;
  readonly countries?: readonly string[];
  readonly identifiers?: readonly ListIdentifier[];
}

export interface ListEntry {
  readonly id: string;
  readonly kind: string;
  readonly names: readonly { readonly text: string; readonly quality: string }[];
  readonly identifiers: readonly ListIdentifier[];
  readonly birthDates: readonly { readonly from: string; readonly to: string; readonly about: boolean }[];
  readonly birthPlaces: readonly string[];
  readonly countries: readonly string[];
  readonly programmes: readonly string[];
}

/** Why two names have their score, word by word. */
export type NameReason =
  | { readonly kind: 'match'; readonly left: string; readonly right: string; readonly by: string; readonly alike: number }
  | { readonly kind: 'missing'; readonly side: 'left' | 'right'; readonly word: string }
  | { readonly kind: 'acronym'; readonly left: string; readonly right: string }
  | { readonly kind: 'order' }
  | { readonly kind: 'left out'; readonly side: 'left' | 'right'; readonly what: string; readonly words: readonly string[] }
  | { readonly kind: 'not compared'; readonly side: 'left' | 'right'; readonly scripts: readonly string[] };

export interface Evidence {
  readonly code: string;
  readonly effect: number;
  readonly words: string;
  readonly names?: { readonly own: string; readonly listed: string; readonly reasons: readonly NameReason[] };
  readonly identifier?: ListIdentifier;
}

export type HitVerdict = 'not-a-match' | 'match';

export interface HitDecision {
  readonly by: string;
  readonly at: string;
  readonly verdict: HitVerdict;
  readonly reason: string;
  /** Of the version under which it was decided, where that is known. */
  readonly listDate?: string;
  /** Its record was reversed. */
  readonly takenBack?: boolean;
}

export interface Hit {
  readonly hit: string;
  /** The person behind the organisation whom it is about. */
  readonly about: null | { readonly party: string; readonly name: string; readonly facts: Facts };
  readonly entry: ListEntry;
  readonly listedName: string;
  /** In thousandths. */
  readonly score: number;
  readonly nameScore: number;
  readonly evidence: readonly Evidence[];
  readonly state: 'open' | HitVerdict;
  readonly reopened: null | 'entry-changed' | 'party-changed';
  readonly decisions: readonly HitDecision[];
  /** Whoever asks decided this hit as it is now. */
  readonly mine?: boolean;
}

export type Standing = 'open' | 'half-cleared' | 'matched' | 'cleared' | 'unnamed';

/** A party and what was found of it on one list. */
export interface Waiting {
  readonly party: string;
  readonly of: 'organisation' | 'staff' | 'vessel' | 'transporter' | 'supplier';
  readonly name: string;
  readonly names: readonly string[];
  readonly facts: Facts;
  readonly list: string;
  readonly listDate: string;
  readonly warning: string | null;
  readonly standing: Standing;
  readonly inLog: boolean;
  readonly decidedBy: readonly string[];
  readonly mine: boolean;
  readonly hits: readonly Hit[];
  /** Decisions of the journal that stand. */
  readonly recorded?: readonly { readonly id: string; readonly row: number; readonly verdict: HitVerdict; readonly by: string; readonly at: string; readonly listDate?: string }[];
}

export interface OpenAnswer {
  readonly waiting: readonly Waiting[];
  readonly more?: number;
}

export interface DecisionAnswer {
  readonly left: number;
  readonly record: null | (Intent & { readonly body: JsonObject });
}

export interface PrivateParty {
  readonly reference: string;
  readonly role: 'staff' | 'vessel' | 'transporter' | 'supplier';
  readonly nature: 'organisation' | 'person' | 'vessel';
  readonly names: readonly string[];
  readonly organisation: string | null;
  readonly identifiers: readonly ListIdentifier[];
  readonly countries: readonly string[];
  readonly birthDate: string | null;
  readonly birthPlace: string | null;
  readonly position: string | null;
}
