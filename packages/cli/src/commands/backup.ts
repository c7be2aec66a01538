// amanah backup: one file that holds the books as they are now.

import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { makeBackup, type BackupMade } from '@amanah/server/backup/make-backup.ts';
import { databaseUrlOf, pathOf, recordTimeOf } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse } from '../fault.ts';
import type { Terminal } from '../terminal.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'write the books into one file, also while they are in use',
  usage: ['amanah backup --books BOOKS --out FILE [--with-keys]'],
  about: [
    'Writes journal, signed checkpoint, settings, the private database, attachments and whatever else lies in the folder of the books into one tar file, as they stand at one size of the log. Others may write the books meanwhile. The journal is recomputed on the way: damage is said, not backed up.',
    'The keys are left out unless --with-keys is given: whoever has them can write in the name of the operation. Keep a copy of them elsewhere, once; they do not change.',
    'The file holds what is not public. It is made readable by its owner only; encrypt it before it leaves the house. An existing FILE is replaced only when the new one is complete. FILE is - for the standard output, for instance to encrypt it on the way.',
    'The digest that is printed tells this backup from any other: note it down, and give it to `amanah restore --digest`.',
  ],
  words: [],
  options: {
    books: BOOKS_OPTION,
    out: { value: 'FILE', needed: true, about: 'file to write, - for the standard output' },
    'with-keys': { about: 'put the keys into the backup too' },
    json: JSON_OPTION,
  },
  examples: ['amanah backup --books books --out books-2026-11-22.tar', 'amanah backup --books books --with-keys --out - | age -r age1… > books.tar.age', 'AMANAH_DATABASE_URL=postgres://… amanah backup --books books --out books.tar'],

  async run(given, terminal) {
    const out = given.needed('out');
    if (out === '-' && given.flag('json')) throw wrongUse('--json and --out - both want the standard output.', 'Write to a file, or leave --json out.');
    const make = (write: (bytes: Uint8Array) => Promise<unknown>): Promise<BackupMade> =>
      makeBackup({
        folder: pathOf(terminal, given.needed('books')),
        databaseUrl: databaseUrlOf(terminal),
        withKeys: given.flag('with-keys'),
        time: recordTimeOf(terminal),
        write,
        progress: (records, of) => terminal.progress(`backing up: ${records.toLocaleString('en')} of ${of.toLocaleString('en')} records`),
      });
    const made = out === '-' ? await toOutput(terminal, make) : await toFile(pathOf(terminal, out), out, make);
    if (given.flag('json')) await terminal.json({ out, ...made });
    else terminal.note(`Wrote ${out === '-' ? 'the backup' : out}: ${made.treeSize.toLocaleString('en')} records, ${made.files.toLocaleString('en')} files, ${(made.bytes / 1_000_000).toFixed(1)} MB.\nDigest: ${made.digest}`);
    terminal.message(made.keys ? 'THE KEYS ARE IN IT. Whoever reads this file can write in the name of the operation: encrypt it, or keep it where nobody else comes.' : 'The keys are not in it: keep your copy of BOOKS/keys, without which the books can be read and not continued.');
    return EXIT.ok;
  },
};

type Make = (write: (bytes: Uint8Array) => Promise<unknown>) => Promise<BackupMade>;

async function toOutput(terminal: Terminal, make: Make): Promise<BackupMade> {
  return make(async (bytes) => {
    if (!(await terminal.write(bytes))) throw new Fault('nobody reads the backup to its end, so it is not complete.');
  });
}

async function toFile(path: string, typed: string, make: Make): Promise<BackupMade> {
  const there = await stat(path).catch(() => undefined);
  if (there !== undefined && !there.isFile()) throw new Fault(`${typed} is not a plain file.`, { hint: 'Name a file, or - for the standard output.' });
  const place = `${path}.new`;
  // Opened anew, so that nobody who could read an older file of this name reads this one.
  await rm(place, { force: true });
  const file = await open(place, 'wx', 0o600).catch((error: Error) => {
    throw new Fault(`${typed} cannot be written: ${error.message}`, { hint: 'Check the folder and that you may write there.', cause: error });
  });
  try {
    const made = await make(buffered(file));
    await file.sync();
    await file.close();
    await rename(place, path);
    return made;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(place, { force: true });
    throw error;
  }
}

/** Writes each part whole: a plain `write` may take less than it is given. */
function buffered(file: FileHandle): (bytes: Uint8Array) => Promise<unknown> {
  return (bytes) => file.writeFile(bytes);
}
