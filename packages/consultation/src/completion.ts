/**
 * What follows a rule: floors that it did not reach are filled, and then, where
 * the completion says so, the money left goes to whatever fits by votes.
 */
import type { Allocation } from './allocation.ts';
import type { Feasibility } from './feasibility.ts';
import { buyGreedily } from './greedy.ts';
import type { Profile } from './profile.ts';
import type { Chosen } from './purchase.ts';
import type { Tie } from './tie-rule.ts';

/** The choice with its floors reached and, where `isFilled`, with the greedy completion. */
export function completed(allocation: Allocation, profile: Profile, feasibility: Feasibility, chosen: Chosen, isFilled: boolean): Chosen | Tie {
  const floored = withFloors(allocation, profile, feasibility, chosen);
  if (!floored.ok || !isFilled) return floored;
  return buyGreedily(allocation, profile, feasibility, floored, { by: 'greedy', measure: (project) => BigInt(profile.votes[project] as number) });
}

/**
 * Buys by votes, among projects that count for a floor not yet reached, until
 * every floor is. There is always one that may be bought: the choice so far can
 * be completed to a set that reaches the floors, and part of that set is missing.
 */
function withFloors(allocation: Allocation, profile: Profile, feasibility: Feasibility, chosen: Chosen): Chosen | Tie {
  let sofar = chosen;
  for (;;) {
    const wanted = feasibility.wanted(sofar.purchases.map(({ project }) => project));
    if (wanted.size === 0) return sofar;
    const next = buyGreedily(allocation, profile, feasibility, sofar, { by: 'floor', measure: (project) => BigInt(profile.votes[project] as number), among: wanted, most: 1 });
    if (!next.ok) return next;
    sofar = { ...next, passed: chosen.passed };
  }
}
