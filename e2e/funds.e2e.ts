// A fund of zakat at the console, in a real browser over a real server: nothing leaves it before its policy is written,
// the form of the policy says what is missing, and forms ask for whom only where a fund wants to know.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../scripts/chromium.ts';
import { consoleWorld, openConsole, personBrowser, pick, setUp, sign, until, untilSays, type ConsoleWorld, type PersonBrowser } from './console-world.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const launched = await launchBrowser();

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const found = (await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })')) as { violations: { id: string; nodes: { html: string }[] }[] };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
}

/** Fills the form of a payment in cash to people. */
async function payment(page: Page, world: ConsoleWorld, fund: string, lang = 'en'): Promise<void> {
  await openConsole(page, world, '#/new/payment', lang);
  await page.selectOption('#in-pays', 'expense');
  await page.fill('#in-expense', 'cash-to-people');
  await page.fill('#in-amount', '10');
  await pick(page, '#in-amount-commodity', 'USD');
  await pick(page, '#in-fund', fund);
}

describe('funds at the console', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let world: ConsoleWorld;
  let person: PersonBrowser;
  before(async () => {
    world = await consoleWorld();
    person = await personBrowser(browser, { viewport: { width: 390, height: 844 } });
    person.page.setDefaultTimeout(30_000);
  });
  afterEach(() => person.putBack());
  after(async () => {
    await browser.close();
    await world.close();
  });

  test('[O6] [A15] [A21] zakat is given, its policy written on a phone, and paid to somebody whom it names', async () => {
    const { page } = person;
    await setUp(page, world, 'Mariam');
    await openConsole(page, world, '#/new/fund');
    await page.fill('#in-name', 'Zakat');
    await page.getByLabel('zakat', { exact: true }).check();
    await page.getByLabel('nothing', { exact: true }).uncheck();
    await sign(page);

    await openConsole(page, world, '#/new/gift');
    await pick(page, '#in-donor', 'A mosque');
    await page.fill('#in-amount', '100');
    await pick(page, '#in-amount-commodity', 'USD');
    await pick(page, '#in-fund', 'Zakat');
    await page.fill('#in-account', 'zakat-bank');
    await page.selectOption('#in-nature', 'zakat');
    await sign(page);

    await payment(page, world, 'Zakat');
    await page.fill('#in-account', 'zakat-bank');
    await page.fill('#in-category', 'fuqara');
    await page.press('#in-category', 'Tab');
    await untilSays(page, '#in-fund-wrong', /does not|not given|Use a fund/i);

    await openConsole(page, world, '#/people');
    const rule = page.locator('details.fund-rule').filter({ hasText: 'Zakat' });
    await rule.locator('summary').click();
    await rule.getByLabel('the poor (fuqara)').check();
    await page.selectOption('#in-rule-zakat-mixing', 'no');
    await page.fill('#in-rule-zakat-amil', 'an eighth');
    await rule.getByRole('button').click();
    await page.waitForSelector('#in-rule-zakat-amil[aria-invalid=true]');
    await page.fill('#in-rule-zakat-amil', '1/8');
    await rule.getByRole('button').click();
    await page.waitForSelector('#in-rule-zakat-accounts[aria-invalid=true]');
    await page.fill('#in-rule-zakat-accounts', 'zakat-bank');
    assert.deepEqual(await violations(page), []);
    await rule.getByRole('button').click();
    await page.locator('details.fund-rule summary').filter({ hasText: 'fuqara' }).waitFor();
    assert.deepEqual(world.opened.journal.books.master('policy', 'fund/zakat')?.['parameters'], { accounts: 'zakat-bank', amil: '1/8', categories: 'fuqara', mixing: 'no' });

    await payment(page, world, 'Zakat', 'ar');
    await page.fill('#in-account', 'zakat-bank');
    await pick(page, '#in-category', 'الفقراء');
    assert.equal(await page.getAttribute('html', 'dir'), 'rtl');
    await until(page, 'document.querySelectorAll(".preview li").length > 0');
    await sign(page);
    assert.equal(world.opened.journal.books.funds.leftUnder('zakat', 'USD', 'fuqara'), 1000n);
    assert.deepEqual(person.wrong, []);
  });

  test('[O6] a fund that wants no category asks for none', async () => {
    const { page } = person;
    await openConsole(page, world, '#/new/payment');
    await pick(page, '#in-fund', 'General');
    assert.equal(await page.locator('#in-category').count(), 0);
    assert.equal(await page.locator('#in-nature').count(), 0);
  });
});
