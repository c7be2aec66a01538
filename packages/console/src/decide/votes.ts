// Votes as the server gives them. What was read last is kept in this browser, so
// that a ballot can be cast where there is no network.

import type { Cast, Opened } from '@amanah/consultation/count.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Allowance } from '../forms/masters.ts';
import type { Answer, Server } from '../server.ts';
import type { Shelf } from '../submit/outbox.ts';
import type { ProposalBody } from './proposal-words.ts';

export type Phase = 'announced' | 'open' | 'revealing' | 'counting' | 'decided' | 'withdrawn';
export type Verdict = 'passed' | 'failed' | 'no-quorum' | 'tied';

/** My part in a vote. `ballot` is the one that will count. */
export interface Mine {
  readonly eligible: boolean;
  readonly ballot?: { readonly id: string; readonly at: string; readonly commitment?: string; readonly opened: boolean };
}

export interface VoteSummary {
  readonly id: string;
  readonly row: number;
  readonly code: string;
  readonly title: string;
  readonly form: 'decision' | 'election' | 'allocation';
  readonly rule: string;
  readonly holder: string;
  readonly recordTime: string;
  readonly opens: string;
  readonly closes: string;
  readonly reveal?: string;
  readonly phase: Phase;
  readonly voters: number;
  readonly voted: number;
  readonly comments: number;
  readonly mine: Mine;
  readonly committee?: string;
  readonly outcome?: string;
  readonly verdict?: Verdict;
  readonly winners?: readonly string[];
  readonly overriddenBy?: string;
  readonly overrides?: string;
}

/** Another vote by name. */
export interface VoteLink {
  readonly proposal: string;
  readonly title: string;
  readonly verdict?: Verdict;
}

export interface Vote extends VoteSummary {
  readonly time: string;
  readonly treeSize: number;
  readonly body: ProposalBody;
  readonly cast: readonly Cast[];
  readonly opened: readonly Opened[];
  /** Ids of ballots whose objections were set aside. */
  readonly struck: readonly string[];
  readonly discussion: readonly { readonly id: string; readonly holder: string; readonly recordTime: string; readonly text: string }[];
  readonly setAside: readonly (VoteLink & { readonly ballot: string })[];
  readonly overridden?: Partial<VoteLink> & { readonly outcome: string; readonly reason: string };
  readonly stated?: { readonly id: string; readonly row: number; readonly holder: string; readonly recordTime: string; readonly body: JsonObject };
  readonly allowances?: readonly Allowance[];
  readonly uses?: readonly { readonly row: number; readonly id: string; readonly kind: string; readonly spent: string; readonly stands: boolean; readonly option?: string }[];
  readonly overriding?: readonly (VoteLink & { readonly reason: string })[];
}

export interface VoteList {
  readonly time: string;
  readonly proposals: readonly VoteSummary[];
}

const KEPT = 'amanah-votes/';
/** Votes kept for reading without a network. */
const KEPT_MAX = 40;

/** A vote, from the server or as it was read last. */
export async function readVote(server: Server, shelf: Shelf, id: string): Promise<{ readonly vote?: Vote; readonly isKept: boolean; readonly answer: Answer<Vote> }> {
  const answer = await server.get<Vote>(`/api/proposals/${encodeURIComponent(id)}`);
  if (answer.ok) keep(shelf, id, answer.value);
  const kept = answer.ok || !('offline' in answer) ? undefined : keptUnder<Vote>(shelf, id);
  return { ...(answer.ok ? { vote: answer.value } : kept === undefined ? {} : { vote: kept }), isKept: kept !== undefined, answer };
}

/** Every vote, from the server or as the list was read last. */
export async function readVotes(server: Server, shelf: Shelf): Promise<{ readonly list?: VoteList; readonly isKept: boolean }> {
  const answer = await server.get<VoteList>('/api/proposals');
  if (answer.ok) keep(shelf, 'list', answer.value);
  const kept = answer.ok || !('offline' in answer) ? undefined : keptUnder<VoteList>(shelf, 'list');
  return { ...(answer.ok ? { list: answer.value } : kept === undefined ? {} : { list: kept }), isKept: kept !== undefined };
}

function keptNames(shelf: Shelf): readonly string[] {
  return Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '').filter((name) => name.startsWith(KEPT));
}

function keep(shelf: Shelf, name: string, value: object): void {
  try {
    const names = keptNames(shelf);
    if (names.length > KEPT_MAX) for (const old of names) shelf.removeItem(old);
    shelf.setItem(`${KEPT}${name}`, JSON.stringify(value));
  } catch {
    // Where the browser has no room, votes need the network.
  }
}

function keptUnder<T>(shelf: Shelf, name: string): T | undefined {
  try {
    const text = shelf.getItem(`${KEPT}${name}`);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** What was kept for reading goes when the person signs out. */
export function forgetVotes(shelf: Shelf): void {
  for (const name of keptNames(shelf)) shelf.removeItem(name);
}
