// Before books are opened to people: does the disk still hold what was signed? Every stored entry is hashed again and
// compared with the tiles, the tree with the stored head and with the log's own checkpoint, and of the entries that no
// checkpoint covers yet the seals are verified. Somebody who changes a row of the database by hand is noticed at the start.

import { equal, utf8 } from '@amanah/log/bytes.ts';
import { verifyCheckpoint } from '@amanah/log/checkpoint.ts';
import { CompactRange } from '@amanah/log/compact-range.ts';
import { parseVerifierKey } from '@amanah/log/note.ts';
import { TILE_WIDTH } from '@amanah/log/tile.ts';
import { leafHashes } from '@amanah/log/tree.ts';
import { sealVerifies } from '@amanah/record/entry.ts';
import { HASH_SIZE_BYTES } from '@amanah/log/sha256.ts';
import { BooksError, type OpenedBooks } from './books-folder.ts';
import { storedEntry } from './journal.ts';

/** Throws BooksError, with the place, when what is stored is not what was signed. */
export async function checkStored({ journal, logVkey }: OpenedBooks): Promise<void> {
  const { store } = journal;
  // The checkpoint first: another process may write meanwhile, and a checkpoint is never ahead of the records.
  const signed = await signedState(store, logVkey);
  const head = await store.head();
  if (signed !== undefined && signed.size > head.size) throw damaged(undefined, `it holds ${head.size} records and its checkpoint covers ${signed.size}`);
  const range = new CompactRange();
  const unsealed = new Map<string, number>();
  let batch: Uint8Array[] = [];
  const hashBatch = async (): Promise<void> => {
    const leaves = leafHashes(batch);
    const first = range.size;
    const tile = await store.tile(0, first / TILE_WIDTH);
    if (tile !== undefined && batch.length === TILE_WIDTH && !equal(leaves, tile)) throw damaged(first + firstDifference(leaves, tile), 'its bytes are not those that were logged');
    for (let at = 0; at < batch.length; at += 1) {
      range.appendAll(leaves.subarray(at * HASH_SIZE_BYTES, (at + 1) * HASH_SIZE_BYTES));
      if (range.size === signed?.size && !equal(range.root(), signed.root)) throw damaged(undefined, `the first ${range.size} records are not those of the signed checkpoint`);
      if (range.size > (signed?.size ?? 0)) judgeSeal(batch[at] as Uint8Array, range.size - 1, unsealed);
    }
    batch = [];
  };
  for await (const bytes of store.stream(0, head.size)) {
    batch.push(bytes);
    if (batch.length === TILE_WIDTH) await hashBatch();
  }
  if (batch.length > 0) await hashBatch();
  if (!equal(range.serialise(), head.range)) throw damaged(undefined, 'the records do not lead to the root that was stored with them');
  const loose = Math.min(...unsealed.values());
  if (Number.isFinite(loose)) throw damaged(loose, 'no seal of its author covers it');
}

async function signedState(store: OpenedBooks['journal']['store'], logVkey: string): Promise<{ readonly size: number; readonly root: Uint8Array } | undefined> {
  const note = await store.checkpoint();
  if (note === undefined) return undefined;
  const key = parseVerifierKey(logVkey);
  if (!key.ok) throw new BooksError(`The key of the log cannot be read: ${key.message}`);
  const verified = verifyCheckpoint({ bytes: utf8(note), logKeys: [key.key] });
  if (!verified.ok) throw damaged(undefined, `its checkpoint is not signed by its own key (${verified.code})`);
  return verified.checkpoint;
}

/** Follows whose records no seal covers yet; a seal that does not verify condemns the journal. */
function judgeSeal(bytes: Uint8Array, index: number, unsealed: Map<string, number>): void {
  const { record, id, seal } = storedEntry(bytes, index);
  if (seal === undefined) {
    if (!unsealed.has(record.author)) unsealed.set(record.author, index);
    return;
  }
  if (!sealVerifies(record.author, id, seal)) throw damaged(index, 'its seal is not of its author');
  unsealed.delete(record.author);
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return Math.floor(at / HASH_SIZE_BYTES);
}

function damaged(index: number | undefined, what: string): BooksError {
  return new BooksError(`The journal is damaged${index === undefined ? '' : ` at record ${index}`}: ${what}. Restore a backup; \`amanah verify\` says what else is wrong.`);
}
