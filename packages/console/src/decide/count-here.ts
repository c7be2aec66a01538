// The recount in the reader's own browser: the same function that admission
// counts with, over the ballots as the journal has them.

import { count, tallyDigest, type Tally } from '@amanah/consultation/count.ts';
import { decodeOpening, openingFieldsOf } from '@amanah/consultation/opening.ts';
import { compare, minus, plus, rational, rationalOf, textOf, times, type Rational } from '@amanah/consultation/rational.ts';
import { readingOf, type Sentence } from '@amanah/consultation/reading.ts';
import type { Choice } from '@amanah/consultation/ballot.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { titleOf } from './choice-words.ts';
import type { ProposalBody } from './proposal-words.ts';
import type { Vote } from './votes.ts';

export interface Counted {
  readonly tally: Tally;
  /** What an outcome in the journal states of it. */
  readonly digest: string;
  readonly sentences: readonly Sentence[];
  readonly paid: readonly VoterShare[];
  /** What projects lacked that were not funded, by their codes: exact fractions of least units. */
  readonly lacked: Readonly<Record<string, string>>;
}

/** What one voter's share of a budget paid for. Amounts are exact fractions of least units, `n/d`. */
export interface VoterShare {
  readonly voter: string;
  readonly paid: readonly { readonly code: string; readonly amount: string }[];
  readonly left: string;
}

/** Counts a vote. The server's proposals were decoded when they were admitted, so that one that cannot be read is a fault of this program. */
export function countVote({ body, cast, opened, struck }: Pick<Vote, 'body' | 'cast' | 'opened' | 'struck'>): Counted {
  const fields = openingFieldsOf(body as unknown as JsonObject);
  const read = decodeOpening(body.budget === undefined ? fields : { ...fields, budget: body.budget.least });
  if (!read.ok) throw new Error(`The proposal cannot be read: ${read.message}`);
  const tally = count(read.opening, cast, opened, { struck: new Set(struck) });
  const choices = choicesThatCount({ cast, opened }, tally);
  const paid = sharesOf(body, tally, choices);
  return { tally, digest: tallyDigest(tally), sentences: readingOf(tally, (code) => titleOf(body.options, code)), paid, lacked: lackedBy(body, tally, choices, paid) };
}

/** The choices that were counted, with their voters. */
export function choicesThatCount({ cast, opened }: Pick<Vote, 'cast' | 'opened'>, { marks }: Tally): readonly { readonly voter: string; readonly choice: Choice }[] {
  const counted = new Set(marks.filter(({ mark }) => mark === 'counted').map(({ id }) => id));
  return cast.filter(({ id }) => counted.has(id)).flatMap(({ id, voter, choice }) => {
    const said = choice ?? opened.find((one) => one.ballot === id && one.voter === voter)?.choice;
    return said === undefined ? [] : [{ voter, choice: said }];
  });
}

/** Under equal shares: whose share paid for what, purchase by purchase as the tally has their prices. */
function sharesOf(body: ProposalBody, { allocation }: Tally, choices: readonly { readonly voter: string; readonly choice: Choice }[]): readonly VoterShare[] {
  const share = allocation?.share === undefined ? undefined : rationalOf(allocation.share);
  // Where points are weighed by cost, a price is of something else than a point.
  if (share === undefined || body.rule['utility'] === 'points-cost') return [];
  return choices.map(({ voter, choice }) => {
    let balance = share;
    const paid: { readonly code: string; readonly amount: string }[] = [];
    for (const { code, price } of allocation?.bought ?? []) {
      const points = pointsFor(choice, code, body);
      const asked = price === undefined || points === 0n ? undefined : times(rationalOf(price) as Rational, rational(points));
      if (asked === undefined) continue;
      const pays = compare(asked, balance) <= 0 ? asked : balance;
      if (pays.n === 0n) continue;
      balance = minus(balance, pays);
      paid.push({ code, amount: textOf(pays) });
    }
    return { voter, paid, left: textOf(balance) };
  });
}

/** What kept a project from being funded: of its supporters' shares, or of what was left of the budget. */
function lackedBy(body: ProposalBody, { allocation, winners }: Tally, choices: readonly { readonly voter: string; readonly choice: Choice }[], paid: readonly VoterShare[]): Readonly<Record<string, string>> {
  const lacked: Record<string, string> = {};
  for (const { code, cost } of body.options ?? []) {
    // A project that the rule never came to is one its supporters could not pay.
    const reason = allocation?.passed?.find((one) => one.code === code)?.reason ?? (paid.length > 0 ? 'money' : undefined);
    if (winners.includes(code) || (reason !== 'money' && reason !== 'budget')) continue;
    const supporters = new Set(choices.filter(({ choice }) => pointsFor(choice, code, body) > 0n).map(({ voter }) => voter));
    const shares = paid.filter(({ voter }) => supporters.has(voter)).reduce((sum, { left }) => plus(sum, rationalOf(left) as Rational), rational(0n));
    const held = reason === 'budget' || paid.length === 0 ? rational(BigInt(allocation?.left ?? '0')) : shares;
    const short = minus(rational(BigInt(cost ?? '0')), held);
    if (short.n > 0n) lacked[code] = textOf(short);
  }
  return lacked;
}

/** The points that a choice gives a project under the rule: one for an approval, of a ranking as many as there are places from it to the last. */
function pointsFor(choice: Choice, code: string, { rule, options = [] }: ProposalBody): bigint {
  if ('approves' in choice) return choice.approves.includes(code) ? 1n : 0n;
  if ('points' in choice) return BigInt(choice.points[code] ?? 0);
  if (!('ranking' in choice) || !choice.ranking.includes(code)) return 0n;
  const places = rule['utility'] === 'borda' ? choice.ranking.length - 1 : Number((rule['ballot'] as JsonObject | undefined)?.['most'] ?? options.length);
  return BigInt(places - choice.ranking.indexOf(code));
}
