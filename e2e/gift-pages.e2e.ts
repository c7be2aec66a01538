// Pages of gifts and deliveries in a real browser: in every language, on a
// phone, printed, and without scripts.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildAssets } from '@amanah/web/assets.ts';
import { figuresAt } from '@amanah/web/figures.ts';
import { sitePages } from '@amanah/web/site.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import { reliefQuarter } from '../simulation/relief-operation.ts';
import type { Scribe } from '../simulation/scribe.ts';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const quarter = reliefQuarter();
const { gifts, deliveries } = figuresAt(quarter.books, quarter.books.size).followed;
const [GIFT, DELIVERY] = [`gifts/${gifts.shown[0]}.html`, `deliveries/${deliveries.shown[1]}.html`];
const PAGES = ['gifts/index.html', 'deliveries/index.html', GIFT, DELIVERY];

const launched = await launchBrowser();

describe('pages of gifts and deliveries', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  const server = createServer();
  let address = '';
  before(async () => {
    const files = await filesOf(quarter);
    server.on('request', (request, response) => {
      const file = files.get(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1));
      if (file === undefined) response.writeHead(404).end();
      else void file.bytes().then((bytes) => response.writeHead(200, { 'content-type': file.type, 'content-security-policy': POLICY }).end(bytes));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  for (const folder of ['', 'ar/', 'fr/']) {
    for (const path of PAGES) {
      test(`[W5] ${folder}${path}: headings in order, fits a phone, no accessibility violation, no script error`, async () => {
        const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
        const page = await context.newPage();
        const wrong: string[] = [];
        page.on('pageerror', (error) => wrong.push(error.message));
        await page.goto(`${address}${folder}${path}`, { waitUntil: 'load' });
        const levels = (await page.evaluate('[...document.querySelectorAll("h1,h2,h3,h4")].map((one) => Number(one.tagName[1]))')) as number[];
        levels.forEach((level, at) => assert.ok(at === 0 ? level === 1 : level <= (levels[at - 1] as number) + 1, `heading ${at} of level ${level}`));
        assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'the page is no wider than the phone');
        assert.equal(await page.evaluate('getComputedStyle(document.body).direction'), folder === 'ar/' ? 'rtl' : 'ltr');
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(wrong, []);
        await context.close();
      });
    }
  }

  test('[Q12] [W9] without scripts one goes from the list to a gift, on to its delivery, and back to the gift', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${address}gifts/index.html`);
    await page.getByRole('link', { name: 'Name of donor' }).first().click();
    assert.ok(page.url().endsWith(GIFT));
    assert.match((await page.locator('p.sentence').innerText()).replaceAll(/[\u2068\u2069]/g, '').replaceAll('\u00a0', ' '), /Of USD 200k that Name of donor gave on 3 July 2026, USD 90k became goods; goods for USD 16\.7k was handed over/);
    await page.getByRole('link', { name: /families at .*The camp/ }).first().click();
    assert.ok(page.url().endsWith(DELIVERY));
    assert.match(await page.locator('p.sentence').innerText(), /all of it from Name of donor/);
    await page.getByRole('link', { name: 'Name of donor' }).first().click();
    assert.ok(page.url().endsWith(GIFT));
    await context.close();
  });

  test('[W11] a gift is printed whole, without the menu', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}${GIFT}`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('nav.menu').isVisible(), false);
    assert.equal(await page.evaluate('[...document.querySelectorAll(".scroll")].every((one) => one.scrollHeight <= one.clientHeight + 1)'), true);
    assert.ok((await page.pdf({ format: 'A4' })).length > 10_000);
    await page.close();
  });
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = (await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })')) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`);
}

interface Served {
  readonly type: string;
  readonly bytes: () => Promise<Uint8Array>;
}

async function filesOf({ books, admitted }: Scribe): Promise<Map<string, Served>> {
  const assets = await buildAssets();
  const pages = sitePages({
    books, treeSize: books.size, assets, computedAt: '2026-09-01T00:00:00Z',
    operation: { name: 'Relief of the strip', origin: 'example.org/test', logVkey: 'example.org/test+00000000+key' },
    readRecord: async (index) => ({ record: (admitted[index] as Scribe['admitted'][number]).record }),
  });
  return new Map([
    ...[...assets.files].map(([path, { type, bytes }]): [string, Served] => [path, { type, bytes: async () => bytes }]),
    ...pages.map(({ path, type, render }): [string, Served] => [path, { type, bytes: async () => render() }]),
  ]);
}
