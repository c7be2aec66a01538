// How an election or a budget was counted, as rows: the options and what became
// of each, the rounds of an election, and of a budget who paid for what and how
// each group of voters fared. Voters of one group named the same projects.

import type { Choice } from '@amanah/consultation/ballot.ts';
import type { Opening } from '@amanah/consultation/opening.ts';
import { compare, minus, plus, rational, rationalOf, times, type Rational } from '@amanah/consultation/rational.ts';
import type { BooksAt } from './books-at.ts';
import { entryOf } from './grouping.ts';
import type { Row } from './report-shape.ts';
import { rowsSelector, type VoteAt } from './votes.ts';

/** Parts of a vote by which transfers are counted. */
const VOTE_DECIMALS = 5;
/** Groups shown by themselves; smaller ones are told together. */
export const GROUPS_MAX = 12;
const REST = 'others';

/** What a choice gives to each option it names: one for a name, or where points decide, its points. */
function namedIn(choice: Choice, { rule, ballot, options }: Opening): ReadonlyMap<string, bigint> {
  if ('vote' in choice) return new Map();
  const utility = 'utility' in rule ? rule.utility : 'cardinality';
  const areCounted = utility === 'cost' || utility === 'cardinality';
  if ('points' in choice) return new Map(Object.entries(choice.points).filter(([, points]) => points > 0).map(([code, points]) => [code, areCounted ? 1n : BigInt(points)]));
  if ('approves' in choice) return new Map(choice.approves.map((code) => [code, 1n]));
  const places = utility === 'borda' ? choice.ranking.length - 1 : Math.max(ballot?.most ?? options.length, choice.ranking.length);
  return new Map(choice.ranking.map((code, place) => [code, areCounted ? 1n : BigInt(places - place)] as const).filter(([, points]) => points > 0n));
}

interface Counted {
  readonly row: number;
  readonly choice: Choice;
}

function countedOf({ ballots }: VoteAt): Counted[] {
  return ballots.flatMap(({ row, mark, choice }) => (mark === 'counted' && choice !== undefined ? [{ row, choice }] : []));
}

/** The options of a vote; once the outcome was stated, with what became of each. */
export function optionRows(at: BooksAt, vote: VoteAt): Row[] {
  const { proposal: { options, budget }, tally, row } = vote;
  const counted = tally === undefined ? [] : countedOf(vote);
  const paid = budget === undefined ? undefined : paymentsOf(vote);
  return options.map(({ code, title, cost }): Row => {
    const behind = counted.filter(({ choice }) => namedIn(choice, vote.proposal.opening).has(code)).map((one) => one.row);
    const turn = tally === undefined ? 0 : tally.winners.indexOf(code) + 1;
    const lacked = paid?.lacked.get(code);
    return {
      vote: String(row), option: code, title,
      ...(cost === undefined || budget === undefined ? {} : { projectCost: at.amountText(budget.commodity, BigInt(cost)), commodity: budget.commodity }),
      ...(tally === undefined ? {} : { supporters: behind.length, result: resultOf(vote, code) }),
      ...(turn === 0 ? {} : { turn }),
      ...(lacked === undefined || budget === undefined ? {} : { lacked: at.amountText(budget.commodity, lacked) }),
      selector: rowsSelector([row]), selectors: { supporters: rowsSelector(behind) },
    };
  });
}

/** `elected` or `not-elected`; of a project what bought it, or why it was passed over. */
function resultOf({ tally, proposal: { opening } }: VoteAt, code: string): string {
  const won = tally?.winners.includes(code) === true;
  if (opening.form !== 'allocation') return won ? 'elected' : 'not-elected';
  const { bought = [], passed = [] } = tally?.allocation ?? {};
  if (won) return `bought-${bought.find((one) => one.code === code)?.by ?? 'rule'}`;
  return `passed-${passed.find((one) => one.code === code)?.reason ?? 'money'}`;
}

/** The rounds of an election by transfer, one row for each option still in it. */
export function roundRows({ row, tally, proposal: { options } }: VoteAt): Row[] {
  const selector = { counted: String(row) };
  return (tally?.election?.rounds ?? []).flatMap((round, at) =>
    options.map(({ code }): Row => ({
      vote: String(row), round: String(at + 1), option: code, votes: partsText(round.votes[code] ?? '0'),
      result: round.elected.includes(code) ? 'elected' : round.action !== 'surplus' && round.action !== 'first' && round.of.includes(code) ? 'excluded' : '', selector,
    })));
}

/** Votes that rank one option above another, where the rule compares options in pairs. */
export function pairRows({ row, tally, proposal: { options } }: VoteAt): Row[] {
  const preferences = tally?.election?.preferences;
  if (preferences === undefined) return [];
  const selector = { counted: String(row) };
  return options.flatMap(({ code }) => options.filter((other) => other.code !== code).map((other): Row => ({ vote: String(row), option: code, other: other.code, votes: preferences[code]?.[other.code] ?? 0, selector })));
}

/** Parts of a vote, 100,000 to one, as a decimal of votes. */
function partsText(parts: string): string {
  const digits = parts.padStart(VOTE_DECIMALS + 1, '0');
  return `${digits.slice(0, -VOTE_DECIMALS)}.${digits.slice(-VOTE_DECIMALS)}`.replace(/\.?0+$/, '');
}

/** Voters who named the same projects with the same points. */
export interface VoterGroup {
  readonly group: string;
  readonly named: ReadonlyMap<string, bigint>;
  readonly rows: readonly number[];
}

/** The groups of voters of a budget, the largest first; who named the same in another order is one group. */
export function voterGroups(vote: VoteAt): VoterGroup[] {
  const groups = new Map<string, { readonly named: ReadonlyMap<string, bigint>; readonly rows: number[] }>();
  for (const { row, choice } of countedOf(vote)) {
    const named = namedIn(choice, vote.proposal.opening);
    const key = JSON.stringify([...named].map(([code, points]) => `${code} ${points}`).sort());
    entryOf(groups, key, () => ({ named, rows: [] })).rows.push(row);
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length || (a.rows[0] as number) - (b.rows[0] as number)).map((one, at) => ({ ...one, group: String(at + 1) }));
}

/** Who paid what where every voter had an equal share of the money to spend. */
export interface Payments {
  /** Least units each group paid for each project, in exact fractions. */
  readonly paid: ReadonlyMap<string, ReadonlyMap<string, Rational>>;
  /** Least units that the supporters of a project that was not funded lacked, rounded up. */
  readonly lacked: ReadonlyMap<string, bigint>;
}

/**
 * What each group paid: the price that the count states for each project bought, or all that a voter of the group had left.
 * Undefined where the rule gives voters no money of their own.
 */
export function paymentsOf(vote: VoteAt): Payments | undefined {
  const { tally, proposal: { options } } = vote;
  const { share, bought, replaced } = tally?.allocation ?? {};
  const each = share === undefined ? undefined : rationalOf(share);
  if (each === undefined || bought === undefined || replaced === true) return undefined;
  const groups = voterGroups(vote);
  const left = new Map<string, Rational>(groups.map(({ group }) => [group, each]));
  const paid = new Map<string, Map<string, Rational>>();
  for (const { code, by, price } of bought) {
    const rate = price === undefined ? undefined : rationalOf(price);
    // Without the price of every project that the rule bought nobody can say who paid for what.
    if (rate === undefined && by === 'rule') return undefined;
    if (rate === undefined) continue;
    for (const { group, named, rows } of groups.filter((one) => one.named.has(code))) {
      const had = left.get(group) as Rational;
      const asked = times(rate, rational(named.get(code) as bigint, 1n));
      const pays = compare(asked, had) > 0 ? had : asked;
      left.set(group, minus(had, pays));
      entryOf(paid, group, () => new Map()).set(code, times(pays, rational(BigInt(rows.length), 1n)));
    }
  }
  const lacked = new Map<string, bigint>();
  for (const { code, cost } of options) {
    if (tally?.winners.includes(code) === true) continue;
    const held = groups.filter(({ named }) => named.has(code)).reduce((sum, { group, rows }) => plus(sum, times(left.get(group) as Rational, rational(BigInt(rows.length), 1n))), rational(0n, 1n));
    const gap = minus(rational(BigInt(cost ?? '0'), 1n), held);
    if (gap.n > 0n) lacked.set(code, (gap.n + gap.d - 1n) / gap.d);
  }
  return { paid, lacked };
}

/** How the groups of voters of a budget fared: their share of the money, what was funded of what they support, what they paid. */
export function groupRows(at: BooksAt, vote: VoteAt): Row[] {
  const { tally, row, proposal: { budget, options } } = vote;
  if (tally?.allocation === undefined || budget === undefined) return [];
  const groups = voterGroups(vote);
  const voters = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const payments = paymentsOf(vote);
  const costOf = new Map(options.map(({ code, cost }) => [code, BigInt(cost ?? '0')]));
  const money = (least: bigint): string => at.amountText(budget.commodity, least);
  return shownGroups(groups).map(({ group, members }): Row => {
    const named = new Set(members.flatMap((one) => [...one.named.keys()]));
    const rows = members.flatMap((one) => one.rows);
    const funded = tally.winners.filter((code) => named.has(code));
    const paid = payments === undefined ? undefined : members.reduce((sum, one) => [...(payments.paid.get(one.group)?.values() ?? [])].reduce(plus, sum), rational(0n, 1n));
    return {
      vote: String(row), voterGroup: group, likes: group === REST ? '' : [...named].join(' '), voters: rows.length, share: percentOf(BigInt(rows.length), BigInt(voters)),
      fair: money((BigInt(budget.least) * BigInt(rows.length)) / BigInt(voters)), funded: money(funded.reduce((sum, code) => sum + (costOf.get(code) ?? 0n), 0n)),
      ...(paid === undefined ? {} : { paidByThem: money(paid.n / paid.d) }), projects: funded.length, commodity: budget.commodity, selector: rowsSelector(rows),
    };
  });
}

/** The groups as rows show them: the largest by themselves, the others together. */
export function shownGroups(groups: readonly VoterGroup[]): { readonly group: string; readonly members: readonly VoterGroup[] }[] {
  if (groups.length <= GROUPS_MAX) return groups.map((one) => ({ group: one.group, members: [one] }));
  return [...groups.slice(0, GROUPS_MAX - 1).map((one) => ({ group: one.group, members: [one] })), { group: REST, members: groups.slice(GROUPS_MAX - 1) }];
}

/** Who paid what for each project, one row for each group and project, rounded down. */
export function paymentRows(at: BooksAt, vote: VoteAt): Row[] {
  const { row, proposal: { budget } } = vote;
  const payments = budget === undefined ? undefined : paymentsOf(vote);
  if (budget === undefined || payments === undefined) return [];
  return shownGroups(voterGroups(vote)).flatMap(({ group, members }) => {
    const sums = new Map<string, Rational>();
    for (const one of members) for (const [code, paid] of payments.paid.get(one.group) ?? []) sums.set(code, plus(sums.get(code) ?? rational(0n, 1n), paid));
    const selector = rowsSelector(members.flatMap((one) => one.rows));
    return [...sums].map(([option, paid]): Row => ({ vote: String(row), voterGroup: group, option, paidByThem: at.amountText(budget.commodity, paid.n / paid.d), commodity: budget.commodity, selector }));
  });
}

/** A share in percent with one decimal, rounded down. */
function percentOf(part: bigint, whole: bigint): string {
  const tenths = whole === 0n ? 0n : (part * 1000n) / whole;
  return `${tenths / 10n}.${tenths % 10n}`;
}
