// Documents: one title each, and links that lead somewhere.
import { posix } from 'node:path';
import type { Finding, Repository, RepositoryFile, Rule } from './repository.ts';

function documentsOf(repository: Repository): readonly RepositoryFile[] {
  return repository.files.filter(({ path }) => path.endsWith('.md'));
}

/** The lines of a document that are text: those of fenced code are emptied, so that numbers stay right. */
function proseOf(file: RepositoryFile): readonly string[] {
  let fence: string | undefined;
  return file.text.split('\n').map((line) => {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      return '';
    }
    return fence === undefined ? line.replace(/`[^`]*`/g, '') : '';
  });
}

export const oneTitle: Rule = {
  name: 'every document has exactly one title',
  find: (repository) =>
    documentsOf(repository).flatMap((file): Finding[] => {
      const titles = proseOf(file).flatMap((line, at) => (/^# /.test(line) ? [at + 1] : []));
      if (titles.length === 1) return [];
      const second = titles[1];
      return [{ path: file.path, ...(second === undefined ? {} : { line: second }), message: `has ${titles.length} titles, not one` }];
    }),
};

export const linksResolve: Rule = {
  name: 'relative links in documents lead to a file or folder of the repository',
  find: (repository) => {
    const paths = new Set(repository.files.flatMap(({ path }) => [path, ...foldersOf(path)]));
    return documentsOf(repository).flatMap((file) =>
      proseOf(file).flatMap((line, at): Finding[] =>
        linksIn(line)
          .map((link) => ({ link, target: targetOf(file.path, link) }))
          .filter(({ target }) => target !== undefined && !paths.has(target))
          .map(({ link }) => ({ path: file.path, line: at + 1, message: `${link} leads nowhere` })),
      ),
    );
  },
};

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return ['.', ...parts.map((_, at) => parts.slice(0, at + 1).join('/'))];
}

function linksIn(line: string): readonly string[] {
  const inline = [...line.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map((match) => match[1] ?? '');
  const reference = /^\[[^\]]+\]:\s*(\S+)/.exec(line)?.[1];
  return reference === undefined ? inline : [...inline, reference];
}

/** The path that a link means, or undefined for addresses of the web and places in the same document. */
function targetOf(documentPath: string, link: string): string | undefined {
  if (/^([a-z][a-z+.-]*:|#|\/\/)/i.test(link)) return undefined;
  const path = decodeURIComponent(link.replace(/[#?].*$/, ''));
  return posix.normalize(posix.join(path.startsWith('/') ? '.' : posix.dirname(documentPath), path)).replace(/\/$/, '');
}
