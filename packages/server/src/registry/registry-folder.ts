// The registry of a books folder: its file and its key, which stand apart so that a backup without keys gives nothing away.

import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex, toHex } from '@amanah/log/bytes.ts';
import { openRegistrySqlite, REGISTRY_FILE } from '@amanah/store/registry-sqlite.ts';
import type { RegistryStore } from '@amanah/store/registry.ts';
import { BooksError } from '../books/books-folder.ts';

/** The key under which the keys of registrations lie, in the folder of the books. */
export const REGISTRY_KEY = 'keys/registry';
const KEY = /^[0-9a-f]{64}\n?$/;

/** True where registrations were ever kept in these books. */
export function hasRegistry(folder: string): boolean {
  const file = join(folder, REGISTRY_FILE);
  return existsSync(file) && statSync(file).size > 0;
}

/** Opens the registry, making it with a new key where there is none. Throws BooksError where its key is missing or damaged. */
export function openRegistry(folder: string): RegistryStore {
  if (!existsSync(join(folder, REGISTRY_KEY))) {
    if (hasRegistry(folder)) throw new BooksError(`The key ${join(folder, REGISTRY_KEY)} is missing, without which no registration can be read. Put it back from your copy of the keys; the books themselves are whole.`);
    writeKey(folder);
  }
  return openRegistrySqlite(join(folder, REGISTRY_FILE), readKey(folder));
}

/** The key's bytes. */
export function readKey(folder: string): Uint8Array {
  const text = readFileSync(join(folder, REGISTRY_KEY), 'utf8');
  if (!KEY.test(text)) throw new BooksError(`The key ${join(folder, REGISTRY_KEY)} is damaged: expected 64 hex digits. Put it back from your copy of the keys.`);
  return fromHex(text.trim()) as Uint8Array;
}

/** Writes a new key, unless another process did so at the same moment. */
function writeKey(folder: string): void {
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  let file: number;
  try {
    file = openSync(join(folder, REGISTRY_KEY), 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw error;
  }
  writeSync(file, `${toHex(randomBytes(32))}\n`);
  fsyncSync(file);
  closeSync(file);
}
