// Goods as bodies write them, read into lines of a waybill. The bodies come from
// the journal, which admitted them; what is optional may be absent.

import type { Books, MasterKind } from '@amanah/core/ledger/books.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Entry } from '@amanah/record/entry.ts';
import { statedIn } from '../books-rows.ts';
import { plain, quantityText, type Measured } from '../written.ts';

/** A code with its name. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

/** One line of goods. */
export interface GoodsLine {
  readonly commodity: Measured;
  readonly least: bigint;
  readonly fund: string;
  readonly packages?: number;
  readonly lot?: string;
  readonly batch?: string;
  readonly expiry?: string;
}

/** A text field of a body. */
export function textIn(body: JsonObject, field: string): string | undefined {
  const value = body[field];
  return typeof value === 'string' ? value : undefined;
}

/** A list of objects in a body; absent is empty. */
export function objectsIn(body: JsonObject, field: string): JsonObject[] {
  const value = body[field];
  return Array.isArray(value) ? (value as JsonObject[]) : [];
}

/** A master by its name, cleaned for paper. */
export function named(books: Books, kind: MasterKind, code: string): Named {
  return { code: plain(code), name: plain(books.nameOf(kind, code)) };
}

/** Goods of a body as lines; an item without a fund is of the body's. */
export function goodsLines(books: Books, items: readonly JsonObject[], fund: string): GoodsLine[] {
  return items.map((item) => {
    const { commodity: code, least } = item['amount'] as { readonly commodity: string; readonly least: string };
    const { name, class: kind, unit, scale } = books.commodity(code);
    const packages = item['packages'];
    const [lot, batch, expiry] = [textIn(item, 'lot'), textIn(item, 'batch'), textIn(item, 'expiry')];
    return {
      commodity: { code, name: plain(name), class: kind, unit, scale },
      least: BigInt(least),
      fund: textIn(item, 'fund') ?? fund,
      ...(typeof packages === 'number' ? { packages } : {}),
      ...(lot === undefined ? {} : { lot }),
      ...(batch === undefined ? {} : { batch }),
      ...(expiry === undefined ? {} : { expiry }),
    };
  });
}

/** What one package holds, where the quantity divides evenly. */
export function perPackage({ least, packages, commodity }: GoodsLine): string | undefined {
  if (packages === undefined || packages < 1 || least % BigInt(packages) !== 0n) return undefined;
  return quantityText(least / BigInt(packages), commodity);
}

const BRINGING_IN = new Set(['gift', 'purchase', 'receipt', 'repack', 'arrival']);
const FIELDS_OF_GOODS = ['goods', 'outputs', 'excess'] as const;

/** Lots of two commodities may have one name. */
export function lotKey(commodity: string, lot: string): string {
  return `${commodity} ${lot}`;
}

/** Batch and expiry of lots, from the records that brought them in, by `lotKey`. */
export async function lotsKnown(books: Books, lots: ReadonlySet<string>, readEntry: (row: number) => Promise<Pick<Entry, 'record'>>): Promise<ReadonlyMap<string, JsonObject>> {
  const numbers = new Set([...lots].flatMap((lot) => books.names.find(lot) ?? []).map((number) => number + 1));
  const known = new Map<string, JsonObject>();
  if (numbers.size === 0) return known;
  for (const row of rowsOfLots(books, numbers)) {
    if (!BRINGING_IN.has(books.statedKindAt(row)) || !books.stands(row, books.size)) continue;
    const stated = statedIn(await readEntry(row));
    if (stated === undefined) continue;
    for (const item of FIELDS_OF_GOODS.flatMap((field) => objectsIn(stated.body, field))) {
      const lot = textIn(item, 'lot');
      if (lot === undefined || !lots.has(lot)) continue;
      const key = lotKey((item['amount'] as { readonly commodity: string }).commodity, lot);
      if (!known.has(key)) known.set(key, item);
    }
  }
  return known;
}

function rowsOfLots(books: Books, numbers: ReadonlySet<number>): number[] {
  const { lot } = books.postings;
  const starts = books.postingStart.values;
  const rows: number[] = [];
  let row = 0;
  for (let at = 0; at < books.postings.amount.length; at += 1) {
    if (!numbers.has(lot.values[at] as number)) continue;
    while (row + 1 < books.size && (starts[row + 1] as number) <= at) row += 1;
    if (rows.at(-1) !== row) rows.push(row);
  }
  return rows;
}
