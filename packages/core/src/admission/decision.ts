// An act above the policy's threshold rests on a decision (principle P9): it
// cites the outcome of a vote that passed, is in force, is about this fund,
// commodity, purpose, place and payee, and has enough left. An act below the
// threshold may cite one too, and is then held to it.

import type { Decision } from '@amanah/record/body.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Proposal } from '@amanah/record/kinds/proposal.ts';
import { DECIDED_KINDS, LIMIT_PATTERN } from '@amanah/record/policy-parameters.ts';
import type { Posting } from '@amanah/record/posting.ts';
import { spentIn } from '@amanah/record/spending.ts';
import type { Books } from '../ledger/books.ts';
import type { Document } from '../ledger/open-matters.ts';
import { documentOf, outcomeOf, proposalOf } from '../recount.ts';
import { decidingCommittee, decisionPolicy } from './committee.ts';
import { isWithin } from './fund-restriction.ts';
import { refuse, type Judgement } from './judgement.ts';

/** One thing a decision allows, up to an amount. */
export interface Allowance {
  /** How an act names it. */
  readonly code: string;
  readonly fund: string;
  readonly commodity: string;
  readonly least: bigint;
  readonly purpose?: string;
  readonly place?: string;
  readonly payee?: string;
}

interface Act {
  readonly kind: string;
  readonly body: JsonObject;
  readonly eventTime: string;
}

/** Judges whether an act needs a decision, and whether the one it cites allows it. */
export function judgeDecision(books: Books, act: Act, postings: readonly Posting[]): Judgement {
  if (!(act.kind in DECIDED_KINDS)) return undefined;
  const spent = spentIn(act.kind, postings);
  const cited = act.body['decision'] as unknown as Decision | undefined;
  const needs = neededFor(books, act.kind, postings);
  if (cited === undefined) return needs === undefined ? undefined : refuse('decision-required', `body.decision: a ${act.kind} of more than ${needs} needs a decision`, 'body.decision');
  return judgeCited(books, act, spent, cited, needs !== undefined);
}

/** The threshold that an act goes over, in words, or undefined for none. */
function neededFor(books: Books, kind: string, postings: readonly Posting[]): string | undefined {
  const policy = decisionPolicy(books);
  if (policy === undefined) return undefined;
  const sums = new Map<string, bigint>();
  for (const { commodity, amount } of spentIn(kind, postings)) sums.set(commodity, (sums.get(commodity) ?? 0n) + amount);
  const name = thresholdOf(kind, postings);
  for (const [commodity, sum] of sums) {
    const text = policy[`${name}:${commodity}`] ?? policy[`${name}:*`];
    // A limit that cannot be read guards rather than lets through.
    const limit = text === undefined ? undefined : LIMIT_PATTERN.test(String(text)) ? BigInt(String(text)) : 0n;
    if (limit !== undefined && sum > limit) return `${limit} least units of ${commodity}`;
  }
  return undefined;
}

/** The name of the threshold. What is exchanged within one currency changes only who has it, and is a payment. */
function thresholdOf(kind: string, postings: readonly Posting[]): string {
  const isOneCurrency = kind === 'exchange' && postings.every(({ commodity }) => commodity === postings[0]?.commodity);
  return isOneCurrency ? 'payment' : (DECIDED_KINDS[kind] as string);
}

function judgeCited(books: Books, act: Act, spent: readonly Posting[], cited: Decision, needed: boolean): Judgement {
  const field = 'body.decision.outcome';
  const found = outcomeInForce(books, cited, act.eventTime, (proposal) => {
    const other = needed ? spent.find(({ fund }) => proposal.committee === undefined || decidingCommittee(books, fund) !== proposal.committee) : undefined;
    return other === undefined ? undefined : refuse('not-the-committee', `${field}: what fund ${other.fund} spends, ${decidingCommittee(books, other.fund) ?? 'a committee named in the policy decisions'} decides`, field);
  });
  if (!found.ok) return found;
  const { proposal, winners } = found;
  return judgeAllowance(books, act, spent, { cited, proposal, winners });
}

/** A cited outcome that passed, was not overridden and is not past its last day, with its proposal; or why it gives no authority. `judgeWhose` is asked first. */
export function outcomeInForce(books: Books, cited: Decision, eventTime: string, judgeWhose: (proposal: Proposal) => Judgement): { readonly ok: true; readonly proposal: Proposal; readonly winners: readonly string[] } | NonNullable<Judgement> {
  const field = 'body.decision.outcome';
  const outcome = documentOf(books, 'outcome', cited.outcome);
  const of = outcome === undefined ? undefined : documentOf(books, 'proposal', String(outcome.body['proposal']));
  if (outcome === undefined || of === undefined) return refuse('unknown-record', `${field}: no such outcome is in the journal`, field);
  const proposal = proposalOf(of);
  const whose = judgeWhose(proposal);
  if (whose !== undefined) return whose;
  if (outcome.body['verdict'] !== 'passed') return refuse('decision-failed', `${field}: this vote ended as ${String(outcome.body['verdict'])}`, field);
  const overriding = overriddenBy(books, outcome.id);
  if (overriding !== undefined) return refuse('decision-failed', `${field}: record ${overriding.index} overrides this decision`, field);
  if (proposal.expires !== undefined && eventTime.slice(0, 10) > proposal.expires) return refuse('decision-expired', `eventTime: the decision allowed this until ${proposal.expires}`, 'eventTime');
  return { ok: true, proposal, winners: (outcome.body['winners'] ?? []) as readonly string[] };
}

interface Cited {
  readonly cited: Decision;
  readonly proposal: Proposal;
  readonly winners: readonly string[];
}

function judgeAllowance(books: Books, act: Act, spent: readonly Posting[], { cited, proposal, winners }: Cited): Judgement {
  const allowances = allowancesOf(proposal, winners);
  const allowed = cited.option === undefined && allowances.length === 1 ? allowances[0] : allowances.find(({ code }) => code === cited.option);
  if (allowed === undefined) {
    const codes = allowances.map(({ code }) => code).join(', ');
    return refuse('decision-differs', codes === '' ? 'body.decision: the decision allows no spending' : `body.decision.option: the decision allows ${codes}; name one`, 'body.decision.option');
  }
  const other = spent.find(({ fund, commodity }) => fund !== allowed.fund || commodity !== allowed.commodity);
  if (other !== undefined) return refuse('decision-differs', `body: ${allowed.code} allows ${allowed.commodity} of fund ${allowed.fund}, not ${other.commodity} of fund ${other.fund}`, 'body.fund');
  return judgeConditions(books, act, allowed) ?? judgeLeft(books, spent, cited.outcome, { allowed, only: allowances.length === 1 });
}

function judgeConditions(books: Books, { kind, body }: Act, { code, purpose, place, payee }: Allowance): Judgement {
  // The site of a dispatch is where the goods leave.
  const ends = kind === 'dispatch' ? body['destination'] : (body['place'] ?? body['site']);
  const [forWhat, where, toWhom] = [body['purpose'] ?? body['expense'], ends, body['supplier'] ?? body['partner'] ?? body['changer']] as (string | undefined)[];
  if (purpose !== undefined && forWhat !== purpose) return refuse('decision-differs', `body.purpose: ${code} is allowed for ${purpose}`, 'body.purpose');
  if (place !== undefined && (where === undefined || !isWithin(books, where, [place]))) return refuse('decision-differs', `body.place: ${code} is allowed for ${place}`, 'body.place');
  if (payee !== undefined && toWhom !== payee) return refuse('decision-differs', `body: ${code} is allowed to ${payee}`, body['partner'] === undefined ? 'body.supplier' : 'body.partner');
  return undefined;
}

function judgeLeft(books: Books, spent: readonly Posting[], outcome: string, { allowed, only }: { readonly allowed: Allowance; readonly only: boolean }): Judgement {
  // Where there is one allowance, an act may leave its name out.
  const left = allowed.least - books.matters.drawnOn(outcome, allowed.code) - (only ? books.matters.drawnOn(outcome) : 0n);
  const taken = spent.reduce((sum, { amount }) => sum + amount, 0n);
  if (taken <= left) return undefined;
  return refuse('decision-exhausted', `body: of ${allowed.least} least units of ${allowed.commodity} that ${allowed.code} allows, ${left} are left, and this takes ${taken}`, 'body.amount');
}

/** What a decision that passed allows: what its proposal says, or each funded project its cost. */
export function allowancesOf(proposal: Proposal, winners: readonly string[]): Allowance[] {
  if (proposal.opening.form === 'decision') {
    return proposal.authority.map(({ amount, ...rest }) => ({ ...rest, commodity: amount.commodity, least: amount.least }));
  }
  const budget = proposal.budget;
  if (budget === undefined) return [];
  return proposal.options.filter(({ code }) => winners.includes(code)).map(({ code, cost, fund, purpose, place, payee }) => ({
    code,
    fund: (fund ?? budget.fund) as string,
    commodity: budget.commodity,
    least: BigInt(cost ?? '0'),
    ...(purpose === undefined ? {} : { purpose }),
    ...(place === undefined ? {} : { place }),
    ...(payee === undefined ? {} : { payee }),
  }));
}

/** The outcome that overrides this one: of a later proposal that names it and passed. */
export function overriddenBy(books: Books, outcome: string, asOf = books.size): Document | undefined {
  for (const one of books.matters.documentsOf('overrides', outcome)) {
    const later = outcomeOf(books, one.id, asOf);
    if (later?.body['verdict'] === 'passed') return later;
  }
  return undefined;
}
