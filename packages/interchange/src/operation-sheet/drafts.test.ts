import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { Scribe } from '../../../../simulation/scribe.ts';
import { SHEET_KINDS, sheetKind, sheetName } from './columns.ts';
import { OPERATION_ROWS_MAX, sheetDrafts, type SheetDraftOptions, type SheetDrafts } from './drafts.ts';
import { mastersOf } from './masters.ts';

const BOOKS = (() => {
  const scribe = new Scribe().begin({ organisations: ['erc', 'shop', 'hauls', 'ngo'], sites: ['gate', 'north'], funds: ['open'] });
  scribe.write('organisation', { code: 'unicef', name: 'Été Fund' });
  scribe.write('organisation', { code: 'twin-1', name: 'Twin' });
  scribe.write('organisation', { code: 'twin-2', name: 'TWIN' });
  scribe.write('commodity', { code: 'rice', name: 'Rice', class: 'goods', unit: 'KGM', scale: 3 });
  scribe.write('commodity', { code: 'JPY', name: 'Yen', class: 'money', unit: 'JPY', scale: 0 });
  return scribe;
})();
const OPTIONS = { masters: mastersOf(BOOKS.books), today: '2026-03-31' } as const;

function read(kind: string, text: string, more: Partial<SheetDraftOptions> = {}): SheetDrafts {
  return sheetDrafts(text.split('\n').map((line) => line.split('|').map((cell) => cell)), { kind, ...OPTIONS, ...more });
}

const GIFTS = 'Day|Donor|Fund|Amount|Currency|Account';

test('[B10] named columns in any order and language become records that admission takes', () => {
  const sheets: readonly (readonly [string, string, Partial<SheetDraftOptions>, number])[] = [
    ['organisation', 'code|name|type\nwfp|World Food Programme|UN', {}, 1],
    ['site', 'Code|Name|Type|Parent\ncamp-1|Camp 1|area|Name of north', {}, 1],
    ['fund', 'code|name\nwinter|Winter', {}, 1],
    ['currency', 'code|name\neur|\nKWD|Dinar', {}, 2],
    ['commodity', 'code|name|unit|decimals\nflour|Flour|KGM|3\nblanket|Blanket|C62|', {}, 2],
    ['pledge', 'Date|Donor|Fund|Amount|Currency|Status\n2026-03-01|erc|open|1,000.50|usd|Commitment', {}, 1],
    ['gift', `\n${GIFTS}|Pledged\n2026-03-02|Name of erc|Name of open|20000|USD|bank|no\n|||||\n2026-03-02|ete fund|open|7|JPY|bank|`, {}, 2],
    ['gift', 'التاريخ|المتبرع|الصندوق|المبلغ|العملة|الحساب\n٢٠٢٦-٠٣-٠٢|erc|open|١٬٠٠٠٫٥٠|USD|bank', {}, 1],
    ['gift-in-kind', 'day|document|donor|fund|site|commodity|quantity|lot|batch|worth|currency|valued by\n2026-03-02|G1|erc|open|gate|rice|50|L9|B7|100|USD|donor\n2026-03-02|G1|erc|open|gate|rice|2.5|L9||100|USD|donor', {}, 1],
    ['payment', 'date|account|fund|montant|devise|supplier|expense|invoice\n5/3/2026|bank|open|12,5|USD||rent|B 17\n6/3/2026|bank|open|1|USD|shop||', { dates: 'dmy', decimal: 'comma' }, 2],
    ['transfer', 'day|from|to|fund|amount|currency\n2026-03-03|bank|safe|open|5|USD', {}, 1],
    ['grant', 'day|partner|fund|account|amount|currency|project\n2026-03-03|ngo|open|bank|5|USD|p-1', {}, 1],
    ['purchase', 'day|document|supplier|fund|account|price|currency|site|item|qty|lot|expiry\n2026-03-04|D1|shop|open|bank|9|USD|gate|rice|1.5|L1|2027-01-31\n2026-03-04|D1|shop|open|bank|9|USD|gate|rice|0.5|L2|', {}, 1],
    ['order', 'day|PO|supplier|fund|total|currency|site|commodity|quantity\n2026-03-04|po-1|shop|open|9|USD|gate|rice|4', {}, 1],
    ['receipt', 'day|supplier|fund|site|commodity|quantity|bags|lot\n2026-03-04|shop|open|gate|rice|100|2|L3\n2026-03-04|shop|open|gate|rice|5||', {}, 2],
    ['dispatch', 'day|waybill|site|fund|commodity|quantity|lot|packages|destination|transporter|truck\n2026-03-05|W-1|gate|open|rice|1|L1|1|north|hauls|AB 12\n2026-03-05|W-1|gate|open|rice|0.2|L2||north|hauls|AB 12', {}, 1],
    ['handover', 'day|site|fund|commodity|quantity|lot|partner\n2026-03-06|gate|open|rice|1|L3|ngo', {}, 1],
    ['loss', 'day|class|fund|commodity|quantity|lot|reason|site\n2026-03-07|Damaged|open|rice|1|L3|rain|gate', {}, 1],
  ];
  assert.deepEqual([...new Set(sheets.map(([kind]) => kind))].toSorted(), SHEET_KINDS.map(sheetName).toSorted(), 'every kind has its example');
  for (const [kind, text, more, count] of sheets) {
    const { drafts, problems, leftOut } = read(kind, text, more);
    assert.deepEqual([problems, leftOut], [[], []], kind);
    assert.equal(drafts.length, count, kind);
    for (const { body, eventTime } of drafts) BOOKS.write(sheetKind(kind)?.kind ?? '', body, eventTime);
  }
  const [gift] = read('gift', `${GIFTS}\n2026-03-02|erc|open|0.07|USD|bank`).drafts;
  assert.deepEqual(gift, { rows: [2], kind: 'gift', eventTime: '2026-03-02', body: { form: 'money', donor: 'erc', fund: 'open', amount: { commodity: 'USD', least: '7' }, account: 'bank' } });
  assert.deepEqual(read('currency', 'code\nkwd').drafts[0]?.body, { code: 'KWD', name: 'KWD', class: 'money', unit: 'KWD', scale: 3 });
  assert.deepEqual(read('commodity', 'code|name|unit\nblanket|Blanket|C62').drafts[0]?.body, { class: 'goods', scale: 0, code: 'blanket', name: 'Blanket', unit: 'C62' });
  assert.match(read('currency', 'code\nxyz').problems[0]?.message ?? '', /ISO 4217/);
  assert.equal(read('commodity', 'code|name|unit|decimals\na|A|KGM|10').problems[0]?.code, 'number-out-of-range');
  const [dispatch] = read('dispatch', sheets.find(([kind]) => kind === 'dispatch')?.[1] ?? '').drafts;
  assert.deepEqual([dispatch?.rows, dispatch?.body['goods']], [[2, 3], [{ amount: { commodity: 'rice', least: '1000' }, lot: 'L1', packages: 1 }, { amount: { commodity: 'rice', least: '200' }, lot: 'L2' }]]);
});

const gift = (more: string): string => `${GIFTS}\n${more}`;
const WRONG: readonly (readonly [string, string, string, string, number, string | undefined])[] = [
  ['a kind that no sheet has', 'key', 'a|b\n1|2', 'bad-choice', 1, undefined],
  ['nothing', 'gift', '', 'empty-file', 1, undefined],
  ['only titles', 'gift', GIFTS, 'no-rows', 2, undefined],
  ['a missing column', 'gift', 'Day|Donor|Amount|Currency|Account\n2026-03-01|erc|1|USD|bank', 'missing-column', 1, 'fund'],
  ['a column twice', 'gift', `${GIFTS}|Date\n2026-03-01|erc|open|1|USD|bank|x`, 'duplicate-column', 1, 'Date'],
  ['a blank cell', 'gift', gift('2026-03-01|erc|open||USD|bank'), 'missing-value', 2, 'Amount'],
  ['an unknown donor', 'gift', gift('2026-03-01|nobody|open|1|USD|bank'), 'bad-choice', 2, 'Donor'],
  ['a name of two', 'gift', gift('2026-03-01|twin|open|1|USD|bank'), 'bad-choice', 2, 'Donor'],
  ['goods for a currency', 'gift', gift('2026-03-01|erc|open|1|rice|bank'), 'bad-choice', 2, 'Currency'],
  ['money for goods', 'receipt', 'day|supplier|fund|site|commodity|quantity\n2026-03-04|shop|open|gate|USD|1', 'bad-choice', 2, 'commodity'],
  ['a date in two ways', 'gift', gift('3/4/2026|erc|open|1|USD|bank'), 'ambiguous-date', 2, 'Day'],
  ['a day that is none', 'gift', gift('2026-02-30|erc|open|1|USD|bank'), 'bad-date', 2, 'Day'],
  ['a number in two ways', 'gift', gift('2026-03-01|erc|open|1,234|USD|bank'), 'ambiguous-number', 2, 'Amount'],
  ['a formula', 'gift', gift('2026-03-01|erc|open|=1+1|USD|bank'), 'bad-number', 2, 'Amount'],
  ['too many decimals', 'gift', gift('2026-03-01|erc|open|1.001|USD|bank'), 'too-many-decimals', 2, 'Amount'],
  ['decimals of yen', 'gift', gift('2026-03-01|erc|open|1.5|JPY|bank'), 'too-many-decimals', 2, 'Amount'],
  ['zero', 'gift', gift('2026-03-01|erc|open|0|USD|bank'), 'number-out-of-range', 2, 'Amount'],
  ['less than zero', 'gift', gift('2026-03-01|erc|open|-1|USD|bank'), 'number-out-of-range', 2, 'Amount'],
  ['an account with a colon', 'gift', gift('2026-03-01|erc|open|1|USD|cash:bank'), 'bad-choice', 2, 'Account'],
  ['a word for packages', 'receipt', 'day|supplier|fund|site|commodity|quantity|packages\n2026-03-04|shop|open|gate|rice|1|few', 'bad-number', 2, 'packages'],
  ['a class of loss nobody knows', 'loss', 'day|class|fund|commodity|quantity|reason|site\n2026-03-07|vanished|open|rice|1|rain|gate', 'bad-choice', 2, 'class'],
  ['neither supplier nor expense', 'payment', 'day|account|fund|amount|currency\n2026-03-07|bank|open|1|USD', 'bad-entry', 2, undefined],
  ['an expiry without a lot', 'receipt', 'day|supplier|fund|site|commodity|quantity|expiry\n2026-03-04|shop|open|gate|rice|1|2027-01-01', 'bad-entry', 2, undefined],
  ['lines of one waybill from two sites', 'dispatch', 'day|waybill|site|fund|commodity|quantity\n2026-03-05|W|gate|open|rice|1\n2026-03-05|W|north|open|rice|1', 'bad-choice', 3, 'site'],
];

for (const [name, kind, text, code, row, column] of WRONG) {
  test(`[B10] a sheet with ${name} is told by row and column`, () => {
    const { drafts, problems } = read(kind, text);
    assert.ok(problems.some((one) => one.code === code && one.row === row && one.column === column), JSON.stringify(problems));
    assert.deepEqual(drafts, []);
    assert.ok(problems.every(({ message }) => /^expected /.test(message) && !message.includes('--')));
  });
}

test('[B10] rows without a problem are drafted beside those that have one, and columns nobody asks for are named', () => {
  const { drafts, problems, leftOut, problemCount } = read('gift', `${GIFTS}|Telephone\n2026-03-01|erc|open|1|USD|bank|0599\n2026-03-01|nobody|open|x|USD|bank|0599`);
  assert.deepEqual([drafts.map(({ rows }) => rows), problems.map(({ row, column }) => [row, column]), leftOut, problemCount], [[[2]], [[3, 'Donor'], [3, 'Amount']], ['Telephone'], 2]);
  assert.ok(!JSON.stringify(drafts).includes('0599'));
  assert.equal(sheetDrafts(Array.from({ length: OPERATION_ROWS_MAX + 1 }, () => ['a']), { kind: 'gift', ...OPTIONS }).problems[0]?.code, 'too-many-rows');
});

test('[B10] no text makes the reader crash, and every record drafted is one that its kind takes', () => {
  const cell = fc.oneof(fc.constantFrom('erc', 'open', 'USD', 'bank', '1', '2026-03-01', 'rice', 'gate', '__proto__', 'constructor', 'toString', ''), fc.string({ maxLength: 8 }));
  const titles = fc.constantFrom('Day', 'Donor', 'Fund', 'Amount', 'Currency', 'Account', '__proto__', 'constructor', 'x');
  fc.assert(
    fc.property(fc.constantFrom(...SHEET_KINDS.map(sheetName), 'constructor'), fc.array(titles, { maxLength: 9 }), fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }), (kind, header, rows) => {
      const { drafts, problemCount } = sheetDrafts([header, ...rows], { kind, ...OPTIONS });
      assert.ok(problemCount > 0 || drafts.length > 0);
    }),
    { numRuns: 300 },
  );
});

test('[B10] the document of sheets names every sheet with its columns', () => {
  const text = readFileSync(new URL('../../../../docs/formats/operation-sheet.md', import.meta.url), 'utf8');
  for (const one of SHEET_KINDS) {
    const columns = one.columns.map(({ key, needed }) => (needed ? `**${key}**` : key)).join(', ');
    assert.ok(text.includes(`| \`${sheetName(one)}\` | ${columns} | ${one.together ?? ''} |`), sheetName(one));
  }
});
