// Hidden ballots: the salt is made in this browser and stays here until voting
// has closed; then the ballot is opened, by itself or with one press. Whoever
// clears the browser needs the text that was offered to keep.

import type { Choice } from '@amanah/consultation/ballot.ts';
import { commitmentOf, opensCommitment } from '@amanah/consultation/commitment.ts';
import { toHex } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Desk } from '../desk.ts';
import type { Shelf } from '../submit/outbox.ts';
import type { VoteList, VoteSummary } from './votes.ts';

/** What opens a hidden ballot. */
export interface HiddenBallot {
  readonly proposal: string;
  readonly voter: string;
  readonly choice: Choice;
  readonly salt: string;
}

const PREFIX = 'amanah-hidden-ballot/';

/** Makes a hidden ballot and keeps what opens it, before anything is sent. */
export function hideBallot(shelf: Shelf, voter: string, proposal: string, choice: Choice): { readonly hidden: HiddenBallot; readonly commitment: string } {
  const salt = toHex(crypto.getRandomValues(new Uint8Array(32)));
  const hidden: HiddenBallot = { proposal, voter, choice, salt };
  const commitment = commitmentOf(choice, salt, voter);
  shelf.setItem(`${PREFIX}${commitment}`, JSON.stringify(hidden));
  return { hidden, commitment };
}

/** What opens the ballot of this commitment, if this browser keeps it. */
export function keptHidden(shelf: Shelf, commitment: string): HiddenBallot | undefined {
  const text = shelf.getItem(`${PREFIX}${commitment}`);
  return text === null ? undefined : readHidden(text, commitment);
}

/** The text a voter keeps, read back; undefined where it does not open this commitment. */
export function readHidden(text: string, commitment: string): HiddenBallot | undefined {
  try {
    const { proposal, voter, choice, salt } = JSON.parse(text) as HiddenBallot;
    return opensCommitment(commitment, choice, salt, voter) ? { proposal, voter, choice, salt } : undefined;
  } catch {
    return undefined;
  }
}

/** What a voter keeps outside the browser. */
export function textToKeep(hidden: HiddenBallot): string {
  return JSON.stringify(hidden);
}

/** Says what opens a ballot. The draft has the id of the ballot, so that it is said once whoever presses. */
export async function openBallot({ outbox, today }: Pick<Desk, 'outbox' | 'today'>, ballot: string, { choice, salt }: HiddenBallot): Promise<boolean> {
  if (outbox === undefined) return false;
  const outcome = await outbox.submit(`opening-${ballot}`, 'ballot-opening', [{ kind: 'ballot-opening', eventTime: today(), body: { ballot, choice: choice as unknown as JsonObject, salt } }]);
  return outcome.state !== 'refused';
}

/** My ballots that wait to be opened and that this browser can open. */
export function openable(shelf: Shelf, votes: readonly VoteSummary[]): readonly { readonly ballot: string; readonly hidden: HiddenBallot }[] {
  return votes.flatMap(({ phase, mine: { ballot } }) => {
    if (phase !== 'revealing' || ballot?.commitment === undefined || ballot.opened) return [];
    const hidden = keptHidden(shelf, ballot.commitment);
    return hidden === undefined ? [] : [{ ballot: ballot.id, hidden }];
  });
}

/** Opens what can be opened, for a person who is signed in; asks the server only where this browser keeps a hidden ballot. */
export async function openOwnBallots(desk: Pick<Desk, 'outbox' | 'today' | 'shelf' | 'server'>): Promise<void> {
  const { shelf, outbox, server } = desk;
  const keepsAny = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '').some((name) => name.startsWith(PREFIX));
  if (!keepsAny || outbox === undefined) return;
  const answer = await server.get<VoteList>('/api/proposals');
  if (!answer.ok) return;
  for (const { ballot, hidden } of openable(shelf, answer.value.proposals)) await openBallot(desk, ballot, hidden);
}
