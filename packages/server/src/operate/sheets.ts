// Spreadsheets for the console: a file becomes rows of text, rows of text become drafts, and every table goes out as
// XLSX or CSV. Nothing here writes a record.

import { utf8 } from '@amanah/log/bytes.ts';
import { csvRow, safeText } from '@amanah/record/csv-row.ts';
import type { Hono } from 'hono';
import { ProblemList } from '@amanah/interchange/problem.ts';
import { readCsvSheet } from '@amanah/interchange/sheet/csv-rows.ts';
import { rowsInPlace } from '@amanah/interchange/sheet/rows.ts';
import { looksLikeWorkbook, readXlsx, XLSX_BYTES_MAX } from '@amanah/interchange/xlsx/read.ts';
import { writeXlsx, type WrittenCell } from '@amanah/interchange/xlsx/write.ts';
import { SHEET_KINDS, sheetKind, sheetName } from '@amanah/interchange/operation-sheet/columns.ts';
import { OPERATION_ROWS_MAX, sheetDrafts } from '@amanah/interchange/operation-sheet/drafts.ts';
import { mastersOf } from '@amanah/interchange/operation-sheet/masters.ts';
import { cellText, reportCsv } from '@amanah/projection/report-csv.ts';
import { buildReport, REPORT_NAMES, type Column, type ReportName } from '@amanah/projection/report.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { HttpProblem } from '../problem.ts';
import { readBytes, readJson } from '../people/body.ts';
import { privateJson } from '../people/routes.ts';
import { RECORD_COLUMNS, recordRows } from './record-table.ts';
import type { OperationNeeds } from './routes.ts';

const JSON_SHEET_BYTES_MAX = 8_388_608;
const COLUMNS_MAX = 200;
/** Rows that a sheet of any program can hold. */
const SHEET_ROWS_MAX = 1_048_575;
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Adds POST /api/sheets/read, POST /api/sheets/drafts, GET /api/sheets/kinds, GET /api/sheets/template/:name and GET /api/tables/:name.xlsx and .csv. Stands before the route of tables. */
export function addSheets(app: Hono, { opened, guard }: OperationNeeds): void {
  const { journal } = opened;
  app.post('/api/sheets/read', async (context) => {
    const person = await guard.requirePerson(context);
    guard.limit(context, 'attachment', person.holder);
    const bytes = await readBytes(context.req.raw, XLSX_BYTES_MAX);
    const { sheets, problems } = await sheetsOf(bytes, (context.req.query('name') ?? 'file').slice(0, 200));
    if (problems.length > 0) throw new HttpProblem('refused', 'The file is not read; what is wrong with it stands in problems.', { problems });
    return privateJson({ sheets: sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: rowsInPlace(rows) })) });
  });
  app.post('/api/sheets/drafts', async (context) => {
    const person = await guard.requirePerson(context);
    guard.limit(context, 'preview', person.holder);
    const asked = await readJson(context.req.raw, (fields) => ({
      kind: fields.text('kind', 40),
      rows: fields.list('rows', rowOf, { min: 1, max: OPERATION_ROWS_MAX }),
      dates: fields.has('dates') ? fields.oneOf('dates', ['dmy', 'mdy', 'iso']) : undefined,
      decimal: fields.has('decimal') ? fields.oneOf('decimal', ['point', 'comma']) : undefined,
    }), JSON_SHEET_BYTES_MAX);
    await journal.catchUp();
    const { kind, rows, dates, decimal } = asked;
    return privateJson(sheetDrafts(rows, { kind, masters: mastersOf(journal.books), today: journal.now().slice(0, 10), ...(dates === undefined ? {} : { dates }), ...(decimal === undefined ? {} : { decimal }) }));
  });
  app.get('/api/sheets/kinds', async (context) => {
    await guard.requirePerson(context);
    return privateJson({ kinds: SHEET_KINDS.map((one) => ({ name: sheetName(one), kind: one.kind, together: one.together ?? '', columns: one.columns.map(({ key, needed, about, type }) => ({ key, needed, about, type })) })) });
  });
  app.get('/api/sheets/template/:name', async (context) => {
    await guard.requirePerson(context);
    const name = context.req.param('name').replace(/\.xlsx$/, '');
    const kind = sheetKind(name);
    if (kind === undefined) throw new HttpProblem('not-found', 'There is no sheet of this name.');
    const about = kind.columns.map(({ key, about: words, needed }) => [{ text: key }, { text: words }, { text: needed ? 'needed' : '' }]);
    const rightToLeft = context.req.query('dir') === 'rtl';
    return download(`${name}.xlsx`, XLSX_TYPE, writeXlsx([{ name, titles: kind.columns.map(({ key }) => key), rows: [], rightToLeft }, { name: 'Columns', titles: ['column', 'what it holds', ''], rows: about }]));
  });
  app.get('/api/tables/:name', async (context, next) => {
    const file = context.req.param('name');
    if (!/\.(xlsx|csv)$/.test(file)) return next();
    await guard.requirePerson(context);
    await journal.catchUp();
    const name = file.replace(/\.(xlsx|csv)$/, '');
    const table = tableOf(name, journal.books, context.req.query('as-of'));
    if (file.endsWith('.csv')) return download(`${name}.csv`, 'text/csv; charset=utf-8', utf8(table.csv()));
    if (table.rows.length > SHEET_ROWS_MAX) throw new HttpProblem('too-large', `A sheet holds ${SHEET_ROWS_MAX} rows; take this table as CSV.`);
    const titles = table.columns.map(({ title }) => title);
    const rows = table.rows.map((row) => row.map((text, at) => cellOf(table.columns[at] as Column, text)));
    return download(`${name}.xlsx`, XLSX_TYPE, writeXlsx([{ name, titles, rows, rightToLeft: context.req.query('dir') === 'rtl' }]));
  });
}

/** The sheets of a file by its content: a workbook, or a CSV that is one sheet. */
async function sheetsOf(bytes: Uint8Array, name: string): Promise<ReturnType<typeof readXlsx>> {
  if (looksLikeWorkbook(bytes)) return readXlsx(bytes, name);
  const problems = new ProblemList();
  const input = {
    name,
    async *open() {
      yield bytes;
    },
  };
  const sheet = await readCsvSheet(input, {}, problems);
  return { sheets: [sheet], problems: problems.shown };
}

function rowOf(item: unknown): readonly string[] {
  if (!Array.isArray(item) || item.length > COLUMNS_MAX || !item.every((cell) => typeof cell === 'string')) throw new HttpProblem('bad-request', `A row is a list of at most ${COLUMNS_MAX} texts.`, { field: 'request.rows' });
  return item;
}

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  csv(): string;
}

function tableOf(name: string, books: Books, asOfText: string | undefined): Table {
  const asOf = asOfText === undefined ? books.size : /^(0|[1-9]\d{0,15})$/.test(asOfText) ? Number(asOfText) : Number.NaN;
  if (!(asOf >= 0 && asOf <= books.size)) throw new HttpProblem('bad-query', `as-of is a whole number from 0 to ${books.size}.`);
  if (name === 'records') {
    if (asOf !== books.size) throw new HttpProblem('bad-query', 'The table of records is given as it is now.');
    const rows = recordRows(books).map((row) => row.map(String));
    return { columns: RECORD_COLUMNS, rows, csv: () => [RECORD_COLUMNS.map(({ key }) => key), ...rows.map((row) => row.map((text, at) => (isNumber(RECORD_COLUMNS[at] as Column) ? text : safeText(text))))].map(csvRow).join('') };
  }
  if (!(REPORT_NAMES as readonly string[]).includes(name)) throw new HttpProblem('not-found', 'There is no table of this name.');
  const { columns, rows } = buildReport(name as ReportName, books, asOf);
  return { columns, rows: rows.map((row) => columns.map((column) => cellText(row, column))), csv: () => reportCsv({ columns, rows }) };
}

function isNumber({ type }: Column): boolean {
  return type === 'amount' || type === 'count';
}

function cellOf(column: Column, text: string): WrittenCell {
  if (text === '') return undefined;
  if (isNumber(column)) return { decimal: text };
  return column.type === 'day' ? { day: text } : { text };
}

function download(name: string, type: string, bytes: Uint8Array): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': type, 'content-length': String(bytes.length), 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  });
}
