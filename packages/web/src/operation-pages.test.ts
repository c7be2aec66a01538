import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, reliefOperation, reliefQuarter } from '../../../simulation/relief-operation.ts';
import { Scribe, sourceBlock } from '../../../simulation/scribe.ts';
import { checkPage, figuresOf } from './check-page.ts';
import type { SiteView } from './context.ts';
import { sitePages, type SitePage } from './site.ts';

const OWN = ['adequacy', 'waybills', 'losses', 'stock'];

function pagesOf(scribe: Scribe): SitePage[] {
  const view: SiteView = {
    books: scribe.books,
    treeSize: scribe.books.size,
    operation: { name: 'A test operation', origin: 'example.org/test', logVkey: 'example.org/test+00000000+key' },
    readRecord: async (index) => ({ record: (scribe.admitted[index] as Scribe['admitted'][number]).record }),
    computedAt: '2026-09-01T00:00:00Z',
    assets: { style: 'assets/style.css', script: 'assets/account.js', zakatStyle: 'z.css', zakatScript: 'z.js', calculator: { css: '', script: '' }, files: new Map() },
  };
  return sitePages(view);
}

const textOf = async (page: SitePage): Promise<string> => new TextDecoder().decode(await page.render());

test('[Q11] pages about an operation\'s own goods are there in every language exactly where it has such goods', () => {
  const lists = new Scribe().begin({ organisations: ['publisher', 'erc'], sites: ['gate'], funds: ['open'], goods: ['consignment'] });
  const file = lists.open('trucks', 'one');
  lists.write('arrival', { point: 'crossed', site: 'gate', fund: 'open', donor: 'erc', goods: [{ amount: { commodity: 'consignment', least: '1' } }], source: sourceBlock(file, '1') });
  const paths = (scribe: Scribe): string[] => pagesOf(scribe).map(({ path }) => path).filter((path) => OWN.some((name) => path.includes(`${name}/index.html`)));
  assert.deepEqual(paths(lists), []);
  assert.deepEqual(paths(reliefQuarter()), ['', 'ar/', 'fr/'].flatMap((prefix) => OWN.map((name) => `${prefix}${name}/index.html`)));
  assert.deepEqual(pagesOf(lists).filter(({ path }) => path.startsWith('records/of/') && OWN.some((name) => path.includes(`/${name}`))), []);
});

test('[Q11] every number on them is a figure of a report, opens to its records, and is written as the check of pages reads it', async () => {
  const scribe = reliefQuarter();
  const pages = pagesOf(scribe);
  const listed = new Map<string, ReadonlySet<string>>();
  for (const page of pages.filter(({ path }) => path.startsWith('records/of/'))) {
    listed.set(page.path.slice('records/of/'.length, -'.json'.length), new Set(Object.keys((JSON.parse(await textOf(page)) as { readonly figures: object }).figures)));
  }
  for (const page of pages.filter(({ path }) => path.endsWith('.html') && (path.endsWith('index.html')))) {
    const html = await textOf(page);
    assert.equal(checkPage({ path: page.path, html, books: scribe.books, size: scribe.books.size }), undefined, page.path);
    if (!OWN.some((name) => page.path.includes(name))) continue;
    const shown = figuresOf(html) ?? [];
    assert.ok(shown.length > 5, page.path);
    for (const { id } of shown.filter((one) => !one.id.includes('/total/'))) assert.ok(listed.get(id.split('/')[0] as string)?.has(id), `${page.path} ${id}`);
  }
});

test('[Q11] the headline of adequacy is the distance between sent, handed over and needed; the first sentence tells the operation\'s own way', async () => {
  const pages = new Map(pagesOf(reliefQuarter()).map((page) => [page.path, page]));
  const plain = async (path: string): Promise<string> => (await textOf(pages.get(path) as SitePage)).replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');
  assert.match(await plain('adequacy/index.html'), /The strip, Aug 2026: food for 66,342 person-days was sent, 23,828 arrived, 15,428 were handed over\. 297,600 were needed; what was handed over covers 5\.1%\./);
  assert.match(await plain('index.html'), /Donors promised .+? to A test operation; .+? has been paid\. .+? was granted or paid out\. .+? is in hand\./);
  const losses = await plain('losses/index.html');
  for (const words of ['taken by armed actors', 'taken by people in need', 'damaged', 'unexplained', 'Name of general', 'WB-0005']) assert.ok(losses.includes(words), words);
  const waybills = await plain('waybills/index.html');
  for (const words of ['WB-0001', 'from books and parties', 'WB-0004', 'transporter']) assert.ok(waybills.includes(words), words);
});

test('[Q11] waiting records and lines of the bank are on no page but as numbers among the exceptions', async () => {
  const scribe = reliefQuarter();
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:*': '0' } });
  scribe.write('payment', { account: 'bank', fund: 'general', amount: { commodity: 'USD', least: '4242424' }, supplier: 'supplier' }, '2026-09-01');
  const statement = scribe.write('bank-statement', { account: 'bank', commodity: 'USD', from: '2026-08-01', to: '2026-08-31', opening: '0', closing: '3131313', lines: 1, file: 'a'.repeat(64), name: 'august.csv' }, '2026-09-01');
  scribe.write('bank-line', { statement: scribe.books.idAt(statement), account: 'bank', line: 1, day: '2026-08-20', amount: { commodity: 'USD', least: '3131313' } }, '2026-09-01');
  for (const page of pagesOf(scribe).filter(({ path }) => path.endsWith('.html'))) assert.doesNotMatch(await textOf(page), /42,?424\.24|31,?313\.13|august\.csv|first-steward/, page.path);
  const exceptions = await textOf(pagesOf(scribe).find(({ path }) => path === 'exceptions/index.html') as SitePage);
  assert.match(exceptions, /Records wait for a second person/);
  assert.match(exceptions, /Lines of the bank without a record/);
});

test('[Q11] a page of many waybills shows the last thousand, each figure opens, and the totals are those of all', async () => {
  const scribe = reliefOperation();
  scribe.write('gift', { donor: 'donor', fund: 'general', goods: [load('soap', 5000)], site: 'port', form: 'in-kind' });
  for (let number = 1; number <= 1100; number += 1) scribe.write('dispatch', { waybill: String(number).padStart(4, '0'), site: 'port', fund: 'general', goods: [load('soap', 2)], destination: 'depot' });
  const pages = new Map(pagesOf(scribe).map((page) => [page.path, page]));
  const html = await textOf(pages.get('waybills/index.html') as SitePage);
  assert.equal(checkPage({ path: 'waybills/index.html', html, books: scribe.books, size: scribe.books.size }), undefined);
  assert.ok(!html.includes('>0100<') && html.includes('>0101<') && html.includes('>1100<'));
  assert.match(html, /<tfoot>[^]*>2,200</);
  const listed = JSON.parse(await textOf(pages.get('records/of/waybills.json') as SitePage)) as { readonly figures: object };
  for (const { id } of (figuresOf(html) ?? []).filter((one) => !one.id.includes('/total/'))) assert.ok(id in listed.figures, id);
});
