// Counting a vote from the journal: what admission does before it takes an
// outcome, and what anybody with the published entries can do again.

import type { Cast, Opened } from '@amanah/consultation/ballot-marks.ts';
import { count, type Tally } from '@amanah/consultation/count.ts';
import { Fields } from '@amanah/record/decode.ts';
import { proposal, type Proposal } from '@amanah/record/kinds/proposal.ts';
import type { Ballot } from '@amanah/record/kinds/ballot.ts';
import type { BallotOpening } from '@amanah/record/kinds/ballot-opening.ts';
import type { Books } from './ledger/books.ts';
import type { Document } from './ledger/open-matters.ts';

/** The least share of a vote that sets an objection aside: three in four. */
const STRIKING_SHARE = { n: 3n, d: 4n } as const;

/** The document of a proposal, read. */
export function proposalOf({ body }: Pick<Document, 'body'>): Proposal {
  return proposal.decode(new Fields(body, 'body'));
}

/** The document of this kind and id, if the books hold it. */
export function documentOf(books: Books, kind: string, id: string): Document | undefined {
  const row = books.findRecord(id);
  return row === undefined ? undefined : books.matters.documentAt(kind, row);
}

/** The outcome of a proposal at a tree size, if one was stated. */
export function outcomeOf(books: Books, proposalId: string, asOf = books.size): Document | undefined {
  return books.matters.documentsOf('outcome', proposalId).find(({ index }) => index < asOf);
}

/** What the ballots logged before `asOf` come to. */
export function recount(books: Books, of: Document, asOf = books.size): Tally {
  const { cast, opened } = ballotsOf(books, of.id, asOf);
  return count(proposalOf(of).opening, cast, opened, { struck: struckBy(books, of, asOf) });
}

/** The ballots and openings of a vote in the order of the log, each with the holder of the key that signed it. */
export function ballotsOf(books: Books, proposalId: string, asOf = books.size): { readonly cast: readonly Cast[]; readonly opened: readonly Opened[] } {
  const ballots = books.matters.documentsOf('ballot', proposalId).filter(({ index }) => index < asOf);
  const cast = ballots.map((one): Cast => {
    const { choice, commitment } = one.body as unknown as Ballot;
    return { id: one.id, ...saidBy(books, one), ...(choice === undefined ? {} : { choice }), ...(commitment === undefined ? {} : { commitment }) };
  });
  const openings = ballots.flatMap(({ id }) => books.matters.documentsOf('ballot-opening', id)).filter(({ index }) => index < asOf);
  openings.sort((a, b) => a.index - b.index);
  const opened = openings.map((one): Opened => {
    const { ballot, choice, salt } = one.body as unknown as BallotOpening;
    return { ballot, choice, salt, ...saidBy(books, one) };
  });
  return { cast, opened };
}

function saidBy(books: Books, { author, recordTime }: Document): { readonly voter: string; readonly at: string } {
  return { voter: books.authors.get(author)?.holder ?? '', at: recordTime ?? '' };
}

/** Ids of the ballots whose objections the same voters set aside by three in four or more. */
export function struckBy(books: Books, of: Document, asOf: number): ReadonlySet<string> {
  const eligible = proposalOf(of).opening.eligible;
  const ballots = books.matters.documentsOf('ballot', of.id);
  const struck = ballots.flatMap(({ id }) => books.matters.documentsOf('strikes', id)).flatMap((one) => {
    if (outcomeOf(books, one.id, asOf)?.body['verdict'] !== 'passed') return [];
    const { strikes, opening } = proposalOf(one);
    return strikes !== undefined && strikesByEnough(opening.rule) && sameVoters(opening.eligible, eligible) ? [strikes] : [];
  });
  return new Set(struck);
}

/** True when this rule asks for three in four. */
export function strikesByEnough(rule: { readonly name: string; readonly share?: string }): boolean {
  const [n, d] = rule.name === 'supermajority' ? (rule.share ?? '0/1').split('/').map(BigInt) : [0n, 1n];
  return (n as bigint) * STRIKING_SHARE.d >= STRIKING_SHARE.n * (d as bigint);
}

/** True when both lists name the same heads, however often. */
export function sameVoters(a: readonly string[], b: readonly string[]): boolean {
  const [ours, theirs] = [new Set(a), new Set(b)];
  return ours.size === theirs.size && a.every((one) => theirs.has(one));
}
