// The pages about an operation's own goods in a real browser. They are drawn
// from books folded in memory: what is proven of published pages is tried in
// `account.e2e.ts`.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildAssets } from '@amanah/web/assets.ts';
import { sitePages } from '@amanah/web/site.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import { reliefQuarter } from '../simulation/relief-operation.ts';
import type { Scribe } from '../simulation/scribe.ts';

const PAGES = ['index.html', 'adequacy/index.html', 'waybills/index.html', 'losses/index.html', 'stock/index.html', 'exceptions/index.html'];
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const launched = await launchBrowser();

describe('pages of an operation', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  const server = createServer();
  let address = '';
  before(async () => {
    const files = await filesOf(reliefQuarter());
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
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(wrong, []);
        await context.close();
      });
    }
  }

  test('[W11] a waybill page is printed whole, without the menu', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}waybills/index.html`);
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
