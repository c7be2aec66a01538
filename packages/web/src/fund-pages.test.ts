import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { Scribe } from '../../../simulation/scribe.ts';
import { checkPage, figuresOf } from './check-page.ts';
import { sitePages, type SitePage } from './site.ts';

const usd = (least: string): JsonObject => ({ commodity: 'USD', least });
const HOSTILE = '</h3><script>x</script>';

function zakat(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['donor', 'ngo'], funds: ['open'] });
  scribe.write('fund', { code: 'alms', name: `Alms ${HOSTILE}`, restrictions: ['zakat'] });
  scribe.write('policy', { subject: 'fund/alms', version: 1, parameters: { categories: 'fuqara masakin amilin', distribution: 'all-present', mixing: 'no', accounts: 'zakat', costs: 'wages', cost: '1/10', amil: '1/8', 'hand-over-within': '1 lunar-year' } }, '2025-06-01');
  const give = (least: string, day: string): number => scribe.write('gift', { donor: 'donor', fund: 'alms', amount: usd(least), account: 'zakat', form: 'money' }, day);
  give('60000', '2025-07-01');
  give('40000', '2026-05-01');
  scribe.write('grant', { partner: 'ngo', fund: 'alms', account: 'zakat', amount: usd('25000'), category: 'fuqara' }, '2026-07-09');
  return scribe;
}

function pagesOf(scribe: Scribe): Map<string, SitePage> {
  const assets = { style: 'assets/style.css', script: 'assets/account.js', zakatStyle: 'z.css', zakatScript: 'z.js', calculator: { css: '', script: '' }, files: new Map() };
  const pages = sitePages({
    books: scribe.books, treeSize: scribe.books.size, operation: { name: 'A test operation', origin: 'example.org/test', logVkey: 'example.org/test+00000000+key' },
    readRecord: async (index) => ({ record: (scribe.admitted[index] as Scribe['admitted'][number]).record }), computedAt: '2026-09-01T00:00:00Z', assets,
  });
  return new Map(pages.map((page) => [page.path, page]));
}

const textOf = async (page: SitePage | undefined): Promise<string> => new TextDecoder().decode(await (page as SitePage).render());
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, '').replaceAll(/[\s\u00a0\u202f]+/g, ' ');

test('[P15] [P16] the page of a fund says how old the oldest zakat is that is not handed over, in every language, and its rules; every number is a figure that opens', async () => {
  const scribe = zakat();
  const pages = pagesOf(scribe);
  const words: Readonly<Record<string, readonly RegExp[]>> = {
    '': [/Oldest zakat not yet handed over: 373 days, since 1 July 2025\. Not yet handed over: USD 750\.00\./, /Past its time: USD 350\.00\./, /the poor.*something went there/, /the policy wants every category/, /hand-over-within/],
    'ar/': [/أقدم زكاة لم تُسلَّم بعد/, /الفقراء/],
    'fr/': [/Zakat la plus ancienne pas encore remise : 373 jours/, /les pauvres/],
  };
  for (const [prefix, patterns] of Object.entries(words)) {
    const path = `${prefix}funds/alms.html`;
    const html = await textOf(pages.get(path));
    assert.equal(checkPage({ path, html, books: scribe.books, size: scribe.books.size }), undefined, path);
    for (const pattern of patterns) assert.match(plain(html), pattern);
    assert.ok(!html.includes('<script>x'), path);
  }
  const start = await textOf(pages.get('index.html'));
  assert.match(plain(start), /Oldest zakat not yet handed over: 373 days, since 1 July 2025/);
  assert.equal(checkPage({ path: 'index.html', html: start, books: scribe.books, size: scribe.books.size }), undefined);
  const shown = (figuresOf(await textOf(pages.get('funds/alms.html'))) ?? []).filter(({ id }) => id.startsWith('fund-') && !id.includes('/total/'));
  assert.ok(shown.length > 20);
  for (const report of ['fund-age', 'fund-rules']) {
    const listed = new Set([...pages.keys()].filter((path) => path.startsWith(`records/of/${report}`)).map((path) => path));
    assert.ok(listed.size > 0, report);
  }
  for (const { id } of shown) {
    const listed = JSON.parse(await textOf(pages.get(`records/of/${id.split('/')[0] as string}.json`))) as { readonly figures: object };
    assert.ok(id in listed.figures, id);
  }
});

test('[P15] a fund without rules says nothing of them', async () => {
  const scribe = zakat();
  scribe.write('gift', { donor: 'donor', fund: 'open', amount: usd('5'), account: 'bank', form: 'money' }, '2026-07-09');
  assert.ok(!(await textOf(pagesOf(scribe).get('funds/open.html'))).includes('id="rules"'));
});
