// Where the command meets the process: arguments, folder, environment, terminal, clock and signals are handed to
// `main`, which knows nothing else of the process, so that tests run it as it is.

import { createInterface, type Interface } from 'node:readline';
import { main } from './main.ts';
import type { Surroundings } from './terminal.ts';

/** Signals that ask a running server to end. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let readerGone = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has what it wanted (`amanah report … | head`); that is no failure. Any other error reaches
  // the write that met it.
  if (error.code === 'EPIPE') readerGone = true;
});
process.stderr.on('error', () => undefined);

let typing: { readonly lines: AsyncIterator<string>; readonly input: Interface } | undefined;

/** Questions go to the messages, so that an output that is redirected holds no question. */
async function ask(question: string): Promise<string | undefined> {
  process.stderr.write(question);
  if (typing === undefined) {
    const input = createInterface({ input: process.stdin, terminal: false });
    typing = { input, lines: input[Symbol.asyncIterator]() };
  }
  const { done, value } = await typing.lines.next();
  return done === true ? undefined : value;
}

const surroundings: Surroundings = {
  folder: process.cwd(),
  env: process.env,
  now: () => new Date(),
  errorIsTerminal: process.stderr.isTTY,
  outputWidth: process.stdout.isTTY ? process.stdout.columns : undefined,
  write: (chunk) =>
    new Promise((done, fail) => {
      if (readerGone) done(false);
      else
        process.stdout.write(chunk, (error) => {
          if (error == null || ('code' in error && error.code === 'EPIPE')) done(error == null && !readerGone);
          else fail(error);
        });
    }),
  writeError: (text) => {
    process.stderr.write(text);
  },
  ask,
  untilStopped: () =>
    new Promise((done) => {
      for (const signal of ENDING) process.once(signal, () => done());
    }),
};

process.exitCode = await main(process.argv.slice(2), surroundings);
// An open input would keep the process waiting for more.
if (typing !== undefined) {
  typing.input.close();
  process.stdin.destroy();
}
