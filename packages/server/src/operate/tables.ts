// Every report, and the journal itself, as a table: columns with their types, and rows of texts in the order of the columns,
// so that a hundred thousand of them travel and are kept lightly.

import type { Hono } from 'hono';
import type { Books } from '@amanah/core/ledger/books.ts';
import { cellText } from '@amanah/projection/report-csv.ts';
import { buildReport, REPORT_NAMES, type Column, type ReportName } from '@amanah/projection/report.ts';
import { HttpProblem } from '../problem.ts';
import { privateJson } from '../people/routes.ts';
import { RECORD_COLUMNS, recordRows } from './record-table.ts';
import type { OperationNeeds } from './routes.ts';

/** A table as /api/tables/:name gives it. */
export interface TableView {
  readonly name: string;
  readonly title: string;
  readonly treeSize: number;
  /** What holds for the figures, by the key of the sentence. */
  readonly noteKeys: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Adds GET /api/tables and GET /api/tables/:name. */
export function addTables(app: Hono, { opened, guard }: OperationNeeds): void {
  app.get('/api/tables', async (context) => {
    await guard.requirePerson(context);
    return privateJson({ tables: ['records', ...REPORT_NAMES] });
  });
  app.get('/api/tables/:name', async (context) => {
    await guard.requirePerson(context);
    const { journal } = opened;
    await journal.catchUp();
    const table = tableOf(context.req.param('name'), journal.books);
    if (table === undefined) throw new HttpProblem('not-found', 'There is no table of this name.');
    return privateJson(table);
  });
}

/** The table of this name, at the newest tree size. */
export function tableOf(name: string, books: Books): TableView | undefined {
  if (name === 'records') return { name, title: 'Records', treeSize: books.size, noteKeys: [], columns: RECORD_COLUMNS, rows: recordRows(books) };
  if (!isReportName(name)) return undefined;
  const { title, treeSize, noteKeys, columns, rows } = buildReport(name, books, books.size);
  return { name, title, treeSize, noteKeys, columns, rows: rows.map((row) => columns.map((column) => cellText(row, column))) };
}

function isReportName(name: string): name is ReportName {
  return (REPORT_NAMES as readonly string[]).includes(name);
}
