// What holds in every operation, whatever people do: over random operations of
// every kind of record, by every role, with mistakes and refusals among them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { admit } from '@amanah/core/admit.ts';
import { Books } from '@amanah/core/ledger/books.ts';
import { snapshotBytes } from '@amanah/core/ledger/snapshot.ts';
import { recordId } from '@amanah/record/entry.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import type { Record } from '@amanah/record/record.ts';
import { balancesAt } from '@amanah/projection/balances.ts';
import { buildReport } from '@amanah/projection/report.ts';
import { Auditor } from './auditor.ts';
import type { Movement, RawObject } from './naive-postings.ts';
import { randomRelief, type Relief } from './random-relief.ts';
import { authorKey, booksOfFirst, Scribe } from './scribe.ts';

/** Runs a property over random operations. */
function overOperations(judge: (relief: Relief, auditor: Auditor) => void, { runs = 40, steps = 150 } = {}): void {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: steps }), (seed, count) => {
      const relief = randomRelief(seed, count);
      judge(relief, auditedOf(relief.scribe));
    }),
    { numRuns: runs, seed: 8 },
  );
}

function auditedOf({ admitted }: Scribe): Auditor {
  const auditor = new Auditor();
  for (const { record, id } of admitted) auditor.foldLoose(record as unknown as RawObject, id);
  return auditor;
}

function lines(books: Books, asOf = books.size): string[] {
  const { names } = books;
  return [...balancesAt(books, asOf).all()].map(({ account, fund, commodity, balance }) => `${names.name(account)} ${names.name(fund)} ${names.name(commodity)} ${balance}`).sort();
}

function lotLines(books: Books): string[] {
  const { names } = books;
  return [...books.lotBalances.all()].map(({ account, fund, commodity, balance }) => `${names.name(account)} ${names.name(fund)} ${names.name(commodity)} ${balance}`).filter((line) => line.split(' ').length === 5).sort();
}

/** Movements of the records that stand, each with its place. */
function standing(auditor: Auditor): (Movement & { readonly index: number })[] {
  return auditor.records.flatMap(({ movements, supersededBy }, index) => (supersededBy === undefined ? movements.map((one) => ({ ...one, index })) : []));
}

function sum(map: Map<string, bigint>, key: string, least: bigint): void {
  map.set(key, (map.get(key) ?? 0n) + least);
}

const typeOf = (account: string): string => account.slice(0, account.indexOf(':'));

test('[V10] books, lots and what waits are those of the independent auditor, who objects to nothing', () => {
  const seen = new Set<string>();
  const answers = new Set<string>();
  overOperations((relief, auditor) => {
    const { books } = relief.scribe;
    assert.deepEqual(lines(books), auditor.balanceLines());
    const lots = [...auditor.lots].filter(([key, least]) => least !== 0n && !key.endsWith(' ')).map(([key, least]) => `${key} ${least}`);
    assert.deepEqual(lotLines(books).filter((line) => !line.includes('  ')), lots.sort());
    const waiting = books.matters.waiting.filter(({ decidedAt }) => decidedAt === undefined).map(({ id }) => id);
    assert.deepEqual(waiting, [...auditor.waiting].filter(([, { decided }]) => !decided).map(([id]) => id));
    for (const { record } of relief.scribe.admitted) seen.add(record.kind);
    for (const answer of relief.answers.keys()) answers.add(answer);
  }, { runs: 60, steps: 250 });
  // Operations in which nothing happens prove nothing.
  for (const kind of ['loan', 'repayment', 'release', 'stocktake', 'repack', 'return', 'handover', 'receipt', 'approval', 'reversal', 'arrival', 'bank-match', 'period-close', 'policy']) assert.ok(seen.has(kind), kind);
  for (const answer of ['waits', 'own-approval', 'restriction', 'fund-isolated', 'insufficient-balance', 'insufficient-lot', 'lot-required', 'book-differs', 'contents-differ', 'period-closed', 'already-used']) assert.ok(answers.has(answer), answer);
});

test('[V11] every record balances in each fund and commodity, and all accounts add up to zero, lot by lot (B1, B2, B7)', () => {
  overOperations(({ scribe: { books } }) => {
    for (let row = 0; row < books.size; row += 1) {
      const legs = new Map<string, bigint>();
      for (const { source, destination, fund, commodity, amount } of books.ownPostings(row)) {
        assert.ok(amount > 0n && source !== '' && destination !== '');
        sum(legs, `${fund} ${commodity}`, amount);
        sum(legs, `${fund} ${commodity}`, -amount);
      }
      for (const least of legs.values()) assert.equal(least, 0n);
    }
    for (const balances of [books.balances, books.lotBalances]) {
      const sums = new Map<string, bigint>();
      for (const { fund, commodity, balance } of balances.all()) sum(sums, `${fund} ${commodity}`, balance);
      for (const [key, least] of sums) assert.equal(least, 0n, key);
    }
  });
});

const WORLD: ReadonlySet<string> = new Set(['donor', 'pledge', 'supplier', 'suspense', 'conversion', 'release', 'loan']);

test('[V12] what came in is what stands, is on its way, was served, spent, given on or lost, in each fund and commodity; dispatched is arrived, lost, returned or open, and what is open is an exception (B4, B6)', () => {
  overOperations(({ scribe: { books } }, auditor) => {
    const came = new Map<string, bigint>();
    const transit = new Map<string, bigint>();
    for (const { from, to, fund, commodity, least } of standing(auditor)) {
      if (WORLD.has(typeOf(from)) !== WORLD.has(typeOf(to))) sum(came, `${fund} ${commodity}`, WORLD.has(typeOf(from)) ? least : -least);
      if (typeOf(to) === 'transit') sum(transit, `${to} ${fund} ${commodity}`, least);
      if (typeOf(from) === 'transit') sum(transit, `${from} ${fund} ${commodity}`, -least);
    }
    const held = new Map<string, bigint>();
    const { names } = books;
    for (const { account, fund, commodity, balance } of books.balances.all()) {
      const path = names.name(account);
      if (!WORLD.has(typeOf(path))) sum(held, `${names.name(fund)} ${names.name(commodity)}`, balance);
      if (typeOf(path) === 'transit') sum(transit, `${path} ${names.name(fund)} ${names.name(commodity)}`, -balance);
    }
    for (const key of new Set([...came.keys(), ...held.keys()])) assert.equal(held.get(key) ?? 0n, came.get(key) ?? 0n, key);
    for (const [key, least] of transit) assert.equal(least, 0n, key);
    assertOpenTransitShown(books);
  });
});

function assertOpenTransitShown(books: Books): void {
  const { rows } = buildReport('exceptions', books, books.size);
  const { names } = books;
  for (const { account, fund, commodity, balance } of books.balances.all()) {
    const path = names.name(account);
    if (typeOf(path) !== 'transit') continue;
    const code = balance > 0n ? 'open-transit' : 'balance-below-zero';
    const shown = rows.some((row) => row['code'] === code && path.endsWith(String(row['subject'])) && row['fund'] === names.name(fund) && row['commodity'] === names.name(commodity));
    assert.ok(shown, `${path} holds ${balance} and no exception ${code} says so`);
  }
}

test('[V13] a reversal negates its record exactly and once, and closing a period changes no balance (B8, B9)', () => {
  overOperations(({ scribe: { books } }, auditor) => {
    const left = new Map<string, bigint>();
    for (const { from, to, fund, commodity, least, lot = '' } of standing(auditor)) {
      sum(left, `${from} ${fund} ${commodity} ${lot}`, -least);
      sum(left, `${to} ${fund} ${commodity} ${lot}`, least);
    }
    // The books are what they would be if neither the reversed record nor its reversal had been written.
    for (const [key, least] of left) {
      const [account, fund, commodity, lot] = key.split(' ') as [string, string, string, string];
      assert.equal(auditor.ofLot(account, fund, commodity, lot === '' ? undefined : lot), least, key);
    }
    const reversed = new Set<number>();
    for (let row = 0; row < books.size; row += 1) {
      const of = books.of.values[row] as number;
      if (of !== 0) assert.ok(!reversed.has(of), `record ${of - 1} is superseded twice`);
      reversed.add(of);
      if (books.kindAt(row) === 'period-close') assert.deepEqual(lines(books, row), lines(books, row + 1));
    }
  });
});

const BETWEEN = /^(supplier|conversion|loan|release):/;

test('[V14] a kit is worth what went into it, and no record takes anything out of zakat into another fund (B10, B13)', () => {
  overOperations(({ scribe }, auditor) => {
    for (const { kind, body, movements } of auditor.records) {
      const funds = (side: 'from' | 'to'): Set<string> => new Set(movements.filter((one) => BETWEEN.test(one[side])).map(({ fund }) => fund));
      const [entered, left] = [funds('to'), funds('from')];
      // What zakat borrowed it pays back.
      if (entered.has('zakat') && kind !== 'repayment') assert.deepEqual([...left].filter((fund) => fund !== 'zakat'), [], `${kind} ${JSON.stringify(body)}`);
      if (kind === 'repack' && movements.some(({ commodity }) => commodity === 'kit')) assertKitsHold(movements);
    }
    assert.ok(scribe.books.size === auditor.size);
  }, { runs: 80 });
});

/** Two of flour and three of oil for each: as the books of `randomRelief` define the kit. */
function assertKitsHold(movements: readonly Movement[]): void {
  const between = new Map<string, bigint>();
  for (const { from, to, fund, commodity, least } of movements) {
    if (to.startsWith('conversion:')) sum(between, `${fund} ${commodity}`, least);
    if (from.startsWith('conversion:')) sum(between, `${fund} ${commodity}`, -least);
  }
  for (const [key, least] of between) {
    const [fund, commodity] = key.split(' ') as [string, string];
    const kits = -(between.get(`${fund} kit`) ?? 0n);
    if (commodity === 'flour') assert.equal(least, kits * 3n);
    if (commodity === 'oil') assert.equal(least, kits * 2n);
  }
}

test('[V15] handing in a record again changes nothing (B11)', () => {
  overOperations(({ scribe: { books, admitted } }) => {
    const before = snapshotBytes(books);
    for (const { record, id, sealed } of admitted) {
      const again = admit(books, { record, id, recordTime: '2027-01-01T00:00:00Z', ...(sealed ? { seal: 'A'.repeat(86) } : {}) });
      assert.ok(!again.ok);
      if (books.authors.get(record.author)?.revokedAt === undefined && record.kind !== 'operation') assert.equal(again.code, 'already-recorded', record.kind);
    }
    assert.deepEqual(snapshotBytes(books), before);
  }, { runs: 10 });
});

const DEVICES = [1, 2, 3, 4];

/** What a device in the field writes while it has no network: facts, each about goods that it sees. */
function fieldQueue(device: number, choices: readonly number[]): { readonly author: string; readonly records: readonly Record[] } {
  const author = authorKey(device);
  const records: Record[] = [];
  let prev: string | undefined;
  for (const [seq, choice] of choices.entries()) {
    const goods = [{ amount: { commodity: 'flour', least: String(1 + (choice % 7)) }, ...(choice % 3 === 0 ? { lot: 'lot-a' } : {}) }];
    const bodies: readonly (readonly [string, JsonObject])[] = [
      ['handover', { site: 'store', fund: 'open', goods, cycle: `round-${choice % 2}` }],
      ['loss', { class: 'damaged', fund: 'open', goods, reason: 'wet', site: 'store' }],
      ['arrival', { point: 'arrived', site: 'store', fund: 'open', waybill: `W-${choice % 2}`, goods }],
      ['return', { fund: 'open', from: 'waybill', party: `W-${choice % 2}`, goods, site: 'port', reason: 'turned round' }],
      ['waybill-statement', { waybill: 'W-1', party: 'receiver', stage: 'delivered', goods }],
    ];
    const [kind, body] = bodies[choice % bodies.length] as readonly [string, JsonObject];
    const record: Record = { author, seq, kind, eventTime: '2026-05-01', body, ...(prev === undefined ? {} : { prev }) };
    prev = recordId(record);
    records.push(record);
  }
  return { author, records };
}

function fieldBase(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['donor-a'], sites: ['port', 'store'], funds: ['open'], goods: ['flour'] });
  for (const device of DEVICES) scribe.write('key', { key: authorKey(device), holder: `device-${device}`, role: 'device' });
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'loss:flour': '4' } });
  scribe.write('gift', { donor: 'donor-a', fund: 'open', goods: [{ amount: { commodity: 'flour', least: '40' }, lot: 'lot-a' }, { amount: { commodity: 'flour', least: '40' } }], site: 'port', form: 'in-kind' });
  for (const waybill of ['W-0', 'W-1']) scribe.write('dispatch', { waybill, site: 'port', fund: 'open', goods: [{ amount: { commodity: 'flour', least: '15' }, lot: 'lot-a' }] });
  return scribe;
}

test('[V15] however the queues of independent devices are interleaved, the balances are the same (B12)', () => {
  const base = fieldBase();
  const queues = fc.tuple(...DEVICES.map((device) => fc.array(fc.nat(999), { maxLength: 8 }).map((choices) => fieldQueue(device, choices))));
  fc.assert(
    fc.property(queues, fc.infiniteStream(fc.nat(3)), fc.infiniteStream(fc.nat(3)), (given, one, other) => {
      const [a, b] = [interleaved(base, given, one), interleaved(base, given, other)];
      assert.deepEqual(lines(a), lines(b));
      assert.deepEqual(lotLines(a), lotLines(b));
      assert.equal(a.size, base.books.size + given.reduce((count, { records }) => count + records.length, 0), 'no fact was refused');
      assert.deepEqual(a.matters.waiting.map(({ id }) => id).sort(), b.matters.waiting.map(({ id }) => id).sort());
    }),
    { numRuns: 100, seed: 12 },
  );
});

function interleaved(base: Scribe, queues: readonly { readonly records: readonly Record[] }[], order: Iterable<number>): Books {
  const books = booksOfFirst(base, base.books.size);
  const next = queues.map(() => 0);
  for (const at of order) {
    if (next.every((count, queue) => count === (queues[queue] as { records: readonly Record[] }).records.length)) break;
    const record = queues[at]?.records[next[at] as number];
    if (record === undefined) continue;
    next[at] = (next[at] as number) + 1;
    const admission = admit(books, { record, id: recordId(record), recordTime: '2027-01-01T00:00:00Z', seal: 'A'.repeat(86) });
    assert.ok(admission.ok, admission.ok ? '' : `${record.kind}: ${admission.code}`);
    books.apply(admission.admitted);
  }
  return books;
}
