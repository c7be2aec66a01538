// What an operation has under way and does not fit: approvals that wait, parties
// that differ, lots that expire, loans that are due, counts that found something
// else, blanks that are missing, records of a revoked key.

import { ageInDays, dayNumber } from './age.ts';
import { bankLinesAt } from './bank.ts';
import type { BooksAt } from './books-at.ts';
import { documentsInForce } from './documents-at.ts';
import type { Found } from './exception-list.ts';
import { entryOf } from './grouping.ts';
import { loansAt } from './loans.ts';
import { stockLines, type StockLine, type StockState } from './stock.ts';
import { waitingAt, wouldMove } from './waiting.ts';
import { seriesUse } from './waybill-series.ts';
import { partyStatements } from './waybill-statements.ts';
import { waybillSums } from './waybill-sums.ts';

/** The exceptions of an operation at a tree size; ages are counted to the newest day. */
export function operationExceptions(at: BooksAt, newest: number): Found[] {
  return [...quarantined(at, newest), ...differing(at, newest), ...lots(at), ...overdue(at), ...missingNumbers(at, newest), ...counts(at, newest), ...bankLines(at), ...approvals(at, newest)];
}

function quarantined(at: BooksAt, newest: number): Found[] {
  return documentsInForce(at, 'quarantine').map(({ document: { body, eventTime }, row }) => ({
    code: 'quarantined-record', subject: String(body['record']), count: 1, record: row, ...aged(dayNumber(eventTime), newest), selector: { row: String(row) },
  }));
}

function aged(since: number, newest: number): { readonly since: number; readonly ageDays: number } {
  return { since, ageDays: ageInDays(since, newest) };
}

function differing(at: BooksAt, newest: number): Found[] {
  const waybills = new Map<string, { readonly rows: Set<number>; readonly first: number; readonly day: number }>();
  for (const { waybill, row, day, differs } of partyStatements(at, waybillSums(at))) {
    if (differs !== '') entryOf(waybills, waybill, () => ({ rows: new Set(), first: row, day: dayNumber(day) })).rows.add(row);
  }
  return [...waybills].map(([waybill, { rows, first, day }]) => ({
    code: 'statements-differ', subject: `transit:${waybill}`, count: rows.size, record: first, ...aged(day, newest), selector: { waybill },
  }));
}

const LOT_CODES = { 'below-zero': 'lot-below-zero', expired: 'lot-expired', expiring: 'lot-expiring' } as const satisfies { readonly [state in Exclude<StockState, 'good'>]: Found['code'] };

function lots(at: BooksAt): Found[] {
  const lines = stockLines(at);
  const held = new Map<string, bigint>();
  const accountOf = ({ site, fund, commodity }: StockLine): string => `${site} ${fund} ${commodity}`;
  for (const line of lines) held.set(accountOf(line), (held.get(accountOf(line)) ?? 0n) + line.balance);
  return lines.flatMap((line): Found[] => {
    const { site, fund, commodity, lot, state, expiry, daysPast } = line;
    // An account that is below zero as a whole is an exception of its own.
    if (state === 'good' || (lot === '' && (held.get(accountOf(line)) as bigint) < 0n)) return [];
    return [{
      code: LOT_CODES[state], subject: lot === '' ? `stock:${site}` : `stock:${site}/${lot}`, fund, amount: at.amountText(commodity, line.balance), commodity,
      ...(state === 'expired' ? { since: dayNumber(expiry), ageDays: daysPast } : state === 'expiring' ? { since: dayNumber(expiry), ageDays: 0 } : {}),
      selector: { dataset: '', account: `stock:${site}`, fund, commodity, lot },
    }];
  });
}

function overdue(at: BooksAt): Found[] {
  return loansAt(at).filter(({ overdueDays }) => overdueDays > 0).map(({ loan, fund, commodity, lent, repaid, due, overdueDays }) => ({
    code: 'loan-overdue', subject: `loan:${loan}`, fund, amount: at.amountText(commodity, lent - repaid), commodity, since: dayNumber(due), ageDays: overdueDays,
    selector: { dataset: '', account: `loan:${loan}`, fund, commodity },
  }));
}

function missingNumbers(at: BooksAt, newest: number): Found[] {
  return seriesUse(at).filter(({ missing }) => missing > 0).map(({ row, missing, missingNumbers: names, since }) => ({
    code: 'waybill-number-missing', subject: names.join(' '), count: missing, record: row, ...aged(since, newest), selector: { row: String(row) },
  }));
}

interface Counted {
  readonly fund: string;
  readonly commodity: string;
  readonly lot?: string;
  readonly book: string;
  readonly counted: string;
}

/** What counts found otherwise than the books, by stocktake, fund and commodity. Above zero was found, below zero is gone. */
function counts(at: BooksAt, newest: number): Found[] {
  return documentsInForce(at, 'stocktake').flatMap(({ document: { body, eventTime }, row }) => {
    const sums = new Map<string, { readonly fund: string; readonly commodity: string; least: bigint; lines: number }>();
    for (const { fund, commodity, book, counted } of body['items'] as unknown as readonly Counted[]) {
      const difference = BigInt(counted) - BigInt(book);
      if (difference === 0n) continue;
      const sum = entryOf(sums, `${fund} ${commodity}`, () => ({ fund, commodity, least: 0n, lines: 0 }));
      sum.least += difference;
      sum.lines += 1;
    }
    return [...sums.values()].map(({ fund, commodity, least, lines }): Found => ({
      code: 'stocktake-difference', subject: `stock:${String(body['site'])}`, fund, amount: at.amountText(commodity, least), commodity, count: lines, record: row,
      ...aged(dayNumber(eventTime), newest), selector: { row: String(row) },
    }));
  });
}

/** Unmatched lines of the bank by account: how many, and since when. Their amounts are the operators' matter. */
function bankLines(at: BooksAt): Found[] {
  const accounts = new Map<string, { readonly rows: number[]; readonly day: number; readonly ageDays: number }>();
  for (const { account, row, day, matched, ageDays } of bankLinesAt(at)) {
    // Lines come oldest first in each account.
    if (!matched) entryOf(accounts, account, () => ({ rows: [], day: dayNumber(day), ageDays })).rows.push(row);
  }
  return [...accounts].map(([account, { rows, day, ageDays }]) => ({
    code: 'bank-line-unmatched', subject: `cash:${account}`, count: rows.length, record: rows[0] as number, since: day, ageDays, selector: { rows: rows.join(' ') },
  }));
}

/** What waits for a second person, by kind and fund. */
function approvals(at: BooksAt, newest: number): Found[] {
  const groups = new Map<string, { readonly kind: string; readonly fund: string; readonly rows: Set<number>; readonly day: number }>();
  for (const waiting of waitingAt(at)) {
    for (const fund of new Set(wouldMove(waiting).map((one) => one.fund))) {
      entryOf(groups, `${waiting.kind} ${fund}`, () => ({ kind: waiting.kind, fund, rows: new Set(), day: dayNumber(waiting.eventTime) })).rows.add(waiting.row);
    }
  }
  return [...groups.values()].map(({ kind, fund, rows, day }) => ({
    code: 'awaiting-approval', subject: kind, fund, count: rows.size, record: [...rows][0] as number, ...aged(day, newest), selector: { rows: [...rows].join(' ') },
  }));
}
