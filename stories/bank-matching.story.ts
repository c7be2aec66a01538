import type { JsonObject } from '@amanah/record/decode.ts';
import { quantity } from './tables.ts';
import { usd, type Story } from './telling.ts';

export const story: Story = {
  name: 'bank-matching',
  words: `
The bank's statement of October has four lines: a gift, two payments that left as one transfer, a fee, and 75 dollars that
nobody knows. Three lines are matched with what the books hold, the fee after it was recorded; the fourth stays open and is
shown until somebody finds out. The bank's own words, in which people's names stand, are not in the log.`,
  people: { treasurer: 'treasurer' },
  async tell(o) {
    const gift = await o.write('treasurer', 'gift', { donor: 'norway', fund: 'open', amount: usd('2000.00'), account: 'bank', form: 'money' });
    o.on('2026-10-10');
    const rent = await o.write('treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd('300.00'), expense: 'rent' });
    const diesel = await o.write('treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd('120.00'), expense: 'diesel' });
    o.on('2026-11-02');
    const statement = await o.write('treasurer', 'bank-statement', { account: 'bank', commodity: 'USD', from: '2026-10-01', to: '2026-10-31', opening: '0', closing: '165000', lines: 4, file: '5'.repeat(64), name: 'october.xml' });
    const line = (number: number, day: string, least: string): Promise<string> => o.write('treasurer', 'bank-line', { statement, account: 'bank', line: number, day, amount: { commodity: 'USD', least } });
    const lines = [await line(1, '2026-10-01', '200000'), await line(2, '2026-10-11', '-42000'), await line(3, '2026-10-31', '-500'), await line(4, '2026-10-20', '7500')] as const;
    await o.write('treasurer', 'bank-match', { line: lines[0], records: [gift] });
    await o.write('treasurer', 'bank-match', { line: lines[1], records: [rent, diesel] });
    const fee = await o.write('treasurer', 'payment', { account: 'bank', fund: 'open', amount: usd('5.00'), expense: 'bank-fees' });
    await o.write('treasurer', 'bank-match', { line: lines[2], records: [fee] });
    const { books } = o;
    const rows = books.matters.documentsOf('bank-line', statement).map(({ id, body }) => {
      const matched = books.matters.documentsOf('bank-match', id).filter(({ index }) => books.stands(index, books.size));
      const { least } = body['amount'] as JsonObject;
      return [String(body['line']), String(body['day']), quantity(books, 'USD', BigInt(String(least))), matched.length === 0 ? 'NOT MATCHED' : matched.map((one) => `${(one.body['records'] as string[]).length} of our records`).join()];
    });
    o.show('The bank\'s lines', [['line', 'day', 'amount', 'is'], ...rows]);
  },
  gives: `
Ledger
  account            fund  commodity  lot  balance
  cash:bank          open  USD              1,575 USD
  donor:norway       open  USD             -2,000 USD
  expense:bank-fees  open  USD                  5 USD
  expense:diesel     open  USD                120 USD
  expense:rent       open  USD                300 USD

The bank's lines
  line  day         amount     is
     1  2026-10-01  2,000 USD  1 of our records
     2  2026-10-11   -420 USD  2 of our records
     3  2026-10-31     -5 USD  1 of our records
     4  2026-10-20     75 USD  NOT MATCHED

What asks for a look
  exception            where      fund  amount  of
  bank-line-unmatched  cash:bank`,
};
