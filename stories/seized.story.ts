import { pieces, type Story } from './telling.ts';

export const story: Story = {
  name: 'seized',
  words: `
60 tents are to cross at the gate. An authority keeps 25 of them and sends the truck back with the rest. What was seized
leaves the waybill as seized; what turned round returns to the port by a record that says why. The waybill stands at
nothing, and nothing arrived.`,
  people: { 'keeper-port': 'warehouse-keeper', coordinator: 'logistician' },
  async tell(o) {
    await o.write('keeper-port', 'gift', { donor: 'norway', fund: 'open', goods: [{ amount: pieces('tent', 60), lot: 'tents-a' }], site: 'port', form: 'in-kind' });
    o.on('2026-10-14');
    await o.write('keeper-port', 'dispatch', { waybill: 'WB-0013', site: 'port', fund: 'open', goods: [{ amount: pieces('tent', 60), lot: 'tents-a' }], destination: 'camp', legs: [{ from: 'port', to: 'gate', transporter: 'coast-transport' }, { from: 'gate', to: 'camp' }] });
    o.on('2026-10-15');
    await o.write('coordinator', 'incident', { class: 'impediments-to-entry', place: 'gate', waybill: 'WB-0013' });
    await o.write('coordinator', 'loss', { class: 'seized-by-authority', fund: 'open', waybill: 'WB-0013', goods: [{ amount: pieces('tent', 25), lot: 'tents-a' }], reason: 'Kept at the gate; a paper was given, number 4471' });
    await o.write('keeper-port', 'return', { fund: 'open', from: 'waybill', party: 'WB-0013', goods: [{ amount: pieces('tent', 35), lot: 'tents-a' }], site: 'port', reason: 'Sent back at the gate' });
  },
  gives: `
Ledger
  account                   fund  commodity  lot      balance
  donor:norway              open  tent       tents-a  -60 pcs
  loss:seized-by-authority  open  tent       tents-a   25 pcs
  stock:port                open  tent       tents-a   35 pcs

Losses, each with its fund
  day         by            class                detail  fund  bags  amount
  2026-10-15  loss WB-0013  seized-by-authority          open        25 pcs`,
};
