/**
 * An agency's side of the services: asks both holders, checks what they prove, reads the board, puts rows up and takes
 * them down. Of households nothing goes out but blinded elements, and tokens of those it served.
 *
 *     const desk = new AgencyDesk({ agency: 'north', cycle: pinned, sign, send: fetch, random, now, wait });
 *     const tokens = await desk.tokensOf(households.map((household) => householdKeys(household, pinned.cycle)));
 *     const board = await desk.board();
 *     askBoard(board, { agency: 'north', tokens: tokens[0] });
 *
 * Whatever fails is a {@link BoardFault} that names the holder or board, in words that hold nothing of any household.
 */
import { Board, type BoardRow } from './board.ts';
import { readCard, readPage, readStanding, ROWS_OF_MESSAGE_MAX, ROWS_UNITS_MAX, type ServiceCard, type Standing, writePost, writeWithdrawal } from './board-messages.ts';
import { CALL_HEADER, callBytes, digestOf, writeCallHeader } from './call.ts';
import type { HouseholdKey } from './household-keys.ts';
import { type Answer, combineAnswers, HOUSEHOLDS_OF_QUERY_MAX, prepareQuery, type PublishedShare, type Query, type Token } from './keyholders.ts';
import { MESSAGE_UNITS_MAX, readAnswer, readShare, writeRequest } from './messages.ts';
import { hexOf, type Random } from './oprf.ts';

/** A holder or board as the agency knows it: pinned before the cycle, so that none can be put in its place. */
export interface Pinned {
  readonly name: string;
  /** Ends with a slash. */
  readonly url: string;
}

/** What the agencies of a cycle agreed on. */
export interface PinnedCycle {
  readonly cycle: string;
  readonly holders: readonly (Pinned & { readonly share: Uint8Array })[];
  readonly board: Pinned;
}

/** Who multiplies: this thread, unless somebody has others for it. */
export interface Reckoner {
  prepare(households: readonly (readonly HouseholdKey[])[]): Promise<Query>;
  combine(query: Query, shares: readonly PublishedShare[], answers: readonly Answer[]): Promise<ReturnType<typeof combineAnswers>>;
}

/** What is needed from outside. */
export interface AgencyNeeds {
  readonly agency: string;
  readonly cycle: PinnedCycle;
  /** Signs for the purpose `CALL_TYPE` with the agency's key. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
  readonly send: (url: string, init: RequestInit) => Promise<Response>;
  readonly random: Random;
  /** UTC, whole seconds. */
  readonly now: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly reckoner?: Reckoner;
  /** Told after each request for elements: what every holder did with so many households. */
  readonly counted?: (holder: string, households: number, outcome: 'answered' | 'refused' | 'unknown') => void;
}

export type BoardFaultCode = 'down' | 'other' | 'refused' | 'not-understood' | 'proof-wrong' | 'share-differs' | 'other-cycle' | 'clock';

/** What stopped the work, and where. */
export class BoardFault extends Error {
  override readonly name = 'BoardFault';
  readonly code: BoardFaultCode;
  /** Name of the holder or board. */
  readonly where: string;
  /** What to do about it. */
  readonly hint: string;
  /** The code that the holder or board gave. */
  readonly reason: string | undefined;

  constructor(code: BoardFaultCode, where: string, message: string, { hint, reason, cause }: { readonly hint: string; readonly reason?: string | undefined; readonly cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.where = where;
    this.hint = hint;
    this.reason = reason;
  }
}

const TRIES_WHEN_BUSY = 8;
const WAIT_SECONDS_MAX = 120;
const PROBLEM_UNITS_MAX = 20_000;

/** An agency in one cycle. */
export class AgencyDesk {
  readonly #needs: AgencyNeeds;
  readonly #reckoner: Reckoner;

  constructor(needs: AgencyNeeds) {
    this.#needs = needs;
    this.#reckoner = needs.reckoner ?? { prepare: async (households) => prepareQuery(households, needs.random), combine: async (...all) => combineAnswers(...all) };
  }

  get agency(): string {
    return this.#needs.agency;
  }

  /** Whether all holders are there, in this cycle, with the shares that were pinned. Before anything is asked, since a question that only one answers is used up. */
  async checkHolders(): Promise<void> {
    for (const pinned of this.#needs.cycle.holders) {
      const share = await shareAt(pinned, this.#needs.send);
      this.#checkCycle(pinned.name, share.cycle);
      if (share.holder !== pinned.name || hexOf(share.share) !== hexOf(pinned.share)) {
        throw new BoardFault('share-differs', pinned.name, `${pinned.url} shows another share than the one that was pinned for ${pinned.name}`, { hint: 'Ask nothing. Telephone the holder and the other agencies: either the holder lost its share, and the cycle must begin anew, or somebody stands in its place.' });
      }
    }
  }

  /** The tokens of each household by the order of its keys, from up to 100 households. */
  async tokensOf(households: readonly (readonly HouseholdKey[])[]): Promise<readonly (readonly Token[])[]> {
    const { agency, cycle: { cycle, holders }, counted } = this.#needs;
    if (households.length === 0 || households.length > HOUSEHOLDS_OF_QUERY_MAX) throw new Error('bug: 1 to 100 households are asked about at once');
    const query = await this.#reckoner.prepare(households);
    const body = writeRequest({ agency, cycle, elements: query.elements });
    const outcomes = await Promise.allSettled(holders.map(async (pinned): Promise<Answer> => {
      try {
        const text = await this.#call(pinned, 'POST', 'evaluate', body, MESSAGE_UNITS_MAX);
        counted?.(pinned.name, households.length, 'answered');
        return readAnswer(text) ?? notUnderstood(pinned, 'answer');
      } catch (error) {
        if (error instanceof BoardFault && error.code !== 'not-understood') counted?.(pinned.name, households.length, error.code === 'down' ? 'unknown' : 'refused');
        throw error;
      }
    }));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    const answers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const shares = holders.map(({ name, share }): PublishedShare => ({ holder: name, cycle, share }));
    const combined = await this.#reckoner.combine(query, shares, answers);
    if (combined.ok) return combined.tokens;
    throw new BoardFault('proof-wrong', combined.holder ?? 'the holders', combined.message, {
      reason: combined.code,
      hint: 'Its answer was thrown away, and so was the other. Do not ask it again before it has explained itself; tell the other agencies.',
    });
  }

  /** The board as it stands now. */
  async board(progress: (rows: number) => void = () => undefined): Promise<Board> {
    const { cycle: { cycle, board: pinned } } = this.#needs;
    const board = new Board(cycle, () => Number.MAX_SAFE_INTEGER);
    const rows = new Map<string, BoardRow>();
    for (let since = 0, more = true; more;) {
      const page = readPage(await this.#call(pinned, 'GET', `rows?since=${since}`, undefined, ROWS_UNITS_MAX)) ?? notUnderstood(pinned, 'board');
      this.#checkCycle(pinned.name, page.cycle);
      for (const row of page.rows) rows.set(row.id, { ...row, cycle });
      for (const id of page.withdrawn) rows.delete(id);
      ({ next: since, more } = page);
      progress(rows.size);
    }
    for (const row of rows.values()) if (!board.add(row).ok) notUnderstood(pinned, 'row');
    return board;
  }

  /** Puts up to {@link ROWS_OF_MESSAGE_MAX} rows up, all or none. */
  async post(rows: readonly BoardRow[]): Promise<Standing> {
    const { agency, cycle: { cycle, board } } = this.#needs;
    return this.#standing(await this.#call(board, 'POST', 'rows', writePost({ agency, cycle, rows }), PROBLEM_UNITS_MAX));
  }

  /** Takes up to as many own rows down; those that stand no more count for nothing. */
  async withdraw(ids: readonly string[]): Promise<Standing> {
    const { agency, cycle: { cycle, board } } = this.#needs;
    if (ids.length > ROWS_OF_MESSAGE_MAX) throw new Error('bug: too many rows are withdrawn at once');
    return this.#standing(await this.#call(board, 'POST', 'withdraw', writeWithdrawal({ agency, cycle, ids }), PROBLEM_UNITS_MAX));
  }

  #standing(text: string): Standing {
    return readStanding(text) ?? notUnderstood(this.#needs.cycle.board, 'answer');
  }

  #checkCycle(name: string, cycle: string): void {
    const own = this.#needs.cycle.cycle;
    if (cycle !== own) throw new BoardFault('other-cycle', name, `${name} is in the cycle ${cycle}, not ${own}`, { hint: 'Pin the shares of its cycle, or ask it to serve yours.' });
  }

  /** Sends a signed call and gives the text that comes back. When the other side is busy, it is asked again with a new nonce. */
  async #call(pinned: Pinned, method: 'GET' | 'POST', path: string, body: string | undefined, unitsMax: number): Promise<string> {
    for (let tried = 1; ; tried += 1) {
      const response = await this.#sendSigned(pinned, method, path, body);
      if (response.ok) return textOf(pinned, response, unitsMax);
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      if (response.status !== 429 || tried >= TRIES_WHEN_BUSY || !(seconds <= WAIT_SECONDS_MAX)) throw faultOf(pinned, response, await textOf(pinned, response, PROBLEM_UNITS_MAX));
      await response.body?.cancel();
      await this.#needs.wait(seconds * 1000);
    }
  }

  #sendSigned(pinned: Pinned, method: 'GET' | 'POST', path: string, body: string | undefined): Promise<Response> {
    const { agency, now, random, sign, send } = this.#needs;
    const url = new URL(path, pinned.url);
    const bytes = new TextEncoder().encode(body ?? '');
    const call = { agency, time: now(), nonce: hexOf(random(16)), digest: digestOf(bytes) };
    // A proxy in front may serve the service under a folder; what is signed is the path below it.
    const seal = hexOf(sign(callBytes({ ...call, to: pinned.name, method, path: `/${path}` })));
    const headers = { [CALL_HEADER]: writeCallHeader({ ...call, seal }), accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    return sentTo(pinned, send, url.href, { method, headers, redirect: 'error', ...(body === undefined ? {} : { body: bytes }) });
  }
}

/** What a holder or a board says it is. */
export async function cardAt(url: string, send: AgencyNeeds['send']): Promise<ServiceCard> {
  const pinned = { name: url, url };
  return readCard(await openText(pinned, '', send)) ?? notUnderstood(pinned, 'answer');
}

/** The share that a holder shows now; it is believed only where it is the one that was pinned. */
export async function shareAt(pinned: Pinned, send: AgencyNeeds['send']): Promise<PublishedShare> {
  return readShare(await openText(pinned, 'share', send)) ?? notUnderstood(pinned, 'share');
}

/** What anybody may read. */
export async function openText(pinned: Pinned, path: string, send: AgencyNeeds['send'], unitsMax = MESSAGE_UNITS_MAX): Promise<string> {
  const response = await sentTo(pinned, send, new URL(path, pinned.url).href, { headers: { accept: 'application/json' }, redirect: 'error' });
  if (response.ok) return textOf(pinned, response, unitsMax);
  throw faultOf(pinned, response, await textOf(pinned, response, PROBLEM_UNITS_MAX));
}

async function sentTo(pinned: Pinned, send: AgencyNeeds['send'], url: string, init: RequestInit): Promise<Response> {
  try {
    return await send(url, init);
  } catch (error) {
    throw down(pinned, error);
  }
}

function down({ name, url }: Pinned, cause: unknown): BoardFault {
  const reason = cause instanceof Error ? (cause.cause instanceof Error && cause.cause.message !== '' ? cause.cause.message : cause.message) : String(cause);
  const who = name === url ? url : `${name} (${url})`;
  return new BoardFault('down', name, `${who} does not answer: ${reason}`, { hint: `Nobody can be asked without it. Telephone whoever keeps ${name === url ? 'it' : name}, and run the same again when it is there: what was answered is kept.`, cause });
}

/** The text of an answer, never more of it than there may be. */
async function textOf(pinned: Pinned, response: Response, unitsMax: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for await (const part of response.body ?? []) {
      text += decoder.decode(part, { stream: true });
      if (text.length > unitsMax) return notUnderstood(pinned, 'answer');
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof BoardFault) throw error;
    throw down(pinned, error);
  }
}

function faultOf({ name }: Pinned, { status }: Response, text: string): BoardFault {
  const { reason, detail } = problemIn(text);
  const code: BoardFaultCode = reason === 'clock' || reason === 'other-cycle' ? reason : status >= 500 ? 'down' : 'refused';
  return new BoardFault(code, name, `${name} refuses (${reason ?? status}): ${detail}`, { reason, hint: HINTS[reason ?? ''] ?? `Tell whoever keeps ${name} what it said.` });
}

const HINTS: Readonly<Record<string, string>> = {
  'clock': 'Set the clock of this machine, and run the same again.',
  'other-cycle': 'Pin the shares of its cycle, or ask it to serve yours.',
  'agency-unknown': 'Give the line that `amanah dedup-board agency` printed to whoever keeps it, for its file of agencies.',
  'seal-wrong': 'It knows another key for this agency: give it the line that `amanah dedup-board agency` prints.',
  'replay': 'Run the same again: every request is blinded anew. If you sent nothing twice, somebody else did.',
  'quota-exceeded': 'The cycle\u2019s questions are used up. If the caseload was registered too low, all holders must agree on another.',
  'rows-too-many': 'Rows stand for as many households as the caseload that was registered. If it was registered too low, whoever keeps the board must be given another.',
};

function problemIn(text: string): { readonly reason: string | undefined; readonly detail: string } {
  try {
    const { reason, detail, code } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const word = [reason, code].find((one) => typeof one === 'string' && /^[a-z-]{1,40}$/.test(one));
    return { reason: word as string | undefined, detail: typeof detail === 'string' ? detail.slice(0, 300) : 'it does not say why' };
  } catch {
    return { reason: undefined, detail: 'it does not say why' };
  }
}

function notUnderstood({ name, url }: Pinned, what: string): never {
  throw new BoardFault('not-understood', name, `${name === url ? url : `${name} (${url})`} gives no ${what} that can be read`, { hint: 'Check the address. It may be another program, or another version of this one.' });
}
