// amanah screen lists, run, open, decide and party: screening in books, by the author whose key lies in them.

import { join } from 'node:path';
import { CODE_PATTERN } from '@amanah/record/account.ts';
import { newestScreenings } from '@amanah/core/admission/screening.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { OpenedBooks } from '@amanah/server/books/books-folder.ts';
import { decideHits, groupsOf, hitName } from '@amanah/server/screening/decide.ts';
import { identifierOf } from '@amanah/server/screening/party-table.ts';
import { removeParty } from '@amanah/server/screening/remove-party.ts';
import { enterParty, makeRun, ScreeningRefused, takeInList, type RunMade, type ScreeningNeeds } from '@amanah/server/screening/run.ts';
import { listView, listViews, partyView, waitingViews } from '@amanah/server/screening/views.ts';
import { openScreeningSqlite, SCREENING_FILE } from '@amanah/store/screening-sqlite.ts';
import type { Given } from '../arguments.ts';
import { recordTimeOf, withBooks } from '../books.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import { listFrom, SCREEN_HINT } from '../screening-files.ts';
import { count, listLines, problemLines, waitingLines, warningLines } from '../screening-text.ts';
import type { Terminal } from '../terminal.ts';

type Journal = OpenedBooks['journal'];

/** Opens the books and the file of screening; what screening refuses ends with 1. */
function withScreening(given: Given, terminal: Terminal, work: (needs: ScreeningNeeds, journal: Journal) => Promise<ExitCode>): Promise<ExitCode> {
  return withBooks(given, terminal, async ({ folder, journal }) => {
    await journal.catchUp();
    const store = openScreeningSqlite(join(folder, SCREENING_FILE));
    try {
      return await work({ store, books: journal.books, holder: journal.books.authors.get(journal.author)?.holder ?? journal.author, now: recordTimeOf(terminal) }, journal);
    } catch (error) {
      if (!(error instanceof ScreeningRefused)) throw error;
      const { field } = error.more;
      throw new Fault(`${typeof field === 'string' && field !== '' ? `${field}: ` : ''}${error.message} (${error.code})`, { hint: SCREEN_HINT, exit: EXIT.refused });
    } finally {
      await store.close();
    }
  });
}

function listName(given: Given): string {
  const name = given.needed('as');
  if (!CODE_PATTERN.test(name)) throw wrongUse(`--as is a code, such as un or ofac-sdn, not ${JSON.stringify(name)}.`, SCREEN_HINT);
  return name;
}

/** Takes in a version of a list, or shows those that are there. */
export async function screenLists(given: Given, terminal: Terminal): Promise<ExitCode> {
  const files = given.words.slice(1);
  if (files.length === 0) {
    return withScreening(given, terminal, async (needs) => {
      const lists = await listViews(needs);
      if (given.flag('json')) await terminal.json({ lists });
      else await terminal.lines(...(lists.length === 0 ? ['There is no list yet. Next: amanah screen lists FILE --as LIST --books BOOKS'] : lists.flatMap(listLines)));
      return EXIT.ok;
    });
  }
  const read = await listFrom(given, terminal, files, { list: listName(given) });
  return withScreening(given, terminal, async (needs) => {
    const { version, changes } = await takeInList(needs, read);
    const view = listView(version, newestScreenings(needs.books).get(version.list), needs);
    if (given.flag('json')) await terminal.json({ list: view, changes });
    else {
      await terminal.lines(
        ...warningLines(view.warning),
        `Took in ${version.list} of ${version.date}: ${count(version.entries, 'entry', 'entries')} (${version.format}); ${changes.added.toLocaleString('en')} new, ${changes.changed.toLocaleString('en')} changed, ${changes.removed.toLocaleString('en')} gone.`,
        ...version.files.map(({ name, sha256 }) => `  ${sha256}  ${name}`), ...problemLines(version.problemsShown, version.problems), '', `Next: amanah screen run --as ${version.list} --books BOOKS`,
      );
    }
    return EXIT.ok;
  });
}

/** Screens all parties against a list, or against all, and records it. */
export async function screenRun(given: Given, terminal: Terminal): Promise<ExitCode> {
  const threshold = given.number('threshold', { min: 1, max: 1000 });
  return withScreening(given, terminal, async (needs, journal) => {
    const all = (await needs.store.lists()).map(({ list }) => list);
    const wanted = given.text('as') === undefined ? all : [listName(given)];
    if (wanted.length === 0) throw new ScreeningRefused('list-unknown', 'There is no list yet: take one in first.');
    const runs: RunMade[] = [];
    for (const list of wanted) {
      const made = await makeRun(needs, { list, threshold, whole: given.flag('whole'), progress: (done, of) => terminal.progress(`${list}: screened ${done.toLocaleString('en')} of ${of.toLocaleString('en')}`) });
      await written(journal, 'screening', made.body as unknown as JsonObject, made.eventTime);
      runs.push(made);
    }
    const waiting = (await waitingViews({ ...needs, books: journal.books })).filter(({ list }) => wanted.includes(list));
    const undecided = waiting.filter(({ standing }) => standing !== 'matched').length;
    if (given.flag('json')) {
      await terminal.json({ runs: runs.map(({ body, how, warning }) => ({ ...body, open: body.open ?? [], how, ...(warning === undefined ? {} : { warning }) })), waiting: waiting.length, undecided, treeSize: journal.size });
    } else await terminal.lines(...runs.flatMap(runLines), ...waiting.flatMap(waitingLines), undecided === 0 ? 'Nobody waits for a decision.' : `${count(undecided, 'party', 'parties')} wait for a decision. Next: amanah screen decide PARTY --as LIST --not-a-match|--match --reason TEXT --books BOOKS`);
    return undecided === 0 ? EXIT.ok : EXIT.open;
  });
}

function runLines({ body, how, warning }: RunMade): readonly string[] {
  const open = body.open ?? [];
  const did = how.whole ? 'everything with everything' : `${count(how.partiesNew, 'new party', 'new parties')} with all entries, ${count(how.partiesKept, 'party', 'parties')} with ${count(how.entriesChanged, 'entry', 'entries')} that changed`;
  return [
    ...warningLines(warning),
    `${body.list} of ${body.listDate}: ${count(body.parties, 'organisation')} and ${count(body.others, 'other party', 'other parties')} against ${count(body.entries, 'entry', 'entries')} (${body.added} new, ${body.changed} changed, ${body.removed} gone), from ${body.threshold} on.`,
    `  compared ${did}; ${count(body.hits, 'hit')} of organisations, ${open.length} open${open.length === 0 ? '' : `: ${open.join(', ')}`}. Recorded.`,
    '',
  ];
}

async function written(journal: Journal, kind: string, body: JsonObject, eventTime: string): Promise<void> {
  const outcome = await journal.write([{ kind, eventTime, body }]);
  if (!outcome.ok) throw new Fault(`the books refuse the record: ${outcome.refusal.message} (${outcome.refusal.code}).`, { hint: 'Nothing was recorded.', exit: EXIT.refused });
}

/** Who waits, with all hits. */
export async function screenOpen(given: Given, terminal: Terminal): Promise<ExitCode> {
  return withScreening(given, terminal, async (needs) => {
    const waiting = (await waitingViews(needs)).filter(({ list }) => given.text('as') === undefined || list === given.text('as'));
    const undecided = waiting.filter(({ standing }) => standing !== 'matched').length;
    if (given.flag('json')) await terminal.json({ waiting, undecided });
    else await terminal.lines(...waiting.flatMap(waitingLines), undecided === 0 ? 'Nobody waits for a decision.' : `${count(undecided, 'party', 'parties')} wait for a decision.`);
    return undecided === 0 ? EXIT.ok : EXIT.open;
  });
}

/** Decides about hits of a party, and records what comes of it. */
export async function screenDecide(given: Given, terminal: Terminal): Promise<ExitCode> {
  const party = given.words[1];
  if (party === undefined || given.words.length > 2) throw wrongUse('screen decide takes one PARTY: the code of an organisation, or staff:CODE and the like.', SCREEN_HINT);
  if (given.flag('match') === given.flag('not-a-match')) throw wrongUse('screen decide needs either --match or --not-a-match.', SCREEN_HINT);
  const [list, reason, entry] = [listName(given), given.needed('reason'), given.text('entry')];
  const verdict = given.flag('match') ? 'match' : 'not-a-match';
  return withScreening(given, terminal, async (needs, journal) => {
    const group = (await groupsOf(needs, list)).find((one) => one.party === party);
    const open = (group?.hits ?? []).filter(({ row, state }) => state === 'open' && (entry === undefined || row.entry === entry));
    if (group !== undefined && open.length === 0) throw new ScreeningRefused('no-such-hit', `${party} has no open hit${entry === undefined ? '' : ` ${entry}`} on ${list}.`);
    const said = group === undefined ? [{ hit: '', verdict, reason } as const] : open.map(({ row }) => ({ hit: hitName(row), verdict, reason }) as const);
    const { left, record } = await decideHits(needs, { party, list, said });
    if (record !== undefined) await written(journal, record.kind, record.body, record.eventTime);
    const standing = (await waitingViews({ ...needs, books: journal.books })).find((one) => one.party === party && one.list === list)?.standing ?? 'cleared';
    if (given.flag('json')) await terminal.json({ party, list, verdict, decided: said.length, left, recorded: record !== undefined, standing, treeSize: journal.size });
    else {
      const next = left > 0 ? `${count(left, 'hit')} of ${party} left to decide; the record follows when all are.` : record === undefined ? 'Kept beside the log: this party is not in the journal.' : 'Recorded; the reason stays beside the log.';
      await terminal.lines(`${party} on ${list}: ${count(said.length, 'hit')} decided, ${verdict}. ${next}`, ...(standing === 'half-cleared' ? ['The policy asks for a second person.'] : []));
    }
    return standing === 'open' || standing === 'half-cleared' ? EXIT.open : EXIT.ok;
  });
}

/** Lists, enters or removes parties beside the journal. */
export async function screenParty(given: Given, terminal: Terminal): Promise<ExitCode> {
  const [, action = 'list', reference] = given.words;
  if (action === 'list') {
    return withScreening(given, terminal, async ({ store }) => {
      const parties = await store.parties();
      if (given.flag('json')) await terminal.json({ parties: parties.map(partyView) });
      else await terminal.lines(...parties.map(({ reference: own, facts, organisation }) => `${own}  ${facts.names.join('; ')}${organisation === undefined ? '' : `  behind ${organisation}`}`), count(parties.length, 'party', 'parties'));
      return EXIT.ok;
    });
  }
  if (reference === undefined || given.words.length > 3) throw wrongUse(`screen party ${action} takes one ROLE:CODE, such as staff:driver-3.`, SCREEN_HINT);
  if (action === 'add') return addParty(given, terminal, reference);
  if (action !== 'remove') throw wrongUse(`screen party is followed by list, add or remove, not ${JSON.stringify(action)}.`, SCREEN_HINT);
  return withScreening(given, terminal, async (needs) => {
    if (!(await removeParty(needs, reference))) throw new Fault(`there is no party ${reference}.`, { exit: EXIT.refused });
    if (given.flag('json')) await terminal.json({ removed: reference });
    else await terminal.lines(`Removed ${reference}, with what was found and decided about it.`);
    return EXIT.ok;
  });
}

function addParty(given: Given, terminal: Terminal, reference: string): Promise<ExitCode> {
  const split = (name: string): readonly string[] | undefined => given.text(name)?.split(';').map((one) => one.trim()).filter((one) => one !== '');
  const role = reference.split(':')[0];
  const nature = role === 'supplier' || role === 'transporter' ? (given.text('nature') ?? 'organisation') : undefined;
  const said = {
    reference, role, nature, names: split('name'), organisation: given.text('organisation'), position: given.text('position'), birthDate: given.text('birth-date'), birthPlace: given.text('birth-place'),
    countries: split('countries'), identifiers: split('identifiers')?.map(identifierOf),
  };
  return withScreening(given, terminal, async (needs) => {
    const row = await enterParty(needs, Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)));
    if (given.flag('json')) await terminal.json(partyView(row));
    else await terminal.lines(`Entered ${reference}. Next: amanah screen run --books BOOKS`);
    return EXIT.ok;
  });
}
