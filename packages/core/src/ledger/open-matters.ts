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
  ['receipt', 'order'], ['purchase', 'order'], ['payment', 'order'], ['arrival', 'waybill'],
]);
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
  /** By kind: row, author, event time and the body as JSON text. */
  readonly documents: readonly (readonly [string, readonly (readonly [number, string, string, string])[]])[];
  readonly lots: readonly Lot[];
  readonly ownFunds: readonly string[];
}

/** The key of a lot: a lot's name is one commodity's. No code holds a blank. */
export function lotKey(commodity: string, lot: string): string {
  return `${commodity} ${lot}`;
}

/** A document whose body is kept as text: there may be as many waybills as a quarter of the journal, and few are looked at. */
class KeptDocument implements Document {
  readonly index: number;
  readonly author: string;
  readonly eventTime: string;
  readonly text: string;
  readonly #idAt: (row: number) => string;

  constructor(index: number, author: string, eventTime: string, text: string, idAt: (row: number) => string) {
    this.index = index;
    this.author = author;
    this.eventTime = eventTime;
    this.text = text;
    this.#idAt = idAt;
  }

  get id(): string {
    return this.#idAt(this.index);
  }

  get body(): JsonObject {
    return JSON.parse(this.text) as JsonObject;
  }
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
    for (const [kind, list] of kept.documents) for (const [index, author, eventTime, text] of list) matters.#file(kind, { index, author, eventTime, text });
    for (const fund of kept.ownFunds) matters.ownFunds.add(fund);
    for (const one of kept.lots) matters.lots.set(lotKey(one.commodity, one.lot), one);
    return matters;
  }

  keep(): KeptMatters {
    const documents = [...this.#documents].map(([kind, list]) => [kind, list.map(({ index, author, eventTime, text }) => [index, author, eventTime, text] as const)] as const);
    return { waiting: this.waiting, documents, lots: [...this.lots.values()], ownFunds: [...this.ownFunds].sort() };
  }

  /** The documents of a kind in log order, standing or not. */
  documents(kind: string): readonly Document[] {
    return this.#documents.get(kind) ?? [];
  }

  /** The documents of a kind that name this waybill, order, loan, line or record. */
  documentsOf(kind: string, value: string): readonly Document[] {
    const found = this.#byValue.get(`${kind} ${value}`);
    return found === undefined ? [] : Array.isArray(found) ? found : [found];
  }

  /** The record of this id if it waits, or waited, for approval. */
  waitingOf(id: string): Waiting | undefined {
    return this.#waitingById.get(id);
  }

  /** The record of this row if it waits, or waited, for approval. */
  waitingAt(row: number): Waiting | undefined {
    return this.#waitingByRow.get(row);
  }

  /** Folds one admitted record at `row`; `of` is the row it supersedes. */
  apply(record: Record, { row, id, of, waits, holder, lots = [] }: { row: number; id: string; of?: number; waits: boolean; holder: string; lots?: readonly LotStatement[] }): void {
    const { kind, eventTime, body, author } = record;
    if (waits) this.#wait({ row, id, kind, eventTime, body, holder });
    else this.#learnLots(lots, row);
    if (kind === 'approval') this.#decide(this.waitingOf(String(body['of'])), row);
    if (of !== undefined) this.#decide(this.waitingAt(of), row);
    if (DOCUMENT_KINDS.has(kind) && KEPT_WHEN[kind]?.(body) !== false) this.#file(kind, { index: row, author, eventTime, text: JSON.stringify(body) }, body);
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

  #file(kind: string, { index, author, eventTime, text }: Pick<KeptDocument, 'index' | 'author' | 'eventTime' | 'text'>, body?: JsonObject): void {
    let known = this.#authors.get(author);
    if (known === undefined) this.#authors.set(author, (known = author));
    const document = new KeptDocument(index, known, eventTime, text, this.#idAt);
    const list = this.#documents.get(kind);
    if (list === undefined) this.#documents.set(kind, [document]);
    else list.push(document);
    const field = DOCUMENT_KINDS.get(kind);
    if (field !== undefined) this.#find(`${kind} ${String((body ?? document.body)[field])}`, document);
  }

  #find(key: string, document: KeptDocument): void {
    const before = this.#byValue.get(key);
    if (before === undefined) this.#byValue.set(key, document);
    else if (Array.isArray(before)) before.push(document);
    else this.#byValue.set(key, [before, document]);
  }
}
