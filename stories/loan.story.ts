import { usd, type Story } from './telling.ts';

export const story: Story = {
  name: 'loan',
  words: `
Kuwait's money is late, and the fund of gifts without condition lends it 3,000 dollars until 30 November. Loans between funds
are records with a due day; zakat lends to nobody. 1,200 are paid back; 1,800 are still owed and are seen as owed, in both
funds. More than is owed cannot be paid back.`,
  people: { treasurer: 'treasurer' },
  async tell(o) {
    await o.write('treasurer', 'gift', { donor: 'norway', fund: 'open', amount: usd('5000.00'), account: 'bank', form: 'money' });
    await o.write('treasurer', 'gift', { donor: 'kuwait', fund: 'zakat', amount: usd('900.00'), account: 'bank', form: 'money' });
    const terms = { to: 'kuwait', account: 'bank', due: '2026-11-30', reason: 'Diesel before the transfer arrives' };
    await o.refuse('treasurer', 'loan', { loan: 'L-1', fund: 'zakat', amount: usd('900.00'), ...terms }, 'fund-isolated');
    await o.write('treasurer', 'loan', { loan: 'L-1', fund: 'open', amount: usd('3000.00'), ...terms });
    await o.refuse('treasurer', 'loan', { loan: 'L-1', fund: 'open', amount: usd('10.00'), ...terms }, 'already-used');
    await o.write('treasurer', 'payment', { account: 'bank', fund: 'kuwait', amount: usd('1500.00'), expense: 'diesel' });
    o.on('2026-11-20');
    await o.refuse('treasurer', 'repayment', { loan: 'L-1', fund: 'kuwait', to: 'open', account: 'bank', amount: usd('3000.01') }, 'insufficient-balance');
    await o.write('treasurer', 'repayment', { loan: 'L-1', fund: 'kuwait', to: 'open', account: 'bank', amount: usd('1200.00') });
  },
  gives: `
Ledger
  account         fund    commodity  lot  balance
  cash:bank       kuwait  USD                300 USD
  cash:bank       open    USD              3,200 USD
  cash:bank       zakat   USD                900 USD
  donor:kuwait    zakat   USD               -900 USD
  donor:norway    open    USD             -5,000 USD
  expense:diesel  kuwait  USD              1,500 USD
  loan:L-1        kuwait  USD             -1,800 USD
  loan:L-1        open    USD              1,800 USD`,
};
