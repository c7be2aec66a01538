// Waybills and receipts as people meet them: printed by a real browser, looked at by a QR reader, opened without a network.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { GoodsLine } from '@amanah/documents/waybill/lines.ts';
import { waybillPage } from '@amanah/documents/waybill/page.ts';
import type { WaybillView } from '@amanah/documents/waybill/view.ts';
import { documentAssets } from '@amanah/server/operate/drawn-documents.ts';
import { browserProgram, launchBrowser } from '../scripts/chromium.ts';
import { HOSTILE, NUMBERS, paperBooks, type PaperBooks } from './paper-books.ts';

/** Names of many scripts and widths. */
const name = fc.oneof(
  ...['abcdefghijklmnop qrstuvwxyz  ', 'MWQ@ABCDEFGH IJK', '0123456789-/.', 'ابتثجحخدذرزسش صضطظعغفقكلمنهوي ', '漢字仮名交じり文 ', 'ñéüßøłžČĐ ', 'ъёжщыэюя ', '😀🚚📦 ', 'iljt.,'].flatMap((letters) =>
    [12, 40, 200].map((maxLength) => fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength, size: 'max' })),
  ),
);
const oddLine: fc.Arbitrary<GoodsLine> = fc.record(
  {
    commodity: fc.record({ code: fc.constantFrom('a', 'b', 'c', 'd', 'e'), name, class: fc.constant('goods' as const), unit: fc.constantFrom('KGM', 'C62', 'CT', 'BX', 'MMMMMMMMMMMM', 'per-person'), scale: fc.nat(9) }),
    least: fc.bigInt(1n, 2n ** 62n - 1n), fund: fc.constantFrom('f1', 'f2', 'f3'), packages: fc.integer({ min: 1, max: 100_000_000 }), lot: name.map((text) => text.slice(0, 120)), batch: name.map((text) => text.slice(0, 60)), expiry: fc.constant('2027-08-31'),
  },
  { requiredKeys: ['commodity', 'least', 'fund'] },
);
const named = name.map((text) => ({ code: 'x', name: text }));
const oddWaybill: fc.Arbitrary<WaybillView> = fc.record({
  number: name.map((text) => text.slice(0, 120)), operation: fc.record({ name, origin: fc.constant('amanah/coast/1a') }), state: fc.constant('sent' as const), from: named, to: named, transporter: named, truck: name.map((text) => text.slice(0, 40)),
  day: fc.constant('2026-11-22T06:30:00Z'), legs: fc.array(fc.record({ from: named, to: named, transporter: named }), { maxLength: 9, size: 'max' }), funds: fc.array(name.map((text) => ({ code: text, name: text })), { minLength: 1, maxLength: 9 }),
  lines: fc.array(oddLine, { maxLength: 80, size: 'max' }), stated: fc.constant([]), onTheRoad: fc.constant([]), differ: fc.constant(false), row: fc.constant(7), record: fc.constant('ab'.repeat(32)), log: fc.constant({ size: 9, root: 'cd'.repeat(32) }),
});

const resolve = createRequire(import.meta.url).resolve;
const axeSource = readFileSync(resolve('axe-core'), 'utf8');
const SMALLEST_PX = (8 / 72) * 96;
const launched = await launchBrowser();
const hasPoppler = spawnSync('pdftoppm', ['-v']).error === undefined;

/** Texts of the QR codes in a PNG. */
async function codesIn(png: Uint8Array): Promise<string[]> {
  const wasm = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer }, fireImmediately: true });
  return (await readBarcodes(new Uint8Array(png), { formats: ['QRCode'], tryHarder: true })).map(({ text }) => text);
}

/** Pages and their sizes in points, from the PDF itself. */
function pagesOf(pdf: Uint8Array): { readonly count: number; readonly boxes: readonly string[] } {
  const text = Buffer.from(pdf).toString('latin1');
  return { count: text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, boxes: [...text.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box = '']) => box.trim()) };
}

describe('documents', { skip: launched.browser === null ? launched.reason : false }, () => {
  const browser = launched.browser as Browser;
  let books: PaperBooks;
  before(async () => {
    books = await paperBooks();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  after(async () => {
    await browser.close();
    books.remove();
  });

  /** Lines are as long as the faces they are set in: nothing is measured before those are there. */
  async function facesThere(page: Page): Promise<void> {
    await page.evaluate('document.fonts.ready.then(() => true)');
  }

  /** What is drawn on paper, with the faces that only paper asks for. */
  async function onPaper(page: Page): Promise<void> {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    await facesThere(page);
  }

  /** Opens a file of the folder with the network off; tells of errors, dialogs and requests. */
  async function open(file: string, { javaScriptEnabled = true } = {}): Promise<{ readonly page: Page; readonly wrong: string[]; readonly done: () => Promise<void> }> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 1400 }, deviceScaleFactor: 2, javaScriptEnabled });
    await context.setOffline(true);
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => void (message.type() === 'error' && wrong.push(message.text())));
    page.on('dialog', (dialog) => void (wrong.push(`dialog ${dialog.message()}`), dialog.dismiss()));
    page.on('request', (request) => void (/^https?:/.test(request.url()) && wrong.push(`request ${request.url()}`)));
    await page.goto(pathToFileURL(join(books.folder, file)).href);
    if (javaScriptEnabled) await facesThere(page);
    return { page, wrong, done: () => context.close() };
  }

  async function drawn(number: string, file: string, ...more: string[]): Promise<void> {
    const { exit, messages } = await books.amanah(['waybill', number, '--books', 'books', '--out', file, ...more]);
    assert.equal(exit, 0, messages);
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axeSource);
    const found = (await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })')) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(' | ')}`);
  }

  for (const [name, number, pages] of [['plain', NUMBERS.plain, 1], ['long', NUMBERS.long, 1], ['several', NUMBERS.several, 2], ['arrived', NUMBERS.arrived, 2], ['hostile', NUMBERS.hostile, undefined]] as const) {
    test(`[D1] [D3] waybill, ${name}: A4 pages that say their count, nothing cut off, nothing below 8 points, no act of a name`, async () => {
      await drawn(number, `${name}.html`);
      const { page, wrong, done } = await open(`${name}.html`);
      await onPaper(page);
      const sheets = (await page.evaluate(`[...document.querySelectorAll('.sheet')].map((sheet) => ({
        hidden: sheet.scrollHeight - sheet.clientHeight, width: Math.max(0, sheet.scrollWidth - sheet.clientWidth - 1), number: sheet.querySelector('.number').textContent.trim(), foot: sheet.querySelector('.foot .page .en').textContent.trim() }))`)) as { hidden: number; width: number; number: string; foot: string }[];
      const pdf = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      assert.equal(pdf.count, sheets.length);
      if (pages !== undefined) assert.equal(sheets.length, pages);
      for (const box of pdf.boxes) assert.match(box, /^0 0 59[45](\.\d+)? 84[12](\.\d+)?$/);
      sheets.forEach((sheet, at) => assert.deepEqual(sheet, { hidden: 0, width: 0, number, foot: `page ${at + 1} of ${sheets.length}` }));
      const smallest = (await page.evaluate(`Math.min(...[...document.querySelectorAll('body *')].filter((one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== '')).map((one) => parseFloat(getComputedStyle(one).fontSize)))`)) as number;
      assert.ok(smallest >= SMALLEST_PX - 0.01, `${smallest} px`);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(wrong, []);
      await done();
    });
  }

  test('[D1] both languages stand on the paper, Arabic from the right, and no number is turned around', async () => {
    await drawn(NUMBERS.plain, 'plain.html');
    const { page, done } = await open('plain.html');
    await onPaper(page);
    // The digits of a number stand from left to right on the paper, wherever it is embedded.
    const order = (await page.evaluate(`[...document.querySelectorAll('bdi')].flatMap((one) => {
      const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT); const found = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) for (const match of node.data.matchAll(/\\d[\\d,.:-]*\\d/g)) {
        const left = [...match[0]].map((_, at) => { const range = document.createRange(); range.setStart(node, match.index + at); range.setEnd(node, match.index + at + 1); const box = range.getBoundingClientRect(); return [box.top, box.left]; });
        const turned = left.some(([top, x], at) => at > 0 && top === left[at - 1][0] && x <= left[at - 1][1]);
        found.push([match[0], turned]);
      } return found; })`)) as [string, boolean][];
    assert.ok(order.length > 20 && order.some(([text]) => text === '25,000') && order.some(([text]) => text === '12'), JSON.stringify(order.slice(0, 5)));
    assert.deepEqual(order.filter(([, turned]) => turned), []);
    const arabic = (await page.evaluate(`[...document.querySelectorAll('.ar')].filter((one) => one.textContent.trim() !== '').map((one) => [getComputedStyle(one).direction, one.lang])`)) as string[][];
    assert.ok(arabic.length > 40 && arabic.every(([direction, lang]) => direction === 'rtl' && lang === 'ar'));
    const faces = (await page.evaluate(`[...document.fonts].filter((face) => face.status === 'loaded').length`)) as number;
    assert.ok(faces >= 4, `${faces} faces`);
    await done();
  });

  test('[D1] the text of the PDF reads as it was written', { skip: !hasPoppler && 'no pdftotext on this machine' }, async () => {
    await drawn(NUMBERS.plain, 'plain.html');
    const { page, done } = await open('plain.html');
    writeFileSync(join(books.folder, 'plain.pdf'), await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    await done();
    const text = spawnSync('pdftotext', ['-layout', join(books.folder, 'plain.pdf'), '-'], { encoding: 'utf8' }).stdout;
    for (const part of ['GZ-000212', '25,000', '30,000', '2027-05-31', '63-482-91 / 7201', 'B7731', 'L-2', 'page 1 of 1', '2026-11-20 06:30 UTC']) assert.ok(text.includes(part), `${part} in ${text.slice(0, 2000)}`);
    assert.match(text.normalize('NFKC'), /بوليصة|ةصيلوب/);
  });

  test('[D4] a QR reader reads the code from the page, and from the printed PDF', async () => {
    await drawn(NUMBERS.plain, 'addressed.html', '--address', 'https://account.example.org/');
    const { page, done } = await open('addressed.html');
    await onPaper(page);
    const [text] = await codesIn(await page.screenshot({ clip: { x: 0, y: 0, width: 1000, height: 300 } }));
    assert.match(text ?? '', /^https:\/\/account\.example\.org\/records\/index\.html#r=\d+&w=GZ-000212$/);
    writeFileSync(join(books.folder, 'addressed.pdf'), await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    await done();
    if (hasPoppler) assert.deepEqual(await codesIn(pictureOf('addressed.pdf')), [text]);
    await drawn(NUMBERS.plain, 'plain.html');
    const without = await open('plain.html');
    const [number] = await codesIn(await without.page.screenshot({ clip: { x: 0, y: 0, width: 1000, height: 300 } }));
    assert.match(number ?? '', /^amanah:waybill\/GZ-000212\?origin=amanah%2F/);
    await without.done();
  });

  /** The first page of a PDF as a picture, as a scanner of 150 dots to the inch would give it. */
  function pictureOf(file: string): Uint8Array {
    const made = join(books.folder, file.replace('.pdf', ''));
    assert.equal(spawnSync('pdftoppm', ['-r', '150', '-gray', '-png', '-singlefile', join(books.folder, file), made]).status, 0);
    return readFileSync(`${made}.png`);
  }

  async function receiptHtml(): Promise<string> {
    const { exit, messages, output } = await books.amanah(['receipt', `gift:${books.gift}`, '--books', 'books', '--out', 'receipt.html']);
    assert.equal(exit, 0, messages);
    assert.match(output, /^Wrote receipt\.html\./);
    assert.equal(messages, '');
    return readFileSync(join(books.folder, 'receipt.html'), 'utf8');
  }

  test('[D5] [D8] a receipt opened from the disk with the network off proves itself and follows the gift', async () => {
    const html = await receiptHtml();
    assert.doesNotMatch(html, /<(link|img|script|iframe)[^>]+(?:src|href)="(?!data:)/);
    const { page, wrong, done } = await open('receipt.html');
    assert.equal(await page.evaluate('document.documentElement.dataset.verified'), 'yes');
    const verdict = await page.locator('#verdict').innerText();
    assert.match(verdict, /the proof holds/);
    assert.match(verdict, /البرهان صحيح/);
    assert.match(await page.locator('.trail').innerText(), /USD 10,000\.00/);
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(wrong, []);
    for (const width of [360, 1200]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, `fits ${width} px`);
    }
    const [code] = await codesIn(await page.locator('svg.qr').screenshot());
    const at = /&quot;gift&quot;: (\d+)/.exec(html)?.[1];
    assert.match(code ?? '', new RegExp(`^amanah:receipt\\?origin=amanah%2F[a-z0-9%-]+(?:%2F[0-9a-f]{8})?&size=\\d+&record=${at}&leaf=[0-9a-f]{64}&root=[0-9a-f]{64}$`, 'i'));
    await done();
  });

  test('[D5] without scripts the facts and the proof are read, and the page says that it was not checked', async () => {
    await receiptHtml();
    const { page, done } = await open('receipt.html', { javaScriptEnabled: false });
    const text = await page.locator('main').innerText();
    for (const part of ['USD 12,345.67', 'Harbour School Parents', 'Not checked here yet', 'لم يُتحقق منه هنا بعد', '"checkpoint"', '"kind\\":\\"gift\\"']) assert.ok(text.includes(part), part);
    await done();
  });

  test('[D6] a changed receipt says in both languages that it is not proven, and the command names what was changed', async () => {
    const html = await receiptHtml();
    const changes: Readonly<Record<string, readonly [string, RegExp]>> = {
      'the amount on the page': [html.replace('>USD 12,345.67<', '>USD 92,345.67<'), /page: given: /],
      'the amount in the entry': [html.replace(/&quot;1234567/, '&quot;9234567').replace('1234567\\', '9234567\\'), /entries: entry \d+/],
      'the size of the log': [html.replace(/(&quot;checkpoint&quot;: &quot;[^\\]+\\n)(\d+)/, (_, before: string, size: string) => `${before}${Number(size) + 1}`), /checkpoint: /],
      'the key': [html.replace(/(&quot;logKey&quot;: &quot;[^+]+\+)([0-9a-f])/, (_, before: string, digit: string) => `${before}${digit === '0' ? '1' : '0'}`), /key: logKey/],
      'the gift': [html.replace(/&quot;gift&quot;: \d+/, '&quot;gift&quot;: 0'), /facts: entry 0/],
      'the trail': [html.replace(/(&quot;quantity&quot;: &quot;)1000000/, '$11000001'), /trail: /],
      'a brace': [html.replace('&quot;entries&quot;: [', '&quot;entries&quot;: ]'), /form: /],
    };
    for (const [what, [changed, words]] of Object.entries(changes)) {
      assert.notEqual(changed, html, what);
      writeFileSync(join(books.folder, 'changed.html'), changed);
      const { page, done } = await open('changed.html');
      assert.equal(await page.evaluate('document.documentElement.dataset.verified'), 'no', what);
      const verdict = await page.locator('#verdict').innerText();
      assert.match(verdict, /NOT PROVEN/, what);
      assert.match(verdict, /لم يثبت/, what);
      await done();
      const { exit, messages } = await books.amanah(['verify-receipt', 'changed.html']);
      assert.equal(exit, 1, what);
      assert.match(messages, words, what);
    }
  });

  test('[D6] the command needs no script of the file, finds any other change of the page, and believes no other key', async () => {
    const html = await receiptHtml();
    const whole = await books.amanah(['verify-receipt', 'receipt.html', '--key', books.logKey]);
    assert.deepEqual([whole.exit, whole.messages], [0, '']);
    assert.match(whole.output, /^VERIFIED: the receipt holds, under the log key you gave\.[^]*USD 12,345\.67/);
    const alone = await books.amanah(['verify-receipt', 'receipt.html', '--json']);
    const result = JSON.parse(alone.output) as { verified: boolean; keyGiven: boolean; pageCompared: boolean };
    assert.deepEqual([result.verified, result.keyGiven, result.pageCompared], [true, false, true]);
    for (const [from, to] of [['"use strict"', '"use strict";1;'], ['Receipt for a gift', 'Receipt for two gifts'], ['<main>', '<main><p>Thank you for USD 1,000,000</p>'], ['font-weight:600', 'font-weight:601']] as const) {
      assert.ok(html.includes(from), from);
      writeFileSync(join(books.folder, 'changed.html'), html.replace(from, to));
      const { exit, messages } = await books.amanah(['verify-receipt', 'changed.html']);
      assert.deepEqual([exit, /page: line \d+/.test(messages)], [1, true], `${from}: ${messages}`);
    }
    const other = await books.amanah(['verify-receipt', 'receipt.html', '--key', books.logKey.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]);
    assert.deepEqual([other.exit, /key: logKey/.test(other.messages)], [1, true]);
  });

  test('[D9] PDFs are printed by the browser of the machine; without one the page is written with how to print it', async () => {
    const program = browserProgram();
    assert.ok(program !== undefined);
    const script = join(books.folder, 'browser.sh');
    writeFileSync(script, `#!/bin/sh\n${Object.entries(program.env).map(([name, value]) => `export ${name}='${value}'\n`).join('')}exec '${program.path}' --no-sandbox "$@"\n`);
    chmodSync(script, 0o755);
    const env = { AMANAH_BROWSER: script };
    const waybill = await books.amanah(['waybill', NUMBERS.plain, '--books', 'books', '--out', 'w.pdf'], env);
    assert.deepEqual([waybill.exit, waybill.output], [0, 'Wrote w.pdf.\n'], waybill.messages);
    const receipt = await books.amanah(['receipt', books.gift, '--books', 'books', '--out', 'r.html', '--pdf'], env);
    assert.equal(receipt.exit, 0, receipt.messages);
    assert.equal(pagesOf(readFileSync(join(books.folder, 'w.pdf'))).count, 1);
    assert.ok(pagesOf(readFileSync(join(books.folder, 'r.pdf'))).count >= 1);
    if (hasPoppler) assert.match((await codesIn(pictureOf('r.pdf')))[0] ?? '', /^amanah:receipt\?/);
    const none = await books.amanah(['waybill', NUMBERS.plain, '--books', 'books', '--out', 'n.pdf'], { PATH: books.folder });
    assert.deepEqual([none.exit, existsSync(join(books.folder, 'n.pdf')), existsSync(join(books.folder, 'n.html'))], [2, false, true]);
    assert.match(none.messages, /Open the HTML file in any browser and print it on A4/);
  });

  test('[D3] whatever the names and quantities are, no page of a waybill is cut off', async () => {
    const { waybillCss } = await documentAssets();
    await drawn(NUMBERS.plain, 'plain.html');
    const { page, done } = await open('plain.html');
    await onPaper(page);
    await fc.assert(fc.asyncProperty(oddWaybill, async (view) => {
      await page.setContent(waybillPage(view, { style: { css: waybillCss }, link: 'amanah:waybill/x' }));
      await facesThere(page);
      const cutOff = (await page.evaluate(`[...document.querySelectorAll('.sheet')].map((sheet) => [sheet.scrollHeight - sheet.clientHeight, sheet.scrollWidth - sheet.clientWidth]).filter(([down, aside]) => down > 0 || aside > 1)`)) as number[][];
      assert.deepEqual(cutOff, []);
    }), { numRuns: 25 });
    await done();
  });

  test('[D7] hostile names stand on the paper as text', async () => {
    await drawn(NUMBERS.hostile, 'hostile.html');
    const { page, done } = await open('hostile.html');
    const text = await page.locator('main').innerText();
    assert.ok(text.includes('<script>alert(2)</script>') && text.includes('"><img src=x onerror=alert(1)>') && text.includes('<b>truck</b>'));
    assert.ok(text.replace(/\s/g, '').includes(HOSTILE.lot));
    await done();
  });
});
