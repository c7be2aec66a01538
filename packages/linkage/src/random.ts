// Chance from a seed: the same seed gives the same numbers on every machine and in every thread.

/** A generator of numbers that look like chance. */
export interface Random {
  /** A number from 0 up to, and without, 1. */
  fraction(): number;
  /** A whole number from 0 up to, and without, `below`, which is at most 2^32. */
  below(below: number): number;
}

/** A generator for a seed, any whole number from 0 to 2^53 - 1, and a stream of it: streams of one seed are independent. */
export function randomOf(seed: number, stream = 0): Random {
  // sfc32 (PractRand), begun with both halves of the seed and the stream, and turned until they have mixed.
  let a = seed >>> 0;
  let b = Math.floor(seed / 2 ** 32) >>> 0;
  let c = stream >>> 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let turn = 0; turn < 20; turn += 1) next();
  return { fraction: () => next() / 2 ** 32, below: (below) => Math.floor((next() / 2 ** 32) * below) };
}
