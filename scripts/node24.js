// Plain JavaScript on purpose: this file must run on the node the machine happens to have (18 or newer), because its
// whole task is to find the node that can run the rest. See docs/decisions/0001-runtime-and-no-build.md.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json of the whole repository. */
export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The oldest node that runs TypeScript files as they are and has `node:sqlite`. */
export const OLDEST_NODE_MAJOR = 24;

/** Is this `process.versions.node` new enough to run the sources without a build? */
export function isNewEnough(version) {
  const major = Number.parseInt(version, 10);
  return Number.isInteger(major) && major >= OLDEST_NODE_MAJOR;
}

/**
 * The path of a node that can run the sources: the one the install brought, else the running one when it is new enough.
 * Throws an error in words when there is neither.
 */
export function findNode({ root = repositoryRoot, running = process.versions.node, runningPath = process.execPath } = {}) {
  const brought = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (process.platform !== 'win32' && existsSync(brought)) return brought;
  if (isNewEnough(running)) return runningPath;
  throw new Error(
    `Amanah needs Node.js ${OLDEST_NODE_MAJOR} or newer; this is ${running}. ` +
      `On Linux (x64, arm64) \`npm ci\` brings it; elsewhere install Node.js ${OLDEST_NODE_MAJOR} and run the same command again.`,
  );
}

/** The environment with the folder of `node` and the installed commands first on the PATH, so that children find both. */
export function environmentFor(node, env = process.env, root = repositoryRoot) {
  const first = [dirname(node), join(root, 'node_modules', '.bin')];
  const rest = (env.PATH ?? '').split(delimiter).filter((part) => part !== '' && !first.includes(part));
  return { ...env, PATH: [...new Set(first), ...rest].join(delimiter) };
}

const PARENT_WATCH_MS = 200;
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * Runs `node …args` under the node found, with this terminal's output, and gives its exit code.
 *
 * Signals are passed on once each. Ctrl-C at a terminal reaches the child by itself, being sent to the whole group, so
 * there it is not passed on a second time. A child ended by a signal gives 128 plus the signal's number, as a shell does.
 * When npm, having started us, is killed outright, nobody passes anything on; then the child is asked to end.
 */
export function runUnderNode(args, { cwd = repositoryRoot, env = process.env, stdin = 'inherit' } = {}) {
  const node = findNode();
  return new Promise((done, failed) => {
    const child = spawn(node, args, { cwd, env: environmentFor(node, env), stdio: [stdin, 'inherit', 'inherit'] });
    const passed = new Set();
    const listeners = Object.keys(SIGNAL_NUMBERS).map((signal) => {
      const pass = () => {
        const reachedByTerminal = signal === 'SIGINT' && (process.stdin.isTTY || process.stdout.isTTY);
        if (!reachedByTerminal && !passed.has(signal)) child.kill(signal);
        passed.add(signal);
      };
      process.on(signal, pass);
      return () => process.off(signal, pass);
    });
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, PARENT_WATCH_MS);
    // Started without npm, we may well outlive the shell that started us.
    if (env.npm_lifecycle_event === undefined) clearInterval(watch);
    const release = () => {
      clearInterval(watch);
      listeners.forEach((off) => off());
    };
    child.once('error', (cause) => {
      release();
      failed(new Error(`could not start ${node}`, { cause }));
    });
    child.once('exit', (code, signal) => {
      release();
      done(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 9));
    });
  });
}
