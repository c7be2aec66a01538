import { usd, type Story } from './telling.ts';

export const story: Story = {
  name: 'four-eyes',
  words: `
Payments above 1,000 dollars need a second person. The treasurer pays 4,000 for the warehouse: the payment waits and moves
nothing. The treasurer may not approve it; the keeper may not either. The committee member
approves it, and the money moves then. Another payment of 2,000 is turned down with a reason and never moves anything; a
third is taken back by the treasurer before anybody decided. Small ones need nobody.`,
  people: { treasurer: 'treasurer', 'keeper-1': 'warehouse-keeper', committee: 'committee-member' },
  async tell(o) {
    await o.write('steward', 'policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:USD': '100000', 'payment:*': '0' } });
    await o.write('treasurer', 'gift', { donor: 'norway', fund: 'open', amount: usd('9000.00'), account: 'bank', form: 'money' });
    o.on('2026-10-05');
    const pay = (amount: string, expense: string): Promise<string> => o.write('treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd(amount), expense });
    await pay('1000.00', 'diesel');
    const rent = await pay('4000.00', 'rent');
    const gold = await pay('2000.00', 'gold-leaf');
    const slip = await pay('3000.00', 'repairs');
    await o.refuse('treasurer', 'approval', { of: rent, verdict: 'approved' }, 'own-approval');
    await o.refuse('keeper-1', 'approval', { of: rent, verdict: 'approved' }, 'role-not-allowed');
    await o.write('committee', 'approval', { of: rent, verdict: 'approved' });
    await o.write('committee', 'approval', { of: gold, verdict: 'refused', reason: 'Not what gifts are for' });
    await o.write('treasurer', 'reversal', { of: slip, reason: 'Wrong amount' });
    await o.refuse('committee', 'approval', { of: slip, verdict: 'approved' }, 'wrong-citation');
    const { waiting } = o.books.matters;
    o.show('What waited', [['record', 'decided by'], ...waiting.map(({ row, decidedAt }) => [String(row), decidedAt === undefined ? 'nobody yet' : `${o.books.kindAt(decidedAt)} ${decidedAt}`])]);
  },
  gives: `
Ledger
  account         fund  commodity  lot  balance
  cash:bank       open  USD              4,000 USD
  donor:norway    open  USD             -9,000 USD
  expense:diesel  open  USD              1,000 USD
  expense:rent    open  USD              4,000 USD

What waited
  record  decided by
      26  approval 29
      27  approval 30
      28  reversal 31`,
};
