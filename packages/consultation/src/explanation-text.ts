/** An explanation in plain English sentences, amounts in the currency of the budget. */
import type { Explanation, LoserExplained, WinnerExplained } from './explanation.ts';
import type { Camp } from './explanation-groups.ts';
import { amountText } from './pb-amount.ts';

/** How amounts are written: decimals of the least unit, and the currency after them. */
export interface MoneyForm {
  readonly decimals: number;
  readonly currency?: string;
}

/** A least-unit amount with its thousands apart and its currency. */
export function moneyText(least: string | bigint, { decimals, currency }: MoneyForm): string {
  const [whole = '', fraction] = amountText(BigInt(least), decimals).split('.');
  const apart = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${apart}${fraction === undefined ? '' : `.${fraction}`}${currency === undefined ? '' : ` ${currency}`}`;
}

/** The whole explanation, one paragraph a line. */
export function explanationText(explanation: Explanation, form: MoneyForm): readonly string[] {
  return [
    ...summaryText(explanation, form),
    '',
    explanation.winners.length === 0 ? 'Nothing was funded.' : 'Funded, in this order',
    ...explanation.winners.map((winner, at) => `  ${at + 1}. ${winnerText(winner, explanation, form)}`),
    ...(explanation.losers.length === 0 ? [] : ['', 'Not funded']),
    ...explanation.losers.map((loser) => `  ${loserText(loser, explanation, form)}`),
    '',
    'How the voters fared',
    ...explanation.camps.map((camp, at) => `  ${campText(camp, at === 0, form)}`),
    ...coverageText(explanation).map((line) => `  ${line}`),
  ];
}

function summaryText({ rule, voters, budget, spent, left, share, steps, replaced }: Explanation, form: MoneyForm): readonly string[] {
  const lines = [`${people(voters)} decided about ${moneyText(budget, form)}. ${moneyText(spent, form)} ${BigInt(spent) === 0n ? 'was' : 'is'} spent; ${moneyText(left, form)} is left.`];
  if (share !== undefined && rule === 'equal-shares') {
    lines.push(`Each voter had the same share: ${moneyText(share.rounded, form)}${exactly(share.exact)}. Supporters buy a project together, each paying the same or all that is left; the project bought next is the one that costs its supporters least for what it is worth to them.`);
    if (steps !== undefined && steps > 0) lines.push(`Equal shares of the budget left money over, so every share was raised step by step, ${steps.toLocaleString('en')} ${steps === 1 ? 'time' : 'times'}, as long as the budget could pay for what was bought.`);
  }
  if (share !== undefined && rule === 'bounded-overspending') lines.push(`Each voter had the same share: ${moneyText(share.rounded, form)}. Supporters may buy a project for which they do not have all the money; the budget bears the rest, and such a project counts for less.`);
  if (rule === 'phragmen') lines.push('Every voter earns at the same rate, and supporters buy a project as soon as they have its cost together.');
  if (rule === 'greedy') lines.push('Projects were taken by their votes, the most first, as far as the money went.');
  if (replaced === true) lines.push('More voters have more of their projects funded when projects are taken by votes alone, so that outcome stands instead.');
  return lines;
}

/** A fraction beside the rounded amount, where it is short enough to be read; the data holds it in any case. */
function exactly(exact: string): string {
  return exact.includes('/') && exact.length <= 24 ? ` (exactly ${exact})` : '';
}

function people(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'voter' : 'voters'}`;
}

function nameOf({ code, title }: { readonly code: string; readonly title?: string }): string {
  return title === undefined || title === code ? code : `${title} (${code})`;
}

function winnerText(winner: WinnerExplained, { rule }: Explanation, form: MoneyForm): string {
  const start = `${nameOf(winner)}, ${moneyText(winner.cost, form)}, ${people(winner.supporters)} for it`;
  if (winner.by === 'free') return `${start}. It costs nothing.`;
  if (winner.by === 'floor') return `${start}. Bought to reach a floor that the rule by itself had not reached.`;
  if (winner.by === 'greedy') return `${start}. Bought with the money left over, by its votes.`;
  if (winner.load !== undefined) return `${start}. Each of them now carries ${moneyText(winner.load.rounded, form)}.`;
  if (winner.price === undefined || winner.payers === undefined) return `${start}.`;
  const each = winner.effectiveVotes === undefined ? ' for each point given' : '';
  const { full, all } = winner.payers;
  const none = winner.supporters - full - all;
  const rest = `${all === 0 ? '' : `${full === 0 ? '' : '; '}${people(all)} paid all they had left, which was less`}${none === 0 ? '' : `; ${people(none)} had nothing left`}`;
  const paid = full === 0 ? '' : `${people(full)} paid ${moneyText(winner.price.rounded, form)}${each}${exactly(winner.price.exact)}`;
  const overspent = rule === 'bounded-overspending' && winner.overspent !== undefined && winner.overspent.rounded !== '0' ? ` The budget bore ${moneyText(winner.overspent.rounded, form)} that they did not have.` : '';
  return `${start}. ${paid}${rest}.${overspent}`;
}

const REASONS: Readonly<Record<LoserExplained['reason'], string>> = {
  'no-supporters': 'Nobody supports it',
  money: 'Its supporters did not have the money left',
  budget: 'It cost more than was left of the budget when its turn came',
  floor: 'Buying it would have made a floor unreachable',
  fund: 'No fund that may pay it had enough left',
  threshold: 'It has too few votes to be considered',
  stopped: 'The rule had stopped before its turn came',
};

function loserText(loser: LoserExplained, { rule }: Explanation, form: MoneyForm): string {
  const start = `${nameOf(loser)}, ${moneyText(loser.cost, form)}, ${people(loser.supporters)} for it. `;
  if (loser.held === undefined || loser.short === undefined || rule === 'bounded-overspending') return `${start}${REASONS[loser.reason]}.`;
  const more = loser.moreSupporters === undefined ? '' : `, what ${loser.moreSupporters} more ${loser.moreSupporters === '1' ? 'voter' : 'voters'} with an unspent share would have brought`;
  const had = `Its supporters had ${moneyText(loser.held.rounded, form)} left, ${moneyText(loser.short.rounded, form)} too little${more}.`;
  return `${start}${had}${loser.reason === 'money' ? '' : ` ${REASONS[loser.reason]}.`}`;
}

function percent(permyriad: number): string {
  return `${Math.floor(permyriad / 100)}.${String(permyriad % 100).padStart(2, '0')}%`;
}

function campText({ of, title, voters, ofVoters, ofSpent, served, projects, withNone }: Camp, isFirst: boolean, form: MoneyForm): string {
  const who = of === undefined ? `All others: ${people(voters)}` : `Who support ${nameOf({ code: of, ...(title === undefined ? {} : { title }) })}${isFirst ? '' : ' and are not named above'}: ${people(voters)}`;
  const funded = projects.length === 0 ? 'no project that most of them support is funded' : `most of them support ${projects.join(', ')}, funded`;
  return `${who}, ${percent(ofVoters)} of all. ${moneyText(served.rounded, form)} of what is spent is theirs, ${percent(ofSpent)}; ${funded}.${withNone === 0 ? '' : ` For ${people(withNone)} among them nothing is funded.`}`;
}

function coverageText({ coverage, deciles, voters }: Explanation): readonly string[] {
  const { supportNothing, withNone, byBought } = coverage;
  const some = voters - supportNothing - withNone;
  const lines = [`${people(some)} of ${voters.toLocaleString('en')} have at least one of their projects funded; ${withNone.toLocaleString('en')} have none.`];
  if (supportNothing > 0) lines.push(`${people(supportNothing)} supported nothing.`);
  const counts = byBought.map((count, bought) => `${bought}: ${count.toLocaleString('en')}`).join(', ');
  if (byBought.length > 1) lines.push(`Voters by how many of their projects are funded: ${counts}.`);
  if (voters >= 10) lines.push(`What was spent, for each tenth of the voters from the least to the best served: ${deciles.map(percent).join(', ')}.`);
  return lines;
}
