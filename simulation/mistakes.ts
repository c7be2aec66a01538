// Mistakes, each with the one refusal it must meet. An admitted mistake is a
// failure of the run, and so is one refused for another reason.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { RefusalCode } from '@amanah/record/refusal.ts';
import type { Draft } from '@amanah/server/books/journal.ts';
import type { Auditor } from './auditor.ts';
import type { World } from './world.ts';
import { ZAKAT, waybillFor } from './deeds.ts';
import { SCREENING_MISTAKES } from './screening-deeds.ts';
import { amountText, holdings, lineOf, type Submission } from './submission.ts';

type Mistake = (world: World, auditor: Auditor) => Submission | undefined;

const GOOD_GIFT: JsonObject = { donor: 'norway', fund: 'general', amount: { commodity: 'USD', least: '100' }, account: 'bank', form: 'money' };

function refused(label: string, expected: RefusalCode, one: Draft): Submission {
  return { label, drafts: [one], expected };
}

/** A gift with something wrong in it. */
function wrongGift(label: string, expected: RefusalCode, change: JsonObject): Mistake {
  return (world) => refused(label, expected, { kind: 'gift', eventTime: world.today(), body: { ...GOOD_GIFT, ...change } });
}

function wrongTime(eventTime: string): Mistake {
  return () => refused(`time ${eventTime}`, 'malformed-record', { kind: 'gift', eventTime, body: GOOD_GIFT });
}

function overdraft(type: string, make: (account: string, fund: string, amount: JsonObject, waybill: string) => { kind: string; body: JsonObject }): Mistake {
  return (world, auditor) => {
    // Zakat has accounts and categories of its own, which would be missed first.
    const held = holdings(auditor, type).filter(({ fund }) => type !== 'cash' || fund !== ZAKAT);
    if (held.length === 0) return undefined;
    const { account, fund, commodity } = world.random.pick(held);
    const least = auditor.balance(`${type}:${account}`, fund, commodity);
    const { kind, body } = make(account, fund, amountText(commodity, least + BigInt(world.random.between(1, 1000))), waybillFor(world, auditor));
    return refused(`overdraft of ${type}:${account}`, 'insufficient-balance', { kind, eventTime: world.today(), body });
  };
}

function reversing(label: string, expected: RefusalCode, find: (auditor: Auditor) => readonly string[]): Mistake {
  return (world, auditor) => {
    const found = find(auditor);
    if (found.length === 0) return undefined;
    return refused(label, expected, { kind: 'reversal', eventTime: world.today(), body: { of: world.random.pick(found), reason: 'by mistake' } });
  };
}

/** Kinds that cannot be reversed, which is found before whether they were. */
const irreversible: ReadonlySet<string> = new Set(['organisation', 'site', 'fund', 'commodity', 'operation', 'reversal', 'source', 'import', 'restatement', 'screening']);

/** Mistakes about money and goods, by the operation's own author. */
const OF_THE_BOOKS: readonly Mistake[] = [
  overdraft('cash', (account, fund, amount) => ({ kind: 'payment', body: { account, fund, amount, expense: 'transport', purpose: 'water' } })),
  overdraft('cash', (account, fund, amount) => ({ kind: 'grant', body: { account, fund, amount, partner: 'partner-a', purpose: 'water' } })),
  overdraft('cash', (account, fund, amount) => ({ kind: 'transfer', body: { from: account, to: 'elsewhere', fund, amount } })),
  overdraft('pledge', (donor, fund, amount) => ({
    kind: 'pledge-change', body: { pledge: '0'.repeat(64), donor, fund, change: { ...amount, least: `-${String(amount['least'])}` }, reason: 'withdrawn' },
  })),
  overdraft('stock', (site, fund, amount, waybill) => ({ kind: 'dispatch', body: { waybill, site, fund, goods: [{ amount }] } })),
  // Two halves that are each there, and together are not.
  (world, auditor) => {
    const held = holdings(auditor, 'stock').filter(({ least }) => least > 1n);
    if (held.length === 0) return undefined;
    const { account, fund, commodity } = world.random.pick(held);
    const least = auditor.balance(`stock:${account}`, fund, commodity);
    const goods = [{ amount: amountText(commodity, least) }, { amount: amountText(commodity, 1) }];
    return refused('twice the same stock', 'insufficient-balance', { kind: 'dispatch', eventTime: world.today(), body: { waybill: waybillFor(world, auditor), site: account, fund, goods } });
  },
  wrongGift('unknown donor', 'unknown-organisation', { donor: 'nobody' }),
  wrongGift('unknown fund', 'unknown-fund', { fund: 'no-fund' }),
  wrongGift('unknown commodity', 'unknown-commodity', { amount: { commodity: 'gold', least: '1' } }),
  wrongGift('a field nobody asked for', 'malformed-body', { colour: 'red' }),
  wrongGift('an amount with decimals', 'malformed-body', { amount: { commodity: 'USD', least: '1.5' } }),
  wrongGift('an amount beyond all amounts', 'malformed-body', { amount: { commodity: 'USD', least: '9223372036854775807' } }),
  wrongGift('neither account nor recipient', 'malformed-body', { account: 'a code with spaces' }),
  wrongGift('text that is not NFC', 'malformed-record', { account: 'cafe\u0301' }),
  wrongGift('half a character', 'malformed-record', { account: 'a\ud800' }),
  wrongGift('a fraction', 'malformed-record', { amount: { commodity: 'USD', least: 1.5 } }),
  wrongGift('null', 'malformed-record', { recipient: null }),
  wrongTime('2024-02-30'),
  wrongTime('2024-13-01'),
  wrongTime('31/05/2024'),
  wrongTime('2024-05-31T10:00:00+03:00'),
  (world) => refused('unknown site', 'unknown-site', { kind: 'need', eventTime: world.today(), body: { publisher: 'publisher', place: 'nowhere', period: '2024', people: 1 } }),
  (world) => refused('unknown kind', 'unknown-kind', { kind: 'wish', eventTime: world.today(), body: {} }),
  (world) => refused('second operation', 'operation-repeated', { kind: 'operation', eventTime: world.today(), body: { name: 'again', origin: 'again', logKey: 'again' } }),
  (world) => refused('commodity redefined', 'commodity-redefined', { kind: 'commodity', eventTime: world.today(), body: { code: 'flour', name: 'Flour', class: 'goods', unit: 'KGM', scale: 2 } }),
  (world) => refused('a currency of another scale', 'malformed-body', { kind: 'commodity', eventTime: world.today(), body: { code: 'JOD', name: 'Dinar', class: 'money', unit: 'JOD', scale: 2 } }),
  // The point of order one: every signature under it fits many messages.
  (world) => refused('a key of small order', 'key-not-admissible', { kind: 'key', eventTime: world.today(), body: { key: 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', holder: 'forger', role: 'treasurer' } }),
  (world) => refused('role of an unknown key', 'unknown-key', { kind: 'role', eventTime: world.today(), body: { key: Buffer.from(world.random.bytes(32)).toString('base64url'), role: 'auditor' } }),
  (world, auditor) => refused('publication of the future', 'wrong-tree-size', { kind: 'publication', eventTime: world.today(), body: { manifest: '0'.repeat(64), size: auditor.size + 1000, files: 1 } }),
  (world) => refused('too large', 'entry-too-large', {
    kind: 'policy', eventTime: world.today(), body: { subject: 'long', version: 1, parameters: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`p${at}`, 'x'.repeat(3900)])) },
  }),
  reversing('of a master', 'not-reversible', ({ records }) => records.filter(({ kind, supersededBy }) => irreversible.has(kind) && supersededBy === undefined).map(({ id }) => id)),
  reversing('a second time', 'already-reversed', ({ records }) => records.filter(({ kind, supersededBy }) => !irreversible.has(kind) && supersededBy !== undefined).map(({ id }) => id)),
  reversing('of nothing', 'unknown-record', () => ['ab'.repeat(32)]),
];

/** A record that is refused to this person. */
function by(person: string, label: string, expected: RefusalCode, make: (world: World, auditor: Auditor) => { readonly kind: string; readonly body: JsonObject } | undefined): Mistake {
  return (world, auditor) => {
    const made = make(world, auditor);
    return made === undefined ? undefined : { label: `${person}: ${label}`, by: person, drafts: [{ eventTime: world.today(), ...made }], expected };
  };
}

/** A record that waits, by who wrote it. */
function waitingOf(world: World, auditor: Auditor, fits: (kind: string, holder: string) => boolean): string | undefined {
  const found = [...auditor.waiting].filter(([, { kind, holder, decided }]) => !decided && fits(kind, holder)).map(([id]) => id);
  return found.length === 0 ? undefined : world.random.pick(found);
}

const payment = (least = '1'): { kind: string; body: JsonObject } => ({ kind: 'payment', body: { account: 'bank', fund: 'general', amount: { commodity: 'USD', least }, expense: 'transport' } });
const loan = (fund: string, to: string): JsonObject => ({ loan: 'loan-wrong', fund, to, account: 'bank', amount: { commodity: 'USD', least: '1' }, due: '2024-12-31', reason: 'needed' });

/** Mistakes, and worse, about who may do what. */
const OF_PEOPLE: readonly Mistake[] = [
  by('keeper', 'pays', 'role-not-allowed', () => payment()),
  by('driver', 'counts', 'role-not-allowed', () => ({ kind: 'stocktake', body: { site: 'rafah', items: [{ fund: 'general', commodity: 'kit', book: '1', counted: '1' }], reason: 'none' } })),
  by('committee', 'pays', 'role-not-allowed', () => payment()),
  by('treasurer', 'makes itself steward', 'role-not-allowed', (world) => ({ kind: 'role', body: { key: world.keyOf('treasurer'), role: 'steward' } })),
  by('treasurer', 'writes its own policy', 'role-not-allowed', () => ({ kind: 'policy', body: { subject: 'four-eyes', version: 9, parameters: {} } })),
  by('treasurer', 'lifts a restriction', 'role-not-allowed', () => ({ kind: 'fund', body: { code: 'water', name: 'water', restrictions: ['unrestricted'] } })),
  by('ex-keeper', 'goes on', 'author-revoked', () => ({ kind: 'incident', body: { class: 'violence', place: 'rafah' } })),
  by('treasurer', 'approves its own', 'own-approval', (world, auditor) => approvalOf(waitingOf(world, auditor, (_, holder) => holder === 'treasurer'))),
  by('keeper', 'approves', 'role-not-allowed', (world, auditor) => approvalOf(waitingOf(world, auditor, () => true))),
  by('logistics', 'approves a payment', 'role-not-allowed', (world, auditor) => approvalOf(waitingOf(world, auditor, (kind) => kind === 'payment' || kind === 'grant'))),
  by('committee', 'approves what does not wait', 'not-waiting', (_, auditor) => approvalOf(auditor.records[0]?.id)),
  by('driver', 'takes a payment back', 'role-not-allowed', (_, auditor) => {
    const paid = auditor.standing('payment')[0];
    return paid === undefined ? undefined : { kind: 'reversal', body: { of: auditor.records[paid.index]?.id as string, reason: 'none' } };
  }),
];

function approvalOf(of: string | undefined): { readonly kind: string; readonly body: JsonObject } | undefined {
  return of === undefined ? undefined : { kind: 'approval', body: { of, verdict: 'approved' } };
}

/** Something done with zakat that its policy does not allow. */
function ofZakat(label: string, expected: RefusalCode, kind: string, body: JsonObject): Mistake {
  return (world) => refused(label, expected, { kind, eventTime: world.today(), body: { account: 'zakat-bank', fund: ZAKAT, amount: { commodity: 'USD', least: '1' }, ...body } });
}

/** Mistakes against the rules of funds, lots, waybills, counts, kits, loans and periods. */
const OF_THE_RULES: readonly Mistake[] = [
  ofZakat('pays zakat to nobody named', 'restriction', 'payment', { expense: 'cash-to-people' }),
  ofZakat('pays zakat to a category that the policy leaves out', 'restriction', 'payment', { expense: 'cash-to-people', category: 'riqab' }),
  ofZakat('pays cost of zakat', 'restriction', 'payment', { expense: 'transport', category: 'fuqara' }),
  ofZakat('builds with zakat', 'restriction', 'payment', { expense: 'construction', category: 'masakin' }),
  ofZakat('pays zakat from another account', 'restriction', 'payment', { account: 'bank', expense: 'cash-to-people', category: 'fuqara' }),
  ofZakat('grants zakat to nobody named', 'restriction', 'grant', { partner: 'partner-a' }),
  (world) => refused('carries zakat to another account', 'restriction', { kind: 'transfer', eventTime: world.today(), body: { from: 'zakat-bank', to: 'bank', fund: ZAKAT, amount: { commodity: 'USD', least: '1' } } }),
  (world) => refused('puts other money beside zakat', 'restriction', { kind: 'transfer', eventTime: world.today(), body: { from: 'bank', to: 'zakat-bank', fund: 'general', amount: { commodity: 'USD', least: '1' } } }),
  (world) => refused('says that zakat is not zakat', 'restriction', { kind: 'fund', eventTime: world.today(), body: { code: ZAKAT, name: 'free', restrictions: ['unrestricted'] } }),
  (world) => refused('writes a policy under its old number', 'policy-version', { kind: 'policy', eventTime: world.today(), body: { subject: `fund/${ZAKAT}`, version: 1, parameters: {} } }),
  (world) => refused('lends zakat', 'fund-isolated', { kind: 'loan', eventTime: world.today(), body: loan('zakat-2024', 'general') }),
  (world) => refused('releases zakat', 'fund-isolated', { kind: 'release', eventTime: world.today(), body: { fund: 'zakat-2024', to: 'general', account: 'bank', amount: { commodity: 'USD', least: '1' }, reason: 'none' } }),
  (world) => refused('water money for rent', 'restriction', { kind: 'payment', eventTime: world.today(), body: { account: 'bank', fund: 'water', amount: { commodity: 'USD', least: '1' }, expense: 'rent' } }),
  (world) => refused('water money without a purpose', 'restriction', { kind: 'grant', eventTime: world.today(), body: { account: 'bank', fund: 'water', amount: { commodity: 'USD', least: '1' }, partner: 'partner-a' } }),
  (world) => refused('one fund buys for another', 'malformed-body', { kind: 'purchase', eventTime: world.today(), body: {
    account: 'bank', fund: 'zakat-2024', paid: { commodity: 'USD', least: '1' }, supplier: 'supplier', goods: [{ amount: { commodity: 'kit', least: '1' }, fund: 'general' }], site: 'rafah',
  } }),
  () => refused('an act in a closed period', 'period-closed', { eventTime: '2023-12-20', ...payment() }),
  (world, auditor) => {
    const held = holdings(auditor, 'stock')[0];
    const book = held && auditor.ofLot(`stock:${held.account}`, held.fund, held.commodity, held.lot);
    if (held === undefined || book === undefined) return undefined;
    const line = { fund: held.fund, commodity: held.commodity, ...(held.lot === undefined ? {} : { lot: held.lot }), book: String(book + 1n), counted: String(book), class: 'unexplained' };
    return refused('a count from another figure', 'book-differs', { kind: 'stocktake', eventTime: world.today(), body: { site: held.account, items: [line], reason: 'none' } });
  },
  (world) => refused('parcels of too little', 'contents-differ', { kind: 'repack', eventTime: world.today(), body: {
    site: 'rafah', fund: 'general', inputs: [{ amount: { commodity: 'flour', least: '1' } }], outputs: [{ amount: { commodity: 'parcel', least: '1' } }],
  } }),
  (world, auditor) => {
    const held = holdings(auditor, 'stock')[0];
    if (held === undefined) return undefined;
    const goods = [{ amount: amountText(held.commodity, 1), lot: 'no-such-lot' }];
    return refused('a lot that is not there', 'insufficient-lot', { kind: 'dispatch', eventTime: world.today(), body: { waybill: waybillFor(world, auditor), site: held.account, fund: held.fund, goods } });
  },
  (world, auditor) => {
    const held = holdings(auditor, 'stock').find(({ account, fund, commodity, lot }) => lot !== undefined && auditor.ofLot(`stock:${account}`, fund, commodity, undefined) <= 0n);
    if (held === undefined) return undefined;
    const { lot: _, ...unnamed } = held;
    return refused('no lot where all is in lots', 'lot-required', { kind: 'dispatch', eventTime: world.today(), body: { waybill: waybillFor(world, auditor), site: held.account, fund: held.fund, goods: [lineOf(unnamed, 1n)] } });
  },
  (world, auditor) => {
    const [used, held] = [auditor.standing('dispatch')[0], holdings(auditor, 'stock')[0]];
    if (used === undefined || held === undefined || !world.habits.numbered) return undefined;
    return refused('a number that was used', 'waybill-used', { kind: 'dispatch', eventTime: world.today(), body: { waybill: used.body['waybill'] as string, site: held.account, fund: held.fund, goods: [lineOf(held, 1n)] } });
  },
  (world, auditor) => {
    const held = holdings(auditor, 'stock')[0];
    if (held === undefined || !world.habits.numbered) return undefined;
    return refused('a number nobody handed out', 'waybill-not-issued', { kind: 'dispatch', eventTime: world.today(), body: { waybill: 'N1000', site: held.account, fund: held.fund, goods: [lineOf(held, 1n)] } });
  },
  (world, auditor) => {
    const owed = holdings(auditor, 'loan')[0];
    if (owed === undefined) return undefined;
    const body = { loan: owed.account, fund: owed.fund === 'general' ? 'water' : 'general', to: owed.fund, account: 'bank', amount: amountText(owed.commodity, owed.least + 1n) };
    return refused('more than is owed', 'insufficient-balance', { kind: 'repayment', eventTime: world.today(), body });
  },
  (world, auditor) => {
    const standing = auditor.standing('loan')[0];
    if (standing === undefined) return undefined;
    return refused('a loan of the same code', 'already-used', { kind: 'loan', eventTime: world.today(), body: { ...loan('general', 'water'), loan: standing.body['loan'] as string } });
  },
];

/** Every mistake people make here. */
export const MISTAKES: readonly Mistake[] = [...OF_THE_BOOKS, ...OF_PEOPLE, ...OF_THE_RULES, ...SCREENING_MISTAKES];
