// Bank statements for the console: a file is read and shown before anything is written; what is written the person's own
// key signs, and what the bank wrote about a line is kept beside the log.

import type { Context, Hono } from 'hono';
import { Malformed } from '@amanah/record/decode.ts';
import { CODE_PATTERN } from '@amanah/record/account.ts';
import { ID_PATTERN } from '@amanah/record/body.ts';
import { Fields } from '@amanah/record/decode.ts';
import { BANK_FORMATS, type BankFormat } from '@amanah/interchange/bank/read.ts';
import { bankAccounts, bankState } from '@amanah/interchange/bank/state.ts';
import type { BankColumns, BankReadOptions } from '@amanah/interchange/bank/statement.ts';
import { importProposals, previewView, stateView } from '@amanah/interchange/bank/views.ts';
import { bankTexts, keepBankText, previewBank } from '../import/bank-import.ts';
import { HttpProblem } from '../problem.ts';
import { readBytes, readJson } from '../people/body.ts';
import { privateJson } from '../people/routes.ts';
import type { OperationNeeds } from './routes.ts';

const FILE_BYTES_MAX = 10_485_760;
const TEXTS_MAX = 500;
/** Roles that see what the bank wrote about a line: names of people stand there. */
const BANK_ROLES = ['steward', 'treasurer', 'auditor'] as const;
const COLUMNS = ['date', 'valueDate', 'amount', 'debit', 'credit', 'balance', 'reference', 'text', 'currency'] as const satisfies readonly (keyof BankColumns)[];

/** Adds POST /api/bank/read, POST /api/bank/texts and GET /api/bank/state. */
export function addBank(app: Hono, { opened, guard }: OperationNeeds): void {
  const { journal } = opened;
  const { store } = guard.people;
  app.post('/api/bank/read', async (context) => {
    const person = await guard.requireRole(context, 'steward', 'treasurer');
    guard.limit(context, 'attachment', person.holder);
    const account = accountIn(context);
    const { format, ...options } = optionsIn(context);
    const bytes = await readBytes(context.req.raw, FILE_BYTES_MAX);
    await journal.catchUp();
    const name = (context.req.query('name') ?? 'statement').slice(0, 200);
    const { reading, found } = await previewBank({ name, bytes, account, options, ...(format === undefined ? {} : { format }) }, journal.books);
    if (reading.problemCount > 0) throw new HttpProblem('refused', 'The statement is not read; what is wrong with it stands in problems.', { problemCount: reading.problemCount, problems: reading.problems });
    return privateJson({ account, ...previewView(reading, found, importProposals(found, journal.books, account)) });
  });
  app.post('/api/bank/texts', async (context) => {
    const person = await guard.requireRole(context, 'steward', 'treasurer');
    guard.limit(context, 'submission', person.holder);
    const texts = await readJson(context.req.raw, (fields) => fields.list('texts', textOf, { min: 1, max: TEXTS_MAX }), 2 * FILE_BYTES_MAX);
    await journal.catchUp();
    const { books } = journal;
    for (const { line } of texts) {
      const row = books.findRecord(line);
      if (row === undefined || books.kindAt(row) !== 'bank-line') throw new HttpProblem('bad-request', `${line} is no line of the bank in the books.`);
    }
    let kept = 0;
    for (const { line, ...text } of texts) kept += (await keepBankText(store, line, text)) ? 1 : 0;
    return privateJson({ kept });
  });
  app.get('/api/bank/state', async (context) => {
    const person = await guard.requirePerson(context);
    await journal.catchUp();
    const { books } = journal;
    const asOf = asOfIn(context.req.query('as-of'), books.size);
    if (context.req.query('account') === undefined) return privateJson({ treeSize: asOf, accounts: bankAccounts(books, asOf) });
    const state = bankState(books, { account: accountIn(context), asOf });
    const sees = person.roles.some((role) => (BANK_ROLES as readonly string[]).includes(role));
    const texts = sees ? await bankTexts(store, state.commodities.flatMap(({ lines }) => lines.map(({ id }) => id))) : new Map<string, never>();
    return privateJson(stateView(state, (line) => texts.get(line)));
  });
}

function accountIn(context: Context): string {
  const account = context.req.query('account') ?? '';
  if (!CODE_PATTERN.test(account)) throw new HttpProblem('bad-query', 'account is the code of a cash account, such as bank.', { field: 'account' });
  return account;
}

function asOfIn(text: string | undefined, size: number): number {
  const number = text === undefined ? size : /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= 0 && number <= size)) throw new HttpProblem('bad-query', `as-of is a whole number from 0 to ${size}.`);
  return number;
}

/** What the person declares about the file: `format`, `dates`, `decimal`, `separator`, `commodity`, `opening`, `closing` and `column.date` and so on. */
function optionsIn(context: Context): BankReadOptions & { readonly format?: BankFormat } {
  const chosen = <T extends string>(name: string, choices: readonly T[]): { readonly [key: string]: T } => {
    const text = context.req.query(name);
    if (text === undefined || text === '') return {};
    const found = choices.find((choice) => choice === text);
    if (found === undefined) throw new HttpProblem('bad-query', `${name} is one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}.`, { field: name });
    return { [name]: found };
  };
  const text = (name: string): { readonly [key: string]: string } => {
    const value = context.req.query(name)?.slice(0, 300);
    return value === undefined || value === '' ? {} : { [name]: value };
  };
  const columns = Object.fromEntries(COLUMNS.flatMap((name) => Object.values(text(`column.${name}`)).map((title) => [name, title])));
  return {
    ...chosen('format', BANK_FORMATS), ...chosen('dates', ['dmy', 'mdy', 'iso']), ...chosen('decimal', ['point', 'comma']), ...chosen('separator', [',', ';', '\t']),
    ...text('commodity'), ...text('opening'), ...text('closing'), columns,
  };
}

function textOf(item: ConstructorParameters<typeof Fields>[0], path: string): { readonly line: string; readonly text: string; readonly reference?: string } {
  const fields = new Fields(item, path);
  const line = fields.matching('line', ID_PATTERN, 'the id of a record as 64 hex digits');
  const text = fields.raw('text');
  const reference = fields.optionalText('reference', 200);
  fields.end();
  if (typeof text !== 'string' || text.length > 2000) throw new Malformed(`${path}.text`, 'expected a text of at most 2000 characters');
  return { line, text, ...(reference === undefined ? {} : { reference }) };
}
