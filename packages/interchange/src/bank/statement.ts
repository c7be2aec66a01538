// What every reader of bank statements gives: statements with their lines in
// least units of the currency, signed as the bank sees our account from our
// side: money that came in is positive.

import type { NumberStyle } from '../csv/number.ts';
import type { DateOrder, InputFile } from '../statement.ts';

/** One booked line. */
export interface BankLine {
  /** Row of the table, or line of the XML file. */
  readonly place: number;
  /** Day it was booked, YYYY-MM-DD. */
  readonly day: string;
  /** Day it counts for interest, where the bank says so. */
  readonly valueDay?: string;
  /** Least units of the statement's currency; negative for money that left. */
  readonly amount: bigint;
  /** The bank's reference as it stands, whether or not it may be recorded. */
  readonly reference?: string;
  /** Everything else the bank wrote: may hold names of people and is never recorded. */
  readonly text: string;
  /** Amounts of the transactions that a collective booking adds up, when they give its amount exactly. */
  readonly parts?: readonly bigint[];
  /** True when the bank says that this line takes an earlier one back. */
  readonly reversal?: true;
}

/** One statement of one account in one currency. */
export interface BankStatement {
  /** The bank's number of the account, where the file says it; never recorded. */
  readonly accountNumber?: string;
  /** ISO 4217 code. */
  readonly commodity: string;
  readonly from: string;
  readonly to: string;
  readonly opening: bigint;
  readonly closing: bigint;
  readonly lines: readonly BankLine[];
  /** The bank's id of the statement; empty where it has none. */
  readonly name: string;
}

/** A line of the file that is no booked line, and why. */
export interface SkippedLine {
  readonly place: number;
  readonly why: 'pending' | 'information' | 'blank' | 'balance';
}

/** A line that stands twice in one statement with equal day, amount and reference; the balances hold with both. */
export interface RepeatedLine {
  readonly statement: number;
  readonly place: number;
  readonly first: number;
}

/** A file read. With problems nothing of it may be recorded. */
export interface BankFile {
  readonly format: 'csv' | 'xlsx' | 'camt053';
  readonly statements: readonly BankStatement[];
  readonly skipped: readonly SkippedLine[];
  readonly repeats: readonly RepeatedLine[];
  readonly fileName: string;
}

/** Names of the columns of a table, where they are not found by their usual names. */
export interface BankColumns {
  readonly date?: string;
  readonly valueDate?: string;
  readonly amount?: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly balance?: string;
  readonly reference?: string;
  readonly text?: string;
  readonly currency?: string;
}

/** What the person who imports declares. */
export interface BankReadOptions {
  readonly columns?: BankColumns;
  readonly dates?: DateOrder;
  readonly decimal?: NumberStyle['decimal'];
  readonly separator?: ',' | ';' | '\t';
  /** Currency of a table without a currency column. */
  readonly commodity?: string;
  /** Currency that a table has which neither says nor was declared to have one: that of the account. */
  readonly usualCommodity?: string;
  /** Balances of a table without a balance column, as decimals. */
  readonly opening?: string;
  readonly closing?: string;
}

export type BankInput = InputFile;
