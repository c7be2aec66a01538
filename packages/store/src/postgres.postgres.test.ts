import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../../../scripts/postgres.ts';
import { openStore } from './open.ts';
import { openPostgres } from './postgres.ts';
import { storeContract } from './store.contract.ts';
import { appendOf, entriesNamed, fillTo } from './store.samples.ts';
import { type Store, StoreCorrupt, StoreRefused, StoreUnavailable } from './store.ts';

const reason = whyNoPostgres();

describe('PostgreSQL', { skip: reason ?? false }, () => {
  let server: TestPostgres;
  let schemas = 0;
  const opened: Store[] = [];
  before(async () => {
    server = await startPostgres();
  });
  after(async () => {
    await Promise.allSettled(opened.map((store) => store.close()));
    await server.stop();
  });

  async function open(schema: string, create = false): Promise<Store> {
    const store = await openPostgres(server.url, { schema, create });
    opened.push(store);
    return store;
  }

  async function raw<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: server.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  storeContract('postgres', async () => {
    const schema = `books_${schemas++}`;
    let store = await open(schema, true);
    return {
      store,
      reopen: async () => {
        await store.close();
        store = await open(schema);
        return store;
      },
      openSecond: () => open(schema),
    };
  });

  async function filled(schema: string): Promise<Store> {
    const store = await open(schema, true);
    await fillTo(store, 300, 'x');
    await store.swapCheckpoint(undefined, 'note');
    await store.putSetting('origin', 'o');
    return store;
  }

  test('[S16] PostgreSQL itself refuses to change, delete, truncate or skip rows of the journal, tiles and settings', async () => {
    await filled('guarded');
    const refused = [
      "update guarded.journal set entries = '\\x0000'", 'delete from guarded.journal', 'truncate guarded.journal',
      'update guarded.tile set position = 7', 'delete from guarded.tile', 'truncate guarded.tile',
      'update guarded.log_head set size = 299', 'update guarded.log_head set size = 301', 'delete from guarded.log_head', 'truncate guarded.log_head',
      "update guarded.setting set value = 'y'", 'delete from guarded.setting', 'truncate guarded.setting',
      'delete from guarded.checkpoint', 'truncate guarded.checkpoint',
      "insert into guarded.journal values (301, 1, decode(repeat('00', 32), 'hex'), '\\x0000')",
      "insert into guarded.journal values (299, 1, decode(repeat('00', 32), 'hex'), '\\x0000')",
      "insert into guarded.journal values (300, 2, decode(repeat('00', 32), 'hex'), '\\x0000')",
      "insert into guarded.tile values (0, 2, decode(repeat('00', 8192), 'hex'))",
      "insert into guarded.tile values (0, 1, decode(repeat('00', 8191), 'hex'))",
    ];
    await raw(async (client) => {
      for (const sql of refused) await assert.rejects(client.query(sql), /append-only|never change|gaps|head|stays|check constraint/, sql);
    });
  });

  test('[S16] a role without ownership can do all a store does and cannot remove the guards', async () => {
    const role = `clerk_${process.pid}`;
    const books = await open('owned', true);
    await raw(async (client) => {
      await client.query(`create role ${role} login; ${readFileSync(new URL('../role.postgres.sql', import.meta.url), 'utf8').replaceAll('amanah_clerk', role).replaceAll('amanah', 'owned')}`);
    });
    const url = new URL(server.url);
    url.username = role;
    const store = await openPostgres(url.href, { schema: 'owned' });
    opened.push(store);
    await fillTo(store, 300, 'x');
    assert.equal(await store.swapCheckpoint(undefined, 'a'), true);
    assert.equal(await store.swapCheckpoint('a', 'b'), true);
    await store.putSetting('origin', 'o');
    await store.putSnapshot('s', 1, Uint8Array.of(1));
    await store.putSnapshot('s', 2, Uint8Array.of(2));
    assert.equal((await books.head()).size, 300);
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      for (const sql of ['delete from owned.journal', 'alter table owned.journal disable trigger all', 'drop table owned.tile', 'drop trigger tile_no_change on owned.tile']) {
        await assert.rejects(client.query(sql), /permission denied|must be owner/, sql);
      }
    } finally {
      await client.end();
    }
  });

  test('[S3] sessions commit durably whatever the database, the role or the address asks for', async () => {
    await raw((client) => client.query('alter role current_user set synchronous_commit = off'));
    try {
      const address = new URL(server.url);
      address.searchParams.set('options', '-c synchronous_commit=off -c search_path=pg_catalog');
      for (const url of [server.url, address.href]) {
        const store = await openPostgres(url, { schema: 'durable', create: true });
        opened.push(store);
        assert.equal(await store.append(appendOf(await store.head(), entriesNamed(`n${url.length}`, 1))), 'appended');
      }
    } finally {
      await raw((client) => client.query('alter role current_user reset synchronous_commit'));
    }
  });

  test('[S17] what cannot be opened as books is refused with what to do', async () => {
    await assert.rejects(openPostgres(server.url, { schema: 'nothing_here' }), refusedWith(/no books in schema nothing_here .*"amanah init"/));
    await assert.rejects(openPostgres(server.url, { schema: 'x; drop table y', create: true }), refusedWith(/no name for a schema/));
    await open('future', true);
    await raw((client) => client.query("insert into future.migration values (2, '0002-later')"));
    await assert.rejects(open('future'), refusedWith(/newer Amanah \(schema 2, this one knows 1\)/));
    await assert.rejects(openStore('postgres://nobody@localhost:1/none'), StoreUnavailable);
  });

  test('[S17] one database holds several books apart, and a location names its schema', async () => {
    const at = (schema: string) => `${server.url}${server.url.includes('?') ? '&' : '?'}schema=${schema}`;
    const [one, two] = [await openStore(at('one'), { create: true }), await openStore(at('two'), { create: true })];
    opened.push(one, two);
    await fillTo(one, 5, 'a');
    assert.deepEqual([(await one.head()).size, (await two.head()).size], [5, 0]);
  });

  test('[S7] ten stores that make the same books at once all open them', async () => {
    const stores = await Promise.all(Array.from({ length: 10 }, () => open('raced', true)));
    assert.equal((await stores[9]?.head())?.size, 0);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('[S19] a broken connection is an outage with its cause, and the next call has a new one', async () => {
    const store = await filled('outage');
    const killAll = () => raw((client) => client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'amanah' and pid <> pg_backend_pid()"));
    const locker = new pg.Client({ connectionString: server.url });
    await locker.connect();
    try {
      await locker.query('begin; select * from outage.log_head for update');
      const batch = appendOf(await store.head(), entriesNamed('waiting', 3));
      const outcome = assert.rejects(store.append(batch), (error) => error instanceof StoreUnavailable && error.cause instanceof Error);
      await raw(async (client) => {
        // Broken sooner, it would be tried again on a new connection, and wait for the lock for good.
        const waits = "select 1 from pg_stat_activity where application_name = 'amanah' and datname = current_database() and wait_event_type = 'Lock'";
        while ((await client.query(waits)).rows.length === 0) await new Promise((done) => setTimeout(done, 10));
      });
      await killAll();
      await outcome;
      await locker.query('rollback');
      assert.equal((await store.head()).size, 300, 'the head tells that the append does not stand');
      assert.equal(await store.append(batch), 'appended');
    } finally {
      await locker.end();
    }
  });

  test('[S19] a refused statement is corruption and not an outage', async () => {
    const store = await filled('meddled');
    await raw((client) => client.query("alter table meddled.journal disable trigger all; insert into meddled.journal values (300, 1, decode(repeat('00', 32), 'hex'), '\\x0000')"));
    await assert.rejects(store.append(appendOf(await store.head(), entriesNamed('y', 1))), StoreCorrupt);
  });

  test('the committed PostgreSQL schema is the one the migrations make', async () => {
    await open('schema_check', true);
    const live = await raw((client) => schemaText(client, 'schema_check'));
    const committed = new URL('../schema.postgres.sql', import.meta.url);
    if (process.env['AMANAH_WRITE_SCHEMA'] === '1') writeFileSync(committed, live);
    assert.equal(readFileSync(committed, 'utf8'), live, 'run this test with AMANAH_WRITE_SCHEMA=1 and look at the difference');
  });
});

/** What the catalogue says of a schema, one line for each thing, in an order and wording that versions 15 to 18 share. */
async function schemaText(client: pg.Client, schema: string): Promise<string> {
  const { rows } = await client.query<{ line: string }>(`
    select line from (
    select format('table %s column %s %s%s%s storage %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), a.attstorage) as line
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = $1::text::regnamespace and c.relkind = 'r'
    union all select format('table %s constraint %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = $1::text::regnamespace and contype <> 'n'
    union all select format('index %s', indexdef) from pg_indexes where schemaname = $1::text
    union all select format('trigger %s', pg_get_triggerdef(t.oid)) from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = $1::text::regnamespace and not t.tgisinternal
    union all select format('function %s(%s) %s%s', proname, pg_get_function_arguments(oid), proconfig, prosrc)
      from pg_proc where pronamespace = $1::text::regnamespace
    ) as lines order by line collate "C"`, [schema]);
  return rows.map(({ line }) => `${line.replaceAll(`${schema}.`, '').replaceAll(`search_path=${schema}`, 'search_path=BOOKS')}\n`).join('\n');
}

function refusedWith(words: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert(error instanceof StoreRefused, String(error));
    assert.match(error.message, words);
    return true;
  };
}
