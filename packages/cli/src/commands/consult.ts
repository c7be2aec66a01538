// amanah consult: counts votes about a budget in the .pb format, explains the outcome, checks the files; and counts
// decisions, elections and ranked ballots.

import { allocate, type Allocated } from '@amanah/consultation/allocation.ts';
import { explain, type Explanation } from '@amanah/consultation/explanation.ts';
import { explanationText } from '@amanah/consultation/explanation-text.ts';
import { findingText, type Finding } from '@amanah/consultation/pb-finding.ts';
import { readPb, type PbElection } from '@amanah/consultation/pb.ts';
import type { Given } from '../arguments.ts';
import { JSON_OPTION, type Command } from '../command.ts';
import { ALLOCATION_OPTIONS, termsOf, type Terms } from '../consult-options.ts';
import { findingJson, findingsText, headText, moneyFormOf, tallyJson, tallyText } from '../consult-text.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { readWhole } from '../read-whole.ts';
import { nearest } from '../nearest.ts';
import type { Terminal } from '../terminal.ts';
import { COUNT_OPTIONS, COUNT_RULES, countVotes } from './consult-count.ts';

const FILE_BYTES_MAX = 500_000_000;
const HINT = 'See: amanah help consult';

export const consult: Command = {
  name: 'consult',
  summary: 'count a decision, an election or a vote about a budget (.pb, .blt, JSON), exactly',
  usage: [
    'amanah consult tally FILE.pb --rule RULE [--utility UTILITY] [--completion COMPLETION] [--ties LIST] [--json]',
    'amanah consult explain FILE.pb --rule RULE [...] [--project ID] [--json]',
    'amanah consult check FILE.pb [--json]',
    'amanah consult count OPENING.json BALLOTS.json [--json]',
    'amanah consult count FILE.blt --rule stv|schulze|ranked-pairs [--seats N] [--ties LIST] [--json]',
  ],
  about: [
    'tally says which projects are funded, and compares with the winners that the file states. explain says who paid for what, what each other project lacked, and how the groups of voters fared. check reads a file and says, by line, what is wrong with it. FILE is - for the standard input.',
    'Rules: equal-shares (Method of Equal Shares; --utility says what a project is worth to a supporter, --completion add1 raises the shares while the budget can pay), bounded-overspending, phragmen, greedy (by votes), and official, the rule that the file names. docs/consultation.md defines each so that another program finds the same.',
    'count takes what was fixed when voting opened and the ballots as they were logged, and says the verdict, what every ballot counted as and how the result came about (docs/formats/ballot.md, docs/elections.md); or ranked ballots in the BLT form of other programs.',
    'All decisions are made with exact fractions. A tie that the rule in --ties does not decide is refused, with the names of the tied: nothing is drawn by chance.',
  ],
  words: [{ name: 'tally|explain|check|count' }, { name: 'FILE' }, { name: 'BALLOTS.json', optional: true }],
  options: {
    ...ALLOCATION_OPTIONS,
    rule: { value: 'RULE', choices: [...(ALLOCATION_OPTIONS['rule']?.choices ?? []), ...COUNT_RULES], about: `${ALLOCATION_OPTIONS['rule']?.about ?? ''}; ${COUNT_RULES.join(', ')} count ranked ballots` },
    ...COUNT_OPTIONS, project: { value: 'ID', about: 'explain: this project alone' }, json: JSON_OPTION,
  },
  examples: [
    'amanah consult tally wieliczka.pb --rule official --ties lower-cost,more-votes,id',
    'amanah consult tally assen.pb --rule equal-shares --utility cost --completion add1 --ties lower-cost,more-votes,id --json',
    'amanah consult explain assen.pb --rule mes --completion add1-greedy --ties lower-cost,more-votes,id --project 9',
    'amanah consult tally camp.pb --rule greedy --by votes --threshold 50 --ties listed',
    'amanah consult tally camp.pb --rule phragmen --floors "place:North=5000; group:children=2000" --ties id',
    'amanah consult check camp.pb',
    'amanah consult count opening.json ballots.json',
    'amanah consult count board.blt --rule stv --ties lot --seed "the checkpoint of 12 January"',
  ],

  async run(given, terminal) {
    const what = given.word(0);
    const part = PARTS[what];
    if (part === undefined) {
      const near = nearest(what, Object.keys(PARTS));
      throw wrongUse(`consult has tally, explain, check and count, not ${JSON.stringify(what)}.${near === undefined ? '' : ` Did you mean ${near}?`}`, HINT);
    }
    if (what !== 'count' && given.words.length > 2) throw wrongUse(`consult ${what} takes one file; ${JSON.stringify(given.words[2])} is too much.`, HINT);
    return part(given, terminal);
  },
};

const PARTS: Readonly<Record<string, ((given: Given, terminal: Terminal) => Promise<ExitCode>) | undefined>> = { tally, explain: explained, check, count: countVotes };

async function tally(given: Given, terminal: Terminal): Promise<ExitCode> {
  if (given.text('project') !== undefined) throw wrongUse('--project is for consult explain.', HINT);
  const { election, findings, terms, outcome } = await counted(given, terminal);
  if (given.flag('json')) await terminal.json(tallyJson(election, terms, outcome, findings));
  else await terminal.lines(...tallyText(election, terms, outcome));
  return EXIT.ok;
}

async function explained(given: Given, terminal: Terminal): Promise<ExitCode> {
  const { election, terms, outcome } = await counted(given, terminal);
  const explanation = explain({ ...election, ...terms }, outcome);
  const only = given.text('project');
  const shown = only === undefined ? explanation : ofProject(explanation, election, only);
  if (given.flag('json')) {
    await terminal.json({ decimals: election.decimals, ...(election.currency === undefined ? {} : { currency: election.currency }), ...shown });
    return EXIT.ok;
  }
  const lines = explanationText(explanation, moneyFormOf(election));
  if (only === undefined) await terminal.lines(...headText(election, terms), '', ...lines);
  else await terminal.lines(...explanationText(shown, moneyFormOf(election)).filter((line) => line.startsWith('  ')).slice(0, 1).map((line) => line.replace(/^ {2}(1\. )?/, shown.winners.length > 0 ? 'Funded: ' : 'Not funded: ')));
  return EXIT.ok;
}

function ofProject(explanation: Explanation, { projects }: PbElection, code: string): Explanation {
  if (!projects.some((project) => project.code === code)) {
    const near = nearest(code, projects.map((project) => project.code));
    throw new Fault(`the file has no project ${JSON.stringify(code)}.${near === undefined ? '' : ` Did you mean ${near}?`}`, { exit: EXIT.refused });
  }
  const ofCode = <T extends { readonly code: string }>(list: readonly T[]): readonly T[] => list.filter((entry) => entry.code === code);
  return { ...explanation, winners: ofCode(explanation.winners), losers: ofCode(explanation.losers) };
}

async function check(given: Given, terminal: Terminal): Promise<ExitCode> {
  const bytes = await readWhole(terminal, given.word(1), FILE_BYTES_MAX);
  const read = readPb(bytes);
  const isClean = read.findings.every(({ level }) => level === 'notice');
  const counts = read.ok ? { votes: read.election.votes.length, projects: read.election.projects.length } : undefined;
  if (given.flag('json')) await terminal.json({ countable: read.ok, valid: read.ok && isClean, ...counts, findings: read.findings.map(findingJson) });
  else {
    const verdict = !read.ok ? 'The file cannot be counted.' : isClean ? 'The file is as the format has it.' : 'The file can be counted; the format has it otherwise in these places.';
    await terminal.lines(...findingsText(read.findings), `${verdict}${counts === undefined ? '' : ` ${counts.votes.toLocaleString('en')} votes, ${counts.projects} projects.`}`);
  }
  return read.ok && isClean ? EXIT.ok : EXIT.refused;
}

interface Counted {
  readonly election: PbElection;
  readonly findings: readonly Finding[];
  readonly terms: Terms;
  readonly outcome: Allocated;
}

/** Findings that are told before a result; `consult check` tells all. */
const TOLD = 5;

async function counted(given: Given, terminal: Terminal): Promise<Counted> {
  const bytes = await readWhole(terminal, given.word(1), FILE_BYTES_MAX);
  const read = readPb(bytes);
  if (!read.ok) {
    const faults = read.findings.filter(({ level }) => level === 'fault');
    for (const fault of faults.slice(1, TOLD)) terminal.message(findingText(fault));
    throw new Fault(`${given.word(1)} cannot be counted: ${read.message}.`, { hint: `All findings: amanah consult check ${given.word(1)}`, exit: EXIT.refused });
  }
  const { election, findings } = read;
  const terms = termsOf(given, election);
  for (const finding of findings.slice(0, TOLD)) terminal.note(findingText(finding));
  if (findings.length > TOLD) terminal.note(`and ${findings.length - TOLD} more; all of them: amanah consult check ${given.word(1)}`);
  if (terms.rule.name === 'phragmen' && election.voteType !== 'approval' && election.voteType !== 'choose-1') terminal.note('Phragmen counts who supports a project; points and places in rankings are not used.');
  const outcome = allocate({ ...election, ...terms }, ({ runs }) => terminal.progress(`Add1: ${runs.toLocaleString('en')} runs`));
  if (outcome.ok) return { election, findings, terms, outcome };
  if (outcome.code === 'tie') throw new Fault(`${outcome.message}.`, { hint: 'Declare what decides, as the election did: --ties lower-cost,more-votes,id', exit: EXIT.refused });
  throw new Fault(`${outcome.message}.`, { hint: HINT, exit: EXIT.refused });
}
