// Registrations whose last day is over: told to whoever starts the server, because nobody else may remember.

import type { OpenedBooks } from '../books/books-folder.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hasRegistry, openRegistry, REGISTRY_KEY } from './registry-folder.ts';

/** How many are kept past their day; 0 where there is no registry, or no key to open it. */
export async function dueRegistrations({ folder, journal }: OpenedBooks): Promise<number> {
  if (!hasRegistry(folder) || !existsSync(join(folder, REGISTRY_KEY))) return 0;
  const store = openRegistry(folder);
  try {
    const today = journal.now().slice(0, 10);
    return (await store.batches()).filter(({ deleteBy }) => deleteBy < today).reduce((sum, { kept }) => sum + kept, 0);
  } finally {
    await store.close();
  }
}
