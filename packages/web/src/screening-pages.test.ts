import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scribe, fileDigest } from '../../../simulation/scribe.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { checkPage, figuresOf } from './check-page.ts';
import type { SiteView } from './context.ts';
import { sitePages, type SitePage } from './site.ts';

function pagesOf(scribe: Scribe): ReadonlyMap<string, SitePage> {
  const view: SiteView = {
    books: scribe.books, treeSize: scribe.books.size, operation: { name: 'A test operation', origin: 'example.org/test', logVkey: 'example.org/test+00000000+key' },
    readRecord: async (index) => ({ record: (scribe.admitted[index] as Scribe['admitted'][number]).record }),
    computedAt: '2026-09-01T00:00:00Z',
    assets: { style: 'assets/style.css', script: 'assets/account.js', zakatStyle: 'z.css', zakatScript: 'z.js', calculator: { css: '', script: '' }, files: new Map() },
  };
  return new Map(sitePages(view).map((page) => [page.path, page]));
}

const textOf = async (page: SitePage | undefined): Promise<string> => new TextDecoder().decode(await page?.render());

function screening(more: JsonObject = {}): JsonObject {
  return { list: 'un', listDate: '2024-04-20', listDigest: fileDigest('one'), entries: 7379, added: 7379, changed: 0, removed: 0, threshold: 737, parties: 2, others: 2, hits: 1, open: ['zzmill'], ...more };
}

test('[SC22] the page of screenings is there where something was screened, in three languages, with figures that open, and names nobody', async () => {
  const scribe = new Scribe().begin({ organisations: ['zzmill', 'zzngo'] });
  scribe.now = '2024-05-02T10:00:00Z';
  assert.equal(pagesOf(scribe).has('screening/index.html'), false);
  scribe.write('screening', screening());
  scribe.write('screening', screening({ list: 'ofac-2019', listDate: '2019-01-25', forTests: true }));
  const pages = pagesOf(scribe);
  const listed = new Set<string>();
  for (const name of ['screenings', 'screenings.run']) for (const id of Object.keys((JSON.parse(await textOf(pages.get(`records/of/${name}.json`))) as { readonly figures: object }).figures)) listed.add(id);
  for (const [path, sentence] of [['', /ofac-2019[^:]*: outdated list of .{0,40}25.{0,20}2019.{0,20}: for tests only, this is not screening/], ['fr/', /liste périmée du .*2019.*\s: pour essais seulement, ceci n’est pas un contrôle/], ['ar/', /للاختبار فقط، وهذا ليس فحصًا/]] as const) {
    const html = await textOf(pages.get(`${path}screening/index.html`));
    assert.equal(checkPage({ path: `${path}screening/index.html`, html, books: scribe.books, size: scribe.books.size }), undefined);
    assert.match(html.replaceAll(/<[^>]+>/g, ''), sentence);
    const shown = (figuresOf(html) ?? []).filter(({ id }) => !id.includes('/total/'));
    assert.ok(shown.length > 20);
    for (const { id } of shown) assert.ok(listed.has(id), `${path} ${id}`);
    assert.equal(html.includes('zzmill'), false, 'a hit is a question, and no page spreads it');
    assert.match(await textOf(pages.get(`${path}index.html`)), /screening\/index\.html/);
  }
});
