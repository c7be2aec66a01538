// A bank's file in whatever format: told apart by its content, read by its reader.

import { ProblemList, type Problem } from '../problem.ts';
import { readCsvSheet } from '../sheet/csv-rows.ts';
import { readCamt053 } from './camt053.ts';
import { readBankSheet } from './table.ts';
import type { BankFile, BankInput, BankReadOptions } from './statement.ts';

export const BANK_FORMATS = ['csv', 'camt053'] as const;
export type BankFormat = (typeof BANK_FORMATS)[number];

/** A file read, with all that is wrong with it. With any problem nothing of it may be recorded. */
export interface BankReading {
  readonly file: BankFile;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
}

/** Reads a statement file; without `format` a file that begins with `<` is camt.053 and any other a table. */
export async function readBankFile(input: BankInput, { format, ...options }: BankReadOptions & { readonly format?: BankFormat } = {}): Promise<BankReading> {
  const problems = new ProblemList();
  const chosen = format ?? ((await beginsAsXml(input)) ? 'camt053' : 'csv');
  const file = chosen === 'camt053' ? await readCamt053(input, problems) : readBankSheet(await readCsvSheet(input, options, problems), input.name, options, problems);
  return { file, problemCount: problems.count, problems: problems.shown };
}

async function beginsAsXml(input: BankInput): Promise<boolean> {
  let head = '';
  for await (const chunk of input.open()) {
    head += String.fromCharCode(...chunk.subarray(0, 64)).replaceAll('\0', '');
    const text = head.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '').trimStart();
    if (text !== '' || head.length > 4096) return text.startsWith('<');
  }
  return false;
}
