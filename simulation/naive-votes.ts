// Voting, written down a second time for the auditor: which ballots count, what a
// majority, a larger one, consent, k of n, approval and the greedy rule come to,
// and what may be drawn on a decision. It shares no code with the count or with
// admission. Of the other rules (transfers, pairs, equal shares) it checks what
// is counted and that the result fits seats and budget; who exactly won it
// cannot say, because a second count of those would not be a plain one.

import { createHash } from 'node:crypto';
import type { RawObject, RawValue } from './naive-postings.ts';

interface NaiveBallot {
  readonly id: string;
  readonly holder: string;
  readonly at: string;
  readonly choice?: RawObject;
  readonly commitment?: string;
  readonly openings: { readonly holder: string; readonly at: string; readonly choice: RawObject; readonly salt: string }[];
}

/** A vote as the journal has it so far. */
export interface NaiveVote {
  readonly id: string;
  readonly body: RawObject;
  readonly ballots: NaiveBallot[];
  outcome?: { readonly id: string; readonly verdict: string; readonly winners: readonly string[] };
  isWithdrawn: boolean;
  isOverridden: boolean;
  /** Ballots whose objections the same voters set aside. */
  readonly struck: Set<string>;
  /** Least units drawn by option; acts that name none stand under the empty text. */
  readonly drawn: Map<string, bigint>;
}

interface Logged {
  readonly id: string;
  readonly kind: string;
  readonly body: RawObject;
  readonly holder: string;
  readonly recordTime: string;
}

const DECISIONS = ['majority', 'supermajority', 'consent', 'k-of-n'];
const ELECTIONS = ['stv', 'schulze', 'ranked-pairs', 'approval'];
const list = (value: RawValue | undefined): readonly RawObject[] => (value ?? []) as readonly RawObject[];
const texts = (value: RawValue | undefined): readonly string[] => (value ?? []) as readonly string[];

export class NaiveVotes {
  readonly votes: NaiveVote[] = [];
  readonly #byId = new Map<string, NaiveVote>();
  readonly #byOutcome = new Map<string, NaiveVote>();
  readonly #ballots = new Map<string, NaiveBallot>();

  /** Folds a record; gives what is wrong with it in words. */
  read({ id, kind, body, holder, recordTime }: Logged): string | undefined {
    if (kind === 'proposal') {
      const vote: NaiveVote = { id, body, ballots: [], isWithdrawn: false, isOverridden: false, struck: new Set(), drawn: new Map() };
      if ((body['closes'] as string) <= recordTime) return 'nobody could vote any more';
      this.votes.push(vote);
      this.#byId.set(id, vote);
    }
    if (kind === 'reversal') {
      const vote = this.#byId.get(body['of'] as string);
      if (vote?.outcome !== undefined) return 'a decided proposal is withdrawn';
      if (vote !== undefined) vote.isWithdrawn = true;
    }
    if (kind === 'ballot') {
      const ballot: NaiveBallot = { id, holder, at: recordTime, openings: [], ...(body['choice'] === undefined ? {} : { choice: body['choice'] as RawObject }), ...(body['commitment'] === undefined ? {} : { commitment: body['commitment'] as string }) };
      this.#ballots.set(id, ballot);
      this.#byId.get(body['proposal'] as string)?.ballots.push(ballot);
    }
    if (kind === 'ballot-opening') this.#ballots.get(body['ballot'] as string)?.openings.push({ holder, at: recordTime, choice: body['choice'] as RawObject, salt: body['salt'] as string });
    return kind === 'outcome' ? this.#state(id, body, recordTime) : undefined;
  }

  #state(id: string, body: RawObject, recordTime: string): string | undefined {
    const vote = this.#byId.get(body['proposal'] as string);
    if (vote === undefined || vote.isWithdrawn || vote.outcome !== undefined) return 'an outcome of no vote, or a second one';
    if (recordTime <= endOf(vote)) return 'an outcome while people vote';
    const [verdict, winners] = [body['verdict'] as string, texts(body['winners'])];
    vote.outcome = { id, verdict, winners };
    this.#byOutcome.set(id, vote);
    if (verdict === 'passed') this.#strike(vote);
    const overrides = vote.body['overrides'] as RawObject | undefined;
    const before = overrides === undefined || verdict !== 'passed' ? undefined : this.#byOutcome.get(overrides['outcome'] as string);
    if (before !== undefined) before.isOverridden = true;
    return wrongOutcome(vote, { verdict, winners, counted: body['counted'] as number });
  }

  /** Three in four of the same voters set an objection aside. */
  #strike({ body }: NaiveVote): void {
    const about = this.votes.find(({ ballots }) => ballots.some(({ id }) => id === body['strikes']));
    const { name, share = '0/1' } = body['rule'] as unknown as { readonly name: string; readonly share?: string };
    const [n, d] = share.split('/').map(Number) as [number, number];
    const isSame = [...texts(body['eligible'])].sort().join(' ') === [...texts(about?.body['eligible'])].sort().join(' ');
    if (about !== undefined && isSame && name === 'supermajority' && 4 * n >= 3 * d) about.struck.add(body['strikes'] as string);
  }

  /** What is wrong with drawing so much of a fund on the decision that an act cites. */
  drawFault(cited: RawObject, { fund, commodity, least, day }: { readonly fund: string; readonly commodity: string; readonly least: bigint; readonly day: string }): string | undefined {
    const vote = this.#byOutcome.get(cited['outcome'] as string);
    if (vote?.outcome?.verdict !== 'passed' || vote.isOverridden) return 'it rests on no decision in force';
    const expires = vote.body['expires'] as string | undefined;
    if (expires !== undefined && day > expires) return 'the decision has expired';
    const allowed = allowancesOf(vote);
    const one = cited['option'] === undefined && allowed.length === 1 ? allowed[0] : allowed.find(({ code }) => code === cited['option']);
    if (one === undefined || one.fund !== fund || one.commodity !== commodity) return 'the decision allows something else';
    const drawn = (vote.drawn.get(one.code) ?? 0n) + (allowed.length === 1 ? (vote.drawn.get('') ?? 0n) : 0n);
    return drawn + least > one.least ? `the decision allows ${one.least}, and ${drawn} is drawn already` : undefined;
  }

  /** Counts what an act drew, or with a negative amount what it gives back. */
  draw(cited: RawObject, least: bigint): void {
    const vote = this.#byOutcome.get(cited['outcome'] as string);
    const option = (cited['option'] as string | undefined) ?? '';
    vote?.drawn.set(option, (vote.drawn.get(option) ?? 0n) + least);
  }

  /** The committee of the vote that an act cites. */
  committeeOf(cited: RawObject): string | undefined {
    return this.#byOutcome.get(cited['outcome'] as string)?.body['committee'] as string | undefined;
  }
}

/** When voting is over, openings of hidden ballots included. */
export function endOf({ body }: NaiveVote): string {
  return (body['reveal'] ?? body['closes']) as string;
}

/** What a decision that passed allows. */
export function allowancesOf({ body, outcome }: NaiveVote): { readonly code: string; readonly fund: string; readonly commodity: string; readonly least: bigint }[] {
  const authority = list(body['authority']).map((one) => {
    const { commodity, least } = one['amount'] as unknown as { readonly commodity: string; readonly least: string };
    return { code: one['code'] as string, fund: one['fund'] as string, commodity, least: BigInt(least) };
  });
  const budget = body['budget'] as unknown as { readonly commodity: string; readonly fund?: string } | undefined;
  const funded = budget === undefined ? [] : list(body['options']).filter((one) => outcome?.winners.includes(one['code'] as string));
  return [...authority, ...funded.map((one) => ({ code: one['code'] as string, fund: (one['fund'] ?? budget?.fund) as string, commodity: budget?.commodity as string, least: BigInt(one['cost'] as string) }))];
}

interface Stated {
  readonly verdict: string;
  readonly winners: readonly string[];
  readonly counted: number;
}

/** The choices that count, and how many hidden ballots were never opened. */
export function naiveChoices(vote: NaiveVote): { readonly choices: readonly RawObject[]; readonly unopened: number } {
  const { body, ballots } = vote;
  const eligible = texts(body['eligible']);
  const inTime = ballots.map((one, place) => ({ one, place })).sort((a, b) => (a.one.at === b.one.at ? a.place - b.place : a.one.at < b.one.at ? -1 : 1)).map(({ one }) => one)
    .filter(({ holder, at }) => eligible.includes(holder) && at >= (body['opens'] as string) && at <= (body['closes'] as string));
  const choices: RawObject[] = [];
  let unopened = 0;
  for (const holder of eligible) {
    const own = inTime.filter((one) => one.holder === holder);
    const ballot = body['doubled'] === 'first' ? own[0] : own.at(-1);
    if (ballot === undefined) continue;
    if ((body['reveal'] !== undefined) !== (ballot.commitment !== undefined)) continue;
    const said = ballot.commitment === undefined ? ballot.choice : openedOf(vote, ballot)?.choice;
    if (said === undefined) unopened += 1;
    else if (fits(body, said)) choices.push(vote.struck.has(ballot.id) ? { vote: 'struck' } : said);
  }
  return { choices, unopened };
}

function openedOf({ body }: NaiveVote, { holder, commitment, openings }: NaiveBallot): { readonly choice: RawObject } | undefined {
  return openings.find((one) => one.holder === holder && one.at > (body['closes'] as string) && one.at <= (body['reveal'] as string) && naiveCommitment(one.choice, one.salt, holder) === commitment);
}

/** SHA-256 over the choice and its voter, written with sorted names, and the salt. */
function naiveCommitment(choice: RawObject, salt: string, voter: string): string {
  return createHash('sha256').update(sorted({ choice, voter })).update(Buffer.from(salt, 'hex')).digest('hex');
}

function sorted(value: RawValue): string {
  if (Array.isArray(value)) return `[${value.map((one) => sorted(one as RawValue)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => `${JSON.stringify(name)}:${sorted(one as RawValue)}`).join(',')}}`;
}

function fits(body: RawObject, choice: RawObject): boolean {
  const rule = (body['rule'] as RawObject)['name'] as string;
  const vote = choice['vote'];
  if (vote === 'abstain') return true;
  if (DECISIONS.includes(rule)) return vote === 'yes' || (rule === 'consent' ? vote === 'object' && choice['reason'] !== undefined : vote === 'no');
  const isAsked = !ELECTIONS.includes(rule) || choice[rule === 'approval' ? 'approves' : 'ranking'] !== undefined;
  const codes = list(body['options']).map((one) => one['code']);
  return vote === undefined && isAsked && namesOf(choice).every((code) => codes.includes(code));
}

/** The options that a paper names. */
function namesOf(choice: RawObject): readonly string[] {
  const points = Object.entries((choice['points'] ?? {}) as { readonly [code: string]: number }).flatMap(([code, given]) => (given > 0 ? [code] : []));
  return [...texts(choice['approves']), ...texts(choice['ranking']), ...points];
}

function wrongOutcome(vote: NaiveVote, { verdict, winners, counted }: Stated): string | undefined {
  const { body } = vote;
  const { choices, unopened } = naiveChoices(vote);
  if (choices.length !== counted) return `${choices.length} ballots count, stated are ${counted}`;
  const [n, d] = ((body['quorum'] ?? '0/1') as string).split('/').map(Number) as [number, number];
  const least = Math.max(1, Math.ceil((n * texts(body['eligible']).length) / d - 1e-9));
  if (choices.length + unopened < least) return verdict === 'no-quorum' && winners.length === 0 ? undefined : 'too few took part';
  if (verdict === 'tied') return winners.length === 0 && texts(body['ties']).length === 0 ? undefined : 'a tie stands where a rule decides ties';
  const expected = naiveResult(body, choices);
  if (expected === undefined) return fitsSeatsAndBudget(body, verdict, winners);
  const isSame = expected.verdict === verdict && [...expected.winners].sort().join(' ') === [...winners].sort().join(' ');
  return isSame ? undefined : `the ballots give ${expected.verdict} ${expected.winners.join(' ')}, stated is ${verdict} ${winners.join(' ')}`;
}

/** What the ballots come to, where a plain count can say so. */
function naiveResult(body: RawObject, choices: readonly RawObject[]): { readonly verdict: string; readonly winners: readonly string[] } | undefined {
  const rule = body['rule'] as unknown as { readonly name: string; readonly share?: string; readonly k?: number };
  const of = (vote: string): number => choices.filter((one) => one['vote'] === vote).length;
  const decided = (passed: boolean): { readonly verdict: string; readonly winners: readonly string[] } => ({ verdict: passed ? 'passed' : 'failed', winners: [] });
  const [n, d] = (rule.share ?? '1/2').split('/').map(Number) as [number, number];
  if (rule.name === 'majority') return decided(of('yes') > of('no'));
  if (rule.name === 'supermajority') return decided(of('yes') > 0 && of('yes') * d >= n * (of('yes') + of('no')));
  if (rule.name === 'consent') return decided(of('object') === 0);
  if (rule.name === 'k-of-n') return decided(of('yes') >= (rule.k ?? 0));
  const papers = choices.filter((one) => one['vote'] === undefined && namesOf(one).length > 0);
  if (papers.length === 0) return decided(false);
  const options = list(body['options']).map((one, place) => ({ code: one['code'] as string, cost: BigInt((one['cost'] ?? '0') as string), place, votes: papers.filter((paper) => namesOf(paper).includes(one['code'] as string)).length }));
  if (rule.name === 'approval') return { verdict: 'passed', winners: options.sort((a, b) => b.votes - a.votes || a.place - b.place).slice(0, body['seats'] as number).map(({ code }) => code) };
  if (rule.name !== 'greedy') return undefined;
  let left = BigInt((body['budget'] as RawObject)['least'] as string);
  const winners = options.filter(({ votes }) => votes > 0).sort((a, b) => b.votes - a.votes || a.place - b.place).filter(({ cost }) => {
    const isBought = cost <= left;
    if (isBought) left -= cost;
    return isBought;
  });
  return { verdict: 'passed', winners: winners.map(({ code }) => code) };
}

function fitsSeatsAndBudget(body: RawObject, verdict: string, winners: readonly string[]): string | undefined {
  const options = list(body['options']);
  const won = options.filter((one) => winners.includes(one['code'] as string));
  if (won.length !== winners.length) return 'somebody won who did not stand, or twice';
  if (verdict !== 'passed') return winners.length === 0 ? undefined : `${verdict}, and somebody won`;
  const seats = body['seats'] as number | undefined;
  if (seats !== undefined) return winners.length === Math.min(seats, options.length) ? undefined : `${winners.length} won ${seats} seats`;
  const cost = won.reduce((sum, one) => sum + BigInt(one['cost'] as string), 0n);
  return cost <= BigInt((body['budget'] as RawObject)['least'] as string) ? undefined : 'the budget is exceeded';
}
