// Files of a sanctions list that were named on the command line.

import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readListFiles, type ListFile, type ReadList } from '@amanah/server/screening/list-file.ts';
import type { Given } from './arguments.ts';
import { pathOf, recordTimeOf } from './books.ts';
import { EXIT, Fault, wrongUse } from './fault.ts';
import { readWhole } from './read-whole.ts';
import type { Terminal } from './terminal.ts';

export const SCREEN_HINT = 'See: amanah help screen';
const LIST_BYTES_MAX = 512 * 1024 * 1024;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** What lies beside OFAC's first file, as OFAC names it. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { 'sdn.csv': ['alt.csv', 'add.csv', 'sdn_comments.csv'], 'cons_prim.csv': ['cons_alt.csv', 'cons_add.csv', 'cons_comments.csv'] };

/** Reads a list; where one file of OFAC's tables is named, those beside it belong to it. Throws a Fault with what cannot be read. */
export async function listFrom(given: Given, terminal: Terminal, typed: readonly string[], { list, forTests = given.flag('for-tests') }: { readonly list: string; readonly forTests?: boolean }): Promise<ReadList> {
  const date = given.text('date');
  if (date !== undefined && !DAY.test(date)) throw wrongUse(`--date is a day such as 2026-11-22, not ${JSON.stringify(date)}.`, SCREEN_HINT);
  const files: ListFile[] = [];
  for (const one of typed.length === 1 ? withOthers(terminal, typed[0] as string) : typed) files.push({ name: basename(one), bytes: await readWhole(terminal, one, LIST_BYTES_MAX) });
  const read = readListFiles(files, { list, date, forTests, today: recordTimeOf(terminal).slice(0, 10) });
  if (read.ok) return read;
  const hint = read.code === 'list-too-old' ? 'For a test: --for-tests. Everything that comes of it says so.' : read.problems.some(({ code }) => code === 'no-date') ? 'The file does not say of which day it is. Its publisher does, beside it: add --date with that day, as YYYY-MM-DD, and not the day of today.' : SCREEN_HINT;
  throw new Fault(`${typed.join(', ')}: ${read.message} (${read.code})`, { hint, exit: EXIT.refused });
}

function withOthers(terminal: Terminal, typed: string): readonly string[] {
  const others = BESIDE[basename(typed).toLowerCase()] ?? [];
  return [typed, ...others.map((name) => join(dirname(typed), name)).filter((path) => existsSync(pathOf(terminal, path)))];
}
