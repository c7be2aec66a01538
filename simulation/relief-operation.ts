// A relief operation written by hand or at random: stores in one country, camps
// in another, kits, lots, waybills in a numbered series, loans, a bank, and four
// eyes. What admission refuses is left out of the random one, so every seed
// gives a valid journal.

import type { JsonObject } from '@amanah/record/decode.ts';
import { accountPath } from '@amanah/record/account.ts';
import { Prng } from './prng.ts';
import { Scribe, authorKey } from './scribe.ts';

/** Key of the second person, a treasurer. */
export const TREASURER = authorKey(1);

/** Goods by code: unit, decimals, and what their masters say of one unit. */
const GOODS: readonly JsonObject[] = [
  { code: 'rice', name: 'Rice', class: 'goods', unit: 'KGM', scale: 3, nutrition: { kcal: 3600, protein: 70_000, fat: 5_000, litres: 0, source: 'A table of foods' } },
  { code: 'oil', name: 'Oil', class: 'goods', unit: 'LTR', scale: 3, nutrition: { kcal: 8100, protein: 0, fat: 920_000, litres: 0, source: 'A table of foods' }, expiryWarningDays: 30 },
  { code: 'water', name: 'Water', class: 'goods', unit: 'LTR', scale: 0, nutrition: { kcal: 0, protein: 0, fat: 0, litres: 1000, source: 'Its own measure' } },
  { code: 'soap', name: 'Soap', class: 'goods', unit: 'C62', scale: 0 },
  { code: 'parcel', name: 'Family parcel', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'rice', least: '10000' }, { commodity: 'oil', least: '2000' }, { commodity: 'soap', least: '4' }] },
];

/** Places: a store outside, and an area with a store and a camp in it. */
const SITES: readonly JsonObject[] = [
  { code: 'port', name: 'The port', type: 'port' },
  { code: 'strip', name: 'The strip', type: 'area', pcode: 'PS02' },
  { code: 'north', name: 'The north', type: 'area', parent: 'strip' },
  { code: 'depot', name: 'The depot', type: 'warehouse', parent: 'strip' },
  { code: 'camp', name: 'The camp', type: 'distribution-point', parent: 'north' },
];

/** Line of goods as bodies carry it. */
export function load(commodity: string, least: number | bigint, rest: JsonObject = {}): JsonObject {
  return { amount: { commodity, least: String(least) }, ...rest };
}

/** A scribe with the masters of the operation and its second person. */
export function reliefOperation(): Scribe {
  const scribe = new Scribe().begin({ organisations: ['donor', 'supplier', 'partner', 'carrier', 'ocha'], funds: ['general', 'winter'] });
  for (const body of GOODS) scribe.write('commodity', body);
  for (const body of SITES) scribe.write('site', body);
  scribe.write('key', { key: TREASURER, holder: 'treasurer-1', role: 'treasurer' });
  return scribe;
}

interface Random {
  readonly prng: Prng;
  readonly scribe: Scribe;
  count: number;
}

/** About `steps` random records of a relief operation by seed. */
export function randomReliefOperation(seed: number, steps: number): Scribe {
  const scribe = reliefOperation();
  const prng = new Prng(seed);
  scribe.write('waybill-series', { series: 'WB', from: 1, to: 99, width: 4 });
  if (prng.chance(50)) scribe.write('policy', { subject: 'four-eyes', version: 1, parameters: { 'payment:*': '500', 'stocktake:*': '2', 'loan:*': '300', 'loss:*': '9' } });
  const one: Random = { prng, scribe, count: 0 };
  for (let step = 0; step < steps; step += 1) prng.pick(STEPS)(one);
  return scribe;
}

function submit({ prng, scribe }: Random, kind: string, body: JsonObject): number | undefined {
  const author = prng.chance(20) && kind !== 'waybill-series' ? TREASURER : scribe.steward;
  const time = `2024-${String(prng.between(1, 12)).padStart(2, '0')}-${String(prng.between(1, 28)).padStart(2, '0')}`;
  return scribe.submit(scribe.record(kind, body, time, author), !prng.chance(20)).ok ? scribe.books.size - 1 : undefined;
}

const fund = ({ prng }: Random): string => prng.pick(['general', 'winter']);
const site = ({ prng }: Random): string => prng.pick(['port', 'depot', 'camp']);
const item = ({ prng }: Random): string => prng.pick(['rice', 'oil', 'water', 'soap', 'parcel']);
const lot = ({ prng }: Random): JsonObject => (prng.chance(60) ? { lot: prng.pick(['l1', 'l2']) } : {});
const some = (one: Random): JsonObject => load(item(one), one.prng.between(1, 6), lot(one));
const waybill = ({ prng }: Random): string => `WB${String(prng.between(1, 12)).padStart(4, '0')}`;
const usd = (one: Random): JsonObject => ({ commodity: 'USD', least: String(one.prng.between(1, 900)) });

function incoming(one: Random): JsonObject {
  const goods = load(item(one), one.prng.between(20, 90), lot(one));
  return goods['lot'] === undefined ? goods : { ...goods, expiry: one.prng.pick(['2024-03-01', '2024-12-30', '2025-06-01']), batch: 'B-7' };
}

const STEPS: readonly ((one: Random) => void)[] = [
  (one) => void submit(one, 'gift', { donor: 'donor', fund: fund(one), amount: usd(one), account: 'bank', form: 'money' }),
  (one) => void submit(one, 'gift', { donor: 'donor', fund: fund(one), goods: [incoming(one), incoming(one)], site: site(one), form: 'in-kind' }),
  (one) => void submit(one, 'order', { order: `po-${(one.count += 1)}`, supplier: 'supplier', fund: fund(one), goods: [some(one)], price: usd(one), site: site(one), due: '2024-06-30' }),
  (one) => void submit(one, 'receipt', { supplier: 'supplier', fund: fund(one), site: site(one), goods: [incoming(one)], order: `po-${one.prng.between(1, 5)}` }),
  (one) => void submit(one, 'payment', { account: 'bank', fund: fund(one), amount: usd(one), supplier: 'supplier', order: `po-${one.prng.between(1, 5)}` }),
  (one) => void submit(one, 'dispatch', { waybill: waybill(one), site: site(one), fund: fund(one), goods: [some(one)], ...(one.prng.chance(80) ? { destination: site(one) } : {}) }),
  (one) => void submit(one, 'dispatch', { waybill: waybill(one), site: site(one), fund: fund(one), goods: [some(one)], destination: 'camp' }),
  arrive,
  arrive,
  state,
  (one) => void submit(one, 'waybill-void', { waybill: waybill(one), reason: 'spoiled' }),
  (one) => void submit(one, 'handover', { site: site(one), fund: fund(one), goods: [some(one)], ...(one.prng.chance(50) ? { partner: 'partner' } : { cycle: '2024/1' }) }),
  (one) => void submit(one, 'return', { fund: fund(one), from: 'served', party: 'camp/2024/1', goods: [some(one)], site: 'camp', reason: 'left over' }),
  (one) => void submit(one, 'loss', { class: one.prng.pick(['damaged', 'unexplained', 'taken-by-people-in-need']), fund: fund(one), goods: [some(one)], reason: 'counted', ...(one.prng.chance(50) ? { site: site(one) } : { waybill: waybill(one) }) }),
  count,
  (one) => void submit(one, 'loan', { loan: `loan-${(one.count += 1)}`, fund: 'general', to: 'winter', account: 'bank', amount: usd(one), due: '2024-04-01', reason: 'a bridge' }),
  (one) => void submit(one, 'repayment', { loan: `loan-${one.prng.between(1, 6)}`, fund: 'winter', to: 'general', account: 'bank', amount: { commodity: 'USD', least: String(one.prng.between(1, 200)) } }),
  bank,
  decide,
  (one) => void submit(one, 'need', { publisher: 'ocha', place: one.prng.pick(['strip', 'north', 'camp']), period: one.prng.pick(['2024', '2024-05', '2024-05-10', '2024-06']), people: one.prng.between(1, 5000) }),
  (one) => void submit(one, 'policy', { subject: 'adequacy-standard', version: one.scribe.books.size, parameters: { kcal: one.prng.pick(['2100', '2200', 'many']), litres: '7', source: 'A survey' } }),
  (one) => void submit(one, 'commodity', { ...(GOODS[3] as JsonObject), nutrition: { kcal: one.prng.below(3), protein: 0, fat: 0, litres: 0, source: 'Soap feeds nobody' } }),
  (one) => void submit(one, 'site', { ...(SITES[3] as JsonObject), parent: one.prng.pick(['strip', 'north']) }),
  (one) => void submit(one, 'quarantine', { key: TREASURER, record: one.scribe.books.idAt(1), kind: 'gift', reason: 'author-revoked' }),
  reverse,
];

function arrive(one: Random): void {
  const goods = [some(one)];
  const losses = one.prng.chance(50) ? { losses: [{ class: one.prng.pick(['damaged', 'unexplained', 'taken-by-armed-actors']), ...some(one) }] } : {};
  const excess = one.prng.chance(20) ? { excess: [some(one)] } : {};
  submit(one, 'arrival', { point: 'arrived', site: site(one), fund: fund(one), waybill: waybill(one), goods, ...losses, ...excess });
}

function state(one: Random): void {
  const party = one.prng.pick(['dispatcher', 'transporter', 'receiver']);
  const stage = one.prng.pick(['loaded', 'delivered']);
  submit(one, 'waybill-statement', { waybill: waybill(one), party, stage, ...(one.prng.chance(80) ? { goods: [some(one)] } : {}) });
}

function count(one: Random): void {
  const { books } = one.scribe;
  const [place, inFund, commodity] = [site(one), fund(one), item(one)];
  const numbers = [accountPath('stock', place), inFund, commodity].map((name) => books.names.find(name) ?? -1);
  const [account = -1, fundNumber = -1, commodityNumber = -1] = numbers;
  if (numbers.includes(-1)) return;
  const inLots = books.names.find(`${commodity} `);
  const book = books.balances.of(account, fundNumber, commodityNumber) - (inLots === undefined ? 0n : books.lotBalances.of(account, fundNumber, inLots));
  const counted = BigInt(one.prng.between(0, 6));
  submit(one, 'stocktake', {
    site: place, reason: 'end of the month',
    items: [{ fund: inFund, commodity, book: String(book), counted: String(counted), ...(book === counted ? {} : { class: one.prng.pick(['count-error', 'unexplained']) }) }],
  });
}

function bank(one: Random): void {
  const { books } = one.scribe;
  const statement = submit(one, 'bank-statement', { account: 'bank', commodity: 'USD', from: '2024-01-01', to: '2024-12-31', opening: '0', closing: '7', lines: 1, file: 'a'.repeat(64), name: 'bank.csv' });
  if (statement === undefined) return;
  const line = submit(one, 'bank-line', { statement: books.idAt(statement), account: 'bank', line: 1, day: `2024-0${one.prng.between(1, 9)}-11`, amount: { commodity: 'USD', least: String(one.prng.pick([-7, 7])) } });
  if (line !== undefined && one.prng.chance(50)) submit(one, 'bank-match', { line: books.idAt(line), records: [], reason: 'interest' });
}

function decide(one: Random): void {
  const { matters } = one.scribe.books;
  const open = matters.waiting.filter(({ decidedAt }) => decidedAt === undefined);
  if (open.length > 0) submit(one, 'approval', { of: one.prng.pick(open).id, verdict: one.prng.pick(['approved', 'approved', 'refused']), reason: 'looked at it' });
}

function reverse(one: Random): void {
  const { books } = one.scribe;
  submit(one, 'reversal', { of: books.idAt(one.prng.below(books.size)), reason: 'a mistake' });
}

/** One quarter of a small operation: two donors, waybills that arrive, are looted and differ, a stocktake, parcels, and what families were given. */
export function reliefQuarter(): Scribe {
  const scribe = reliefOperation();
  const usd = (least: string): JsonObject => ({ commodity: 'USD', least });
  const write = (kind: string, day: string, body: JsonObject): number => scribe.write(kind, body, day);
  const send = (waybill: string, day: string, site: string, destination: string, goods: readonly JsonObject[]): number => write('dispatch', day, { waybill, site, destination, fund: 'general', goods, transporter: 'carrier' });
  write('organisation', '2026-07-01', { code: 'donor-b', name: 'Friends of the north' });
  write('waybill-series', '2026-07-01', { series: 'WB-', from: 1, to: 50, width: 4 });
  write('pledge', '2026-07-01', { donor: 'donor', fund: 'general', amount: usd('25000000'), status: 'pledge', form: 'money' });
  write('gift', '2026-07-03', { donor: 'donor', fund: 'general', amount: usd('20000000'), account: 'bank', form: 'money', fromPledge: 'yes' });
  write('gift', '2026-07-04', { donor: 'donor-b', fund: 'winter', amount: usd('3000000'), account: 'bank', form: 'money' });
  write('order', '2026-07-05', { order: 'PO-1', supplier: 'supplier', fund: 'general', goods: [load('rice', 120_000_000)], price: usd('9000000'), site: 'port', due: '2026-07-31' });
  write('receipt', '2026-07-12', {
    supplier: 'supplier', fund: 'general', site: 'port', order: 'PO-1',
    goods: [load('rice', 120_000_000, { lot: 'R-26-07', expiry: '2027-07-01', batch: 'MILL 7' }), load('oil', 8_000_000, { lot: 'O-26-05', expiry: '2026-11-15', batch: 'P 5' }), load('oil', 4_000_000, { lot: 'O-26-01', expiry: '2026-09-20' }), load('soap', 20_000), load('water', 60_000)],
  });
  write('payment', '2026-07-15', { account: 'bank', fund: 'general', amount: usd('9000000'), supplier: 'supplier', order: 'PO-1' });
  write('grant', '2026-07-20', { partner: 'partner', fund: 'general', account: 'bank', amount: usd('4000000'), project: 'clinic', title: 'A clinic in the north' });
  write('repack', '2026-07-22', { site: 'port', fund: 'general', inputs: [load('rice', 20_000_000, { lot: 'R-26-07' }), load('oil', 4_000_000, { lot: 'O-26-05' }), load('soap', 8000)], outputs: [load('parcel', 2000)] });
  for (const [period, people] of [['2026-07', 9000], ['2026-08', 9600]] as const) {
    write('need', '2026-07-01', { publisher: 'ocha', place: 'strip', period, people });
    write('need', '2026-07-01', { publisher: 'ocha', place: 'north', period, people: people / 3 });
  }
  send('WB-0001', '2026-07-24', 'port', 'depot', [load('rice', 40_000_000, { lot: 'R-26-07' }), load('parcel', 1200), load('water', 30_000)]);
  write('waybill-statement', '2026-07-24', { waybill: 'WB-0001', party: 'dispatcher', stage: 'loaded', goods: [load('rice', 40_000_000), load('parcel', 1200), load('water', 30_000)] });
  write('arrival', '2026-07-26', {
    point: 'arrived', site: 'depot', fund: 'general', waybill: 'WB-0001', goods: [load('rice', 38_725_000, { lot: 'R-26-07' }), load('parcel', 1195), load('water', 29_000)],
    losses: [load('rice', 1_250_000, { class: 'taken-by-people-in-need', lot: 'R-26-07' }), load('parcel', 5, { class: 'damaged' }), load('water', 1000, { class: 'damaged' })],
  });
  write('waybill-statement', '2026-07-26', { waybill: 'WB-0001', party: 'transporter', stage: 'delivered', goods: [load('rice', 38_750_000), load('parcel', 1200), load('water', 29_000)] });
  write('waybill-statement', '2026-07-26', { waybill: 'WB-0001', party: 'receiver', stage: 'delivered', goods: [load('rice', 38_725_000), load('parcel', 1195), load('water', 29_000)] });
  send('WB-0002', '2026-07-27', 'depot', 'camp', [load('rice', 25_000_000, { lot: 'R-26-07' }), load('parcel', 900), load('water', 25_000)]);
  write('arrival', '2026-07-27', { point: 'arrived', site: 'camp', fund: 'general', waybill: 'WB-0002', goods: [load('rice', 25_000_000, { lot: 'R-26-07' }), load('parcel', 900), load('water', 25_000)] });
  write('handover', '2026-07-29', { site: 'camp', fund: 'general', cycle: '2026/7', goods: [load('rice', 22_000_000, { lot: 'R-26-07' }), load('parcel', 880), load('water', 25_000)] });
  write('handover', '2026-07-30', { site: 'depot', fund: 'general', partner: 'partner', goods: [load('rice', 10_000_000, { lot: 'R-26-07' }), load('parcel', 200)] });
  write('waybill-void', '2026-08-01', { waybill: 'WB-0003', reason: 'rain' });
  send('WB-0005', '2026-08-06', 'port', 'depot', [load('rice', 30_000_000, { lot: 'R-26-07' }), load('parcel', 600)]);
  write('loss', '2026-08-07', { class: 'taken-by-armed-actors', fund: 'general', waybill: 'WB-0005', goods: [load('rice', 18_000_000, { lot: 'R-26-07' }), load('parcel', 400)], reason: 'stopped on the road' });
  write('incident', '2026-08-07', { class: 'interference', place: 'depot', waybill: 'WB-0005' });
  write('arrival', '2026-08-08', { point: 'arrived', site: 'depot', fund: 'general', waybill: 'WB-0005', goods: [load('rice', 11_000_000, { lot: 'R-26-07' }), load('parcel', 200)] });
  write('handover', '2026-08-12', { site: 'depot', fund: 'general', partner: 'partner', goods: [load('rice', 9_000_000, { lot: 'R-26-07' })] });
  write('loan', '2026-08-15', { loan: 'L-1', fund: 'winter', to: 'general', account: 'bank', amount: usd('1000000'), due: '2026-08-31', reason: 'until the pledge is paid' });
  write('stocktake', '2026-08-31', { site: 'depot', reason: 'end of the month', items: [{ fund: 'general', commodity: 'water', book: '4000', counted: '3880', class: 'unexplained' }, { fund: 'general', commodity: 'parcel', book: '295', counted: '295' }] });
  return scribe;
}
