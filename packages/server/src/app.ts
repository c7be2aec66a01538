// Requests to responses, with no socket: the public account as it would be published now, the files of the log, reports
// and records as data, and, where people are let in, the console and what it sends. Without a session nothing here writes
// a record; the most that such a request makes is a newer checkpoint of the records that stand.

import { Hono, type Context } from 'hono';
import { reportJson } from '@amanah/audit/publication-pass.ts';
import { assert } from '@amanah/log/assert.ts';
import { fromUtf8, utf8 } from '@amanah/log/bytes.ts';
import { buildReport, REPORT_NAMES, type ReportName } from '@amanah/projection/report.ts';
import { reportCsv } from '@amanah/projection/report-csv.ts';
import type { OpenedBooks } from './books/books-folder.ts';
import { consolePage } from './console-page.ts';
import { contentTypeOf, fileResponse, isForEverybody, type Keeping } from './file-response.ts';
import { LiveSite } from './live-site.ts';
import { tileFile } from './books/log-files.ts';
import { OPENAPI } from './openapi.ts';
import { HttpProblem, problemResponse } from './problem.ts';
import { addConsole } from './operate/console-files.ts';
import { addOperation } from './operate/routes.ts';
import { Guard } from './people/guard.ts';
import { hostOf, isOwnHost, type Address } from './people/origin.ts';
import { People } from './people/people.ts';
import { RateLimits } from './people/rate-limits.ts';
import { addPeople } from './people/routes.ts';
import { findRecordBy, proofOf } from './books/record-proof.ts';
import { booksStatus } from './status.ts';
import { ZAKAT_FILE_PATH } from '@amanah/web/zakat/paths.ts';

/** What the server needs from outside. */
export interface AppNeeds {
  readonly opened: OpenedBooks;
  /** Milliseconds since some moment; only for looking at intervals. */
  readonly clock: () => number;
  /** Where an unexpected failure is told. */
  readonly failed: (error: unknown, path: string) => void;
  /** Who may sign in; without it the account is only read. */
  readonly people?: People;
  /** Under which name the server is opened beside those of this machine. */
  readonly address?: Address;
  /** Takes what is to be done when the server ends. */
  readonly ending?: (work: () => Promise<void>) => void;
}

/** A request that is only read carries no more than this. */
const BODY_BYTES_MAX = 65_536;
const PATH_LENGTH_MAX = 1_024;

const SAFETY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** The application: give it a Request, it gives a Response. */
export function createApp({ opened, clock, failed, people, address = {}, ending }: AppNeeds): Hono {
  const site = new LiveSite(opened, clock);
  const app = new Hono({ strict: true });
  const guard = people === undefined ? undefined : new Guard({ people, address, limits: new RateLimits(clock) });
  app.use(async (context, next) => {
    const refusal = await refuse(context, address, guard);
    if (refusal === undefined) await next();
    else context.res = refusal;
    for (const [name, value] of Object.entries(SAFETY_HEADERS)) if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  });
  addData(app, opened);
  addReports(app, opened);
  if (guard !== undefined) {
    addPeople(app, guard);
    addOperation(app, { opened, guard, ...(ending === undefined ? {} : { ending }) });
    addConsole(app, opened);
  }
  app.get('/console', (context) => context.redirect('/console/', 308));
  const books = async (context: Context): Promise<Response> => {
    const page = await consolePage(await booksStatus(opened), { style: await site.stylePath(), books: opened.folder });
    return answer(context, 'console/books.html', utf8(page));
  };
  app.get('/console/books', books);
  // Where nobody is let in there is nothing but what is in the books.
  if (guard === undefined) app.get('/console/', books);
  app.get('*', (context) => page(context, site));
  app.notFound((context) => problemResponse(context.req.raw, 'not-found', `${context.req.path} is no page or file of this account.`));
  app.onError((error, context) => {
    if (error instanceof HttpProblem) return problemResponse(context.req.raw, error.code, error.message, error.more);
    failed(error, context.req.path);
    return problemResponse(context.req.raw, 'out-of-order', 'Try again; if it stays, look at the messages of the server.');
  });
  return app;
}

/** Judges a request before any route sees it. */
async function refuse(context: Context, address: Address, guard: Guard | undefined): Promise<Response | undefined> {
  const request = context.req.raw;
  if (!isOwnHost(hostOf(request), address)) return problemResponse(request, 'unknown-host', 'Open the address that the server printed when it started.');
  if (request.url.length > PATH_LENGTH_MAX) return problemResponse(request, 'not-found', 'The address is longer than any here.');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && Number(request.headers.get('content-length') ?? 0) > BODY_BYTES_MAX) return problemResponse(request, 'too-large', `A request carries at most ${BODY_BYTES_MAX} bytes.`);
  if (isRead) return undefined;
  if (guard === undefined) return problemResponse(request, 'method-not-allowed', `${request.method} is not allowed here.`);
  try {
    await guard.judgeChange(context);
    return undefined;
  } catch (error) {
    if (error instanceof HttpProblem) return problemResponse(request, error.code, error.message, error.more);
    throw error;
  }
}

function answer(context: Context, path: string, bytes: Uint8Array, keeping: Keeping = 'ask-again', contentType?: string): Promise<Response> {
  return fileResponse(context.req.raw, { path, bytes, keeping }, contentType ?? contentTypeOf(path));
}

function addData(app: Hono, opened: OpenedBooks): void {
  const { journal } = opened;
  app.get('/openapi.json', (context) => answer(context, 'openapi.json', utf8(`${JSON.stringify(OPENAPI, null, 2)}\n`)));
  app.get('/api/status', async (context) => {
    await journal.catchUp();
    return answer(context, 'api/status', utf8(`${JSON.stringify(await booksStatus(opened), null, 2)}\n`), 'ask-again', 'application/json');
  });
  app.get('/api/records/:record', (context) =>
    ofRecord(context, opened, async (index) => answer(context, 'api/record', await journal.entry(index), 'ask-again', 'application/json')));
  app.get('/api/records/:record/proof', (context) =>
    ofRecord(context, opened, async (index) => answer(context, 'api/proof.tlog-proof', utf8(await proofOf(journal, index)))));
  app.get('/checkpoint', async (context) => {
    await journal.catchUp();
    return answer(context, 'checkpoint', utf8(await journal.checkpoint()));
  });
  app.get('/tile/*', async (context) => {
    const path = context.req.path.slice(1);
    const bytes = await tileFile(journal.store, journal.size, path);
    return bytes === undefined ? context.notFound() : answer(context, path, bytes, 'for-ever');
  });
}

async function ofRecord(context: Context, opened: OpenedBooks, give: (index: number) => Promise<Response>): Promise<Response> {
  const found = findRecordBy(opened.journal.books, context.req.param('record') ?? '');
  if (found.ok) return give(found.index);
  const code = found.code === 'none' ? 'not-found' : 'bad-query';
  const response = problemResponse(context.req.raw, code, `${found.message}.`);
  response.headers.set('access-control-allow-origin', '*');
  return response;
}

function addReports(app: Hono, opened: OpenedBooks): void {
  app.get('/reports/:file{.+\\.(json|csv)}', async (context) => {
    const file = context.req.param('file');
    const name = file.replace(/\.(json|csv)$/, '');
    if (!isReportName(name)) return context.notFound();
    const { journal } = opened;
    await journal.catchUp();
    const asOf = asOfIn(context.req.query('as-of'), journal.size);
    if (asOf === undefined) return problemResponse(context.req.raw, 'bad-query', `as-of is a whole number from 0 to ${journal.size}.`);
    const text = file.endsWith('.json') ? reportJson(name, journal.books, asOf) : reportCsv(buildReport(name, journal.books, asOf));
    return answer(context, `reports/${file}`, utf8(text));
  });
}

function isReportName(name: string): name is ReportName {
  return (REPORT_NAMES as readonly string[]).includes(name);
}

function asOfIn(text: string | undefined, size: number): number | undefined {
  if (text === undefined) return size;
  const number = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  return number >= 0 && number <= size ? number : undefined;
}

async function page(context: Context, site: LiveSite): Promise<Response> {
  const path = decodedPath(context.req.path);
  if (path === undefined) return context.notFound();
  const wanted = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const file = await site.file(wanted);
  if (file !== undefined) {
    const response = await answer(context, wanted, file.bytes, file.keeping);
    if (wanted.endsWith(ZAKAT_FILE_PATH)) response.headers.set('content-security-policy', ownPolicy(file.bytes));
    if (isForEverybody(wanted)) response.headers.set('access-control-allow-origin', '*');
    return response;
  }
  if (!path.endsWith('/') && (await site.has(`${path}/index.html`))) return context.redirect(`${context.req.path}/`, 308);
  return context.notFound();
}

/** The calculator holds its script and style in itself, and names them by their digests in a policy of its own, which is stricter in all else. */
function ownPolicy(bytes: Uint8Array): string {
  const stated = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(fromUtf8(bytes) ?? '')?.[1];
  assert(stated !== undefined, 'the file of the calculator states its policy');
  return `${stated}; frame-ancestors 'none'`;
}

/** The path below the root, decoded once. Pages are found by their exact name in a table, so no path leads out of it. */
function decodedPath(path: string): string | undefined {
  try {
    const bytes = decodeURIComponent(path.slice(1));
    return fromUtf8(utf8(bytes));
  } catch {
    return undefined;
  }
}
