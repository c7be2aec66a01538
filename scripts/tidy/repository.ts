// The repository as the rules see it: a list of files in memory, so that a test can make one up.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Token, tokensOf } from './tokens.ts';

/** A file by its path from the repository's root, with forward slashes. Text is empty for what is not text. */
export type RepositoryFile = { readonly path: string; readonly text: string; readonly sizeBytes: number };

export type Repository = { readonly files: readonly RepositoryFile[] };

/** What a rule found, where, and what to do about it. */
export type Finding = { readonly path: string; readonly line?: number; readonly message: string };

/** A rule has a name and judges the whole repository. */
export type Rule = { readonly name: string; readonly find: (repository: Repository) => readonly Finding[] };

const TEXT_NAME = /\.(ts|tsx|js|mjs|json|md|txt|css|html|sql|yml|yaml|csv|svg|webmanifest|sh)$|(^|\/)[^.]+$|(^|\/)\.[^/.]+$/;

/** Files larger than this are not read: no rule but that of size concerns them. */
const READ_AT_MOST_BYTES = 4 * 1024 * 1024;

/** Reads the repository below `root`, without what .gitignore names. */
export function readRepository(root: string): Repository {
  const isIgnored = ignoreRules(readFileSync(join(root, '.gitignore'), 'utf8'));
  const below = (folder: string): readonly RepositoryFile[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.name === '.git' || isIgnored(path)) return [];
      if (entry.isDirectory()) return below(path);
      if (!entry.isFile()) return [];
      const sizeBytes = statSync(join(root, path)).size;
      const isText = TEXT_NAME.test(path) && sizeBytes <= READ_AT_MOST_BYTES;
      return [{ path, sizeBytes, text: isText ? readFileSync(join(root, path), 'utf8') : '' }];
    });
  return { files: below('') };
}

/** The few forms that our .gitignore uses: `name/`, `/path/`, `*.ending`. */
export function ignoreRules(text: string): (path: string) => boolean {
  const patterns = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return (path) =>
    patterns.some((pattern) => {
      const bare = pattern.replace(/^\/|\/$/g, '');
      if (bare.startsWith('*')) return path.endsWith(bare.slice(1));
      return pattern.startsWith('/') ? path === bare : posix.basename(path) === bare;
    });
}

const tokensByFile = new WeakMap<RepositoryFile, readonly Token[]>();

/** The tokens of a source file without its comments. */
export function codeOf(file: RepositoryFile): readonly Token[] {
  let tokens = tokensByFile.get(file);
  if (tokens === undefined) {
    tokens = tokensOf(file.text).filter((token) => token.kind !== 'comment');
    tokensByFile.set(file, tokens);
  }
  return tokens;
}

/** Every source file: TypeScript and the few of plain JavaScript. */
export function sourcesOf(repository: Repository): readonly RepositoryFile[] {
  return repository.files.filter((file) => /\.(ts|tsx|js|mjs)$/.test(file.path) && !file.path.endsWith('.d.ts'));
}

/** A file that is only run by tests: a test, a contract suite, a model to compare with, or what lives in a test folder. */
export function isTest(path: string): boolean {
  return /\.(test|e2e|contract|model|bench)\.ts$/.test(path) || /^packages\/[^/]+\/test\//.test(path) || !/^(packages|scripts)\//.test(path);
}

/** The package that a file belongs to, or undefined outside `packages/`. */
export function packageOf(path: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(path)?.[1];
}

/** A file by path. */
export function fileAt(repository: Repository, path: string): RepositoryFile | undefined {
  return repository.files.find((file) => file.path === path);
}
