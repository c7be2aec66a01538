// Opening the registry that lies beside the books of a command, and telling the log what an earlier command left untold.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenedBooks } from '@amanah/server/books/books-folder.ts';
import { hasRegistry, openRegistry, REGISTRY_KEY } from '@amanah/server/registry/registry-folder.ts';
import { Registry, RegistryRefused } from '@amanah/server/registry/registry.ts';
import type { RegistryState } from '@amanah/server/registry/registry-state.ts';
import type { Given } from './arguments.ts';
import { withBooks } from './books.ts';
import { EXIT, Fault } from './fault.ts';
import type { Terminal } from './terminal.ts';

export interface RegistryAtHand {
  readonly opened: OpenedBooks;
  readonly registry: Registry;
  /** Whose key the command signs with. */
  readonly holder: string;
}

/** Numbers of registrations are shown and typed by their beginning. */
export const SHOWN_DIGITS = 8;
const TYPED_DIGITS_MIN = 4;

/** Runs `work` with the registry open. With `make` it is made where there is none. */
export async function withRegistry<T>(given: Given, terminal: Terminal, work: (at: RegistryAtHand) => Promise<T>, { make = false } = {}): Promise<T> {
  return withBooks(given, terminal, async (opened) => {
    if (!make && !hasRegistry(opened.folder)) throw new Fault('no registration was ever kept beside these books.', { hint: 'See: amanah help registry', exit: EXIT.refused });
    if (make && !existsSync(join(opened.folder, REGISTRY_KEY))) terminal.note(`Made ${REGISTRY_KEY}, the key of the registry. Keep a copy of it with your other keys: without it no registration can be read.`);
    const store = openRegistry(opened.folder);
    try {
      const registry = new Registry(store, opened.journal);
      await opened.journal.catchUp();
      const holder = opened.journal.books.authors.get(opened.journal.author)?.holder ?? '';
      const { written } = await registry.tell(holder);
      if (written.length > 0) terminal.note(`An earlier command was cut off before it told the log: ${written.length === 1 ? 'its record was' : `its ${written.length} records were`} written now.`);
      return await refusalsAsFaults(() => work({ opened, registry, holder }));
    } finally {
      await store.close();
    }
  });
}

async function refusalsAsFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RegistryRefused)) throw error;
    const pairs = error.pairs.map(({ left, right }) => `${left.slice(0, SHOWN_DIGITS)} and ${right.slice(0, SHOWN_DIGITS)}`);
    const hints: Partial<Record<RegistryRefused['reason'], string>> = { 'joins-different': `Found different: ${pairs.join('; ')}. To merge all the same: --anyway`, identical: 'To take them in all the same: --again' };
    throw new Fault(error.message, { ...(hints[error.reason] === undefined ? {} : { hint: hints[error.reason] as string }), exit: EXIT.refused, cause: error });
  }
}

/** The one registration whose number begins so. What was typed is not repeated. */
export function registrationOf(state: RegistryState, typed: string): string {
  if (!new RegExp(`^[0-9a-f]{${TYPED_DIGITS_MIN},32}$`).test(typed)) throw new Fault(`a registration is named by its number, at least the first ${TYPED_DIGITS_MIN} of its hexadecimal digits.`, { hint: 'amanah registry list --purpose CODE prints the numbers.' });
  const found = [...state.batchOf.keys()].filter((id) => id.startsWith(typed));
  if (found.length === 0) throw new Fault('there is no registration of this number. It may have been erased.', { exit: EXIT.refused });
  if (found.length > 1) throw new Fault(`${found.length} registrations have numbers that begin so.`, { hint: 'Type more digits.', exit: EXIT.refused });
  return found[0] as string;
}

/** The purpose that is meant: the one named, or the only one there is. */
export function purposeOf(state: RegistryState, given: Given): string {
  const purposes = [...new Set(state.batches.map(({ purpose }) => purpose))];
  const named = given.text('purpose');
  if (named !== undefined && !purposes.includes(named)) throw new Fault('nothing was taken in for this purpose.', { hint: `Purposes: ${purposes.join(', ') || 'none'}`, exit: EXIT.refused });
  if (named !== undefined) return named;
  if (purposes.length !== 1) throw new Fault(purposes.length === 0 ? 'nothing was taken in yet.' : 'there are several purposes: name one with --purpose.', { ...(purposes.length === 0 ? {} : { hint: `Purposes: ${purposes.join(', ')}` }), exit: EXIT.refused });
  return purposes[0] as string;
}
