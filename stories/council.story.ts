import { tallyDigest } from '@amanah/consultation/count.ts';
import { allowancesOf } from '@amanah/core/admission/decision.ts';
import { documentOf, proposalOf, recount } from '@amanah/core/recount.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { quantity } from './tables.ts';
import { usd, type Story, type Telling } from './telling.ts';

const MEMBERS = ['amal', 'bo', 'chen', 'dina', 'elif'];
const TERMS = { committee: 'council', eligible: MEMBERS, quorum: '3/5', doubled: 'last', opens: '2026-10-02T08:00:00Z', closes: '2026-10-03T18:00:00Z' };
const COUNCIL = { members: MEMBERS.join(' '), quorum: '3/5', rules: 'equal-shares majority' };

/** States what the ballots come to, as anybody may. */
async function state(o: Telling, holder: string, proposal: string): Promise<string> {
  const tally = recount(o.books, documentOf(o.books, 'proposal', proposal) as never);
  return o.write(holder, 'outcome', { proposal, verdict: tally.verdict, winners: [...tally.winners], counted: tally.ballots.counted, tally: tallyDigest(tally) });
}

const project = (code: string, title: string, cost: string): JsonObject => ({ code, title, cost: usd(cost)['least'] as string });

export const story: Story = {
  name: 'council',
  words: `
A council of five divides 10,000 dollars among four projects by equal shares: each member has 2,000 to give, and only to what
that member approves. Bread has three members behind it, and they pay for it in equal parts. Two of them also want wells, and
have too little left. Dina is alone with the ramps for people who cannot climb stairs, and pays for them out of her own
share, which nobody else can spend. The tents would need more than their one supporter has. The keeper, who is not on the
council, sends a ballot too: it is logged, shown, and not counted. Payments above 500 dollars need a decision. The mill is
paid under it; what goes beyond the cost of the project is refused, and so is a payment for the tents. Then the ramps turn
out to cost more. The council overrides its decision and says why, and from that hour nothing is paid on the strength of the
first.`,
  people: { treasurer: 'treasurer', 'keeper-1': 'warehouse-keeper', ...Object.fromEntries(MEMBERS.map((name) => [name, 'committee-member' as const])) },
  async tell(o) {
    await o.write('steward', 'policy', { subject: 'committee/council', version: 1, parameters: COUNCIL });
    await o.write('steward', 'policy', { subject: 'decisions', version: 1, parameters: { committee: 'council', 'payment:*': '50000' } });
    await o.write('treasurer', 'gift', { donor: 'norway', fund: 'open', amount: usd('12000.00'), account: 'bank', form: 'money' });
    o.on('2026-10-02');
    const options = [project('food', 'Bread for a month', '4000.00'), project('water', 'Two wells', '3000.00'), project('ramps', 'Ramps at the clinic', '1500.00'), project('tents', 'Forty tents', '2500.00')];
    const proposal = await o.write('treasurer', 'proposal', { ...TERMS, proposal: '2026-07', title: 'What the October money is for', rule: { name: 'equal-shares', utility: 'cost', completion: 'none' }, ties: ['lower-cost', 'id'], budget: { ...usd('10000.00'), fund: 'open' }, options });
    const approve = (who: string, ...approves: string[]): Promise<string> => o.write(who, 'ballot', { proposal, choice: { approves } });
    await o.write('bo', 'comment', { proposal, text: 'The wells can wait until the pump is here.' });
    await approve('amal', 'food', 'water');
    await approve('bo', 'food');
    await approve('chen', 'food', 'water');
    await approve('dina', 'ramps');
    await approve('elif', 'tents');
    await approve('keeper-1', 'tents');
    await o.refuse('treasurer', 'outcome', { proposal, verdict: 'passed', winners: ['tents'], counted: 6, tally: '0'.repeat(64) }, 'voting-open');
    o.on('2026-10-04');
    await o.refuse('treasurer', 'outcome', { proposal, verdict: 'passed', winners: ['tents'], counted: 6, tally: '0'.repeat(64) }, 'outcome-differs');
    const outcome = await state(o, 'treasurer', proposal);
    const pay = (amount: string, option?: string): JsonObject => ({ account: 'bank', fund: 'open', amount: usd(amount), supplier: 'mill', ...(option === undefined ? {} : { decision: { outcome, option } }) });
    await o.refuse('treasurer', 'payment', pay('3500.00'), 'decision-required');
    await o.write('treasurer', 'payment', pay('3500.00', 'food'));
    await o.refuse('treasurer', 'payment', pay('600.00', 'food'), 'decision-exhausted');
    await o.refuse('treasurer', 'payment', pay('2500.00', 'tents'), 'decision-differs');
    o.on('2026-10-06');
    const later = { ...TERMS, opens: '2026-10-06T08:00:00Z', closes: '2026-10-07T18:00:00Z' };
    const change = await o.write('amal', 'proposal', {
      ...later, proposal: '2026-08', title: 'Ramps first', rule: { name: 'majority' }, ties: [], authority: [{ code: 'ramps', fund: 'open', amount: usd('2000.00') }], overrides: { outcome, reason: 'The ramps cost more than we were told, and bread is paid for.' },
    });
    for (const who of ['amal', 'chen', 'dina']) await o.write(who, 'ballot', { proposal: change, choice: { vote: 'yes' } });
    await o.write('bo', 'ballot', { proposal: change, choice: { vote: 'no' } });
    o.on('2026-10-08');
    const second = await state(o, 'amal', change);
    await o.refuse('treasurer', 'payment', pay('1500.00', 'ramps'), 'decision-failed');
    await o.write('treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd('1800.00'), expense: 'ramps', decision: { outcome: second } });
    for (const [title, id, of] of [['What was decided first', proposal, outcome], ['What was decided then', change, second]] as const) {
      const tally = recount(o.books, documentOf(o.books, 'proposal', id) as never);
      const allowed = allowancesOf(proposalOf(documentOf(o.books, 'proposal', id) as never), tally.winners);
      const { matters } = o.books;
      o.show(title, [['allowed for', 'at most', 'drawn'], ...allowed.map(({ code, commodity, least }) => [code, quantity(o.books, commodity, least), quantity(o.books, commodity, matters.drawnOn(of, code) + (allowed.length === 1 ? matters.drawnOn(of) : 0n))])]);
    }
    const { ballots } = recount(o.books, documentOf(o.books, 'proposal', proposal) as never);
    o.show('Ballots of the first vote', [['eligible', 'cast', 'counted', 'not on the list'], [ballots.eligible, ballots.cast, ballots.counted, ballots.ineligible].map(String)]);
  },
  gives: `
Ledger
  account        fund  commodity  lot  balance
  cash:bank      open  USD               6,700 USD
  donor:norway   open  USD             -12,000 USD
  expense:ramps  open  USD               1,800 USD
  supplier:mill  open  USD               3,500 USD

What was decided first
  allowed for  at most    drawn
  food         4,000 USD  3,500 USD
  ramps        1,500 USD      0 USD

What was decided then
  allowed for  at most    drawn
  ramps        2,000 USD  1,800 USD

Ballots of the first vote
  eligible  cast  counted  not on the list
         5     6        5                1`,
};
