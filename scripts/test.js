// `npm test` runs every test there is; `npm run check` (--fast) leaves out those that need a database server, a
// browser, a killed process or minutes. Further arguments keep only the test files whose path contains one of them.
import { accessSync, constants, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.js';
import { repositoryRoot, runUnderNode } from './node24.js';

/** Where tests live. Everything in these folders that is named as a test is run. */
const TEST_FOLDERS = ['packages', 'conformance', 'stories', 'simulation', 'e2e', 'benchmarks', 'examples', 'scripts'];

const TEST_NAME = /\.(test|e2e)\.ts$/;
const SLOW_NAME = /\.(postgres\.test|slow\.test|crash\.test|e2e)\.ts$/;

/** Test files below `folder`, as paths from `root` with forward slashes, in the order of their names. */
function testsBelow(root, folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : testsBelow(root, path);
      return TEST_NAME.test(entry.name) ? [path] : [];
    });
}

/**
 * The test files to run; `only` keeps those whose path contains one of its texts.
 * @param {{ root?: string, fast: boolean, only?: readonly string[] }} options
 */
export function collectTests({ root = repositoryRoot, fast, only = [] }) {
  return TEST_FOLDERS.flatMap((folder) => testsBelow(root, folder))
    .filter((path) => !fast || !SLOW_NAME.test(path))
    .filter((path) => only.length === 0 || only.some((text) => path.includes(text)));
}

/** Debian packages whose programs judge our exported journals, and the program by which each is known. */
const JUDGES = { hledger: 'hledger', ledger: 'ledger', beancount: 'bean-check' };

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
}

/** Brings the accounting programs where this user may install them; otherwise says in words what will not run. */
function bringJudges(say) {
  const absent = () => Object.keys(JUDGES).filter((name) => !isOnPath(JUDGES[name]));
  let missing = absent();
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    say(`Installing the Debian packages ${missing.join(', ')}, which check our exported journals …`);
    apt(['update', '-qq']);
    // One by one: a package that this release of Debian lacks must not keep the others out.
    for (const name of missing) {
      const { status, stderr } = apt(['install', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=120', '--no-install-recommends', name]);
      if (status !== 0) say((stderr ?? '').trim().split('\n').slice(-2).join('\n'));
    }
    missing = absent();
    if (missing.length === 0) return;
  }
  say(`Not on this machine: ${missing.join(', ')}. The tests that let them recompute our exports are skipped and say so.`);
  say(`To run those too: apt-get install ${missing.join(' ')}`);
}

async function main(args) {
  const fast = args.includes('--fast');
  const only = args.filter((argument) => !argument.startsWith('--'));
  const say = (line) => process.stderr.write(`${line}\n`);
  install({ dev: true, say });
  const files = collectTests({ fast, only });
  if (files.length === 0) throw new Error(only.length === 0 ? 'no test file was found' : `no test file has ${only.join(' or ')} in its path`);
  if (!fast && only.length === 0) bringJudges(say);
  return runUnderNode(['--test', '--test-concurrency=2', '--test-timeout=1200000', '--test-reporter=spec', ...files], { stdin: 'ignore' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
