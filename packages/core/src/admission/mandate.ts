// What people may keep for themselves to decide: where the policy `decisions`
// says `stewards` are `elected`, nobody becomes a steward but by an election; where
// it says `policies` are `decided`, the policies `decisions` and `committee/NAME`
// change only as a vote of the committee adopted them, to the letter.

import { canonicalText } from '@amanah/log/canonical.ts';
import type { Decision } from '@amanah/record/body.ts';
import type { Proposal } from '@amanah/record/kinds/proposal.ts';
import type { Record } from '@amanah/record/record.ts';
import type { Books } from '../ledger/books.ts';
import { DECISIONS, decisionPolicy } from './committee.ts';
import { outcomeInForce } from './decision.ts';
import { refuse, type Judgement } from './judgement.ts';

/** Judges a key, a role or a policy by the mandate it needs. */
export function judgeMandate(books: Books, { kind, body, eventTime }: Record): Judgement {
  if (!needsMandate(books, kind, body)) return undefined;
  const cited = body['decision'] as unknown as Decision | undefined;
  if (cited === undefined) return refuse('decision-required', kind === 'policy' ? 'body.decision: this policy changes by a vote of the committee' : 'body.decision: stewards are elected', 'body.decision');
  const field = 'body.decision.outcome';
  const decides = decisionPolicy(books)?.['committee'];
  const found = outcomeInForce(books, cited, eventTime, ({ committee }) => (committee === decides ? undefined : refuse('not-the-committee', `${field}: ${String(decides)} decides this`, field)));
  if (!found.ok) return found;
  const { proposal, winners } = found;
  // A project may have been funded under the name of a holder.
  const elected = proposal.opening.form === 'election' ? winners : [];
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
