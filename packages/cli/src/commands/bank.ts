// amanah bank: brings in statements of the bank, says how an account stands against the books, and matches lines to records.

import { basename, join } from 'node:path';
import { CODE_PATTERN } from '@amanah/record/account.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { BANK_FORMATS, type BankFormat } from '@amanah/interchange/bank/read.ts';
import { bankAccounts, bankState } from '@amanah/interchange/bank/state.ts';
import type { BankColumns, BankReadOptions } from '@amanah/interchange/bank/statement.ts';
import { importProposals, previewView, stateView } from '@amanah/interchange/bank/views.ts';
import { bankTexts, previewBank, sureMatches, writeBank, type BankPreview } from '@amanah/server/import/bank-import.ts';
import type { OpenedBooks } from '@amanah/server/books/books-folder.ts';
import type { Written } from '@amanah/server/books/journal.ts';
import { findRecordBy } from '@amanah/server/books/record-proof.ts';
import { openPrivateSqlite, PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import type { PrivateStore } from '@amanah/store/private.ts';
import type { Given } from '../arguments.ts';
import { bankImportText, bankStateText } from '../bank-text.ts';
import { recordTimeOf, withBooks } from '../books.ts';
import { BOOKS_OPTION, JSON_OPTION, type Command } from '../command.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { readWhole } from '../read-whole.ts';
import type { Terminal } from '../terminal.ts';

const FILE_BYTES_MAX = 64 * 1024 * 1024;
const SEPARATORS: Readonly<Record<string, NonNullable<BankReadOptions['separator']>>> = { comma: ',', semicolon: ';', tab: '\t' };
const COLUMNS: readonly (keyof BankColumns)[] = ['date', 'valueDate', 'amount', 'debit', 'credit', 'balance', 'reference', 'text', 'currency'];
const HINT = 'See: amanah help bank';

export const bank: Command = {
  name: 'bank',
  summary: 'bring in bank statements and explain every difference',
  usage: ['amanah bank import FILE --account ACCOUNT --books BOOKS [option…]', 'amanah bank status [--account ACCOUNT] --books BOOKS [--as-of N] [--json]', 'amanah bank match LINE RECORD... --books BOOKS [--reason TEXT]'],
  about: [
    'import reads a statement (CSV, XLSX or camt.053), checks that opening balance and lines give the closing balance, and records the lines that the books do not have yet. What the bank wrote about a line is kept beside the log (private.db) and never in it. With any problem nothing is written.',
    'A line is proposed for a record of the same amount on the same account within five days, when nothing else can be meant. --match records these matches; match records one by hand, and with --reason alone says what a line is that has no record. A match is undone by a reversal.',
    'status lists what is not matched on either side, and on the last day of each statement why bank and books differ.',
    'Columns of a table are found by their usual names; --columns names others. Dates such as 3/4/2026 and numbers such as 1,234 are never guessed.',
  ],
  words: [{ name: 'ACTION' }, { name: 'FILE|LINE', optional: true }, { name: 'RECORD...', optional: true, many: true }],
  options: {
    books: BOOKS_OPTION,
    account: { value: 'ACCOUNT', about: 'our cash account, such as bank' },
    format: { value: 'FORMAT', choices: BANK_FORMATS, about: 'format of the file; found by its content where it is left out' },
    columns: { value: 'NAMES', about: `columns of a table, as in "date=When,amount=Sum": ${COLUMNS.join(', ')}` },
    dates: { value: 'ORDER', choices: ['dmy', 'mdy', 'iso'], about: 'order of the parts of a date' },
    decimal: { value: 'MARK', choices: ['point', 'comma'], about: 'decimal mark, needed where 1,234 could be read in two ways' },
    separator: { value: 'MARK', choices: Object.keys(SEPARATORS), about: 'what stands between cells' },
    currency: { value: 'CODE', about: 'currency of a table without a currency column' },
    opening: { value: 'AMOUNT', about: 'opening balance of a table without a balance column; --opening=-5 below zero' },
    closing: { value: 'AMOUNT', about: 'closing balance of a table without a balance column' },
    match: { about: 'record the matches that can be only one thing' },
    reason: { value: 'TEXT', about: 'why this match; needed where no record is named' },
    'as-of': { value: 'N', about: 'the state after the first N records' },
    'dry-run': { about: 'read and propose, write nothing' },
    json: JSON_OPTION,
  },
  examples: [
    'amanah bank import march.xml --account bank --books books',
    'amanah bank import march.csv --account bank --currency USD --dates dmy --books books --dry-run',
    'amanah bank status --account bank --books books',
    'amanah bank match 3f2a90c1 77b01d22 --books books',
  ],

  async run(given, terminal) {
    const [action] = given.words;
    if (action === 'import') return importStatement(given, terminal);
    if (action === 'status') return status(given, terminal);
    if (action === 'match') return matchLine(given, terminal);
    throw wrongUse(`bank is followed by import, status or match, not ${JSON.stringify(action)}.`, HINT);
  },
};

async function importStatement(given: Given, terminal: Terminal): Promise<ExitCode> {
  const file = given.words[1];
  if (file === undefined || given.words.length > 2) throw wrongUse('bank import takes one FILE.', HINT);
  const account = accountOf(given);
  const format = given.text('format') as BankFormat | undefined;
  const upload = { name: basename(file), bytes: await readWhole(terminal, file, FILE_BYTES_MAX), account, options: optionsOf(given), ...(format === undefined ? {} : { format }) };
  return withPrivate(given, terminal, async ({ journal }, store) => {
    await journal.catchUp();
    const preview = await previewBank(upload, journal.books);
    const { problemCount, problems } = preview.reading;
    if (problemCount > 0) {
      if (given.flag('json')) await terminal.json({ outcome: 'refused', account, problemCount, problems, treeSize: journal.size });
      else await terminal.lines(...bankImportText({ outcome: 'refused', name: upload.name, account, preview, matched: 0 }));
      return EXIT.refused;
    }
    const proposed = importProposals(preview.found, journal.books, account);
    const view = previewView(preview.reading, preview.found, proposed);
    const outcome = given.flag('dry-run') ? 'dry-run' : preview.found.drafts.length === 0 ? 'already-imported' : 'imported';
    if (outcome === 'imported') await written(journal, store, preview);
    const matched = given.flag('match') && outcome !== 'dry-run' ? await matchAll(journal, account, recordTimeOf(terminal)) : 0;
    if (given.flag('json')) await terminal.json({ outcome, account, ...view, matched, problemCount: 0, problems: [], treeSize: journal.size });
    else await terminal.lines(...bankImportText({ outcome, name: upload.name, account, preview, matched, proposed: proposed.filter((one) => one.proposed.length > 0).length }));
    return EXIT.ok;
  });
}

async function written(journal: OpenedBooks['journal'], store: PrivateStore, { found }: BankPreview): Promise<void> {
  const { written: refused } = await writeBank(journal, store, found);
  if (refused !== undefined) throwRefused(refused);
}

function throwRefused(outcome: Written): void {
  if (!outcome.ok) throw new Fault(`the books refuse a record: ${outcome.refusal.message} (${outcome.refusal.code}).`, { hint: 'What was written before stands; run the same again when this is mended.', exit: EXIT.refused });
}

async function matchAll(journal: OpenedBooks['journal'], account: string, time: string): Promise<number> {
  const drafts = sureMatches(journal.books, account, time.slice(0, 10));
  throwRefused(await journal.write(drafts));
  return drafts.length;
}

async function status(given: Given, terminal: Terminal): Promise<ExitCode> {
  if (given.words.length > 1) throw wrongUse('bank status takes no further word.', HINT);
  return withPrivate(given, terminal, async ({ journal }, store) => {
    await journal.catchUp();
    const { books } = journal;
    const asOf = given.number('as-of', { min: 0, max: books.size }) ?? books.size;
    const accounts = given.text('account') === undefined ? bankAccounts(books, asOf) : [accountOf(given)];
    const states = accounts.map((account) => bankState(books, { account, asOf }));
    const texts = await bankTexts(store, states.flatMap(({ commodities }) => commodities.flatMap(({ lines }) => lines.map(({ id }) => id))));
    if (given.flag('json')) await terminal.json({ treeSize: asOf, accounts: states.map((state) => stateView(state, (line) => texts.get(line))) });
    else await terminal.lines(...bankStateText(states, texts));
    return EXIT.ok;
  });
}

async function matchLine(given: Given, terminal: Terminal): Promise<ExitCode> {
  const [, line, ...records] = given.words;
  if (line === undefined) throw wrongUse('bank match needs a LINE.', HINT);
  const reason = given.text('reason');
  if (records.length === 0 && reason === undefined) throw wrongUse('bank match needs a RECORD, or --reason where the line has none.', HINT);
  return withBooks(given, terminal, async ({ journal }) => {
    await journal.catchUp();
    const { books } = journal;
    const idOf = (typed: string): string => {
      const found = findRecordBy(books, typed);
      if (!found.ok) throw new Fault(`${found.message}.`, { hint: 'amanah bank status lists the ids.', exit: EXIT.refused });
      return books.idAt(found.index);
    };
    const body: JsonObject = { line: idOf(line), records: records.map(idOf), ...(reason === undefined ? {} : { reason }) };
    const outcome = await journal.write([{ kind: 'bank-match', eventTime: recordTimeOf(terminal).slice(0, 10), body }]);
    throwRefused(outcome);
    const record = outcome.ok ? (outcome.ids[0] as string) : '';
    if (given.flag('json')) await terminal.json({ record, ...body, treeSize: journal.size });
    else await terminal.lines(`Matched ${String(body['line']).slice(0, 8)} to ${records.length === 0 ? 'no record' : records.map((one) => idOf(one).slice(0, 8)).join(', ')} (record ${record.slice(0, 8)}).`);
    return EXIT.ok;
  });
}

function withPrivate<T>(given: Given, terminal: Terminal, work: (opened: OpenedBooks, store: PrivateStore) => Promise<T>): Promise<T> {
  return withBooks(given, terminal, async (opened) => {
    const store = openPrivateSqlite(join(opened.folder, PRIVATE_FILE));
    try {
      return await work(opened, store);
    } finally {
      await store.close();
    }
  });
}

function accountOf(given: Given): string {
  const account = given.needed('account');
  if (!CODE_PATTERN.test(account)) throw wrongUse(`--account is the code of a cash account, such as bank, not ${JSON.stringify(account)}.`, HINT);
  return account;
}

function optionsOf(given: Given): BankReadOptions {
  const separator = given.text('separator');
  const texts = { dates: given.text('dates'), decimal: given.text('decimal'), commodity: given.text('currency')?.toUpperCase(), opening: given.text('opening'), closing: given.text('closing') };
  const chosen = Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== undefined)) as BankReadOptions;
  return { ...chosen, ...(separator === undefined ? {} : { separator: SEPARATORS[separator] as string as ',' }), columns: columnsOf(given.text('columns')) };
}

function columnsOf(text: string | undefined): BankColumns {
  if (text === undefined) return {};
  return Object.fromEntries(text.split(',').map((part) => {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    const known = COLUMNS.find((column) => column.toLowerCase() === name.toLowerCase());
    if (at < 0 || known === undefined || part.slice(at + 1).trim() === '') throw wrongUse(`--columns is a list such as "date=When,amount=Sum"; ${JSON.stringify(part)} is none of ${COLUMNS.join(', ')}.`, HINT);
    return [known, part.slice(at + 1).trim()];
  }));
}
