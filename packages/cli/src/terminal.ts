// What a command sees of the world outside: a folder, the environment, a clock, an output, and a place for messages.

/** What surrounds a run; `start.ts` gives the process, tests give their own. */
export interface Surroundings {
  /** Folder that relative paths start from. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly errorIsTerminal: boolean;
  /** Columns of the terminal, undefined where the output is none. */
  readonly outputWidth: number | undefined;
  /** Writes to the output; false when nobody reads it any more. Resolves when the next chunk may come. */
  write(chunk: string | Uint8Array): Promise<boolean>;
  writeError(text: string): void;
  /** One line that a person types, or undefined at the end of the input: what is asked so stands in no history of commands. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Resolves when the person or the system asks the program to end. */
  untilStopped(): Promise<void>;
}

const REDRAW_MS = 120;
const PLAIN_LINE_MS = 5_000;

/** Characters that would move the cursor, colour or rename the terminal, or turn the direction of what follows; lines and tabs stay. */
const COMMANDING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g;

function harmless(text: string): string {
  return text.replace(COMMANDING, '\ufffd');
}

/** Output, messages and progress of one run. Results go to the output, everything else to the messages. */
export class Terminal {
  readonly surroundings: Surroundings;
  readonly #quiet: boolean;
  #lastProgress: number;
  #drawn = 0;

  constructor(surroundings: Surroundings, { quiet }: { readonly quiet: boolean }) {
    this.surroundings = surroundings;
    this.#quiet = quiet;
    this.#lastProgress = surroundings.now().getTime();
  }

  /** Writes a result as it is; false when nobody reads on. */
  async write(chunk: string | Uint8Array): Promise<boolean> {
    this.clear();
    return this.surroundings.write(chunk);
  }

  /** Writes lines of a result; names in them may be somebody else's, and cannot speak to the terminal. */
  async lines(...lines: readonly string[]): Promise<void> {
    await this.write(harmless(`${lines.join('\n')}\n`));
  }

  /** Writes a result as JSON, two spaces deep. */
  async json(value: unknown): Promise<void> {
    await this.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** A message for the person: shown also with `--quiet`. */
  message(text: string): void {
    this.clear();
    this.surroundings.writeError(harmless(`${text}\n`));
  }

  /** A message that `--quiet` leaves out. */
  note(text: string): void {
    if (!this.#quiet) this.message(text);
  }

  /** How far a long work has come: one line that is redrawn at a terminal, elsewhere a line every few seconds. */
  progress(text: string): void {
    if (this.#quiet) return;
    const { now, errorIsTerminal, writeError } = this.surroundings;
    const time = now().getTime();
    if (time - this.#lastProgress < (errorIsTerminal ? REDRAW_MS : PLAIN_LINE_MS)) return;
    this.#lastProgress = time;
    if (!errorIsTerminal) {
      writeError(`${text}\n`);
      return;
    }
    writeError(`\r${text}${' '.repeat(Math.max(0, this.#drawn - text.length))}`);
    this.#drawn = text.length;
  }

  /** Takes a drawn progress line away. */
  clear(): void {
    if (this.#drawn === 0) return;
    this.surroundings.writeError(`\r${' '.repeat(this.#drawn)}\r`);
    this.#drawn = 0;
  }
}
