// What a command declares: enough to parse its arguments, to print its help, and to run it.

import type { Given } from './arguments.ts';
import type { ExitCode } from './fault.ts';
import type { Terminal } from './terminal.ts';

/** One option. Without `value` it is a flag. */
export interface Option {
  /** What stands for the value in the help, such as `FILE`. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly needed?: boolean;
  readonly about: string;
}

/** One `amanah` command. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly usage: readonly string[];
  /** Paragraphs of the help. */
  readonly about: readonly string[];
  /** What the words after the command are, for messages: `[name, optional]`. */
  readonly words: readonly { readonly name: string; readonly optional?: boolean; readonly many?: boolean }[];
  readonly options: Readonly<Record<string, Option>>;
  readonly examples: readonly string[];
  /** What is typed may be about people in need: no message repeats it. */
  readonly personal?: true;
  run(given: Given, terminal: Terminal): Promise<ExitCode>;
}

/** The option that names the books; nearly every command has it. */
export const BOOKS_OPTION: Option = { value: 'BOOKS', needed: true, about: 'folder of the books, made by `amanah init`' };
export const JSON_OPTION: Option = { about: 'print the result as JSON (docs/formats/cli-json.md)' };
