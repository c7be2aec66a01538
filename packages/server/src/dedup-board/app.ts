// Requests to a holder or to the board of agencies, to responses, with no socket. Whoever asks is an agency that signed the
// call; what is kept and told is elements, tokens and counts. The messages: docs/formats/dedup-board.md.

import { Hono, type Context } from 'hono';
import { checkRow, type BoardRow } from '@amanah/dedup-board/board.ts';
import { type BoardPage, readPost, readWithdrawal, ROWS_OF_MESSAGE_MAX, ROWS_UNITS_MAX, writeCard, writeCounts, writePage, writeStanding } from '@amanah/dedup-board/board-messages.ts';
import { type Holder, shareOf, TOKEN_SIZE_BYTES } from '@amanah/dedup-board/keyholders.ts';
import { MESSAGE_UNITS_MAX, readRequest, writeAnswer, writeShare } from '@amanah/dedup-board/messages.ts';
import type { Quota } from '@amanah/dedup-board/quota.ts';
import { fromHex, toHex } from '@amanah/log/bytes.ts';
import type { BoardStore } from '@amanah/store/board.ts';
import type { Journal } from '../books/journal.ts';
import { tileFile } from '../books/log-files.ts';
import { HttpProblem, problemResponse } from '../problem.ts';
import { hostOf, isOwnHost, type Address } from '../people/origin.ts';
import { type Callers, refusedCall } from './callers.ts';
import type { Evaluation } from './evaluation.ts';

/** A holder of a share: who evaluates, how much, and the journal that tells of it. */
export interface HolderDesk {
  readonly holder: Holder;
  readonly quota: Quota;
  readonly evaluation: Evaluation;
  readonly journal: Journal;
}

export interface DedupAppNeeds {
  readonly name: string;
  readonly cycle: string;
  readonly callers: Callers;
  readonly store: BoardStore;
  readonly address: Address;
  /** Absent where this machine is the board alone. */
  readonly desk?: HolderDesk;
  readonly isBoard: boolean;
  /** Told when a call is refused before the quota saw it. */
  readonly refused: (agency: string) => void;
  /** Where an unexpected failure is told: never with anything of the request but its path. */
  readonly failed: (error: unknown, path: string) => void;
}

const PATH_LENGTH_MAX = 200;
/** When an agency may try again that has as many requests under way as it may. */
const BUSY_SECONDS = 2;

/** The application: give it a Request, it gives a Response. */
export function createDedupApp(needs: DedupAppNeeds): Hono {
  const { name, cycle, callers, address, desk, isBoard, failed } = needs;
  const app = new Hono({ strict: true });
  app.use(async (context, next) => {
    const { raw } = context.req;
    if (!isOwnHost(hostOf(raw), address)) context.res = problemResponse(raw, 'unknown-host', 'This holder or board answers to its own name only.');
    else if (raw.url.length > PATH_LENGTH_MAX + hostOf(raw).length) context.res = problemResponse(raw, 'not-found', 'The address is longer than any here.');
    else await next();
    context.res.headers.set('cache-control', 'no-store');
    context.res.headers.set('x-content-type-options', 'nosniff');
    context.res.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  });
  app.get('/', (context) => {
    callers.judgeReader(context);
    return json(writeCard({ name, cycle, isHolder: desk !== undefined, isBoard }));
  });
  if (desk !== undefined) addHolder(app, needs, desk);
  if (isBoard) addBoard(app, needs);
  app.notFound((context) => problemResponse(context.req.raw, 'not-found', 'There is nothing at this address of a holder or board.'));
  app.onError((error, context) => {
    if (error instanceof HttpProblem) return problemResponse(context.req.raw, error.code, error.message, error.more);
    failed(error, context.req.path);
    return problemResponse(context.req.raw, 'out-of-order', 'Try again; whoever keeps this machine finds the reason in its messages.');
  });
  return app;
}

function json(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}

function addHolder(app: Hono, { cycle, callers, refused, store }: DedupAppNeeds, { holder, quota, evaluation, journal }: HolderDesk): void {
  const open = (path: string, give: (context: Context) => Response | Promise<Response>): void => {
    app.get(path, (context) => {
      callers.judgeReader(context);
      return give(context);
    });
  };
  open('/share', () => json(writeShare(shareOf(holder))));
  open('/counts', () => json(writeCounts(holder.holder, cycle, quota.counts())));
  // The log itself, so that anybody can verify it and compare counts without waiting for a publication.
  open('/log/checkpoint', async () => {
    await journal.catchUp();
    return new Response(await journal.checkpoint(), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
  });
  open('/log/tile/*', async (context) => {
    const bytes = await tileFile(journal.store, journal.size, context.req.path.slice('/log/'.length));
    return bytes === undefined ? context.notFound() : new Response(bytes.slice(), { headers: { 'content-type': 'application/octet-stream' } });
  });
  app.post('/evaluate', async (context) => {
    const { known: { agency }, digest } = callers.judge(context);
    const request = readRequest(await callers.text(context.req.raw, digest, MESSAGE_UNITS_MAX));
    if (request === undefined || request.agency !== agency) {
      refused(agency);
      throw request === undefined ? refusedCall('request-malformed', 'The body is not an amanah-dedup-request/1.') : refusedCall('other-agency', 'The request is in the name of another agency than the one that signed.');
    }
    if (evaluation.isBusy(agency)) {
      refused(agency);
      throw new HttpProblem('too-many-requests', `Requests are under way already; try again in ${BUSY_SECONDS} seconds.`, { afterSeconds: BUSY_SECONDS });
    }
    // Ended from beside while this runs: what would refuse replays is gone, and the share of this process must not be used again.
    if (store.share(cycle)?.isEnded !== false) throw refusedCall('cycle-over', `The cycle ${cycle} is over.`);
    // Counted and kept on the disk before anything is multiplied: a stop in between costs the agency a question, never the share an answer too many.
    const verdict = quota.ask(request);
    if (!verdict.ok) throw refusedCall(verdict.code, `${verdict.message}.`);
    const answered = await evaluation.answer(agency, request.elements);
    if (!answered.ok) throw refusedCall(answered.code, `${answered.message}.`);
    return json(writeAnswer(answered.answer));
  });
}

function addBoard(app: Hono, { cycle, callers, store }: DedupAppNeeds): void {
  app.get('/rows', (context) => {
    callers.judge(context);
    const text = context.req.query('since') ?? '0';
    const since = /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
    if (since === undefined) throw new HttpProblem('bad-query', 'since is a whole number.');
    return json(writePage(pageOf(store, cycle, since)));
  });
  app.post('/rows', async (context) => {
    const { known: { agency, registered, most }, digest } = callers.judge(context);
    const post = readPost(await callers.text(context.req.raw, digest, ROWS_UNITS_MAX));
    if (post === undefined) throw refusedCall('row-malformed', 'The body is not an amanah-dedup-post/1.');
    checkOwn(post, agency, cycle);
    const rows = post.rows.map((row) => keptRow({ ...row, agency, cycle }, cycle));
    const posted = store.post(cycle, agency, rows, { standing: registered, ever: most });
    if (posted === 'row-repeated') throw refusedCall(posted, 'A row with one of these ids stands, or stood, on the board; none was put up.');
    if (posted === 'rows-too-many') throw refusedCall(posted, `${agency} is registered for ${registered} households, and may put up ${most} rows in all; none was put up.`);
    return json(writeStanding({ cycle, changed: rows.length, standing: store.standing(cycle, agency) }));
  });
  app.post('/withdraw', async (context) => {
    const { known: { agency }, digest } = callers.judge(context);
    const withdrawal = readWithdrawal(await callers.text(context.req.raw, digest, ROWS_UNITS_MAX));
    const ids = withdrawal?.ids.map((id) => (id.length === 2 * TOKEN_SIZE_BYTES ? fromHex(id) : undefined));
    if (withdrawal === undefined || ids === undefined || ids.includes(undefined)) throw refusedCall('row-malformed', 'The body is not an amanah-dedup-withdrawal/1.');
    checkOwn(withdrawal, agency, cycle);
    const changed = store.withdraw(cycle, agency, ids as readonly Uint8Array[]);
    return json(writeStanding({ cycle, changed, standing: store.standing(cycle, agency) }));
  });
}

function checkOwn(message: { readonly agency: string; readonly cycle: string }, agency: string, cycle: string): void {
  if (message.agency !== agency) throw refusedCall('other-agency', 'The rows are in the name of another agency than the one that signed.');
  if (message.cycle !== cycle) throw refusedCall('other-cycle', `This board is in the cycle ${cycle}.`);
}

function keptRow(row: BoardRow, cycle: string): { readonly id: Uint8Array; readonly tokens: Uint8Array } {
  const checked = checkRow(row, cycle);
  if (!checked.ok) throw refusedCall(checked.code, `${checked.message}.`);
  return { id: fromHex(row.id) as Uint8Array, tokens: fromHex(row.tokens.join('')) as Uint8Array };
}

function pageOf(store: BoardStore, cycle: string, since: number): BoardPage {
  const found = store.rows(cycle, since, ROWS_OF_MESSAGE_MAX + 1);
  const shown = found.slice(0, ROWS_OF_MESSAGE_MAX);
  const digitsOfToken = 2 * TOKEN_SIZE_BYTES;
  return {
    cycle, since, next: shown.at(-1)?.number ?? since, more: found.length > shown.length,
    rows: shown.flatMap(({ agency, id, tokens }) => {
      if (tokens === undefined) return [];
      const digits = toHex(tokens);
      return [{ agency, id: toHex(id), tokens: Array.from({ length: digits.length / digitsOfToken }, (_, at) => digits.slice(at * digitsOfToken, (at + 1) * digitsOfToken)) }];
    }),
    withdrawn: shown.flatMap(({ id, tokens }) => (tokens === undefined ? [toHex(id)] : [])),
  };
}
