// `npm start`: makes the books of the example operation once, then serves them on this machine.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BooksError } from './books/books-folder.ts';
import { makeExample } from './example.ts';
import { serveBooks } from './serve.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Set to anything, it makes failures show where in the program they arose. */
const isDebugging = process.env['AMANAH_DEBUG'] !== undefined;

function portWanted(): number | undefined {
  const { values } = parseArgs({ options: { port: { type: 'string' } }, allowPositionals: false });
  const text = values.port ?? process.env['PORT'];
  if (text === undefined || text === '') return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new BooksError(`A port is a number from 0 to 65535, not ${JSON.stringify(text)}.`);
  return port;
}

async function main(): Promise<void> {
  let end = (): void => undefined;
  const stopped = new Promise<void>((done) => {
    end = done;
  });
  let isServing = false;
  for (const signal of ENDING) {
    process.once(signal, () => {
      // While the example is being made there is nothing to end cleanly: what is written is whole, the rest follows at the next start.
      if (!isServing) process.exit(0);
      end();
    });
  }
  const port = portWanted();
  const folder = resolve(ROOT, process.env['AMANAH_DATA'] ?? 'data', 'example');
  const opened = await makeExample(folder, { databaseUrl: process.env['AMANAH_DATABASE_URL'], progress: (text) => process.stderr.write(`${text}\n`) });
  isServing = true;
  await serveBooks(opened, {
    port,
    publicAddress: process.env['AMANAH_ADDRESS'] || undefined,
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    untilStopped: () => stopped,
  });
}

try {
  await main();
} catch (error) {
  const words = error instanceof BooksError || !isDebugging ? (error as Error).message : (error as Error).stack;
  process.stderr.write(`${words ?? String(error)}\n`);
  process.exitCode = 1;
}
