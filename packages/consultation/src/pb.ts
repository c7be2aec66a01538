/**
 * An election in the `.pb` format of Pabulib (pabulib.org/format): reading it
 * into what can be allocated, with everything that is odd about it told by
 * line. `docs/formats/pb.md` says what is read how.
 *
 *     const read = readPb(bytes);
 *     if (read.ok) allocate({ projects: read.election.projects, votes: read.election.votes, budget: read.election.budget, rule, ties });
 */
import type { Project } from './allocation.ts';
import { decimalOf, scaled, type Decimal } from './pb-amount.ts';
import { Findings, type Finding } from './pb-finding.ts';
import { checkLimits, limitsOf, type Limits } from './pb-limits.ts';
import { pbText, readPbTable, type PbDocument, type PbRow } from './pb-table.ts';
import { readVotes, VOTE_TYPES, type VoteType } from './pb-votes.ts';
import type { Vote } from './profile.ts';

/** A project as a file states it. */
export interface PbProject extends Project {
  readonly line: number;
  /** What the file says became of it: `1` selected, `0` not, other values as the file's comment says. */
  readonly selected?: string;
}

export interface PbElection {
  readonly document: PbDocument;
  /** The fields of META by key. */
  readonly meta: ReadonlyMap<string, string>;
  readonly voteType: VoteType;
  /** Amounts are in units of ten to the power of minus this of the file's currency. */
  readonly decimals: number;
  /** Points are in units of ten to the power of minus this. */
  readonly pointDecimals: number;
  readonly currency?: string;
  readonly budget: bigint;
  readonly projects: readonly PbProject[];
  readonly votes: readonly Vote[];
  readonly limits: Limits;
}

export type PbRead =
  | { readonly ok: true; readonly election: PbElection; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly code: 'pb'; readonly message: string; readonly findings: readonly Finding[] };

/** Reads the bytes of a `.pb` file. A file that cannot be counted is refused with every fault that was found. */
export function readPb(bytes: Uint8Array): PbRead {
  const findings = new Findings();
  const text = pbText(bytes, findings);
  const document = text === undefined ? undefined : readPbTable(text, findings);
  const election = document === undefined ? undefined : electionOf(document, findings);
  const list = findings.list();
  if (election !== undefined && !findings.hasFault) return { ok: true, election, findings: list };
  const faults = list.filter(({ level }) => level === 'fault');
  const [first] = faults;
  const place = first?.lines[0] === undefined ? '' : `line ${first.lines[0]}: `;
  return { ok: false, code: 'pb', message: `${place}${first?.message ?? 'the file cannot be counted'}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''}`, findings: list };
}

function electionOf(document: PbDocument, findings: Findings): PbElection | undefined {
  const meta = metaOf(document.meta, findings);
  const voteType = voteTypeOf(meta, findings);
  const money = moneyOf(document, meta, findings);
  if (money === undefined || voteType === undefined) return undefined;
  const limits = limitsOf(meta, findings);
  const ballots = readVotes(document, voteType, new Set(money.projects.map(({ code }) => code)), meta.get('default_score')?.value, findings);
  const values = new Map([...meta].map(([key, { value }]) => [key, value]));
  const currency = values.get('currency');
  const election: PbElection = { document, meta: values, voteType, ...money, ...ballots, limits, ...(currency === undefined || currency === '' ? {} : { currency }) };
  if (!findings.hasFault) checkLimits(election, findings);
  return election;
}

/** The fields of META, each with its line. */
type Meta = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

function metaOf(rows: readonly PbRow[], findings: Findings): Meta {
  const meta = new Map<string, { readonly value: string; readonly line: number }>();
  for (const { line, cells } of rows) {
    const [key = '', value = '', ...more] = cells;
    const known = meta.get(key);
    if (key === '') findings.add('invalid', 'meta', line, 'a field of META without a key');
    else if (known !== undefined && known.value !== value) findings.add('fault', 'meta', line, `${key} stands in META twice, with other values (line ${known.line}); keep the one that is meant`);
    else meta.set(key, { value, line });
    if (more.length > 0) findings.add('invalid', 'meta', line, `${key} has more than one value; quote a value that holds a semicolon. What follows the first is not read`);
  }
  return meta;
}

function voteTypeOf(meta: Meta, findings: Findings): VoteType | undefined {
  const stated = meta.get('vote_type');
  const value = stated?.value.toLowerCase() ?? '';
  const voteType = VOTE_TYPES.find((type) => type === value);
  if (voteType === undefined) {
    const what = stated === undefined ? 'META has no vote_type' : `vote_type is ${JSON.stringify(stated.value)}`;
    findings.add('fault', 'vote-type', stated?.line, `${what}; write one of ${VOTE_TYPES.join(', ')}`);
  }
  return voteType;
}

/** The budget and the projects, in units small enough for every amount of the file. */
function moneyOf(document: PbDocument, meta: Meta, findings: Findings): { readonly decimals: number; readonly budget: bigint; readonly projects: readonly PbProject[] } | undefined {
  const stated = meta.get('budget');
  const budget = amountOf(stated?.value ?? '', stated?.line, 'the budget in META', findings);
  const column = (name: string): number => document.projectColumns.indexOf(name);
  const costs: (Decimal | undefined)[] = [];
  const known = new Map<string, number>();
  for (const row of document.projects) {
    const code = row.cells[column('project_id')] ?? '';
    checkCode(code, row, known, findings);
    known.set(code, row.line);
    costs.push(amountOf(row.cells[column('cost')] ?? '', row.line, `the cost of the project ${JSON.stringify(code)}`, findings));
    if (row.cells.length > document.projectColumns.length) findings.add('invalid', 'columns', row.line, `a project has ${row.cells.length} fields where the header names ${document.projectColumns.length}; quote a field that holds a semicolon`);
  }
  if (document.projects.length === 0) findings.add('fault', 'projects', undefined, 'the section PROJECTS names no project');
  if (budget === undefined || costs.some((cost) => cost === undefined)) return undefined;
  const needed = Math.max(budget.decimals, ...costs.map((cost) => cost?.decimals ?? 0));
  // Nobody writes tenths of a currency.
  const decimals = needed === 1 ? 2 : needed;
  const projects = document.projects.map((row, at) => projectOf(document, row, scaled(costs[at] as Decimal, decimals)));
  return { decimals, budget: scaled(budget, decimals), projects };
}

function checkCode(code: string, { line }: PbRow, known: ReadonlyMap<string, number>, findings: Findings): void {
  if (code === '') findings.add('fault', 'projects', line, 'a project without a project_id; give it one');
  else if (code.includes(',')) findings.add('fault', 'projects', line, `the project_id ${JSON.stringify(code)} holds a comma, which separates projects in votes; use another`);
  else if (known.has(code)) findings.add('fault', 'projects', line, `the project_id ${JSON.stringify(code)} stands on line ${known.get(code)} already; each project needs its own`);
}

function amountOf(text: string, line: number | undefined, what: string, findings: Findings): Decimal | undefined {
  if (text === '') {
    findings.add('fault', 'amount', line, `${what} is missing; write it in digits`);
    return undefined;
  }
  const read = decimalOf(text);
  if (!read.ok) findings.add('fault', 'amount', line, `${what}: ${read.message}`);
  return read.ok ? read.decimal : undefined;
}

/** Where a project is and whom it is for: the columns that Pabulib has for it. */
function projectOf({ projectColumns }: PbDocument, { line, cells }: PbRow, cost: bigint): PbProject {
  const field = (name: string): string | undefined => {
    const value = cells[projectColumns.indexOf(name)] ?? '';
    return value === '' || value.toLowerCase() === 'none' ? undefined : value;
  };
  const title = field('name');
  const place = field('neighborhood') ?? field('subunit') ?? field('district');
  const groups = [field('category'), field('beneficiaries')].flatMap((list) => list?.split(',').map((group) => group.trim()).filter((group) => group !== '') ?? []);
  const selected = field('selected');
  return {
    code: cells[projectColumns.indexOf('project_id')] ?? '',
    cost,
    line,
    ...(title === undefined ? {} : { title }),
    ...(place === undefined ? {} : { place }),
    ...(groups.length === 0 ? {} : { groups }),
    ...(selected === undefined ? {} : { selected }),
  };
}
