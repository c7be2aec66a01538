// Routes by which people come in, go out, and let others in.

import type { Context, Hono } from 'hono';
import { KEY_PATTERN } from '@amanah/record/body.ts';
import { decode, type Fields, type JsonObject } from '@amanah/record/decode.ts';
import { checkPolicyParameters } from '@amanah/record/policy-parameters.ts';
import { ROLES } from '@amanah/record/kinds/key.ts';
import { HttpProblem } from '../problem.ts';
import { readJson } from './body.ts';
import { SESSION_COOKIE, type Guard } from './guard.ts';
import { isSecure, originOf, passkeyName } from './origin.ts';
import type { Place } from './passkeys.ts';
import { SESSION_MS, type SignedIn } from './people.ts';
import { csrfOf, fingerprintOf } from './tokens.ts';

const LABEL_LENGTH_MAX = 120;
const TOKEN_LENGTH_MAX = 100;

/** An answer that nobody keeps. */
export function privateJson(value: unknown, status = 200): Response {
  return new Response(`${JSON.stringify(value)}\n`, { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' } });
}

/** Adds the routes of people, sessions, links and waiting keys. */
export function addPeople(app: Hono, guard: Guard): void {
  addJoining(app, guard);
  addSessions(app, guard);
  addInvitations(app, guard);
  addKeys(app, guard);
}

function placeOf(context: Context, guard: Guard): Place {
  return { origin: originOf(context.req.raw, guard.address), name: passkeyName(context.req.raw, guard.address) };
}

function addJoining(app: Hono, guard: Guard): void {
  const { people } = guard;
  app.post('/api/joining/begin', async (context) => {
    limitSignIn(context, guard);
    const asked = await readJson(context.req.raw, (fields) => ({
      token: fields.text('token', TOKEN_LENGTH_MAX), holder: fields.optionalText('holder', LABEL_LENGTH_MAX), label: fields.optionalText('label', LABEL_LENGTH_MAX),
    }));
    return privateJson(await people.beginJoining(placeOf(context, guard), asked));
  });
  app.post('/api/joining/finish', async (context) => {
    limitSignIn(context, guard);
    const arrival = await readJson(context.req.raw, (fields) => ({
      token: fields.text('token', TOKEN_LENGTH_MAX),
      ceremony: fields.text('ceremony', TOKEN_LENGTH_MAX),
      response: objectIn(fields, 'response'),
      key: fields.matching('key', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters'),
      proof: fields.text('proof', TOKEN_LENGTH_MAX),
      thresholds: thresholdsIn(fields),
    }));
    const { token } = await people.join(placeOf(context, guard), { ...arrival, device: deviceOf(context) });
    return startedSession(context, guard, token, 201);
  });
}

function addSessions(app: Hono, guard: Guard): void {
  const { people } = guard;
  app.post('/api/sign-in/begin', async (context) => {
    limitSignIn(context, guard);
    await readJson(context.req.raw, () => undefined);
    return privateJson(await people.beginSignIn(placeOf(context, guard)));
  });
  app.post('/api/sign-in/finish', async (context) => {
    limitSignIn(context, guard);
    const answer = await readJson(context.req.raw, (fields) => ({ ceremony: fields.text('ceremony', TOKEN_LENGTH_MAX), response: objectIn(fields, 'response') }));
    const token = await people.signIn(placeOf(context, guard), { ...answer, device: deviceOf(context), before: await guard.person(context) });
    return startedSession(context, guard, token, 200);
  });
  app.get('/api/session', async (context) => privateJson(sessionView(await guard.requirePerson(context))));
  app.post('/api/sign-out', async (context) => {
    const person = await guard.requirePerson(context);
    await people.store.endSession(person.session, person.holder);
    const response = privateJson({ signedOut: true });
    response.headers.set('set-cookie', sessionCookie('', { secure: isSecure(context.req.raw, guard.address), seconds: 0 }));
    return response;
  });
  app.get('/api/sessions', async (context) => {
    const person = await guard.requirePerson(context);
    const rows = await people.sessions(person.holder);
    return privateJson({ sessions: rows.map(({ id, device, created, seen }) => ({ id, device, created: timeText(created), seen: timeText(seen), isThis: id === person.session })) });
  });
  app.delete('/api/sessions/:id', async (context) => {
    const person = await guard.requirePerson(context);
    const id = context.req.param('id');
    if (id === 'others') return privateJson({ ended: await people.store.endOtherSessions(person.session, person.holder) });
    if (!(await people.store.endSession(id, person.holder))) throw new HttpProblem('not-found', 'You have no such session.');
    return privateJson({ ended: 1 });
  });
}

function addInvitations(app: Hono, guard: Guard): void {
  const { people } = guard;
  app.get('/api/people', async (context) => {
    await guard.requireRole(context, 'steward');
    return privateJson({ people: (await people.store.people()).map(({ holder, label, created }) => ({ holder, label, created: timeText(created) })) });
  });
  app.delete('/api/people/:holder', async (context) => {
    const steward = await guard.requireRole(context, 'steward');
    guard.limit(context, 'people', steward.holder);
    const holder = context.req.param('holder');
    if (holder === steward.holder) throw new HttpProblem('not-allowed', 'Another steward must do this.');
    if ((await people.store.person(holder)) === undefined) throw new HttpProblem('not-found', 'There is no such person.');
    await people.store.shutOut(holder);
    return privateJson({ shutOut: holder });
  });
  app.get('/api/invitations', async (context) => {
    await guard.requireRole(context, 'steward');
    const rows = await people.invitations();
    return privateJson({ invitations: rows.map(({ id, holder, label, role, purpose, expires }) => ({ id, holder, label, role, purpose, expires: timeText(expires) })) });
  });
  app.post('/api/invitations', async (context) => {
    const asker = await guard.requirePerson(context);
    guard.limit(context, 'people', asker.holder);
    const wanted = await readJson(context.req.raw, (fields) => ({ holder: fields.optionalText('holder', LABEL_LENGTH_MAX), label: fields.text('label', LABEL_LENGTH_MAX), role: fields.oneOf('role', ROLES) }));
    // A further device of one's own needs no steward for the link: the key still waits for one.
    if (wanted.holder !== asker.holder) await guard.requireRole(context, 'steward');
    const { token, purpose, holder } = await people.invite(wanted);
    return privateJson({ purpose, holder, link: `${originOf(context.req.raw, guard.address)}/console/#invitation=${token}` }, 201);
  });
  app.delete('/api/invitations/:id', async (context) => {
    await guard.requireRole(context, 'steward');
    if (!(await people.store.withdraw(context.req.param('id')))) throw new HttpProblem('not-found', 'There is no such link.');
    return privateJson({ withdrawn: true });
  });
}

function addKeys(app: Hono, guard: Guard): void {
  const { people } = guard;
  app.post('/api/keys/begin', async (context) => {
    const person = await guard.requirePerson(context);
    guard.limit(context, 'people', person.holder);
    await readJson(context.req.raw, () => undefined);
    return privateJson(await people.beginKey(person));
  });
  app.post('/api/keys', async (context) => {
    const person = await guard.requirePerson(context);
    guard.limit(context, 'people', person.holder);
    const asked = await readJson(context.req.raw, (fields) => ({
      ceremony: fields.text('ceremony', TOKEN_LENGTH_MAX),
      key: fields.matching('key', KEY_PATTERN, 'an Ed25519 public key as 43 base64url characters'),
      proof: fields.text('proof', TOKEN_LENGTH_MAX),
      role: fields.oneOf('role', ROLES),
    }));
    const { key } = await people.enrolKey(person, asked);
    return privateJson({ key, fingerprint: fingerprintOf(key), waiting: true }, 201);
  });
  app.get('/api/keys/waiting', async (context) => {
    const person = await guard.requirePerson(context);
    const isSteward = person.roles.includes('steward');
    const rows = (await people.waitingKeys()).filter(({ holder }) => isSteward || holder === person.holder);
    const labels = new Map((await people.store.people()).map(({ holder, label }) => [holder, label]));
    return privateJson({
      waiting: rows.map(({ key, holder, role, purpose, created }) => ({ key, fingerprint: fingerprintOf(key), holder, label: labels.get(holder) ?? '', role, purpose, created: timeText(created) })),
    });
  });
  app.delete('/api/keys/waiting/:key', async (context) => {
    const person = await guard.requirePerson(context);
    const key = context.req.param('key');
    const row = (await people.waitingKeys()).find((one) => one.key === key && (one.holder === person.holder || person.roles.includes('steward')));
    if (row === undefined || !(await people.store.forgetEnrolment(key))) throw new HttpProblem('not-found', 'No such key waits.');
    return privateJson({ refused: true });
  });
}

/** What a page needs to know about its own session. */
function sessionView(person: SignedIn): object {
  const inForce = person.keys.filter(({ revoked }) => !revoked);
  return {
    person: { holder: person.holder, label: person.label },
    ...(inForce[0] === undefined ? {} : { role: inForce[0].role, key: inForce[0].key }),
    roles: person.roles,
    keys: person.keys,
    csrf: csrfOf(person.token),
  };
}

async function startedSession(context: Context, guard: Guard, token: string, status: number): Promise<Response> {
  const person = await guard.people.signedIn(token);
  if (person === undefined) throw new Error('A session that was just made is not there.');
  const response = privateJson(sessionView(person), status);
  response.headers.set('set-cookie', sessionCookie(token, { secure: isSecure(context.req.raw, guard.address), seconds: SESSION_MS / 1000 }));
  return response;
}

/** The session's cookie: for this server only, out of reach of scripts, never sent along from another site. */
function sessionCookie(token: string, { secure, seconds }: { readonly secure: boolean; readonly seconds: number }): string {
  return `${SESSION_COOKIE}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

function limitSignIn(context: Context, guard: Guard): void {
  guard.limit(context, 'sign-in');
  guard.limit(context, 'sign-in-all', 'all');
}

function objectIn(fields: Fields, name: string): JsonObject {
  fields.object(name);
  return fields.raw(name) as JsonObject;
}

function thresholdsIn(fields: Fields): Record<string, string> {
  const chosen = fields.optionalTexts('thresholds', { entries: 50, length: 20 }) ?? {};
  // What the log would refuse as a policy is refused before anybody has a passkey.
  const judged = decode(() => checkPolicyParameters('four-eyes', chosen));
  if (!judged.ok) throw new HttpProblem('bad-request', 'A threshold is a kind and commodity such as payment:USD or payment:*, and whole least units.', { field: judged.path.replace('body.parameters', 'request.thresholds') });
  return chosen;
}

const BROWSERS = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const;
const SYSTEMS = [['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Windows', 'Windows'], ['Mac OS', 'macOS'], ['Linux', 'Linux']] as const;

/** Kind of browser and system only: enough to know one's own sessions apart, too little to know a person by. */
function deviceOf(context: Context): string {
  const agent = context.req.header('user-agent') ?? '';
  const find = (names: readonly (readonly [string, string])[]): string => names.find(([mark]) => agent.includes(mark))?.[1] ?? '?';
  return `${find(BROWSERS)} · ${find(SYSTEMS)}`;
}

function timeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
