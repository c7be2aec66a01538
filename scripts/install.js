// Installs what package-lock.json says and node_modules lacks; does nothing, quickly, when nothing is missing.
// Plain JavaScript for the node the machine happens to have: it runs before there is another.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from './node24.js';

/** "prod" is what running needs; "dev" is that and what testing needs. */
const STAMPS = { prod: '.amanah-installed-prod', dev: '.amanah-installed-dev' };

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Does a package of the lock concern a machine of this platform, processor and C library? */
function isForThisMachine(entry, { platform, arch }) {
  const allows = (given, value) => {
    const list = [given ?? []].flat();
    if (list.includes(`!${value}`)) return false;
    return list.every((one) => one.startsWith('!')) || list.includes(value);
  };
  return allows(entry.os, platform) && allows(entry.cpu, arch);
}

/**
 * The packages that the lock names and the install lacks or has in another version, by their place in node_modules.
 * `installed` is npm's own account of an install, node_modules/.package-lock.json.
 */
export function missingPackages(lock, installed, { dev, platform = process.platform, arch = process.arch }) {
  return Object.entries(lock.packages ?? {})
    .filter(([place, entry]) => place.startsWith('node_modules/') && (dev || entry.dev !== true))
    .filter(([, entry]) => entry.optional !== true || isForThisMachine(entry, { platform, arch }))
    .filter(([place, entry]) => {
      const there = installed.packages?.[place];
      if (there !== undefined) return there.version !== entry.version;
      // npm may leave out an optional package that it could not obtain; asking again at every start would not help.
      return entry.optional !== true;
    })
    .map(([place]) => place);
}

/**
 * What there is to do: "nothing", "stamp" (all is there, put there by a plain `npm ci`), or "install".
 * A machine that has development packages keeps them: then a start installs in "dev" too.
 */
export function planInstall({ root = repositoryRoot, dev }) {
  const modules = join(root, 'node_modules');
  const lockText = readIfThere(join(root, 'package-lock.json'));
  const hasDev = existsSync(join(modules, STAMPS.dev)) || existsSync(join(modules, 'typescript'));
  const mode = dev || hasDev ? 'dev' : 'prod';
  if (lockText === undefined) return { todo: 'no lock', mode };
  const digest = createHash('sha256').update(`${process.platform} ${process.arch}\n${lockText}`).digest('hex');
  const stampIs = (name) => readIfThere(join(modules, STAMPS[name])) === digest;
  if (stampIs('dev') || (mode === 'prod' && stampIs('prod'))) return { todo: 'nothing', mode, digest };
  const installedText = readIfThere(join(modules, '.package-lock.json'));
  if (installedText !== undefined) {
    const missing = missingPackages(JSON.parse(lockText), JSON.parse(installedText), { dev: mode === 'dev' });
    if (missing.length === 0) return { todo: 'stamp', mode, digest };
  }
  return { todo: 'install', mode, digest };
}

/** npm runs on the machine's own node: `npm ci` deletes the node it brought the last time. */
function environmentOfNpm(root) {
  const own = join(root, 'node_modules');
  const path = (process.env.PATH ?? '').split(delimiter).filter((part) => !part.startsWith(own));
  return { ...process.env, PATH: path.join(delimiter) };
}

function runNpm(root, args) {
  const options = { cwd: root, env: environmentOfNpm(root), stdio: ['ignore', 'inherit', 'inherit'] };
  const byName = spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (byName.error?.code !== 'ENOENT') return byName;
  const npmFile = process.env.npm_execpath;
  return npmFile === undefined ? byName : spawnSync(process.execPath, [npmFile, ...args], options);
}

/** Brings node_modules to what package-lock.json says. Throws an error in words when npm fails. */
export function install({ root = repositoryRoot, dev, say = (line) => process.stderr.write(`${line}\n`) }) {
  const { todo, mode, digest } = planInstall({ root, dev });
  if (todo === 'no lock') {
    throw new Error('package-lock.json is missing, so no exact versions are known. Restore it, or run `npm install` to make a new one.');
  }
  if (todo === 'nothing') return;
  if (todo === 'install') {
    say(mode === 'dev' ? 'Installing packages (with those for tests) …' : 'Installing packages …');
    const args = ['ci', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error', mode === 'dev' ? '--include=dev' : '--omit=dev'];
    const { status, error } = runNpm(root, args);
    if (error !== undefined || status !== 0) {
      throw new Error(`\`npm ${args.join(' ')}\` failed${error === undefined ? ` with code ${status}` : ''}. Is the package registry reachable?`, { cause: error });
    }
  }
  try {
    writeFileSync(join(root, 'node_modules', STAMPS[mode]), digest);
  } catch (error) {
    // A read-only install is complete all the same; it is only looked at again at the next start.
    if (error.code !== 'EROFS' && error.code !== 'EACCES') throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    install({ dev: !process.argv.includes('--omit=dev') });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
