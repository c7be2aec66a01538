// A server's life: listen, say where, serve until asked to end, close the port and the books.

import { join } from 'node:path';
import type { PrivateStore } from '@amanah/store/private.ts';
import { openPrivateSqlite, PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import { createApp } from './app.ts';
import { BooksError, type OpenedBooks } from './books/books-folder.ts';
import { listen } from './listen.ts';
import { People } from './people/people.ts';
import { dueRegistrations } from './registry/due.ts';
import { checkStored } from './books/stored-check.ts';

/** The port that is tried first. */
export const FIRST_PORT = 7070;

/** Serves books until `untilStopped` resolves, then closes the port and the books. */
export async function serveBooks(opened: OpenedBooks, { port, publicAddress, say, complain, untilStopped }: {
  /** Undefined: the first free one from 7070 on. */
  readonly port: number | undefined;
  /** Where people open the server through a proxy on this machine, such as `https://books.example.org`. */
  readonly publicAddress?: string | undefined;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly untilStopped: () => Promise<void>;
}): Promise<void> {
  const stopped = untilStopped();
  let store: PrivateStore | undefined;
  const ends: (() => Promise<void>)[] = [];
  try {
    const address = addressOf(publicAddress);
    await checkStored(opened);
    store = openPrivateSqlite(join(opened.folder, PRIVATE_FILE));
    const people = new People({ store, opened, now: () => Date.now() });
    const app = createApp({
      opened,
      people,
      address,
      ending: (work) => ends.push(work),
      clock: () => performance.now(),
      failed: (error, path) => complain(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
    });
    const listening = await listen(app, { port: port ?? FIRST_PORT, exact: port !== undefined });
    const opensAt = address.publicOrigin === undefined ? listening.address : `${address.publicOrigin}/`;
    say(`The public account of "${opened.name}": ${opensAt}`);
    say(`Console: ${opensAt}console/    End with Ctrl-C.`);
    const setup = await people.setupToken();
    // After the number sign, so that the token stands in no request line; it is told here only.
    if (setup !== undefined) say(`Set up the first person (once, within a day): ${opensAt}console/#setup=${setup}`);
    const due = await dueRegistrations(opened);
    if (due > 0) say(`${due.toLocaleString('en')} registrations are past the day by which they were to be deleted. Erase them: amanah erase --due --ground "the last day is over" --books ${opened.folder}`);
    await stopped;
    await listening.close();
  } finally {
    for (const end of ends) await end();
    await store?.close();
    await opened.journal.close();
  }
}

function addressOf(publicAddress: string | undefined): { readonly publicOrigin?: string } {
  if (publicAddress === undefined) return {};
  const url = URL.canParse(publicAddress) ? new URL(publicAddress) : undefined;
  if (url === undefined || url.protocol !== 'https:' || url.origin !== publicAddress) throw new BooksError(`The address is https:// and a name, such as https://books.example.org, not ${JSON.stringify(publicAddress)}.`);
  return { publicOrigin: url.origin };
}
