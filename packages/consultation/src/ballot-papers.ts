/**
 * Ballot papers lying with candidates, and their transfer, in whole parts of a
 * vote: 100,000 parts are one vote (five decimal places).
 *
 * Identical papers move as one. Every part is accounted for at all times: the
 * candidates' votes, what no paper could pass on, and what was cut off in
 * rounding add up to the papers given out.
 */
import type { Ranking } from './rankings.ts';

/** Parts of one vote. */
export const VOTE = 100_000n;

interface Paper {
  readonly order: readonly number[];
  /** Where in `order` the candidate stands with whom the paper lies. */
  at: number;
  readonly count: number;
}

/** Papers that came with the same value lie together. */
interface Pile {
  readonly value: bigint;
  readonly papers: readonly Paper[];
}

/** The papers of one count. Values are in parts of a vote. */
export class BallotPapers {
  readonly #piles: Pile[][];
  readonly #votes: bigint[];
  #notTransferable = 0n;
  #cutOff = 0n;

  /** Gives every paper to its first preference at a value of one vote; a paper without a preference is a bug of the caller. */
  constructor(candidates: number, rankings: readonly Ranking[]) {
    this.#piles = Array.from({ length: candidates }, () => []);
    this.#votes = Array.from({ length: candidates }, () => 0n);
    const first = Array.from({ length: candidates }, (): Paper[] => []);
    for (const { order, weight } of rankings) first[order[0] as number]?.push({ order, at: 0, count: weight });
    for (const [candidate, papers] of first.entries()) this.#receive(candidate, VOTE, papers);
  }

  votesOf(candidate: number): bigint {
    return this.#votes[candidate] as bigint;
  }

  get votes(): readonly bigint[] {
    return [...this.#votes];
  }

  /** What lies with papers that name no further candidate. */
  get notTransferable(): bigint {
    return this.#notTransferable;
  }

  /** What was lost where a transfer value was cut to whole parts. */
  get cutOff(): bigint {
    return this.#cutOff;
  }

  #receive(candidate: number, value: bigint, papers: readonly Paper[]): void {
    if (papers.length === 0) return;
    let count = 0;
    for (const paper of papers) count += paper.count;
    (this.#piles[candidate] as Pile[]).push({ value, papers });
    this.#votes[candidate] = this.votesOf(candidate) + BigInt(count) * value;
  }

  /** Passes all papers of an excluded candidate on, at the value at which they came. */
  passAll(from: number, continuing: (candidate: number) => boolean): void {
    const piles = this.#take(from);
    this.#votes[from] = 0n;
    for (const { value, papers } of piles) this.#notTransferable += value * BigInt(this.#pass(papers, value, continuing));
  }

  /**
   * Passes the surplus of an elected candidate on with all papers: each at its
   * value times the surplus through the candidate's votes, cut to whole parts.
   * The candidate keeps the quota.
   */
  passSurplus(from: number, quota: bigint, continuing: (candidate: number) => boolean): void {
    const votes = this.votesOf(from);
    const surplus = votes - quota;
    const piles = this.#take(from);
    this.#votes[from] = quota;
    let passedOn = 0n;
    for (const { value, papers } of piles) {
      const transferValue = (surplus * value) / votes;
      const stuck = BigInt(this.#pass(papers, transferValue, continuing));
      let count = 0;
      for (const paper of papers) count += paper.count;
      this.#notTransferable += stuck * transferValue;
      passedOn += BigInt(count) * transferValue;
    }
    this.#cutOff += surplus - passedOn;
  }

  #take(from: number): readonly Pile[] {
    const piles = this.#piles[from] as Pile[];
    this.#piles[from] = [];
    return piles;
  }

  /** Hands papers to the next continuing candidate each names, and gives the number of those that name none. */
  #pass(papers: readonly Paper[], value: bigint, continuing: (candidate: number) => boolean): number {
    const sorted = new Map<number, Paper[]>();
    let stuck = 0;
    for (const paper of papers) {
      const { order } = paper;
      let at = paper.at + 1;
      while (at < order.length && !continuing(order[at] as number)) at += 1;
      if (at === order.length) stuck += paper.count;
      else {
        paper.at = at;
        const next = order[at] as number;
        const pile = sorted.get(next);
        if (pile === undefined) sorted.set(next, [paper]);
        else pile.push(paper);
      }
    }
    for (const [next, pile] of sorted) this.#receive(next, value, pile);
    return stuck;
  }
}
