// Routes of the registry: what was taken in, pairs to decide on, decisions, erasing. Merges and batches stand with a record
// that the person signs; each answer gives the draft of it.

import type { Hono } from 'hono';
import { Fields } from '@amanah/record/decode.ts';
import { WANTED_FIELDS, type Wanted } from '@amanah/registry/find.ts';
import { readRegistration } from '@amanah/registry/registration.ts';
import { HttpProblem } from '../problem.ts';
import { privateJson } from '../people/routes.ts';
import type { OperationNeeds } from '../operate/routes.ts';
import { eraseRegistrations, keysAtHand, proveErased, type Erased } from './erasure.ts';
import { OpenedRegistry } from './opened-registry.ts';
import { decisionsView, findIn, overview, queueView, registrationsView, registrationView } from './registry-desk.ts';
import { answered, NAME, nameIn, numberIn, purposeIn, readPrivately, registrar } from './requests.ts';
import { addUploads } from './uploads.ts';

const ROOT = '/api/operate/registry';
const PAGE_MAX = 200;
const QUEUE_MAX = 20;
const REASON_LENGTH_MAX = 1000;
const ERASED_AT_ONCE_MAX = 1000;

/** Adds the routes below /api/operate/registry. */
export function addRegistry(app: Hono, needs: OperationNeeds): void {
  const held = new OpenedRegistry(needs.opened);
  needs.ending?.(() => held.close());
  addOverview(app, needs, held);
  addRegistrations(app, needs, held);
  addDecisions(app, needs, held);
  addErasures(app, needs, held);
  addUploads(app, needs, held);
}

function addOverview(app: Hono, { guard, opened }: OperationNeeds, held: OpenedRegistry): void {
  app.get(ROOT, async (context) => {
    const { holder, roles } = await registrar(context, guard);
    const mayErase = roles.includes('steward');
    const desk = held.found();
    if (desk === undefined) return privateJson({ time: opened.journal.now(), treeSize: opened.journal.size, mayErase, purposes: [], batches: [], erasures: [], decisions: [] });
    await desk.registry.settle(holder);
    return privateJson(await overview(desk.registry, await desk.registry.state(), { mayErase }));
  });
  app.get(`${ROOT}/accesses`, async (context) => {
    await guard.requireRole(context, 'steward', 'auditor');
    return privateJson({ accesses: (await held.found()?.registry.store.accesses()) ?? [] });
  });
  app.delete(`${ROOT}/batches/:batch`, async (context) => answered(async () => {
    const { holder, roles } = await registrar(context, guard);
    const { registry, queue } = held.desk();
    const batch = (await registry.state()).batches.find((one) => one.batch === nameIn(context, 'batch'));
    if (batch === undefined) throw new HttpProblem('not-found', 'There is no such batch.');
    if (batch.state !== 'waiting') throw new HttpProblem('refused', 'Its record stands in the log: erase its registrations instead, which the log tells too.', { reason: 'recorded' });
    // The record may be signed already and on its way: it would count what is not there.
    if (batch.holder !== holder && !roles.includes('steward')) throw new HttpProblem('not-allowed', 'Another person took this batch in; that person, or a steward, drops it.');
    await registry.store.drop(batch.batch);
    queue.forget();
    return privateJson({ dropped: true });
  }));
}

function addRegistrations(app: Hono, { guard }: OperationNeeds, held: OpenedRegistry): void {
  app.get(`${ROOT}/registrations`, async (context) => {
    const { holder } = await registrar(context, guard);
    const purpose = purposeIn(context);
    const [from, limit] = [numberIn(context, 'from', { otherwise: 0, max: 10_000_000 }), numberIn(context, 'limit', { otherwise: 50, max: PAGE_MAX })];
    const desk = held.found();
    if (desk === undefined) return privateJson({ purpose, total: 0, from, rows: [] });
    return privateJson(await registrationsView(desk.registry, await desk.registry.state(), { purpose, from, limit, reader: holder }));
  });
  app.get(`${ROOT}/registrations/:id`, async (context) => answered(async () => {
    const { holder } = await registrar(context, guard);
    const { registry } = held.desk();
    return privateJson(await registrationView(registry, await registry.state(), { id: nameIn(context, 'id'), reader: holder }));
  }));
  app.post(`${ROOT}/registrations`, async (context) => answered(async () => {
    const { holder } = await registrar(context, guard);
    const { purpose, deleteBy, raw } = await readPrivately(context.req.raw, (fields) => ({ purpose: fields.optionalText('purpose', 200), deleteBy: fields.optionalText('deleteBy', 20), raw: fields.raw('registration') }));
    const read = readRegistration(raw);
    if (!read.ok) throw new HttpProblem('bad-request', read.message, { field: read.field === 'registration' ? 'request.registration' : `request.registration.${read.field}` });
    const { batch, ids, draft } = await held.desk().registry.takeIn([read.registration], { purpose, deleteBy, form: 'form' }, { holder });
    return privateJson({ batch, id: ids[0], draft }, 201);
  }));
  app.post(`${ROOT}/find`, async (context) => answered(async () => {
    const { holder } = await registrar(context, guard);
    const { wanted, purpose, near } = await readPrivately(context.req.raw, (fields) => ({
      wanted: Object.fromEntries(WANTED_FIELDS.flatMap((name) => (fields.has(name) ? [[name, fields.text(name, 300)]] : []))) as Wanted,
      purpose: fields.optionalText('purpose', 200), near: fields.raw('near') === true,
    }));
    const { registry } = held.desk();
    return privateJson({ found: await findIn(registry, await registry.state(), { wanted, purpose, near, reader: holder }) });
  }));
}

function addDecisions(app: Hono, { guard }: OperationNeeds, held: OpenedRegistry): void {
  app.get(`${ROOT}/queue`, async (context) => answered(async () => {
    const { holder } = await registrar(context, guard);
    const purpose = purposeIn(context);
    const [from, limit] = [numberIn(context, 'from', { otherwise: 0, max: 1_000_000 }), numberIn(context, 'limit', { otherwise: 1, max: QUEUE_MAX })];
    const desk = held.found();
    if (desk === undefined) return privateJson({ purpose, waiting: 0, more: 0, basis: 'nothing', decided: 0, pairs: [] });
    return privateJson(await queueView(desk.registry, desk.queue, await desk.registry.state(), { purpose, from, limit, reader: holder }));
  }));
  app.get(`${ROOT}/decisions`, async (context) => {
    const { holder } = await registrar(context, guard);
    const purpose = purposeIn(context);
    const desk = held.found();
    if (desk === undefined) return privateJson({ decisions: [], joinedAnyway: [] });
    await desk.registry.settle(holder);
    return privateJson(await decisionsView(desk.registry, await desk.registry.state(), { purpose, reader: holder }));
  });
  app.post(`${ROOT}/decisions`, async (context) => answered(async () => {
    const { holder } = await registrar(context, guard);
    const asked = await readPrivately(context.req.raw, (fields) => ({
      left: fields.matching('left', NAME, '32 hexadecimal digits'), right: fields.matching('right', NAME, '32 hexadecimal digits'), verdict: fields.oneOf('verdict', ['same', 'different']),
      reason: fields.optionalText('reason', REASON_LENGTH_MAX) ?? '', anyway: fields.raw('anyway') === true,
    }));
    const { decision, draft } = await held.desk().registry.decide(asked, holder);
    return privateJson({ decision, state: draft === undefined ? 'standing' : 'waiting', ...(draft === undefined ? {} : { draft }) }, 201);
  }));
  app.post(`${ROOT}/decisions/:decision/undo`, async (context) => answered(async () => {
    await registrar(context, guard);
    // What somebody gives as a reason could name people, and a reversal is public: it is read and not passed on.
    await readPrivately(context.req.raw, (fields) => fields.optionalText('reason', REASON_LENGTH_MAX));
    const { draft } = await held.desk().registry.undo(nameIn(context, 'decision'));
    return privateJson(draft === undefined ? { undone: true } : { undone: false, draft });
  }));
}

function addErasures(app: Hono, { guard, opened }: OperationNeeds, held: OpenedRegistry): void {
  app.post(`${ROOT}/erasures`, async (context) => answered(async () => {
    const { holder } = await guard.requireRole(context, 'steward');
    guard.limit(context, 'people', holder);
    const { ground, erased } = await readPrivately(context.req.raw, (fields) => ({ ground: fields.text('ground', 600), erased: erasedIn(fields) }));
    const { registry, queue } = held.desk();
    const now = await eraseRegistrations(registry, { erased, ground, holder, secrets: await keysAtHand(opened.folder) });
    queue.forget();
    const { rootBefore, rootSame, totalsSame, ...proof } = await proveErased(opened.folder, opened.journal, now);
    return privateJson({ erased: now.ids.length, erasures: now.erasures, proof, rootBefore, rootSame, totalsSame }, 201);
  }));
}

function erasedIn(fields: Fields): Erased {
  const ways = ['registrations', 'household', 'purpose', 'due'].filter((name) => fields.has(name));
  if (ways.length !== 1) throw new HttpProblem('bad-request', 'Say one of registrations, household, purpose or due.', { field: 'request' });
  const [way] = ways;
  if (way === 'registrations') return { registrations: fields.list('registrations', nameOf, { min: 1, max: ERASED_AT_ONCE_MAX }) };
  if (way === 'household') return { household: fields.matching('household', NAME, '32 hexadecimal digits') };
  if (way === 'purpose') return { purpose: fields.text('purpose', 200) };
  if (fields.raw('due') !== true) throw new HttpProblem('bad-request', 'due is true.', { field: 'request.due' });
  return { due: true };
}

function nameOf(item: unknown): string {
  if (typeof item !== 'string' || !NAME.test(item)) throw new HttpProblem('bad-request', 'A registration is named by 32 hexadecimal digits.', { field: 'request.registrations' });
  return item;
}
