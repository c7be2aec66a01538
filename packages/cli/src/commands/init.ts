// amanah init: makes books.

import { basename } from 'node:path';
import { initBooks } from '@amanah/server/books/books-folder.ts';
import { databaseUrlOf, pathOf, recordTimeOf } from '../books.ts';
import { JSON_OPTION, type Command } from '../command.ts';
import { EXIT, wrongUse } from '../fault.ts';

const NAME_LIMIT = 200;

export const init: Command = {
  name: 'init',
  summary: 'make books for an operation',
  usage: ['amanah init BOOKS [--operation NAME]'],
  about: [
    'Makes a folder with two new keys and an empty journal whose first record names the operation. One key signs records, the other signs the state of the log.',
    'The journal is a file in the folder. With AMANAH_DATABASE_URL=postgres://… in the environment it is made in that PostgreSQL instead, in a schema of its own; every later command then needs the same variable.',
    'Keep a copy of BOOKS/keys where nobody else reads it: without the keys the books can be read and verified, not continued.',
  ],
  words: [{ name: 'BOOKS' }],
  options: {
    operation: { value: 'NAME', about: 'name of the operation; the name of the folder where it is left out' },
    json: JSON_OPTION,
  },
  examples: ['amanah init books', 'amanah init books --operation "Relief of the coast, 2026"'],

  async run(given, terminal) {
    const folder = given.word(0);
    const path = pathOf(terminal, folder);
    const name = (given.text('operation') ?? basename(path)).normalize('NFC').trim();
    if (name === '' || name.length > NAME_LIMIT || /\p{Cc}/u.test(name)) throw wrongUse(`the name of an operation is one line of 1 to ${NAME_LIMIT} characters.`, 'Give another with --operation NAME');
    const opened = await initBooks(path, { name, databaseUrl: databaseUrlOf(terminal), now: () => recordTimeOf(terminal) });
    const { origin, logVkey, journal } = opened;
    const result = { books: folder, operation: name, origin, logKey: logVkey, treeSize: journal.size, engine: journal.store.engine };
    await journal.close();
    if (given.flag('json')) await terminal.json(result);
    else {
      await terminal.lines(
        `Made the books of "${name}" in ${folder}.`,
        '',
        `  log      ${origin}`,
        `  log key  ${logVkey}`,
        `  keys     ${folder}/keys`,
        '',
        'Give the log key to whoever shall verify the account. Keep a copy of the keys where nobody else reads it.',
        `Next: amanah import FORMAT FILE --books ${folder}`,
      );
    }
    return EXIT.ok;
  },
};
