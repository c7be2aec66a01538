// The log as files (C2SP tlog-tiles), made from the journal when they are asked
// for: the same bytes whether a server answers, a folder is published, or the
// books audit themselves.

import type { AuditSource } from '@amanah/core/audit/verdict.ts';
import { utf8 } from '@amanah/core/bytes.ts';
import { encodeBundle } from '@amanah/core/log/entry-bundle.ts';
import { parseTilePath, TILE_WIDTH, tileWidth, type Tile } from '@amanah/core/log/tile.ts';
import type { Journal } from './journal.ts';

/** The file of the log at this path, at the journal's present size; undefined when the log has none of that name. */
export async function logFile(journal: Journal, path: string): Promise<Uint8Array | undefined> {
  if (path === 'checkpoint') return utf8(await journal.checkpoint());
  const parsed = parseTilePath(path);
  if (!parsed.ok) return undefined;
  const { tile } = parsed;
  const held = tileWidth({ level: tile.level, index: tile.index, size: journal.size });
  // A partial tile of an earlier size is the beginning of what there is now.
  if (tile.width > held) return undefined;
  return tile.level === 'entries' ? entryBundle(journal, tile) : hashTile(journal, tile.level, tile, held);
}

async function entryBundle(journal: Journal, { index, width }: Tile): Promise<Uint8Array> {
  const first = index * TILE_WIDTH;
  return encodeBundle(await journal.store.read(first, first + width));
}

async function hashTile(journal: Journal, level: number, { index, width }: Tile, held: number): Promise<Uint8Array | undefined> {
  const bytes = held === TILE_WIDTH ? await journal.store.tile(level, index) : journal.partialTile(level);
  return bytes?.subarray(0, width * 32);
}

/** The books as something to audit: the log only, no pages. */
export function auditSourceOfJournal(journal: Journal): AuditSource {
  return { unverifiedFile: (path) => logFile(journal, path) };
}
