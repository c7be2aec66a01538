// Documents of the operation as they were in force at a tree size: written
// before it, not superseded before it, and, where a second person had to
// approve, approved before it.

import type { Document } from '@amanah/core/ledger/open-matters.ts';
import type { BooksAt } from './books-at.ts';

/** A document in force. */
export interface InForce {
  readonly document: Document;
  /** Row at which it took effect: its own, or that of its approval. */
  readonly row: number;
}

/** Documents of a kind in force at the tree size, in log order. */
export function documentsInForce(at: BooksAt, kind: string): InForce[] {
  return inForce(at, at.books.matters.documents(kind));
}

/** Documents of a kind in force that name this waybill, order, loan, line or record. */
export function documentsInForceOf(at: BooksAt, kind: string, value: string): InForce[] {
  return inForce(at, at.books.matters.documentsOf(kind, value));
}

function inForce(at: BooksAt, documents: readonly Document[]): InForce[] {
  return documents.flatMap((document): InForce[] => {
    const row = rowInForce(at, document);
    return row === undefined ? [] : [{ document, row }];
  });
}

function rowInForce({ books, asOf }: BooksAt, { index }: Document): number | undefined {
  if (!books.stands(index, asOf)) return undefined;
  const waiting = books.matters.waitingAt(index);
  if (waiting === undefined) return index;
  const approval = books.matters.documentsOf('approval', waiting.id).find((one) => one.body['verdict'] === 'approved' && books.stands(one.index, asOf));
  return approval?.index;
}
