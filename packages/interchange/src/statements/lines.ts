// The lines of a text file, one by one, in bounded memory. Plain or gzipped;
// a byte order mark and carriage returns before line breaks are left out.

import { BadGzip, gunzipIfPacked } from '../csv/gunzip.ts';
import { INVALID, Utf8 } from '../csv/utf8.ts';
import type { ProblemList } from '../problem.ts';
import type { InputFile, Progress } from '../statement.ts';

/** Longest line in characters: several times the largest entry a journal takes. */
export const LINE_LIMIT = 1_048_576;

const PROGRESS_LINES = 1000;

/** One line; the first is 1. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** Gives every line. Damaged gzip and an endless line end the reading with one problem; a line that is not UTF-8 is a problem and is left out. */
export async function* readLines(file: InputFile, problems: ProblemList, progress?: (progress: Progress) => void): AsyncGenerator<Line, void, undefined> {
  let bytes = 0;
  let line = 0;
  let rest = '';
  const decoder = new Utf8();
  const counted = (async function* () {
    for await (const chunk of file.open()) {
      bytes += chunk.length;
      yield chunk;
    }
  })();
  const take = (text: string): Line | undefined => {
    line += 1;
    if (line % PROGRESS_LINES === 0) progress?.({ file: file.name, bytes, rows: line });
    if (!text.includes(INVALID)) return { line, text: (line === 1 ? text.replace(/^\uFEFF/, '') : text).replace(/\r$/, '') };
    problems.add({ file: file.name, row: line, expected: 'UTF-8 text', code: 'not-utf-8' });
    return undefined;
  };
  try {
    for await (const chunk of gunzipIfPacked(counted)) {
      const parts = (rest + decoder.push(chunk)).split('\n');
      rest = parts.pop() as string;
      for (const part of parts) {
        const found = take(part);
        if (found !== undefined) yield found;
      }
      if (rest.length > LINE_LIMIT) {
        problems.add({ file: file.name, row: line + 1, expected: `a line of at most ${LINE_LIMIT} characters`, code: 'row-too-long' });
        return;
      }
    }
  } catch (error) {
    if (!(error instanceof BadGzip)) throw error;
    problems.add({ file: file.name, row: line + 1, expected: 'whole gzip data: the file is damaged or cut off', code: 'bad-gzip' });
    return;
  }
  rest += decoder.end();
  const last = rest === '' ? undefined : take(rest);
  if (last !== undefined) yield last;
  progress?.({ file: file.name, bytes, rows: line });
}
