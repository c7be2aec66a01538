// What ends a command early. A fault is told to the person in words; anything else that is thrown is an outage or a bug.

/** Exit codes of the command: done or verified; not verified or input refused; could not run; hits on a sanctions list wait for a person. */
export const EXIT = { ok: 0, refused: 1, failed: 2, open: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An end that the person can do something about: what is wrong, where, and what to do. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly exit: ExitCode;
  readonly hint: string | undefined;

  constructor(message: string, { hint, exit = EXIT.failed, cause }: { readonly hint?: string; readonly exit?: ExitCode; readonly cause?: unknown } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.exit = exit;
    this.hint = hint;
  }
}

/** A command that was called in the wrong way. */
export function wrongUse(message: string, hint: string): Fault {
  return new Fault(message, { hint });
}
