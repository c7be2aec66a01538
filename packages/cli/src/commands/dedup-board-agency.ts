// amanah dedup-board agency, pin, ask, post, withdraw: an agency's side. Values of households stay in this process.

import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { AgencyDesk, BoardFault, cardAt, shareAt, type PinnedCycle } from '@amanah/dedup-board/agency.ts';
import { askBoard, makeRows, shuffled, type Advice, type BoardRow } from '@amanah/dedup-board/board.ts';
import { ROWS_OF_MESSAGE_MAX, type ServiceCard } from '@amanah/dedup-board/board-messages.ts';
import { CALL_TYPE } from '@amanah/dedup-board/call.ts';
import { type HouseholdKey, householdKeys } from '@amanah/dedup-board/household-keys.ts';
import { HOUSEHOLDS_OF_QUERY_MAX, type Token } from '@amanah/dedup-board/keyholders.ts';
import { toBase64Url } from '@amanah/log/bytes.ts';
import { keyPairFromSeed, sign } from '@amanah/log/signature.ts';
import { writeDurably } from '@amanah/server/books/books-folder.ts';
import type { Given } from '../arguments.ts';
import { pathOf, recordTimeOf } from '../books.ts';
import { openAgency, openOrMakeAgency, fingerprintOf, type AgencyFolder, type AskedLine, type CycleFiles } from '../dedup-folder.ts';
import { DEDUP_HINT, readHouseholds, type ListedHousehold } from '../dedup-households.ts';
import { ReckoningThreads } from '../dedup-threads.ts';
import { EXIT, Fault, wrongUse, type ExitCode } from '../fault.ts';
import type { Terminal } from '../terminal.ts';
import { neededFor } from './dedup-board-hold.ts';

const PATIENCE_MS = 120_000;
const OWNER_ONLY = 0o600;
/** Requests under way at once: a holder takes no more of one agency. */
const LANES = 2;
const THREADS_MAX = 4;
const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
const SAID: Readonly<Record<Advice, 'ask' | 'hint'>> = { 'probably-served-ask': 'ask', 'hint-only': 'hint' };

/** Sends a request, and waits as long as a slow network may take. */
export function send(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
}

/** Runs work with holders and board; what they refuse ends with 1, and what does not answer with 2. */
export async function withServices<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BoardFault)) throw error;
    throw new Fault(`${error.message}.`, { hint: error.hint, exit: error.code === 'down' ? EXIT.failed : EXIT.refused, cause: error });
  }
}

export async function agencyPart([typed]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  const { agency, seed } = await openOrMakeAgency(pathOf(terminal, typed), given.text('name'));
  const line = { agency, key: toBase64Url(keyPairFromSeed(seed).publicKey), caseload: 0 };
  if (given.flag('json')) await terminal.json(line);
  else await terminal.lines(JSON.stringify(line), '', 'Give this line, with your caseload in households in the place of 0, to all holders and to whoever keeps the board.', `Keep a copy of ${typed}/key where nobody else reads it: whoever has it can ask in your name.`);
  return EXIT.ok;
}

/** A web address with a slash at its end; without encryption only on this machine. */
export function urlIn(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const isHere = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && !isHere) || url.search !== '' || url.hash !== '' || url.username !== '') throw wrongUse(`an address is https:// and a name, such as https://red.example.org, not ${JSON.stringify(typed)}.`, DEDUP_HINT);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

export async function pinPart([typed]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  const folder = await openAgency(pathOf(terminal, typed));
  const files = folder.cycle(neededFor('pin', given, 'cycle'));
  const urls = neededFor('pin', given, 'holders').split(',').map((one) => urlIn(one.trim()));
  const boardUrl = urlIn(neededFor('pin', given, 'board-at'));
  if (urls.length < 2 || new Set(urls).size !== urls.length) throw wrongUse('a cycle has two holders or more, each with an address of its own: --holders URL,URL', DEDUP_HINT);
  const pinned = await withServices(async (): Promise<PinnedCycle> => {
    const holders = await Promise.all(urls.map(async (url) => {
      const { name } = checkCard(await cardAt(url, send), url, files.cycle, 'holder');
      return { name, url, share: (await shareAt({ name, url }, send)).share };
    }));
    const { name } = checkCard(await cardAt(boardUrl, send), boardUrl, files.cycle, 'board');
    return { cycle: files.cycle, holders, board: { name, url: boardUrl } };
  });
  const { holders } = pinned;
  const shared = (['name', 'share'] as const).find((part) => new Set(holders.map((one) => String(one[part]))).size !== holders.length);
  if (shared !== undefined) throw new Fault(`two holders show the same ${shared}.`, { hint: 'They must be two, of organisations that do not work for each other.', exit: EXIT.refused });
  const fingerprint = fingerprintOf(pinned);
  if (files.isPinned && fingerprintOf(await files.pinned()) !== fingerprint) {
    throw new Fault(`other shares were pinned for ${files.cycle} before.`, { hint: `Telephone the holders and the other agencies. If the cycle did begin anew, delete ${files.pinnedFile} and pin again.`, exit: EXIT.refused });
  }
  await files.pin(pinned);
  if (given.flag('json')) await terminal.json({ cycle: files.cycle, holders: holders.map(({ name, url }) => ({ name, url })), board: pinned.board, fingerprint });
  else await terminal.lines(`Pinned ${holders.map(({ name }) => name).join(' and ')} for ${files.cycle}, and the board of ${pinned.board.name}.`, '', `  ${fingerprint.match(/.{4}/g)?.join(' ') ?? ''}`, '', 'Read this to the other agencies by telephone before you ask anything. Where it differs, somebody shows one of you another share.');
  return EXIT.ok;
}

function checkCard(card: ServiceCard, url: string, cycle: string, role: 'holder' | 'board'): ServiceCard {
  if (role === 'holder' ? !card.isHolder : !card.isBoard) throw new Fault(`${url} is no ${role}.`, { hint: 'Check the address.', exit: EXIT.refused });
  if (card.cycle !== cycle) throw new Fault(`${card.name} (${url}) is in the cycle ${card.cycle}, not ${cycle}.`, { hint: 'Agree on the cycle first.', exit: EXIT.refused });
  return card;
}

interface Session {
  readonly folder: AgencyFolder;
  readonly files: CycleFiles;
  readonly pinned: PinnedCycle;
  readonly desk: AgencyDesk;
  /** Keeps what the holders were asked. */
  keepAsked(): Promise<void>;
  close(): Promise<void>;
}

/** Runs work with the folder of the agency and its holders, and ends what was started for it. */
async function withSession<T>(what: string, given: Given, terminal: Terminal, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await sessionOf(what, given, terminal);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

async function sessionOf(what: string, given: Given, terminal: Terminal): Promise<Session> {
  const folder = await openAgency(pathOf(terminal, neededFor(what, given, 'as')));
  const files = folder.cycle(neededFor(what, given, 'cycle'));
  const pinned = await files.pinned();
  let asked: AskedLine[] = [];
  const now = (): string => recordTimeOf(terminal);
  const reckoner = new ReckoningThreads(Math.min(availableParallelism(), THREADS_MAX));
  const desk = new AgencyDesk({
    reckoner,
    agency: folder.agency, cycle: pinned, send, random, now, wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    sign: (bytes) => sign({ seed: folder.seed, type: CALL_TYPE, bytes }),
    counted: (holder, households, outcome) => void asked.push({ time: now(), holder, households, outcome }),
  });
  return {
    folder, files, pinned, desk,
    close: () => reckoner.close(),
    async keepAsked() {
      const lines = asked;
      asked = [];
      await files.addAsked(lines);
    },
  };
}

interface Evaluated {
  readonly id: string;
  readonly keys: readonly HouseholdKey[];
  /** One for each key, in the same order. */
  readonly tokens: readonly Token[];
}

interface Evaluation {
  readonly evaluated: readonly Evaluated[];
  readonly asked: number;
  /** Households of which nothing is known by which they could be found. */
  readonly withoutKeys: number;
}

/** Tokens of all households of a file: those that were evaluated before from the folder, the others from the holders. */
async function evaluate({ files, pinned, desk, keepAsked }: Session, file: string, given: Given, terminal: Terminal): Promise<Evaluation> {
  const households = given.text('books') === undefined ? await readHouseholds(file, given, terminal) : await registered(file, given, terminal);
  const listed = households.map(({ id, household }) => ({ id, keys: householdKeys(household, files.cycle) }));
  const known = files.tokens();
  const found = new Map<string, readonly Token[]>();
  const missing: { readonly id: string; readonly keys: readonly HouseholdKey[]; readonly mark: string }[] = [];
  for (const { id, keys } of listed) {
    if (keys.length === 0) continue;
    const mark = files.markOf(pinned, keys);
    const before = known.get(id);
    if (before?.mark === mark) found.set(id, before.tokens);
    else missing.push({ id, keys, mark });
  }
  if (missing.length > 0) await desk.checkHolders();
  const batches = Array.from({ length: Math.ceil(missing.length / HOUSEHOLDS_OF_QUERY_MAX) }, (_, at) => missing.slice(at * HOUSEHOLDS_OF_QUERY_MAX, (at + 1) * HOUSEHOLDS_OF_QUERY_MAX));
  let done = 0;
  await inLanes(batches, async (batch) => {
    terminal.progress(`asking the holders: ${done.toLocaleString('en')} of ${missing.length.toLocaleString('en')} households`);
    const tokens = await desk.tokensOf(batch.map(({ keys }) => keys)).finally(keepAsked);
    await files.addTokens(batch.map(({ id, mark }, place) => ({ household: id, mark, tokens: tokens[place] as readonly Token[] })));
    for (const [place, { id }] of batch.entries()) found.set(id, tokens[place] as readonly Token[]);
    done += batch.length;
  });
  terminal.clear();
  const evaluated = listed.flatMap(({ id, keys }) => (found.has(id) ? [{ id, keys, tokens: found.get(id) as readonly Token[] }] : []));
  return { evaluated, asked: missing.length, withoutKeys: listed.length - evaluated.length };
}

/** Works on a few batches at a time. After a failure no other is begun, and what is under way is brought to its end before it is thrown. */
async function inLanes<T>(batches: readonly T[], work: (batch: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failure: { readonly error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    while (next < batches.length && failure === undefined) {
      const batch = batches[next] as T;
      next += 1;
      await work(batch).catch((error: unknown) => {
        failure ??= { error };
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failure !== undefined) throw failure.error;
}

async function registered(word: string, given: Given, terminal: Terminal): Promise<readonly ListedHousehold[]> {
  if (word !== 'registry') throw wrongUse('--books names the books beside which the registry lies; the word before it is registry.', 'Use: amanah dedup-board ask registry --books BOOKS --purpose P --as FOLDER --cycle C');
  // Loaded when it is needed: lists in files need none of it.
  const { registeredHouseholds } = await import('../dedup-registry.ts');
  return registeredHouseholds(given, terminal);
}

export async function askPart([file]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  return withSession('ask', given, terminal, (session) => ask(session, file, given, terminal));
}

async function ask(session: Session, file: string, given: Given, terminal: Terminal): Promise<ExitCode> {
  const { evaluated, asked, withoutKeys } = await withServices(() => evaluate(session, file, given, terminal));
  const board = await withServices(() => session.desk.board((rows) => terminal.progress(`reading the board: ${rows.toLocaleString('en')} rows`)));
  terminal.clear();
  const findings = evaluated.flatMap(({ id, keys, tokens }) =>
    askBoard(board, { agency: session.folder.agency, tokens, keys }).map(({ advice, agency, row, equal }) => ({ id, advice: SAID[advice], agency, row, equal })));
  const [toAsk, hints] = (['ask', 'hint'] as const).map((wanted) => new Set(findings.filter(({ advice }) => advice === wanted).map(({ id }) => id)));
  if (given.flag('json')) {
    await writeOut(`${JSON.stringify({ cycle: session.files.cycle, households: evaluated.length + withoutKeys, withoutKeys, evaluatedNow: asked, rows: board.rows.length, findings }, null, 2)}\n`, given, terminal);
    return EXIT.ok;
  }
  const rows = [['id', 'advice', 'agency', 'row', 'equal'], ...findings.map(({ id, advice, agency, row, equal }) => [id, advice, agency, row, String(equal)])];
  await writeOut(rows.map((row) => `${row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`).join(''), given, terminal);
  terminal.note(`${(evaluated.length + withoutKeys).toLocaleString('en')} households: ${toAsk?.size ?? 0} to ask, ${[...(hints ?? [])].filter((id) => toAsk?.has(id) !== true).length} with a hint only. ${asked} were evaluated now.`);
  if (withoutKeys > 0) terminal.note(`${withoutKeys} have nothing by which they could be found.`);
  terminal.note('A line is a reason to ask, and never a reason to refuse anybody anything. Of those without one nothing is known.');
  return EXIT.ok;
}

/** The list says who may have been served: to the output, or to a file that only its owner reads. */
async function writeOut(text: string, given: Given, terminal: Terminal): Promise<void> {
  const out = given.text('out');
  if (out === undefined) await terminal.write(text);
  else await writeDurably(pathOf(terminal, out), text, OWNER_ONLY);
}

export async function postPart([file]: readonly [string, ...string[]], given: Given, terminal: Terminal): Promise<ExitCode> {
  return withSession('post', given, terminal, (session) => post(session, file, given, terminal));
}

async function post(session: Session, file: string, given: Given, terminal: Terminal): Promise<ExitCode> {
  const { files, folder, desk } = session;
  const { evaluated, asked, withoutKeys } = await withServices(() => evaluate(session, file, given, terminal));
  const standing = new Set((await withServices(() => desk.board())).rows.filter(({ agency }) => agency === folder.agency).map(({ id }) => id));
  // A row that the folder names and the board has not was never put up: a stop came between.
  const rows = new Map([...files.rows()].filter(([, row]) => standing.has(row)));
  const fresh = shuffled(evaluated.filter(({ id }) => !rows.has(id)), random);
  let posted = 0;
  for (let at = 0; at < fresh.length; at += ROWS_OF_MESSAGE_MAX) {
    terminal.progress(`putting rows up: ${at.toLocaleString('en')} of ${fresh.length.toLocaleString('en')}`);
    const batch = fresh.slice(at, at + ROWS_OF_MESSAGE_MAX).map(({ id, tokens }) => ({ id, row: makeRows({ agency: folder.agency, cycle: files.cycle }, [tokens], random)[0] as BoardRow }));
    // Kept before it is sent: a row that stands and that nobody knows could never be taken down.
    for (const { id, row } of batch) rows.set(id, row.id);
    await files.keepRows(rows);
    const verdict = await withServices(() => desk.post(batch.map(({ row }) => row)));
    posted += verdict.changed;
  }
  terminal.clear();
  const result = { cycle: files.cycle, households: evaluated.length + withoutKeys, withoutKeys, evaluatedNow: asked, posted, stoodBefore: evaluated.length - fresh.length };
  if (given.flag('json')) await terminal.json(result);
  else await terminal.lines(`${posted.toLocaleString('en')} rows put up for ${files.cycle}; ${result.stoodBefore.toLocaleString('en')} stood there before${withoutKeys === 0 ? '' : `, and ${withoutKeys} households have nothing by which they could be found`}.`);
  return EXIT.ok;
}

export async function withdrawPart(ids: readonly string[], given: Given, terminal: Terminal): Promise<ExitCode> {
  return withSession('withdraw', given, terminal, (session) => withdraw(session, ids, given, terminal));
}

async function withdraw({ files, desk }: Session, ids: readonly string[], given: Given, terminal: Terminal): Promise<ExitCode> {
  const rows = files.rows();
  const [wanted, known] = [new Set(ids), files.tokens()];
  const absent = [...wanted].filter((id) => !rows.has(id) && !known.has(id));
  if (absent.length === wanted.size) throw new Fault('none of the ids is in a row or token of this folder; nothing was withdrawn.', { hint: 'Name households by the ids of your own list.', exit: EXIT.refused });
  const own = [...wanted].flatMap((id) => rows.get(id) ?? []);
  let changed = 0;
  for (let at = 0; at < own.length; at += ROWS_OF_MESSAGE_MAX) changed += (await withServices(() => desk.withdraw(own.slice(at, at + ROWS_OF_MESSAGE_MAX)))).changed;
  await files.forget(wanted);
  const forgotten = wanted.size - absent.length;
  if (absent.length > 0) terminal.note(`${absent.length} of the ids were never on the board from here.`);
  if (given.flag('json')) await terminal.json({ cycle: files.cycle, withdrawn: changed, forgotten, unknown: absent.length });
  else await terminal.lines(`${changed} rows withdrawn from the board, and ${forgotten} households forgotten here. Agencies that read the board before may have kept those rows.`);
  return EXIT.ok;
}
