// The journal as JSON lines: what `import journal` reads back, byte for byte.

import { concat } from '@amanah/log/bytes.ts';

const LINE_FEED = new Uint8Array([0x0a]);

/** One line per log entry, in log order. Canonical JSON holds no raw line break, so a line is exactly one entry. */
export async function* writeJournal(entries: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const entry of entries) yield concat(entry, LINE_FEED);
}
