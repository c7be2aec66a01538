// Pairs under the union of several rules, each pair once.

import { MISSING } from '../table.ts';
import { pairsWithin, sharedGroup, type Groups } from './groups.ts';

/** A piece of the work: some groups of one rule. Pieces do not depend on how many threads there are. */
export interface Piece {
  readonly rule: number;
  readonly from: number;
  readonly to: number;
}

/** Pairs of a piece, about: enough to make handing it out worth it, few enough to share the work evenly. */
const PIECE_PAIRS = 200_000;

/** Divides the work of rules into pieces. */
export function piecesOf(rules: readonly Groups[]): readonly Piece[] {
  return rules.flatMap((groups, rule) => {
    const pieces: Piece[] = [];
    let from = 0;
    let pairs = 0;
    const count = groups.start.length - 1;
    for (let group = 0; group < count; group += 1) {
      pairs += pairsWithin(groups, group, group + 1);
      if (pairs < PIECE_PAIRS && group < count - 1) continue;
      pieces.push({ rule, from, to: group + 1 });
      from = group + 1;
      pairs = 0;
    }
    return pieces;
  });
}

/**
 * Calls `onPair` for every pair of a piece that no earlier rule has, the lower row first. `fileOf` keeps pairs within one
 * file out.
 */
export function eachPair(rules: readonly Groups[], { rule, from, to }: Piece, fileOf: Int32Array | undefined, onPair: (left: number, right: number) => void): number {
  const groups = rules[rule] as Groups;
  const earlier = rules.slice(0, rule);
  const { start, members, rowStart } = groups;
  let looked = 0;
  for (let group = from; group < to; group += 1) {
    const end = start[group + 1] as number;
    for (let i = start[group] as number; i < end; i += 1) {
      const left = members[i] as number;
      for (let j = i + 1; j < end; j += 1) {
        const right = members[j] as number;
        if (fileOf !== undefined && fileOf[left] === fileOf[right]) continue;
        if (rowStart !== undefined && sharedGroup(groups, left, right) !== group) continue;
        if (isInAny(earlier, left, right)) continue;
        looked += 1;
        onPair(left, right);
      }
    }
  }
  return looked;
}

function isInAny(rules: readonly Groups[], left: number, right: number): boolean {
  for (const groups of rules) {
    if (groups.rowStart === undefined) {
      const group = groups.ofRow[left];
      if (group !== MISSING && group === groups.ofRow[right]) return true;
    } else if (sharedGroup(groups, left, right) !== MISSING) return true;
  }
  return false;
}
