// Erasure against somebody who has every byte: the folder of the books, a backup made afterwards with its keys, and a
// publication made afterwards. No guess can be confirmed, and the books are what they were.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { writeXlsx } from '@amanah/interchange/xlsx/write.ts';
import { openBooks } from '@amanah/server/books/books-folder.ts';
import { openRegistry } from '@amanah/server/registry/registry-folder.ts';
import { Registry } from '@amanah/server/registry/registry.ts';
import { openPrivateSqlite, PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import { NOW, runIn, type Run } from './run-in.ts';
import { digestsFound, filesIn, openedIn, secretsIn, writtenOut, type Held } from './attack.ts';

const PURPOSE = ['--purpose', 'winter-2026', '--delete-by', '2027-03-31'];
/** Whose registrations are erased, as they came in four files and a form, in two scripts. */
const VICTIM = ['Zubaida Qasmiyeh', 'زبيدة قاسمية', '+963 944 771 283', '+963944771283', '0944771283', 'SYR-77128345', 'Tamim Qasmiyeh', 'uuid:0b5c1a7e-1111-4222-8333-944477128345', '0b5c1a7e-1111-4222-8333-944477128345', 'limps on the left leg', 'Qasmiyeh'];
/** Guesses that are about nobody here: what confirms these confirms nothing. */
const OTHERS = ['Nobody Atall', '0999888777'];

const PLAIN = ['head,spouse,phone,document,village,size,note', 'Zubaida Qasmiyeh,Tamim Qasmiyeh,+963 944 771 283,SYR-77128345,Azaz,5,limps on the left leg', 'Karim Mansour,Huda Mansour,0933555111,,Azaz,3,', ...Array.from({ length: 30 }, (_, at) => `Person ${at} Family${at},,09${String(50_000_000 + at * 7919)},,Place ${at % 5},${2 + (at % 6)},`)].join('\n');
const KOBO = { count: 1, next: null, previous: null, results: [{ _id: 1, head: 'Zubaida Qasmiyeh', phone: '0944771283', village: 'Azaz', size: '5', _uuid: VICTIM[8], 'meta/instanceID': VICTIM[7], _submission_time: '2026-10-01T08:10:00' }] };

/** Books with money, documents, registrations from four files and a form, and merges whose reasons hold values too. */
async function madeBooks(run: Run): Promise<{ readonly digest: string; readonly victims: readonly string[] }> {
  const { folder } = run;
  await run.amanah('init', 'b', '--operation', 'Coast');
  writeFileSync(join(folder, 'list.csv'), PLAIN);
  writeFileSync(join(folder, 'list.xlsx'), writeXlsx([{ name: 'List', titles: ['head', 'phone', 'village', 'size'], rows: [[{ text: 'زبيدة قاسمية' }, { text: '0944771283' }, { text: 'اعزاز' }, { text: '5' }], [{ text: 'Olena Kovalenko' }, { text: '0950001122' }, { text: 'Jarablus' }, { text: '2' }]] }]));
  writeFileSync(join(folder, 'kobo.json'), JSON.stringify(KOBO));
  writeFileSync(join(folder, 'map.json'), JSON.stringify({ head: ['head'], spouse: ['spouse'], phone: ['phone'], document: ['document'], place: ['village'], size: ['size'], other: ['note'] }));
  for (const [file, ...more] of [['list.csv', '--mapping', 'map.json'], ['list.xlsx'], ['kobo.json']] as const) await run.json('registry', 'import', file, ...PURPOSE, '--books', 'b', ...more);
  const opened = await openBooks(join(folder, 'b'), { now: () => '2026-11-22T08:00:00Z' });
  const registry = new Registry(openRegistry(opened.folder), opened.journal);
  const holder = opened.journal.books.authors.get(opened.journal.author)?.holder ?? '';
  await registry.takeIn([{ head: 'Zubaida Qasmiyeh', members: ['Tamim Qasmiyeh'], phone: '+963944771283', document: 'SYR-77128345', others: {} }], { purpose: 'winter-2026', deleteBy: '2027-03-31', form: 'form' }, { holder });
  await registry.tell(holder);
  const rows = await registry.registrations('winter-2026', { holder, action: 'test' });
  const victims = rows.filter(({ registration: { head, phone } }) => /Qasmiyeh|قاسمية/u.test(head) || phone === '0944771283').map(({ id }) => id);
  await registry.store.close();
  const written = await opened.journal.write([
    { kind: 'commodity', eventTime: '2026-11-20', body: { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 } },
    { kind: 'organisation', eventTime: '2026-11-20', body: { code: 'amal', name: 'Al-Amal' } },
    { kind: 'fund', eventTime: '2026-11-20', body: { code: 'winter', name: 'Winter', restrictions: ['unrestricted'] } },
    { kind: 'gift', eventTime: '2026-11-20', body: { donor: 'amal', fund: 'winter', account: 'bank', form: 'money', amount: { commodity: 'USD', least: '900000' } } },
  ]);
  assert.ok(written.ok);
  await opened.journal.close();
  return { digest: await keepDocument(run), victims };
}

/** A document beside the log, as the console keeps one. */
async function keepDocument({ folder }: Run): Promise<string> {
  const bytes = Buffer.from('%PDF-1.7 certificate of Zubaida Qasmiyeh, SYR-77128345, who limps on the left leg');
  const salt = randomBytes(16);
  const digest = createHash('sha256').update(salt).update(bytes).digest('hex');
  mkdirSync(join(folder, 'b', 'attachments'), { recursive: true });
  writeFileSync(join(folder, 'b', 'attachments', digest), bytes);
  const store = openPrivateSqlite(join(folder, 'b', PRIVATE_FILE));
  await store.keepBeside('attachment', digest, JSON.stringify({ salt: salt.toString('hex'), type: 'application/pdf', bytes: bytes.length, name: 'Zubaida Qasmiyeh.pdf' }));
  await store.answer({ holder: 'keeper-1', key: 'request-1', digest: createHash('sha256').update(bytes).digest('hex') }, JSON.stringify({ digest }), NOW.getTime());
  await store.close();
  return digest;
}

async function mergeAll(run: Run, victims: readonly string[]): Promise<void> {
  const [first, ...others] = victims as [string, ...string[]];
  for (const other of others) await run.json('registry', 'merge', first, other, '--because', 'both are Zubaida Qasmiyeh of SYR-77128345', '--books', 'b');
}

/** All bytes that somebody could have after the erasure: the folder, a backup with keys as it lies and as it is restored, and the publication. */
async function everything(run: Run, name: string): Promise<readonly Held[]> {
  await run.json('publish', '--books', 'b', '--out', `${name}-public`);
  await run.json('backup', '--books', 'b', '--out', `${name}.tar`, '--with-keys');
  await run.json('restore', `${name}.tar`, '--into', `${name}-restored`);
  const below = (part: string): readonly Held[] => filesIn(join(run.folder, part)).map(({ place, bytes }) => ({ place: `${part}/${place}`, bytes }));
  return [...below('b'), ...below(`${name}-public`), ...below(`${name}-restored`), { place: `${name}.tar`, bytes: readFileSync(join(run.folder, `${name}.tar`)) }];
}

/** What of the guesses an attacker can confirm. */
function confirmed(run: Run, held: readonly Held[], databases: readonly string[]): { readonly written: readonly string[]; readonly hashed: readonly string[]; readonly opened: readonly string[]; readonly known: number } {
  const secrets = secretsIn(held.filter(({ place }) => /^b\/|restored/.test(place)));
  const opened = databases.flatMap((database) => openedIn(join(run.folder, database), secrets));
  const texts = opened.map((bytes) => bytes.toString('utf8'));
  return { written: writtenOut(held, VICTIM), hashed: digestsFound(held, [...VICTIM, ...OTHERS], secrets), opened: VICTIM.filter((guess) => texts.some((text) => text.includes(guess))), known: texts.filter((text) => text.includes('"head"')).length };
}

test('[RG12] after an erasure no stored byte lets a known value be confirmed; root and totals are the same', { timeout: 180_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-erasure-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const run = runIn(folder);
  const { digest, victims } = await madeBooks(run);
  assert.equal(victims.length, 4);
  await mergeAll(run, victims);
  const before = await everything(run, 'before');
  const totals = (await run.amanah('report', 'balances', '--books', 'b')).output;
  const size = Number((await run.json('status', '--books', 'b'))['treeSize']);

  // The attack finds everything while it is there: what it does not find afterwards is gone.
  const then = confirmed(run, before, ['b/registry.db']);
  assert.ok(then.opened.length >= 8 && then.known === 36, JSON.stringify([then.opened, then.known]));
  assert.ok(then.written.some((place) => place.includes('attachments/')) && then.written.some((place) => place.includes('private.db')));

  const { exit, output } = await run.amanah('erase', '--household', victims[1] as string, '--ground', 'asked for by the person', '--books', 'b', '--json');
  const { erased, proof } = JSON.parse(output) as { readonly erased: number; readonly proof: { readonly found: readonly JsonObject[]; readonly rootSame: boolean; readonly totalsSame: boolean } };
  assert.deepEqual([exit, erased, proof.rootSame, proof.totalsSame], [1, 4, true, true]);
  assert.deepEqual(proof.found.map(({ place }) => place), [`attachments/${digest}`, 'private.db'], 'it says that a document still holds the name');
  assert.equal((await run.amanah('erase', '--attachment', digest, '--ground', 'asked for by the person', '--books', 'b')).exit, 0);

  const after = await everything(run, 'after');
  const now = confirmed(run, after, ['b/registry.db', 'after-restored/registry.db']);
  assert.deepEqual([now.written, now.hashed, now.opened], [[], [], []]);
  assert.equal(now.known, 2 * 32, 'everybody else can still be read');
  for (const id of victims) for (const { place, bytes } of after) assert.equal(bytes.includes(id), false, place);

  assert.equal((await run.amanah('report', 'balances', '--books', 'b', '--as-of', String(size))).output, totals);
  const checkpoint = readFileSync(join(folder, 'before-public', 'checkpoint'), 'utf8');
  writeFileSync(join(folder, 'checkpoint'), checkpoint);
  const verified = await run.amanah('verify', 'b', '--since', 'checkpoint');
  assert.equal(verified.exit, 0, `${verified.output}${verified.messages}`);
  assert.equal((await run.amanah('verify', 'after-public')).exit, 0);
});

test('[RG12] an erasure says where a value still stands that it cannot erase', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-erasure-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const run = runIn(folder);
  await run.amanah('init', 'b', '--operation', 'Coast');
  writeFileSync(join(folder, 'list.csv'), PLAIN);
  await run.json('registry', 'import', 'list.csv', ...PURPOSE, '--books', 'b');
  writeFileSync(join(folder, 'b', 'left.txt'), Buffer.from('…Zubaida Qasmiyeh…', 'utf16le'));
  writeFileSync(join(folder, 'b', 'left.xlsx'), writeXlsx([{ name: 'List', titles: ['head'], rows: [[{ text: 'Zubaida Qasmiyeh' }]] }]));
  writeFileSync(join(folder, 'who.txt'), 'name: Zubaida Qasmiyeh\n');
  const { exit, output, messages } = await run.amanah('erase', '--find-file', 'who.txt', '--ground', 'asked for by the person', '--books', 'b');
  assert.equal(exit, 1, output);
  assert.match(output, /Found, and not erased by this:\n {2}left\.txt: UTF-16\n {2}left\.xlsx: UTF-8, packed\n/);
  assert.equal(`${output}${messages}`.includes('Qasmiyeh'), false);
});

test('[RG10] whoever asks is found by what they say at the terminal, which stands in no history of commands', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-erasure-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const run = runIn(folder, ['', '', '', '', '', 'Person 3 Family3', '', '', 'Place 3']);
  await run.amanah('init', 'b', '--operation', 'Coast');
  writeFileSync(join(folder, 'list.csv'), PLAIN);
  await run.json('registry', 'import', 'list.csv', ...PURPOSE, '--books', 'b');
  const nothing = await run.amanah('erase', '--find', '--ground', 'asked for at the desk', '--books', 'b');
  assert.deepEqual([nothing.exit, nothing.messages], [1, 'amanah: nothing was said to look for.\n']);
  const { exit, output, messages } = await run.amanah('erase', '--find', '--ground', 'asked for at the desk', '--books', 'b');
  assert.deepEqual([exit, output.split('\n')[0]?.replace(/record [0-9a-f]{8}/, 'record')], [0, 'Erased 1 of winter-2026 (record).']);
  assert.equal(`${output}${messages}`.includes('Family3'), false);
});
