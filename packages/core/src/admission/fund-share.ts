// How much of what a fund received may go into cost, and to those who collect it: exact, commodity by commodity, against
// running sums. What was exchanged gives no room in the other currency: a share is a share of what was given.

import { accountPath, accountType } from '@amanah/record/account.ts';
import { COLLECTORS } from '@amanah/record/fund-policy.ts';
import type { Share } from '@amanah/record/parameter-forms.ts';
import type { Posting } from '@amanah/record/posting.ts';
import { balanceOf } from './balance.ts';
import { expenseOf } from './fund-category.ts';
import type { FundAct } from './fund-rules.ts';
import { refuse, type Judgement } from './judgement.ts';

/** Judges what a record takes of the two shares. */
export function judgeShares(act: FundAct): Judgement {
  const { books, fund, body, rules, outflows, postings } = act;
  const { cost, amil, costs } = rules;
  if (cost === undefined && amil === undefined) return undefined;
  const ofCost = postings.filter((one) => costs.includes(expenseOf(one) ?? ''));
  const reported = ofCost.filter(({ source }) => accountType(source) === 'partner');
  const ofCollectors = body['category'] === COLLECTORS ? [...outflows, ...reported] : reported;
  const spent = (commodity: string): bigint => costs.reduce((sum, one) => sum + balanceOf(books, accountPath('expense', one), fund, commodity), 0n);
  // A partner's cost counts for those who collect, whatever category it was granted under.
  const had = (commodity: string): bigint => costs.reduce((sum, one) => sum + books.funds.reportedOn(fund, commodity, one), books.funds.leftUnder(fund, commodity, COLLECTORS));
  return (cost === undefined ? undefined : judgeShare(act, ofCost, { name: 'cost', share: cost, before: spent })) ?? (amil === undefined ? undefined : judgeShare(act, ofCollectors, { name: COLLECTORS, share: amil, before: had }));
}

interface Limit {
  readonly name: string;
  readonly share: Share;
  readonly before: (commodity: string) => bigint;
}

function judgeShare({ books, fund }: FundAct, taken: readonly Posting[], { name, share: { n, d }, before }: Limit): Judgement {
  for (const commodity of new Set(taken.map((one) => one.commodity))) {
    const takes = taken.reduce((sum, one) => (one.commodity === commodity ? sum + one.amount : sum), 0n);
    const received = books.funds.receivedOf(fund, commodity);
    const used = before(commodity);
    if ((used + takes) * d <= received * n) continue;
    const most = received > 0n ? (received * n) / d : 0n;
    return refuse('restriction', `body.amount: of ${received} least units of ${commodity} that fund ${fund} received, ${most} may go to ${name}; ${used} did, and this takes ${takes}`, 'body.amount');
  }
  return undefined;
}
