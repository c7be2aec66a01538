// `fund-rules`: for each fund with a policy or given as zakat what its policy in force says, since when and by which
// record, how much of its shares is used, and what left it under which category.

import type { Books } from '@amanah/core/ledger/books.ts';
import { COLLECTORS } from '@amanah/record/fund-policy.ts';
import type { Share } from '@amanah/record/parameter-forms.ts';
import { BooksAt, dayText } from './books-at.ts';
import { BY_CATEGORY, misplacedMoney, ruledSums, type CommoditySum } from './fund-sums.ts';
import { sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, FundRulesReport, Row } from './report-shape.ts';
import { ruledFunds, type RuledFund } from './ruled-funds.ts';

const amount = (key: string, title: string): Column => ({ key, title, type: 'amount', commodity: 'commodity', totalWithin: ['fund', 'commodity'] });
/** A limit is of one fund and is not added. */
const limit = (key: string, title: string): Column => ({ key, title, type: 'amount', commodity: 'commodity' });

const COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'fundName', title: 'Name', type: 'text' },
  { key: 'policyVersion', title: 'Policy version', type: 'count' },
  { key: 'policySince', title: 'Policy written', type: 'day' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  amount('received', 'Received'),
  amount('leftFund', 'Left the fund'),
  amount('bought', 'Paid for goods or currency'),
  amount('lost', 'Lost'),
  amount('cameBack', 'Came back'),
  limit('costUsed', 'Cost'),
  limit('costLeft', 'Cost still allowed'),
  limit('collectorsUsed', 'For collectors'),
  limit('collectorsLeft', 'For collectors still allowed'),
];

/** The lists beside the report. */
export const FUND_POLICY_COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'policyVersion', title: 'Policy version', type: 'count' },
  { key: 'policySince', title: 'Policy written', type: 'day' },
  { key: 'inForce', title: 'In force', type: 'code' },
  { key: 'parameter', title: 'Parameter', type: 'code' },
  { key: 'value', title: 'Value', type: 'text' },
  { key: 'entry', title: 'Record', type: 'code' },
];
export const FUND_CATEGORY_COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'category', title: 'Category', type: 'code' },
  { key: 'state', title: 'State', type: 'code' },
  amount('amount', 'Amount'),
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'records', title: 'Records', type: 'count' },
];
export const FUND_MISPLACED_COLUMNS: readonly Column[] = [
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'account', title: 'Account', type: 'code' },
  { key: 'owner', title: 'Account of fund', type: 'code' },
  amount('amount', 'Amount'),
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
];

/** Used and left of a share, empty where the policy sets none. */
interface Used {
  readonly used: string;
  readonly left: string;
}

/** The report of rules of funds. */
export function fundRulesReport(books: Books, asOf: number): FundRulesReport {
  const at = new BooksAt(books, asOf);
  const funds = ruledFunds(at);
  const sums = ruledSums(at, funds);
  return {
    report: 'fund-rules',
    treeSize: asOf,
    title: 'Rules of funds',
    ...notesOf(['tree-size', 'fund-rules', 'fund-shares', 'fund-categories', 'not-added']),
    columns: COLUMNS,
    rows: funds.flatMap((fund) => sumRows(at, fund, sums.get(fund.fund) as Map<string, CommoditySum>)),
    policies: funds.flatMap((fund) => policyRows(at, fund)),
    categories: funds.flatMap((fund) => categoryRows(at, fund, sums.get(fund.fund) as Map<string, CommoditySum>)),
    misplaced: misplacedMoney(at, funds).map(({ fund, account, commodity, least, owner }) => ({
      fund, account, owner, amount: at.amountText(commodity, least), commodity, selector: { account: `cash:${account}`, fund, commodity },
    })),
  };
}

function sumRows(at: BooksAt, ruled: RuledFund, sums: ReadonlyMap<string, CommoditySum>): Row[] {
  const { fund, versions } = ruled;
  const newest = versions.at(-1);
  const about = {
    fund,
    fundName: at.nameOf('fund', fund),
    ...(newest === undefined ? { policySince: '' } : { policyVersion: newest.version, policySince: dayText(at.books.days.values[newest.row] as number) }),
  };
  const rows = sortedBy([...sums], ([commodity]) => [commodity]).map(([commodity, sum]): Row => {
    const text = (least: bigint): string => at.amountText(commodity, least);
    const [cost, collectors] = [costOf(ruled, sum, text), collectorsOf(ruled, sum, text)];
    return {
      ...about, commodity, received: text(sum.received), leftFund: text(sum.left), bought: text(sum.bought), lost: text(sum.lost), cameBack: text(sum.cameBack),
      costUsed: cost.used, costLeft: cost.left, collectorsUsed: collectors.used, collectorsLeft: collectors.left, selector: { fund, commodity },
    };
  });
  if (rows.length > 0 || newest === undefined) return rows;
  return [{ ...about, commodity: '', received: '', leftFund: '', bought: '', lost: '', cameBack: '', costUsed: '', costLeft: '', collectorsUsed: '', collectorsLeft: '', selector: { row: String(newest.row) } }];
}

/** What of its cost share a fund used in a commodity, in least units. */
export function costUsed({ rules }: RuledFund, sum: CommoditySum): bigint {
  return rules.costs.reduce((all, one) => all + (sum.byExpense.get(one) ?? 0n), 0n);
}

/** What collectors had: what left for them, and what partners reported as cost. */
export function collectorsUsed({ rules }: RuledFund, sum: CommoditySum): bigint {
  return rules.costs.reduce((all, one) => all + (sum.reported.get(one) ?? 0n), sum.byCategory.get(COLLECTORS)?.least ?? 0n);
}

/** What a share of what was received allows, rounded down. */
export function allowedOf({ n, d }: Share, { received }: CommoditySum): bigint {
  return received > 0n ? (received * n) / d : 0n;
}

function costOf(fund: RuledFund, sum: CommoditySum, text: (least: bigint) => string): Used {
  const { cost } = fund.rules;
  return cost === undefined ? { used: '', left: '' } : { used: text(costUsed(fund, sum)), left: text(allowedOf(cost, sum) - costUsed(fund, sum)) };
}

function collectorsOf(fund: RuledFund, sum: CommoditySum, text: (least: bigint) => string): Used {
  const { amil } = fund.rules;
  return amil === undefined ? { used: '', left: '' } : { used: text(collectorsUsed(fund, sum)), left: text(allowedOf(amil, sum) - collectorsUsed(fund, sum)) };
}

/** One row for each parameter of each version, newest version first. */
function policyRows(at: BooksAt, { fund, versions }: RuledFund): Row[] {
  return versions.toReversed().flatMap(({ version, row, parameters }, index) => {
    const about = { fund, policyVersion: version, policySince: dayText(at.books.days.values[row] as number), inForce: index === 0 ? 'yes' : 'no', entry: String(row), selector: { row: String(row) } };
    const named = sortedBy(Object.entries(parameters), ([name]) => [name]);
    return named.length === 0 ? [{ ...about, parameter: '', value: '' }] : named.map(([parameter, value]) => ({ ...about, parameter, value }));
  });
}

/**
 * What left under each category and commodity, and once each category of the policy that nothing went to in any: `all-present`
 * asks for every one of them.
 */
function categoryRows(at: BooksAt, { fund, rules }: RuledFund, sums: ReadonlyMap<string, CommoditySum>): Row[] {
  const { categories, distribution = '' } = rules;
  const commodities = sortedBy([...sums].filter(([, { left }]) => left > 0n), ([commodity]) => [commodity]);
  if (categories === undefined || commodities.length === 0) return [];
  const reached = new Set(commodities.flatMap(([, { byCategory }]) => [...byCategory.keys()]));
  const others = sortedBy([...reached].filter((one) => !categories.includes(one)), (one) => [one]);
  return [...categories, ...others].flatMap((category) => {
    const rows = commodities.flatMap(([commodity, { byCategory }]): Row[] => {
      const under = byCategory.get(category);
      if (under === undefined) return [];
      const state = categories.includes(category) ? 'reached' : category === '' ? 'not-named' : 'not-in-force';
      return [{ fund, category, state, amount: at.amountText(commodity, under.least), commodity, records: under.records, selector: { fund, commodity, [BY_CATEGORY]: category } }];
    });
    if (rows.length > 0) return rows;
    const [commodity] = commodities[0] as readonly [string, CommoditySum];
    return [{ fund, category, state: distribution === 'all-present' ? 'missing' : 'none', amount: at.amountText(commodity, 0n), commodity, records: 0, selector: { fund, commodity, [BY_CATEGORY]: category } }];
  });
}
