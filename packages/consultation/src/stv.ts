/**
 * The single transferable vote by the weighted inclusive Gregory method, as
 * the Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1,
 * rules 45 to 52, counts it: proportional seats for a committee.
 *
 * All values are whole parts of a vote, 100,000 to one, so every count is
 * exact. Where the Order draws lots, the declared tie rule decides, and where
 * that does not decide the tie stands.
 *
 * Two additions, both neutral. Candidates without any vote who tie for
 * exclusion leave together while the seats can still be filled without them:
 * they have no papers, so their order changes nothing. And seats may be
 * reserved for groups: the last candidates whom a group's seats need are
 * guarded and are not excluded; when only reserved seats are left, candidates
 * whom no unfilled group needs are doomed and leave at once.
 *
 *     stv({ candidates: 6, rankings, seats: 3 }, prefer, worst)   // elected [2, 0, 3]
 */
import { assert } from '@amanah/log/assert.ts';
import { BallotPapers, VOTE } from './ballot-papers.ts';
import type { Ranking } from './rankings.ts';
import { type Guarantee, mayTake, needOf } from './reserved-seats.ts';
import type { Tie } from './tie-rule.ts';

/** Decides a tie by the votes of earlier rounds, the latest first, and then by the declared rule. */
export type RoundTie = (tied: readonly number[], rounds: readonly (readonly bigint[])[]) => { readonly ok: true; readonly candidate: number } | Tie;

export interface StvElection {
  readonly rankings: readonly Ranking[];
  /** Seats as declared: they set the quota, also when fewer candidates stand. */
  readonly seats: number;
  /** Seats that are reserved; `guaranteeOf(groups, [], seats)` for none. */
  readonly guarantee: Guarantee;
  /** Who of the tied comes first. */
  readonly prefer: RoundTie;
  /** Who of the tied comes last. */
  readonly worst: RoundTie;
}

/** What happened in a round: first preferences were counted, a surplus passed on, or papers of excluded candidates. */
export type StvAction = 'first' | 'surplus' | 'exclusion' | 'doomed';

/** One round, and how things stand at its end. Votes are in parts, 100,000 to one vote. */
export interface StvRound {
  readonly action: StvAction;
  /** Whose papers moved. */
  readonly of: readonly number[];
  readonly votes: readonly bigint[];
  readonly notTransferable: bigint;
  readonly cutOff: bigint;
  /** Who reached the quota, or fills the last seats. */
  readonly elected: readonly number[];
  /** Between whom the round had to choose. */
  readonly tied?: readonly number[];
}

export interface StandingRoundTie {
  readonly step: 'seat' | 'surplus' | 'exclusion';
  readonly tie: Tie;
}

export interface StvResult {
  /** In votes. */
  readonly quota: number;
  readonly elected: readonly number[];
  readonly rounds: readonly StvRound[];
  /** Present where a tie stands, with what it keeps from being decided; the rounds are those before it. */
  readonly tie?: StandingRoundTie;
}

/** Counts an election; ballots without a preference are no ballots here (rule 46 divides the valid ones). */
export function stv(election: StvElection): StvResult {
  const count = new StvCount(election);
  const tie = count.run();
  return { quota: count.quota, elected: [...count.elected], rounds: count.rounds, ...(tie === undefined ? {} : { tie }) };
}

/** Rule 46: valid papers through one more than the seats, cut to a whole number, and one more. */
export function droopQuota(papers: number, seats: number): number {
  return Math.floor(papers / (seats + 1)) + 1;
}

type Standing = 'continuing' | 'pending' | 'done';

class StvCount {
  readonly quota: number;
  readonly elected = new Set<number>();
  readonly rounds: StvRound[] = [];
  readonly #election: StvElection;
  readonly #papers: BallotPapers;
  readonly #standing: Standing[];

  constructor(election: StvElection) {
    const rankings = election.rankings.filter(({ order }) => order.length > 0);
    const candidates = election.guarantee.groups.length;
    this.#election = election;
    this.quota = droopQuota(rankings.reduce((sum, { weight }) => sum + weight, 0), election.seats);
    this.#papers = new BallotPapers(candidates, rankings);
    this.#standing = Array.from({ length: candidates }, (): Standing => 'continuing');
  }

  run(): StandingRoundTie | undefined {
    const first = this.#endRound('first', [], undefined);
    if (first !== undefined) return first;
    while (this.elected.size < this.#election.guarantee.seats) {
      const tie = this.#nextRound();
      if (tie !== undefined) return tie;
    }
    return undefined;
  }

  get #quotaParts(): bigint {
    return BigInt(this.quota) * VOTE;
  }

  #those(standing: Standing): readonly number[] {
    return this.#standing.flatMap((one, candidate) => (one === standing ? [candidate] : []));
  }

  /** Votes at the ends of rounds, the latest first. */
  get #history(): readonly (readonly bigint[])[] {
    return this.rounds.map(({ votes }) => votes).reverse();
  }

  #nextRound(): StandingRoundTie | undefined {
    const { guarantee } = this.#election;
    const doomed = this.#those('continuing').filter((candidate) => !mayTake(guarantee, this.elected, candidate));
    if (doomed.length > 0) return this.#exclude('doomed', doomed, undefined);
    const pending = this.#those('pending');
    return pending.length > 0 ? this.#passSurplus(pending) : this.#excludeLowest();
  }

  /** Rules 48 and 49: the largest surplus first, equal ones by earlier rounds. */
  #passSurplus(pending: readonly number[]): StandingRoundTie | undefined {
    const largest = this.#extreme(pending, 1);
    const chosen = this.#one(largest, this.#election.prefer);
    if (!chosen.ok) return { step: 'surplus', tie: chosen };
    this.#standing[chosen.candidate] = 'done';
    this.#papers.passSurplus(chosen.candidate, this.#quotaParts, this.#continues);
    return this.#endRound('surplus', [chosen.candidate], largest);
  }

  /** Rules 50 and 51: the lowest leaves, equal ones by earlier rounds; nobody whom reserved seats need. */
  #excludeLowest(): StandingRoundTie | undefined {
    const { guarantee, worst } = this.#election;
    const continuing = this.#those('continuing');
    const exposed = continuing.filter((candidate) => {
      const group = guarantee.groups[candidate];
      return continuing.filter((other) => guarantee.groups[other] === group).length > needOf(guarantee, this.elected, group);
    });
    assert(exposed.length > 0, 'with more candidates than seats somebody can be excluded');
    const lowest = this.#extreme(exposed, -1);
    const chosen = this.#one(lowest, worst);
    if (chosen.ok) return this.#exclude('exclusion', [chosen.candidate], lowest);
    return this.#mayLeaveTogether(lowest) ? this.#exclude('exclusion', lowest, undefined) : { step: 'exclusion', tie: chosen };
  }

  /** Candidates without a vote, when the seats and the guarantee can be filled without any of them. */
  #mayLeaveTogether(candidates: readonly number[]): boolean {
    const { guarantee } = this.#election;
    if (candidates.some((candidate) => this.#papers.votesOf(candidate) > 0n)) return false;
    const left = this.#those('continuing').filter((one) => !candidates.includes(one));
    const enough = [...guarantee.least.keys()].every((group) => left.filter((one) => guarantee.groups[one] === group).length >= needOf(guarantee, this.elected, group));
    return enough && left.length >= guarantee.seats - this.elected.size;
  }

  #exclude(action: StvAction, candidates: readonly number[], lowest: readonly number[] | undefined): StandingRoundTie | undefined {
    for (const candidate of candidates) this.#standing[candidate] = 'done';
    for (const candidate of candidates) this.#papers.passAll(candidate, this.#continues);
    return this.#endRound(action, candidates, lowest);
  }

  readonly #continues = (candidate: number): boolean => this.#standing[candidate] === 'continuing';

  #extreme(candidates: readonly number[], sense: 1 | -1): readonly number[] {
    let best: number[] = [];
    for (const candidate of candidates) {
      const votes = this.#papers.votesOf(candidate);
      const against = best[0] === undefined ? votes : this.#papers.votesOf(best[0]);
      if (best.length === 0 || (sense === 1 ? votes > against : votes < against)) best = [candidate];
      else if (votes === against) best.push(candidate);
    }
    return best;
  }

  #one(tied: readonly number[], decide: RoundTie): { readonly ok: true; readonly candidate: number } | Tie {
    const [only] = tied;
    return tied.length === 1 && only !== undefined ? { ok: true, candidate: only } : decide(tied, this.#history);
  }

  /** Writes the round down with those it elects: rule 47, and rule 52 for the last seats. */
  #endRound(action: StvAction, of: readonly number[], tied: readonly number[] | undefined): StandingRoundTie | undefined {
    const elected: number[] = [];
    const tie = this.#electByQuota(elected);
    if (tie === undefined) this.#fillLastSeats(elected);
    this.rounds.push({
      action, of, votes: this.#papers.votes, elected, notTransferable: this.#papers.notTransferable, cutOff: this.#papers.cutOff,
      ...(tied !== undefined && tied.length > 1 ? { tied } : {}),
    });
    return tie;
  }

  /** Those with the quota, the most votes first, as far as reserved seats leave room. */
  #electByQuota(elected: number[]): StandingRoundTie | undefined {
    const { guarantee, prefer } = this.#election;
    for (;;) {
      const reaching = this.#those('continuing').filter((candidate) => this.#papers.votesOf(candidate) >= this.#quotaParts && mayTake(guarantee, this.elected, candidate));
      if (reaching.length === 0) return undefined;
      const highest = this.#extreme(reaching, 1);
      const chosen = this.#fitTogether(highest) ? undefined : this.#one(highest, prefer);
      if (chosen !== undefined && !chosen.ok) return { step: 'seat', tie: chosen };
      for (const candidate of chosen === undefined ? highest : [chosen.candidate]) this.#elect(candidate, elected);
    }
  }

  /** Whether all of them can be elected together. */
  #fitTogether(candidates: readonly number[]): boolean {
    const taken = new Set(this.elected);
    return candidates.every((candidate) => mayTake(this.#election.guarantee, taken, candidate) && taken.add(candidate));
  }

  #elect(candidate: number, elected: number[]): void {
    this.elected.add(candidate);
    elected.push(candidate);
    this.#standing[candidate] = this.#papers.votesOf(candidate) > this.#quotaParts ? 'pending' : 'done';
  }

  /** Rule 52: when as many continue as seats are left, they are elected and nothing more is transferred. */
  #fillLastSeats(elected: number[]): void {
    const continuing = this.#those('continuing');
    if (continuing.length > this.#election.guarantee.seats - this.elected.size) return;
    for (const candidate of [...continuing].sort((a, b) => Number(this.#papers.votesOf(b) - this.#papers.votesOf(a)))) this.#elect(candidate, elected);
  }
}
