/** The votes of a `.pb` file: what each voter supports, ranks or gives points to. */
import { decimalOf, scaled, type Decimal } from './pb-amount.ts';
import type { Findings } from './pb-finding.ts';
import type { PbDocument, PbRow } from './pb-table.ts';
import { POINTS_LIMIT, type ProjectBallot, type Vote } from './profile.ts';

/** Kinds of votes: `approval` and `choose-1` name projects, `ordinal` ranks them, `cumulative` and `scoring` give points. */
export const VOTE_TYPES = ['approval', 'ordinal', 'cumulative', 'scoring', 'choose-1'] as const;
export type VoteType = (typeof VOTE_TYPES)[number];

interface ReadVotes {
  readonly votes: readonly Vote[];
  readonly pointDecimals: number;
}

/** Points as written, before they are brought to one unit. */
interface RawPoints {
  readonly voter: string;
  readonly given: ReadonlyMap<string, Decimal>;
}

/** Reads every vote. `defaultScore` is what a scoring voter gives to projects left out. */
export function readVotes(document: PbDocument, voteType: VoteType, codes: ReadonlySet<string>, defaultScore: string | undefined, findings: Findings): ReadVotes {
  const at = { voter: document.voteColumns.indexOf('voter_id'), vote: document.voteColumns.indexOf('vote'), points: document.voteColumns.indexOf('points') };
  const givesPoints = voteType === 'cumulative' || voteType === 'scoring';
  if (givesPoints && at.points === -1) {
    findings.add('fault', 'header', undefined, `votes of the type ${voteType} need a column points in VOTES, with one number for each project of the vote`);
    return { votes: [], pointDecimals: 0 };
  }
  if (document.votes.length === 0) findings.add('fault', 'votes', undefined, 'the section VOTES holds no vote');
  const seen = new Map<string, number>();
  const votes: Vote[] = [];
  const raw: RawPoints[] = [];
  for (const row of document.votes) {
    const voter = row.cells[at.voter] ?? '';
    checkVoter(voter, row, document, seen, findings);
    const named = namesOf(row.cells[at.vote] ?? '', row, codes, givesPoints, findings);
    if (givesPoints) raw.push({ voter, given: pointsOf(named, row.cells[at.points] ?? '', row, findings) });
    else votes.push({ voter, ballot: voteType === 'ordinal' ? { ranking: named } : { approves: named } });
  }
  return givesPoints ? withPoints(raw, codes, voteType === 'scoring' ? defaultScore : undefined, findings) : { votes, pointDecimals: 0 };
}

function checkVoter(voter: string, { line, cells }: PbRow, { voteColumns }: PbDocument, seen: Map<string, number>, findings: Findings): void {
  if (voter === '') findings.add('invalid', 'voter', line, 'a vote without a voter_id; it is counted');
  else if (seen.has(voter)) findings.add('notice', 'voter-twice', line, `the voter ${JSON.stringify(voter)} voted on line ${seen.get(voter)} already; both votes are counted`);
  else seen.set(voter, line);
  if (cells.length > voteColumns.length) findings.add('invalid', 'vote-columns', line, `a vote has ${cells.length} fields where the header names ${voteColumns.length}; quote a field that holds a semicolon`);
}

/** The projects that a vote names, in its order, each once. */
function namesOf(field: string, { line }: PbRow, codes: ReadonlySet<string>, keepsTwice: boolean, findings: Findings): readonly string[] {
  if (field === '' || field.toLowerCase() === 'none') return [];
  const names: string[] = [];
  for (const part of field.split(',')) {
    const name = part.trim();
    if (name === '') findings.add('invalid', 'vote', line, 'a vote holds an empty place between commas; it is left out');
    else if (!codes.has(name)) findings.add('fault', 'vote', line, `the vote names ${JSON.stringify(name)}, which is no project_id of PROJECTS; correct it or add the project`);
    else if (!keepsTwice && names.includes(name)) findings.add('invalid', 'project-twice', line, `a vote names the project ${JSON.stringify(name)} twice; it counts once`);
    else names.push(name);
  }
  return names;
}

function pointsOf(names: readonly string[], field: string, { line }: PbRow, findings: Findings): ReadonlyMap<string, Decimal> {
  const written = field === '' ? [] : field.split(',').map((part) => part.trim());
  const given = new Map<string, Decimal>();
  if (written.length !== names.length) {
    findings.add('fault', 'points', line, `the vote names ${names.length} ${names.length === 1 ? 'project' : 'projects'} and gives ${written.length} ${written.length === 1 ? 'number' : 'numbers'} of points; write one number for each project`);
    return given;
  }
  for (const [place, name] of names.entries()) {
    const read = decimalOf(written[place] as string);
    if (!read.ok) findings.add('fault', 'points', line, `the points for ${JSON.stringify(name)}: ${read.message}`);
    else {
      const before = given.get(name);
      if (before !== undefined) findings.add('invalid', 'project-twice', line, `a vote gives points to the project ${JSON.stringify(name)} twice; they are added up`);
      given.set(name, before === undefined ? read.decimal : sumOf(before, read.decimal));
    }
  }
  return given;
}

function sumOf(a: Decimal, b: Decimal): Decimal {
  const decimals = Math.max(a.decimals, b.decimals);
  return { units: scaled(a, decimals) + scaled(b, decimals), decimals };
}

/** Brings all points to one unit. */
function withPoints(raw: readonly RawPoints[], codes: ReadonlySet<string>, defaultScore: string | undefined, findings: Findings): ReadVotes {
  const read = decimalOf(defaultScore === undefined || defaultScore === '' ? '0' : defaultScore);
  if (!read.ok) findings.add('fault', 'points', undefined, `default_score in META: ${read.message}`);
  const fallback = read.ok ? read.decimal : { units: 0n, decimals: 0 };
  let pointDecimals = fallback.decimals;
  for (const { given } of raw) for (const { decimals } of given.values()) pointDecimals = Math.max(pointDecimals, decimals);
  const votes = raw.map(({ voter, given }): Vote => {
    const points = new Map<string, bigint>();
    if (fallback.units > 0n) for (const code of codes) points.set(code, scaled(fallback, pointDecimals));
    for (const [code, decimal] of given) points.set(code, scaled(decimal, pointDecimals));
    for (const [code, amount] of points) if (amount >= BigInt(POINTS_LIMIT)) findings.add('fault', 'points', undefined, `${JSON.stringify(voter)} gives ${JSON.stringify(code)} more points than can be counted`);
    return { voter, ballot: { points } satisfies ProjectBallot };
  });
  return { votes, pointDecimals };
}
