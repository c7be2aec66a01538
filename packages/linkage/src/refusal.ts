// What linkage refuses: a code from a closed list, the place, and words that say what to do.

export type RefusalCode =
  | 'not-json'
  | 'wrong-type'
  | 'unknown-field'
  | 'missing-field'
  | 'out-of-range'
  | 'name-twice'
  | 'no-such-column'
  | 'ragged-row'
  | 'open-quote'
  | 'empty-file'
  | 'id-twice'
  | 'id-missing'
  | 'too-many-pairs'
  | 'not-trained'
  | 'nothing-to-compare'
  | 'too-large'
  | 'not-parquet'
  | 'damaged'
  | 'encrypted'
  | 'unknown-codec';

/** Input that is refused whole. `at` is the place: a path in a model such as `comparisons[2].levels[0].m`, or a line of a file. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly at: string;
  readonly message: string;
}

/** Thrown inside a reading and turned into a value by `told`; it never leaves the package otherwise. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(code: RefusalCode, at: string, message: string) {
    super(`${at === '' ? '' : `${at}: `}${message}`);
    this.refusal = { code, at, message };
  }
}

export type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** The result of work that may be refused, as a value. */
export function told<T>(work: () => T): Told<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The same for work that takes its time. */
export async function toldLater<T>(work: () => Promise<T>): Promise<Told<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
