// What the rules of funds ask for a look at: gifts past their time, days that passed with something left, what was
// handed over late, what left under no category, shares that are exceeded since a gift was taken back, money that
// stands where it should not.

import { ageInDays, dayNumber } from './age.ts';
import { balancesAt } from './balances.ts';
import type { BooksAt } from './books-at.ts';
import type { Found } from './exception-list.ts';
import { fundAgesAt, lateIn, type FundAge } from './fund-age.ts';
import { allowedOf, collectorsUsed, costUsed } from './fund-rules.ts';
import { misplacedMoney, ruledSums, type CommoditySum } from './fund-sums.ts';
import { ruledFunds, type RuledFund } from './ruled-funds.ts';

const HELD = /^(?:cash|stock|transit):/;

/** The exceptions of funds with rules; ages are counted to the newest day. */
export function fundExceptions(at: BooksAt, newest: number): Found[] {
  const funds = ruledFunds(at);
  if (funds.length === 0 || newest === 0) return [];
  const ages = fundAgesAt(at, newest, funds);
  const sums = ruledSums(at, funds);
  return [...overdue(at, ages), ...late(at, ages, newest), ...funds.flatMap((fund) => [...passed(at, fund, newest), ...ofSums(at, fund, sums.get(fund.fund) ?? new Map())]), ...misplaced(at, funds)];
}

/** Gifts whose time is over, by fund and commodity. */
function overdue(at: BooksAt, ages: readonly FundAge[]): Found[] {
  return ages.flatMap(({ ruled: { fund }, commodity, ages: { layers, overdue: least } }): Found[] => {
    const over = layers.filter(({ overdueDays }) => overdueDays > 0);
    const first = over[0];
    if (first === undefined) return [];
    return [{ code: 'hand-over-overdue', subject: `fund:${fund}`, fund, amount: at.amountText(commodity, least), commodity, count: over.length, since: dayNumber(first.until ?? first.day), ageDays: first.overdueDays, record: Number(first.id), selector: { rows: over.map(({ id }) => id).join(' ') } }];
  });
}

function late(at: BooksAt, ages: readonly FundAge[], newest: number): Found[] {
  return lateIn(ages).map(({ fund, row, day, commodity, least }) => ({
    code: 'handed-over-late', subject: `fund:${fund}`, fund, amount: at.amountText(commodity, least), commodity, record: row, since: day, ageDays: ageInDays(day, newest), selector: { row: String(row) },
  }));
}

/** A day until which a fund was to be spent or handed over, with money or goods of it left. */
function passed(at: BooksAt, { fund, rules, versions }: RuledFund, newest: number): Found[] {
  const until = [rules.by, versions.at(-1)?.parameters['until']].filter((one) => one !== undefined).toSorted()[0];
  if (until === undefined || dayNumber(until) >= newest) return [];
  return leftIn(at, fund).map(([commodity, least]) => ({
    code: 'fund-deadline-passed', subject: `fund:${fund}`, fund, amount: at.amountText(commodity, least), commodity, since: dayNumber(until), ageDays: ageInDays(dayNumber(until), newest), selector: { fund, commodity },
  }));
}

function leftIn(at: BooksAt, fund: string): (readonly [commodity: string, least: bigint])[] {
  const { names } = at.books;
  const sums = new Map<string, bigint>();
  for (const { account, fund: of, commodity, balance } of balancesAt(at.books, at.asOf).all()) {
    if (names.name(of) === fund && HELD.test(names.name(account))) sums.set(names.name(commodity), (sums.get(names.name(commodity)) ?? 0n) + balance);
  }
  return [...sums].filter(([, least]) => least > 0n);
}

function ofSums(at: BooksAt, ruled: RuledFund, sums: ReadonlyMap<string, CommoditySum>): Found[] {
  const { fund, rules } = ruled;
  return [...sums].flatMap(([commodity, sum]): Found[] => {
    const found: Found[] = [];
    const text = (least: bigint): string => at.amountText(commodity, least);
    const [first] = sum.unnamed;
    if (rules.categories !== undefined && first !== undefined) {
      found.push({ code: 'category-not-named', subject: `fund:${fund}`, fund, amount: text(sum.byCategory.get('')?.least ?? 0n), commodity, count: sum.unnamed.length, record: first, selector: { rows: sum.unnamed.join(' ') } });
    }
    for (const [share, used] of [[rules.cost, costUsed(ruled, sum)], [rules.amil, collectorsUsed(ruled, sum)]] as const) {
      if (share !== undefined && used > allowedOf(share, sum)) found.push({ code: 'fund-share-exceeded', subject: `fund:${fund}`, fund, amount: text(used - allowedOf(share, sum)), commodity, selector: { fund, commodity } });
    }
    return found;
  });
}

function misplaced(at: BooksAt, funds: readonly RuledFund[]): Found[] {
  return misplacedMoney(at, funds).map(({ fund, account, commodity, least }) => ({
    code: 'fund-money-misplaced', subject: `cash:${account}`, fund, amount: at.amountText(commodity, least), commodity, selector: { account: `cash:${account}`, fund, commodity },
  }));
}
