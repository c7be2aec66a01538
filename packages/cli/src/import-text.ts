// The report of an import in plain lines.

import { describeProblem } from '@amanah/interchange/problem.ts';
import type { ImportReport } from '@amanah/server/import/import-report.ts';

const SKIPPED: Readonly<Record<string, string>> = {
  'blank-row': 'blank rows',
  'hashtag-row': 'rows of HXL hashtags',
  'stays-in-its-journal': 'records about that journal itself',
  repeat: 'rows that stand in another file of this import too',
  'repeat-differs': 'rows that stand in another file of this import too, differently',
};

/** What was read, what it changed, what was left out and why. */
export function importText(report: ImportReport, { retrieved, assumedToday }: { readonly retrieved: string; readonly assumedToday: boolean }): string[] {
  const names = report.files.map(({ name }) => name).join(', ');
  if (report.outcome === 'refused') return refusedText(report, names);
  const head = {
    imported: `Imported ${names} as a version of ${report.dataset}, retrieved ${retrieved}.`,
    'dry-run': `${names} can be imported as a version of ${report.dataset}, retrieved ${retrieved}. Nothing was written.`,
    'already-imported': `${names}: imported before, nothing to do.`,
  }[report.outcome];
  const counts: readonly (readonly [string, number])[] = [
    ['rows read', report.rows],
    ['added', report.added],
    ['changed', report.changed],
    ['removed', report.removed],
    ['unchanged', report.unchanged],
    ...report.skipped.map(({ reason, rows }) => [`left out: ${SKIPPED[reason] ?? reason}`, rows] as const),
  ];
  const width = Math.max(...counts.map(([label]) => label.length));
  return [
    head,
    ...(assumedToday && report.outcome === 'imported' ? ['Nobody said when the files were retrieved, so today stands in the books. Say --retrieved DATE next time.'] : []),
    '',
    ...counts.map(([label, count]) => `  ${label.padEnd(width)}  ${count.toLocaleString('en').padStart(9)}`),
    ...fieldLines(report, width),
    ...formLines(report),
    '',
    `The journal has ${report.treeSize.toLocaleString('en')} records.`,
  ];
}

function fieldLines(report: ImportReport, width: number): string[] {
  const fields = Object.entries(report.fields);
  return fields.length === 0 ? [] : ['', 'Changed, by field:', ...fields.map(([field, count]) => `  ${field.padEnd(width)}  ${count.toLocaleString('en').padStart(9)}`)];
}

function formLines({ columnsAdded, columnsDropped, columnsLeftOut }: ImportReport): string[] {
  return [
    ...(columnsAdded.length === 0 ? [] : ['', `Columns that the version before did not have: ${columnsAdded.join(', ')}`]),
    ...(columnsDropped.length === 0 ? [] : ['', `Columns that only the version before had: ${columnsDropped.join(', ')}`]),
    ...(columnsLeftOut.length === 0 ? [] : ['', `Columns left out, because nobody has judged that they may be published: ${columnsLeftOut.join(', ')}`]),
  ];
}

function refusedText(report: ImportReport, names: string): string[] {
  const { problemCount, problems } = report;
  const unseen = problemCount - problems.length;
  return [
    `Not imported: ${names} ${problemCount === 1 ? 'has one problem' : `have ${problemCount.toLocaleString('en')} problems`}. Nothing was written.`.replace(/^(Not imported: [^,]+) have/, '$1 has'),
    '',
    ...problems.map((problem) => `  ${describeProblem(problem)}`),
    ...(unseen > 0 ? [`  and ${unseen.toLocaleString('en')} more`] : []),
    '',
    'Mend the file and import it again. What the codes mean: docs/errors.md',
  ];
}
