// Pairs of neighbours in groups that are too large for every pair of them to be weighed: who registered the same household
// some hundred times would otherwise make it vanish, and make its own facts too common to weigh anything. A chain of
// neighbours is enough for people to join all of it.

import { groupsOf } from './block/groups.ts';
import type { Explanation, Step } from './explain.ts';
import type { Prediction } from './link.ts';

/** Neighbours that are weighed at most. */
const NEIGHBOURS_MAX = 50_000;

export interface NeighbourPair extends Explanation {
  readonly left: number;
  readonly right: number;
}

/** Neighbours, among rows put in the order of what they say, of the groups that a prediction left out; those of at least `least` bits, or that say the same. */
export function neighboursLeftOut(rows: readonly Readonly<Record<string, string>>[], { model, columns, rules }: Prediction, { least, explain }: { readonly least: number; readonly explain: (left: number, right: number) => Explanation }): readonly NeighbourPair[] {
  const named = new Map(columns.map((column) => [column.name, column]));
  const texts = new Map<number, string>();
  const textOf = (row: number): string => {
    const known = texts.get(row) ?? Object.entries(rows[row] ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value).join('\u001f');
    texts.set(row, known);
    return known;
  };
  const found = new Map<string, NeighbourPair>();
  let weighed = 0;
  for (const [at, rule] of model.blocking.entries()) {
    if (rules[at]?.leftOut.groups === 0) continue;
    const { most = Number.POSITIVE_INFINITY, ...whole } = rule;
    const { start, members } = groupsOf(rows.length, whole, named);
    for (let group = 0; group + 1 < start.length; group += 1) {
      const own = members.subarray(start[group], start[group + 1]);
      if (own.length <= most) continue;
      const ordered = [...own].map((row) => ({ row, text: textOf(row) })).sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : one.row - other.row));
      for (let place = 1; place < ordered.length && weighed < NEIGHBOURS_MAX; place += 1) {
        const [one, other] = [ordered[place - 1]?.row as number, ordered[place]?.row as number];
        const [left, right] = one < other ? [one, other] : [other, one];
        const key = `${left} ${right}`;
        if (found.has(key)) continue;
        weighed += 1;
        const explained = explain(left, right);
        if (explained.weight >= least || saysTheSame(explained)) found.set(key, { left, right, ...explained });
      }
    }
  }
  return [...found.values()];
}

/** Two facts at least are letter for letter the same, and one at most is another. */
function saysTheSame({ steps }: Explanation): boolean {
  const isSaid = ({ left, right }: Step): boolean => left.some((text) => text !== '') && right.some((text) => text !== '');
  const said = steps.filter(isSaid);
  const same = said.filter(({ left, right }) => left.every((text, at) => text === right[at])).length;
  return same >= 2 && said.length - same <= 1;
}
