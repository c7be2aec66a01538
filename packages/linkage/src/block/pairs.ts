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
export const PIECE_PAIRS = 200_000;

/** Divides the work of rules into pieces. */
export function piecesOf(rules: readonly Groups[], piecePairs = PIECE_PAIRS): readonly Piece[] {
  return rules.flatMap((groups, rule) => {
    const pieces: Piece[] = [];
    let from = 0;
    let pairs = 0;
    const count = groups.start.length - 1;
    for (let group = 0; group < count; group += 1) {
      pairs += pairsWithin(groups, group, group + 1);
      if (pairs < piecePairs && group < count - 1) continue;
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
  const single = earlier.filter((one) => one.rowStart === undefined).map((one) => one.ofRow);
  const several = earlier.filter((one) => one.rowStart !== undefined);
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
        if (isInOne(single, left, right) || isInSome(several, left, right)) continue;
        looked += 1;
        onPair(left, right);
      }
    }
  }
  return looked;
}

function isInOne(groupsOfRows: readonly Int32Array[], left: number, right: number): boolean {
  for (let at = 0; at < groupsOfRows.length; at += 1) {
    const ofRow = groupsOfRows[at] as Int32Array;
    const group = ofRow[left];
    if (group === ofRow[right] && group !== MISSING) return true;
  }
  return false;
}

function isInSome(rules: readonly Groups[], left: number, right: number): boolean {
  for (let at = 0; at < rules.length; at += 1) if (sharedGroup(rules[at] as Groups, left, right) !== MISSING) return true;
  return false;
}
