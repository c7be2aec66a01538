/**
 * What both of our SQLite files need of a connection: prepared statements kept, writes as transactions, cells read as
 * the type that their column holds.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { assert } from '@amanah/log/assert.ts';
import { sqliteFailure } from './sqlite-file.ts';
import { StoreCorrupt } from './store.ts';

type Cell = null | number | bigint | string | Uint8Array;
/** A row as SQLite gives it: column name to cell. */
export type Row = Record<string, Cell>;

/** An open SQLite file. */
export class SqliteConnection {
  readonly database: DatabaseSync;
  readonly #file: string;
  readonly #statements = new Map<string, StatementSync>();
  #isTakenBack = false;

  constructor(database: DatabaseSync, file: string) {
    this.database = database;
    this.#file = file;
  }

  /** The statement of this text, prepared once. */
  statement(sql: string): StatementSync {
    const prepared = this.#statements.get(sql) ?? this.database.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }

  /** All that `work` writes, or nothing where it throws or calls `rollBack`. */
  inTransaction<T>(work: () => T, begin: 'begin' | 'begin immediate' = 'begin immediate'): T {
    return this.guard(() => {
      this.statement(begin).run();
      this.#isTakenBack = false;
      try {
        const result = work();
        this.statement(this.#isTakenBack ? 'rollback' : 'commit').run();
        return result;
      } catch (error) {
        // SQLite ends the transaction itself after some failures, a full disk among them.
        if (this.database.isTransaction) this.statement('rollback').run();
        throw error;
      }
    });
  }

  /** Lets the transaction under way write nothing, although its work returns. */
  rollBack(): void {
    assert(this.database.isTransaction, 'only a transaction is taken back');
    this.#isTakenBack = true;
  }

  /** The result of `work`. What SQLite throws becomes `StoreCorrupt` or `StoreUnavailable`; any other error is thrown as it is. */
  guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw sqliteFailure(error, this.#file);
    }
  }
}

/** Throws `StoreCorrupt` where the cell is something else, as the next two do. */
export function bytesOf(cell: Cell | undefined): Uint8Array {
  if (cell instanceof Uint8Array) return cell;
  throw new StoreCorrupt('a column of bytes holds something else');
}

export function numberOf(cell: Cell | undefined): number {
  if (typeof cell === 'number') return cell;
  throw new StoreCorrupt('a column of integers holds something else');
}

export function textOf(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell;
  throw new StoreCorrupt('a column of text holds something else');
}
