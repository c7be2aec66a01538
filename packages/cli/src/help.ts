// Help as text, from what the commands declare.

import { COMMON_OPTIONS } from './arguments.ts';
import type { Command, Option } from './command.ts';

const WIDTH = 96;
/** A label longer than this stands on a line of its own, so that the words beside the others keep their room. */
const LABEL_WIDTH = 36;

/** The list of commands. */
export function overview(commands: readonly Command[]): string {
  const longest = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Amanah keeps the books of a relief effort, and publishes an account that anyone can check.',
    '',
    'Use: amanah COMMAND …',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(longest)}  ${summary}`),
    '',
    'From nothing to a published account:',
    '',
    '  amanah init books --operation "Relief of the coast"',
    '  amanah import consignments list.csv.gz --books books',
    '  amanah report consignments --books books',
    '  amanah publish --books books --out public',
    '  amanah verify public',
    '',
    'Exit codes: 0 done or verified, 1 not verified or input refused, 2 could not run.',
    'More about a command: amanah help COMMAND',
    '',
  ].join('\n');
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(([name, option]) => ({ label: labelOf(name, option), about: aboutOf(option) }));
  const longest = Math.max(...options.map(({ label }) => label.length).filter((length) => length <= LABEL_WIDTH));
  return [
    `amanah ${command.name}: ${command.summary}`,
    '',
    ...command.usage.map((line, at) => `${at === 0 ? 'Use: ' : '     '}${line}`),
    '',
    ...command.about.flatMap((paragraph) => [...wrap(paragraph, WIDTH), '']),
    'Options',
    ...options.flatMap((option) => optionLines(option, longest)),
    '',
    'Examples',
    ...command.examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

function optionLines({ label, about }: { readonly label: string; readonly about: string }, longest: number): string[] {
  const isWide = label.length > longest;
  const lines = wrap(about, WIDTH - longest - 4).map((line, at) => `  ${(at === 0 && !isWide ? label : '').padEnd(longest)}  ${line}`);
  return isWide ? [...wrap(label.replaceAll('|', ' | '), WIDTH - 6).map((line, at) => `${at === 0 ? '  ' : '      '}${line}`), ...lines] : lines;
}

function labelOf(name: string, option: Option): string {
  return option.value === undefined ? `--${name}` : `--${name} ${option.choices?.join('|') ?? option.value}`;
}

function aboutOf(option: Option): string {
  return option.needed === true ? `${option.about} (needed)` : option.about;
}

/** Cuts a text into lines of at most `width` characters between words. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
