import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, sourceBlock } from '../../../simulation/scribe.ts';
import { donorsReport } from './donors.ts';
import { fundsReport } from './funds.ts';
import { placesReport } from './places.ts';
import { projectsReport } from './projects.ts';
import { promiseSums } from './promise.ts';
import { promisedToServedReport } from './promised-to-served.ts';
import type { Row } from './report-shape.ts';
import { selectRecords } from './select.ts';

const usd = (least: number) => ({ commodity: 'USD', least: String(least) });

function flows(): { readonly scribe: Scribe; readonly file: string } {
  const scribe = new Scribe().begin({ organisations: ['publisher', 'canada', 'wfp', 'pool'], funds: ['plan'] });
  return { scribe, file: scribe.open('flows', 'flows-1', { retrieved: '2026-02-21' }) };
}

function flow(file: string, row: string, status: 'pledge' | 'commitment' | 'paid', least: number, more: { readonly [name: string]: string } = {}) {
  const body = { donor: 'canada', recipient: 'wfp', fund: 'plan', amount: usd(least), form: 'money', boundary: 'incoming', source: sourceBlock(file, row, { id: row, status, amount: String(least) }), ...more };
  return status === 'paid' ? { kind: 'gift', body } : { kind: 'pledge', body: { ...body, status } };
}

function only(rows: readonly Row[]): Row {
  assert.equal(rows.length, 1);
  return rows[0] as Row;
}

function pick(row: Row, ...keys: string[]): unknown[] {
  return keys.map((key) => row[key]);
}

test('[P6] an amount is promised, committed or paid, in one of the three; negative flows lower it and flows of zero count as records', () => {
  const { scribe, file } = flows();
  for (const [row, status, least] of [['1', 'pledge', 1000], ['2', 'commitment', 2000], ['3', 'paid', 5000], ['4', 'paid', -700], ['5', 'paid', 0], ['6', 'pledge', 0]] as const) {
    const { kind, body } = flow(file, row, status, least);
    scribe.write(kind, body);
  }
  const row = only(donorsReport(scribe.books, scribe.books.size).rows);
  assert.deepEqual(pick(row, 'donor', 'dataset', 'commodity', 'promised', 'committed', 'paid', 'records'), ['canada', 'flows', 'USD', '10.00', '20.00', '43.00', 6]);
  assert.equal(selectRecords(scribe.books, scribe.books.size, row.selector).length, 6);
});

test('[P6] a gift that fulfils a promise takes from what is committed first, then from what is pledged', () => {
  const scribe = new Scribe().begin({ organisations: ['canada'], funds: ['open'] });
  const promise = { donor: 'canada', fund: 'open', form: 'money' };
  scribe.write('pledge', { ...promise, amount: usd(1000), status: 'pledge' });
  scribe.write('pledge', { ...promise, amount: usd(500), status: 'commitment' });
  scribe.write('gift', { ...promise, amount: usd(700), account: 'bank', fromPledge: 'yes' });
  const row = only(donorsReport(scribe.books, scribe.books.size).rows);
  assert.deepEqual(pick(row, 'promised', 'committed', 'paid'), ['8.00', '0.00', '7.00']);
});

test('[P7] internal flows stand apart from donors, and in-kind value is shown as part of what was paid', () => {
  const { scribe, file } = flows();
  for (const { kind, body } of [flow(file, '1', 'paid', 900), flow(file, '2', 'paid', 100, { form: 'in-kind', boundary: 'outgoing' }), flow(file, '3', 'paid', 800, { donor: 'pool', boundary: 'internal' })]) {
    scribe.write(kind, body);
  }
  const report = donorsReport(scribe.books, scribe.books.size);
  assert.deepEqual(pick(only(report.rows), 'donor', 'paid', 'paidInKind'), ['canada', '10.00', '1.00']);
  assert.deepEqual(pick(only(report.internal), 'donor', 'paid'), ['pool', '8.00']);
  assert.deepEqual(pick(only(fundsReport(scribe.books, scribe.books.size).rows), 'contributions', 'internal', 'donors'), ['10.00', '8.00', 1]);
});

test('[P7] the second sight of one flow id in a dataset is refused, so it cannot count twice', () => {
  const { scribe, file } = flows();
  const { kind, body } = flow(file, '343172', 'paid', 900);
  scribe.write(kind, body);
  const again = scribe.submit(scribe.record(kind, { ...body, boundary: 'outgoing' }));
  assert.equal(again.ok ? '' : again.code, 'row-already-stated');
});

test('[P8] a change of status under one id is listed newest first with both amounts, and the former figure is still the figure at the former size', () => {
  const { scribe, file } = flows();
  const first = flow(file, '343172', 'commitment', 460845500);
  scribe.write(first.kind, first.body, '2026-01-01');
  const other = flow(file, '379211', 'pledge', 100);
  scribe.write(other.kind, other.body, '2026-01-01');
  const size = scribe.books.size;
  const newer = scribe.open('flows', 'flows-2', { retrieved: '2026-04-18' });
  const restate = (row: number, now: { readonly kind: string; readonly body: object }) =>
    scribe.write('restatement', { of: scribe.books.idAt(row), change: 'changed', fields: [{ field: 'status', from: 'x', to: 'y' }], now: { ...now, eventTime: '2026-01-01' } } as never);
  restate(size - 2, flow(newer, '343172', 'paid', 1079913600));
  restate(size - 1, flow(newer, '379211', 'commitment', 100));
  const { transitions } = donorsReport(scribe.books, scribe.books.size);
  assert.deepEqual(transitions.map((row) => pick(row, 'from', 'amountBefore', 'to', 'amountAfter', 'retrieved')), [
    ['promised', '1.00', 'committed', '1.00', '2026-04-18'],
    ['committed', '4608455.00', 'paid', '10799136.00', '2026-04-18'],
  ]);
  assert.deepEqual(pick(only(donorsReport(scribe.books, scribe.books.size).rows), 'committed', 'paid'), ['1.00', '10799136.00']);
  assert.deepEqual(pick(only(donorsReport(scribe.books, size).rows), 'promised', 'committed', 'paid'), ['1.00', '4608455.00', '0.00']);
  assert.deepEqual(donorsReport(scribe.books, size).transitions, []);
});

test('[P8] what vanished is shown until it stands again', () => {
  const { scribe, file } = flows();
  const first = flow(file, '1', 'commitment', 900);
  const row = scribe.write(first.kind, first.body);
  const newer = scribe.open('flows', 'flows-2');
  scribe.write('restatement', { of: scribe.books.idAt(row), change: 'removed', source: sourceBlock(newer, '1') });
  const gone = only(donorsReport(scribe.books, scribe.books.size).rows);
  assert.deepEqual(pick(gone, 'committed', 'vanished', 'vanishedUnpaid', 'vanishedRecords'), ['0.00', '9.00', '9.00', 1]);
  assert.deepEqual(selectRecords(scribe.books, scribe.books.size, { vanished: 'yes', donor: 'canada' }), [row]);
  const newest = scribe.open('flows', 'flows-3');
  const back = flow(newest, '1', 'paid', 900);
  scribe.write(back.kind, back.body);
  assert.deepEqual(promiseSums(scribe.books, scribe.books.size).map(({ paid, vanished }) => [paid, vanished]), [[900n, 0n]]);
});

function pool(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['publisher', 'norway', 'ngo', 'other-ngo'], sites: ['gaza'] });
  scribe.write('fund', { code: 'pool/2024', name: 'Pool 2024', restrictions: ['place'], of: 'pool', year: 2024 });
  scribe.write('site', { code: 'gaza/rafah', name: 'Rafah', type: 'area', parent: 'gaza', pcode: 'PS0275' });
  const money = scribe.open('contributions', 'contributions');
  scribe.write('gift', { donor: 'norway', fund: 'pool/2024', amount: usd(1_000_00), account: 'pool', form: 'money', source: sourceBlock(money, '1') });
  const file = scribe.open('projects', 'projects');
  const grant = (project: string, partner: string, least: number) =>
    scribe.write('grant', { partner, fund: 'pool/2024', account: 'pool', amount: usd(least), project, title: `Title of ${project}`, status: 'closed', figures: [{ measure: 'people-men', unit: 'person', value: '7' }, { measure: 'people-girls', unit: 'person', value: '3' }], source: sourceBlock(file, project) });
  grant('p1', 'ngo', 600_30);
  grant('p2', 'other-ngo', 0);
  const place = (row: string, project: string, code: string, value: string) =>
    scribe.write('observation', { publisher: 'publisher', subject: 'project-place', place: code, fund: 'pool/2024', figures: [{ measure: 'budget', unit: 'USD', value }], dimensions: { project }, source: sourceBlock(file, row) });
  place('a', 'p1', 'gaza/rafah', '500.1');
  place('b', 'p1', 'gaza', '99.67');
  return scribe;
}

test('[P9] a fund shows contributions, grants, projects and the sum of its place budgets with the difference; people are those stated per project', () => {
  const { books } = pool();
  const row = only(fundsReport(books, books.size).rows.filter(({ fund }) => fund === 'pool/2024'));
  assert.deepEqual(pick(row, 'pooledFund', 'year', 'contributions', 'donors', 'allocations', 'projects', 'placeBudgets', 'places', 'difference', 'peopleStated'), [
    'pool', '2024', '1000.00', 1, '600.30', 2, '599.77', 2, '0.53', 20,
  ]);
});

test('[P9] a budget in something that is no commodity of the books is no budget, and no report breaks', () => {
  const scribe = pool();
  const before = JSON.stringify([fundsReport(scribe.books, scribe.books.size).rows, projectsReport(scribe.books, scribe.books.size).rows].map((rows) => rows.map((row) => row['placeBudgets'])));
  scribe.write('observation', { publisher: 'publisher', subject: 'project-place', place: 'gaza', fund: 'pool/2024', figures: [{ measure: 'budget', unit: 'TNE', value: '1' }], dimensions: { project: 'p2' } });
  const { books } = scribe;
  const after = JSON.stringify([fundsReport(books, books.size).rows, projectsReport(books, books.size).rows].map((rows) => rows.map((row) => row['placeBudgets'])));
  assert.equal(after, before);
  scribe.write('observation', { publisher: 'publisher', subject: 'project-place', fund: 'pool/2024', figures: [{ measure: 'budget', unit: 'people', value: '1' }], dimensions: { project: 'p9' } });
  assert.deepEqual(projectsReport(books, books.size).rows.filter(({ project }) => project === 'p9').map((row) => pick(row, 'commodity', 'placeBudgets', 'places')), [['USD', '0.00', 1]], 'a project without grants stands in the commodity of its fund');
  assert.doesNotThrow(() => placesReport(books, books.size));
});

test('[P9] a project stands beside its places, also when it was granted nothing', () => {
  const { books } = pool();
  const { rows } = projectsReport(books, books.size);
  assert.deepEqual(rows.map((row) => pick(row, 'project', 'partner', 'status', 'amount', 'placeBudgets', 'difference', 'places', 'men', 'girls')), [
    ['p1', 'ngo', 'closed', '600.30', '599.77', '0.53', 2, 7, 3],
    ['p2', 'other-ngo', 'closed', '0.00', '0.00', '0.00', 0, 7, 3],
  ]);
});

test('[P9] a place has its own budget, and with its parts the budgets of the places whose parent it is', () => {
  const { books } = pool();
  const { rows } = placesReport(books, books.size);
  assert.deepEqual(rows.map((row) => pick(row, 'place', 'parent', 'pcode', 'budget', 'budgetWithParts', 'projectPlaces', 'projectPlacesWithParts')), [
    ['gaza', '', '', '99.67', '599.77', 1, 2],
    ['gaza/rafah', 'gaza', 'PS0275', '500.10', '500.10', 1, 1],
  ]);
  assert.equal(selectRecords(books, books.size, (rows[0] as Row).selector).length, 2);
});

test('[P14] a river loses nothing: each stage is the next one and what left, by name', () => {
  const { books } = pool();
  const { rivers } = promisedToServedReport(books, books.size);
  const river = rivers.find(({ code }) => code === 'pool/2024');
  assert.deepEqual(river?.stages.map(({ stage, amount, leaves }) => [stage, amount, leaves.map((leave) => `${leave.reason} ${leave.amount}`)]), [
    ['paid', '1000.00', ['in-hand 399.70']],
    ['granted', '600.30', ['not-placed 0.53']],
    ['in-places', '599.77', ['not-followed-further 599.77']],
  ]);
  assert.deepEqual(river?.sentence, { promised: '', paid: '1000.00', delivered: '599.77', gap: '400.23', deliveredStage: 'in-places' });
});

test('[P14] who states no promise has none in the river; a promise kept in full still stands there', () => {
  const promisedOf = (pledged: boolean): string | undefined => {
    const scribe = new Scribe().begin({ organisations: ['canada'], funds: ['open'], sites: [], goods: [] });
    if (pledged) scribe.write('pledge', { donor: 'canada', fund: 'open', amount: usd(100), status: 'pledge', form: 'money' });
    scribe.write('gift', { donor: 'canada', fund: 'open', amount: usd(100), account: 'bank', form: 'money', ...(pledged ? { fromPledge: 'yes' } : {}) });
    return promisedToServedReport(scribe.books, scribe.books.size).rivers[0]?.stages.find(({ stage }) => stage === 'promised')?.amount;
  };
  assert.deepEqual([promisedOf(false), promisedOf(true)], [undefined, '1.00']);
});

test('[P14] money and goods, and two publishers, are never one river', () => {
  const scribe = new Scribe().begin({ organisations: ['canada', 'publisher', 'other'], funds: ['open'], sites: ['gate'], goods: ['consignment', 'food/mt'] });
  scribe.write('gift', { donor: 'canada', fund: 'open', amount: usd(100), account: 'bank', form: 'money' });
  scribe.write('gift', { donor: 'canada', fund: 'open', goods: [{ amount: { commodity: 'food/mt', least: '1000000' } }], site: 'gate', form: 'in-kind' });
  for (const publisher of ['publisher', 'other']) {
    const file = scribe.open(`list-of-${publisher}`, publisher, { publisher });
    const truck = { amount: { commodity: 'consignment', least: '1' } };
    scribe.write('arrival', { point: 'crossed', site: 'gate', fund: 'open', donor: 'canada', goods: [truck, { amount: { commodity: 'food/mt', least: '9000000' } }], source: sourceBlock(file, '1') });
  }
  const { rivers } = promisedToServedReport(scribe.books, scribe.books.size);
  assert.deepEqual(rivers.map(({ code, form, commodity, stages }) => [code, form, commodity, stages[0]?.stage, stages[0]?.amount]), [
    ['own/USD', 'money', 'USD', 'paid', '1.00'],
    ['list-of-other', 'goods', 'consignment', 'crossed', '1'],
    ['list-of-publisher', 'goods', 'consignment', 'crossed', '1'],
    ['own/food/mt', 'goods', 'food/mt', 'received', '1'],
  ]);
});
