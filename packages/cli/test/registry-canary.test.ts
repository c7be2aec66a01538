// Names of households are planted in every file, option and word that `amanah registry` and `amanah erase` take. They are
// looked for in every message, in the output of whatever was not asked to print them, in the log, in a publication, and in a
// backup without keys.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { inspect } from 'node:util';
import { writeXlsx } from '@amanah/interchange/xlsx/write.ts';
import { filesIn } from './attack.ts';
import { runIn, type Run } from './run-in.ts';

const CANARY = 'Zarqawiyyah';
/** The beginning of it: a parser cuts what it repeats. */
const TRACE = 'zarq';
const TERMS = ['--purpose', 'winter-2026', '--delete-by', '2027-03-31', '--books', 'b'];

const FORM = 'survey,,,\n,type,name,label\n,text,head,Name of the head\n,text,phone,Phone\n,integer,size,Household size\nsettings,,,\n,form_title,form_id,version\n,Registration,registration,1\n';
const ROWS = [`${CANARY} Amina,0944123456,4,${CANARY}`, `Karim ${CANARY},${CANARY},${CANARY},${CANARY}`, `,${CANARY},3,${CANARY}`, `"${CANARY},0944123456`];

/** Files of every kind that registrations come in; some rows of each are wrong. */
function plant(folder: string): void {
  const put = (name: string, bytes: string | Uint8Array): void => writeFileSync(join(folder, name), bytes);
  put('list.csv', ['head,phone,size,note', ...ROWS.slice(0, 3)].join('\n'));
  put('broken.csv', ['head,phone,size,note', ...ROWS].join('\n'));
  put('bare.csv', ROWS.slice(0, 2).join('\n'));
  put(`${CANARY}.csv`, CANARY);
  put('list.xlsx', writeXlsx([{ name: CANARY, titles: ['head', 'phone', 'size'], rows: [[{ text: `${CANARY} Amina` }, { text: '+963944123456' }, { text: CANARY }], [undefined, { text: CANARY }, undefined]] }]));
  put('broken.xlsx', `PK\x03\x04${CANARY}`);
  const kobo = (uuid: string, fields: object): object => ({ _id: 1, _uuid: uuid, 'meta/instanceID': `uuid:${uuid}`, _submission_time: '2026-10-01T08:10:00', ...fields });
  put('kobo.json', JSON.stringify({ count: 2, next: null, results: [kobo('11111111-2222-4333-8444-555555555555', { head: `${CANARY} Kobo`, phone: '0950111222', size: '3' }), kobo('11111111-2222-4333-8444-666666666666', { phone: CANARY, size: CANARY })] }));
  put('broken.json', `{"results": [{"head": "${CANARY}"`);
  put('odk.xml', `<?xml version="1.0"?><data id="registration" version="1"><head>${CANARY} Odk</head><phone>0950333444</phone><size>2</size><meta><instanceID>uuid:11111111-2222-4333-8444-777777777777</instanceID></meta></data>`);
  put('broken.xml', `<data id="registration"><head>${CANARY}</head>`);
  put('form.csv', FORM);
  put('form-broken.csv', `${CANARY},${CANARY}\n${CANARY}`);
  put('map.json', '{"head":["head"],"phone":["phone"],"size":["size"],"other":["note"]}');
  put('map-broken.json', `{"${CANARY}":["${CANARY}"],"head":["${CANARY}"]}`);
  put('map-cut.json', `{"head": "${CANARY}`);
  put('who.txt', `name: ${CANARY} Amina\n`);
  put('who-broken.txt', `${CANARY}: ${CANARY}\n`);
}

/** Calls that are right, with the files they bring in. */
const RIGHT: readonly (readonly string[])[] = [
  ['registry', 'suggest-mapping', 'list.csv'],
  ['registry', 'import', 'list.csv', '--mapping', 'map.json', ...TERMS],
  ['registry', 'import', 'list.xlsx', ...TERMS],
  ['registry', 'import', 'kobo.json', ...TERMS],
  ['registry', 'import', 'odk.xml', '--form', 'form.csv', ...TERMS],
  ['registry', 'list', '--purpose', 'winter-2026', '--books', 'b'],
  ['registry', 'counts', '--books', 'b'],
  ['registry', 'decisions', '--books', 'b'],
  ['registry', 'accesses', '--books', 'b'],
];

/** Calls that are wrong in some way, with a name wherever there is room for one. */
const WRONG: readonly (readonly string[])[] = [
  ['registry', 'import', `${CANARY}.csv`, ...TERMS], ['registry', 'import', `${CANARY}.nowhere`, ...TERMS], ['registry', 'import', 'bare.csv', ...TERMS],
  ['registry', 'import', 'broken.csv', '--again', ...TERMS], ['registry', 'import', 'broken.xlsx', ...TERMS], ['registry', 'import', 'broken.json', ...TERMS], ['registry', 'import', 'broken.xml', ...TERMS],
  ['registry', 'import', 'odk.xml', '--form', 'form-broken.csv', ...TERMS], ['registry', 'import', 'odk.xml', '--form', `${CANARY}.xlsx`, ...TERMS],
  ['registry', 'import', 'list.csv', '--mapping', 'map-broken.json', ...TERMS], ['registry', 'import', 'list.csv', '--mapping', 'map-cut.json', ...TERMS],
  ['registry', 'import', 'list.csv', '--purpose', `${CANARY} Amina`, '--delete-by', '2027-03-31', '--books', 'b'],
  ['registry', 'import', 'list.csv', '--purpose', 'winter-2026', '--delete-by', CANARY, '--books', 'b'],
  ['registry', 'import', 'list.csv', '--dates', CANARY, ...TERMS], ['registry', 'import', 'list.csv', `--${CANARY}`, ...TERMS],
  ['registry', CANARY, '--books', 'b'], ['registry', 'show', CANARY, '--books', 'b'], ['registry', 'show', CANARY, CANARY, CANARY, '--books', 'b'],
  ['registry', 'merge', CANARY, CANARY, '--because', CANARY, '--books', 'b'], ['registry', 'different', CANARY, '--books', 'b'], ['registry', 'undo', CANARY, '--books', 'b'],
  ['registry', 'pairs', '--most', CANARY, '--books', 'b'], ['registry', 'pairs', '--purpose', CANARY, '--books', 'b'],
  ['registry', 'export', '--purpose', 'winter-2026', '--out', `${CANARY}/x.csv`, '--books', 'b'],
  ['erase', CANARY, '--due', '--ground', 'asked for', '--books', 'b'], ['erase', '--registration', CANARY, '--ground', 'asked for', '--books', 'b'],
  ['erase', '--find-file', 'who-broken.txt', '--ground', 'asked for', '--books', 'b'], ['erase', '--find-file', `${CANARY}.txt`, '--ground', 'asked for', '--books', 'b'],
  ['erase', '--find-file', 'who.txt', '--ground', `asked for by ${CANARY} Amina`, '--books', 'b'], ['erase', '--person', CANARY, '--ground', 'asked for', '--books', 'b'],
  ['erase', '--attachment', CANARY, '--ground', 'asked for', '--books', 'b'], ['erase', '--purpose', CANARY, '--ground', 'asked for', '--books', 'b'],
];

async function mergeFirst(run: Run): Promise<void> {
  const { pairs } = (await run.json('registry', 'pairs', '--books', 'b')) as unknown as { readonly pairs: readonly { readonly left: string; readonly right: string }[] };
  const [pair] = pairs;
  assert.ok(pair !== undefined);
  const { exit, output, messages } = await run.amanah('registry', 'merge', pair.left, pair.right, '--because', `both are ${CANARY}`, '--books', 'b');
  assert.equal(exit, 0, messages);
  assert.equal(`${output}${messages}`.toLowerCase().includes(TRACE), false);
}

test('[RG13] no name that was planted is in a message, in an output that was not to print it, in the log, in a publication or in a backup without keys', { timeout: 120_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-canary-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const logged: string[] = [];
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) t.mock.method(console, level, (...said: unknown[]) => void logged.push(inspect(said)));
  const run = runIn(folder);
  plant(folder);
  await run.amanah('init', 'b', '--operation', 'Coast');
  for (const [calls, isRight] of [[RIGHT, true], [WRONG, false]] as const) {
    for (const call of calls) {
      for (const args of [call, [...call, '--json']]) {
        const { exit, output, messages } = await run.amanah(...args);
        const said = args.join(' ').replaceAll(CANARY, '…');
        // The second time a file is brought in, it was there already.
        if (isRight && args === call) assert.equal(exit, 0, `${said}\n${messages}`);
        if (!isRight) assert.notEqual(exit, 0, said);
        assert.equal(output.toLowerCase().includes(TRACE), false, `output of ${said}`);
        assert.equal(messages.toLowerCase().includes(TRACE), false, `messages of ${said}`);
      }
    }
    if (isRight) await mergeFirst(run);
  }
  const shown = await run.amanah('registry', 'pairs', '--books', 'b', '--most', '50', '--json');
  assert.equal(shown.exit, 0, shown.messages);
  const exported = await run.amanah('registry', 'export', '--out', 'out.csv', '--books', 'b');
  assert.ok(readFileSync(join(folder, 'out.csv'), 'utf8').includes(CANARY), 'an export prints what it is asked for');
  assert.equal(exported.messages.toLowerCase().includes(TRACE), false);
  await run.json('publish', '--books', 'b', '--out', 'public');
  await run.json('backup', '--books', 'b', '--out', 'b.tar');
  const erased = await run.amanah('erase', '--find-file', 'who.txt', '--all', '--ground', 'asked for by the person', '--books', 'b');
  assert.equal(erased.exit, 0, `${erased.output}${erased.messages}`);
  const held = [...filesIn(join(folder, 'b')), ...filesIn(join(folder, 'public')), { place: 'the backup', bytes: readFileSync(join(folder, 'b.tar')) }, { place: 'lines logged', bytes: Buffer.from(logged.join('\n')) }, { place: 'what the erasure said', bytes: Buffer.from(`${erased.output}${erased.messages}`) }];
  for (const { place, bytes } of held) assert.equal(bytes.toString('latin1').toLowerCase().includes(TRACE), false, place);
});
