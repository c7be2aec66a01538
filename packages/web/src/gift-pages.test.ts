import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { load, randomReliefOperation, reliefOperation, reliefQuarter } from '../../../simulation/relief-operation.ts';
import { Scribe, sourceBlock } from '../../../simulation/scribe.ts';
import { scaled } from './figure.ts';
import { checkPage, figuresOf } from './check-page.ts';
import { figuresAt } from './figures.ts';
import { FOLLOWED_MAX } from './followed.ts';
import { sitePages, type SitePage } from './site.ts';

function pagesOf({ books, admitted }: Scribe): ReadonlyMap<string, SitePage> {
  return new Map(
    sitePages({
      books, treeSize: books.size, computedAt: '2026-09-01T00:00:00Z',
      operation: { name: 'A test operation', origin: 'example.org/test', logVkey: 'example.org/test+00000000+key' },
      readRecord: async (index) => ({ record: (admitted[index] as Scribe['admitted'][number]).record }),
      assets: { style: 'assets/style.css', script: 'assets/account.js', zakatStyle: 'z.css', zakatScript: 'z.js', calculator: { css: '', script: '' }, files: new Map() },
    }).map((page) => [page.path, page]),
  );
}

const textOf = async (page: SitePage | undefined): Promise<string> => new TextDecoder().decode(await (page as SitePage).render());
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, '').replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ');
const usd = (least: number): JsonObject => ({ commodity: 'USD', least: String(least) });
const isFollowed = (path: string): boolean => /(^|\/)(gifts|deliveries)\//.test(path);

/** Two gifts of money in one account, a purchase, a waybill with a loss, and families: by named lots and by proportion the figures differ. */
function twoGifts(): { readonly scribe: Scribe; readonly first: number; readonly second: number; readonly handover: number } {
  const scribe = reliefOperation();
  const gift = (donor: string, least: number, day: string): number => scribe.write('gift', { donor, fund: 'general', amount: usd(least), account: 'bank', form: 'money' }, day);
  const first = gift('donor', 50_000, '2026-05-03');
  const second = gift('ocha', 25_000, '2026-05-04');
  scribe.write('purchase', { supplier: 'supplier', fund: 'general', account: 'bank', paid: usd(60_000), goods: [load('rice', 600_000, { lot: 'r-1' })], site: 'port' }, '2026-05-05');
  scribe.write('dispatch', { waybill: 'w-1', site: 'port', fund: 'general', goods: [load('rice', 460_000, { lot: 'r-1' })], destination: 'camp' }, '2026-05-06');
  scribe.write('arrival', { point: 'arrived', site: 'camp', fund: 'general', waybill: 'w-1', goods: [load('rice', 450_000, { lot: 'r-1' })], losses: [load('rice', 10_000, { class: 'spoiled', lot: 'r-1' })] }, '2026-05-07');
  const handover = scribe.write('handover', { site: 'camp', fund: 'general', goods: [load('rice', 450_000, { lot: 'r-1' })], cycle: '2026-05' }, '2026-05-08');
  return { scribe, first, second, handover };
}

test('[Q12] a gift says in one sentence where it is, and its table adds up to it by either rule', async () => {
  const { scribe, first, handover } = twoGifts();
  const pages = pagesOf(scribe);
  const html = await textOf(pages.get(`gifts/${first}.html`));
  assert.match(plain(html), /Of USD 500\.00 that Name of donor gave on 3 May 2026, USD 500\.00 became 500 kg of Rice; 450 kg of Rice was handed over \(families at The camp, 2026-05\); 10 kg of Rice was lost \(spoiled\); 40 kg of Rice is in store \(The port\)\./);
  const section = figuresAt(scribe.books, scribe.books.size).section(`gifts.${first}/end`);
  for (const column of ['given', 'givenByProportion']) assert.equal(section.rows.reduce((sum, row) => sum + scaled(String(row[column]), 2), 0n), 50_000n, column);
  assert.ok(html.includes(`href="../deliveries/${handover}.html"`) && html.includes(`records/index.html#r=${handover}`));
  assert.match(html, /amanah trail gift:[0-9a-f]{16} --books BOOKS/);
});

test('[Q12] a delivery says whose gifts are in it, by named lots and beside it by proportion', async () => {
  const { scribe, first, second, handover } = twoGifts();
  const late = scribe.write('handover', { site: 'port', fund: 'general', goods: [load('rice', 140_000, { lot: 'r-1' })], partner: 'partner' }, '2026-05-09');
  const pages = pagesOf(scribe);
  assert.match(plain(await textOf(pages.get(`deliveries/${handover}.html`))), /450 kg of Rice went to families at The camp, 2026-05 on 8 May 2026: all of it from Name of donor\./);
  const html = await textOf(pages.get(`deliveries/${late}.html`));
  assert.match(plain(html), /140 kg of Rice went to Name of partner on 9 May 2026: 40 kg of Rice from Name of donor; 100 kg of Rice from Name of ocha\./);
  const rows = figuresAt(scribe.books, scribe.books.size).section(`deliveries.${late}/share`).rows;
  assert.deepEqual(rows.map((row) => [row['gift'], row['quantity'], row['share'], row['byProportion']]), [[String(first), '40.000', '28.5', '93.333'], [String(second), '100.000', '71.4', '46.667']]);
});

test('[Q12] every number on these pages is a figure that opens to its records and is found again, in every language', async () => {
  for (const scribe of [twoGifts().scribe, reliefQuarter(), randomReliefOperation(11, 300)]) {
    const pages = pagesOf(scribe);
    for (const [path, page] of pages) {
      if (!isFollowed(path) || !path.endsWith('.html')) continue;
      const html = await textOf(page);
      assert.equal(checkPage({ path, html, books: scribe.books, size: scribe.books.size }), undefined, path);
      assert.doesNotMatch(html, /&lt;(bdi|a)\b|undefined|\[object/, path);
      const first = /(gifts|deliveries)\/(\w+)\.html/.exec(path) as RegExpExecArray;
      const name = first[2] === 'index' ? String(first[1]) : `${first[1]}.${first[2]}`;
      const { figures } = JSON.parse(await textOf(pages.get(`records/of/${name}.json`))) as { readonly figures: object };
      for (const { id } of figuresOf(html) ?? []) assert.ok(id in figures || id.includes('/total/'), `${path} ${id}`);
    }
  }
});

test('[Q12] what a publisher states has no page of gifts, and a figure of no gift is none', () => {
  const scribe = new Scribe().begin({ organisations: ['publisher', 'erc'], sites: ['gate'], funds: ['open'], goods: ['consignment'] });
  const file = scribe.open('trucks', 'one');
  scribe.write('arrival', { point: 'crossed', site: 'gate', fund: 'open', donor: 'erc', goods: [{ amount: { commodity: 'consignment', least: '1' } }], source: sourceBlock(file, '1') });
  assert.deepEqual([...pagesOf(scribe).keys()].filter(isFollowed), []);
  const figures = figuresAt(twoGifts().scribe.books, twoGifts().scribe.books.size);
  for (const id of ['gifts.0/gave/USD/quantity', 'gifts.x/gave', 'gifts.01/gave/USD/quantity', 'deliveries.99999/hop', 'gifts./', 'gifts/9/none']) assert.equal(figures.find(id), undefined, id);
});

test('[Q12] a gift taken back says so, and a delivery taken back has no page', async () => {
  const { scribe, second, handover } = twoGifts();
  scribe.write('reversal', { of: scribe.books.idAt(handover), reason: 'entered twice' }, '2026-05-10');
  const taken = scribe.write('gift', { donor: 'ocha', fund: 'winter', amount: usd(700), account: 'bank', form: 'money' }, '2026-05-10');
  scribe.write('reversal', { of: scribe.books.idAt(taken), reason: 'bounced' }, '2026-05-11');
  const pages = pagesOf(scribe);
  assert.equal(pages.has(`deliveries/${handover}.html`), false);
  assert.match(plain(await textOf(pages.get(`gifts/${taken}.html`))), /USD 7\.00 was taken back by a correction/);
  assert.ok(pages.has(`gifts/${second}.html`));
});

test('[Q12] of many gifts the newest thousand have a page, and the list says so', async () => {
  const scribe = reliefOperation();
  const rows = Array.from({ length: FOLLOWED_MAX + 20 }, (_, at) => scribe.write('gift', { donor: 'donor', fund: 'general', amount: usd(100 + at), account: 'bank', form: 'money' }));
  const pages = pagesOf(scribe);
  assert.equal([...pages.keys()].filter((path) => /^gifts\/\d+\.html$/.test(path)).length, FOLLOWED_MAX);
  assert.ok(!pages.has(`gifts/${rows[19]}.html`) && pages.has(`gifts/${rows[20]}.html`));
  assert.match(plain(await textOf(pages.get('gifts/index.html'))), /The newest 1,000 of 1,020 gifts stand here\./);
});

test('[Q12] a delivery of very many gifts shows the largest, without totals that would not be those of all', async () => {
  const scribe = reliefOperation();
  for (let at = 0; at < 260; at += 1) scribe.write('gift', { donor: at % 2 === 0 ? 'donor' : 'ocha', fund: 'general', goods: [load('soap', 1 + at)], site: 'port', form: 'in-kind' });
  const handover = scribe.write('handover', { site: 'port', fund: 'general', goods: [load('soap', 33_930)], partner: 'partner' });
  const pages = pagesOf(scribe);
  const path = `deliveries/${handover}.html`;
  const html = await textOf(pages.get(path));
  assert.equal(checkPage({ path, html, books: scribe.books, size: scribe.books.size }), undefined);
  assert.match(plain(html), /33,930 × Soap went to Name of partner on 1 May 2024: 16,900 × Soap from Name of donor; 17,030 × Soap from Name of ocha\./);
  assert.match(plain(html), /The 200 largest of 260 stand here/);
  assert.match(plain(html), /The first 200 of 261 steps stand here/);
  assert.doesNotMatch(html, /<tfoot>/);
});
