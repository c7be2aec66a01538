// amanah serve: the public account on this machine.

import { openBooks } from '@amanah/server/books-folder.ts';
import { databaseUrlOf, pathOf, recordTimeOf } from '../books.ts';
import { BOOKS_OPTION, type Command } from '../command.ts';
import { EXIT } from '../fault.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'show the public account in a browser on this machine',
  usage: ['amanah serve --books BOOKS [--port N]'],
  about: [
    'Serves the pages that `amanah publish` would write now, and the files of the log, to this machine only. To show the account to others, publish it and copy the folder to a web server.',
    'Ctrl-C ends it.',
  ],
  words: [],
  options: { books: BOOKS_OPTION, port: { value: 'N', about: 'port to listen at; the first free one from 7070 on where it is left out' } },
  examples: ['amanah serve --books books', 'amanah serve --books books --port 8080'],

  async run(given, terminal) {
    const port = given.number('port', { min: 0, max: 65_535 });
    // Asked for before the books are opened, so that Ctrl-C during a long start ends it too.
    const stopped = terminal.surroundings.untilStopped();
    const { serveBooks } = await import('@amanah/server/serve.ts');
    const opened = await openBooks(pathOf(terminal, given.needed('books')), { databaseUrl: databaseUrlOf(terminal), now: () => recordTimeOf(terminal) });
    await serveBooks(opened, { port, say: (line) => void terminal.lines(line), complain: (line) => terminal.message(line), untilStopped: () => stopped });
    return EXIT.ok;
  },
};
