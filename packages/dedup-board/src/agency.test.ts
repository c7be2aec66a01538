import test from 'node:test';
import assert from 'node:assert/strict';
import { randomOfSeed } from '../test/chance.ts';
import { AgencyDesk, BoardFault, type AgencyNeeds, cardAt } from './agency.ts';
import { type BoardPage, writePage, writeStanding } from './board-messages.ts';
import { callBytes, readCallHeader } from './call.ts';
import { householdKeys } from './household-keys.ts';
import { answerQuery, makeHolder, shareOf } from './keyholders.ts';
import { readRequest, writeAnswer } from './messages.ts';

const CYCLE = '2026-11';
const random = randomOfSeed('agency');
const holders = ['red', 'blue'].map((name) => makeHolder(name, CYCLE, random(32)));
const cycle = { cycle: CYCLE, holders: holders.map((holder) => ({ name: holder.holder, url: `https://${holder.holder}.example/`, share: shareOf(holder).share })), board: { name: 'town', url: 'https://town.example/' } };
const KEYS = [householdKeys({ document: 'P-102334' }, CYCLE)];

/** An agency whose network is a function. */
function deskOf(answer: (url: string, init: RequestInit, turn: number) => Response | Promise<Response>): { readonly desk: AgencyDesk; readonly waited: number[]; readonly sent: { readonly url: string; readonly init: RequestInit }[] } {
  const waited: number[] = [];
  const sent: { readonly url: string; readonly init: RequestInit }[] = [];
  const needs: AgencyNeeds = {
    agency: 'north', cycle, random, now: () => '2026-11-22T07:15:00Z',
    sign: (bytes) => new Uint8Array(64).fill(bytes.length % 251),
    wait: async (ms) => void waited.push(ms),
    send: async (url, init) => {
      sent.push({ url, init });
      return answer(url, init, sent.length);
    },
  };
  return { desk: new AgencyDesk(needs), waited, sent };
}

function evaluated(url: string, { body }: RequestInit): Response {
  const holder = holders.find((one) => url.includes(`//${one.holder}.`)) ?? assert.fail(url);
  const request = readRequest(new TextDecoder().decode(body as Uint8Array)) ?? assert.fail();
  const answered = answerQuery(holder, request.elements, random);
  return new Response(writeAnswer(answered.ok ? answered.answer : assert.fail()));
}

async function faultOf(work: Promise<unknown>): Promise<BoardFault> {
  return work.then(() => assert.fail('nothing failed'), (error: unknown) => (error instanceof BoardFault ? error : assert.fail(String(error))));
}

test('[DB23] a holder that is busy is waited for as long as it says, and asked again with another nonce', async () => {
  const busy = new Set(['red']);
  const { desk, waited, sent } = deskOf((url, init) => (busy.delete('red') && url.includes('red') ? new Response('{}', { status: 429, headers: { 'retry-after': '7' } }) : evaluated(url, init)));
  const [tokens] = await desk.tokensOf(KEYS);
  assert.equal(tokens?.length, 1);
  assert.deepEqual(waited, [7000]);
  const headers = sent.map(({ init }) => readCallHeader((init.headers as Record<string, string>)['authorization'] ?? '') ?? assert.fail());
  assert.equal(new Set(headers.map(({ nonce }) => nonce)).size, 3);
  assert.equal(new Set(headers.map(({ digest }) => digest)).size, 1);
  assert.ok(sent.every(({ init }) => init.redirect === 'error'), 'a signed call follows no redirection');
  const never = deskOf(() => new Response('{"reason":"busy","detail":"later"}', { status: 429, headers: { 'retry-after': '1' } }));
  assert.equal((await faultOf(never.desk.tokensOf(KEYS))).code, 'refused');
  assert.ok(never.waited.length >= 7 && never.waited.length <= 14);
  const long = deskOf(() => new Response('{}', { status: 429, headers: { 'retry-after': '86400' } }));
  await faultOf(long.desk.tokensOf(KEYS));
  assert.deepEqual(long.waited, []);
});

test('[DB23] whatever a holder or board sends, the agency ends in a fault that names it', async () => {
  const answers: readonly (readonly [() => Response | Promise<Response>, string])[] = [
    [() => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })), 'down'],
    [() => new Response('<html>', { status: 502 }), 'down'],
    [() => new Response('<html>'), 'not-understood'],
    [() => new Response('x'.repeat(3_000_000)), 'not-understood'],
    [() => new Response(new Uint8Array([0xff, 0xfe])), 'down'],
    [() => new Response('{"reason":"clock","detail":"x"}', { status: 422 }), 'clock'],
    [() => new Response('{"reason":"<script>","code":5}', { status: 403 }), 'refused'],
    [() => new Response(writeStanding({ cycle: CYCLE, changed: 1, standing: 1 })), 'not-understood'],
  ];
  for (const [answer, code] of answers) {
    const { desk } = deskOf(answer);
    const fault = await faultOf(desk.tokensOf(KEYS));
    assert.deepEqual([fault.code, ['red', 'blue'].includes(fault.where)], [code, true], fault.message);
    assert.ok(fault.hint.length > 10 && !fault.message.includes('P-102334'));
    assert.deepEqual([(await faultOf(desk.board())).code, (await faultOf(desk.board())).where], [code, 'town']);
  }
  assert.match((await faultOf(cardAt('https://x.example/', async () => Promise.reject(new Error('no route'))))).message, /https:\/\/x.example\/ does not answer: no route/);
  for (const count of [0, 101]) await assert.rejects(deskOf(evaluated).desk.tokensOf(Array.from({ length: count }, () => [])), /bug/);
});

test('[DB20] [DB23] the board is read part by part, what was withdrawn is gone, and one that misleads is found', async () => {
  const row = (at: number): BoardPage['rows'][number] => ({ agency: 'south', id: String(at).repeat(32), tokens: Array.from({ length: 10 }, (_, place) => `${at}${place}`.repeat(16)) });
  const pages = (...list: readonly Partial<BoardPage>[]): ((url: string, init: RequestInit, turn: number) => Response) => (_url, _init, turn) =>
    new Response(writePage({ cycle: CYCLE, since: turn - 1, next: turn, more: turn < list.length, rows: [], withdrawn: [], ...list[turn - 1] }));
  const whole = deskOf(pages({ rows: [row(1), row(2)] }, { rows: [row(3)], withdrawn: [row(1).id] }, {}));
  assert.deepEqual((await whole.desk.board()).rows.map(({ id }) => id[0]), ['2', '3']);
  assert.deepEqual(whole.sent.map(({ url }) => new URL(url).search), ['?since=0', '?since=1', '?since=2']);
  assert.equal((await faultOf(deskOf(pages({ cycle: '2026-12' })).desk.board())).code, 'other-cycle');
  for (const wrong of [{ ...row(1), id: 'x' }, { ...row(1), tokens: row(1).tokens.slice(1) }, { ...row(1), tokens: [...row(1).tokens.slice(1), row(1).tokens[1] as string] }]) assert.equal((await faultOf(deskOf(pages({ rows: [wrong] })).desk.board())).code, 'not-understood');
  const endless = deskOf((_url, _init, turn) => new Response(writePage({ cycle: CYCLE, since: turn, next: 0, more: true, rows: [], withdrawn: [] })));
  assert.equal((await faultOf(endless.desk.board())).code, 'not-understood');
});

test('[DB15] what is signed is one line a part, and none can hold another', () => {
  const call = { to: 'red', agency: 'north', method: 'POST', path: '/evaluate', time: '2026-11-22T07:15:00Z', nonce: 'ab'.repeat(16), digest: 'cd'.repeat(32) } as const;
  assert.equal(new TextDecoder().decode(callBytes(call)), `amanah-dedup-call/1\nred\nnorth\nPOST\n/evaluate\n2026-11-22T07:15:00Z\n${'ab'.repeat(16)}\n${'cd'.repeat(32)}\n`);
  for (const part of ['to', 'path', 'agency'] as const) assert.throws(() => callBytes({ ...call, [part]: 'a\nb' }), /one line/);
});
