import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe } from '../../../simulation/scribe.ts';
import { checkPage } from './check-page.ts';
import type { SiteView } from './context.ts';
import { sitePages } from './site.ts';

test('[RG14] the page of registrations is there where any were taken in, in three languages, and tells no small count', async () => {
  const scribe = new Scribe().begin({});
  const view = (): SiteView => ({
    books: scribe.books, treeSize: scribe.books.size, operation: { name: 'A test operation', origin: 'example.org/test', logVkey: 'example.org/test+00000000+key' },
    readRecord: async (index) => ({ record: (scribe.admitted[index] as Scribe['admitted'][number]).record }),
    computedAt: '2026-09-01T00:00:00Z',
    assets: { style: 'assets/style.css', script: 'assets/account.js', zakatStyle: 'z.css', zakatScript: 'z.js', calculator: { css: '', script: '' }, files: new Map() },
  });
  const has = (): boolean => [...sitePages(view())].some(({ path }) => path === 'registrations/index.html');
  assert.equal(has(), false);
  scribe.write('registration', { purpose: 'winter', deleteBy: '2099-03-31', registrations: 1204, form: 'kobo', batch: '0'.repeat(32) });
  scribe.write('registration', { purpose: 'cash', deleteBy: '2099-03-31', registrations: 7, form: 'csv', batch: '1'.repeat(32) });
  const pages = new Map([...sitePages(view())].map((page) => [page.path, page]));
  for (const [path, words, withheld, missing] of [['', /fewer than 10 registrations/, 'withheld', 'not reported'], ['fr/', /moins de 10 enregistrements/, 'non indiqué', 'non communiqué'], ['ar/', /أقل من 10 تسجيلات/, 'محجوب', 'لم يُبلَّغ عنه']] as const) {
    const html = new TextDecoder().decode(await pages.get(`${path}registrations/index.html`)?.render());
    assert.equal(checkPage({ path: `${path}registrations/index.html`, html, books: scribe.books, size: scribe.books.size }), undefined);
    assert.match(html, words);
    // What is not told was counted: nothing here is missing for want of a report.
    const table = /<table>.*<\/table>/s.exec(html)?.[0] ?? '';
    assert.equal(table.split(`<span class="none">${withheld}</span>`).length, 5, path);
    assert.equal(table.includes(missing), false, path);
    assert.match(html.replaceAll(/<[^>]+>|[\s.,٬  ]/g, ''), /1204|١٢٠٤/);
  }
});
