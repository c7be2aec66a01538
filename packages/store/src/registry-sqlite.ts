/**
 * The registry as one SQLite file beside the journal, readable by its owner only. What is deleted is overwritten, also in
 * free pages and in the write-ahead log.
 */
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { assert } from '@amanah/log/assert.ts';
import { bytesOf, numberOf, type Row, SqliteConnection, textOf } from './sqlite-connection.ts';
import { openSqliteFile, type SqliteSchema } from './sqlite-file.ts';
import type { AccessCount, Erasing, KeptBatch, RegistryBatch, RegistryDecision, RegistryStore, RegistryValue, UntoldErasure } from './registry.ts';
import { keyOfBoth, newKey, seal, unseal, unsealed } from './registry-seal.ts';
import { StoreRefused, StoreUnavailable } from './store.ts';

/** The file in a books folder. */
export const REGISTRY_FILE = 'registry.db';
/** "AmaR" in ASCII. */
const SCHEMA: SqliteSchema = { migrations: 'registry', applicationId: 0x416d6152 };
const OWNER_ONLY = 0o600;
const PROOF = 'registry';
/** Bytes at either end of a sealed value by which it is found again. */
const TRACE_BYTES = 16;
/** How long another process may read before an erasure gives up. */
const READERS_MS = 10_000;

/** Opens the registry in `file` under its key, making it where there is none. Throws `StoreRefused` for a wrong key. */
export function openRegistrySqlite(file: string, key: Uint8Array): RegistryStore {
  // The file is made before SQLite opens it, so that at no moment anybody else may read it; its write-ahead log takes the same mode.
  if (!existsSync(file)) closeSync(openSync(file, 'a', OWNER_ONLY));
  chmodSync(file, OWNER_ONLY);
  const database = openSqliteFile(file, { create: true, schema: SCHEMA });
  // What is rewritten on the way stays in memory: no other file on the disk holds any of it.
  database.exec(`pragma secure_delete = on; pragma temp_store = memory; pragma busy_timeout = ${READERS_MS}`);
  try {
    return new RegistrySqlite(database, file, key);
  } catch (error) {
    database.close();
    throw error;
  }
}

class RegistrySqlite implements RegistryStore {
  readonly #sqlite: SqliteConnection;
  readonly #key: Uint8Array;

  constructor(database: DatabaseSync, file: string, key: Uint8Array) {
    this.#sqlite = new SqliteConnection(database, file);
    this.#key = key;
    this.#sqlite.inTransaction(() => {
      const proof = this.#one('select proof from registry_key', (row) => bytesOf(row['proof']));
      if (proof === undefined) this.#run('insert into registry_key (one, proof) values (1, ?)', seal(key, 'proof', PROOF, Buffer.from(PROOF)));
      else if (unseal(key, 'proof', PROOF, proof) === undefined) throw new StoreRefused(`keys/registry is not the key of ${file}: put the right one back from your copy of the keys. Without it the registrations cannot be read; the books can`);
    });
  }

  async changes(): Promise<number> {
    return this.#one('select changes from change', (row) => numberOf(row['changes'])) ?? 0;
  }

  async keep({ batch, purpose, deleteBy, form, registrations, holder, created }: RegistryBatch, values: readonly { readonly id: string; readonly value: Uint8Array }[], ifChanges: number): Promise<boolean> {
    return this.#writeIf(ifChanges, () => {
      this.#run('insert into batch (batch, purpose, delete_by, form, registrations, holder, created) values (?, ?, ?, ?, ?, ?, ?)', batch, purpose, deleteBy, form, registrations, holder, created);
      for (const { id, value } of values) {
        const key = newKey();
        this.#run('insert into registration (id, batch, sealed) values (?, ?, ?)', id, batch, seal(key, 'value', id, value));
        this.#run('insert into registration_key (id, wrapped) values (?, ?)', id, seal(this.#key, 'key', id, key));
      }
    });
  }

  async batches(): Promise<KeptBatch[]> {
    return this.#all('select b.*, (select count(*) from registration r where r.batch = b.batch) as kept from batch b order by created, batch').map(batchOf);
  }

  async drop(batch: string): Promise<void> {
    this.#write(() => {
      const those = 'select id from registration where batch = ?';
      this.#run(`delete from decision where low in (${those}) or high in (${those})`, batch, batch);
      this.#run(`delete from registration_key where id in (${those})`, batch);
      this.#run('delete from registration where batch = ?', batch);
      this.#run('delete from batch where batch = ?', batch);
    });
    await this.overwrite();
  }

  async places(): Promise<{ readonly id: string; readonly batch: string }[]> {
    return this.#all('select id, batch from registration order by id').map((row) => ({ id: textOf(row['id']), batch: textOf(row['batch']) }));
  }

  async values(batches: readonly string[]): Promise<RegistryValue[]> {
    const wanted = new Set(batches);
    const values: RegistryValue[] = [];
    const rows = this.#sqlite.guard(() => this.#sqlite.statement('select r.id, r.batch, r.sealed, k.wrapped from registration r join registration_key k on k.id = r.id order by r.id').iterate());
    for (const row of rows as Iterable<Row>) if (wanted.has(textOf(row['batch']))) values.push(this.#valueOf(row));
    return values;
  }

  async valuesAfter(batches: readonly string[], after: string, most: number): Promise<{ readonly values: readonly RegistryValue[]; readonly next?: string }> {
    const wanted = new Set(batches);
    const rows = this.#all('select r.id, r.batch, r.sealed, k.wrapped from registration r join registration_key k on k.id = r.id where r.id > ? order by r.id limit ?', after, most);
    const values = rows.filter((row) => wanted.has(textOf(row['batch']))).map((row) => this.#valueOf(row));
    return rows.length < most ? { values } : { values, next: textOf((rows.at(-1) as Row)['id']) };
  }

  async value(id: string): Promise<RegistryValue | undefined> {
    return this.#one('select r.id, r.batch, r.sealed, k.wrapped from registration r join registration_key k on k.id = r.id where r.id = ?', (row) => this.#valueOf(row), id);
  }

  #valueOf(row: Row): RegistryValue {
    const id = textOf(row['id']);
    const key = unsealed(this.#key, 'key', id, bytesOf(row['wrapped']));
    return { id, batch: textOf(row['batch']), value: unsealed(key, 'value', id, bytesOf(row['sealed'])) };
  }

  async decisions(): Promise<Omit<RegistryDecision, 'reason'>[]> {
    return this.#all('select decision, low, high, verdict, holder, made from decision order by made, decision').map(decisionOf);
  }

  async decision(decision: string): Promise<RegistryDecision | undefined> {
    return this.#one('select * from decision where decision = ?', (row) => {
      const known = decisionOf(row);
      const key = row['reason'] === null ? undefined : this.#keyOfPair(known.left, known.right);
      const reason = key === undefined ? '' : Buffer.from(unsealed(key, 'reason', decision, bytesOf(row['reason']))).toString('utf8');
      return { ...known, reason };
    }, decision);
  }

  async decide({ decision, left, right, verdict, holder, made, reason }: RegistryDecision, ifChanges: number): Promise<boolean> {
    const [low, high] = left < right ? [left, right] : [right, left];
    return this.#writeIf(ifChanges, () => {
      const key = this.#keyOfPair(low, high);
      assert(key !== undefined, 'a decision is about two registrations that are there');
      const sealed = reason === '' ? null : seal(key, 'reason', decision, Buffer.from(reason));
      this.#run('insert into decision (decision, low, high, verdict, holder, made, reason) values (?, ?, ?, ?, ?, ?, ?)', decision, low, high, verdict, holder, made, sealed);
    });
  }

  async undecide(decision: string): Promise<boolean> {
    const isGone = this.#write(() => this.#run('delete from decision where decision = ?', decision) === 1);
    if (isGone) this.#shortenLog();
    return isGone;
  }

  #keyOfPair(low: string, high: string): Uint8Array | undefined {
    const [one, other] = [low, high].map((id) => this.#one('select wrapped from registration_key where id = ?', (row) => unsealed(this.#key, 'key', id, bytesOf(row['wrapped'])), id));
    return one === undefined || other === undefined ? undefined : keyOfBoth(one, other);
  }

  async erase({ ids, gone, repointed, untold }: Erasing): Promise<void> {
    this.#write(() => {
      for (const decision of gone) this.#run('delete from decision where decision = ?', decision);
      for (const { decision, left, right } of repointed) {
        // Its reason was sealed under a key that is going: nothing of it can be read any more.
        const [low, high] = left < right ? [left, right] : [right, left];
        this.#run('update or ignore decision set low = ?, high = ?, reason = null where decision = ?', low, high, decision);
      }
      for (const id of ids) {
        this.#run('delete from decision where low = ? or high = ?', id, id);
        this.#run('delete from registration_key where id = ?', id);
        this.#run('delete from registration where id = ?', id);
      }
      for (const { erasure, subjects, ground, purpose, after, holder, created } of untold) {
        this.#run('insert into erasure (erasure, subjects, ground, purpose, after, holder, created) values (?, ?, ?, ?, ?, ?, ?)', erasure, subjects, ground, purpose ?? null, after, holder, created);
      }
    });
    await this.overwrite();
  }

  async untold(): Promise<UntoldErasure[]> {
    return this.#all('select * from erasure order by created, erasure').map(erasureOf);
  }

  async told(erasure: string): Promise<boolean> {
    return this.#write(() => this.#run('delete from erasure where erasure = ?', erasure) === 1);
  }

  async traces(ids: readonly string[]): Promise<Uint8Array[]> {
    return ids.flatMap((id) => this.#one('select r.sealed, k.wrapped from registration r join registration_key k on k.id = r.id where r.id = ?', (row) => {
      const [sealed, wrapped] = [bytesOf(row['sealed']), bytesOf(row['wrapped'])];
      return [sealed.slice(0, TRACE_BYTES), sealed.slice(-TRACE_BYTES), wrapped.slice(0, TRACE_BYTES), wrapped.slice(-TRACE_BYTES)];
    }, id) ?? []);
  }

  async accessed({ day, holder, action, registrations }: { readonly day: string; readonly holder: string; readonly action: string; readonly registrations: number }): Promise<void> {
    const sql = 'insert into access (day, holder, action, times, registrations) values (?, ?, ?, 1, ?) on conflict (day, holder, action) do update set times = times + 1, registrations = registrations + excluded.registrations';
    // No change of the registry: what was made of it before still holds.
    this.#sqlite.inTransaction(() => this.#run(sql, day, holder, action, registrations));
  }

  async accesses(): Promise<AccessCount[]> {
    return this.#all('select * from access order by day, holder, action').map((row) => (
      { day: textOf(row['day']), holder: textOf(row['holder']), action: textOf(row['action']), times: numberOf(row['times']), registrations: numberOf(row['registrations']) }
    ));
  }

  async close(): Promise<void> {
    this.#sqlite.guard(() => this.#sqlite.database.close());
  }

  /** One transaction that counts as a change. */
  #write<T>(work: () => T): T {
    return this.#sqlite.inTransaction(() => {
      const result = work();
      this.#run('update change set changes = changes + 1');
      return result;
    });
  }

  /** The same, where nothing has changed since. */
  #writeIf(ifChanges: number, work: () => void): boolean {
    return this.#sqlite.inTransaction(() => {
      if (this.#one('select changes from change', (row) => numberOf(row['changes'])) !== ifChanges) return false;
      work();
      this.#run('update change set changes = changes + 1');
      return true;
    });
  }

  /**
   * Writes the file anew without what was deleted: rows that moved between pages leave copies in them that no deletion
   * reaches. Then the log beside it, which holds the old pages, is emptied.
   */
  async overwrite(): Promise<void> {
    this.#sqlite.guard(() => this.#sqlite.database.exec('vacuum'));
    this.#shortenLog();
  }

  #shortenLog(): void {
    const isBusy = this.#sqlite.guard(() => this.#sqlite.database.prepare('pragma wal_checkpoint(truncate)').get()?.['busy'] !== 0);
    if (isBusy) throw new StoreUnavailable(`another process reads the registry, so that its log cannot be emptied of what was erased: end it, or run the same again`);
  }

  #all(sql: string, ...parameters: (string | number | Uint8Array)[]): Row[] {
    return this.#sqlite.guard(() => this.#sqlite.statement(sql).all(...parameters));
  }

  #one<T>(sql: string, read: (row: Row) => T, ...parameters: (string | number | Uint8Array)[]): T | undefined {
    const row: Row | undefined = this.#sqlite.guard(() => this.#sqlite.statement(sql).get(...parameters));
    return row === undefined ? undefined : read(row);
  }

  /** How many rows it changed. */
  #run(sql: string, ...parameters: (string | number | Uint8Array | null)[]): number {
    return Number(this.#sqlite.statement(sql).run(...parameters).changes);
  }
}

function batchOf(row: Row): KeptBatch {
  return {
    batch: textOf(row['batch']), purpose: textOf(row['purpose']), deleteBy: textOf(row['delete_by']), form: textOf(row['form']) as RegistryBatch['form'],
    registrations: numberOf(row['registrations']), holder: textOf(row['holder']), created: numberOf(row['created']), kept: numberOf(row['kept']),
  };
}

function decisionOf(row: Row): Omit<RegistryDecision, 'reason'> {
  return { decision: textOf(row['decision']), left: textOf(row['low']), right: textOf(row['high']), verdict: textOf(row['verdict']) as RegistryDecision['verdict'], holder: textOf(row['holder']), made: numberOf(row['made']) };
}

function erasureOf(row: Row): UntoldErasure {
  const purpose = row['purpose'];
  return {
    erasure: textOf(row['erasure']), subjects: numberOf(row['subjects']), ground: textOf(row['ground']), ...(typeof purpose === 'string' ? { purpose } : {}),
    after: numberOf(row['after']), holder: textOf(row['holder']), created: numberOf(row['created']),
  };
}
