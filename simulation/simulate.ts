// One seed, one run: an operation at random on a failing disk, judged after
// every step by an auditor who shares no code with the ledger, and at the end
// by the audit that strangers run.
//
//   node simulation/simulate.ts 42          runs seed 42 and prints its verdict
//   node simulation/simulate.ts 1 1000      runs seeds 1 to 1000

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { audit } from '@amanah/audit/audit.ts';
import { utf8 } from '@amanah/log/bytes.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { balancesAt } from '@amanah/projection/balances.ts';
import { toHex } from '@amanah/log/bytes.ts';
import { auditSourceOf } from '@amanah/server/books/log-files.ts';
import type { SignedRecord } from '@amanah/server/books/submission.ts';
import { openMemory } from '@amanah/store/memory.ts';
import { importVersion, Publisher, type Version } from './actors/importer.ts';
import { Operator } from './actors/operator.ts';
import { Auditor, Objection } from './auditor.ts';
import { NO_FAULTS, type Fault, type FaultPlan } from './faulty-store.ts';
import { signedBy } from './signed.ts';
import type { Submission } from './submission.ts';
import { nextSubmission, setUp } from './workload.ts';
import { World } from './world.ts';

/** What a run did. Two runs of one seed give equal verdicts. */
export interface Verdict {
  readonly seed: number;
  readonly records: number;
  readonly root: string;
  /** SHA-256 of everything that happened, in order. */
  readonly hash: string;
  readonly refusals: number;
  readonly imports: number;
  readonly crashes: number;
  readonly outages: number;
  readonly checkpoints: readonly string[];
}

/** A run that ended with the wrong thing; the message says how to run it again. */
export class SimulationFailure extends Error {
  override readonly name = 'SimulationFailure';
}

/** A finished run with its world, for whoever goes on from there. */
export interface Run {
  readonly world: World;
  readonly verdict: Verdict;
}

/** Runs one seed. Throws SimulationFailure when anything is not as the auditor says. */
export async function simulate(seed: number, { steps = 30 }: { readonly steps?: number } = {}): Promise<Run> {
  const course = new Course(seed);
  try {
    return await course.run(steps);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SimulationFailure(
      `seed ${seed} at commit ${commit()}: ${message}\nRun it again with: node simulation/simulate.ts ${seed}\n${course.world.lastLines(8).join('\n')}`,
      { cause: error },
    );
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: fileURLToPath(new URL('.', import.meta.url)), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}

class Course {
  readonly world: World;
  readonly #operator: Operator;
  readonly #auditor = new Auditor();
  readonly #publishers = [new Publisher('list', 'arrival'), new Publisher('flows', 'pledge'), new Publisher('contributions', 'gift', 2)];
  /** What the auditor saw at earlier sizes: reports as of then must still say it. */
  readonly #history: { readonly size: number; readonly balances: readonly string[] }[] = [];
  readonly #checkpoints: string[] = [];
  readonly #unfinished = new Map<Publisher, Version>();
  #refusals = 0;
  #imports = 0;

  constructor(seed: number) {
    this.world = new World(seed);
    this.#operator = new Operator(this.world);
  }

  async run(steps: number): Promise<Run> {
    const { world } = this;
    const operator = this.#operator;
    await this.#begin();
    operator.plan(faultsOf(world));
    for (let step = 0; step < steps; step += 1) {
      world.pass();
      await this.#step();
      this.#judge(await operator.work(async (journal) => {
        await journal.catchUp();
        return journal.books;
      }));
    }
    operator.plan(NO_FAULTS);
    await this.#end();
    return { world, verdict: this.#verdict() };
  }

  async #begin(): Promise<void> {
    const { world } = this;
    const body = { name: `Operation ${world.seed}`, origin: world.origin, logKey: this.#operator.logKey };
    const written = await this.#operator.submit([{ kind: 'operation', eventTime: world.today(), body }, ...setUp(world)]);
    if (!written.ok) throw new Objection(`the set-up was refused: ${written.refusal.message}`);
    this.#auditor.readNew(world.disk.entries);
  }

  async #step(): Promise<void> {
    const { random } = this.world;
    const turn = random.below(100);
    if (turn < 68) return this.#submit(nextSubmission(this.world, this.#auditor));
    if (turn < 82) return this.#import(random.pick(this.#publishers));
    if (turn < 90) return this.#checkpoint();
    if (turn < 94) return this.#keepSnapshot();
    if (turn < 97) return this.#race();
    this.#operator.kill();
    this.world.tell('killed');
  }

  async #submit({ label, by, drafts, expected }: Submission): Promise<void> {
    const before = this.world.disk.head.size;
    const signed = by === undefined ? undefined : signedBy(this.world, this.#auditor, by, drafts);
    const written = signed === undefined ? await this.#operator.submit(drafts) : await this.#operator.submitSigned(signed);
    const outcome = written.ok ? 'admitted' : written.refusal.code;
    this.world.tell(`${label}: ${outcome}`);
    if (outcome !== expected) throw new Objection(`${label}: ${outcome}${written.ok ? '' : ` (${written.refusal.message})`}, expected ${expected}`);
    const wanted = before + (written.ok ? drafts.length : 0);
    if (!written.ok) this.#refusals += 1;
    else if (signed !== undefined) await this.#handInAgain(signed);
    if (this.world.disk.entries.length !== wanted) throw new Objection(`${label}: the journal has ${this.world.disk.entries.length} records, expected ${wanted}`);
  }

  /** A phone that got no answer says the same again, and nothing happens twice. */
  async #handInAgain(signed: readonly SignedRecord[]): Promise<void> {
    if (!this.world.random.chance(20)) return;
    const again = await this.#operator.submitSigned(signed);
    if (again.ok || again.refusal.code !== 'already-recorded') throw new Objection(`the same records again: ${again.ok ? 'admitted' : again.refusal.code}`);
  }

  async #import(publisher: Publisher): Promise<void> {
    const { world } = this;
    const left = this.#unfinished.get(publisher);
    this.#unfinished.delete(publisher);
    // What was cut off is finished some day, unless a newer version comes first.
    const version = left !== undefined && world.random.chance(60) ? left : publisher.publish(world);
    if (version !== left && world.random.chance(20)) {
      this.#unfinished.set(publisher, version);
      await this.#operator.work(async (journal) => {
        const store = journal.store;
        const append = store.append.bind(store);
        let left = world.random.below(3);
        store.append = async (batch) => {
          if (left === 0) throw new Cut();
          left -= 1;
          return append(batch);
        };
        await importVersion(journal, version).catch((error: unknown) => {
          if (!(error instanceof Cut)) throw error;
        }).finally(() => {
          store.append = append;
        });
      });
      world.tell(`import of ${version.name} cut off`);
      return;
    }
    const report = await this.#operator.work((journal) => importVersion(journal, version));
    if (report.outcome === 'refused') throw new Objection(`${version.name} was refused: ${report.problems[0]?.expected ?? ''}`);
    this.#imports += 1;
    world.tell(`import of ${version.name}: ${report.rows} rows`);
    this.#auditor.readNew(world.disk.entries);
    // What was reversed since the file first came stays reversed when the same file comes again.
    const isSame = report.outcome === 'already-imported' || version.files[0]?.sha256 === left?.files[0]?.sha256;
    if (!isSame) this.#judgeImport(publisher, version);
    else if (this.#auditor.closing(version.files[0]?.sha256 ?? '') === undefined) throw new Objection(`the import of ${version.name} was not finished`);
  }

  /** The rows that stand are the rows of the newest version, cell by cell. */
  #judgeImport({ dataset }: Publisher, { name, files, rows }: Version): void {
    const stated = this.#auditor.statedRows(dataset);
    const closing = this.#auditor.closing(files[0]?.sha256 ?? '');
    if (closing?.rows !== rows.size) throw new Objection(`the import of ${name} says it read ${closing?.rows} rows, the file has ${rows.size}`);
    if (stated.size !== rows.size) throw new Objection(`${stated.size} rows of ${dataset} stand, the file has ${rows.size}`);
    for (const [row, cells] of rows) {
      const held = stated.get(row)?.cells;
      if (held === undefined) throw new Objection(`row ${row} of ${name} is not stated`);
      for (const column of ['Id', 'Donor', 'Quantity']) {
        if (held[column] !== cells[column]) throw new Objection(`row ${row} of ${name}: ${column} is ${held[column]}, the file says ${cells[column]}`);
      }
    }
  }

  async #checkpoint(): Promise<void> {
    const note = await this.#operator.checkpoint();
    this.#auditor.readNew(this.world.disk.entries);
    const [, size, root] = note.split('\n');
    if (Number(size) !== this.#auditor.size) throw new Objection(`the checkpoint covers ${size} records of ${this.#auditor.size}`);
    if (Buffer.from(root as string, 'base64').toString('hex') !== this.#auditor.rootHex()) throw new Objection('the checkpoint states another root');
    this.#checkpoints.push(note);
    this.world.tell(`checkpoint ${size}`);
  }

  async #keepSnapshot(): Promise<void> {
    await this.#operator.work((journal) => journal.keepSnapshot(1));
    this.world.tell('snapshot');
  }

  /** Two processes write at the same moment, one of them perhaps a whole import; all is acknowledged, and nothing lost or twice. */
  async #race(): Promise<void> {
    const { world } = this;
    const gift = { kind: 'gift', eventTime: world.today(), body: { donor: 'norway', fund: 'general', amount: { commodity: 'USD', least: '7' }, account: 'bank', form: 'money' } };
    this.#operator.plan(NO_FAULTS);
    const other = await this.#operator.another();
    const gifts = async (): Promise<void> => {
      for (let count = 0; count < 4; count += 1) {
        // The other process is somewhere in its work; where, chance says.
        for (let turns = world.random.below(800); turns > 0; turns -= 1) await Promise.resolve();
        if (!(await other.write([gift, gift])).ok) throw new Objection('a gift was refused while another process wrote');
      }
    };
    const before = this.#auditor.size;
    const publisher = world.random.pick(this.#publishers.filter((one) => !this.#unfinished.has(one)).concat(new Publisher(`race-${before}`, 'pledge')));
    const version = publisher.publish(world);
    await this.#operator.work((journal) => Promise.all([importVersion(journal, version), gifts()]));
    this.#operator.plan(faultsOf(world));
    this.#auditor.readNew(world.disk.entries);
    const written = this.#auditor.records.slice(before).filter(({ kind, body }) => kind === 'gift' && body['source'] === undefined).length;
    if (written !== 8) throw new Objection(`8 gifts were acknowledged while another process wrote, ${written} stand`);
    world.tell(`race with ${version.name}`);
    // The publisher may have gone back to the very file that stands, with rows that were reversed since.
    if (this.#auditor.records.slice(before).some(({ kind }) => kind === 'import')) this.#judgeImport(publisher, version);
  }

  #judge(books: Books): void {
    const { entries } = this.world.disk;
    this.#auditor.readNew(entries);
    const balances = this.#auditor.balanceLines();
    compare('balances', linesOf(books, books.size), balances);
    const waiting = books.matters.waiting.filter(({ decidedAt }) => decidedAt === undefined).map(({ id }) => id);
    compare('what waits', waiting, [...this.#auditor.waiting].filter(([, { decided }]) => !decided).map(([id]) => id));
    if (books.size !== this.#auditor.size) throw new Objection(`the books stand at ${books.size}, the disk at ${this.#auditor.size}`);
    const sums = new Map<string, bigint>();
    for (const line of balances) {
      const [, fund, commodity, least] = line.split(' ') as [string, string, string, string];
      sums.set(`${fund} ${commodity}`, (sums.get(`${fund} ${commodity}`) ?? 0n) + BigInt(least));
    }
    for (const [key, sum] of sums) if (sum !== 0n) throw new Objection(`the accounts of ${key} add up to ${sum}`);
    if (this.world.random.chance(20)) this.#history.push({ size: books.size, balances });
    const then = this.#history.length === 0 ? undefined : this.world.random.pick(this.#history);
    if (then !== undefined) compare(`balances as of ${then.size}`, linesOf(books, then.size), then.balances);
  }

  async #end(): Promise<void> {
    await this.#checkpoint();
    this.#operator.kill();
    const note = await this.#operator.checkpoint();
    this.#auditor.readAgain(this.world.disk.entries);
    const older = this.#checkpoints.map((checkpoint) => utf8(checkpoint));
    const report = await audit(auditSourceOf(openMemory(this.world.disk), note), { olderCheckpoints: older });
    if (!report.verified) throw new Objection(`the audit failed: ${report.failure?.step} ${report.failure?.at}: ${report.failure?.message}`);
    compare('balances of the audit', linesOf(report.books as Books, this.#auditor.size), this.#auditor.balanceLines());
  }

  #verdict(): Verdict {
    const { world } = this;
    for (const entry of world.disk.entries) world.tell(toHex(entry));
    return {
      seed: world.seed,
      records: this.#auditor.size,
      root: this.#auditor.rootHex(),
      hash: world.hash(),
      refusals: this.#refusals,
      imports: this.#imports,
      crashes: this.#operator.crashes,
      outages: this.#operator.outages,
      checkpoints: this.#checkpoints,
    };
  }
}

/** An import that a person gave up. */
class Cut extends Error {}

const FAULTS: readonly Fault[] = ['outage-before', 'outage-after', 'crash-before', 'crash-after', 'torn'];

/** Faults of one run: some disks hardly fail, others fail at every twelfth call. */
function faultsOf(world: World): FaultPlan {
  const { random } = world;
  const perThousand = random.pick([0, 5, 30, 80]);
  return () => (random.below(1000) < perThousand ? random.pick(FAULTS) : 'none');
}

function linesOf(books: Books, asOf: number): string[] {
  const { names } = books;
  return [...balancesAt(books, asOf).all()].map(({ account, fund, commodity, balance }) => `${names.name(account)} ${names.name(fund)} ${names.name(commodity)} ${balance}`).sort();
}

function compare(what: string, found: readonly string[], expected: readonly string[]): void {
  const at = Math.max(found.length, expected.length) === 0 ? -1 : Array.from({ length: Math.max(found.length, expected.length) }).findIndex((_, index) => found[index] !== expected[index]);
  if (at >= 0) throw new Objection(`${what}: the books say ${JSON.stringify(found[at])}, the auditor ${JSON.stringify(expected[at])}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [first = 1, last = first] = process.argv.slice(2).map(Number);
  for (let seed = first; seed <= last; seed += 1) {
    const { verdict } = await simulate(seed);
    console.log(`seed ${seed}: ${verdict.records} records, ${verdict.refusals} refusals, ${verdict.imports} imports, ${verdict.crashes} crashes, ${verdict.outages} outages, ${verdict.hash}`);
  }
}
