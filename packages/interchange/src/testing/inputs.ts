// Inputs and drains for the tests of this package.

import { utf8 } from '@amanah/log/bytes.ts';
import { ProblemList } from '../problem.ts';
import type { Format, InputFile, ReadEvent, ReadOptions, Statement } from '../statement.ts';

/** A file of the given text or bytes that arrives in chunks of `chunk` bytes. */
export function inputOf(content: string | Uint8Array, name = 'file.csv', chunk = 7): InputFile {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  return {
    name,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.slice(at, at + chunk);
    },
  };
}

/** Everything one pass gives. */
export interface Pass {
  readonly events: readonly ReadEvent[];
  readonly statements: readonly Statement[];
  readonly headers: readonly (readonly string[])[];
  readonly leftOut: readonly (readonly string[])[];
  readonly skipped: Readonly<Record<string, number>>;
  readonly problems: ProblemList;
}

/** Reads files by a format to the end. */
export async function passOf(format: Format, files: readonly InputFile[], options: ReadOptions = {}): Promise<Pass> {
  const problems = new ProblemList();
  const events: ReadEvent[] = [];
  for await (const event of format.read(files, options, problems)) events.push(event);
  const skipped: Record<string, number> = {};
  for (const event of events) if ('skipped' in event) skipped[event.skipped] = (skipped[event.skipped] ?? 0) + 1;
  return {
    events,
    statements: events.flatMap((event) => ('statement' in event ? [event.statement] : [])),
    headers: events.flatMap((event) => ('header' in event ? [event.header] : [])),
    leftOut: events.flatMap((event) => ('header' in event ? [event.leftOut ?? []] : [])),
    skipped,
    problems,
  };
}
