// amanah consult count: counts a decision, an election or a budget from its opening and its ballots, or ranked ballots
// in the BLT form of other programs, and prints the verdict with the working.

import { fromUtf8 } from '@amanah/log/bytes.ts';
import { parseStrictText } from '@amanah/log/strict-json.ts';
import { readBlt, type BltElection } from '@amanah/consultation/blt.ts';
import { count, tallyDigest, type Cast } from '@amanah/consultation/count.ts';
import { decodeLoggedBallots, type LoggedBallots } from '@amanah/consultation/logged-ballots.ts';
import { decodeOpening, type Opening } from '@amanah/consultation/opening.ts';
import { readingOf } from '@amanah/consultation/reading.ts';
import { parseTieRule } from '@amanah/consultation/tie-rule.ts';
import type { Given } from '../arguments.ts';
import type { Option } from '../command.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { readWhole } from '../read-whole.ts';
import type { Terminal } from '../terminal.ts';

const FILE_BYTES_MAX = 200_000_000;
/** Options of the other parts of consult, which nothing here reads. */
const FOREIGN = ['utility', 'completion', 'step', 'start', 'comparison', 'by', 'threshold', 'misfit', 'floors', 'funds', 'project'] as const;
const BLT_BALLOTS_MAX = 1_000_000;
const HINT = 'See: amanah help consult, and docs/elections.md';
/** A BLT file states no times; these give its ballots some. */
const OPENS = '2000-01-01T00:00:00Z';
const CLOSES = '2000-01-02T00:00:00Z';

/** The rules that count rankings. */
export const COUNT_RULES = ['stv', 'schulze', 'ranked-pairs'] as const;

/** What counting takes beside the files, the rule and the rule for ties. */
export const COUNT_OPTIONS: Readonly<Record<string, Option>> = {
  seats: { value: 'N', about: 'count: seats to fill, where a BLT file is counted for another number than it states' },
};

/** Counts `OPENING.json BALLOTS.json`, or `FILE.blt`. */
export async function countVotes(given: Given, terminal: Terminal): Promise<ExitCode> {
  const [, first = '', second] = given.words;
  for (const name of FOREIGN) if (given.text(name) !== undefined || given.flag(name)) throw wrongUse(`--${name} is for consult tally and explain.`, HINT);
  const { opening, ballots } = second === undefined ? await bltVote(given, terminal, first) : await jsonVote(given, terminal, first, second);
  const seed = given.text('seed') ?? ballots.seed;
  const tally = count(opening, ballots.cast, ballots.opened, { struck: ballots.struck, ...(seed === undefined ? {} : { seed }) });
  const digest = tallyDigest(tally);
  if (given.flag('json')) {
    await terminal.json({ digest, tally });
    return EXIT.ok;
  }
  const titles = new Map(opening.options.map(({ code, title }) => [code, title]));
  await terminal.lines(...readingOf(tally, (code) => titles.get(code) ?? code).map(({ text }) => text), `Digest of the tally: ${digest}`);
  return EXIT.ok;
}

type Vote = { readonly opening: Opening; readonly ballots: LoggedBallots };

async function jsonVote(given: Given, terminal: Terminal, openingFile: string, ballotsFile: string): Promise<Vote> {
  for (const name of ['rule', 'seats', 'ties']) if (given.text(name) !== undefined) throw wrongUse(`--${name} is for ballots in BLT; here ${openingFile} states it.`, HINT);
  const opening = decodeOpening(await jsonIn(terminal, openingFile));
  if (!opening.ok) throw refused(openingFile, opening.message);
  const ballots = decodeLoggedBallots(await jsonIn(terminal, ballotsFile));
  if (!ballots.ok) throw refused(ballotsFile, ballots.message);
  return { opening: opening.opening, ballots: ballots.ballots };
}

async function jsonIn(terminal: Terminal, typed: string): Promise<unknown> {
  const text = await textIn(terminal, typed);
  try {
    JSON.parse(text);
  } catch (error) {
    throw refused(typed, `it is no JSON: ${(error as Error).message.replace(/\s+/g, ' ')}`);
  }
  // A member that stands twice would be one rule to a reader and another to the count.
  const read = parseStrictText(text);
  if (!read.ok) throw refused(typed, `its JSON is not read alike by everybody (${read.code} at byte ${read.at})`);
  return read.value;
}

async function textIn(terminal: Terminal, typed: string): Promise<string> {
  const text = fromUtf8(await readWhole(terminal, typed, FILE_BYTES_MAX));
  if (text === undefined) throw refused(typed, 'it is not UTF-8');
  return text;
}

function refused(typed: string, message: string): Fault {
  return new Fault(`${typed} cannot be counted: ${message}.`, { hint: HINT, exit: EXIT.refused });
}

async function bltVote(given: Given, terminal: Terminal, typed: string): Promise<Vote> {
  const text = await textIn(terminal, typed);
  if (/^\s*[{[]/.test(text)) throw wrongUse(`${typed} is JSON: an opening is counted with its ballots beside it.`, 'Use: amanah consult count OPENING.json BALLOTS.json');
  const read = readBlt(text);
  if (!read.ok) throw refused(typed, read.message);
  const rule = given.text('rule');
  if (rule === undefined || !(COUNT_RULES as readonly string[]).includes(rule)) throw wrongUse(`rankings are counted by --rule ${COUNT_RULES.join(', ')}${rule === undefined ? ': a result depends on the rule, so none is chosen for you' : `, not by ${rule}`}.`, HINT);
  const ties = parseTieRule(given.text('ties') ?? '');
  if (!ties.ok) throw wrongUse(`${ties.message}.`, HINT);
  const { election } = read;
  const total = election.ballots.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0 || total > BLT_BALLOTS_MAX) throw refused(typed, `it holds ${total} ballots, and from 1 to ${BLT_BALLOTS_MAX} can be counted here`);
  const cast = castsOf(election);
  const opening = decodeOpening({
    rule: { name: rule }, seats: given.number('seats', { min: 1, max: 1000 }) ?? election.seats, ties: ties.ties, doubled: 'last', opens: OPENS, closes: CLOSES,
    options: election.candidates.flatMap(({ name, isWithdrawn }, place) => (isWithdrawn ? [] : [{ code: codeOf(place), title: titleOf(name, place) }])),
    eligible: cast.map(({ voter }) => voter),
  });
  if (!opening.ok) throw refused(typed, opening.message);
  return { opening: opening.opening, ballots: { cast, opened: [], struck: new Set() } };
}

function titleOf(name: string, place: number): string {
  const title = name.replace(/\s+/g, ' ').trim().normalize('NFC').slice(0, 200);
  return title === '' ? codeOf(place) : title;
}

function codeOf(place: number): string {
  return `candidate-${place + 1}`;
}

/** Each ballot of a group of equal ones as one of its own. */
function castsOf({ ballots }: BltElection): readonly Cast[] {
  const cast: Cast[] = [];
  for (const { order, weight } of ballots) {
    const choice = { ranking: order.map(codeOf) };
    for (let copy = 0; copy < weight; copy++) cast.push({ id: String(cast.length + 1).padStart(7, '0'), voter: `ballot-${cast.length + 1}`, at: OPENS, choice });
  }
  return cast;
}
