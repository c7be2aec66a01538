/**
 * Ranked pairs (Tideman 1987, with the order of ties of Zavist and Tideman 1989).
 *
 * Majorities are taken from the strongest down: more votes for the winner
 * first, then fewer against. Each is locked in unless it would close a cycle
 * with those already locked. Among majorities of the same strength the order
 * matters only where they contradict each other, and only there the declared
 * tie rule is asked: the majority whose winner it prefers comes first, and of
 * one winner's majorities that over the less preferred loser.
 *
 *     rankedPairs(codes.length, rankings, prefer)   // levels [[1], [2], [3], [0]]: N, C, K, M
 */
import { levelsOf, type Preferences, preferencesOf, preferring, type Ranking } from './rankings.ts';
import type { Preferring } from './reserved-seats.ts';
import type { Tie } from './tie-rule.ts';

/** One majority: who wins it, over whom, with how many votes for and against. */
export interface Majority {
  readonly winner: number;
  readonly loser: number;
  readonly votes: number;
  readonly against: number;
}

export interface RankedPairsOrder {
  readonly preferences: Preferences;
  readonly locked: readonly Majority[];
  /** Majorities that stronger ones contradict. */
  readonly passedOver: readonly Majority[];
  readonly levels: readonly (readonly number[])[];
  /** Candidates whose order in the tie rule decided which of equal majorities came first. */
  readonly ties: readonly (readonly number[])[];
}

/** The order of the candidates 0 … `candidates` - 1, or the tie between majorities that the rule leaves standing. */
export function rankedPairs(candidates: number, rankings: readonly Ranking[], prefer: Preferring): ({ readonly ok: true } & RankedPairsOrder) | Tie {
  const preferences = preferencesOf(candidates, rankings);
  const reach = new Reach(candidates);
  const locked: Majority[] = [];
  const passedOver: Majority[] = [];
  const ties: (readonly number[])[] = [];
  for (const equals of strengthsOf(preferences)) {
    const possible = equals.filter(({ winner, loser }) => !reach.leads(loser, winner));
    const contested = contestedOf(candidates, reach, possible);
    const ordered = orderOf(contested, prefer);
    if (!ordered.ok) return ordered;
    if (contested.length > 0) ties.push(endsOf(contested));
    // What nobody contests can be locked first: no order of the others could keep it out, and it keeps none of them out.
    for (const majority of [...possible.filter((one) => !contested.includes(one)), ...ordered.majorities]) {
      if (reach.leads(majority.loser, majority.winner)) passedOver.push(majority);
      else {
        reach.add(majority.winner, majority.loser);
        locked.push(majority);
      }
    }
    passedOver.push(...equals.filter((one) => !possible.includes(one)));
  }
  return { ok: true, preferences, locked, passedOver, ties, levels: levelsOf(candidates, (one, other) => reach.leads(one, other)) };
}

/** All majorities, the strongest first, those of equal strength together. */
function strengthsOf(preferences: Preferences): readonly (readonly Majority[])[] {
  const groups = new Map<string, Majority[]>();
  for (const [winner, row] of preferences.entries()) {
    for (const [loser, votes] of row.entries()) {
      const against = preferring(preferences, loser, winner);
      if (votes <= against) continue;
      const key = `${votes}:${against}`;
      const equals = groups.get(key);
      if (equals === undefined) groups.set(key, [{ winner, loser, votes, against }]);
      else equals.push({ winner, loser, votes, against });
    }
  }
  return [...groups.values()].sort(([a], [b]) => (b as Majority).votes - (a as Majority).votes || (a as Majority).against - (b as Majority).against);
}

/** Those that lie on a cycle of the locked majorities and these together. */
function contestedOf(candidates: number, reach: Reach, majorities: readonly Majority[]): readonly Majority[] {
  if (majorities.length < 2) return [];
  const whole = new Reach(candidates, reach);
  for (const { winner, loser } of majorities) whole.add(winner, loser);
  return majorities.filter(({ winner, loser }) => whole.leads(loser, winner));
}

function endsOf(majorities: readonly Majority[]): readonly number[] {
  return [...new Set(majorities.flatMap(({ winner, loser }) => [winner, loser]))].sort((a, b) => a - b);
}

function orderOf(contested: readonly Majority[], prefer: Preferring): { readonly ok: true; readonly majorities: readonly Majority[] } | Tie {
  if (contested.length === 0) return { ok: true, majorities: [] };
  const places = new Map<number, number>();
  let rest = endsOf(contested);
  while (rest.length > 0) {
    const next = prefer(rest);
    if (!next.ok) return next;
    places.set(next.candidate, places.size);
    rest = rest.filter((one) => one !== next.candidate);
  }
  const place = (candidate: number): number => places.get(candidate) as number;
  return { ok: true, majorities: [...contested].sort((a, b) => place(a.winner) - place(b.winner) || place(b.loser) - place(a.loser)) };
}

/** Who can be reached from whom over what was added, kept closed at every addition. */
class Reach {
  readonly #rows: Uint8Array[];

  constructor(candidates: number, from?: Reach) {
    this.#rows = from === undefined ? Array.from({ length: candidates }, () => new Uint8Array(candidates)) : from.#rows.map((row) => row.slice());
  }

  leads(from: number, to: number): boolean {
    return (this.#rows[from] as Uint8Array)[to] === 1;
  }

  add(from: number, to: number): void {
    if (this.leads(from, to)) return;
    const beyond = this.#rows[to] as Uint8Array;
    for (const [start, row] of this.#rows.entries()) {
      if (start !== from && row[from] !== 1) continue;
      row[to] = 1;
      for (const [end, reached] of beyond.entries()) if (reached === 1) row[end] = 1;
    }
  }
}
