// What is in the books: for `amanah status` and the console.

import { toHex } from '@amanah/log/bytes.ts';
import { KIND_NAMES } from '@amanah/record/kinds.ts';
import type { OpenedBooks } from './books/books-folder.ts';
import { sizeOfCheckpoint } from './books/log-files.ts';

/** Stable: printed by `amanah status --json` (docs/formats/cli-json.md). */
export interface BooksStatus {
  readonly operation: string;
  readonly origin: string;
  readonly logKey: string;
  readonly author: string;
  readonly engine: string;
  readonly treeSize: number;
  /** Root of the tree as 64 hexadecimal digits. */
  readonly root: string;
  /** Size of the newest signed checkpoint. */
  readonly checkpointSize?: number;
  /** Records of each kind, kinds without one left out. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly datasets: readonly DatasetStatus[];
  /** The newest publication. */
  readonly publication?: { readonly record: number; readonly size: number; readonly files: number };
}

export interface DatasetStatus {
  readonly dataset: string;
  readonly publisher: string;
  readonly publisherName: string;
  readonly files: readonly FileStatus[];
}

export interface FileStatus {
  readonly name: string;
  readonly part: string;
  readonly format: string;
  readonly retrieved: string;
  readonly sha256: string;
  readonly bytes: number;
  /** False while the import that brought the file has not come to its end. */
  readonly finished: boolean;
}

/** Counts and lists what the books hold at their present size. */
export async function booksStatus({ name, origin, logVkey, journal }: OpenedBooks): Promise<BooksStatus> {
  const { books } = journal;
  const counts = new Map<string, number>();
  for (let row = 0; row < books.size; row += 1) {
    const kind = KIND_NAMES[books.kinds.values[row] as number] as string;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const checkpoint = await journal.store.checkpoint();
  const publication = books.control.findLast(({ kind }) => kind === 'publication');
  return {
    operation: name,
    origin,
    logKey: logVkey,
    author: journal.author,
    engine: journal.store.engine,
    treeSize: journal.size,
    root: toHex(journal.root()),
    ...(checkpoint === undefined ? {} : { checkpointSize: sizeOfCheckpoint(checkpoint) }),
    kinds: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    datasets: datasetsOf(books),
    ...(publication === undefined ? {} : { publication: { record: publication.index, size: Number(publication.body['size']), files: Number(publication.body['files']) } }),
  };
}

function datasetsOf(books: OpenedBooks['journal']['books']): DatasetStatus[] {
  const datasets = new Map<string, DatasetStatus & { files: FileStatus[] }>();
  for (const [number, { body }] of books.sources.entries()) {
    let dataset = datasets.get(body.dataset);
    if (dataset === undefined) {
      dataset = { dataset: body.dataset, publisher: body.publisher, publisherName: books.nameOf('organisation', body.publisher), files: [] };
      datasets.set(body.dataset, dataset);
    }
    dataset.files.push({ name: body.name, part: body.part, format: body.format, retrieved: body.retrieved, sha256: body.file, bytes: body.bytes, finished: books.isClosedSource(number) });
  }
  return [...datasets.values()];
}
