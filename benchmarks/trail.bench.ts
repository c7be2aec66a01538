// Trails of every gift: each unit of every gift followed to where it stands, first in first out.
//
// Estimated before these figures were first measured, but after a trial of an earlier layout had shown that reads of
// memory are what it costs (10,000,000 movements of a made-up operation: 2 million gifts, 3 million pools, most of them
// waybills; about 1.7 runs of units per movement):
// - following touches the state of two pools and two segments per run, 16 and 32 bytes that lie side by side: four reads
//   that miss the cache, some 40 ns each with the others under way, so 10,000,000 x 1.7 x 4 x 40 ns = 2.7 s; goal 3 s.
// - ends: 7 million segments read once in the order of their pools, 60 ns each = 0.4 s, and as much again to write.
// - gathering: every posting finds its two pools in a table by account, fund and commodity, 2 x 100 ns, so 2 to 3 s. The
//   goal of 3 s is for following and ends on gathered movements, which books that stay open keep.
// - SQL: the same rule as intervals of cumulative sums, the way as a recursive join over an index, in SQLite and in
//   PostgreSQL at 200,000 movements: about 3 us per run in SQLite, five deep, so 2 to 5 s; goal: ours 100 times as fast.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { Composition } from '@amanah/trails/composition.ts';
import { endsOfAll, ENDS } from '@amanah/trails/ends.ts';
import { follow } from '@amanah/trails/follow.ts';
import { Movements } from '@amanah/trails/movements.ts';
import { forwardDense } from '@amanah/trails/proportional-dense.ts';
import { startPostgres, whyNoPostgres } from '../scripts/postgres.ts';
import { OUT, report, runProgram, seconds } from './measure.ts';
import { madeUpMoves, MONEY, roleOfMadeUp, typeOfMadeUp, type MadeUpMove } from './trail-movements.ts';

const LARGE_TRAIL = Number(process.env['AMANAH_BENCH_MOVEMENTS'] ?? 10_000_000);
const SQL_TRAIL = Math.min(200_000, LARGE_TRAIL);
const CLASSES = 64;

/** The large operation, by ourselves. */
async function large(): Promise<void> {
  const [sources, destinations, funds, commodities, amounts] = columnsOf(LARGE_TRAIL);
  const movements = new Movements({ roleOf: roleOfMadeUp(), isMoney: (commodity) => commodity === MONEY }, LARGE_TRAIL);
  const gather = await seconds(() => {
    for (let at = 0; at < LARGE_TRAIL; at += 1) {
      movements.single(at, sources[at] as number, destinations[at] as number, funds[at] as number, commodities[at] as number, 0, amounts[at] as number);
    }
  });
  const name = `${LARGE_TRAIL.toLocaleString('en')} movements`;
  report({ what: `gather ${name}: number their pools`, value: gather, unit: 's', estimate: '2 to 3 s', note: `${movements.pools.count.toLocaleString('en')} pools` });
  let followed = follow(movements, { rule: 'fifo' });
  const following = await seconds(() => (followed = follow(movements, { rule: 'fifo' })));
  const gifts = followed.origins.movement.length;
  report({ what: `follow every gift through ${name}`, value: following, unit: 's', estimate: '2.7 s', note: `${gifts.toLocaleString('en')} gifts, ${followed.segments.count.toLocaleString('en')} segments` });
  let values: Float64Array = new Float64Array();
  const ending = await seconds(() => (values = endsOfAll(followed, new Composition(followed))));
  report({ what: 'the ends of every gift', value: ending, unit: 's', estimate: '0.8 s' });
  report({ what: `trails of every gift through ${name}`, value: following + ending, unit: 's', estimate: '3.5 s (goal 3 s)', note: `${((following + ending) * 1e9 / LARGE_TRAIL).toFixed(0)} ns a movement` });
  assertWhole(values, followed.origins.quantity.values);
  const dense = await seconds(() => forwardDense(movements, (movement) => movement % CLASSES, CLASSES));
  report({ what: `proportional, ${CLASSES} classes of gifts at once`, value: dense, unit: 's', note: 'in floating point' });
  report({ what: 'memory after that', value: process.memoryUsage().rss / 2 ** 20, unit: 'MB' });
}

type FiveColumns = readonly [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

function columnsOf(count: number): FiveColumns {
  const column = (): Float64Array => new Float64Array(count);
  const columns: FiveColumns = [column(), column(), column(), column(), column()];
  let at = 0;
  madeUpMoves(count, ({ source, destination, fund, commodity, amount }: MadeUpMove) => {
    columns[0][at] = source;
    columns[1][at] = destination;
    columns[2][at] = fund;
    columns[3][at] = commodity;
    columns[4][at] = amount;
    at += 1;
  });
  return columns;
}

/** Throws unless the ends of every gift add up to it. */
function assertWhole(values: Float64Array, quantities: Float64Array): void {
  for (let origin = 0; origin * ENDS.length < values.length; origin += 1) {
    let sum = 0;
    for (let end = 0; end < ENDS.length; end += 1) sum += values[origin * ENDS.length + end] as number;
    if (sum !== quantities[origin]) throw new Error(`the ends of gift ${origin} add up to ${sum}`);
  }
}

/** Least units by gift (in log order) and end. */
type Answer = ReadonlyMap<string, number>;
const TYPE_ENDS: Readonly<Record<string, string>> = { served: 'served', stock: 'stock', transit: 'transit', cash: 'cash', expense: 'expense', loss: 'loss' };

/** What SQL is given: one row for each movement, its pools as numbers. */
interface SqlRow {
  readonly source: number;
  readonly destination: number;
  readonly amount: number;
  readonly isGift: boolean;
  readonly end: string;
}

function sqlRows(count: number): SqlRow[] {
  const pools = new Map<string, number>();
  const poolOf = (account: number, fund: number, commodity: number): number => {
    const key = `${account}/${fund}/${commodity}`;
    const known = pools.get(key) ?? pools.size;
    pools.set(key, known);
    return known;
  };
  const rows: SqlRow[] = [];
  madeUpMoves(count, ({ source, destination, fund, commodity, amount }) => {
    const end = TYPE_ENDS[typeOfMadeUp(destination)];
    if (end === undefined) throw new Error('a made-up movement goes to a known type of account');
    rows.push({ source: poolOf(source, fund, commodity), destination: poolOf(destination, fund, commodity), amount, isGift: typeOfMadeUp(source) === 'donor', end });
  });
  return rows;
}

/**
 * The same rule in SQL. What comes into a pool and what leaves it lie along the same line of cumulative sums; where an
 * outflow overlaps an inflow, it took these units. `greatest` and `least` are `max` and `min` in SQLite. The bound by the
 * largest outflow of the pool lets the index begin at the first overlap instead of at the first outflow.
 */
const STEPS = (greatest: string, least: string): readonly string[] => [
  `create table flow as select id, source, destination, amount, is_gift, ending,
     sum(amount) over (partition by destination order by id) - amount as came, sum(amount) over (partition by source order by id) - amount as went from movement`,
  'create unique index flow_id on flow (id)',
  'create index flow_out on flow (source, went)',
  'create table pool as select source as id, sum(amount) as gone, max(amount) as largest from flow where is_gift = 0 group by source',
  'create unique index pool_id on pool (id)',
  `create table answer as with recursive piece (gift, id, low, high) as (
     select id, id, came, came + amount from flow where is_gift = 1
     union all
     select piece.gift, next.id, ${greatest}(piece.low, next.went) - next.went + next.came, ${least}(piece.high, next.went + next.amount) - next.went + next.came
     from piece join flow at on at.id = piece.id join pool on pool.id = at.destination
     join flow next on next.source = at.destination and next.went < piece.high and next.went > piece.low - pool.largest and next.went + next.amount > piece.low
   )
   select piece.gift, at.ending, sum(piece.high - ${greatest}(piece.low, coalesce(pool.gone, 0))) as units
   from piece join flow at on at.id = piece.id left join pool on pool.id = at.destination
   where piece.high > coalesce(pool.gone, 0) group by piece.gift, at.ending`,
];

async function inSqlite(rows: readonly SqlRow[]): Promise<{ readonly wall: number; readonly answer: Answer }> {
  const database = new DatabaseSync(':memory:');
  database.exec('create table movement (id integer primary key, source integer, destination integer, amount integer, is_gift integer, ending text)');
  const insert = database.prepare('insert into movement values (?, ?, ?, ?, ?, ?)');
  database.exec('begin');
  rows.forEach(({ source, destination, amount, isGift, end }, id) => insert.run(id, source, destination, amount, isGift ? 1 : 0, end));
  database.exec('commit; analyze');
  const wall = await seconds(() => {
    for (const step of STEPS('max', 'min')) database.exec(step);
  });
  const answer = new Map(database.prepare('select gift, ending, units from answer').all().map(({ gift, ending, units }) => [`${gift}/${ending}`, Number(units)]));
  database.close();
  return { wall, answer };
}

async function inPostgres(rows: readonly SqlRow[], folder: string): Promise<{ readonly wall: number; readonly answer: Answer }> {
  const server = await startPostgres();
  try {
    const url = new URL(server.url);
    const psql = (command: string) => runProgram('psql', ['-X', '-q', '-At', '-h', url.searchParams.get('host') ?? url.hostname, '-U', url.username, '-d', url.pathname.slice(1), '-v', 'ON_ERROR_STOP=1', '-c', command]);
    const file = join(folder, 'movements.txt');
    writeFileSync(file, rows.map(({ source, destination, amount, isGift, end }, id) => `${id}\t${source}\t${destination}\t${amount}\t${isGift ? 1 : 0}\t${end}\n`).join(''));
    await psql('create table movement (id bigint primary key, source bigint, destination bigint, amount bigint, is_gift int, ending text)');
    await psql(`\\copy movement from '${file}'`);
    await psql('analyze movement');
    let wall = 0;
    for (const step of STEPS('greatest', 'least')) {
      wall += (await psql(step)).seconds;
      if (step.startsWith('create unique')) await psql('analyze');
    }
    const { output } = await psql('select gift, ending, units from answer');
    return { wall, answer: new Map(output.trim().split('\n').map((line) => [line.split('|').slice(0, 2).join('/'), Number(line.split('|')[2])])) };
  } finally {
    await server.stop();
  }
}

/** The same question to ourselves: from plain columns to the ends of every gift. */
async function ours(count: number): Promise<{ readonly wall: number; readonly answer: Answer }> {
  const [sources, destinations, funds, commodities, amounts] = columnsOf(count);
  let values: Float64Array = new Float64Array();
  let gifts: readonly number[] = [];
  const wall = await seconds(() => {
    const movements = new Movements({ roleOf: roleOfMadeUp(), isMoney: (commodity) => commodity === MONEY }, count);
    for (let at = 0; at < count; at += 1) movements.single(at, sources[at] as number, destinations[at] as number, funds[at] as number, commodities[at] as number, 0, amounts[at] as number);
    const followed = follow(movements, { rule: 'fifo' });
    values = endsOfAll(followed, new Composition(followed));
    gifts = [...followed.origins.movement.values.subarray(0, followed.origins.movement.length)];
  });
  const answer = new Map<string, number>();
  values.forEach((units, at) => units > 0 && answer.set(`${gifts[Math.floor(at / ENDS.length)]}/${ENDS[at % ENDS.length]}`, units));
  return { wall, answer };
}

function assertSame(engine: string, a: Answer, b: Answer): void {
  const differs = a.size !== b.size || [...a].some(([key, units]) => b.get(key) !== units);
  if (differs) throw new Error(`${engine} gives another answer`);
}

/** The same operation, small enough for SQL to finish. */
async function againstSql(): Promise<void> {
  const folder = join(OUT, 'trail');
  mkdirSync(folder, { recursive: true });
  try {
    const rows = sqlRows(SQL_TRAIL);
    const name = `${SQL_TRAIL.toLocaleString('en')} movements`;
    let own = await ours(SQL_TRAIL);
    // A program that stays open has its code compiled: the fifth time counts, as the statements of SQL are compiled once for all rows.
    for (let again = 0; again < 4; again += 1) own = await ours(SQL_TRAIL);
    report({ what: `ends of every gift of ${name}, gathering included`, value: own.wall, unit: 's', estimate: '0.1 s' });
    const sqlite = await inSqlite(rows);
    assertSame('SQLite', own.answer, sqlite.answer);
    report({ what: 'the same by a recursive query in SQLite, in memory', value: sqlite.wall, unit: 's', estimate: '2 to 5 s', note: `the same ${own.answer.size.toLocaleString('en')} figures` });
    report({ what: 'against SQLite', value: sqlite.wall / own.wall, unit: 'x', estimate: '30 (goal 100)' });
    const reason = whyNoPostgres();
    if (reason !== undefined) {
      report({ what: `PostgreSQL was not measured: ${reason}`, value: 0, unit: '-' });
      return;
    }
    const postgres = await inPostgres(rows, folder);
    assertSame('PostgreSQL', own.answer, postgres.answer);
    report({ what: 'the same by a recursive query in PostgreSQL', value: postgres.wall, unit: 's', estimate: '2 to 5 s', note: 'with six starts of psql' });
    report({ what: 'against PostgreSQL', value: postgres.wall / own.wall, unit: 'x', estimate: '30 (goal 100)' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await againstSql();
await large();
