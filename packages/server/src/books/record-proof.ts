// One record by what a person knows of it, and the proof that it stands in the log.

import { formatLogProof } from '@amanah/log/proof.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Journal } from './journal.ts';
import { inclusionProof, sizeOfCheckpoint } from './log-files.ts';

const PREFIX_MIN = 8;
const ID_DIGITS = 64;

export type FoundRecord = { readonly ok: true; readonly index: number } | { readonly ok: false; readonly code: 'malformed' | 'too-short' | 'several' | 'none'; readonly message: string };

/** The record of an id, of the first digits of one, or at a place in the journal. */
export function findRecordBy(books: Books, wanted: string): FoundRecord {
  const isNumber = /^(0|[1-9]\d{0,15})$/.test(wanted);
  if (isNumber && Number(wanted) < books.size) return { ok: true, index: Number(wanted) };
  const none: FoundRecord = { ok: false, code: 'none', message: `there is no record ${wanted}; the journal has ${books.size} records, 0 to ${books.size - 1}` };
  const prefix = wanted.toLowerCase();
  if (!/^[0-9a-f]{1,64}$/.test(prefix)) return { ok: false, code: 'malformed', message: `${JSON.stringify(wanted.slice(0, 80))} is neither the id of a record nor a place in the journal` };
  if (prefix.length === ID_DIGITS) {
    const index = books.findRecord(prefix);
    return index === undefined ? none : { ok: true, index };
  }
  if (prefix.length < PREFIX_MIN) return isNumber ? none : { ok: false, code: 'too-short', message: `${wanted} is too short for an id: at least ${PREFIX_MIN} digits of it` };
  const found = rowsBeginning(books, prefix);
  const [index, another] = found;
  if (index === undefined) return none;
  return another === undefined ? { ok: true, index } : { ok: false, code: 'several', message: `several records begin with ${wanted}: give more digits` };
}

function rowsBeginning(books: Books, prefix: string): number[] {
  const first = Number.parseInt(prefix.slice(0, 2), 16);
  const rows: number[] = [];
  for (let row = 0; row < books.size && rows.length < 2; row += 1) {
    if (books.ids.values[row * 32] === first && books.idAt(row).startsWith(prefix)) rows.push(row);
  }
  return rows;
}

/** The `.tlog-proof` of a record under the newest checkpoint; the record's entry goes with it as extra data. */
export async function proofOf(journal: Journal, index: number): Promise<string> {
  const checkpoint = await journal.checkpoint();
  const size = sizeOfCheckpoint(checkpoint);
  const [extra, hashes] = await Promise.all([journal.entry(index), inclusionProof(journal.store, { index, size })]);
  return formatLogProof({ extra, index, hashes, checkpoint });
}
