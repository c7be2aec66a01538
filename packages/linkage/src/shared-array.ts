// Arrays of numbers whose memory threads share: nothing is copied when a thread is given one.

/** Whole numbers of 32 bits, zero at first. */
export function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

/** Floating-point numbers, zero at first. */
export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * 8));
}

/** The same whole numbers in shared memory. */
export function sharedCopy(numbers: ArrayLike<number>): Int32Array {
  const copy = sharedInt32(numbers.length);
  copy.set(numbers);
  return copy;
}
