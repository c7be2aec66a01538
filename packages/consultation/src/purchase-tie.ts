/**
 * Ties between projects that a rule would buy next.
 *
 * Where no floor and no fund restricts the choice, one kind of tie needs no
 * rule: a tied project none of whose supporters with money supports another of
 * the tied. Buying it changes no balance of theirs, so the others keep their
 * price, which stays the lowest because prices never fall; and the others do
 * not change its price either. Whatever the order, all of them are bought with
 * the same payments, so the one that is listed first is taken first.
 */
import type { Allocation, Project } from './allocation.ts';
import type { Profile } from './profile.ts';
import type { Shares } from './shares.ts';
import { preferred, type Tie } from './tie-rule.ts';

/** The project that is bought first among the tied; `shares` is given where independent projects need no rule. */
export function winnerOfTie(allocation: Allocation, profile: Profile, tied: readonly number[], shares?: Shares): { readonly ok: true; readonly project: number } | Tie {
  // As listed, so that a tie that stands is always told in the same words.
  const options = [...tied].sort((a, b) => a - b).map((project) => {
    const { code, cost } = allocation.projects[project] as Project;
    return { code, listed: project, cost, votes: BigInt(profile.votes[project] as number) };
  });
  const found = preferred(options, allocation.ties, allocation.seed);
  if (found.ok) return { ok: true, project: found.option.listed };
  const independent = shares === undefined ? undefined : firstIndependent(profile, tied, shares);
  return independent === undefined ? found : { ok: true, project: independent };
}

function firstIndependent(profile: Profile, tied: readonly number[], shares: Shares): number | undefined {
  const supportersOfTied = new Map<number, number>();
  for (const project of tied) {
    for (const group of profile.supporters[project] as Int32Array) supportersOfTied.set(group, (supportersOfTied.get(group) ?? 0) + 1);
  }
  return [...tied].sort((a, b) => a - b).find((project) =>
    (profile.supporters[project] as Int32Array).every((group) => supportersOfTied.get(group) === 1 || shares.exactOf(group) === 0n));
}
