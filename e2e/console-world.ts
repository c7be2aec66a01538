// A real server over new books, and browsers with an authenticator of their own:
// what a person has who opens the console for the first time.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { createApp } from '@amanah/server/app.ts';
import { initBooks, type OpenedBooks } from '@amanah/server/books/books-folder.ts';
import { listen } from '@amanah/server/listen.ts';
import { People } from '@amanah/server/people/people.ts';
import { openPrivateSqlite } from '@amanah/store/private-sqlite.ts';

export interface ConsoleWorld {
  readonly origin: string;
  readonly opened: OpenedBooks;
  /** The path and fragment that sets up the first person. */
  readonly setupLink: string;
  readonly close: () => Promise<void>;
}

/** Starts a server over new, empty books. `now` is the log's clock, where a test moves it; sessions keep their own. */
export async function consoleWorld(name = 'Winter relief', { now }: { readonly now?: () => string } = {}): Promise<ConsoleWorld> {
  const place = await mkdtemp(join(tmpdir(), 'amanah-console-'));
  const opened = await initBooks(join(place, 'books'), { name, ...(now === undefined ? {} : { now }) });
  const store = openPrivateSqlite(join(place, 'books', 'private.db'));
  const people = new People({ store, opened, now: () => Date.now() });
  const failures: unknown[] = [];
  const ends: (() => Promise<void>)[] = [];
  const app = createApp({ opened, people, clock: () => performance.now(), failed: (error) => failures.push(error), ending: (work) => ends.push(work) });
  const listening = await listen(app, { port: 17_070, exact: false });
  const token = await people.setupToken();
  return {
    origin: `http://localhost:${listening.port}`,
    opened,
    setupLink: `/console/#setup=${token ?? ''}`,
    close: async () => {
      await listening.close();
      for (const end of ends) await end();
      await store.close();
      await opened.journal.close();
      await rm(place, { recursive: true, force: true });
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** A browser of one person: its own storage and its own authenticator, which confirms by itself. */
export interface PersonBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong on its pages. */
  readonly wrong: string[];
  /** Puts back what a test that failed may have left: network, routes, window, colours, media, and other pages of this person. */
  readonly putBack: () => Promise<void>;
}

const VIEWPORT = { width: 1200, height: 900 };

export async function personBrowser(browser: Browser, options: BrowserContextOptions = {}): Promise<PersonBrowser> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB', ...options });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    // Chromium reports every refused request by itself; the page has its own words for them.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) wrong.push(message.text());
  });
  const putBack = async (): Promise<void> => {
    for (const other of context.pages()) if (other !== page) await other.close();
    await context.setOffline(false);
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    page.removeAllListeners('request');
    await page.setViewportSize(options.viewport ?? VIEWPORT);
    await page.emulateMedia({ media: null, colorScheme: options.colorScheme ?? 'light' });
  };
  return { context, page, wrong, putBack };
}

const PATIENCE_MS = 30_000;
const ASKED_EVERY_MS = 50;

/** Waits until an expression holds on the page. The page's own policy forbids a wait that is made of text inside it. */
export async function until(page: Page, expression: string): Promise<void> {
  const patience = Date.now() + PATIENCE_MS;
  for (;;) {
    if ((await valueOn(page, expression)) === true) return;
    if (Date.now() > patience) throw new Error(`never came true on the page: ${expression}`);
    await page.waitForTimeout(ASKED_EVERY_MS);
  }
}

/** The value of an expression; undefined on a page that is just being replaced by another. */
async function valueOn(page: Page, expression: string): Promise<unknown> {
  try {
    return await page.evaluate(expression);
  } catch (error) {
    if (error instanceof Error && /Execution context was destroyed|navigation/.test(error.message)) return undefined;
    throw error;
  }
}

/** Waits until an element says this, and gives all that it says then. Parts of several elements are joined by a blank. */
export async function untilSays(page: Page, selector: string, words: RegExp | string): Promise<string> {
  const patience = Date.now() + PATIENCE_MS;
  for (;;) {
    const said = (await page.locator(selector).allTextContents()).join(' ');
    if (typeof words === 'string' ? said === words : words.test(said)) return said;
    if (Date.now() > patience) throw new Error(`${selector} never said ${String(words)}, but: ${said}`);
    await page.waitForTimeout(ASKED_EVERY_MS);
  }
}

/** Waits until so many elements are there. */
export async function untilCount(page: Page, selector: string, count: number): Promise<void> {
  await until(page, `document.querySelectorAll(${JSON.stringify(selector)}).length === ${count}`);
}

/** Waits until the element of this id has the focus. */
export async function untilFocused(page: Page, id: string): Promise<void> {
  await until(page, `document.activeElement?.id === ${JSON.stringify(id)}`);
}

/**
 * Goes to another page within the console, and waits until it is drawn and its heading was given the focus: what is
 * focused or read before that is the page that was left.
 */
const GO_WITHIN = (hash: string): string => `new Promise((done) => {
  if (location.hash === ${JSON.stringify(hash)}) return done();
  let heard = false;
  const hear = (event) => { heard = heard || event.target.matches('main h1, #content'); };
  const patience = Date.now() + ${PATIENCE_MS};
  const look = () => {
    const isIn = document.querySelector('nav.menu') !== null;
    if (isIn && !heard && document.activeElement?.matches('main h1') !== true && Date.now() < patience) return void setTimeout(look, 10);
    removeEventListener('focusin', hear);
    done();
  };
  addEventListener('focusin', hear);
  addEventListener('hashchange', () => setTimeout(look, 0), { once: true });
  location.hash = ${JSON.stringify(hash)};
})`;

/** Opens a page of the console and waits until its heading stands and nothing of it is still being fetched. */
export async function openConsole(page: Page, world: ConsoleWorld, hash: string, lang = 'en'): Promise<void> {
  const address = `${world.origin}/console/?lang=${lang}`;
  if (page.url().split('#')[0] === address) await page.evaluate(GO_WITHIN(hash));
  else await page.goto(`${address}${hash}`);
  await page.waitForSelector('main h1');
  await until(page, 'document.querySelector("main h1") !== null && document.querySelector(".late") === null');
}

/** Reads the page that stands open anew, and waits until it is all there. */
export async function reloadConsole(page: Page): Promise<void> {
  await page.reload();
  await until(page, 'document.querySelector("main h1") !== null && document.querySelector(".late") === null');
}

/** Types into a picker and takes the first choice; what the books do not have is added on the spot. */
export async function pick(page: Page, input: string, text: string): Promise<void> {
  const attribute = (name: string): string => `document.querySelector(${JSON.stringify(input)}).getAttribute(${JSON.stringify(name)})`;
  await page.fill(input, text);
  // The list is searched as it stands when a key is pressed: first it must be open, then a choice marked, then closed again.
  await until(page, `${attribute('aria-expanded')} === 'true'`);
  await page.press(input, 'ArrowDown');
  await until(page, `${attribute('aria-activedescendant')} !== null`);
  await page.press(input, 'Enter');
  await until(page, `${attribute('aria-expanded')} === 'false'`);
  const fresh = page.locator('.fresh-panel');
  if ((await fresh.count()) === 0) return;
  await fresh.locator('.actions button').first().click();
  await fresh.waitFor({ state: 'detached' });
  // The focus goes back to the picker a moment after the panel is gone, and would take the next key with it.
  await untilFocused(page, input.replace(/^#/, ''));
}

/** Presses "Sign and record" and waits for the record. */
export async function sign(page: Page): Promise<void> {
  await page.click('.form-page button[type=submit]');
  await page.waitForSelector('.written .record h2');
}

/** Sets up the first person. */
export async function setUp(page: Page, world: ConsoleWorld, name: string): Promise<void> {
  await page.goto(`${world.origin}${world.setupLink}`);
  await page.fill('#in-label', name);
  await page.click('button[type=submit]');
  await page.waitForSelector('.first');
}
