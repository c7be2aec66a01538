// amanah erase: takes personal values away, tells the log how many and why, and shows that they are gone.

import { join } from 'node:path';
import { openPrivateSqlite, PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import { WANTED_FIELDS, type Wanted } from '@amanah/registry/find.ts';
import { eraseAttachment, erasePerson } from '@amanah/server/registry/beside-erasure.ts';
import { erasedIds, eraseRegistrations, keysAtHand, proveErased, standingOf, type Erased, type ErasedNow, type Proof } from '@amanah/server/registry/erasure.ts';
import { findIn } from '@amanah/server/registry/registry-desk.ts';
import { erasureDraft, type RegistryState } from '@amanah/server/registry/registry-state.ts';
import type { Needle } from '@amanah/server/registry/value-forms.ts';
import type { Given } from '../arguments.ts';
import { recordTimeOf, withBooks } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { readWhole } from '../read-whole.ts';
import { registrationOf, SHOWN_DIGITS, withRegistry, type RegistryAtHand } from '../registry-books.ts';
import type { Terminal } from '../terminal.ts';

const HINT = 'See: amanah help erase';
const FIND_BYTES_MAX = 10_000;
/** Numbers of erased registrations that are printed; they are by chance and tell nothing. */
const IDS_SHOWN = 20;
const WAYS = ['registration', 'household', 'find', 'find-file', 'due', 'purpose', 'person', 'attachment'] as const;
const QUESTIONS: Readonly<Record<(typeof WANTED_FIELDS)[number], string>> = { name: 'Name of anybody in the household', phone: 'Phone', document: 'Number of a document', place: 'Place', instance: 'Number of the submission' };

export const erase: Command = {
  name: 'erase',
  personal: true,
  summary: 'erase personal values kept beside the log, and show that they are gone',
  usage: [
    'amanah erase --registration ID|--household ID --ground TEXT --books BOOKS',
    'amanah erase --find|--find-file FILE --ground TEXT --books BOOKS [--all] [--near]',
    'amanah erase --due|--purpose CODE --ground TEXT --books BOOKS',
    'amanah erase --person HOLDER|--attachment DIGEST --ground TEXT --books BOOKS',
  ],
  about: [
    'Deletes the sealed registrations, their keys and the decisions about them, writes the database anew, and writes one record that says how many were erased, for which purpose they were kept, and on which ground. The record names nobody; a ground with a word of what is erased is refused.',
    '--household takes all registrations that people merged with this one. --find asks on the terminal for what is known of the household, one question a line, so that it stands in no history of commands; --find-file reads the same from a file ("-" for the standard input) of lines such as "phone: 0944…". Where several households fit, nothing is erased without --all.',
    'Afterwards every byte of the folder and every record of the log is searched for what was erased, in many ways of writing, encodings and digests, and the books before it are computed again. What was looked through and found is printed; the exit code is 1 where something was found. Backups made before hold the registrations until you delete them.',
  ],
  words: [],
  options: {
    books: BOOKS_OPTION,
    registration: { value: 'ID', about: 'one registration, by its number' },
    household: { value: 'ID', about: 'all registrations merged with this one' },
    find: { about: 'ask for name, phone, document, place' },
    'find-file': { value: 'FILE', about: 'the same from a file, or - for the standard input' },
    near: { about: 'part of a name and other spellings fit too' },
    all: { about: 'erase every household that fits' },
    due: { about: 'all registrations whose last day is over' },
    purpose: { value: 'CODE', about: 'all registrations of a purpose' },
    person: { value: 'HOLDER', about: 'name, passkeys and sessions of somebody who signed in here' },
    attachment: { value: 'DIGEST', about: 'a document kept beside the log' },
    ground: { value: 'TEXT', needed: true, about: 'why; it stands in the public log and names nobody' },
    json: JSON_OPTION,
  },
  examples: [
    'amanah erase --registration 3f2a90c1 --ground "asked for by the person" --books books',
    'amanah erase --find --ground "asked for by the person" --books books',
    'amanah erase --due --ground "the last day is over" --books books',
  ],

  async run(given, terminal) {
    const ways = WAYS.filter((way) => given.flag(way) || given.text(way) !== undefined);
    if (ways.length !== 1) throw wrongUse(`erase takes exactly one of ${WAYS.map((way) => `--${way}`).join(', ')}.`, HINT);
    const ground = given.needed('ground');
    return ways[0] === 'person' || ways[0] === 'attachment' ? eraseBeside(given, terminal, ground) : eraseOfRegistry(given, terminal, ground);
  },
};

async function eraseOfRegistry(given: Given, terminal: Terminal, ground: string): Promise<ExitCode> {
  // Asked before the books are open: a person may take long to type.
  const wanted = await wantedOf(given, terminal);
  return withRegistry(given, terminal, async (at) => {
    const { opened, registry, holder } = at;
    const state = await registry.state();
    const erased = await erasedOf(given, at, state, wanted);
    const now = await eraseRegistrations(registry, { erased, ground, holder, secrets: await keysAtHand(opened.folder) });
    const { written } = await registry.tell(holder);
    const proof = await proveErased(opened.folder, opened.journal, now);
    return told(given, terminal, { subjects: now.ids.length, records: written, purposes: now.erasures.map(({ purpose }) => purpose), ids: now.ids, proof, merged: mergedNote(state, now) });
  });
}

/** Registrations that stay although a household lost one. */
function mergedNote(state: RegistryState, { ids }: ErasedNow): number {
  const gone = new Set(ids);
  const households = state.households.byRegistration();
  return new Set(ids.flatMap((id) => households.get(id) ?? []).filter((id) => !gone.has(id))).size;
}

async function erasedOf(given: Given, { registry, holder }: RegistryAtHand, state: RegistryState, wanted: Wanted | undefined): Promise<Erased> {
  const one = given.text('registration');
  if (one !== undefined) return { registrations: [registrationOf(state, one)] };
  const household = given.text('household');
  if (household !== undefined) return { household: registrationOf(state, household) };
  const purpose = given.text('purpose');
  if (purpose !== undefined) return { purpose };
  if (wanted === undefined) return { due: true };
  const found = await findIn(registry, state, { wanted, near: given.flag('near'), reader: holder });
  if (found.length === 0) throw new Fault('no registration fits.', { hint: '--near finds part of a name and other spellings too; or say fewer details.', exit: EXIT.refused });
  const households = new Set(found.map(({ household: ids }) => ids[0] as string));
  if (households.size > 1 && !given.flag('all')) {
    throw new Fault(`${found.length} registrations of ${households.size} households fit: ${found.slice(0, 10).map(({ id }) => id.slice(0, SHOWN_DIGITS)).join(', ')}. Nothing was erased.`, { hint: 'Look with amanah registry show, then name one with --registration or --household, or take all with --all.', exit: EXIT.refused });
  }
  // Whoever asks to be erased means their household as it is known here.
  return { registrations: erasedIds(state, { registrations: found.flatMap(({ household: ids }) => ids) }) };
}

/** What somebody says of the household, typed or from a file; never from the command line. */
async function wantedOf(given: Given, terminal: Terminal): Promise<Wanted | undefined> {
  if (!given.flag('find') && given.text('find-file') === undefined) return undefined;
  const lines = given.flag('find') ? await asked(terminal) : fileLines(await fileText(terminal, given.needed('find-file')));
  if (Object.keys(lines).length === 0) throw new Fault('nothing was said to look for.', { exit: EXIT.refused });
  return lines;
}

async function asked(terminal: Terminal): Promise<Wanted> {
  const { ask } = terminal.surroundings;
  if (ask === undefined) throw new Fault('there is nobody to ask.', { hint: 'Use --find-file.' });
  const said: Record<string, string> = {};
  for (const field of WANTED_FIELDS) {
    const line = await ask(`${QUESTIONS[field]} (empty for unknown): `);
    if (line === undefined) break;
    if (line.trim() !== '') said[field] = line.trim();
  }
  return said;
}

/** A file may be named after somebody: its name is not repeated. */
async function fileText(terminal: Terminal, typed: string): Promise<string> {
  const bytes = await readWhole(terminal, typed, FIND_BYTES_MAX).catch(() => {
    throw new Fault('the file that was named cannot be read.', { hint: 'Check its name and its size.', exit: EXIT.refused });
  });
  return Buffer.from(bytes).toString('utf8');
}

function fileLines(text: string): Wanted {
  const said: Record<string, string> = {};
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, field = '', value = ''] = /^\s*(\w+)\s*:\s*(.*?)\s*$/u.exec(line) ?? [];
    if (!(WANTED_FIELDS as readonly string[]).includes(field) || value === '') throw new Fault(`line ${at + 1} of the file is not such as "name: …"; the fields are ${WANTED_FIELDS.join(', ')}.`, { exit: EXIT.refused });
    said[field] = value;
  }
  return said;
}

async function eraseBeside(given: Given, terminal: Terminal, ground: string): Promise<ExitCode> {
  return withBooks(given, terminal, async ({ folder, journal }) => {
    await journal.catchUp();
    const store = openPrivateSqlite(join(folder, PRIVATE_FILE));
    try {
      const before = await standingOf(journal, journal.size);
      const secrets = await keysAtHand(folder);
      const digest = given.text('attachment');
      const needles: readonly Needle[] = digest === undefined ? await erasePerson(store, given.needed('person'), secrets) : await eraseAttachment(folder, store, digest, secrets);
      const written = await journal.write([erasureDraft({ subjects: 1, ground }, recordTimeOf(terminal).slice(0, 10))]);
      if (!written.ok) throw new Fault(`it was erased, and the log refuses the record: ${written.refusal.message} (${written.refusal.code}).`, { exit: EXIT.refused });
      return await told(given, terminal, { subjects: 1, records: written.ids, purposes: [], ids: [], proof: await proveErased(folder, journal, { before, needles, ids: [] }), merged: 0 });
    } finally {
      await store.close();
    }
  });
}

async function told(given: Given, terminal: Terminal, { subjects, records, purposes, ids, proof, merged }: { readonly subjects: number; readonly records: readonly string[]; readonly purposes: readonly string[]; readonly ids: readonly string[]; readonly proof: Proof; readonly merged: number }): Promise<ExitCode> {
  const exit = proof.clean && proof.rootSame && proof.totalsSame ? EXIT.ok : EXIT.refused;
  if (given.flag('json')) {
    await terminal.json({ erased: subjects, purposes, records, registrations: ids, proof });
    return exit;
  }
  const { looked, found, sentence, treeSize, rootBefore, rootSame, totalsSame } = proof;
  await terminal.lines(
    `Erased ${subjects.toLocaleString('en')}${purposes.length === 0 ? '' : ` of ${purposes.join(', ')}`} (${records.length === 1 ? 'record' : 'records'} ${records.map((id) => id.slice(0, SHOWN_DIGITS)).join(', ')}).`,
    ...(merged > 0 ? [`${merged.toLocaleString('en')} registrations that were merged with them stay: amanah erase --household takes them too.`] : []),
    '',
    'Looked through:',
    ...looked.map((line) => `  ${line}`),
    found.length === 0 ? 'Found: nothing.' : 'Found, and not erased by this:',
    ...found.map(({ place, what }) => `  ${place}: ${what}`),
    '',
    `The books before it, ${treeSize.toLocaleString('en')} records: root ${rootBefore.slice(0, 16)}… ${rootSame ? 'is the same, hashed again from all records' : 'IS NOT THE SAME: run amanah verify'}; all totals ${totalsSame ? 'are the same' : 'ARE NOT THE SAME: run amanah verify'}.`,
    sentence,
    ...(ids.length === 0 ? [] : [`If rows of them stand on a board of agencies, take them off: amanah dedup-board withdraw ${ids.length <= IDS_SHOWN ? ids.join(' ') : `ID... (the ${ids.length.toLocaleString('en')} numbers stand in --json)`} --as AGENCY-FOLDER --cycle CYCLE`]),
  );
  return exit;
}
