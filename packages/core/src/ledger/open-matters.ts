// What an operation has under way besides balances: records that wait for a
// second person, numbered waybills, orders, loans, lots as they came in, closed
// periods. Everything here is a fold over the log like the balances; rows say
// where it was written, and whether a row still stands the books know.

import type { JsonObject } from '../decode.ts';
import type { LotStatement } from '../record/body.ts';
import type { Record } from '../record/record.ts';

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
]);

/** Open matters as plain values, for a snapshot. */
export interface KeptMatters {
  readonly waiting: readonly Waiting[];
  readonly documents: readonly (readonly [string, readonly Document[]])[];
  readonly lots: readonly Lot[];
}

/** The key of a lot: a lot's name is one commodity's. No code holds a blank. */
export function lotKey(commodity: string, lot: string): string {
  return `${commodity} ${lot}`;
}

export class OpenMatters {
  /** Every record that ever waited, in log order; those still waiting have no `decidedAt`. */
  readonly waiting: Waiting[] = [];
  /** Lots by commodity and name; the first statement about a lot counts. */
  readonly lots = new Map<string, Lot>();
  readonly #documents = new Map<string, Document[]>();
  readonly #byValue = new Map<string, Document[]>();
  readonly #waitingById = new Map<string, Waiting>();
  readonly #waitingByRow = new Map<number, Waiting>();

  static from(kept: KeptMatters): OpenMatters {
    const matters = new OpenMatters();
    for (const one of kept.waiting) matters.#wait(one);
    for (const [kind, list] of kept.documents) for (const one of list) matters.#file(kind, one);
    for (const one of kept.lots) matters.lots.set(lotKey(one.commodity, one.lot), one);
    return matters;
  }

  keep(): KeptMatters {
    return { waiting: this.waiting, documents: [...this.#documents], lots: [...this.lots.values()] };
  }

  /** The documents of a kind in log order, standing or not. */
  documents(kind: string): readonly Document[] {
    return this.#documents.get(kind) ?? [];
  }

  /** The documents of a kind that name this waybill, order, loan, line or record. */
  documentsOf(kind: string, value: string): readonly Document[] {
    return this.#byValue.get(`${kind} ${value}`) ?? [];
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
    if (DOCUMENT_KINDS.has(kind)) this.#file(kind, { index: row, id, author, eventTime, body });
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

  #file(kind: string, document: Document): void {
    push(this.#documents, kind, document);
    const field = DOCUMENT_KINDS.get(kind);
    if (field !== undefined) push(this.#byValue, `${kind} ${String(document.body[field])}`, document);
  }
}

function push(map: Map<string, Document[]>, key: string, document: Document): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [document]);
  else list.push(document);
}
