/** What META says about the votes and the totals, held against the file: none of it changes what is counted, and all of it is told. */
import { decimalOf, scaled, type Decimal } from './pb-amount.ts';
import type { Findings } from './pb-finding.ts';
import type { PbElection, PbProject } from './pb.ts';
import { rational, type Rational, compare } from './rational.ts';

/** How long a vote may be, and what it may add up to. */
export interface Limits {
  readonly minLength?: bigint;
  readonly maxLength?: bigint;
  readonly minSumCost?: Rational;
  readonly maxSumCost?: Rational;
  readonly minSumPoints?: Rational;
  readonly maxSumPoints?: Rational;
  readonly minPoints?: Rational;
  readonly maxPoints?: Rational;
}

const FIELDS = {
  min_sum_cost: 'minSumCost', max_sum_cost: 'maxSumCost', min_sum_points: 'minSumPoints',
  max_sum_points: 'maxSumPoints', min_points: 'minPoints', max_points: 'maxPoints',
} as const;

type Meta = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

/** The limits that META states. One that is no number is told and left out. */
export function limitsOf(meta: Meta, findings: Findings): Limits {
  const limits: { -readonly [Name in keyof Limits]: Limits[Name] } = {};
  for (const [key, name] of Object.entries(FIELDS)) {
    const value = numberOf(meta, key, findings);
    if (value !== undefined) limits[name] = rational(value.units, 10n ** BigInt(value.decimals));
  }
  const [minLength, maxLength] = [wholeOf(meta, 'min_length', findings), wholeOf(meta, 'max_length', findings)];
  if (minLength !== undefined) limits.minLength = minLength;
  if (maxLength !== undefined) limits.maxLength = maxLength;
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) findings.add('invalid', 'limits', meta.get('max_length')?.line, `max_length ${maxLength} is below min_length ${minLength}`);
  return limits;
}

function numberOf(meta: Meta, key: string, findings: Findings): Decimal | undefined {
  const stated = meta.get(key);
  if (stated === undefined || stated.value === '') return undefined;
  const read = decimalOf(stated.value);
  if (read.ok) return read.decimal;
  findings.add('invalid', 'limits', stated.line, `${key}: ${read.message}; it is not held against the votes`);
  return undefined;
}

function wholeOf(meta: Meta, key: string, findings: Findings): bigint | undefined {
  const value = numberOf(meta, key, findings);
  if (value === undefined || value.decimals === 0) return value?.units;
  findings.add('invalid', 'limits', meta.get(key)?.line, `${key} is not a whole number; it is not held against the votes`);
  return undefined;
}

/** Tells where the file contradicts itself or its limits. */
export function checkLimits(election: PbElection, findings: Findings): void {
  checkCounts(election, findings);
  checkDescription(election, findings);
  const costs = new Map(election.projects.map(({ code, cost }) => [code, cost]));
  for (const [at, { voter, ballot }] of election.votes.entries()) {
    const line = election.document.votes[at]?.line;
    const names = 'approves' in ballot ? ballot.approves : 'ranking' in ballot ? ballot.ranking : [...ballot.points.keys()];
    checkLength(election, voter, names.length, line, findings);
    if ('approves' in ballot) checkCost(election, voter, names.reduce((sum, name) => sum + (costs.get(name) ?? 0n), 0n), line, findings);
    if ('points' in ballot && election.meta.get('default_score') === undefined) checkPoints(election, voter, [...ballot.points.values()], line, findings);
  }
}

function checkLength({ limits, voteType }: PbElection, voter: string, length: number, line: number | undefined, findings: Findings): void {
  const most = limits.maxLength ?? (voteType === 'choose-1' ? 1n : undefined);
  if (most !== undefined && length > most) findings.add('notice', 'max-length', line, `the vote of ${JSON.stringify(voter)} names ${length} projects, and max_length is ${most}; it is counted as it is`);
  if (limits.minLength !== undefined && length < limits.minLength) findings.add('notice', 'min-length', line, `the vote of ${JSON.stringify(voter)} names ${length} ${length === 1 ? 'project' : 'projects'}, and min_length is ${limits.minLength}; it is counted as it is`);
}

function checkCost({ limits, decimals }: PbElection, voter: string, sum: bigint, line: number | undefined, findings: Findings): void {
  const cost = rational(sum, 10n ** BigInt(decimals));
  if (limits.maxSumCost !== undefined && compare(cost, limits.maxSumCost) > 0) findings.add('notice', 'max-sum-cost', line, `the projects of ${JSON.stringify(voter)} cost more than max_sum_cost; the vote is counted as it is`);
  if (limits.minSumCost !== undefined && compare(cost, limits.minSumCost) < 0) findings.add('notice', 'min-sum-cost', line, `the projects of ${JSON.stringify(voter)} cost less than min_sum_cost; the vote is counted as it is`);
}

function checkPoints({ limits, pointDecimals }: PbElection, voter: string, points: readonly bigint[], line: number | undefined, findings: Findings): void {
  const unit = 10n ** BigInt(pointDecimals);
  const sum = rational(points.reduce((total, given) => total + given, 0n), unit);
  const who = `the vote of ${JSON.stringify(voter)}`;
  if (limits.maxSumPoints !== undefined && compare(sum, limits.maxSumPoints) > 0) findings.add('notice', 'max-sum-points', line, `${who} gives more points than max_sum_points; it is counted as it is`);
  if (limits.minSumPoints !== undefined && compare(sum, limits.minSumPoints) < 0) findings.add('notice', 'min-sum-points', line, `${who} gives fewer points than min_sum_points; it is counted as it is`);
  for (const given of points) {
    if (limits.maxPoints !== undefined && compare(rational(given, unit), limits.maxPoints) > 0) findings.add('notice', 'max-points', line, `${who} gives a project more points than max_points; it is counted as it is`);
    if (limits.minPoints !== undefined && compare(rational(given, unit), limits.minPoints) < 0) findings.add('notice', 'min-points', line, `${who} gives a project fewer points than min_points; it is counted as it is`);
  }
}

function checkCounts({ meta, projects, votes, budget, document }: PbElection, findings: Findings): void {
  const metaLine = (key: string): number | undefined => document.meta.find(({ cells }) => cells[0] === key)?.line;
  for (const [key, found, what] of [['num_projects', projects.length, 'projects'], ['num_votes', votes.length, 'votes']] as const) {
    const stated = meta.get(key);
    if (stated === undefined) findings.add('invalid', key, undefined, `META has no ${key}; the file holds ${found} ${what}`);
    else if (stated !== String(found)) findings.add('invalid', key, metaLine(key), `${key} is ${JSON.stringify(stated)}, and the file holds ${found} ${what}; what it holds is counted`);
  }
  for (const { code, cost, line } of projects) {
    if (cost > budget) findings.add('notice', 'cost-above-budget', line, `the project ${JSON.stringify(code)} costs more than the whole budget, so it cannot be funded`);
    if (cost === 0n) findings.add('notice', 'cost-zero', line, `the project ${JSON.stringify(code)} costs nothing; it is funded if anybody supports it`);
  }
  checkTotals({ projects, votes, document }, findings);
}

/** The columns votes and score of PROJECTS against the votes themselves. */
function checkTotals({ projects, votes, document }: Pick<PbElection, 'projects' | 'votes' | 'document'>, findings: Findings): void {
  const [votesAt, scoreAt] = [document.projectColumns.indexOf('votes'), document.projectColumns.indexOf('score')];
  const counted = new Map(projects.map(({ code }) => [code, { votes: 0n, score: 0n }]));
  for (const { ballot } of votes) {
    for (const [code, points] of givenBy(ballot)) {
      const sums = counted.get(code);
      if (sums === undefined) continue;
      sums.votes += 1n;
      sums.score += points;
    }
  }
  for (const [at, project] of projects.entries()) {
    const cells = document.projects[at]?.cells ?? [];
    const sums = counted.get(project.code) ?? { votes: 0n, score: 0n };
    compareTotal(project, 'votes', cells[votesAt] ?? '', sums.votes, findings);
    // Points with decimals are compared where they are whole: the unit of the sums is then the unit of the column.
    if (votes[0] !== undefined && !('approves' in votes[0].ballot)) compareTotal(project, 'score', cells[scoreAt] ?? '', sums.score, findings);
  }
}

function givenBy(ballot: PbElection['votes'][number]['ballot']): readonly (readonly [string, bigint])[] {
  if ('approves' in ballot) return ballot.approves.map((code) => [code, 1n]);
  if ('ranking' in ballot) return ballot.ranking.map((code, place) => [code, BigInt(ballot.ranking.length - place)]);
  return [...ballot.points];
}

function compareTotal({ code, line }: PbProject, column: string, stated: string, found: bigint, findings: Findings): void {
  if (stated === '') return;
  const read = decimalOf(stated);
  if (!read.ok) findings.add('invalid', column, line, `${column} of the project ${JSON.stringify(code)}: ${read.message}`);
  else if (read.decimal.decimals === 0 && scaled(read.decimal, 0) !== found) findings.add('invalid', `${column}-differ`, line, `${column} of the project ${JSON.stringify(code)} is ${stated}, and the votes of the file come to ${found}; the votes are counted`);
}

const LETTERS_OF_CURRENCY = /^[A-Z]{3}$/;
const ALLOWED: Readonly<Record<string, RegExp>> = { sex: /^[MFO]$/, voting_method: /^(internet|paper)$/, age: /^\d+(-\d+)?\+?$/ };

/** Fields that describe the election and its voters: nothing is counted by them. */
function checkDescription({ meta, document }: PbElection, findings: Findings): void {
  const currency = meta.get('currency');
  if (currency !== undefined && currency !== '' && !LETTERS_OF_CURRENCY.test(currency)) {
    findings.add('invalid', 'currency', document.meta.find(({ cells }) => cells[0] === 'currency')?.line, `currency is ${JSON.stringify(currency)}; write its three letters by ISO 4217, as EUR`);
  }
  for (const key of ['description', 'country', 'unit', 'instance', 'rule', 'date_begin', 'date_end']) if (!meta.has(key)) findings.add('invalid', `no-${key}`, undefined, `META has no ${key}, which the format asks for`);
  for (const [column, form] of Object.entries(ALLOWED)) {
    const at = document.voteColumns.indexOf(column);
    if (at === -1) continue;
    for (const { line, cells } of document.votes) {
      const value = cells[at] ?? '';
      if (value !== '' && value.toLowerCase() !== 'none' && !form.test(value)) findings.add('invalid', `vote-${column}`, line, `${column} of a voter is ${JSON.stringify(value)}; the format has ${column === 'sex' ? 'M, F or O' : column === 'age' ? 'a number of years' : 'internet or paper'}`);
    }
  }
}
