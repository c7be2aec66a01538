// A small file, or the standard input, as a whole.

import { createReadStream } from 'node:fs';
import { pathOf } from './books.ts';
import { EXIT, Fault } from './fault.ts';
import type { Terminal } from './terminal.ts';

/** The bytes of a file of at most `limit` bytes; `-` is the standard input. */
export async function readWhole(terminal: Terminal, typed: string, limit: number): Promise<Uint8Array> {
  const input = typed === '-' ? process.stdin : createReadStream(pathOf(terminal, typed));
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of input) {
      chunks.push(chunk as Uint8Array);
      size += (chunk as Uint8Array).length;
      if (size > limit) throw new Fault(`${typed} is larger than ${limit} bytes.`, { exit: EXIT.refused });
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`${typed} cannot be read: ${(error as Error).message}`, { hint: 'Check the name and the folder.', cause: error });
  }
  return Buffer.concat(chunks);
}
