/**
 * An election under any of its rules: the seats it fills, how, and where a tie
 * stands. Written as plain JSON by the codes of the options.
 */
import { approval } from './approval.ts';
import { type ElectionRule, type Opening, type Option } from './opening.ts';
import { rankedPairs } from './ranked-pairs.ts';
import { type Preferences, preferring as pathBetween, type Ranking, rankingsOf } from './rankings.ts';
import { type Guarantee, guaranteeOf, type Preferring, seatByLevels } from './reserved-seats.ts';
import { schulze } from './schulze.ts';
import { type RoundTie, stv, type StvAction } from './stv.ts';
import { leastPreferred, preferred, type Tie, type TieOption } from './tie-rule.ts';
import type { ApprovalChoice, Choice, RankingChoice } from './ballot.ts';

const TABLE_MOST = 60;

type Row<Value> = { readonly [code: string]: Value };

/** Where a tie stands: between whom, and in which step. */
export interface StandingTie {
  readonly options: readonly string[];
  readonly step: 'seat' | 'surplus' | 'exclusion' | 'majorities' | 'allocation';
  readonly message: string;
}

/** A seat that only the tie rule decided. */
export interface DecidedTie {
  readonly tied: readonly string[];
  readonly chosen: string;
}

/** A round of STV; votes are in parts as digits, 100,000 parts to one vote. Who is not among them has none. */
export interface RoundDetail {
  readonly action: StvAction;
  readonly of: readonly string[];
  readonly votes: Row<string>;
  readonly notTransferable: string;
  readonly cutOff: string;
  readonly elected: readonly string[];
  readonly tied?: readonly string[];
}

export interface MajorityDetail {
  readonly winner: string;
  readonly loser: string;
  readonly votes: number;
  readonly against: number;
}

/** Strengths of the strongest paths between two. */
export interface PathDetail {
  readonly better: string;
  readonly worse: string;
  readonly votes: number;
  readonly against: number;
}

/** How an election was counted. Members after `reserved` stand for the rules that have them. */
export interface ElectionDetail {
  readonly seats: number;
  /** Seats that stay empty because fewer candidates stand. */
  readonly vacant: number;
  readonly reserved: readonly { readonly group: string; readonly seats: number; readonly standing: number; readonly filled: number }[];
  readonly quota?: number;
  readonly rounds?: readonly RoundDetail[];
  /** Votes that rank the row's option above the column's; stated for up to 60 candidates. */
  readonly preferences?: Row<Row<number>>;
  /** Schulze: of each winner over each who is none, the strengths of the strongest paths there and back. */
  readonly beats?: readonly PathDetail[];
  /** Ranked pairs: locked majorities of a winner over one who is none … */
  readonly locked?: readonly MajorityDetail[];
  /** … and the opposite ones that stronger majorities contradict. */
  readonly passedOver?: readonly MajorityDetail[];
  readonly approvals?: Row<number>;
  /** The order of all, equals together. */
  readonly order?: readonly (readonly string[])[];
  readonly decidedTies?: readonly DecidedTie[];
}

export interface ElectionResult {
  readonly winners: readonly string[];
  readonly detail: ElectionDetail;
  readonly tie?: StandingTie;
}

/** How a rule seats its winners, before codes are put for numbers. */
interface Seated {
  readonly winners: readonly number[];
  readonly detail: Omit<ElectionDetail, 'seats' | 'vacant' | 'reserved'>;
  readonly tie?: StandingTie;
}

interface Candidates {
  readonly codes: readonly string[];
  readonly opening: Opening;
  readonly seed: string | undefined;
}

/** Counts choices that were judged to fit the opening. `seed` is what the criterion `lot` draws from. */
export function elect(opening: Opening, choices: readonly Choice[], seed: string | undefined): ElectionResult {
  const codes = opening.options.map(({ code }) => code);
  const seats = seatsOf(opening);
  const reserved = opening.reserved ?? [];
  const groups = opening.options.map(({ group }: Option) => group);
  const guarantee = guaranteeOf(groups, reserved, seats);
  const seated = seat({ codes, opening, seed }, choices, guarantee, seats);
  const winners = seated.tie === undefined ? seated.winners : [];
  return {
    winners: winners.map((place) => codes[place] as string),
    detail: {
      seats,
      vacant: Math.max(0, seats - codes.length),
      reserved: reserved.map(({ group, seats: kept }) => ({
        group, seats: kept,
        standing: groups.filter((one) => one === group).length,
        filled: winners.filter((place) => groups[place] === group).length,
      })),
      ...seated.detail,
    },
    ...(seated.tie === undefined ? {} : { tie: seated.tie }),
  };
}

/** The seats of an election, wherever the opening states them. */
export function seatsOf({ seats, rule }: Opening): number {
  return seats ?? (rule as ElectionRule).seats ?? 1;
}

function seat(candidates: Candidates, choices: readonly Choice[], guarantee: Guarantee, seats: number): Seated {
  const { codes, opening } = candidates;
  if (opening.rule.name === 'approval') return seatByApproval(candidates, choices, guarantee);
  const rankings = rankingsOf(codes, choices.filter((choice): choice is RankingChoice => 'ranking' in choice).map(({ ranking }) => ranking));
  if (opening.rule.name === 'stv') return seatByTransfer(candidates, rankings, guarantee, seats);
  const prefer = preferring(candidates, firstPreferences(codes.length, rankings));
  return opening.rule.name === 'schulze' ? seatBySchulze(codes, rankings, guarantee, prefer) : seatByRankedPairs(codes, rankings, guarantee, prefer);
}

function firstPreferences(candidates: number, rankings: readonly Ranking[]): readonly number[] {
  const votes = Array.from({ length: candidates }, () => 0);
  for (const { order, weight } of rankings) {
    const [first] = order;
    if (first !== undefined) votes[first] = (votes[first] as number) + weight;
  }
  return votes;
}

/** The declared tie rule for candidates; `more-votes` are first preferences, or approvals. */
function preferring({ codes, opening, seed }: Candidates, votes: readonly number[]): Preferring {
  return (tied) => {
    const options = tied.map((place) => ({ code: codes[place] as string, listed: place, votes: BigInt(votes[place] as number) }));
    const decided = preferred(options, opening.ties, seed);
    return decided.ok ? { ok: true, candidate: decided.option.listed } : decided;
  };
}

/** Ties of rounds: the votes of earlier rounds as the Order has it, and where they are equal the declared rule. */
function roundTie({ codes, opening, seed }: Candidates, decide: typeof preferred): RoundTie {
  return (tied, rounds) => {
    const options = tied.map((place): TieOption => ({ code: codes[place] as string, listed: place, rounds: rounds.map((votes) => votes[place] as bigint) }));
    const earlier = decide(options, ['earlier-round'], seed);
    const decided = earlier.ok ? earlier : decide(options.filter(({ code }) => earlier.tied.includes(code)), opening.ties, seed);
    return decided.ok ? { ok: true, candidate: decided.option.listed } : decided;
  };
}

function seatByTransfer(candidates: Candidates, rankings: readonly Ranking[], guarantee: Guarantee, seats: number): Seated {
  const { codes } = candidates;
  const result = stv({ rankings, seats, guarantee, prefer: roundTie(candidates, preferred), worst: roundTie(candidates, leastPreferred) });
  const name = (places: readonly number[]): readonly string[] => places.map((place) => codes[place] as string);
  const rounds = result.rounds.map(({ action, of, votes, notTransferable, cutOff, elected, tied }): RoundDetail => ({
    action, of: name(of), votes: votesOf(codes, votes), notTransferable: String(notTransferable), cutOff: String(cutOff), elected: name(elected),
    ...(tied === undefined ? {} : { tied: name(tied) }),
  }));
  const detail = { quota: result.quota, rounds };
  return result.tie === undefined ? { winners: result.elected, detail } : { winners: [], detail, tie: standing(result.tie.tie, result.tie.step) };
}

function seatBySchulze(codes: readonly string[], rankings: readonly Ranking[], guarantee: Guarantee, prefer: Preferring): Seated {
  const { preferences, paths, levels } = schulze(codes.length, rankings);
  const seated = seatInOrder(codes, levels, guarantee, prefer, preferencesShown(codes, preferences));
  const beats = seated.winners.flatMap((better) => othersThan(codes, seated.winners).flatMap((worse): readonly PathDetail[] => {
    const [votes, against] = [pathBetween(paths, better, worse), pathBetween(paths, worse, better)];
    return votes > against ? [{ better: codes[better] as string, worse: codes[worse] as string, votes, against }] : [];
  }));
  return { ...seated, detail: { ...seated.detail, beats } };
}

function seatByRankedPairs(codes: readonly string[], rankings: readonly Ranking[], guarantee: Guarantee, prefer: Preferring): Seated {
  const pairs = rankedPairs(codes.length, rankings, prefer);
  if (!pairs.ok) return { winners: [], detail: {}, tie: standing(pairs, 'majorities') };
  const named = (majorities: typeof pairs.locked): readonly MajorityDetail[] =>
    [...majorities].sort((a, b) => b.votes - a.votes || a.against - b.against || a.winner - b.winner || a.loser - b.loser)
      .map(({ winner, loser, votes, against }) => ({ winner: codes[winner] as string, loser: codes[loser] as string, votes, against }));
  const seated = seatInOrder(codes, pairs.levels, guarantee, prefer, preferencesShown(codes, pairs.preferences));
  const won = new Set(seated.winners);
  const locked = pairs.locked.filter(({ winner, loser }) => won.has(winner) && !won.has(loser));
  const passedOver = pairs.passedOver.filter(({ winner, loser }) => !won.has(winner) && won.has(loser));
  return { ...seated, detail: { ...seated.detail, locked: named(locked), passedOver: named(passedOver) } };
}

function seatByApproval(candidates: Candidates, choices: readonly Choice[], guarantee: Guarantee): Seated {
  const { codes } = candidates;
  const { approvals, levels } = approval(codes, choices.filter((choice): choice is ApprovalChoice => 'approves' in choice).map(({ approves }) => approves));
  return seatInOrder(codes, levels, guarantee, preferring(candidates, approvals), { approvals: rowOf(codes, approvals) });
}

function seatInOrder(codes: readonly string[], levels: readonly (readonly number[])[], guarantee: Guarantee, prefer: Preferring, detail: Seated['detail']): Seated {
  const order = levels.map((level) => level.map((place) => codes[place] as string));
  const seating = seatByLevels(levels, guarantee, prefer);
  if (!seating.ok) return { winners: [], detail: { ...detail, order }, tie: standing(seating, 'seat') };
  const decidedTies = seating.ties.map(({ tied, chosen }) => ({ tied: tied.map((place) => codes[place] as string), chosen: codes[chosen] as string }));
  return { winners: seating.winners, detail: { ...detail, order, ...(decidedTies.length === 0 ? {} : { decidedTies }) } };
}

function standing({ tied, message }: Tie, step: StandingTie['step']): StandingTie {
  return { options: tied, step, message };
}

function votesOf(codes: readonly string[], votes: readonly bigint[]): Row<string> {
  return Object.fromEntries(codes.flatMap((code, place) => (votes[place] === 0n ? [] : [[code, String(votes[place])]])));
}

function rowOf<Value>(codes: readonly string[], values: readonly Value[]): Row<Value> {
  return Object.fromEntries(codes.map((code, place) => [code, values[place] as Value]));
}

/** With very many candidates the table would be larger than the ballots; whoever has these has the table. */
function preferencesShown(codes: readonly string[], preferences: Preferences): Pick<ElectionDetail, 'preferences'> {
  return codes.length > TABLE_MOST ? {} : { preferences: rowOf(codes, preferences.map((row) => rowOf(codes, row))) };
}

function othersThan(codes: readonly string[], winners: readonly number[]): readonly number[] {
  const won = new Set(winners);
  return codes.flatMap((_, place) => (won.has(place) ? [] : [place]));
}
