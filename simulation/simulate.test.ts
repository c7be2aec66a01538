import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { audit, type AuditReport } from '@amanah/audit/audit.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import { formatVerifierKey, KEY_TYPE, parseVerifierKey, verifierKey } from '@amanah/log/note.ts';
import type { Policy } from '@amanah/log/policy.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { Operator } from './actors/operator.ts';
import { chainAnew, FORGERIES, loosen, type Forged } from './actors/forger.ts';
import { Auditor, Objection } from './auditor.ts';
import { runScript } from './crash-points.ts';
import { simulate, type Run } from './simulate.ts';
import { checkpointOf, logFiles, manifestOf, reportFiles, sourceOf, type Files } from './static-log.ts';
import { setUp } from './workload.ts';
import { World } from './world.ts';

const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);
/** Seeds that once showed a fault; they are run for ever. */
const KEPT = readFileSync(new URL('seeds.txt', import.meta.url), 'utf8').split('\n').filter((line) => /^\d+/.test(line)).map((line) => Number.parseInt(line, 10));

test('[V1] the books say what the independent auditor says, after every step of every seed', async () => {
  const totals = { refusals: 0, imports: 0, crashes: 0, outages: 0 };
  for (const seed of [...SEEDS, ...KEPT]) {
    const { verdict } = await simulate(seed);
    for (const name of ['refusals', 'imports', 'crashes', 'outages'] as const) totals[name] += verdict[name];
  }
  // A run in which nothing happens proves nothing.
  for (const [name, count] of Object.entries(totals)) assert.ok(count > 40, `${name}: ${count}`);
});

test('[V2] the same seed gives the same bytes', async () => {
  for (const seed of [1, 7, 23]) assert.deepEqual((await simulate(seed)).verdict, (await simulate(seed)).verdict);
  assert.notEqual((await simulate(1)).verdict.hash, (await simulate(2)).verdict.hash);
});

/** Policy of a reader who knows the log's key from elsewhere. */
function policyOf({ origin, logSeed }: World): Policy {
  const key = parseVerifierKey(formatVerifierKey(verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(logSeed).publicKey })));
  assert.ok(key.ok);
  return { logs: [{ key: key.key }], witnesses: [], groups: [], quorum: 'none' };
}

interface Reader {
  readonly run: Run;
  /** Checkpoint that the reader kept, over everything there was. */
  readonly kept: Uint8Array;
  readonly judge: (files: Files, kept?: boolean) => Promise<AuditReport>;
}

async function reader(seed: number): Promise<Reader> {
  const run = await simulate(seed, { steps: 20 });
  const { world } = run;
  const kept = utf8(checkpointOf(world.disk.entries, world));
  const policy = policyOf(world);
  return { run, kept, judge: (files, withKept = true) => audit(sourceOf(files), { policy, ...(withKept ? { olderCheckpoints: [kept] } : {}) }) };
}

test('[V3] a dishonest operator who holds every key is caught by the audit or by an older checkpoint', async () => {
  const met = new Set<string>();
  for (const seed of [3, 4, 11, 12, 19]) {
    const { run: { world }, judge } = await reader(seed);
    const { entries } = world.disk;
    assert.ok((await judge(logFiles(entries, world))).verified);
    for (const { name, forge } of FORGERIES) {
      const forged = forge({ world, entries, from: Math.floor(entries.length / 2) });
      if (forged === undefined) continue;
      met.add(name);
      await assertCaught(`seed ${seed}, who ${name}`, forged, world, judge);
    }
  }
  assert.deepEqual(FORGERIES.map(({ name }) => name).filter((name) => !met.has(name)), [], 'every forgery found an occasion');
});

async function assertCaught(what: string, { entries, alone }: Forged, world: World, judge: Reader['judge']): Promise<void> {
  const files = logFiles(entries, world);
  const bare = await judge(files, false);
  if (alone.length === 0) {
    // Some are whole in themselves: only somebody who kept a checkpoint can tell. Others trip over a later record.
    assert.ok(bare.verified || bare.failure?.step === 'records', `${what}: ${bare.failure?.message}`);
  } else {
    assert.ok(bare.failure !== undefined && alone.includes(bare.failure.step), `${what}: ${bare.verified ? 'verified' : `stopped at ${bare.failure?.step}: ${bare.failure?.message}`}`);
  }
  const { failure, verified } = await judge(files);
  assert.equal(verified, false, what);
  if (alone.length === 0) assert.ok(failure?.step === 'history' || failure?.step === 'records', `${what}: ${failure?.step} ${failure?.message}`);
  assert.ok((failure?.at ?? '') !== '', what);
}

test('[V4] two readers who were shown two logs find out when they compare checkpoints', async () => {
  const { run: { world }, kept, judge } = await reader(5);
  const entries = [...world.disk.entries];
  const at = entries.length - 1;
  const loose = entries.map(loosen);
  const last = loose[at];
  assert.ok(last !== undefined);
  const other = chainAnew([...loose.slice(0, at), { ...last, recordTime: '2024-12-31T00:00:00Z' }], (author) => world.seedOf(author));
  assert.ok((await judge(logFiles(other, world), false)).verified);
  assert.equal((await judge(logFiles(other, world))).failure?.code, 'history-rewritten');
  const back = await audit(sourceOf(logFiles(entries, world)), { policy: policyOf(world), olderCheckpoints: [utf8(checkpointOf(other, world)), kept] });
  assert.equal(back.failure?.step, 'history');
});

test('[V5] a checkpoint of another key, a changed tile, a missing bundle, a changed entry: the step and the place', async () => {
  const { run: { world }, judge } = await reader(6);
  const { entries } = world.disk;
  const whole = logFiles(entries, world);
  const foreign = new Map(whole).set('checkpoint', utf8(checkpointOf(entries, { ...world, origin: world.origin, logSeed: new Uint8Array(32).fill(9) })));
  assert.equal((await judge(foreign)).failure?.step, 'checkpoint');
  assert.equal((await audit(sourceOf(foreign))).failure?.step, 'checkpoint', 'also for a reader without a policy');
  for (const [path, bytes] of whole) {
    const random = world.random;
    const place = random.below(bytes.length);
    const flipped = new Map(whole).set(path, bytes.map((byte, at) => (at === place ? byte ^ (1 << random.below(8)) : byte)));
    const report = await judge(flipped);
    assert.equal(report.verified, false, `${path}, byte ${place}`);
    assert.ok(['checkpoint', 'history', 'entries', 'tiles', 'tree'].includes(report.failure?.step ?? ''), `${path}, byte ${place}: ${report.failure?.step}`);
    const without = new Map(whole);
    without.delete(path);
    assert.equal((await judge(without)).verified, false, `${path} removed`);
  }
});

test('[V6] a report that says otherwise is caught, with or without its own manifest in the log', async () => {
  const { run: { world }, judge } = await reader(8);
  const { books } = await judge(logFiles(world.disk.entries, world));
  assert.ok(books !== undefined);
  const honest = reportFiles(books);
  const publish = async (files: Files): Promise<Files> => {
    const { createHash } = await import('node:crypto');
    const body = { manifest: createHash('sha256').update(files.get('manifest.json') as Uint8Array).digest('hex'), size: books.size, files: files.size - 1 };
    const first = loosen(world.disk.entries[0] as Uint8Array);
    const record = { author: first.record.author, seq: 1, prev: '', kind: 'publication', eventTime: '2024-09-09', body };
    const entries = chainAnew([...world.disk.entries.map(loosen), { record, recordTime: '2024-09-09T00:00:00Z', sealed: true }], (author) => world.seedOf(author));
    return new Map([...logFiles(entries, world), ...files]);
  };
  const published = await publish(honest);
  assert.deepEqual((await judge(published)).failure, undefined);
  for (const path of ['reports/balances.json', 'reports/funds.csv']) {
    const text = Buffer.from(honest.get(path) as Uint8Array).toString('utf8');
    const lie = utf8(text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)));
    assert.equal((await judge(new Map(published).set(path, lie))).failure?.step, 'files', path);
    const lied = new Map(honest).set(path, lie);
    const { failure } = await judge(await publish(lied.set('manifest.json', manifestOf(lied, books.size))));
    assert.equal(failure?.step, 'reports', path);
    assert.ok(failure?.at.startsWith(path));
  }
  assert.equal((await judge(new Map(published).set('reports/extra.json', utf8('{}')))).failure?.step, 'files');
});

test('[V7] whichever call of the store fails, and however, the books end up as if nothing had happened', async () => {
  const calm = await runScript(4, undefined);
  assert.ok(calm.calls > 30 && calm.entries.length > 40);
  // Each call fails once here, by turns before and after its effect; the slow test has every fault at every call.
  for (let at = 0; at < calm.calls; at += 1) {
    const fault = at % 2 === 0 ? 'crash-after' : 'crash-before';
    const { entries, checkpoint } = await runScript(4, at, fault);
    assert.deepEqual(entries, calm.entries, `${fault} at call ${at}`);
    assert.equal(checkpoint, calm.checkpoint, `${fault} at call ${at}`);
  }
});

test('[V8] the auditor objects to a journal that is wrong, whoever signed it', async () => {
  const { world } = await simulate(3, { steps: 20 });
  const { entries } = world.disk;
  for (const { name, forge } of FORGERIES) {
    const forged = forge({ world, entries, from: Math.floor(entries.length / 2) });
    if (forged === undefined || !forged.alone.some((step) => step === 'records' || step === 'chains')) continue;
    if (name === 'leaves its newest record without a seal') continue;
    assert.throws(() => new Auditor().readNew(forged.entries), Objection, name);
  }
  const auditor = new Auditor();
  auditor.readNew(entries);
  assert.throws(() => auditor.readAgain(entries.slice(1)), Objection);
  assert.throws(() => auditor.readNew(entries.slice(0, 5)), Objection);
});

test('[V9] on a disk that lost records its own checkpoint covers, nothing more is signed', async () => {
  const world = new World(9);
  const operator = new Operator(world);
  const begin = [{ kind: 'operation', eventTime: world.today(), body: { name: 'Lost', origin: world.origin, logKey: operator.logKey } }, ...setUp(world)];
  assert.ok((await operator.submit(begin)).ok);
  const { disk } = world;
  const [head, entries] = [disk.head, [...disk.entries]];
  assert.ok((await operator.submit([{ kind: 'erasure', eventTime: world.today(), body: { subjects: 1, ground: 'asked for' } }])).ok);
  const signed = await operator.checkpoint();
  operator.kill();
  disk.head = head;
  disk.entries.length = entries.length;
  await assert.rejects(operator.checkpoint(), /records were lost/);
  assert.equal(disk.checkpoint, signed);
});
