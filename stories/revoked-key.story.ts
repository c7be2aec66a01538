import type { JsonObject } from '@amanah/record/decode.ts';
import type { Draft, PutAside } from '@amanah/server/books/journal.ts';
import { bags, type Story } from './telling.ts';

export const story: Story = {
  name: 'revoked-key',
  words: `
The phone of a warehouse keeper is stolen. The steward revokes its key. Afterwards somebody signs a dispatch of 200 bags with
it. It is not written as a dispatch and moves nothing; that it came is written, with its id, and its text is kept beside the
log for whoever looks into it. What the phone wrote before it was stolen stands.`,
  people: { 'keeper-port': 'warehouse-keeper', 'keeper-phone': 'warehouse-keeper' },
  async tell(o) {
    await o.write('keeper-port', 'gift', { donor: 'kuwait', fund: 'kuwait', goods: [bags(300)], site: 'port', form: 'in-kind' });
    await o.write('keeper-phone', 'dispatch', { waybill: 'WB-0030', site: 'port', fund: 'kuwait', goods: [bags(50)], destination: 'warehouse-1' });
    o.on('2026-10-04');
    await o.write('steward', 'key-revocation', { key: o.keyOf('keeper-phone'), reason: 'Stolen' });
    o.on('2026-10-05');
    const kept: JsonObject[] = [];
    const putAside: PutAside = async (records) => {
      kept.push(...records.map(({ given }) => given.record));
      return () => records.map(({ record, id }): Draft => ({ kind: 'quarantine', eventTime: o.day, body: { key: record.author, record: id, kind: record.kind, reason: 'author-revoked' } }));
    };
    await o.refuse('keeper-phone', 'dispatch', { waybill: 'WB-0031', site: 'port', fund: 'kuwait', goods: [bags(200)], destination: 'camp' }, 'author-revoked', putAside);
    const told = o.books.matters.documents('quarantine');
    o.show('Put aside', [['kind', 'told in the log', 'kept beside it'], ...told.map(({ body }) => [String(body['kind']), 'yes', kept.length === told.length ? 'yes' : 'no'])]);
  },
  gives: `
Ledger
  account          fund    commodity  lot  balance
  donor:kuwait     kuwait  flour           -15,000 kg
  stock:port       kuwait  flour            12,500 kg
  transit:WB-0030  kuwait  flour             2,500 kg

Put aside
  kind      told in the log  kept beside it
  dispatch  yes              yes

What asks for a look
  exception           where                                                             fund    amount  of
  quarantined-record  7c26ed62d60e6f38faf61548a15806a9d5c4955889d8354fc45d936246ac68a2
  open-transit        transit:WB-0030                                                   kuwait    2500  flour`,
};
