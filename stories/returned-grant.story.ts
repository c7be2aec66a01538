import { usd, type Story } from './telling.ts';

export const story: Story = {
  name: 'returned-grant',
  words: `
A partner gets 10,000 dollars of Norway's fund for kitchens. It reports 7,400 spent on food and 350 on transport, and gives
back 2,250 when the kitchens close. What a partner has and has not reported stands at the partner until then.`,
  people: { treasurer: 'treasurer' },
  async tell(o) {
    await o.write('treasurer', 'gift', { donor: 'norway', fund: 'norway', amount: usd('12000.00'), account: 'bank', form: 'money' });
    await o.refuse('treasurer', 'grant', { partner: 'kitchens', fund: 'norway', account: 'bank', amount: usd('10000.00'), project: 'kitchens-1' }, 'restriction');
    await o.write('treasurer', 'grant', { partner: 'kitchens', fund: 'norway', account: 'bank', amount: usd('10000.00'), project: 'kitchens-1', purpose: 'bread' });
    o.on('2026-11-15');
    await o.write('treasurer', 'grant-report', { partner: 'kitchens', fund: 'norway', project: 'kitchens-1', spent: usd('7400.00'), expense: 'food' });
    await o.write('treasurer', 'grant-report', { partner: 'kitchens', fund: 'norway', project: 'kitchens-1', spent: usd('350.00'), expense: 'transport' });
    o.on('2026-11-20');
    await o.write('treasurer', 'return', { fund: 'norway', from: 'partner', party: 'kitchens', amount: usd('2250.00'), account: 'bank', reason: 'The kitchens closed' });
  },
  gives: `
Ledger
  account            fund    commodity  lot  balance
  cash:bank          norway  USD               4,250 USD
  donor:norway       norway  USD             -12,000 USD
  expense:food       norway  USD               7,400 USD
  expense:transport  norway  USD                 350 USD`,
};
