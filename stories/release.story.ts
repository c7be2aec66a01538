import { kg, usd, type Story } from './telling.ts';

export const story: Story = {
  name: 'release',
  words: `
Norway gives for bread in warehouse 1 until the end of October. Rent is refused; flour is bought. When the bakery closes,
Norway agrees that what is left, money and flour, may be used for anything: a record of release moves it to the fund of
gifts without condition, at the same place, and says why. Nothing is released out of zakat.`,
  people: { treasurer: 'treasurer', 'keeper-1': 'warehouse-keeper' },
  async tell(o) {
    await o.write('steward', 'policy', { subject: 'fund/norway', version: 1, parameters: { purposes: 'bread', places: 'warehouse-1', commodities: 'flour', until: '2026-10-31' } });
    await o.write('treasurer', 'gift', { donor: 'norway', fund: 'norway', amount: usd('8000.00'), account: 'bank', form: 'money' });
    await o.refuse('treasurer', 'payment', { account: 'bank', fund: 'norway', amount: usd('500.00'), expense: 'rent', place: 'warehouse-1' }, 'restriction');
    const purchase = { supplier: 'mill', fund: 'norway', account: 'bank', paid: usd('6000.00'), goods: [{ amount: kg('flour', '10000'), lot: 'mill-1' }], site: 'warehouse-1' };
    await o.refuse('treasurer', 'purchase', purchase, 'restriction');
    await o.write('treasurer', 'purchase', { ...purchase, purpose: 'bread' });
    await o.write('keeper-1', 'handover', { site: 'warehouse-1', fund: 'norway', goods: [{ amount: kg('flour', '7000'), lot: 'mill-1' }], partner: 'kitchens' });
    o.on('2026-11-05');
    await o.refuse('treasurer', 'payment', { account: 'bank', fund: 'norway', amount: usd('100.00'), expense: 'baking', purpose: 'bread', place: 'warehouse-1' }, 'restriction');
    await o.refuse('treasurer', 'release', { fund: 'zakat', to: 'open', amount: usd('1.00'), account: 'bank', reason: 'None' }, 'fund-isolated');
    await o.write('treasurer', 'release', { fund: 'norway', to: 'open', amount: usd('2000.00'), account: 'bank', reason: 'The donor agreed on 4 November' });
    await o.write('treasurer', 'release', { fund: 'norway', to: 'open', amount: kg('flour', '3000'), site: 'warehouse-1', lot: 'mill-1', reason: 'The donor agreed on 4 November' });
    await o.write('treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd('500.00'), expense: 'rent' });
  },
  gives: `
Ledger
  account            fund    commodity  lot     balance
  cash:bank          open    USD                 1,500 USD
  donor:norway       norway  USD                -8,000 USD
  expense:rent       open    USD                   500 USD
  partner:kitchens   norway  flour      mill-1    7,000 kg
  release:norway     norway  USD                 2,000 USD
  release:norway     norway  flour      mill-1    3,000 kg
  release:norway     open    USD                -2,000 USD
  release:norway     open    flour      mill-1   -3,000 kg
  stock:warehouse-1  open    flour      mill-1    3,000 kg
  supplier:mill      norway  USD                 6,000 USD
  supplier:mill      norway  flour      mill-1  -10,000 kg`,
};
