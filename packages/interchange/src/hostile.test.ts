// Wrong inputs, each with the exact problems it must give: row, column and code.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, utf8 } from '@amanah/log/bytes.ts';
import { consignments } from './consignments/format.ts';
import { cbpfContributions } from './cbpf/contributions.ts';
import { cbpfProjects } from './cbpf/projects.ts';
import { ftsFlows } from './fts/format.ts';
import { observations } from './observations/format.ts';
import { describeProblem } from './problem.ts';
import { inputOf, passOf } from './testing/inputs.ts';
import type { Format, ReadOptions } from './statement.ts';

/** What is wrong, as `row column code`; `-` stands for no column. */
interface Case {
  readonly name: string;
  readonly format: Format;
  readonly content: string | Uint8Array;
  readonly wanted: readonly string[];
  readonly statements?: number;
  readonly options?: ReadOptions;
}

const GOODS = 'ID,Received Date,No. of Trucks,Cargo Category,Quantity,Units,Donating Country/ Organization,Crossing,Destination Recipient/ Partner';
const goods = (row: string, wanted: readonly string[], name: string, more: Partial<Case> = {}): Case => ({ name, format: consignments, content: `${GOODS}\n${row}\n`, wanted, ...more });

const form = (content: string | Uint8Array, wanted: readonly string[], name: string, more: Partial<Case> = {}): Case => ({ name, format: consignments, content, wanted, ...more });

const FORM: readonly Case[] = [
  form('', ['1 - empty-file'], 'nothing at all'),
  form('\uFEFF', ['1 - empty-file'], 'only a byte order mark'),
  form('\n \n\t\n', ['1 - empty-file'], 'only blank lines'),
  form(new Uint8Array([0xff, 0xfe, 0x49, 0, 0x44, 0]), ['1 - utf-16'], 'UTF-16 little-endian'),
  form(new Uint8Array([0xfe, 0xff, 0, 0x49, 0, 0x44]), ['1 - utf-16'], 'UTF-16 big-endian'),
  form('I\0D\0', ['1 - null-byte'], 'UTF-16 without a mark'),
  form(new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), ['1 - bad-gzip'], 'no gzip behind the magic'),
  form('ID;Received Date,x\n', ['1 - ambiguous-separator'], 'as many semicolons as commas'),
  form('ID,Received Date,ID\n', ['1 ID duplicate-column'], 'a column name twice'),
  form('ID,Received Date, ID\n', ['1 ID duplicate-column'], 'a column name twice but for white space'),
  form('ID,,Received Date\n', ['1 - blank-column-name'], 'a column without a name'),
  form('ID,__proto__,Received Date\n', ['1 - bad-column-name'], 'a column that is no column'),
  form(`ID,Received Date,${'x'.repeat(301)}\n`, ['1 - bad-column-name'], 'a column name of 301 characters'),
  form(`ID,Received Date${',a'.repeat(200)}\n`, ['1 - too-many-columns'], '202 columns'),
  form('ID,Received\n', ['1 - missing-column'], 'one essential column missing'),
  form('a\n', ['1 - missing-column'], 'both essential columns missing, one problem'),
  form('"ID"x,Received Date\n', ['1 - text-after-quote'], 'text after a quote in the header'),
  form('"ID,Received Date\n1,2\n', ['1 - unterminated-quote'], 'a quote that never closes in the header'),
  form(concat(utf8('ID,Received Date,a'), new Uint8Array([0xe9]), utf8('\n')), ['1 - not-utf-8'], 'a Latin-1 column name'),
  form('ID,Received Date\n1\n', ['2 - ragged-row'], 'a row cut off'),
  form('ID,Received Date\n1,2024-01-01,x\n', ['2 - ragged-row'], 'a cell too many'),
  form('ID,Received Date\n1,2024-01-01,,,\n', [], 'blank cells too many are nothing', { statements: 1 }),
  form('ID,Received Date\n1,2024-01-01\n2,"2024-01-01\n3,2024-01-01\n', ['3 - unterminated-quote'], 'a quote that never closes', { statements: 1 }),
  form('ID,Received Date\n1,"2024-01-01"z\n2,2024-01-01\n', ['2 - text-after-quote'], 'text after a quote', { statements: 1 }),
  form(concat(utf8('ID,Received Date,x\n1,2024-01-01,caf'), new Uint8Array([0xe9]), utf8('\n2,2024-01-01,ok\n')), ['2 x not-utf-8'], 'a Latin-1 cell, the rest is read', { statements: 1 }),
  form('ID,Received Date,x\n1,2024-01-01,a\0b\n', ['2 x null-byte'], 'a null byte'),
  form(`ID,Received Date,x\n1,2024-01-01,${'y'.repeat(20_001)}\n`, ['2 x cell-too-long'], 'a cell of 20,001 characters'),
  form(`ID,Received Date\n"${'y'.repeat(4_200_000)}`, ['2 - unterminated-quote'], 'a quote open over four million characters'),
  form(`ID,Received Date\n${'y'.repeat(4_200_000)}`, ['2 - row-too-long'], 'a row of four million characters'),
];

const CELLS: readonly Case[] = [
  goods(',2024-01-01,1,Food,1,MT,WFP,Erez,', ['2 ID missing-value'], 'no id'),
  goods(`${'9'.repeat(101)},2024-01-01,1,Food,1,MT,WFP,Erez,`, ['2 ID cell-too-long'], 'an id of 101 characters'),
  goods('1,2024-01-01,1,Food,1,MT,WFP,Erez,\n1,2024-01-01,1,Food,1,MT,WFP,Erez,', ['3 ID repeated-key'], 'an id twice', { statements: 1 }),
  goods('1,,1,Food,1,MT,WFP,Erez,', ['2 Received Date missing-value'], 'no date'),
  goods('1,31/12/2023,1,Food,1,MT,WFP,Erez,', ['2 Received Date ambiguous-date'], 'a date without a declared order'),
  goods('1,31/12/2023,1,Food,1,MT,WFP,Erez,', [], 'the same, declared', { options: { dates: 'dmy' }, statements: 1 }),
  goods('1,31/12/2023,1,Food,1,MT,WFP,Erez,', ['2 Received Date bad-date'], 'the same, declared otherwise', { options: { dates: 'mdy' } }),
  goods('1,2023-02-30,1,Food,1,MT,WFP,Erez,', ['2 Received Date bad-date'], 'a day that does not exist'),
  goods('1,2023-02-03,x,Food,1,MT,WFP,Erez,', ['2 No. of Trucks bad-number'], 'trucks in words'),
  goods('1,2023-02-03,1.5,Food,1,MT,WFP,Erez,', ['2 No. of Trucks too-many-decimals'], 'a truck and a half'),
  goods('1,2023-02-03,-1,Food,1,MT,WFP,Erez,', ['2 No. of Trucks number-out-of-range'], 'minus one truck'),
  goods('1,2023-02-03,1,Food,-4,MT,WFP,Erez,', ['2 Quantity number-out-of-range'], 'a negative quantity'),
  goods('1,2023-02-03,1,Food,12 pallets,MT,WFP,Erez,', ['2 Quantity bad-number'], 'a unit inside the quantity'),
  goods('1,2023-02-03,1,Food,"1,234",MT,WFP,Erez,', ['2 Quantity ambiguous-number'], 'a number of two readings'),
  goods('1,2023-02-03,1,Food,"1,234",MT,WFP,Erez,', [], 'the same, declared', { options: { decimal: 'comma' }, statements: 1 }),
  goods('1,2023-02-03,1.5,Food,1,MT,WFP,Erez,', ['2 No. of Trucks too-many-decimals'], 'half a truck'),
  goods('1,2023-02-03,1,Food,99999999999999999999,MT,WFP,Erez,', ['2 Quantity number-out-of-range'], 'more than an amount can hold'),
  goods(`1,2023-02-03,1,${'c'.repeat(101)},1,MT,WFP,Erez,`, ['2 Cargo Category cell-too-long'], 'a category of 101 characters'),
  goods(`1,2023-02-03,1,Food,1,MT,${'d'.repeat(401)},Erez,`, ['2 Donating Country/ Organization cell-too-long'], 'a donor of 401 characters'),
  goods('1,3/4/2023,x,Food,y,MT,WFP,Erez,', ['2 Received Date ambiguous-date', '2 No. of Trucks bad-number', '2 Quantity bad-number'], 'three problems in one row'),
  goods('1,x,1,Food,1,MT,WFP,Erez,\n2,2024-01-01,1,Food,1,MT,WFP,Erez,\n3,y,1,Food,1,MT,WFP,Erez,', ['2 Received Date bad-date', '4 Received Date bad-date'], 'two rows wrong, one right', { statements: 1 }),
];

const GIFTS = 'PooledFundName,PooledFundId,FiscalYear,DonorName,DonorCode,GMSDonorId,GMSDonorName,ContributionAmt';
const gifts = (row: string, wanted: readonly string[], name: string): Case => ({ name, format: cbpfContributions, content: `${GIFTS}\n${row}\n`, wanted });
const PROJECTS = 'PFId,PrjCode,AllYr,OrgNm,OrgTypeId,PrjTitle,AStrDt,PrgBdg,BenAgg,PrjStsNm,ApprDt';
const project = (row: string, wanted: readonly string[], name: string, more: Partial<Case> = {}): Case => ({ name, format: cbpfProjects, content: `${PROJECTS}\n${row}\n`, wanted, ...more });
const PLACES = 'PFId,PrjCode,ClstAgg,AdmLoc1,AdmLoc2,AdmLoc3,AdmLocBenClustAgg1,AdmLocClustBdg1,AYr';
const place = (row: string, wanted: readonly string[], name: string): Case => ({ name, format: cbpfProjects, content: `${PLACES}\n${row}\n`, wanted });

const POOLED: readonly Case[] = [
  gifts(',67,2024,Government of Italy,9,14,Italy,5.00', ['2 PooledFundName missing-value'], 'a gift to no fund'),
  gifts('oPt,67,24,Government of Italy,9,14,Italy,5.00', ['2 FiscalYear bad-date'], 'a year of two digits'),
  gifts('oPt,67,2024,Government of Italy,9,14,Italy,', ['2 ContributionAmt missing-value'], 'a gift without an amount'),
  gifts('oPt,67,2024,Government of Italy,9,14,Italy,5.001', ['2 ContributionAmt too-many-decimals'], 'a tenth of a cent'),
  gifts('oPt,67,2024,Government of Italy,9,14,Italy,USD 5', ['2 ContributionAmt bad-number'], 'a currency inside the amount'),
  gifts('oPt,67,2024,,9,14,,5.00', ['2 DonorName missing-value'], 'no donor'),
  gifts('oPt,67,2024,Government of Italy,9,1 4,Italy,5.00', ['2 GMSDonorId bad-choice'], 'a donor id with a space'),
  project('67,P-1,2024,NRC,2,Title,4/15/2024 12:00:00 AM,5,1##2##3,Closed,4/15/2024 12:00:00 AM', ['2 BenAgg bad-packed-cell'], 'three groups of people'),
  project('67,P-1,2024,NRC,2,Title,4/15/2024 12:00:00 AM,5,1##2##3##x,Closed,4/15/2024 12:00:00 AM', ['2 BenAgg bad-packed-cell'], 'people in words'),
  project('67,P-1,2024,NRC,2,Title,4/15/2024 12:00:00 AM,-5,1##2##3##4,Closed,4/15/2024 12:00:00 AM', ['2 PrgBdg number-out-of-range'], 'a negative grant'),
  project('67,P-1,2024,NRC,2,Title,15/4/2024 12:00:00 AM,5,1##2##3##4,Closed,15/4/2024 12:00:00 AM', ['2 ApprDt bad-date'], 'day and month exchanged'),
  project('67,P-1,2024,NRC,2,Title,,5,1##2##3##4,Closed,', ['2 AStrDt missing-value'], 'no date at all'),
  project('67,P 1,2024,NRC,2,Title,,5,1##2##3##4,Closed,4/15/2024', ['2 PrjCode bad-choice'], 'a project code with a space'),
  project('67,P-1,2024,,2,Title,,5,1##2##3##4,Closed,4/15/2024', ['2 OrgNm missing-value'], 'a grant to nobody'),
  project('67,P-1,2024,A,2,T,,5,1##2##3##4,C,4/15/2024\n67,P-1,2024,A,2,T,,5,1##2##3##4,C,4/15/2024', ['3 PrjCode repeated-key'], 'a project twice', { statements: 1 }),
  place('67,P-1,7,Gaza Strip,Rafah,,1##2##3##4,5.00,', ['2 AYr missing-value'], 'a place without a year'),
  place('67,P-1,7|||11,Gaza Strip,Rafah,,1##2##3##4|||1##2##3##4,5.00,2024', ['2 AdmLocClustBdg1 bad-packed-cell'], 'two clusters, one budget'),
  place('67,P-1,7,Gaza Strip,Rafah,,1##2##3##4|||1##2##3##4,5.00,2024', ['2 AdmLocBenClustAgg1 bad-packed-cell'], 'one cluster, two counts of people'),
  place('67,P-1,7|||11,Gaza Strip,Rafah,,1##2##3##4|||1##2##3##4,5.00|||x,2024', ['2 AdmLocClustBdg1 bad-number'], 'a budget in words'),
  place('67,P-1,7,,Rafah,,1##2##3##4,5.00,2024', ['2 AdmLoc1 missing-value'], 'no widest place'),
  place('67,P-1,7,Gaza Strip,,Rafah,1##2##3##4,5.00,2024', ['2 AdmLoc2 missing-value'], 'a gap between two places'),
];

const FLOWS = 'date,amountUSD,srcOrganization,destPlanCode,destOrganization,contributionType,boundary,status,id';
const flow = (row: string, wanted: readonly string[], name: string, more: Partial<Case> = {}): Case => ({ name, format: ftsFlows, content: `${FLOWS}\n${row}\n`, wanted, ...more });

const table = observations({
  publisher: { code: 'p', name: 'P' },
  dataset: 'd',
  subject: 's',
  licence: 'l',
  note: 'n',
  keys: ['day', 'what'],
  period: { column: 'day' },
  place: { column: 'where' },
  dimensions: { what: 'what' },
  figures: [{ column: 'n', measure: 'trucks', unit: 'C62' }, { column: 't', measure: 'weight', unit: 'TNE' }],
});
assert.ok(table.ok);
const observed = (row: string, wanted: readonly string[], name: string): Case => ({ name, format: table.format, content: `day,what,where,n,t\n${row}\n`, wanted });

const LISTS: readonly Case[] = [
  flow('2024-01-01,5,A,FPSE26,B,financial,incoming,paid,', ['2 id missing-value'], 'a flow without an id'),
  flow('2024-01-01,5,A,FPSE26,B,financial,incoming,promised,1', ['2 status bad-choice'], 'a status that is none'),
  flow('2024-01-01,5,A,FPSE26,B,financial,sideways,paid,1', ['2 boundary bad-choice'], 'a boundary that is none'),
  flow('2024-01-01,5,A,FPSE26,B,loan,incoming,paid,1', ['2 contributionType bad-choice'], 'a contribution type that is none'),
  flow('2024-01-01,5.001,A,FPSE26,B,financial,incoming,paid,1', ['2 amountUSD too-many-decimals'], 'a tenth of a cent'),
  flow(',5,A,FPSE26,B,financial,incoming,paid,1', ['2 date missing-value'], 'a flow without a date'),
  flow('2024-01-01,,A,FPSE26,B,financial,incoming,paid,1', ['2 amountUSD missing-value'], 'a flow without an amount'),
  flow(`2024-01-01,5,${'A'.repeat(401)},FPSE26,B,financial,incoming,paid,1`, ['2 srcOrganization cell-too-long'], 'a donor of 401 characters'),
  observed('2024-01-01,,Gaza,1,2', ['2 what missing-value'], 'a key without a cell'),
  observed('1/2/2024,Food,Gaza,1,2', ['2 day ambiguous-date'], 'a period of two readings'),
  observed('January,Food,Gaza,1,2', ['2 day bad-date'], 'a period in words'),
  observed('2024-13,Food,Gaza,1,2', ['2 day bad-date'], 'a thirteenth month'),
  observed('2024-01,Food,,1,2', ['2 where missing-value'], 'no place'),
  observed('2024-01,Food,Gaza,,', ['2 n missing-value'], 'a row without a figure'),
  observed('2024-01,Food,Gaza,1234567890123,', ['2 n number-out-of-range'], 'a figure of thirteen digits'),
  observed('2024-01,Food,Gaza,1,2\n2024-01,Food,Rafah,1,2', ['3 day repeated-key'], 'a key twice'),
];

for (const { name, format, content, wanted, statements, options } of [...FORM, ...CELLS, ...POOLED, ...LISTS]) {
  test(`[I6] wrong input, ${format.name}: ${name}`, async () => {
    const pass = await passOf(format, [inputOf(content, 'f.csv', 65_536)], options);
    assert.deepEqual(pass.problems.shown.map((one) => `${one.row} ${one.column ?? '-'} ${one.code}`), wanted, pass.problems.shown.map(describeProblem).join('\n'));
    assert.ok(pass.problems.shown.every((one) => one.file === 'f.csv' && one.expected !== ''));
    if (statements !== undefined) assert.equal(pass.statements.length, statements);
    const again = await passOf(format, [inputOf(content, 'f.csv', content.length > 1e6 ? 500_000 : 1000)], options);
    assert.deepEqual([again.events, again.problems.shown], [pass.events, pass.problems.shown], 'a second pass in other chunks gives the same');
  });
}

test('[I6] there are at least sixty wrong inputs', () => {
  assert.ok([...FORM, ...CELLS, ...POOLED, ...LISTS].filter((one) => one.wanted.length > 0).length >= 60);
});

test('[I6] all problems are counted, the first hundred are shown, and no cell but the wrong one is repeated', async () => {
  const secret = 'Um Ahmad 0599';
  const rows = Array.from({ length: 250 }, (_, index) => `${index},never,1,${secret},1,MT,${'long '.repeat(30)},Erez,`).join('\n');
  const { problems } = await passOf(consignments, [inputOf(`${GOODS}\n${rows}\n`, 'f.csv', 65_536)]);
  assert.deepEqual([problems.count, problems.shown.length, problems.byCode.get('bad-date')], [250, 100, 250]);
  assert.ok(!JSON.stringify(problems.shown).includes(secret));
  const long = await passOf(consignments, [inputOf(`ID,Received Date\n1,${'x'.repeat(500)}\n`)]);
  assert.equal(long.problems.shown[0]?.value?.length, 80);
});
