// Votes at random by seed: of every form and rule, open and hidden, with ballots
// that come late, twice, from strangers or that answer nothing. Every seed gives
// a valid journal, because what a ballot says is never refused.

import { commitmentOf } from '@amanah/consultation/commitment.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { COUNCIL, Deciding, usd } from './deciding-operation.ts';
import { Prng } from './prng.ts';
import type { Scribe } from './scribe.ts';

const OPTIONS = ['apple', 'berry', 'cherry', 'date', 'elder'] as const;
/** Rules that are counted by hand too: there ties go by the list, as a person would have it. */
const BY_HAND: readonly unknown[] = ['approval', 'greedy'];
const TIES = ['lower-cost', 'more-votes', 'earlier-round', 'id'] as const;
const RULES: readonly JsonObject[] = [
  { name: 'majority' }, { name: 'supermajority', share: '2/3' }, { name: 'consent' }, { name: 'k-of-n', k: 3 },
  { name: 'stv' }, { name: 'schulze' }, { name: 'ranked-pairs' }, { name: 'approval' },
  { name: 'greedy' }, { name: 'phragmen' }, { name: 'equal-shares', utility: 'cost', completion: 'add1-exhaustive', step: '1000' }, { name: 'bounded-overspending', utility: 'cardinality' },
];
/** Who may vote, and a stranger to the vote. */
const WRITERS = [...COUNCIL, 'treasurer-1', 'member-01'] as const;

/** So many votes one after the other, each with its outcome. */
export function randomVotes(seed: number, votes: number): Scribe {
  const prng = new Prng(seed);
  const one = new Deciding();
  for (let at = 0; at < votes; at += 1) vote(one, prng, at);
  return one.scribe;
}

function vote(one: Deciding, prng: Prng, at: number): void {
  const rule = prng.pick(RULES);
  const isHidden = prng.chance(40);
  const form = formOf(String(rule['name']));
  const row = one.propose(`vote-${at}`, `Vote ${at}`, {
    rule, doubled: prng.pick(['first', 'last']), ties: prng.chance(30) ? [] : BY_HAND.includes(rule['name']) ? ['listed'] : [...TIES], ...termsOf(form, prng), ...(isHidden ? { reveal: `${one.day(5)}T18:00:00Z` } : {}),
  });
  const proposal = one.idOf(row);
  const hidden: { readonly row: number; readonly holder: string; readonly choice: JsonObject; readonly salt: string }[] = [];
  const cast = (holder: string): void => {
    const choice = choiceOf(form, String(rule['name']), prng);
    const salt = Array.from({ length: 64 }, () => prng.below(16).toString(16)).join('');
    const body = isHidden && prng.chance(90) ? { proposal, commitment: commitmentOf(choice as never, salt, holder) } : { proposal, choice };
    const ballot = one.write('ballot', body, holder);
    if ('commitment' in body) hidden.push({ row: ballot, holder, choice, salt });
  };
  for (let count = 3 + prng.below(6); count > 0; count -= 1) cast(prng.pick(WRITERS));
  one.pass(3);
  if (prng.chance(40)) cast(prng.pick(WRITERS));
  for (const { row: ballot, holder, choice, salt } of hidden) {
    if (prng.chance(75)) one.write('ballot-opening', { ballot: one.idOf(ballot), choice: prng.chance(90) ? choice : { vote: 'abstain' }, salt }, prng.chance(95) ? holder : 'amal');
  }
  one.close(row, 3);
}

type Form = 'decision' | 'election' | 'allocation';

function formOf(rule: string): Form {
  if (['majority', 'supermajority', 'consent', 'k-of-n'].includes(rule)) return 'decision';
  return ['stv', 'schulze', 'ranked-pairs', 'approval'].includes(rule) ? 'election' : 'allocation';
}

function termsOf(form: Form, prng: Prng): JsonObject {
  if (form === 'decision') return {};
  const options = OPTIONS.map((code) => ({ code, title: `The ${code}`, ...(form === 'allocation' ? { cost: String(10_000 * (1 + prng.below(9))) } : {}) }));
  return form === 'election' ? { options, seats: 1 + prng.below(3) } : { options, budget: { ...usd(150_000), fund: 'open' } };
}

/** Mostly what the vote asks for; now and then what answers nothing. */
function choiceOf(form: Form, rule: string, prng: Prng): JsonObject {
  if (prng.chance(8)) return prng.pick<JsonObject>([{ vote: 'abstain' }, { approves: ['nobody'] }, { ranking: [] }, { points: { apple: 3 } }]);
  if (form === 'decision') {
    if (rule === 'consent' && prng.chance(20)) return { vote: 'object', reason: 'It is too far.' };
    return { vote: prng.pick(['yes', 'yes', rule === 'consent' ? 'yes' : 'no', 'abstain']) };
  }
  const named = OPTIONS.filter(() => prng.chance(50)).sort(() => (prng.chance(50) ? 1 : -1));
  return form === 'election' && rule !== 'approval' ? { ranking: named } : { approves: named };
}
