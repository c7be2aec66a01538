/**
 * Places under keys, for keys that are made by the million and never kept: a key is a number reckoned from letters, and no text is
 * cut or joined for it. Two texts have one number once in some thousand millions; so what is found is compared, and a key proves nothing.
 */

/** Places under keys; made by {@link keyTableOf}, read by {@link slotOf}. */
export interface KeyTable {
  /** The key of each slot; a slot is empty where its end is its start. */
  readonly keys: Int32Array;
  /** The places of all slots, one slot after the other; those of slot `at` from `starts[at]` to before `starts[at + 1]`. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
}

/** What a key is made of: the same letters are another key in another part. */
export type KeyPart = 'skeleton' | 'letters' | 'row' | 'begins' | 'ends' | 'shuffled' | 'romanised';

const PARTS: Readonly<Record<KeyPart, number>> = { skeleton: 1, letters: 2, row: 3, begins: 4, ends: 5, shuffled: 6, romanised: 7 };
/** The prime of the hash of Fowler, Noll and Vo, 32 bits. */
const PRIME = 0x0100_0193;

function spread(sum: number): number {
  const once = Math.imul(sum ^ (sum >>> 16), 0x045d_9f3b);
  return once ^ (once >>> 15);
}

/** The key of a text from `from` to before `to`, without the letter at `less`. */
export function keyOf(part: KeyPart, text: string, from = 0, to = text.length, less = -1): number {
  let sum = PARTS[part];
  for (let at = from; at < to; at += 1) if (at !== less) sum = Math.imul(sum ^ text.charCodeAt(at), PRIME);
  return spread(sum);
}

/** The key of a number. */
export function keyOfNumber(part: KeyPart, value: number): number {
  return spread(Math.imul(PARTS[part] ^ value, PRIME));
}

/** The key of the letters of a text in any order. */
export function keyOfLetters(part: KeyPart, text: string): number {
  let sum = PARTS[part];
  for (let at = 0; at < text.length; at += 1) sum = (sum + spread(Math.imul(text.charCodeAt(at), PRIME))) | 0;
  return spread(sum);
}

/** Keys and their places side by side; a place that comes twice in a row under one key stands there once. */
export function keyTableOf(keys: readonly number[], places: readonly number[]): KeyTable {
  let size = 8;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(size);
  const [counts, newest] = [new Uint32Array(size), new Int32Array(size).fill(-1)];
  const slotFor = (key: number): number => {
    let slot = key & (size - 1);
    while ((newest[slot] as number) >= 0 && slots[slot] !== key) slot = (slot + 1) & (size - 1);
    return slot;
  };
  const isKept = new Uint8Array(keys.length);
  keys.forEach((key, at) => {
    const slot = slotFor(key);
    slots[slot] = key;
    if (newest[slot] === places[at]) return;
    newest[slot] = places[at] as number;
    counts[slot] = (counts[slot] as number) + 1;
    isKept[at] = 1;
  });
  const starts = new Uint32Array(size + 1);
  for (let slot = 0; slot < size; slot += 1) starts[slot + 1] = (starts[slot] as number) + (counts[slot] as number);
  const [next, packed] = [starts.slice(), new Uint32Array(starts[size] as number)];
  keys.forEach((key, at) => {
    if (isKept[at] === 0) return;
    const slot = slotFor(key);
    packed[next[slot] as number] = places[at] as number;
    next[slot] = (next[slot] as number) + 1;
  });
  return { keys: slots, starts, places: packed };
}

/** The slot of a key; an empty slot where nothing has it. */
export function slotOf({ keys, starts }: KeyTable, key: number): number {
  const mask = keys.length - 1;
  let slot = key & mask;
  while (keys[slot] !== key && starts[slot] !== starts[slot + 1]) slot = (slot + 1) & mask;
  return slot;
}
