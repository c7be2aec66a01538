// Which gifts of a fund are not handed over yet. Money counts until it is given to people, to a partner or for a bill;
// what it bought counts at its price until the goods are handed over, by the average of the goods of that commodity in
// the fund; goods given count in their own units. A lost part leaves with what was lost, and is told apart.

import type { AccountType } from '@amanah/record/account.ts';
import type { BooksAt } from './books-at.ts';
import { eachFundDeed, type FundDeed, type FundMove } from './fund-deeds.ts';
import { GiftQueue, changedInto, type GiftLayer } from './fund-queue.ts';
import { entryOf } from './grouping.ts';

/** What left a fund by one posting and counts as handed over. */
export interface HandedOver {
  readonly row: number;
  readonly day: number;
  readonly commodity: string;
  readonly least: bigint;
  /** The category its record names; empty where it names none. */
  readonly category: string;
}

/** Goods of one commodity: how much there is, how much of it was given, and what was paid for the rest, by currency. */
interface Pool {
  quantity: bigint;
  given: bigint;
  readonly cost: Map<string, bigint>;
}

const GIVERS: ReadonlySet<AccountType> = new Set<AccountType>(['donor', 'pledge', 'release']);
const PARTIES: ReadonlySet<AccountType> = new Set<AccountType>(['partner', 'served']);

/** The clock of one fund. */
export class FundClock {
  readonly queues = new Map<string, GiftQueue>();
  readonly handedOver: HandedOver[] = [];
  /** What was lost, by commodity: goods that were given in their units, goods that were bought at their price. */
  readonly lost = new Map<string, bigint>();
  readonly #pools = new Map<string, Pool>();
  readonly #out = new Map<string, Pool>();
  readonly #received = new Set<string>();
  readonly #orderLines: (order: string) => readonly string[];

  /** `orderLines` gives the commodities that an order names. */
  constructor(orderLines: (order: string) => readonly string[]) {
    this.#orderLines = orderLines;
  }

  apply(deed: FundDeed): void {
    if (deed.kind === 'exchange') return this.#exchange(deed);
    if (deed.kind === 'purchase') return this.#purchase(deed);
    if (deed.kind === 'repack') this.#repack(deed);
    for (const move of deed.moves) this.#move(deed, move);
    return undefined;
  }

  #queue(commodity: string): GiftQueue {
    return entryOf(this.queues, commodity, () => new GiftQueue());
  }

  #pool(commodity: string, pools = this.#pools): Pool {
    return entryOf(pools, commodity, () => ({ quantity: 0n, given: 0n, cost: new Map() }));
  }

  #move(deed: FundDeed, move: FundMove): void {
    const { from, to, commodity, amount } = move;
    const isGoods = from === 'stock' || to === 'stock' || from === 'transit' || to === 'transit';
    if (GIVERS.has(from) && (to === 'cash' || to === 'stock')) this.#come(deed, commodity, amount, to === 'stock');
    else if (GIVERS.has(from) && to === 'partner') this.#tell(deed, commodity, amount);
    else if (GIVERS.has(to) && (from === 'cash' || from === 'stock')) this.#goBack(commodity, amount, from === 'stock');
    else if (from === 'cash' && to === 'supplier' && deed.order !== undefined) this.#payOrder(deed, deed.order, commodity, amount);
    else if (from === 'cash' && (to === 'supplier' || to === 'partner' || to === 'expense')) this.#hand(deed, commodity, amount);
    else if (to === 'cash' && (from === 'partner' || from === 'supplier')) this.#queue(commodity).giveBack(amount);
    else if (isGoods) this.#moveGoods(deed, move);
  }

  #moveGoods(deed: FundDeed, { from, to, commodity, amount }: FundMove): void {
    if (PARTIES.has(to)) this.#handGoods(deed, commodity, amount);
    else if (to === 'loss') this.#loseGoods(commodity, amount);
    else if (PARTIES.has(from)) this.#takeGoodsBack(commodity, amount);
    else if (from === 'supplier' || from === 'suspense' || from === 'loss') {
      this.#pool(commodity).quantity += amount;
      if (deed.order !== undefined) this.#received.add(deed.order);
    }
  }

  #come({ row, day }: FundDeed, commodity: string, least: bigint, isGoods: boolean): void {
    this.#queue(commodity).come({ row, day, least });
    if (!isGoods) return;
    const pool = this.#pool(commodity);
    pool.quantity += least;
    pool.given += least;
  }

  /** A publisher's gift below zero, or goods that leave for another fund. */
  #goBack(commodity: string, least: bigint, isGoods: boolean): void {
    if (isGoods) this.#leave(commodity, least);
    else this.#queue(commodity).take(least);
  }

  #hand(deed: FundDeed, commodity: string, least: bigint): void {
    this.#queue(commodity).take(least);
    this.#tell(deed, commodity, least);
  }

  #tell({ row, day, category }: FundDeed, commodity: string, least: bigint): void {
    if (least > 0n) this.handedOver.push({ row, day, commodity, least, category });
  }

  /** What is paid on an order is divided equally among its lines; for goods that were handed over before, it is handed over now. */
  #payOrder(deed: FundDeed, order: string, money: string, paid: bigint): void {
    const lines = this.#orderLines(order);
    if (lines.length === 0) return this.#hand(deed, money, paid);
    equalParts(paid, lines.length).forEach((part, at) => {
      const pool = this.#pool(lines[at] as string);
      if (pool.quantity <= 0n && this.#received.has(order)) this.#hand(deed, money, part);
      else addTo(pool.cost, money, part);
    });
    return undefined;
  }

  /** One price for several lines is divided equally among them. */
  #purchase({ moves }: FundDeed): void {
    const lines = moves.filter(({ to }) => to === 'stock');
    for (const { amount, commodity: money, from } of moves) {
      if (from !== 'cash') continue;
      equalParts(amount, lines.length).forEach((part, at) => addTo(this.#pool((lines[at] as FundMove).commodity).cost, money, part));
    }
    for (const { commodity, amount } of lines) this.#pool(commodity).quantity += amount;
  }

  #exchange({ moves }: FundDeed): void {
    const [given, got] = [moves.find(({ from }) => from === 'cash'), moves.find(({ to }) => to === 'cash')];
    if (given === undefined || got === undefined) return;
    const parts = this.#queue(given.commodity).change(given.amount);
    for (const part of changedInto(parts, given.amount, got.amount)) this.#queue(got.commodity).come(part);
  }

  /** Goods that were given, packed with others, make the whole a gift of their days; what was paid for goes on at its price. */
  #repack({ moves }: FundDeed): void {
    const cost = new Map<string, bigint>();
    let parts: readonly GiftLayer[] = [];
    let whole = 0n;
    for (const { to, commodity, amount } of moves) {
      if (to !== 'conversion') continue;
      const part = partOf(this.#pool(commodity), amount);
      for (const [money, least] of part.cost) addTo(cost, money, least);
      const taken = part.given > 0n ? this.#queue(commodity).change(part.given) : [];
      if (parts.length === 0 && taken.length > 0) [parts, whole] = [taken, part.given];
    }
    const outputs = moves.filter(({ from }) => from === 'conversion');
    for (const [money, least] of cost) equalParts(least, outputs.length).forEach((part, at) => addTo(this.#pool((outputs[at] as FundMove).commodity).cost, money, part));
    for (const { commodity, amount } of outputs) {
      const pool = this.#pool(commodity);
      pool.quantity += amount;
      const given = changedInto(parts, whole === 0n ? 1n : whole, amount);
      for (const part of given) this.#queue(commodity).come(part);
      pool.given += given.reduce((sum, { least }) => sum + least, 0n);
    }
  }

  #handGoods(deed: FundDeed, commodity: string, amount: bigint): void {
    const part = this.#leave(commodity, amount);
    const out = this.#pool(commodity, this.#out);
    out.quantity += amount;
    out.given += part.given;
    for (const [money, least] of part.cost) {
      addTo(out.cost, money, least);
      this.#tell(deed, money, least);
    }
    this.#tell(deed, commodity, part.given);
  }

  #loseGoods(commodity: string, amount: bigint): void {
    const part = this.#leave(commodity, amount);
    for (const [money, least] of part.cost) addTo(this.lost, money, least);
    addTo(this.lost, commodity, part.given);
  }

  #leave(commodity: string, amount: bigint): Pool {
    const part = partOf(this.#pool(commodity), amount);
    for (const [money, least] of part.cost) this.#queue(money).take(least);
    if (part.given > 0n) this.#queue(commodity).take(part.given);
    return part;
  }

  #takeGoodsBack(commodity: string, amount: bigint): void {
    const part = partOf(this.#pool(commodity, this.#out), amount);
    const pool = this.#pool(commodity);
    pool.quantity += amount;
    pool.given += part.given;
    if (part.given > 0n) this.#queue(commodity).giveBack(part.given);
    for (const [money, least] of part.cost) {
      addTo(pool.cost, money, least);
      this.#queue(money).giveBack(least);
    }
  }
}

function addTo(map: Map<string, bigint>, key: string, least: bigint): void {
  if (least !== 0n) map.set(key, (map.get(key) ?? 0n) + least);
}

/** Takes an amount out of a pool with its part of what was given and paid; all of it with the last of it. */
function partOf(pool: Pool, amount: bigint): Pool {
  const isAll = amount >= pool.quantity;
  const of = (least: bigint): bigint => (isAll ? least : (least * amount) / pool.quantity);
  const part: Pool = { quantity: amount, given: of(pool.given), cost: new Map([...pool.cost].map(([money, least]) => [money, of(least)])) };
  pool.quantity = isAll ? 0n : pool.quantity - amount;
  pool.given -= part.given;
  for (const [money, least] of part.cost) pool.cost.set(money, (pool.cost.get(money) as bigint) - least);
  return part;
}

/** A whole number in equal parts, the first ones larger by one where it does not divide. */
function equalParts(least: bigint, parts: number): bigint[] {
  const count = BigInt(parts);
  return Array.from({ length: parts }, (_, at) => least / count + (BigInt(at) < least % count ? 1n : 0n));
}

/** The clocks of these funds at the tree size. */
export function fundClocks(at: BooksAt, funds: readonly string[]): Map<string, FundClock> {
  const lines = (order: string): readonly string[] => {
    const found = at.books.matters.documentsOf('order', order).findLast(({ index }) => index < at.asOf);
    return ((found?.body['goods'] ?? []) as unknown as readonly { readonly amount: { readonly commodity: string } }[]).map(({ amount }) => amount.commodity);
  };
  const clocks = new Map(funds.map((fund) => [fund, new FundClock(lines)]));
  eachFundDeed(at, funds, (fund, deed) => clocks.get(fund)?.apply(deed));
  return clocks;
}
