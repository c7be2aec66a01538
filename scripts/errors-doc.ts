// Writes docs/errors.md from the closed lists in the sources: `node scripts/errors-doc.ts`. A test fails when the
// document is not what this gives.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AUDIT_STEPS, type AuditStep } from '@amanah/audit/verdict.ts';
import { REFUSALS } from '@amanah/record/refusal.ts';
import { PROBLEM_CODES, type ProblemCode } from '@amanah/interchange/problem.ts';
import { HTTP_PROBLEMS } from '@amanah/server/problem.ts';
import { SUBMISSION_REFUSALS } from '@amanah/server/books/submission.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The document, from the root. */
export const ERRORS_DOCUMENT = 'docs/errors.md';

const PROBLEMS: Readonly<Record<ProblemCode, string>> = {
  'empty-file': 'The file has no header row.',
  'no-rows': 'The files have a header and no row. A version without rows would take away all that the books have of it.',
  'bad-gzip': 'The file begins as gzip but is damaged or cut off. Fetch it again.',
  'utf-16': 'The file is UTF-16. Save it as "CSV UTF-8".',
  'not-utf-8': 'A cell is not UTF-8. Save the file as "CSV UTF-8".',
  'null-byte': 'A cell holds a null byte: the file is no text, or UTF-16 without its mark.',
  'ambiguous-separator': 'Two separators stand equally often in the header. Say which with `--separator`.',
  'duplicate-column': 'Two columns have the same name.',
  'blank-column-name': 'A column has no name.',
  'bad-column-name': 'A column name is too long or reserved.',
  'too-many-columns': 'The file has more columns than a record can hold.',
  'missing-column': 'A column that the format needs is not there. Is this the right format for the file?',
  'unterminated-quote': 'A quote is opened and never closed; the row given is where it opens.',
  'text-after-quote': 'Text follows a closing quote. A quote inside a quoted cell is written twice.',
  'row-too-long': 'A row is longer than any real one: most often a quote that is never closed.',
  'cell-too-long': 'A cell is longer than a record can hold.',
  'ragged-row': 'A row has another number of cells than the header.',
  'missing-value': 'A cell that is needed is blank.',
  'bad-number': 'A cell is not a number.',
  'ambiguous-number': 'A number such as 1,234 can be read in two ways. Say `--decimal point` or `--decimal comma`.',
  'too-many-decimals': 'A number has more decimals than its unit knows.',
  'number-out-of-range': 'A number is larger than the books can hold, or negative where that makes no sense.',
  'bad-date': 'A cell is not a day of the calendar.',
  'ambiguous-date': 'A date such as 3/4/2024 can be read in two ways. Say `--dates dmy` or `--dates mdy`.',
  'bad-choice': 'A cell holds a word that the format does not know.',
  'bad-packed-cell': 'A cell that packs several figures (`a##b##c##d`) has another number of parts.',
  'repeated-key': 'Two rows have the same id.',
  'bad-json': 'A file that should be JSON is not.',
  'bad-mapping': 'A mapping lacks a member or has a wrong one (docs/formats/observations-mapping.md).',
  'bad-entry': 'A row, line or entry cannot become a record; the message says which field.',
  'too-large': 'The file, or one part of it, is larger than is read. Split it.',
  'bad-xml': 'The file is not well-formed XML, or has elements deeper or more numerous than any real one. Export it again.',
  'xml-doctype': 'The XML has a document type or entities, which no bank or spreadsheet writes: the file may be an attack. Do not open it elsewhere; ask its sender.',
  'bad-zip': 'The spreadsheet is a damaged or contradictory archive. Save it again as .xlsx.',
  'zip-bomb': 'The spreadsheet unpacks to far more than it is: it may be an attack. Do not open it elsewhere; ask its sender.',
  'encrypted-file': 'The spreadsheet is protected by a password. Save it without one.',
  'old-spreadsheet': 'The file is in the old format of spreadsheets (.xls). Save it as .xlsx or CSV.',
  'macro-file': 'The spreadsheet holds macros, which are never run. Save it as .xlsx.',
  'not-a-spreadsheet': 'The file is neither .xlsx nor CSV, or lacks a part that a spreadsheet has.',
  'too-many-rows': 'The table has more rows or columns than are read at once. Split it.',
  'not-a-statement': 'The file holds no bank statement in the format named.',
  'balance-differs': 'Opening balance and lines do not give the closing balance. A line is missing or wrong; the difference is told.',
  'repeated-line': 'A line stands twice in one statement, and the balances do not hold with both.',
};

const STEPS: Readonly<Record<AuditStep, string>> = {
  checkpoint: 'The checkpoint is there, well formed, and signed by the log key.',
  policy: 'The log is one the reader believes, and enough witnesses saw it. Only with `--policy`.',
  history: 'Older checkpoints are beginnings of this log: nothing was rewritten or taken away. Only with `--since`.',
  entries: 'Every entry bundle is there and holds the entries it should.',
  tiles: 'Every tile of hashes is what the entries give.',
  tree: 'The entries lead to the root that the checkpoint signs.',
  chains: "Every author's chain is without a gap, every record is sealed, every seal verifies.",
  records: 'Every record is admitted again by the rules it was admitted by.',
  restatements: 'Every restatement lists exactly the cells that changed.',
  imports: 'Every import states the counts that its records have.',
  manifest: 'The manifest is the one that the log commits to.',
  files: 'Every published file is the one in the manifest, and none was added.',
  reports: 'Every published report is, byte for byte, what the records give.',
  pages: 'Every figure on every page is what the records give.',
};

/** The codes that each step of the audit may stop with, as its sources name them. */
function auditCodes(): ReadonlyMap<string, readonly string[]> {
  const folder = join(ROOT, 'packages/audit/src');
  const codes = new Map<string, Set<string>>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('.test.')).sort()) {
    for (const [, step, code] of readFileSync(join(folder, file), 'utf8').matchAll(/\bstop\('([a-z]+)', '([a-z0-9-]+)'/g)) {
      codes.set(step as string, (codes.get(step as string) ?? new Set()).add(code as string));
    }
  }
  return new Map([...codes].map(([step, found]) => [step, [...found].sort()]));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The document as the sources are now. */
export function errorsDocument(): string {
  const codes = auditCodes();
  return `# Errors

Written by \`scripts/errors-doc.ts\` from the closed lists in the sources. Codes stay; messages are for people and may change. Every message says where, what was found and what was expected.

## How the command ends

${table(['exit code', 'meaning'], [['0', 'done, or verified'], ['1', 'not verified, or the input was refused: nothing of it was written'], ['2', 'could not run: a wrong call, a missing file, books that cannot be opened, a full disk, no network']])}

\`AMANAH_DEBUG=1\` adds where in the program an error arose.

## A file is refused

\`amanah import\` checks the whole file before it writes anything, and shows the first hundred problems with file, row (as a spreadsheet counts, the header is 1), column and value.

${table(['code', 'what it means'], PROBLEM_CODES.map((code) => [`\`${code}\``, PROBLEMS[code]]))}

## A record is refused

In this order: a record that is wrong in two ways is refused for the first.

${table(['code', 'what it means', 'what to do'], REFUSALS.map(([code, meaning, remedy]) => [`\`${code}\``, meaning, remedy]))}

A submission of records that were signed elsewhere may also be refused for its form:

${table(['code', 'what it means', 'what to do'], SUBMISSION_REFUSALS.map(([code, meaning, remedy]) => [`\`${code}\``, meaning, remedy]))}

## A verification fails

\`amanah verify\` goes through these steps and stops at the first that does not hold. Codes that judge the form of a file (of a checkpoint, a bundle, a record) are those of [log](formats/log.md) and of the list above.

${table(['step', 'what holds when it is verified', 'codes of its own'], AUDIT_STEPS.map((step) => [step, STEPS[step], (codes.get(step) ?? []).map((code) => `\`${code}\``).join(', ')]))}

A database that contradicts itself is reported at the step \`entries\` with \`store-damaged\` or \`entry-missing\`.

## A request is refused

Problems of the server (RFC 9457) have the type \`urn:amanah:problem:CODE\` and the member \`code\`.

${table(['code', 'status', 'title'], Object.entries(HTTP_PROBLEMS).map(([code, { status, title }]) => [`\`${code}\``, String(status), title]))}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(ROOT, ERRORS_DOCUMENT), errorsDocument());
