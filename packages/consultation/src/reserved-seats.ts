/**
 * Seats that are kept for a group of candidates, so that a minority which
 * stands is also seated.
 *
 * A guarantee is met by every full set of winners in which each group has at
 * least its seats, or all its candidates where fewer stand. `mayTake` says
 * whether a partial set can still grow into such a set after taking one more;
 * whoever takes candidates only while it says so always ends with the
 * guarantee met. The sets that can still grow are the independent sets of a
 * matroid, so taking the best admissible candidate each time also gives the
 * best order that the guarantee leaves to the others.
 *
 *     const guarantee = guaranteeOf(['w', 'w', undefined, undefined], [{ group: 'w', seats: 1 }], 2);
 *     mayTake(guarantee, new Set([2]), 3)   // false: the last free seat is kept for the group
 */
import type { ReservedSeats } from './opening.ts';
import type { Tie } from './tie-rule.ts';

/** Candidates are numbers: their places in the list of options. */
export interface Guarantee {
  /** Seats that can be filled: at most as many as candidates stand. */
  readonly seats: number;
  readonly groups: readonly (string | undefined)[];
  /** Seats by group, never more than candidates of it. */
  readonly least: ReadonlyMap<string, number>;
}

/** The guarantee that reserved seats give for candidates of these groups. */
export function guaranteeOf(groups: readonly (string | undefined)[], reserved: readonly ReservedSeats[], seats: number): Guarantee {
  const least = reserved.map(({ group, seats: kept }): [string, number] => [group, Math.min(kept, groups.filter((one) => one === group).length)]);
  return { seats: Math.min(seats, groups.length), groups, least: new Map(least) };
}

/** How many seats a group still has to get. */
export function needOf(guarantee: Guarantee, taken: ReadonlySet<number>, group: string | undefined): number {
  const least = group === undefined ? 0 : (guarantee.least.get(group) ?? 0);
  if (least === 0) return 0;
  let held = 0;
  for (const candidate of taken) if (guarantee.groups[candidate] === group) held += 1;
  return Math.max(0, least - held);
}

/** Seats that are neither taken nor kept for a group. */
export function freeSeats(guarantee: Guarantee, taken: ReadonlySet<number>): number {
  let free = guarantee.seats - taken.size;
  for (const group of guarantee.least.keys()) free -= needOf(guarantee, taken, group);
  return free;
}

/** Whether the guarantee can still be met once this candidate has a seat too. */
export function mayTake(guarantee: Guarantee, taken: ReadonlySet<number>, candidate: number): boolean {
  if (taken.has(candidate) || taken.size >= guarantee.seats) return false;
  return needOf(guarantee, taken, guarantee.groups[candidate]) > 0 || freeSeats(guarantee, taken) > 0;
}

/** How many of these candidates can be taken together. */
function rankOf(guarantee: Guarantee, taken: ReadonlySet<number>, candidates: readonly number[]): number {
  const grown = new Set(taken);
  for (const candidate of candidates) if (mayTake(guarantee, grown, candidate)) grown.add(candidate);
  return grown.size - taken.size;
}

/** Who is seated whichever of the others are: without them fewer could be taken. Candidates of one group are alike in this. */
function isCertain(guarantee: Guarantee, taken: ReadonlySet<number>, left: readonly number[], rank: number): (candidate: number) => boolean {
  const ofGroup = new Map(left.map((candidate) => [guarantee.groups[candidate], candidate]));
  const certain = new Set([...ofGroup].flatMap(([group, one]) => (rankOf(guarantee, taken, left.filter((other) => other !== one)) < rank ? [group] : [])));
  return (candidate) => certain.has(guarantee.groups[candidate]);
}

/** One of the tied that wins, or the tie that the declared rule leaves standing. */
export type Preferring = (tied: readonly number[]) => { readonly ok: true; readonly candidate: number } | Tie;

/** Seats in the order in which they were given; a seat that only the tie rule decided names those it decided between. */
export interface Seating {
  readonly winners: readonly number[];
  readonly ties: readonly { readonly tied: readonly number[]; readonly chosen: number }[];
}

/**
 * Gives the seats from the top of an order whose levels hold equals. A level
 * that fits whole takes its seats without any tie rule; so does a candidate
 * whom every choice among the equals would seat. Only what is left is tied.
 */
export function seatByLevels(levels: readonly (readonly number[])[], guarantee: Guarantee, prefer: Preferring): ({ readonly ok: true } & Seating) | Tie {
  const taken = new Set<number>();
  const ties: { readonly tied: readonly number[]; readonly chosen: number }[] = [];
  for (const level of levels) {
    for (;;) {
      const left = level.filter((candidate) => mayTake(guarantee, taken, candidate));
      const rank = rankOf(guarantee, taken, left);
      if (rank === 0) break;
      const certain = left.filter(isCertain(guarantee, taken, left, rank));
      if (certain.length > 0) {
        for (const candidate of certain) taken.add(candidate);
        continue;
      }
      const chosen = prefer(left);
      if (!chosen.ok) return chosen;
      ties.push({ tied: left, chosen: chosen.candidate });
      taken.add(chosen.candidate);
    }
  }
  return { ok: true, winners: [...taken], ties };
}
