/**
 * Ranked pairs (Tideman 1987, with the order of ties of Zavist and Tideman 1989).
 *
 * Majorities are taken from the strongest down: more votes for the winner
 * first, then fewer against. Each is locked in unless it would close a cycle
 * with those already locked. Among majorities of the same strength the order
 * matters only where they contradict each other, and only there the declared
 * tie rule is asked: the majority whose winner it prefers comes first. (Of one
 * winner's majorities the order makes no difference.)
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
    const [possible, contradicted] = partition(equals, ({ winner, loser }) => !reach.leads(loser, winner));
    const [contested, free] = contestedOf(candidates, reach, possible);
    const ordered = orderOf(contested, prefer);
    if (!ordered.ok) return ordered;
    if (contested.length > 0) ties.push(endsOf(contested));
    // What nobody contests can be locked first: no order of the others could keep it out, and it keeps none of them out.
    for (const majority of [...free, ...ordered.majorities]) {
      if (reach.leads(majority.loser, majority.winner)) passedOver.push(majority);
      else {
        reach.add(majority.winner, majority.loser);
        locked.push(majority);
      }
    }
    passedOver.push(...contradicted);
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

/** Those that lie on a cycle of the locked majorities and these together, and those that do not. */
function contestedOf(candidates: number, reach: Reach, majorities: readonly Majority[]): readonly [readonly Majority[], readonly Majority[]] {
  if (majorities.length < 2) return [[], majorities];
  const whole = new Reach(candidates, reach);
  for (const { winner, loser } of majorities) whole.add(winner, loser);
  return partition(majorities, ({ winner, loser }) => whole.leads(loser, winner));
}

function partition(majorities: readonly Majority[], isFirst: (majority: Majority) => boolean): readonly [readonly Majority[], readonly Majority[]] {
  const parts: readonly [Majority[], Majority[]] = [[], []];
  for (const majority of majorities) parts[isFirst(majority) ? 0 : 1].push(majority);
  return parts;
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
  // Majorities of one winner never contradict each other: no way back to the winner leads over another of them.
  return { ok: true, majorities: [...contested].sort((a, b) => place(a.winner) - place(b.winner)) };
}

/** Who can be reached from whom over what was added, kept closed at every addition: one bit for each pair. */
class Reach {
  readonly #candidates: number;
  /** Words of 32 bits for each row. */
  readonly #width: number;
  readonly #bits: Uint32Array;

  constructor(candidates: number, from?: Reach) {
    this.#candidates = candidates;
    this.#width = Math.ceil(candidates / 32);
    this.#bits = from === undefined ? new Uint32Array(candidates * this.#width) : from.#bits.slice();
  }

  leads(from: number, to: number): boolean {
    return (((this.#bits[from * this.#width + (to >>> 5)] as number) >>> (to & 31)) & 1) === 1;
  }

  add(from: number, to: number): void {
    if (this.leads(from, to)) return;
    const bits = this.#bits;
    const beyond = to * this.#width;
    for (let start = 0; start < this.#candidates; start++) {
      if (start !== from && !this.leads(start, from)) continue;
      const row = start * this.#width;
      for (let word = 0; word < this.#width; word++) bits[row + word] = (bits[row + word] as number) | (bits[beyond + word] as number);
      bits[row + (to >>> 5)] = (bits[row + (to >>> 5)] as number) | (1 << (to & 31));
    }
  }
}
