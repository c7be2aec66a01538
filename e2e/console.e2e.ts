// The operators' console in a real browser over a real server: what a treasurer and a warehouse keeper do in a day.

import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Books } from '@amanah/core/ledger/books.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import { consoleWorld, openConsole, personBrowser, pick, reloadConsole, setUp, sign, until, untilCount, untilFocused, untilSays, type ConsoleWorld, type PersonBrowser } from './console-world.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const launched = await launchBrowser();

/** A day so many days from now, where the person is. */
function dayIn(days: number): string {
  const then = new Date();
  then.setDate(then.getDate() + days);
  return `${then.getFullYear()}-${String(then.getMonth() + 1).padStart(2, '0')}-${String(then.getDate()).padStart(2, '0')}`;
}

/** Balance of an account in the books of a world, summed over funds and lots. */
function balance({ opened }: ConsoleWorld, account: string, commodity: string): bigint {
  const books: Books = opened.journal.books;
  let sum = 0n;
  for (const cell of books.balances.all()) if (books.names.name(cell.account) === account && books.names.name(cell.commodity) === commodity) sum += cell.balance;
  return sum;
}

/** Where an element stands, once it stands in the same place in two frames. */
async function stillBox(page: Page, selector: string): Promise<{ readonly x: number; readonly y: number }> {
  await until(page, `new Promise((done) => {
    const place = () => JSON.stringify(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect());
    requestAnimationFrame(() => { const before = place(); requestAnimationFrame(() => done(place() === before)); });
  })`);
  return await page.locator(selector).boundingBox() ?? assert.fail(`${selector} is on the page`);
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const found = (await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })')) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`);
}

describe('console', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let world: ConsoleWorld;
  let first: PersonBrowser;
  before(async () => {
    world = await consoleWorld();
    first = await personBrowser(browser);
    first.page.setDefaultTimeout(30_000);
  });
  afterEach(async () => {
    for (const context of browser.contexts()) if (context !== first.context) await context.close();
    await first.putBack();
    // What a test signed without a network is sent before the next one counts records.
    await until(first.page, 'document.querySelector(".strip") === null');
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  test('[O14] from the setup link to an arrival with a loss, each previewed in words before it is signed', async () => {
    const { page } = first;
    await setUp(page, world, 'Mariam');
    // What is said of an earlier state of the form stands until the answer to the present one arrives.
    const preview = (words: RegExp | string): Promise<string> => untilSays(page, '.preview li', words);

    await openConsole(page, world, '#/new/pledge');
    await pick(page, '#in-donor', 'Al-Amal Foundation');
    await page.fill('#in-amount', '50,000');
    await pick(page, '#in-amount-commodity', 'USD');
    await pick(page, '#in-fund', 'Winter food');
    await preview('Al-Amal Foundation promises USD\u00a050,000.00 for Winter food.');
    await sign(page);

    await openConsole(page, world, '#/new/gift');
    await pick(page, '#in-donor', 'amal');
    await page.fill('#in-amount', '20000');
    await page.fill('#in-account', 'bank');
    await page.selectOption('#in-fromPledge', 'yes');
    await preview(/gives USD\u00a020,000\.00 of what was promised for Winter food; it comes into bank\./);
    await sign(page);

    await openConsole(page, world, '#/new/purchase');
    await pick(page, '#in-supplier', 'Mills');
    await pick(page, '#in-site', 'Warehouse A');
    await page.fill('#in-goods-0-amount', '1000');
    await pick(page, '#in-goods-0-amount-commodity', 'flour');
    await page.fill('#in-goods-0-lot', 'L1');
    await page.fill('#in-goods-0-expiry', dayIn(120));
    await page.fill('#in-paid', '900');
    await preview(/./);
    await sign(page);

    await openConsole(page, world, '#/new/dispatch');
    await page.fill('#in-waybill', '0212');
    await pick(page, '#in-site', 'Warehouse');
    await pick(page, '#in-destination', 'Camp B');
    await page.fill('#in-goods-0-amount', '1000');
    await pick(page, '#in-goods-0-amount-commodity', 'flour');
    await page.press('#in-goods-0-amount-commodity', 'Tab');
    await until(page, 'document.querySelector("#in-goods-0-lot").value === "L1"');
    await preview('1,000 bags of flour (lot L1) leave Warehouse A, Winter food, and are on the road under waybill 0212.');
    await sign(page);

    await openConsole(page, world, '#/');
    await page.click('.tasks a.button');
    await page.waitForSelector('#in-goods-0-amount');
    await page.click('#in-losses-add');
    await page.selectOption('#in-losses-0-class', 'damaged');
    await page.fill('#in-losses-0-amount', '25');
    await pick(page, '#in-losses-0-amount-commodity', 'flour');
    await page.fill('#in-losses-0-lot', 'L1');
    await until(page, 'document.querySelector("#in-goods-0-amount")?.value === "975"');
    await untilSays(page, '.sums', /the waybill closes/);
    await untilCount(page, '.preview li', 2);
    await sign(page);

    assert.deepEqual([balance(world, 'stock:camp-b', 'flour'), balance(world, 'loss:damaged', 'flour'), balance(world, 'transit:0212', 'flour'), balance(world, 'cash:bank', 'USD')], [975n, 25n, 0n, 1_910_000n]);
    await openConsole(page, world, '#/waybill/0212');
    await untilCount(page, 'tbody tr', 3);
    assert.deepEqual(first.wrong, []);
  });

  test('[O6] a refusal stands beside its input with the rule and the remedy, in the language of the page', async () => {
    for (const [lang, words] of [['en', /would take an account below zero.*Record what is missing first/], ['ar', /تحت الصفر.*قيّد الناقص أولًا/]] as const) {
      const { page } = first;
      await openConsole(page, world, '#/new/transfer', lang);
      await page.fill('#in-from', 'bank');
      await page.fill('#in-to', 'safe');
      await page.fill('#in-amount', '999999');
      await page.press('#in-amount', 'Tab');
      await untilSays(page, '#in-amount-wrong', words);
      assert.equal(await page.getAttribute('#in-amount', 'aria-invalid'), 'true');
      assert.match((await page.getAttribute('#in-amount', 'aria-describedby')) ?? '', /in-amount-wrong/);
    }
  });

  test('[O14] a record is undone by a reversal with its reason', async () => {
    const { page } = first;
    const before = balance(world, 'cash:bank', 'USD');
    await openConsole(page, world, '#/new/gift');
    await pick(page, '#in-donor', 'amal');
    await page.fill('#in-amount', '77');
    await sign(page);
    await page.click('text=Undo with a reason');
    await page.waitForSelector('#in-reason');
    await page.fill('#in-reason', 'typed twice');
    await sign(page);
    assert.equal(balance(world, 'cash:bank', 'USD'), before);
  });

  test('[O8] a draft survives a reload and is listed', async () => {
    const { page } = first;
    await openConsole(page, world, '#/new/gift');
    await page.fill('#in-amount', '123');
    await reloadConsole(page);
    assert.equal(await page.inputValue('#in-amount'), '123');
    await openConsole(page, world, '#/record');
    await untilSays(page, '.tasks', /Gift of money/);
    await page.click('.tasks button');
  });

  test('[O2] an answer that is lost, a reload, and the record stands once', async () => {
    const { page } = first;
    await openConsole(page, world, '#/new/gift');
    await pick(page, '#in-donor', 'amal');
    await page.fill('#in-amount', '31');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/submissions')) sent.push(request.postData() ?? '');
    });
    await page.route('**/api/submissions', async (route) => {
      // The server gets it and answers; nobody hears the answer.
      await route.fetch();
      await route.abort();
    });
    const size = world.opened.journal.size;
    await page.click('.form-page button[type=submit]');
    await page.waitForSelector('h1:has-text("Waiting to be sent")');
    await untilSays(page, '.strip', /Waiting to be sent \(1\)/);
    assert.equal(world.opened.journal.size, size + 1);
    await page.unroute('**/api/submissions');
    await reloadConsole(page);
    await until(page, 'document.querySelector(".strip") === null');
    assert.equal(world.opened.journal.size, size + 1);
    assert.equal(new Set(sent).size, 1, 'the very same bytes');
    assert.ok(sent.length >= 2);
    page.removeAllListeners('request');
  });

  test('[O2] without any network the console opens, a form is filled in and signed, and goes out when the network is back', async () => {
    const { page, context } = first;
    await openConsole(page, world, '#/new/gift');
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    // The worker keeps what is loaded after it began.
    await reloadConsole(page);
    await until(page, 'navigator.serviceWorker.controller !== null && document.querySelector("#in-donor") !== null');
    const size = world.opened.journal.size;
    await context.setOffline(true);
    await reloadConsole(page);
    await page.waitForSelector('#in-donor');
    await pick(page, '#in-donor', 'amal');
    await page.fill('#in-amount', '51');
    await page.click('.form-page button[type=submit]');
    await page.waitForSelector('h1:has-text("Waiting to be sent")');
    await page.reload();
    // The strip says first that there is no network; what waits is counted when the key was read, a moment later.
    await untilSays(page, '.strip', /No network.*Waiting to be sent \(1\)/s);
    await context.setOffline(false);
    await until(page, 'document.querySelector(".strip") === null');
    assert.equal(world.opened.journal.size, size + 1);
  });

  test('[O3] a double click and the same draft in two tabs write one record', async () => {
    const { page, context } = first;
    await openConsole(page, world, '#/new/gift');
    await pick(page, '#in-donor', 'amal');
    await page.fill('#in-amount', '41');
    const other = await context.newPage();
    await other.goto(page.url());
    await until(other, 'document.querySelector("#in-amount")?.value === "41"');
    const size = world.opened.journal.size;
    // Nobody is answered before every press was made: the second of a pair would otherwise fall on what comes after.
    const pressed = Promise.withResolvers<void>();
    await context.route('**/api/submissions', async (route) => {
      await pressed.promise;
      await route.continue();
    });
    await Promise.all([page.dblclick('.form-page button[type=submit]'), other.dblclick('.form-page button[type=submit]')]);
    pressed.resolve();
    await Promise.all([page.waitForSelector('.written .record h2'), other.waitForSelector('.written .record h2')]);
    assert.equal(world.opened.journal.size, size + 1);
    await other.close();
  });

  test('[O3] a press counts though the page moves under it, and is let go when the pointer is drawn away', async () => {
    const { page } = first;
    await openConsole(page, world, '#/new/gift');
    const asked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    await page.route('**/api/preview', async (route) => {
      asked.resolve();
      await release.promise;
      await route.continue();
    });
    await pick(page, '#in-donor', 'amal');
    // As narrow as a telephone, where the preview takes more lines than are kept free for it.
    await page.setViewportSize({ width: 320, height: 1300 });
    await page.fill('#in-amount', '43');
    const button = page.locator('.form-page button[type=submit]');
    await asked.promise;
    const at = await stillBox(page, '.form-page button[type=submit]');
    const size = world.opened.journal.size;
    await page.mouse.move(at.x + 10, at.y + 5);
    await page.mouse.down();
    await page.mouse.move(at.x + 10, at.y + 200);
    await page.mouse.up();
    await page.mouse.move(at.x + 10, at.y + 5);
    await page.mouse.down();
    release.resolve();
    await page.waitForSelector('.preview li');
    assert.ok(((await button.boundingBox())?.y ?? 0) > at.y + 10, 'the button is elsewhere now');
    assert.equal(world.opened.journal.size, size, 'drawn away, nothing is said');
    await page.mouse.up();
    await page.waitForSelector('.written .record h2');
    assert.equal(world.opened.journal.size, size + 1);
  });

  test('[O13] a gift is recorded with the keyboard alone, and the focus is where the reader is', async () => {
    const { page } = first;
    await openConsole(page, world, '#/new/gift');
    await page.locator('#in-eventTime').focus();
    await untilFocused(page, 'in-eventTime');
    const focused = (): Promise<unknown> => page.evaluate('document.activeElement.id');
    for (let tabs = 0; tabs < 6 && (await focused()) !== 'in-donor'; tabs += 1) await page.keyboard.press('Tab');
    await untilFocused(page, 'in-donor');
    await page.keyboard.type('amal');
    await until(page, 'document.activeElement.getAttribute("aria-expanded") === "true"');
    await page.keyboard.press('ArrowDown');
    await until(page, 'document.activeElement.hasAttribute("aria-activedescendant")');
    await page.keyboard.press('Enter');
    await until(page, 'document.activeElement.getAttribute("aria-expanded") === "false"');
    await page.keyboard.press('Tab');
    await untilFocused(page, 'in-amount');
    await page.keyboard.type('5');
    const size = world.opened.journal.size;
    await page.keyboard.press('Enter');
    await page.waitForSelector('.written .record h2');
    assert.equal(world.opened.journal.size, size + 1);
    await until(page, 'document.activeElement.tagName === "H1"');
    await page.keyboard.press('Tab');
    await until(page, 'document.activeElement.textContent === "Another: Gift of money"');
  });

  test('[O11] pasted rows are judged cell by cell and recorded all together, or none of them', async () => {
    const { page } = first;
    await openConsole(page, world, '#/bulk/payment');
    const head = 'Day paid\tSupplier\tAmount\tCurrency\tFund\tAccount\n';
    await page.fill('#in-paste', `${head}${dayIn(-1)}\tMills\t10\tUSD\tWinter food\tbank\n${dayIn(-1)}\tNobody\t10.555\tUSD\tWinter food\tbank\n`);
    await page.waitForSelector('.bulk-grid');
    await untilCount(page, '.bulk-grid td.wrong', 2);
    assert.equal(await page.getAttribute('#in-cell-1-supplier', 'aria-invalid'), 'true');
    await page.fill('#in-cell-1-supplier', 'Mills');
    // Good in itself, and more than the account holds.
    await page.fill('#in-cell-1-amount', '900000');
    await untilCount(page, '.bulk-grid td.wrong', 0);
    const size = world.opened.journal.size;
    await page.click('text=Sign and record 2 rows');
    await page.waitForSelector('.bulk-grid td.wrong, .bulk-grid ~ .refusal, p.refusal[role=alert]:not(:empty)');
    assert.equal(world.opened.journal.size, size, 'nothing of it is written');
    await page.fill('#in-cell-1-amount', '20.50');
    await untilCount(page, '.bulk-grid td.wrong', 0);
    await page.click('text=Sign and record 2 rows');
    await page.waitForSelector('text=2 records were written');
    assert.equal(world.opened.journal.size, size + 2);
  });

  test('[O11] a file of a spreadsheet is opened into the same grid', async () => {
    const { page } = first;
    await openConsole(page, world, '#/bulk/pledge');
    await page.setInputFiles('#in-bulk-file', { name: 'pledges.csv', mimeType: 'text/csv', buffer: Buffer.from(`Currency;Donor;Amount;Fund;Day\nUSD;Al-Amal Foundation;12.50;Winter food;${dayIn(-2)}\n`) });
    await page.waitForSelector('.bulk-grid');
    assert.deepEqual([await page.inputValue('#in-cell-0-amount'), await page.inputValue('#in-cell-0-eventTime')], ['12.50', dayIn(-2)]);
    const size = world.opened.journal.size;
    await page.click('text=Sign and record 1 row');
    await page.waitForSelector('text=1 record was written');
    assert.equal(world.opened.journal.size, size + 1);
  });

  test('[O16] a bank statement is shown before it is recorded, its lines are matched one by one, and what the bank wrote is in no entry', async () => {
    const { page } = first;
    await openConsole(page, world, '#/bank');
    await page.fill('#in-bank-account', 'bank');
    const day = dayIn(0);
    await page.setInputFiles('#in-bank-file', { name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(`Date,Description,Amount,Balance\n${day},Transfer Canary Person,20000.00,20000.00\n${day},Fee,-3.00,19997.00\n`) });
    const size = world.opened.journal.size;
    await page.click('text=Read it');
    await page.waitForSelector('.notice li');
    assert.equal(world.opened.journal.size, size, 'reading writes nothing');
    await page.click('text=Record the statement');
    await page.waitForSelector('.match');
    assert.equal(world.opened.journal.size, size + 3);
    await page.click('button:has-text("Accept"):not(.match button)');
    await until(page, 'document.querySelectorAll(".match").length === 1');
    await page.click('.match summary');
    await page.fill('.match input[type=text]', 'fee of the bank');
    await page.click('.match button');
    await page.waitForSelector('text=Every line has its record.');
    for await (const entry of world.opened.journal.entries(0, world.opened.journal.size)) assert.equal(Buffer.from(entry).includes('Canary Person'), false);
  });

  test('[O15] a second person joins by a link, is admitted, and approves what the first may not approve alone', async () => {
    const { page } = first;
    await openConsole(page, world, '#/people');
    await page.fill('#in-invite', 'Yusuf');
    await page.click('text=Make a link');
    const link = await untilSays(page, '.link', /^http/);
    const second = await personBrowser(browser, { locale: 'ar-PS' });
    second.page.setDefaultTimeout(30_000);
    await second.page.goto(link);
    await second.page.click('main button');
    await second.page.waitForSelector('.notice');
    await until(second.page, 'document.documentElement.dir === "rtl"');
    await openConsole(page, world, '#/');
    await openConsole(page, world, '#/people');
    await page.click('button:has-text("Admit")');
    await page.waitForSelector('text=Recorded.');

    await openConsole(page, world, '#/new/payment');
    await pick(page, '#in-supplier', 'Mills');
    await page.fill('#in-amount', '5000');
    await page.waitForSelector('.preview .pending');
    await sign(page);
    const before = balance(world, 'cash:bank', 'USD');

    await openConsole(second.page, world, '#/', 'ar');
    await second.page.click('.tasks a.button');
    await second.page.waitForSelector('#in-verdict');
    await sign(second.page);
    assert.equal(balance(world, 'cash:bank', 'USD'), before - 500_000n);
    assert.deepEqual(second.wrong, []);
  });

  test('[O9] a table of 100,000 rows draws a window, moves by keyboard, and searches at once', async () => {
    const { page } = first;
    const rows = Array.from({ length: 100_000 }, (_, at) => [at, '2026-11-22', 'gift', `donor:d-${at % 50}`, 'cash:bank', `${at}.50`, 'USD', 'winter-food', 'stands', 'steward-1']);
    await page.route('**/api/tables/records', async (route) => {
      const real = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...real, rows } });
    });
    await openConsole(page, world, '#/table/records');
    await page.waitForSelector('table.data');
    assert.ok((await page.locator('table.data tbody tr').count()) < 100);
    await page.locator('td[tabindex="0"]').first().focus();
    await until(page, 'document.activeElement.matches("td")');
    await page.keyboard.press('Control+End');
    await until(page, 'document.activeElement.closest("tr")?.getAttribute("aria-rowindex") === "100001"');
    await page.keyboard.press('/');
    await untilFocused(page, 'in-search');
    await page.keyboard.type('99999.50');
    await until(page, 'document.querySelectorAll("table.data tbody tr:not(.gap)").length === 1');
    await untilSays(page, '.view-sums', /99,999\.50/);
    await until(page, 'location.href.includes("q=99999.50")');
    const download = page.waitForEvent('download');
    await page.click('text=XLSX');
    assert.equal((await download).suggestedFilename(), 'records.xlsx');
  });

  const PAGES = ['#/', '#/record', '#/new/gift', '#/new/arrival?waybill=0212', '#/new/stocktake?site=camp-b', '#/new/commodity', '#/tables', '#/table/records', '#/table/balances', '#/bank', '#/trail', '#/decisions', '#/new/proposal', '#/people', '#/outbox', '#/me', '#/waybill/0212', '#/bulk/gift'];
  for (const { lang, dir, colorScheme } of [{ lang: 'en', dir: 'ltr', colorScheme: 'light' }, { lang: 'ar', dir: 'rtl', colorScheme: 'dark' }] as const) {
    test(`[O13] every page in ${lang}, ${colorScheme}, on a phone: direction, headings, width, no accessibility violation, no script error`, async () => {
      const { page } = first;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 360, height: 740 });
      for (const hash of PAGES) {
        await openConsole(page, world, hash, lang);
        assert.deepEqual(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]'), [lang, dir]);
        await untilCount(page, 'h1', 1);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, `${hash} is no wider than the phone`);
        assert.deepEqual(await violations(page), [], hash);
      }
      assert.deepEqual(first.wrong, []);
    });
  }

  test('[O1] signing out and in again by passkey finds the same key; without a session nothing is shown', async () => {
    const { page } = first;
    await openConsole(page, world, '#/me');
    await page.click('text=Sign out');
    await page.waitForSelector('h1:has-text("Sign in")');
    await page.click('main button');
    await page.waitForSelector('nav.menu');
    await openConsole(page, world, '#/new/gift');
    assert.equal(await page.locator('.notice').count(), 0);
    assert.deepEqual(first.wrong, []);
  });
});
