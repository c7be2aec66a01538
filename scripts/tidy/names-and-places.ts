// Names that say what a thing is, files that somebody uses, and no path or host of the machine it was written on.
import { posix } from 'node:path';
import type { Finding, Repository, RepositoryFile, Rule } from './repository.ts';
import { codeOf, isTest, sourcesOf } from './repository.ts';
import { importsOf, resolveImport } from './syntax.ts';

/** Names by pattern, not by thing. */
const EMPTY_WORDS = new Set('util utils helper helpers manager managers service services common lib misc'.split(' '));
/** Some of them are ordinary words inside a longer name of a value: the common options, an area of service. */
const EMPTY_IN_VALUES = new Set('util utils helper helpers manager managers'.split(' '));
const DECLARES = new Set('function class interface type const let'.split(' '));

export const tellingNames: Rule = {
  name: 'no name is utils, helpers, manager, service, common or lib, and files are in kebab-case',
  find: (repository) => [
    ...repository.files.flatMap(({ path }): Finding[] => {
      const word = path.toLowerCase().split(/[/.-]/).find((part) => EMPTY_WORDS.has(part));
      if (word !== undefined && !path.includes('service-worker')) return [{ path, message: `"${word}" does not say what it holds` }];
      const isKebab = /^[a-z0-9]+([.-][a-z0-9]+)*\.(ts|tsx|js|mjs)$/.test(posix.basename(path));
      return /\.(ts|tsx|js|mjs)$/.test(path) && !isKebab ? [{ path, message: 'is not in kebab-case' }] : [];
    }),
    ...sourcesOf(repository).flatMap(emptyNames),
  ],
};

function emptyNames(file: RepositoryFile): readonly Finding[] {
  const tokens = codeOf(file);
  return tokens.flatMap((token, at): Finding[] => {
    if (token.kind !== 'word' || !DECLARES.has(tokens[at - 1]?.text ?? '')) return [];
    const words = token.text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[ _]/);
    const word = words.find((one) => EMPTY_IN_VALUES.has(one));
    if (word === undefined) return [];
    return [{ path: file.path, line: token.line, message: `${token.text}: "${word}" does not say what it is` }];
  });
}

/** Files that something outside the sources starts or reads. */
const STARTED_FROM_OUTSIDE = /^(scripts\/[^/]+\.(ts|js)|packages\/[^/]+\/bin\/.+|benchmarks\/run\.ts|examples\/[^/]+\/make\.ts|simulation\/simulate\.ts)$/;

export const noDeadFiles: Rule = {
  name: 'every source file is imported, started or named by another',
  find: (repository) => {
    const sources = sourcesOf(repository);
    const used = new Set(sources.flatMap((file) => [...referencesOf(file)].filter((path) => path !== file.path)));
    const manifests = repository.files.filter(({ path }) => /(^|\/)package\.json$/.test(path)).map(({ text }) => text).join('\n');
    return sources
      .filter(({ path }) => !/\.(test|e2e|bench)\.ts$/.test(path) && !STARTED_FROM_OUTSIDE.test(path))
      .filter(({ path }) => !used.has(path) && !manifests.includes(path))
      .map(({ path }) => ({ path, message: 'nobody imports, starts or names it' }));
  },
};

/** The paths that a file may mean by its imports and by its texts, as seen from itself and from the root. */
function referencesOf(file: RepositoryFile): ReadonlySet<string> {
  const paths = new Set(importsOf(file).flatMap(({ from }) => resolveImport(file.path, from) ?? []));
  for (const token of codeOf(file)) {
    if ((token.kind !== 'string' && token.kind !== 'template') || !/\.(ts|js|mjs)$/.test(token.text)) continue;
    paths.add(posix.normalize(posix.join(posix.dirname(file.path), token.text)));
    paths.add(posix.normalize(token.text.replace(/^\//, '')));
    const ofPackage = resolveImport(file.path, token.text);
    if (ofPackage !== undefined) paths.add(ofPackage);
  }
  return paths;
}

// Written so that the patterns are not instances of themselves.
const MACHINE_PATH = /(^|[^A-Za-z0-9_.])\/(?:(?:work|farm|home\/[a-z][\w-]*|Users\/\w+|root)\/|tmp\/bash_jobs)/;
// A host has an address before it or the ending of one: `registry.store.close()` is a call and `registry.title.short` a message.
const REGISTRY_HOST = /(?:\/\/|@)registry\.|\bregistry\.(?:[a-z0-9-]+\.)*(?:com|org|net|io|dev|cloud|internal|local|lan|corp)\b|\/\/[\w.-]*(?:artifactory|verdaccio|nexus)\b/i;
const SHARED_DATA_DOOR = 'conformance/shared-data.ts';

export const noOutsidePaths: Rule = {
  name: 'no path outside the repository, no path of a machine, no registry host',
  find: (repository) => [...repository.files.flatMap(machinePaths), ...sourcesOf(repository).flatMap(leavingPaths)],
};

function machinePaths(file: RepositoryFile): readonly Finding[] {
  return file.text.split('\n').flatMap((line, at): Finding[] => {
    if (MACHINE_PATH.test(line)) return [{ path: file.path, line: at + 1, message: 'a path of one machine' }];
    if (REGISTRY_HOST.test(line)) return [{ path: file.path, line: at + 1, message: "a registry host: the user's own npm settings name it" }];
    return [];
  });
}

function leavingPaths(file: RepositoryFile): readonly Finding[] {
  const imported = new Set(importsOf(file).map(({ from }) => from));
  return codeOf(file).flatMap((token): Finding[] => {
    if (token.kind !== 'string' && token.kind !== 'template') return [];
    const { text, line } = token;
    if (/(^|\/)shared\/(data|reference)(\/|$)/.test(text) && file.path !== SHARED_DATA_DOOR) {
      return [{ path: file.path, line, message: `other people's data is reached through ${SHARED_DATA_DOOR} only` }];
    }
    // A test may offer a hostile path to the code; what it imports must be ours all the same.
    if (!/^\.\.?\//.test(text) || (isTest(file.path) && !imported.has(text))) return [];
    const leaves = posix.normalize(posix.join(posix.dirname(file.path), text)).startsWith('../');
    return leaves ? [{ path: file.path, line, message: `${text} is outside the repository` }] : [];
  });
}

const UNFINISHED = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'not ' + 'implemented', 'st' + 'ub'].join('|')})\\b`);

export const nothingUnfinished: Rule = {
  name: 'no mark of unfinished work',
  find: (repository: Repository) =>
    repository.files
      .filter(({ path }) => /\.(ts|tsx|js|mjs|css|html|sql|md)$/.test(path))
      .flatMap((file) =>
        file.text.split('\n').flatMap((line, at): Finding[] => {
          const mark = UNFINISHED.exec(line)?.[1];
          return mark === undefined ? [] : [{ path: file.path, line: at + 1, message: `"${mark}": finish it, or make it an issue` }];
        }),
      ),
};
