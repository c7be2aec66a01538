/**
 * Schulze's method (arXiv 1804.02973, section 2; strengths by winning votes).
 *
 * A path from one candidate to another leads over majorities and is as strong
 * as its weakest; i beats j when the strongest path from i to j is stronger
 * than any back. That relation is a strict order, so several seats go to the
 * top of that order: it is the method for one office, or for a list in order
 * of support, and it is not proportional. For a committee that mirrors its
 * voters take `stv.ts`.
 *
 *     const { levels } = schulze(codes.length, rankings);   // [[4], [0], [2], [1], [3]]: E, A, C, B, D
 */
import { levelsOf, type Preferences, preferencesOf, preferring, type Ranking } from './rankings.ts';

export interface SchulzeOrder {
  readonly preferences: Preferences;
  /** Strengths of the strongest paths, 0 where there is none. */
  readonly paths: Preferences;
  /** The order, equals together. */
  readonly levels: readonly (readonly number[])[];
}

/** The order of the candidates 0 … `candidates` - 1 under these ballots. */
export function schulze(candidates: number, rankings: readonly Ranking[]): SchulzeOrder {
  const preferences = preferencesOf(candidates, rankings);
  const paths = strongestPaths(preferences);
  return { preferences, paths, levels: levelsOf(candidates, (one, other) => preferring(paths, one, other) > preferring(paths, other, one)) };
}

/** The widest paths over all pairs (Floyd and Warshall), from the votes of majorities. */
function strongestPaths(preferences: Preferences): Preferences {
  const paths = preferences.map((row, one) => row.map((votes, other) => (votes > preferring(preferences, other, one) ? votes : 0)));
  for (const [over, onward] of paths.entries()) {
    for (const [from, row] of paths.entries()) {
      const first = row[over] as number;
      if (from === over || first === 0) continue;
      for (const [to, second] of onward.entries()) {
        if (to !== from) row[to] = Math.max(row[to] as number, Math.min(first, second));
      }
    }
  }
  return paths;
}
