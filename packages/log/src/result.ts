/**
 * The two outcomes of judging input: what was asked for, or one code.
 *
 * Codes are stable words that callers may branch on; messages are for people
 * and may change.
 *
 *     const parsed = parseNote(bytes);
 *     if (!parsed.ok) return parsed;      // the code and message travel on
 *     use(parsed.note);
 */

/** A refusal: one code per check, with a sentence for a person. */
export type Failure<Code extends string> = { readonly ok: false; readonly code: Code; readonly message: string };

/** Either the value's members beside `ok: true`, or a failure. */
export type Result<Value extends object, Code extends string> = ({ readonly ok: true } & Value) | Failure<Code>;

/** A failure with the given code. */
export function failure<Code extends string>(code: Code, message: string): Failure<Code> {
  return { ok: false, code, message };
}
