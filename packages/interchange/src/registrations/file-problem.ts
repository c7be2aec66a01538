// What the readers of files say, without what stands in the file: their own
// words may repeat a cell, and a cell may be a person's name.

import type { Problem, ProblemCode } from '../problem.ts';
import type { RegistrationProblemCode, RegistrationProblems } from './problem.ts';

const MEANINGS: Readonly<Partial<Record<ProblemCode, readonly [RegistrationProblemCode, string]>>> = {
  'empty-file': ['empty-file', 'the file is empty'],
  'no-rows': ['no-rows', 'the file has no rows below its first'],
  'bad-gzip': ['damaged-file', 'the file is damaged or cut off: get it again'],
  'bad-zip': ['damaged-file', 'the file is damaged or cut off: get it again'],
  'zip-bomb': ['too-large', 'the file unpacks to more than is read'],
  'utf-16': ['not-utf-8', 'save the file as "CSV UTF-8": this one is UTF-16'],
  'not-utf-8': ['not-utf-8', 'the text is not UTF-8: save the file as "CSV UTF-8"'],
  'null-byte': ['damaged-file', 'the text has null bytes: get the file again'],
  'unterminated-quote': ['damaged-file', 'a quote is opened and never closed'],
  'text-after-quote': ['damaged-file', 'something stands after a closing quote: a quote inside a quoted cell is written twice'],
  'row-too-long': ['too-large', 'a row is longer than is read'],
  'cell-too-long': ['too-large', 'a cell is longer than is read'],
  'too-large': ['too-large', 'the file is larger than is read: part it'],
  'too-many-rows': ['too-many-rows', 'the file has more rows than are read: part it'],
  'too-many-columns': ['too-many-columns', 'the file has more columns than are read: leave some out of the export'],
  'bad-xml': ['bad-xml', 'the XML is not well formed: get the file again'],
  'xml-doctype': ['bad-xml', 'XML with a document type is not read'],
  'encrypted-file': ['encrypted-file', 'the file has a password: save it without one'],
  'old-spreadsheet': ['old-spreadsheet', 'this is the old format .xls: save it as .xlsx or CSV'],
  'macro-file': ['macro-file', 'the workbook has macros: save it as .xlsx'],
  'not-a-spreadsheet': ['not-submissions', 'this is no workbook in the format .xlsx'],
};

/** Codes that leave out one row of a table and not the table. */
const OF_ONE_ROW: ReadonlySet<ProblemCode> = new Set(['text-after-quote', 'null-byte', 'cell-too-long']);

/** Says a problem of a file in words of our own. `firstRow` is the first row that could be read: what is wrong above it leaves out the file. */
export function fileProblem(problems: RegistrationProblems, place: string, { code, row }: Pick<Problem, 'code' | 'row'>, firstRow = Infinity): void {
  const [known, message] = MEANINGS[code] ?? ['damaged-file', 'the file cannot be read: save it again'];
  problems.add(row > 1 ? `${place === '' ? '' : `${place}, `}row ${row}` : place === '' ? 'file' : place, known, message, OF_ONE_ROW.has(code) && row > firstRow ? 'submission' : 'file');
}
