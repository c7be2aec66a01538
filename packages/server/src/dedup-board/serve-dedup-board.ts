// The life of a holder or of the board: opens its share, its memory and its journal, listens, writes counts every hour, and
// ends cleanly: what is counted is in the journal before the process is gone.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCycle } from '@amanah/dedup-board/household-keys.ts';
import { isParty } from '@amanah/dedup-board/call.ts';
import { Quota, type QuotaMemory } from '@amanah/dedup-board/quota.ts';
import type { BoardStore } from '@amanah/store/board.ts';
import { BOARD_FILE, openBoardSqlite } from '@amanah/store/board-sqlite.ts';
import { BooksError, type OpenedBooks } from '../books/books-folder.ts';
import { listen } from '../listen.ts';
import { RateLimits } from '../people/rate-limits.ts';
import { readAgencies, type KnownAgency } from './agencies-file.ts';
import { createDedupApp, type HolderDesk } from './app.ts';
import { Callers } from './callers.ts';
import { Evaluation } from './evaluation.ts';
import { openKeyShare } from './key-share.ts';
import { QueryJournal } from './query-journal.ts';

/** The port that is tried first. */
export const FIRST_DEDUP_PORT = 7080;
const COUNTS_EVERY_MS = 60 * 60_000;

export interface DedupOptions {
  /** Holds the share, the memory, and nothing of any household. */
  readonly folder: string;
  readonly name: string;
  readonly cycle: string;
  /** The file of agencies. */
  readonly agenciesFile: string;
  /** The journal of a holder, to be closed here; undefined for the board alone. */
  readonly books: OpenedBooks | undefined;
  readonly isBoard: boolean;
  readonly port: number | undefined;
  readonly publicAddress?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly untilStopped: () => Promise<void>;
  /** Milliseconds between writings of counts. */
  readonly countsEveryMs?: number;
}

/** Serves until `untilStopped` resolves; then frees the port, writes the counts, and closes everything. */
export async function serveDedupBoard(options: DedupOptions): Promise<void> {
  const { folder, name, cycle, books, isBoard, port, say, now, complain } = options;
  const stopped = options.untilStopped();
  let store: BoardStore | undefined;
  let desk: HolderDesk | undefined;
  try {
    if (!isCycle(cycle)) throw new BooksError(`A cycle has 1 to 64 letters, digits and ._/-, the first a letter or digit, not ${JSON.stringify(cycle)}.`);
    if (!isParty(name)) throw new BooksError(`The name of a holder or board has up to 40 small letters, digits and hyphens, not ${JSON.stringify(name)}.`);
    const address = addressOf(options.publicAddress);
    const agencies = await knownAgencies(options.agenciesFile);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    store = openBoardSqlite(join(folder, BOARD_FILE));
    const quota = new Quota(cycle, agencies, memoryOf(store, cycle));
    if (books !== undefined) desk = { quota, journal: books.journal, ...(await holding(options, store)) };
    const counts = desk === undefined ? undefined : new QueryJournal(desk.journal, () => quota.counts());
    counts?.check();
    const sentAway = new SentAway(store, cycle);
    const refused = desk === undefined ? (): void => undefined : (agency: string): void => sentAway.add(agency);
    const callers = new Callers({ name, agencies, store, limits: new RateLimits(() => performance.now()), address, now, sentAway: refused });
    const failed = (error: unknown, path: string): void => complain(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const app = createDedupApp({ name, cycle, callers, store, address, isBoard, refused, failed, ...(desk === undefined ? {} : { desk }) });
    const listening = await listen(app, { port: port ?? FIRST_DEDUP_PORT, exact: port !== undefined });
    say(`${roleOf(desk !== undefined, isBoard)} "${name}" of the cycle ${cycle}: ${address.publicOrigin === undefined ? listening.address : `${address.publicOrigin}/`}`);
    say(`${agencies.length} agencies. End with Ctrl-C.`);
    const hourly = writing(counts, sentAway, { everyMs: options.countsEveryMs ?? COUNTS_EVERY_MS, failed });
    await stopped;
    await listening.close();
    await hourly.end();
  } finally {
    await desk?.evaluation.close();
    store?.close();
    await books?.journal.close();
  }
}

async function holding({ folder, name, cycle, now }: DedupOptions, store: BoardStore): Promise<Pick<HolderDesk, 'holder' | 'evaluation'>> {
  const holder = await openKeyShare({ folder, holder: name, cycle, store, now: now() });
  return { holder, evaluation: new Evaluation(holder) };
}

function roleOf(isHolder: boolean, isBoard: boolean): string {
  return isHolder ? (isBoard ? 'Keyholder and board' : 'Keyholder') : 'Board';
}

async function knownAgencies(file: string): Promise<readonly KnownAgency[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new BooksError(`The file of agencies ${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  const read = readAgencies(text);
  if (read.ok) return read.value;
  throw new BooksError(`The file of agencies ${file} cannot be used: ${read.message}. docs/operating/dedup-board.md shows one.`);
}

function addressOf(publicAddress: string | undefined): { readonly publicOrigin?: string } {
  if (publicAddress === undefined) return {};
  const url = URL.canParse(publicAddress) ? new URL(publicAddress) : undefined;
  if (url === undefined || url.protocol !== 'https:' || url.origin !== publicAddress) throw new BooksError(`The address is https:// and a name, such as https://red.example.org, not ${JSON.stringify(publicAddress)}.`);
  return { publicOrigin: url.origin };
}

function memoryOf(store: BoardStore, cycle: string): QuotaMemory {
  return {
    tally: (agency) => store.tally(cycle, agency),
    isSeen: (element) => store.isSeen(cycle, element),
    admit: (agency, households, elements) => store.admit(cycle, agency, households, elements),
    refuse: (agency, households) => store.refuse(cycle, agency, households),
  };
}

/** Calls that were sent away unread, one each. They are written now and then: a flood must not cost a write of the disk a call. */
class SentAway {
  readonly #store: BoardStore;
  readonly #cycle: string;
  readonly #pending = new Map<string, number>();

  constructor(store: BoardStore, cycle: string) {
    this.#store = store;
    this.#cycle = cycle;
  }

  add(agency: string): void {
    this.#pending.set(agency, (this.#pending.get(agency) ?? 0) + 1);
  }

  keep(): void {
    for (const [agency, calls] of this.#pending) this.#store.refuse(this.#cycle, agency, calls);
    this.#pending.clear();
  }
}

const KEEP_SENT_AWAY_EVERY_MS = 10_000;

/** Writes counts at intervals, and once more at the end, where a failure is thrown. */
function writing(counts: QueryJournal | undefined, sentAway: SentAway, { everyMs, failed }: { readonly everyMs: number; readonly failed: (error: unknown, path: string) => void }): { end(): Promise<void> } {
  let underWay: Promise<unknown> = Promise.resolve();
  const write = async (): Promise<void> => {
    sentAway.keep();
    await counts?.write();
  };
  const told = (error: unknown): void => failed(error, 'counts');
  const keeping = setInterval(() => {
    try {
      sentAway.keep();
    } catch (error) {
      told(error);
    }
  }, KEEP_SENT_AWAY_EVERY_MS);
  const hourly = setInterval(() => {
    underWay = write().catch(told);
  }, everyMs);
  return {
    async end() {
      clearInterval(keeping);
      clearInterval(hourly);
      await underWay;
      await write();
    },
  };
}
