/**
 * Assertions that are never stripped.
 *
 * A false assertion is a bug of this program, never a fault of the input:
 * refused input is a value with a code, a failed verification is a value with
 * a step, and only a bug throws `AssertionFailure`.
 *
 *     assert(size >= index, 'the leaf lies inside the tree');
 */

/** Thrown when this program contradicts itself. */
export class AssertionFailure extends Error {
  override readonly name = 'AssertionFailure';
}

/** Throws `AssertionFailure` unless `condition` holds; `message` states what should have been true. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message);
}

/** Marks the end of an exhaustive switch; the compiler refuses the call while a case is missing. */
export function unreachable(value: never): never {
  throw new AssertionFailure(`unreachable value ${JSON.stringify(value)}`);
}
