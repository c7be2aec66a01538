// The pages about an operation's own goods in a real browser. They are drawn
// from books folded in memory: what is proven of published pages is tried in
// `account.e2e.ts`.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../scripts/chromium.ts';
import { reliefQuarter } from '../simulation/relief-operation.ts';
import { servePages, violations } from './folded-site.ts';

const PAGES = ['index.html', 'adequacy/index.html', 'waybills/index.html', 'losses/index.html', 'stock/index.html', 'exceptions/index.html'];

const launched = await launchBrowser();

describe('pages of an operation', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let address = '';
  let close = (): void => undefined;
  before(async () => {
    ({ address, close } = await servePages(reliefQuarter()));
  });
  afterEach(async () => {
    // A test that failed leaves its pages.
    for (const context of browser.contexts()) await context.close();
  });
  after(async () => {
    await browser.close();
    close();
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
