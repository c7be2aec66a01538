// `orders`: purchase orders, with what was received and paid under each. Receipts,
// purchases and payments name the order they fulfil.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { ageInDays, dayNumber, newestOwnDay } from './age.ts';
import { BooksAt } from './books-at.ts';
import { documentsInForce, documentsInForceOf, type InForce } from './documents-at.ts';
import { entryOf, sortedBy } from './grouping.ts';
import { notesOf } from './note.ts';
import type { Column, Report, Row } from './report-shape.ts';

const COLUMNS: readonly Column[] = [
  { key: 'order', title: 'Order', type: 'code' },
  { key: 'day', title: 'Day', type: 'day' },
  { key: 'supplier', title: 'Supplier', type: 'code' },
  { key: 'fund', title: 'Fund', type: 'code' },
  { key: 'part', title: 'Part', type: 'code' },
  { key: 'commodity', title: 'Commodity', type: 'commodity' },
  { key: 'ordered', title: 'Ordered', type: 'amount', commodity: 'commodity' },
  { key: 'fulfilled', title: 'Received or paid', type: 'amount', commodity: 'commodity' },
  { key: 'open', title: 'Open', type: 'amount', commodity: 'commodity' },
  { key: 'due', title: 'Due', type: 'day' },
  { key: 'overdueDays', title: 'Days overdue', type: 'count' },
];

interface Amount {
  readonly commodity: string;
  readonly least: string;
}

interface Part {
  readonly part: 'goods' | 'price';
  readonly commodity: string;
  ordered: bigint;
  fulfilled: bigint;
}

/** Kinds that fulfil an order. */
const FULFILLING = ['receipt', 'purchase', 'payment'] as const;

/** The report of purchase orders. */
export function ordersReport(books: Books, asOf: number): Report {
  const at = new BooksAt(books, asOf);
  const newest = newestOwnDay(at);
  const rows = sortedBy(documentsInForce(at, 'order'), ({ document }) => [String(document.body['order'])]).flatMap((order) => orderRows(at, order, newest));
  return { report: 'orders', treeSize: asOf, title: 'Purchase orders', ...notesOf(['tree-size', 'own-records', 'orders', 'age', 'not-added']), columns: COLUMNS, rows };
}

function orderRows(at: BooksAt, { document: { body, eventTime }, row }: InForce, newest: number): Row[] {
  const order = String(body['order']);
  const fulfilling = FULFILLING.flatMap((kind) => documentsInForceOf(at, kind, order));
  const due = String(body['due'] ?? '');
  const rows = [row, ...fulfilling.map((one) => one.row)].sort((a, b) => a - b);
  return partsOf(body, fulfilling).map(({ part, commodity, ordered, fulfilled }): Row => ({
    order, day: eventTime.slice(0, 10), supplier: String(body['supplier']), fund: String(body['fund']), part, commodity, ordered: at.amountText(commodity, ordered),
    fulfilled: at.amountText(commodity, fulfilled), open: at.amountText(commodity, ordered - fulfilled),
    due, ...(due !== '' && fulfilled < ordered ? { overdueDays: ageInDays(dayNumber(due), newest) } : {}),
    selector: { rows: rows.join(' ') },
  }));
}

function partsOf(body: JsonObject, fulfilling: readonly InForce[]): Part[] {
  const parts = new Map<string, Part>();
  const partOf = (part: Part['part'], commodity: string): Part => entryOf(parts, `${part} ${commodity}`, () => ({ part, commodity, ordered: 0n, fulfilled: 0n }));
  for (const { commodity, least } of goodsOf(body)) partOf('goods', commodity).ordered += BigInt(least);
  const price = body['price'] as unknown as Amount;
  partOf('price', price.commodity).ordered += BigInt(price.least);
  for (const { document } of fulfilling) {
    for (const { commodity, least } of goodsOf(document.body)) partOf('goods', commodity).fulfilled += BigInt(least);
    const paid = (document.body['paid'] ?? document.body['amount']) as unknown as Amount | undefined;
    if (paid !== undefined) partOf('price', paid.commodity).fulfilled += BigInt(paid.least);
  }
  return [...parts.values()];
}

function goodsOf(body: JsonObject): Amount[] {
  return ((body['goods'] ?? []) as unknown as readonly { readonly amount: Amount }[]).map((one) => one.amount);
}
