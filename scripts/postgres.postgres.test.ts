import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { postgresOrSkip, whyNoPostgres } from './postgres.ts';

test('a PostgreSQL server for tests answers over its socket and leaves nothing behind', async (t) => {
  const server = await postgresOrSkip(t);
  if (server === undefined) return;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query("select current_setting('fsync') as fsync, current_setting('server_version_num')::int >= 150000 as recent");
  assert.deepEqual(rows, [{ fsync: 'on', recent: true }]);
  await client.end();
  await server.stop();
  const socket = new URL(server.url).searchParams.get('host');
  if (socket !== null) assert.equal(existsSync(socket), false);
  await assert.rejects(new pg.Client({ connectionString: server.url }).connect());
});

test('the server ends when the process that started it is killed', async (t) => {
  const reason = process.env['AMANAH_TEST_DATABASE_URL'] === undefined ? whyNoPostgres() : 'the server of AMANAH_TEST_DATABASE_URL is not ours to end';
  if (reason !== undefined) return t.skip(reason);
  const script = `const { startPostgres } = await import(${JSON.stringify(import.meta.resolve('./postgres.ts'))});
    console.log((await startPostgres()).url); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((found) => child.stdout.once('data', (bytes: Buffer) => found(bytes.toString().trim())));
  const socket = new URL(url).searchParams.get('host') ?? '';
  assert.equal(existsSync(socket), true);
  child.kill('SIGKILL');
  for (const patience = performance.now() + 60_000; existsSync(socket) && performance.now() < patience;) await delay(50);
  assert.equal(existsSync(socket), false);
});
