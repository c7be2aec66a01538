// A holder's share of the key of one cycle: 32 bytes by chance in a file that only its owner reads, made at the first start
// and destroyed at the end. Its public half stands in the store, so that another share never takes its place unnoticed:
// tokens of the two would have nothing in common, and agencies would believe that nobody was served.

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { equal, fromHex, toHex } from '@amanah/log/bytes.ts';
import { makeHolder, shareOf, type Holder } from '@amanah/dedup-board/keyholders.ts';
import type { BoardStore } from '@amanah/store/board.ts';
import { BooksError, writeDurably } from '../books/books-folder.ts';

const SEED_SIZE_BYTES = 32;
const SEED = /^[0-9a-f]{64}\n?$/;

function fileOf(folder: string, cycle: string): string {
  // A cycle begins with a letter or digit, so that no name of one leads elsewhere.
  return join(folder, 'shares', encodeURIComponent(cycle));
}

/** The share of a cycle, made where there was none. Throws BooksError where it was destroyed, lost or changed. */
export async function openKeyShare({ folder, holder, cycle, store, now }: { readonly folder: string; readonly holder: string; readonly cycle: string; readonly store: BoardStore; readonly now: number }): Promise<Holder> {
  const file = fileOf(folder, cycle);
  const known = store.share(cycle);
  if (known?.isEnded === true) throw new BooksError(`The cycle ${cycle} is over here: its share was destroyed, and cannot be made again. Agree on a new cycle.`);
  if (!existsSync(file)) {
    if (known !== undefined) throw new BooksError(`The share of ${cycle} is missing: ${file}. Put it back from your copy. Without it the cycle cannot go on; agree on a new one with the other holders and the agencies.`);
    await mkdir(join(folder, 'shares'), { recursive: true, mode: 0o700 });
    await writeDurably(file, `${toHex(randomBytes(SEED_SIZE_BYTES))}\n`, 0o600);
  }
  await chmod(file, 0o600);
  const text = await readFile(file, 'utf8');
  if (!SEED.test(text)) throw new BooksError(`The share ${file} is damaged: expected 64 hex digits. Put it back from your copy.`);
  const made = makeHolder(holder, cycle, fromHex(text.trim()) as Uint8Array);
  const { share } = shareOf(made);
  if (known === undefined) store.keepShare(cycle, share, now);
  else if (!equal(known.public, share)) throw new BooksError(`The share ${file} is not the one that was published for ${cycle}. Put the right one back from your copy.`);
  return made;
}

/** Destroys the share of a cycle: overwrites and deletes the file, and what was kept to refuse replays under it. Says whether there was one. */
export async function destroyKeyShare({ folder, cycle, store, now }: { readonly folder: string; readonly cycle: string; readonly store: BoardStore; readonly now: number }): Promise<boolean> {
  const file = fileOf(folder, cycle);
  const known = store.share(cycle);
  if (known === undefined && !existsSync(file)) return false;
  if (existsSync(file)) {
    const handle = await open(file, 'r+');
    await handle.write(randomBytes(2 * SEED_SIZE_BYTES + 1), 0, 2 * SEED_SIZE_BYTES + 1, 0);
    await handle.sync();
    await handle.close();
    await unlink(file);
  }
  store.endCycle(cycle, now);
  return true;
}
