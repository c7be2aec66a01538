// The options of `amanah consult`, read into a rule for allocating a budget.

import type { AllocationRule, Completion, Utility } from '@amanah/consultation/allocation.ts';
import type { Floor, Fund } from '@amanah/consultation/feasibility.ts';
import { decimalOf, scaled } from '@amanah/consultation/pb-amount.ts';
import { officialRule } from '@amanah/consultation/pb-official.ts';
import type { PbElection } from '@amanah/consultation/pb.ts';
import { quotient, rational, rationalOf, type Rational } from '@amanah/consultation/rational.ts';
import { parseTieRule, type TieRule } from '@amanah/consultation/tie-rule.ts';
import type { Given } from './arguments.ts';
import type { Option } from './command.ts';
import { EXIT, Fault, wrongUse } from './fault.ts';

const HINT = 'See: amanah help consult';
const UTILITIES: readonly Utility[] = ['cost', 'cardinality', 'points', 'points-cost', 'borda'];
const COMPLETIONS: readonly Completion[] = ['none', 'greedy', 'add1', 'add1-exhaustive', 'add1-greedy', 'add1-exhaustive-greedy'];

/** Names of rules, and short names that people know them by. */
const RULES: Readonly<Record<string, AllocationRule['name'] | 'official'>> = {
  'equal-shares': 'equal-shares', 'bounded-overspending': 'bounded-overspending', phragmen: 'phragmen', greedy: 'greedy', official: 'official',
  mes: 'equal-shares', bos: 'bounded-overspending',
};

/** The options that say how a budget is allocated. */
export const ALLOCATION_OPTIONS: Readonly<Record<string, Option>> = {
  rule: { value: 'RULE', choices: Object.keys(RULES), about: 'the rule; official is the one that the file names, mes and bos are short for the first two' },
  utility: { value: 'UTILITY', choices: UTILITIES, about: 'equal shares: what a project is worth to a supporter (cost where left out)' },
  completion: { value: 'COMPLETION', choices: COMPLETIONS, about: 'what is done with money that the rule leaves (none where left out)' },
  ties: { value: 'LIST', about: 'what decides a tie, in this order: lower-cost, higher-cost, more-votes, fewer-votes, listed, id, lot' },
  seed: { value: 'TEXT', about: 'what lot draws from' },
  step: { value: 'AMOUNT', about: 'Add1: what each share is raised by, in the currency; 1 where left out, or a fraction such as 1/24' },
  start: { value: 'START', choices: ['whole', 'exact'], about: 'Add1: begin with whole units of the currency (as cities do) or with the exact share' },
  comparison: { about: 'equal shares: take the outcome by votes alone where more voters prefer it' },
  by: { value: 'MEASURE', choices: ['votes', 'points', 'votes-per-cost', 'points-per-cost'], about: 'greedy: what projects are ordered by (votes of approvals, points of other votes)' },
  threshold: { value: 'NUMBER', about: 'greedy: projects with fewer votes or points are not considered' },
  misfit: { value: 'WHAT', choices: ['skip', 'stop'], about: 'greedy: skip a project that does not fit, or stop there' },
  floors: { value: 'LIST', about: 'what places and groups must receive: "place:North=5000; group:children=2000"' },
  funds: { value: 'LIST', about: 'what pays: "general=5000; school=3000 for place:North|group:children"' },
};

/** Everything that the options decide. */
export interface Terms {
  readonly rule: AllocationRule;
  readonly ties: TieRule;
  readonly seed?: string;
  readonly floors?: readonly Floor[];
  readonly funds?: readonly Fund[];
  /** What the official rule does beyond this one. */
  readonly beyond?: string;
}

/** The rule and what goes with it, from what was typed and the file. */
export function termsOf(given: Given, election: PbElection): Terms {
  const named = given.text('rule');
  if (named === undefined) throw wrongUse('consult needs --rule RULE: a result depends on the rule, so none is chosen for you.', `RULE is one of ${Object.keys(RULES).join(', ')}. ${HINT}`);
  if (RULES[named] === undefined) throw wrongUse(`${named} counts ranked ballots, not a budget.`, 'See: amanah consult count');
  const ties = parseTieRule(given.text('ties') ?? '');
  if (!ties.ok) throw wrongUse(`--ties: ${ties.message}.`, HINT);
  const seed = given.text('seed');
  const floors = given.text('floors');
  const funds = given.text('funds');
  const common = {
    ties: ties.ties,
    ...(seed === undefined ? {} : { seed }),
    ...(floors === undefined ? {} : { floors: listOf(floors).map((entry) => floorOf(entry, election)) }),
    ...(funds === undefined ? {} : { funds: listOf(funds).map((entry) => fundOf(entry, election)) }),
  };
  if (named !== 'official') return { ...common, rule: ruleOf(given, election, RULES[named] as AllocationRule['name']) };
  const found = officialRule(election);
  if (!found.ok) throw new Fault(`${found.message}.`, { hint: HINT, exit: EXIT.refused });
  const { rule, beyond } = found.official;
  return { ...common, rule, ...(beyond === undefined ? {} : { beyond }) };
}

/** Options that only some rules have. */
const OF_RULES: Readonly<Record<string, readonly AllocationRule['name'][]>> = {
  utility: ['equal-shares', 'bounded-overspending'], step: ['equal-shares'], start: ['equal-shares'], comparison: ['equal-shares'],
  completion: ['equal-shares', 'bounded-overspending', 'phragmen'], by: ['greedy'], threshold: ['greedy'], misfit: ['greedy'],
};

function ruleOf(given: Given, election: PbElection, name: AllocationRule['name']): AllocationRule {
  for (const [option, rules] of Object.entries(OF_RULES)) {
    if (!rules.includes(name) && (given.flag(option) || given.text(option) !== undefined)) throw wrongUse(`--${option} is not for the rule ${name}; it is for ${rules.join(', ')}.`, HINT);
  }
  const utility = (given.text('utility') ?? 'cost') as Utility;
  const completion = (given.text('completion') ?? 'none') as Completion;
  if (name === 'equal-shares') {
    const start = given.text('start') as 'whole' | 'exact' | undefined;
    return { name, utility, completion, step: stepOf(given, election), ...(start === undefined ? {} : { start }), ...(given.flag('comparison') ? { comparison: true } : {}) };
  }
  if (completion !== 'none' && completion !== 'greedy' && name !== 'greedy') throw wrongUse(`--completion ${completion} is for equal-shares; ${name} has none and greedy.`, HINT);
  if (name === 'bounded-overspending') return { name, utility, completion: completion as 'none' | 'greedy' };
  if (name === 'phragmen') return { name, completion: completion as 'none' | 'greedy' };
  const byDefault = election.voteType === 'approval' || election.voteType === 'choose-1' ? 'votes' : 'points';
  const by = (given.text('by') ?? byDefault) as 'votes' | 'points' | 'votes-per-cost' | 'points-per-cost';
  const threshold = given.text('threshold');
  const misfit = given.text('misfit') as 'skip' | 'stop' | undefined;
  return { name, by, ...(threshold === undefined ? {} : { threshold: thresholdOf(threshold, by, election) }), ...(misfit === undefined ? {} : { misfit }) };
}

function stepOf(given: Given, { decimals }: PbElection): Rational {
  const unit = rational(10n ** BigInt(decimals));
  const typed = given.text('step');
  if (typed === undefined) return unit;
  const step = rationalOf(typed);
  if (step === undefined || step.n <= 0n) throw wrongUse(`--step is an amount above zero, such as 1, 0.01 or 1/24, not ${JSON.stringify(typed)}.`, HINT);
  return quotient(step, rational(1n, 10n ** BigInt(decimals)));
}

function thresholdOf(typed: string, by: string, { voteType, pointDecimals }: PbElection): bigint {
  const unit = by.startsWith('points') && (voteType === 'cumulative' || voteType === 'scoring') ? pointDecimals : 0;
  const read = decimalOf(typed);
  if (!read.ok || read.decimal.decimals > unit) throw wrongUse(`--threshold is a number of votes or points, not ${JSON.stringify(typed)}.`, HINT);
  return scaled(read.decimal, unit);
}

function listOf(text: string): readonly string[] {
  return text.split(';').map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function floorOf(entry: string, election: PbElection): Floor {
  const match = /^(place|group):(.+)=([^=]+)$/.exec(entry);
  if (match === null) throw wrongUse(`--floors has place:NAME=AMOUNT or group:NAME=AMOUNT, not ${JSON.stringify(entry)}.`, HINT);
  const name = (match[2] as string).trim();
  return match[1] === 'place' ? { place: name, least: amountOf(match[3] as string, election) } : { group: name, least: amountOf(match[3] as string, election) };
}

function fundOf(entry: string, election: PbElection): Fund {
  const match = /^([^=]+)=([^=]+?)(?:\s+for\s+(.+))?$/.exec(entry);
  if (match === null) throw wrongUse(`--funds has NAME=AMOUNT, with "for place:NAME|group:NAME" where it is not for all, not ${JSON.stringify(entry)}.`, HINT);
  const whom = match[3]?.split('|').map((part) => part.trim()) ?? [];
  const namesOf = (kind: string): readonly string[] => whom.filter((part) => part.startsWith(`${kind}:`)).map((part) => part.slice(kind.length + 1));
  const stray = whom.find((part) => !/^(place|group):./.test(part));
  if (stray !== undefined) throw wrongUse(`--funds: ${JSON.stringify(stray)} is neither place:NAME nor group:NAME.`, HINT);
  const [places, groups] = [namesOf('place'), namesOf('group')];
  return { fund: (match[1] as string).trim(), least: amountOf(match[2] as string, election), ...(places.length === 0 ? {} : { places }), ...(groups.length === 0 ? {} : { groups }) };
}

function amountOf(typed: string, { decimals }: PbElection): bigint {
  const read = decimalOf(typed.trim());
  if (!read.ok) throw wrongUse(`${read.message}.`, HINT);
  if (read.decimal.decimals > decimals) throw wrongUse(`${typed.trim()} has more decimals than the amounts of the file (${decimals}).`, HINT);
  return scaled(read.decimal, decimals);
}
