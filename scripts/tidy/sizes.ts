// Short functions and files, with the exceptions counted in one file, which may only fall.
import type { Finding, Repository, Rule } from './repository.ts';
import { fileAt, sourcesOf } from './repository.ts';
import { functionsOf } from './syntax.ts';

export const FUNCTION_LINES_MAX = 70;
export const FILE_LINES_MAX = 500;
const FILE_BYTES_MAX = 1024 * 1024;

export const RATCHET = 'scripts/tidy-ratchet.json';

/** The exceptions: how many long functions a file may have, and how long a long file may be. */
export type Ratchet = { readonly longFunctions: Readonly<Record<string, number>>; readonly longFiles: Readonly<Record<string, number>> };

/** What the ratchet would say if it were written from the sources as they are. */
export function measuredRatchet(repository: Repository): Ratchet {
  const longFunctions: Record<string, number> = {};
  const longFiles: Record<string, number> = {};
  for (const file of sourcesOf(repository)) {
    const long = functionsOf(file).filter(({ lines }) => lines > FUNCTION_LINES_MAX).length;
    if (long > 0) longFunctions[file.path] = long;
    const lines = linesOf(file.text);
    if (lines > FILE_LINES_MAX) longFiles[file.path] = lines;
  }
  return { longFunctions, longFiles };
}

/** The ratchet as committed; without one there are no exceptions. */
export function committedRatchet(repository: Repository): Ratchet {
  const text = fileAt(repository, RATCHET)?.text;
  const parsed: Partial<Ratchet> = text === undefined ? {} : JSON.parse(text);
  return { longFunctions: parsed.longFunctions ?? {}, longFiles: parsed.longFiles ?? {} };
}

/** The lower of what is allowed and what is there, for each exception: the ratchet turned by what was mended. */
export function loweredRatchet(allowed: Ratchet, measured: Ratchet): Ratchet {
  const lower = (limits: Readonly<Record<string, number>>, found: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(limits).flatMap(([path, limit]) => (found[path] === undefined ? [] : [[path, Math.min(limit, found[path])]])));
  return { longFunctions: lower(allowed.longFunctions, measured.longFunctions), longFiles: lower(allowed.longFiles, measured.longFiles) };
}

function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

export const lengths: Rule = {
  name: `functions of at most ${FUNCTION_LINES_MAX} lines, files of at most ${FILE_LINES_MAX}, and exceptions that only fall`,
  find: (repository) => {
    const allowed = committedRatchet(repository);
    const measured = measuredRatchet(repository);
    return [...longFunctions(repository, allowed, measured), ...longFiles(allowed, measured), ...slack(allowed, measured)];
  },
};

function longFunctions(repository: Repository, allowed: Ratchet, measured: Ratchet): readonly Finding[] {
  return Object.entries(measured.longFunctions)
    .filter(([path, count]) => count > (allowed.longFunctions[path] ?? 0))
    .flatMap(([path]) => {
      const file = fileAt(repository, path);
      const long = file === undefined ? [] : functionsOf(file).filter(({ lines }) => lines > FUNCTION_LINES_MAX);
      return long.map(({ name, line, lines }) => ({ path, line, message: `${name} takes ${lines} lines, more than ${FUNCTION_LINES_MAX}` }));
    });
}

function longFiles(allowed: Ratchet, measured: Ratchet): readonly Finding[] {
  return Object.entries(measured.longFiles)
    .filter(([path, lines]) => lines > Math.max(FILE_LINES_MAX, allowed.longFiles[path] ?? 0))
    .map(([path, lines]) => ({ path, message: `has ${lines} lines, more than ${Math.max(FILE_LINES_MAX, allowed.longFiles[path] ?? 0)}` }));
}

/** An exception that is larger than what it excuses: it must be lowered, or it would let the old length come back. */
function slack(allowed: Ratchet, measured: Ratchet): readonly Finding[] {
  return (['longFunctions', 'longFiles'] as const).flatMap((kind) =>
    Object.entries(allowed[kind])
      .filter(([path, limit]) => limit > (measured[kind][path] ?? 0))
      .map(([path, limit]) => ({ path: RATCHET, message: `${kind} allows ${path} ${limit}, it needs ${measured[kind][path] ?? 0}: run \`npm run tidy -- --lower\`` })),
  );
}

export const fileSizes: Rule = {
  name: 'no file over 1 MB',
  find: (repository) =>
    repository.files
      .filter(({ sizeBytes }) => sizeBytes > FILE_BYTES_MAX)
      .map(({ path, sizeBytes }) => ({ path, message: `is ${(sizeBytes / FILE_BYTES_MAX).toFixed(1)} MB` })),
};
