// What tests of registrations look at beside the pages: what the browser keeps, what it asked for, what the journal has.

import type { Page } from 'playwright-core';
import type { Record } from '@amanah/record/record.ts';
import { storedEntry } from '@amanah/server/books/journal.ts';
import type { ConsoleWorld } from './console-world.ts';

/** Everything that a browser keeps of a page, as one text: storages, databases, caches, the address, the title, the history's state. */
const KEPT = `(async () => {
  const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), location.href, document.title, JSON.stringify(history.state), document.cookie];
  for (const { name } of await indexedDB.databases()) {
    const open = indexedDB.open(name);
    const base = await new Promise((done, failed) => { open.onsuccess = () => done(open.result); open.onerror = failed; });
    for (const store of base.objectStoreNames) {
      const all = base.transaction(store).objectStore(store).getAll();
      kept.push(await new Promise((done, failed) => { all.onsuccess = () => done(JSON.stringify(all.result)); all.onerror = failed; }));
    }
    base.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) kept.push(request.url, request.url.includes('/assets/') ? '' : await (await cache.match(request)).text());
  }
  return kept.join('\\n');
})()`;

/** Listens to what a page asks for and says; gives all of it with what the browser keeps. */
export function listenTo(page: Page): () => Promise<string> {
  const said: string[] = [];
  page.on('request', (request) => said.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  page.on('framenavigated', (frame) => said.push(frame.url()));
  return async () => [...said, String(await page.evaluate(KEPT))].join('\n');
}

/** Records of a kind in the journal, oldest first. */
export async function recordsOf({ opened: { journal } }: ConsoleWorld, kind: string): Promise<readonly Pick<Record, 'body' | 'author'>[]> {
  const rows = Array.from({ length: journal.books.size }, (_, row) => row).filter((row) => journal.books.kindAt(row) === kind);
  return Promise.all(rows.map(async (row) => storedEntry(await journal.entry(row), row).record));
}
