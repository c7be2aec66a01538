// amanah registry: registrations of households, sealed beside the log.

import { open, rename, rm } from 'node:fs/promises';
import { csvRow, safeText } from '@amanah/record/csv-row.ts';
import { countsSentence } from '@amanah/registry/counts.ts';
import { TEXT_FIELDS, type Registration } from '@amanah/registry/registration.ts';
import { DATE_ORDERS } from '@amanah/server/registry/registration-files.ts';
import { purposesView, registrationView } from '@amanah/server/registry/registry-desk.ts';
import { idsOf, logCounts } from '@amanah/server/registry/registry-state.ts';
import type { Given } from '../arguments.ts';
import { pathOf, withJournal } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { purposeOf, registrationOf, SHOWN_DIGITS, withRegistry } from '../registry-books.ts';
import type { Terminal } from '../terminal.ts';
import { importRegistrations, printMapping, SEPARATOR_NAMES } from './registry-import.ts';
import { decide, printDecisions, printPairs, undoDecision } from './registry-review.ts';

const ACTIONS: Readonly<Record<string, (given: Given, terminal: Terminal, words: readonly string[]) => Promise<ExitCode>>> = {
  import: importRegistrations,
  'suggest-mapping': printMapping,
  list, counts, show,
  pairs: printPairs,
  merge: (given, terminal, words) => decide(given, terminal, 'same', words),
  different: (given, terminal, words) => decide(given, terminal, 'different', words),
  decisions: printDecisions,
  undo: undoDecision,
  export: exportRegistrations,
  accesses,
};

export const registry: Command = {
  name: 'registry',
  personal: true,
  summary: 'take registrations of households in and find which stand twice',
  usage: [
    'amanah registry import FILE... --purpose CODE --delete-by DAY --books BOOKS [--mapping MAP.json] [--form XLSFORM] [--members FILE]',
    'amanah registry suggest-mapping FILE... [--form XLSFORM] --books BOOKS',
    'amanah registry list|counts|pairs|decisions|accesses --books BOOKS [--purpose CODE] [--json]',
    'amanah registry show ID --books BOOKS',
    'amanah registry merge ID ID --because TEXT --books BOOKS',
    'amanah registry different ID ID --books BOOKS',
    'amanah registry undo DECISION --books BOOKS',
    'amanah registry export --purpose CODE --out FILE --books BOOKS',
  ],
  about: [
    'import reads CSV, XLSX, and submissions of Kobo and ODK, with their XLSForm where there is one. A purpose and a day by which the registrations are deleted are needed; without them nothing is read. Each registration is sealed under a key of its own in registry.db; the log gets one record with their number. A submission that is there already is not taken in again.',
    'suggest-mapping prints which column would be taken for what, as JSON; change it and give it with --mapping. What is not mapped is not kept.',
    'pairs proposes registrations of one purpose that may be of one household, the likeliest first, with the reasons. Nothing is merged by itself: merge and different are decisions of the person at the terminal, and undo takes one back. A merge gets a record, which says neither which nor why.',
    'show, pairs and export print personal values, because they are asked for; no other action, message or error does. Each reading is counted (accesses), without whose it was. See also: amanah help erase.',
  ],
  words: [{ name: 'ACTION' }, { name: 'FILE|ID', optional: true, many: true }],
  options: {
    books: { ...BOOKS_OPTION, needed: false },
    purpose: { value: 'CODE', about: 'what the registrations are kept for, such as winter-2026; it stands in the public log' },
    'delete-by': { value: 'DAY', about: 'the last day on which they may be kept, YYYY-MM-DD' },
    mapping: { value: 'FILE', about: 'which column is what, as JSON' },
    form: { value: 'XLSFORM', about: 'the form that the submissions answer, as XLSX or CSV' },
    members: { value: 'FILE', about: 'a second table with the members of the households' },
    dates: { value: 'ORDER', choices: DATE_ORDERS, about: 'order of the parts of a date' },
    separator: { value: 'MARK', choices: SEPARATOR_NAMES, about: 'what stands between cells' },
    'any-version': { about: 'take submissions of other versions of the form too' },
    'no-header': { about: 'the first row is a registration, not the names of the columns' },
    again: { about: 'take rows in that are letter for letter as held ones: other households that look the same' },
    'dry-run': { about: 'read and say what is wrong, keep nothing' },
    because: { value: 'TEXT', about: 'why two are one household; sealed with them, in no log' },
    anyway: { about: 'merge although that joins two that were found different' },
    most: { value: 'N', about: 'pairs to print' },
    out: { value: 'FILE', about: 'file to write, readable by its owner only' },
    json: JSON_OPTION,
  },
  examples: [
    'amanah registry suggest-mapping list.csv --books books > map.json',
    'amanah registry import list.csv --mapping map.json --purpose winter-2026 --delete-by 2027-03-31 --books books',
    'amanah registry pairs --books books --most 5',
    'amanah registry merge 3f2a90c1 77b01d22 --because "the same phone and children" --books books',
  ],

  async run(given, terminal) {
    const [action = '', ...words] = given.words;
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (run === undefined) throw wrongUse(`registry is followed by one of ${Object.keys(ACTIONS).join(', ')}.`, 'See: amanah help registry');
    const takesFiles = action === 'import' || action === 'suggest-mapping';
    if (takesFiles && words.length === 0) throw wrongUse(`registry ${action} takes at least one FILE.`, 'See: amanah help registry');
    if (!takesFiles && words.length > 2) throw wrongUse(`registry ${action} takes fewer words.`, 'See: amanah help registry');
    return run(given, terminal, words);
  },
};

/** Batches and numbers, nothing personal. */
async function list(given: Given, terminal: Terminal): Promise<ExitCode> {
  return withRegistry(given, terminal, async ({ registry }) => {
    const state = await registry.state();
    const purpose = given.text('purpose') === undefined ? undefined : purposeOf(state, given);
    const batches = state.batches.filter((batch) => purpose === undefined || batch.purpose === purpose);
    const ids = purpose === undefined ? [] : idsOf(state, purpose).toSorted();
    const all = state.households.byRegistration();
    const households = ids.map((id) => ({ id, household: all.get(id)?.length ?? 1 }));
    if (given.flag('json')) await terminal.json({ treeSize: state.treeSize, batches, ...(purpose === undefined ? {} : { registrations: households }) });
    else await terminal.lines(
      ...batches.map(({ batch, purpose: of, deleteBy, form, registrations, kept, state: standing, due }) => `${batch.slice(0, SHOWN_DIGITS)}  ${of}  ${kept.toLocaleString('en')} of ${registrations.toLocaleString('en')} kept  ${form}  until ${deleteBy}${due ? ', which is over: amanah erase --due' : ''}${standing === 'waiting' ? ', waits for its record' : ''}`),
      ...households.map(({ id, household }) => `  ${id.slice(0, SHOWN_DIGITS)}${household > 1 ? `  one household of ${household}` : ''}`),
    );
    return EXIT.ok;
  });
}

/** What the log counts; needs no key, since it reads no registration. */
async function counts(given: Given, terminal: Terminal): Promise<ExitCode> {
  if (given.flag('json')) {
    return withRegistry(given, terminal, async ({ registry }) => {
      const state = await registry.state();
      await terminal.json({ treeSize: state.treeSize, purposes: purposesView(state, logCounts(registry.journal.books)) });
      return EXIT.ok;
    });
  }
  return withJournal(given, terminal, async (journal) => {
    const all = logCounts(journal.books);
    await terminal.lines(...(all.length === 0 ? ['No registration was taken in.'] : all.map(countsSentence)));
    return EXIT.ok;
  });
}

async function show(given: Given, terminal: Terminal, words: readonly string[]): Promise<ExitCode> {
  const [typed] = words;
  if (typed === undefined || words.length > 1) throw wrongUse('registry show takes the number of one registration.', 'See: amanah help registry');
  return withRegistry(given, terminal, async ({ registry, holder }) => {
    const state = await registry.state();
    const id = registrationOf(state, typed);
    const view = (await registrationView(registry, state, { id, reader: holder })) as { readonly registration: Registration; readonly household: readonly string[]; readonly purpose?: string; readonly deleteBy?: string };
    if (given.flag('json')) await terminal.json(view);
    else await terminal.lines(`${id}  ${view.purpose ?? ''}, until ${view.deleteBy ?? ''}${view.household.length > 1 ? `, one household of ${view.household.length}` : ''}`, ...fieldsOf(view.registration).map(([field, value]) => `  ${field.padEnd(12)} ${value}`));
    return EXIT.ok;
  });
}

function fieldsOf(registration: Registration): readonly (readonly [string, string])[] {
  const { members, others, size } = registration;
  const texts = TEXT_FIELDS.flatMap((field) => (registration[field] === undefined ? [] : [[field, registration[field]] as const]));
  return [...texts, ...(size === undefined ? [] : [['size', String(size)] as const]), ...(members.length === 0 ? [] : [['members', members.join('; ')] as const]), ...Object.entries(others)];
}

/** Writes a purpose as CSV that only its owner reads. */
async function exportRegistrations(given: Given, terminal: Terminal): Promise<ExitCode> {
  const out = pathOf(terminal, given.needed('out'));
  return withRegistry(given, terminal, async ({ registry, holder }) => {
    const state = await registry.state();
    const purpose = purposeOf(state, given);
    const rows = await registry.registrations(purpose, { holder, action: 'export' }, state);
    const households = state.households.byRegistration();
    const others = [...new Set(rows.flatMap(({ registration }) => Object.keys(registration.others)))].sort();
    const text = [
      csvRow(['id', 'household', ...TEXT_FIELDS, 'size', 'members', ...others]),
      ...rows.map(({ id, registration }) => csvRow([
        id, households.get(id)?.[0] ?? id, ...TEXT_FIELDS.map((field) => safeText(registration[field] ?? '')), registration.size === undefined ? '' : String(registration.size),
        safeText(registration.members.join('; ')), ...others.map((name) => safeText(registration.others[name] ?? '')),
      ])),
    ].join('');
    await writeForOwner(out, text);
    terminal.message(`Wrote ${rows.length.toLocaleString('en')} registrations. The file holds names, numbers and places of people in need: only you can read it on this machine. Encrypt it before it leaves, and delete it when it is no longer needed.`);
    if (given.flag('json')) await terminal.json({ purpose, registrations: rows.length });
    return EXIT.ok;
  });
}

async function writeForOwner(path: string, text: string): Promise<void> {
  const place = `${path}.new`;
  await rm(place, { force: true });
  const file = await open(place, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Fault(`the file cannot be written (${error.code ?? 'unknown'}).`, { hint: 'Check the folder and that you may write there.' });
  });
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(place, path);
}

async function accesses(given: Given, terminal: Terminal): Promise<ExitCode> {
  return withRegistry(given, terminal, async ({ registry }) => {
    const all = await registry.store.accesses();
    if (given.flag('json')) await terminal.json({ accesses: all });
    else await terminal.lines(...(all.length === 0 ? ['Nothing was read.'] : all.map(({ day, holder, action, times, registrations }) => `${day}  ${holder}  ${action}  ${times} times, ${registrations.toLocaleString('en')} registrations`)));
    return EXIT.ok;
  });
}
