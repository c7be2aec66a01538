// The records behind a figure. A selector names values of facets and, beside
// them, of these reserved names:
//
//   about       `promises`: pledges, changes of pledges and gifts
//   kind        the kind a record states
//   dataset     dataset of the file a record cites; empty for our own records
//   publisher   who stated it
//   fund, commodity, account, unit, quantity    what its postings and figures name
//   month, year when it happened
//   within      a place or an area it is part of
//   not-boundary  any other boundary than this one
//   author      the key that wrote it
//   version, change, field, backdated    what a version of a dataset did to its rows, standing or not
//   vanished    `yes`: what stood in an older version and stands no more
//   lot         a lot that its postings name; empty for postings that name none
//   waybill     what moved under a waybill, and what was stated about it
//   reached     a counting point and a place with a colon between: what adequacy counts there
//   counted     the ballots that count in the vote of the proposal at this row
//   row         one record
//   rows        these records, numbers with blanks between

import type { Books } from '@amanah/core/ledger/books.ts';
import { BooksAt, kindNumber } from './books-at.ts';
import { CONSIGNMENT, withParents } from './places.ts';
import { promiseStatus, vanishedRows } from './promise.ts';
import type { Selector } from './report-shape.ts';
import { restatementRows, type RestatedRowsOptions } from './restatements.ts';
import type { RowChange } from './restatement-scan.ts';
import { rowsOfAccount, rowsOfWaybill, rowsThatReached } from './select-index.ts';
import { countedRows } from './votes.ts';

/** Rows of the records behind a selector at a tree size, in log order. */
export function selectRecords(books: Books, asOf: number, selector: Selector): number[] {
  const at = new BooksAt(books, asOf);
  const { version, change, field, backdated, vanished, row: single, rows: several, ...rest } = selector;
  if (rest['kind'] === 'none') return [];
  if (version !== undefined) {
    const options: RestatedRowsOptions = {
      ...(change === undefined ? {} : { change: change as RowChange }),
      ...(field === undefined ? {} : { field }),
      ...(backdated === undefined ? {} : { backdated: backdated === 'yes' }),
      limit: Infinity,
    };
    return restatementRows(books, asOf, version, options).rows.map(({ row }) => row);
  }
  const indexed = single === undefined && several === undefined && vanished === undefined ? indexedRows(at, rest) : undefined;
  const tests = Object.entries(rest).filter(([name]) => name !== indexed?.by).map(([name, value]) => testOf(at, name, value));
  const matches = (row: number): boolean => tests.every((test) => test(row));
  if (indexed !== undefined) return indexed.rows.filter(matches);
  if (single !== undefined || several !== undefined) {
    const wanted = (single ?? several ?? '').split(' ').filter((text) => /^\d+$/.test(text)).map(Number);
    return wanted.filter((row) => Number.isSafeInteger(row) && row < asOf && matches(row));
  }
  if (vanished === 'yes') return vanishedRows(at).filter(matches).sort((a, b) => a - b);
  const rows: number[] = [];
  at.eachStanding((row) => {
    if (matches(row)) rows.push(row);
  });
  return rows;
}

type Test = (row: number) => boolean;

function memberTest(rows: readonly number[]): Test {
  const members = new Set(rows);
  return (row) => members.has(row);
}

/** The rows to look through where an index knows them, and the name of the selector it answers. */
function indexedRows(at: BooksAt, { reached, waybill, account, counted }: Selector): { readonly rows: readonly number[]; readonly by: string } | undefined {
  if (reached !== undefined) return { rows: rowsThatReached(at, reached), by: 'reached' };
  if (waybill !== undefined) return { rows: rowsOfWaybill(at, waybill), by: 'waybill' };
  if (counted !== undefined) return { rows: countedRows(at, counted), by: 'counted' };
  return account === undefined ? undefined : { rows: rowsOfAccount(at, account), by: 'account' };
}

function testOf(at: BooksAt, name: string, value: string): Test {
  const { books } = at;
  switch (name) {
    case 'about': return (row) => promiseStatus(books, row) !== undefined;
    case 'kind': return kindTest(books, value);
    case 'dataset': return (row) => at.dataset(row) === value;
    case 'publisher': return (row) => at.publisher(row) === value;
    case 'month': return (row) => at.month(row) === value;
    case 'year': return (row) => String(Math.floor((books.days.values[row] as number) / 10_000)) === value;
    case 'author': return (row) => books.names.name(books.writers.values[row] as number) === value;
    case 'within': return (row) => withParents(at, books.facetsAt(row)['place'] ?? books.facetsAt(row)['site'] ?? '').includes(value);
    case 'not-boundary': return (row) => books.facetsAt(row)['boundary'] !== value;
    case 'fund': return fundTest(at, value);
    case 'commodity': return commodityTest(at, value);
    case 'account': return accountTest(at, value);
    case 'unit': return (row) => somePosting(at, row, (i) => at.commodityAt(books.postings.commodity.values[i] as number).unit === value);
    case 'quantity': return quantityTest(at, value);
    case 'lot': return lotTest(at, value);
    case 'waybill': return memberTest(rowsOfWaybill(at, value));
    case 'reached': return memberTest(rowsThatReached(at, value));
    case 'counted': return memberTest(countedRows(at, value));
    default: return (row) => (books.facetsAt(row)[name] ?? '') === value;
  }
}

function kindTest(books: Books, kind: string): Test {
  const number = kindNumber(kind);
  return (row) => books.statedKinds.values[row] === number;
}

function somePosting(at: BooksAt, row: number, test: (posting: number) => boolean): boolean {
  const end = at.postingEnd(row);
  for (let i = at.books.postingStart.values[row] as number; i < end; i += 1) {
    if (test(i)) return true;
  }
  return false;
}

function fundTest(at: BooksAt, fund: string): Test {
  const { books } = at;
  const number = books.names.find(fund);
  return (row) => books.facetsAt(row)['fund'] === fund || somePosting(at, row, (i) => books.postings.fund.values[i] === number);
}

/** A commodity is named by a posting or is the unit of a figure; empty asks for records that move nothing. */
function commodityTest(at: BooksAt, commodity: string): Test {
  const { books } = at;
  if (commodity === '') return (row) => !somePosting(at, row, () => true);
  const number = books.names.find(commodity);
  return (row) => {
    if (somePosting(at, row, (i) => books.postings.commodity.values[i] === number)) return true;
    const end = at.figureEnd(row);
    for (let i = books.figureStart.values[row] as number; i < end; i += 1) {
      if (books.figures.unit.values[i] === number) return true;
    }
    return false;
  };
}

function accountTest(at: BooksAt, account: string): Test {
  const { source, destination } = at.books.postings;
  const number = at.books.names.find(account);
  return (row) => somePosting(at, row, (i) => source.values[i] === number || destination.values[i] === number);
}

/** Empty asks for records with a posting that names no lot. */
function lotTest(at: BooksAt, value: string): Test {
  const { lot } = at.books.postings;
  const number = at.books.names.find(value);
  const wanted = value === '' ? 0 : number === undefined ? -1 : number + 1;
  return (row) => somePosting(at, row, (i) => lot.values[i] === wanted);
}

/** Empty asks for arrivals that state no quantity beside the count of consignments, anything else for those that do. */
function quantityTest(at: BooksAt, value: string): Test {
  const counter = at.books.names.find(CONSIGNMENT);
  return (row) => somePosting(at, row, (i) => at.books.postings.commodity.values[i] !== counter) === (value !== '');
}
