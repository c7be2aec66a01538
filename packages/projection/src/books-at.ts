// The books as they stood at a tree size: what reports read. Masters, sources
// and control records count only when they were logged before that size, and a
// row counts while nothing logged before that size supersedes it.

import { assert } from '@amanah/log/assert.ts';
import { formatDecimal, formatDecimalShort } from '@amanah/record/amount.ts';
import { currencyExponent } from '@amanah/record/commodity.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { accountType, type AccountType } from '@amanah/record/account.ts';
import { ROW_KEY_BYTES, type Books, type MasterKind } from '@amanah/core/ledger/books.ts';
import { FIGURE_SCALE } from '@amanah/record/posting.ts';
import type { Commodity } from '@amanah/record/kinds/commodity.ts';
import type { SourceFile } from '@amanah/record/kinds/source.ts';
import { KIND_NAMES } from '@amanah/record/kinds.ts';

/** The way value takes: a movement to a later place is forward, the other way it is a return. */
const PLACE_ON_THE_WAY: { readonly [type in AccountType]: number } = {
  donor: 0, suspense: 0, pledge: 1, cash: 2, supplier: 3, stock: 4, transit: 5, partner: 6, served: 7, expense: 7, loss: 7, loan: 2, release: 2, conversion: 4,
};

export type Facets = Readonly<{ [name: string]: string }>;

/** The number a kind has in the columns of the books. */
export function kindNumber(name: string): number {
  const number = KIND_NAMES.indexOf(name);
  assert(number >= 0, `${name} is a kind`);
  return number;
}

const RESTATEMENT = kindNumber('restatement');

export class BooksAt {
  readonly books: Books;
  readonly asOf: number;
  /** Names of datasets by number; 0 is the empty name of our own records. */
  readonly datasets: string[] = [''];
  readonly #datasetOfFile: number[] = [0];
  readonly #publishers = new Map<string, string>();
  readonly #places: number[] = [];
  readonly #commodities: (Commodity | undefined)[] = [];

  constructor(books: Books, asOf: number) {
    assert(Number.isSafeInteger(asOf) && asOf >= 0 && asOf <= books.size, 'a report is computed at a tree size the books have reached');
    this.books = books;
    this.asOf = asOf;
  }

  /** Calls with every row that counts, in log order. */
  eachStanding(visit: (row: number) => void): void {
    const by = this.books.by.values;
    for (let row = 0; row < this.asOf; row += 1) {
      const superseded = by[row] as number;
      if (superseded === 0 || superseded > this.asOf) visit(row);
    }
  }

  /** The row that supersedes this one before the tree size, or undefined. */
  supersededBy(row: number): number | undefined {
    const by = this.books.by.values[row] as number;
    return by === 0 || by > this.asOf ? undefined : by - 1;
  }

  /** True for a restatement that puts nothing in place: its row vanished from the publisher's file. */
  removes(row: number): boolean {
    return this.books.statedKinds.values[row] === RESTATEMENT;
  }

  /** Position after the last own posting of a row. */
  postingEnd(row: number): number {
    const { kinds, postingStart, postings } = this.books;
    return row + 1 < kinds.length ? (postingStart.values[row + 1] as number) : postings.amount.length;
  }

  /** Position after the last figure of a row. */
  figureEnd(row: number): number {
    const { kinds, figureStart, figures } = this.books;
    return row + 1 < kinds.length ? (figureStart.values[row + 1] as number) : figures.value.length;
  }

  /** The amount of a posting, negative when it moves back on the way from donor to family. */
  signed(at: number): bigint {
    const { source, destination, amount } = this.books.postings;
    const forward = this.#place(source.values[at] as number) <= this.#place(destination.values[at] as number);
    const value = amount.values[at] as bigint;
    return forward ? value : -value;
  }

  /** The type of the account with this number. */
  accountType(account: number): AccountType {
    return accountType(this.books.names.name(account));
  }

  /** Number of the dataset of a row, 0 for our own records. */
  datasetNumber(row: number): number {
    const file = this.books.files.values[row] as number;
    const known = this.#datasetOfFile[file];
    if (known !== undefined) return known;
    const name = (this.books.sources[file - 1] as { body: SourceFile }).body.dataset;
    let number = this.datasets.indexOf(name);
    if (number < 0) number = this.datasets.push(name) - 1;
    this.#datasetOfFile[file] = number;
    return number;
  }

  /** The dataset of a row, empty for our own records. */
  dataset(row: number): string {
    return this.datasets[this.datasetNumber(row)] as string;
  }

  /** The publisher of a dataset, as its newest source record says; empty for our own records. */
  publisherOf(dataset: string): string {
    const known = this.#publishers.get(dataset);
    if (known !== undefined) return known;
    const publisher = this.sources().findLast(({ body }) => body.dataset === dataset)?.body.publisher ?? '';
    this.#publishers.set(dataset, publisher);
    return publisher;
  }

  /** Who stated a row: the observed publisher, or the publisher of its file; empty for our own records. */
  publisher(row: number): string {
    return this.books.facetsAt(row)['publisher'] ?? this.books.sourceAt(row)?.publisher ?? '';
  }

  /** Month a row counts in, as `2024-05`; empty for an observation over no single month. */
  month(row: number): string {
    const facets = this.books.facetsAt(row);
    if (facets['subject'] !== undefined) return (facets['period'] ?? '').length >= 7 ? (facets['period'] as string).slice(0, 7) : '';
    return monthText(Math.floor((this.books.days.values[row] as number) / 100));
  }

  /** The commodity of this name number. */
  commodityAt(number: number): Commodity {
    return (this.#commodities[number] ??= this.books.commodity(this.books.names.name(number)));
  }

  /** Least units as a decimal in the commodity's unit: money with all decimals, goods without trailing zeros. */
  amountText(commodity: string, least: bigint): string {
    if (commodity === '') return least.toString();
    const { class: kind, scale } = this.books.commodity(commodity);
    return kind === 'money' ? formatDecimal(least, scale) : formatDecimalShort(least, scale);
  }

  /** The newest version of a master at this tree size. */
  master(kind: MasterKind, code: string): JsonObject | undefined {
    return this.books.master(kind, code, this.asOf);
  }

  /** The name of a master at this tree size, or its code. */
  nameOf(kind: MasterKind, code: string): string {
    const name = this.master(kind, code)?.['name'];
    return typeof name === 'string' ? name : code;
  }

  /** Source records logged before this tree size. */
  sources(): readonly { readonly index: number; readonly body: SourceFile }[] {
    return this.books.sources.filter(({ index }) => index < this.asOf);
  }

  /** Control records of a kind logged before this tree size. */
  control(kind: string): readonly { readonly index: number; readonly eventTime: string; readonly body: JsonObject }[] {
    return this.books.control.filter((one) => one.kind === kind && one.index < this.asOf);
  }

  /** The key of a publisher's row as text, empty when the record states none. */
  rowKeyText(row: number): string {
    const bytes = this.books.rowKeys.values.subarray(row * ROW_KEY_BYTES, (row + 1) * ROW_KEY_BYTES);
    return bytes.every((byte) => byte === 0) ? '' : String.fromCharCode(...bytes);
  }

  #place(account: number): number {
    return (this.#places[account] ??= PLACE_ON_THE_WAY[this.accountType(account)]);
  }
}

/** A month kept as 202405 in text. */
export function monthText(month: number): string {
  const digits = String(month).padStart(6, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** A day kept as 20240531 in text. */
export function dayText(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** A stated figure (scale 6) as a decimal: money with the currency's decimals, all else without trailing zeros. */
export function figureText(unit: string, value: bigint): string {
  const short = formatDecimalShort(value, FIGURE_SCALE);
  const exponent = currencyExponent(unit);
  const step = 10n ** BigInt(FIGURE_SCALE - (exponent ?? 0));
  return exponent === undefined || value % step !== 0n ? short : formatDecimal(value / step, exponent);
}
