// Measures between two values of a column, each computed once for a pair of values as long as the cache holds it.

import type { PreparedColumn } from '../prepare/prepared.ts';
import { damerauLevenshtein, jaroWinkler } from './text-distance.ts';

/** A measure between two codes that are not MISSING. */
export type Measure = (left: number, right: number) => number;

const CACHE_SLOTS = 1 << 16;
const CACHE_MASK = CACHE_SLOTS - 1;

/** Keeps results of a symmetric measure in a table of fixed size; a newer pair takes the place of an older one. */
export function cached(measure: Measure): Measure {
  const lefts = new Int32Array(CACHE_SLOTS).fill(-1);
  const rights = new Int32Array(CACHE_SLOTS);
  const results = new Float64Array(CACHE_SLOTS);
  return (a, b) => {
    const left = a < b ? a : b;
    const right = a < b ? b : a;
    let slot = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & CACHE_MASK;
    if (lefts[slot] === left && rights[slot] === right) return results[slot] as number;
    const result = measure(left, right);
    lefts[slot] = left;
    rights[slot] = right;
    results[slot] = result;
    return result;
  };
}

/** What is known of a text at a glance: how long it is, and which of 32 classes its letters fall in. */
interface Outline {
  readonly lengths: Uint16Array;
  readonly letters: Int32Array;
}

function outlineOf(values: readonly string[]): Outline {
  const outline = { lengths: new Uint16Array(values.length), letters: new Int32Array(values.length) };
  values.forEach((value, code) => {
    let mask = 0;
    for (let at = 0; at < value.length; at += 1) mask |= 1 << (value.charCodeAt(at) & 31);
    outline.lengths[code] = value.length;
    outline.letters[code] = mask;
  });
  return outline;
}

function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The most that a prefix of four letters adds to what Jaro leaves open. */
const PREFIX_AT_MOST = 0.4;

/**
 * Jaro-Winkler, or 0 where lengths and letters alone show that it is below `least`: most pairs are told apart so, and
 * no test asks for less than `least`.
 */
export function jaroWinklerOf({ values }: PreparedColumn, least: number): Measure {
  const { lengths, letters } = outlineOf(values);
  const measure = cached((left, right) => jaroWinkler(values[left] as string, values[right] as string));
  return (left, right) => {
    const n = lengths[left] as number;
    const m = lengths[right] as number;
    const a = letters[left] as number;
    const b = letters[right] as number;
    const shared = Math.min(n - bitsIn(a & ~b), m - bitsIn(b & ~a));
    const jaro = (shared / n + shared / m + 1) / 3;
    return jaro + PREFIX_AT_MOST * (1 - jaro) < least ? 0 : measure(left, right);
  };
}

/**
 * Edits up to `most`, which the conditions of a column share: the largest that any of them asks. Letters alone tell most
 * pairs apart, and what is left costs less to reckon than to keep.
 */
export function editsOf({ values }: PreparedColumn, most: number): Measure {
  const { letters } = outlineOf(values);
  return (left, right) => {
    if (left === right) return 0;
    const a = letters[left] as number;
    const b = letters[right] as number;
    if (a !== b && (bitsIn(a & ~b) > most || bitsIn(b & ~a) > most)) return most + 1;
    return damerauLevenshtein(values[left] as string, values[right] as string, most);
  };
}

/** How many items two sets share. Both runs rise. */
export function sharedItems(column: PreparedColumn): Measure {
  const starts = column.itemStart as Int32Array;
  const items = column.items as Int32Array;
  return (left, right) => {
    let i = starts[left] as number;
    let j = starts[right] as number;
    const iEnd = starts[left + 1] as number;
    const jEnd = starts[right + 1] as number;
    let shared = 0;
    while (i < iEnd && j < jEnd) {
      const difference = (items[i] as number) - (items[j] as number);
      if (difference === 0) shared += 1;
      if (difference <= 0) i += 1;
      if (difference >= 0) j += 1;
    }
    return shared;
  };
}

/** Items in a set. */
export function sizeOfSet(column: PreparedColumn): (code: number) => number {
  const starts = column.itemStart as Int32Array;
  return (code) => (starts[code + 1] as number) - (starts[code] as number);
}

/** By code: classes of the items of a set, so that sets with nothing in common are told apart at a glance. */
function classesOf(column: PreparedColumn): Int32Array {
  const items = column.items as Int32Array;
  const starts = column.itemStart as Int32Array;
  return Int32Array.from({ length: starts.length - 1 }, (_, code) => {
    let mask = 0;
    for (let at = starts[code] as number; at < (starts[code + 1] as number); at += 1) mask |= 1 << (Math.imul(items[at] as number, 0x9e3779b1) >>> 27);
    return mask;
  });
}

/** Shared items divided by all items of both. */
export function jaccardOf(column: PreparedColumn): Measure {
  const shared = sharedItems(column);
  const size = sizeOfSet(column);
  const classes = classesOf(column);
  return (left, right) => {
    if (((classes[left] as number) & (classes[right] as number)) === 0) return 0;
    const both = shared(left, right);
    return both / (size(left) + size(right) - both);
  };
}

/** Shared items divided by the items of the smaller set. */
export function containedOf(column: PreparedColumn): Measure {
  const shared = sharedItems(column);
  const size = sizeOfSet(column);
  const classes = classesOf(column);
  return (left, right) => (((classes[left] as number) & (classes[right] as number)) === 0 ? 0 : shared(left, right) / Math.min(size(left), size(right)));
}

export function distanceOf({ numbers }: PreparedColumn): Measure {
  const known = numbers as Float64Array;
  return (left, right) => Math.abs((known[left] as number) - (known[right] as number));
}
