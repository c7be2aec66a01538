// A bank's table of lines (CSV or a sheet) as a statement. The header may stand
// below rows about the account; newest first and oldest first are told apart by
// the running balance; nothing that can be read in two ways is guessed.

import { formatDecimal, LEAST_MAX } from '@amanah/record/amount.ts';
import { currencyExponent } from '@amanah/record/commodity.ts';
import type { ProblemList } from '../problem.ts';
import { Row } from '../row.ts';
import type { Sheet, SheetRow } from '../sheet/rows.ts';
import { checkStatement } from './check.ts';
import { columnsIn, type BankColumn, type FoundColumns } from './columns.ts';
import type { BankFile, BankLine, BankReadOptions, BankStatement, SkippedLine } from './statement.ts';

/** Rows among which the header is looked for. */
const HEADER_WITHIN = 40;

/** A row as read: a line, or a balance that the bank wrote as a row of its own. */
interface TableLine {
  readonly row: Row;
  readonly day: string;
  readonly amount: bigint | undefined;
  readonly balance: bigint | undefined;
  readonly line: Omit<BankLine, 'amount' | 'day'>;
}

/** Reads a sheet as one statement; what is wrong goes to `problems`. */
export function readBankSheet(sheet: Sheet, fileName: string, options: BankReadOptions, problems: ProblemList): BankFile {
  const nothing: BankFile = { format: 'csv', fileName, statements: [], skipped: [], repeats: [] };
  const header = findHeader(sheet.rows, options);
  if (header === undefined) {
    if (problems.count === 0) {
      const declared = Object.values(options.columns ?? {}).map((name) => JSON.stringify(name)).join(', ');
      const expected = declared === '' ? 'a header row with a date and an amount (or debit and credit): name the columns if the bank calls them otherwise' : `a header row with the columns ${declared}`;
      problems.add({ file: fileName, row: sheet.rows[0]?.row ?? 1, expected, code: 'missing-column' });
    }
    return nothing;
  }
  const skipped: SkippedLine[] = [];
  const rows = sheet.rows.slice(header.at + 1).flatMap((row): Row[] => {
    if (row.cells.some((cell) => cell !== '')) return [namedRow(row, header.columns, fileName, problems)];
    skipped.push({ place: row.row, why: 'blank' });
    return [];
  });
  const place = sheet.rows[header.at]?.row ?? 1;
  const commodity = commodityOf(rows, options, fileName, place, problems);
  const scale = commodity === undefined ? undefined : currencyExponent(commodity);
  if (commodity === undefined || scale === undefined) return { ...nothing, skipped };
  const before = problems.count;
  const lines = rows.flatMap((row) => tableLine(row, header.columns, { ...options, scale }, problems) ?? []);
  if (rows.length === 0) problems.add({ file: fileName, row: place, expected: 'at least one row below the header', code: 'no-rows' });
  if (problems.count > before || lines.length === 0) return { ...nothing, skipped };
  const ordered = inOrder(lines, scale);
  const ends = ordered === undefined ? undefined : endsOf(ordered, { ...options, scale, fileName, place }, problems);
  if (ordered === undefined || ends === undefined) return { ...nothing, skipped };
  const booked = ordered.flatMap(({ day, amount, line }): BankLine[] => (amount === undefined ? [] : [{ ...line, day, amount }]));
  for (const one of ordered) if (one.amount === undefined) skipped.push({ place: one.row.line, why: 'balance' });
  const days = ordered.map(({ day }) => day).sort();
  const statement: BankStatement = { commodity, from: days[0] as string, to: days.at(-1) as string, ...ends, lines: booked, name: '' };
  const repeats = checkStatement(statement, 0, { file: fileName, place, scale }, problems);
  return { ...nothing, statements: [statement], skipped, repeats };
}

function findHeader(rows: readonly SheetRow[], options: BankReadOptions): { readonly at: number; readonly columns: FoundColumns } | undefined {
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = columnsIn(row.cells, options.columns ?? {});
    if (columns !== undefined) return { at, columns };
  }
  return undefined;
}

/** The row with its cells under our own names of the columns. */
function namedRow(row: SheetRow, columns: FoundColumns, file: string, problems: ProblemList): Row {
  const cells = Object.entries(columns).flatMap(([column, at]) => {
    const cell = row.cells[at] ?? '';
    return cell === '' ? [] : [[column, cell] as const];
  });
  return new Row(file, row.row, Object.fromEntries(cells), problems);
}

function commodityOf(rows: readonly Row[], options: BankReadOptions, file: string, place: number, problems: ProblemList): string | undefined {
  const named = rows.filter((row) => row.text('currency') !== undefined);
  const commodity = options.commodity ?? named[0]?.text('currency')?.toUpperCase() ?? options.usualCommodity;
  if (commodity === undefined) {
    problems.add({ file, row: place, column: 'currency', expected: 'a currency column, or the currency named for the file', code: 'missing-value' });
    return undefined;
  }
  if (currencyExponent(commodity) === undefined) {
    problems.add({ file, row: named[0]?.line ?? place, column: 'currency', value: commodity, expected: 'a currency code of ISO 4217 such as USD', code: 'bad-choice' });
    return undefined;
  }
  for (const row of named) {
    if (row.text('currency')?.toUpperCase() !== commodity) row.fault('currency', `${commodity}: one file is one account in one currency`, 'bad-choice');
  }
  return commodity;
}

function tableLine(row: Row, columns: FoundColumns, options: BankReadOptions & { readonly scale: number }, problems: ProblemList): TableLine | undefined {
  const before = problems.count;
  const style = { decimal: options.decimal };
  const day = row.date('date', options.dates);
  const valueDay = row.text('valueDate') === undefined ? undefined : row.date('valueDate', options.dates);
  const balance = row.text('balance') === undefined ? undefined : row.number('balance', options.scale, style);
  const amount = amountOf(row, columns, options.scale, style);
  if (amount === undefined && balance === undefined && problems.count === before) {
    row.fault(columns.amount === undefined ? 'debit' : 'amount', 'an amount', 'missing-value');
  }
  if (day === undefined || problems.count > before) return undefined;
  const reference = row.text('reference');
  return {
    row, day, amount, balance,
    line: {
      place: row.line,
      text: (row.text('text') ?? '').slice(0, 2000),
      ...(valueDay === undefined ? {} : { valueDay }),
      ...(reference === undefined ? {} : { reference }),
    },
  };
}

/** The signed amount: a signed column, or one of debit and credit. Undefined when the row has none. */
function amountOf(row: Row, columns: FoundColumns, scale: number, style: { readonly decimal?: BankReadOptions['decimal'] }): bigint | undefined {
  if (columns.amount !== undefined) return row.text('amount') === undefined ? undefined : row.number('amount', scale, style);
  const read = (column: BankColumn): bigint | undefined => (row.text(column) === undefined ? undefined : row.quantity(column, scale, style));
  const [debit, credit] = [read('debit'), read('credit')];
  if (debit !== undefined && credit !== undefined && debit !== 0n && credit !== 0n) return row.fault('debit', 'either a debit or a credit, not both', 'bad-choice');
  if (debit === undefined && credit === undefined) return undefined;
  return (credit ?? 0n) - (debit ?? 0n);
}

/** Oldest first, as days and the running balance say; undefined, with a problem, where the balances hold in neither order. */
function inOrder(lines: readonly TableLine[], scale: number): readonly TableLine[] | undefined {
  const [first, last] = [lines[0] as TableLine, lines.at(-1) as TableLine];
  const turned = lines.toReversed();
  const orders = first.day < last.day ? [lines] : first.day > last.day ? [turned] : [lines, turned];
  const breaks = orders.map((order) => ({ order, broken: firstBreak(order) }));
  const whole = breaks.find(({ broken }) => broken === undefined);
  if (whole !== undefined) return whole.order;
  const best = breaks.sort((a, b) => (b.broken?.at ?? 0) - (a.broken?.at ?? 0))[0] as { order: readonly TableLine[]; broken: { at: number; wanted: bigint } };
  const { at, wanted } = best.broken;
  const line = best.order[at] as TableLine;
  const difference = (line.balance as bigint) - wanted;
  line.row.fault('balance', `${formatDecimal(wanted, scale)}, which the lines before give: the difference is ${formatDecimal(difference, scale)}`, 'balance-differs');
  return undefined;
}

/** The first line whose balance is not what the balance before and the amounts since give. */
function firstBreak(order: readonly TableLine[]): { readonly at: number; readonly wanted: bigint } | undefined {
  let running: bigint | undefined;
  for (const [at, { amount, balance }] of order.entries()) {
    const wanted: bigint | undefined = running === undefined ? undefined : running + (amount ?? 0n);
    if (wanted !== undefined && balance !== undefined && wanted !== balance) return { at, wanted };
    running = balance ?? wanted;
  }
  return undefined;
}

function endsOf(
  order: readonly TableLine[],
  options: BankReadOptions & { readonly scale: number; readonly fileName: string; readonly place: number },
  problems: ProblemList,
): { readonly opening: bigint; readonly closing: bigint } | undefined {
  const known = order.findIndex(({ balance }) => balance !== undefined);
  const upTo = order.slice(0, known + 1).reduce((total, { amount }) => total + (amount ?? 0n), 0n);
  const opening = declared('opening', options, problems) ?? (known < 0 ? undefined : (order[known]?.balance as bigint) - upTo);
  const lastKnown = order.findLastIndex(({ balance }) => balance !== undefined);
  const since = order.slice(lastKnown + 1).reduce((total, { amount }) => total + (amount ?? 0n), 0n);
  const closing = declared('closing', options, problems) ?? (lastKnown < 0 ? undefined : (order[lastKnown]?.balance as bigint) + since);
  if (opening === undefined || closing === undefined) {
    problems.add({ file: options.fileName, row: options.place, column: 'balance', expected: 'a balance column, or both the opening and the closing balance stated for the file', code: 'missing-value' });
    return undefined;
  }
  const largest = [opening, closing].some((least) => least > LEAST_MAX || least < -LEAST_MAX);
  if (largest) problems.add({ file: options.fileName, row: options.place, column: 'balance', expected: 'balances below 2^62 least units', code: 'number-out-of-range' });
  return largest ? undefined : { opening, closing };
}

function declared(name: 'opening' | 'closing', options: BankReadOptions & { readonly scale: number; readonly fileName: string }, problems: ProblemList): bigint | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  return new Row(options.fileName, 1, { [name]: text }, problems).number(name, options.scale, { decimal: options.decimal ?? 'point' });
}
