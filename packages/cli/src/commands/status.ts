// amanah status: what is in the books.

import { booksStatus, type BooksStatus } from '@amanah/server/status.ts';
import { withBooks } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT } from '../fault.ts';

export const status: Command = {
  name: 'status',
  summary: 'say what is in the books',
  usage: ['amanah status --books BOOKS [--json]'],
  about: ['Lists the operation, its log and keys, how many records of each kind there are, which versions of which files were imported, and what was left unfinished.'],
  words: [],
  options: { books: BOOKS_OPTION, json: JSON_OPTION },
  examples: ['amanah status --books books', 'amanah status --books books --json'],

  async run(given, terminal) {
    const found = await withBooks(given, terminal, booksStatus);
    if (given.flag('json')) await terminal.json(found);
    else await terminal.lines(...statusText(found));
    return EXIT.ok;
  },
};

function statusText(found: BooksStatus): string[] {
  const { operation, origin, logKey, treeSize, root, engine, checkpointSize, kinds, datasets, publication } = found;
  const number = (count: number): string => count.toLocaleString('en').padStart(9);
  return [
    operation,
    '',
    `  log         ${origin}`,
    `  log key     ${logKey}`,
    `  records     ${treeSize.toLocaleString('en')}, root ${root}`,
    `  checkpoint  ${checkpointSize === undefined ? 'none' : `over ${checkpointSize.toLocaleString('en')} records`}`,
    `  journal     ${engine}`,
    `  published   ${publication === undefined ? 'never' : `record ${publication.record}, computed at ${publication.size.toLocaleString('en')} records, ${publication.files.toLocaleString('en')} files`}`,
    '',
    'Records by kind',
    ...Object.entries(kinds).map(([kind, count]) => `  ${kind.padEnd(14)}${number(count)}`),
    '',
    datasets.length === 0 ? 'No file has been imported. Next: amanah import FORMAT FILE --books BOOKS' : 'Files imported',
    ...datasets.flatMap(({ dataset, publisher, files }) => [
      `  ${dataset}, ${publisher}`,
      ...files.map((file) => `    ${file.retrieved}  ${file.name}${file.part === 'all' ? '' : ` (${file.part})`}${file.finished ? '' : '  UNFINISHED: import it again to finish it'}`),
    ]),
  ];
}
