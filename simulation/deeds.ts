// What people do in a relief effort: promises, money, goods, losses, loans,
// counts, packing. Every deed is one that the auditor's own figures allow.

import { toBase64Url } from '@amanah/log/bytes.ts';
import type { JsonObject } from '@amanah/record/decode.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import type { Draft } from '@amanah/server/books/journal.ts';
import type { Auditor } from './auditor.ts';
import { renamedPayee, screeningDecisionDeed, screeningDeed } from './screening-deeds.ts';
import { amountText, holdings, lineOf, type Holding } from './submission.ts';
import type { World } from './world.ts';

export const DONORS = ['norway', 'türkiye', 'هيئة-الإغاثة'] as const;
export const PARTNERS = ['partner-a', 'partner-b'] as const;
export const SITES = ['rafah', 'deir-al-balah', 'khan-yunis'] as const;
export const FUNDS = ['general', 'zakat-2024', 'water'] as const;
const ACCOUNTS = ['bank', 'safe'] as const;
/** Zakat stands in accounts of its own, and goes to people of these categories. */
export const ZAKAT = 'zakat-2024';
export const ZAKAT_ACCOUNTS = ['zakat-bank', 'zakat-safe'] as const;
export const ZAKAT_CATEGORIES = ['fuqara', 'masakin', 'gharimin'] as const;
const MONEY = ['USD', 'JOD'] as const;
const GOODS = ['flour', 'kit'] as const;
const LOSSES = ['damaged', 'spoiled', 'taken-by-people-in-need', 'unexplained'] as const;

/** One thing somebody does, if there is occasion. */
export type Deed = (world: World, auditor: Auditor) => Draft | undefined;

/** A part of a holding, small enough that several deeds of one submission fit into it. */
function part(world: World, { least }: Holding): bigint | undefined {
  const tenth = least / 10n;
  if (tenth < 1n) return undefined;
  return 1n + BigInt(world.random.below(Number(tenth > 1_000_000_000n ? 1_000_000_000n : tenth)));
}

function spending(type: string, make: (world: World, holding: Holding, least: bigint) => Draft | undefined, fits: (holding: Holding) => boolean = () => true): Deed {
  return (world, auditor) => {
    // Money that a publisher's list puts beside zakat's own accounts nobody spends.
    const held = holdings(auditor, type).filter((one) => fits(one) && (type !== 'cash' || accountsOf(one.fund).some((account) => account === one.account)));
    if (held.length === 0) return undefined;
    const holding = world.random.pick(held);
    const least = part(world, holding);
    return least === undefined ? undefined : make(world, holding, least);
  };
}

export function draft(world: World, kind: string, body: JsonObject): Draft {
  return { kind, eventTime: world.random.chance(50) ? world.today() : world.now(), body };
}

/** What the money of a fund is spent for: the fund for water wants it said, and zakat for whom. */
function purposeOf(world: World, fund: string): JsonObject {
  return fund === 'water' ? { purpose: 'water' } : categoryOf(world, fund);
}

function categoryOf(world: World, fund: string): JsonObject {
  return fund === ZAKAT ? { category: world.random.pick(ZAKAT_CATEGORIES) } : {};
}

function accountsOf(fund: string): readonly string[] {
  return fund === ZAKAT ? ZAKAT_ACCOUNTS : ACCOUNTS;
}

const spendMoney = (kind: string, body: (world: World, holding: Holding, amount: JsonObject) => JsonObject, fits?: (holding: Holding) => boolean): Deed =>
  spending('cash', (world, holding, least) => draft(world, kind, { fund: holding.fund, ...body(world, holding, amountText(holding.commodity, least)) }), fits);

const isLendable = ({ fund }: Holding): boolean => fund !== ZAKAT;

function otherFund(world: World, fund: string): string {
  return world.random.pick(FUNDS.filter((one) => one !== fund && one !== ZAKAT));
}

/** What can be done, with how often. */
const OF_MONEY: readonly (readonly [weight: number, deed: Deed])[] = [
  [6, (world) => draft(world, 'pledge', {
    donor: world.random.pick(DONORS), fund: world.random.pick(FUNDS), amount: amountText(world.random.pick(MONEY), world.random.between(1, 9_000_000)),
    status: world.random.pick(['pledge', 'commitment']), form: 'money',
  })],
  [10, (world) => {
    const fund = world.random.pick(FUNDS);
    return draft(world, 'gift', { donor: world.random.pick(DONORS), fund, amount: amountText(world.random.pick(MONEY), world.random.between(1, 5_000_000)), account: world.random.pick(accountsOf(fund)), form: 'money' });
  }],
  [4, spending('pledge', (world, { account, fund, commodity }, least) => draft(world, 'gift', {
    donor: account, fund, amount: amountText(commodity, least), recipient: world.random.pick(PARTNERS), form: 'money', fromPledge: 'yes', ...categoryOf(world, fund),
  }))],
  [2, spending('pledge', (world, { account, fund, commodity }, least) => draft(world, 'pledge-change', {
    pledge: '0'.repeat(64), donor: account, fund, change: amountText(commodity, world.random.chance(50) ? least : -least), reason: 'as the donor wrote',
  }))],
  [5, spendMoney('payment', (world, { account, fund }, amount) => ({ account, amount, ...purposeOf(world, fund), ...(fund === ZAKAT ? { expense: 'cash-to-people' } : world.random.chance(50) ? { supplier: 'supplier' } : { expense: 'transport' }) }))],
  [5, spendMoney('grant', (world, { account, fund }, amount) => ({ account, amount, ...purposeOf(world, fund), partner: world.random.pick(PARTNERS), project: `project-${world.random.below(9)}` }))],
  [3, spendMoney('transfer', (_, { account, fund }, amount) => ({ from: account, to: accountsOf(fund).find((one) => one !== account) as string, amount }))],
  [2, spendMoney('exchange', (world, { account, fund, commodity }, amount) => ({
    changer: 'changer', fromAccount: account, from: amount, toAccount: world.random.pick(accountsOf(fund)),
    to: amountText(world.random.pick(fund === ZAKAT ? MONEY.filter((one) => one !== commodity) : MONEY), world.random.between(1, 900)), rateSource: 'board of the changer',
  }))],
  [5, spendMoney('purchase', (world, { account, fund }, paid) => ({ account, paid, ...(fund === 'water' ? { purpose: 'water' } : {}), supplier: 'supplier', goods: goodsOf(world), site: world.random.pick(SITES) }))],
  [3, spending('partner', (world, { account, fund, commodity }, least) => draft(world, 'grant-report', world.random.chance(50)
    ? { partner: account, fund, spent: amountText(commodity, least), expense: fund === ZAKAT ? 'cash-to-people' : 'shelter' }
    : { partner: account, fund, returned: amountText(commodity, least), account: world.random.pick(accountsOf(fund)) }), ({ commodity }) => isMoney(commodity))],
  [3, (world, auditor) => spendMoney('loan', (_, { account, fund }, amount) => ({
    loan: `loan-${auditor.size}-${world.random.below(1000)}`, to: otherFund(world, fund), account, amount, due: '2024-12-31', reason: 'until the transfer arrives',
  }), isLendable)(world, auditor)],
  [3, repaymentOf],
  [2, spendMoney('release', (world, { account, fund }, amount) => ({ to: otherFund(world, fund), account, amount, reason: 'the donor agreed' }), isLendable)],
];

const OF_GOODS: readonly (readonly [weight: number, deed: Deed])[] = [
  [6, (world) => draft(world, 'gift', {
    donor: world.random.pick(DONORS), fund: world.random.pick(FUNDS), goods: goodsOf(world), site: world.random.pick(SITES), form: 'in-kind',
  })],
  [4, (world) => draft(world, 'receipt', { supplier: 'supplier', fund: world.random.pick(FUNDS), goods: goodsOf(world), site: world.random.pick(SITES) })],
  [8, (world, auditor) => spending('stock', (_, holding, least) => dispatchOf(world, auditor, holding, least))(world, auditor)],
  [8, spending('transit', arrivalOf)],
  [4, spending('stock', (world, holding, least) => draft(world, 'handover', {
    site: holding.account, fund: holding.fund, goods: [lineOf(holding, least)], ...categoryOf(world, holding.fund), ...(world.random.chance(50) ? { partner: world.random.pick(PARTNERS) } : { cycle: `cycle-${world.random.below(4)}` }),
  }))],
  [3, (world) => draft(world, 'loss', {
    class: world.random.pick(LOSSES), fund: world.random.pick(FUNDS), goods: goodsOf(world), reason: 'counted', site: world.random.pick(SITES),
  })],
  [3, countOf],
  [3, packingOf],
  [2, spending('stock', (world, holding, least) => draft(world, 'release', {
    fund: holding.fund, to: otherFund(world, holding.fund), site: holding.account, amount: amountText(holding.commodity, least), ...(holding.lot === undefined ? {} : { lot: holding.lot }), reason: 'the donor agreed',
  }), isLendable)],
  [2, spending('transit', (world, holding, least) => draft(world, 'return', { fund: holding.fund, from: 'waybill', party: holding.account, goods: [lineOf(holding, least)], site: world.random.pick(SITES), reason: 'sent back' }))],
  [1, spending('partner', (world, holding, least) => draft(world, 'return', { fund: holding.fund, from: 'partner', party: holding.account, goods: [lineOf(holding, least)], site: world.random.pick(SITES), reason: 'not needed' }), ({ commodity }) => !isMoney(commodity))],
];

const OF_PAPER: readonly (readonly [weight: number, deed: Deed])[] = [
  [2, (world) => draft(world, 'need', { publisher: 'publisher', place: world.random.pick(SITES), period: '2024-05', people: world.random.below(2_000_000) })],
  [2, (world) => draft(world, 'observation', {
    publisher: 'publisher', subject: 'consignments', point: 'crossed', period: '2024-06', figures: [{ measure: 'consignments', unit: 'C62', value: String(world.random.below(5000)) }],
  })],
  [1, (world) => draft(world, 'organisation', { code: world.random.pick(DONORS), name: `Renamed ${world.random.below(100)}` })],
  [1, (world, auditor) => draft(world, 'policy', { subject: 'publication', version: auditor.size, parameters: { cells: 'withheld below 10' } })],
  [1, (world) => draft(world, 'key', { key: toBase64Url(keyPairFromSeed(world.random.bytes(32)).publicKey), holder: 'warehouse', role: 'warehouse-keeper' })],
  [1, (world) => draft(world, 'erasure', { subjects: world.random.between(1, 9), ground: 'asked for' })],
  [2, (world, auditor) => draft(world, 'order', { order: `order-${auditor.size}-${world.random.below(1000)}`, supplier: 'supplier', fund: world.random.pick(FUNDS), goods: goodsOf(world), price: amountText('USD', 900), site: world.random.pick(SITES) })],
  [2, (world) => draft(world, 'incident', { class: 'interference', place: world.random.pick(SITES) })],
  [2, (world) => draft(world, 'waybill-statement', { waybill: `wb-${world.random.below(12)}`, party: 'transporter', stage: 'delivered', goods: goodsOf(world) })],
  [2, (world) => draft(world, 'bank-statement', { account: 'bank', commodity: 'USD', from: '2024-01-01', to: '2024-01-31', opening: '0', closing: '1', lines: 1, file: 'ab'.repeat(32), name: 'january' })],
  [2, (world, auditor) => {
    const statements = auditor.standing('bank-statement');
    if (statements.length === 0) return undefined;
    const statement = auditor.records[world.random.pick(statements).index]?.id as string;
    return draft(world, 'bank-line', { statement, account: 'bank', line: world.random.between(1, 90), day: '2024-01-05', amount: amountText('USD', world.random.between(-50, 50)) });
  }],
];

const OF_SCREENING: readonly (readonly [weight: number, deed: Deed])[] = [[6, screeningDeed], [8, screeningDecisionDeed], [2, renamedPayee]];

/** What can be done, with how often. */
export const DEEDS = [...OF_MONEY, ...OF_GOODS, ...OF_PAPER, ...OF_SCREENING];

function isMoney(commodity: string): boolean {
  return (MONEY as readonly string[]).includes(commodity);
}

export function goodsOf(world: World): JsonObject[] {
  return Array.from({ length: world.random.between(1, 3) }, () => ({
    amount: amountText(world.random.pick(GOODS), world.random.between(1, 400_000)),
    ...(world.random.chance(30) ? { lot: `lot-${world.random.below(5)}` } : {}),
  }));
}

/** A number under which nothing left yet, where numbers are handed out; any text otherwise. */
export function waybillFor(world: World, auditor: Auditor): string {
  if (!world.habits.numbered) return `wb-${world.random.below(12)}`;
  const gone = new Set([...auditor.standing('dispatch'), ...auditor.standing('waybill-void')].map(({ body }) => body['waybill'] as string));
  for (;;) {
    const waybill = `N${String(world.random.below(1000)).padStart(4, '0')}`;
    if (!gone.has(waybill)) return waybill;
  }
}

function dispatchOf(world: World, auditor: Auditor, holding: Holding, least: bigint): Draft {
  return draft(world, 'dispatch', { waybill: waybillFor(world, auditor), site: holding.account, fund: holding.fund, goods: [lineOf(holding, least)], destination: world.random.pick(SITES) });
}

/** What comes off a truck: some good, some lost, and now and then more than was sent. */
function arrivalOf(world: World, holding: Holding): Draft {
  const { account, fund, commodity, least } = holding;
  const good = BigInt(world.random.below(Number(least) + 1));
  const lost = least - good;
  return draft(world, 'arrival', {
    point: 'arrived', site: world.random.pick(SITES), fund, waybill: account,
    ...(good === 0n ? {} : { goods: [lineOf(holding, good)] }),
    ...(lost === 0n ? {} : { losses: [{ class: world.random.pick(LOSSES), ...lineOf(holding, lost) }] }),
    ...(world.random.chance(10) ? { excess: [{ amount: amountText(commodity, world.random.between(1, 50)) }] } : {}),
  });
}

/** What one fund owes another is paid back in part. */
function repaymentOf(world: World, auditor: Auditor): Draft | undefined {
  const owed = holdings(auditor, 'loan');
  if (owed.length === 0) return undefined;
  const { account: loan, fund: to, commodity, least } = world.random.pick(owed);
  const borrower = FUNDS.find((fund) => auditor.balance(`loan:${loan}`, fund, commodity) < 0n);
  const account = ACCOUNTS.find((one) => borrower !== undefined && auditor.balance(`cash:${one}`, borrower, commodity) >= 10n);
  if (borrower === undefined || account === undefined) return undefined;
  const most = [least, -auditor.balance(`loan:${loan}`, borrower, commodity), auditor.balance(`cash:${account}`, borrower, commodity) / 10n].reduce((a, b) => (a < b ? a : b));
  return draft(world, 'repayment', { loan, fund: borrower, to, account, amount: amountText(commodity, most) });
}

/** A count of one line, from what the books hold. */
function countOf(world: World, auditor: Auditor): Draft | undefined {
  const held = holdings(auditor, 'stock');
  if (held.length === 0) return undefined;
  const { account: site, fund, commodity, lot } = world.random.pick(held);
  const book = auditor.ofLot(`stock:${site}`, fund, commodity, lot);
  const counted = BigInt(Math.max(0, Number(book) + world.random.between(-20, 20)));
  const line = { fund, commodity, ...(lot === undefined ? {} : { lot }), book: String(book), counted: String(counted) };
  return draft(world, 'stocktake', { site, items: [book === counted ? line : { ...line, class: world.random.pick(['count-error', 'unexplained']) }], reason: 'month end' });
}

/** Parcels are packed of what they hold, at a site that has it. */
function packingOf(world: World, auditor: Auditor): Draft | undefined {
  const held = holdings(auditor, 'stock');
  const flour = held.find(({ commodity, least }) => commodity === 'flour' && least >= 100n);
  const kit = flour && held.find(({ account, fund, commodity, least }) => commodity === 'kit' && account === flour.account && fund === flour.fund && least >= 100n);
  if (flour === undefined || kit === undefined) return undefined;
  const parcels = BigInt(world.random.between(1, 5));
  return draft(world, 'repack', {
    site: flour.account, fund: flour.fund, inputs: [lineOf(flour, parcels * 2n), lineOf(kit, parcels)],
    outputs: [{ amount: amountText('parcel', parcels), lot: `packed-${world.random.below(3)}` }],
  });
}
