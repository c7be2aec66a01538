// The bound on the work: a rule that makes too many pairs is refused before the first is looked at.

import { pairsWithin, type Groups } from '../block/groups.ts';
import type { BlockingRule, Model } from '../model/model.ts';
import { Refused } from '../refusal.ts';

/** Refuses rules that make more pairs than the model allows, with the figures and what to do. */
export function boundPairs(model: Model, rules: readonly BlockingRule[], groups: readonly Groups[], at: string): number {
  const pairs = groups.map((one) => pairsWithin(one));
  const total = pairs.reduce((sum, own) => sum + own, 0);
  if (total <= model.pairsMax) return total;
  const worst = pairs.reduce((most, own, index) => (own > (pairs[most] as number) ? index : most), 0);
  const place = rules.length === 1 && at.endsWith(']') ? at : `${at}[${worst}]`;
  throw new Refused(
    'too-many-pairs',
    place,
    `these rules make ${figure(total)} pairs, and the model allows ${figure(model.pairsMax)}; ${figure(pairs[worst] as number)} of them come from ${rules[worst]?.columns.join(' + ')}, whose largest group has ${figure(largest(groups[worst] as Groups))} records. Add a column to this rule, give it "most" with "then", or raise pairsMax`,
  );
}

function largest({ start }: Groups): number {
  let most = 0;
  for (let group = 0; group < start.length - 1; group += 1) most = Math.max(most, (start[group + 1] as number) - (start[group] as number));
  return most;
}

function figure(count: number): string {
  return Math.round(count).toLocaleString('en');
}
