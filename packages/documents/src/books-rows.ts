// Finding rows in the columns of the books: which records moved something
// through an account, and which are of a kind.

import type { Books } from '@amanah/core/ledger/books.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Entry } from '@amanah/record/entry.ts';
import { KIND_NAMES } from '@amanah/record/kinds.ts';

/** What a record states: its own kind and body, or for a restatement those that it puts in place. */
export interface Stated {
  readonly kind: string;
  readonly eventTime: string;
  readonly body: JsonObject;
}

/** The statement of a record; a restatement that removes a row states nothing. */
export function statedIn({ record }: Pick<Entry, 'record'>): Stated | undefined {
  if (record.kind !== 'restatement') return { kind: record.kind, eventTime: record.eventTime, body: record.body };
  const now = record.body['now'];
  if (now === undefined) return undefined;
  const { kind, eventTime, body } = now as JsonObject;
  return { kind: String(kind), eventTime: String(eventTime), body: body as JsonObject };
}

/** Rows whose own postings go into or out of an account, in the order of the log. */
export function rowsTouching(books: Books, account: string): number[] {
  const wanted = books.names.find(account);
  if (wanted === undefined) return [];
  const { source, destination, amount } = books.postings;
  const rows: number[] = [];
  for (let at = 0; at < amount.length; at += 1) {
    if (source.values[at] !== wanted && destination.values[at] !== wanted) continue;
    const row = rowOfPosting(books, at);
    if (rows.at(-1) !== row) rows.push(row);
  }
  return rows;
}

/** The row that a posting belongs to: the last one whose postings start at or before it. */
function rowOfPosting(books: Books, at: number): number {
  const starts = books.postingStart.values;
  let low = 0;
  let high = books.size - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Rows of records of a kind, in the order of the log. */
export function rowsOfKind(books: Books, kind: string): number[] {
  const wanted = (KIND_NAMES as readonly string[]).indexOf(kind);
  const rows: number[] = [];
  for (let row = 0; row < books.size; row += 1) {
    if (books.kinds.values[row] === wanted) rows.push(row);
  }
  return rows;
}
