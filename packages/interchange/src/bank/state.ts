// How a bank account stands against the books: what is matched, what is not,
// and day by day why the two balances differ.
//
// On every day: bank − books = lines not matched − records not matched
// + matched ones that only one side has yet + matched ones of unequal amounts
// + what differed before the first statement + statements that are missing.

import type { Books } from '@amanah/core/ledger/books.ts';
import { standing, standingLines } from './drafts.ts';
import { cashMovements, proposals, type CashMovement } from './matching.ts';

/** One line of the bank in the books. */
export interface StateLine {
  readonly id: string;
  readonly statement: string;
  readonly line: number;
  readonly day: string;
  readonly commodity: string;
  readonly amount: bigint;
  readonly reference?: string;
  /** The standing matches of the line and the records they name; none while the line is unmatched. */
  readonly matches: readonly string[];
  readonly records: readonly string[];
  readonly reason?: string;
  readonly proposed: readonly string[];
  readonly candidates: readonly string[];
}

export interface StateStatement {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly opening: bigint;
  readonly closing: bigint;
  readonly lines: number;
}

/** The two balances at the end of a day, and what explains the difference. All in least units. */
export interface StateDay {
  readonly day: string;
  readonly bank: bigint;
  readonly books: bigint;
  readonly difference: bigint;
  readonly unmatchedLines: bigint;
  readonly unmatchedRecords: bigint;
  /** Matched, but on this day only one side has it. */
  readonly underway: bigint;
  /** Matched, with amounts that are not equal. */
  readonly unequal: bigint;
  /** What no line or record explains: what differed before the first statement, and lines of missing statements. */
  readonly unexplained: bigint;
}

/** One account in one commodity. */
export interface CommodityState {
  readonly commodity: string;
  readonly statements: readonly StateStatement[];
  readonly lines: readonly StateLine[];
  /** Movements since the first statement that no line of the bank is matched to. */
  readonly recordsWithoutLine: readonly CashMovement[];
  readonly days: readonly StateDay[];
}

export interface BankState {
  readonly account: string;
  readonly treeSize: number;
  readonly commodities: readonly CommodityState[];
}

/** Cash accounts that bank statements were imported for, in the order of their codes. */
export function bankAccounts(books: Books, asOf = books.size): string[] {
  return [...new Set(standing(books, 'bank-statement', asOf).map(({ body }) => String(body['account'])))].sort();
}

/** The state of a cash account at a tree size. */
export function bankState(books: Books, { account, asOf = books.size }: { readonly account: string; readonly asOf?: number }): BankState {
  const statements = standing(books, 'bank-statement', asOf).filter(({ body }) => body['account'] === account);
  const commodities = [...new Set(statements.map(({ body }) => String(body['commodity'])))].sort();
  const movements = cashMovements(books, account, asOf);
  return {
    account,
    treeSize: asOf,
    commodities: commodities.map((commodity) =>
      commodityState({
        commodity,
        statements: statements.filter(({ body }) => body['commodity'] === commodity).map(({ id, body }) => ({
          id, from: String(body['from']), to: String(body['to']), opening: BigInt(String(body['opening'])), closing: BigInt(String(body['closing'])), lines: Number(body['lines']),
        })).sort(inTime),
        lines: linesOf(books, account, commodity, asOf),
        movements: movements.filter((one) => one.commodity === commodity),
      })),
  };
}

/** The one currency that a cash account has moved in; undefined where there is none or several. */
export function usualCurrency(books: Books, account: string): string | undefined {
  const [only, ...others] = new Set(cashMovements(books, account).map(({ commodity }) => commodity));
  return others.length === 0 ? only : undefined;
}

/** Movements of a cash account that no standing match of its lines names. */
export function openMovements(books: Books, account: string): CashMovement[] {
  const lines = new Set(standingLines(books, account).map(({ id }) => id));
  const matches = standing(books, 'bank-match').filter(({ body }) => lines.has(String(body['line'])));
  const matched = new Set(matches.flatMap(({ body }) => body['records'] as readonly string[]));
  return cashMovements(books, account).filter(({ id }) => !matched.has(id));
}

function inTime(a: StateStatement, b: StateStatement): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : a.to > b.to ? 1 : 0;
}

type BareLine = Omit<StateLine, 'proposed' | 'candidates'>;

function linesOf(books: Books, account: string, commodity: string, asOf: number): BareLine[] {
  return standingLines(books, account, asOf).flatMap(({ id, body }): BareLine[] => {
    const amount = body['amount'] as { readonly commodity: string; readonly least: string };
    if (amount.commodity !== commodity) return [];
    const matches = books.matters.documentsOf('bank-match', id).flatMap((one) => (books.stands(one.index, asOf) ? [{ id: one.id, body: one.body }] : []));
    const reason = matches.map((one) => one.body['reason']).find((text) => typeof text === 'string') as string | undefined;
    const reference = body['reference'] as string | undefined;
    return [{
      id,
      statement: String(body['statement']),
      line: Number(body['line']),
      day: String(body['day']),
      commodity,
      amount: BigInt(amount.least),
      matches: matches.map((one) => one.id),
      records: [...new Set(matches.flatMap((one) => one.body['records'] as readonly string[]))],
      ...(reference === undefined ? {} : { reference }),
      ...(reason === undefined ? {} : { reason }),
    }];
  });
}

interface Side {
  readonly commodity: string;
  readonly statements: readonly StateStatement[];
  readonly lines: readonly BareLine[];
  readonly movements: readonly CashMovement[];
}

function commodityState({ commodity, statements, lines, movements }: Side): CommodityState {
  const matched = new Set(lines.flatMap(({ records }) => records));
  const open = movements.filter(({ id }) => !matched.has(id));
  const found = new Map(proposals(lines.filter(({ matches }) => matches.length === 0).map((line) => ({ ...line, key: line.id })), open).map((one) => [one.line, one]));
  const since = statements[0]?.from ?? '';
  return {
    commodity,
    statements,
    lines: lines
      .map((line) => ({ ...line, proposed: found.get(line.id)?.proposed ?? [], candidates: found.get(line.id)?.candidates ?? [] }))
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    recordsWithoutLine: open.filter(({ day }) => day >= since),
    days: daysOf({ commodity, statements, lines, movements }),
  };
}

/** A movement or line on a day, as it enters one of the sums. */
interface Item {
  readonly day: string;
  readonly amount: bigint;
}

/** A line with the records matched to it, each record counted once, under the first line that names it. */
interface Pair {
  readonly lines: readonly Item[];
  readonly records: readonly Item[];
}

function pairsOf(lines: readonly BareLine[], movements: readonly CashMovement[]): Pair[] {
  const byId = new Map(movements.map((one) => [one.id, one]));
  const taken = new Set<string>();
  return lines.filter(({ matches }) => matches.length > 0).map((line) => ({
    lines: [line],
    records: line.records.flatMap((id) => {
      const movement = byId.get(id);
      if (movement === undefined || taken.has(id)) return [];
      taken.add(id);
      return [movement];
    }),
  }));
}

/** Sums of items by day, so that a sum up to any day is one search. */
class Running {
  readonly #days: readonly string[];
  readonly #sums: readonly bigint[];

  constructor(items: readonly Item[]) {
    const sorted = items.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
    let sum = 0n;
    this.#days = sorted.map(({ day }) => day);
    this.#sums = sorted.map(({ amount }) => (sum += amount));
  }

  /** The sum of the items of `day` and earlier. */
  until(day: string): bigint {
    return this.#sum((other) => other <= day);
  }

  /** The sum of the items before `day`. */
  before(day: string): bigint {
    return this.#sum((other) => other < day);
  }

  #sum(counts: (day: string) => boolean): bigint {
    let [low, high] = [0, this.#days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (counts(this.#days[middle] as string)) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0n : (this.#sums[low - 1] as bigint);
  }
}

function daysOf({ statements, lines, movements }: Side): StateDay[] {
  const first = statements[0];
  if (first === undefined) return [];
  const pairs = pairsOf(lines, movements);
  const matched = new Set(pairs.flatMap(({ records }) => records));
  const freeLines = lines.filter(({ matches }) => matches.length === 0);
  const freeRecords = movements.filter((one) => !matched.has(one) && one.day >= first.from);
  const before = sumOf(movements.filter((one) => one.day < first.from && !matched.has(one)));
  const running = { lines: new Running(lines), movements: new Running(movements), freeLines: new Running(freeLines), freeRecords: new Running(freeRecords) };
  const days = new Set([...lines, ...movements].map(({ day }) => day).filter((day) => day >= first.from));
  for (const { to } of statements) days.add(to);
  return [...days].sort().map((day) => {
    const until = (items: readonly Item[]): bigint => sumOf(items.filter((one) => one.day <= day));
    const missing = missingUntil(day, statements, running.lines);
    const bank = first.opening + running.lines.until(day) + missing;
    const own = running.movements.until(day);
    let [underway, unequal] = [0n, 0n];
    for (const pair of pairs) {
      const part = until(pair.lines) - until(pair.records);
      if ([...pair.lines, ...pair.records].every((one) => one.day <= day)) unequal += part;
      else underway += part;
    }
    return {
      day, bank, books: own, difference: bank - own,
      unmatchedLines: running.freeLines.until(day), unmatchedRecords: -running.freeRecords.until(day), underway, unequal,
      unexplained: first.opening - before + missing,
    };
  });
}

function sumOf(items: readonly Item[]): bigint {
  return items.reduce((sum, { amount }) => sum + amount, 0n);
}

/** What statements up to a day say beyond the lines that were recorded: the sum of lines of statements that nobody imported. */
function missingUntil(day: string, statements: readonly StateStatement[], lines: Running): bigint {
  const first = statements[0] as StateStatement;
  let missing = 0n;
  for (const one of statements) {
    const others = statements.filter((other) => other !== one);
    // Where statements meet within a day, only the balance after the last of them can be compared.
    if (one !== first && one.from <= day && !others.some((other) => other.from <= one.from && one.from <= other.to)) {
      missing = one.opening - first.opening - lines.before(one.from);
    }
    if (one.to <= day && !others.some((other) => other.from <= one.to && one.to <= other.to)) {
      missing = one.closing - first.opening - lines.until(one.to);
    }
  }
  return missing;
}
