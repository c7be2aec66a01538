// People vote: proposals of every form, ballots in the open and hidden, late,
// doubled, by strangers and such as answer nothing, outcomes, decisions that
// override others, and acts that rest on a decision; with mistakes among them
// whose refusal the auditor's own count foretells.

import { commitmentOf } from '@amanah/consultation/commitment.ts';
import type { Cast, Opened } from '@amanah/consultation/ballot-marks.ts';
import { count, tallyDigest } from '@amanah/consultation/count.ts';
import { Fields, type JsonObject } from '@amanah/record/decode.ts';
import { proposal } from '@amanah/record/kinds/proposal.ts';
import type { Auditor } from './auditor.ts';
import { draft } from './deeds.ts';
import { allowancesOf, endOf, type NaiveVote } from './naive-votes.ts';
import { amountText, type Submission } from './submission.ts';
import type { World } from './world.ts';

/** Who may be asked; the council decides what the policy keeps for it. */
const VOTERS = ['treasurer', 'second-treasurer', 'committee', 'logistics', 'keeper'] as const;
export const COUNCIL = ['treasurer', 'committee', 'logistics'] as const;
const OPTIONS = ['well', 'road', 'school', 'clinic'] as const;
const RULES: readonly JsonObject[] = [
  { name: 'majority' }, { name: 'majority' }, { name: 'supermajority', share: '2/3' }, { name: 'consent' }, { name: 'k-of-n', k: 2 }, { name: 'approval' }, { name: 'greedy' },
  { name: 'stv' }, { name: 'schulze' }, { name: 'ranked-pairs' }, { name: 'phragmen' }, { name: 'equal-shares', utility: 'cost', completion: 'add1', step: '100' },
];
const VOTES_AT_ONCE = 1;

/** What somebody does about some vote, if there is occasion. */
export function votingOf(world: World, auditor: Auditor): Submission | undefined {
  const open = auditor.votes.votes.filter(({ outcome, isWithdrawn }) => outcome === undefined && !isWithdrawn);
  const decided = auditor.votes.votes.filter(({ outcome }) => outcome !== undefined);
  const turn = world.random.below(100);
  const passed = decided.filter((one) => allowancesOf(one).length > 0 && one.outcome?.verdict === 'passed');
  if (turn < (passed.length > 0 ? 55 : 15) && decided.length > 0) return actOf(world, auditor, world.random.pick(passed.length > 0 && turn < 45 ? passed : decided));
  if (open.length < VOTES_AT_ONCE && turn < 75) return proposalOf(world, auditor, decided);
  if (open.length === 0) return undefined;
  const vote = world.random.pick(open);
  const now = world.now();
  if (now <= (vote.body['closes'] as string)) return turn < 95 ? ballotOf(world, vote) : tooEarly(world, vote);
  if (now <= endOf(vote)) return openingOf(world, vote) ?? ballotOf(world, vote);
  return turn < 45 ? ballotOf(world, vote) : outcomeOf(world, vote);
}

function later(world: World, hours: number): string {
  return `${new Date(Date.parse(world.now()) + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
}

function proposalOf(world: World, auditor: Auditor, decided: readonly NaiveVote[]): Submission {
  const { random } = world;
  const rule = random.pick(RULES);
  const ofCouncil = world.habits.deciding && random.chance(70);
  const closes = random.between(30, 160);
  const standing = decided.filter(({ outcome, isOverridden, body }) => outcome?.verdict === 'passed' && !isOverridden && (body['committee'] !== undefined) === ofCouncil);
  const isDecision = ['majority', 'supermajority', 'consent', 'k-of-n'].includes(rule['name'] as string);
  const body: JsonObject = {
    proposal: `vote-${auditor.votes.votes.length}`, title: 'What to do next', rule, ties: ['listed'], doubled: random.pick(['first', 'last']),
    eligible: ofCouncil ? [...COUNCIL] : VOTERS.filter((_, at) => at < 2 || random.chance(30)), ...(ofCouncil ? { committee: 'council' } : {}), ...(ofCouncil || random.chance(30) ? { quorum: random.pick(['1/2', '1/2', '2/3']) } : {}),
    opens: later(world, -random.below(4)), closes: later(world, closes), ...(random.chance(35) ? { reveal: later(world, closes + random.between(30, 90)) } : {}),
    ...(isDecision ? authorityOf(world) : optionsOf(world, rule)),
    ...(standing.length > 0 && random.chance(30) ? { overrides: { outcome: random.pick(standing).outcome?.id as string, reason: 'things changed' } } : {}),
  };
  return { label: `proposal by ${String(rule['name'])}`, by: random.pick(['treasurer', 'logistics', 'committee']), drafts: [draft(world, 'proposal', body)], expected: 'admitted' };
}

function authorityOf(world: World): JsonObject {
  if (world.random.chance(30)) return {};
  return { authority: [{ code: 'what-is-needed', fund: 'general', amount: amountText('USD', world.random.between(1, 400_000)) }], expires: later(world, 24 * world.random.between(8, 25)).slice(0, 10) };
}

function optionsOf(world: World, rule: JsonObject): JsonObject {
  const isElection = ['stv', 'schulze', 'ranked-pairs', 'approval'].includes(rule['name'] as string);
  const options = OPTIONS.map((code) => ({ code, title: `The ${code}`, ...(isElection ? {} : { cost: String(1000 * world.random.between(1, 60)) }) }));
  return isElection ? { options, seats: world.random.between(1, 3) } : { options, budget: { ...amountText('USD', 100_000), fund: 'general' } };
}

/** A ballot of somebody, who may be nobody here; salts are made from the voter and the hour, so that the voter finds them again. */
function ballotOf(world: World, { id, body }: NaiveVote): Submission {
  const by = world.random.pick(world.random.chance(85) ? (body['eligible'] as readonly string[]) : VOTERS);
  const isHidden = body['reveal'] !== undefined;
  const choice = choiceOf(world, body);
  const told = isHidden && !world.random.chance(5) ? { commitment: commitmentOf(choice as never, saltOf(world, by, choice), by) } : { choice };
  if (isHidden) world.said.set(`${id} ${by}`, choice);
  return { label: `${by} votes`, by, drafts: [draft(world, 'ballot', { proposal: id, ...told })], expected: 'admitted' };
}

function saltOf(world: World, holder: string, choice: JsonObject): string {
  return Buffer.from(`${world.seed} ${holder} ${JSON.stringify(choice)}`).toString('hex').padEnd(64, '0').slice(0, 64);
}

function choiceOf(world: World, body: JsonObject): JsonObject {
  const { random } = world;
  const rule = (body['rule'] as JsonObject)['name'] as string;
  if (random.chance(6)) return random.pick<JsonObject>([{ vote: 'abstain' }, { approves: ['nobody'] }, { ranking: ['nobody'] }]);
  if (rule === 'consent') return random.chance(25) ? { vote: 'object', reason: 'the road is closed' } : { vote: 'yes' };
  if (['majority', 'supermajority', 'k-of-n'].includes(rule)) return { vote: random.pick(['yes', 'yes', 'no', 'abstain']) };
  const named = OPTIONS.filter(() => random.chance(60));
  return ['stv', 'schulze', 'ranked-pairs'].includes(rule) ? { ranking: random.chance(50) ? named : named.toReversed() } : { approves: named };
}

/** Voters open what they hid; now and then with another choice, which opens nothing. */
function openingOf(world: World, vote: NaiveVote): Submission | undefined {
  const hidden = vote.ballots.filter(({ commitment, openings }) => commitment !== undefined && openings.length === 0);
  if (hidden.length === 0) return undefined;
  const ballot = world.random.pick(hidden);
  const choice = world.said.get(`${vote.id} ${ballot.holder}`) ?? { vote: 'abstain' };
  const told = world.random.chance(8) ? { vote: 'abstain' } : choice;
  return { label: `${ballot.holder} opens a ballot`, by: ballot.holder, drafts: [draft(world, 'ballot-opening', { ballot: ballot.id, choice: told, salt: saltOf(world, ballot.holder, choice) })], expected: 'admitted' };
}

/** Whoever states an outcome counts with the program; the auditor counts by hand. */
function outcomeOf(world: World, vote: NaiveVote): Submission {
  const { opening } = proposal.decode(new Fields(vote.body as JsonObject, 'body'));
  const cast = vote.ballots.map(({ id, holder, at, choice, commitment }): Cast => ({ id, voter: holder, at, ...(choice === undefined ? {} : { choice: choice as never }), ...(commitment === undefined ? {} : { commitment }) }));
  const opened = vote.ballots.flatMap(({ id, openings }) => openings.map(({ holder, at, choice, salt }): Opened => ({ ballot: id, voter: holder, at, choice: choice as never, salt })));
  const tally = count(opening, cast, opened);
  const right = { proposal: vote.id, verdict: tally.verdict, winners: [...tally.winners], counted: tally.ballots.counted, tally: tallyDigest(tally) };
  const by = world.random.pick(['treasurer', 'committee']);
  if (world.random.chance(25)) {
    const wrong = world.random.pick<JsonObject>([{ verdict: tally.verdict === 'passed' ? 'failed' : 'passed' }, { counted: right.counted + 1 }, { tally: '0'.repeat(64) }]);
    return { label: 'mistake a wrong outcome', by, drafts: [draft(world, 'outcome', { ...right, ...wrong })], expected: 'outcome-differs' };
  }
  return { label: `outcome ${tally.verdict}`, by, drafts: [draft(world, 'outcome', right)], expected: 'admitted' };
}

function tooEarly(world: World, vote: NaiveVote): Submission {
  return { label: 'mistake an outcome while people vote', by: 'treasurer', drafts: [draft(world, 'outcome', { proposal: vote.id, verdict: 'no-quorum', winners: [], counted: 0, tally: '0'.repeat(64) })], expected: 'voting-open' };
}

/** A payment that rests on a decision; what the decision does not bear is refused. */
function actOf(world: World, auditor: Auditor, vote: NaiveVote): Submission | undefined {
  const [allowed] = allowancesOf(vote);
  const day = world.today();
  const held = auditor.balance('cash:bank', 'general', 'USD');
  const least = BigInt(world.random.between(1, 60_000));
  if (allowed === undefined || held < least) return undefined;
  const decision: JsonObject = { outcome: vote.outcome?.id as string, ...(allowancesOf(vote).length > 1 || world.random.chance(50) ? { option: allowed.code } : {}) };
  const body: JsonObject = { account: 'bank', fund: 'general', amount: amountText('USD', least), expense: 'transport', decision };
  const isOver = vote.outcome?.verdict !== 'passed' || vote.isOverridden;
  const expires = vote.body['expires'] as string | undefined;
  const isNeeded = auditor.decisionFault({ kind: 'payment', body: { ...body, decision: undefined } as never, day, movements: [{ from: 'cash:bank', to: 'expense:transport', fund: 'general', commodity: 'USD', least }] }) !== undefined;
  const expected = isNeeded && vote.body['committee'] === undefined ? 'not-the-committee' : isOver ? 'decision-failed' : expires !== undefined && day > expires ? 'decision-expired' : auditor.votes.drawFault(decision as never, { fund: 'general', commodity: 'USD', least, day }) === undefined ? 'admitted' : 'decision-exhausted';
  return { label: `${expected === 'admitted' ? '' : 'mistake '}payment on a decision`, by: 'treasurer', drafts: [{ kind: 'payment', eventTime: day, body }], expected };
}
