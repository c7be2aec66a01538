// What a forger can do to a publication, and where the audit says it happened. Places are drawn from a fixed seed.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { AuditReport } from '@amanah/audit/audit.ts';
import { audit } from '@amanah/audit/audit.ts';
import { fromHex, utf8 } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { parsePolicy } from '@amanah/log/policy.ts';
import { formatVerifierKey, KEY_TYPE, verifierKey } from '@amanah/log/note.ts';
import { decodeEntry } from '@amanah/record/entry.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import type { Draft } from '../src/books/journal.ts';
import { publishBooks } from '../src/publication/publish.ts';
import { consignmentsCsv } from './consignment-lists.ts';
import { seeded } from './killing.ts';
import { auditFiles, booksWith, bundlesOf, copyKeys, entriesOf, filesOf, importLists, logOf, logOfBooks, openCopy, publishLie, withFiles, withoutLog, type Files } from './published.ts';

const random = seeded(20261121);
const ROWS = 260;
const LISTS = [1, 2].map((version) => consignmentsCsv({ rows: ROWS, version }));
const root = mkdtempSync(join(tmpdir(), 'amanah-tamper-'));
const books = join(root, 'books');

let older: Files;
let whole: Files;
let origin: string;
let logVkey: string;

before(async () => {
  const opened = await booksWith(books, LISTS.slice(0, 1));
  ({ origin, logVkey } = opened);
  await publishBooks(opened, join(root, 'public'));
  older = filesOf(join(root, 'public'));
  await importLists(opened, books, LISTS.slice(1), 1);
  await publishBooks(opened, join(root, 'public'));
  whole = filesOf(join(root, 'public'));
  await opened.journal.close();
});

after(() => rmSync(root, { recursive: true, force: true }));

/** The books' own log key: what the holder of the log, or a thief, signs with. */
function logSeed(): Uint8Array {
  return fromHex(readFileSync(join(books, 'keys', 'log'), 'utf8').trim()) as Uint8Array;
}

function chooseUpTo(limit: number): number {
  return Math.floor(random() * limit);
}

/** The failure names the file, or a record that stands in it. */
function assertNames(report: AuditReport, path: string, what: string): void {
  assert.equal(report.verified, false, `${what} of ${path} was not found`);
  const at = report.failure?.at ?? '';
  if (at.includes(path)) return;
  const bundle = /^tile\/entries\/(\d{3})(?:\.p\/\d+)?$/.exec(path);
  const record = /records? (\d+)/.exec(at);
  assert.ok(bundle !== null && record !== null && Math.floor(Number(record[1]) / 256) === Number(bundle[1]), `${what} of ${path} was found at ${at} (${report.failure?.step})`);
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] as number) ^ (1 << chooseUpTo(8));
  return copy;
}

describe('[V5] a changed publication', () => {
  test('as it was published, it verifies with every step', async () => {
    for (const files of [older, whole]) {
      const report = await auditFiles(files);
      assert.equal(report.failure, undefined);
      assert.ok(report.steps.filter(({ outcome }) => outcome === 'not-applicable').every(({ step }) => step === 'policy' || step === 'history'));
    }
  });

  test('one flipped bit in any file is found, and the file named', async () => {
    for (const [path, bytes] of whole) assertNames(await auditFiles(withFiles(whole, { [path]: flipped(bytes, chooseUpTo(bytes.length)) })), path, 'a flipped bit');
  });

  test('one flipped bit in any byte of the first record and of the checkpoint is found there', async () => {
    const bundle = whole.get('tile/entries/000') as Uint8Array;
    const first = 2 + (bundle[0] as number) * 256 + (bundle[1] as number);
    for (let at = 0; at < first; at += 3) assertNames(await auditFiles(withFiles(whole, { 'tile/entries/000': flipped(bundle, at) })), 'tile/entries/000', `a flipped bit at ${at}`);
    const note = whole.get('checkpoint') as Uint8Array;
    for (let at = 0; at < note.length; at += 1) assertNames(await auditFiles(withFiles(whole, { checkpoint: flipped(note, at) })), 'checkpoint', `a flipped bit at ${at}`);
  });

  test('a removed, emptied or shortened file is found, and the file named', async () => {
    for (const [path, bytes] of whole) {
      assertNames(await auditFiles(withFiles(whole, { [path]: undefined })), path, 'the absence');
      assertNames(await auditFiles(withFiles(whole, { [path]: bytes.slice(0, chooseUpTo(bytes.length)) })), path, 'the shortening');
    }
  });

  test('an added or copied file is found, and the file named', async () => {
    for (const path of ['extra.html', 'tile/0/900', 'assets/more.js']) assertNames(await auditFiles(withFiles(whole, { [path]: utf8('x') })), path, 'the addition');
    for (const [path, bytes] of [...whole].slice(0, 12)) assertNames(await auditFiles(withFiles(whole, { [`copy-${path}`]: bytes })), `copy-${path}`, 'the copy');
  });

  test('two exchanged files are found, and one of them named', async () => {
    const paths = [...whole.keys()];
    for (let tried = 0; tried < 40; tried += 1) {
      const [one, two] = [paths[chooseUpTo(paths.length)] as string, paths[chooseUpTo(paths.length)] as string];
      if (Buffer.from(whole.get(one) as Uint8Array).equals(whole.get(two) as Uint8Array)) continue;
      const report = await auditFiles(withFiles(whole, { [one]: whole.get(two), [two]: whole.get(one) }));
      assert.throws(() => [one, two].forEach((path) => assert.throws(() => assertNames(report, path, 'the exchange'))), `${one} and ${two}: ${report.failure?.at}`);
    }
  });
});

/** Ways to change a list of entries at place `at`. */
const REARRANGEMENTS: Readonly<Record<string, (entries: Uint8Array[], at: number) => Uint8Array[]>> = {
  removed: (entries, at) => entries.toSpliced(at, 1),
  exchanged: (entries, at) => entries.toSpliced(at, 2, entries[at + 1] as Uint8Array, entries[at] as Uint8Array),
  moved: (entries, at) => entries.toSpliced(at, 1).toSpliced(3, 0, entries[at] as Uint8Array),
  doubled: (entries, at) => entries.toSpliced(at, 0, entries[at] as Uint8Array),
  'doubled in place of the next': (entries, at) => entries.toSpliced(at + 1, 1, entries[at] as Uint8Array),
};

describe('rearranged entries', () => {
  for (const [name, rearrange] of Object.entries(REARRANGEMENTS)) {
    test(`${name}: found with the old tiles, with new tiles, and with a new signature of the log alone`, async () => {
      const entries = entriesOf(whole);
      for (const at of [300, 5 + chooseUpTo(200), 256 + chooseUpTo(entries.length - 260)]) {
        const changed = rearrange(entries, at);
        const same = changed.length === entries.length;
        const bare = await auditFiles(withFiles(whole, bundlesOf(changed, entries.length)));
        assert.equal(bare.failure?.step, 'entries', `${name} at ${at}`);
        const { checkpoint, ...log } = await logOf(changed, { origin, seed: logSeed() });
        const withTiles = await auditFiles(withFiles(withoutLog(whole), { ...log, checkpoint: whole.get('checkpoint') }));
        assert.ok(same ? withTiles.failure?.step === 'tree' : withTiles.verified === false, JSON.stringify(withTiles.failure));
        const signed = await auditFiles(withFiles(withoutLog(whole), { ...log, checkpoint }));
        assert.equal(signed.failure?.step, 'chains');
        const record = Number(/record (\d+)/.exec(signed.failure.at)?.[1]);
        assert.ok(record === at || record === at + 1 || record === 3 || record === 4, `${name} at ${at}: found at ${signed.failure.at}`);
      }
    });
  }
});

describe('[V3] another history', () => {
  test('a fork of the same size, signed by the true log key, is caught by an older checkpoint of the same size', async () => {
    const forged = await forgedHistory('fork');
    assert.equal(forged.get('checkpoint')?.length, whole.get('checkpoint')?.length);
    const report = await auditFiles(forged, { olderCheckpoints: [whole.get('checkpoint') as Uint8Array] });
    assert.deepEqual([report.failure?.step, report.failure?.code], ['history', 'history-rewritten']);
  });

  test('a forger with both keys who rewrites everything consistently passes alone and is caught by an older checkpoint', async () => {
    const forged = await forgedHistory('rewritten');
    // TRUST.md says so: whole books are not yet true books.
    assert.equal((await auditFiles(forged)).verified, true);
    const report = await auditFiles(forged, { olderCheckpoints: [older.get('checkpoint') as Uint8Array] });
    assert.deepEqual([report.failure?.step, report.failure?.code], ['history', 'history-rewritten']);
    assert.equal((await auditFiles(whole, { olderCheckpoints: [older.get('checkpoint') as Uint8Array] })).verified, true);
  });

  test('a shrunken log is caught by a newer checkpoint, and by its own files under the newer one', async () => {
    const shrunken = await auditFiles(older, { olderCheckpoints: [whole.get('checkpoint') as Uint8Array] });
    assert.deepEqual([shrunken.failure?.step, shrunken.failure?.code], ['history', 'log-shrunken']);
    assert.equal((await auditFiles(withFiles(whole, { checkpoint: older.get('checkpoint') }))).verified, false);
    assert.equal((await auditFiles(withFiles(older, { checkpoint: whole.get('checkpoint') }))).verified, false);
  });

  test('a checkpoint of another key, and a policy with another key, are refused', async () => {
    const seed = new Uint8Array(32).fill(7);
    const { checkpoint } = await logOf(entriesOf(whole), { origin, seed });
    const other = await auditFiles(withFiles(whole, { checkpoint }));
    assert.deepEqual([other.failure?.step, other.failure?.at], ['checkpoint', 'checkpoint']);
    const otherKey = formatVerifierKey(verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(seed).publicKey }));
    for (const [vkey, verified] of [[otherKey, false], [logVkey, true]] as const) {
      const policy = parsePolicy(utf8(`log ${vkey}\nquorum none\n`));
      assert.ok(policy.ok);
      const report = await auditFiles(whole, { policy: policy.policy });
      assert.equal(report.verified, verified);
      if (!verified) assert.equal(report.failure?.at, 'checkpoint');
    }
  });

  test('a source that answers differently the second time is caught', async () => {
    const forged = await forgedHistory('two-faced');
    const asked = new Set<string>();
    const report = await audit({
      unverifiedFile: async (path) => {
        const again = asked.has(path);
        asked.add(path);
        return (again && path.startsWith('tile/entries/') && path !== 'tile/entries/000' ? forged : whole).get(path);
      },
    });
    assert.equal(report.verified, false);
  });
});

/** The same keys and clock, but one quantity of the first list was another one: everything after it is made anew. */
async function forgedHistory(name: string): Promise<Files> {
  const folder = join(root, name);
  copyKeys(books, folder);
  const lists = [LISTS[0] as string, LISTS[1] as string].map((list) => list.replace('Cargo 100,0,', 'Cargo 100,9,'));
  assert.notEqual(lists[0], LISTS[0]);
  const opened = await booksWith(folder, lists.slice(0, 1));
  await publishBooks(opened, join(root, `${name}-public`));
  await importLists(opened, folder, lists.slice(1), 1);
  await publishBooks(opened, join(root, `${name}-public`));
  await opened.journal.close();
  return filesOf(join(root, `${name}-public`));
}

describe('[V6] a publisher who lies beside a log that is in order', () => {
  test('a wrong figure in any report is located by line', async () => {
    for (const [path, bytes] of whole) {
      if (!path.startsWith('reports/')) continue;
      const text = new TextDecoder().decode(bytes);
      const at = text.search(/[1-9](?=[0-9]*"?[,\n}])/);
      if (at < 0) continue;
      const lie = utf8(`${text.slice(0, at)}${text[at] === '9' ? '1' : '9'}${text.slice(at + 1)}`);
      const report = await auditFiles(await publishLie(books, join(root, `lie-${path.replaceAll('/', '-')}`), whole, { [path]: lie }));
      assert.equal(report.failure?.step, 'reports');
      assert.ok(report.failure.at.startsWith(`${path}, line ${text.slice(0, at).split('\n').length}`), report.failure.at);
    }
  });

  test('a wrong figure, a wrong drawing and a wrong word on a page are located', async () => {
    const html = new TextDecoder().decode(whole.get('index.html'));
    const figure = /<data value="([^"]*[1-9][^"]*)" data-figure="([^"]+)"/.exec(html);
    assert.ok(figure !== null, 'the first page shows a figure');
    const [tag, value, id] = figure as unknown as [string, string, string];
    const wrong = tag.replace(`value="${value}"`, `value="${value.replace(/[1-9]/, (digit) => (digit === '9' ? '1' : '9'))}"`);
    const wrongFigure = await auditFiles(await publishLie(books, join(root, 'lie-figure'), whole, { 'index.html': utf8(html.replace(tag, wrong)) }));
    assert.deepEqual([wrongFigure.failure?.step, wrongFigure.failure?.at], ['pages', `index.html, figure ${id}`]);
    const drawing = html.replace(/ width="(\d+)/, (_, width: string) => ` width="${Number(width) + 1}`);
    assert.notEqual(drawing, html);
    const wrongDrawing = await auditFiles(await publishLie(books, join(root, 'lie-drawing'), whole, { 'index.html': utf8(drawing) }));
    assert.equal(wrongDrawing.failure?.step, 'pages');
    assert.match(wrongDrawing.failure.at, /^index\.html, /);
    const wrongWord = await auditFiles(await publishLie(books, join(root, 'lie-word'), whole, { 'index.html': utf8(html.replace('</h1>', ' verified by nobody</h1>')) }));
    assert.equal(wrongWord.failure?.step, 'pages');
    assert.match(wrongWord.failure.at, /^index\.html, /);
  });

  test('wrong counts of an import are located', async () => {
    const { journal } = await openCopy(books, join(root, 'miscounted'));
    const file = 'ab'.repeat(32);
    const source = { ...(journal.books.sources.at(-1)?.body as unknown as JsonObject), dataset: 'other', file };
    const row = journal.size + 1;
    const written = await journal.write([
      { kind: 'source', eventTime: '2026-11-09', body: source },
      { kind: 'import', eventTime: '2026-11-09', body: { dataset: 'other', files: [file], rows: 1, added: 1, changed: 0, removed: 0, unchanged: 0, skipped: [], columnsAdded: [], columnsDropped: [] } },
    ]);
    assert.ok(written.ok, JSON.stringify(written));
    const checkpoint = await journal.checkpoint();
    await journal.close();
    const report = await auditLog(join(root, 'miscounted'), checkpoint);
    assert.deepEqual([report.failure?.step, report.failure?.at], ['imports', `record ${row}`]);
  });

  test('a restatement that hides a changed cell is located', async () => {
    const { journal } = await openCopy(books, join(root, 'hiding'));
    const { books: held } = journal;
    const of = Array.from({ length: held.size }, (_, row) => row).find((row) => held.statesRow(row) && held.by.values[row] === 0 && held.kindAt(row) === 'arrival') as number;
    const entry = decodeEntry(await journal.entry(of));
    assert.ok(entry.ok);
    const body = entry.value.record.body as JsonObject & { source: { file: string; row: string; cells: Record<string, string> } };
    const file = 'cd'.repeat(32);
    const cells = { ...body.source.cells, 'Description of Cargo': 'other', Units: 'other' };
    const drafts: Draft[] = [
      { kind: 'source', eventTime: '2026-11-09', body: { ...(held.sourceAt(of) as unknown as JsonObject), file, retrieved: '2026-11-09' } },
      {
        kind: 'restatement',
        eventTime: '2026-11-09',
        body: {
          of: held.idAt(of),
          change: 'changed',
          fields: [{ field: 'Description of Cargo', from: body.source.cells['Description of Cargo'] as string, to: 'other' }],
          now: { kind: 'arrival', eventTime: entry.value.record.eventTime, body: { ...body, source: { ...body.source, file, cells } } },
        },
      },
    ];
    const row = journal.size + 1;
    const written = await journal.write(drafts);
    assert.ok(written.ok, JSON.stringify(written));
    const checkpoint = await journal.checkpoint();
    await journal.close();
    const report = await auditLog(join(root, 'hiding'), checkpoint);
    assert.deepEqual([report.failure?.step, report.failure?.at], ['restatements', `record ${row}`]);
  });
});

async function auditLog(folder: string, checkpoint: string): Promise<AuditReport> {
  const files = await logOfBooks(folder, checkpoint);
  return audit({ unverifiedFile: async (path) => files.get(path) });
}
