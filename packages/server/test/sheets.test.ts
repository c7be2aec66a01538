// Sheets and bank statements through the server: what comes in is read and shown, nothing is written but what a key signs.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { filledBody, type BankDraft } from '@amanah/interchange/bank/drafts.ts';
import { camtDocument, camtStatement } from '@amanah/interchange/testing/camt053.ts';
import { readXlsx } from '@amanah/interchange/xlsx/read.ts';
import { writeXlsx } from '@amanah/interchange/xlsx/write.ts';
import { recordId } from '@amanah/record/entry.ts';
import type { Record as SignableRecord } from '@amanah/record/record.ts';
import type { Answer, ConsoleClient } from '../src/testing/console-client.ts';
import { operation, TODAY, type Operation } from './operation.ts';

const BYTES = { 'content-type': 'application/octet-stream' };

async function withMasters(run: Operation): Promise<ConsoleClient> {
  const steward = await run.setUp();
  const masters: readonly (readonly [string, JsonObject])[] = [
    ['commodity', { code: 'USD', name: 'United States dollar', class: 'money', unit: 'USD', scale: 2 }],
    ['organisation', { code: 'erc', name: '=Evil & Co' }],
    ['fund', { code: 'open', name: 'Open', restrictions: ['unrestricted'] }],
  ];
  for (const [kind, body] of masters) assert.equal((await run.opened.journal.write([{ kind, eventTime: TODAY, body }])).ok, true);
  return steward;
}

const list = (answer: Answer, name: string): readonly JsonObject[] => answer.body[name] as readonly JsonObject[];

test('[B7] a workbook or CSV that is sent becomes rows of text at their places; what is wrong is told and nothing is written', async (t) => {
  const run = await operation(t);
  const steward = await withMasters(run);
  const size = run.opened.journal.size;
  const bytes = writeXlsx([{ name: 'Gifts', titles: ['Day'], rows: [[], [{ day: '2026-03-05' }]] }]);
  const xlsx = await steward.send('POST', '/api/sheets/read', bytes, BYTES);
  assert.deepEqual([xlsx.status, xlsx.body], [200, { sheets: [{ name: 'Gifts', hidden: false, rows: [['Day'], [], ['2026-03-05']] }] }]);
  const csv = await steward.send('POST', '/api/sheets/read?name=g.csv', utf8('a;b\n1;2,5\n'), { 'content-type': 'text/csv' });
  assert.deepEqual(list(csv, 'sheets')[0]?.['rows'], [['a', 'b'], ['1', '2,5']]);
  const refused = await steward.send('POST', '/api/sheets/read', bytes.slice(0, -4), BYTES);
  assert.deepEqual([refused.status, refused.body['code'], list(refused, 'problems')[0]?.['code']], [422, 'refused', 'bad-zip']);
  assert.equal((await steward.send('POST', '/api/sheets/read', new Uint8Array(10_485_761), BYTES)).status, 413);
  assert.equal(run.opened.journal.size, size);
  assert.deepEqual(run.failures, []);
});

test('[B10] rows become drafts that the person signs, and templates name the columns', async (t) => {
  const run = await operation(t);
  const steward = await withMasters(run);
  const rows = [['Day', 'Donor', 'Fund', 'Amount', 'Currency', 'Account'], ['2026-03-05', 'erc', 'open', '1000.50', 'USD', 'bank'], ['2026-03-05', 'erc', 'open', 'x', 'USD', 'bank']];
  const read = await steward.send('POST', '/api/sheets/drafts', { kind: 'gift', rows });
  assert.deepEqual([read.status, list(read, 'problems').map(({ row, column }) => [row, column])], [200, [[3, 'Amount']]]);
  const drafts = list(read, 'drafts').map(({ kind, eventTime, body }) => ({ kind: String(kind), eventTime: String(eventTime), body: body as JsonObject }));
  assert.equal((await steward.submit(...drafts)).status, 201);
  assert.equal((await steward.send('POST', '/api/sheets/drafts', { kind: 'gift', rows: [[1]] })).status, 400);
  const kinds = list(await steward.send('GET', '/api/sheets/kinds'), 'kinds').map(({ name }) => String(name));
  assert.ok(kinds.includes('gift-in-kind'));
  for (const name of kinds) assert.equal((await steward.send('GET', `/api/sheets/template/${name}.xlsx`)).status, 200, name);
  assert.equal((await steward.send('GET', '/api/sheets/template/key')).status, 404);
});

test('[B9] every table goes out as XLSX and CSV without a formula, also at an earlier tree size', async (t) => {
  const run = await operation(t);
  const steward = await withMasters(run);
  const size = run.opened.journal.size;
  assert.equal((await steward.submit({ kind: 'gift', eventTime: '2026-03-05', body: { donor: 'erc', fund: 'open', amount: { commodity: 'USD', least: '100050' }, account: 'bank', form: 'money' } })).status, 201);
  const bytesOf = async (path: string): Promise<Uint8Array> => {
    const headers = new Headers({ host: 'localhost:7070', cookie: steward.cookie ?? '' });
    const response = await run.respond(new Request(`http://localhost:7070${path}`, { headers }));
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="[a-z-]+\.xlsx"$/);
    return new Uint8Array(await response.arrayBuffer());
  };
  const names = (await steward.send('GET', '/api/tables')).body['tables'] as readonly string[];
  for (const name of names) {
    const { sheets, problems } = readXlsx(await bytesOf(`/api/tables/${name}.xlsx`), name);
    assert.deepEqual([problems, sheets.length], [[], 1], name);
    assert.equal((await steward.send('GET', `/api/tables/${name}.csv`)).status, 200, name);
  }
  const donors = readXlsx(await bytesOf('/api/tables/donors.xlsx?dir=rtl'), 'x').sheets[0]?.rows.flatMap(({ cells }) => cells) ?? [];
  assert.ok(donors.includes('=Evil & Co') && donors.includes('1000.50'), donors.join('|'));
  assert.match(String((await steward.send('GET', '/api/tables/donors.csv')).body['text']), /'=Evil & Co/);
  assert.equal(readXlsx(await bytesOf(`/api/tables/donors.xlsx?as-of=${size}`), 'x').sheets[0]?.rows.length, 1);
  assert.equal((await steward.send('GET', '/api/tables/nothing.xlsx')).status, 404);
  assert.equal((await steward.send('GET', '/api/tables/donors.csv?as-of=99999')).status, 400);
  assert.equal((await run.newClient().send('GET', '/api/tables/donors.xlsx')).status, 401);
  assert.ok(list(await steward.send('GET', '/api/tables/donors'), 'columns').length > 0, 'the table itself is as before');
});

/** Signs bank drafts in turn, each with the ids of those before it, as the page does. */
async function signed(client: ConsoleClient, drafts: readonly BankDraft[]): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < drafts.length; at += 1) {
    // The first is written by itself; its id is known once it is signed.
    const draft = drafts[at] as BankDraft;
    const [record] = await client.sign({ kind: draft.kind, eventTime: draft.eventTime, body: filledBody(draft, ids) });
    const id = recordId(record?.record as unknown as SignableRecord);
    const answer = await client.send('POST', '/api/submissions', { records: [record] });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    ids.push(id);
  }
  return ids;
}

test('[B6] a statement is shown, signed, matched and explained; what the bank wrote stays beside the log and with those who need it', async (t) => {
  const run = await operation(t);
  const steward = await withMasters(run);
  const auditor = await run.joined(steward, 'auditor-1', 'auditor');
  const keeper = await run.joined(steward, 'keeper-1', 'warehouse-keeper');
  await steward.submit({ kind: 'gift', eventTime: '2026-03-04', body: { donor: 'erc', fund: 'open', amount: { commodity: 'USD', least: '100000' }, account: 'bank', form: 'money' } });
  const file = utf8(camtDocument(camtStatement({ opening: '0', closing: '997', entries: [{ amount: '1000', reference: 'FT26064001', text: 'Um Ahmad, thanks' }, { amount: '3', direction: 'DBIT', day: '2026-03-06', text: 'fee' }] })));
  const preview = await steward.send('POST', '/api/bank/read?account=bank', file, BYTES);
  assert.deepEqual([preview.status, preview.body['format'], list(preview, 'drafts').length, list(preview, 'lines').map(({ proposed }) => (proposed as readonly string[]).length)], [200, 'camt053', 3, [1, 0]]);
  const ids = await signed(steward, list(preview, 'drafts') as unknown as readonly BankDraft[]);
  const texts = list(preview, 'lines').map(({ draft, text }) => ({ line: ids[Number(draft)], text }));
  assert.deepEqual((await steward.send('POST', '/api/bank/texts', { texts })).body, { kept: 2 });
  assert.deepEqual((await steward.send('POST', '/api/bank/texts', { texts: [{ line: ids[0], text: 'x' }] })).status, 400, 'a statement is no line');
  const [first] = list(preview, 'lines');
  assert.equal((await steward.submit({ kind: 'bank-match', eventTime: TODAY, body: { line: ids[1] as string, records: first?.['proposed'] as readonly string[] } })).status, 201);
  const again = await steward.send('POST', '/api/bank/read?account=bank&format=camt053', file, BYTES);
  assert.deepEqual([list(again, 'drafts'), again.body['already']], [[], 2]);
  assert.deepEqual((await auditor.send('GET', '/api/bank/state')).body['accounts'], ['bank']);
  const state = list(await auditor.send('GET', '/api/bank/state?account=bank'), 'commodities')[0] as JsonObject;
  const lines = state['lines'] as readonly JsonObject[];
  assert.deepEqual([state['unmatched'], lines.map(({ text }) => text)], [1, ['Um Ahmad, thanks', 'fee']]);
  const last = (state['days'] as readonly JsonObject[]).at(-1) as JsonObject;
  assert.deepEqual([last['difference'], last['unmatchedLines'], last['unexplained']], [{ least: '-300', decimal: '-3.00' }, { least: '-300', decimal: '-3.00' }, { least: '0', decimal: '0.00' }]);
  const blind = list(await keeper.send('GET', '/api/bank/state?account=bank'), 'commodities')[0] as JsonObject;
  assert.ok((blind['lines'] as readonly JsonObject[]).every((line) => !('text' in line)));
  assert.equal((await keeper.send('POST', '/api/bank/read?account=bank', file, BYTES)).body['code'], 'not-allowed');
  for (let at = 0; at < run.opened.journal.size; at += 1) assert.ok(!/ahmad/i.test(Buffer.from(await run.opened.journal.entry(at)).toString()), `entry ${at}`);
  assert.deepEqual(run.failures, []);
});

test('[B2] a statement that is wrong is refused with every problem, and queries that are none are told', async (t) => {
  const run = await operation(t);
  const steward = await withMasters(run);
  const wrong = await steward.send('POST', '/api/bank/read?account=bank&commodity=USD&name=march.csv', utf8('Date,Amount,Balance\n2026-03-01,1,1\n3/4/2026,x,3\n'), BYTES);
  assert.deepEqual([wrong.status, list(wrong, 'problems').map(({ row, column, file }) => [file, row, column])], [422, [['march.csv', 3, 'date'], ['march.csv', 3, 'amount']]]);
  const good = await steward.send('POST', '/api/bank/read?account=bank&commodity=USD&dates=dmy&column.date=When&column.amount=Sum&opening=0&closing=1', utf8('When,Sum\n3/4/2026,1\n'), BYTES);
  assert.equal(list(good, 'drafts').length, 2);
  for (const query of ['', '?account=a%20b', '?account=bank&dates=ymd', '?account=bank&format=pdf']) assert.equal((await steward.send('POST', `/api/bank/read${query}`, utf8('x'), BYTES)).status, 400, query);
  assert.equal((await steward.send('GET', '/api/bank/state?account=bank&as-of=x')).status, 400);
});
