import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { openSqlite } from './sqlite.ts';
import { openPrivateSqlite } from './private-sqlite.ts';
import type { EnrolmentRow, InvitationRow, Joining, PasskeyRow, PrivateStore, SessionRow } from './private.ts';
import { StoreRefused } from './store.ts';

const NOW = 1_800_000_000_000;

function hashOf(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest());
}

const invitation = (name: string, more: Partial<InvitationRow> = {}): InvitationRow => (
  { id: `id-${name}`, tokenHash: hashOf(name), purpose: 'person', holder: 'keeper-1', label: 'Noor', role: 'warehouse-keeper', created: NOW, expires: NOW + 1000, ...more }
);
const passkey = (id: string): PasskeyRow => ({ id, holder: 'keeper-1', publicKey: Uint8Array.of(1, 2, 3), counter: 0, transports: ['internal', 'hybrid'], created: NOW, used: NOW });
const enrolment = (key: string): EnrolmentRow => ({ key, holder: 'keeper-1', role: 'device', purpose: 'person', statement: 's', proof: 'p', parameters: '{}', created: NOW });
const session = (name: string, more: Partial<SessionRow> = {}): SessionRow => (
  { tokenHash: hashOf(name), id: `session-${name}`, holder: 'keeper-1', device: 'Firefox · Linux', created: NOW, seen: NOW, expires: NOW + 100_000, ...more }
);
const joining = (name: string, more: Partial<Joining> = {}): Joining => ({
  tokenHash: hashOf(name), person: { holder: 'keeper-1', label: 'Noor', created: NOW }, passkey: passkey(`passkey-${name}`), enrolment: enrolment(`key-${name}`), session: session(name), ...more,
});

interface Opened {
  readonly folder: string;
  readonly file: string;
  readonly store: PrivateStore;
  reopen(): Promise<PrivateStore>;
}

function open(t: TestContext): Opened {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-private-'));
  const file = join(folder, 'private.db');
  let store = openPrivateSqlite(file);
  t.after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder, file, store,
    async reopen() {
      await store.close();
      store = openPrivateSqlite(file);
      return store;
    },
  };
}

test('[U10] joining stores person, passkey, key and session together, and uses the link up', async (t) => {
  const { store, reopen } = open(t);
  await store.invite(invitation('a'));
  assert.equal((await store.invitation(hashOf('a'), NOW))?.holder, 'keeper-1');
  assert.equal(await store.join(joining('a'), NOW), true);
  assert.equal(await store.join(joining('a', { passkey: passkey('other'), enrolment: enrolment('other'), session: session('other') }), NOW), false, 'a link works once');
  assert.equal(await store.invitation(hashOf('a'), NOW), undefined);
  const again = await reopen();
  assert.deepEqual(await again.people(), [{ holder: 'keeper-1', label: 'Noor', created: NOW }]);
  assert.deepEqual(await again.passkeys('keeper-1'), [passkey('passkey-a')]);
  assert.deepEqual(await again.enrolments(), [enrolment('key-a')]);
  assert.deepEqual((await again.sessions('keeper-1', { now: NOW, idleSince: 0 })).map(({ id }) => id), ['session-a']);
});

test('[U10] a joining that cannot be whole leaves nothing, and the link as it was', async (t) => {
  const { store } = open(t);
  for (const name of ['a', 'b', 'c']) await store.invite(invitation(name));
  assert.equal(await store.join(joining('a'), NOW), true);
  assert.equal(await store.join(joining('b', { passkey: passkey('passkey-a') }), NOW), false, 'a passkey belongs to one person');
  assert.equal(await store.join(joining('b', { enrolment: enrolment('key-a') }), NOW), false, 'a key is enrolled once');
  assert.deepEqual([(await store.passkeys('keeper-1')).length, (await store.enrolments()).length], [1, 1]);
  assert.equal(await store.join(joining('b'), NOW), true, 'the link still works');
  assert.equal(await store.join(joining('c'), NOW + 1000), false, 'a link that has expired does not');
  assert.equal(await store.join(joining('never'), NOW), false);
});

test('[U10] of many that use one link at once, one joins', async (t) => {
  const { store, file } = open(t);
  const second = openPrivateSqlite(file);
  await store.invite(invitation('a'));
  const joined = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? store : second).join(
    joining('a', { passkey: passkey(`p${at}`), enrolment: enrolment(`k${at}`), session: session(`s${at}`) }), NOW)));
  assert.equal(joined.filter(Boolean).length, 1);
  await second.close();
});

test('[U10] a challenge is given out once, for its own purpose, while it lasts', async (t) => {
  const { store } = open(t);
  const ask = (id: string) => store.ask({ id, purpose: 'sign-in', value: 'v', subject: '', expires: NOW + 10 });
  await ask('one');
  assert.equal((await store.takeChallenge('one', 'sign-in', NOW))?.value, 'v');
  assert.equal(await store.takeChallenge('one', 'sign-in', NOW), undefined);
  await ask('two');
  assert.equal(await store.takeChallenge('two', 'join', NOW), undefined);
  assert.equal(await store.takeChallenge('two', 'sign-in', NOW), undefined, 'an answer for another purpose uses it up');
  await ask('three');
  assert.equal(await store.takeChallenge('three', 'sign-in', NOW + 10), undefined);
});

test('[U3] a session ends when it has stood idle, when its time is over, and when it is ended', async (t) => {
  const { store } = open(t);
  await store.invite(invitation('a'));
  await store.join(joining('a'), NOW);
  const found = (now: number, idle: number) => store.session(hashOf('a'), { now, idleSince: now - idle });
  assert.equal((await found(NOW + 99_999, 200_000))?.id, 'session-a');
  assert.equal(await found(NOW + 100_000, 200_000), undefined);
  assert.equal(await found(NOW + 500, 500), undefined);
  await store.sessionSeen('session-a', NOW + 400);
  assert.equal((await found(NOW + 500, 500))?.id, 'session-a');
  await store.startSession(session('b'));
  await store.startSession(session('c'));
  assert.equal(await store.endSession('session-b', 'somebody-else'), false);
  assert.equal(await store.endSession('session-b', 'keeper-1'), true);
  assert.equal(await store.endOtherSessions('session-c', 'keeper-1'), 1);
  assert.equal(await found(NOW + 1, 500), undefined);
  await store.shutOut('keeper-1');
  assert.deepEqual((await store.people()).map(({ label }) => label), ['']);
  assert.deepEqual([(await store.passkeys('keeper-1')).length, await store.session(hashOf('c'), { now: NOW, idleSince: 0 }), (await store.enrolments()).length], [0, undefined, 0]);
});

test('[U10] links are listed while they work, and withdrawn', async (t) => {
  const { store } = open(t);
  await store.invite(invitation('a'));
  await store.invite(invitation('setup', { purpose: 'setup', expires: NOW + 5000 }));
  assert.deepEqual((await store.invitations(NOW)).map(({ id }) => id), ['id-a', 'id-setup']);
  assert.deepEqual((await store.invitations(NOW + 1000)).map(({ id }) => id), ['id-setup']);
  assert.deepEqual([await store.withdraw('id-a'), await store.withdraw('id-a')], [true, false]);
  await store.withdrawSetup();
  assert.deepEqual(await store.invitations(NOW), []);
});

test('[U9] a record put aside is kept once', async (t) => {
  const { store, reopen } = open(t);
  const row = { record: 'r', key: 'k', kind: 'gift', entry: '{"record":{}}', created: NOW };
  assert.deepEqual([await store.quarantine(row), await store.quarantine({ ...row, entry: 'other' })], [true, false]);
  assert.deepEqual(await (await reopen()).quarantined(), [row]);
});

test('[U11] a value beside the log is kept once and can be erased, and then nothing of it is left in any file', async (t) => {
  const { store, folder } = open(t);
  const secret = 'CANARY transfer from a person with a name';
  assert.deepEqual([await store.keepBeside('bank-line', 'a/1', secret), await store.keepBeside('bank-line', 'a/1', 'x')], [true, false]);
  assert.deepEqual(await store.beside('bank-line', 'a/1'), { value: secret });
  const request = { holder: 'keeper-1', key: 'k', digest: hashOf(secret).toString() };
  await store.answer(request, '{"id":"a/1"}', NOW);
  assert.ok(readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(secret)));
  assert.deepEqual([await store.eraseBeside('bank-line', 'a/1'), await store.eraseBeside('bank-line', 'a/1')], [true, false]);
  assert.equal(await store.beside('bank-line', 'a/1'), 'erased');
  assert.equal(await store.answered(request), undefined, 'the digest of what was sent goes too');
  assert.equal(await store.keepBeside('bank-line', 'a/1', 'again'), false, 'what was erased does not come back');
  assert.equal(await store.beside('bank-line', 'a/2'), undefined);
  for (const name of readdirSync(folder)) assert.equal(readFileSync(join(folder, name)).includes(secret), false, name);
});

test('[U10] a request that is sent again gets the answer it got; its key with another request gets none', async (t) => {
  const { store } = open(t);
  const request = { holder: 'keeper-1', key: 'k', digest: 'd' };
  assert.equal(await store.answered(request), undefined);
  await store.answer(request, '{"first":7}', NOW);
  assert.deepEqual(await store.answered(request), { answer: '{"first":7}' });
  assert.equal(await store.answered({ ...request, digest: 'e' }), 'other');
  assert.equal(await store.answered({ ...request, holder: 'another' }), undefined);
  await store.sweep({ now: NOW, idleSince: 0, answersBefore: NOW + 1 });
  assert.equal(await store.answered(request), undefined);
});

test('[U10] sweeping deletes what has expired and nothing else', async (t) => {
  const { store } = open(t);
  await store.invite(invitation('a', { expires: NOW + 5000 }));
  await store.invite(invitation('b', { expires: NOW + 50_000 }));
  await store.join(joining('b'), NOW);
  await store.ask({ id: 'c', purpose: 'sign-in', value: 'v', subject: '', expires: NOW + 10_000 });
  await store.sweep({ now: NOW + 5000, idleSince: NOW - 1, answersBefore: 0 });
  assert.deepEqual(await store.invitations(NOW), []);
  assert.equal((await store.sessions('keeper-1', { now: NOW, idleSince: 0 })).length, 1);
  assert.equal((await store.takeChallenge('c', 'sign-in', NOW))?.id, 'c');
  await store.sweep({ now: NOW, idleSince: NOW, answersBefore: 0 });
  assert.equal((await store.sessions('keeper-1', { now: NOW, idleSince: 0 })).length, 0);
});

test('[U11] its files are readable by their owner only, and flushed at every commit', async (t) => {
  const { file, folder, store } = open(t);
  await store.invite(invitation('a'));
  for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
  const raw = new DatabaseSync(file);
  assert.equal(raw.prepare('pragma journal_mode').get()?.['journal_mode'], 'wal');
  raw.close();
});

test('[U11] another file is refused: of another program, or of the journal, and a newer one', async (t) => {
  const { folder, file } = open(t);
  writeFileSync(join(folder, 'foreign'), 'not a database at all, but a text');
  assert.throws(() => openPrivateSqlite(join(folder, 'foreign')), StoreRefused);
  await openSqlite(join(folder, 'books.sqlite'), { create: true }).close();
  assert.throws(() => openPrivateSqlite(join(folder, 'books.sqlite')), StoreRefused);
  assert.throws(() => openSqlite(file), StoreRefused);
  const raw = new DatabaseSync(file);
  raw.exec("insert into migration (number, name) values (99, 'later')");
  raw.close();
  assert.throws(() => openPrivateSqlite(file), /newer Amanah/);
});
