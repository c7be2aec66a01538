// Registrations of households in a real browser over a real server: a real file and one in four scripts are taken in, a pair
// in Arabic and Latin letters is decided by keyboard alone, what was decided is undone, one household asks to be erased, and
// nothing about anybody stays in the browser.

import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CONSOLE_LOCALES, textIn, type MessageKey } from '@amanah/console/language.ts';
import { en } from '@amanah/console/messages/en.ts';
import { HOUSEHOLD_FORM, KOBO_JSON } from '@amanah/interchange/testing/household-form.ts';
import { householdsModel } from '@amanah/linkage/model/households.ts';
import { tableOf } from '@amanah/linkage/table.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { findPeerFiles } from '../conformance/shared-data.ts';
import { launchBrowser } from '../scripts/chromium.ts';
import { asItWas } from './as-it-was.ts';
import { consoleWorld, openConsole, until, type ConsoleWorld } from './console-world.ts';
import { invite, setUp, type Person } from './quarter-acts.ts';
import { brokenList, CANARY, HOUSEHOLDS, koboWorkbook } from './registry-files.ts';
import { listenTo, recordsOf } from './registry-scene.ts';
import { isSound } from './sound-page.ts';

const launched = await launchBrowser();
const programme = findPeerFiles('19-registration-programmes-121');
const DAY_MS = 86_400_000;
const PHONE = { width: 360, height: 740 };

/** Both heads of the pair that stands there: one registration may be in several pairs, one after the other. */
const HEADS = `Array.from(document.querySelectorAll('.side-by-side tbody tr:first-child td')).slice(0, 2).map((cell) => cell.textContent).join(' | ')`;

/** The day so many days from now. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/** Chooses a file on the page of imports and has it read. */
async function bring(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.setInputFiles('#in-files', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForSelector('.samples, .refusal:not(:empty)');
}

async function takeIn(page: Page): Promise<void> {
  await page.locator('main form').last().locator('button[type=submit]').click();
}

/** Purpose and day as a person gives them, then the press that takes in and signs. */
async function takeInFor(page: Page, purpose: string): Promise<void> {
  await page.fill('#in-purpose', purpose);
  await page.locator('.suggestions button').first().click();
  await takeIn(page);
  await page.waitForSelector('.written a[href*="/record/"]');
}

test('[RG23] every comparison and level that pairs are weighed by has its words in every language of the console', () => {
  const row = (to: string): Record<string, string> => ({ head: `a ${to}`, spouse: `b ${to}`, members: `c;d ${to}`, size: `${to.length}`, phone: `059912345${to.length}`, place: `x ${to}`, document: `1${to}`, district: `r ${to}` });
  const model = householdsModel(tableOf([row('e'), row('fg')]), { roles: { head: 'head', spouse: 'spouse', members: 'members', size: 'size', phone: 'phone', document: 'national-id', place: 'place', district: 'region' } });
  const keys = model.comparisons.flatMap(({ name, levels }) => [`registry.why.${name}`, ...levels.map((level) => `registry.level.${level.name}`)]);
  assert.deepEqual(keys.filter((key) => !Object.hasOwn(en, key)), []);
  for (const key of keys) for (const locale of CONSOLE_LOCALES) assert.notEqual(textIn(locale, key as MessageKey), '', key);
});

describe('registrations', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  const clock = { ahead: 0 };
  let world: ConsoleWorld;
  /** A steward at a desk, in English. */
  let nadia: Person;
  /** A logistician with a phone of 360 px, in Arabic. */
  let huda: Person;
  let heard: readonly (() => Promise<string>)[] = [];
  before(async () => {
    world = await consoleWorld('Winter relief', { now: () => `${new Date(Date.now() + clock.ahead).toISOString().slice(0, 19)}Z` });
    nadia = await setUp(browser, world, 'Nadia');
    huda = await invite(browser, world, nadia, { name: 'Huda', role: 'role.logistician', locale: 'ar' });
    await huda.hands.page.setViewportSize(PHONE);
    heard = [nadia, huda].map(({ hands }) => listenTo(hands.page));
  });
  afterEach(async () => {
    await asItWas(nadia.browser);
    await asItWas(huda.browser, PHONE);
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  const open = async ({ hands }: Person, hash: string): Promise<Page> => {
    const { page } = hands;
    // The page of an address that stands open already is not read again by going there.
    await page.goto('about:blank');
    await openConsole(page, world, hash, hands.locale);
    return page;
  };
  const last = async (kind: string): Promise<Readonly<Record<string, unknown>> | undefined> => (await recordsOf(world, kind)).at(-1)?.body;
  const section = async (page: Page, purpose: string): Promise<string> => (await page.locator(`section[aria-labelledby="purpose-${purpose}"]`).textContent()) ?? '';

  test('[RG20] [RG21] a real list of a thousand is shown column by column before anything is kept, and is taken in for a purpose and until a day', { skip: programme === undefined ? "the folder 19-registration-programmes-121 of peers' files is absent" : false }, async () => {
    const page = await open(nadia, '#/registry');
    await page.waitForSelector('.first');
    await page.locator('main').getByRole('link', { name: 'Take in a file' }).click();
    await bring(page, 'registrations.csv', (programme as NonNullable<typeof programme>).bytes('test-registrations-demo-1000.csv'));
    assert.match((await page.textContent('main')) ?? '', /1,000 rows with answers\..*7 of 26 columns are kept.*1,000 registrations would be taken in\./s);
    assert.deepEqual(await page.locator('.joined li bdi').allTextContents(), ['firstname', 'middlename', 'name']);
    assert.match((await page.locator('.samples > div').first().textContent()) ?? '', /Johanna Max Gibbs.*30 November 2000/s);
    // A column is left out, and the order of names is another: what would be taken in follows.
    await page.getByLabel('documentid').selectOption({ label: '— left out —' });
    await page.getByRole('button', { name: 'Move “name” up' }).click();
    await until(page, 'document.querySelector(".samples > div").textContent.includes("Johanna Gibbs Max") && !document.querySelector(".samples").textContent.includes("document")');
    // Without a purpose and a day nothing is taken in, and the first question that lacks an answer has the focus.
    await takeIn(page);
    await until(page, 'document.activeElement.id === "in-purpose"');
    assert.match((await page.textContent('#in-purpose-wrong')) ?? '', /Say what/);
    assert.match((await page.textContent('#in-delete-by-wrong')) ?? '', /by which day/);
    assert.equal((await recordsOf(world, 'registration')).length, 0);
    await takeInFor(page, 'demo-121');
    const body = await last('registration');
    assert.deepEqual({ ...body, batch: '', deleteBy: '' }, { purpose: 'demo-121', registrations: 1000, form: 'csv', batch: '', deleteBy: '' });
    await open(nadia, '#/registry');
    assert.match(await section(page, 'demo-121'), /1,000 households at most\. Some may still stand twice\./);
    await isSound(page);
  });

  test('[RG20] [RG24] a Kobo workbook in four scripts: a column about religion is refused with the reason, and names stand in their own script', async () => {
    const page = await open(huda, '#/registry/import');
    await bring(page, 'registration.xlsx', koboWorkbook());
    assert.match((await page.textContent('.refused-columns')) ?? '', /عن الدين أو العرق أو السياسة.*religion/s);
    assert.equal(await page.getByLabel('religion').count(), 0);
    assert.equal((await page.textContent('main'))?.includes('not to be read'), false);
    const drawn = await page.locator('.samples bdi').evaluateAll((all) => all.map((one) => [one.textContent, one.getAttribute('dir'), one.getAttribute('lang')]));
    for (const [name, lang] of [['محمد عبد الله الخطيب', 'ar'], ['Mohammed Abdullah al-Khatib', 'und-Latn'], ['মোহাম্মদ রহিম', 'bn']]) assert.deepEqual(drawn.find(([text]) => text === name), [name, 'auto', lang]);
    assert.deepEqual(drawn.find(([text]) => text === '+970599123456'), ['+970599123456', 'ltr', null]);
    await isSound(page);
    await takeInFor(page, 'winter-2026');
    assert.deepEqual({ ...(await last('registration')), batch: '', deleteBy: '' }, { purpose: 'winter-2026', registrations: HOUSEHOLDS.length, form: 'kobo', batch: '', deleteBy: '' });
    // The same export again: every submission is here already, by its number.
    await open(huda, '#/registry/import');
    await bring(page, 'registration.xlsx', koboWorkbook());
    await page.fill('#in-purpose', 'winter-2026');
    await page.locator('.suggestions button').first().click();
    await takeIn(page);
    await page.getByText(huda.hands.t('problem.registry-nothing-new')).waitFor();
    assert.equal((await recordsOf(world, 'registration')).filter(({ body }) => body['purpose'] === 'winter-2026').length, 1);
  });

  test('[RG20] with the definition of its form, questions are asked in the language of the page, and members of a repeat are taken in', async () => {
    const page = await open(huda, '#/registry/import');
    await page.locator('details.more summary').click();
    await page.setInputFiles('#in-form-file', { name: 'registration.csv', mimeType: 'text/csv', buffer: Buffer.from(HOUSEHOLD_FORM) });
    await bring(page, 'answers.json', utf8(JSON.stringify(KOBO_JSON)));
    const columns = await page.locator('.mapping th label').allTextContents();
    for (const asked of ['اسم رب الأسرة', 'عدد الأفراد', 'رقم الهاتف']) assert.ok(columns.includes(asked), asked);
    assert.match((await page.locator('.samples > div').first().textContent()) ?? '', /Amina Yusuf.*Sara.*Omar/s);
    await isSound(page);
    // Whoever leaves the page leaves nothing: neither here nor on the server.
    const gone = page.waitForRequest((request) => request.method() === 'DELETE');
    await page.locator('.back a').click();
    await gone;
  });

  test('[RG21] what was taken in and not signed is said on the first page, and is signed there', async () => {
    const page = await open(nadia, '#/');
    await page.evaluate(`(async () => {
      const { csrf } = await (await fetch('/api/session')).json();
      const answer = await fetch('/api/operate/registry/registrations', { method: 'POST', headers: { 'content-type': 'application/json', 'x-amanah-csrf': csrf }, body: JSON.stringify({ purpose: 'cut-off', deleteBy: ${JSON.stringify(dayIn(800))}, registration: { head: 'Nobody', members: [], others: {} } }) });
      if (!answer.ok) throw new Error(await answer.text());
    })()`);
    const before = (await recordsOf(world, 'registration')).length;
    await open(nadia, '#/');
    await page.locator('main').getByRole('link', { name: 'One thing was done here that the log does not know yet.' }).click();
    await page.getByRole('button', { name: 'Sign now' }).click();
    await page.locator('main .notice button').waitFor({ state: 'detached' });
    assert.deepEqual([(await recordsOf(world, 'registration')).length, (await last('registration'))?.['purpose']], [before + 1, 'cut-off']);
  });

  test('[RG20] [RG22] a file with broken rows says where and what, in both languages, and never what somebody answered', async () => {
    for (const person of [nadia, huda]) {
      const page = await open(person, '#/registry/import');
      await bring(page, 'broken.csv', brokenList());
      const problems = (await page.locator('.problems').allTextContents()).join('\n');
      assert.match(problems, person === nadia ? /row 5: .*cells.*The row is left out.*row 3: no name of a head.*row 2: a phone number/s : /الصف .?٥.?: .*الصف .?٣.?: لا اسم لرب الأسرة/s);
      for (const word of [CANARY, ...CANARY.split(' '), 'Rafah', '0599']) assert.equal(problems.includes(word), false, word);
      await isSound(page);
    }
    const { page } = nadia.hands;
    await open(nadia, '#/registry/import');
    await bring(page, 'no-table.csv', new Uint8Array([0xff, 0xfe, 0x00]));
    assert.match((await page.textContent('main')) ?? '', /cannot be read.*The file is not read/s);
  });

  test('[RG23] [RG25] a pair in Arabic and Latin letters is decided by keyboard alone, and undone', async () => {
    const page = await open(nadia, '#/registry');
    await page.getByText('may be of one household').waitFor();
    const link = page.locator('section[aria-labelledby="purpose-winter-2026"]').getByRole('link', { name: 'Review pairs' });
    await link.focus();
    await page.keyboard.press('Enter');
    const heads = async (): Promise<string> => {
      await page.waitForSelector('.pair-part:focus');
      return String(await page.evaluate(HEADS));
    };
    await page.waitForSelector('.pair-part');
    assert.match((await page.textContent('main .lead')) ?? '', /Nobody is merged by the machine/);
    for (let tries = 0; !(await heads()).includes('الخطيب'); tries += 1) {
      assert.ok(tries < 10, 'the pair is offered');
      const before = await heads();
      await page.keyboard.press('3');
      await until(page, `${HEADS} !== ${JSON.stringify(before)}`);
    }
    assert.match(await heads(), /^(محمد عبد الله الخطيب \| Mohammed Abdullah al-Khatib|Mohammed Abdullah al-Khatib \| محمد عبد الله الخطيب)$/);
    const rows = await page.locator('.side-by-side tbody tr').evaluateAll((all) => all.map((one) => [one.querySelector('th')?.textContent, one.querySelector('.alike')?.textContent]));
    assert.deepEqual(rows.find(([field]) => field === 'Phone'), ['Phone', 'same']);
    assert.match(rows.find(([field]) => field === 'Members')?.[1] ?? '', /^(sounds|partly) the same$/);
    assert.match((await page.locator('.reasons').textContent()) ?? '', /Names of members: [a-z ]+\+\d+\.\d bits speak for it/);
    await isSound(page);

    await page.keyboard.press('1');
    await page.waitForSelector('.last-decision');
    // What was decided is said at once, and stands in the list when that has been read again.
    await page.waitForSelector('.decided li');
    assert.equal((await recordsOf(world, 'registration-merge')).length, 1);
    assert.deepEqual(Object.keys((await last('registration-merge')) ?? {}).sort(), ['merge', 'purpose']);
    assert.equal((await page.locator('.decided li').count()), 1);
    await heads();
    await page.keyboard.press('0');
    await page.waitForSelector('.decided li', { state: 'detached' });
    assert.equal((await recordsOf(world, 'reversal')).length, 1);

    // A pair that is found to be different does not come again, until that is undone from the list.
    const before = await heads();
    await page.keyboard.press('2');
    await page.waitForSelector('.last-decision');
    await page.waitForSelector('.decided li');
    assert.notEqual(await heads(), before);
    assert.equal((await recordsOf(world, 'registration-merge')).length, 1, 'a difference is no record');
    await page.locator('.decided li button').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.decided li', { state: 'detached' });
    await open(nadia, '#/registry');
    assert.match(await section(page, 'winter-2026'), new RegExp(`${HOUSEHOLDS.length} households at most\\.`));
  });

  test('[RG23] [RG25] on a phone in Arabic a pair is one household by the finger, with a reason, and the count follows', async () => {
    const page = await open(huda, '#/registry/review/winter-2026');
    await page.waitForSelector('.pair-part');
    await isSound(page);
    const waiting = Number(/(\d+)/.exec(((await page.getAttribute('.pair-part', 'aria-label')) ?? '').replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).split('من')[1] ?? '')?.[1]);
    // Keys are nobody's while somebody types.
    await page.fill('#in-reason', 'سألناهم');
    await page.focus('#in-reason');
    await page.keyboard.press('1');
    assert.equal(await page.inputValue('#in-reason'), 'سألناهم1');
    assert.equal(await page.locator('.last-decision').count(), 0);
    await huda.hands.pressButton('registry.one-household');
    await page.waitForSelector('.last-decision');
    await page.locator('.decided li', { hasText: 'سألناهم' }).waitFor();
    assert.match((await page.textContent('.decided')) ?? '', /سألناهم/);
    await isSound(page);
    assert.equal((await recordsOf(world, 'registration-merge')).length, 2);
    assert.equal(JSON.stringify(await last('registration-merge')).includes('سألناهم'), false);
    await open(huda, '#/registry');
    await until(page, `document.querySelector('[aria-labelledby="purpose-winter-2026"] .at-most') !== null`);
    assert.match(await section(page, 'winter-2026'), /٨ أسر على الأكثر\. قد يكون بعضها مذكورًا مرتين\..*وُجد أن واحدًا منها/s);
    assert.ok(waiting >= 2);
    await isSound(page);
  });

  test('[RG25] where somebody else decided the pair meanwhile, nothing is written twice and the next pair stands there', async () => {
    const theirs = await open(huda, '#/registry/review/winter-2026');
    const page = await open(nadia, '#/registry/review/winter-2026');
    await page.waitForSelector('.pair-part');
    await theirs.waitForSelector('.pair-part');
    const headsOn = async (one: Page): Promise<string> => String(await one.evaluate(HEADS));
    const before = await headsOn(theirs);
    assert.match(before, /. \| ./);
    assert.equal(await headsOn(page), before);
    await nadia.hands.pressButton('registry.different');
    await page.waitForSelector('.last-decision');
    const undone = page.locator('.decided li', { hasText: 'different' });
    await undone.waitFor();
    const merges = (await recordsOf(world, 'registration-merge')).length;
    await huda.hands.pressButton('registry.one-household');
    await theirs.getByText(huda.hands.t('problem.registry-decided')).waitFor();
    // It is said first; the next pair comes when the queue has been read again.
    await until(theirs, `/. \\| ./.test(${HEADS}) && ${HEADS} !== ${JSON.stringify(before)}`);
    assert.notEqual(await headsOn(theirs), before);
    assert.equal((await recordsOf(world, 'registration-merge')).length, merges);
    await nadia.hands.pressButton('registry.undo-last');
    await undone.waitFor({ state: 'detached' });
  });

  test('[RG25] what was found different is joined by a chain only after that is said, and then it is shown', async () => {
    const page = await open(nadia, '#/registry/import');
    await bring(page, 'three.csv', utf8('head name,spouse name,phone,place,household size\nSami Haddad,Rula Odeh,0590001111,Jenin,4\nSami Hadad,Rula Odeh,0590001111,Jenin,4\nSamy Haddad,Rula Oda,0590001111,Jenin,4\n'));
    await takeInFor(page, 'three');
    await open(nadia, '#/registry/review/three');
    for (const [at, words] of [[1, 'registry.different'], [2, 'registry.one-household'], [3, 'registry.one-household']] as const) {
      await page.waitForSelector('.pair-part:focus');
      assert.equal(await page.locator('.warned').count(), at === 3 ? 1 : 0);
      if (at === 3) assert.match((await page.textContent('.warned')) ?? '', /found a pair of these two households to be different/);
      await nadia.hands.pressButton(words);
      await until(page, `document.querySelectorAll('.decided li').length === ${at}`);
    }
    assert.match((await page.textContent('main')) ?? '', /No pair waits for review\..*One pair that was found to be different stands in one household by other merges/s);
    await isSound(page);
    // What was decided for one purpose is no matter of another.
    await open(nadia, '#/registry/review/winter-2026');
    await page.waitForSelector('.pair-part');
    assert.doesNotMatch((await page.textContent('main')) ?? '', /stands? in one household by other merges/);
  });

  test('[RG21] [RG22] one household by form, in Arabic with Arabic digits; after it and after a reload nothing of it stands in the form', async () => {
    const { hands } = huda;
    const page = await open(huda, '#/registry/new');
    await hands.pressButton('form.record');
    await until(page, 'document.activeElement.id === "in-head"');
    await page.fill('#in-head', 'سعاد جميل قاسم');
    await page.fill('#in-members', 'وليد\nرنا\n');
    await page.fill('#in-size', '٣');
    await page.fill('#in-phone', '0591234000');
    await page.fill('#in-purpose', 'شتاء-2026');
    await page.locator('.suggestions button').last().click();
    await isSound(page);
    await hands.pressButton('form.record');
    await page.waitForSelector('.written a[href*="/record/"]');
    assert.deepEqual([await page.inputValue('#in-head'), await page.inputValue('#in-members'), await page.inputValue('#in-purpose')], ['', '', 'شتاء-2026']);
    assert.deepEqual({ ...(await last('registration')), batch: '', deleteBy: '' }, { purpose: 'شتاء-2026', registrations: 1, form: 'form', batch: '', deleteBy: '' });
    await page.fill('#in-head', CANARY);
    await page.reload();
    await page.waitForSelector('#in-head');
    assert.equal(await page.inputValue('#in-head'), '');
  });

  test('[RG26] somebody asks to be erased: found by a name, what goes and what stays is said, and the result with its proof', async () => {
    const theirs = await open(huda, '#/registry');
    await theirs.fill('#in-find-phone', '0598777111');
    await huda.hands.pressButton('registry.find-now');
    await theirs.locator('.tasks a[href*="/registry/one/"]').click();
    await theirs.waitForSelector('.facts');
    assert.equal(await theirs.locator('.erase').count(), 0, 'a logistician does not erase');
    const address = theirs.url().slice(theirs.url().indexOf('#'));
    const page = await open(nadia, address);
    await page.waitForSelector('.erase');
    await isSound(page);
    await page.locator('.erase button[type=submit]').click();
    assert.match((await page.textContent('#in-ground-wrong')) ?? '', /which ground/);
    await page.fill('#in-ground', 'asked by ليلى');
    await page.locator('.erase button[type=submit]').click();
    await page.getByText('The ground holds a word of what is erased').waitFor();
    await page.fill('#in-ground', 'asked by the household');
    await page.locator('.erase button[type=submit]').click();
    await page.waitForSelector('.notice details');
    assert.match((await page.textContent('main .notice')) ?? '', /One registration was erased\. .*nothing was found\..*root has not changed/s);
    assert.deepEqual(await last('erasure'), { subjects: 1, ground: 'asked by the household', purpose: 'winter-2026' });
    await isSound(page);
    await open(nadia, address);
    await page.getByText('It was erased, or never was.').waitFor();
    await open(nadia, '#/registry');
    assert.match(await section(page, 'winter-2026'), /8 households at most\. Some may still stand twice\..*One has been erased since\./s);
    assert.doesNotMatch(await section(page, 'cut-off'), /stand twice/, 'one alone stands once');
  });

  test('[RG22] nothing about anybody is in the storage of a browser, in an address, in a title or among its messages', async () => {
    const planted = [CANARY, ...CANARY.split(' '), 'Gibbs', 'سعاد', 'وليد', 'سألناهم', '0591234000', 'Haddad', ...HOUSEHOLDS.flatMap((cells) => cells.slice(0, 5).flatMap((cell) => cell.split(/[;؛]/).map((one) => one.trim()))).filter((one) => one.length > 3)];
    for (const listen of heard) {
      const all = await listen();
      assert.ok(all.length > 1000 && all.includes('/api/operate/registry'), 'something was heard');
      const texts = [all, decodeURIComponent(all.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'))];
      assert.deepEqual(planted.filter((one) => texts.some((text) => text.includes(one) || text.includes(JSON.stringify(one).slice(1, -1)))), []);
    }
    assert.deepEqual([...nadia.browser.wrong, ...huda.browser.wrong], []);
  });

  test('[RG26] a day that is over stands there in words, and a steward erases what is due', async () => {
    clock.ahead = 200 * DAY_MS;
    const page = await open(nadia, '#/registry');
    assert.match(await section(page, 'winter-2026'), /registrations are kept past their day, the earliest .*They must be erased\./s);
    assert.equal(await page.locator('section[aria-labelledby="purpose-winter-2026"] .overdue').evaluate((one) => getComputedStyle(one).color === getComputedStyle(document.documentElement).color), false);
    await isSound(page);
    await page.locator('.due summary').click();
    await page.locator('.due button').click();
    await page.getByText('registrations were erased.').first().waitFor({ timeout: 60_000 });
    await page.waitForSelector('.due', { state: 'detached' });
    const sums = (await recordsOf(world, 'erasure')).map(({ body }) => [body['purpose'], body['subjects'], body['ground']]);
    assert.deepEqual(sums.slice(1).filter(([purpose]) => purpose === 'winter-2026'), [['winter-2026', HOUSEHOLDS.length - 1, 'the delete-by day is over']]);
    // What was named a year is not due.
    assert.equal(sums.some(([purpose]) => purpose === 'شتاء-2026'), false);
  });

  for (const { lang, person } of [{ lang: 'en', person: (): Person => nadia }, { lang: 'ar', person: (): Person => huda }] as const) {
    test(`[RG27] every page in ${lang} on a phone of 360 px: direction, one heading, width, no accessibility violation, no script error`, async () => {
      const { page } = person().hands;
      await page.setViewportSize(PHONE);
      for (const hash of ['#/registry', '#/registry/import', '#/registry/new', `#/registry/review/${encodeURIComponent('شتاء-2026')}`, '#/registry/one/00000000000000000000000000000000']) {
        await open(person(), hash);
        assert.deepEqual(await page.evaluate('[document.documentElement.lang, document.documentElement.dir]'), [lang, lang === 'ar' ? 'rtl' : 'ltr'], hash);
        assert.equal(await page.locator('h1').count(), 1, hash);
        await isSound(page);
      }
      assert.deepEqual(person().browser.wrong, []);
    });
  }
});
