/**
 * Ranked ballots in the BLT form that most programs for STV read and write
 * (of the Electoral Reform Society; OpenSTV, OpaVote, Droop).
 *
 *     4 2            four candidates, two seats
 *     -2             the second has withdrawn
 *     3 1 3 4 0      three ballots rank the first, then the third, then the fourth
 *     0              the ballots end
 *     "Amal"         the names, and then the title of the election
 *
 * A `#` begins a remark. A place may be left out (`-`): the next one counts in
 * its stead. Ballots that rank two candidates equal, or one twice, cannot be
 * counted by the rules here and are refused with their line.
 */
import { failure, type Result } from '@amanah/log/result.ts';

export interface BltElection {
  readonly seats: number;
  readonly candidates: readonly { readonly name: string; readonly isWithdrawn: boolean }[];
  /** Candidates by their places from 0, without those who have withdrawn. */
  readonly ballots: readonly { readonly order: readonly number[]; readonly weight: number }[];
  readonly title: string;
}

const CANDIDATES_MOST = 1000;
const WEIGHT_MOST = 1_000_000_000;
/** A word, or a text between quotation marks. */
const TOKEN = /"([^"]*)"|(\S+)/g;

type Line = { readonly number: number; readonly words: readonly string[] };
type Refusal = Result<never, 'blt'>;

/** The election that a BLT text holds, or the line that cannot be read. */
export function readBlt(text: string): Result<{ readonly election: BltElection }, 'blt'> {
  const lines = linesOf(text);
  const [head, ...rest] = lines;
  const [candidates, seats] = (head?.words ?? []).map(Number);
  if (head?.words.length !== 2 || !isWhole(candidates, 1, CANDIDATES_MOST) || !isWhole(seats, 1, CANDIDATES_MOST)) return refuse(head, 'expected the numbers of candidates and seats');
  const withdrawn = new Set<number>();
  const ballots: { readonly order: readonly number[]; readonly weight: number }[] = [];
  let at = 0;
  for (; rest[at] !== undefined && rest[at]?.words.join() !== '0'; at++) {
    const line = rest[at] as Line;
    const fault = line.words.every((word) => /^-\d+$/.test(word)) ? withdraw(line, candidates, withdrawn) : addBallot(line, candidates, ballots);
    if (fault !== undefined) return fault;
  }
  if (rest[at] === undefined) return refuse(lines.at(-1), 'the ballots do not end: a line with 0 is missing');
  const names = rest.slice(at + 1).flatMap(({ words }) => [words.join(' ')]);
  if (names.length < candidates) return refuse(lines.at(-1), `expected ${candidates} names, found ${names.length}`);
  return {
    ok: true,
    election: {
      seats,
      candidates: names.slice(0, candidates).map((name, place) => ({ name, isWithdrawn: withdrawn.has(place) })),
      ballots: ballots.map(({ order, weight }) => ({ order: order.filter((place) => !withdrawn.has(place)), weight })),
      title: names[candidates] ?? '',
    },
  };
}

function linesOf(text: string): readonly Line[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).flatMap((line, at) => {
    const words = [...line.matchAll(TOKEN)].map(([word, quoted]) => quoted ?? word);
    const remark = line.includes('"') ? -1 : words.findIndex((word) => word.startsWith('#'));
    const kept = remark < 0 ? words : words.slice(0, remark);
    return kept.length === 0 ? [] : [{ number: at + 1, words: kept }];
  });
}

function isWhole(value: number | undefined, least: number, most: number): value is number {
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most;
}

function refuse(line: Line | undefined, message: string): Refusal {
  return failure('blt', `line ${line?.number ?? 1}: ${message}`);
}

function withdraw(line: Line, candidates: number, withdrawn: Set<number>): Refusal | undefined {
  for (const word of line.words) {
    const place = -Number(word);
    if (!isWhole(place, 1, candidates)) return refuse(line, `${word} is none of the ${candidates} candidates`);
    withdrawn.add(place - 1);
  }
  return undefined;
}

function addBallot(line: Line, candidates: number, ballots: { readonly order: readonly number[]; readonly weight: number }[]): Refusal | undefined {
  const words = line.words[0]?.startsWith('(') ? line.words.slice(1) : line.words;
  const weight = Number(words[0]);
  if (!/^\d+$/.test(words[0] ?? '') || !isWhole(weight, 1, WEIGHT_MOST)) return refuse(line, `expected the number of ballots, not ${JSON.stringify(words[0] ?? '')}`);
  if (words.at(-1) !== '0' || words.length < 2) return refuse(line, 'expected the ballot to end with 0');
  const order: number[] = [];
  for (const word of words.slice(1, -1)) {
    if (word === '-') continue;
    if (word.includes('=')) return refuse(line, `${word} ranks candidates equal, which these rules cannot count`);
    const place = Number(word);
    if (!/^\d+$/.test(word) || !isWhole(place, 1, candidates)) return refuse(line, `${JSON.stringify(word)} is none of the ${candidates} candidates`);
    if (order.includes(place - 1)) return refuse(line, `candidate ${place} stands twice on one ballot`);
    order.push(place - 1);
  }
  ballots.push({ order, weight });
  return undefined;
}
