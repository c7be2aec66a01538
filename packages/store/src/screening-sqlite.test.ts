import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import type { ListVersionRow, PrivatePartyRow, ScreeningStore } from './screening.ts';
import { openScreeningSqlite, SCREENING_FILE } from './screening-sqlite.ts';
import { StoreCorrupt } from './store.ts';

const NOW = 1_700_000_000_000;
const [ONE, TWO, THREE] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];

function fileOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-screening-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, SCREENING_FILE);
}

function store(context: TestContext): ScreeningStore {
  const opened = openScreeningSqlite(fileOf(context));
  context.after(() => opened.close());
  return opened;
}

function version(digest: string, more: Partial<ListVersionRow> = {}): ListVersionRow {
  return { list: 'un', digest, date: '2026-11-01', format: 'un-xml', entries: 2, problems: 0, problemsShown: [], leavesOut: false, files: [{ name: 'a.xml', sha256: ONE, bytes: 9 }], forTests: false, loaded: NOW, loadedBy: 'amal', ...more };
}

const driver: PrivatePartyRow = { reference: 'staff:driver-3', role: 'staff', nature: 'person', facts: { names: ['Somebody Else'], birthDate: '1970', position: 'driver' }, entered: NOW, enteredBy: 'amal' };

test('[SC17] parties, lists, runs and decisions are kept; older versions are forgotten but that of the run', async (context) => {
  const kept = store(context);
  await kept.putParty(driver);
  await kept.putParty({ ...driver, organisation: 'haul' });
  assert.deepEqual(await kept.parties(), [{ ...driver, organisation: 'haul' }]);
  await kept.putList(version(ONE), Buffer.from('[1]'));
  await kept.putRun({ run: { list: 'un', digest: ONE, date: '2026-11-01', threshold: 737, engine: 'e', made: NOW, holder: 'amal' }, screened: [['organisation:haul', TWO], ['staff:driver-3', TWO]], hits: [{ party: 'staff:driver-3', entry: '7', entryDigest: ONE, partyDigest: TWO, score: 800, found: '{}' }] });
  await kept.putList(version(TWO), Buffer.from('[2]'));
  await kept.putList(version(THREE), Buffer.from('[3]'));
  assert.deepEqual((await kept.lists()).map(({ digest }) => digest), [THREE]);
  assert.equal(Buffer.from((await kept.entriesOf('un', ONE)) as Uint8Array).toString(), '[1]');
  assert.equal(await kept.entriesOf('un', TWO), undefined);
  const run = await kept.run('un');
  assert.deepEqual([run?.screened.length, run?.hits[0]?.entry, await kept.run('eu')], [2, '7', undefined]);
  const decision = { party: 'staff:driver-3', list: 'un', entry: '7', entryDigest: ONE, partyDigest: TWO, verdict: 'not-a-match', reason: 'born in another year', holder: 'amal', made: NOW } as const;
  await kept.putDecisions([decision, { ...decision, party: 'organisation:haul' }]);
  await kept.putBasis({ basis: THREE, salt: 'a'.repeat(32), content: '{}' }, [2]);
  assert.deepEqual((await kept.decisions()).map(({ party, basis }) => [party, basis]), [['staff:driver-3', undefined], ['organisation:haul', THREE]]);
  assert.equal((await kept.basis(THREE))?.content, '{}');
  assert.equal(await kept.removeParty('staff:driver-3'), true);
  assert.equal(await kept.removeParty('staff:driver-3'), false);
  assert.deepEqual([(await kept.run('un'))?.hits.length, (await kept.decisions()).length], [0, 1], 'with what was found and decided');
});

test('[SC17] the file is readable by its owner only, and what is removed is overwritten', async (context) => {
  const file = fileOf(context);
  const kept = openScreeningSqlite(file);
  context.after(() => kept.close());
  assert.equal(statSync(file).mode & 0o777, 0o600);
  await kept.putParty({ ...driver, facts: { ...driver.facts, names: ['Zzyzx Quillfeather'] } });
  await kept.removeParty(driver.reference);
  for (const one of [file, `${file}-wal`]) assert.equal(readFileSync(one).includes('Quillfeather'), false, one);
});

test('[SC17] no household comes into the file, by whatever words and by whatever program: the database refuses it and says why', (context) => {
  const file = fileOf(context);
  void openScreeningSqlite(file).close();
  const bare = new DatabaseSync(file);
  context.after(() => bare.close());
  const insert = (reference: string, role: string, nature: string, facts: unknown, form = 'insert'): void =>
    void bare.prepare(`${form} into party (reference, role, nature, facts, entered, entered_by) values (?, ?, ?, ?, 0, 'x')`).run(reference, role, nature, JSON.stringify(facts));
  const names = ['Somebody'];
  const registration = '0123456789abcdef0123456789abcdef';
  const tries: readonly (readonly [string, string, string, unknown])[] = [
    ['household:1', 'household', 'person', { names }],
    ['beneficiary:1', 'beneficiary', 'person', { names }],
    ['staff:1', 'household', 'person', { names, position: 'driver' }],
    ['staff:1', 'staff', 'household', { names, position: 'driver' }],
    ['staff:1', 'staff', 'person', { names }],
    ['staff:1', 'staff', 'person', { names, position: 'Head of household' }],
    ['staff:1', 'staff', 'person', { names, position: 'aid_recipient' }],
    ['staff:1', 'staff', 'person', { names, position: ' مستفيد ' }],
    ['staff:1', 'staff', 'person', { names, position: 'نازح' }],
    ['staff:1', 'staff', 'person', { names, position: 'réfugié' }],
    ['supplier:1', 'supplier', 'person', { names, position: 'trader' }],
    ['staff:1', 'staff', 'person', { names, position: 'driver', household: 4 }],
    ['staff:1', 'staff', 'person', { names, position: 'driver', members: ['a', 'b'] }],
    ['staff:1', 'staff', 'person', { names, position: 'driver', identifiers: [{ type: 'national-id', number: '1', registration: 'r' }] }],
    ['supplier:1', 'supplier', 'organisation', { names, needs: ['shelter'] }],
    [registration, 'staff', 'person', { names, position: 'driver' }],
    [`staff:${registration}`, 'staff', 'person', { names, position: 'driver' }],
    [`supplier:hh-${registration.toUpperCase()}`, 'supplier', 'person', { names }],
  ];
  for (const [reference, role, nature, facts] of tries) {
    assert.throws(() => insert(reference, role, nature, facts), /no-vet-zone: /, JSON.stringify([reference, role, nature, facts]));
    assert.throws(() => insert(reference, role, nature, facts, 'insert or replace'), /no-vet-zone: /);
  }
  assert.throws(() => insert('household:1', 'household', 'person', { names }), /people in need are never compared with sanctions lists/);
  bare.exec('pragma ignore_check_constraints = on');
  assert.throws(() => insert('household:1', 'household', 'person', { names }), /no-vet-zone: /, 'also where checks are turned off');
  bare.exec('pragma ignore_check_constraints = off');
  insert('staff:1', 'staff', 'person', { names, position: 'head of office' });
  assert.throws(() => bare.exec("update party set role = 'household'"), /no-vet-zone: /);
  assert.throws(() => bare.exec(`update party set facts = '{"names":["x"],"household":1}'`), /no-vet-zone: /);
  assert.deepEqual(bare.prepare('select count(*) as n from party').get()?.['n'], 1);
});

test('[SC17] nothing is found or decided about whoever is no party: a registration has no row in any table', async (context) => {
  const file = fileOf(context);
  const kept = openScreeningSqlite(file);
  context.after(() => kept.close());
  const run = { list: 'un', digest: ONE, date: '2026-11-01', threshold: 737, engine: 'e', made: NOW, holder: 'amal' };
  const registration = '0123456789abcdef0123456789abcdef';
  for (const party of [registration, 'household:1', 'staff:not-entered']) {
    await assert.rejects(kept.putRun({ run, screened: [[party, ONE]], hits: [] }), (error) => error instanceof StoreCorrupt && /no-vet-zone: /.test(error.message), party);
    await assert.rejects(kept.putRun({ run, screened: [], hits: [{ party, entry: '7', entryDigest: ONE, partyDigest: ONE, score: 800, found: '{}' }] }), /no-vet-zone: /, party);
    await assert.rejects(kept.putDecisions([{ party, list: 'un', entry: '7', entryDigest: ONE, partyDigest: ONE, verdict: 'match', reason: 'r', holder: 'amal', made: NOW }]), /no-vet-zone: /, party);
  }
  assert.deepEqual([await kept.run('un'), await kept.decisions()], [undefined, []]);
  await kept.putRun({ run, screened: [['organisation:mill', ONE]], hits: [{ party: 'organisation:mill', entry: '7', entryDigest: ONE, partyDigest: ONE, score: 800, found: '{}' }] });
  await kept.putDecisions([{ party: 'organisation:mill', list: 'un', entry: '7', entryDigest: ONE, partyDigest: ONE, verdict: 'match', reason: 'r', holder: 'amal', made: NOW }]);
  const bare = new DatabaseSync(file);
  context.after(() => bare.close());
  for (const table of ['screened', 'hit', 'decision']) assert.throws(() => bare.exec(`update ${table} set party = 'household:1'`), /no-vet-zone: /, `${table}: nor by rewriting what stands there`);
});
