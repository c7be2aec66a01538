// amanah sheet: rows of a spreadsheet as records of our own operation.

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ProblemList, type Problem } from '@amanah/interchange/problem.ts';
import { SHEET_KINDS, sheetKind, sheetName } from '@amanah/interchange/operation-sheet/columns.ts';
import { sheetDrafts, type SheetDrafts, type SheetProblem } from '@amanah/interchange/operation-sheet/drafts.ts';
import { mastersOf } from '@amanah/interchange/operation-sheet/masters.ts';
import { readCsvSheet } from '@amanah/interchange/sheet/csv-rows.ts';
import { rowsInPlace, type Sheet } from '@amanah/interchange/sheet/rows.ts';
import type { DateOrder } from '@amanah/interchange/statement.ts';
import { looksLikeWorkbook, readXlsx, XLSX_BYTES_MAX } from '@amanah/interchange/xlsx/read.ts';
import { writeXlsx } from '@amanah/interchange/xlsx/write.ts';
import { openPrivateSqlite, PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import type { Given } from '../arguments.ts';
import { pathOf, recordTimeOf, withBooks } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { nearest } from '../nearest.ts';
import { readWhole } from '../read-whole.ts';
import type { Terminal } from '../terminal.ts';

const NAMES = SHEET_KINDS.map(sheetName);
const HINT = 'See: amanah help sheet';
/** Kind of value beside the log that the digest of a sheet names. */
const BESIDE = 'sheet';

export const sheet: Command = {
  name: 'sheet',
  summary: 'bring in gifts, receipts, waybills and others from a spreadsheet',
  usage: ['amanah sheet KIND FILE --books BOOKS [option…]', 'amanah sheet KIND --template FILE.xlsx'],
  about: [
    `KIND is one of ${NAMES.join(', ')}. FILE is CSV or XLSX; of a workbook the first sheet in sight is read, or the one that --sheet names.`,
    'The first row names the columns, in English, French or Arabic; --template writes a workbook with all of them. Organisations, sites, funds and commodities are named by code or name, and must be in the books: begin with the sheets organisation, site, fund, currency and commodity. Rows that share the number of a document, order or waybill are lines of one record.',
    'Everything is checked before anything is written: all rows become records, signed by the key of these books, or none does. The same file again is refused, so that nothing counts twice; --again says that it shall.',
  ],
  words: [{ name: 'KIND' }, { name: 'FILE', optional: true }],
  options: {
    books: { ...BOOKS_OPTION, needed: false },
    sheet: { value: 'NAME', about: 'sheet of the workbook' },
    dates: { value: 'ORDER', choices: ['dmy', 'mdy', 'iso'], about: 'order of the parts of a date' },
    decimal: { value: 'MARK', choices: ['point', 'comma'], about: 'decimal mark, needed where 1,234 could be read in two ways' },
    template: { value: 'FILE', about: 'write an empty workbook with the columns of KIND' },
    again: { about: 'write the records of a file that was brought in before' },
    'dry-run': { about: 'check and count, write nothing' },
    json: JSON_OPTION,
  },
  examples: ['amanah sheet gift --template gifts.xlsx', 'amanah sheet gift gifts.xlsx --books books --dry-run', 'amanah sheet receipt march.csv --books books --dates dmy'],

  async run(given, terminal) {
    const name = given.words[0] as string;
    if (sheetKind(name) === undefined) {
      const near = nearest(name, NAMES);
      throw wrongUse(`there is no sheet of ${JSON.stringify(name)}.${near === undefined ? '' : ` Did you mean ${near}?`}`, `Sheets: ${NAMES.join(', ')}`);
    }
    const template = given.text('template');
    if (template !== undefined) return writeTemplate(terminal, name, template);
    return bringIn(given, terminal, name);
  },
};

async function writeTemplate(terminal: Terminal, name: string, typed: string): Promise<ExitCode> {
  const columns = sheetKind(name)?.columns ?? [];
  const about = columns.map(({ key, about: words, needed }) => [{ text: key }, { text: words }, { text: needed ? 'needed' : '' }]);
  const bytes = writeXlsx([{ name, titles: columns.map(({ key }) => key), rows: [] }, { name: 'Columns', titles: ['column', 'what it holds', ''], rows: about }]);
  await writeFile(pathOf(terminal, typed), bytes, { flag: 'wx' }).catch((error: unknown) => {
    throw new Fault(`${typed} cannot be written: ${(error as Error).message}`, { hint: 'Name a file that is not there yet.', cause: error });
  });
  await terminal.lines(`Wrote ${typed}: ${columns.length} columns. Next: amanah sheet ${name} ${typed} --books BOOKS`);
  return EXIT.ok;
}

async function bringIn(given: Given, terminal: Terminal, name: string): Promise<ExitCode> {
  const file = given.words[1];
  if (file === undefined) throw wrongUse('sheet needs a FILE.', HINT);
  const bytes = await readWhole(terminal, file, XLSX_BYTES_MAX);
  const { sheet: found, problems } = await sheetIn(bytes, basename(file), given.text('sheet'));
  if (problems.length > 0) return refused(given, terminal, file, problems.map(({ row, column, value, code, expected }) => ({ row, code, message: `expected ${expected}`, ...(column === undefined ? {} : { column }), ...(value === undefined ? {} : { value }) })), problems.length);
  return withBooks(given, terminal, async ({ folder, journal }) => {
    await journal.catchUp();
    const [dates, decimal] = [given.text('dates') as DateOrder | undefined, given.text('decimal') as 'point' | 'comma' | undefined];
    const read = sheetDrafts(rowsInPlace(found.rows), { kind: name, masters: mastersOf(journal.books), today: recordTimeOf(terminal).slice(0, 10), ...(dates === undefined ? {} : { dates }), ...(decimal === undefined ? {} : { decimal }) });
    if (read.problemCount > 0) return refused(given, terminal, file, read.problems, read.problemCount);
    if (given.flag('dry-run')) return told(given, terminal, { outcome: 'dry-run', file, read, treeSize: journal.size });
    const store = openPrivateSqlite(join(folder, PRIVATE_FILE));
    try {
      const digest = createHash('sha256').update(`${name}\0`).update(bytes).digest('hex');
      if (!given.flag('again') && (await store.beside(BESIDE, digest)) !== undefined) {
        throw new Fault(`${file} was brought in before.`, { hint: 'Nothing was written. If its records shall count a second time, say --again.', exit: EXIT.refused });
      }
      const outcome = await journal.write(read.drafts.map(({ kind, eventTime, body }) => ({ kind, eventTime, body })));
      if (!outcome.ok) return refused(given, terminal, file, [{ row: read.drafts[outcome.draft]?.rows[0] ?? 1, code: 'bad-entry', message: `the books refuse it: ${outcome.refusal.message} (${outcome.refusal.code})` }], 1);
      await store.keepBeside(BESIDE, digest, recordTimeOf(terminal));
      return await told(given, terminal, { outcome: 'written', file, read, treeSize: journal.size });
    } finally {
      await store.close();
    }
  });
}

async function sheetIn(bytes: Uint8Array, name: string, wanted: string | undefined): Promise<{ readonly sheet: Sheet; readonly problems: readonly Problem[] }> {
  if (!looksLikeWorkbook(bytes)) {
    const problems = new ProblemList();
    const input = {
      name,
      async *open() {
        yield bytes;
      },
    };
    return { sheet: await readCsvSheet(input, {}, problems), problems: problems.shown };
  }
  const { sheets, problems } = readXlsx(bytes, name);
  const sheet = wanted === undefined ? sheets.find(({ hidden }) => !hidden) : sheets.find((one) => one.name === wanted);
  if (sheet === undefined && problems.length === 0) throw new Fault(`${name} has no sheet ${wanted ?? 'in sight'}.`, { hint: `Sheets: ${sheets.map((one) => one.name).join(', ')}`, exit: EXIT.refused });
  return { sheet: sheet ?? { name, hidden: false, rows: [] }, problems };
}

async function refused(given: Given, terminal: Terminal, file: string, problems: readonly SheetProblem[], problemCount: number): Promise<ExitCode> {
  if (given.flag('json')) await terminal.json({ outcome: 'refused', problems, problemCount });
  else {
    const lines = problems.map(({ row, column, value, message, code }) => `  row ${row}${column === undefined ? '' : `, column ${JSON.stringify(column)}`}: ${message}${value === undefined ? '' : `, found ${JSON.stringify(value)}`} (${code})`);
    await terminal.lines(`Not written: ${basename(file)} has ${problemCount.toLocaleString('en')} problem${problemCount === 1 ? '' : 's'}. Nothing was written.`, '', ...lines);
  }
  return EXIT.refused;
}

async function told(given: Given, terminal: Terminal, { outcome, file, read, treeSize }: { readonly outcome: 'written' | 'dry-run'; readonly file: string; readonly read: SheetDrafts; readonly treeSize: number }): Promise<ExitCode> {
  const { drafts, leftOut } = read;
  const rows = drafts.reduce((sum, one) => sum + one.rows.length, 0);
  if (given.flag('json')) await terminal.json({ outcome, records: drafts.length, rows, leftOut, problems: [], problemCount: 0, treeSize });
  else {
    await terminal.lines(`${outcome === 'dry-run' ? 'Would write' : 'Wrote'} ${drafts.length.toLocaleString('en')} record${drafts.length === 1 ? '' : 's'} of ${rows.toLocaleString('en')} row${rows === 1 ? '' : 's'} of ${basename(file)}.`, ...(leftOut.length === 0 ? [] : [`Columns left out: ${leftOut.join(', ')}`]));
  }
  return EXIT.ok;
}
