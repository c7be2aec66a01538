// What stands in a fund of one commodity, gift by gift, oldest first. What leaves takes the oldest; what comes back
// undoes what left last; what is changed into something else keeps its days.

/** What is left of one gift. */
export interface GiftLayer {
  /** Row of the record that brought it. */
  readonly row: number;
  /** The day it came, as yyyymmdd. */
  readonly day: number;
  least: bigint;
}

const SHORTENED_FROM = 1024;

export class GiftQueue {
  #list: GiftLayer[] = [];
  /** What stands before it in the list has left: a list is shortened now and then, not with every gift. */
  #head = 0;
  readonly #gone: GiftLayer[] = [];
  /** What left before anything came for it; the next gifts make it good. */
  beyond = 0n;

  /** What is left, oldest first. */
  get layers(): readonly GiftLayer[] {
    return this.#list.slice(this.#head);
  }

  /** A gift comes in at the place of its day. */
  come(gift: GiftLayer): void {
    const owed = this.beyond < gift.least ? this.beyond : gift.least;
    this.beyond -= owed;
    if (owed > 0n) this.#gone.push({ ...gift, least: owed });
    if (gift.least === owed) return;
    let at = this.#list.length;
    while (at > this.#head && isAfter(this.#list[at - 1] as GiftLayer, gift)) at -= 1;
    const same = at > this.#head ? this.#list[at - 1] : undefined;
    if (same?.row === gift.row) same.least += gift.least - owed;
    else if (at === this.#head && at > 0) this.#list[(this.#head -= 1)] = { ...gift, least: gift.least - owed };
    else this.#list.splice(at, 0, { ...gift, least: gift.least - owed });
  }

  /** Takes the oldest; what is not there is owed. Gives the parts taken. */
  take(least: bigint): readonly GiftLayer[] {
    const taken = this.#oldest(least);
    this.#gone.push(...taken);
    this.beyond += least - sumOf(taken);
    return taken;
  }

  /** Takes the oldest to become something else: it does not come back as this. */
  change(least: bigint): readonly GiftLayer[] {
    return this.#oldest(least);
  }

  /** What left last comes back. More than ever left comes back as nothing. */
  giveBack(least: bigint): void {
    const unowed = least < this.beyond ? least : this.beyond;
    this.beyond -= unowed;
    for (let rest = least - unowed; rest > 0n && this.#gone.length > 0; ) {
      const last = this.#gone.at(-1) as GiftLayer;
      const part = last.least < rest ? last.least : rest;
      if (part === last.least) this.#gone.pop();
      else last.least -= part;
      rest -= part;
      this.come({ ...last, least: part });
    }
  }

  #oldest(least: bigint): GiftLayer[] {
    const taken: GiftLayer[] = [];
    for (let rest = least; rest > 0n && this.#head < this.#list.length; ) {
      const first = this.#list[this.#head] as GiftLayer;
      const part = first.least < rest ? first.least : rest;
      taken.push({ ...first, least: part });
      rest -= part;
      if (part === first.least) this.#head += 1;
      else first.least -= part;
    }
    if (this.#head > SHORTENED_FROM && this.#head * 2 > this.#list.length) {
      this.#list = this.#list.slice(this.#head);
      this.#head = 0;
    }
    return taken;
  }
}

function isAfter(one: GiftLayer, other: GiftLayer): boolean {
  return one.day > other.day || (one.day === other.day && one.row > other.row);
}

export function sumOf(layers: readonly GiftLayer[]): bigint {
  return layers.reduce((sum, { least }) => sum + least, 0n);
}

/** The parts as `to` least units of something else that `from` became, each part rounded so that they add up. */
export function changedInto(parts: readonly GiftLayer[], from: bigint, to: bigint): GiftLayer[] {
  let [before, counted] = [0n, 0n];
  return parts.flatMap(({ row, day, least }) => {
    counted += least;
    const until = (to * counted) / from;
    const part = until - before;
    before = until;
    return part > 0n ? [{ row, day, least: part }] : [];
  });
}
