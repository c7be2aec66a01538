// admit(books, record): admitted, or refused with one code of the closed list
// in `record/refusal.ts`, checked in that order (SPEC [A2]). It changes
// nothing; `books.apply` folds what was admitted. The sequencer and the audit
// run the same function, so what could be written can be verified.

import { admissiblePublicKey } from './signature.ts';
import { fromBase64Url } from './bytes.ts';
import { decode, Fields, type JsonObject } from './decode.ts';
import { mustNotBeNegative } from './ledger/account.ts';
import { rowKey, type Admitted, type Books } from './ledger/books.ts';
import type { Posting } from './ledger/posting.ts';
import { NO_EFFECT, type Effect, type Source } from './record/body.ts';
import type { Entry } from './record/entry.ts';
import { findKind } from './record/kinds.ts';
import type { Commodity } from './record/kinds/commodity.ts';
import type { Restatement } from './record/kinds/restatement.ts';
import type { Record } from './record/record.ts';
import type { Refusal, RefusalCode } from './record/refusal.ts';

export type Admission = { readonly ok: true; readonly admitted: Admitted } | ({ readonly ok: false } & Refusal);

/** Kinds that change who may write: only a steward writes them. */
const STEWARD_KINDS: ReadonlySet<string> = new Set(['key', 'key-revocation', 'role', 'policy']);
/** Kinds that have nothing to reverse. */
const WITHOUT_REVERSAL: ReadonlySet<string> = new Set([
  'operation', 'key', 'key-revocation', 'role', 'policy', 'organisation', 'site', 'commodity', 'fund',
  'source', 'import', 'reversal', 'restatement', 'erasure', 'publication',
]);
/** Kinds a publisher's row may become. */
const STATED_KINDS: ReadonlySet<string> = new Set(['pledge', 'gift', 'grant', 'arrival', 'observation', 'need']);

/** Judges one record against the books as they stand. `sealed` says whether its entry carries a seal. */
export function admit(books: Books, { record, id, seal }: Pick<Entry, 'record' | 'id' | 'seal'>): Admission {
  const kind = findKind(record.kind);
  if (kind === undefined) return refuse('unknown-kind', `kind: ${record.kind} is not a kind of record`);
  const body = decode(() => kind.decode(new Fields(record.body, 'body')));
  if (!body.ok) return refuse('malformed-body', body.message);
  const statement = statementOf(record, body.value);
  if ('code' in statement) return { ok: false, ...statement };
  const { effect, source, act } = statement;
  const refusal = judgeAuthor(books, record, id) ?? judgeControl(books, record) ?? judgeNeeds(books, effect);
  if (refusal !== undefined) return refusal;
  const superseded = judgeCitations(books, record, body.value, statement);
  if (typeof superseded === 'object') return superseded;
  if (act && source === undefined) {
    const short = judgeBalances(books, effect.postings);
    if (short !== undefined) return short;
  }
  return {
    ok: true,
    admitted: {
      record,
      id,
      effect,
      sealed: seal !== undefined,
      statesRow: source !== undefined && !(record.kind === 'restatement' && (body.value as Restatement).change === 'removed'),
      ...(superseded === undefined ? {} : { of: superseded }),
      ...(source === undefined ? {} : { source }),
    },
  };
}

function refuse(code: RefusalCode, message: string): { readonly ok: false } & Refusal {
  return { ok: false, code, message };
}

type Judgement = ({ readonly ok: false } & Refusal) | undefined;

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
  if (STEWARD_KINDS.has(record.kind) && author.role !== 'steward') return refuse('role-not-allowed', `${record.kind} records are written by a steward`);
  return undefined;
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
      return judgeCommodity(books, record.body);
    case 'publication':
      return (record.body['size'] as number) <= books.size ? undefined : refuse('wrong-tree-size', `body.size: the journal stands at ${books.size}`);
    default:
      return undefined;
  }
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
function statementOf(record: Record, body: unknown): Statement | Refusal {
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
function judgeCitations(books: Books, record: Record, body: unknown, { source, fault }: Statement): number | undefined | ({ readonly ok: false } & Refusal) {
  if (source !== undefined && !books.sourceNumbers.has(source.file)) return refuse('unknown-source', 'body.source.file: no source record has this digest');
  if (record.kind !== 'restatement' && record.kind !== 'reversal') {
    if (source === undefined) return undefined;
    const stated = books.findStatement(keyOf(books, source));
    return stated === undefined ? undefined : refuse('row-already-stated', `body.source.row: record ${stated} states this row`);
  }
  const of = books.findRecord((body as { of: string }).of);
  if (of === undefined) return refuse('unknown-record', 'body.of: no such record is in the journal');
  if (record.kind === 'reversal' && WITHOUT_REVERSAL.has(books.kindAt(of))) return refuse('not-reversible', `body.of: ${books.kindAt(of)} records cannot be reversed`);
  if (books.by.values[of] !== 0) return refuse('already-reversed', `body.of: superseded by record ${(books.by.values[of] as number) - 1}`);
  if (record.kind === 'reversal') return of;
  if (fault !== undefined) return refuse('not-a-statement', fault);
  if (source === undefined || books.findStatement(keyOf(books, source)) !== of) {
    return refuse('not-a-statement', 'body.of: expected the record that currently states this row of this dataset');
  }
  return of;
}

function keyOf(books: Books, source: Source): Uint8Array {
  const number = books.sourceNumbers.get(source.file) as number;
  return rowKey((books.sources[number] as { body: { dataset: string } }).body.dataset, source.row);
}

/** An act may not take an account below zero, also not through several postings of its own. */
function judgeBalances(books: Books, postings: readonly Posting[]): Judgement {
  const changes = new Map<string, { posting: Posting; account: string; change: bigint }>();
  for (const posting of postings) {
    for (const [account, change] of [[posting.source, -posting.amount], [posting.destination, posting.amount]] as const) {
      const key = `${account}\u0000${posting.fund}\u0000${posting.commodity}`;
      const before = changes.get(key)?.change ?? 0n;
      changes.set(key, { posting, account, change: before + change });
    }
  }
  for (const { posting, account, change } of changes.values()) {
    if (change >= 0n || !mustNotBeNegative(account)) continue;
    const balance = balanceOf(books, account, posting.fund, posting.commodity);
    if (balance + change < 0n) {
      return refuse('insufficient-balance', `${account} holds ${balance} least units of ${posting.commodity} in fund ${posting.fund}; the act needs ${-change}`);
    }
  }
  return undefined;
}

/** The balance of an account in a fund and commodity, by name. */
export function balanceOf(books: Books, account: string, fund: string, commodity: string): bigint {
  const numbers = [account, fund, commodity].map((name) => books.names.find(name));
  const [a, f, c] = numbers;
  return a === undefined || f === undefined || c === undefined ? 0n : books.balances.of(a, f, c);
}
