// A server's life: listen, say where, serve until asked to end, close the port and the books.

import { createApp } from './app.ts';
import type { OpenedBooks } from './books-folder.ts';
import { listen } from './listen.ts';

/** The port that is tried first. */
export const FIRST_PORT = 7070;

/** Serves books until `untilStopped` resolves, then closes the port and the books. */
export async function serveBooks(opened: OpenedBooks, { port, say, complain, untilStopped }: {
  /** Undefined: the first free one from 7070 on. */
  readonly port: number | undefined;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly untilStopped: () => Promise<void>;
}): Promise<void> {
  const stopped = untilStopped();
  const app = createApp({
    opened,
    clock: () => performance.now(),
    failed: (error, path) => complain(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  });
  try {
    const listening = await listen(app, { port: port ?? FIRST_PORT, exact: port !== undefined });
    say(`The public account of "${opened.name}": ${listening.address}`);
    say(`Console: ${listening.address}console/    End with Ctrl-C.`);
    await stopped;
    await listening.close();
  } finally {
    await opened.journal.close();
  }
}
