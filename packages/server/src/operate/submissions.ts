// Signed records come in here, and drafts are tried out here.

import type { Hono } from 'hono';
import { admit } from '@amanah/core/admit.ts';
import { checkRecordValue, type JsonValue } from '@amanah/log/canonical.ts';
import { decode, Fields, type JsonObject } from '@amanah/record/decode.ts';
import type { Posting } from '@amanah/record/posting.ts';
import { KEY_PATTERN } from '@amanah/record/body.ts';
import { recordId } from '@amanah/record/entry.ts';
import { findKind } from '@amanah/record/kinds.ts';
import { decodeRecord, type Record as SignableRecord } from '@amanah/record/record.ts';
import { HttpProblem } from '../problem.ts';
import { readJson } from '../people/body.ts';
import type { SignedIn } from '../people/people.ts';
import { isTold, quarantineBeside } from '../people/quarantine.ts';
import { privateJson } from '../people/routes.ts';
import type { Submitted } from '../books/journal.ts';
import { SUBMISSION_RECORDS_MAX, type SignedRecord, type SubmissionRefusal } from '../books/submission.ts';
import type { OperationNeeds } from './routes.ts';

/** Five hundred rows of a sheet with their signatures and long names: what a submission may weigh. */
const SUBMISSION_BYTES_MAX = 1_048_576;

/** Refusals that another try may mend, or that say that nothing is left to do. */
const CONFLICTS: ReadonlySet<string> = new Set(['already-recorded', 'sequence']);
const FORBIDDEN: ReadonlySet<string> = new Set(['role-not-allowed', 'author-unknown', 'author-revoked', 'own-approval']);

/** Adds POST /api/submissions, POST /api/preview, GET /api/authors/:key and GET /api/quarantine. */
export function addSubmissions(app: Hono, { opened, guard }: OperationNeeds): void {
  const { journal } = opened;
  app.post('/api/submissions', async (context) => {
    const person = await guard.requirePerson(context);
    guard.limit(context, 'submission', person.holder);
    const records = await readJson(context.req.raw, (fields) => fields.list('records', (item) => signedRecordOf(item), { min: 1, max: SUBMISSION_RECORDS_MAX }), SUBMISSION_BYTES_MAX);
    for (const [at, { record }] of records.entries()) judgeAuthor(opened, person, record['author'], at);
    const putAside = quarantineBeside({ store: guard.people.store, allowed: (key) => guard.allows('quarantine', key), time: () => journal.now() });
    const submitted = await journal.submit(records, putAside);
    if (submitted.ok) return privateJson({ first: submitted.first, ids: submitted.ids }, 201);
    return refusedSubmission(submitted);
  });
  app.post('/api/preview', async (context) => {
    const person = await guard.requirePerson(context);
    guard.limit(context, 'preview', person.holder);
    const draft = await readJson(context.req.raw, draftIn);
    judgeAuthor(opened, person, draft.author, 0);
    await journal.catchUp();
    return privateJson(previewOf(opened, draft));
  });
  app.get('/api/authors/:key', async (context) => {
    await guard.requirePerson(context);
    await journal.catchUp();
    const author = journal.books.authors.get(context.req.param('key'));
    if (author === undefined) throw new HttpProblem('not-found', 'No key record registers this key.');
    const { seq, head, role, holder, unsealed, revokedAt } = author;
    return privateJson({ seq, head, role, holder, unsealed, revoked: revokedAt !== undefined });
  });
  app.get('/api/quarantine', async (context) => {
    await guard.requireRole(context, 'steward', 'auditor');
    const rows = await guard.people.store.quarantined();
    return privateJson({
      quarantined: rows.map(({ record, key, kind, entry, created }) => ({
        record, key, kind, created: `${new Date(created).toISOString().slice(0, 19)}Z`, logged: isTold(journal.books, record), entry: JSON.parse(entry) as unknown,
      })),
    });
  });
}

function signedRecordOf(item: unknown): SignedRecord {
  const { record, seal, ...others } = (item ?? {}) as { readonly record?: unknown; readonly seal?: unknown };
  const isObject = typeof record === 'object' && record !== null && !Array.isArray(record);
  if (!isObject || (seal !== undefined && typeof seal !== 'string') || Object.keys(others).length > 0) {
    throw new HttpProblem('bad-request', 'Each of the records is {"record": {…}, "seal": "…"}; the seal may be absent.', { field: 'request.records' });
  }
  return { record: record as JsonObject, ...(seal === undefined ? {} : { seal }) };
}

/** A session submits what its own person signed: a record of another holder's key is refused before it is judged. */
function judgeAuthor({ journal }: OperationNeeds['opened'], person: SignedIn, author: unknown, at: number): void {
  const state = typeof author === 'string' ? journal.books.authors.get(author) : undefined;
  if (state !== undefined && state.holder !== person.holder) throw new HttpProblem('not-your-key', 'Sign with a key of your own.', { record: at, field: 'author' });
}

function refusedSubmission({ at, refusal, rows, putAside }: Extract<Submitted, { ok: false }>): Response {
  const more = { ...refusalView(refusal), record: at, ...(rows === undefined ? {} : { rows: rows.map((row) => row ?? null) }), ...(putAside === undefined ? {} : { putAside }) };
  const status = CONFLICTS.has(refusal.code) ? 409 : FORBIDDEN.has(refusal.code) ? 403 : 422;
  return new Response(`${JSON.stringify({ type: `urn:amanah:problem:${refusal.code}`, title: 'The record is refused.', status, detail: refusal.message, ...more }, null, 2)}\n`, {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

/** Code, message and, where it is known, the field that a form shows it next to. */
function refusalView(refusal: SubmissionRefusal): { readonly code: string; readonly message: string; readonly field?: string } {
  // A decoder's message begins with the path of what it could not read.
  const field = ('field' in refusal ? refusal.field : undefined) ?? /^((?:body|record|eventTime)[\w.[\]-]*):/.exec(refusal.message)?.[1];
  return { code: refusal.code, message: refusal.message, ...(field === undefined ? {} : { field }) };
}

interface PreviewDraft {
  readonly author: string;
  readonly kind: string;
  readonly eventTime: string;
  readonly body: JsonObject;
}

function draftIn(fields: Fields): PreviewDraft {
  const author = fields.matching('author', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters');
  const kind = fields.text('kind', 40);
  const eventTime = fields.text('eventTime', 40);
  fields.object('body');
  return { author, kind, eventTime, body: fields.raw('body') as JsonObject };
}

/** What a record that waits for a second person will do once it is approved. */
function postingsOnApproval({ kind, body, eventTime }: SignableRecord): readonly Posting[] {
  const found = findKind(kind);
  const decoded = found === undefined ? undefined : decode(() => found.decode(new Fields(body, 'body')));
  return found !== undefined && decoded?.ok === true ? found.effect(decoded.value, eventTime).postings : [];
}

/** What a record of this author would do now: judged by the same function as a submission, and written nowhere. */
function previewOf({ journal }: OperationNeeds['opened'], { author, kind, eventTime, body }: PreviewDraft): object {
  const chain = journal.books.authors.get(author);
  const seq = (chain?.seq ?? -1) + 1;
  const value: JsonObject = { author, body, eventTime, kind, seq, ...(seq === 0 ? {} : { prev: chain?.head as string }) };
  const permitted = checkRecordValue(value as JsonValue);
  if (!permitted.ok) return { ok: false, refusal: refusalView({ code: 'malformed-record', message: `record${permitted.at.replaceAll('/', '.')}: ${permitted.message}` }) };
  const record = decodeRecord(value);
  if (!record.ok) return { ok: false, refusal: refusalView({ code: 'malformed-record', message: record.message }) };
  const judged = admit(journal.books, { record: record.value, id: recordId(record.value), recordTime: journal.now() });
  if (!judged.ok) return { ok: false, refusal: refusalView(judged) };
  const { effect, waits = false } = judged.admitted;
  const postings = waits ? postingsOnApproval(record.value) : effect.postings;
  return { ok: true, pending: waits, postings: postings.map((posting) => ({ ...posting, amount: String(posting.amount) })) };
}
