// What an operation has under way besides balances: records that wait for a
// second person, numbered waybills, orders, loans, lots as they came in, closed
// periods. Everything here is a fold over the log like the balances; rows say
// where it was written, and whether a row still stands the books know.

import type { JsonObject } from '@amanah/record/decode.ts';
import type { LotStatement } from '@amanah/record/body.ts';
import type { Record } from '@amanah/record/record.ts';

/** A record admitted without its postings, until a second person approves it. */
export interface Waiting {
  readonly row: number;
  readonly id: string;
  readonly kind: string;
  readonly eventTime: string;
  readonly body: JsonObject;
  /** Who wrote it: the holder of the author's key. */
  readonly holder: string;
  /** Row of the approval, refusal or withdrawal that ended the waiting. */
  decidedAt?: number;
}

/** A record whose body the operation goes on needing: an order, a waybill, a statement of the bank. */
export interface Document {
  readonly index: number;
  readonly id: string;
  readonly author: string;
  readonly eventTime: string;
  readonly body: JsonObject;
  /** When it was logged, of the kinds whose hour counts: `TIMED_KINDS`. */
  readonly recordTime?: string;
}

/** What an act drew on the strength of a decision: the row that made the postings, what it named of the decision, and how many least units it spent. */
export interface DecisionUse {
  readonly row: number;
  readonly option?: string;
  readonly spent: string;
}

/** What was said of a lot when it came in. */
export interface Lot extends LotStatement {
  readonly index: number;
}

/** Kinds whose bodies are kept, each with the field whose value finds them. */
const DOCUMENT_KINDS: ReadonlyMap<string, string | undefined> = new Map([
  ['approval', 'of'], ['quarantine', 'record'], ['loan', 'loan'], ['repayment', 'loan'], ['order', 'order'], ['stocktake', undefined], ['incident', undefined],
  ['dispatch', 'waybill'], ['waybill-series', undefined], ['waybill-void', 'waybill'], ['waybill-statement', 'waybill'],
  ['bank-statement', undefined], ['bank-line', 'statement'], ['bank-match', 'line'], ['attachment', 'of'], ['period-close', undefined], ['release', undefined],
  ['proposal', 'proposal'], ['ballot', 'proposal'], ['ballot-opening', 'ballot'], ['comment', 'proposal'], ['outcome', 'proposal'],
  ['screening', 'list'], ['screening-decision', 'party'], ['query-count', 'agency'],
  ['registration', 'batch'], ['registration-merge', 'merge'], ['erasure', undefined],
  ['receipt', 'order'], ['purchase', 'order'], ['payment', 'order'], ['arrival', 'waybill'],
]);
/** Kinds of which it matters when they were logged: a vote closes at an hour. */
const TIMED_KINDS: ReadonlySet<string> = new Set(['proposal', 'ballot', 'ballot-opening', 'comment', 'outcome']);
/** Kinds of which only some are kept: what names an order, and arrivals that say more than their postings do. */
const KEPT_WHEN: Readonly<{ [kind: string]: (body: JsonObject) => boolean }> = {
  receipt: (body) => body['order'] !== undefined,
  purchase: (body) => body['order'] !== undefined,
  payment: (body) => body['order'] !== undefined,
  arrival: (body) => body['waybill'] !== undefined && (body['losses'] !== undefined || body['excess'] !== undefined),
};

/** Open matters as plain values, for a snapshot. */
export interface KeptMatters {
  readonly waiting: readonly Waiting[];
  /** By kind: row, author, event time, the body as JSON text, and for some when it was logged. */
  readonly documents: readonly (readonly [string, readonly (readonly [number, string, string, string, string?])[]])[];
  readonly uses: readonly (readonly [string, readonly DecisionUse[]])[];
  /** Rows of uses that were reversed. */
  readonly undone: readonly number[];
  /** Hours of votes that the log has not passed, and those that it has, each with the row at which it had. */
  readonly awaited: readonly string[];
  readonly past: readonly (readonly [string, number])[];
  readonly lots: readonly Lot[];
  readonly ownFunds: readonly string[];
}

/** The key of a lot: a lot's name is one commodity's. No code holds a blank. */
export function lotKey(commodity: string, lot: string): string {
  return `${commodity} ${lot}`;
}

interface Filed {
  readonly index: number;
  readonly author: string;
  readonly eventTime: string;
  readonly text: string;
  readonly recordTime?: string | undefined;
}

/** A document whose body is kept as text: there may be as many waybills as a quarter of the journal, and few are looked at. */
class KeptDocument implements Document {
  readonly index: number;
  readonly author: string;
  readonly eventTime: string;
  readonly text: string;
  readonly recordTime?: string;
  readonly #idAt: (row: number) => string;

  constructor({ index, author, eventTime, text, recordTime }: Filed, idAt: (row: number) => string) {
    this.index = index;
    this.author = author;
    this.eventTime = eventTime;
    this.text = text;
    if (recordTime !== undefined) this.recordTime = recordTime;
    this.#idAt = idAt;
  }

  get id(): string {
    return this.#idAt(this.index);
  }

  get body(): JsonObject {
    return JSON.parse(this.text) as JsonObject;
  }
}

/** What the books know of a record as they fold it. */
interface Applied {
  readonly row: number;
  readonly id: string;
  /** The row it supersedes. */
  readonly of?: number;
  readonly waits: boolean;
  /** Who wrote it: the holder of the author's key. */
  readonly holder: string;
  readonly recordTime: string;
  /** Least units it spends, where it rests on a decision. */
  readonly spent: bigint;
  readonly lots?: readonly LotStatement[];
}

export class OpenMatters {
  /** Every record that ever waited, in log order; those still waiting have no `decidedAt`. */
  readonly waiting: Waiting[] = [];
  /** Lots by commodity and name; the first statement about a lot counts. */
  readonly lots = new Map<string, Lot>();
  /** Funds in which the operation's own records, no publisher's, moved something. */
  readonly ownFunds = new Set<string>();
  readonly #documents = new Map<string, KeptDocument[]>();
  /** By kind and value; nearly always there is one. */
  readonly #byValue = new Map<string, KeptDocument | KeptDocument[]>();
  readonly #values = new Map<string, Set<string>>([['screening', new Set()]]);
  readonly #uses = new Map<string, DecisionUse[]>();
  readonly #useByRow = new Map<number, { readonly outcome: string; readonly use: DecisionUse }>();
  readonly #undone = new Set<number>();
  /** Least units drawn on an outcome under one option's name, or under none. */
  readonly #drawn = new Map<string, bigint>();
  /** Hours at which votes open and close, the soonest first, and the row at which the log was past each. */
  #awaited: string[] = [];
  readonly #past = new Map<string, number>();
  readonly #idAt: (row: number) => string;
  /** One text for each author, however many documents it wrote. */
  readonly #authors = new Map<string, string>();
  readonly #waitingById = new Map<string, Waiting>();
  readonly #waitingByRow = new Map<number, Waiting>();

  /** `idAt` gives the id of the record at a row. */
  constructor(idAt: (row: number) => string) {
    this.#idAt = idAt;
  }

  static from(kept: KeptMatters, idAt: (row: number) => string): OpenMatters {
    const matters = new OpenMatters(idAt);
    for (const one of kept.waiting) matters.#wait(one);
    for (const [kind, list] of kept.documents) for (const [index, author, eventTime, text, recordTime] of list) matters.#file(kind, { index, author, eventTime, text, recordTime });
    for (const [outcome, uses] of kept.uses) for (const use of uses) matters.#draw(outcome, use);
    for (const row of kept.undone) matters.#giveBack(row);
    matters.#awaited = [...kept.awaited];
    for (const [instant, row] of kept.past) matters.#past.set(instant, row);
    for (const fund of kept.ownFunds) matters.ownFunds.add(fund);
    for (const one of kept.lots) matters.lots.set(lotKey(one.commodity, one.lot), one);
    return matters;
  }

  keep(): KeptMatters {
    const documents = [...this.#documents].map(([kind, list]) => [kind, list.map(({ index, author, eventTime, text, recordTime }) => [index, author, eventTime, text, ...(recordTime === undefined ? [] : [recordTime])] as [number, string, string, string, string?])] as const);
    return { waiting: this.waiting, documents, uses: [...this.#uses], undone: [...this.#undone], awaited: this.#awaited, past: [...this.#past], lots: [...this.lots.values()], ownFunds: [...this.ownFunds].sort() };
  }

  /** The document of a kind at a row, if there is one. */
  documentAt(kind: string, row: number): Document | undefined {
    const list = this.#documents.get(kind) ?? [];
    let [from, to] = [0, list.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((list[middle] as KeptDocument).index < row) from = middle + 1;
      else to = middle;
    }
    return list[from]?.index === row ? list[from] : undefined;
  }

  /** The documents of a kind in log order, standing or not. */
  documents(kind: string): readonly Document[] {
    return this.#documents.get(kind) ?? [];
  }

  /** The documents of a kind that name this waybill, order, loan, line or record; of `overrides` and `strikes` the proposals about this outcome or ballot. */
  documentsOf(kind: string, value: string): readonly Document[] {
    const found = this.#byValue.get(`${kind} ${value}`);
    return found === undefined ? [] : Array.isArray(found) ? found : [found];
  }

  /** The values that documents of a kind with few of them name: the lists screened against. */
  values(kind: 'screening'): Iterable<string> {
    return this.#values.get(kind) ?? [];
  }

  /** What was done on the strength of an outcome, in log order, standing or not. */
  usesOf(outcome: string): readonly DecisionUse[] {
    return this.#uses.get(outcome) ?? [];
  }

  /** Least units drawn on an outcome by acts that stand and name this option, or name none. */
  drawnOn(outcome: string, option = ''): bigint {
    return this.#drawn.get(`${outcome} ${option}`) ?? 0n;
  }

  /** True when something was logged after this hour and before `asOf`; the hour is one at which some vote opens, closes or ends. */
  isPast(instant: string, asOf: number): boolean {
    const row = this.#past.get(instant);
    return row !== undefined && row < asOf;
  }

  /** The record of this id if it waits, or waited, for approval. */
  waitingOf(id: string): Waiting | undefined {
    return this.#waitingById.get(id);
  }

  /** The record of this row if it waits, or waited, for approval. */
  waitingAt(row: number): Waiting | undefined {
    return this.#waitingByRow.get(row);
  }

  /** Folds one admitted record. */
  apply(record: Record, { row, id, of, waits, holder, recordTime, spent, lots = [] }: Applied): void {
    const { kind, eventTime, body, author } = record;
    if (waits) this.#wait({ row, id, kind, eventTime, body, holder });
    else this.#learnLots(lots, row);
    if (!waits) this.#use(kind === 'approval' && body['verdict'] === 'approved' ? this.waitingOf(String(body['of']))?.body : body, row, spent);
    if (of !== undefined) this.#giveBack(of);
    if (kind === 'approval') this.#decide(this.waitingOf(String(body['of'])), row);
    if (of !== undefined) this.#decide(this.waitingAt(of), row);
    if (DOCUMENT_KINDS.has(kind) && KEPT_WHEN[kind]?.(body) !== false) this.#file(kind, { index: row, author, eventTime, text: JSON.stringify(body), recordTime: TIMED_KINDS.has(kind) ? recordTime : undefined }, body);
    while (this.#awaited.length > 0 && (this.#awaited[0] as string) < recordTime) this.#past.set(this.#awaited.shift() as string, row);
  }

  #use(body: JsonObject | undefined, row: number, spent: bigint): void {
    const decision = body?.['decision'] as { readonly outcome: string; readonly option?: string } | undefined;
    if (decision === undefined) return;
    const { outcome, option } = decision;
    this.#draw(outcome, { row, spent: String(spent), ...(option === undefined ? {} : { option }) });
  }

  #draw(outcome: string, use: DecisionUse): void {
    const before = this.#uses.get(outcome);
    if (before === undefined) this.#uses.set(outcome, [use]);
    else before.push(use);
    this.#useByRow.set(use.row, { outcome, use });
    this.#count(outcome, use, BigInt(use.spent));
  }

  /** What a reversed act drew may be drawn again. */
  #giveBack(row: number): void {
    const drawn = this.#useByRow.get(row);
    if (drawn === undefined || this.#undone.has(row)) return;
    this.#undone.add(row);
    this.#count(drawn.outcome, drawn.use, -BigInt(drawn.use.spent));
  }

  #count(outcome: string, { option = '' }: DecisionUse, spent: bigint): void {
    const key = `${outcome} ${option}`;
    this.#drawn.set(key, (this.#drawn.get(key) ?? 0n) + spent);
  }

  #decide(waiting: Waiting | undefined, row: number): void {
    if (waiting !== undefined) waiting.decidedAt ??= row;
  }

  #wait(one: Waiting): void {
    this.waiting.push(one);
    this.#waitingById.set(one.id, one);
    this.#waitingByRow.set(one.row, one);
  }

  #learnLots(lots: readonly LotStatement[], row: number): void {
    for (const one of lots) {
      const key = lotKey(one.commodity, one.lot);
      if (!this.lots.has(key)) this.lots.set(key, { ...one, index: row });
    }
  }

  #file(kind: string, { index, author, eventTime, text, recordTime }: Filed, body?: JsonObject): void {
    let known = this.#authors.get(author);
    if (known === undefined) this.#authors.set(author, (known = author));
    const document = new KeptDocument({ index, author: known, eventTime, text, recordTime }, this.#idAt);
    const list = this.#documents.get(kind);
    if (list === undefined) this.#documents.set(kind, [document]);
    else list.push(document);
    if (kind === 'proposal') this.#findProposal(body ?? document.body, document);
    const field = DOCUMENT_KINDS.get(kind);
    if (field === undefined) return;
    const value = String((body ?? document.body)[field]);
    this.#values.get(kind)?.add(value);
    this.#find(`${kind} ${value}`, document);
  }

  /** A proposal is also found by the outcome it overrides and by the ballot it sets aside. */
  #findProposal(body: JsonObject, document: KeptDocument): void {
    for (const name of ['opens', 'closes', 'reveal']) this.#await(body[name] as string | undefined);
    const { overrides, strikes } = body as { readonly overrides?: { readonly outcome: string }; readonly strikes?: string };
    if (overrides !== undefined) this.#find(`overrides ${overrides.outcome}`, document);
    if (strikes !== undefined) this.#find(`strikes ${strikes}`, document);
  }

  #await(instant: string | undefined): void {
    if (instant === undefined || this.#past.has(instant) || this.#awaited.includes(instant)) return;
    const at = this.#awaited.findIndex((one) => one > instant);
    this.#awaited.splice(at < 0 ? this.#awaited.length : at, 0, instant);
  }

  #find(key: string, document: KeptDocument): void {
    const before = this.#byValue.get(key);
    if (before === undefined) this.#byValue.set(key, document);
    else if (Array.isArray(before)) before.push(document);
    else this.#byValue.set(key, [before, document]);
  }
}
