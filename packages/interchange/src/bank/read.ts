// A bank's file in whatever format: told apart by its content, read by its reader.

import { concat } from '@amanah/log/bytes.ts';
import { ProblemList, type Problem } from '../problem.ts';
import { readCsvSheet } from '../sheet/csv-rows.ts';
import type { Sheet } from '../sheet/rows.ts';
import { looksLikeWorkbook, readXlsx, XLSX_BYTES_MAX } from '../xlsx/read.ts';
import { readCamt053 } from './camt053.ts';
import { readBankSheet } from './table.ts';
import type { BankFile, BankInput, BankReadOptions } from './statement.ts';

export const BANK_FORMATS = ['csv', 'xlsx', 'camt053'] as const;
export type BankFormat = (typeof BANK_FORMATS)[number];

/** A file read, with all that is wrong with it. With any problem nothing of it may be recorded. */
export interface BankReading {
  readonly file: BankFile;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
}

/** Reads a statement file; without `format` a file that begins with `<` is camt.053, an archive a workbook, and any other a table. */
export async function readBankFile(input: BankInput, { format, ...options }: BankReadOptions & { readonly format?: BankFormat } = {}): Promise<BankReading> {
  const problems = new ProblemList();
  const chosen = format ?? (await formatOf(input));
  const file = chosen === 'camt053' ? await readCamt053(input, problems) : readBankSheet(await sheetOf(input, chosen, options, problems), input.name, options, problems);
  return { file: { ...file, format: chosen }, problemCount: problems.count, problems: problems.shown };
}

async function sheetOf(input: BankInput, format: BankFormat, options: BankReadOptions, problems: ProblemList): Promise<Sheet> {
  if (format === 'csv') return readCsvSheet(input, options, problems);
  const read = readXlsx(await wholeOf(input), input.name);
  for (const problem of read.problems) problems.add(problem);
  // Of several sheets the first that a person sees is the statement.
  return read.sheets.find(({ hidden, rows }) => !hidden && rows.length > 0) ?? { name: input.name, hidden: false, rows: [] };
}

/** The bytes of a file, and one more than is read of a workbook where there are more. */
async function wholeOf(input: BankInput): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input.open()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > XLSX_BYTES_MAX) break;
  }
  return concat(...chunks);
}

async function formatOf(input: BankInput): Promise<BankFormat> {
  let head = '';
  for await (const chunk of input.open()) {
    head += String.fromCharCode(...chunk.subarray(0, 64));
    if (head.length < 8) continue;
    if (looksLikeWorkbook(Uint8Array.from(head, (letter) => letter.charCodeAt(0)))) return 'xlsx';
    const text = head.replaceAll('\0', '').replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').trimStart();
    if (text !== '' || head.length > 4096) return text.startsWith('<') ? 'camt053' : 'csv';
  }
  return head.trimStart().startsWith('<') ? 'camt053' : 'csv';
}
