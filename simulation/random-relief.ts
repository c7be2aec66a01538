// A relief operation of random records of every kind that an operation is run
// with, by people of every role. Most are made from what the books hold, so that
// most are admitted; what is refused is left out. Every seed gives a journal.

import type { JsonObject } from '@amanah/record/decode.ts';
import { lotKey } from '@amanah/core/ledger/open-matters.ts';
import { Prng } from './prng.ts';
import { authorKey, Scribe } from './scribe.ts';

/** Keys by number, each with holder and role; number 0 is the steward. */
const PEOPLE: readonly (readonly [holder: string, role: string])[] = [
  ['treasurer-1', 'treasurer'], ['treasurer-1', 'treasurer'], ['treasurer-2', 'treasurer'], ['committee-1', 'committee-member'],
  ['logistician-1', 'logistician'], ['keeper-1', 'warehouse-keeper'], ['keeper-2', 'warehouse-keeper'], ['device-1', 'device'], ['auditor-1', 'auditor'],
];
const ORGANISATIONS = ['donor-a', 'donor-b', 'partner-a', 'partner-b', 'mill'];
const SITES = ['port', 'store', 'camp'];
const FUNDS = ['open', 'bread', 'zakat'];
const GOODS = ['flour', 'oil', 'sack'];
const LOSSES = ['damaged', 'spoiled', 'taken-by-people-in-need', 'count-error', 'unexplained'];

const ZAKAT_ACCOUNTS = { mixing: 'no', accounts: 'zakat-bank zakat-safe' };
/** What the policy of zakat says at first, and what it may say later: stricter, looser, or nothing. */
const ZAKAT_POLICIES: readonly JsonObject[] = [
  { ...ZAKAT_ACCOUNTS, categories: 'fuqara masakin amilin', amil: '1/8', ownership: 'handed-over', 'in-hand': 'bread', costs: 'rent', cost: '1/10', interest: 'no' },
  { ...ZAKAT_ACCOUNTS, categories: 'fuqara gharimin' },
  { ...ZAKAT_ACCOUNTS, categories: 'fuqara masakin amilin', amil: '0', ownership: 'masakin', 'in-hand': 'bread', 'hand-over-by': '2026-09-30' },
  { mixing: 'no', accounts: 'zakat-bank', categories: 'masakin amilin', distribution: 'all-present', amil: '1/20' },
  {},
];

/** A random operation under way. */
export interface Relief {
  readonly prng: Prng;
  readonly scribe: Scribe;
  /** Codes of answers, with how often each was given; a record that waits counts as `waits`. */
  readonly answers: Map<string, number>;
}

/** Writes about `steps` random records by seed. */
export function randomRelief(seed: number, steps: number): Relief {
  const scribe = new Scribe().begin({ organisations: ORGANISATIONS, sites: SITES.slice(0, 2), funds: ['open'], goods: GOODS });
  scribe.write('site', { code: 'camp', name: 'Camp', type: 'distribution-point', parent: 'store' });
  scribe.write('fund', { code: 'bread', name: 'For bread', restrictions: ['purpose'] });
  scribe.write('fund', { code: 'zakat', name: 'Zakat', restrictions: ['zakat'] });
  scribe.write('commodity', { code: 'kit', name: 'Kit', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'flour', least: '3' }, { commodity: 'oil', least: '2' }] });
  PEOPLE.forEach(([holder, role], at) => scribe.write('key', { key: authorKey(at + 1), holder, role }));
  const relief: Relief = { prng: new Prng(seed), scribe, answers: new Map() };
  scribe.write('policy', { subject: 'fund/zakat', version: 1, parameters: ZAKAT_POLICIES[0] as JsonObject });
  for (const fund of FUNDS) scribe.write('gift', { donor: 'donor-a', fund, amount: usd(relief, 500, 5000), account: fund === 'zakat' ? 'zakat-bank' : 'bank', form: 'money' });
  for (let step = 0; step < steps; step += 1) relief.prng.pick(STEPS)(relief);
  return relief;
}

/** Hands in a record of somebody; most often somebody whose role it is. */
function submit(relief: Relief, kind: string, body: JsonObject): void {
  const { prng, scribe, answers } = relief;
  const author = authorKey(prng.below(PEOPLE.length + 1));
  const record = scribe.record(kind, body, day(prng), once(prng, 2) ? scribe.steward : author);
  const admission = scribe.submit(record);
  const answer = admission.ok ? (admission.admitted.waits === true ? 'waits' : 'admitted') : admission.code;
  answers.set(answer, (answers.get(answer) ?? 0) + 1);
}

function once(prng: Prng, times: number): boolean {
  return prng.below(times) === 0;
}

function day(prng: Prng): string {
  return `2026-${String(prng.between(1, 12)).padStart(2, '0')}-${String(prng.between(1, 28)).padStart(2, '0')}`;
}

function usd({ prng }: Relief, low: number, high: number): JsonObject {
  return { commodity: 'USD', least: String(prng.between(low, high)) };
}

interface Held {
  readonly name: string;
  readonly fund: string;
  readonly commodity: string;
  readonly lot?: string;
  readonly least: bigint;
}

/** What accounts of a type hold above zero, lot by lot. */
function heldIn({ scribe: { books } }: Relief, type: string): Held[] {
  const { names } = books;
  return [...books.balances.all()].flatMap(({ account, fund, commodity, balance }) => {
    const [path, code] = [names.name(account), names.name(commodity)];
    if (!path.startsWith(`${type}:`)) return [];
    const one = { name: path.slice(type.length + 1), fund: names.name(fund), commodity: code };
    const start = lotKey(code, '');
    const lots = [...books.lotBalances.all()].flatMap((cell): Held[] => {
      const key = names.name(cell.commodity);
      return cell.account === account && cell.fund === fund && key.startsWith(start) && key !== start ? [{ ...one, lot: key.slice(start.length), least: cell.balance }] : [];
    });
    const inLots = lots.reduce((sum, { least }) => sum + least, 0n);
    return [...lots, { ...one, least: balance - inLots }].filter(({ least }) => least > 0n);
  });
}

function pickHeld(relief: Relief, type: string, fits: (held: Held) => boolean = () => true): Held | undefined {
  const held = heldIn(relief, type).filter(fits);
  return held.length === 0 ? undefined : relief.prng.pick(held);
}

/** Part of a holding, now and then a little more than all of it. */
function part({ prng }: Relief, least: bigint): bigint {
  const all = Number(least);
  return BigInt(once(prng, 12) ? all + 1 : prng.between(1, all));
}

const amountOf = ({ commodity }: Held, least: bigint): JsonObject => ({ commodity, least: String(least) });

/** A line of goods out of a holding; now and then the lot is forgotten. */
function lineOf(relief: Relief, held: Held, least = part(relief, held.least)): JsonObject {
  return { amount: amountOf(held, least), ...(held.lot === undefined || once(relief.prng, 15) ? {} : { lot: held.lot }) };
}

/** Goods that come in: some in lots, some of these with a day. */
function incoming(relief: Relief): JsonObject[] {
  const { prng } = relief;
  return Array.from({ length: prng.between(1, 2) }, () => {
    const amount = { commodity: prng.pick(GOODS), least: String(prng.between(5, 60)) };
    if (once(prng, 2)) return { amount };
    return { amount, lot: `lot-${prng.below(6)}`, ...(once(prng, 2) ? { expiry: day(prng) } : {}) };
  });
}

const party = ({ prng }: Relief): string => prng.pick(ORGANISATIONS);
const fund = ({ prng }: Relief): string => prng.pick(FUNDS);
const site = ({ prng }: Relief): string => prng.pick(SITES);

/** Whom it is for, most often said; now and then somebody whom no policy of zakat names. */
function forWhom({ prng }: Relief): JsonObject {
  return once(prng, 4) ? {} : { category: prng.pick(['fuqara', 'fuqara', 'masakin', 'gharimin', 'amilin', 'staff']) };
}

const account = ({ prng }: Relief): string => prng.pick(['bank', 'safe', 'zakat-bank', 'zakat-safe']);

/** Does something with money that is there. */
function spending(kind: string, body: (relief: Relief, held: Held, amount: JsonObject) => JsonObject): (relief: Relief) => void {
  return (relief) => {
    const held = pickHeld(relief, 'cash');
    if (held === undefined) return;
    const why = { ...(once(relief.prng, 2) ? { purpose: relief.prng.pick(['bread', 'rent']) } : {}), ...(once(relief.prng, 3) ? { place: site(relief) } : {}) };
    const made = body(relief, held, amountOf(held, part(relief, held.least)));
    submit(relief, kind, { fund: held.fund, ...(kind === 'payment' || kind === 'grant' || kind === 'purchase' ? why : {}), ...(kind === 'payment' || kind === 'grant' ? forWhom(relief) : {}), ...made });
  };
}

const MONEY: readonly ((relief: Relief) => void)[] = [
  (one) => submit(one, 'pledge', { donor: party(one), fund: fund(one), amount: usd(one, 1, 900), status: 'pledge', form: 'money' }),
  (one) => submit(one, 'gift', { donor: party(one), fund: fund(one), amount: usd(one, 1, 900), account: account(one), form: 'money', ...(once(one.prng, 6) ? { nature: one.prng.pick(['interest', 'zakat']) } : {}) }),
  spending('payment', (one, { name }, amount) => ({ account: name, amount, ...(once(one.prng, 2) ? { supplier: 'mill' } : { expense: one.prng.pick(['rent', 'bread']) }) })),
  spending('grant', (one, { name }, amount) => ({ account: name, amount, partner: party(one) })),
  spending('transfer', (one, { name }, amount) => ({ from: name, to: account(one), amount })),
  spending('purchase', (one, { name }, paid) => ({ account: name, paid, supplier: 'mill', goods: incoming(one).map((line) => (once(one.prng, 8) ? { ...line, fund: fund(one) } : line)), site: site(one) })),
  spending('loan', (one, { name }, amount) => ({ loan: `L-${one.prng.below(9)}`, to: fund(one), account: name, amount, due: day(one.prng), reason: 'needed' })),
  spending('release', (one, { name }, amount) => ({ to: fund(one), account: name, amount, reason: 'the donor agreed' })),
  (one) => {
    const owed = pickHeld(one, 'loan');
    if (owed !== undefined) submit(one, 'repayment', { loan: owed.name, fund: fund(one), to: once(one.prng, 3) ? fund(one) : owed.fund, account: account(one), amount: amountOf(owed, part(one, owed.least)) });
  },
  (one) => {
    const held = pickHeld(one, 'partner', ({ commodity }) => commodity === 'USD');
    if (held === undefined) return;
    const amount = amountOf(held, part(one, held.least));
    if (once(one.prng, 2)) submit(one, 'grant-report', { partner: held.name, fund: held.fund, spent: amount, expense: one.prng.pick(['food', 'bread', 'rent']) });
    else submit(one, 'return', { fund: held.fund, from: 'partner', party: held.name, account: account(one), amount, reason: 'not needed' });
  },
];

const moveOf = (kind: string, body: (relief: Relief, held: Held, line: JsonObject) => JsonObject) => (relief: Relief): void => {
  const held = pickHeld(relief, 'stock');
  if (held !== undefined) submit(relief, kind, { site: held.name, fund: held.fund, ...body(relief, held, lineOf(relief, held)) });
};

const GOODS_STEPS: readonly ((relief: Relief) => void)[] = [
  (one) => submit(one, 'gift', { donor: party(one), fund: fund(one), goods: incoming(one), site: site(one), form: 'in-kind' }),
  (one) => submit(one, 'receipt', { supplier: 'mill', fund: fund(one), goods: incoming(one), site: site(one) }),
  moveOf('dispatch', (one, held, line) => {
    const beside = heldIn(one, 'stock').filter(({ name, fund: of }) => name === held.name && of !== held.fund);
    const second = beside.length > 0 && once(one.prng, 2) ? [{ ...lineOf(one, one.prng.pick(beside)), fund: (beside[0] as Held).fund }] : [];
    return { waybill: `W-${String(one.prng.between(1, 60)).padStart(3, '0')}`, goods: [line, ...second], ...(once(one.prng, 2) ? { destination: site(one) } : {}) };
  }),
  arrive,
  arrive,
  moveOf('handover', (one, _held, line) => ({ goods: [line], ...forWhom(one), ...(once(one.prng, 2) ? { partner: party(one) } : { cycle: `round-${one.prng.below(3)}` }) })),
  moveOf('loss', (one, _held, line) => ({ class: one.prng.pick(LOSSES), goods: [line], reason: 'seen' })),
  moveOf('release', (one, held, line) => ({ to: fund(one), amount: line['amount'] as JsonObject, ...(held.lot === undefined ? {} : { lot: held.lot }), reason: 'the donor agreed' })),
  moveOf('order', (one, _held, line) => ({ order: `O-${one.prng.below(20)}`, supplier: 'mill', goods: [line], price: usd(one, 1, 90) })),
  stocktake,
  pack,
  unpack,
  moveOf('repack', (one, held, line) => ({ inputs: [line], outputs: [{ amount: { commodity: 'sack', least: String(one.prng.between(1, 9)) }, ...(once(one.prng, 8) ? { fund: fund(one) } : {}) }], ...(held.lot === undefined ? { losses: [{ class: 'damaged', amount: amountOf(held, 1n) }] } : {}) })),
  (one) => {
    const held = pickHeld(one, one.prng.pick(['transit', 'partner', 'served']), ({ commodity }) => commodity !== 'USD');
    const from = held?.name.includes('/') === true ? 'served' : held?.name.startsWith('W-') === true ? 'waybill' : 'partner';
    if (held !== undefined) submit(one, 'return', { fund: held.fund, from, party: held.name, goods: [lineOf(one, held)], site: site(one), reason: 'came back' });
  },
];

/** Goods in transit come in, some of them lost, now and then more than were sent. */
function arrive(relief: Relief): void {
  const held = pickHeld(relief, 'transit');
  if (held === undefined) return;
  const { prng } = relief;
  const good = BigInt(prng.below(Number(held.least) + 1));
  const goods = good === 0n ? {} : { goods: [lineOf(relief, held, good)] };
  const losses = good === held.least ? {} : { losses: [{ class: prng.pick(LOSSES), detail: 'torn', ...lineOf(relief, held, held.least - good) }] };
  submit(relief, 'arrival', { point: 'arrived', site: site(relief), fund: held.fund, waybill: held.name, ...goods, ...losses, ...(once(prng, 6) ? { excess: incoming(relief) } : {}) });
}

/** A count of some lines of a site; now and then it starts from another figure than the books hold. */
function stocktake(relief: Relief): void {
  const { prng } = relief;
  const held = pickHeld(relief, 'stock');
  if (held === undefined) return;
  const items = heldIn(relief, 'stock').filter(({ name }) => name === held.name).slice(0, 3).map(({ fund: of, commodity, lot, least }) => {
    const counted = BigInt(Math.max(0, Number(least) + prng.pick([0, 0, 2, -2, -5])));
    const book = once(prng, 20) ? least + 1n : least;
    return { fund: of, commodity, ...(lot === undefined ? {} : { lot }), book: String(book), counted: String(counted), ...(book === counted ? {} : { class: prng.pick(LOSSES) }) };
  });
  submit(relief, 'stocktake', { site: held.name, items, reason: 'month end' });
}

/** Kits of exactly what they hold, or by mistake of something else. */
function pack(relief: Relief): void {
  const { prng } = relief;
  const flour = pickHeld(relief, 'stock', ({ commodity, least }) => commodity === 'flour' && least >= 3n);
  const oil = flour === undefined ? undefined : pickHeld(relief, 'stock', ({ commodity, name, fund: of, least }) => commodity === 'oil' && name === flour.name && of === flour.fund && least >= 2n);
  if (flour === undefined || oil === undefined) return;
  const kits = BigInt(prng.between(1, Math.min(Number(flour.least / 3n), Number(oil.least / 2n))));
  const inputs = [lineOf(relief, flour, kits * 3n), lineOf(relief, oil, kits * 2n + (once(prng, 8) ? 1n : 0n))];
  submit(relief, 'repack', { site: flour.name, fund: flour.fund, inputs, outputs: [{ amount: { commodity: 'kit', least: String(kits) }, lot: `kits-${prng.below(4)}` }] });
}

/** Kits are opened again; now and then more is said to have been in them. */
function unpack(relief: Relief): void {
  const kits = pickHeld(relief, 'stock', ({ commodity }) => commodity === 'kit');
  if (kits === undefined) return;
  const least = BigInt(relief.prng.between(1, Number(kits.least)));
  const outputs = [{ commodity: 'flour', least: String(least * 3n) }, { commodity: 'oil', least: String(least * 2n + (once(relief.prng, 5) ? 1n : 0n)) }].map((amount) => ({ amount }));
  submit(relief, 'repack', { site: kits.name, fund: kits.fund, inputs: [lineOf(relief, kits, least)], outputs });
}

function anyId({ prng, scribe }: Relief): string {
  return scribe.books.idAt(prng.below(scribe.books.size));
}

/** An id of a record of this kind, if there is one. */
function idOf(relief: Relief, kind: string): string | undefined {
  const ids = relief.scribe.books.matters.documents(kind).map(({ id }) => id);
  return ids.length === 0 ? undefined : relief.prng.pick(ids);
}

/** Somebody decides about what waits, or about something that does not. */
function decide(relief: Relief): void {
  const { prng, scribe } = relief;
  const waiting = scribe.books.matters.waiting.filter(({ decidedAt }) => decidedAt === undefined);
  if (waiting.length === 0 && !once(prng, 9)) return;
  const of = waiting.length === 0 || once(prng, 9) ? anyId(relief) : prng.pick(waiting).id;
  submit(relief, 'approval', once(prng, 4) ? { of, verdict: 'refused', reason: 'no' } : { of, verdict: 'approved' });
}

const AFFAIRS: readonly ((relief: Relief) => void)[] = [
  (one) => submit(one, 'reversal', { of: anyId(one), reason: 'by mistake' }),
  (one) => {
    const kind = one.prng.pick(['payment', 'grant', 'loss', 'stocktake', 'release', 'loan', 'repack', 'return']);
    submit(one, 'policy', { subject: 'four-eyes', version: one.scribe.books.size, parameters: { [`${kind}:*`]: String(one.prng.between(0, 40)), 'payment:USD': '60' } });
  },
  (one) => {
    if (!once(one.prng, 3)) return;
    const parameters: JsonObject = one.prng.pick<JsonObject>([{ purposes: 'bread' }, { places: 'store' }, { commodities: 'flour oil' }, { until: '2026-09-30' }, { lots: 'named' }, { lending: 'no' }, {}]);
    const code = fund(one);
    submit(one, 'policy', { subject: `fund/${code}`, version: once(one.prng, 9) ? 1 : one.scribe.books.size, parameters: code === 'zakat' ? one.prng.pick(ZAKAT_POLICIES) : parameters });
  },
  (one) => {
    if (once(one.prng, 4)) submit(one, 'waybill-series', { series: 'W-', from: one.prng.between(1, 30), to: one.prng.between(31, 60), width: 3 });
    else submit(one, 'waybill-void', { waybill: `W-${String(one.prng.between(1, 60)).padStart(3, '0')}`, reason: 'spoilt' });
  },
  (one) => submit(one, 'waybill-statement', { waybill: `W-${String(one.prng.between(1, 60)).padStart(3, '0')}`, party: one.prng.pick(['dispatcher', 'transporter', 'receiver']), stage: 'delivered', goods: [{ amount: { commodity: 'flour', least: '5' } }] }),
  (one) => submit(one, 'bank-statement', { account: 'bank', commodity: 'USD', from: '2026-01-01', to: '2026-01-31', opening: '0', closing: '5', lines: 1, file: 'ab'.repeat(32), name: 'january' }),
  (one) => {
    const statement = idOf(one, 'bank-statement');
    if (statement !== undefined) submit(one, 'bank-line', { statement, account: 'bank', line: one.prng.between(1, 9), day: day(one.prng), amount: usd(one, 1, 50) });
  },
  (one) => {
    const line = idOf(one, 'bank-line');
    if (line !== undefined) submit(one, 'bank-match', { line, records: [anyId(one)] });
  },
  (one) => submit(one, 'fund', { code: 'bread', name: 'For bread', restrictions: [one.prng.pick(['purpose', 'place', 'unrestricted'])] }),
  (one) => submit(one, 'site', { code: 'camp', name: 'Camp', type: 'distribution-point', ...(once(one.prng, 2) ? { parent: 'store' } : {}) }),
  (one) => submit(one, 'incident', { class: 'interference', place: site(one) }),
  (one) => submit(one, 'attachment', { of: anyId(one), digest: 'cd'.repeat(32), bytes: 9, type: 'image/png' }),
  (one) => once(one.prng, 8) && submit(one, 'period-close', { until: `2026-0${one.prng.between(1, 3)}-28` }),
  (one) => once(one.prng, 12) && submit(one, 'role', { key: authorKey(one.prng.between(5, 9)), role: one.prng.pick(['logistician', 'warehouse-keeper', 'treasurer']) }),
];

const STEPS: readonly ((relief: Relief) => void)[] = [...MONEY, ...MONEY, ...GOODS_STEPS, ...GOODS_STEPS, ...AFFAIRS, decide, decide, decide];
