// The movements that the books hold up to a tree size: each record's postings in log order, and for each record that
// supersedes another the exact negation of what that one stated (SPEC [R6]).

import type { Books } from '@amanah/core/ledger/books.ts';
import { Movements, type Move } from './movements.ts';
import { roleOfAccount, type AccountRole } from './pools.ts';

/** Movements of books, with what their lots are. */
export interface BooksMovements {
  readonly books: Books;
  readonly asOf: number;
  readonly movements: Movements;
  /** Name of each lot, by its number. A lot's name is one commodity's. */
  readonly lots: readonly string[];
  /** Day of expiry as yyyymmdd by 1 + number of the lot, 0 where the books know none. */
  readonly expiry: Uint32Array;
}

/** Gathers the movements of the first `asOf` records. */
export function movementsOfBooks(books: Books, asOf = books.size): BooksMovements {
  const roles: AccountRole[] = [];
  const money: boolean[] = [];
  const movements = new Movements(
    {
      roleOf: (account) => (roles[account] ??= roleOfAccount(books.names.name(account))),
      isMoney: (commodity) => (money[commodity] ??= books.master('commodity', books.names.name(commodity))?.['class'] === 'money'),
    },
    books.postings.amount.length,
  );
  const lots = new Lots(books, asOf);
  const spans = new Map<number, readonly [number, number]>();
  for (let row = 0; row < asOf; row += 1) {
    const of = books.of.values[row] as number;
    if (of !== 0) {
      const [first, end] = spans.get(of - 1) ?? [0, 0];
      movements.negation(row, first, end);
    }
    const first = movements.count;
    takePostings(movements, books, row, lots);
    const by = books.by.values[row] as number;
    if (by !== 0 && by - 1 < asOf) spans.set(row, [first, movements.count]);
  }
  return { books, asOf, movements, lots: lots.names, expiry: Uint32Array.from([0, ...lots.days]) };
}

function takePostings(movements: Movements, books: Books, row: number, lots: Lots): void {
  const { source, destination, fund, commodity, lot, amount } = books.postings;
  const start = books.postingStart.values[row] as number;
  const end = row + 1 < books.postingStart.length ? (books.postingStart.values[row + 1] as number) : amount.length;
  const move = (at: number): Move => ({
    source: source.values[at] as number,
    destination: destination.values[at] as number,
    fund: fund.values[at] as number,
    commodity: commodity.values[at] as number,
    lot: lots.numberOf(commodity.values[at] as number, lot.values[at] as number),
    amount: amount.values[at] as bigint,
  });
  if (end === start) return;
  if (end === start + 1) {
    const one = move(start);
    if (movements.single(row, one.source, one.destination, one.fund, one.commodity, one.lot, one.amount)) return;
  }
  const moves: Move[] = [];
  for (let at = start; at < end; at += 1) moves.push(move(at));
  movements.record(row, moves, books.facetsAt(row)['order'] ?? '');
}

const NAME_LIMIT = 2 ** 26;

/** Numbers for lots: the same name of another commodity is another lot. */
class Lots {
  readonly names: string[] = [];
  readonly days: number[] = [];
  readonly #books: Books;
  readonly #numbers = new Map<number, number>();
  readonly #expiry = new Map<string, number>();

  constructor(books: Books, asOf: number) {
    this.#books = books;
    for (const { commodity, lot, expiry, index } of books.matters.lots.values()) {
      if (expiry !== undefined && index < asOf) this.#expiry.set(`${commodity} ${lot}`, Number(expiry.replaceAll('-', '')));
    }
  }

  /** 1 + number of a lot, 0 for none. `lot` is 1 + the number of its name. */
  numberOf(commodity: number, lot: number): number {
    if (lot === 0) return 0;
    const key = commodity * NAME_LIMIT + lot;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const name = this.#books.names.name(lot - 1);
    const number = this.names.push(name);
    this.days.push(this.#expiry.get(`${this.#books.names.name(commodity)} ${name}`) ?? 0);
    this.#numbers.set(key, number);
    return number;
  }
}

/** The movements of a record: first and end. */
export function movementsOfRow(movements: Movements, row: number): readonly [number, number] {
  const rows = movements.row.values;
  const firstFrom = (wanted: number): number => {
    let low = 0;
    let high = movements.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((rows[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [firstFrom(row), firstFrom(row + 1)];
}
