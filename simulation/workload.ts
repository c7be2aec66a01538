// What people do in a relief effort, at random: promises, money, goods, losses,
// corrections, and mistakes whose refusal is known beforehand because the
// auditor's own figures say what is there.

import { toBase64Url } from '@amanah/core/bytes.ts';
import type { JsonObject } from '@amanah/core/decode.ts';
import { keyPairFromSeed } from '@amanah/core/signature.ts';
import type { Draft } from '@amanah/server/journal.ts';
import type { Auditor } from './auditor.ts';
import type { World } from './world.ts';
import { MISTAKES } from './mistakes.ts';
import { amountText, holdings, type Holding, type Submission } from './submission.ts';

export const DONORS = ['norway', 'türkiye', 'هيئة-الإغاثة'] as const;
export const PARTNERS = ['partner-a', 'partner-b'] as const;
export const SITES = ['rafah', 'deir-al-balah', 'khan-yunis'] as const;
export const FUNDS = ['general', 'zakat-2024', 'water'] as const;
const ACCOUNTS = ['bank', 'safe'] as const;
const MONEY = ['USD', 'JOD'] as const;
const GOODS = ['flour', 'kit'] as const;
const LOSSES = ['damaged', 'spoiled', 'taken-by-people-in-need', 'unexplained'] as const;

/** Masters every run begins with. */
export function setUp(day: string): Draft[] {
  const of = (kind: string, body: JsonObject): Draft => ({ kind, eventTime: day, body });
  return [
    ...[...DONORS, ...PARTNERS, 'supplier', 'changer', 'publisher'].map((code) => of('organisation', { code, name: `Organisation ${code}` })),
    ...SITES.map((code) => of('site', { code, name: code, type: 'warehouse' })),
    ...FUNDS.map((code) => of('fund', { code, name: code, restrictions: [code === 'general' ? 'unrestricted' : 'purpose'] })),
    of('commodity', { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 }),
    of('commodity', { code: 'JOD', name: 'Jordanian dinar', class: 'money', unit: 'JOD', scale: 3 }),
    of('commodity', { code: 'flour', name: 'Wheat flour', class: 'goods', unit: 'KGM', scale: 3 }),
    of('commodity', { code: 'kit', name: 'Hygiene kit', class: 'goods', unit: 'C62', scale: 0 }),
  ];
}

type Deed = (world: World, auditor: Auditor) => Draft | undefined;

/** A part of a holding, small enough that several deeds of one submission fit into it. */
function part(world: World, { least }: Holding): bigint | undefined {
  const tenth = least / 10n;
  if (tenth < 1n) return undefined;
  return 1n + BigInt(world.random.below(Number(tenth > 1_000_000_000n ? 1_000_000_000n : tenth)));
}

function spending(type: string, make: (world: World, holding: Holding, least: bigint) => Draft): Deed {
  return (world, auditor) => {
    const held = holdings(auditor, type);
    if (held.length === 0) return undefined;
    const holding = world.random.pick(held);
    const least = part(world, holding);
    return least === undefined ? undefined : make(world, holding, least);
  };
}

function draft(world: World, kind: string, body: JsonObject): Draft {
  return { kind, eventTime: world.random.chance(50) ? world.today() : world.now(), body };
}

const spendMoney = (kind: string, body: (world: World, holding: Holding, amount: JsonObject) => JsonObject): Deed =>
  spending('cash', (world, holding, least) => draft(world, kind, { fund: holding.fund, ...body(world, holding, amountText(holding.commodity, least)) }));

/** What can be done, with how often. */
const DEEDS: readonly (readonly [weight: number, deed: Deed])[] = [
  [6, (world) => draft(world, 'pledge', {
    donor: world.random.pick(DONORS), fund: world.random.pick(FUNDS), amount: amountText(world.random.pick(MONEY), world.random.between(1, 9_000_000)),
    status: world.random.pick(['pledge', 'commitment']), form: 'money',
  })],
  [10, (world) => draft(world, 'gift', {
    donor: world.random.pick(DONORS), fund: world.random.pick(FUNDS), amount: amountText(world.random.pick(MONEY), world.random.between(1, 5_000_000)),
    account: world.random.pick(ACCOUNTS), form: 'money',
  })],
  [6, (world) => draft(world, 'gift', {
    donor: world.random.pick(DONORS), fund: world.random.pick(FUNDS), goods: goodsOf(world), site: world.random.pick(SITES), form: 'in-kind',
  })],
  [4, spending('pledge', (world, { account, fund, commodity }, least) => draft(world, 'gift', {
    donor: account, fund, amount: amountText(commodity, least), recipient: world.random.pick(PARTNERS), form: 'money', fromPledge: 'yes',
  }))],
  [2, spending('pledge', (world, { account, fund, commodity }, least) => draft(world, 'pledge-change', {
    pledge: '0'.repeat(64), donor: account, fund, change: amountText(commodity, world.random.chance(50) ? least : -least), reason: 'as the donor wrote',
  }))],
  [5, spendMoney('payment', (world, { account }, amount) => ({ account, amount, ...(world.random.chance(50) ? { supplier: 'supplier' } : { expense: 'transport' }) }))],
  [5, spendMoney('grant', (world, { account }, amount) => ({ account, amount, partner: world.random.pick(PARTNERS), project: `project-${world.random.below(9)}` }))],
  [3, spendMoney('transfer', (world, { account }, amount) => ({ from: account, to: world.random.pick(ACCOUNTS), amount }))],
  [2, spendMoney('exchange', (world, { account }, amount) => ({
    changer: 'changer', fromAccount: account, from: amount, toAccount: world.random.pick(ACCOUNTS), to: amountText(world.random.pick(MONEY), world.random.between(1, 900)), rateSource: 'board of the changer',
  }))],
  [5, spendMoney('purchase', (world, { account }, paid) => ({ account, paid, supplier: 'supplier', goods: goodsOf(world), site: world.random.pick(SITES) }))],
  [3, spending('partner', (world, { account, fund, commodity }, least) => draft(world, 'grant-report', world.random.chance(50)
    ? { partner: account, fund, spent: amountText(commodity, least), expense: 'shelter' }
    : { partner: account, fund, returned: amountText(commodity, least), account: world.random.pick(ACCOUNTS) }))],
  [8, spending('stock', (world, { account, fund, commodity }, least) => draft(world, 'dispatch', {
    waybill: `wb-${world.random.below(12)}`, site: account, fund, goods: [{ amount: amountText(commodity, least) }], destination: world.random.pick(SITES),
  }))],
  [8, spending('transit', arrivalOf)],
  [3, (world) => draft(world, 'loss', {
    class: world.random.pick(LOSSES), fund: world.random.pick(FUNDS), goods: goodsOf(world), reason: 'counted', site: world.random.pick(SITES),
  })],
  [2, (world) => draft(world, 'need', { publisher: 'publisher', place: world.random.pick(SITES), period: '2024-05', people: world.random.below(2_000_000) })],
  [2, (world) => draft(world, 'observation', {
    publisher: 'publisher', subject: 'consignments', point: 'crossed', period: '2024-06', figures: [{ measure: 'consignments', unit: 'C62', value: String(world.random.below(5000)) }],
  })],
  [1, (world) => draft(world, 'organisation', { code: world.random.pick(DONORS), name: `Renamed ${world.random.below(100)}` })],
  [1, (world) => draft(world, 'policy', { subject: 'publication', version: world.random.between(1, 9), parameters: { cells: 'withheld below 10' } })],
  [1, (world) => draft(world, 'key', { key: toBase64Url(keyPairFromSeed(world.random.bytes(32)).publicKey), holder: 'warehouse', role: 'warehouse-keeper' })],
  [1, (world) => draft(world, 'erasure', { subjects: world.random.between(1, 9), ground: 'asked for' })],
];

function goodsOf(world: World): JsonObject[] {
  return Array.from({ length: world.random.between(1, 3) }, () => ({
    amount: amountText(world.random.pick(GOODS), world.random.between(1, 400_000)),
    ...(world.random.chance(30) ? { lot: `lot-${world.random.below(5)}` } : {}),
  }));
}

/** What comes off a truck: some good, some lost, and now and then more than was sent. */
function arrivalOf(world: World, { account, fund, commodity, least }: Holding): Draft {
  const good = BigInt(world.random.below(Number(least) + 1));
  const lost = least - good;
  return draft(world, 'arrival', {
    point: 'arrived', site: world.random.pick(SITES), fund, waybill: account,
    ...(good === 0n ? {} : { goods: [{ amount: amountText(commodity, good) }] }),
    ...(lost === 0n ? {} : { losses: [{ class: world.random.pick(LOSSES), amount: amountText(commodity, lost) }] }),
    ...(world.random.chance(10) ? { excess: [{ amount: amountText(commodity, world.random.between(1, 50)) }] } : {}),
  });
}

function someDeed(world: World, auditor: Auditor): Draft {
  const total = DEEDS.reduce((sum, [weight]) => sum + weight, 0);
  for (;;) {
    let at = world.random.below(total);
    const [, deed] = DEEDS.find(([weight]) => (at -= weight) < 0) as readonly [number, Deed];
    const made = deed(world, auditor);
    if (made !== undefined) return made;
  }
}

/** The next thing that people hand in. */
export function nextSubmission(world: World, auditor: Auditor): Submission {
  const { random } = world;
  const kind = random.below(100);
  if (kind < 8) return reversalOf(world, auditor);
  if (kind < 28) {
    const mistake = random.pick(MISTAKES)(world, auditor);
    if (mistake !== undefined) return mistakeAmong(world, auditor, mistake);
  }
  if (kind < 31) {
    // Many at once: past the span of a seal, and often past the edge of a tile.
    const drafts = Array.from({ length: random.between(60, 200) }, (_, at) => draft(world, 'need', { publisher: 'publisher', place: random.pick(SITES), period: '2024-07', people: at }));
    return { label: 'many', drafts, expected: 'admitted' };
  }
  // A loss may take all there is, so whatever spends stands before it.
  const deeds = Array.from({ length: random.between(1, 4) }, () => someDeed(world, auditor));
  const drafts = [...deeds.filter((one) => one.kind !== 'loss'), ...deeds.filter((one) => one.kind === 'loss')];
  return { label: drafts.map((one) => one.kind).join('+'), drafts, expected: 'admitted' };
}

/** A mistake stops everything handed in with it, before it and after it. */
function mistakeAmong(world: World, auditor: Auditor, mistake: Submission): Submission {
  const before = Array.from({ length: world.random.below(3) }, () => draft(world, 'need', { publisher: 'publisher', place: world.random.pick(SITES), period: '2024-08', people: 1 }));
  const after = world.random.chance(50) ? [someDeed(world, auditor)] : [];
  return { label: `mistake ${mistake.label}`, drafts: [...before, ...mistake.drafts, ...after], expected: mistake.expected };
}

function reversalOf(world: World, auditor: Auditor): Submission {
  const candidates = auditor.reversible();
  if (candidates.length === 0) return { label: 'need', drafts: [someDeed(world, auditor)], expected: 'admitted' };
  const at = world.random.pick(candidates);
  const of = auditor.records[at]?.id as string;
  return { label: `reversal of ${at}`, drafts: [draft(world, 'reversal', { of, reason: 'entered by mistake' })], expected: 'admitted' };
}
