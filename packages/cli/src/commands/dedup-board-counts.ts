// amanah dedup-board counts, check-counts, figures: what holders say they were asked, whether they counted it, and how much
// tokens find.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openText } from '@amanah/dedup-board/agency.ts';
import { readCounts } from '@amanah/dedup-board/board-messages.ts';
import { qualityOf, type Listed, type Quality } from '@amanah/dedup-board/figures.ts';
import { columnNamed, textAt, type Column } from '@amanah/linkage/table.ts';
import { fromUtf8 } from '@amanah/log/bytes.ts';
import { loggedCount } from '@amanah/server/dedup-board/query-journal.ts';
import type { Given } from '../arguments.ts';
import { folderSource, urlSource } from '../audit-source.ts';
import { pathOf } from '../books.ts';
import { openAgency, type AskedLine } from '../dedup-folder.ts';
import { DEDUP_HINT, householdAt, householdTable } from '../dedup-households.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import type { Terminal } from '../terminal.ts';
import { send, urlIn, withServices } from './dedup-board-agency.ts';
import { neededFor } from './dedup-board-hold.ts';
import { auditTarget, optionsOf } from './verify.ts';

const COUNTS_UNITS_MAX = 2_000_000;
/** Holders write counts every hour; twice that is late, whatever the clocks say. */
const OWED_AFTER_MS = 2 * 60 * 60_000;

export async function countsPart([typed]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  const url = urlIn(typed);
  const counts = readCounts(await withServices(() => openText({ name: url, url }, 'counts', send, COUNTS_UNITS_MAX)));
  if (counts === undefined) throw new Fault(`${url} gives no counts that can be read.`, { hint: 'Is it a holder?', exit: EXIT.refused });
  if (given.flag('json')) {
    await terminal.json(counts);
    return EXIT.ok;
  }
  const rows = [['agency', 'asked', 'refused', 'most'], ...counts.counts.map(({ agency, asked, refused, most }) => [agency, String(asked), String(refused), String(most)])];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  await terminal.lines(`${counts.holder}, ${counts.cycle}, in households:`, ...rows.map((row) => `  ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')}`), 'As it says itself. What it may not take back stands in its journal: amanah dedup-board check-counts');
  return EXIT.ok;
}

/** What an agency remembers of one holder. */
interface Remembered {
  readonly answered: number;
  /** Answered so long ago that the journal must have it. */
  readonly owed: number;
  /** Sent, and nobody knows whether it was counted. */
  readonly unknown: number;
}

function rememberedOf(lines: readonly AskedLine[], holder: string, now: number): Remembered {
  const own = lines.filter((line) => line.holder === holder);
  const sum = (wanted: (line: AskedLine) => boolean): number => own.filter(wanted).reduce((total, { households }) => total + households, 0);
  return {
    answered: sum(({ outcome }) => outcome === 'answered'),
    owed: sum(({ outcome, time }) => outcome === 'answered' && Date.parse(time) <= now - OWED_AFTER_MS),
    unknown: sum(({ outcome }) => outcome === 'unknown'),
  };
}

export async function checkCountsPart([target]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  const { agency, ...folder } = await agencyAndFiles(given, terminal);
  const holder = neededFor('check-counts', given, 'holder');
  const { holders } = await folder.files.pinned();
  if (!holders.some(({ name }) => name === holder)) throw wrongUse(`${holder} is no holder of ${folder.files.cycle}; pinned are ${holders.map(({ name }) => name).join(' and ')}.`, DEDUP_HINT);
  const shown = await shownCheckpoint(target, terminal);
  const kept = folder.files.checkpoint(holder);
  const olderCheckpoints = [...(kept === undefined ? [] : [kept]), ...(shown === undefined ? [] : [shown])];
  const report = await auditTarget(target, { ...(await optionsOf(given, terminal)), olderCheckpoints }, terminal);
  terminal.clear();
  if (!report.verified || report.books === undefined) {
    throw new Fault(`${target} does not verify: step ${report.failure?.step ?? ''}, at ${report.failure?.at ?? ''}: ${report.failure?.message ?? ''} (${report.failure?.code ?? ''}).`, { hint: 'A journal that does not verify counts nothing. Tell the other agencies.', exit: EXIT.refused });
  }
  // From now on this folder is a witness: a journal that takes anything back no longer continues what it has seen.
  if (shown !== undefined) await folder.files.keepCheckpoint(holder, fromUtf8(shown) ?? '');
  const logged = loggedCount(report.books, agency, folder.files.cycle);
  const remembered = rememberedOf(folder.files.asked(), holder, terminal.surroundings.now().getTime());
  const verdict = verdictOf(logged?.asked ?? 0, remembered);
  const result = { holder, agency, cycle: folder.files.cycle, verdict, logged: logged ?? null, ...remembered, origin: report.origin, treeSize: report.treeSize };
  if (given.flag('json')) await terminal.json(result);
  else {
    await terminal.lines(
      logged === undefined ? `The journal of ${holder} counts nothing of ${agency} in ${folder.files.cycle}.` : `The journal of ${holder} counts ${logged.asked} households of ${agency} in ${folder.files.cycle}, and ${logged.refused} refused, through ${logged.through} (record ${logged.index}).`,
      `This folder remembers ${remembered.answered} answered${remembered.unknown === 0 ? '' : `, and ${remembered.unknown} that came back without an answer`}; ${remembered.owed} of them more than two hours ago.`,
      WORDS[verdict],
    );
  }
  return verdict === 'agrees' ? EXIT.ok : EXIT.refused;
}

/** The checkpoint that a publication or a running holder shows; books are whoever's they are, and give none. */
async function shownCheckpoint(target: string, terminal: Terminal): Promise<Uint8Array | undefined> {
  if (/^https?:\/\//i.test(target)) return urlSource(target).unverifiedFile('checkpoint');
  const path = pathOf(terminal, target);
  return existsSync(join(path, 'books.json')) ? undefined : folderSource(path).unverifiedFile('checkpoint');
}

type CountVerdict = 'agrees' | 'left-out' | 'too-many';

function verdictOf(logged: number, { answered, owed, unknown }: Remembered): CountVerdict {
  if (logged < owed) return 'left-out';
  return logged > answered + unknown ? 'too-many' : 'agrees';
}

const WORDS: Readonly<Record<CountVerdict, string>> = {
  'agrees': 'They agree.',
  'left-out': 'LEFT OUT: the holder has not counted what it answered. Where the journal you looked at is an old publication, look at a newer one; otherwise tell the other agencies.',
  'too-many': 'TOO MANY: somebody asks in the name of this agency, from a copy of its folder or another machine, or the holder counts what was not asked. Make a new key, and tell the holders.',
};

async function agencyAndFiles(given: Given, terminal: Terminal): Promise<{ readonly agency: string; readonly files: ReturnType<Awaited<ReturnType<typeof openAgency>>['cycle']> }> {
  const folder = await openAgency(pathOf(terminal, neededFor('check-counts', given, 'as')));
  return { agency: folder.agency, files: folder.cycle(neededFor('check-counts', given, 'cycle')) };
}

export async function figuresPart([file]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  const { table, columns } = await householdTable(file, given, terminal);
  const column = (option: 'truth' | 'list'): Column => {
    const found = columnNamed(table, neededFor('figures', given, option));
    if (found === undefined) throw wrongUse(`the file has no column ${JSON.stringify(given.text(option))}.`, DEDUP_HINT);
    return found;
  };
  const [truth, list] = [column('truth'), column('list')];
  const listed = Array.from({ length: table.size }, (_, row): Listed => ({ household: householdAt(columns, row), entity: textAt(truth, row) ?? `row ${row}`, agency: textAt(list, row) ?? '' }));
  const [one, two] = [qualityOf(listed, 1), qualityOf(listed, 2)];
  if (given.flag('json')) {
    const shown = ({ precision, recall, ...rest }: Quality): object => ({ precision: precision.toFixed(4), recall: recall.toFixed(4), ...rest });
    await terminal.json({ households: listed.length, anyKey: shown(one), twoKeys: shown(two) });
    return EXIT.ok;
  }
  const line = (name: string, { precision, recall, right, found, true: all }: Quality): string => `  ${name}  precision ${precision.toFixed(4)} (${right} of ${found} pairs)  recall ${recall.toFixed(4)} (${right} of ${all})`;
  await terminal.lines(`${listed.length.toLocaleString('en')} households, pairs on two lists:`, line('any key ', one), line('two keys', two));
  return EXIT.ok;
}
