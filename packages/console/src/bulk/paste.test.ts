import { test } from 'node:test';
import assert from 'node:assert/strict';
import { findForm } from '../forms/all-forms.ts';
import { NO_MASTERS, type Masters } from '../forms/masters.ts';
import type { FormSpec } from '../forms/spec.ts';
import { gridColumns, judgeRow, readPaste, rowsOfPaste } from './paste.ts';

const masters: Masters = {
  ...NO_MASTERS,
  organisations: [{ code: 'al-amal', name: 'Al-Amal Foundation' }, { code: 'mills', name: 'Mills' }],
  sites: [{ code: 'a', name: 'Warehouse A', type: 'warehouse' }],
  funds: [{ code: 'winter', name: 'Winter food', restrictions: ['unrestricted'] }],
  commodities: [{ code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 }, { code: 'flour', name: 'Flour', class: 'goods', unit: 'bag', scale: 0 }],
};

function judged(form: string, pasted: string): ReturnType<typeof judgeRow>[] {
  const spec = findForm(form) as FormSpec;
  const columns = gridColumns(spec);
  return rowsOfPaste(readPaste(pasted), columns).map((row) => judgeRow(spec, columns, row, masters));
}

test('[O11] columns are known by their names in either language, in any order, or by their place', () => {
  const body = { donor: 'al-amal', amount: { commodity: 'USD', least: '125050' }, fund: 'winter', account: 'bank', form: 'money' };
  for (const pasted of [
    'Donor\tAmount\tCurrency\tAccount\tFund\tDate\nAl-Amal Foundation\t1,250.50\tusd\tbank\tWinter food\t2026-11-20\n',
    'المتبرّع\tالمبلغ\tالعملة\tالحساب\tالصندوق\tاليوم\r\nal-amal\t١٬٢٥٠٫٥٠\tUSD\tbank\twinter\t2026/11/20\r\n',
    '20/11/2026\tAl-Amal Foundation\t1250.5\tUSD\tWinter food\tbank\n',
  ]) {
    const [row] = judged('gift', pasted);
    assert.deepEqual(row?.problems, []);
    assert.deepEqual(row?.made, { ok: true, body, eventTime: '2026-11-20' });
  }
});

test('[O11] every wrong cell of every row is named at once', () => {
  const rows = judged('gift', '2026-11-20\tNobody\t12.345\tUSD\tWinter food\tbank\n3/4/2026\tAl-Amal Foundation\t\tUSD\tWinter food\t\n');
  assert.deepEqual(rows.map(({ problems }) => problems.map(({ input, fault }) => `${input} ${fault}`).sort()), [
    ['amount too-many-decimals', 'donor unknown'],
    ['account required', 'amount required', 'eventTime not-a-day'],
  ]);
});

test('[O11] a column that is left out keeps what the form begins with', () => {
  const [row] = judged('pledge', 'Currency\tDonor\tAmount\tFund\tDay\nUSD\tal-amal\t12.50\twinter\t2026-11-20\n');
  assert.deepEqual(row?.made, { ok: true, eventTime: '2026-11-20', body: { form: 'money', donor: 'al-amal', amount: { commodity: 'USD', least: '1250' }, fund: 'winter', status: 'pledge' } });
});

test('[O11] goods, payments and quoted cells are read too', () => {
  const [receipt] = judged('receipt', '2026-11-20\tMills\t\tDN-1\tWarehouse A\tWinter food\t500\tFlour\tL1\t2027-03-31\tB 7\n');
  assert.deepEqual(receipt?.made, { ok: true, eventTime: '2026-11-20', body: { supplier: 'mills', note: 'DN-1', site: 'a', fund: 'winter', goods: [{ amount: { commodity: 'flour', least: '500' }, lot: 'L1', expiry: '2027-03-31', batch: 'B 7' }] } });
  const [payment] = judged('payment', '2026-11-20\t\trent\t100\tUSD\twinter\tbank\t"two\nlines, ""quoted"""\t\n');
  assert.deepEqual(payment?.made, { ok: true, eventTime: '2026-11-20', body: { expense: 'rent', amount: { commodity: 'USD', least: '10000' }, fund: 'winter', account: 'bank', reference: 'two\nlines, "quoted"' } });
});
