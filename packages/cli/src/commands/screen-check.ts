// amanah screen check: a screening of a published journal, done again by somebody who has the list.

import { findRecordBy } from '@amanah/server/books/record-proof.ts';
import { checkScreening, screeningAt, type ScreeningCheck } from '@amanah/server/screening/check.ts';
import { testSentence } from '@amanah/projection/screenings.ts';
import type { Given } from '../arguments.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { listFrom, SCREEN_HINT } from '../screening-files.ts';
import { count, listLine, problemLines, warningLines } from '../screening-text.ts';
import type { Terminal } from '../terminal.ts';
import { auditTarget } from './verify.ts';

/** Verifies the journal, screens again and compares. */
export async function screenCheck(given: Given, terminal: Terminal): Promise<ExitCode> {
  const wanted = given.words[1];
  if (wanted === undefined || given.words.length > 2) throw wrongUse('screen check takes one RECORD: its number or the beginning of its id.', SCREEN_HINT);
  const target = given.text('in') ?? given.text('books');
  if (target === undefined) throw wrongUse('screen check needs --in DIR|URL|BOOKS: where the journal is.', SCREEN_HINT);
  const file = given.needed('list');
  const audited = await auditTarget(target, { progress: (_step, done, of) => terminal.progress(`verifying the journal: ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`) }, terminal);
  if (!audited.verified || audited.books === undefined) throw new Fault(`${target} does not verify: ${audited.failure?.message ?? ''}.`, { hint: `See: amanah verify ${target}`, exit: EXIT.refused });
  const found = findRecordBy(audited.books, wanted);
  if (!found.ok) throw new Fault(`${found.message}.`, { hint: SCREEN_HINT });
  const said = screeningAt(audited.books, found.index);
  if (said === undefined) throw new Fault(`record ${found.index} is of kind ${audited.books.kindAt(found.index)}, and no screening.`, { hint: SCREEN_HINT });
  // Whether the list was new enough on its day admission has judged; today it may be old.
  const read = await listFrom(given, terminal, [file], { list: said.list, forTests: true });
  const previous = given.text('previous');
  const before = previous === undefined ? undefined : await listFrom(given, terminal, [previous], { list: said.list, forTests: true });
  const check = await checkScreening({ books: audited.books, row: found.index, read, before, progress: (done, of) => terminal.progress(`screened ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`) });
  const warning = said.forTests === true ? testSentence(said.listDate) : undefined;
  if (given.flag('json')) {
    const { differences, notes, record, found: again } = check;
    await terminal.json({ same: differences.length === 0, record, id: audited.books.idAt(record), ...(warning === undefined ? {} : { forTests: true, warning }), said, found: again, differences, notes });
  } else await terminal.lines(...warningLines(warning), ...checkLines(check, listLine(read)), ...problemLines(read.problems));
  return check.differences.length === 0 ? EXIT.ok : EXIT.refused;
}

function checkLines({ record, said, found, differences, notes }: ScreeningCheck, list: string): readonly string[] {
  const open = found.open.length === 0 ? '' : `: ${found.open.join(', ')}`;
  return [
    `Record ${record} screened ${count(said.parties, 'organisation')} against ${said.list} of ${said.listDate} from ${said.threshold} on: ${count(said.hits, 'hit')}, ${said.open.length} open${said.open.length === 0 ? '' : `: ${said.open.join(', ')}`}.`,
    `Again with ${list}: ${count(found.parties, 'organisation')}, ${count(found.hits, 'hit')}, ${found.open.length} open${open}.`,
    ...notes,
    '',
    ...(differences.length === 0 ? ['SAME: the record is what this list and this journal give.'] : [`DIFFERENT: ${count(differences.length, 'difference')}.`, ...differences.map(({ step, said: was, found: is, message }) => `  ${step}: ${message} (record: ${was}, found: ${is})`)]),
  ];
}
