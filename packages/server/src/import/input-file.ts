// A file of this machine as something to import: its digest taken first, then opened once per pass.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ImportFile } from './import-report.ts';

const CHUNK_BYTES = 256 * 1024;

/** Reads the whole file once for its SHA-256 and length. Throws what the file system says when it cannot be read. */
export async function importFileAt(path: string, progress?: (bytes: number) => void): Promise<ImportFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    hash.update(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
    progress?.(bytes);
  }
  return { name: basename(path), sha256: hash.digest('hex'), bytes, open: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }) };
}
