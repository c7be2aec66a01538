// A random operation of a million movements, admitted record by record: the
// books are an independent fold of the same records, and what trails say of
// every gift adds up to what the books hold.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '@amanah/record/decode.ts';
import { movementsOfBooks } from '@amanah/trails/books-movements.ts';
import { Composition } from '@amanah/trails/composition.ts';
import { DELIVERED, visitEnds, endOf } from '@amanah/trails/ends.ts';
import { follow, ORIGIN } from '@amanah/trails/follow.ts';
import { Trails } from '@amanah/trails/trails.ts';
import { Auditor } from './auditor.ts';
import type { RawObject } from './naive-postings.ts';
import { Prng } from './prng.ts';
import { authorKey, Scribe } from './scribe.ts';

const MOVEMENTS = 1_000_000;
const GOODS = ['flour', 'oil', 'soap', 'tent'];
const FUNDS = ['open', 'bread', 'water'];
const PORTS = ['port', 'store'];

function begin(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['donor-a', 'donor-b', 'mill'], sites: [...PORTS, 'camp', 'field'], funds: FUNDS, goods: GOODS });
  scribe.write('key', { key: authorKey(1), holder: 'committee-1', role: 'committee-member' });
  scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'loss:*': '1' } });
  return scribe;
}

/** Writes until the books hold this many movements. */
function written(movements: number): Scribe {
  const scribe = begin();
  const prng = new Prng(42);
  const { books } = scribe;
  for (let round = 0; books.postings.amount.length < movements; round += 1) writeRound(scribe, prng, round);
  return scribe;
}

/** Goods of a donor and goods that were bought go out on a truck, some are lost, most are handed over, some of it is taken back. */
function writeRound(scribe: Scribe, prng: Prng, round: number): void {
  const [fund, site, to] = [prng.pick(FUNDS), prng.pick(PORTS), prng.pick(['camp', 'field'])];
  const loads = GOODS.map((commodity) => ({ commodity, least: prng.between(10, 900), lot: `lot-${round % 400}` }));
  const lines = (part: (least: number) => number): JsonObject[] => loads.map(({ commodity, least, lot }) => ({ amount: { commodity, least: String(part(least)) }, lot }));
  const usd = { commodity: 'USD', least: String(prng.between(100, 9000)) };
  scribe.write('gift', { donor: prng.pick(['donor-a', 'donor-b']), fund, amount: usd, account: 'bank', form: 'money' });
  if (prng.chance(50)) scribe.write('gift', { donor: prng.pick(['donor-a', 'donor-b']), fund, goods: lines((least) => least), site, form: 'in-kind' });
  else scribe.write('purchase', { supplier: 'mill', fund, account: 'bank', paid: usd, goods: lines((least) => least), site });
  scribe.write('dispatch', { waybill: `W-${round}`, site, fund, goods: lines((least) => least), destination: to });
  const lost = prng.between(1, 9);
  const arrival = { point: 'arrived', site: to, fund, waybill: `W-${round}`, goods: lines((least) => least - lost), losses: lines(() => lost).map((line) => ({ class: 'taken-by-people-in-need', ...line })) };
  scribe.write('arrival', arrival);
  const handover = scribe.write('handover', { site: to, fund, goods: lines((least) => Math.floor((least - lost) / 2) + 1), cycle: `cycle-${round % 12}` });
  if (prng.chance(5)) scribe.write('reversal', { of: scribe.books.idAt(handover), reason: 'entered twice' });
  if (prng.chance(10)) {
    const loss = scribe.write('loss', { class: 'spoiled', fund, goods: lines(() => 2), reason: 'rain', site: to });
    scribe.write('approval', { of: scribe.books.idAt(loss), verdict: 'approved' }, undefined, { author: authorKey(1) });
  }
}

test('[V16] a random operation of a million movements: the books are the independent fold, and the trails of all gifts add up to them', { timeout: 1_200_000 }, () => {
  const scribe = written(MOVEMENTS);
  const { books, admitted } = scribe;
  assert.ok(books.postings.amount.length >= MOVEMENTS);
  const auditor = new Auditor();
  for (const { record, id } of admitted) auditor.foldLoose(record as unknown as RawObject, id);
  const { names } = books;
  const found = [...books.balances.all()].map(({ account, fund, commodity, balance }) => `${names.name(account)} ${names.name(fund)} ${names.name(commodity)} ${balance}`).sort();
  assert.deepEqual(found, auditor.balanceLines());

  const gathered = movementsOfBooks(books);
  const followed = follow(gathered.movements, { rule: 'named', expiry: gathered.expiry });
  const composition = new Composition(followed);
  const { pools } = gathered.movements;
  const standing = new Map<string, bigint>();
  let [given, ended, delivered] = [0n, 0n, 0n];
  const { kind, quantity } = followed.origins;
  for (let origin = 0; origin < kind.length; origin += 1) if (kind.values[origin] === ORIGIN.gift) given += BigInt(quantity.values[origin] as number);
  visitEnds(followed, composition, (pool, aside, origin, _start, length, units) => {
    if (kind.values[origin] === ORIGIN.gift) ended += BigInt(length);
    if (DELIVERED.has(endOf(pools.type.values[pool] as number, aside))) delivered += BigInt(units);
    const account = names.name(pools.account.values[pool] as number);
    if (aside === undefined) standing.set(account, (standing.get(account) ?? 0n) + BigInt(units));
  });
  assert.equal(ended, given, 'every unit of every gift ends somewhere, once');
  const held = new Map<string, bigint>();
  for (const { account, balance } of books.balances.all()) held.set(names.name(account), (held.get(names.name(account)) ?? 0n) + balance);
  const served = [...held].filter(([account]) => account.startsWith('served:')).reduce((sum, [, least]) => sum + least, 0n);
  assert.equal(delivered, served, 'forward, what all gifts delivered is what the books served');
  for (const [account, least] of held) if (/^(stock|transit|cash|served|loss):/.test(account)) assert.equal(standing.get(account) ?? 0n, least, account);
  assertBackward(scribe);
});

/** Backward, the shares of a delivery are what it delivered. */
function assertBackward({ books }: Scribe): void {
  const trails = new Trails(books);
  const { names } = books;
  for (let row = books.size - 1, seen = 0; row > 0 && seen < 3; row -= 1) {
    if (books.kindAt(row) !== 'handover' || !books.stands(row, books.size)) continue;
    seen += 1;
    const found = trails.delivery(row);
    assert.ok(found.ok);
    const delivered = books.ownPostings(row).reduce((sum, { amount }) => sum + amount, 0n);
    assert.equal(found.trail.shares.reduce((sum, { quantity }) => sum + quantity, 0n), delivered);
  }
  assert.ok(names.find('served:camp/cycle-1') !== undefined);
}
