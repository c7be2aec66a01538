import { bags, type Story } from './telling.ts';
import { statementsTable } from './waybills.ts';

export const story: Story = {
  name: 'care-854',
  words: `
CARE Food Manual (CARE, 1998), chapter 8, II.C.1, example 3, waybill #854: on 1 November 1,000 bags leave the port
warehouse for warehouse 1, and 990 are unloaded.

A bag is 50 kg here. Nobody says where the ten bags are, so they are "unexplained". They may be the ten that came too many
under #853 the day before; as long as nobody shows it, the books say both.`,
  people: { 'keeper-port': 'warehouse-keeper', 'driver-7': 'device', 'keeper-1': 'warehouse-keeper' },
  async tell(o) {
    o.on('2026-10-20');
    await o.write('keeper-port', 'gift', { donor: 'norway', fund: 'norway', goods: [bags(1000)], site: 'port', form: 'in-kind' });
    o.on('2026-11-01');
    await o.write('keeper-port', 'dispatch', { waybill: '854', site: 'port', fund: 'norway', goods: [bags(1000)], destination: 'warehouse-1', transporter: 'coast-transport', truck: 'Truck 7' });
    await o.write('keeper-port', 'waybill-statement', { waybill: '854', party: 'dispatcher', stage: 'loaded', site: 'port', goods: [bags(1000)] });
    const short = [{ class: 'unexplained', detail: 'short', ...bags(10) }];
    await o.write('driver-7', 'waybill-statement', { waybill: '854', party: 'transporter', stage: 'delivered', site: 'warehouse-1', goods: [bags(990)] });
    await o.write('keeper-1', 'waybill-statement', { waybill: '854', party: 'receiver', stage: 'delivered', site: 'warehouse-1', goods: [bags(990)] });
    await o.write('keeper-1', 'arrival', { point: 'arrived', site: 'warehouse-1', fund: 'norway', waybill: '854', goods: [bags(990)], losses: short });
    o.show(...statementsTable(o, '854'));
  },
  gives: `
Ledger
  account            fund    commodity  lot  balance
  donor:norway       norway  flour           -50,000 kg
  loss:unexplained   norway  flour               500 kg
  stock:warehouse-1  norway  flour            49,500 kg

Losses, each with its fund
  day         by           class        detail  fund    bags  amount
  2026-11-01  arrival 854  unexplained  short   norway    10  500 kg

Waybill 854: each party's own words; in transit nothing is left
  who          stage       bags  good       lost
  the books    dispatched  1000  50,000 kg
  dispatcher   loaded      1000  50,000 kg
  transporter  delivered    990  49,500 kg
  receiver     delivered    990  49,500 kg

What asks for a look
  exception         where             fund    amount  of
  unexplained-loss  loss:unexplained  norway     500  flour`,
};
