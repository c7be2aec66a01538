// amanah import: puts a publisher's files into the books.

import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { codeOf } from '@amanah/record/account.ts';
import { isCalendarDay } from '@amanah/record/calendar.ts';
import type { DateOrder, Named, ReadOptions } from '@amanah/interchange/statement.ts';
import { FORMAT_NAMES, formatFor } from '@amanah/server/import/formats.ts';
import { importFiles } from '@amanah/server/import/import.ts';
import type { ImportFile, ImportReport } from '@amanah/server/import/import-report.ts';
import { importFileAt } from '@amanah/server/import/input-file.ts';
import { importJournal } from '@amanah/server/import/import-journal.ts';
import type { Given } from '../arguments.ts';
import { pathOf, withBooks } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { importText } from '../import-text.ts';
import { chooseMapping } from '../mapping-choice.ts';
import { nearest } from '../nearest.ts';
import type { Terminal } from '../terminal.ts';

const FORMATS = [...FORMAT_NAMES, 'journal'] as const;
const SEPARATORS: Readonly<Record<string, NonNullable<ReadOptions['separator']>>> = { comma: ',', semicolon: ';', tab: '\t', ',': ',', ';': ';' };

export const importCommand: Command = {
  name: 'import',
  summary: "put a publisher's files into the books",
  usage: ['amanah import FORMAT FILE... --books BOOKS [option…]'],
  about: [
    `FORMAT is one of ${FORMATS.join(', ')}. Files are plain or gzipped.`,
    'A row that the books do not have becomes a record; a row that differs from the version before becomes a restatement, and so does one that is gone. The same files again change nothing, and an import that was cut off is finished by running it again.',
    'Everything is checked before anything is written: a file with an error is refused whole, with file, row, column, value and what was expected.',
    'cbpf-projects is two files, projects and their locations: together, or one after the other. observations need a mapping that says what the columns mean: --mapping, a .json file among the files, or X.mapping.json beside X.csv (docs/formats/observations-mapping.md). Dates such as 3/4/2024 are never guessed: declare them.',
  ],
  words: [{ name: 'FORMAT' }, { name: 'FILE...', many: true }],
  options: {
    books: BOOKS_OPTION,
    publisher: { value: 'NAME', about: "who publishes the files; the format's own publisher where it is left out" },
    retrieved: { value: 'DATE', about: 'day the files were had from the publisher, YYYY-MM-DD; today where it is left out' },
    dataset: { value: 'CODE', about: 'name of the series that these files are a version of; the format has one' },
    mapping: { value: 'FILE', about: 'mapping of an observations import, or the name of one that comes with Amanah' },
    dates: { value: 'ORDER', choices: ['dmy', 'mdy', 'iso'], about: 'order of the parts of a date' },
    separator: { value: 'MARK', choices: Object.keys(SEPARATORS), about: 'what stands between cells; found in the header where it is left out' },
    decimal: { value: 'MARK', choices: ['point', 'comma'], about: 'decimal mark, needed where 1,234 could be read in two ways' },
    'dry-run': { about: 'check and count, write nothing' },
    json: JSON_OPTION,
  },
  examples: [
    'amanah import consignments consignments.csv.gz --books books --retrieved 2024-11-11',
    'amanah import cbpf-projects projects.csv locations.csv --books books',
    'amanah import observations totals.csv --mapping cogat-daily --books books --dry-run',
    'amanah import observations list.csv list.mapping.json --dates dmy --books books',
  ],

  async run(given, terminal) {
    const format = given.words[0] as string;
    if (!(FORMATS as readonly string[]).includes(format)) {
      const near = nearest(format, FORMATS);
      throw wrongUse(`there is no format ${JSON.stringify(format)}.${near === undefined ? '' : ` Did you mean ${near}?`}`, `Formats: ${FORMATS.join(', ')}`);
    }
    const retrieved = retrievedOf(given, terminal);
    const chosen = await chooseMapping({ format, words: given.words.slice(1), option: given.text('mapping'), terminal });
    if (chosen.files.length === 0) throw wrongUse('import needs a FILE.', 'See: amanah help import');
    await refuseTwice(terminal, chosen.files);
    return withBooks(given, terminal, async (opened) => {
      const files: ImportFile[] = [];
      for (const typed of chosen.files) files.push(await digested(terminal, typed));
      if (new Set(files.map(({ sha256 }) => sha256)).size < files.length) throw new Fault('two of the files have the same content.', { hint: 'Name each file once.', exit: EXIT.refused });
      const progress = { terminal, bytes: new Map(files.map(({ name, bytes }) => [name, bytes])) };
      if (format === 'journal') return finish(given, terminal, format, retrieved, await importJournal(opened, files, { retrieved, dryRun: given.flag('dry-run'), progress: (step) => showProgress(progress, step) }));
      const found = await formatFor(format, files, chosen.mapping);
      if (!found.ok) throw new Fault(`${chosen.mappingName ?? format}: ${found.message}`, { hint: 'The form of a mapping: docs/formats/observations-mapping.md', exit: EXIT.refused });
      const dataset = given.text('dataset');
      const report = await importFiles(opened.journal, found.format, files, {
        ...readOptionsOf(given),
        retrieved,
        isRetrievedStated: given.text('retrieved') !== undefined,
        ...(dataset === undefined ? {} : { dataset }),
        dryRun: given.flag('dry-run'),
        progress: (step) => showProgress(progress, step),
      });
      return finish(given, terminal, format, retrieved, report);
    });
  },
};

function retrievedOf(given: Given, terminal: Terminal): string {
  const today = terminal.surroundings.now().toISOString().slice(0, 10);
  const typed = given.text('retrieved') ?? today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed) || !isCalendarDay(typed)) throw wrongUse(`--retrieved is a day such as ${today}, not ${JSON.stringify(typed)}.`, 'See: amanah help import');
  // Where the person is, it may be tomorrow already.
  const tomorrow = new Date(terminal.surroundings.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  if (typed > tomorrow) throw wrongUse(`--retrieved ${typed} has not come yet; today is ${today}.`, 'Say the day on which the files were had from the publisher.');
  return typed;
}

function readOptionsOf(given: Given): ReadOptions {
  const dates = given.text('dates') as DateOrder | undefined;
  const separator = SEPARATORS[given.text('separator') ?? ''];
  const decimal = given.text('decimal') as ReadOptions['decimal'];
  const publisher = publisherOf(given.text('publisher'));
  return {
    ...(dates === undefined ? {} : { dates }),
    ...(separator === undefined ? {} : { separator }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(publisher === undefined ? {} : { publisher }),
  };
}

function publisherOf(name: string | undefined): Named | undefined {
  if (name === undefined) return undefined;
  const tidy = name.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const code = codeOf(tidy);
  if (tidy === '' || tidy.length > 200 || code === '') throw wrongUse(`--publisher ${JSON.stringify(name)} is no name.`, 'See: amanah help import');
  return { code, name: tidy };
}

async function refuseTwice(terminal: Terminal, typed: readonly string[]): Promise<void> {
  for (const file of typed) {
    const found = await stat(pathOf(terminal, file)).catch((error: NodeJS.ErrnoException) => {
      throw new Fault(`${file}: ${error.code === 'ENOENT' ? 'there is no such file.' : error.message}`, { hint: nearFile(terminal, file) });
    });
    if (found.isDirectory()) throw new Fault(`${file} is a folder.`, { hint: 'Name the file in it.' });
  }
  const names = typed.map((file) => basename(file));
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Fault(`two files are called ${twice}, and the report could not tell them apart.`, { hint: 'Rename one of them.' });
}

/** A file beside the missing one that is called almost the same. */
function nearFile(terminal: Terminal, file: string): string {
  try {
    const near = nearest(basename(file), readdirSync(pathOf(terminal, `${file}/..`)));
    return near === undefined ? 'Check the name and the folder.' : `Did you mean ${near}?`;
  } catch {
    return 'Check the name and the folder.';
  }
}

async function digested(terminal: Terminal, typed: string): Promise<ImportFile> {
  try {
    return await importFileAt(pathOf(terminal, typed), (bytes) => terminal.progress(`reading ${basename(typed)}: ${megabytes(bytes)} MB`));
  } catch (error) {
    throw new Fault(`${typed} cannot be read: ${(error as Error).message}`, { hint: 'Check that you may read it.', cause: error });
  }
}

function showProgress({ terminal, bytes }: { readonly terminal: Terminal; readonly bytes: ReadonlyMap<string, number> }, step: { readonly pass: 'check' | 'write'; readonly file: string; readonly bytes: number; readonly rows: number }): void {
  const total = bytes.get(step.file) ?? 0;
  const share = total === 0 ? 100 : Math.min(100, Math.floor((100 * step.bytes) / total));
  terminal.progress(`${step.pass === 'check' ? 'checking' : 'writing'} ${step.file}: ${step.rows.toLocaleString('en')} rows, ${share} %`);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

async function finish(given: Given, terminal: Terminal, format: string, retrieved: string, report: ImportReport): Promise<ExitCode> {
  if (given.flag('json')) await terminal.json({ format, retrieved, ...report });
  const lines = importText(report, { retrieved, assumedToday: given.text('retrieved') === undefined });
  if (report.outcome === 'refused') {
    // What is wrong is for the person; the output of a refused import is empty, but for `--json`.
    for (const line of lines) terminal.message(line);
    return EXIT.refused;
  }
  if (!given.flag('json')) await terminal.lines(...lines);
  return EXIT.ok;
}
