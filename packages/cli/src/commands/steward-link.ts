// amanah steward-link: a way back in when no steward can sign in any more.

import { join } from 'node:path';
import { People } from '@amanah/server/people/people.ts';
import { FIRST_PORT } from '@amanah/server/serve.ts';
import { openPrivateSqlite, PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import { withBooks } from '../books.ts';
import { BOOKS_OPTION, type Command } from '../command.ts';
import { EXIT } from '../fault.ts';

export const stewardLink: Command = {
  name: 'steward-link',
  summary: 'make a link by which a steward comes in when no steward can sign in any more',
  usage: ['amanah steward-link --books BOOKS [--address URL]'],
  about: [
    'Prints a link that works once and for a day. Whoever opens it in a browser, while `amanah serve` runs, makes a passkey and a signing key there and is a steward.',
    'The operator’s own key admits the new key, in a record that everybody who reads the account sees. Revoke the keys that were lost, in the console, afterwards.',
  ],
  words: [],
  options: { books: BOOKS_OPTION, address: { value: 'URL', about: 'where the console is opened, such as https://books.example.org; this machine where it is left out' } },
  examples: ['amanah steward-link --books books', 'amanah steward-link --books books --address https://books.example.org'],

  async run(given, terminal) {
    const address = (given.text('address') ?? `http://localhost:${FIRST_PORT}`).replace(/\/+$/, '');
    const token = await withBooks(given, terminal, async (opened) => {
      const store = openPrivateSqlite(join(opened.folder, PRIVATE_FILE));
      try {
        return await new People({ store, opened, now: () => terminal.surroundings.now().getTime() }).stewardLink();
      } finally {
        await store.close();
      }
    });
    await terminal.lines(`${address}/console/#setup=${token}`);
    return EXIT.ok;
  },
};
