import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decidingOperation, HOSTILE } from '../../../simulation/deciding-operation.ts';
import { reliefQuarter } from '../../../simulation/relief-operation.ts';
import { booksOfFirst, type Scribe } from '../../../simulation/scribe.ts';
import { checkPage, figuresOf } from './check-page.ts';
import type { SiteView } from './context.ts';
import { sitePages } from './site.ts';

const { scribe, rows } = decidingOperation();

function filesOf({ books, admitted }: Pick<Scribe, 'books' | 'admitted'>, size = books.size): Map<string, () => Promise<string>> {
  const view: SiteView = {
    books, treeSize: size, operation: { name: 'A test operation', origin: 'example.org/test', logVkey: 'example.org/test+00000000+key' },
    readRecord: async (index) => ({ record: (admitted[index] as Scribe['admitted'][number]).record }), computedAt: '2027-04-01T00:00:00Z',
    assets: { style: 'assets/style.css', script: 'assets/account.js', zakatStyle: 'z.css', zakatScript: 'z.js', calculator: { css: '', script: '' }, files: new Map() },
  };
  return new Map(sitePages(view).map((page) => [page.path, async () => new TextDecoder().decode(await page.render())]));
}

const files = filesOf(scribe);
const read = (path: string): Promise<string> => (files.get(path) as () => Promise<string>)();
const pageOf = (code: string, folder = ''): string => `${folder}decisions/${rows[code]}.html`;
const plain = (html: string): string => html.replaceAll(/<dl hidden[\s\S]*?<\/dl>/g, '').replaceAll(/<\/?(?:p|li|t[dhr]|h\d|section|div|d[dlt])\b[^>]*>/g, ' ').replaceAll(/<[^>]+>/g, '').replaceAll(/[\s\u00a0]+/g, ' ');
const DECISION_PAGES = ['', 'ar/', 'fr/'].flatMap((folder) => [`${folder}decisions/index.html`, ...Object.keys(rows).map((code) => pageOf(code, folder))]);

test('[W16] [W3] every number on the pages of votes is a figure that the records give and that opens to its records, in every language', async () => {
  const listed = new Map<string, ReadonlySet<string>>();
  for (const path of files.keys()) {
    if (path.startsWith('records/of/decisions')) listed.set(path.slice('records/of/'.length, -'.json'.length), new Set(Object.keys((JSON.parse(await read(path)) as { readonly figures: object }).figures)));
  }
  for (const path of [...DECISION_PAGES, 'index.html', 'funds/winter.html', 'restatements/index.html']) {
    const html = await read(path);
    assert.equal(checkPage({ path, html, books: scribe.books, size: scribe.books.size }), undefined, path);
    for (const { id } of (figuresOf(html) ?? []).filter((one) => one.id.startsWith('decisions') && !one.id.includes('/total/'))) assert.ok(listed.get(id.split('/')[0] as string)?.has(id), `${path} ${id}`);
  }
});

test('[W16] the page says what came of the vote in one sentence, and an override before it, in both directions, with the reason', async () => {
  const [rent, ends] = [plain(await read(pageOf('rent'))), plain(await read(pageOf('rent-ends')))];
  assert.match(rent, /Overridden: this decision is not in force any more End the rent of the store took its place on 19 January 2027\. .*Reason given: “The landlord withdrew the contract; the store is not ours any more\.” Passed on 14 January 2027 by council: 3 for, 1 against, 1 abstained\. 5 could vote\. It is not in force any more\./);
  assert.match(ends, /This decision overrides an earlier one It took the place of Rent of a store near the camp\. Reason given: “The landlord withdrew/);
  assert.match(plain(await read(pageOf('auditor'))), /A vote about overriding this decision is under way/);
  assert.match(plain(await read(pageOf('flags'))), /Nothing was decided on .*: 2 took part, and 3 of 5 had to\./);
  assert.match(plain(await read(pageOf('winter-budget'))), /Funded on .* by assembly: 5 of 6 projects, for USD 90,000\.00 of USD 100,000\.00\./u);
  assert.match(plain(await read(pageOf('stewards-2027'))), /Elected on .* by assembly: Hana, Yusuf\..*Round 2: Mira could not be elected any more, because of a seat that is kept for a group/);
  assert.match(plain(await read(pageOf('council-rules'))), /The policy that is adopted if it passes, to the letter committee\/council version 2.*What rests on it policy \d+/);
  assert.match(plain(await read(pageOf('camp-place'))), /dina objected: “On Sundays the road is closed until noon\.” Set aside by Set the objection about the road aside\./);
});

test('[W16] what people wrote is text: no page has markup of theirs, and hidden ballots say nothing until they are opened', async () => {
  for (const path of [...DECISION_PAGES, 'index.html', 'restatements/index.html']) {
    const html = await read(path);
    assert.doesNotMatch(html, /<script>alert|<img src=x/, path);
  }
  // Nor has a page a key, a seal or the salt of a ballot.
  const secrets = [...scribe.admitted.map(({ record }) => record.author), ...scribe.books.matters.documents('ballot-opening').map(({ body }) => String(body['salt']))];
  for (const path of DECISION_PAGES) {
    const html = await read(path);
    for (const secret of new Set(secrets)) assert.ok(!html.includes(secret), path);
  }
  assert.ok((await read(pageOf('auditor-other'))).includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  assert.ok(HOSTILE.includes('<script>'));
  // The vote as it stood when the first hidden ballot was about to be opened.
  const opened = scribe.books.matters.documents('ballot-opening')[0]?.index as number;
  const before = filesOf({ books: booksOfFirst(scribe, opened), admitted: scribe.admitted });
  const ballots = /<table class="ballots">[\s\S]*?<\/table>/.exec(await (before.get(pageOf('auditor')) as () => Promise<string>)())?.[0] ?? '';
  assert.doesNotMatch(plain(ballots), /\bFor\b|Against|Abstain/);
  assert.match(plain(await read(pageOf('auditor'))), /dina Hidden Never opened: counts as an abstention/);
});

test('[W18] from the fund and the records of a vote one comes to its page; the first page and what changed name overrides; an account without votes says nothing of them', async () => {
  assert.ok((await read('funds/winter.html')).includes(`href="../decisions/${rows['winter-budget']}.html"`));
  assert.match(plain(await read('index.html')), /7 decisions stand: who decided it, and under which rule\. 1 decision was overridden by a later one\. 1 vote is open\./);
  assert.match(plain(await read('restatements/index.html')), /End the rent of the store took the place of Rent of a store near the camp on 19 January 2027/);
  const pairs = new Map(JSON.parse(await read('records/decisions.json')) as [number, number][]);
  const { uses } = JSON.parse(JSON.stringify({ uses: scribe.books.matters.usesOf(scribe.books.matters.documents('outcome')[0]?.id as string) })) as { readonly uses: readonly { readonly row: number }[] };
  for (const { row } of uses) assert.equal(pairs.get(row), rows['rent']);
  const gifts = await Promise.all([...files.keys()].filter((path) => /^gifts\/\d+\.html$/.test(path)).map(read));
  assert.ok(gifts.some((html) => html.includes(`decided by <a href="../decisions/${rows['rent']}.html"`)));
  const without = filesOf(reliefQuarter());
  assert.deepEqual([...without.keys()].filter((path) => path.includes('decisions/')), []);
  assert.doesNotMatch(await (without.get('index.html') as () => Promise<string>)(), /decisions\//);
});
