// Holders and the board of agencies over real sockets: what is answered, what is refused, and what is left behind.

import test from 'node:test';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askBoard, makeRows } from '@amanah/dedup-board/board.ts';
import { writePost, writeWithdrawal, readCounts } from '@amanah/dedup-board/board-messages.ts';
import { BoardFault } from '@amanah/dedup-board/agency.ts';
import { householdKeys } from '@amanah/dedup-board/household-keys.ts';
import { makeHolder, prepareQuery, shareOf } from '@amanah/dedup-board/keyholders.ts';
import { writeRequest } from '@amanah/dedup-board/messages.ts';
import { openBooks } from '../src/books/books-folder.ts';
import { loggedCount } from '../src/dedup-board/query-journal.ts';
import { destroyKeyShare } from '../src/dedup-board/key-share.ts';
import { readAgencies } from '../src/dedup-board/agencies-file.ts';
import { openBoardSqlite } from '@amanah/store/board-sqlite.ts';
import { agenciesFile, CYCLE, deskOf, folderOf, pin, signedCall, start, testAgency, type Running, type TestAgency } from './dedup-scene.ts';

const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
const keysOf = (document: string, phone?: string): ReturnType<typeof householdKeys> => householdKeys({ document, ...(phone === undefined ? {} : { phone }) }, CYCLE);
const requestOf = ({ agency }: TestAgency, households = 1, cycle = CYCLE): string => writeRequest({ agency, cycle, elements: prepareQuery(Array.from({ length: households }, (_, at) => keysOf(`P10${at}`)), random).elements });

async function reasonOf(response: Response): Promise<string> {
  const { reason, code } = await response.json() as Readonly<Record<string, unknown>>;
  return `${response.status} ${String(reason ?? code)}`;
}

async function ask({ name, url }: Running, agency: TestAgency, body: string, more: Parameters<typeof signedCall>[1] | object = {}): Promise<Response> {
  return fetch(`${url}evaluate`, signedCall(agency, { to: name, path: '/evaluate', body, ...more }));
}

test('[DB15] a call is taken only when the registered key signed it, for this place, now, and with this body', async (t) => {
  const folder = folderOf(t);
  const [north, south, stranger] = [testAgency('north', 20), testAgency('south', 20), testAgency('stranger', 20)];
  const red = await start(t, { folder, name: 'red', agencies: [north, south] });
  assert.equal((await ask(red, north, requestOf(north))).status, 200);
  const body = requestOf(north);
  const good = signedCall(north, { to: 'red', path: '/evaluate', body });
  const sent = async (init: RequestInit, path = 'evaluate'): Promise<string> => reasonOf(await fetch(`${red.url}${path}`, init));
  assert.equal(await sent({ ...good, headers: {} }), '401 call-malformed');
  assert.equal(await sent({ ...good, headers: { authorization: 'Bearer abc' } }), '401 call-malformed');
  assert.equal(await sent({ ...good, body: requestOf(north) }), '401 body-differs');
  assert.equal(await sent(signedCall({ ...north, seed: south.seed }, { to: 'red', path: '/evaluate', body })), '401 seal-wrong');
  assert.equal(await sent(signedCall(north, { to: 'blue', path: '/evaluate', body })), '401 seal-wrong', 'another holder cannot send a call on');
  assert.equal(await sent(signedCall(north, { to: 'red', path: '/rows', body })), '401 seal-wrong');
  assert.equal(await sent(signedCall(stranger, { to: 'red', path: '/evaluate', body: requestOf(stranger) })), '401 agency-unknown');
  const minutesAway = (minutes: number): string => `${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19)}Z`;
  for (const minutes of [-6, 6]) assert.equal(await sent(signedCall(north, { to: 'red', path: '/evaluate', body, time: minutesAway(minutes) })), '422 clock');
  assert.equal(await sent(signedCall(north, { to: 'red', path: '/evaluate', body, time: '2026-99-99T00:00:00Z' })), '422 clock');
  assert.equal((await ask(red, north, requestOf(north), { time: minutesAway(-4) })).status, 200);
  assert.equal(await reasonOf(await ask(red, south, requestOf(north))), '422 other-agency');
  assert.equal(await reasonOf(await ask(red, north, requestOf(north, 1, '2026-12'))), '422 other-cycle');
});

test('[DB16] a call or a blinded element that came before is refused, also after a restart', async (t) => {
  const folder = folderOf(t);
  const north = testAgency('north', 20);
  const first = await start(t, { folder, name: 'red', agencies: [north] });
  const body = requestOf(north);
  const call = signedCall(north, { to: 'red', path: '/evaluate', body });
  assert.equal((await fetch(`${first.url}evaluate`, call)).status, 200);
  for (const round of ['before', 'after']) {
    const red = round === 'before' ? first : (await first.stop(), await start(t, { folder, name: 'red', agencies: [north] }));
    const again = await fetch(`${red.url}evaluate`, call);
    assert.equal(await reasonOf(again), '422 replay', `the same call, ${round} the restart`);
    assert.equal(await reasonOf(await ask(red, north, body)), '422 replay', `the same elements, signed anew, ${round} the restart`);
    const { counts } = readCounts(await (await fetch(`${red.url}counts`)).text()) ?? assert.fail();
    assert.equal(counts[0]?.asked, 1);
  }
});

test('[DB17] a share is made once for a cycle, in a file for its owner alone, and neither lost nor changed unnoticed', async (t) => {
  const folder = folderOf(t);
  const north = testAgency('north', 5);
  const red = await start(t, { folder, name: 'red', agencies: [north] });
  const file = join(red.folder, 'shares', CYCLE);
  const secret = readFileSync(file, 'utf8').trim();
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const published = await (await fetch(`${red.url}share`)).text();
  assert.ok(published.includes(Buffer.from(shareOf(makeHolder('red', CYCLE, Buffer.from(secret, 'hex'))).share).toString('hex')));
  await fetch(`${red.url}evaluate`, { method: 'POST', body: '{' });
  await red.stop();
  for (const [name, bytes] of bytesBelow(folder)) if (!name.endsWith(`shares/${CYCLE}`)) assert.ok(!bytes.includes(secret) && !bytes.includes(Buffer.from(secret, 'hex')), name);
  assert.ok(!red.said.join('\n').includes(secret));
  const again = await start(t, { folder, name: 'red', agencies: [north] });
  assert.equal(await (await fetch(`${again.url}share`)).text(), published);
  await again.stop();
  writeFileSync(file, `${'ab'.repeat(32)}\n`);
  await assert.rejects(start(t, { folder, name: 'red', agencies: [north] }), /is not the one that was published/);
  writeFileSync(file, 'ab');
  await assert.rejects(start(t, { folder, name: 'red', agencies: [north] }), /is damaged: expected 64 hex digits/);
  unlinkSync(file);
  await assert.rejects(start(t, { folder, name: 'red', agencies: [north] }), /is missing/);
});

function bytesBelow(folder: string): (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))] as const);
}

test('[DB18] a flood is stopped with 429 and the seconds to wait, and other agencies are served meanwhile', async (t) => {
  const folder = folderOf(t);
  const [north, south] = [testAgency('north', 1000), testAgency('south', 1000)];
  const red = await start(t, { folder, name: 'red', agencies: [north, south] });
  // Three requests of 40 households at once: two are under way, the third is sent away before it is counted.
  const bodies = Array.from({ length: 3 }, () => requestOf(north, 40));
  const large = bodies.map((body) => ask(red, north, body));
  const served = await ask(red, south, requestOf(south));
  assert.equal(served.status, 200);
  const statuses = (await Promise.all(large)).map(({ status, headers }) => [status, headers.get('retry-after')]);
  assert.deepEqual(statuses.filter(([status]) => status === 429), [[429, '2']]);
  // Many small ones: whatever they hold, the rate ends them.
  let sentAway: Response | undefined;
  for (let turn = 0; turn < 1000 && sentAway === undefined; turn += 1) {
    const response = await ask(red, north, '{');
    if (response.status === 429) sentAway = response;
  }
  assert.ok(Number(sentAway?.headers.get('retry-after')) >= 1);
  assert.equal((await ask(red, south, requestOf(south))).status, 200);
  // Wrong signatures in its name from elsewhere end too, and take nothing from the agency whose name is used.
  const unsigned = signedCall({ ...south, seed: north.seed }, { to: 'red', path: '/evaluate', body: '{' });
  const answers: number[] = [];
  for (let turn = 0; turn < 500 && answers.at(-1) !== 429; turn += 1) answers.push((await fetch(`${red.url}evaluate`, unsigned)).status);
  assert.ok(answers.includes(401) && answers.at(-1) === 429);
  const { counts } = readCounts(await (await fetch(`${red.url}counts`)).text()) ?? assert.fail();
  assert.deepEqual(counts.map(({ agency, asked }) => [agency, asked]), [['north', 80], ['south', 2]]);
  await red.stop();
  const books = await openBooks(join(folder, 'red-books'));
  assert.ok((loggedCount(books.journal.books, 'north', CYCLE)?.refused ?? 0) > 50, 'what was sent away is counted too');
  await books.journal.close();
});

test('[DB18] [DB13] a body that is too large, cut off, or of another form is refused, whatever it is', async (t) => {
  const folder = folderOf(t);
  const north = testAgency('north', 5);
  const red = await start(t, { folder, name: 'red', agencies: [north], isBoard: true });
  assert.equal((await ask(red, north, ' '.repeat(90_000))).status, 413);
  for (const body of ['', '{', '[]', 'null', requestOf(north).replace('/1"', '/2"'), requestOf(north).replace('"elements":["', '"elements":["zz')]) assert.equal(await reasonOf(await ask(red, north, body)), '422 request-malformed');
  const elements = Array.from({ length: 10 }, (_, at) => 'f'.repeat(63) + String(at));
  assert.equal(await reasonOf(await ask(red, north, JSON.stringify({ agency: 'north', cycle: CYCLE, elements, format: 'amanah-dedup-request/1' }))), '422 element-invalid');
  assert.equal(await reasonOf(await ask(red, north, JSON.stringify({ agency: 'north', cycle: CYCLE, elements: elements.slice(1), format: 'amanah-dedup-request/1' }))), '422 request-malformed');
  for (const path of ['rows', 'withdraw']) assert.equal(await reasonOf(await fetch(`${red.url}${path}`, signedCall(north, { to: 'red', path: `/${path}`, body: '{"rows":[]}' }))), '422 row-malformed');
  for (const path of ['rows?since=-1', 'rows?since=1.5', 'rows?since=a']) assert.equal((await fetch(`${red.url}${path}`, signedCall(north, { to: 'red', path: `/${path}`, method: 'GET', body: '' }))).status, 400);
  for (const [path, status] of [['nothing', 404], [`x${'y'.repeat(300)}`, 404], ['log/tile/9/9', 404], ['log/checkpoint', 200], ['', 200]] as const) assert.equal((await fetch(`${red.url}${path}`)).status, status);
  assert.equal((await fetch(`${red.url}evaluate`, { method: 'PUT', headers: signedCall(north, { to: 'red', path: '/evaluate', body: '' }).headers })).status, 404);
  assert.deepEqual(red.said.filter((line) => line.includes('Error')), []);
});

test('[DB19] the journal counts what agencies asked, at intervals and at the end, and only ever more', async (t) => {
  const folder = folderOf(t);
  const [north, south] = [testAgency('north', 4), testAgency('south', 5)];
  const red = await start(t, { folder, name: 'red', agencies: [north, south], countsEveryMs: 30 });
  assert.equal((await ask(red, north, requestOf(north, 3))).status, 200);
  assert.equal(await reasonOf(await ask(red, north, requestOf(north, 2))), '422 quota-exceeded');
  const sizeOf = async (): Promise<number> => Number((await (await fetch(`${red.url}log/checkpoint`)).text()).split('\n')[1]);
  for (let turn = 0; turn < 1500 && (await sizeOf()) < 2; turn += 1) await new Promise((done) => setTimeout(done, 20));
  assert.equal((await ask(red, north, requestOf(north))).status, 200);
  await red.stop();
  const books = await openBooks(join(folder, 'red-books'));
  const records = books.journal.books.matters.documentsOf('query-count', 'north').map(({ body }) => `${String(body['asked'])} ${String(body['refused'])}`);
  assert.ok(records.length >= 2 && records[0]?.startsWith('3 ') === true && records.at(-1) === '4 2' && new Set(records).size === records.length, records.join());
  assert.equal(loggedCount(books.journal.books, 'south', CYCLE), undefined);
  await books.journal.close();
  // An old copy of the memory beside a newer journal would answer requests twice: it is not begun with.
  unlinkSync(join(red.folder, 'board.db'));
  await assert.rejects(start(t, { folder, name: 'red', agencies: [north, south] }), /old copy/);
});

test('[DB20] agencies put rows up in their own name, as many as their caseload, and take down their own', async (t) => {
  const folder = folderOf(t);
  const [north, south] = [testAgency('north', 2), testAgency('south', 2)];
  const board = await start(t, { folder, name: 'town', agencies: [north, south], isHolder: false, isBoard: true });
  const pinned = { cycle: CYCLE, holders: [], board: { name: 'town', url: board.url } };
  const [one, other] = [deskOf(north, pinned), deskOf(south, pinned)];
  const tokens = Array.from({ length: 3 }, (_, at) => [String(at + 1).repeat(32)]);
  const rows = makeRows({ agency: 'north', cycle: CYCLE }, tokens, random);
  const refused = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error instanceof BoardFault ? String(error.reason) : String(error)));
  assert.equal(await refused(one.post(rows)), 'rows-too-many');
  assert.deepEqual(await one.post(rows.slice(0, 2)), { cycle: CYCLE, changed: 2, standing: 2 });
  assert.equal(await refused(one.post(rows.slice(0, 1))), 'row-repeated');
  assert.equal(await refused(one.post(rows.slice(2))), 'rows-too-many');
  assert.equal(await refused(other.post([rows[0] as (typeof rows)[0]])), 'row-repeated');
  assert.deepEqual(await other.withdraw([rows[0]?.id as string]), { cycle: CYCLE, changed: 0, standing: 0 }, 'not of another agency');
  const before = await other.board();
  assert.deepEqual(before.rows.map(({ agency, id }) => [agency, id]), rows.slice(0, 2).map(({ id }) => ['north', id]));
  assert.equal(askBoard(before, { agency: 'south', tokens: [rows[0]?.tokens[0] as string], keys: [{ facts: ['document'] }] }).length, 1);
  const posted = (body: string, who = north): Promise<Response> => fetch(`${board.url}rows`, signedCall(who, { to: 'town', path: '/rows', body }));
  assert.equal(await reasonOf(await posted(writePost({ agency: 'south', cycle: CYCLE, rows: [] }))), '422 other-agency');
  assert.equal(await reasonOf(await posted(writePost({ agency: 'north', cycle: '2026-12', rows: [] }))), '422 other-cycle');
  const row = rows[2] as (typeof rows)[0];
  for (const wrong of [{ ...row, id: 'x' }, { ...row, tokens: row.tokens.slice(1) }, { ...row, tokens: [...row.tokens.slice(1), row.tokens[1] as string] }]) assert.equal(await reasonOf(await posted(writePost({ agency: 'south', cycle: CYCLE, rows: [wrong] }), south)), '422 row-malformed');
  assert.deepEqual(await one.withdraw([rows[0]?.id as string]), { cycle: CYCLE, changed: 1, standing: 1 });
  assert.deepEqual((await other.board()).rows.map(({ id }) => id), [rows[1]?.id]);
  assert.equal(await reasonOf(await fetch(`${board.url}withdraw`, signedCall(south, { to: 'town', path: '/withdraw', body: writeWithdrawal({ agency: 'north', cycle: CYCLE, ids: [] }) }))), '422 other-agency');
  assert.equal(await reasonOf(await fetch(`${board.url}rows?since=0`)), '401 call-malformed', 'only agencies read the board');
  await board.stop();
  for (const [name, bytes] of bytesBelow(board.folder)) for (const token of rows[0]?.tokens ?? []) assert.ok(!bytes.includes(Buffer.from(token, 'hex')), name);
});

test('[DB21] when a cycle is over its share is destroyed, and the cycle does not begin again', async (t) => {
  const folder = folderOf(t);
  const north = testAgency('north', 5);
  const red = await start(t, { folder, name: 'red', agencies: [north] });
  assert.equal((await ask(red, north, requestOf(north))).status, 200);
  const secret = readFileSync(join(red.folder, 'shares', CYCLE), 'utf8').trim();
  const store = openBoardSqlite(join(red.folder, 'board.db'));
  assert.ok(await destroyKeyShare({ folder: red.folder, cycle: CYCLE, store, now: Date.now() }));
  assert.ok(!(await destroyKeyShare({ folder: red.folder, cycle: '2026-10', store, now: Date.now() })));
  store.close();
  assert.equal(await reasonOf(await ask(red, north, requestOf(north))), '422 cycle-over', 'a process that still has the share does not use it any more');
  await red.stop();
  for (const [name, bytes] of bytesBelow(folder)) assert.ok(!bytes.includes(secret) && !bytes.includes(Buffer.from(secret, 'hex')), name);
  await assert.rejects(start(t, { folder, name: 'red', agencies: [north] }), /is over here/);
  const next = await start(t, { folder, name: 'red', agencies: [north], cycle: '2026-12' });
  assert.equal((await ask(next, north, requestOf(north, 1, '2026-12'))).status, 200);
});

test('[DB23] a holder that is down, lies, or is in another cycle is named, with what to do, and nothing is given', async (t) => {
  const folder = folderOf(t);
  const north = testAgency('north', 20);
  const [red, blue] = [await start(t, { folder, name: 'red', agencies: [north], isBoard: true }), await start(t, { folder, name: 'blue', agencies: [north] })];
  const pinned = await pin([red, blue], red);
  const counted: string[] = [];
  const desk = deskOf(north, pinned, { counted: (holder, households, outcome) => void counted.push(`${holder} ${households} ${outcome}`) });
  await desk.checkHolders();
  const [tokens] = await desk.tokensOf([keysOf('P102334', '0591234567')]);
  assert.equal(tokens?.length, 2);
  assert.deepEqual(counted.sort(), ['blue 1 answered', 'red 1 answered']);
  const faultOf = async (work: Promise<unknown>): Promise<BoardFault> => work.then(() => assert.fail('nothing was refused'), (error: unknown) => (error instanceof BoardFault ? error : assert.fail(String(error))));
  // A wrong share: another one pinned, so that what red proves is not for it.
  const other = makeHolder('red', CYCLE, random(32));
  const wrong = { ...pinned, holders: pinned.holders.map((one) => (one.name === 'red' ? { ...one, share: shareOf(other).share } : one)) };
  assert.deepEqual([(await faultOf(deskOf(north, wrong).checkHolders())).code, (await faultOf(deskOf(north, wrong).checkHolders())).where], ['share-differs', 'red']);
  const lied = await faultOf(deskOf(north, wrong).tokensOf([keysOf('P102334')]));
  assert.deepEqual([lied.code, lied.where, lied.reason], ['proof-wrong', 'red', 'proof-wrong']);
  const swapped = { ...pinned, holders: pinned.holders.map((one) => (one.name === 'red' ? { ...one, url: pinned.holders[1]?.url as string } : one)) };
  assert.deepEqual((await faultOf(deskOf(north, swapped).checkHolders())).code, 'share-differs', 'blue in the place of red');
  assert.equal((await faultOf(deskOf(north, { ...pinned, cycle: '2026-12' }).checkHolders())).code, 'other-cycle');
  const late = await faultOf(deskOf(north, pinned, { now: () => '2020-01-01T00:00:00Z' }).tokensOf([keysOf('P1')]));
  assert.ok(late.code === 'clock' && /Set the clock/.test(late.hint));
  assert.equal((await faultOf(deskOf(testAgency('north', 1), pinned).tokensOf([keysOf('P1')]))).reason, 'seal-wrong');
  await blue.stop();
  const gone = await faultOf(deskOf(north, pinned).checkHolders());
  assert.ok(gone.code === 'down' && gone.where === 'blue' && gone.message.includes('does not answer') && /Telephone whoever keeps blue/.test(gone.hint));
  assert.equal((await faultOf(deskOf(north, { ...pinned, board: { name: 'x', url: `${red.url}nothing/` } }).board())).code, 'refused');
});

test('[DB15] a file of agencies is read strictly', () => {
  const [north, south] = [testAgency('north', 5), testAgency('south', 6)];
  const text = agenciesFile([north, south]);
  const read = readAgencies(text);
  assert.ok(read.ok);
  assert.deepEqual(read.value.map(({ agency, registered, most }) => [agency, registered, most]), [['north', 5, 6], ['south', 6, 7]]);
  const whole = JSON.parse(text) as { agencies: Record<string, unknown>[] };
  const changed = (change: Record<string, unknown>): boolean => readAgencies(JSON.stringify({ ...whole, agencies: [{ ...whole.agencies[0], ...change }, whole.agencies[1]] })).ok;
  assert.ok(changed({ most: 5 }));
  for (const change of [{ agency: 'North' }, { agency: 'south' }, { agency: '' }, { key: whole.agencies[1]?.['key'] }, { key: 'AAAA' }, { key: 'A'.repeat(43) }, { caseload: -1 }, { caseload: 1.5 }, { caseload: '5' }, { most: -1 }, { more: 1 }]) assert.ok(!changed(change), JSON.stringify(change));
  for (const wrong of ['', '[]', '{}', JSON.stringify({ ...whole, agencies: [] }), JSON.stringify({ ...whole, format: 'x' })]) assert.ok(!readAgencies(wrong).ok);
});
