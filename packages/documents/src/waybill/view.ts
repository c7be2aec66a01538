// What the books hold on one waybill, ready to be drawn: the dispatch, what was
// counted since, what each party stated, and what is still on the road.

import { toHex } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { accountPath } from '@amanah/record/account.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Entry } from '@amanah/record/entry.ts';
import { isOfSeries, type WaybillSeries } from '@amanah/record/kinds/waybill-series.ts';
import { rowsOfKind, rowsTouching, statedIn } from '../books-rows.ts';
import { plain } from '../written.ts';
import { goodsLines, lotKey, lotsKnown, named, objectsIn, textIn, type GoodsLine, type Named } from './lines.ts';

/** One leg of the way. */
export interface Leg {
  readonly from: Named;
  readonly to: Named;
  readonly transporter?: Named;
}

/** What a record says about goods on the way: `what` is a key of `STATED`. */
export interface StatedLine {
  readonly row: number;
  readonly id: string;
  readonly by: string;
  readonly what: string;
  readonly day: string;
  readonly at?: Named;
  readonly line: GoodsLine;
  readonly note?: string;
}

/** A waybill as its documents show it. */
export interface WaybillView {
  readonly number: string;
  readonly operation: { readonly name: string; readonly origin: string };
  readonly state: 'sent' | 'blank' | 'reversed' | 'void';
  readonly from?: Named;
  readonly to?: Named;
  readonly transporter?: Named;
  readonly truck?: string;
  readonly day?: string;
  readonly legs: readonly Leg[];
  readonly funds: readonly Named[];
  readonly lines: readonly GoodsLine[];
  readonly stated: readonly StatedLine[];
  readonly onTheRoad: readonly GoodsLine[];
  /** True where two parties of the paper state different quantities. */
  readonly differ: boolean;
  /** Row and id of the newest record that the paper rests on. */
  readonly row?: number;
  readonly record?: string;
  readonly log: { readonly size: number; readonly root: string };
}

/** The books and the entries behind them. */
export interface WaybillSource {
  readonly books: Books;
  readonly root: Uint8Array;
  readonly readEntry: (row: number) => Promise<Entry>;
}

/** The waybill of a number; undefined when no record and no issued series knows it. */
export async function waybillOf({ books, root, readEntry }: WaybillSource, number: string): Promise<WaybillView | undefined> {
  const account = accountPath('transit', number);
  const touching = rowsTouching(books, account);
  const dispatches = touching.filter((row) => books.statedKindAt(row) === 'dispatch');
  const voided = await voidedBy(books, number, readEntry);
  const standing = dispatches.filter((row) => books.stands(row, books.size));
  if (dispatches.length === 0 && voided === undefined && !(await isIssued(books, number, readEntry))) return undefined;
  const shown = standing.length > 0 ? standing : dispatches;
  const sent = await Promise.all(shown.map(async (row) => ({ row, entry: await readEntry(row) })));
  const bodies = sent.flatMap(({ entry }) => statedIn(entry) ?? []);
  const stated = [
    ...(await countedLines(books, touching.filter((row) => !dispatches.includes(row) && books.stands(row, books.size)), readEntry)),
    ...(await statementLines(books, number, readEntry)),
  ];
  const lines = await withLots(books, bodies.flatMap(({ body }) => goodsLines(books, objectsIn(body, 'goods'), textIn(body, 'fund') as string)), readEntry);
  const newest = voided ?? sent.at(-1)?.row;
  return {
    number,
    operation: await operationOf(readEntry),
    state: voided !== undefined ? 'void' : dispatches.length === 0 ? 'blank' : standing.length === 0 ? 'reversed' : 'sent',
    ...routeOf(books, bodies),
    funds: [...new Set(lines.map(({ fund }) => fund))].map((code) => named(books, 'fund', code)),
    lines,
    stated,
    onTheRoad: standingIn(books, account),
    differ: partiesDiffer(stated),
    ...(newest === undefined ? {} : { row: newest, record: books.idAt(newest) }),
    log: { size: books.size, root: toHex(root) },
  };
}

async function operationOf(readEntry: WaybillSource['readEntry']): Promise<WaybillView['operation']> {
  const { record } = await readEntry(0);
  return { name: plain(String(record.body['name'])), origin: String(record.body['origin']) };
}

type Route = Pick<WaybillView, 'from' | 'to' | 'transporter' | 'truck' | 'day' | 'legs'>;

/** The way of the goods; where a waybill was loaded in several records, the first says where from, the last where to. */
function routeOf(books: Books, bodies: readonly { readonly eventTime: string; readonly body: JsonObject }[]): Route {
  const first = bodies[0];
  if (first === undefined) return { legs: [] };
  const pick = (field: string): string | undefined => bodies.map(({ body }) => textIn(body, field)).findLast((value) => value !== undefined);
  const [to, transporter, truck] = [pick('destination'), pick('transporter'), pick('truck')];
  return {
    from: named(books, 'site', textIn(first.body, 'site') as string),
    ...(to === undefined ? {} : { to: named(books, 'site', to) }),
    ...(transporter === undefined ? {} : { transporter: named(books, 'organisation', transporter) }),
    ...(truck === undefined ? {} : { truck: plain(truck) }),
    day: first.eventTime,
    legs: bodies.flatMap(({ body }) => objectsIn(body, 'legs')).map((leg) => legOf(books, leg)),
  };
}

function legOf(books: Books, leg: JsonObject): Leg {
  const transporter = textIn(leg, 'transporter');
  return {
    from: named(books, 'site', textIn(leg, 'from') ?? ''),
    to: named(books, 'site', textIn(leg, 'to') ?? ''),
    ...(transporter === undefined ? {} : { transporter: named(books, 'organisation', transporter) }),
  };
}

async function withLots(books: Books, lines: readonly GoodsLine[], readEntry: WaybillSource['readEntry']): Promise<GoodsLine[]> {
  const known = await lotsKnown(books, new Set(lines.flatMap(({ lot }) => lot ?? [])), readEntry);
  return lines.map((line) => {
    const item = line.lot === undefined ? undefined : known.get(lotKey(line.commodity.code, line.lot));
    if (item === undefined) return line;
    const [batch, expiry] = [line.batch ?? textIn(item, 'batch'), line.expiry ?? textIn(item, 'expiry')];
    return { ...line, ...(batch === undefined ? {} : { batch }), ...(expiry === undefined ? {} : { expiry }) };
  });
}

/** What records that moved goods out of the transit account say, by class. */
async function countedLines(books: Books, rows: readonly number[], readEntry: WaybillSource['readEntry']): Promise<StatedLine[]> {
  const lines: StatedLine[] = [];
  for (const row of rows) {
    const stated = statedIn(await readEntry(row));
    if (stated === undefined) continue;
    const { kind, body, eventTime } = stated;
    const fund = textIn(body, 'fund') ?? '';
    const site = textIn(body, 'site');
    const common = { row, id: books.idAt(row), by: kind === 'arrival' ? 'receiver' : 'account', day: eventTime, ...(site === undefined ? {} : { at: named(books, 'site', site) }) };
    const what = kind === 'arrival' && body['point'] === 'crossed' ? 'crossed' : kind;
    const goods = kind === 'loss' ? [] : goodsLines(books, objectsIn(body, 'goods'), fund);
    lines.push(...goods.map((line) => ({ ...common, what, line })));
    lines.push(...lossLines(books, body, fund).map(({ what: lossClass, line, note }) => ({ ...common, what: lossClass, line, ...(note === undefined ? {} : { note }) })));
    lines.push(...goodsLines(books, objectsIn(body, 'excess'), fund).map((line) => ({ ...common, what: 'excess', line })));
  }
  return lines;
}

function lossLines(books: Books, body: JsonObject, fund: string): { readonly what: string; readonly line: GoodsLine; readonly note?: string }[] {
  const inside = objectsIn(body, 'losses');
  const ownClass = textIn(body, 'class');
  const own = ownClass === undefined ? [] : objectsIn(body, 'goods').map((item) => ({ ...item, class: ownClass }) as JsonObject);
  return [...inside, ...own].map((item) => {
    const note = textIn(item, 'detail');
    return { what: String(item['class']), line: goodsLines(books, [item], fund)[0] as GoodsLine, ...(note === undefined ? {} : { note }) };
  });
}

/** What each party signed about the waybill. */
async function statementLines(books: Books, number: string, readEntry: WaybillSource['readEntry']): Promise<StatedLine[]> {
  const lines: StatedLine[] = [];
  for (const row of rowsOfKind(books, 'waybill-statement')) {
    if (!books.stands(row, books.size)) continue;
    const { record } = await readEntry(row);
    const { body } = record;
    if (body['waybill'] !== number) continue;
    const site = textIn(body, 'site');
    const note = textIn(body, 'note');
    const common = {
      row, id: books.idAt(row), by: String(body['party']), day: record.eventTime,
      ...(site === undefined ? {} : { at: named(books, 'site', site) }), ...(note === undefined ? {} : { note: plain(note) }),
    };
    lines.push(...goodsLines(books, objectsIn(body, 'goods'), '').map((line) => ({ ...common, what: String(body['stage']), line })));
    lines.push(...lossLines(books, { losses: body['losses'] ?? [] }, '').map(({ what, line }) => ({ ...common, what, line })));
  }
  return lines;
}

/** True when the quantities of one commodity, as the parties give them at the same stage, are not one number. */
function partiesDiffer(stated: readonly StatedLine[]): boolean {
  const sums = new Map<string, Map<string, bigint>>();
  for (const { by, what, line } of stated) {
    if (by === 'account') continue;
    const key = `${what === 'arrival' || what === 'delivered' || what === 'reached' ? 'arrived' : what} ${line.commodity.code}`;
    const parties = sums.get(key) ?? new Map<string, bigint>();
    sums.set(key, parties.set(by, (parties.get(by) ?? 0n) + line.least));
  }
  return [...sums.values()].some((parties) => new Set(parties.values()).size > 1);
}

/** What the transit account holds now, by fund and commodity. */
function standingIn(books: Books, account: string): GoodsLine[] {
  const wanted = books.names.find(account);
  const lines: GoodsLine[] = [];
  for (const cell of books.balances.all()) {
    if (cell.account !== wanted) continue;
    const code = books.names.name(cell.commodity);
    const { name, class: kind, unit, scale } = books.commodity(code);
    lines.push({ commodity: { code, name: plain(name), class: kind, unit, scale }, least: cell.balance, fund: books.names.name(cell.fund) });
  }
  return lines;
}

async function voidedBy(books: Books, number: string, readEntry: WaybillSource['readEntry']): Promise<number | undefined> {
  for (const row of rowsOfKind(books, 'waybill-void')) {
    if (books.stands(row, books.size) && (await readEntry(row)).record.body['waybill'] === number) return row;
  }
  return undefined;
}

/** Whether a series that stands issued this number. */
async function isIssued(books: Books, number: string, readEntry: WaybillSource['readEntry']): Promise<boolean> {
  for (const row of rowsOfKind(books, 'waybill-series')) {
    if (!books.stands(row, books.size)) continue;
    if (isOfSeries((await readEntry(row)).record.body as unknown as WaybillSeries, number)) return true;
  }
  return false;
}
