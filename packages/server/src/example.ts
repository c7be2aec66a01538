// The example operation: books made from the files in `examples/`, once. Making that was cut off is finished at the next
// start, because every import that is complete is recognised.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatFor } from './import/formats.ts';
import { initBooks, openBooks, type OpenedBooks } from './books/books-folder.ts';
import { importFiles } from './import/import.ts';
import { importFileAt } from './import/input-file.ts';

/** Where the example that `npm start` shows lies. */
export const EXAMPLE = fileURLToPath(new URL('../../../examples/opt-2024', import.meta.url));

interface Operation {
  readonly name: string;
  readonly imports: readonly { readonly format: string; readonly files: readonly string[]; readonly retrieved: string; readonly dataset?: string }[];
}

/** Opens the example books in `folder`, making or finishing them first. Books somebody made there of their own are opened as they are. */
export async function makeExample(folder: string, { example = EXAMPLE, databaseUrl, progress = () => undefined }: {
  readonly example?: string;
  readonly databaseUrl?: string | undefined;
  readonly progress?: (text: string) => void;
} = {}): Promise<OpenedBooks> {
  const operation = JSON.parse(await readFile(join(example, 'operation.json'), 'utf8')) as Operation;
  const isNew = !existsSync(join(folder, 'books.json'));
  if (isNew) progress(`Making the books of the example, "${operation.name}", in ${folder}. This is done once.`);
  const opened = isNew ? await initBooks(folder, { name: operation.name, databaseUrl }) : await openBooks(folder, { databaseUrl });
  if (opened.name !== operation.name) return opened;
  try {
    await bringIn(opened, operation, example, progress);
    return opened;
  } catch (error) {
    await opened.journal.close();
    throw error;
  }
}

async function bringIn(opened: OpenedBooks, operation: Operation, example: string, progress: (text: string) => void): Promise<void> {
  const { journal } = opened;
  for (const { format, files, retrieved, dataset } of operation.imports) {
    const inputs = [];
    for (const name of files) inputs.push(await importFileAt(join(example, name)));
    const closed = new Set(journal.books.control.filter(({ kind }) => kind === 'import').flatMap(({ body }) => body['files'] as readonly string[]));
    if (inputs.every(({ sha256 }) => closed.has(sha256))) continue;
    const found = await formatFor(format, inputs, undefined);
    if (!found.ok) throw new Error(`The example names a format that is not there: ${found.message}`);
    const report = await importFiles(journal, found.format, inputs, { retrieved, ...(dataset === undefined ? {} : { dataset }) });
    if (report.outcome === 'refused') throw new Error(`The example file ${files.join(', ')} is refused: ${report.problems[0]?.expected ?? ''}`);
    progress(`  ${files.join(', ')}: ${report.rows.toLocaleString('en')} rows`);
  }
}
