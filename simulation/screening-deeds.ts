// Screenings as people of an operation write them, and ways round them that are refused.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { Draft } from '@amanah/server/books/journal.ts';
import type { Auditor } from './auditor.ts';
import type { RawObject } from './naive-postings.ts';
import { holdings, lineOf, type Submission } from './submission.ts';
import type { World } from './world.ts';

/** Organisations that something is paid to, bought of or granted to. */
export const PAYEES = ['partner-a', 'partner-b', 'supplier', 'changer'] as const;
const LISTS = ['first-list', 'second-list'] as const;

/** The rules of screening of a run: most ask for nothing, some for days, lists, or a second person. */
export function screeningPolicy(world: World): JsonObject | undefined {
  return [undefined, { 'within-days': '6' }, undefined, { 'cleared-by': 'two-people', threshold: '740' }, { lists: 'first-list' }][world.seed % 5];
}

/** A digest by chance. */
function digest(world: World): string {
  return Buffer.from(world.random.bytes(32)).toString('hex');
}

/** A screening that continues the one before, the same version or a newer one. */
export function screeningDeed(world: World, auditor: Auditor): Draft | undefined {
  const { random } = world;
  const list = random.chance(75) ? LISTS[0] : LISTS[1];
  const before = auditor.screenings.newest(list)?.body;
  const today = world.today();
  if (before !== undefined && (before['listDate'] as string) > today) return undefined;
  const had = (before?.['entries'] as number | undefined) ?? 0;
  const same = random.chance(50) ? before : undefined;
  const isSame = same !== undefined;
  const [added, removed] = isSame ? [0, 0] : [random.between(1, 40), random.below(Math.min(had, 5) + 1)];
  const changed = isSame ? 0 : random.below(Math.min(had - removed, 3) + 1);
  const threshold = random.pick([737, 737, 740]);
  const kept = changed + removed > 0 ? [] : auditor.screenings.stillOpen(list, auditor.screeningPolicy());
  const open = [...new Set([...kept, ...PAYEES.filter(() => random.chance(15))])].sort();
  return { kind: 'screening', eventTime: today, body: {
    list, listDate: (same?.['listDate'] as string | undefined) ?? today, listDigest: (same?.['listDigest'] as string | undefined) ?? digest(world), ...(before === undefined ? {} : { previousDigest: before['listDigest'] as string }),
    entries: had + added - removed, added, changed, removed, threshold, parties: auditor.screenings.parties, others: random.below(5), hits: open.length + random.below(3), ...(open.length === 0 ? {} : { open }),
  } };
}

/** Somebody looks at an open hit. */
export function screeningDecisionDeed(world: World, auditor: Auditor): Draft | undefined {
  const open = openHits(auditor);
  if (open.length === 0) return undefined;
  const { list, party, listDigest } = world.random.pick(open);
  return { kind: 'screening-decision', eventTime: world.today(), body: { party, list, listDigest, verdict: world.random.chance(12) ? 'match' : 'not-a-match', hits: 1, basis: digest(world) } };
}

/** A payee goes by another name from now on. */
export function renamedPayee(world: World): Draft {
  return { kind: 'organisation', eventTime: world.today(), body: { code: world.random.pick(PAYEES), name: `Renamed ${world.random.below(100)}` } };
}

interface OpenHit {
  readonly list: string;
  readonly party: string;
  readonly listDigest: string;
}

function openHits(auditor: Auditor): readonly OpenHit[] {
  return auditor.screenings.lists().flatMap((list) => {
    const run = auditor.screenings.newest(list);
    const found = auditor.screenings.stillOpen(list, auditor.screeningPolicy()).filter((party) => auditor.screenings.standing(list, party, auditor.screeningPolicy()) !== 'matched');
    return found.map((party) => ({ list, party, listDigest: run?.body['listDigest'] as string }));
  });
}

/** Whether something may not be done now with somebody whom it names. */
export function heldNow(auditor: Auditor, { kind, body, eventTime }: Draft): ReturnType<Auditor['heldBy']> {
  return auditor.heldBy(kind, body as RawObject, eventTime.slice(0, 10));
}

type Mistake = (world: World, auditor: Auditor) => Submission | undefined;

/** Something done with a payee; refused where the auditor says that it is held. */
function withHeld(label: string, make: (world: World, auditor: Auditor, party: string) => { readonly kind: string; readonly body: JsonObject } | undefined): Mistake {
  return (world, auditor) => {
    const tries = PAYEES.flatMap((party) => {
      const made = make(world, auditor, party);
      const one = made === undefined ? undefined : { eventTime: world.today(), ...made };
      const held = one === undefined ? undefined : heldNow(auditor, one);
      return one === undefined || held === undefined ? [] : [{ one, held }];
    });
    if (tries.length === 0) return undefined;
    const { one, held } = world.random.pick(tries);
    return { label: `${label} where ${held.words}`, drafts: [one], expected: held.code };
  };
}

/** A second person puts in force what is held. */
function approvesHeld(world: World, auditor: Auditor): Submission | undefined {
  const waiting = [...auditor.waiting].find(([, { kind, body, decided, holder, day }]) => !decided && holder !== 'committee' && auditor.heldBy(kind, body, later(day, world.today())) !== undefined);
  if (waiting === undefined) return undefined;
  const [of, { kind, body, day }] = waiting;
  const held = auditor.heldBy(kind, body, later(day, world.today()));
  return held === undefined ? undefined : { label: `approves what is held, as ${held.words}`, by: 'committee', drafts: [{ kind: 'approval', eventTime: world.today(), body: { of, verdict: 'approved' } }], expected: held.code };
}

const amount: JsonObject = { commodity: 'USD', least: '1' };

/** A screening with something wrong in it. */
function wrongRun(label: string, change: (body: JsonObject) => JsonObject | undefined): Mistake {
  return (world, auditor) => {
    const made = screeningDeed(world, auditor);
    const wrong = made === undefined ? undefined : change(made.body);
    return made === undefined || wrong === undefined ? undefined : { label, drafts: [{ ...made, body: { ...made.body, ...wrong } }], expected: 'screening-differs' };
  };
}

const count = (body: JsonObject, name: string): number => body[name] as number;

/** Ways round a screening. */
export const SCREENING_MISTAKES: readonly Mistake[] = [
  withHeld('pays', (_, __, supplier) => ({ kind: 'payment', body: { account: 'bank', fund: 'general', amount, supplier } })),
  withHeld('grants', (_, __, partner) => ({ kind: 'grant', body: { account: 'bank', fund: 'general', amount, partner } })),
  withHeld('orders', (_, auditor, supplier) => ({ kind: 'order', body: { order: `order-held-${auditor.size}`, supplier, fund: 'general', goods: [{ amount: { commodity: 'kit', least: '1' } }], price: amount, site: 'rafah' } })),
  withHeld('exchanges', (_, __, changer) => ({ kind: 'exchange', body: { changer, fund: 'general', fromAccount: 'bank', from: amount, toAccount: 'safe', to: amount, rateSource: 'board of the changer' } })),
  withHeld('buys', (_, __, supplier) => ({ kind: 'purchase', body: { supplier, account: 'bank', fund: 'general', paid: amount, goods: [{ amount: { commodity: 'kit', least: '1' } }], site: 'rafah' } })),
  withHeld('sends on a leg', (world, auditor, transporter) => {
    const held = holdings(auditor, 'stock')[0];
    if (held === undefined || world.habits.numbered) return undefined;
    return { kind: 'dispatch', body: { waybill: 'wb-held', site: held.account, fund: held.fund, goods: [lineOf(held, 1n)], legs: [{ from: 'rafah', to: 'khan-yunis', transporter }] } };
  }),
  approvesHeld,
  wrongRun('screens all but one', (body) => ({ parties: count(body, 'parties') - 1 })),
  wrongRun('screens against entries from nowhere', (body) => ({ entries: count(body, 'entries') + 1 })),
  wrongRun('continues another version', (body) => ({ previousDigest: body['previousDigest'] === undefined ? body['listDigest'] as string : '0'.repeat(64) })),
  wrongRun('screens against a list of the past', () => ({ listDate: '2019-01-25' })),
  (world, auditor) => {
    const open = openHits(auditor)[0];
    const wrong = open === undefined ? undefined : PAYEES.find((party) => !(auditor.screenings.newest(open.list)?.body['open'] as readonly string[]).includes(party));
    if (open === undefined || wrong === undefined) return undefined;
    return { label: 'decides about nothing', drafts: [{ kind: 'screening-decision', eventTime: world.today(), body: { party: wrong, list: open.list, listDigest: open.listDigest, verdict: 'not-a-match', hits: 1, basis: digest(world) } }], expected: 'screening-differs' };
  },
  (world, auditor) => {
    const open = openHits(auditor)[0];
    if (open === undefined) return undefined;
    return { label: 'logistics: clears a hit', by: 'logistics', drafts: [{ kind: 'screening-decision', eventTime: world.today(), body: { party: open.party, list: open.list, listDigest: open.listDigest, verdict: 'not-a-match', hits: 1, basis: digest(world) } }], expected: 'role-not-allowed' };
  },
];

/** A turn that is about screening: a way round it, a decision, or a run. */
export function screeningTurn(world: World, auditor: Auditor): Submission | undefined {
  const held = world.random.chance(50) ? approvesHeld(world, auditor) : undefined;
  if (held !== undefined) return held;
  if (world.random.chance(50)) return world.random.pick(SCREENING_MISTAKES)(world, auditor);
  const made = world.random.chance(60) ? screeningDecisionDeed(world, auditor) : screeningDeed(world, auditor);
  if (made === undefined) return undefined;
  const by = world.random.pick([undefined, 'treasurer', 'second-treasurer']);
  return { label: `${by ?? 'steward'}: ${made.kind}`, drafts: [made], expected: 'admitted', ...(by === undefined ? {} : { by }) };
}

/** The later of two days. */
export function later(one: string, other: string): string {
  return one > other ? one : other;
}
