// Which record of ours a bank's line may be: the same signed amount on the same
// cash account within five days. One candidate on both sides is proposed, more
// are listed, and nothing is matched until a `bank-match` record says so.

import { accountPath } from '@amanah/record/account.ts';
import type { Books } from '@amanah/core/ledger/books.ts';

/** Days between the bank's day and ours within which the two may be one movement. */
export const DAYS_APART_MAX = 5;

/** What one record of ours moved on a cash account in one commodity, all funds together. */
export interface CashMovement {
  readonly row: number;
  readonly id: string;
  readonly kind: string;
  readonly day: string;
  readonly commodity: string;
  /** Least units; above zero came in. */
  readonly amount: bigint;
}

/** What stands to be matched of the bank. */
export interface OpenLine {
  /** Id of the record, or any other name the caller knows the line by. */
  readonly key: string;
  readonly day: string;
  readonly commodity: string;
  readonly amount: bigint;
  /** Amounts that a collective booking adds up. */
  readonly parts?: readonly bigint[];
}

/** What a line may be. */
export interface Proposal {
  readonly line: string;
  /** The records that the line is, where nothing else can be meant; empty otherwise. */
  readonly proposed: readonly string[];
  /** All records it may be, nearest day first. */
  readonly candidates: readonly string[];
}

/** Every movement of the cash account `account` that stands at a tree size, in log order. A record that waits for approval has moved nothing. */
export function cashMovements(books: Books, account: string, asOf = books.size): CashMovement[] {
  const number = books.names.find(accountPath('cash', account));
  if (number === undefined) return [];
  const { source, destination, commodity, amount } = books.postings;
  const found: CashMovement[] = [];
  let at = 0;
  for (let row = 0; row < asOf; row += 1) {
    const end = row + 1 < books.kinds.length ? (books.postingStart.values[row + 1] as number) : amount.length;
    if (!books.stands(row, asOf)) {
      at = end;
      continue;
    }
    const sums = new Map<number, bigint>();
    for (; at < end; at += 1) {
      const [from, to] = [source.values[at] === number, destination.values[at] === number];
      if (from === to) continue;
      const what = commodity.values[at] as number;
      const least = amount.values[at] as bigint;
      sums.set(what, (sums.get(what) ?? 0n) + (to ? least : -least));
    }
    for (const [what, sum] of sums) {
      if (sum !== 0n) found.push({ row, id: books.idAt(row), kind: books.statedKindAt(row), day: dayOf(books, row), commodity: books.names.name(what), amount: sum });
    }
  }
  return found;
}

function dayOf(books: Books, row: number): string {
  const text = String(books.days.values[row]).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** A proposal for each line, from movements that no standing match names. */
export function proposals(lines: readonly OpenLine[], movements: readonly CashMovement[]): Proposal[] {
  const byAmount = new Map<string, CashMovement[]>();
  for (const one of movements) {
    const key = keyOf(one.commodity, one.amount);
    const list = byAmount.get(key);
    if (list === undefined) byAmount.set(key, [one]);
    else list.push(one);
  }
  const near = (commodity: string, amount: bigint, day: string): CashMovement[] =>
    (byAmount.get(keyOf(commodity, amount)) ?? [])
      .filter((one) => daysApart(one.day, day) <= DAYS_APART_MAX)
      .sort((a, b) => daysApart(a.day, day) - daysApart(b.day, day) || a.row - b.row);
  const wholes = lines.map((line) => near(line.commodity, line.amount, line.day));
  const parts = lines.map((line, at) => (wholes[at]?.length === 0 ? (line.parts ?? []).map((part) => near(line.commodity, part, line.day)) : []));
  const asked = new Map<string, number>();
  for (const [at, whole] of wholes.entries()) {
    for (const id of new Set([...whole, ...(parts[at] ?? []).flat()].map(({ id: one }) => one))) asked.set(id, (asked.get(id) ?? 0) + 1);
  }
  const alone = (found: readonly CashMovement[]): string | undefined => {
    const id = found[0]?.id;
    return found.length === 1 && id !== undefined && asked.get(id) === 1 ? id : undefined;
  };
  return lines.map(({ key }, at) => {
    const whole = wholes[at] ?? [];
    const pieces = parts[at] ?? [];
    const candidates = [...new Set([...whole, ...pieces.flat()].map(({ id }) => id))];
    const chosen = pieces.length > 0 ? pieces.map(alone) : [alone(whole)];
    const sure = chosen.every((id) => id !== undefined) && new Set(chosen).size === chosen.length;
    return { line: key, proposed: sure ? (chosen as string[]) : [], candidates };
  });
}

function keyOf(commodity: string, amount: bigint): string {
  return `${commodity} ${amount}`;
}

/** Days between two days of the calendar. */
function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(`${a}T00:00:00Z`) - Date.parse(`${b}T00:00:00Z`)) / 86_400_000;
}
