// What people may keep for themselves to decide: where the policy `decisions`
// says `stewards` are `elected`, nobody becomes a steward but by an election; where
// it says `policies` are `decided`, the policies `decisions` and `committee/NAME`
// change only as a vote of the committee adopted them, to the letter.

import { canonicalText } from '@amanah/log/canonical.ts';
import type { Decision } from '@amanah/record/body.ts';
import type { Proposal } from '@amanah/record/kinds/proposal.ts';
import type { Record } from '@amanah/record/record.ts';
import type { Books } from '../ledger/books.ts';
import { documentOf, proposalOf } from '../recount.ts';
import { DECISIONS, decisionPolicy } from './committee.ts';
import { overriddenBy } from './decision.ts';
import { refuse, type Judgement } from './judgement.ts';

/** Judges a key, a role or a policy by the mandate it needs. */
export function judgeMandate(books: Books, { kind, body, eventTime }: Record): Judgement {
  if (!needsMandate(books, kind, body)) return undefined;
  const cited = body['decision'] as unknown as Decision | undefined;
  if (cited === undefined) return refuse('decision-required', kind === 'policy' ? 'body.decision: this policy changes by a vote of the committee' : 'body.decision: stewards are elected', 'body.decision');
  const field = 'body.decision.outcome';
  const outcome = documentOf(books, 'outcome', cited.outcome);
  const of = outcome === undefined ? undefined : documentOf(books, 'proposal', String(outcome.body['proposal']));
  if (outcome === undefined || of === undefined) return refuse('unknown-record', `${field}: no such outcome is in the journal`, field);
  const later = overriddenBy(books, outcome.id);
  if (outcome.body['verdict'] !== 'passed' || later !== undefined) return refuse('decision-failed', `${field}: this vote ended as ${String(outcome.body['verdict'])}${later === undefined ? '' : `, and record ${later.index} overrides it`}`, field);
  const proposal = proposalOf(of);
  if (proposal.committee !== decisionPolicy(books)?.['committee']) return refuse('not-the-committee', `${field}: ${String(decisionPolicy(books)?.['committee'])} decides this`, field);
  if (proposal.expires !== undefined && eventTime.slice(0, 10) > proposal.expires) return refuse('decision-expired', `eventTime: the vote allowed this until ${proposal.expires}`, 'eventTime');
  // A project may have been funded under the name of a holder.
  const elected = proposal.opening.form === 'election' ? ((outcome.body['winners'] ?? []) as readonly string[]) : [];
  return kind === 'policy' ? judgeAdopted(proposal, body) : judgeElected(books, body, elected);
}

function needsMandate(books: Books, kind: string, body: Record['body']): boolean {
  const policy = decisionPolicy(books);
  if (kind === 'policy') return policy?.['policies'] === 'decided' && (body['subject'] === DECISIONS || String(body['subject']).startsWith('committee/'));
  return (kind === 'key' || kind === 'role') && body['role'] === 'steward' && policy?.['stewards'] === 'elected';
}

function judgeAdopted(proposal: Proposal, body: Record['body']): Judgement {
  const { decision: _, ...stated } = body;
  if (proposal.policy !== undefined && canonicalText(stated) === canonicalText({ ...proposal.policy })) return undefined;
  return refuse('decision-differs', 'body.parameters: what was adopted reads otherwise', 'body.parameters');
}

function judgeElected(books: Books, body: Record['body'], winners: readonly string[]): Judgement {
  const holder = String(body['holder'] ?? books.authors.get(String(body['key']))?.holder);
  return winners.includes(holder) ? undefined : refuse('decision-differs', `body: elected were ${winners.join(', ') || 'none'}, not ${holder}`, 'body.holder');
}
