// The public pages of books folded in memory, served to a real browser: what is
// proven of published pages is tried in `account.e2e.ts`.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { buildAssets } from '@amanah/web/assets.ts';
import { sitePages } from '@amanah/web/site.ts';
import type { Scribe } from '../simulation/scribe.ts';
import { SCRIBE_LOG, SCRIBE_LOG_KEY, signedEntries } from '../simulation/signed-entries.ts';
import { logFiles } from '../simulation/static-log.ts';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** Pages served on this machine until they are closed. `change` alters files on their way to the reader; without an argument nothing does. */
export interface ServedPages {
  readonly address: string;
  readonly close: () => void;
  readonly change: (changing?: (path: string, bytes: Uint8Array) => Uint8Array) => void;
}

/** Serves the pages of an operation; with `log`, beside them the log that they were drawn from, each seal signed. */
export async function servePages(operation: Scribe, { log = false }: { readonly log?: boolean } = {}): Promise<ServedPages> {
  const files = await filesOf(operation);
  if (log) for (const [path, bytes] of logFiles(signedEntries(operation), SCRIBE_LOG)) files.set(path, { type: 'application/octet-stream', bytes: async () => bytes });
  let changed = (_path: string, bytes: Uint8Array): Uint8Array => bytes;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1);
    const file = files.get(path);
    if (file === undefined) response.writeHead(404).end();
    else void file.bytes().then((made) => changed(path, made)).then((bytes) => response.writeHead(200, { 'content-type': file.type, 'content-security-policy': POLICY }).end(bytes));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close(),
    change: (changing = (_, bytes) => bytes) => {
      changed = changing;
    },
  };
}

/** What axe objects to on the page, in its words. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = (await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })')) as { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`);
}

interface Served {
  readonly type: string;
  readonly bytes: () => Promise<Uint8Array>;
}

async function filesOf({ books, admitted }: Scribe): Promise<Map<string, Served>> {
  const assets = await buildAssets();
  const pages = sitePages({
    books, treeSize: books.size, assets, computedAt: '2026-09-01T00:00:00Z',
    operation: { name: 'Relief of the strip', origin: 'example.org/test', logVkey: SCRIBE_LOG_KEY },
    readRecord: async (index) => ({ record: (admitted[index] as Scribe['admitted'][number]).record }),
  });
  return new Map([
    ...[...assets.files].map(([path, { type, bytes }]): [string, Served] => [path, { type, bytes: async () => bytes }]),
    ...pages.map(({ path, type, render }): [string, Served] => [path, { type, bytes: async () => render() }]),
  ]);
}
