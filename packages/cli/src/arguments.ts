// Reads what was typed after `amanah COMMAND`, by the options that the command declares.

import { parseArgs } from 'node:util';
import type { Command, Option } from './command.ts';
import { wrongUse } from './fault.ts';
import { nearest } from './nearest.ts';

/** Options every command has. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  help: { about: 'print this help' },
  quiet: { about: 'print no progress and no notes' },
};
const SHORT: Readonly<Record<string, string>> = { h: 'help', q: 'quiet' };

/** The words and options of one call. */
export class Given {
  readonly words: readonly string[];
  readonly #command: Command;
  readonly #values: ReadonlyMap<string, string | true>;

  constructor(command: Command, words: readonly string[], values: ReadonlyMap<string, string | true>) {
    this.#command = command;
    this.words = words;
    this.#values = values;
  }

  /** The word at a place; the command declared it as needed. */
  word(at: number): string {
    const word = this.words[at];
    if (word === undefined) throw wrongUse(`${this.#command.name} needs ${this.#command.words[at]?.name ?? 'another word'}.`, helpHint(this.#command));
    return word;
  }

  flag(name: string): boolean {
    return this.#values.get(name) === true;
  }

  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return value === true ? undefined : value;
  }

  needed(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw neededOption(this.#command, name);
    return value;
  }

  /** A whole number from `min` to `max`. */
  number(name: string, { min, max }: { readonly min: number; readonly max: number }): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = /^(0|[1-9][0-9]{0,15})$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= min && number <= max)) throw wrongUse(`--${name} is a whole number from ${min} to ${max}${this.#command.personal === true ? '' : `, not ${JSON.stringify(value)}`}.`, helpHint(this.#command));
    return number;
  }
}

function neededOption(command: Command, name: string): Error {
  const option = command.options[name];
  return wrongUse(`${command.name} needs --${name} ${option?.value ?? ''}: ${option?.about ?? ''}.`, helpHint(command));
}

/** Where to read more about a command. */
function helpHint(command: Command): string {
  return `See: amanah help ${command.name}`;
}

/** Reads the arguments of a command; throws a Fault that says which one is wrong. */
export function readArguments(command: Command, args: readonly string[]): Given {
  const options = { ...COMMON_OPTIONS, ...command.options };
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { type: option.value === undefined ? ('boolean' as const) : ('string' as const) }])),
  });
  const words: string[] = [];
  const values = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const name = token.rawName.startsWith('--') ? token.name : SHORT[token.name];
    const option = name === undefined ? undefined : options[name];
    if (name === undefined || option === undefined) throw unknownOption(command, token.rawName, Object.keys(options));
    if (values.has(name)) throw wrongUse(`--${name} stands twice.`, helpHint(command));
    values.set(name, valueOf(command, name, option, token));
  }
  const wantsHelp = values.get('help') === true;
  if (!wantsHelp) checkComplete(command, words, values);
  return new Given(command, words, values);
}

function unknownOption(command: Command, raw: string, known: readonly string[]): Error {
  if (command.personal === true) return wrongUse(`${command.name} has no option of that name.`, helpHint(command));
  const near = nearest(raw.replace(/^-+/, ''), known);
  return wrongUse(`${command.name} has no option ${raw}.${near === undefined ? '' : ` Did you mean --${near}?`}`, helpHint(command));
}

function valueOf(command: Command, name: string, option: Option, token: { readonly value?: string | undefined; readonly inlineValue?: boolean | undefined }): string | true {
  if (option.value === undefined) {
    if (token.value !== undefined) throw wrongUse(`--${name} takes no value.`, helpHint(command));
    return true;
  }
  const { value } = token;
  const isOtherOption = token.inlineValue !== true && value !== undefined && /^-./.test(value);
  if (value === undefined || value === '' || isOtherOption) throw wrongUse(`--${name} needs a value: --${name} ${option.value}.`, helpHint(command));
  if (option.choices !== undefined && !option.choices.includes(value)) {
    if (command.personal === true) throw wrongUse(`--${name} is one of ${option.choices.join(', ')}.`, helpHint(command));
    const near = nearest(value, option.choices);
    throw wrongUse(`--${name} is one of ${option.choices.join(', ')}, not ${JSON.stringify(value)}.${near === undefined ? '' : ` Did you mean ${near}?`}`, helpHint(command));
  }
  return value;
}

function checkComplete(command: Command, words: readonly string[], values: ReadonlyMap<string, string | true>): void {
  const missing = command.words.find((word, at) => word.optional !== true && words[at] === undefined);
  if (missing !== undefined) throw wrongUse(`${command.name} needs ${missing.many === true ? `at least one ${missing.name.replace('...', '')}` : missing.name}.`, `Use: ${command.usage[0] ?? ''}\n${helpHint(command)}`);
  const takesMany = command.words.at(-1)?.many === true;
  if (!takesMany && words.length > command.words.length) {
    const extra = command.personal === true ? 'what follows' : JSON.stringify(words[command.words.length]);
    throw wrongUse(`${command.name} takes ${command.words.length === 0 ? 'no word' : command.words.map((word) => word.name).join(' ')}; ${extra} is too much.`, helpHint(command));
  }
  for (const [name, option] of Object.entries(command.options)) {
    if (option.needed === true && !values.has(name)) throw neededOption(command, name);
  }
}
