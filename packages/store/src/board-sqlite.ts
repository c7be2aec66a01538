/** What a holder and a board keep, as one SQLite file that only its owner reads. What is deleted is overwritten. */
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { BoardStore, BoardTally, KeptRow, Posted } from './board.ts';
import { bytesOf, numberOf, type Row, SqliteConnection, textOf } from './sqlite-connection.ts';
import { openSqliteFile, type SqliteSchema } from './sqlite-file.ts';

/** The file in the folder of a holder or board. */
export const BOARD_FILE = 'board.db';
/** "AmaB" in ASCII. */
const SCHEMA: SqliteSchema = { migrations: 'board', applicationId: 0x416d6142 };
const OWNER_ONLY = 0o600;
/** A record of counts has no room for more. */
const COUNT_MAX = 1_000_000_000;

/** Opens the store in `file`, making it where there is none. Throws `StoreRefused` with what to do. */
export function openBoardSqlite(file: string): BoardStore {
  // Made before SQLite opens it, so that at no moment anybody else may read it; its write-ahead log takes the same mode.
  if (!existsSync(file)) closeSync(openSync(file, 'a', OWNER_ONLY));
  chmodSync(file, OWNER_ONLY);
  const database = openSqliteFile(file, { create: true, schema: SCHEMA });
  database.exec('pragma secure_delete = on');
  return new BoardSqlite(database, file);
}

type Value = string | number | Uint8Array;

class BoardSqlite implements BoardStore {
  readonly #sqlite: SqliteConnection;

  constructor(database: DatabaseSync, file: string) {
    this.#sqlite = new SqliteConnection(database, file);
  }

  share(cycle: string): ReturnType<BoardStore['share']> {
    const row = this.#one('select public, ended from share where cycle = ?', cycle);
    return row === undefined ? undefined : { public: bytesOf(row['public']), isEnded: row['ended'] !== null };
  }

  keepShare(cycle: string, share: Uint8Array, now: number): void {
    this.#sqlite.inTransaction(() => this.#run('insert into share (cycle, public, created) values (?, ?, ?)', cycle, share, now));
  }

  endCycle(cycle: string, now: number): void {
    this.#sqlite.inTransaction(() => {
      this.#run('update share set ended = ? where cycle = ? and ended is null', now, cycle);
      this.#run('delete from element where cycle = ?', cycle);
      this.#run('delete from board_row where cycle = ?', cycle);
    });
    this.#shortenLog();
  }

  tally(cycle: string, agency: string): BoardTally {
    const row = this.#one('select * from tally where cycle = ? and agency = ?', cycle, agency);
    return row === undefined ? { agency, asked: 0, refused: 0, posted: 0 } : tallyOf(row);
  }

  tallies(cycle: string): readonly BoardTally[] {
    return this.#all('select * from tally where cycle = ? order by agency', cycle).map(tallyOf);
  }

  isSeen(cycle: string, element: Uint8Array): boolean {
    return this.#one('select 1 as found from element where cycle = ? and element = ?', cycle, element) !== undefined;
  }

  admit(cycle: string, agency: string, households: number, elements: readonly Uint8Array[]): void {
    this.#sqlite.inTransaction(() => {
      for (const element of elements) this.#run('insert into element (cycle, element) values (?, ?)', cycle, element);
      this.#add(cycle, agency, 'asked', households);
    });
  }

  refuse(cycle: string, agency: string, households: number): void {
    this.#sqlite.inTransaction(() => this.#add(cycle, agency, 'refused', households));
  }

  takeNonce(agency: string, nonce: Uint8Array, { now, forgetBefore }: { readonly now: number; readonly forgetBefore: number }): boolean {
    return this.#sqlite.inTransaction(() => {
      this.#run('delete from nonce where taken < ?', forgetBefore);
      return this.#run('insert into nonce (agency, nonce, taken) values (?, ?, ?) on conflict do nothing', agency, nonce, now) === 1;
    });
  }

  post(cycle: string, agency: string, rows: readonly { readonly id: Uint8Array; readonly tokens: Uint8Array }[], most: { readonly standing: number; readonly ever: number }): Posted {
    return this.#sqlite.inTransaction((): Posted => {
      for (const { id, tokens } of rows) {
        if (this.#run('insert into board_row (cycle, agency, id, tokens) values (?, ?, ?, ?) on conflict do nothing', cycle, agency, id, tokens) === 1) continue;
        this.#sqlite.rollBack();
        return 'row-repeated';
      }
      this.#add(cycle, agency, 'posted', rows.length);
      if (this.standing(cycle, agency) <= most.standing && this.tally(cycle, agency).posted <= most.ever) return 'stand';
      this.#sqlite.rollBack();
      return 'rows-too-many';
    });
  }

  withdraw(cycle: string, agency: string, ids: readonly Uint8Array[]): number {
    const changed = this.#sqlite.inTransaction(() => {
      let count = 0;
      for (const id of ids) {
        if (this.#run('delete from board_row where cycle = ? and agency = ? and id = ? and tokens is not null', cycle, agency, id) === 0) continue;
        this.#run('insert into board_row (cycle, agency, id, tokens) values (?, ?, ?, null)', cycle, agency, id);
        count += 1;
      }
      return count;
    });
    if (changed > 0) this.#shortenLog();
    return changed;
  }

  standing(cycle: string, agency: string): number {
    return numberOf(this.#one('select count(*) as n from board_row where cycle = ? and agency = ? and tokens is not null', cycle, agency)?.['n']);
  }

  rows(cycle: string, since: number, count: number): readonly KeptRow[] {
    return this.#all('select number, agency, id, tokens from board_row where cycle = ? and number > ? order by number limit ?', cycle, since, count).map((row) => ({
      number: numberOf(row['number']), agency: textOf(row['agency']), id: bytesOf(row['id']), tokens: row['tokens'] === null ? undefined : bytesOf(row['tokens']),
    }));
  }

  close(): void {
    this.#sqlite.guard(() => this.#sqlite.database.close());
  }

  #add(cycle: string, agency: string, column: 'asked' | 'refused' | 'posted', count: number): void {
    this.#run(`insert into tally (cycle, agency, ${column}) values (?, ?, ?) on conflict (cycle, agency) do update set ${column} = min(${COUNT_MAX}, ${column} + excluded.${column})`, cycle, agency, count);
  }

  /** Moves the write-ahead log into the file and empties it: until then it holds what was deleted. */
  #shortenLog(): void {
    this.#sqlite.guard(() => this.#sqlite.database.exec('pragma wal_checkpoint(truncate)'));
  }

  #all(sql: string, ...parameters: readonly Value[]): Row[] {
    return this.#sqlite.guard(() => this.#sqlite.statement(sql).all(...parameters));
  }

  #one(sql: string, ...parameters: readonly Value[]): Row | undefined {
    return this.#sqlite.guard(() => this.#sqlite.statement(sql).get(...parameters));
  }

  /** How many rows it changed. */
  #run(sql: string, ...parameters: readonly Value[]): number {
    return Number(this.#sqlite.statement(sql).run(...parameters).changes);
  }
}

function tallyOf(row: Row): BoardTally {
  return { agency: textOf(row['agency']), asked: numberOf(row['asked']), refused: numberOf(row['refused']), posted: numberOf(row['posted']) };
}
