import '@amanah/log/native.ts';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { audit } from '@amanah/audit/audit.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { snapshotBytes } from '@amanah/core/ledger/snapshot.ts';
import { formatVerifierKey, KEY_TYPE, verifierKey } from '@amanah/log/note.ts';
import { buildReport } from '@amanah/projection/report.ts';
import type { AnyReport, ReportName } from '@amanah/projection/report-shape.ts';
import { decodeEntry } from '@amanah/record/entry.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { consignments } from '@amanah/interchange/consignments/format.ts';
import { cbpfProjects } from '@amanah/interchange/cbpf/projects.ts';
import { MemoryDisk, openMemory } from '@amanah/store/memory.ts';
import type { Store } from '@amanah/store/store.ts';
import { auditSourceOf } from '../books/log-files.ts';
import { importFiles, type ImportOptions } from './import.ts';
import { ImportRefused, type ImportFile, type ImportReport } from './import-report.ts';
import { Journal } from '../books/journal.ts';

const logSeed = new Uint8Array(32).fill(2);
const origin = 'amanah/test/1';
const logKey = formatVerifierKey(verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(logSeed).publicKey }));

async function journalOn(store: Store = openMemory()): Promise<Journal> {
  const journal = await Journal.open({ store, authorSeed: new Uint8Array(32).fill(1), logSeed, origin, now: () => '2026-01-02T03:04:05Z' });
  if (journal.size === 0) assert.ok((await journal.write([{ kind: 'operation', eventTime: '2026-01-01', body: { name: 'Test', origin, logKey } }])).ok);
  return journal;
}

function file(text: string, name = 'list.csv'): ImportFile {
  const bytes = utf8(text);
  return {
    name,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: async function* () {
      for (let at = 0; at < bytes.length; at += 50) yield bytes.subarray(at, at + 50);
    },
  };
}

const HEADER = 'ID,Received Date,Description of Cargo,Cargo Category,Quantity,Units,Donating Country/ Organization,Crossing,Status';
const rows = (...lines: string[]): string => [HEADER, ...lines, ''].join('\n');
const V1 = rows('1,2024-05-01,Flour,Food Items,12,Pallets,WFP,Rafah,Received', '2,2024-05-01,Flour,Food Items,12,Pallets,WFP,Rafah,Received', '3,2024-05-02,Tents,Non-Food Items,,,Turkey + AFAD,Rafah,Received');
const V2 = rows('1,2024-05-01,Flour,Food Items,4,MT,WFP,Rafah,Received', '2,2024-05-01,  Flour ,Food Items,12,Pallets,WFP,Rafah,Received', '4,2024-04-30,Water,Food Items,0,Pallets,0,Rafah,Received');

function reportOf(name: ReportName, { books }: Journal): AnyReport {
  return buildReport(name, books, books.size);
}

async function assertVerified(journal: Journal): Promise<void> {
  const audited = await audit(auditSourceOf(journal.store, await journal.checkpoint()));
  assert.equal(audited.verified, true, JSON.stringify(audited.failure));
}

async function run(journal: Journal, text: string, options: Partial<ImportOptions> = {}): Promise<ImportReport> {
  return importFiles(journal, consignments, [file(text)], { retrieved: '2024-11-11', ...options });
}

test('[J8] a newer version gives added, changed and removed rows, cell by cell, and the audit recomputes them', async () => {
  const journal = await journalOn();
  await run(journal, V1);
  const report = await run(journal, V2, { retrieved: '2025-01-19' });
  assert.deepEqual([report.added, report.changed, report.removed, report.unchanged], [1, 1, 1, 1]);
  assert.deepEqual(report.fields, { Quantity: 1, Units: 1 });
  const restatement = journal.books.of.values.findIndex((of) => of !== 0);
  const entry = decodeEntry(await journal.entry(restatement));
  assert.deepEqual(entry.ok && entry.value.record.body['fields'], [{ field: 'Quantity', from: '12', to: '4' }, { field: 'Units', from: 'Pallets', to: 'MT' }]);
  const audited = await audit(auditSourceOf(journal.store, await journal.checkpoint()));
  assert.equal(audited.verified, true, JSON.stringify(audited.failure));
});

test('[J8] a column that a version adds or drops is a change of the form, not of any row', async () => {
  const journal = await journalOn();
  await run(journal, V1);
  const wider = V1.split('\n').map((line, at) => (line === '' ? '' : at === 0 ? `${line.replace(',Status', '')},Entry Type` : `${line.replace(',Received', '')},Unknown`)).join('\n');
  const report = await run(journal, wider, { retrieved: '2025-01-19' });
  assert.deepEqual([report.added, report.changed, report.removed, report.unchanged], [0, 0, 0, 3]);
  assert.deepEqual([report.columnsAdded, report.columnsDropped], [['Entry Type'], ['Status']]);
});

test('[J7] a file with problems writes nothing and all its problems are told at once', async () => {
  const journal = await journalOn();
  const before = snapshotBytes(journal.books);
  const report = await run(journal, rows('1,2024-02-30,Flour,Food Items,12,Pallets,WFP,Rafah,Received', ',2024-05-01,Flour,Food Items,12,Pallets,WFP,Rafah,Received', '3,2024-05-01,Flour,Food Items,twelve,Pallets,WFP,Rafah,Received'));
  assert.equal(report.outcome, 'refused');
  assert.deepEqual(report.problems.map(({ row, column }) => [row, column]), [[2, 'Received Date'], [3, 'ID'], [4, 'Quantity']]);
  assert.deepEqual(snapshotBytes(journal.books), before);
});

test('[J7] a dry run counts as the import would and writes nothing', async () => {
  const journal = await journalOn();
  await run(journal, V1);
  const size = journal.size;
  const dry = await run(journal, V2, { retrieved: '2025-01-19', dryRun: true });
  assert.equal(journal.size, size);
  const real = await run(journal, V2, { retrieved: '2025-01-19' });
  assert.deepEqual([dry.added, dry.changed, dry.removed, dry.unchanged, dry.fields], [real.added, real.changed, real.removed, real.unchanged, real.fields]);
});

test('[J9] a file of another year takes nothing away; the next version of the same year does', async () => {
  const journal = await journalOn();
  const projects = (year: string, ...codes: string[]): string =>
    ['PFId,PrjCode,AllYr,OrgNm,OrgTypeId,PrjTitle,PrgBdg,BenAgg,PrjStsNm,ApprDt,AStrDt', ...codes.map((code) => `67,${code},${year},Someone,1,Title,100.5,1##2##3##4,Implementation,1/2/${year} 1:02:03 PM,1/1/${year} 12:00:00 AM`), ''].join('\n');
  const load = (text: string, retrieved: string): Promise<ImportReport> => importFiles(journal, cbpfProjects, [file(text, 'projects.csv')], { retrieved });
  assert.equal((await load(projects('2024', 'A-1', 'A-2'), '2026-01-01')).added, 2);
  const next = await load(projects('2025', 'B-1'), '2026-01-01');
  assert.deepEqual([next.added, next.removed], [1, 0]);
  const again = await load(projects('2024', 'A-1'), '2026-02-01');
  assert.deepEqual([again.added, again.removed], [0, 1]);
});

test('[J10] the same files again write nothing, and an import cut off at any append is completed by repeating it', async () => {
  const whole = await journalOn();
  await run(whole, V1);
  const wholeReport = await run(whole, V2, { retrieved: '2025-01-19' });
  const size = whole.size;
  assert.equal((await run(whole, V2, { retrieved: '2025-01-19' })).outcome, 'already-imported');
  assert.equal(whole.size, size);
  for (let cut = 1; cut <= 6; cut += 1) {
    const disk = new MemoryDisk();
    const first = await journalOn(openMemory(disk));
    await run(first, V1);
    const dying = await journalOn(dyingAfter(openMemory(disk), cut));
    await run(dying, V2, { retrieved: '2025-01-19' }).catch((error: unknown) => assert.match(String(error), /power/));
    const survivor = await journalOn(openMemory(disk));
    const report = await run(survivor, V2, { retrieved: '2025-01-19' });
    const closed = survivor.books.control.findLast(({ kind }) => kind === 'import')?.body;
    assert.deepEqual([closed?.['added'], closed?.['changed'], closed?.['removed']], [wholeReport.added, wholeReport.changed, wholeReport.removed]);
    assert.ok(report.outcome === 'imported' || report.outcome === 'already-imported');
    assert.equal(survivor.size, size);
    assert.equal((await audit(auditSourceOf(survivor.store, await survivor.checkpoint()))).verified, true);
  }
});

function dyingAfter(store: Store, appends: number): Store {
  let left = appends;
  return new Proxy(store, {
    get: (target, name: keyof Store) =>
      name === 'append'
        ? async (batch: Parameters<Store['append']>[0]) => {
            if ((left -= 1) < 0) throw new Error('power cut');
            return target.append(batch);
          }
        : (target[name] as (...of: unknown[]) => unknown).bind(target),
  });
}

test('[J11] versions go forward only', async () => {
  const journal = await journalOn();
  await run(journal, V1);
  await assert.rejects(run(journal, V2, { retrieved: '2024-11-10' }), ImportRefused);
  await run(journal, V2, { retrieved: '2025-01-19' });
  await assert.rejects(run(journal, V1, { retrieved: '2025-02-01' }), /newer version/);
  await assert.rejects(run(journal, V1, { retrieved: '2025-01-19', isRetrievedStated: true }), /newer version/);
});

test('[J11] a publisher who goes back to an older file is believed when a later day is stated, and every version stays told apart', async () => {
  const journal = await journalOn();
  await run(journal, V1);
  const first = reportOf('consignments', journal).rows;
  await run(journal, V2, { retrieved: '2025-01-19' });
  const back = await run(journal, V1, { retrieved: '2025-02-01', isRetrievedStated: true });
  assert.deepEqual([back.outcome, back.added, back.changed, back.removed, back.unchanged], ['imported', 1, 1, 1, 1]);
  assert.deepEqual(reportOf('consignments', journal).rows, first);
  assert.equal((await run(journal, V1, { retrieved: '2025-03-01' })).outcome, 'already-imported');
  const pairs = reportOf('restatements', journal).rows.map(({ fromRetrieved, toRetrieved, added, changed, removed }) => [fromRetrieved, toRetrieved, added, changed, removed]);
  assert.deepEqual(pairs, [
    ['2024-11-11', '2025-01-19', 1, 1, 1],
    ['2025-01-19', '2025-02-01', 1, 1, 1],
  ]);
  await assertVerified(journal);
});

test('[J12] a file that did not change is part of the next version too, and each import counts only its own rows', async () => {
  const journal = await journalOn();
  const projects = (budget: string): ImportFile =>
    file(['PFId,PrjCode,AllYr,OrgNm,OrgTypeId,PrjTitle,PrgBdg,BenAgg,PrjStsNm,ApprDt,AStrDt', ...['A-1', 'A-2'].map((code) => `67,${code},2024,Someone,1,Title,${budget},1##2##3##4,Implementation,1/2/2024 1:02:03 PM,1/1/2024 12:00:00 AM`), ''].join('\n'), `projects-${budget}.csv`);
  const next = file(['PFId,PrjCode,AllYr,OrgNm,OrgTypeId,PrjTitle,PrgBdg,BenAgg,PrjStsNm,ApprDt,AStrDt', '67,B-1,2025,Someone,1,Title,5,1##2##3##4,Implementation,1/2/2025 1:02:03 PM,1/1/2025 12:00:00 AM', ''].join('\n'), 'next.csv');
  const first = await importFiles(journal, cbpfProjects, [projects('10.5'), next], { retrieved: '2025-01-01' });
  const report = await importFiles(journal, cbpfProjects, [projects('11.5'), next], { retrieved: '2025-02-01' });
  assert.deepEqual([first.added, report.added, report.changed, report.removed, report.unchanged], [3, 0, 2, 0, 1]);
  await assertVerified(journal);
});

test('[J14] of two processes that import the same files at once, one closes the import', async () => {
  const disk = new MemoryDisk();
  await run(await journalOn(openMemory(disk)), V1);
  const one = await journalOn(openMemory(disk));
  const two = await journalOn(openMemory(disk));
  await Promise.all([run(one, V2, { retrieved: '2025-01-19' }), run(two, V2, { retrieved: '2025-01-19' })]);
  const survivor = await journalOn(openMemory(disk));
  assert.deepEqual(survivor.books.control.filter(({ kind }) => kind === 'import').map(({ body }) => [body['added'], body['changed'], body['removed']]), [[3, 0, 0], [1, 1, 1]]);
  await assertVerified(survivor);
});

test('[J13] the same file is refused in another dataset, where its rows would count twice', async () => {
  const journal = await journalOn();
  await run(journal, V1);
  const { size } = journal;
  await assert.rejects(run(journal, V1, { dataset: 'copy' }), /count twice/);
  await assert.rejects(importFiles(journal, consignments, [file(V1), file(rows('9,2024-05-01,Flour,Food Items,1,MT,WFP,Rafah,Received'), 'more.csv')], { retrieved: '2025-01-01', dataset: 'copy' }), /count twice/);
  assert.equal(journal.size, size);
});

test('[J7] a row that could not be restated is refused beforehand, in any script', async () => {
  const journal = await journalOn();
  const list = (letter: string, bytes: number): string => rows(...['1', '2'].map((id) => `${id},2024-05-01,${letter.repeat(bytes / Buffer.byteLength(letter))},Food Items,1,MT,WFP,Rafah,Received`));
  for (const letter of ['x', 'غ', '界', '\u{1f33e}']) {
    const refused = await run(journal, list(letter, 15_000));
    assert.deepEqual([refused.outcome, refused.problemCount, journal.size], ['refused', 2, 1], letter);
  }
  assert.equal((await run(journal, list('غ', 13_600))).added, 2);
  assert.equal((await run(journal, list('ع', 13_600), { retrieved: '2024-11-12' })).changed, 2);
  await assertVerified(journal);
});

test('[J7] a version without any row is refused: it would take everything away', async () => {
  const journal = await journalOn();
  await run(journal, V1);
  const report = await run(journal, rows(), { retrieved: '2025-01-19' });
  assert.deepEqual([report.outcome, report.problems.map(({ code }) => code)], ['refused', ['no-rows']]);
});
