// The public account in a real browser, as a reader meets it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { checkPage } from '@amanah/web/check-page.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import { until, untilCount, untilFocused, untilSays } from './console-world.ts';
import { publishedAccount, type PublishedAccount } from './published-account.ts';

const PAGES = [
  'index.html', 'funds/index.html', 'funds/cbpf-opt-2024.html', 'donors/index.html', 'projects/index.html', 'projects/cbpf-opt-2024.html', 'places/index.html', 'time/index.html',
  'consignments/index.html', 'compare/index.html', 'restatements/index.html', 'exceptions/index.html', 'sources/index.html', 'records/index.html', 'verify/index.html',
];
const LANGUAGES = [{ folder: '', lang: 'en', dir: 'ltr' }, { folder: 'ar/', lang: 'ar', dir: 'rtl' }, { folder: 'fr/', lang: 'fr', dir: 'ltr' }] as const;
/** What the fund granted, as each language writes it. */
const GRANTED = { en: /49,481,107\.30/, ar: /٤٩٬٤٨١٬١٠٧٫٣٠/, fr: /49\u202f481\u202f107,30/ } as const;
const FIRST_LOAD_BYTES = 150_000;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

const launched = await launchBrowser();

describe('public account', { skip: launched.browser === null ? launched.reason : false }, () => {
  let account: PublishedAccount;
  const browser = launched.browser as Browser;
  before(async () => {
    account = await publishedAccount();
  });
  afterEach(async () => {
    // A test that failed leaves its pages.
    for (const context of browser.contexts()) await context.close();
    account.tamper();
  });
  after(async () => {
    await browser.close();
    await account.close();
  });

  /** A page with what went wrong on it. */
  async function visit(path: string, options: BrowserContextOptions = {}): Promise<{ readonly page: Page; readonly wrong: string[]; readonly done: () => Promise<void> }> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    await page.goto(`${account.address}${path}`, { waitUntil: 'load' });
    return { page, wrong, done: () => context.close() };
  }

  for (const { folder, lang, dir } of LANGUAGES) {
    for (const path of PAGES) {
      test(`[W5] ${folder}${path}: language, headings in order, fits a phone, no accessibility violation, no script error`, async () => {
        const { page, wrong, done } = await visit(`${folder}${path}`, { viewport: { width: 360, height: 740 } });
        assert.deepEqual(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]'), [lang, dir]);
        const levels = (await page.evaluate('[...document.querySelectorAll("h1,h2,h3,h4")].map((one) => Number(one.tagName[1]))')) as number[];
        assert.equal(levels.filter((level) => level === 1).length, 1);
        levels.forEach((level, at) => assert.ok(at === 0 ? level === 1 : level <= (levels[at - 1] as number) + 1, `heading ${at} of level ${level}`));
        assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'the page is no wider than the phone');
        await page.evaluate(axeSource);
        const found = (await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })')) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
        assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`), []);
        assert.deepEqual(wrong, []);
        await done();
      });
    }
  }

  test('[W3] every figure on every page is what the records give, and a changed one is found', () => {
    for (const { folder } of LANGUAGES) {
      for (const path of PAGES) {
        const html = readFileSync(join(account.folder, folder, path), 'utf8');
        const judge = (page: string): { at: string; message: string } | undefined => checkPage({ path: `${folder}${path}`, html: page, books: account.books, size: account.treeSize });
        assert.equal(judge(html), undefined, path);
        if (!html.includes('data-figure')) continue;
        assert.notEqual(judge(html.replace(/(<data value=")(-?)(\d)/, (_, before: string, sign: string, digit: string) => `${before}${sign}${(Number(digit) + 1) % 10}`)), undefined, `${path}: a value`);
        assert.notEqual(judge(html.replace(/(data-form="[a-z]+"(?: data-bare)?>)[^<]+</, '$1999<')), undefined, `${path}: the words`);
        assert.notEqual(judge(html.replace(/data-figure="[^"]+"/, 'data-figure="funds/none"')), undefined, `${path}: the id`);
      }
    }
  });

  test('[W6] dark pages have no accessibility violation either', async () => {
    for (const path of ['index.html', 'ar/places/index.html', 'time/index.html']) {
      const { page, done } = await visit(path, { colorScheme: 'dark' });
      await page.evaluate(axeSource);
      const found = (await page.evaluate('axe.run(document, { runOnly: ["wcag2aa"] })')) as { violations: { id: string; nodes: { html: string }[] }[] };
      assert.deepEqual(found.violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html ?? ''}`), []);
      await done();
    }
  });

  test('[W7] the first load is within the budget in every language', async () => {
    for (const path of ['index.html', 'ar/index.html', 'fr/index.html']) {
      account.bytesSent();
      const { page, done } = await visit(path, { viewport: { width: 360, height: 740 } });
      await page.waitForLoadState('networkidle');
      const bytes = account.bytesSent();
      assert.ok(bytes <= FIRST_LOAD_BYTES, `${path}: ${bytes} bytes`);
      await done();
    }
  });

  test('[W1] the button verifies the log before the reader, and the next visit checks that it only grew', async () => {
    for (const [path, words] of [['index.html', 'Verified in your browser just now.'], ['ar/verify/index.html', 'تم التحقق في متصفحك الآن.'], ['fr/index.html', 'Vérifié à l’instant dans votre navigateur.']] as const) {
      const { page, wrong, done } = await visit(path);
      for (const visitNumber of [1, 2]) {
        await page.click('[data-verify]');
        await page.waitForSelector('.verdict.good');
        assert.equal(await page.textContent('.verdict'), words, `visit ${visitNumber}`);
        await untilCount(page, '.steps li.passed', 5);
        await page.reload();
      }
      assert.deepEqual(wrong, []);
      await done();
    }
  });

  test('[W1] a changed bundle, tile or checkpoint is told first and in words', async () => {
    for (const pattern of [/^tile\/entries\//, /^tile\/0\//, /^checkpoint$/]) {
      account.tamper((path, bytes) => {
        if (!pattern.test(path)) return bytes;
        const changed = new Uint8Array(bytes);
        // Every entry of a bundle is hit, because the one that is tried is taken at random.
        for (let at = 60; at < changed.length; at += 97) changed[at] = (changed[at] as number) ^ 1;
        return changed;
      });
      const { page, done } = await visit('index.html');
      await page.click('[data-verify]');
      await page.waitForSelector('.verdict.bad');
      await untilSays(page, '.verdict', /Verification failed/);
      await untilSays(page, '#alarm', /Verification failed\. Do not rely on these figures\./);
      await untilCount(page, '.steps li.failed', 1);
      account.tamper();
      await done();
    }
  });

  test('[W2] a log that is not the continuation of what this browser saw is told in words', async () => {
    const { page, done } = await visit('index.html');
    await page.evaluate(`localStorage.setItem('amanah-seen ' + document.documentElement.dataset.origin, JSON.stringify({ origin: document.documentElement.dataset.origin, size: 100, root: '00'.repeat(32) }))`);
    await page.click('[data-verify]');
    await page.waitForSelector('.verdict.bad');
    await untilSays(page, '#alarm', /The log continues what this browser saw before: failed/);
    await done();
  });

  test('[W1] without the files nothing is claimed', async () => {
    account.tamper((path, bytes) => (path === 'checkpoint' ? undefined : bytes));
    const { page, done } = await visit('index.html');
    await page.click('[data-verify]');
    await page.waitForSelector('.verdict.bad');
    account.tamper();
    await done();
  });

  test('[W4] a figure opens its records in place, each proven, and adds them up again', async () => {
    const { page, wrong, done } = await visit('funds/cbpf-opt-2024.html');
    await page.locator('a.fig', { hasText: 'USD 49.5m' }).first().click();
    await page.waitForSelector('#opened .steps li.passed:nth-of-type(2)');
    await untilSays(page, '#opened', /Exactly 49481107\.30 USD/);
    await untilSays(page, '#opened .steps', /The figure is what its records add up to/);
    await page.locator('#opened .links button').first().click();
    await page.waitForSelector('#opened article .steps li.passed:nth-of-type(5)');
    await untilSays(page, '#opened article', /grant/);
    await page.keyboard.press('Escape');
    await untilCount(page, '#opened', 0);
    assert.deepEqual(wrong, []);
    await done();
  });

  test('[W4] the page of records shows any record with its proof', async () => {
    const { page, done } = await visit('ar/records/index.html#r=60');
    await page.waitForSelector('article .steps li.passed:nth-of-type(5)');
    await page.fill('#number', '61');
    await page.keyboard.press('Enter');
    await page.locator('article h2', { hasText: '61' }).waitFor();
    await done();
  });

  test('[W8] everything can be reached with the keyboard alone', async () => {
    const { page, done } = await visit('index.html');
    await page.keyboard.press('Tab');
    await until(page, 'document.activeElement.className === "skip"');
    await page.keyboard.press('Enter');
    await untilFocused(page, 'content');
    await page.keyboard.press('Tab');
    // The first stop in the content is the first figure.
    await until(page, 'document.activeElement.className === "fig"');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#opened .steps li.passed');
    await untilFocused(page, 'opened');
    await page.keyboard.press('Escape');
    await untilCount(page, '#opened', 0);
    // Closing gives the focus back.
    await until(page, 'document.activeElement.className === "fig"');
    for (let presses = 0; presses < 60; presses += 1) {
      if (await page.evaluate('document.activeElement.hasAttribute("data-verify")')) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.waitForSelector('.verdict.good');
    await done();
  });

  test('[W8] tables sort and filter, and the sum of what is shown is exact', async () => {
    const { page, done } = await visit('donors/index.html');
    const first = async (): Promise<string> => (await page.locator('table tbody tr:not([hidden]) th').first().textContent()) ?? '';
    await page.locator('thead button', { hasText: 'Paid' }).first().click();
    await untilCount(page, '[aria-sort="ascending"]', 1);
    const smallest = await first();
    await page.locator('thead button', { hasText: 'Paid' }).first().click();
    await untilCount(page, '[aria-sort="descending"]', 1);
    assert.notEqual(await first(), smallest);
    await page.locator('.filter input').first().fill('norway');
    await until(page, 'document.querySelector(".table").querySelectorAll("tbody tr:not([hidden])").length === 1');
    assert.match((await page.locator('.table').first().textContent()) ?? '', /1 of 21 rows shown/);
    await done();
  });

  test('[W9] without scripts the sentence, the river as a table, the lists and the downloads are there', async () => {
    for (const { folder, lang } of LANGUAGES) {
      const { page, done } = await visit(`${folder}index.html`, { javaScriptEnabled: false });
      assert.ok(((await page.textContent('h1')) ?? '').length > 80);
      assert.ok((await page.locator('.river table td data[data-figure]').count()) > 5);
      assert.equal(await page.locator('[data-verify]').isVisible(), false);
      assert.equal(await page.locator('noscript').first().isVisible(), true);
      await page.goto(`${account.address}${folder}funds/index.html`);
      assert.match((await page.textContent('table')) ?? '', GRANTED[lang]);
      assert.equal((await page.request.get(new URL((await page.getAttribute('.under a', 'href')) ?? '', page.url()).href)).status(), 200);
      await done();
    }
  });

  test('[W10] Arabic digits become Latin ones on demand, and stay so', async () => {
    const { page, done } = await visit('ar/funds/index.html');
    assert.match((await page.textContent('table')) ?? '', /٤٩٬٤٨١٬١٠٧٫٣٠/);
    await page.click('#digits');
    await untilSays(page, 'table', /49,481,107\.30/);
    await page.goto(`${account.address}ar/index.html`);
    await untilSays(page, 'h1', /36,824/);
    await page.click('#digits');
    await untilSays(page, 'h1', /٣٦٬٨٢٤/);
    await done();
  });

  test('[W11] a printed page has the content without the menu, and its tables whole', async () => {
    const { page, done } = await visit('places/index.html');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.menu').isVisible(), false);
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector(".tall")).maxHeight'), 'none');
    assert.ok((await page.pdf({ format: 'A4' })).length > 20_000);
    await done();
  });
});
