import { bags, kg, type Story } from './telling.ts';
import { statementsTable } from './waybills.ts';

export const story: Story = {
  name: 'care-853',
  words: `
CARE Food Manual (CARE, 1998), chapter 8, II.C.1, example 2, waybill #853: on 31 October 1,000 bags leave for warehouse 1;
the truck unloads 1,010 bags, of which five are torn and leaking, three are moldy, and ten are underweight by five kilos
each.

A bag is 50 kg here. The manual takes a bag's weight as right within two per cent (chapter 10, I); ten bags of 45 kg are
not, so they are weighed, and the missing 50 kg are a loss of weight. Of 1,000 bags on the paper five torn and three moldy
are lost; the other 992 come in, 50 kg lighter. The ten bags more than were sent (500 kg) come from nowhere the books know:
they stand against "suspense" until somebody says whose they are, and a shortage on another waybill is not set off against
them in silence.`,
  people: { 'keeper-port': 'warehouse-keeper', 'driver-7': 'device', 'keeper-1': 'warehouse-keeper' },
  async tell(o) {
    o.on('2026-10-20');
    await o.write('keeper-port', 'gift', { donor: 'norway', fund: 'norway', goods: [bags(1000)], site: 'port', form: 'in-kind' });
    o.on('2026-10-31');
    await o.write('keeper-port', 'dispatch', { waybill: '853', site: 'port', fund: 'norway', goods: [bags(1000)], destination: 'warehouse-1', transporter: 'coast-transport', truck: 'Truck 7' });
    await o.write('keeper-port', 'waybill-statement', { waybill: '853', party: 'dispatcher', stage: 'loaded', site: 'port', goods: [bags(1000)] });
    await o.write('driver-7', 'waybill-statement', { waybill: '853', party: 'transporter', stage: 'delivered', site: 'warehouse-1', goods: [bags(1000)] });
    const good = { amount: kg('flour', '49550'), packages: 992 };
    const excess = bags(10);
    const losses = [
      { class: 'damaged', detail: 'torn', ...bags(5) },
      { class: 'spoiled', detail: 'moldy', ...bags(3) },
      { class: 'short-weight', detail: 'underweight', amount: kg('flour', '50') },
    ];
    await o.write('keeper-1', 'waybill-statement', { waybill: '853', party: 'receiver', stage: 'delivered', site: 'warehouse-1', goods: [good, excess], losses });
    await o.write('keeper-1', 'arrival', { point: 'arrived', site: 'warehouse-1', fund: 'norway', waybill: '853', goods: [good], losses, excess: [excess] });
    o.show(...statementsTable(o, '853'));
  },
  gives: `
Ledger
  account               fund    commodity  lot  balance
  donor:norway          norway  flour           -50,000 kg
  loss:damaged          norway  flour               250 kg
  loss:short-weight     norway  flour                50 kg
  loss:spoiled          norway  flour               150 kg
  stock:warehouse-1     norway  flour            50,050 kg
  suspense:warehouse-1  norway  flour              -500 kg

Losses, each with its fund
  day         by           class         detail       fund    bags  amount
  2026-10-31  arrival 853  damaged       torn         norway     5  250 kg
  2026-10-31  arrival 853  spoiled       moldy        norway     3  150 kg
  2026-10-31  arrival 853  short-weight  underweight  norway         50 kg

Waybill 853: each party's own words; in transit nothing is left
  who          stage       bags  good       lost
  the books    dispatched  1000  50,000 kg
  dispatcher   loaded      1000  50,000 kg
  transporter  delivered   1000  50,000 kg
  receiver     delivered   1002  50,050 kg  450 kg

What asks for a look
  exception          where                 fund    amount  of
  suspense-open      suspense:warehouse-1  norway    -500  flour
  statements-differ  transit:853`,
};
