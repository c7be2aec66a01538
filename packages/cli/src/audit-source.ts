// Where an audit reads its bytes: a folder, a web address, or the store of books. Nothing of it is believed here.

import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { AuditSource } from '@amanah/audit/verdict.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { signCheckpoint } from '@amanah/log/checkpoint.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { auditSourceOf, sizeOfCheckpoint } from '@amanah/server/books/log-files.ts';
import { StoreCorrupt, type Store } from '@amanah/store/store.ts';
import { Fault } from './fault.ts';

/** A published folder. */
export function folderSource(root: string): AuditSource {
  return {
    async unverifiedFile(path) {
      try {
        return await readFile(join(root, ...path.split('/')));
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        // A path that leads through a file, or to a folder, is not there as a file.
        if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG') return undefined;
        throw new Error(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
      }
    },
    async paths() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).split(sep).join('/')).sort();
    },
  };
}

const TRIES = 3;
const PATIENCE_MS = 60_000;
const FILE_BYTES_MAX = 512 * 2 ** 20;

/** A publication or a running server at a web address. */
export function urlSource(address: string): AuditSource {
  if (!URL.canParse(address)) throw new Fault(`${address} is not a web address.`);
  const base = new URL(address);
  base.hash = '';
  base.search = '';
  if (base.pathname.endsWith('/index.html')) base.pathname = base.pathname.slice(0, -'index.html'.length);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return { unverifiedFile: (path) => fetchFile(new URL(path.split('/').map(encodeURIComponent).join('/'), base)) };
}

async function fetchFile(url: URL): Promise<Uint8Array | undefined> {
  for (let tried = 1; ; tried += 1) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), cache: 'no-store' });
      if (response.status === 404 || response.status === 410) return undefined;
      if (response.ok) return await boundedBytes(response);
      if (response.status < 500) throw new Fault(`${url.href} answers ${response.status}.`, { hint: 'Check the address.' });
      throw new Error(`it answers ${response.status}`);
    } catch (error) {
      if (error instanceof Fault) throw error;
      if (tried >= TRIES) throw new Fault(`${url.href} cannot be fetched: ${reasonOf(error)}.`, { hint: 'Check the address and the network, and try again.', cause: error });
    }
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

async function boundedBytes(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > FILE_BYTES_MAX) throw new Fault(`${response.url} is larger than ${FILE_BYTES_MAX / 2 ** 20} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * The store of books. When records stand there that no checkpoint covers yet (an import that was cut off), one is signed
 * for the audit over the stored tree and kept nowhere, and the held one counts as an older checkpoint.
 */
export async function booksSource(store: Store, { origin, logSeed }: { readonly origin: string; readonly logSeed: Uint8Array | undefined }): Promise<{ readonly source: AuditSource; readonly older: readonly Uint8Array[] }> {
  const [head, held] = await Promise.all([store.head(), store.checkpoint()]);
  if (held !== undefined && (sizeOfCheckpoint(held) === head.size || logSeed === undefined)) return { source: auditSourceOf(store, held), older: [] };
  if (logSeed === undefined) throw new Fault('the books have no checkpoint, and the log key that could sign one is not there.', { hint: 'Put BOOKS/keys/log back.' });
  const range = CompactRange.parse(head.range);
  if (!range.ok || range.range.size !== head.size) throw new StoreCorrupt('the stored state of the tree is damaged: restore the journal from a copy');
  const checkpoint = signCheckpoint({ origin, size: head.size, root: range.range.root(), seed: logSeed });
  return { source: auditSourceOf(store, checkpoint), older: held === undefined ? [] : [utf8(held)] };
}
