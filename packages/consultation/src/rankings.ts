/**
 * Ranked ballots as counting takes them: candidates as numbers, identical
 * ballots as one with a weight, and who is preferred to whom by how many.
 */

/** `order` holds candidates by their places in the list, the best first; the unlisted rank last, equal. */
export interface Ranking {
  readonly order: readonly number[];
  /** Ballots that say exactly this. */
  readonly weight: number;
}

/** The ballots in groups of the same order; a code that is no candidate is a bug of the caller and is passed over. */
export function rankingsOf(codes: readonly string[], ballots: Iterable<readonly string[]>): readonly Ranking[] {
  const placeOf = new Map(codes.map((code, place) => [code, place]));
  const weights = new Map<string, { readonly order: readonly number[]; weight: number }>();
  for (const ballot of ballots) {
    const order = ballot.flatMap((code) => placeOf.get(code) ?? []);
    const key = order.join(' ');
    const same = weights.get(key);
    if (same === undefined) weights.set(key, { order, weight: 1 });
    else same.weight += 1;
  }
  return [...weights.values()];
}

/** How many ballots rank the row's candidate above the column's. */
export type Preferences = readonly (readonly number[])[];

/** Counts every pair once per group of ballots. */
export function preferencesOf(candidates: number, rankings: readonly Ranking[]): Preferences {
  const counts = new Float64Array(candidates * candidates);
  const left = new Uint8Array(candidates);
  for (const { order, weight } of rankings) {
    left.fill(1);
    for (const better of order) {
      left[better] = 0;
      const row = better * candidates;
      for (let worse = 0; worse < candidates; worse++) if (left[worse] === 1) counts[row + worse] = (counts[row + worse] as number) + weight;
    }
  }
  return Array.from({ length: candidates }, (_, row) => Array.from(counts.subarray(row * candidates, (row + 1) * candidates)));
}

/** The count of one pair; both are candidates. */
export function preferring(preferences: Preferences, better: number, worse: number): number {
  return (preferences[better] as readonly number[])[worse] as number;
}

/**
 * Levels of a strict order: first those whom nobody beats, then those whom
 * nobody of the rest beats, and so on. A relation with a cycle is a bug of the
 * caller: its members would never be reached, so they come last, together.
 */
export function levelsOf(candidates: number, beats: (one: number, other: number) => boolean): readonly (readonly number[])[] {
  const levels: (readonly number[])[] = [];
  let rest = Array.from({ length: candidates }, (_, place) => place);
  while (rest.length > 0) {
    const unbeaten = rest.filter((one) => !rest.some((other) => beats(other, one)));
    const level = unbeaten.length === 0 ? rest : unbeaten;
    levels.push(level);
    rest = rest.filter((one) => !level.includes(one));
  }
  return levels;
}
