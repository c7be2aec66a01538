import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDecimal } from '@amanah/record/amount.ts';
import { describeProblem } from '../problem.ts';
import { camtBalance, camtDocument, camtEntry, camtStatement, type CamtEntry } from '../testing/camt053.ts';
import { inputOf } from '../testing/inputs.ts';
import { readBankFile } from './read.ts';

const ENTRIES: readonly CamtEntry[] = [
  { amount: '1000.00', reference: 'FT26064001', text: 'Transfer of a donor' },
  { amount: '250.5', direction: 'DBIT', day: '2026-03-06', text: 'Invoice 17' },
  { amount: '3', direction: 'DBIT', day: '2026-03-07', status: '<Cd>PDNG</Cd>' },
];
const read = (text: string, chunk = 1000): ReturnType<typeof readBankFile> => readBankFile(inputOf(text, 'march.xml', chunk));

test('[B1] every version of camt.053, with any prefix and in any chunks, gives the same exact lines', async () => {
  const wanted = [
    { day: '2026-03-05', valueDay: '2026-03-05', amount: 100_000n, reference: 'FT26064001', text: 'Transfer of a donor' },
    { day: '2026-03-06', valueDay: '2026-03-06', amount: -25_050n, text: 'Invoice 17' },
  ];
  for (const version of ['02', '04', '06', '08', '12']) {
    for (const prefix of ['', 'ns2']) {
      for (const chunk of [1, 7, 5000]) {
        const entries = version === '02' ? ENTRIES.map((one) => ({ ...one, status: one.status === undefined ? 'BOOK' : 'PDNG' })) : ENTRIES;
        const { file, problems } = await read(camtDocument(camtStatement({ opening: '10.00', closing: '759.50', entries }), { version, prefix }), chunk);
        assert.deepEqual(problems.map(describeProblem), []);
        const statement = file.statements[0];
        assert.deepEqual(statement?.lines.map(({ place: _place, ...line }) => line), wanted);
        assert.deepEqual([statement?.commodity, statement?.from, statement?.to, statement?.opening, statement?.closing, statement?.accountNumber], ['USD', '2026-03-01', '2026-03-31', 1000n, 75_950n, 'PS92PALS000000000400123456702']);
        assert.deepEqual(file.skipped.map(({ why }) => why), ['pending']);
      }
    }
  }
});

test('[B1] several statements, overdrafts, reversals and collective bookings', async () => {
  const details = (amounts: readonly string[]): string => `<NtryDtls>${amounts.map((amount, at) => `<TxDtls><Amt Ccy="USD">${amount}</Amt><RltdPties><Cdtr><Pty><Nm>Person ${at}</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>rent</Ustrd></RmtInf></TxDtls>`).join('')}</NtryDtls>`;
  const text = camtDocument(
    camtStatement({ id: 'A', opening: '0', closing: '5', entries: [{ amount: '15', direction: 'DBIT', more: details(['10', '5.00']) }, { amount: '20', more: '<RvslInd>true</RvslInd>' }] }) +
      camtStatement({ id: 'B', opening: '5', closing: '5', entries: [] }).replace('OPBD', 'PRCD'),
  );
  const { file, problems } = await read(text);
  assert.deepEqual(problems.map(describeProblem), []);
  assert.deepEqual(file.statements.map(({ name, lines }) => [name, lines.length]), [['A', 2], ['B', 0]]);
  assert.deepEqual(file.statements[0]?.lines.map(({ parts, reversal }) => [parts, reversal]), [[[-1000n, -500n], undefined], [undefined, true]]);
  assert.match(file.statements[0]?.lines[0]?.text ?? '', /Person 0 · rent · Person 1/);
  const overdraft = `<Stmt><Id>O</Id><Acct><Id><Othr><Id>77</Id></Othr></Id></Acct>${camtBalance('OPBD', '10', '2026-03-01', 'DBIT')}${camtBalance('CLBD', '4', '2026-03-02', 'DBIT')}${camtEntry({ amount: '6', day: '2026-03-02' })}</Stmt>`;
  const negative = await read(camtDocument(overdraft));
  assert.deepEqual([negative.problems.length, negative.file.statements[0]?.opening, negative.file.statements[0]?.closing, negative.file.statements[0]?.from], [0, -1000n, -400n, '2026-03-01']);
});

const one = (entry: Partial<CamtEntry> & { readonly closing?: string }): string => camtDocument(camtStatement({ opening: '0', closing: entry.closing ?? '1', entries: [{ amount: '1', ...entry }] }));
const STATEMENT = camtStatement({ opening: '0', closing: '1', entries: [{ amount: '1' }] });
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at] ?? ''} "${`&${'abcdefghi'[at] ?? ''};`.repeat(10)}">`).join('')}]>${camtDocument(STATEMENT).slice(38)}`;

const HOSTILE: readonly (readonly [string, string, string])[] = [
  ['an empty file', '', 'empty-file'],
  ['text that is no XML', '<Document', 'bad-xml'],
  ['a file that was cut off', camtDocument(STATEMENT).slice(0, -30), 'bad-xml'],
  ['another message', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn/></Document>', 'not-a-statement'],
  ['an HTML page', '<html><body>login</body></html>', 'not-a-statement'],
  ['a billion laughs', LAUGHS, 'xml-doctype'],
  ['a file to be read from elsewhere', camtDocument(STATEMENT).replace('?>', '?><!DOCTYPE Document SYSTEM "file:///etc/passwd">'), 'xml-doctype'],
  ['an entity nobody defined', one({ text: '&xxe;' }), 'bad-xml'],
  ['levels without end', camtDocument('<a>'.repeat(200)), 'bad-xml'],
  ['a text without end', one({ text: 'x'.repeat(20_000) }), 'cell-too-long'],
  ['an unknown encoding', camtDocument(STATEMENT).replace('UTF-8', 'EBCDIC-CP-US'), 'not-utf-8'],
  ['a wrong prefix', camtDocument(STATEMENT).replace('<Acct>', '<x:Acct>'), 'bad-xml'],
  ['a closing balance that is not the sum', one({ closing: '2' }), 'balance-differs'],
  ['an amount with a sign', one({ amount: '-1' }), 'bad-number'],
  ['an amount with an exponent', one({ amount: '1e2' }), 'bad-number'],
  ['more decimals than the currency has', one({ amount: '1.001' }), 'too-many-decimals'],
  ['an amount beyond all money', one({ amount: '999999999999999999' }), 'number-out-of-range'],
  ['another currency', one({ currency: 'EUR' }), 'bad-choice'],
  ['no direction', one({}).replaceAll('<CdtDbtInd>CRDT</CdtDbtInd></Ntry>', '').replace(/(<Ntry>.*?)<CdtDbtInd>CRDT<\/CdtDbtInd>/, '$1'), 'missing-value'],
  ['a direction nobody knows', one({ direction: 'BOTH' as 'CRDT' }), 'bad-choice'],
  ['no status', one({}).replace('<Sts><Cd>BOOK</Cd></Sts>', ''), 'missing-value'],
  ['a status nobody knows', one({ status: 'MAYBE' }), 'bad-choice'],
  ['a day that is none', one({ day: '2026-02-30' }), 'bad-date'],
  ['a day outside the statement', one({ day: '2026-04-02' }), 'bad-date'],
  ['no opening balance', one({}).replace('OPBD', 'XPCD'), 'missing-value'],
  ['no closing balance', one({}).replace('CLBD', 'CLAV'), 'missing-value'],
  ['two opening balances', one({}).replace('<Ntry>', `${camtBalance('OPBD', '7', '2026-03-01')}<Ntry>`), 'repeated-key'],
  ['one statement twice', camtDocument(STATEMENT + STATEMENT), 'repeated-key'],
  ['one line twice, the balance holding once', camtDocument(camtStatement({ opening: '0', closing: '1', entries: [{ amount: '1', reference: 'R1' }, { amount: '1', reference: 'R1' }] })), 'repeated-line'],
];

for (const [name, text, code] of HOSTILE) {
  test(`[B2] ${name} is refused by name and place`, async () => {
    const { problems, problemCount } = await readBankFile(inputOf(text, 'f.xml', 997), { format: 'camt053' });
    assert.ok(problemCount > 0);
    assert.ok(problems.some((one) => one.code === code), problems.map(describeProblem).join('\n'));
    assert.ok(problems.every((one) => one.file === 'f.xml' && one.row >= 1 && one.expected !== ''));
  });
}

test('[B2] a difference is told in the currency, and equal lines that the balances need are listed', async () => {
  const { problems } = await read(one({ closing: '2.25' }));
  assert.match(problems[0]?.expected ?? '', /the difference is 1\.25 USD/);
  const twice = await read(camtDocument(camtStatement({ opening: '0', closing: '2', entries: [{ amount: '1', reference: 'R1' }, { amount: '1', reference: 'R1' }] })));
  assert.deepEqual([twice.problems.length, twice.file.repeats.length], [0, 1]);
});

test('[B1] a Latin encoding that the file declares is read letter by letter', async () => {
  const text = one({ text: 'ZZ' }).replace('UTF-8', 'ISO-8859-1');
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0)).map((byte) => (byte === 0x5a ? 0xe9 : byte));
  const { file, problems } = await readBankFile(inputOf(bytes, 'f.xml', 100));
  assert.deepEqual([problems.length, file.statements[0]?.lines[0]?.text], [0, 'éé']);
});

test('[B1] whatever amounts a statement has, its lines are those amounts and its balances hold', async () => {
  const currency = fc.constantFrom(['USD', 2] as const, ['JPY', 0] as const, ['JOD', 3] as const);
  await fc.assert(
    fc.asyncProperty(currency, fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), { maxLength: 12 }), fc.integer({ min: 1, max: 300 }), async ([code, scale], opening, amounts, chunk) => {
      const closing = amounts.reduce((sum, amount) => sum + amount, opening);
      const side = (least: bigint): 'CRDT' | 'DBIT' => (least < 0n ? 'DBIT' : 'CRDT');
      const decimal = (least: bigint): string => formatDecimal(least < 0n ? -least : least, scale);
      const entries = amounts.map((amount) => camtEntry({ amount: decimal(amount), direction: side(amount), currency: code })).join('');
      const balances = [camtBalance('OPBD', decimal(opening), '2026-03-01', side(opening)), camtBalance('CLBD', decimal(closing), '2026-03-31', side(closing))].join('').replaceAll('USD', code);
      const { file, problems } = await read(camtDocument(`<Stmt><Id>S</Id>${balances}${entries}</Stmt>`), chunk);
      assert.deepEqual(problems.map(describeProblem), []);
      assert.deepEqual([file.statements[0]?.opening, file.statements[0]?.closing, file.statements[0]?.lines.map(({ amount }) => amount)], [opening, closing, amounts]);
    }),
    { numRuns: 60 },
  );
});

test('[B2] no change of a document makes the reader crash, and none changes an amount unseen', async () => {
  const document = camtDocument(camtStatement({ opening: '10.00', closing: '759.50', entries: ENTRIES }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(document.length - 1), fc.integer({ min: 32, max: 126 })), { minLength: 1, maxLength: 3 }), async (changes) => {
      const letters = [...document];
      for (const [at, code] of changes) letters[at] = String.fromCharCode(code);
      const { file, problemCount } = await readBankFile(inputOf(letters.join(''), 'f.xml', 400), { format: 'camt053' });
      if (problemCount > 0) return;
      for (const one of file.statements) assert.equal(one.lines.reduce((sum, { amount }) => sum + amount, one.opening), one.closing);
    }),
    { numRuns: 300 },
  );
});
