// amanah registry import, suggest-mapping: files with registrations, read and taken in.

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { suggestMapping } from '@amanah/interchange/registrations/household-mapping.ts';
import { readMapping, type HouseholdMapping } from '@amanah/interchange/registrations/mapping.ts';
import type { ProblemKind, RegistrationProblem } from '@amanah/interchange/registrations/problem.ts';
import { applyMapping } from '@amanah/interchange/registrations/registration.ts';
import { SUBMISSION_LIMITS, type SubmissionFile, type Submissions } from '@amanah/interchange/registrations/submission.ts';
import { judgeTerms } from '@amanah/registry/batch.ts';
import { kept, readRegistrationFiles, type DateOrder, type FilesReading } from '@amanah/server/registry/registration-files.ts';
import type { Given } from '../arguments.ts';
import { pathOf, recordTimeOf } from '../books.ts';
import { EXIT, Fault, type ExitCode } from '../fault.ts';
import { withRegistry } from '../registry-books.ts';
import type { Terminal } from '../terminal.ts';

const PROBLEMS_SHOWN = 20;
const SEPARATORS: Readonly<Record<string, ',' | ';' | '\t'>> = { comma: ',', semicolon: ';', tab: '\t' };
export const SEPARATOR_NAMES = Object.keys(SEPARATORS);

/** Reads files, shows what is wrong, and keeps what can be read as one batch with its record. */
export async function importRegistrations(given: Given, terminal: Terminal, files: readonly string[]): Promise<ExitCode> {
  const terms = { purpose: given.text('purpose'), deleteBy: given.text('delete-by') };
  // Asked before the file is read: nothing is read without a purpose.
  const wrong = judgeTerms(terms, recordTimeOf(terminal).slice(0, 10));
  if (wrong !== undefined) throw new Fault(wrong, { hint: 'Give --purpose CODE and --delete-by DAY.', exit: EXIT.refused });
  const { read, problems, problemCount } = await readFiles(given, terminal, files);
  if (read === undefined) return notRead(given, terminal, problems, problemCount);
  const suggested = suggestMapping(read);
  const mapping = (await mappingOf(given, terminal, read)) ?? suggested.mapping;
  const dates = (given.text('dates') as DateOrder | undefined) ?? suggested.dates;
  const mapped = applyMapping(read, mapping, { today: recordTimeOf(terminal).slice(0, 10), ...(dates === undefined ? {} : { dates }) });
  const all = [...problems, ...mapped.problems].filter(({ drops }) => drops !== 'nothing');
  const facts = {
    kind: read.kind, registrations: mapped.registrations.length, leftOut: mapped.leftOut, problemCount: problemCount + mapped.problemCount, problemKinds: mapped.problemKinds, problems: all,
    ...(dates === undefined ? {} : { dates, datesFrom: given.text('dates') === undefined ? 'file' as const : 'option' as const }),
  };
  if (given.flag('dry-run')) return shown(given, terminal, { outcome: 'dry-run', ...facts });
  return withRegistry(given, terminal, async ({ registry, holder }) => {
    const taken = await registry.takeIn(mapped.registrations.map(kept), { ...terms, form: read.kind }, { holder, again: given.flag('again') });
    const { written, refused } = await registry.tell(holder);
    if (refused !== undefined) throw new Fault(`the log refuses the record, and nothing was kept: ${refused.message} (${refused.code}).`, { exit: EXIT.refused });
    await registry.accessed(holder, 'import', taken.ids.length);
    return shown(given, terminal, { outcome: 'taken-in', ...facts, taken: taken.ids.length, repeated: taken.repeated, identical: taken.identical, batch: taken.batch, record: written[0] ?? '', purpose: terms.purpose as string, deleteBy: terms.deleteBy as string });
  }, { make: true });
}

/** Says which column would be taken for what, as JSON that `--mapping` reads. */
export async function printMapping(given: Given, terminal: Terminal, files: readonly string[]): Promise<ExitCode> {
  const { read, problems, problemCount } = await readFiles(given, terminal, files);
  if (read === undefined) return notRead(given, terminal, problems, problemCount);
  const { mapping, notices, dates } = suggestMapping(read);
  for (const { column, message } of notices) terminal.note(`${column}: ${message}`);
  if (dates !== undefined) terminal.note(`Dates are written ${dates}: give --dates ${dates}.`);
  await terminal.json(mapping);
  return EXIT.ok;
}

interface Shown {
  readonly outcome: 'dry-run' | 'taken-in';
  readonly kind: string;
  readonly registrations: number;
  readonly leftOut: readonly string[];
  readonly problemCount: number;
  readonly problems: readonly RegistrationProblem[];
  readonly problemKinds: readonly ProblemKind[];
  readonly dates?: DateOrder;
  /** Whether the file itself decides it, since it has a day above 12, or the person said it. */
  readonly datesFrom?: 'file' | 'option';
  readonly taken?: number;
  readonly repeated?: number;
  readonly identical?: number;
  readonly batch?: string;
  readonly record?: string;
  readonly purpose?: string;
  readonly deleteBy?: string;
}

async function shown(given: Given, terminal: Terminal, facts: Shown): Promise<ExitCode> {
  if (given.flag('json')) await terminal.json(facts);
  else await terminal.lines(...importText(facts));
  return EXIT.ok;
}

function importText({ outcome, registrations, leftOut, problems, problemCount, problemKinds, dates, datesFrom, taken = 0, repeated = 0, identical = 0, record = '', purpose = '', deleteBy = '' }: Shown): string[] {
  const number = (value: number): string => value.toLocaleString('en');
  return [
    outcome === 'dry-run' ? `Read ${number(registrations)} registrations; nothing was kept.` : `Took in ${number(taken)} registrations for ${purpose}, to be deleted by ${deleteBy} (record ${record.slice(0, 8)}).`,
    ...(repeated > 0 ? [`${number(repeated)} were there already, by the number of their submission.`] : []),
    ...(identical > 0 ? [`${number(identical)} are letter for letter as one that is held: they will be among the pairs to decide on.`] : []),
    ...(leftOut.length > 0 ? [`Columns that were not kept: ${leftOut.join(', ')}.`] : []),
    ...(datesFrom === 'file' ? [`Dates were read as ${dates ?? ''}, because some of them can be read in no other way; --dates says otherwise.`] : []),
    ...problemKinds.filter(({ drops }) => drops === 'submission' || drops === 'answer').map(({ drops, count, message }) => `${number(count)} ${drops === 'answer' ? (count === 1 ? 'answer was' : 'answers were') : (count === 1 ? 'registration was' : 'registrations were')} left out: ${message}.`),
    ...problemLines(problems, problemCount),
    ...(outcome === 'taken-in' ? ['Nothing else of them is in the log. Delete the file that they came in, where you can.'] : []),
  ];
}

function problemLines(problems: readonly RegistrationProblem[], count: number): string[] {
  if (problems.length === 0) return [];
  return [`Problems (${count.toLocaleString('en')}):`, ...problems.slice(0, PROBLEMS_SHOWN).map(({ at, message, drops }) => `  ${at}: ${message}${drops === 'submission' ? ' (left out)' : ''}`)];
}

async function notRead(given: Given, terminal: Terminal, problems: readonly RegistrationProblem[], problemCount: number): Promise<ExitCode> {
  if (given.flag('json')) await terminal.json({ outcome: 'refused', registrations: 0, problemCount, problems });
  else await terminal.lines('No registration can be read; nothing was kept.', ...problemLines(problems, problemCount));
  return EXIT.refused;
}

async function readFiles(given: Given, terminal: Terminal, files: readonly string[]): Promise<FilesReading> {
  const members = given.text('members');
  const form = given.text('form');
  const dates = given.text('dates') as DateOrder | undefined;
  const separator = given.text('separator');
  return readRegistrationFiles({
    files: await Promise.all([...files, ...(members === undefined ? [] : [members])].map((name) => fileAt(terminal, name))),
    ...(form === undefined ? {} : { form: await fileAt(terminal, form) }),
    ...(dates === undefined ? {} : { dates }),
    ...(separator === undefined ? {} : { separator: SEPARATORS[separator] as ',' }),
    ...(given.flag('any-version') ? { versions: 'any' as const } : {}),
    ...(given.flag('no-header') ? { header: false } : {}),
  });
}

/** A file's bytes. A file may be named after somebody, so that its name is not repeated. */
async function fileAt(terminal: Terminal, typed: string): Promise<SubmissionFile> {
  const path = pathOf(terminal, typed);
  try {
    const { size } = await stat(path);
    if (size > SUBMISSION_LIMITS.bytes) throw new Fault(`a file is larger than ${SUBMISSION_LIMITS.bytes} bytes.`, { hint: 'Bring it in in parts.', exit: EXIT.refused });
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof Fault) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new Fault(code === 'ENOENT' ? 'a file that was named is not there.' : `a file that was named cannot be read (${code}).`, { hint: 'Check the names and the folder.' });
  }
}

async function mappingOf(given: Given, terminal: Terminal, read: Submissions): Promise<HouseholdMapping | undefined> {
  const named = given.text('mapping');
  if (named === undefined) return undefined;
  const { bytes } = await fileAt(terminal, named);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Fault('the mapping is not JSON.', { hint: 'Begin with what amanah registry suggest-mapping prints.', exit: EXIT.refused });
  }
  const judged = readMapping(value, read.columns);
  if (!judged.ok) throw new Fault(`the mapping cannot be used:\n${judged.problems.map(({ at, message }) => `  ${at}: ${message}`).join('\n')}`, { hint: 'Begin with what amanah registry suggest-mapping prints.', exit: EXIT.refused });
  return judged.mapping;
}
