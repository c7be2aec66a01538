// Nothing is paid, granted, bought or sent where a hit on a sanctions list is
// open. A screening states that all organisations of the books were compared with
// a version of a list and continues the screening before it; whom it names as open
// waits for a person's decision. Households are no organisations: no record kind
// holds one, so none can be named here.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { Screening } from '@amanah/record/kinds/screening.ts';
import type { ScreeningDecision } from '@amanah/record/kinds/screening-decision.ts';
import { wordsOf } from '@amanah/record/parameter-forms.ts';
import type { Record } from '@amanah/record/record.ts';
import type { Books } from '../ledger/books.ts';
import type { Document } from '../ledger/open-matters.ts';
import { refuse, type Judgement } from './judgement.ts';

/** The acts that pay, promise to pay, give or send, each with whom its body or the order it is on names, and where. That goods were handed over is a fact, and recorded. */
const PAYEES: Readonly<{ [kind: string]: (body: JsonObject, books: Books) => readonly Payee[] }> = {
  payment: onOrder, purchase: onOrder, order: named('supplier'), grant: named('partner'), exchange: named('changer'),
  dispatch: (body) => [...named('transporter')(body), ...((body['legs'] ?? []) as readonly JsonObject[]).flatMap((leg, at) => named('transporter', `body.legs[${at}].`)(leg))],
};
const POLICY = 'screening';
const DAY_MS = 86_400_000;
/** A version of a list that is older says too little of today to clear anybody. */
export const LIST_DAYS_MOST = 90;

type PolicyParameters = Readonly<{ [name: string]: string }>;

interface Payee {
  readonly party: string;
  readonly at: string;
}

interface Act {
  readonly kind: string;
  readonly body: JsonObject;
  /** The day on which it is judged: that on which it is logged, where it is dated back. */
  readonly eventTime: string;
}

/** A screening where it stands in the log. */
export interface Screened {
  readonly index: number;
  readonly id: string;
  readonly eventTime: string;
  readonly of: Screening;
}

/**
 * Where an organisation stands on a list: `unnamed` by the newest screening, `open`, `half-cleared` where the policy asks
 * for a second person, `cleared`, or `matched`, which holds until it is reversed.
 */
export type Standing = 'unnamed' | 'open' | 'half-cleared' | 'cleared' | 'matched';

function named(field: string, prefix = 'body.'): (body: JsonObject) => readonly Payee[] {
  return (body) => (typeof body[field] === 'string' ? [{ party: body[field], at: `${prefix}${field}` }] : []);
}

/** Who is paid by a record that names an order is its supplier, whoever the record names. */
function onOrder(body: JsonObject, books: Books): readonly Payee[] {
  const orders = typeof body['order'] === 'string' ? books.matters.documentsOf('order', body['order']) : [];
  const order = orders.findLast(({ index }) => books.stands(index, books.size)) ?? orders.at(-1);
  return [...named('supplier')(body), ...(order === undefined ? [] : [{ party: String(order.body['supplier']), at: 'body.order' }])];
}

/** An organisation that is several is each of them. */
function withMembers(books: Books, payees: readonly Payee[]): readonly Payee[] {
  const all = payees.map((payee) => ({ ...payee }));
  for (const { party, at } of all) {
    for (const member of (books.master('organisation', party)?.['members'] ?? []) as readonly string[]) {
      if (!all.some((one) => one.party === member && one.at === at)) all.push({ party: member, at });
    }
  }
  return all;
}

/** The newest screening against each list. */
export function newestScreenings(books: Books, asOf = books.size): ReadonlyMap<string, Screened> {
  const found = new Map<string, Screened>();
  for (const list of books.matters.values('screening')) {
    const newest = newestOf(books, list, asOf);
    if (newest !== undefined) found.set(list, newest);
  }
  return found;
}

function newestOf(books: Books, list: string, asOf = books.size): Screened | undefined {
  const newest = books.matters.documentsOf('screening', list).findLast(({ index }) => index < asOf);
  if (newest === undefined) return undefined;
  const known = read.get(newest);
  if (known !== undefined) return known;
  const { index, id, eventTime, body } = newest;
  // Where nobody is open, the record may leave the list out.
  const screened: Screened = { index, id, eventTime, of: { ...(body as unknown as Screening), open: (body['open'] ?? []) as readonly string[] } };
  read.set(newest, screened);
  return screened;
}

/** Screenings that were read: every payment asks for the newest, and its body is text. */
const read = new WeakMap<Document, Screened>();

function policyOf(books: Books, asOf = books.size): PolicyParameters {
  return (books.master('policy', POLICY, asOf)?.['parameters'] ?? {}) as PolicyParameters;
}

/** Judges a screening, or a decision on the hits that one found. */
export function judgeScreening(books: Books, { kind, eventTime }: Record, body: unknown, recordTime: string): Judgement {
  if (kind === 'screening') return judgeRun(books, body as Screening, eventTime.slice(0, 10), recordTime.slice(0, 10));
  return kind === 'screening-decision' ? judgeVerdict(books, body as ScreeningDecision) : undefined;
}

function differs(at: string, message: string): Judgement {
  return refuse('screening-differs', `${at}: ${message}`, at);
}

function judgeRun(books: Books, run: Screening, day: string, logged: string): Judgement {
  const organisations = organisationCodes(books).length;
  if (run.parties !== organisations) return differs('body.parties', `the books hold ${organisations} organisations, and all are screened`);
  if (day > logged) return differs('eventTime', 'a screening is not of a later day than it is logged');
  if (run.listDate > day) return differs('body.listDate', 'the list is of a later day than the screening');
  // Counted from the day it is logged: a screening that is dated back makes no list newer.
  if (run.forTests !== true && daysBetween(run.listDate, logged) > LIST_DAYS_MOST) return differs('body.forTests', `a list of ${run.listDate} is more than ${LIST_DAYS_MOST} days old, and clears nobody: take a newer one, or say that it is for tests`);
  const most = policyOf(books)['threshold'];
  if (most !== undefined && run.threshold > Number(most)) return differs('body.threshold', `the policy asks for ${most} at most`);
  const before = newestOf(books, run.list);
  return judgeVersion(run, before?.of) ?? (before === undefined ? undefined : judgeKept(books, run, before));
}

/** A version of a list continues the one before: its day, its digest, and its entries by count. */
function judgeVersion(run: Screening, before: Screening | undefined): Judgement {
  if (run.previousDigest !== before?.listDigest) {
    return differs('body.previousDigest', before === undefined ? 'nothing was screened against this list before' : `expected ${before.listDigest}, which was screened against before`);
  }
  if (before !== undefined && run.listDate < before.listDate) return differs('body.listDate', `the version of ${before.listDate} was screened against before`);
  if (run.forTests === true && before !== undefined && before.forTests !== true) return differs('body.forTests', `a version for tests clears nobody, and takes the place of none that was screened against in earnest: take a newer version, or another code for the list`);
  if (before?.listDigest === run.listDigest && run.added + run.changed + run.removed > 0) return differs('body.added', 'the same version has no entry that changed');
  const [had, stayed] = [before?.entries ?? 0, (before?.entries ?? 0) - run.removed];
  if (stayed < run.changed || stayed + run.added !== run.entries) return differs('body.entries', `${had} entries before, ${run.added} added, ${run.changed} changed and ${run.removed} removed do not give ${run.entries}`);
  return undefined;
}

/** Where no entry was changed or removed, who was open stays open until people decide: neither a new name nor a higher threshold clears anybody. */
function judgeKept(books: Books, run: Screening, before: Screened): Judgement {
  const lost = keptOpen(books, run, before).find((party) => !run.open.includes(party));
  return lost === undefined ? undefined : differs('body.open', `${lost} was open in the screening by record ${before.index}, and nobody has decided that it is no match`);
}

/** Organisations that a new screening must name as open, because the one before did and nothing has cleared them since. */
export function keptOpen(books: Books, run: Pick<Screening, 'list' | 'changed' | 'removed'>, before = newestOf(books, run.list)): readonly string[] {
  if (before === undefined || run.changed + run.removed > 0) return [];
  return before.of.open.filter((party) => standingOn(books, party, before) !== 'cleared');
}

function judgeVerdict(books: Books, { party, list, listDigest, verdict }: ScreeningDecision): Judgement {
  const newest = newestOf(books, list);
  if (newest?.of.listDigest !== listDigest) return differs('body.listDigest', 'expected the version of the newest screening against this list');
  const standing = standingOn(books, party, newest);
  if (standing === 'matched') return differs('body.party', verdict === 'match' ? `that ${party} is on ${list} was found before` : `${party} was found to be on ${list}, which holds until that decision is reversed`);
  return newest.of.open.includes(party) ? undefined : differs('body.party', `the newest screening against ${list} found no open hit of ${party}`);
}

/** The codes of all organisations of the books. */
export function organisationCodes(books: Books, asOf = books.size): readonly string[] {
  const codes: string[] = [];
  for (const [name, versions] of books.masters) if (name.startsWith('organisation:') && (versions[0]?.index ?? asOf) < asOf) codes.push(name.slice('organisation:'.length));
  return codes;
}

function enteredAt(books: Books, party: string): number {
  return books.masters.get(`organisation:${party}`)?.at(-1)?.index ?? -1;
}

/** Judges whether those whom an act pays, buys of, gives to or sends with may be dealt with. */
export function judgeParty(books: Books, { kind, body, eventTime }: Act): Judgement {
  const payees = withMembers(books, Object.hasOwn(PAYEES, kind) ? (PAYEES[kind] as (typeof PAYEES)[string])(body, books) : []);
  if (payees.length === 0) return undefined;
  const [policy, screenings] = [policyOf(books), newestScreenings(books)];
  // Where the policy names its lists, these must have seen the party; where it does not, all that were ever used.
  const asked = policy['lists'] === undefined ? [...screenings.keys()] : wordsOf(policy['lists']);
  const due = duePolicy(policy, asked, screenings, eventTime);
  if (due !== undefined) return refuse('not-screened', `${(payees[0] as Payee).at}: ${due}`, (payees[0] as Payee).at);
  return (
    first(payees, (payee) => first(asked, (list) => judgeEntered(books, payee, list, screenings.get(list)))) ??
    first(payees, (payee) => first([...screenings.values()], (screened) => judgeOn(books, payee, screened)))
  );
}

function first<T>(items: readonly T[], judge: (item: T) => Judgement): Judgement {
  for (const item of items) {
    const refusal = judge(item);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** What the policy asks for and was not done, in words. */
function duePolicy(policy: PolicyParameters, asked: readonly string[], screenings: ReadonlyMap<string, Screened>, eventTime: string): string | undefined {
  const within = Number(policy['within-days'] ?? Number.POSITIVE_INFINITY);
  for (const list of asked) {
    const newest = screenings.get(list);
    if (newest === undefined) return `the policy names the list ${list}, and nothing was screened against it`;
    if (policy['lists'] !== undefined && newest.of.forTests === true) return `the policy names the list ${list}, and what was screened against is a version for tests`;
    if (daysBetween(newest.eventTime, eventTime) > within) return `the last screening against ${list} is of ${newest.eventTime.slice(0, 10)}, and the policy allows ${within} days`;
  }
  return undefined;
}

/** Days from the day of one time to that of another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS);
}

function judgeEntered(books: Books, { party, at }: Payee, list: string, screened: Screened | undefined): Judgement {
  const entered = enteredAt(books, party);
  if (screened === undefined || entered < screened.index) return undefined;
  return refuse('not-screened', `${at}: ${party} was entered by record ${entered}, after the screening against ${list} by record ${screened.index}`, at);
}

function judgeOn(books: Books, { party, at }: Payee, screened: Screened): Judgement {
  const standing = standingOn(books, party, screened);
  const { list } = screened.of;
  if (standing === 'matched') return refuse('open-hit', `${at}: ${party} was found to be on the list ${list}`, at);
  if (standing === 'open') return refuse('open-hit', `${at}: ${party} has a hit on the list ${list} that nobody has decided on`, at);
  return standing === 'half-cleared' ? refuse('open-hit', `${at}: ${party} has a hit on the list ${list} that no second person has decided on`, at) : undefined;
}

/** Where an organisation stands on a list by its newest screening and what people decided, at a tree size. */
export function standingOn(books: Books, party: string, { index, of: { list, open } }: Screened, asOf = books.size): Standing {
  const { clearedBy, matched } = hitState(books, party, list, index, asOf);
  if (matched) return 'matched';
  if (!open.includes(party)) return 'unnamed';
  const needed = policyOf(books, asOf)['cleared-by'] === undefined ? 1 : 2;
  if (clearedBy.size >= needed) return 'cleared';
  return clearedBy.size === 0 ? 'open' : 'half-cleared';
}

/** What was decided on a party: who found it no match since a screening, and whether somebody ever found a match that stands. */
export function hitState(books: Books, party: string, list: string, since: number, asOf = books.size): { readonly clearedBy: ReadonlySet<string>; readonly matched: boolean } {
  const clearedBy = new Set<string>();
  let matched = false;
  for (const { index, body, author } of books.matters.documentsOf('screening-decision', party)) {
    if (body['list'] !== list || !books.stands(index, asOf)) continue;
    if (body['verdict'] === 'match') matched = true;
    else if (index > since) clearedBy.add(books.authors.get(author)?.holder ?? author);
  }
  return { clearedBy, matched };
}
