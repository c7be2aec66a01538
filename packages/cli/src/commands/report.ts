// amanah report: figures from the records.

import { buildReport, REPORT_NAMES, type ReportName } from '@amanah/projection/report.ts';
import { reportCsv, reportText } from '@amanah/projection/report-csv.ts';
import { reportJson } from '@amanah/audit/publication-pass.ts';
import { withJournal } from '../books.ts';
import { BOOKS_OPTION, type Command } from '../command.ts';
import { EXIT, wrongUse } from '../fault.ts';
import { nearest } from '../nearest.ts';

export const report: Command = {
  name: 'report',
  summary: 'print figures from the records',
  usage: ['amanah report NAME --books BOOKS [--as-of TREESIZE] [--format text|json|csv]'],
  about: [
    `NAME is one of ${REPORT_NAMES.join(', ')}.`,
    'Figures are computed from the records up to a tree size: all of them, or with --as-of the first TREESIZE, which gives what was printed then, whatever was restated since. Amounts are exact decimals. Every report says its counting point, scope and rule.',
  ],
  words: [{ name: 'NAME' }],
  options: {
    books: BOOKS_OPTION,
    'as-of': { value: 'TREESIZE', about: 'compute from the first TREESIZE records only' },
    format: { value: 'FORMAT', choices: ['text', 'json', 'csv'], about: 'text where it is left out' },
    json: { about: 'the same as --format json' },
  },
  examples: ['amanah report promised-to-served --books books', 'amanah report funds --books books --format json', 'amanah report restatements --books books --as-of 33848'],

  async run(given, terminal) {
    const name = given.word(0);
    if (!isReportName(name)) {
      const near = nearest(name, REPORT_NAMES);
      throw wrongUse(`there is no report ${JSON.stringify(name)}.${near === undefined ? '' : ` Did you mean ${near}?`}`, `Reports: ${REPORT_NAMES.join(', ')}`);
    }
    const format = given.text('format') ?? (given.flag('json') ? 'json' : 'text');
    if (given.flag('json') && format !== 'json') throw wrongUse(`--json and --format ${format} exclude each other.`, 'See: amanah help report');
    return withJournal(given, terminal, async ({ books }) => {
      const asOf = given.number('as-of', { min: 0, max: books.size }) ?? books.size;
      if (format === 'json') await terminal.write(reportJson(name, books, asOf));
      else if (format === 'csv') await terminal.write(reportCsv(buildReport(name, books, asOf)));
      else await terminal.write(reportText(buildReport(name, books, asOf)));
      return EXIT.ok;
    });
  },
};

function isReportName(name: string): name is ReportName {
  return (REPORT_NAMES as readonly string[]).includes(name);
}
