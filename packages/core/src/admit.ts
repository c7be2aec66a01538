// admit(books, record): admitted, or refused with one code of the closed list
// in `record/refusal.ts`, checked in that order (SPEC [A2]). It changes
// nothing; `books.apply` folds what was admitted. The sequencer and the audit
// run the same function, so what could be written can be verified.

import { admissiblePublicKey } from '@amanah/log/signature.ts';
import { fromBase64Url } from '@amanah/log/bytes.ts';
import { decode, Fields, type JsonObject } from '@amanah/record/decode.ts';
import { balanceOf, judgeBalances } from './admission/balance.ts';
import { judgeDecision } from './admission/decision.ts';
import { judgeApproval, needsApproval } from './admission/four-eyes.ts';
import { judgeNamedLots, judgeRestriction } from './admission/fund-restriction.ts';
import { judgeFundRules } from './admission/fund-rules.ts';
import { judgeGoodsRule } from './admission/goods-rule.ts';
import { refuse, type Judgement } from './admission/judgement.ts';
import { judgeMandate } from './admission/mandate.ts';
import { judgeCount, judgeRegistry } from './admission/registry.ts';
import { judgeParty, judgeScreening } from './admission/screening.ts';
import { judgeVote } from './admission/vote.ts';
import { accountPath, accountType } from '@amanah/record/account.ts';
import { rowKey, type Admitted, type Books } from './ledger/books.ts';
import { NO_EFFECT, type Citation, type Effect, type Source } from '@amanah/record/body.ts';
import type { Entry } from '@amanah/record/entry.ts';
import { outcomeOf } from './recount.ts';
import { findKind } from '@amanah/record/kinds.ts';
import type { Approval } from '@amanah/record/kinds/approval.ts';
import type { Commodity } from '@amanah/record/kinds/commodity.ts';
import type { Repayment } from '@amanah/record/kinds/repayment.ts';
import type { Restatement } from '@amanah/record/kinds/restatement.ts';
import type { Record } from '@amanah/record/record.ts';
import type { Refusal } from '@amanah/record/refusal.ts';
import { mayReverse, mayWrite } from '@amanah/record/role-rules.ts';

export type Admission = { readonly ok: true; readonly admitted: Admitted } | ({ readonly ok: false } & Refusal);

/** Kinds that have nothing to reverse. */
const WITHOUT_REVERSAL: ReadonlySet<string> = new Set([
  'operation', 'key', 'key-revocation', 'role', 'policy', 'organisation', 'site', 'commodity', 'fund',
  'source', 'import', 'reversal', 'restatement', 'erasure', 'publication', 'quarantine',
  'ballot', 'ballot-opening', 'comment', 'outcome', 'screening', 'query-count',
]);
/** Kinds a publisher's row may become. */
const STATED_KINDS: ReadonlySet<string> = new Set(['pledge', 'gift', 'grant', 'arrival', 'observation', 'need']);

/** Judges one record, logged at `recordTime`, against the books as they stand. */
export function admit(books: Books, { record, id, seal, recordTime }: Entry): Admission {
  const kind = findKind(record.kind);
  if (kind === undefined) return refuse('unknown-kind', `kind: ${record.kind} is not a kind of record`, 'kind');
  const body = decode(() => kind.decode(new Fields(record.body, 'body')));
  if (!body.ok) return refuse('malformed-body', body.message, body.path);
  const statement = statementOf(books, record, body.value);
  if ('code' in statement) return { ok: false, ...statement };
  const { effect, source } = statement;
  const refusal = judgeAuthor(books, record, id) ?? judgeStated(books, record, statement) ?? judgeControl(books, record) ?? judgeNeeds(books, effect) ?? judgePeriod(books, record, statement);
  if (refusal !== undefined) return refusal;
  const superseded = judgeCitations(books, record, body.value, statement);
  if (typeof superseded === 'object') return superseded;
  const objection = judgeScreening(books, record, body.value, recordTime) ?? judgeRegistry(books, record, body.value) ?? judgeCount(books, record, body.value) ?? judgeVote(books, record, body.value, recordTime) ?? judgeMandate(books, record) ?? judgeOperation(books, { record, recordTime }, body.value, statement);
  if (objection !== undefined) return objection;
  const waits = source === undefined && record.kind !== 'approval' && needsApproval(books, record.kind, effect.postings);
  return {
    ok: true,
    admitted: {
      record,
      id,
      effect: waits ? NO_EFFECT : effect,
      sealed: seal !== undefined,
      recordTime,
      statesRow: source !== undefined && !(record.kind === 'restatement' && (body.value as Restatement).change === 'removed'),
      ...(waits ? { waits } : {}),
      ...(superseded === undefined ? {} : { of: superseded }),
      ...(source === undefined ? {} : { source }),
    },
  };
}

/** The rules that are about running an operation; a publisher's stated fact is under none of them but those of the fund it moves. */
function judgeOperation(books: Books, { record, recordTime }: Pick<Entry, 'record' | 'recordTime'>, body: unknown, { effect, source, act }: Statement): Judgement {
  if (source !== undefined) {
    const { kind, eventTime, body: row } = (record.kind === 'restatement' ? (body as Restatement).now : undefined) ?? record;
    // Whoever states it, the operation's own money goes out on a decision.
    const isOwn = act && effect.postings.some(({ fund }) => books.matters.ownFunds.has(fund));
    return (isOwn ? (judgeParty(books, { kind, eventTime: latestOf(eventTime, record.eventTime, recordTime), body: row }) ?? judgeDecision(books, { kind, eventTime, body: row }, effect.postings)) : undefined) ?? judgeFundRules(books, { kind, eventTime, body: row, act, isPublished: true }, effect.postings);
  }
  // What a fund allows is asked again when a second person puts a record in force.
  const stated = (record.kind === 'approval' && (body as Approval).verdict === 'approved' ? books.matters.waitingOf((body as Approval).of) : undefined) ?? record;
  const refusal =
    (record.kind === 'approval' ? judgeApproval(books, record) : undefined) ??
    judgeCode(books, record) ??
    judgeGoodsRule(books, record.kind, body) ??
    (act ? judgeParty(books, { ...stated, eventTime: latestOf(stated.eventTime, record.eventTime, recordTime) }) : undefined) ??
    (act ? judgeDecision(books, stated, effect.postings) : undefined) ??
    judgeRestriction(books, stated.kind, stated.body, stated.eventTime) ??
    judgeFundRules(books, { kind: stated.kind, body: stated.body, eventTime: stated.eventTime, act, isPublished: false }, effect.postings);
  if (refusal !== undefined || !act) return refusal;
  return judgeOwed(books, record, body) ?? judgeBalances(books, effect.postings) ?? judgeNamedLots(books, record.kind, record.body);
}

/** The latest day: what waited for approval, or is dated back, is judged by what was screened when it is logged. */
function latestOf(...times: readonly string[]): string {
  return times.reduce((latest, time) => (time.slice(0, 10) > latest.slice(0, 10) ? time : latest));
}

function judgeAuthor(books: Books, record: Record, id: string): Judgement {
  if (books.size === 0) {
    if (record.kind !== 'operation') return refuse('operation-expected', 'the first record of a journal is of kind operation');
    if (record.seq !== 0) return refuse('sequence', 'record.seq: expected 0');
    return isAdmissible(record.author) ? undefined : refuse('key-not-admissible', 'record.author: not a canonical Ed25519 public key of full order');
  }
  if (record.kind === 'operation') return refuse('operation-repeated', 'the journal has its operation already');
  const author = books.authors.get(record.author);
  if (author === undefined) return refuse('author-unknown', 'record.author: no key record registers this key');
  if (author.revokedAt !== undefined) return refuse('author-revoked', `record.author: the key was revoked by record ${author.revokedAt}`);
  // A record that continues its author's chain carries a sequence number that no record of the journal has.
  if (record.seq !== author.seq + 1 && books.findRecord(id) !== undefined) return refuse('already-recorded', `record ${id} is in the journal already`);
  if (record.kind === 'source' && books.isOpenSource(books.sourceNumbers.get(record.body['file'] as string) ?? -1)) {
    return refuse('already-recorded', 'body.file: a source record of this very file is in the journal, and its import is not closed');
  }
  if (record.seq !== author.seq + 1) return refuse('sequence', `record.seq: expected ${author.seq + 1}`);
  if ((record.prev ?? '') !== author.head) return refuse('sequence', 'record.prev: expected the id of the author\'s newest record');
  if (record.kind !== 'reversal' && !mayWrite(author.role, record.kind, record.body)) return refuse('role-not-allowed', `a ${author.role} does not write ${record.kind} records`);
  return undefined;
}

/** What a publisher states stands in funds of the publisher: an importer moves nothing where the operation's own records stand, and nobody gives its money back to a donor by a row. */
function judgeStated(books: Books, { author }: Record, { source, effect }: Statement): Judgement {
  if (source === undefined) return undefined;
  const own = effect.postings.filter(({ fund }) => books.matters.ownFunds.has(fund));
  const [first] = own;
  if (first !== undefined && books.authors.get(author)?.role === 'importer') return refuse('role-not-allowed', `body.fund: an importer moves nothing in fund ${first.fund}, in which the operation itself does`, 'body.fund');
  const back = own.find((one) => accountType(one.source) === 'cash' && accountType(one.destination) !== 'partner');
  return back === undefined ? undefined : refuse('role-not-allowed', `body.amount: what is given back out of fund ${back.fund} is a payment, and no publisher's row`, 'body.amount');
}

function isAdmissible(key: string): boolean {
  const bytes = fromBase64Url(key);
  return bytes !== undefined && admissiblePublicKey(bytes).ok;
}

function judgeControl(books: Books, record: Record): Judgement {
  const key = record.body['key'] as string;
  switch (record.kind) {
    case 'key':
      if (!isAdmissible(key)) return refuse('key-not-admissible', 'body.key: not a canonical Ed25519 public key of full order');
      return books.authors.has(key) ? refuse('already-registered', 'body.key: registered already') : undefined;
    case 'key-revocation':
    case 'role':
      return books.authors.has(key) ? undefined : refuse('unknown-key', 'body.key: no such key is registered');
    case 'commodity':
      return judgeCommodity(books, record.body) ?? judgeMasterChange(books, record, 'commodity', 'contents');
    case 'policy':
      return judgeVersion(books, record.body);
    case 'fund':
      return judgeMasterChange(books, record, 'fund', 'restrictions');
    case 'site':
      return judgeMasterChange(books, record, 'site', 'parent');
    case 'publication':
      return (record.body['size'] as number) <= books.size ? undefined : refuse('wrong-tree-size', `body.size: the journal stands at ${books.size}`);
    default:
      return undefined;
  }
}

/** What a fund is restricted to, and which place a site lies in, decide what may be spent, and what a kit holds decides what comes out of it: once said, only a steward says otherwise. */
function judgeMasterChange(books: Books, { author, body }: Record, master: 'fund' | 'site' | 'commodity', field: string): Judgement {
  const before = books.master(master, body['code'] as string);
  if (before === undefined || books.authors.get(author)?.role === 'steward') return undefined;
  const same = JSON.stringify(before[field]) === JSON.stringify(body[field]);
  return same ? undefined : refuse('role-not-allowed', `body.${field}: only a steward changes the ${field} of ${master} ${body['code'] as string}`, `body.${field}`);
}

/** Of two people who write a newer policy at once, the second reads the first one's before writing another. */
function judgeVersion(books: Books, { subject, version }: JsonObject): Judgement {
  const before = books.master('policy', String(subject))?.['version'];
  return before === undefined || (version as number) > (before as number) ? undefined : refuse('policy-version', `body.version: version ${before as number} of ${String(subject)} is in force`, 'body.version');
}

function judgeCommodity(books: Books, body: JsonObject): Judgement {
  const before = books.master('commodity', body['code'] as string) as unknown as Commodity | undefined;
  if (before === undefined) return undefined;
  const same = before.class === body['class'] && before.unit === body['unit'] && before.scale === body['scale'];
  return same ? undefined : refuse('commodity-redefined', `body: ${before.code} is ${before.class} in ${before.unit} with scale ${before.scale}`);
}

interface Statement {
  readonly effect: Effect;
  readonly source?: Source;
  readonly act: boolean;
  /** Why this is no statement of a publisher's row, judged after what the record cites. */
  readonly fault?: string;
}

/** What a record states: its own body, or the `now` of a restatement read by that kind. */
function statementOf(books: Books, record: Record, body: unknown): Statement | Refusal {
  if (record.kind === 'approval') return approvedStatement(books, body as Approval);
  if (record.kind !== 'restatement') return kindStatement(record.kind, body, record.eventTime);
  const { now, source } = body as Restatement;
  if (now === undefined) return { effect: NO_EFFECT, act: false, ...(source === undefined ? {} : { source }) };
  const kind = STATED_KINDS.has(now.kind) ? findKind(now.kind) : undefined;
  if (kind === undefined) return { effect: NO_EFFECT, act: false, fault: `body.now.kind: ${now.kind} is not a kind a publisher's row becomes` };
  const decoded = decode(() => kind.decode(new Fields(now.body, 'body.now.body')));
  if (!decoded.ok) return { code: 'malformed-body', message: decoded.message };
  const statement = kindStatement(now.kind, decoded.value, now.eventTime);
  return statement.source === undefined ? { ...statement, fault: 'body.now.body.source: expected the publisher\'s row' } : statement;
}

/** What an approval puts in force: what the waiting record states. Where nothing waits, `judgeApproval` says so. */
function approvedStatement(books: Books, { of, verdict }: Approval): Statement {
  const waiting = verdict === 'approved' ? books.matters.waitingOf(of) : undefined;
  const kind = waiting === undefined ? undefined : findKind(waiting.kind);
  if (waiting === undefined || kind === undefined) return { effect: NO_EFFECT, act: true };
  return kindStatement(waiting.kind, kind.decode(new Fields(waiting.body, 'body')), waiting.eventTime);
}

function kindStatement(name: string, body: unknown, eventTime: string): Statement {
  const kind = findKind(name);
  const source = (body as { source?: Source }).source;
  const effect = kind === undefined ? NO_EFFECT : kind.effect(body, eventTime);
  return { effect, act: kind?.act ?? false, ...(source === undefined ? {} : { source }) };
}

/** Kinds of master in the order their absence is reported. */
const NEED_ORDER = ['organisation', 'site', 'commodity', 'fund'] as const;

function judgeNeeds(books: Books, effect: Effect): Judgement {
  const missing = effect.needs.filter((need) => !books.has(need));
  if (missing.length === 0) return undefined;
  for (const master of NEED_ORDER) {
    const need = missing.find((one) => one.master === master);
    if (need !== undefined) return refuse(`unknown-${master}`, `${master} ${need.code} is not in the books`);
  }
  return undefined;
}

/** Judges source and cited records; gives the row superseded, undefined for none, or the refusal. */
function judgeCitations(books: Books, record: Record, body: unknown, { source, fault, effect }: Statement): number | undefined | ({ readonly ok: false } & Refusal) {
  if (source !== undefined && !books.sourceNumbers.has(source.file)) return refuse('unknown-source', 'body.source.file: no source record has this digest');
  if (record.kind !== 'restatement' && record.kind !== 'reversal') {
    if (source === undefined) return judgeCited(books, record.kind === 'approval' ? [{ id: (body as Approval).of, kinds: [], field: 'body.of' }] : (effect.cites ?? []));
    const stated = books.findStatement(keyOf(books, source));
    return stated === undefined ? undefined : refuse('row-already-stated', `body.source.row: record ${stated} states this row`);
  }
  const of = books.findRecord((body as { of: string }).of);
  if (of === undefined) return refuse('unknown-record', 'body.of: no such record is in the journal');
  const irreversible = record.kind === 'reversal' ? judgeReversal(books, record, of) : undefined;
  if (irreversible !== undefined) return irreversible;
  if (books.by.values[of] !== 0) return refuse('already-reversed', `body.of: superseded by record ${(books.by.values[of] as number) - 1}`, 'body.of');
  if (record.kind === 'reversal') return of;
  if (fault !== undefined) return refuse('not-a-statement', fault);
  if (source === undefined || books.findStatement(keyOf(books, source)) !== of) {
    return refuse('not-a-statement', 'body.of: expected the record that currently states this row of this dataset');
  }
  return of;
}

function judgeReversal(books: Books, { author }: Record, of: number): Judgement {
  const kind = books.kindAt(of);
  const role = books.authors.get(author)?.role ?? '';
  if (!mayReverse(role, kind)) return refuse('role-not-allowed', `a ${role} does not reverse ${kind} records`);
  if (WITHOUT_REVERSAL.has(kind)) return refuse('not-reversible', `body.of: ${kind} records cannot be reversed`, 'body.of');
  const holder = books.authors.get(author)?.holder;
  if (kind === 'approval' && role !== 'steward' && books.matters.waiting.some((one) => one.decidedAt === of && one.holder === holder)) {
    return refuse('own-approval', `body.of: ${holder ?? ''} wrote what this approves; another person takes it back`, 'body.of');
  }
  const decided = kind === 'proposal' ? judgeWithdrawal(books, author, of) : undefined;
  if (decided !== undefined) return decided;
  const repaid = repaymentOf(books, of);
  if (repaid !== undefined) return refuse('not-reversible', `body.of: record ${repaid} pays this loan back and stands; reverse it first`, 'body.of');
  const waiting = books.matters.waitingAt(of);
  if (waiting?.decidedAt !== undefined && books.by.values[of] === 0) {
    return refuse('not-reversible', `body.of: this record moved nothing by itself; record ${waiting.decidedAt} decided it, and an approval can be reversed`, 'body.of');
  }
  return undefined;
}

/** A proposal is withdrawn by who made it, or a steward, until its outcome stands. */
function judgeWithdrawal(books: Books, author: string, of: number): Judgement {
  const outcome = outcomeOf(books, books.idAt(of));
  if (outcome !== undefined) return refuse('not-reversible', `body.of: record ${outcome.index} states the outcome of this vote; a new decision overrides it`, 'body.of');
  const [by, from] = [books.authors.get(author), books.authors.get(books.matters.documentAt('proposal', of)?.author ?? '')];
  return by?.role === 'steward' || by?.holder === from?.holder ? undefined : refuse('role-not-allowed', `${from?.holder ?? ''} made this proposal; ${from?.holder ?? ''} or a steward withdraws it`);
}

/** The row of a repayment that stands, when the record at `of` is the loan it pays back, or the approval that put the loan in force. */
function repaymentOf(books: Books, of: number): number | undefined {
  if (books.statedKindAt(of) !== 'loan') return undefined;
  const approved = books.kindAt(of) === 'approval' ? books.matters.documents('approval').find(({ index }) => index === of)?.body['of'] : undefined;
  const lent = books.matters.documents('loan').find(({ index, id }) => index === of || id === approved);
  return books.matters.documentsOf('repayment', String(lent?.body['loan'])).find(({ index }) => books.stands(index, books.size))?.index;
}

/** The records a body names must be there, of the right kind, and stand. */
function judgeCited(books: Books, cites: readonly Citation[]): Judgement {
  for (const { id, kinds, field } of cites) {
    const row = books.findRecord(id);
    if (row === undefined) return refuse('unknown-record', `${field}: no such record is in the journal`, field);
    if (kinds.length > 0 && !kinds.includes(books.kindAt(row))) return refuse('wrong-citation', `${field}: record ${row} is of kind ${books.kindAt(row)}, expected ${kinds.join(' or ')}`, field);
    if (!books.stands(row, books.size)) return refuse('wrong-citation', `${field}: record ${row} was superseded by record ${(books.by.values[row] as number) - 1}`, field);
  }
  return undefined;
}

/** No act is dated into a period that was closed. Who may sign, what things are called and what was published is no matter of a period. */
function judgePeriod(books: Books, { kind, eventTime }: Record, { act, source }: Statement): Judgement {
  if (!act || source !== undefined || kind === 'approval' || WITHOUT_REVERSAL.has(kind)) return undefined;
  const closed = books.matters.documents('period-close').find(({ index, body }) => books.stands(index, books.size) && eventTime.slice(0, 10) <= String(body['until']));
  return closed === undefined || kind === 'period-close' ? undefined : refuse('period-closed', `eventTime: the period until ${String(closed.body['until'])} was closed by record ${closed.index}`, 'eventTime');
}

/** Orders and loans have codes of their own. */
function judgeCode(books: Books, { kind, body }: Record): Judgement {
  if (kind !== 'order' && kind !== 'loan') return undefined;
  const code = String(body[kind]);
  const standing = books.matters.documentsOf(kind, code).find(({ index }) => books.stands(index, books.size));
  return standing === undefined ? undefined : refuse('already-used', `body.${kind}: record ${standing.index} has this code`, `body.${kind}`);
}

/** A fund pays back to the fund that lent, and no more than it owes. */
function judgeOwed(books: Books, record: Record, body: unknown): Judgement {
  if (record.kind !== 'repayment') return undefined;
  const { loan, fund, to, amount } = body as Repayment;
  const account = accountPath('loan', loan);
  const owes = -balanceOf(books, account, fund, amount.commodity);
  const owed = balanceOf(books, account, to, amount.commodity);
  if (owes >= amount.least && owed >= amount.least) return undefined;
  return refuse('insufficient-balance', `body.amount: of loan ${loan} fund ${fund} owes ${owes > 0n ? owes : 0n} least units of ${amount.commodity} and fund ${to} is owed ${owed > 0n ? owed : 0n}`, 'body.amount');
}

function keyOf(books: Books, source: Source): Uint8Array {
  const number = books.sourceNumbers.get(source.file) as number;
  return rowKey((books.sources[number] as { body: { dataset: string } }).body.dataset, source.row);
}
