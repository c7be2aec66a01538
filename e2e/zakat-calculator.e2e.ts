// The zakat calculator in a real browser: as a page of the account, and as one file opened from a disk without a network.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildCalculator } from '@amanah/web/assets.ts';
import { calculatorFile } from '@amanah/web/zakat/file.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import { Scribe } from '../simulation/scribe.ts';
import { until, untilCount, untilFocused, untilSays } from './console-world.ts';
import { servePages, violations } from './folded-site.ts';

const LOCALES = ['en', 'ar', 'fr'] as const;
type Locale = (typeof LOCALES)[number];
const PHONE = { width: 360, height: 740 };
const launched = await launchBrowser();

interface Visit {
  readonly page: Page;
  /** Every address that the page asked for after it had come, files of the page itself and blobs apart. */
  readonly asked: string[];
  readonly wrong: string[];
  readonly close: () => Promise<void>;
}

describe('zakat calculator', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let site: Awaited<ReturnType<typeof servePages>>;
  let folder: string;
  let listener: Server;
  const heard: string[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'amanah-zakat-'));
    const texts = await buildCalculator();
    for (const locale of LOCALES) writeFileSync(join(folder, `${locale}.html`), String(calculatorFile(locale, texts)));
    site = await servePages(new Scribe().begin({ organisations: ['org-a'], funds: ['open'] }));
    listener = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('{}');
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
  });
  afterEach(async () => {
    // A test that failed leaves its pages.
    for (const context of browser.contexts()) await context.close();
  });
  after(async () => {
    await browser.close();
    site.close();
    listener.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function visit(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({ viewport: PHONE, ...options });
    const page = await context.newPage();
    const [asked, wrong]: [string[], string[]] = [[], []];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    await page.goto(address, { waitUntil: 'load' });
    page.on('request', (request) => asked.push(request.url()));
    return { page, asked, wrong, close: () => context.close() };
  }

  const fileOf = (locale: Locale): string => pathToFileURL(join(folder, `${locale}.html`)).href;
  const pageOf = (locale: Locale): string => `${site.address}${locale === 'en' ? '' : `${locale}/`}zakat/index.html`;
  const field = (page: Page, path: string) => page.locator(`[data-path="${path}"]`);

  /** The worked example: 10,000.00 at 75.00 a gram under 85 g. */
  async function fillWorked(page: Page, money = '10000.00'): Promise<void> {
    await page.check('[value="common-gold"]');
    const values = { 'day': '2026-11-22', 'currency': 'usd', 'prices.gold.amount': '75.00', 'prices.gold.day': '2026-11-20', 'prices.gold.source': 'market', 'wealth.money': money };
    for (const [path, value] of Object.entries(values)) await field(page, path).fill(value);
  }

  const DUE: Readonly<Record<Locale, string>> = { en: 'USD\u00a0250.00', ar: '٢٥٠٫٠٠ دولار أمريكي', fr: '250,00\u00a0USD' };

  for (const locale of LOCALES) {
    test(`[Z15] ${locale}: one file from a disk, without a network, reckons the worked example and asks for nothing`, async () => {
      const { page, asked, wrong, close } = await visit(fileOf(locale));
      await page.context().setOffline(true);
      await fillWorked(page, locale === 'ar' ? '١٠٬٠٠٠٫٠٠' : locale === 'fr' ? '10 000,00' : '10,000.00');
      await page.click('[type="submit"]');
      await page.locator('#zakat-result').waitFor();
      assert.equal(await page.locator('[data-dues] dd').first().textContent(), DUE[locale]);
      await untilCount(page, '[data-working] li', 9);
      assert.match((await page.textContent('[data-dues]')) ?? '', /1449|١٤٤٩/, 'the next date by the Hijri anniversary');
      await untilFocused(page, 'zakat-result-title');
      assert.deepEqual([asked, wrong], [[], []]);
      await close();
    });

    test(`[Z15] ${locale}: the page of the account fits a phone, has no accessibility violation empty, open, refused or reckoned`, async () => {
      const { page, asked, wrong, close } = await visit(pageOf(locale));
      const judge = async (state: string): Promise<void> => {
        assert.deepEqual(await violations(page), [], state);
        assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${state}: no wider than the phone`);
      };
      assert.deepEqual(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]'), [locale, locale === 'ar' ? 'rtl' : 'ltr']);
      await judge('empty');
      await page.click('[type="submit"]');
      await page.check('[value="hanafi"]');
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
      await judge('open');
      await page.click('[type="submit"]');
      await until(page, 'document.querySelectorAll("#zakat-faults li").length >= 2');
      await judge('refused');
      await fillWorked(page);
      await field(page, 'livestock.camels').fill('145');
      await page.click('[type="submit"]');
      await page.locator('#zakat-result').waitFor();
      await judge('reckoned');
      assert.deepEqual([asked.filter((address) => !address.includes('/assets/')), wrong], [[], []]);
      await close();
    });
  }

  test('[Z15] the policy of the page lets nothing leave, whatever tries', async () => {
    const { port } = listener.address() as AddressInfo;
    for (const address of [fileOf('en'), pageOf('en')]) {
      const { page, close } = await visit(address);
      const tries = `Promise.allSettled([fetch("http://127.0.0.1:${port}/a"), new Promise((done, fail) => { const r = new XMLHttpRequest(); r.onload = done; r.onerror = fail; r.open("GET", "http://127.0.0.1:${port}/b"); r.send(); }), new Promise((done, fail) => { const image = new Image(); image.onload = done; image.onerror = fail; image.src = "http://127.0.0.1:${port}/c"; }), Promise.resolve(navigator.sendBeacon("http://127.0.0.1:${port}/d"))]).then((all) => all.slice(0, 3).map((one) => one.status))`;
      assert.deepEqual(await page.evaluate(tries), ['rejected', 'rejected', 'rejected']);
      await close();
    }
    assert.deepEqual(heard, []);
  });

  test('[Z15] a fault stands beside its field, the list of faults leads to it, and what is right again is not marked', async () => {
    const { page, close } = await visit(fileOf('en'));
    await page.click('[type="submit"]');
    await untilSays(page, '#zakat-faults', /No rules are chosen/);
    await fillWorked(page, '1,000');
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    await field(page, 'crops[0].name').fill('left out: no weight');
    await page.click('[data-add="crops"]');
    await field(page, 'crops[1].kilograms').fill('12kg');
    await page.click('[type="submit"]');
    await page.locator('#zakat-faults a').nth(1).waitFor();
    assert.equal(await page.locator('#zakat-result').isVisible(), false, 'nothing is reckoned in part');
    assert.deepEqual(await page.locator('[aria-invalid]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['path'])), ['wealth.money', 'crops[1].kilograms']);
    assert.match((await page.textContent('#zakat-wealth-money-fault')) ?? '', /“1,000” is no number/);
    await page.locator('#zakat-faults a').nth(1).click();
    await until(page, 'document.activeElement.dataset.path === "crops[1].kilograms"');
    await field(page, 'crops[1].kilograms').fill('1000');
    await field(page, 'wealth.money').fill('10000');
    await page.click('[type="submit"]');
    await untilCount(page, '[aria-invalid]', 0);
    await untilSays(page, '[data-dues]', /250\.00.*100 kg/s);
    await close();
  });

  test('[Z15] rules are shown with their sources; a changed value is said to be the person’s own and decides', async () => {
    const { page, close } = await visit(fileOf('en'));
    assert.equal(await page.locator('[name="zakat-profile"]:checked').count(), 0, 'none is chosen for anybody');
    await fillWorked(page, '6400');
    await page.locator('summary').first().click();
    await untilSays(page, '[data-source-of="goldGrams"]', /4\.25 g/);
    await page.click('[type="submit"]');
    await page.locator('#zakat-result').waitFor();
    assert.equal(await page.locator('[data-dues] dd').first().textContent(), 'USD\u00a0160.00');
    await field(page, 'profile.parameters.goldGrams').fill('87.48');
    await field(page, 'profile.parameters.goldGrams').blur();
    await untilSays(page, '[data-source-of="goldGrams"]', /stated by you/);
    await page.click('[type="submit"]');
    await untilSays(page, '[data-dues]', /below the nisab/);
    await field(page, 'profile.parameters.goldGrams').fill('none');
    await page.click('[type="submit"]');
    await untilSays(page, '#zakat-faults', /Nisab of gold, grams: “none” is no number/);
    await close();
  });

  test('[Z15] what was typed is kept nowhere, and is saved to a file and read from it when the person asks', async () => {
    const { page, close } = await visit(fileOf('ar'));
    await fillWorked(page);
    await field(page, 'wealth.jewellery[1].grams').fill('30');
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
    await field(page, 'profile.parameters.debtDeduct').selectOption('all');
    await page.click('[data-add="crops"]');
    await field(page, 'crops[1].name').fill('زيتون');
    await field(page, 'crops[1].kilograms').fill('700');
    await field(page, 'fitr.persons').fill('3');
    await field(page, 'fitr.isWheat').check();
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-do="save"]')]);
    const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
    assert.deepEqual(saved.profile, { name: 'common-gold', base: 'common-gold', parameters: { debtDeduct: 'all' } });
    assert.deepEqual(saved.document.crops, [{ name: 'زيتون', kilograms: '700', watering: 'rain' }]);
    assert.deepEqual(saved.document.wealth.jewellery, [{ grams: '30', metal: 'silver' }]);
    await page.reload();
    assert.equal(await field(page, 'wealth.money').inputValue(), '');
    assert.deepEqual(await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie]'), [0, 0, '']);
    await page.setInputFiles('#zakat-file', { name: 'zakat.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(saved)) });
    await until(page, 'document.querySelector(\'[data-path="wealth.money"]\').value === "10000.00"');
    assert.equal(await field(page, 'profile.parameters.debtDeduct').inputValue(), 'all');
    assert.equal(await field(page, 'wealth.jewellery[1].grams').inputValue(), '30');
    assert.ok(await field(page, 'fitr.isWheat').isChecked());
    for (const other of ['no json', '{}', '{"document": {}}', '{"format": "amanah-zakat/1", "document": {"wealth": {"silk": "5"}}}', '{"format": "amanah-zakat/1", "document": {"wealth": {"jewellery": [{"metal": "gold", "grams": "1"}, {"metal": "gold", "grams": "2"}]}}}']) {
      await page.evaluate('document.querySelector("#zakat-faults").replaceChildren()');
      await page.setInputFiles('#zakat-file', { name: 'other.json', mimeType: 'application/json', buffer: Buffer.from(other) });
      await page.waitForSelector('#zakat-faults li');
    }
    await close();
  });

  test('[Z15] it is used with a keyboard alone, and what is printed is the result on A4', async () => {
    const { page, close } = await visit(pageOf('ar'), { viewport: { width: 1200, height: 900 } });
    await page.focus('[value="common-gold"]');
    await page.keyboard.press('Space');
    await fillWorked(page);
    await field(page, 'wealth.money').focus();
    await page.keyboard.press('Enter');
    await page.locator('#zakat-result').waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual([await page.locator('#zakat').isVisible(), await page.locator('[data-working]').isVisible()], [false, true]);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    assert.equal((pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length, 1, 'the worked example prints on one page');
    await close();
  });

  test('[Z15] every page leads to it, and the digits that the reader chose are those of the result', async () => {
    const { page, close } = await visit(`${site.address}ar/verify/index.html`, { viewport: { width: 1200, height: 900 } });
    await page.click('footer a[href$="zakat/index.html"]');
    // The page that is left has the same button.
    await page.waitForURL('**/ar/zakat/index.html');
    await page.click('#digits');
    await fillWorked(page);
    await page.click('[type="submit"]');
    await page.locator('#zakat-result').waitFor();
    assert.equal(await page.locator('[data-dues] dd').first().textContent(), '250.00 دولار أمريكي');
    const answer = await page.request.get(new URL((await page.getAttribute('a[download]', 'href')) ?? '', page.url()).href);
    assert.match(await answer.text(), /<html lang="ar" dir="rtl">/);
    await close();
  });
});
