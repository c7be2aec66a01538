// Printing a page as PDF with the browser that is on the machine: Amanah brings
// none. Nothing is fetched; the page is a file that needs nothing else.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { BrowserPipe } from './browser-pipe.ts';
import { Fault } from './fault.ts';
import type { Surroundings } from './terminal.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser', 'chrome.exe', 'msedge.exe'];
/** Where browsers lie that are not on the path. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/snap/bin/chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
];
const PRINT_MS_MAX = 60_000;
/** Comes true when the page and its faces are all there. */
const DRAWN = "new Promise((done) => (document.readyState === 'complete' ? done() : addEventListener('load', done))).then(() => document.fonts.ready).then(() => true)";

/** What to tell somebody whose machine has no browser that prints by command. */
export const HOW_TO_PRINT = 'No Chromium, Chrome or Edge was found to make a PDF with. Open the HTML file in any browser and print it on A4, without headers and footers, at 100%. Or name a browser in AMANAH_BROWSER.';

/** The browser to print with: the one of AMANAH_BROWSER, else the first one found. */
export function findBrowser({ env }: Pick<Surroundings, 'env'>): string | undefined {
  const named = env['AMANAH_BROWSER'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Fault(`AMANAH_BROWSER names ${named}, which is not there.`, { hint: 'Give the path of a Chromium, Chrome or Edge, or leave it unset.' });
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES].find((path) => existsSync(path));
}

/** Prints a self-contained page into a PDF file, on the paper that its style names. Throws a Fault when the browser does not do it. */
export async function printPdf(browser: string, { html, out }: { readonly html: string; readonly out: string }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-print-'));
  try {
    const page = join(folder, 'page.html');
    await writeFile(page, html);
    await writeFile(out, await printed(browser, folder, pathToFileURL(page).href));
  } finally {
    // A browser that is still ending may hold its files for a moment.
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function argumentsFor(folder: string): string[] {
  // Chromium does not start its sandbox for the superuser; the page is ours and loads nothing.
  const isSuperuser = process.getuid?.() === 0;
  return [
    '--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions',
    `--user-data-dir=${join(folder, 'profile')}`, '--remote-debugging-pipe', ...(isSuperuser ? ['--no-sandbox'] : []),
  ];
}

/** Starts the browser, has it print, and ends it. */
async function printed(browser: string, folder: string, url: string): Promise<Uint8Array> {
  const child = spawn(browser, argumentsFor(folder), { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], timeout: PRINT_MS_MAX, killSignal: 'SIGKILL' });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const pipe = new BrowserPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  child.on('error', (error) => pipe.end(error));
  child.on('exit', () => pipe.end(new Error('it ended too early')));
  try {
    return await pdfOf(pipe, url);
  } catch (error) {
    throw new Fault(`${browser} made no PDF: ${(error as Error).message}.`, { hint: 'Open the HTML file in a browser and print it there.', cause: error });
  } finally {
    pipe.send('Browser.close').catch(() => undefined);
    if (child.pid !== undefined) await ended;
  }
}

async function pdfOf(pipe: BrowserPipe, url: string): Promise<Uint8Array> {
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = (await pipe.send('Target.attachToTarget', { targetId, flatten: true })) as { readonly sessionId: string };
  await pipe.send('Page.navigate', { url }, sessionId);
  // The blank page that the browser begins with is loaded too, on a slow machine later than it is left: the page itself is asked.
  await pipe.send('Runtime.evaluate', { expression: DRAWN, awaitPromise: true }, sessionId);
  const { data } = await pipe.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true }, sessionId);
  return Buffer.from(String(data), 'base64');
}
