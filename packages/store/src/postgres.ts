/**
 * The store on a PostgreSQL server, 15 or newer: one schema holds one journal.
 *
 * An append is one statement, so one transaction and one round trip; a lock on
 * the head lets one writer through at a time. When the answer to it is lost,
 * `StoreUnavailable` is thrown and `head()` tells whether the append stands.
 */
import type pg from 'pg';
import { assert } from '@amanah/log/assert.ts';
import { equal } from '@amanah/log/bytes.ts';
import { byteaArray, int4Array, int8Array } from './binary-array.ts';
import { type Bundle, BundleReader, bundlesOf, unpackBundle } from './bundle.ts';
import { IdIndex } from './id-index.ts';
import { inTransaction, openPool, postgresFailure, type PostgresOptions } from './postgres-pool.ts';
import { type Append, assertAppend, assertRange, ID_BYTES, type LogHead, MissingEntry, RepeatedId, SettingStands, type Store, StoreCorrupt } from './store.ts';

const PAGE_BYTES = 2_097_152;
const PAGE_ROWS_MAX = 1024;
const POINT_READS_MAX = 32;
const SNAPSHOT_PART_BYTES = 1_048_576;

/** Opens the books in `schema` of the database at `url`. Throws `StoreRefused` with what to do, `StoreUnavailable` when nothing answers. */
export async function openPostgres(url: string, options: PostgresOptions): Promise<Store> {
  return new PostgresStore(await openPool(url, options));
}

type BundleRow = { readonly first: string; readonly count: number; readonly entries: Buffer };

class PostgresStore implements Store {
  readonly engine = 'postgres';
  readonly #pool: pg.Pool;
  readonly #ids = new IdIndex();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async head(): Promise<LogHead> {
    const [row] = await this.#rows<{ size: string; compact_range: Buffer }>('select size, compact_range from log_head');
    assert(row !== undefined, 'the migration made the head');
    return { size: Number(row.size), range: row.compact_range };
  }

  async append(batch: Append): Promise<'appended' | 'conflict'> {
    assertAppend(batch);
    const { from, entries, to } = batch;
    if (this.#ids.size < from.size) await this.#learnIds();
    // Entries below a head never change, so ids known exactly up to it can be judged before the head is locked.
    if (this.#ids.size !== from.size) return 'conflict';
    const suspects = this.#ids.suspectsAmong(entries);
    const repeat = suspects.length === 0 ? undefined : await this.#confirmed(suspects);
    if (repeat !== undefined) {
      const head = await this.head();
      if (head.size !== from.size || !equal(head.range, from.range)) return 'conflict';
      throw new RepeatedId(repeat.id, `entry ${repeat.index} already`);
    }
    const bundles = bundlesOf(from.size, entries);
    const tiles = batch.tiles.toSorted((a, b) => a.level - b.level || a.index - b.index);
    const [row] = await this.#rows<{ appended: boolean }>('select append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as appended', [
      from.size, from.range, to.size, to.range,
      int8Array(bundles.map(({ first }) => first)), int4Array(bundles.map(({ count }) => count)),
      byteaArray(bundles.map(({ ids }) => ids)), byteaArray(bundles.map((bundle) => bundle.entries)),
      int4Array(tiles.map(({ level }) => level)), int8Array(tiles.map(({ index }) => index)), byteaArray(tiles.map(({ hashes }) => hashes)),
    ]);
    if (row?.appended !== true) return 'conflict';
    for (const { first, ids } of bundles) if (first <= this.#ids.size) this.#ids.learn(first, ids);
    return 'appended';
  }

  async read(from: number, to: number): Promise<Uint8Array[]> {
    assertRange(from, to);
    const entries: Uint8Array[] = [];
    for await (const page of this.#pages(from, to)) for (const entry of page) entries.push(entry);
    return entries;
  }

  async *stream(from: number, to: number): AsyncIterable<Uint8Array> {
    assertRange(from, to);
    for await (const page of this.#pages(from, to)) yield* page;
  }

  async readMany(indexes: readonly number[]): Promise<Uint8Array[]> {
    const found = new Map<number, Uint8Array>();
    const wanted = [...new Set(indexes)].sort((a, b) => a - b);
    for (let at = 0; at < wanted.length; at += POINT_READS_MAX) {
      const some = wanted.slice(at, at + POINT_READS_MAX);
      for (const bundle of await this.#bundlesAt(some)) {
        const entries = unpackBundle(bundle);
        for (const index of some) {
          const entry = entries[index - bundle.first];
          // A copy, so that one entry kept by the caller does not keep its whole bundle.
          if (entry !== undefined) found.set(index, entry.slice());
        }
      }
    }
    return indexes.map((index) => found.get(index) ?? missing(index));
  }

  async findId(id: Uint8Array): Promise<number | undefined> {
    assert(id.length === ID_BYTES, 'a record id has 32 bytes');
    const confirmed = async () => (await this.#confirmed(this.#ids.suspects(id).map((index) => ({ id, index }))))?.index;
    const index = await confirmed();
    if (index !== undefined) return index;
    return await this.#learnIds() > 0 ? confirmed() : undefined;
  }

  async tile(level: number, index: number): Promise<Uint8Array | undefined> {
    const [row] = await this.#rows<{ hashes: Buffer }>('select hashes from tile where level = $1 and position = $2', [level, index]);
    return row?.hashes;
  }

  async checkpoint(): Promise<string | undefined> {
    const [row] = await this.#rows<{ note: string }>('select note from checkpoint');
    return row?.note;
  }

  async swapCheckpoint(expected: string | undefined, next: string): Promise<boolean> {
    const written = expected === undefined
      ? await this.#rows('insert into checkpoint (one, note) values (1, $1) on conflict do nothing returning one', [next])
      : await this.#rows('update checkpoint set note = $1 where note = $2 returning one', [next, expected]);
    return written.length === 1;
  }

  async snapshot(name: string): Promise<{ readonly size: number; readonly bytes: Uint8Array } | undefined> {
    return this.#inTransaction(async (client) => {
      const { rows: [row] } = await client.query<{ size: string; length: string }>('select size, length from snapshot where name = $1', [name]);
      if (row === undefined) return undefined;
      const bytes = new Uint8Array(Number(row.length));
      let end = 0;
      for (let part = 0; end < bytes.length; part++) {
        const { rows: [stored] } = await client.query<{ bytes: Buffer }>('select bytes from snapshot_part where name = $1 and part = $2', [name, part]);
        if (stored === undefined) throw new StoreCorrupt(`the snapshot ${name} is incomplete: delete its rows and it is made again`);
        bytes.set(stored.bytes, end);
        end += stored.bytes.length;
      }
      return { size: Number(row.size), bytes };
    }, 'begin isolation level repeatable read read only');
  }

  async putSnapshot(name: string, size: number, bytes: Uint8Array): Promise<void> {
    await this.#inTransaction(async (client) => {
      // The row of the name is locked first, so that two processes replace a snapshot one after the other.
      await client.query(`insert into snapshot (name, size, length) values ($1, $2, $3)
        on conflict (name) do update set size = excluded.size, length = excluded.length`, [name, size, bytes.length]);
      await client.query('delete from snapshot_part where name = $1', [name]);
      for (let part = 0; part * SNAPSHOT_PART_BYTES < bytes.length; part++) {
        const some = bytes.subarray(part * SNAPSHOT_PART_BYTES, (part + 1) * SNAPSHOT_PART_BYTES);
        await client.query('insert into snapshot_part (name, part, bytes) values ($1, $2, $3)', [name, part, some]);
      }
    });
  }

  async setting(name: string): Promise<string | undefined> {
    const [row] = await this.#rows<{ value: string }>('select value from setting where name = $1', [name]);
    return row?.value;
  }

  async putSetting(name: string, value: string): Promise<void> {
    await this.#rows('insert into setting (name, value) values ($1, $2) on conflict do nothing', [name, value]);
    const stored = await this.setting(name);
    if (stored !== value) throw new SettingStands(name, stored ?? '');
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** The entries `from` up to `to`, a few megabytes at a time. */
  async *#pages(from: number, to: number): AsyncIterable<Uint8Array[]> {
    const reader = new BundleReader(from, to);
    while (!reader.finished) {
      const rows = await this.#rows<BundleRow>(`
        select first, count, entries from (
          select first, count, entries, sum(octet_length(entries)) over (order by first) - octet_length(entries) as before
          from (
            select * from journal
            where first >= coalesce((select max(first) from journal where first <= $1), 0) and first < $2
            order by first limit $3
          ) as next_rows
        ) as measured where before < $4 order by first`, [reader.next, to, PAGE_ROWS_MAX, PAGE_BYTES]);
      if (rows.length === 0) reader.end();
      const bundles = rows.map(bundleOf).filter(({ first, count }) => first + count > reader.next);
      if (bundles.length === 0) reader.end();
      yield bundles.flatMap((bundle) => reader.take(bundle));
    }
  }

  async #bundlesAt(indexes: readonly number[]): Promise<Bundle[]> {
    const rows = await this.#rows<BundleRow>(`
      select first, count, entries from journal where first in (
        select (select max(first) from journal where first <= wanted) from unnest($1::bigint[]) as wanted
      )`, [int8Array(indexes)]);
    return rows.map(bundleOf);
  }

  /** The first suspect whose whole id is that of the stored entry. */
  async #confirmed(suspects: readonly { readonly id: Uint8Array; readonly index: number }[]): Promise<{ readonly id: Uint8Array; readonly index: number } | undefined> {
    if (suspects.length === 0) return undefined;
    const rows = await this.#rows<{ position: string }>(`
      select position from unnest($1::bigint[], $2::bytea[]) with ordinality as suspect (index, id, position)
      cross join lateral (select first, ids from journal where first <= index order by first desc limit 1) as bundle
      where substring(ids from (32 * (index - first) + 1)::int for 32) = id order by position limit 1`,
    [int8Array(suspects.map(({ index }) => index)), byteaArray(suspects.map(({ id }) => id))]);
    return rows[0] && suspects[Number(rows[0].position) - 1];
  }

  /** Brings the ids that this process has not seen into the index; how many those were. */
  async #learnIds(): Promise<number> {
    const known = this.#ids.size;
    for (;;) {
      const rows = await this.#rows<{ first: string; ids: Buffer }>('select first, ids from journal where first >= $1 order by first limit $2', [this.#ids.size, PAGE_ROWS_MAX]);
      for (const { first, ids } of rows) this.#ids.learn(Number(first), ids);
      if (rows.length < PAGE_ROWS_MAX) return this.#ids.size - known;
    }
  }

  async #rows<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    try {
      return (await this.#pool.query<Row>(sql, parameters)).rows;
    } catch (error) {
      throw postgresFailure(error);
    }
  }

  async #inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>, begin?: string): Promise<T> {
    try {
      return await inTransaction(this.#pool, work, begin);
    } catch (error) {
      throw postgresFailure(error);
    }
  }
}

function bundleOf({ first, count, entries }: BundleRow): Bundle {
  return { first: Number(first), count, entries };
}

function missing(index: number): never {
  throw new MissingEntry(index);
}
