/** What people decided about hits, and which hits are still open. A decision holds for one version of an entry and of a party. */
import type { Digest } from './list-entry.ts';
import { type Party, partyText } from './party.ts';
import type { Hit } from './screen.ts';

export type Verdict = 'not-a-match' | 'match';

/** A decision as it is kept: no name is in it. */
export interface Decision {
  readonly party: string;
  /** Digest of what was known of the party when it was decided. */
  readonly partyDigest: string;
  readonly list: string;
  readonly entryId: string;
  readonly entryDigest: string;
  readonly verdict: Verdict;
  /** Who decided, and when: codes of the caller. */
  readonly by: string;
  readonly at: string;
  /** Why, in words; the caller keeps it where people's names are kept. */
  readonly reason: string;
}

/** Why a hit is open again though it was decided on. */
export type Reopened = 'entry-changed' | 'party-changed';

export interface Judged {
  readonly hit: Hit;
  readonly state: 'open' | 'not-a-match' | 'match';
  readonly decision: Decision | undefined;
  readonly reopened: Reopened | undefined;
}

/** A person's decision about a hit. A decision without a reason is refused by throwing: nobody decides without one. */
export function decide(party: Party, hit: Hit, said: Pick<Decision, 'verdict' | 'by' | 'at' | 'reason'>, digest: Digest): Decision {
  if (said.reason.trim() === '' || said.by === '') throw new TypeError('a decision has a reason and somebody who made it');
  return { party: party.reference, partyDigest: digest(partyText(party)), list: hit.list, entryId: hit.entry.id, entryDigest: hit.entry.digest, ...said };
}

/** Puts the last decision on each hit beside it. Later decisions come later in the list. */
export function judge(party: Party, hits: readonly Hit[], decisions: readonly Decision[], digest: Digest): readonly Judged[] {
  const partyDigest = digest(partyText(party));
  const own = decisions.filter((decision) => decision.party === party.reference);
  return hits.map((hit): Judged => {
    const decision = own.findLast(({ list, entryId }) => list === hit.list && entryId === hit.entry.id);
    if (decision === undefined) return { hit, state: 'open', decision, reopened: undefined };
    // That it is the listed party stands until a person says otherwise; that it is not stands for what was compared only.
    const reopened = decision.verdict === 'match' ? undefined : decision.entryDigest !== hit.entry.digest ? 'entry-changed' : decision.partyDigest !== partyDigest ? 'party-changed' : undefined;
    return { hit, state: reopened === undefined ? decision.verdict : 'open', decision, reopened };
  });
}

/** True where a payment, grant or purchase must wait: a hit is open, or was found to be the listed party. */
export function isBlocked(judged: readonly Judged[]): boolean {
  return judged.some(({ state }) => state !== 'not-a-match');
}
