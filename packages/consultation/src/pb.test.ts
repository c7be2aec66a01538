import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from '@amanah/log/bytes.ts';
import { findingText } from './pb-finding.ts';
import { officialRule } from './pb-official.ts';
import type { PbDocument } from './pb-table.ts';
import { writePb } from './pb-write.ts';
import { readPb, type PbElection, type PbRead } from './pb.ts';

const META = 'META\nkey;value\ndescription;Camp\ncountry;Nowhere\nunit;Camp\ninstance;2026\nnum_projects;2\nnum_votes;3\nbudget;100\nvote_type;approval\nrule;greedy\ndate_begin;2026\ndate_end;2026\n';
const PROJECTS = 'PROJECTS\nproject_id;cost;name\n1;60;Well\n2;30;Road\n';
const VOTES = 'VOTES\nvoter_id;vote\na;1\nb;1,2\nc;2\n';
const GOOD = META + PROJECTS + VOTES;

function read(text: string): PbRead {
  return readPb(utf8(text));
}

function election(text: string): PbElection {
  const found = read(text);
  assert.ok(found.ok, found.ok ? '' : found.message);
  return found.election;
}

/** The faults of a file as sentences with their lines. */
function faults(text: string | Uint8Array): string {
  const found = readPb(typeof text === 'string' ? utf8(text) : text);
  assert.ok(!found.ok, 'the file is refused');
  return found.findings.filter(({ level }) => level === 'fault').map(findingText).join('\n');
}

function findings(text: string): string {
  const found = read(text);
  assert.ok(found.ok, found.ok ? '' : found.message);
  return found.findings.map(findingText).join('\n');
}

test('[M12] a file as the format has it is read without a finding', () => {
  const found = read(GOOD);
  assert.ok(found.ok);
  assert.deepEqual(found.findings, []);
  assert.deepEqual(found.election.projects.map(({ code, cost, title }) => [code, cost, title]), [['1', 60n, 'Well'], ['2', 30n, 'Road']]);
  assert.deepEqual(found.election.votes.map(({ ballot }) => ballot), [{ approves: ['1'] }, { approves: ['1', '2'] }, { approves: ['2'] }]);
});

test('[M12] byte order mark, CRLF, CR, spaces around fields, empty columns and cases of section names change nothing', () => {
  const plain = election(GOOD);
  for (const text of [`\u{FEFF}${GOOD}`, GOOD.replaceAll('\n', '\r\n'), GOOD.replaceAll('\n', '\r'), GOOD.replaceAll(';', ' ; '), GOOD.replaceAll('\n', ';;;\n'), GOOD.replace('META', 'meta').replace('VOTES', 'Votes'), GOOD.trimEnd(), `\n${GOOD.replace('PROJECTS', '\nPROJECTS')}\n\n`]) {
    const { projects, votes, budget } = election(text);
    assert.deepEqual(projects.map(({ line: _, ...project }) => project), plain.projects.map(({ line: _, ...project }) => project));
    assert.deepEqual({ votes, budget }, { votes: plain.votes, budget: plain.budget });
  }
});

test('[M12] fields are quoted as in CSV: semicolons, doubled marks, line ends', () => {
  const { projects, meta } = election(GOOD.replace('Well', '"The ""deep"" well; with\na pump"').replace('Road', 'A "paved" road').replace('description;Camp', 'description;"Camp; 2026"'));
  assert.deepEqual(projects.map(({ title }) => title), ['The "deep" well; with\na pump', 'A "paved" road']);
  assert.equal(meta.get('description'), 'Camp; 2026');
  // Lines after a field with a line end are still counted right.
  assert.match(faults(GOOD.replace('Well', '"a\nb"').replace('\nc;2', '\nc;9')), /^line 23: the vote names "9"/);
});

test('[M12] amounts with a point or a comma are exact, in units of the decimals that are needed', () => {
  const { decimals, budget, projects } = election(GOOD.replace('budget;100', 'budget;100,50').replace(';60;', ';60.255;').replace(';30;', ';30.0;'));
  assert.equal(decimals, 3);
  assert.equal(budget, 100_500n);
  assert.deepEqual(projects.map(({ cost }) => cost), [60_255n, 30_000n]);
  assert.equal(election(GOOD.replace('budget;100', 'budget;100.000')).decimals, 0);
});

test('[M12] every type of vote is read', () => {
  const withType = (type: string, votes: string): PbElection => election(GOOD.replace('approval', type).replace(VOTES, votes));
  assert.deepEqual(withType('ordinal', 'VOTES\nvoter_id;vote\na;2,1\nb;1\nc;\n').votes.map(({ ballot }) => ballot), [{ ranking: ['2', '1'] }, { ranking: ['1'] }, { ranking: [] }]);
  assert.deepEqual(withType('choose-1', 'VOTES\nvoter_id;vote\na;2\nb;1\nc;1\n').votes.map(({ ballot }) => ballot), [{ approves: ['2'] }, { approves: ['1'] }, { approves: ['1'] }]);
  const cumulative = withType('cumulative', 'VOTES\nvoter_id;vote;points\na;2,1;3,2\nb;1;2.5\nc;;\n');
  assert.equal(cumulative.pointDecimals, 1);
  assert.deepEqual(cumulative.votes.map(({ ballot }) => ballot), [{ points: new Map([['2', 30n], ['1', 20n]]) }, { points: new Map([['1', 25n]]) }, { points: new Map() }]);
  const scoring = election(GOOD.replace('vote_type;approval', 'vote_type;scoring\ndefault_score;1').replace(VOTES, 'VOTES\nvoter_id;points;vote\na;5;2\nb;0;1\nc;;\n'));
  assert.deepEqual(scoring.votes.map(({ ballot }) => ballot), [{ points: new Map([['1', 1n], ['2', 5n]]) }, { points: new Map([['1', 0n], ['2', 1n]]) }, { points: new Map([['1', 1n], ['2', 1n]]) }]);
});

test('[M13] what cannot be counted is refused with the line, what is wrong, and what to do', () => {
  const cases: readonly (readonly [string | Uint8Array, RegExp])[] = [
    ['', /the file is empty/], ['\u{FEFF}', /the file is empty/], ['\n\n\n', /the file is empty/],
    ['hello', /^line 1: "hello" stands before any section; the file must begin with a line META/],
    [Uint8Array.of(0xff, 0xfe, 0x4d, 0), /UTF-16; save it as UTF-8/], [Uint8Array.of(...utf8('META\nkey;value\nunit;'), 0xb3, 0x0a), /^line 3: the bytes are not UTF-8 .*save it as UTF-8/],
    ['META\0', /zero byte/], [META, /no section PROJECTS.*\n.*no section VOTES/], [META + VOTES, /no section PROJECTS/],
    [`${GOOD}META\nkey;value\n`, /a second section META/], ['META\nPROJECTS\nVOTES\n', /the section META is empty/],
    [GOOD.replace('key;value', 'name;what'), /^line 2: .*key and value are missing/],
    [GOOD.replace('project_id;cost', 'id;cost'), /project_id is missing; name it in this row/], [GOOD.replace('voter_id;vote', 'voter_id;ballot'), /vote is missing/],
    [GOOD.replace('project_id;cost;name', 'project_id,cost,name'), /columns are separated by semicolons/], [GOOD.replace('cost;name', 'cost;cost'), /the column "cost" of PROJECTS stands twice/],
    [GOOD.replace('budget;100\n', ''), /the budget in META is missing/], [GOOD.replace('budget;100', 'budget;lots'), /^line 9: the budget in META: "lots" is no number/],
    [GOOD.replace('budget;100', 'budget;-5'), /below zero/], [GOOD.replace('budget;100', 'budget;1e6'), /is no number/], [GOOD.replace('budget;100', 'budget;1 000'), /is no number/],
    [GOOD.replace('budget;100', 'budget;1,000'), /may mean thousands or decimals/], [GOOD.replace('budget;100', `budget;${'9'.repeat(40)}`), /more than 30 digits/], [GOOD.replace('budget;100', 'budget;NaN'), /is no number/],
    [GOOD.replace('budget;100', 'budget;100\nbudget;200'), /^line 10: budget stands in META twice/],
    [GOOD.replace('vote_type;approval', 'vote_type;yes'), /^line 10: vote_type is "yes"; write one of approval/], [GOOD.replace('vote_type;approval\n', ''), /META has no vote_type/],
    [GOOD.replace('\n2;30', '\n1;30'), /^line 17: the project_id "1" stands on line 16 already/], [GOOD.replace('\n2;30', '\n;30'), /a project without a project_id/], [GOOD.replace('\n2;30', '\n2,3;30'), /holds a comma/],
    [GOOD.replace(';30;', ';;'), /the cost of the project "2" is missing/], [GOOD.replace('\n2;30;Road', '\n2'), /the cost of the project "2" is missing/], [GOOD.replace(';30;', ';free;'), /"free" is no number/],
    [META + 'PROJECTS\nproject_id;cost\n' + VOTES, /names no project/], [GOOD.replace(VOTES, 'VOTES\nvoter_id;vote\n'), /holds no vote/],
    [GOOD.replace('\nc;2', '\nc;7'), /^line 22: the vote names "7", which is no project_id/], [GOOD.replace('\nc;2', '\nc;1 2'), /names "1 2"/],
    [GOOD.replace('\nb;1,2', '\nb;"1,2'), /^line 21: a quotation mark is opened here and never closed/],
    [GOOD.replace('approval', 'cumulative'), /need a column points/],
    [GOOD.replace('approval', 'cumulative').replace(VOTES, 'VOTES\nvoter_id;vote;points\na;1,2;3\n'), /names 2 projects and gives 1 number of points/],
    [GOOD.replace('approval', 'scoring').replace(VOTES, 'VOTES\nvoter_id;vote;points\na;1;-3\n'), /-3 is below zero/], [GOOD.replace('approval', 'scoring').replace(VOTES, 'VOTES\nvoter_id;vote;points\na;1;many\n'), /"many" is no number/],
    [GOOD.replace('approval', 'scoring').replace(VOTES, 'VOTES\nvoter_id;vote;points\na;1;99999999999\n'), /more points than can be counted/],
  ];
  for (const [text, expected] of cases) assert.match(faults(text), expected);
});

test('[M13] every fault of a file is told at once', () => {
  const told = faults(GOOD.replace(';60;', ';x;').replace(';30;', ';y;').replace('\nc;2', '\nc;9').replace('approval', 'vote'));
  assert.match(told, /vote_type is "vote"/);
  assert.match(told, /line 16: .*"x"/);
  assert.match(told, /line 17: .*"y"/);
});

test('[M14] what is odd and can be counted is told and counted', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    [GOOD.replace('num_votes;3', 'num_votes;4'), /^line 8: num_votes is "4", and the file holds 3 votes/], [GOOD.replace('num_projects;2\n', ''), /META has no num_projects/],
    [GOOD.replace(';60;', ';600;'), /^line 16: the project "1" costs more than the whole budget/], [GOOD.replace(';60;', ';0;'), /costs nothing/],
    [GOOD.replace('\nc;2', '\na;2'), /^line 22: the voter "a" voted on line 20 already; both votes are counted/], [GOOD.replace('\nc;2', '\nc;2,2'), /twice; it counts once/],
    [GOOD.replace('rule;greedy', 'rule;greedy\nmax_length;1'), /names 2 projects, and max_length is 1/], [GOOD.replace('rule;greedy', 'rule;greedy\nmin_length;2'), /lines 21, 23: .*min_length is 2.*\(2 times\)/],
    [GOOD.replace('rule;greedy', 'rule;greedy\nmax_sum_cost;50'), /cost more than max_sum_cost/], [GOOD.replace('rule;greedy', 'rule;greedy\nmax_length;many'), /"many" is no number.*not held against the votes/],
    [GOOD.replace('rule;greedy', 'rule;greedy\ncurrency;euros'), /^line 12: currency is "euros"; write its three letters/], [GOOD.replace('\nc;2', '\nc;2;x'), /has 3 fields where the header names 2/],
    [GOOD.replace('cost;name', 'cost;votes').replace('60;Well', '60;2').replace('30;Road', '30;9'), /^line 17: votes of the project "2" is 9, and the votes of the file come to 2/],
    [GOOD.replace('1;60;Well', '1;60;"The" Well'), /after a closing quotation mark/], [GOOD.replace('rule;greedy\n', ''), /META has no rule/],
    [GOOD.replace('\nc;2', '\n\nc;2'), /an empty line/], [GOOD.replace('\nc;2', '\n;2'), /without a voter_id; it is counted/], [GOOD.replace('\nc;2', '\nc;2,'), /empty place between commas/],
  ];
  for (const [text, expected] of cases) {
    assert.match(findings(text), expected);
    assert.equal(election(text).votes.length, 3);
  }
});

test('[M12] the rule of META is followed where it is one of ours', () => {
  const ruleOf = (meta: string): unknown => {
    const found = officialRule(election(GOOD.replace('rule;greedy', meta)));
    return found.ok ? found.official.rule : found.message;
  };
  assert.deepEqual(ruleOf('rule;greedy'), { name: 'greedy', by: 'votes' });
  assert.deepEqual(ruleOf('rule;greedy-threshold\nmin_project_score_threshold;50'), { name: 'greedy', by: 'votes', threshold: 50n });
  assert.deepEqual(ruleOf('rule;greedy-no-skip'), { name: 'greedy', by: 'votes', misfit: 'stop' });
  assert.deepEqual(ruleOf('rule;equalshares/add1-comparison'), { name: 'equal-shares', utility: 'cost', completion: 'add1', step: { n: 1n, d: 1n }, comparison: true });
  assert.match(String(ruleOf('rule;unknown')), /none that can be followed/);
});

const cell = fc.string({ unit: fc.constantFrom('a', 'B', '1', ';', '"', ',', '\n', ' ', 'ł', 'ع', '\'', '\r'), maxLength: 8 }).map((text) => text.trim());
const document: fc.Arbitrary<PbDocument> = fc.record({
  description: cell, names: fc.array(cell, { minLength: 1, maxLength: 4 }), extra: fc.string({ unit: fc.constantFrom('x', 'ü', '"', ';'), minLength: 1, maxLength: 4 }).map((name) => `e${name}`.trim()),
}).map(({ description, names, extra }) => ({
  meta: [['description', description], ['budget', '100.5'], ['vote_type', 'approval']].map((cells) => ({ line: 0, cells: cells.at(-1) === '' ? cells.slice(0, -1) : cells })),
  projectColumns: ['project_id', 'cost', 'name', extra],
  projects: names.map((name, at) => ({ line: 0, cells: [`p${at}`, `${at}`, name, 'kept'] })),
  voteColumns: ['voter_id', extra, 'vote'],
  votes: names.map((name, at) => ({ line: 0, cells: [`v${at}`, name, `p${at}`] })),
}));

test('[M12] what is written reads back the same, unknown columns among it', () => {
  const bare = ({ meta, projects, votes, ...columns }: PbDocument): unknown => ({ ...columns, rows: [meta, projects, votes].map((rows) => rows.map(({ cells }) => cells)) });
  fc.assert(fc.property(document, (written) => {
    const found = readPb(writePb(written));
    assert.ok(found.ok, found.ok ? '' : found.message);
    assert.deepEqual(bare(found.election.document), bare(written));
    assert.deepEqual(writePb(found.election.document), writePb(written));
  }), { numRuns: 2000 });
});

test('[M13] no bytes make the reader throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readPb(bytes)), { numRuns: 1000 });
  const spliced = fc.tuple(fc.nat(GOOD.length), fc.nat(40), fc.string({ unit: fc.constantFrom(';', '"', '\n', ',', '0', 'META\n', 'VOTES\n', '-', 'é'), maxLength: 6 }));
  fc.assert(fc.property(spliced, ([at, length, text]) => void read(GOOD.slice(0, at) + text + GOOD.slice(at + length))), { numRuns: 3000 });
});
