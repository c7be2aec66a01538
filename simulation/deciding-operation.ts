// An operation that decides together: a council of five and an assembly of
// twenty, votes of every form and every end, what was spent on their strength,
// an objection set aside, an override, and words that try to be markup.

import { commitmentOf } from '@amanah/consultation/commitment.ts';
import { tallyDigest } from '@amanah/consultation/count.ts';
import { documentOf, recount } from '@amanah/core/recount.ts';
import type { Document } from '@amanah/core/ledger/open-matters.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { Scribe, authorKey } from './scribe.ts';
import { SCRIBE_LOG_KEY } from './signed-entries.ts';

export const COUNCIL = ['amal', 'bo', 'chen', 'dina', 'elif'] as const;
const ASSEMBLY = Array.from({ length: 20 }, (_, at) => `member-${String(at + 1).padStart(2, '0')}`);
const HOLDERS = [...COUNCIL, ...ASSEMBLY, 'treasurer-1'];
const keyOf = (holder: string): string => authorKey(HOLDERS.indexOf(holder) + 1);
const TREASURER = 'treasurer-1';

/** Words that somebody may write to try what pages do with them. */
export const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)> \u202eطلب';

export const usd = (least: number): JsonObject => ({ commodity: 'USD', least: String(least) });
const vote = (choice: 'yes' | 'no' | 'abstain'): JsonObject => ({ vote: choice });
const [YES, NO, ABSTAIN] = [vote('yes'), vote('no'), vote('abstain')];

/** A scribe that proposes, votes and decides, one vote after the other. */
export class Deciding {
  readonly scribe = new Scribe().begin({ organisations: ['erc', 'mill', 'landlord'], sites: ['store', 'camp'], funds: ['open', 'winter'], goods: ['rice'] }, SCRIBE_LOG_KEY);
  #day = 0;

  constructor() {
    const { scribe } = this;
    for (const holder of HOLDERS) scribe.write('key', { key: keyOf(holder), holder, role: holder === TREASURER ? 'treasurer' : 'committee-member' });
    scribe.write('gift', { donor: 'erc', fund: 'open', amount: usd(900_000), account: 'bank', form: 'money' }, '2027-01-01');
    scribe.write('gift', { donor: 'erc', fund: 'winter', amount: usd(12_000_000), account: 'bank', form: 'money' }, '2027-01-01');
    scribe.write('policy', { subject: 'committee/council', version: 1, parameters: { members: COUNCIL.join(' '), quorum: '3/5' } });
    scribe.write('policy', { subject: 'committee/assembly', version: 1, parameters: { members: ASSEMBLY.join(' '), quorum: '1/2' } });
    scribe.write('policy', { subject: 'decisions', version: 1, parameters: { committee: 'council', 'committee:winter': 'assembly', 'payment:USD': '10000', 'grant:*': '0' } });
  }

  /** A day of January and after, as `2027-01-12`; the days of the operation count from its first vote. */
  day(more = 0): string {
    return new Date(Date.UTC(2027, 0, 10 + this.#day + more)).toISOString().slice(0, 10);
  }

  /** Goes on by days. */
  pass(days: number): void {
    this.#day += days;
    this.scribe.now = `${this.day()}T09:00:00Z`;
  }

  write(kind: string, body: JsonObject, by: string): number {
    return this.scribe.write(kind, body, this.day(), { author: by === 'steward' ? this.scribe.steward : keyOf(by) });
  }

  idOf(row: number): string {
    return this.scribe.books.idAt(row);
  }

  /** Opens a vote for two days and gives the row of the proposal. */
  propose(proposal: string, title: string, body: JsonObject = {}, by: string = TREASURER): number {
    this.pass(1);
    const committee = (body['committee'] as string | undefined) ?? 'council';
    return this.write('proposal', {
      proposal, title, committee, eligible: [...(committee === 'council' ? COUNCIL : ASSEMBLY)], rule: { name: 'majority' }, quorum: '3/5', ties: ['listed'], doubled: 'last',
      opens: `${this.day()}T08:00:00Z`, closes: `${this.day(2)}T18:00:00Z`, ...body,
    }, by);
  }

  cast(row: number, choices: Readonly<{ [holder: string]: JsonObject }>): number[] {
    return Object.entries(choices).map(([holder, choice]) => this.write('ballot', { proposal: this.idOf(row), choice }, holder));
  }

  /** States the outcome after voting ended, and gives its row. */
  close(row: number, days = 3): number {
    this.pass(days);
    const tally = recount(this.scribe.books, documentOf(this.scribe.books, 'proposal', this.idOf(row)) as Document);
    return this.write('outcome', { proposal: this.idOf(row), verdict: tally.verdict, winners: [...tally.winners], counted: tally.ballots.counted, tally: tallyDigest(tally) }, TREASURER);
  }

  pay(outcome: number, least: number, body: JsonObject): number {
    return this.write('payment', { account: 'bank', fund: 'open', amount: usd(least), decision: { outcome: this.idOf(outcome), ...(body['option'] === undefined ? {} : { option: body['option'] }) }, ...Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'option')) }, TREASURER);
  }
}

/** Rows of the proposals, by the code of each. */
export interface DecidingOperation {
  readonly scribe: Scribe;
  readonly rows: Readonly<Record<string, number>>;
}

/** The whole operation; made anew at each call, the same every time. */
export function decidingOperation(): DecidingOperation {
  const one = new Deciding();
  rentAndOverride(one);
  lostVotes(one);
  objection(one);
  hiddenVote(one);
  policyChange(one);
  election(one);
  budget(one);
  unfinished(one);
  const proposals = one.scribe.books.matters.documents('proposal');
  return { scribe: one.scribe, rows: Object.fromEntries(proposals.map(({ index, body }) => [String(body['proposal']), index])) };
}

function rentAndOverride(one: Deciding): void {
  const rent = one.propose('rent', 'Rent of a store near the camp', {
    text: 'The store in the north is full. The landlord asks 500 dollars for ten months.\n\nThe contract may be ended with one month\'s notice.',
    authority: [{ code: 'rent', fund: 'open', amount: usd(50_000), purpose: 'rent', payee: 'landlord' }], expires: '2027-12-31',
  });
  one.write('comment', { proposal: one.idOf(rent), text: 'Is the roof sound? We saw water last winter.' }, 'dina');
  one.write('comment', { proposal: one.idOf(rent), text: 'It was mended in November.' }, 'bo');
  one.cast(rent, { amal: YES, bo: YES, chen: YES, dina: NO, elif: ABSTAIN });
  const outcome = one.close(rent);
  one.pay(outcome, 15_000, { supplier: 'landlord', purpose: 'rent' });
  const wrong = one.pay(outcome, 12_000, { supplier: 'landlord', purpose: 'rent' });
  one.write('reversal', { of: one.idOf(wrong), reason: 'paid twice' }, 'steward');
  one.pass(1);
  const over = one.propose('rent-ends', 'End the rent of the store', { overrides: { outcome: one.idOf(outcome), reason: 'The landlord withdrew the contract; the store is not ours any more.' } });
  one.cast(over, { amal: YES, bo: YES, chen: YES, dina: YES });
  one.close(over);
}

function lostVotes(one: Deciding): void {
  const cars = one.propose('cars', 'Buy a second car', { rule: { name: 'supermajority', share: '2/3' }, authority: [{ code: 'car', fund: 'open', amount: usd(300_000) }] });
  one.cast(cars, { amal: YES, bo: YES, chen: NO, dina: NO });
  one.close(cars);
  const flags = one.propose('flags', 'New signs for the stores', { rule: { name: 'k-of-n', k: 3 } });
  one.cast(flags, { amal: YES, bo: YES });
  one.close(flags);
}

function objection(one: Deciding): void {
  const camp = one.propose('camp-place', 'Hand over at the camp on Sundays', {
    rule: { name: 'consent' }, closes: `${one.day(9)}T18:00:00Z`, authority: [{ code: 'tents', fund: 'open', amount: usd(40_000), place: 'camp' }],
  });
  const [, , , against] = one.cast(camp, { amal: YES, bo: YES, chen: YES, dina: { vote: 'object', reason: 'On Sundays the road is closed until noon.' } }) as [number, number, number, number];
  const strike = one.propose('objection-roads', 'Set the objection about the road aside', { strikes: one.idOf(against), rule: { name: 'supermajority', share: '3/4' } });
  one.cast(strike, { amal: YES, bo: YES, chen: YES, elif: NO });
  one.close(strike);
  one.close(camp, 9);
}

const salt = (at: number): string => String(at).repeat(64);

/** A vote with hidden ballots: one is never opened, one comes late, one is cast twice, one by somebody who may not. */
function hiddenVote(one: Deciding): void {
  const row = one.propose('auditor', 'Ask an outside auditor', { reveal: `${one.day(4)}T18:00:00Z`, authority: [{ code: 'audit', fund: 'open', amount: usd(80_000), purpose: 'audit' }] });
  const proposal = one.idOf(row);
  const hide = (holder: string, choice: JsonObject, at: number): number => one.write('ballot', { proposal, commitment: commitmentOf(choice as never, salt(at), holder) }, holder);
  const said: readonly (readonly [string, JsonObject])[] = [['amal', NO], ['amal', YES], ['bo', YES], ['chen', NO], ['dina', YES]];
  const ballots = said.map(([holder, choice], at) => hide(holder, choice, at));
  hide(TREASURER, YES, 7);
  one.pass(3);
  hide('elif', NO, 8);
  for (const [at, [holder, choice]] of said.entries()) {
    if (at !== 0 && holder !== 'dina') one.write('ballot-opening', { ballot: one.idOf(ballots[at] as number), choice, salt: salt(at) }, holder);
  }
  const outcome = one.close(row, 2);
  one.pay(outcome, 30_000, { expense: 'audit' });
}

/** A committee's own rule is changed by a vote, and the policy that was adopted rests on it. */
function policyChange(one: Deciding): void {
  const policy = { subject: 'committee/council', version: 2, parameters: { members: COUNCIL.join(' '), quorum: '3/5', rules: 'majority supermajority consent k-of-n' } };
  const row = one.propose('council-rules', 'The rules by which the council decides', { policy });
  one.cast(row, { amal: YES, bo: YES, chen: YES });
  const outcome = one.close(row);
  one.write('policy', { ...policy, decision: { outcome: one.idOf(outcome) } }, 'steward');
}

function election(one: Deciding): void {
  const row = one.propose('stewards-2027', 'Two stewards of the fund', {
    committee: 'assembly', rule: { name: 'stv' }, seats: 2, reserved: [{ group: 'camp', seats: 1 }], ties: ['earlier-round', 'listed'],
    criteria: ['Has kept books before', 'Is known in the camp'],
    options: [
      { code: 'hana', title: 'Hana', text: 'Kept the books of the school for ten years.' }, { code: 'yusuf', title: 'Yusuf', group: 'camp' }, { code: 'mira', title: 'Mira' }, { code: 'omar', title: 'Omar', group: 'camp' },
    ],
  });
  const papers = [...Array<string[]>(8).fill(['hana', 'mira']), ...Array<string[]>(5).fill(['mira', 'yusuf']), ...Array<string[]>(3).fill(['omar', 'yusuf']), ...Array<string[]>(3).fill(['yusuf'])];
  one.cast(row, Object.fromEntries(papers.map((ranking, at) => [ASSEMBLY[at] as string, { ranking }])));
  one.close(row);
}

function budget(one: Deciding): void {
  const projects: readonly (readonly [string, string, number])[] = [
    ['food', 'Food parcels', 4_000_000], ['water', 'Water trucks', 3_500_000], ['fuel', 'Fuel for the pumps', 2_500_000], ['formula', 'Infant formula', 1_200_000], ['clinic', 'Clinic days', 800_000], ['ramps', 'Ramps for wheelchairs', 1_000_000],
  ];
  const row = one.propose('winter-budget', 'The winter budget', {
    committee: 'assembly', rule: { name: 'equal-shares', utility: 'cost', completion: 'add1-exhaustive' }, ties: ['lower-cost', 'more-votes', 'id'], budget: { ...usd(10_000_000), fund: 'winter' },
    options: projects.map(([code, title, cost]) => ({ code, title, cost: String(cost), ...(code === 'ramps' ? { text: HOSTILE } : {}) })),
  });
  const bloc = (from: number, to: number, approves: string[]): [string, JsonObject][] => ASSEMBLY.slice(from, to).map((holder) => [holder, { approves }]);
  one.cast(row, Object.fromEntries([...bloc(0, 14, ['food', 'water', 'fuel']), ...bloc(14, 18, ['formula', 'clinic']), ...bloc(18, 20, ['ramps'])]));
  const outcome = one.close(row);
  one.pay(outcome, 2_000_000, { fund: 'winter', supplier: 'mill', purpose: 'water', option: 'water' });
  one.pay(outcome, 800_000, { fund: 'winter', expense: 'clinic', option: 'clinic' });
}

/** What nobody decided yet: withdrawn, awaiting its outcome, and open, the last one to override a decision in force. */
function unfinished(one: Deciding): void {
  const withdrawn = one.propose('twice', 'Written twice');
  one.write('reversal', { of: one.idOf(withdrawn), reason: 'written twice' }, TREASURER);
  const waiting = one.propose('radio', 'Radios for the convoys');
  one.cast(waiting, { amal: YES, bo: NO, chen: YES });
  one.pass(3);
  const auditor = one.scribe.books.matters.documents('outcome').find(({ body }) => body['proposal'] === one.scribe.books.matters.documentsOf('proposal', 'auditor')[0]?.id);
  const open = one.propose('auditor-other', `Ask another auditor ${HOSTILE}`, { text: HOSTILE, overrides: { outcome: auditor?.id as string, reason: `The first one is related to a member. ${HOSTILE}` } }, 'bo');
  one.write('comment', { proposal: one.idOf(open), text: HOSTILE }, 'elif');
  one.cast(open, { amal: YES, bo: YES });
}
