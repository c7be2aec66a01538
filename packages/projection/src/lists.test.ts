import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, sourceBlock } from '../../../simulation/scribe.ts';
import { daysBetween } from './age.ts';
import { consignmentsReport } from './consignments.ts';
import { exceptionsReport } from './exceptions.ts';
import type { Row } from './report-shape.ts';
import { restatementRows, restatementsReport } from './restatements.ts';
import { selectRecords } from './select.ts';

function begin(): Scribe {
  return new Scribe().begin({
    organisations: ['publisher', 'ministry', 'erc', 'not-reported', 'wfp'],
    sites: ['gate', 'store', 'camp'],
    funds: ['list', 'open'],
    goods: ['consignment', 'food/pallets', 'food/mt', 'food/no-unit'],
  });
}

interface Truck {
  readonly quantity?: readonly [commodity: string, least: number];
  readonly donor?: string;
  readonly recipient?: string;
  readonly category?: string;
}

function truck(file: string, row: string, { quantity, donor = 'erc', recipient, category = 'food' }: Truck) {
  const goods = [{ amount: { commodity: 'consignment', least: '1' } }, ...(quantity === undefined ? [] : [{ amount: { commodity: quantity[0], least: String(quantity[1]) } }])];
  return { point: 'crossed', site: 'gate', fund: 'list', donor, category, ...(recipient === undefined ? {} : { recipient }), goods, source: sourceBlock(file, row, { ID: row }) };
}

function pick(row: Row | undefined, ...keys: string[]): unknown[] {
  return keys.map((key) => row?.[key]);
}

test('[P10] each consignment counts once, units stand apart, and a consignment without a quantity is counted as such', () => {
  const scribe = begin();
  const file = scribe.open('trucks', 'trucks-1');
  const enter = (row: string, day: string, what: Truck): number => scribe.write('arrival', truck(file, row, what), day);
  enter('1', '2024-05-01', { quantity: ['food/pallets', 12_000_000] });
  enter('2', '2024-05-01', { quantity: ['food/pallets', 12_000_000] }); // Equal but for its id: another truck.
  enter('3', '2024-05-30', { quantity: ['food/mt', 4_500_000], donor: 'not-reported' });
  enter('4', '2024-06-01', {});
  const { books } = scribe;
  const { rows, byMonth, byDonor } = consignmentsReport(books, books.size);
  assert.deepEqual(rows.map((row) => pick(row, 'month', 'donor', 'commodity', 'quantity', 'consignments')), [
    ['2024-05', 'erc', 'food/pallets', '24', 2],
    ['2024-05', 'not-reported', 'food/mt', '4.5', 1],
    ['2024-06', 'erc', '', '', 1],
  ]);
  assert.deepEqual(byMonth.map((row) => pick(row, 'month', 'consignments', 'quantityNotStated', 'quantities')), [
    ['2024-05', 3, 0, [{ commodity: 'food/mt', quantity: '4.5' }, { commodity: 'food/pallets', quantity: '24' }]],
    ['2024-06', 1, 1, []],
  ]);
  assert.deepEqual(byDonor.map((row) => pick(row, 'donor', 'consignments')), [['erc', 3], ['not-reported', 1]]);
  assert.deepEqual(selectRecords(books, books.size, (rows[2] as Row).selector), [books.size - 1]);
});

test('[P11] publishers stand side by side by month with scope and counting point; a breakdown is not counted beside its own total', () => {
  const scribe = begin();
  const file = scribe.open('trucks', 'trucks-1');
  scribe.write('arrival', truck(file, '1', { quantity: ['food/mt', 4_500_000] }), '2024-05-01');
  scribe.write('arrival', truck(file, '2', {}), '2024-05-02');
  const stated = (subject: string, period: string, dimensions: { readonly [name: string]: string }, figures: readonly (readonly [string, string, string])[]) =>
    scribe.write('observation', {
      publisher: 'ministry', subject, point: 'crossed', scope: 'Land routes', period, dimensions,
      figures: figures.map(([measure, unit, value]) => ({ measure, unit, value })),
    });
  stated('consignments', '2024-05-01', { route: 'land' }, [['consignments', 'C62', '3'], ['weight', 'TNE', '40.5'], ['consignments-without-weight', 'C62', '1']]);
  stated('consignments', '2024-05-02', { route: 'land' }, [['consignments', 'C62', '1'], ['weight', 'TNE', '9.5']]);
  stated('consignments-by-donor', '2024-05', { donor: 'erc' }, [['consignments', 'C62', '4']]);
  const { accounts, months, rows } = consignmentsReport(scribe.books, scribe.books.size).sideBySide;
  assert.deepEqual(accounts.map(({ account, publisher, scope, point, basis }) => [account, publisher, point, basis, scope === '']), [
    ['trucks/crossed', 'publisher', 'crossed', 'list', false],
    ['ministry/crossed', 'ministry', 'crossed', 'total', false],
  ]);
  assert.deepEqual(months, [
    {
      month: '2024-05',
      counts: [
        { account: 'trucks/crossed', consignments: '2', tonnes: '4.5', tonnesStatedFor: 1 },
        { account: 'ministry/crossed', consignments: '4', tonnes: '50', tonnesStatedFor: 3 },
      ],
      differences: [{ between: ['trucks/crossed', 'ministry/crossed'], consignments: '-2' }],
    },
  ]);
  assert.deepEqual(rows.map(({ selector }) => selectRecords(scribe.books, scribe.books.size, selector).length), [2, 2, 0]);
});

/** Two versions: a row added with an old day, one with a new day, one changed in two fields, one removed, one as it was. */
function twoVersions(): { readonly scribe: Scribe; readonly before: number } {
  const scribe = begin();
  const first = scribe.open('trucks', 'trucks-1', { retrieved: '2024-11-11' });
  const rows = ['1', '2', '3'].map((row) => scribe.write('arrival', truck(first, row, { quantity: ['food/pallets', 12_000_000] }), '2024-05-10'));
  scribe.close('trucks', [first], { rows: 3, added: 3 });
  const before = scribe.books.size;
  const second = scribe.open('trucks', 'trucks-2', { retrieved: '2025-01-19' });
  const fields = [{ field: 'Quantity', from: '12', to: '4' }, { field: 'Units', from: 'Pallets', to: 'MT' }];
  const now = { kind: 'arrival', eventTime: '2024-05-10', body: truck(second, '1', { quantity: ['food/mt', 4_000_000] }) };
  scribe.write('restatement', { of: scribe.books.idAt(rows[0] as number), change: 'changed', fields, now }, '2025-01-19');
  scribe.write('restatement', { of: scribe.books.idAt(rows[1] as number), change: 'removed', source: sourceBlock(second, '2') }, '2025-01-19');
  scribe.write('arrival', truck(second, '8', {}), '2024-05-10');
  scribe.write('arrival', truck(second, '9', {}), '2024-05-11');
  scribe.close('trucks', [second], { rows: 4, columnsDropped: ['Manifest of'], skipped: [{ reason: 'repeat', rows: 2 }] }, '2025-01-19');
  return { scribe, before };
}

test('[P12] a pair of versions shows what was added, removed, changed and back-dated, per field, and the effect on amounts', () => {
  const { scribe: { books }, before } = twoVersions();
  const [pair, ...others] = restatementsReport(books, books.size).pairs;
  assert.equal(others.length, 0);
  const { added, removed, changed, backdated, fields, columnsDropped, from, to } = pair as NonNullable<typeof pair>;
  assert.deepEqual({ added, removed, changed, backdated, fields, columnsDropped }, { added: 2, removed: 1, changed: 1, backdated: 1, fields: { Quantity: 1, Units: 1 }, columnsDropped: ['Manifest of'] });
  assert.deepEqual([from.retrieved, from.added, to.retrieved, to.finished, to.rows], ['2024-11-11', 3, '2025-01-19', true, 4]);
  assert.deepEqual(pair?.amounts, [
    { commodity: 'consignment', added: '2', removed: '1', changedBefore: '1', changedAfter: '1', effect: '1' },
    { commodity: 'food/mt', added: '0', removed: '0', changedBefore: '0', changedAfter: '4', effect: '4' },
    { commodity: 'food/pallets', added: '0', removed: '12', changedBefore: '12', changedAfter: '0', effect: '-24' },
  ]);
  assert.deepEqual(restatementsReport(books, before).pairs, []);
});

test('[P12] the records behind a pair are listed by change, by field and by page', () => {
  const { scribe: { books } } = twoVersions();
  const listed = (options: Parameters<typeof restatementRows>[3]) => restatementRows(books, books.size, 'trucks/2', options);
  assert.deepEqual(listed({}).rows.map(({ change, backdated, fields }) => [change, backdated, fields]), [
    ['changed', false, ['Quantity', 'Units']],
    ['removed', false, []],
    ['added', true, []],
    ['added', false, []],
  ]);
  assert.equal(listed({ field: 'Units' }).total, 1);
  assert.deepEqual(listed({ change: 'added', offset: 1, limit: 1 }), { total: 2, rows: listed({ change: 'added' }).rows.slice(1) });
  assert.deepEqual(listed({ backdated: true }).rows.map(({ day }) => day), ['2024-05-10']);
  assert.deepEqual(restatementRows(books, books.size, 'trucks/9'), { total: 0, rows: [] });
  assert.deepEqual(selectRecords(books, books.size, { version: 'trucks/2', change: 'removed' }), listed({ change: 'removed' }).rows.map(({ row }) => row));
});

test('[P12] a file of another part succeeds none: the first file of a year is no restatement of the year before', () => {
  const scribe = begin();
  for (const part of ['2024', '2025']) {
    const name = `projects-${part}`;
    const file = scribe.open('projects', name, { part });
    scribe.write('arrival', truck(file, part, {}));
    scribe.close('projects', [file]);
  }
  const report = restatementsReport(scribe.books, scribe.books.size);
  assert.deepEqual(report.versions.map(({ version, added }) => [version, added]), [['projects/1', 1], ['projects/2', 1]]);
  assert.deepEqual(report.pairs, []);
});

test('[P12] an import that was never closed is listed as unfinished', () => {
  const { scribe } = twoVersions();
  const file = scribe.open('trucks', 'trucks-3', { retrieved: '2025-02-01' });
  scribe.write('arrival', truck(file, '10', {}), '2024-05-12');
  const last = restatementsReport(scribe.books, scribe.books.size).pairs.at(-1);
  assert.deepEqual([last?.pair, last?.to.finished, last?.added], ['trucks/3', false, 1]);
  const row = exceptionsReport(scribe.books, scribe.books.size).rows.find(({ code }) => code === 'unfinished-import');
  assert.deepEqual(pick(row, 'severity', 'subject', 'count', 'since'), ['error', 'trucks/3', 1, '2025-02-01']);
});

test('[P13] each exception has a code, an amount and an age counted to the newest day the operation wrote', () => {
  const scribe = begin();
  const { books } = scribe;
  scribe.write('gift', { donor: 'erc', fund: 'open', goods: [{ amount: { commodity: 'food/pallets', least: '5000000' } }], site: 'store', form: 'in-kind' }, '2024-05-01');
  scribe.write('dispatch', { waybill: 'wb-1', site: 'store', fund: 'open', goods: [{ amount: { commodity: 'food/pallets', least: '5000000' } }] }, '2024-05-02');
  scribe.write('arrival', { point: 'arrived', site: 'camp', fund: 'open', waybill: 'wb-1', goods: [{ amount: { commodity: 'food/pallets', least: '3000000' } }], losses: [{ class: 'unexplained', amount: { commodity: 'food/pallets', least: '1000000' } }], excess: [{ amount: { commodity: 'food/mt', least: '1000000' } }] }, '2024-05-04');
  const below = scribe.write('loss', { class: 'damaged', fund: 'open', goods: [{ amount: { commodity: 'food/pallets', least: '2000000' } }], reason: 'rain', site: 'store' }, '2024-05-12', { sealed: false });
  const rows = exceptionsReport(books, books.size).rows.map((row) => pick(row, 'code', 'subject', 'fund', 'amount', 'commodity', 'since', 'ageDays'));
  assert.deepEqual(rows, [
    ['balance-below-zero', 'stock:store', 'open', '-2', 'food/pallets', '2024-05-12', 0],
    ['unsealed-tail', scribe.steward, '', '', '', '', undefined],
    ['open-transit', 'transit:wb-1', 'open', '1', 'food/pallets', '2024-05-02', 10],
    ['suspense-open', 'suspense:camp', 'open', '-1', 'food/mt', '2024-05-04', 8],
    ['unexplained-loss', 'loss:unexplained', 'open', '1', 'food/pallets', '2024-05-04', 8],
  ]);
  assert.equal(exceptionsReport(books, books.size).rows[0]?.['record'], below);
});

test('[P13] what publishers leave out is counted per dataset, and rows they repeat per version', () => {
  const { scribe } = twoVersions();
  const file = scribe.open('trucks', 'trucks-3');
  scribe.write('arrival', truck(file, '20', { donor: 'not-reported', recipient: 'wfp', quantity: ['food/no-unit', 1] }));
  scribe.close('trucks', [file], { skipped: [{ reason: 'repeat-differs', rows: 1 }] });
  const found = exceptionsReport(scribe.books, scribe.books.size).rows.map((row) => pick(row, 'code', 'subject', 'count'));
  assert.deepEqual(found, [
    ['conflicting-rows', 'trucks/3', 1],
    ['donor-not-reported', 'trucks', 1],
    ['recipient-not-reported', 'trucks', 4],
    ['quantity-not-stated', 'trucks', 2],
    ['unit-not-stated', 'trucks', 1],
    ['repeated-rows', 'trucks/2', 2],
  ]);
});

test('[P13] days are those of the calendar, over months and leap years', () => {
  assert.deepEqual([daysBetween(20240228, 20240301), daysBetween(20230228, 20230301), daysBetween(20231231, 20240101), daysBetween(20240101, 20240101)], [2, 1, 1, 0]);
});
