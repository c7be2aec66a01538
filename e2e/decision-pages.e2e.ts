// The pages of decisions in a real browser: in every language, on a phone and
// wide, with the keyboard, printed, without scripts, and counted again there.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../scripts/chromium.ts';
import { decidingOperation } from '../simulation/deciding-operation.ts';
import { servePages, violations, type ServedPages } from './folded-site.ts';

const { scribe, rows } = decidingOperation();
const pageOf = (code: string): string => `decisions/${rows[code]}.html`;
const PAGES = ['index.html', 'decisions/index.html', ...['rent', 'rent-ends', 'auditor', 'camp-place', 'stewards-2027', 'winter-budget', 'auditor-other'].map(pageOf), 'funds/winter.html', 'restatements/index.html'];
const VIEWS = [{ folder: '', width: 1200 }, { folder: 'ar/', width: 1200 }, { folder: 'ar/', width: 360 }, { folder: 'fr/', width: 360 }] as const;
const A4_HEIGHT_PX = 1123;

const launched = await launchBrowser();

describe('pages of decisions', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let served: ServedPages;
  before(async () => {
    served = await servePages(scribe, { log: true });
  });
  afterEach(async () => {
    // A test that failed leaves its pages.
    for (const context of browser.contexts()) await context.close();
    served.change();
  });
  after(async () => {
    await browser.close();
    served.close();
  });

  for (const { folder, width } of VIEWS) {
    for (const path of PAGES) {
      test(`[W5] [W16] ${folder}${path} at ${width} px: headings in order, no wider than the screen, no accessibility violation, nobody's words run`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 780 } });
        const wrong: string[] = [];
        page.on('pageerror', (error) => wrong.push(error.message));
        page.on('dialog', (dialog) => void wrong.push(dialog.message()));
        page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())));
        await page.goto(`${served.address}${folder}${path}`, { waitUntil: 'load' });
        const levels = (await page.evaluate('[...document.querySelectorAll("h1,h2,h3,h4")].map((one) => Number(one.tagName[1]))')) as number[];
        levels.forEach((level, at) => assert.ok(at === 0 ? level === 1 : level <= (levels[at - 1] as number) + 1, `heading ${at} of level ${level}`));
        assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'the page is no wider than the screen');
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(wrong, []);
        await page.close();
      });
    }
  }

  test('[W6] dark pages keep the contrast', async () => {
    for (const path of PAGES.filter((one) => one.startsWith('decisions/'))) {
      const page = await browser.newPage({ colorScheme: 'dark' });
      await page.goto(`${served.address}${path}`);
      assert.deepEqual(await violations(page), [], path);
      await page.close();
    }
  });

  test('[W17] a vote is counted again in the browser by keyboard alone, and the outcome is the same', async () => {
    for (const code of ['rent', 'camp-place', 'auditor', 'stewards-2027', 'winter-budget']) {
      const page = await browser.newPage();
      await page.goto(`${served.address}${pageOf(code)}`);
      await page.getByRole('button', { name: 'Count this vote in my browser' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('[data-recount] .verdict.good').waitFor();
      assert.match(await page.locator('[data-recount] .verdict').innerText(), /comes to the same outcome/);
      assert.equal(await page.locator('[data-recount] .failed').count(), 0);
      assert.equal(await page.locator('#alarm p').count(), 0);
      await page.close();
    }
  });

  test('[W17] a ballot that was changed on its way to the reader is found by the recount, and said first', async () => {
    served.change((path, bytes) => {
      const text = new TextDecoder('latin1').decode(bytes);
      return path.includes('entries') && text.includes('"vote":"no"') ? Buffer.from(text.replace('"vote":"no"', '"vote":"ye"'), 'latin1') : bytes;
    });
    const page = await browser.newPage();
    await page.goto(`${served.address}ar/${pageOf('rent')}`);
    await page.locator('[data-recount-button]').click();
    await page.locator('[data-recount] .verdict.bad').waitFor();
    assert.equal(await page.locator('[data-recount] .failed').count(), 1);
    assert.match(await page.locator('#alarm').innerText(), /تعذّر عدّ هذا التصويت/);
    await page.close();
    served.change();
  });

  test('[W9] [W18] without scripts one goes from the first page to a decision, to what overrode it, and to what was spent; nothing offers a recount', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(served.address + 'index.html');
    await page.locator('p.decided').getByRole('link', { name: 'Decisions' }).click();
    await page.waitForURL('**/decisions/index.html');
    await page.locator('tbody').getByRole('link', { name: 'Rent of a store near the camp' }).first().click();
    await page.waitForURL(`**/${pageOf('rent')}`);
    assert.match(await page.locator('p.sentence').innerText(), /3 for, 1 against, 1 abstained/);
    assert.equal(await page.locator('[data-recount-button]').isVisible(), false);
    assert.match(await page.locator('#spent + .table').innerText(), /150\.00/);
    await page.locator('.override.grave').getByRole('link', { name: 'End the rent of the store' }).click();
    await page.waitForURL(`**/${pageOf('rent-ends')}`);
    assert.match(await page.locator('.override.grave').innerText(), /This decision overrides an earlier one[\s\S]*The landlord withdrew the contract/);
    await context.close();
  });

  test('[W18] the record of a payment leads to the decision it rests on', async () => {
    const page = await browser.newPage();
    const use = scribe.books.matters.documents('outcome').flatMap(({ id }) => scribe.books.matters.usesOf(id))[0]?.row ?? 0;
    await page.goto(`${served.address}fr/records/index.html#r=${use}`);
    await page.getByRole('link', { name: 'La décision dont ceci relève' }).click();
    await page.waitForURL(`**/fr/${pageOf('rent')}`);
    await page.close();
  });

  test('[W11] a decision is printed whole on one or two pages, a budget of twenty voters on three, without menu and buttons', async () => {
    for (const [code, most] of [['rent', 2], ['camp-place', 2], ['winter-budget', 3]] as const) {
      const page = await browser.newPage();
      await page.goto(`${served.address}${pageOf(code)}`);
      await page.emulateMedia({ media: 'print' });
      for (const hidden of ['nav.menu', '[data-recount-button]']) assert.equal(await page.locator(hidden).isVisible(), false, hidden);
      assert.equal(await page.evaluate('[...document.querySelectorAll(".scroll")].every((one) => one.scrollHeight <= one.clientHeight + 1)'), true);
      const pdf = await page.pdf({ format: 'A4' });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      assert.ok(pages > 0 && pages <= most, `${code}: ${pages} pages`);
      await page.close();
    }
  });

  test('[W7] the count is fetched only when somebody asks for it', async () => {
    const page = await browser.newPage();
    const scripts: Promise<number>[] = [];
    page.on('response', (response) => void (response.url().endsWith('.js') && scripts.push(response.body().then((body) => body.length))));
    const fetched = async (): Promise<number> => (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
    await page.goto(`${served.address}${pageOf('winter-budget')}`, { waitUntil: 'networkidle' });
    const first = await fetched();
    await page.locator('[data-recount-button]').click();
    await page.locator('[data-recount] .verdict.good').waitFor();
    assert.ok(first < 20_000, `${first} bytes of scripts at first`);
    assert.ok((await fetched()) > first);
    await page.close();
  });

  test('[W16] what came of a vote stands in the first screen of a phone', async () => {
    const page: Page = await browser.newPage({ viewport: { width: 360, height: 780 } });
    await page.goto(`${served.address}${pageOf('rent')}`);
    const box = await page.locator('.override.grave').boundingBox();
    assert.ok(box !== null && box.y + box.height < A4_HEIGHT_PX);
    const bars = await page.goto(`${served.address}${pageOf('winter-budget')}`).then(() => page.locator('.groups svg').first().boundingBox());
    assert.ok(bars !== null && bars.width <= 360 && bars.height > 15);
    await page.close();
  });
});
