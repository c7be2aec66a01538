// Scripts of the command line in the form of a terminal's transcript:
//
//   @ list.csv                      writes a file of the lines that follow
//   | ID,Received Date
//   $ amanah status --books b       runs a command
//   Coast relief                    what it must print, line by line
//     log key  [KEY:..]             [..] is any text of the line; [KEY:..] keeps it as $KEY
//   ...                             any number of lines
//   ! amanah: there is no …         what it must say as messages
//   ? 2                             its exit code, 0 where it is left out
//   # a comment
//
// Commands may end in `> FILE`. Empty lines at the end of an output do not count. Everything runs in one new folder, and
// nothing that is printed may show the seed of a key of the books there.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { seedIn, seedsOf } from '@amanah/server/testing/seeds.ts';
import { main } from '../src/main.ts';

interface Step {
  readonly line: number;
  readonly command: string;
  readonly output: readonly string[];
  readonly messages: readonly string[];
  readonly exit: number;
}

type Part = { readonly file: string; readonly lines: readonly string[] } | Step;

/** Reads a transcript. */
export function parseTranscript(text: string): Part[] {
  const parts: Part[] = [];
  let current: { file: string; lines: string[] } | { line: number; command: string; output: string[]; messages: string[]; exit: number } | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    const mark = line.slice(0, 2);
    if (mark === '# ' || line === '#') continue;
    if (mark === '@ ' || mark === '$ ') {
      current = mark === '@ ' ? { file: line.slice(2), lines: [] } : { line: at + 1, command: line.slice(2), output: [], messages: [], exit: 0 };
      parts.push(current);
    } else if (current === undefined) {
      assert.equal(line, '', `line ${at + 1} stands before any command`);
    } else if ('file' in current) {
      if (mark === '| ' || line === '|') current.lines.push(line.slice(2));
      else assert.equal(line, '', `line ${at + 1}: a line of a file begins with "| "`);
    } else if (line === '...' && current.messages.length > 0) current.messages.push(line);
    else if (mark === '! ' || line === '!') current.messages.push(line.slice(2));
    else if (mark === '? ') current.exit = Number(line.slice(2));
    else current.output.push(line);
  }
  return parts;
}

/** Runs a transcript in a folder and compares; the error names the line. */
export async function runTranscript(text: string, folder: string, env: Readonly<Record<string, string>> = {}): Promise<number> {
  const kept = new Map<string, string>();
  let steps = 0;
  for (const part of parseTranscript(text)) {
    if ('file' in part) {
      mkdirSync(dirname(join(folder, part.file)), { recursive: true });
      writeFileSync(join(folder, part.file), part.lines.map((line) => `${line}\n`).join(''));
      continue;
    }
    await runStep(part, folder, kept, env);
    steps += 1;
  }
  return steps;
}

async function runStep(step: Step, folder: string, kept: Map<string, string>, env: Readonly<Record<string, string>>): Promise<void> {
  const words = wordsOf(step.command.replace(/\$([A-Z]+)/g, (_, name: string) => kept.get(name) ?? `$${name}`));
  const redirect = words.indexOf('>');
  const target = redirect < 0 ? undefined : words[redirect + 1];
  assert.equal(words[0], 'amanah', `line ${step.line}: scripts run amanah only`);
  const output: string[] = [];
  const messages: string[] = [];
  const exit = await main(words.slice(1, redirect < 0 ? undefined : redirect), {
    folder,
    env,
    now: () => new Date('2026-11-21T21:00:00Z'),
    errorIsTerminal: false,
    outputWidth: undefined,
    write: async (chunk) => {
      output.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return true;
    },
    writeError: (text) => void messages.push(text),
    untilStopped: async () => undefined,
  });
  if (target !== undefined) writeFileSync(join(folder, target), output.join(''));
  const said = `\n--- output\n${output.join('')}\n--- messages\n${messages.join('')}\n--- exit ${exit}`;
  const where = `line ${step.line}, ${step.command}`;
  assert.equal(shownSeed(folder, said), undefined, `${where}: shows the seed of this key`);
  assert.equal(exit, step.exit, `${where}: exit code${said}`);
  if (target === undefined) compare(step.output, output.join(''), kept, `${where}: output${said}`);
  compare(step.messages, messages.join(''), kept, `${where}: messages${said}`);
}

/** The key of any books below a folder whose seed stands in a text. */
function shownSeed(folder: string, text: string): string | undefined {
  const books = readdirSync(folder).map((name) => join(folder, name)).filter((path) => existsSync(join(path, 'keys')));
  return seedIn(books.flatMap(seedsOf), text);
}

/** Words of a shell line; quotes keep spaces. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
}

function compare(expected: readonly string[], actual: string, kept: Map<string, string>, where: string): void {
  const lines = actual.replace(/\n+$/, '').split('\n').map((line) => line.trimEnd());
  const wanted = [...expected];
  while (wanted.at(-1)?.trim() === '') wanted.pop();
  if (wanted.length === 0) {
    assert.equal(actual.trim(), '', `${where}\nexpected nothing`);
    return;
  }
  const rest = matchFrom(wanted, lines, kept);
  assert.ok(rest === undefined, `${where}\nnot matched: ${JSON.stringify(rest)}`);
}

/** Undefined when all lines match; else the expected line that found nothing. */
function matchFrom(wanted: readonly string[], lines: readonly string[], kept: Map<string, string>): string | undefined {
  let at = 0;
  for (let index = 0; index < wanted.length; index += 1) {
    const want = wanted[index] as string;
    if (want.trim() === '...') {
      const next = wanted[index + 1];
      if (next === undefined) return undefined;
      while (at < lines.length && !matchesLine(next, lines[at] as string, kept)) at += 1;
      continue;
    }
    if (at >= lines.length || !matchesLine(want, lines[at] as string, kept)) return want;
    at += 1;
  }
  return at === lines.length ? undefined : `nothing more, but there is ${lines[at] as string}`;
}

function matchesLine(want: string, line: string, kept: Map<string, string>): boolean {
  const names: string[] = [];
  const pattern = want.trimEnd().split(/(\[(?:[A-Z]+:)?\.\.\])/).map((part) => {
    const found = /^\[(?:([A-Z]+):)?\.\.\]$/.exec(part);
    if (found === null) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(found[1] ?? '');
    return '(.*?)';
  });
  const match = new RegExp(`^${pattern.join('')}$`, 'u').exec(line);
  names.forEach((name, index) => {
    if (match !== null && name !== '') kept.set(name, match[index + 1] as string);
  });
  return match !== null;
}
