// What is handed in, and by whom: the operation's own author and people with
// keys of their own, at random, with mistakes among it whose refusal is known
// beforehand because the auditor's own figures say what is there.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { Draft } from '@amanah/server/books/journal.ts';
import type { Auditor } from './auditor.ts';
import { DEEDS, DONORS, draft, FUNDS, PARTNERS, SITES, ZAKAT, ZAKAT_ACCOUNTS, ZAKAT_CATEGORIES, type Deed } from './deeds.ts';
import { MISTAKES } from './mistakes.ts';
import { ACTS, isPhysical, movementsOf, type RawObject } from './naive-postings.ts';
import { decidedKind, maySay } from './naive-rules.ts';
import { heldNow, later, PAYEES, screeningPolicy, screeningTurn } from './screening-deeds.ts';
import type { Submission } from './submission.ts';
import { COUNCIL, votingOf } from './voting.ts';
import type { World } from './world.ts';

/** People with keys of their own; the last one's key is revoked before anything happens. */
export const PEOPLE: Readonly<{ [holder: string]: string }> = {
  treasurer: 'treasurer', 'second-treasurer': 'treasurer', committee: 'committee-member', logistics: 'logistician', keeper: 'warehouse-keeper', driver: 'device', 'ex-keeper': 'warehouse-keeper',
};
/** Least units above which a record waits, in runs that want a second person. */
const THRESHOLDS = { 'payment:USD': '200000', 'payment:*': '100000', 'grant:*': '150000', 'loss:*': '200000', 'stocktake:*': '5', 'loan:USD': '50000', 'release:*': '40000', 'return:*': '30000' };

/** Nothing of zakat for cost: people, or a partner, get it into their hands. */
const ZAKAT_POLICY = {
  categories: ZAKAT_CATEGORIES.join(' '), mixing: 'no', accounts: ZAKAT_ACCOUNTS.join(' '), interest: 'no', lending: 'no', ownership: 'handed-over', 'in-hand': 'cash-to-people', cost: '0', costs: 'transport',
};

/** Masters, people and policies every run begins with. */
export function setUp(world: World): Draft[] {
  const of = (kind: string, body: JsonObject): Draft => ({ kind, eventTime: world.today(), body });
  return [
    ...[...DONORS, ...PARTNERS, 'supplier', 'changer', 'publisher'].map((code) => of('organisation', { code, name: `Organisation ${code}` })),
    ...SITES.map((code) => of('site', { code, name: code, type: 'warehouse' })),
    ...FUNDS.map((code) => of('fund', { code, name: code, restrictions: [{ general: 'unrestricted', 'zakat-2024': 'zakat', water: 'purpose' }[code]] })),
    of('commodity', { code: 'USD', name: 'US dollar', class: 'money', unit: 'USD', scale: 2 }),
    of('commodity', { code: 'JOD', name: 'Jordanian dinar', class: 'money', unit: 'JOD', scale: 3 }),
    of('commodity', { code: 'flour', name: 'Wheat flour', class: 'goods', unit: 'KGM', scale: 3 }),
    of('commodity', { code: 'kit', name: 'Hygiene kit', class: 'goods', unit: 'C62', scale: 0 }),
    of('commodity', { code: 'parcel', name: 'Parcel', class: 'goods', unit: 'C62', scale: 0, contents: [{ commodity: 'flour', least: '2' }, { commodity: 'kit', least: '1' }] }),
    ...Object.entries(PEOPLE).map(([holder, role]) => of('key', { key: world.keyOf(holder), holder, role })),
    of('key-revocation', { key: world.keyOf('ex-keeper'), reason: 'lost' }),
    of('policy', { subject: 'fund/water', version: 1, parameters: { purposes: 'water wells' } }),
    of('policy', { subject: `fund/${ZAKAT}`, version: 1, parameters: ZAKAT_POLICY }),
    ...(world.habits.fourEyes ? [of('policy', { subject: 'four-eyes', version: 1, parameters: THRESHOLDS })] : []),
    ...(world.habits.deciding ? [of('policy', { subject: 'committee/council', version: 1, parameters: { members: COUNCIL.join(' '), quorum: '1/2' } }), of('policy', { subject: 'decisions', version: 1, parameters: { committee: 'council', 'payment:USD': '30000', 'grant:*': '150000' } })] : []),
    ...(world.habits.numbered ? [of('waybill-series', { series: 'N', from: 0, to: 999, width: 4 })] : []),
    ...(screeningPolicy(world) === undefined ? [] : [of('policy', { subject: 'screening', version: 1, parameters: screeningPolicy(world) as JsonObject })]),
    of('period-close', { until: '2023-12-31' }),
  ];
}

function someDeed(world: World, auditor: Auditor): Draft {
  const total = DEEDS.reduce((sum, [weight]) => sum + weight, 0);
  for (;;) {
    let at = world.random.below(total);
    const [, deed] = DEEDS.find(([weight]) => (at -= weight) < 0) as readonly [number, Deed];
    const made = deed(world, auditor);
    if (made !== undefined && !needsDecision(auditor, made) && heldNow(auditor, made) === undefined) return made;
  }
}

/** Whether an act goes above what the council keeps for itself. */
function needsDecision(auditor: Auditor, { kind, body, eventTime }: Draft): boolean {
  const movements = movementsOf(kind, body as RawObject);
  return body['decision'] === undefined && auditor.decisionFault({ kind, body: body as RawObject, day: eventTime.slice(0, 10), movements }) !== undefined;
}

/** The next thing that people hand in. */
export function nextSubmission(world: World, auditor: Auditor): Submission {
  const { random } = world;
  const kind = random.below(100);
  if (kind < 8) return reversalOf(world, auditor);
  if (random.chance(15)) {
    const turn = screeningTurn(world, auditor);
    if (turn !== undefined) return turn;
  }
  if (random.chance(50)) {
    const vote = votingOf(world, auditor);
    if (vote !== undefined && vote.drafts.every((one) => heldNow(auditor, one) === undefined)) return vote;
  }
  if (kind < 18) {
    const decision = decisionOf(world, auditor);
    if (decision !== undefined) return decision;
  }
  if (kind < 38) {
    const mistake = random.pick(MISTAKES)(world, auditor);
    // Who is held is missed before most other things.
    if (mistake !== undefined && !mistake.drafts.some((one) => (decidedKind(one.kind, []) !== undefined && needsDecision(auditor, one)) || (mistake.expected !== heldNow(auditor, one)?.code && heldNow(auditor, one) !== undefined))) return mistakeAmong(world, auditor, mistake);
  }
  if (kind < 41) {
    // Many at once: past the span of a seal, and often past the edge of a tile.
    const drafts = Array.from({ length: random.between(60, 200) }, (_, at) => draft(world, 'need', { publisher: 'publisher', place: random.pick(SITES), period: '2024-07', people: at }));
    return { label: 'many', drafts, expected: 'admitted' };
  }
  if (kind < 70) {
    const person = random.pick(Object.keys(PEOPLE).filter((holder) => holder !== 'ex-keeper'));
    const drafts = together(Array.from({ length: 12 }, () => someDeed(world, auditor)).filter(({ kind: what, body }) => maySay(PEOPLE[person] as string, what, body)).slice(0, random.between(1, 4)));
    if (drafts.length > 0) return { label: `${person}: ${drafts.map((one) => one.kind).join('+')}`, by: person, drafts, expected: 'admitted' };
  }
  const drafts = together(Array.from({ length: random.between(1, 4) }, () => someDeed(world, auditor)));
  return { label: drafts.map((one) => one.kind).join('+'), drafts, expected: 'admitted' };
}

/** Deeds that do not get into each other's way: a count starts from what the books hold, who was screened or renamed is judged anew, one waybill goes out once, and a loss may take all there is, so whatever spends stands before it. */
function together(deeds: readonly Draft[]): Draft[] {
  const counts = deeds.filter(({ kind, body }) => ['stocktake', 'screening', 'screening-decision'].includes(kind) || (kind === 'organisation' && (PAYEES as readonly string[]).includes(body['code'] as string))).slice(0, 1);
  if (counts.length > 0) return counts;
  const once = new Set<string>();
  const kept = deeds.filter(({ kind, body }) => {
    // What comes off one truck twice may be more of a fund than it holds, beside what is zakat's.
    const truck = kind === 'arrival' ? body['waybill'] : kind === 'return' && body['from'] === 'waybill' ? body['party'] : undefined;
    const name = truck !== undefined ? `off ${String(truck)}` : kind === 'dispatch' ? `waybill ${String(body['waybill'])}` : ['repayment', 'repack', 'policy'].includes(kind) ? kind : undefined;
    if (name === undefined) return true;
    const isFirst = !once.has(name);
    once.add(name);
    return isFirst;
  });
  const isLoss = ({ kind }: Draft): boolean => kind === 'loss' || kind === 'arrival' || kind === 'handover' || kind === 'return';
  return [...kept.filter((one) => !isLoss(one)), ...kept.filter(isLoss)];
}

/** A mistake stops everything handed in with it, before it and after it. */
function mistakeAmong(world: World, auditor: Auditor, mistake: Submission): Submission {
  if (mistake.by !== undefined) return { ...mistake, label: `mistake ${mistake.label}` };
  const before = Array.from({ length: world.random.below(3) }, () => draft(world, 'need', { publisher: 'publisher', place: world.random.pick(SITES), period: '2024-08', people: 1 }));
  const after = world.random.chance(50) ? [someDeed(world, auditor)] : [];
  return { label: `mistake ${mistake.label}`, drafts: [...before, ...mistake.drafts, ...after], expected: mistake.expected };
}

/** A second person decides about what waits, where what it takes is still there. */
function decisionOf(world: World, auditor: Auditor): Submission | undefined {
  const waiting = [...auditor.waiting].filter(([, { decided }]) => !decided);
  if (waiting.length === 0) return undefined;
  const [of, { kind, body, holder }] = world.random.pick(waiting);
  const by = world.random.pick(['treasurer', 'second-treasurer', 'committee', ...(kind === 'loss' || kind === 'stocktake' ? ['logistics'] : [])].filter((one) => one !== holder));
  const { day } = auditor.waiting.get(of) as { readonly day: string };
  if (auditor.decisionFault({ kind, body, day, movements: movementsOf(kind, body) }) !== undefined || auditor.heldBy(kind, body, later(day, world.today())) !== undefined) return undefined;
  const isThere = (!ACTS.has(kind) && kind !== 'return') || movementsOf(kind, body).every(({ from, fund, commodity, least, lot }) => !isPhysical(from) || (auditor.ofLot(from, fund, commodity, lot) >= least && auditor.balance(from, fund, commodity) >= least));
  if (world.random.chance(20)) return { label: `${by} turns ${kind} down`, by, drafts: [draft(world, 'approval', { of, verdict: 'refused', reason: 'not now' })], expected: 'admitted' };
  return isThere ? { label: `${by} approves ${kind}`, by, drafts: [draft(world, 'approval', { of, verdict: 'approved' })], expected: 'admitted' } : undefined;
}

function reversalOf(world: World, auditor: Auditor): Submission {
  const candidates = auditor.reversible();
  if (candidates.length === 0) return { label: 'need', drafts: [someDeed(world, auditor)], expected: 'admitted' };
  const at = world.random.pick(candidates);
  const of = auditor.records[at]?.id as string;
  return { label: `reversal of ${at}`, drafts: [draft(world, 'reversal', { of, reason: 'entered by mistake' })], expected: 'admitted' };
}
