// amanah publish: writes the public account as a folder of files.

import { pathOf, withBooks } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT } from '../fault.ts';

export const publish: Command = {
  name: 'publish',
  summary: 'write the public account as a folder that any file server can serve',
  usage: ['amanah publish --books BOOKS --out DIR [--json]'],
  about: [
    'Writes the log, the pages in every language, the reports as JSON and CSV, and a manifest of all files whose digest is itself a record of the log.',
    'DIR may be absent, empty, or an earlier publication, which is replaced only when the new one is complete. Copy it to any web server.',
  ],
  words: [],
  options: { books: BOOKS_OPTION, out: { value: 'DIR', needed: true, about: 'folder to write' }, json: JSON_OPTION },
  examples: ['amanah publish --books books --out public', 'amanah publish --books books --out public && amanah verify public'],

  async run(given, terminal) {
    const out = given.needed('out');
    // Loaded when it is needed: pages bring much with them that other commands can do without.
    const { publishBooks } = await import('@amanah/server/publication/publish.ts');
    return withBooks(given, terminal, async (opened) => {
      const done = await publishBooks(opened, pathOf(terminal, out), ({ stage, done, of }) => terminal.progress(`${stage === 'pages' ? 'drawing pages' : 'writing the log'}: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`));
      const result = { out, treeSize: done.treeSize, checkpointSize: done.checkpointSize, files: done.files, bytes: done.bytes, logKey: opened.logVkey, checkpoint: done.checkpoint };
      if (given.flag('json')) await terminal.json(result);
      else {
        await terminal.lines(
          `Published ${done.files.toLocaleString('en')} files (${(done.bytes / 1_000_000).toFixed(1)} MB) over ${done.treeSize.toLocaleString('en')} records in ${out}.`,
          `Anybody can check them: amanah verify ${out}`,
        );
      }
      return EXIT.ok;
    });
  },
};
