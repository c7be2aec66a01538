// amanah restore: books from a backup, into an empty folder.

import { existsSync, statSync } from 'node:fs';
import { BackupDamaged } from '@amanah/server/backup/backup-form.ts';
import { restoreBackup, type Restored } from '@amanah/server/backup/restore-backup.ts';
import { hasRegistry } from '@amanah/server/registry/registry-folder.ts';
import type { Given } from '../arguments.ts';
import { databaseUrlOf, pathOf } from '../books.ts';
import { JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault } from '../fault.ts';
import type { Terminal } from '../terminal.ts';

const DOING = { checking: 'checking the backup', writing: 'writing', auditing: 'auditing what was written' } as const;
const DAMAGES_SHOWN = 20;

export const restore: Command = {
  name: 'restore',
  summary: 'make books from a backup, checking every byte of it',
  usage: ['amanah restore FILE --into FOLDER [--digest SHA256] [--json]'],
  about: [
    'Reads the whole backup first and writes nothing when a byte of it is not what was written: it says which part is damaged. Then it writes into FOLDER, which must be empty or absent, and audits the restored journal against the checkpoint of the backup. Until all of that is done FOLDER holds no books; a restore that was cut off is begun anew by the same command.',
    'With AMANAH_DATABASE_URL=postgres://… in the environment the journal is restored into that PostgreSQL, in a new schema, wherever it was before; without it, into a file in FOLDER.',
    'Before anything is written into restored books, compare them with the newest checkpoint that anybody has (`amanah verify FOLDER --since FILE`): a backup that is older than what was published must not be continued.',
    'Exit code 0: restored and verified. 1: the backup is damaged. 2: could not run.',
  ],
  words: [{ name: 'FILE' }],
  options: {
    into: { value: 'FOLDER', needed: true, about: 'empty or absent folder for the books' },
    digest: { value: 'SHA256', about: 'the digest that `amanah backup` printed: any other backup is refused' },
    json: JSON_OPTION,
  },
  examples: ['amanah restore books-2026-11-22.tar --into books', 'age -d books.tar.age > books.tar && amanah restore books.tar --into books', 'AMANAH_DATABASE_URL=postgres://… amanah restore books.tar --into books'],

  async run(given, terminal) {
    const typed = given.word(0);
    const path = pathOf(terminal, typed);
    if (!existsSync(path)) throw new Fault(`there is no ${typed}.`, { hint: 'Name the file that amanah backup wrote.' });
    if (!statSync(path).isFile()) throw new Fault(`${typed} is no file.`, { hint: 'Name the file that amanah backup wrote.' });
    const into = given.needed('into');
    const restored = await restoredFrom(path, given, terminal);
    const { audit, ...facts } = restored;
    if (given.flag('json')) await terminal.json({ into, ...facts, verified: audit.verified, steps: audit.steps });
    else await terminal.lines(...restoredText(into, restored, hasRegistry(pathOf(terminal, into))));
    return EXIT.ok;
  },
};

async function restoredFrom(path: string, given: Given, terminal: Terminal): Promise<Restored> {
  const digest = given.text('digest')?.toLowerCase();
  if (digest !== undefined && !/^[0-9a-f]{64}$/.test(digest)) throw new Fault('--digest is 64 hexadecimal digits, as amanah backup printed them.');
  try {
    return await restoreBackup({
      backup: path,
      folder: pathOf(terminal, given.needed('into')),
      databaseUrl: databaseUrlOf(terminal),
      digest,
      progress: (doing, done, of) => terminal.progress(`${DOING[doing]}: ${of === 0 ? 0 : Math.floor((100 * done) / of)} %`),
    });
  } catch (error) {
    if (!(error instanceof BackupDamaged)) throw error;
    const { damages } = error;
    const more = damages.length - DAMAGES_SHOWN;
    const listed = damages.slice(0, DAMAGES_SHOWN).map(({ at, message }) => `  ${at}: ${message}`);
    throw new Fault(`the backup is damaged. Nothing was restored.\n${[...listed, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n')}`, { hint: 'Try another copy of this backup, or an older one.', exit: EXIT.refused, cause: error });
  }
}

function restoredText(into: string, { name, origin, made, treeSize, engine, files, missingKeys, audit }: Restored, withRegistrations: boolean): string[] {
  return [
    `Restored the books of "${name}" into ${into}, as they were ${made}.`,
    '',
    `  log      ${origin}`,
    `  records  ${treeSize.toLocaleString('en')}, audited: ${audit.steps.filter(({ outcome }) => outcome === 'verified').length} steps held`,
    `  journal  ${engine}`,
    `  files    ${files.toLocaleString('en')}, every byte as it was written`,
    '',
    ...(missingKeys.length === 0 ? [] : [`Put back ${missingKeys.map((key) => `${into}/${key}`).join(' and ')} from your copy of the keys; until then the books can be read and verified, not continued${missingKeys.includes('keys/registry') ? ', and no registration can be read' : ''}.`]),
    ...(withRegistrations ? [`Registrations stand in it as they were ${made}. Whatever was erased after that stands here again, and no record tells of it: erase it again before anything else. amanah erase --due takes what is past its day.`] : []),
    `Before you write: amanah verify ${into} --since CHECKPOINT, with the newest checkpoint that anybody has.`,
  ];
}
