// The tables of a story as text: what was written, what every account holds, and
// every loss with its fund. The losses are read from the records themselves and
// compared with the ledger, so that none of the two can leave one out.

import { formatDecimalShort } from '@amanah/record/amount.ts';
import type { Json, JsonObject } from '@amanah/record/decode.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { lotKey } from '@amanah/core/ledger/open-matters.ts';
import { decodeEntry } from '@amanah/record/entry.ts';
import { buildReport } from '@amanah/projection/report.ts';

/** What somebody wrote or tried to write. */
export interface ToldRecord {
  readonly day: string;
  readonly holder: string;
  readonly kind: string;
  readonly body: JsonObject;
  readonly outcome: string;
}

/** A table with a title: columns of equal width, the first row being their names. */
export function aligned(title: string, rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => (/^-?[\d,.]+( \S+)?$/.test(cell) ? cell.padStart(widths[column] as number) : cell.padEnd(widths[column] as number))).join('  ').trimEnd());
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** A quantity with its unit, such as `49,550 kg`. */
export function quantity(books: Books, commodity: string, least: bigint): string {
  const { scale, unit } = books.commodity(commodity);
  const [whole = '', fraction] = formatDecimalShort(least, scale).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === undefined ? '' : `.${fraction}`} ${UNITS[unit] ?? unit}`;
}

const UNITS: Readonly<{ [unit: string]: string }> = { KGM: 'kg', LTR: 'l', C62: 'pcs' };

/** Every balance that is not zero, by account, fund, commodity and lot. */
export function ledgerTable(books: Books): string {
  const { names } = books;
  const rows = [...books.balances.all()].flatMap(({ account, fund, commodity, balance }) => {
    const what = names.name(commodity);
    const start = [names.name(account), names.name(fund), what] as const;
    const lots = lotsOf(books, account, fund, what);
    const inLots = lots.reduce((sum, [, least]) => sum + least, 0n);
    return [...lots, ...(balance === inLots ? [] : [['', balance - inLots] as const])].map(([lot, least]) => [...start, lot, quantity(books, what, least)]);
  });
  return aligned('Ledger', [['account', 'fund', 'commodity', 'lot', 'balance'], ...rows.sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1))]);
}

function lotsOf(books: Books, account: number, fund: number, commodity: string): (readonly [lot: string, least: bigint])[] {
  const start = lotKey(commodity, '');
  return [...books.lotBalances.all()].flatMap((cell) => {
    const key = books.names.name(cell.commodity);
    return cell.account === account && cell.fund === fund && key.startsWith(start) && key !== start ? [[key.slice(start.length), cell.balance] as const] : [];
  });
}

interface Lost {
  readonly day: string;
  readonly by: string;
  readonly class: string;
  readonly detail: string;
  readonly fund: string;
  readonly commodity: string;
  readonly least: bigint;
  readonly packages: string;
}

/** Every loss that stands, line by line; undefined when nothing was lost. */
export function lossTable(entries: readonly Uint8Array[], books: Books): string | undefined {
  const lost = entries.flatMap((bytes, row) => (books.stands(row, books.size) ? lossesOf(bytes, books) : []));
  compareWithLedger(lost, books);
  if (lost.length === 0) return undefined;
  const rows = lost.map((one) => [one.day, one.by, one.class, one.detail, one.fund, one.packages, quantity(books, one.commodity, one.least)]);
  return aligned('Losses, each with its fund', [['day', 'by', 'class', 'detail', 'fund', 'bags', 'amount'], ...rows]);
}

function lossesOf(bytes: Uint8Array, books: Books): Lost[] {
  const entry = decodeEntry(bytes);
  if (!entry.ok) throw new Error(entry.message);
  const { record, id } = entry.value;
  // What waits has lost nothing yet; what was approved is read from the record that was approved.
  const waiting = books.matters.waitingOf(id);
  if (waiting !== undefined && !isApproved(books, id)) return [];
  const { kind, body } = record;
  const by = String(body['waybill'] ?? body['site'] ?? body['partner']);
  const line = (one: JsonObject, lossClass: unknown): Lost => {
    const amount = one['amount'] as JsonObject;
    return {
      day: record.eventTime.slice(0, 10),
      by: `${kind} ${by}`,
      class: String(lossClass),
      detail: String(one['detail'] ?? ''),
      fund: String(one['fund'] ?? body['fund']),
      commodity: String(amount['commodity']),
      least: BigInt(String(amount['least'])),
      packages: String(one['packages'] ?? ''),
    };
  };
  const list = (name: string): JsonObject[] => (body[name] ?? []) as JsonObject[];
  switch (kind) {
    case 'arrival':
    case 'repack':
      return list('losses').map((one) => line(one, one['class']));
    case 'loss':
      return list('goods').map((one) => line(one, body['class']));
    case 'stocktake':
      return list('items').flatMap((one) => countedLoss(one, line));
    default:
      return [];
  }
}

function countedLoss(one: JsonObject, line: (one: JsonObject, lossClass: unknown) => Lost): Lost[] {
  const missing = BigInt(String(one['book'])) - BigInt(String(one['counted']));
  if (missing === 0n || (missing < 0n && one['class'] !== 'count-error')) return [];
  const detail = one['lot'] === undefined ? {} : { detail: `lot ${String(one['lot'])}` };
  return [line({ amount: { commodity: String(one['commodity']), least: String(missing) }, fund: String(one['fund']), ...detail }, one['class'])];
}

function isApproved(books: Books, id: string): boolean {
  return books.matters.documentsOf('approval', id).some(({ index, body }) => body['verdict'] === 'approved' && books.stands(index, books.size));
}

/** The losses of the records are the balances of the loss accounts, fund by fund. */
function compareWithLedger(lost: readonly Lost[], books: Books): void {
  const sums = new Map<string, bigint>();
  for (const one of lost) {
    const key = `loss:${one.class} ${one.fund} ${one.commodity}`;
    sums.set(key, (sums.get(key) ?? 0n) + one.least);
  }
  const { names } = books;
  for (const { account, fund, commodity, balance } of books.balances.all()) {
    if (!names.name(account).startsWith('loss:')) continue;
    const key = `${names.name(account)} ${names.name(fund)} ${names.name(commodity)}`;
    if (sums.get(key) !== balance) throw new Error(`the ledger holds ${balance} at ${key}, the records lose ${sums.get(key) ?? 0n}`);
    sums.delete(key);
  }
  for (const [key, sum] of sums) if (sum !== 0n) throw new Error(`the records lose ${sum} at ${key}, the ledger nothing`);
}

/** What asks for a look, as the books publish it; undefined when nothing does. */
export function exceptionsTable(books: Books): string | undefined {
  const { rows } = buildReport('exceptions', books, books.size);
  if (rows.length === 0) return undefined;
  const text = (row: (typeof rows)[number], key: string): string => String(row[key] ?? '');
  return aligned('What asks for a look', [['exception', 'where', 'fund', 'amount', 'of'], ...rows.map((row) => [text(row, 'code'), text(row, 'subject'), text(row, 'fund'), text(row, 'amount'), text(row, 'commodity')])]);
}

/** What was written, one line each. */
export function recordsTable(books: Books, records: readonly ToldRecord[]): string {
  return aligned('Records', [['day', 'who', 'writes', 'saying', ''], ...records.map(({ day, holder, kind, body, outcome }) => [day, holder, kind, clipped(wordsOf(books, body)), outcome])]);
}

const GIST_LIMIT = 120;

function clipped(text: string): string {
  return text.length > GIST_LIMIT ? `${text.slice(0, GIST_LIMIT - 1)}…` : text;
}

/** A body in short: names and values in the order they stand, amounts with their units, ids by their beginning. */
function wordsOf(books: Books, value: Json): string {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => wordsOf(books, one)).join(' + ');
  if (typeof value !== 'object' || value === null) return /^[0-9a-f]{64}$/.test(String(value)) ? `${String(value).slice(0, 8)}…` : String(value);
  const { commodity, least } = value as JsonObject;
  if (typeof least === 'string') return `${quantity(books, String(commodity), BigInt(least))}${books.commodity(String(commodity)).class === 'money' ? '' : ` ${String(commodity)}`}`;
  return Object.entries(value as JsonObject).map(([name, held]) => (name === 'amount' ? wordsOf(books, held) : `${name} ${wordsOf(books, held)}`)).join(', ');
}
