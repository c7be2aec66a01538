import { usd, type Story } from './telling.ts';

export const story: Story = {
  name: 'reversal',
  words: `
A payment of 320 dollars for diesel is entered twice. Nothing is erased: the second one is reversed with a reason, and both
it and its reversal stand in the log. A record is reversed once, and a warehouse keeper does not reverse payments.`,
  people: { treasurer: 'treasurer', 'keeper-1': 'warehouse-keeper' },
  async tell(o) {
    await o.write('treasurer', 'gift', { donor: 'kuwait', fund: 'open', amount: usd('1000.00'), account: 'bank', form: 'money' });
    o.on('2026-10-03');
    const payment = { account: 'bank', fund: 'open', amount: usd('320.00'), expense: 'diesel' };
    await o.write('treasurer', 'payment', payment);
    const again = await o.write('treasurer', 'payment', payment);
    await o.refuse('treasurer', 'payment', { ...payment, amount: usd('640.00') }, 'insufficient-balance');
    await o.refuse('keeper-1', 'reversal', { of: again, reason: 'Entered twice' }, 'role-not-allowed');
    await o.write('treasurer', 'reversal', { of: again, reason: 'Entered twice' });
    await o.refuse('treasurer', 'reversal', { of: again, reason: 'Entered twice' }, 'already-reversed');
    await o.write('treasurer', 'payment', { ...payment, amount: usd('640.00'), expense: 'rent' });
  },
  gives: `
Ledger
  account         fund  commodity  lot  balance
  cash:bank       open  USD                 40 USD
  donor:kuwait    open  USD             -1,000 USD
  expense:diesel  open  USD                320 USD
  expense:rent    open  USD                640 USD`,
};
