// The published account of the example operation, on a file server of its own,
// below a path: nothing in it may assume that it lies at the root of a site.

import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Books } from '@amanah/core/ledger/books.ts';
import { makeExample } from '@amanah/server/example.ts';
import { contentTypeOf } from '@amanah/server/file-response.ts';
import { publishBooks } from '@amanah/server/publication/publish.ts';

/** Nothing but the site's own files: no script or style inside a page may run. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
const BELOW = '/somewhere/below/';

/** A change that somebody makes to the published files on their way to the reader. */
export type Tampering = (path: string, bytes: Uint8Array) => Uint8Array | undefined;

export interface PublishedAccount {
  /** Address of the account, ended by a slash. */
  readonly address: string;
  /** Compressed bytes sent since the last call. */
  readonly bytesSent: () => number;
  /** Sets what happens to files on their way; without an argument nothing does. */
  readonly tamper: (tampering?: Tampering) => void;
  readonly folder: string;
  /** The books that the account was drawn from, and the tree size of its figures. */
  readonly books: Books;
  readonly treeSize: number;
  readonly close: () => Promise<void>;
}

/** Makes the books, publishes them and serves the folder. */
export async function publishedAccount(): Promise<PublishedAccount> {
  const place = await mkdtemp(join(tmpdir(), 'amanah-e2e-'));
  const folder = join(place, 'account');
  const opened = await makeExample(join(place, 'books'));
  const { treeSize } = await publishBooks(opened, folder);
  const { books } = opened.journal;
  await opened.journal.close();
  let tampering: Tampering = (_, bytes) => bytes;
  let sent = 0;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const name = path.startsWith(BELOW) ? path.slice(BELOW.length) : '';
    readFile(join(folder, name === '' || name.endsWith('/') ? `${name}index.html` : name)).then(
      (bytes) => {
        const changed = tampering(name, bytes);
        if (changed === undefined) return response.writeHead(404).end();
        const packed = gzipSync(changed);
        sent += packed.length;
        return response.writeHead(200, { 'content-type': contentTypeOf(name === '' ? 'index.html' : name), 'content-encoding': 'gzip', 'content-security-policy': POLICY }).end(packed);
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}${BELOW}`,
    bytesSent: () => {
      const bytes = sent;
      sent = 0;
      return bytes;
    },
    tamper: (wanted = (_, bytes) => bytes) => {
      tampering = wanted;
    },
    folder,
    books,
    treeSize,
    close: () => end(server, place),
  };
}

async function end(server: Server, place: string): Promise<void> {
  server.closeAllConnections();
  server.close();
  await rm(place, { recursive: true, force: true });
}
