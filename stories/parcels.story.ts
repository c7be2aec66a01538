import { kg, pieces, type Story } from './telling.ts';

export const story: Story = {
  name: 'parcels',
  words: `
A family parcel holds 10 kg of flour, 2 l of oil and 4 bars of soap. 50 parcels are packed; a sack bursts, and 6 kg of flour
are swept up and thrown away. What goes in must be exactly what the parcels hold: with one litre too few the record is
refused. 45 parcels are handed out at the camp in the first round, after a truck brought them there.`,
  people: { 'keeper-1': 'warehouse-keeper', 'keeper-camp': 'warehouse-keeper' },
  async tell(o) {
    await o.write('keeper-1', 'gift', { donor: 'kuwait', fund: 'kuwait', goods: [{ amount: kg('flour', '600') }, { amount: kg('oil', '100') }, { amount: pieces('soap', 220) }], site: 'warehouse-1', form: 'in-kind' });
    o.on('2026-10-06');
    const packed = [{ amount: pieces('parcel', 50), lot: 'round-1', expiry: '2027-01-31' }];
    const spilled = [{ class: 'damaged', detail: 'torn', amount: kg('flour', '6') }];
    await o.refuse('keeper-1', 'repack', { site: 'warehouse-1', fund: 'kuwait', inputs: [{ amount: kg('flour', '500') }, { amount: kg('oil', '99') }, { amount: pieces('soap', 200) }], outputs: packed }, 'contents-differ');
    await o.write('keeper-1', 'repack', { site: 'warehouse-1', fund: 'kuwait', inputs: [{ amount: kg('flour', '500') }, { amount: kg('oil', '100') }, { amount: pieces('soap', 200) }], outputs: packed, losses: spilled });
    o.on('2026-10-08');
    await o.refuse('keeper-1', 'dispatch', { waybill: 'WB-0020', site: 'warehouse-1', fund: 'kuwait', goods: [{ amount: pieces('parcel', 50) }], destination: 'camp' }, 'lot-required');
    await o.write('keeper-1', 'dispatch', { waybill: 'WB-0020', site: 'warehouse-1', fund: 'kuwait', goods: [{ amount: pieces('parcel', 50), lot: 'round-1' }], destination: 'camp' });
    await o.write('keeper-camp', 'arrival', { point: 'arrived', site: 'camp', fund: 'kuwait', waybill: 'WB-0020', goods: [{ amount: pieces('parcel', 50), lot: 'round-1' }] });
    o.on('2026-10-09');
    await o.write('keeper-camp', 'handover', { site: 'camp', fund: 'kuwait', goods: [{ amount: pieces('parcel', 45), lot: 'round-1' }], cycle: 'round-1' });
  },
  gives: `
Ledger
  account                 fund    commodity  lot      balance
  conversion:warehouse-1  kuwait  flour                 500 kg
  conversion:warehouse-1  kuwait  oil                    100 l
  conversion:warehouse-1  kuwait  parcel     round-1   -50 pcs
  conversion:warehouse-1  kuwait  soap                 200 pcs
  donor:kuwait            kuwait  flour                -600 kg
  donor:kuwait            kuwait  oil                   -100 l
  donor:kuwait            kuwait  soap                -220 pcs
  loss:damaged            kuwait  flour                   6 kg
  served:camp/round-1     kuwait  parcel     round-1    45 pcs
  stock:camp              kuwait  parcel     round-1     5 pcs
  stock:warehouse-1       kuwait  flour                  94 kg
  stock:warehouse-1       kuwait  soap                  20 pcs

Losses, each with its fund
  day         by                  class    detail  fund    bags  amount
  2026-10-06  repack warehouse-1  damaged  torn    kuwait          6 kg`,
};
