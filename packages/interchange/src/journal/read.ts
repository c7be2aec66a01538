// Our own export: one log entry a line, each line the entry's canonical bytes.
// The engine checks and appends them; here lines are only cut and counted.

import { BadGzip, gunzipIfPacked } from '../csv/gunzip.ts';
import { concat } from '@amanah/log/bytes.ts';
import type { ProblemList } from '../problem.ts';
import type { InputFile, Progress } from '../statement.ts';

/** Longest entry in bytes. */
export const ENTRY_LIMIT = 2 ** 20;

/** One line of a journal export: its number and the bytes of its entry, without the line break. */
export interface JournalLine {
  readonly line: number;
  readonly entry: Uint8Array;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Reads entries in order. A line break after the last entry is optional; a blank line, a CR or a line that is no object ends reading with a problem. */
export async function* readJournal(input: InputFile, problems: ProblemList, progress?: (progress: Progress) => void): AsyncGenerator<JournalLine, void, undefined> {
  const fault = (line: number, expected: string): void => problems.add({ file: input.name, row: line, expected, code: 'bad-entry' });
  let line = 0;
  let bytes = 0;
  try {
    for await (const entry of linesOf(gunzipIfPacked(input.open()))) {
      line += 1;
      bytes += entry.length + 1;
      const expected = entryFault(entry);
      if (expected !== undefined) {
        fault(line, expected);
        return;
      }
      yield { line, entry };
      if (line % 1000 === 0) progress?.({ file: input.name, bytes, rows: line });
    }
  } catch (error) {
    if (!(error instanceof BadGzip)) throw error;
    problems.add({ file: input.name, row: line + 1, expected: 'whole gzip data: the file is damaged or cut off', code: 'bad-gzip' });
  }
  progress?.({ file: input.name, bytes, rows: line });
}

function entryFault(entry: Uint8Array): string | undefined {
  if (entry.length > ENTRY_LIMIT) return `an entry of at most ${ENTRY_LIMIT} bytes`;
  if (entry.length === 0) return 'one entry a line, without blank lines';
  if (entry[0] !== 0x7b || entry[entry.length - 1] !== 0x7d) return 'a JSON object from the first byte of the line to the last';
  if (entry.includes(RETURN)) return 'lines that end in LF alone: entries are signed byte by byte';
  return undefined;
}

async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED, from); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      yield concat(...parts, chunk.subarray(from, at));
      parts = [];
      held = 0;
      from = at + 1;
    }
    if (from === chunk.length) continue;
    parts.push(chunk.slice(from));
    held += chunk.length - from;
    if (held > ENTRY_LIMIT) break;
  }
  if (held > 0) yield concat(...parts);
}
