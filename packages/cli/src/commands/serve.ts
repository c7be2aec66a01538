// amanah serve: the public account and the console on this machine.

import { openBooks } from '@amanah/server/books/books-folder.ts';
import { databaseUrlOf, pathOf, recordTimeOf } from '../books.ts';
import { BOOKS_OPTION, type Command } from '../command.ts';
import { EXIT } from '../fault.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'show the public account, and the console to those who sign in, in a browser',
  usage: ['amanah serve --books BOOKS [--port N] [--address URL]'],
  about: [
    'Serves the pages that `amanah publish` would write now, the files of the log, and the console, to this machine only. To show the account to others, publish it and copy the folder to a web server.',
    'While nobody can sign in, a link is printed that sets up the first person: once, and within a day. Everybody else comes in by a link that a steward makes in the console.',
    'To let others use the console from their own machines, put a web server with a certificate in front of it on this machine and say with --address under which address people open it. Passkeys belong to that name: change it, and everybody needs a new one.',
    'Ctrl-C ends it.',
  ],
  words: [],
  options: {
    books: BOOKS_OPTION,
    port: { value: 'N', about: 'port to listen at; the first free one from 7070 on where it is left out' },
    address: { value: 'URL', about: 'address of the web server in front, such as https://books.example.org' },
  },
  examples: ['amanah serve --books books', 'amanah serve --books books --port 8080', 'amanah serve --books books --port 8080 --address https://books.example.org'],

  async run(given, terminal) {
    const port = given.number('port', { min: 0, max: 65_535 });
    // Asked for before the books are opened, so that Ctrl-C during a long start ends it too.
    const stopped = terminal.surroundings.untilStopped();
    const { serveBooks } = await import('@amanah/server/serve.ts');
    const opened = await openBooks(pathOf(terminal, given.needed('books')), { databaseUrl: databaseUrlOf(terminal), now: () => recordTimeOf(terminal) });
    await serveBooks(opened, { port, publicAddress: given.text('address'), say: (line) => void terminal.lines(line), complain: (line) => terminal.message(line), untilStopped: () => stopped });
    return EXIT.ok;
  },
};
