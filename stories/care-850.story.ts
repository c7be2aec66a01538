import { bags, type Story } from './telling.ts';
import { statementsTable } from './waybills.ts';

export const story: Story = {
  name: 'care-850',
  words: `
CARE Food Manual (CARE, 1998), chapter 8, II.C.1, example 1, waybill #850: on 29 October 1,000 bags leave the port
warehouse for warehouse 1; 975 are unloaded, of which five are torn and leaking, and two are stained and appear to be
unfit for human consumption.

The manual gives no weight: a bag is 50 kg here, as in its chapter 10. It counts 25 bags short without saying why, so
they are "unexplained", a figure with an age that somebody has to answer for. It wants torn bags repacked and suspect
ones analysed, and the loss adjusted afterwards by a Loss and Adjustment Report; here the receiver counts the torn bags as
damaged and the stained ones as spoiled on the day, whole, because that is what is known on the day.

The truck carries the flour of two funds, marked on the bags: 600 of Norway's, 400 of Kuwait's. Every bag that is missing
is missing from one of them. The driver says that he handed over what he was given; the receiver says otherwise. Both stand.`,
  people: { 'keeper-port': 'warehouse-keeper', 'driver-7': 'device', 'keeper-1': 'warehouse-keeper' },
  async tell(o) {
    o.on('2026-10-20');
    await o.write('keeper-port', 'gift', { donor: 'norway', fund: 'norway', goods: [bags(600)], site: 'port', form: 'in-kind' });
    await o.write('keeper-port', 'gift', { donor: 'kuwait', fund: 'kuwait', goods: [bags(400)], site: 'port', form: 'in-kind' });
    o.on('2026-10-29');
    const load = [bags(600), bags(400, { fund: 'kuwait' })];
    await o.write('keeper-port', 'dispatch', { waybill: '850', site: 'port', fund: 'norway', goods: load, destination: 'warehouse-1', transporter: 'coast-transport', truck: 'Truck 7' });
    await o.write('keeper-port', 'waybill-statement', { waybill: '850', party: 'dispatcher', stage: 'loaded', site: 'port', goods: load });
    await o.write('driver-7', 'waybill-statement', { waybill: '850', party: 'transporter', stage: 'delivered', site: 'warehouse-1', goods: load, note: 'Seals whole on arrival' });
    const good = [bags(581), bags(387, { fund: 'kuwait' })];
    const damaged = [
      { class: 'damaged', detail: 'torn', ...bags(3) },
      { class: 'damaged', detail: 'torn', ...bags(2, { fund: 'kuwait' }) },
      { class: 'spoiled', detail: 'unfit', ...bags(1) },
      { class: 'spoiled', detail: 'unfit', ...bags(1, { fund: 'kuwait' }) },
    ];
    const short = [
      { class: 'unexplained', detail: 'short', ...bags(15) },
      { class: 'unexplained', detail: 'short', ...bags(10, { fund: 'kuwait' }) },
    ];
    await o.write('keeper-1', 'waybill-statement', { waybill: '850', party: 'receiver', stage: 'delivered', site: 'warehouse-1', goods: good, losses: damaged });
    await o.write('keeper-1', 'arrival', { point: 'arrived', site: 'warehouse-1', fund: 'norway', waybill: '850', goods: good, losses: [...damaged, ...short] });
    o.show(...statementsTable(o, '850'));
  },
  gives: `
Ledger
  account            fund    commodity  lot  balance
  donor:kuwait       kuwait  flour           -20,000 kg
  donor:norway       norway  flour           -30,000 kg
  loss:damaged       kuwait  flour               100 kg
  loss:damaged       norway  flour               150 kg
  loss:spoiled       kuwait  flour                50 kg
  loss:spoiled       norway  flour                50 kg
  loss:unexplained   kuwait  flour               500 kg
  loss:unexplained   norway  flour               750 kg
  stock:warehouse-1  kuwait  flour            19,350 kg
  stock:warehouse-1  norway  flour            29,050 kg

Losses, each with its fund
  day         by           class        detail  fund    bags  amount
  2026-10-29  arrival 850  damaged      torn    norway     3  150 kg
  2026-10-29  arrival 850  damaged      torn    kuwait     2  100 kg
  2026-10-29  arrival 850  spoiled      unfit   norway     1   50 kg
  2026-10-29  arrival 850  spoiled      unfit   kuwait     1   50 kg
  2026-10-29  arrival 850  unexplained  short   norway    15  750 kg
  2026-10-29  arrival 850  unexplained  short   kuwait    10  500 kg

Waybill 850: each party's own words; in transit nothing is left
  who          stage       bags  good       lost
  the books    dispatched  1000  50,000 kg
  dispatcher   loaded      1000  50,000 kg
  transporter  delivered   1000  50,000 kg
  receiver     delivered    968  48,400 kg  350 kg

What asks for a look
  exception          where             fund    amount  of
  unexplained-loss   loss:unexplained  kuwait     500  flour
  unexplained-loss   loss:unexplained  norway     750  flour
  statements-differ  transit:850`,
};
