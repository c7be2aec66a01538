import { kg, type Story } from './telling.ts';

export const story: Story = {
  name: 'stocktake',
  words: `
Two lots of flour of one fund and one lot of another lie in warehouse 1. At the month's end they are counted, lot by lot and
fund by fund. Of lot A 40 kg are missing and nobody knows why; of lot B there are 15 kg more than the books say, an error of
the last count, as Kuwait's lot shows, where 15 kg are missing the same way.

Differences above 10 kg wait for a second person: nothing moves until a logistician who did not count approves. A count
that begins from another figure than the books hold is refused, because something moved meanwhile.`,
  people: { 'keeper-1': 'warehouse-keeper', logistician: 'logistician', 'keeper-2': 'warehouse-keeper' },
  async tell(o) {
    await o.write('steward', 'policy', { subject: 'four-eyes', version: 1, parameters: { 'stocktake:flour': '10000' } });
    await o.write('keeper-1', 'gift', { donor: 'norway', fund: 'norway', goods: [{ amount: kg('flour', '1000'), lot: 'A', expiry: '2027-03-31' }, { amount: kg('flour', '800'), lot: 'B', expiry: '2027-08-31', batch: 'M-77' }], site: 'warehouse-1', form: 'in-kind' });
    await o.write('keeper-1', 'gift', { donor: 'kuwait', fund: 'kuwait', goods: [{ amount: kg('flour', '500'), lot: 'K' }], site: 'warehouse-1', form: 'in-kind' });
    o.on('2026-10-31');
    const line = (fund: string, lot: string, book: string, counted: string, more: { class?: string } = {}) => ({ fund, commodity: 'flour', lot, book: kg('flour', book)['least'] as string, counted: kg('flour', counted)['least'] as string, ...more });
    await o.refuse('keeper-1', 'stocktake', { site: 'warehouse-1', items: [line('norway', 'A', '900', '960', { class: 'count-error' })], reason: 'Month end' }, 'book-differs');
    const count = await o.write('keeper-1', 'stocktake', { site: 'warehouse-1', reason: 'Month end', items: [
      line('norway', 'A', '1000', '960', { class: 'unexplained' }),
      line('norway', 'B', '800', '815', { class: 'count-error' }),
      line('kuwait', 'K', '500', '485', { class: 'count-error' }),
    ] });
    await o.refuse('keeper-1', 'approval', { of: count, verdict: 'approved' }, 'role-not-allowed');
    await o.refuse('keeper-2', 'approval', { of: count, verdict: 'approved' }, 'role-not-allowed');
    await o.write('logistician', 'approval', { of: count, verdict: 'approved' });
    await o.refuse('logistician', 'approval', { of: count, verdict: 'approved' }, 'not-waiting');
  },
  gives: `
Ledger
  account            fund    commodity  lot  balance
  donor:kuwait       kuwait  flour      K      -500 kg
  donor:norway       norway  flour      A    -1,000 kg
  donor:norway       norway  flour      B      -800 kg
  loss:count-error   kuwait  flour      K        15 kg
  loss:count-error   norway  flour      B       -15 kg
  loss:unexplained   norway  flour      A        40 kg
  stock:warehouse-1  kuwait  flour      K       485 kg
  stock:warehouse-1  norway  flour      A       960 kg
  stock:warehouse-1  norway  flour      B       815 kg

Losses, each with its fund
  day         by                     class        detail  fund    bags  amount
  2026-10-31  stocktake warehouse-1  unexplained  lot A   norway         40 kg
  2026-10-31  stocktake warehouse-1  count-error  lot B   norway        -15 kg
  2026-10-31  stocktake warehouse-1  count-error  lot K   kuwait         15 kg

What asks for a look
  exception             where              fund    amount  of
  unexplained-loss      loss:unexplained   norway      40  flour
  stocktake-difference  stock:warehouse-1  kuwait     -15  flour
  stocktake-difference  stock:warehouse-1  norway     -25  flour`,
};
