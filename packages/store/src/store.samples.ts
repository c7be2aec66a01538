/** Made-up appends for the tests of stores: entries told by their names, and the tiles and heads that fit them. */
import { createHash } from 'node:crypto';
import { type Append, type FullTile, type LogHead, type NewEntry, type Store, TILE_BYTES } from './store.ts';

/** `count` entries `name 0`, `name 1` …; their ids are the SHA-256 of those names. */
export function entriesNamed(name: string, count: number, numbered = ' '): NewEntry[] {
  return Array.from({ length: count }, (_, at) => {
    const text = numbered === '' ? name : `${name}${numbered}${at}`;
    return { bytes: Buffer.from(`entry ${text}`), id: createHash('sha256').update(text).digest() };
  });
}

/** A valid append of these entries. The range is no compact range: a store never reads it. */
export function appendOf(from: LogHead, entries: readonly NewEntry[]): Append {
  const hash = createHash('sha256').update(from.range);
  for (const { bytes } of entries) hash.update(bytes);
  const to = { size: from.size + entries.length, range: hash.digest() };
  return { from, entries, to, tiles: tilesBetween(from.size, to.size) };
}

/** Tiles whose first bytes are their index (modulo 256) and their level. */
function tilesBetween(from: number, to: number): FullTile[] {
  const tiles: FullTile[] = [];
  for (let level = 0, span = 256; span <= to; level++, span *= 256) {
    for (let index = Math.floor(from / span); index < Math.floor(to / span); index++) {
      const hashes = new Uint8Array(TILE_BYTES);
      hashes.set([index, level]);
      tiles.push({ level, index, hashes });
    }
  }
  return tiles;
}

/** Appends `name <index>` until the journal has `size` entries, `step` at a time. */
export async function fillTo(store: Store, size: number, name: string, step = 20_000): Promise<void> {
  for (;;) {
    const head = await store.head();
    if (head.size >= size) return;
    const entries = Array.from({ length: Math.min(step, size - head.size) }, (_, at) => `${name} ${head.size + at}`)
      .map((text) => ({ bytes: Buffer.from(`entry ${text}`), id: createHash('sha256').update(text).digest() }));
    if (await store.append(appendOf(head, entries)) === 'conflict') throw new Error('nobody else writes here');
  }
}
