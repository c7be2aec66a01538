import { bags, type Story } from './telling.ts';
import { statementsTable } from './waybills.ts';

export const story: Story = {
  name: 'looted-truck',
  words: `
A truck with 400 bags of flour is stopped on the road. Hungry people take 180 bags; armed men take 130. 90 bags arrive.
The two are told apart: bread taken by people in need fed somebody, what armed men took did not. What happened on the road
is an incident record of its own, in the classes that access to people in need is reported by.`,
  people: { 'keeper-port': 'warehouse-keeper', 'driver-3': 'device', 'keeper-1': 'warehouse-keeper', coordinator: 'logistician' },
  async tell(o) {
    await o.write('keeper-port', 'gift', { donor: 'kuwait', fund: 'kuwait', goods: [bags(400)], site: 'port', form: 'in-kind' });
    o.on('2026-10-12');
    await o.write('keeper-port', 'dispatch', { waybill: 'WB-0012', site: 'port', fund: 'kuwait', goods: [bags(400)], destination: 'warehouse-1', truck: 'Truck 3' });
    await o.write('coordinator', 'incident', { class: 'violence', place: 'gate', waybill: 'WB-0012', note: 'The truck was stopped twice on the last two kilometres.' });
    await o.write('driver-3', 'waybill-statement', { waybill: 'WB-0012', party: 'transporter', stage: 'delivered', site: 'warehouse-1', goods: [bags(90)], losses: [
      { class: 'taken-by-people-in-need', ...bags(200) },
      { class: 'taken-by-armed-actors', ...bags(110) },
    ] });
    await o.write('keeper-1', 'arrival', { point: 'arrived', site: 'warehouse-1', fund: 'kuwait', waybill: 'WB-0012', goods: [bags(90)], losses: [
      { class: 'taken-by-people-in-need', ...bags(180) },
      { class: 'taken-by-armed-actors', ...bags(130) },
    ] });
    o.show(...statementsTable(o, 'WB-0012'));
  },
  gives: `
Ledger
  account                       fund    commodity  lot  balance
  donor:kuwait                  kuwait  flour           -20,000 kg
  loss:taken-by-armed-actors    kuwait  flour             6,500 kg
  loss:taken-by-people-in-need  kuwait  flour             9,000 kg
  stock:warehouse-1             kuwait  flour             4,500 kg

Losses, each with its fund
  day         by               class                    detail  fund    bags  amount
  2026-10-12  arrival WB-0012  taken-by-people-in-need          kuwait   180  9,000 kg
  2026-10-12  arrival WB-0012  taken-by-armed-actors            kuwait   130  6,500 kg

Waybill WB-0012: each party's own words; in transit nothing is left
  who          stage       bags  good       lost
  the books    dispatched   400  20,000 kg
  transporter  delivered     90   4,500 kg  15,500 kg

What asks for a look
  exception          where            fund  amount  of
  statements-differ  transit:WB-0012`,
};
