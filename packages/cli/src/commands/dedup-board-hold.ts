// amanah dedup-board hold, board, end-cycle: what whoever keeps a share of the key or the board runs.

import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isParty } from '@amanah/dedup-board/call.ts';
import { isCycle } from '@amanah/dedup-board/household-keys.ts';
import { initBooks, openBooks, type OpenedBooks } from '@amanah/server/books/books-folder.ts';
import type { Given } from '../arguments.ts';
import { databaseUrlOf, pathOf, recordTimeOf } from '../books.ts';
import { DEDUP_HINT } from '../dedup-households.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import type { Terminal } from '../terminal.ts';

/** A value that the part needs. */
export function neededFor(what: string, given: Given, name: string): string {
  const value = given.text(name);
  if (value === undefined) throw wrongUse(`dedup-board ${what} needs --${name}.`, DEDUP_HINT);
  return value;
}

export async function holdPart([folder]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  return serve('hold', folder, given, terminal);
}

export async function boardPart([folder]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  return serve('board', folder, given, terminal);
}

async function serve(what: 'hold' | 'board', typed: string, given: Given, terminal: Terminal): Promise<ExitCode> {
  const [cycle, agenciesFile] = [neededFor(what, given, 'cycle'), pathOf(terminal, neededFor(what, given, 'agencies'))];
  if (!isCycle(cycle)) throw wrongUse(`--cycle has 1 to 64 letters, digits and ._/-, the first a letter or digit, not ${JSON.stringify(cycle)}.`, DEDUP_HINT);
  const folder = pathOf(terminal, typed);
  const name = given.text('name') ?? basename(folder);
  if (!isParty(name)) throw wrongUse(`the name of a holder or board has up to 40 small letters, digits and hyphens, not ${JSON.stringify(name)}.`, 'Say it with --name NAME');
  const port = given.number('port', { min: 0, max: 65_535 });
  // Asked for before anything is opened, so that Ctrl-C during a start ends it too.
  const stopped = terminal.surroundings.untilStopped();
  const { serveDedupBoard } = await import('@amanah/server/dedup-board/serve-dedup-board.ts');
  await serveDedupBoard({
    folder, name, cycle, agenciesFile, port, publicAddress: given.text('address'),
    books: what === 'hold' ? await booksOf(folder, name, given, terminal) : undefined,
    isBoard: what === 'board' || given.flag('board'),
    now: () => terminal.surroundings.now().getTime(),
    say: (line) => void terminal.lines(line),
    complain: (line) => terminal.message(line),
    untilStopped: () => stopped,
  });
  return EXIT.ok;
}

/** The books in which a holder counts: its own, made at the first start, or those that were named. */
async function booksOf(folder: string, name: string, given: Given, terminal: Terminal): Promise<OpenedBooks> {
  const named = given.text('books');
  const place = named === undefined ? join(folder, 'books') : pathOf(terminal, named);
  const options = { databaseUrl: databaseUrlOf(terminal), now: () => recordTimeOf(terminal) };
  if (named !== undefined || existsSync(join(place, 'books.json'))) return openBooks(place, options);
  terminal.note(`Making the books of the keyholder in ${place}.`);
  return initBooks(place, { ...options, name: `Keyholder ${name}` });
}

export async function endCyclePart([typed]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  const cycle = neededFor('end-cycle', given, 'cycle');
  const folder = pathOf(terminal, typed);
  const { BOARD_FILE, openBoardSqlite } = await import('@amanah/store/board-sqlite.ts');
  const { destroyKeyShare } = await import('@amanah/server/dedup-board/key-share.ts');
  if (!existsSync(join(folder, BOARD_FILE))) throw new Fault(`${typed} is the folder of no holder or board.`, { hint: DEDUP_HINT });
  const store = openBoardSqlite(join(folder, BOARD_FILE));
  try {
    const wasThere = await destroyKeyShare({ folder, cycle, store, now: terminal.surroundings.now().getTime() });
    const counts = store.tallies(cycle);
    if (!wasThere && counts.length === 0) throw new Fault(`${typed} knows no cycle ${cycle}.`, { exit: EXIT.refused });
    if (!wasThere) store.endCycle(cycle, terminal.surroundings.now().getTime());
    if (given.flag('json')) await terminal.json({ cycle, shareDestroyed: wasThere, counts });
    else await terminal.lines(wasThere ? `The share of ${cycle} is destroyed. Destroy your copies too: whoever has one still has it.` : `The rows of ${cycle} are gone. There was no share here.`, 'Counts stay, and stand in the journal.');
    return EXIT.ok;
  } finally {
    store.close();
  }
}
