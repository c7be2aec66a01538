// Printing a page as PDF with the browser that is on the machine: Amanah brings
// none. Nothing is fetched; the page is a file that needs nothing else.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

/** Prints a self-contained page into a PDF file. Throws a Fault when the browser does not do it. */
export async function printPdf(browser: string, { html, out }: { readonly html: string; readonly out: string }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-print-'));
  try {
    const page = join(folder, 'page.html');
    await writeFile(page, html);
    const made = join(folder, 'page.pdf');
    const ended = await run(browser, [...argumentsFor(folder, made), pathToFileURL(page).href]);
    const size = await stat(made).then((file) => file.size, () => 0);
    if (size === 0) throw new Fault(`${browser} made no PDF${ended === '' ? '' : `: ${ended}`}.`, { hint: 'Open the HTML file in a browser and print it there.' });
    await copyFile(made, out);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function argumentsFor(folder: string, made: string): string[] {
  // Chromium does not start its sandbox for the superuser; the page is ours and loads nothing.
  const isSuperuser = process.getuid?.() === 0;
  return [
    '--headless', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions',
    '--no-pdf-header-footer', `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${made}`, ...(isSuperuser ? ['--no-sandbox'] : []),
  ];
}

/** Runs the browser to its end; gives the last line it wrote when it failed. */
function run(browser: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: PRINT_MS_MAX });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
    child.on('error', (error) => reject(new Fault(`${browser} could not be started: ${error.message}`, { cause: error })));
    child.on('close', (code) => resolve(code === 0 ? '' : (said.trim().split('\n').at(-1) ?? '')));
  });
}
