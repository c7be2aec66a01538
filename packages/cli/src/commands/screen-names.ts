// amanah screen name, and file: names against the file of a list, without books. Nothing is kept.

import { setImmediate } from 'node:timers/promises';
import { indexOf } from '@amanah/screening/entry-index.ts';
import type { Party } from '@amanah/screening/party.ts';
import { DEFAULT_THRESHOLD, screen, type Hit } from '@amanah/screening/screen.ts';
import type { ReadList } from '@amanah/server/screening/list-file.ts';
import { partyOfName, readPartyTable, type TableKind, type TableProblem } from '@amanah/server/screening/party-table.ts';
import type { Given } from '../arguments.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { readWhole } from '../read-whole.ts';
import { listFrom, SCREEN_HINT } from '../screening-files.ts';
import { count, hitLines, listLine, problemLines, warningLines } from '../screening-text.ts';
import type { Terminal } from '../terminal.ts';

const TABLE_BYTES_MAX = 64 * 1024 * 1024;
const AT_ONCE = 200;

interface Found {
  readonly party: Party;
  readonly hits: readonly Hit[];
}

/** One name, as a person and as an organisation where nobody says which. */
export async function screenName(given: Given, terminal: Terminal): Promise<ExitCode> {
  const name = given.words[1];
  if (name === undefined || given.words.length > 2) throw wrongUse('screen name takes one NAME; put it in quotes.', SCREEN_HINT);
  const kinds: readonly TableKind[] = given.text('kind') === undefined ? ['person', 'organisation'] : [kindOf(given)];
  const parties = kinds.map((kind) => {
    const reading = partyOfName(name, kind);
    if (!reading.ok) throw new Fault(`${reading.refusal.message} (${reading.refusal.code})`, { exit: EXIT.refused });
    return reading.party;
  });
  const read = await listFrom(given, terminal, [given.needed('list')], { list: 'list' });
  const found = await screenAll(given, terminal, read, parties);
  const seen = new Set<string>();
  const hits = found.flatMap((one) => one.hits).filter(({ entry }) => !seen.has(entry.id) && seen.add(entry.id)).sort((one, other) => other.score - one.score);
  if (given.flag('json')) await terminal.json({ name, ...listJson(read), hits: hits.map(hitJson) });
  else await terminal.lines(...warningLines(read.list.warning), `${count(hits.length, 'hit')} for ${JSON.stringify(name)} on ${listLine(read)}.`, ...hits.flatMap(hitLines), ...(hits.length === 0 ? [] : ['', 'A hit is a question for a person, never a verdict.']), ...problemLines(read.problems));
  return hits.length > 0 ? EXIT.open : EXIT.ok;
}

/** All rows of a table. */
export async function screenFile(given: Given, terminal: Terminal): Promise<ExitCode> {
  const typed = given.words[1];
  if (typed === undefined || given.words.length > 2) throw wrongUse('screen file takes one TABLE: a .csv or .json of parties.', SCREEN_HINT);
  const text = new TextDecoder('utf-8').decode(await readWhole(terminal, typed, TABLE_BYTES_MAX));
  const { parties, problems, leftOut } = readPartyTable(text, given.text('kind') === undefined ? 'organisation' : kindOf(given));
  if (parties.length === 0 || problems.some(({ code }) => code === 'no-vet-zone')) return refusedTable(given, terminal, typed, problems);
  const read = await listFrom(given, terminal, [given.needed('list')], { list: 'list' });
  const found = (await screenAll(given, terminal, read, parties)).filter(({ hits }) => hits.length > 0);
  if (given.flag('json')) {
    await terminal.json({ ...listJson(read), parties: parties.length, withHits: found.length, found: found.map(({ party, hits }) => ({ reference: party.reference, names: party.names, hits: hits.map(hitJson) })), problems, columnsLeftOut: leftOut });
  } else {
    await terminal.lines(
      ...warningLines(read.list.warning),
      ...found.flatMap(({ party, hits }) => [`${party.reference}  ${party.names[0] ?? ''}: ${count(hits.length, 'hit')}`, ...hits.flatMap(hitLines), '']),
      `${count(parties.length, 'party', 'parties')} against ${listLine(read)}: ${found.length.toLocaleString('en')} with hits. A hit is a question for a person, never a verdict.`,
      ...problems.map(({ row, at, message }) => `Row ${row} was not screened: ${at === '' ? '' : `${at}: `}${message}`),
      ...(leftOut.length === 0 ? [] : [`Columns left out: ${leftOut.join(', ')}`]), ...problemLines(read.problems),
    );
  }
  return problems.length > 0 ? EXIT.refused : found.length > 0 ? EXIT.open : EXIT.ok;
}

async function refusedTable(given: Given, terminal: Terminal, typed: string, problems: readonly TableProblem[]): Promise<ExitCode> {
  if (given.flag('json')) await terminal.json({ outcome: 'refused', problems });
  else await terminal.lines(`Not screened: ${typed}. No name of it was compared.`, ...problems.map(({ row, code, at, message }) => `  row ${row}${at === '' ? '' : `, ${JSON.stringify(at)}`}: ${message} (${code})`), ...(problems.length === 0 ? ['  There is no row with a name in it.'] : []));
  return EXIT.refused;
}

function kindOf(given: Given): TableKind {
  return given.needed('kind') as TableKind;
}

async function screenAll(given: Given, terminal: Terminal, { list }: ReadList, parties: readonly Party[]): Promise<readonly Found[]> {
  const threshold = given.number('threshold', { min: 1, max: 1000 }) ?? DEFAULT_THRESHOLD;
  const index = indexOf([list]);
  const found: Found[] = [];
  for (const party of parties) {
    found.push({ party, hits: screen(party, index, { threshold }) });
    if (found.length % AT_ONCE !== 0) continue;
    terminal.progress(`screened ${found.length.toLocaleString('en')} of ${parties.length.toLocaleString('en')}`);
    await setImmediate();
  }
  return found;
}

function listJson({ list, format, files, problems, leavesOut, forTests }: ReadList): Readonly<Record<string, unknown>> {
  return { list: { date: list.date, digest: list.digest, format, entries: list.entries.length, files, problems: problems.length, leavesEntriesOut: leavesOut }, ...(forTests ? { forTests, warning: list.warning } : {}) };
}

function hitJson({ entry: { digest: _, ...entry }, score, nameScore, listedName, evidence, warning }: Hit): Readonly<Record<string, unknown>> {
  return { entry, listedName, score, nameScore, evidence, ...(warning === undefined ? {} : { warning }) };
}
