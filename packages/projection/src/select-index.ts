// Where records lie that a selector names by an account, a waybill or a place:
// lists made in one pass over the books, for publications ask for the records
// behind every figure, and an operation has as many waybills as journeys.

import { accountPath } from '@amanah/record/account.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { BooksAt } from './books-at.ts';
import { documentsInForceOf } from './documents-at.ts';
import { entryOf } from './grouping.ts';
import { eachPlaceMovement } from './place-movements.ts';

interface Index {
  readonly asOf: number;
  /** Rows that stand, by the number of an account they move into or out of. */
  accounts?: Map<number, number[]>;
  /** Rows by counting point and place. */
  reached?: Map<string, number[]>;
}

const NONE: readonly number[] = [];
const indexes = new WeakMap<Books, Index>();

/** The index of books at a tree size, kept while one tree size is asked for. What later records say changes nothing before them. */
function indexOf({ books, asOf }: BooksAt): Index {
  const known = indexes.get(books);
  if (known?.asOf === asOf) return known;
  const made: Index = { asOf };
  indexes.set(books, made);
  return made;
}

/** Rows that stand and move something into or out of an account, in log order. */
export function rowsOfAccount(at: BooksAt, account: string): readonly number[] {
  const index = indexOf(at);
  index.accounts ??= accountsOf(at);
  return index.accounts.get(at.books.names.find(account) ?? -1) ?? NONE;
}

/** Rows that stand and moved under a waybill or are documents that name it, in log order. */
export function rowsOfWaybill(at: BooksAt, waybill: string): readonly number[] {
  const documents = ['dispatch', 'waybill-void', 'waybill-statement'].flatMap((kind) => documentsInForceOf(at, kind, waybill)).map(({ row }) => row);
  return [...new Set([...rowsOfAccount(at, accountPath('transit', waybill)), ...documents])].sort((a, b) => a - b);
}

/** Rows that count at a counting point of a place, both with a colon between, in log order. */
export function rowsThatReached(at: BooksAt, pointAndPlace: string): readonly number[] {
  const index = indexOf(at);
  index.reached ??= reachedOf(at);
  return index.reached.get(pointAndPlace) ?? NONE;
}

function accountsOf(at: BooksAt): Map<number, number[]> {
  const { postings, postingStart } = at.books;
  const found = new Map<number, number[]>();
  at.eachStanding((row) => {
    const end = at.postingEnd(row);
    for (let i = postingStart.values[row] as number; i < end; i += 1) {
      append(found, postings.source.values[i] as number, row);
      append(found, postings.destination.values[i] as number, row);
    }
  });
  return found;
}

function reachedOf(at: BooksAt): Map<string, number[]> {
  const found = new Map<string, number[]>();
  eachPlaceMovement(at, ({ row, point, places }) => {
    for (const place of places) append(found, `${point}:${place}`, row);
  });
  return found;
}

/** Rows come in log order, so a row that is there already is the last one. */
function append<K>(lists: Map<K, number[]>, key: K, row: number): void {
  const list = entryOf(lists, key, () => []);
  if (list.at(-1) !== row) list.push(row);
}
