import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeProblem } from '../problem.ts';
import { inputOf } from '../testing/inputs.ts';
import { writeXlsx } from '../xlsx/write.ts';
import { readBankFile } from './read.ts';
import type { BankReadOptions } from './statement.ts';

const USD = { commodity: 'USD' } as const;
const read = (text: string, options: BankReadOptions = USD, chunk = 11): ReturnType<typeof readBankFile> => readBankFile(inputOf(text, 'bank.csv', chunk), options);

const OLDEST_FIRST = 'Date,Description,Amount,Balance,Reference\n2026-03-01,Opening,,100.00,\n2026-03-02,A gift,"1,000.50",1100.50,TX1\n2026-03-03,Fee,-0.50,"1,100.00",\n';

test('[B1] a table gives exact lines whatever its order, separator, columns and rows above the header', async () => {
  const wanted = [['2026-03-02', 100_050n, 'A gift'], ['2026-03-03', -50n, 'Fee']];
  const [head, opening, ...rest] = OLDEST_FIRST.trim().split('\n') as [string, string, ...string[]];
  const variants: readonly (readonly [string, BankReadOptions])[] = [
    [OLDEST_FIRST, USD],
    [[head, ...rest.toReversed(), opening].join('\n'), USD],
    [`Bank of Somewhere\nAccount,PS92\n\n${OLDEST_FIRST}`, USD],
    ['Buchungstag;Buchungstext;Betrag;Saldo\n02.03.2026;A gift;1.000,50;1.100,50\n03.03.2026;Fee;-0,50;1.100,00\n', { commodity: 'USD', dates: 'dmy', decimal: 'comma' }],
    ['Date\tDetails\tDebit\tCredit\tBalance\tCcy\n02/03/2026\tA gift\t\t1000.5\t1100.5\tUSD\n03/03/2026\tFee\t0.50\t0\t1100\tusd\n', { dates: 'dmy' }],
    ['التاريخ,البيان,مدين,دائن,الرصيد\n2026-03-02,A gift,,١٠٠٠٫٥٠,١١٠٠٫٥٠\n2026-03-03,Fee,٠٫٥٠,,١١٠٠\n', USD],
    ['When,What,How much\n2026-03-02,A gift,1000.50\n2026-03-03,Fee,-0.50\n', { ...USD, columns: { date: 'When', text: 'What', amount: 'How much' }, opening: '100', closing: '1100' }],
  ];
  for (const [text, options] of variants) {
    for (const chunk of [1, 13, 10_000]) {
      const { file, problems } = await read(text, options, chunk);
      assert.deepEqual(problems.map(describeProblem), []);
      const statement = file.statements[0];
      assert.deepEqual(statement?.lines.map(({ day, amount, text: words }) => [day, amount, words]), wanted, text);
      assert.deepEqual([statement?.opening, statement?.closing, statement?.commodity], [10_000n, 110_000n, 'USD']);
    }
  }
});

test('[B1] the exponent of the currency decides the least unit', async () => {
  const yen = await read('Date,Amount,Balance\n2026-03-02,1000,1500\n', { commodity: 'JPY' });
  assert.deepEqual(yen.file.statements[0]?.lines[0]?.amount, 1000n);
  const dinar = await read('Date,Amount,Balance\n2026-03-02,1.234,1.234\n', { commodity: 'JOD' });
  assert.deepEqual(dinar.file.statements[0]?.lines[0]?.amount, 1234n);
});

const HEAD = 'Date,Amount,Balance,Text\n';
const HOSTILE: readonly (readonly [string, string, BankReadOptions, string, number])[] = [
  ['an empty file', '', USD, 'empty-file', 1],
  ['no row', HEAD, USD, 'no-rows', 1],
  ['a table of something else', 'Name,Age\nA,1\n', USD, 'missing-column', 1],
  ['a declared column that is not there', `${HEAD}2026-03-01,1,1,x\n`, { ...USD, columns: { date: 'Booked on' } }, 'missing-column', 1],
  ['no currency', `${HEAD}2026-03-01,1,1,x\n`, {}, 'missing-value', 1],
  ['a currency that is none', `${HEAD}2026-03-01,1,1,x\n`, { commodity: 'XXQ' }, 'bad-choice', 1],
  ['two currencies', 'Date,Amount,Balance,Currency\n2026-03-01,1,1,USD\n2026-03-02,1,2,EUR\n', {}, 'bad-choice', 3],
  ['a date that can be read in two ways', `${HEAD}3/4/2026,1,1,x\n`, USD, 'ambiguous-date', 2],
  ['a day that is none', `${HEAD}31/04/2026,1,1,x\n`, { ...USD, dates: 'dmy' }, 'bad-date', 2],
  ['a number that can be read in two ways', `${HEAD}2026-03-01,"1,234",1,x\n`, USD, 'ambiguous-number', 2],
  ['a number with words', `${HEAD}2026-03-01,1 USD,1,x\n`, USD, 'bad-number', 2],
  ['a formula for a number', `${HEAD}2026-03-01,=1+1,1,x\n`, USD, 'bad-number', 2],
  ['more decimals than the currency has', `${HEAD}2026-03-01,1.234,1,x\n`, USD, 'too-many-decimals', 2],
  ['a number beyond all money', `${HEAD}2026-03-01,99999999999999999999,1,x\n`, USD, 'number-out-of-range', 2],
  ['a row without amount and balance', `${HEAD}2026-03-01,,,x\n`, USD, 'missing-value', 2],
  ['a row without date', `${HEAD},5,5,x\n`, USD, 'missing-value', 2],
  ['a balance that the lines do not give', `${HEAD}2026-03-01,1,1,x\n2026-03-02,1,3,y\n`, USD, 'balance-differs', 3],
  ['no balance at all', 'Date,Amount\n2026-03-01,1\n', USD, 'missing-value', 1],
  ['only one of two balances', 'Date,Amount\n2026-03-01,1\n', { ...USD, opening: '0' }, 'missing-value', 1],
  ['stated balances that differ', 'Date,Amount\n2026-03-01,1\n', { ...USD, opening: '0', closing: '2' }, 'balance-differs', 1],
  ['debit and credit in one row', 'Date,Debit,Credit,Balance\n2026-03-01,1,2,1\n', USD, 'bad-choice', 2],
  ['a debit below zero', 'Date,Debit,Credit,Balance\n2026-03-01,-1,,1\n', USD, 'number-out-of-range', 2],
  ['a quote that never closes', `${HEAD}2026-03-01,1,1,"x\n2026-03-02,1,2,y\n`, USD, 'unterminated-quote', 2],
  ['text after a quote', `${HEAD}2026-03-01,1,1,"x"y\n`, USD, 'text-after-quote', 2],
  ['a null byte', `${HEAD}2026-03-01,1,1,x\0\n`, USD, 'null-byte', 2],
  ['too many columns', `${HEAD}2026-03-01,1,1${',x'.repeat(300)}\n`, USD, 'too-many-columns', 2],
  ['one line twice, the balances holding once', 'Date,Amount,Reference\n2026-03-01,1,R1\n2026-03-01,1,R1\n', { ...USD, opening: '0', closing: '1' }, 'repeated-line', 3],
];

for (const [name, text, options, code, row] of HOSTILE) {
  test(`[B2] a table with ${name} is refused by name and place`, async () => {
    const { problems, file } = await read(text, options);
    assert.ok(problems.some((one) => one.code === code && one.row === row), problems.map(describeProblem).join('\n') || 'no problem');
    assert.ok(problems.every((one) => one.file === 'bank.csv' && one.expected !== ''));
    assert.ok(problems.length > 0 || file.statements.length === 0);
  });
}

test('[B2] all problems of a table are told at once, and bytes that are no text are named', async () => {
  const { problems } = await read(`${HEAD}2026-13-01,1,1,x\n2026-03-02,a,2,y\n2026-03-03,1,b,z\n`);
  assert.deepEqual(problems.map(({ row, code }) => [row, code]), [[2, 'bad-date'], [3, 'bad-number'], [4, 'bad-number']]);
  const utf16 = await readBankFile(inputOf(new Uint8Array([0xff, 0xfe, 0x44, 0]), 'bank.csv'), { ...USD, format: 'csv' });
  assert.deepEqual(utf16.problems.map(({ code }) => code), ['utf-16']);
  const latin = await readBankFile(inputOf(new Uint8Array([...new TextEncoder().encode(HEAD), 0xe9, 0x0a]), 'bank.csv'), USD);
  assert.ok(latin.problems.some(({ code, row }) => code === 'not-utf-8' && row === 2));
});

test('[B1] a bank that gives workbooks is read from the first sheet in sight', async () => {
  const rows = [['2026-03-02', '1000.50', '1100.50'], ['2026-03-03', '-0.50', '1100.00']].map(([day, amount, balance]) => [{ day: day as string }, { decimal: amount as string }, { decimal: balance as string }]);
  const bytes = writeXlsx([{ name: 'Statement', titles: ['Date', 'Amount', 'Balance'], rows }]);
  const { file, problems } = await readBankFile(inputOf(bytes, 'bank.xlsx', 5), USD);
  assert.deepEqual([problems.map(describeProblem), file.format, file.statements[0]?.opening, file.statements[0]?.closing], [[], 'xlsx', 10_000n, 110_000n]);
  const { problems: refused } = await readBankFile(inputOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'bank.xls', 5), USD);
  assert.deepEqual(refused.map(({ code }) => code), ['old-spreadsheet']);
});
