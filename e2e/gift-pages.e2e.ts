// Pages of gifts and deliveries in a real browser: in every language, on a
// phone, printed, and without scripts.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { figuresAt } from '@amanah/web/figures.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import { reliefQuarter } from '../simulation/relief-operation.ts';
import { servePages, violations } from './folded-site.ts';


const quarter = reliefQuarter();
const { gifts, deliveries } = figuresAt(quarter.books, quarter.books.size).followed;
const [GIFT, DELIVERY] = [`gifts/${gifts.shown[0]}.html`, `deliveries/${deliveries.shown[1]}.html`];
const PAGES = ['gifts/index.html', 'deliveries/index.html', GIFT, DELIVERY];

const launched = await launchBrowser();

describe('pages of gifts and deliveries', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let address = '';
  let close = (): void => undefined;
  before(async () => {
    ({ address, close } = await servePages(quarter));
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
    await page.waitForURL(`**/${GIFT}`);
    assert.match((await page.locator('p.sentence').innerText()).replaceAll(/[\u2068\u2069]/g, '').replaceAll('\u00a0', ' '), /Of USD 200k that Name of donor gave on 3 July 2026, USD 90k became goods; goods for USD 16\.7k was handed over/);
    await page.getByRole('link', { name: /families at .*The camp/ }).first().click();
    await page.waitForURL(`**/${DELIVERY}`);
    assert.match(await page.locator('p.sentence').innerText(), /all of it from Name of donor/);
    await page.getByRole('link', { name: 'Name of donor' }).first().click();
    await page.waitForURL(`**/${GIFT}`);
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
