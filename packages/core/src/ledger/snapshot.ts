// Books as bytes, so that a start does not replay years of entries. A snapshot
// is a cache: whoever doubts it deletes it and folds the journal again. It is
// never an input of the audit.
//
// Layout: the SHA-256 of all that follows, four bytes big-endian length of a
// JSON header, the header, then the columns one after the other. The header
// lists their lengths. A snapshot that was torn or changed is no snapshot.

import { equal, fromUtf8, utf8 } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { HASH_SIZE_BYTES, sha256 } from '@amanah/log/sha256.ts';
import type { SourceFile } from '@amanah/record/kinds/source.ts';
import type { Balances, Cell } from './balance.ts';
import { Books, type AuthorState, type MasterVersion } from './books.ts';
import { Column } from './column.ts';
import type { KeptSum } from './fund-ledger.ts';
import { Interner } from './interner.ts';
import { OpenMatters, type KeptMatters } from './open-matters.ts';

/** Raised whenever the layout or the meaning of a column changes: an older snapshot is then ignored. */
export const SNAPSHOT_VERSION = 6;

/** Account, fund and commodity by number, and the balance as text. */
type KeptCell = readonly [number, number, number, string];

interface Header {
  readonly version: number;
  readonly size: number;
  readonly names: readonly string[];
  readonly facetSets: readonly string[];
  readonly authors: readonly (readonly [string, AuthorState])[];
  readonly masters: readonly (readonly [string, MasterVersion[]])[];
  readonly sources: readonly { readonly index: number; readonly body: SourceFile }[];
  readonly control: readonly { readonly index: number; readonly kind: string; readonly eventTime: string; readonly body: JsonObject }[];
  readonly balances: readonly KeptCell[];
  readonly lotBalances: readonly KeptCell[];
  readonly fundSums: readonly KeptSum[];
  readonly matters: KeptMatters;
  readonly columns: readonly (readonly [string, number])[];
}

const HEADER_AT = HASH_SIZE_BYTES + 4;

type AnyColumn = Pick<Column<Uint8Array>, 'bytes' | 'load'>;

/** Every column of the books by its name, found by walking them, so that a new column cannot be forgotten here. */
function columnsOf(books: Books): Map<string, AnyColumn> {
  const found = new Map<string, AnyColumn>();
  for (const [name, value] of Object.entries(books) as [string, unknown][]) {
    if (value instanceof Column) found.set(name, value);
    else if (typeof value === 'object' && value !== null && !(value instanceof Map) && !Array.isArray(value)) {
      for (const [part, inner] of Object.entries(value as object)) {
        if (inner instanceof Column) found.set(`${name}.${part}`, inner);
      }
    }
  }
  return found;
}

/** The books as bytes. */
export function snapshotBytes(books: Books): Uint8Array {
  const columns = [...columnsOf(books)].map(([name, column]) => ({ name, bytes: column.bytes() }));
  const header: Header = {
    version: SNAPSHOT_VERSION,
    size: books.size,
    names: books.names.names,
    facetSets: books.facetSets.names,
    authors: [...books.authors],
    masters: [...books.masters],
    sources: books.sources,
    control: books.control,
    balances: keptCells(books.balances),
    lotBalances: keptCells(books.lotBalances),
    fundSums: books.funds.keep(),
    matters: books.matters.keep(),
    columns: columns.map(({ name, bytes }) => [name, bytes.length]),
  };
  const head = utf8(JSON.stringify(header));
  const out = new Uint8Array(HEADER_AT + head.length + columns.reduce((sum, { bytes }) => sum + bytes.length, 0));
  new DataView(out.buffer).setUint32(HASH_SIZE_BYTES, head.length);
  out.set(head, HEADER_AT);
  let at = HEADER_AT + head.length;
  for (const { bytes } of columns) {
    out.set(bytes, at);
    at += bytes.length;
  }
  out.set(sha256(out.subarray(HASH_SIZE_BYTES)));
  return out;
}

/** The books of a snapshot, or undefined when it was damaged or written by another version and must be folded again. */
export function booksOfSnapshot(bytes: Uint8Array): Books | undefined {
  if (bytes.length < HEADER_AT || !equal(sha256(bytes.subarray(HASH_SIZE_BYTES)), bytes.subarray(0, HASH_SIZE_BYTES))) return undefined;
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(HASH_SIZE_BYTES);
  const text = fromUtf8(bytes.subarray(HEADER_AT, HEADER_AT + headLength));
  if (text === undefined) return undefined;
  const header = JSON.parse(text) as Header;
  if (header.version !== SNAPSHOT_VERSION) return undefined;
  const books = new Books();
  const columns = columnsOf(books);
  if (header.columns.length !== columns.size || header.columns.some(([name]) => !columns.has(name))) return undefined;
  let at = HEADER_AT + headLength;
  for (const [name, length] of header.columns) {
    (columns.get(name) as AnyColumn).load(bytes.subarray(at, at + length));
    at += length;
  }
  books.size = header.size;
  books.names = Interner.from(header.names);
  books.facetSets = Interner.from(header.facetSets);
  for (const [author, state] of header.authors) books.authors.set(author, state);
  for (const [name, versions] of header.masters) books.masters.set(name, versions);
  for (const source of header.sources) {
    books.sourceNumbers.set(source.body.file, books.sources.length);
    books.sources.push(source);
  }
  books.control.push(...header.control);
  restoreCells(books.balances, header.balances);
  restoreCells(books.lotBalances, header.lotBalances);
  books.funds.restore(header.fundSums);
  books.matters = OpenMatters.from(header.matters, (row) => books.idAt(row));
  books.reindex();
  return books;
}

function keptCells(balances: Balances): KeptCell[] {
  return [...balances.all()].sort(byNumbers).map(({ account, fund, commodity, balance }) => [account, fund, commodity, balance.toString()]);
}

function restoreCells(balances: Balances, cells: readonly KeptCell[]): void {
  for (const [account, fund, commodity, balance] of cells) balances.restore({ account, fund, commodity, balance: BigInt(balance) });
}

/** Balances are written in the order of their numbers: in which order cells were first used is no part of what the books say. */
function byNumbers(a: Cell, b: Cell): number {
  return a.account - b.account || a.fund - b.fund || a.commodity - b.commodity;
}
