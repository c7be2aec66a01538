// Which files may follow which in a dataset, and what a newer form adds to the
// older one and takes away.

import type { Books } from '@amanah/core/ledger/books.ts';

/** Files to be imported as one version: digest and part of each, in one order. */
export interface NewVersion {
  readonly dataset: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly parts: readonly string[];
  /** Column names of each file. */
  readonly columns: readonly (readonly string[])[];
  readonly retrieved: string;
  /** True when somebody stated that day; without it a file that was replaced since is never taken for a newer version. */
  readonly isRetrievedStated: boolean;
}

/** Columns that the files have and the version before them had not, and the other way. */
export interface FormChanges {
  readonly columnsAdded: readonly string[];
  readonly columnsDropped: readonly string[];
}

/** Why these files cannot be a newer version: replaced since, retrieved before, or part of another dataset. Undefined when they can. */
export function outOfOrder(books: Books, version: NewVersion): string | undefined {
  const { dataset, files, parts, retrieved, isRetrievedStated } = version;
  const earlier = books.sources.map(({ body }) => body).filter((body) => body.dataset === dataset && parts.includes(body.part));
  for (const [at, file] of files.entries()) {
    const elsewhere = elsewhereOf(books, { dataset, part: parts[at] as string, ...file });
    if (elsewhere !== undefined) return elsewhere;
    const ofPart = earlier.filter(({ part }) => part === parts[at]);
    const newer = ofPart.at(-1);
    if (newer === undefined || newer.file === file.sha256 || !ofPart.some((body) => body.file === file.sha256)) continue;
    if (isRetrievedStated && retrieved > newer.retrieved) continue;
    return `${file.name} was imported before, and a newer version (${newer.name}, retrieved ${newer.retrieved}) has been imported since. Versions are imported in the order they were retrieved. If the publisher went back to this file, say on which later day with --retrieved.`;
  }
  const last = earlier.filter((body) => !files.some((file) => file.sha256 === body.file)).at(-1);
  if (last === undefined || retrieved >= last.retrieved) return undefined;
  return `These files were retrieved on ${retrieved}, but ${last.name} of ${last.retrieved} is in the books already. Import versions in order, or name another dataset with --dataset.`;
}

/** The same rows in two datasets would count twice; and a digest names one open import at a time. */
function elsewhereOf(books: Books, file: { readonly dataset: string; readonly part: string; readonly name: string; readonly sha256: string }): string | undefined {
  const number = books.sourceNumbers.get(file.sha256);
  const known = number === undefined ? undefined : books.sources[number]?.body;
  if (number === undefined || known === undefined || (known.dataset === file.dataset && known.part === file.part)) return undefined;
  const hasRows = books.sources.some(({ body }, one) => body.file === file.sha256 && books.files.values.subarray(0, books.size).includes(one + 1));
  if (!hasRows && !books.isOpenSource(number)) return undefined;
  return `${file.name} was imported into the dataset ${known.dataset} on an earlier occasion: in ${file.dataset} its rows would count twice.`;
}

/** True when these very files are the newest version of their parts, imported to the end. */
export function isNewestVersion(books: Books, { dataset, files, parts }: Pick<NewVersion, 'dataset' | 'files' | 'parts'>): boolean {
  return files.every((file, at) => {
    const number = books.sources.findLastIndex(({ body }) => body.dataset === dataset && body.part === parts[at]);
    return books.sources[number]?.body.file === file.sha256 && books.isClosedSource(number);
  });
}

/** Compares the columns of each file with those of the last whole version of its part. */
export function formChangesOf(books: Books, { dataset, parts, columns }: Pick<NewVersion, 'dataset' | 'parts' | 'columns'>): FormChanges {
  const added = new Set<string>();
  const dropped = new Set<string>();
  for (const [at, part] of parts.entries()) {
    const before = books.sources.findLast(({ body }, number) => body.dataset === dataset && body.part === part && books.isClosedSource(number))?.body;
    const now = columns[at];
    if (before === undefined || now === undefined) continue;
    for (const column of now) if (!before.columns.includes(column)) added.add(column);
    for (const column of before.columns) if (!now.includes(column)) dropped.add(column);
  }
  return { columnsAdded: [...added], columnsDropped: [...dropped] };
}
