// An allocation as text for a person and as JSON for a program.

import type { Allocated, AllocationRule } from '@amanah/consultation/allocation.ts';
import { moneyText, type MoneyForm } from '@amanah/consultation/explanation-text.ts';
import { amountText } from '@amanah/consultation/pb-amount.ts';
import { findingText, type Finding } from '@amanah/consultation/pb-finding.ts';
import { compareWithOfficial, type OfficialComparison } from '@amanah/consultation/pb-official.ts';
import type { PbElection } from '@amanah/consultation/pb.ts';
import { quotient, rational, roundedOf, textOf } from '@amanah/consultation/rational.ts';
import type { Terms } from './consult-options.ts';

/** How amounts of the file are written. */
export function moneyFormOf({ decimals, currency }: PbElection): MoneyForm {
  return { decimals, ...(currency === undefined ? {} : { currency }) };
}

function ruleText(rule: AllocationRule): string {
  switch (rule.name) {
    case 'equal-shares': return `equal shares, utility ${rule.utility}, completion ${rule.completion}${rule.comparison === true ? ', compared with the outcome by votes' : ''}`;
    case 'bounded-overspending': return `equal shares with bounded overspending, utility ${rule.utility}, completion ${rule.completion}`;
    case 'phragmen': return `sequential Phragmen, completion ${rule.completion ?? 'none'}`;
    case 'greedy': return `by ${(rule.by ?? 'votes').replaceAll('-', ' ')}${rule.threshold === undefined ? '' : `, from ${rule.threshold}`}${rule.misfit === 'stop' ? ', stopping at the first that does not fit' : ''}`;
  }
}

/** The head of every output: what was voted on, and by what rule it is counted. */
export function headText(election: PbElection, terms: Terms): readonly string[] {
  const { meta, votes, projects, budget } = election;
  return [
    `${meta.get('description') ?? 'Election'}: ${votes.length.toLocaleString('en')} votes (${election.voteType}), ${projects.length} projects, budget ${moneyText(budget, moneyFormOf(election))}`,
    `Rule: ${ruleText(terms.rule)}. Ties: ${terms.ties.length === 0 ? 'no rule declared' : terms.ties.join(', ')}.`,
    ...(terms.beyond === undefined ? [] : [`The official rule does more: ${terms.beyond}.`]),
  ];
}

/** A tally as lines. */
export function tallyText(election: PbElection, terms: Terms, outcome: Allocated): readonly string[] {
  const form = moneyFormOf(election);
  const rows = outcome.purchases.map(({ project, by }, at) => {
    const { code, title, cost } = election.projects[project] as PbElection['projects'][number];
    return [`${at + 1}.`, code, moneyText(cost, form), (outcome.evidence.profile.votes[project] as number).toLocaleString('en'), `${title ?? ''}${by === 'greedy' ? ' (with money left over)' : by === 'floor' ? ' (for a floor)' : ''}`];
  });
  const head = ['', 'project', 'cost', 'votes', 'name'];
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => (row[at] as string).length)));
  const line = (row: readonly string[]): string => `  ${row.map((cell, at) => (at === 1 || at === 4 ? cell.padEnd(widths[at] as number) : cell.padStart(widths[at] as number))).join('  ')}`.trimEnd();
  const comparison = compareWithOfficial(election, outcome.winners);
  return [
    ...headText(election, terms),
    '',
    ...(rows.length === 0 ? ['Nothing is funded.'] : [line(head), ...rows.map(line)]),
    '',
    `Spent ${moneyText(outcome.spent, form)}; ${moneyText(outcome.left, form)} is left.`,
    ...(outcome.runs === undefined || outcome.runs === 1 || outcome.share === undefined ? [] : [`Add1 raised each share ${(outcome.runs - 1).toLocaleString('en')} times, to ${moneyText(roundedOf(outcome.share), form)}.`]),
    ...(outcome.replaced === true ? ['More voters prefer the outcome by votes alone, so that is the outcome.'] : []),
    ...(outcome.paidBy ?? []).map(({ fund, project, amount }) => `${fund} pays ${moneyText(amount, form)} for ${project}.`),
    ...(comparison === undefined ? [] : comparisonText(comparison)),
  ];
}

function comparisonText({ isSame, official, missing, extra, otherwise }: OfficialComparison): readonly string[] {
  const lines = isSame ? [`The file states the same ${official.length} winners.`]
    : [`The file states other winners (${official.length}).${missing.length === 0 ? '' : ` Only there: ${missing.join(', ')}.`}${extra.length === 0 ? '' : ` Only here: ${extra.join(', ')}.`}`];
  for (const [value, codes] of Object.entries(otherwise)) lines.push(`Marked ${value} in the file, funded in another way: ${codes.join(', ')}.`);
  return lines;
}

/** A tally as JSON. Amounts are decimals in the currency of the file. */
export function tallyJson(election: PbElection, terms: Terms, outcome: Allocated, findings: readonly Finding[]): unknown {
  const { decimals, currency, projects, budget } = election;
  const amount = (least: bigint): string => amountText(least, decimals);
  const unit = rational(10n ** BigInt(decimals));
  const comparison = compareWithOfficial(election, outcome.winners);
  const { rule, ties, beyond } = terms;
  return {
    rule: { ...rule, ...('step' in rule && rule.step !== undefined ? { step: textOf(quotient(rule.step, unit)) } : {}), ...('threshold' in rule && rule.threshold !== undefined ? { threshold: String(rule.threshold) } : {}) },
    ties,
    ...(beyond === undefined ? {} : { beyond }),
    ...(currency === undefined ? {} : { currency }),
    votes: election.votes.length,
    projects: projects.length,
    budget: amount(budget),
    spent: amount(outcome.spent),
    left: amount(outcome.left),
    ...(outcome.share === undefined ? {} : { share: textOf(quotient(outcome.share, unit)) }),
    ...(outcome.runs === undefined ? {} : { runs: outcome.runs }),
    ...(outcome.replaced === true ? { replaced: true } : {}),
    winners: outcome.purchases.map(({ project, by, price, load }) => ({
      project: projects[project]?.code,
      ...(projects[project]?.title === undefined ? {} : { name: projects[project]?.title }),
      cost: amount(projects[project]?.cost ?? 0n),
      votes: outcome.evidence.profile.votes[project],
      by,
      ...(price === undefined ? {} : { price: textOf(quotient(price, unit)) }),
      ...(load === undefined ? {} : { load: textOf(quotient(load, unit)) }),
    })),
    ...(outcome.paidBy === undefined ? {} : { paidBy: outcome.paidBy.map((payment) => ({ ...payment, amount: amount(payment.amount) })) }),
    ...(comparison === undefined ? {} : { official: comparison }),
    ...(findings.length === 0 ? {} : { findings: findings.map(findingJson) }),
  };
}

export function findingJson({ level, code, message, lines, count }: Finding): unknown {
  return { level, code, ...(lines.length === 0 ? {} : { lines }), ...(count === 1 ? {} : { count }), message };
}

/** Findings as lines, the worst first. */
export function findingsText(findings: readonly Finding[]): readonly string[] {
  return (['fault', 'invalid', 'notice'] as const).flatMap((level) => findings.filter((finding) => finding.level === level).map((finding) => `${level === 'fault' ? 'cannot be counted: ' : level === 'invalid' ? 'not as the format has it: ' : 'notice: '}${findingText(finding)}`));
}
