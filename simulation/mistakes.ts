// Mistakes, each with the one refusal it must meet. An admitted mistake is a
// failure of the run, and so is one refused for another reason.

import type { JsonObject } from '@amanah/core/decode.ts';
import type { RefusalCode } from '@amanah/core/record/refusal.ts';
import type { Draft } from '@amanah/server/journal.ts';
import type { Auditor } from './auditor.ts';
import type { World } from './world.ts';
import { amountText, holdings, type Submission } from './submission.ts';

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

function overdraft(type: string, make: (account: string, fund: string, amount: JsonObject) => { kind: string; body: JsonObject }): Mistake {
  return (world, auditor) => {
    const held = holdings(auditor, type);
    if (held.length === 0) return undefined;
    const { account, fund, commodity, least } = world.random.pick(held);
    const { kind, body } = make(account, fund, amountText(commodity, least + BigInt(world.random.between(1, 1000))));
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
const irreversible: ReadonlySet<string> = new Set(['organisation', 'site', 'fund', 'commodity', 'operation', 'reversal', 'source', 'import', 'restatement']);

/** Every mistake people make here. */
export const MISTAKES: readonly Mistake[] = [
  overdraft('cash', (account, fund, amount) => ({ kind: 'payment', body: { account, fund, amount, expense: 'transport' } })),
  overdraft('cash', (account, fund, amount) => ({ kind: 'grant', body: { account, fund, amount, partner: 'partner-a' } })),
  overdraft('cash', (account, fund, amount) => ({ kind: 'transfer', body: { from: account, to: 'elsewhere', fund, amount } })),
  overdraft('pledge', (donor, fund, amount) => ({
    kind: 'pledge-change', body: { pledge: '0'.repeat(64), donor, fund, change: { ...amount, least: `-${String(amount['least'])}` }, reason: 'withdrawn' },
  })),
  overdraft('stock', (site, fund, amount) => ({ kind: 'dispatch', body: { waybill: 'wb-over', site, fund, goods: [{ amount }] } })),
  // Two halves that are each there, and together are not.
  (world, auditor) => {
    const held = holdings(auditor, 'stock').filter(({ least }) => least > 1n);
    if (held.length === 0) return undefined;
    const { account, fund, commodity, least } = world.random.pick(held);
    const goods = [{ amount: amountText(commodity, least) }, { amount: amountText(commodity, 1) }];
    return refused('twice the same stock', 'insufficient-balance', { kind: 'dispatch', eventTime: world.today(), body: { waybill: 'wb-over', site: account, fund, goods } });
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
