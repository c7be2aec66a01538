// Routes of screening: lists, runs, open hits, decisions, and the parties beside the journal. Names of these parties and
// reasons go to people of the operation only; what is made for the log comes back for the person to sign and to submit.

import { join } from 'node:path';
import type { Context, Hono } from 'hono';
import { Fields, type Json } from '@amanah/record/decode.ts';
import { CODE_PATTERN } from '@amanah/record/account.ts';
import { DAY_PATTERN } from '@amanah/record/body.ts';
import type { ScreeningStore } from '@amanah/store/screening.ts';
import { openScreeningSqlite, SCREENING_FILE } from '@amanah/store/screening-sqlite.ts';
import { newestScreenings } from '@amanah/core/admission/screening.ts';
import { readBytes, readJson } from '../people/body.ts';
import type { SignedIn } from '../people/people.ts';
import { privateJson } from '../people/routes.ts';
import { HttpProblem } from '../problem.ts';
import type { OperationNeeds } from '../operate/routes.ts';
import { decideHits, type Said } from './decide.ts';
import { removeParty } from './remove-party.ts';
import { readListFiles, type ListFile } from './list-file.ts';
import { enterParty, makeRun, ScreeningRefused, takeInList, type ScreeningNeeds } from './run.ts';
import { listView, listViews, partyView, policyView, waitingViews } from './views.ts';

/** A list with its files as base64: the European list is the largest of the publishers' own. */
const LIST_BYTES_MAX = 100_663_296;
const FILES_MAX = 4;
const REASON_MAX = 2_000;
/** Parties that are told of at once, the surest hits first. */
const WAITING_MOST = 200;
const READERS = ['treasurer', 'logistician', 'auditor', 'steward'];
const SCREENERS = ['treasurer', 'logistician', 'steward'];
const DECIDERS = ['treasurer', 'steward'];

/** Adds the routes under /api/operate/screening. The file of screening is opened when it is first asked for. */
export function addScreening(app: Hono, { opened, guard, ending }: OperationNeeds): void {
  const { journal } = opened;
  let store: ScreeningStore | undefined;
  const needsOf = async (context: Context, roles: readonly string[]): Promise<ScreeningNeeds & { readonly person: SignedIn }> => {
    const person = await guard.requireRole(context, ...roles);
    await journal.catchUp();
    store ??= openScreeningSqlite(join(opened.folder, SCREENING_FILE));
    return { store, books: journal.books, holder: person.holder, now: journal.now(), person };
  };
  ending?.(async () => store?.close());
  const path = '/api/operate/screening';

  app.get(path, async (context) => answered(async () => {
    const needs = await needsOf(context, READERS);
    const waiting = await waitingViews(needs);
    const count = (standing: string): number => waiting.filter((one) => one.standing === standing).length;
    return privateJson({
      today: needs.now.slice(0, 10), policy: policyView(needs.books), lists: await listViews(needs),
      counts: { organisations: newestCount(needs), others: (await needs.store.parties()).length, open: count('open'), halfCleared: count('half-cleared'), matched: count('matched') },
    });
  }));
  app.post(`${path}/lists`, async (context) => answered(async () => {
    const needs = await needsOf(context, SCREENERS);
    guard.limit(context, 'attachment', needs.holder);
    const { list, date, forTests, files } = await readUpload(context.req.raw);
    const read = readListFiles(files, { list, date, forTests, today: needs.now.slice(0, 10) });
    if (!read.ok) throw new ScreeningRefused(read.code, read.message, { problems: read.problems.slice(0, 20) });
    const { version, changes } = await takeInList(needs, read);
    return privateJson({ list: listView(version, newestScreenings(needs.books).get(list), needs), changes }, 201);
  }));
  app.post(`${path}/run`, async (context) => answered(async () => {
    const needs = await needsOf(context, SCREENERS);
    guard.limit(context, 'attachment', needs.holder);
    const asked = await readJson(context.req.raw, (fields) => ({ list: codeIn(fields, 'list'), threshold: fields.has('threshold') ? fields.integer('threshold', 1, 1000) : undefined }));
    const { body, eventTime, groups, how, warning } = await makeRun(needs, asked);
    const review = groups.filter(({ hits }) => hits.some(({ state }) => state === 'open')).length;
    return privateJson({ record: { kind: 'screening', eventTime, body }, review, hits: groups.reduce((sum, one) => sum + one.hits.length, 0), warning: warning ?? null, how });
  }));
  app.get(`${path}/open`, async (context) => answered(async () => {
    const needs = await needsOf(context, READERS);
    const waiting = await waitingViews(needs, { party: context.req.query('party') });
    return privateJson({ asOf: journal.size, waiting: waiting.slice(0, WAITING_MOST), more: Math.max(0, waiting.length - WAITING_MOST) });
  }));
  app.post(`${path}/decisions`, async (context) => answered(async () => {
    const needs = await needsOf(context, DECIDERS);
    guard.limit(context, 'submission', needs.holder);
    const asked = await readJson(context.req.raw, (fields) => ({ party: fields.text('party', 140), list: codeIn(fields, 'list'), said: fields.list('decisions', saidOf, { min: 0, max: 400 }) }));
    const { left, record } = await decideHits(needs, asked);
    return privateJson({ left, record: record ?? null });
  }));
  app.get(`${path}/parties`, async (context) => answered(async () => privateJson({ parties: (await (await needsOf(context, READERS)).store.parties()).map(partyView) })));
  app.post(`${path}/parties`, async (context) => answered(async () => {
    const needs = await needsOf(context, SCREENERS);
    guard.limit(context, 'submission', needs.holder);
    return privateJson(partyView(await enterParty(needs, await readAnyJson(context.req.raw))), 201);
  }));
  app.delete(`${path}/parties/:reference`, async (context) => answered(async () => {
    const needs = await needsOf(context, SCREENERS);
    const reference = context.req.param('reference');
    if (!(await removeParty(needs, reference))) throw new HttpProblem('not-found', 'There is no such party.');
    return privateJson({ removed: reference });
  }));
}

function newestCount({ books }: ScreeningNeeds): number {
  let count = 0;
  for (const name of books.masters.keys()) if (name.startsWith('organisation:')) count += 1;
  return count;
}

/** What screening refuses, as a problem. No name is in it. */
async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ScreeningRefused)) throw error;
    const { field, ...more } = error.more;
    if (error.code === 'bad-party') throw new HttpProblem('bad-request', error.message, { field, reason: error.code });
    throw new HttpProblem('refused', error.message, { reason: error.code, ...(field === undefined ? {} : { field }), ...more });
  }
}

function codeIn(fields: Fields, name: string): string {
  return fields.matching(name, CODE_PATTERN, 'a code');
}

function saidOf(item: Json, path: string): Said {
  const fields = new Fields(item, path);
  const said = { hit: fields.text('hit', 400), verdict: fields.oneOf('verdict', ['not-a-match', 'match'] as const), reason: fields.text('reason', REASON_MAX) };
  fields.end();
  return said;
}

interface Upload {
  readonly list: string;
  readonly date: string | undefined;
  readonly forTests: boolean;
  readonly files: readonly ListFile[];
}

function readUpload(request: Request): Promise<Upload> {
  return readJson(request, (fields) => ({
    list: codeIn(fields, 'list'),
    date: fields.has('date') ? fields.matching('date', DAY_PATTERN, 'a day such as 2026-11-22') : undefined,
    forTests: fields.has('forTests') && fields.raw('forTests') === true,
    files: fields.list('files', fileOf, { min: 1, max: FILES_MAX }),
  }), LIST_BYTES_MAX);
}

function fileOf(item: Json, path: string): ListFile {
  const fields = new Fields(item, path);
  const name = fields.text('name', 200);
  const bytes = Buffer.from(String(fields.raw('base64') ?? ''), 'base64');
  fields.end();
  return { name, bytes };
}

/** A party is read by rules of its own, which say why people in need have no place in it. */
async function readAnyJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request, 65_536);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new HttpProblem('bad-request', 'The body is not JSON.');
  }
}
