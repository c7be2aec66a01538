/**
 * Connecting to PostgreSQL: session settings, what is refused, migrations, and
 * which errors are outages.
 */
import pg from 'pg';
import { assert } from '@amanah/log/assert.ts';
import { migrationsOf, pendingMigrations } from './migration.ts';
import { StoreCorrupt, StoreRefused, StoreUnavailable } from './store.ts';

const CONNECTIONS_MAX = 4;
const CONNECT_TIMEOUT_MS = 10_000;
const SERVER_MIN = 150_000;
const SCHEMA_NAME = /^[a-z][a-z0-9_]{0,62}$/;

export interface PostgresOptions {
  /** The schema that holds these books; one schema per books. */
  readonly schema: string;
  /** Makes the schema and its tables where there are none. */
  readonly create?: boolean;
}

/** A pool whose sessions see `schema` and commit durably, on a server that was found fit. Throws `StoreRefused`. */
export async function openPool(url: string, { schema, create = false }: PostgresOptions): Promise<pg.Pool> {
  if (!SCHEMA_NAME.test(schema)) throw new StoreRefused(`${JSON.stringify(schema)} is no name for a schema: use small letters, digits and _, at most 63`);
  const { connectionString, options } = splitOptions(url);
  const pool = new pg.Pool({
    connectionString,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'amanah',
    // Given with the connection and last, so that no default of the server and no option of the address weakens them.
    options: `${options} -c search_path=${schema},pg_temp -c synchronous_commit=on`.trim(),
  });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await refuseUnfitServer(pool);
    await migrate(pool, schema, create);
    return pool;
  } catch (error) {
    await pool.end();
    throw postgresFailure(error);
  }
}

/** The driver lets options of the address win over ours, so they are taken out of it and put before ours. */
function splitOptions(url: string): { readonly connectionString: string; readonly options: string } {
  if (!URL.canParse(url)) throw new StoreRefused('the address of the database is not a URL: write postgres://user@host/database');
  const parsed = new URL(url);
  const options = parsed.searchParams.get('options') ?? '';
  parsed.searchParams.delete('options');
  return { connectionString: parsed.href, options };
}

async function refuseUnfitServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number; name: string; fsync: string; commit: string }>(`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`);
  const [server] = rows;
  assert(server !== undefined, 'a query without a table has one row');
  if (server.version < SERVER_MIN) throw new StoreRefused(`this server is PostgreSQL ${server.name}: Amanah needs 15 or newer`);
  if (server.fsync !== 'on') throw new StoreRefused('this server runs with fsync = off and would lose acknowledged records in a power cut: set fsync = on and restart it');
  if (server.commit !== 'on') throw new StoreRefused(`sessions of this server have synchronous_commit = ${server.commit} although "on" was asked for: connect without a pooler that drops session options`);
}

async function migrate(pool: pg.Pool, schema: string, create: boolean): Promise<void> {
  await inTransaction(pool, async (client) => {
    // Two processes that open the same books at once apply the migrations one after the other.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`amanah ${schema}`]);
    const { rows: [found] } = await client.query<{ made: boolean }>('select to_regclass($1) is not null as made', [`${schema}.migration`]);
    if (found?.made !== true) {
      if (!create) throw new StoreRefused(`there are no books in schema ${schema} of this database: make them with "amanah init"`);
      await client.query(`create schema if not exists ${schema}`);
      await client.query('create table migration (number integer primary key, name text not null)');
    }
    const { rows: [count] } = await client.query<{ applied: number }>('select count(*)::int as applied from migration');
    const pending = pendingMigrations(migrationsOf('postgres'), count?.applied ?? 0, `schema ${schema}`);
    for (const { number, name, sql } of pending) {
      await client.query(sql);
      await client.query('insert into migration (number, name) values ($1, $2)', [number, name]);
    }
  });
}

/** Runs `work` in one transaction of one connection; whatever it throws rolls back. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>, begin = 'begin'): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is closed instead of used again.
    await client.query('rollback').catch((cause: unknown) => {
      broken = new Error('the connection is lost', { cause });
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** SQLSTATE classes that say the program or the data is wrong, and not that the server is away (PostgreSQL, appendix A). */
const NOT_AN_OUTAGE = /^(0A|21|22|23|2F|39|42|44|P0)/;

/** The error this package throws for one of the driver; errors of this package as they are. */
export function postgresFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof pg.DatabaseError) {
    if (NOT_AN_OUTAGE.test(error.code ?? '')) return new StoreCorrupt(`PostgreSQL refused a statement: ${error.message}`, { cause: error });
    return new StoreUnavailable(`PostgreSQL does not serve this now: ${error.message}`, { cause: error });
  }
  const fromNetwork = 'code' in error || /^(Connection terminated|timeout exceeded|Client has encountered a connection error)/.test(error.message);
  return fromNetwork ? new StoreUnavailable(`PostgreSQL does not answer: ${error.message}`, { cause: error }) : error;
}
