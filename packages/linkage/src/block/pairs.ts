// Pairs under the union of several rules, each pair once.

import { MISSING } from '../table.ts';
import { pairsWithin, sharedGroup, type Groups } from './groups.ts';

/** Rules with their groups, and for rules without sets the groups row by row: `rows[row * stride + rule]`. */
export interface Rules {
  readonly groups: readonly Groups[];
  readonly rows: Int32Array;
  readonly stride: number;
}

/** Lays the groups of rules row by row, so that whether an earlier rule has a pair is read from memory at once. */
export function layRules(groups: readonly Groups[], size: number): Rules {
  const stride = Math.max(1, groups.length - 1);
  const rows = new Int32Array(groups.length < 2 ? 0 : size * stride).fill(MISSING);
  groups.slice(0, -1).forEach(({ rowStart, ofRow }, rule) => {
    if (rowStart !== undefined) return;
    for (let row = 0; row < size; row += 1) rows[row * stride + rule] = ofRow[row] as number;
  });
  return { groups, rows, stride };
}

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
export function eachPair({ groups: rules, rows, stride }: Rules, { rule, from, to }: Piece, fileOf: Int32Array | undefined, onPair: (left: number, right: number) => void): number {
  const groups = rules[rule] as Groups;
  const earlier = rules.slice(0, rule);
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
        if (isInOne(rows, stride, rule, left, right) || isInSome(several, left, right)) continue;
        looked += 1;
        onPair(left, right);
      }
    }
  }
  return looked;
}

function isInOne(rows: Int32Array, stride: number, rule: number, left: number, right: number): boolean {
  const [one, other] = [left * stride, right * stride];
  for (let at = 0; at < rule; at += 1) {
    const group = rows[one + at];
    if (group === rows[other + at] && group !== MISSING) return true;
  }
  return false;
}

function isInSome(rules: readonly Groups[], left: number, right: number): boolean {
  for (let at = 0; at < rules.length; at += 1) if (sharedGroup(rules[at] as Groups, left, right) !== MISSING) return true;
  return false;
}
