// What somebody tries who may use the registry and should not do this with it, and lists that are made to break it.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Answer, ClientDraft, ConsoleClient } from '../src/testing/console-client.ts';
import { operation, type Operation } from './operation.ts';

const ROOT = '/api/operate/registry';
const TERMS = { purpose: 'winter-2026', deleteBy: '2027-03-31' };

async function started(t: Parameters<typeof operation>[0]): Promise<{ readonly run: Operation; readonly steward: ConsoleClient; readonly keeper: ConsoleClient; readonly other: ConsoleClient }> {
  const run = await operation(t);
  const steward = await run.setUp();
  return { run, steward, keeper: await run.joined(steward, 'keeper-1', 'warehouse-keeper'), other: await run.joined(steward, 'logistics-1', 'logistician') };
}

const upload = (client: ConsoleClient, text: string): Promise<Answer> => client.send('POST', `${ROOT}/uploads`, { files: [{ name: 'list.csv', base64: Buffer.from(text).toString('base64') }], header: true });

async function bringIn(client: ConsoleClient, text: string): Promise<Answer> {
  const { status, body } = await upload(client, text);
  assert.equal(status, 201, JSON.stringify(body));
  return client.send('POST', `${ROOT}/uploads/${String(body['upload'])}/commit`, { mapping: body['mapping'], ...TERMS });
}

test('[RG10] a ground holds no short name and no number of the household, however it is written', async (t) => {
  const { steward, keeper } = await started(t);
  const committed = await bringIn(keeper, 'head,spouse,phone,document\nAli Ot,علي نور,+963 944 771 283,SYR-77 12 83 45\n');
  assert.equal((await keeper.submit(committed.body['draft'] as unknown as ClientDraft)).status, 201);
  const grounds = ['Ali asked for it', 'ALI asked', "asked for by Mr. Ot", 'طلبه علي', 'نور طلبت ذلك', 'asked from 0944771283', 'asked from 00963 944-771-283', 'of SYR77128345', 'asked by ٠٩٤٤٧٧١٢٨٣'];
  for (const ground of grounds) {
    const refused = await steward.send('POST', `${ROOT}/erasures`, { purpose: TERMS.purpose, ground });
    assert.deepEqual([refused.status, refused.body['reason']], [422, 'ground'], ground);
  }
  assert.equal((await steward.send('POST', `${ROOT}/erasures`, { purpose: TERMS.purpose, ground: 'Asked for by the person on 2026-11-20, in writing; already noted.' })).status, 201);
});

test('[RG10] a ground of everyday words is no name, whatever remarks and names the registrations hold', async (t) => {
  const { run, steward, keeper } = await started(t);
  const rows = Array.from({ length: 260 }, (_, at) => `Day ${'abcdefghij'[at % 10]}${at},0944${100_000 + at},the delete-by day is over; asked last by the person`);
  const { body } = await upload(keeper, `head,phone,note\n${rows.join('\n')}\n`);
  const committed = await keeper.send('POST', `${ROOT}/uploads/${String(body['upload'])}/commit`, { mapping: { head: ['head'], phone: ['phone'], other: ['note'] }, ...TERMS });
  assert.equal((await keeper.submit(committed.body['draft'] as unknown as ClientDraft)).status, 201);
  const [{ id }] = (await keeper.send('GET', `${ROOT}/registrations?purpose=${TERMS.purpose}&limit=1`)).body['rows'] as unknown as readonly [{ readonly id: string }];
  assert.equal((await steward.send('POST', `${ROOT}/erasures`, { registrations: [id], ground: 'asked for by the person' })).status, 201);
  assert.equal((await steward.send('POST', `${ROOT}/erasures`, { purpose: TERMS.purpose, ground: 'asked for by Day b1' })).body['reason'], 'ground');
  assert.equal((await steward.send('POST', `${ROOT}/erasures`, { purpose: TERMS.purpose, ground: 'asked for by the owner of 0944 100 007' })).body['reason'], 'ground');
  assert.equal((await steward.send('POST', `${ROOT}/erasures`, { purpose: TERMS.purpose, ground: 'the delete-by day is over' })).status, 201);
  assert.deepEqual(run.failures, []);
});

test('[RG8] what one person has not signed yet another registrar does not drop: its record could come all the same', async (t) => {
  const { steward, keeper, other } = await started(t);
  const committed = await bringIn(keeper, 'head,phone\nAmina Haddad,0944123456\nKarim Mansour,0933555111\n');
  const batch = String(committed.body['batch']);
  assert.equal((await other.send('DELETE', `${ROOT}/batches/${batch}`)).status, 403);
  assert.equal((await keeper.submit(committed.body['draft'] as unknown as ClientDraft)).status, 201);
  const second = await bringIn(keeper, 'head,phone\nOlena Kovalenko,0950001122\n');
  assert.deepEqual((await steward.send('DELETE', `${ROOT}/batches/${String(second.body['batch'])}`)).body, { dropped: true });
  const third = await bringIn(keeper, 'head,phone\nOlena Kovalenko,0950001122\n');
  assert.deepEqual((await keeper.send('DELETE', `${ROOT}/batches/${String(third.body['batch'])}`)).body, { dropped: true });
});

test('[RG6] an upload is its person\'s alone, and a purpose or number that is no number finds nothing', async (t) => {
  const { keeper, other, steward } = await started(t);
  const { upload: name, mapping } = (await upload(keeper, 'head,phone\nAmina Haddad,0944123456\n')).body;
  for (const client of [other, steward]) {
    assert.equal((await client.send('POST', `${ROOT}/uploads/${String(name)}/preview`, { mapping })).status, 404);
    assert.equal((await client.send('POST', `${ROOT}/uploads/${String(name)}/commit`, { mapping, ...TERMS })).status, 404);
    assert.equal((await client.send('DELETE', `${ROOT}/uploads/${String(name)}`)).status, 404);
  }
  for (const path of ['registrations/%27%20or%201=1', 'registrations/__proto__', `registrations/${'0'.repeat(32)}`, `registrations/${'0'.repeat(31)}%00`]) assert.equal((await keeper.send('GET', `${ROOT}/${path}`)).status, 404, path);
  for (const path of ['queue', 'queue?purpose=', 'registrations?purpose=a&limit=201', 'registrations?purpose=a&from=-1', 'queue?purpose=a&limit=1e3']) assert.equal((await keeper.send('GET', `${ROOT}/${path}`)).status, 400, path);
});

test('[RG5] columns, names and cells that are made to break a program are kept as they are, or refused with their place', async (t) => {
  const { run, keeper } = await started(t);
  const odd = ['<img src=x onerror=alert(1)>', '=HYPERLINK("http://x")', '__proto__', 'constructor', 'عمر\u202emoc', 'a\u0000b', '${7*7}', '../../etc/passwd', '\ud83d\ude00'.repeat(20)];
  const { status, body } = await upload(keeper, `head,__proto__,constructor,toString,hasOwnProperty\n${odd.map((one) => `"${one.replaceAll('"', '""')}",p,c,t,h`).join('\n')}\n`);
  assert.equal(status, 201, JSON.stringify(body));
  const mapping = { head: ['head'], other: (body['columns'] as readonly JsonObject[]).map(({ key }) => String(key)).filter((key) => key !== 'head') };
  const committed = await keeper.send('POST', `${ROOT}/uploads/${String(body['upload'])}/commit`, { mapping, ...TERMS });
  assert.equal(committed.status, 201, JSON.stringify(committed.body));
  assert.equal((await keeper.submit(committed.body['draft'] as unknown as ClientDraft)).status, 201);
  const rows = (await keeper.send('GET', `${ROOT}/registrations?purpose=${TERMS.purpose}`)).body['rows'] as readonly { readonly registration: JsonObject }[];
  assert.equal(rows.length, committed.body['registrations']);
  assert.ok(rows.every(({ registration }) => Object.keys(registration['others'] as object).length === 4), JSON.stringify(rows[0]));
  assert.equal(({} as Record<string, unknown>)['p'], undefined);
  const wide = await upload(keeper, `head,note\nAmina Haddad,"${'x'.repeat(10_000_000)}"\n`);
  assert.ok([201, 422].includes(wide.status), JSON.stringify(wide.body).slice(0, 300));
  assert.ok(JSON.stringify(wide.body).length < 20_000);
  for (const mapping of [null, 7, [], 'head', { head: '__proto__' }, { head: ['none'] }, { head: ['head'], other: ['head'] }, JSON.parse('{"__proto__": ["head"], "head": ["head"]}')]) {
    const again = (await upload(keeper, 'head,phone\nAmina Haddad,0944123456\n')).body;
    const refused = await keeper.send('POST', `${ROOT}/uploads/${String(again['upload'])}/preview`, { mapping: mapping as JsonObject });
    assert.ok([400, 422].includes(refused.status), `${JSON.stringify(mapping)} ${refused.status} ${JSON.stringify(refused.body).slice(0, 200)}`);
  }
  assert.deepEqual(run.failures, []);
});
