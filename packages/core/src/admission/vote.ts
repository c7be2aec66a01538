// Judges proposals and outcomes. A proposal that speaks for a committee has the
// committee's voters, quorum and rule. An outcome is stated when voting is over,
// once, and is what the ballots of the journal come to.

import { tallyDigest } from '@amanah/consultation/count.ts';
import type { Opening } from '@amanah/consultation/opening.ts';
import type { Rational } from '@amanah/consultation/rational.ts';
import type { Ballot } from '@amanah/record/kinds/ballot.ts';
import type { Outcome } from '@amanah/record/kinds/outcome.ts';
import type { Proposal } from '@amanah/record/kinds/proposal.ts';
import type { Reversal } from '@amanah/record/kinds/reversal.ts';
import type { Record } from '@amanah/record/record.ts';
import type { Books } from '../ledger/books.ts';
import { documentOf, outcomeOf, proposalOf, recount, sameVoters, strikesByEnough } from '../recount.ts';
import { committeeOf } from './committee.ts';
import { refuse, type Judgement } from './judgement.ts';

const NO_QUORUM: Rational = { n: 0n, d: 1n };

/** Judges the records by which people decide; `recordTime` is when this one is logged. */
export function judgeVote(books: Books, { kind }: Record, body: unknown, recordTime: string): Judgement {
  if (kind === 'reversal') return judgeWithdrawn(books, (body as Reversal).of, recordTime);
  if (kind === 'proposal') return judgeProposal(books, body as Proposal, recordTime);
  return kind === 'outcome' ? judgeOutcome(books, body as Outcome, recordTime) : undefined;
}

/** Once voting is over a proposal is not withdrawn: who lost a vote would leave no outcome behind. */
function judgeWithdrawn(books: Books, of: string, recordTime: string): Judgement {
  const document = documentOf(books, 'proposal', of);
  if (document === undefined || recordTime <= proposalOf(document).opening.closes) return undefined;
  return refuse('not-reversible', `body.of: voting closed at ${proposalOf(document).opening.closes}; state its outcome`, 'body.of');
}

function judgeProposal(books: Books, body: Proposal, recordTime: string): Judgement {
  const standing = books.matters.documentsOf('proposal', body.proposal).find(({ index }) => books.stands(index, books.size));
  if (standing !== undefined) return refuse('already-used', `body.proposal: record ${standing.index} has this code`, 'body.proposal');
  if (body.opening.closes <= recordTime) return refuse('voting-over', `body.closes: voting would be over at ${body.opening.closes}, and it is ${recordTime}`, 'body.closes');
  return judgeCommittee(books, body) ?? judgeOverride(books, body) ?? judgeStriking(books, body);
}

function judgeCommittee(books: Books, { committee: name, opening }: Proposal): Judgement {
  if (name === undefined) return undefined;
  const committee = committeeOf(books, name);
  if (committee === undefined) return refuse('not-the-committee', `body.committee: no policy committee/${name} lists its members`, 'body.committee');
  if (!sameVoters(opening.eligible, committee.members)) return refuse('not-the-committee', `body.eligible: expected the members of ${name}: ${committee.members.join(', ')}`, 'body.eligible');
  if (committee.rules !== undefined && !committee.rules.includes(opening.rule.name)) {
    return refuse('not-the-committee', `body.rule.name: ${name} decides by ${committee.rules.join(', ')}`, 'body.rule.name');
  }
  const [n, d] = (committee.quorum ?? '0/1').split('/').map(BigInt) as [bigint, bigint];
  if (!hasQuorum(opening, { n, d })) return refuse('not-the-committee', `body.quorum: expected at least ${committee.quorum as string}, the quorum of ${name}`, 'body.quorum');
  return undefined;
}

/** True when a vote asks for at least this share of its voters. */
function hasQuorum({ quorum = NO_QUORUM }: Opening, least: Rational = NO_QUORUM): boolean {
  return quorum.n * least.d >= least.n * quorum.d;
}

/** What a committee decided, the same committee overrides, by its own rule and quorum. */
function judgeOverride(books: Books, { overrides, committee }: Proposal): Judgement {
  if (overrides === undefined) return undefined;
  const before = documentOf(books, 'outcome', overrides.outcome);
  const decided = before === undefined ? undefined : documentOf(books, 'proposal', String(before.body['proposal']));
  const whose = decided?.body['committee'] as string | undefined;
  return whose === committee ? undefined : refuse('not-the-committee', `body.committee: what ${whose ?? 'no committee'} decided, ${whose ?? 'no committee'} overrides`, 'body.committee');
}

/** An objection is set aside by those who vote on it, three in four of them, and by nobody alone. */
function judgeStriking(books: Books, { strikes, opening }: Proposal): Judgement {
  if (strikes === undefined) return undefined;
  const objection = documentOf(books, 'ballot', strikes)?.body as unknown as Ballot | undefined;
  const about = objection === undefined ? undefined : documentOf(books, 'proposal', objection.proposal);
  const asked = about === undefined ? undefined : proposalOf(about).opening;
  if (!sameVoters(opening.eligible, asked?.eligible ?? [])) return refuse('not-the-committee', 'body.eligible: expected the voters of the vote the objection was made in', 'body.eligible');
  if (!hasQuorum(opening, asked?.quorum)) return refuse('not-the-committee', 'body.quorum: expected at least the quorum of the vote the objection was made in', 'body.quorum');
  return strikesByEnough(opening.rule) ? undefined : refuse('not-the-committee', 'body.rule: an objection is set aside by a supermajority of 3/4 or more', 'body.rule');
}

function judgeOutcome(books: Books, body: Outcome, recordTime: string): Judgement {
  const stated = outcomeOf(books, body.proposal);
  if (stated !== undefined) return refuse('already-used', `body.proposal: record ${stated.index} states the outcome of this vote`, 'body.proposal');
  const of = documentOf(books, 'proposal', body.proposal);
  if (of === undefined) return refuse('unknown-record', 'body.proposal: no such proposal is in the journal', 'body.proposal');
  const { opening } = proposalOf(of);
  const ends = opening.reveal ?? opening.closes;
  if (recordTime <= ends) return refuse('voting-open', `body.proposal: voting ends at ${ends}, and it is ${recordTime}`, 'body.proposal');
  const tally = recount(books, of);
  const differs = (field: string, counted: string): Judgement => refuse('outcome-differs', `body.${field}: the ballots of the journal give ${counted}`, `body.${field}`);
  if (tally.verdict !== body.verdict) return differs('verdict', tally.verdict);
  if (tally.winners.join(' ') !== body.winners.join(' ')) return differs('winners', tally.winners.join(', ') || 'none');
  if (tally.ballots.counted !== body.counted) return differs('counted', String(tally.ballots.counted));
  const digest = tallyDigest(tally);
  return digest === body.tally ? undefined : differs('tally', digest);
}
