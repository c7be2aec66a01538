// Who may import whom. The table is the architecture (docs/decisions/0003-workspaces.md); nothing else draws it.
import { posix } from 'node:path';
import type { Finding, Repository, RepositoryFile, Rule } from './repository.ts';
import { fileAt, isTest, packageOf, sourcesOf } from './repository.ts';
import { importsOf, outsidePackage, resolveImport } from './syntax.ts';

/** For each package the packages it may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  log: [],
  consultation: ['log'],
  zakat: [],
  names: [],
  linkage: ['names'],
  screening: ['names'],
  'dedup-board': ['names'],
  registry: ['names', 'linkage'],
  record: ['log', 'consultation'],
  core: ['log', 'record', 'consultation'],
  interchange: ['log', 'record', 'core'],
  store: ['log', 'record', 'core'],
  ui: ['log', 'record', 'core', 'projection'],
  client: ['log', 'record', 'core', 'consultation'],
  projection: ['log', 'record', 'core', 'consultation', 'zakat'],
  audit: ['log', 'record', 'core', 'projection'],
  trails: ['log', 'record', 'core'],
  documents: ['log', 'record', 'core', 'ui'],
  console: ['log', 'record', 'core', 'projection', 'consultation', 'ui'],
  web: ['ui', 'client', 'log', 'record', 'core', 'projection', 'trails', 'consultation', 'zakat'],
  server: ['log', 'record', 'core', 'projection', 'audit', 'trails', 'documents', 'console', 'store', 'interchange', 'consultation', 'zakat', 'ui', 'web', 'names', 'linkage', 'screening', 'dedup-board', 'registry'],
  cli: ['log', 'record', 'core', 'projection', 'audit', 'trails', 'documents', 'interchange', 'store', 'ui', 'client', 'web', 'server', 'consultation', 'zakat', 'names', 'linkage', 'screening', 'dedup-board', 'registry'],
};

/** The only places that may know a database driver. A benchmark compares with the bare driver; tests start a server. */
const KNOWS_A_DRIVER = /^(packages\/store\/|benchmarks\/|scripts\/postgres)/;
const DRIVERS = new Set(['pg', 'node:sqlite']);

/** Folders that exist to test; what runs in production does not know them. */
const TEST_FOLDERS = /^(conformance|stories|simulation|e2e|benchmarks|examples)\//;

/** What production code in `packages/` may import from outside it: the finding of a node for the command's own start. */
const OUTSIDE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'packages/cli/bin/amanah.js': ['scripts/node24.js', 'scripts/install.js'],
};

/** Packages that run anywhere: of node they know nothing, but for the files that say so by name. */
const RUNS_ANYWHERE = new Set(['log', 'consultation', 'zakat', 'names', 'linkage', 'screening', 'dedup-board', 'registry', 'record', 'core', 'projection', 'audit', 'trails', 'interchange', 'ui']);

export const importDirections: Rule = {
  name: 'packages import only in the directions of the table',
  find: (repository) => repository.files.flatMap((file) => (packageOf(file.path) === undefined ? [] : sourceDirections(file))),
};

function sourceDirections(file: RepositoryFile): readonly Finding[] {
  if (!/\.(ts|js|mjs)$/.test(file.path)) return [];
  const own = packageOf(file.path) ?? '';
  const allowed = MAY_IMPORT[own];
  if (allowed === undefined) return [{ path: file.path, message: `the package ${own} is not in the table of directions` }];
  return importsOf(file).flatMap(({ from, line }): Finding[] => {
    const target = resolveImport(file.path, from);
    const other = target === undefined ? undefined : packageOf(target);
    if (other === undefined || other === own) return [];
    if (from.startsWith('.')) return [{ path: file.path, line, message: `reaches into the package ${other} by path; import @amanah/${other}/…` }];
    return allowed.includes(other) ? [] : [{ path: file.path, line, message: `${own} may not import ${other}` }];
  });
}

export const logKnowsNoRelief: Rule = {
  name: 'log knows bytes and no relief: it imports nothing that stands on it',
  find: (repository) =>
    importsWhere(repository, /^packages\/log\//, (target) =>
      target !== undefined && /^packages\/(?!log\/)/.test(target)
        ? 'the log may not import the records it carries'
        : undefined,
    ),
};

export const driversInStoreOnly: Rule = {
  name: 'only store knows a database driver',
  find: (repository) =>
    sourcesOf(repository).flatMap((file) =>
      KNOWS_A_DRIVER.test(file.path)
        ? []
        : importsOf(file)
            .filter(({ from }) => DRIVERS.has(from))
            .map(({ from, line }) => ({ path: file.path, line, message: `only store imports ${from}` })),
    ),
};

export const nodeModulesAtTheEdges: Rule = {
  name: "log, consultation, zakat, names, linkage, screening, dedup-board, record, core, projection, audit, trails, interchange and ui import none of node's modules, but for log/native.ts, linkage's threads and …-file.ts",
  find: (repository) =>
    sourcesOf(repository).flatMap((file) => {
      if (!RUNS_ANYWHERE.has(packageOf(file.path) ?? '') || isTest(file.path)) return [];
      const isEdge = file.path.startsWith('packages/interchange/') && file.path.endsWith('-file.ts');
      return importsOf(file)
        .filter(({ from }) => from.startsWith('node:') && !isEdge)
        .filter(({ from }) => !(file.path === 'packages/log/src/native.ts' && from === 'node:crypto'))
        .filter(({ from }) => !(/^packages\/linkage\/src\/threads?\.ts$/.test(file.path) && from === 'node:worker_threads'))
        .map(({ from, line }) => ({ path: file.path, line, message: `${from} belongs to an edge: take what it gives as an argument` }));
    }),
};

export const productionKnowsNoTests: Rule = {
  name: 'production code imports no test, simulation, conformance or other file made for testing',
  find: (repository) =>
    sourcesOf(repository).flatMap((file) => {
      if (packageOf(file.path) === undefined || isTest(file.path)) return [];
      return importsOf(file).flatMap(({ from, line }): Finding[] => {
        const target = resolveImport(file.path, from);
        if (target === undefined || OUTSIDE_PACKAGES[file.path]?.includes(target)) return [];
        if (isTest(target) || TEST_FOLDERS.test(target)) return [{ path: file.path, line, message: `${from} is made for tests` }];
        if (packageOf(target) === undefined) return [{ path: file.path, line, message: `${from} is outside the packages` }];
        return [];
      });
    }),
};

export const importEndings: Rule = {
  name: 'imports of our own files name the file, with its ending',
  find: (repository) =>
    sourcesOf(repository).flatMap((file) =>
      importsOf(file).flatMap(({ from, line }): Finding[] => {
        if (outsidePackage(from) !== undefined || from.startsWith('node:')) return [];
        const target = resolveImport(file.path, from);
        if (target === undefined) return [{ path: file.path, line, message: `${from} names no file of a package` }];
        return fileAt(repository, target) === undefined ? [{ path: file.path, line, message: `${from} means ${target}, which is not there` }] : [];
      }),
    ),
};

export const noCycles: Rule = {
  name: 'no file imports itself by way of others, types apart',
  find: (repository) => {
    const files = new Map(sourcesOf(repository).map((file) => [file.path, file]));
    const next = (path: string): readonly string[] => {
      const file = files.get(path);
      if (file === undefined) return [];
      return importsOf(file).flatMap(({ from, onlyTypes }) => (onlyTypes ? [] : (resolveImport(path, from) ?? [])));
    };
    return findCycles([...files.keys()], next).map((cycle) => ({ path: cycle[0] ?? '', message: `imports go round: ${cycle.map((path) => posix.basename(path)).join(' → ')}` }));
  },
};

/** One cycle for each edge that closes one, found depth first; each is listed with its first file again at its end. */
function findCycles(starts: readonly string[], next: (path: string) => readonly string[]): readonly (readonly string[])[] {
  const finished = new Set<string>();
  const way: string[] = [];
  const cycles: string[][] = [];
  const visit = (path: string): void => {
    if (finished.has(path)) return;
    const seenAt = way.indexOf(path);
    if (seenAt !== -1) {
      cycles.push([...way.slice(seenAt), path]);
      return;
    }
    way.push(path);
    next(path).forEach(visit);
    way.pop();
    finished.add(path);
  };
  starts.forEach(visit);
  return cycles;
}

function importsWhere(repository: Repository, where: RegExp, judge: (target: string | undefined) => string | undefined): readonly Finding[] {
  return sourcesOf(repository)
    .filter((file) => where.test(file.path))
    .flatMap((file) =>
      importsOf(file).flatMap(({ from, line }): Finding[] => {
        const message = judge(resolveImport(file.path, from));
        return message === undefined ? [] : [{ path: file.path, line, message: `${from}: ${message}` }];
      }),
    );
}
