// The console as a hostile and as a clumsy person uses it: script in every text field, texts that turn the line round,
// a workbook that would fill the memory, a document that is too large, two people deciding at once, a key that is lost,
// a session that ends while somebody types, and the way back.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { FORMS } from '@amanah/console/forms/all-forms.ts';
import type { MessageKey } from '@amanah/console/language.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import type { Hands } from './console-hands.ts';
import { asItWas } from './as-it-was.ts';
import { consoleWorld, until, type ConsoleWorld } from './console-world.ts';
import { invite, setUp, toHome, type Person } from './quarter-acts.ts';

/** Runs when it is taken for markup; looks for what templates and formulas would do as well. */
const SCRIPT = '<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>${7*7}';
/** Turns the direction of what follows, and of what stands around it where it is not kept apart. */
const TURNED = 'left \u202e right \u2067 again';
/** Nothing of the page is still fetched, and no press is still on its way. */
const NOTHING_BUSY = `document.querySelector('main h1') !== null && document.querySelector('.late, #content form button[type="submit"][aria-disabled="true"]') === null`;
const FORMULA = '=HYPERLINK("http://x.example","a")';

const launched = await launchBrowser();

describe('hostile and clumsy hands', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let world: ConsoleWorld;
  let salma: Person;
  let tariq: Person;
  let mona: Person;

  before(async () => {
    world = await consoleWorld('Relief of the coast');
    salma = await setUp(browser, world, 'Salma');
    tariq = await invite(browser, world, salma, { name: 'Tariq', role: 'role.treasurer' });
    mona = await invite(browser, world, salma, { name: 'Mona', role: 'role.committee-member' });
  });
  afterEach(async () => {
    for (const person of [salma, tariq, mona]) await asItWas(person.browser);
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  const size = (): number => world.opened.journal.size;

  async function noScriptRan(page: Page, where: string): Promise<void> {
    const found = await page.evaluate(`({ hacked: globalThis.hacked ?? 0, images: document.querySelectorAll('img[src="x"]').length, scripts: [...document.scripts].filter((one) => one.textContent.includes('hacked')).length })`);
    assert.deepEqual(found, { hacked: 0, images: 0, scripts: 0 }, where);
  }

  /** A master with a hostile name, as its form asks it. */
  async function master(hands: Hands, form: 'organisation' | 'site' | 'fund' | 'commodity', name: string): Promise<void> {
    await hands.openForm(`form.${form}`);
    await hands.type('field.name', name);
    if (form === 'commodity') await hands.type('field.unit', 'bag');
    await hands.record();
  }

  async function firstMoney(): Promise<void> {
    const { hands } = tariq;
    await hands.openForm('form.gift');
    await hands.pick('field.donor', `Donor ${SCRIPT}`);
    await hands.amount('field.amount.money', '100000', 'USD', { fresh: async () => undefined });
    await hands.pick('field.fund', `Fund ${TURNED}`);
    await hands.type('field.account', 'bank');
    await hands.record();
  }

  async function pay(hands: Hands, amount: string, reference = 'rent'): Promise<void> {
    await hands.openForm('form.payment');
    await hands.choose('field.pays', 'choice.expense');
    await hands.type('field.expense', 'rent');
    await hands.amount('field.amount.money', amount);
    await hands.pick('field.fund', `Fund ${TURNED}`);
    await hands.pick('field.account', 'bank', { letters: 2 });
    await hands.type('field.reference', reference);
  }

  test('[O17] script typed into every text input of every form is text', async () => {
    const { page } = salma.browser;
    for (const { name } of FORMS) {
      await page.goto(`${world.origin}/console/#/new/${name}`);
      // The form before stands there for a moment more: this one has its own heading.
      await page.getByRole('heading', { level: 1, name: salma.hands.t(`form.${name}` as MessageKey), exact: true }).waitFor();
      await page.locator('#content form').waitFor();
      for (const add of await page.locator('#content button[id$="-add"]').all()) await add.click();
      const inputs = await page.locator('#content form input[type="text"]:not([readonly]), #content form textarea').all();
      for (const input of inputs) if (await input.isVisible()) await input.fill(SCRIPT);
      await page.locator('#content form button[type="submit"]').press('Enter');
      // Whatever became of it is on the page by then: a refusal, or the record.
      await until(page, NOTHING_BUSY);
      await noScriptRan(page, name);
    }
    await page.goto(`${world.origin}/console/#/record`);
    await page.getByRole('heading', { level: 1, name: salma.hands.t('nav.new'), exact: true }).waitFor();
    await page.locator('ul.tasks').first().waitFor();
    await noScriptRan(page, 'drafts');
    await page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('amanah-draft/')).forEach((name) => localStorage.removeItem(name))");
  });

  test('[O17] hostile names and reasons are text on every page that shows them, console and public', async () => {
    const { hands } = salma;
    await hands.open('/console/#/');
    await master(hands, 'organisation', `Donor ${SCRIPT}`);
    await master(hands, 'organisation', FORMULA);
    await master(hands, 'fund', `Fund ${TURNED}`);
    await master(hands, 'site', `Site ${SCRIPT}`);
    await master(hands, 'commodity', `Flour ${SCRIPT}`);
    await firstMoney();
    await pay(tariq.hands, '10', SCRIPT);
    await tariq.hands.record();
    await noScriptRan(tariq.browser.page, 'record');
    await tariq.hands.press(tariq.hands.page.getByRole('link', { name: tariq.hands.t('record.undo') }));
    await tariq.hands.heading('form.reversal');
    await tariq.hands.type('field.reason', SCRIPT);
    await tariq.hands.record();
    for (const path of ['/console/#/', '/console/#/people', '/console/#/table/records', '/console/#/table/balances', '/console/#/trail']) {
      await hands.open(path);
      await until(hands.page, NOTHING_BUSY);
      await noScriptRan(hands.page, path);
    }
    await crawl(hands.page);
  });

  test('[O17] hostile names are text on the waybill and on the receipt', async () => {
    const { hands } = salma;
    await hands.open('/console/#/');
    await hands.openForm('form.gift-in-kind');
    await hands.pick('field.donor', `Donor ${SCRIPT}`);
    await hands.pick('field.fund', `Fund ${TURNED}`);
    await hands.pick('field.site', `Site ${SCRIPT}`);
    await hands.line('field.goods', 1, (line) => line.amount('field.amount', '5', `Flour ${SCRIPT}`));
    await hands.record();
    const receipt = await hands.page.locator('a[href^="/console/receipt/"]').getAttribute('href');
    await hands.openForm('form.dispatch');
    await hands.type('field.waybill', '1001');
    await hands.pick('field.site-from', `Site ${SCRIPT}`);
    await hands.type('field.truck', '<img src=x onerror=alert(1)>');
    await hands.pick('field.fund', `Fund ${TURNED}`);
    await hands.line('field.goods', 1, (line) => line.amount('field.amount', '3', `Flour ${SCRIPT}`));
    await hands.record();
    const file = await (await hands.page.request.get(`${world.origin}${receipt as string}`)).text();
    for (const path of ['/console/waybill/1001.html', '/console/waybill/1001.html?lang=ar', '/console/#/waybill/1001']) {
      const answer = await hands.page.goto(`${world.origin}${path}`);
      assert.equal(answer?.status() ?? 200, 200, path);
      if (path.includes('#')) await hands.page.locator('#content', { hasText: '<img src=x' }).waitFor();
      await noScriptRan(hands.page, path);
      if (!path.includes('#')) assert.ok((await hands.page.locator('body').innerText()).includes('<img src=x'), `${path} shows the name as it is`);
    }
    // The receipt is a file that is taken away: it is opened as a file is, without the server's rules about scripts.
    await hands.page.goto('about:blank');
    await hands.page.setContent(file);
    await noScriptRan(hands.page, 'receipt');
    assert.ok((await hands.page.locator('body').innerText()).includes('<img src=x'), 'the receipt shows the name as it is');
  });

  /** Every page of the public account that can be reached, in every language. */
  async function crawl(page: Page): Promise<void> {
    const waiting = [`${world.origin}/`];
    const seen = new Set(waiting);
    for (let at = 0; at < waiting.length && at < 60; at += 1) {
      await page.goto(waiting[at] as string);
      await noScriptRan(page, waiting[at] as string);
      const links = await page.evaluate('[...document.links].map((link) => link.href.split("#")[0])') as string[];
      for (const link of links) {
        if (!link.startsWith(world.origin) || link.includes('/console') || link.includes('/api/') || !/(\/|\.html)$/.test(link) || seen.has(link)) continue;
        seen.add(link);
        waiting.push(link);
      }
    }
    assert.ok(waiting.length > 20, `${waiting.length} pages`);
  }

  test('[O17] a text that turns the line round does not turn what stands beside it', async () => {
    const { hands } = tariq;
    await hands.open('/console/#/table/balances');
    const cell = hands.page.locator('td[data-cell]').filter({ hasText: 'again' }).first();
    await cell.waitFor();
    const isolation = await cell.evaluate((one) => getComputedStyle(one.querySelector('bdi') ?? one).unicodeBidi);
    assert.match(isolation, /isolate|plaintext/);
  });

  test('[O17] names longer than the books take are told beside the input, long ones widen no page', async () => {
    const { hands } = salma;
    await hands.open('/console/#/');
    await hands.openForm('form.organisation');
    await hands.page.getByLabel(hands.t('field.name'), { exact: true }).fill('x'.repeat(401));
    await hands.record('refused');
    assert.equal(await hands.refusals(), hands.t('fault.too-long'));
    await hands.page.getByLabel(hands.t('field.name'), { exact: true }).fill(`Long ${'y'.repeat(390)}`);
    await hands.record();
    const [width, room] = (await hands.page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')) as [number, number];
    assert.ok(width <= room, `${width} of ${room}`);
  });

  test('[O11] 500 pasted rows with faults: each is named, nothing is written until they are mended, and then all', async () => {
    const { hands, browser: own } = tariq;
    await own.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await hands.open('/console/#/bulk/payment');
    const rows = Array.from({ length: 500 }, (_, at) => ['2026-11-02', '', 'rent', at === 7 ? '1,5' : '1.00', 'USD', `Fund ${TURNED}`, 'bank', at === 9 ? SCRIPT : `r${at}`].join('\t'));
    rows[499] = (rows[499] as string).replace('2026-11-02', '11/2/2026');
    const head = ['Day paid', 'Supplier', 'Class of cost', 'Amount', 'Currency', 'Fund', 'Account', 'Reference'].join('\t');
    await hands.page.evaluate((text) => navigator.clipboard.writeText(text), `${head}\n${rows.join('\n')}`);
    await hands.page.locator('#in-paste').focus();
    await hands.page.keyboard.press('Control+V');
    await hands.shows(hands.t('bulk.wrong', { count: 2 }));
    const before = size();
    const record = hands.page.getByRole('button', { name: hands.t('bulk.record', { count: 500 }) });
    await record.click({ force: true });
    await nothingWasSent(hands.page);
    assert.equal(size(), before);
    const cells = hands.page.locator('.bulk-grid input[aria-invalid="true"]');
    await cells.first().fill('1.50');
    await hands.shows(hands.t('bulk.wrong', { count: 1 }));
    await cells.first().fill('2026-11-02');
    await hands.shows(hands.t('bulk.good'));
    await noScriptRan(hands.page, 'grid');
    await record.dblclick();
    await hands.shows(hands.t('bulk.done', { count: 500 }));
    assert.equal(size(), before + 500);
  });

  test('[O17] a workbook that unpacks into hundreds of megabytes is refused in words, and the server goes on', async () => {
    const { hands } = tariq;
    await hands.open('/console/#/bulk/payment');
    const bomb = zipSync({ '[Content_Types].xml': new TextEncoder().encode('<Types/>'), 'xl/workbook.xml': new TextEncoder().encode('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(300_000_000) }, { level: 9 });
    await hands.page.locator('#in-bulk-file').setInputFiles({ name: 'rows.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(bomb) });
    await hands.page.locator('#content .refusal:not(:empty)').first().waitFor();
    assert.equal((await fetch(`${world.origin}/checkpoint`)).status, 200);
  });

  test('[O17] a document that is too large is refused in words', async () => {
    const { hands } = tariq;
    await hands.open('/console/#/');
    await pay(hands, '3');
    await hands.record();
    const before = size();
    await hands.page.locator('.attachments input[type="file"]').setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(11_000_000, 32)]) });
    await hands.shows(hands.t('problem.too-large'));
    assert.equal(size(), before);
  });

  test('[O15] two people who approve at once approve once; what was undone meanwhile cannot be approved', async () => {
    await pay(tariq.hands, '2000');
    await tariq.hands.record();
    const before = size();
    await Promise.all([salma, mona].map((one) => toApproval(one.hands)));
    await Promise.all([salma, mona].map(({ hands }) => hands.page.getByRole('button', { name: hands.t('form.record') }).click()));
    const ended = await Promise.all([salma, mona].map(({ hands }) => endOf(hands)));
    assert.deepEqual([ended.filter((one) => one === 'written').length, size() - before], [1, 1], ended.join(' / '));

    await pay(tariq.hands, '2500');
    await tariq.hands.record();
    await toApproval(mona.hands);
    await tariq.hands.press(tariq.hands.page.getByRole('link', { name: tariq.hands.t('record.undo') }));
    await tariq.hands.heading('form.reversal');
    await tariq.hands.type('field.reason', 'Not this one');
    await tariq.hands.record();
    const undone = size();
    await mona.hands.pressButton('form.record');
    assert.notEqual(await endOf(mona.hands), 'written');
    assert.equal(size(), undone);
  });

  /** What a press would send is said in the outbox before it goes: nothing waits there, so nothing is on its way. */
  async function nothingWasSent(page: Page): Promise<void> {
    await until(page, `Object.keys(localStorage).every((name) => !name.startsWith('amanah-outbox/') || JSON.parse(localStorage.getItem(name)).state !== 'waiting')`);
  }

  async function toApproval(hands: Hands): Promise<void> {
    await hands.open('/console/#/');
    await toHome(hands);
    await hands.press(hands.page.getByRole('link', { name: hands.t('record.decide') }).first());
    await hands.heading('form.approval');
  }

  /** `written`, or what was said against it once nothing is busy any more. */
  async function endOf(hands: Hands): Promise<string> {
    const done = hands.page.getByRole('heading', { level: 1, name: hands.t('written.title'), exact: true });
    const refused = hands.page.locator('#content .refusal[role="alert"]:not(:empty)').first();
    // A preview may say the same of what is being sent: what counts is what is said when nothing is on its way.
    await until(hands.page, `document.querySelector('#content form button[type="submit"][aria-disabled="true"]') === null`);
    await done.or(refused).first().waitFor();
    return (await done.count()) > 0 ? 'written' : ((await refused.textContent()) ?? '');
  }

  test('[O18] the way back after a record shows that record; a second gift is never taken for the first', async () => {
    const { hands } = tariq;
    await hands.open('/console/#/');
    await pay(hands, '4');
    await hands.record();
    await hands.press(hands.page.getByRole('link', { name: hands.t('written.another', { what: hands.t('form.payment') }) }));
    await hands.heading('form.payment');
    await hands.page.goBack();
    await hands.written();
    await hands.page.goForward();
    await hands.heading('form.payment');
    const before = size();
    await hands.choose('field.pays', 'choice.expense');
    await hands.type('field.expense', 'rent');
    await hands.amount('field.amount.money', '5');
    await hands.page.goBack();
    await hands.written();
    await hands.page.goForward();
    await hands.heading('form.payment');
    assert.equal(await hands.page.getByLabel(hands.t('field.amount.money'), { exact: true }).inputValue(), '5', 'the draft is where it was');
    await hands.pick('field.fund', `Fund ${TURNED}`);
    await hands.pick('field.account', 'bank', { letters: 2 });
    await hands.record();
    assert.equal(size(), before + 1);
  });

  test('[O18] a session that ends while somebody types loses nothing: it is said, and what was signed is sent after signing in', async () => {
    const { hands, browser: own } = tariq;
    await hands.open('/console/#/');
    await pay(hands, '6');
    await own.context.clearCookies();
    const before = size();
    await hands.pressButton('form.record');
    await hands.shows(hands.t('problem.not-signed-in'));
    assert.equal(size(), before);
    await hands.page.reload();
    await hands.pressButton('sign-in.go');
    await hands.page.getByRole('link', { name: tariq.name }).first().waitFor();
    await hands.page.getByRole('button', { name: hands.t('waiting.send-now') }).waitFor({ state: 'detached' });
    await nothingWasSent(hands.page);
    assert.equal(size(), before + 1);
  });

  test('[O1] when the browser’s storage is cleared the page says that the key is gone, and a new one is admitted', async () => {
    const { hands, browser: own } = tariq;
    await hands.open('/console/#/');
    await own.page.evaluate(`(async () => { localStorage.clear(); for (const { name } of await indexedDB.databases()) await new Promise((done) => { const asked = indexedDB.deleteDatabase(name); asked.onsuccess = done; asked.onerror = done; asked.onblocked = done; }); })()`);
    await hands.page.reload();
    await hands.shows(hands.t('key.none'));
    await hands.page.goto(`${world.origin}/console/#/new/payment`);
    await hands.page.locator('#content form').waitFor();
    const before = size();
    await hands.page.getByRole('button', { name: hands.t('form.record') }).click({ force: true });
    await nothingWasSent(hands.page);
    assert.equal(size(), before);
    await hands.pressButton('key.make');
    await hands.shows(hands.t('key.waiting'));
  });

  test('nothing went wrong on any page', () => {
    for (const { name, browser: own } of [salma, tariq, mona]) assert.deepEqual([name, own.wrong], [name, []]);
  });
});
