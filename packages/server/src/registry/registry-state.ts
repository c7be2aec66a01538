// What the registry and the log say together: which batches and merges have their record, and what follows from them.

import type { Books } from '@amanah/core/ledger/books.ts';
import { Households } from '@amanah/registry/households.ts';
import type { RegistrationCounts } from '@amanah/registry/counts.ts';
import type { KeptBatch, RegistryDecision, RegistryStore } from '@amanah/store/registry.ts';
import type { Draft } from '../books/journal.ts';

/** `waiting` until the record stands in the log; `taken-back` when it was reversed. */
export type RecordState = 'recorded' | 'waiting' | 'taken-back';

export interface BatchState extends KeptBatch {
  readonly state: RecordState;
  /** The last day is over. */
  readonly due: boolean;
}

export interface DecisionState extends Omit<RegistryDecision, 'reason'> {
  readonly purpose: string;
  /** Of a merge by its record; what was found different has none and stands. */
  readonly state: 'standing' | 'waiting' | 'taken-back';
  /** The record of a merge. */
  readonly record?: string;
}

/** Everything about the registry but what is sealed in it. */
export interface RegistryState {
  /** Of the store, when this was read. */
  readonly changes: number;
  readonly treeSize: number;
  readonly batches: readonly BatchState[];
  readonly batchOf: ReadonlyMap<string, BatchState>;
  readonly decisions: readonly DecisionState[];
  /** Households over all registrations that are there, by merges that stand or wait for their record. */
  readonly households: Households;
}

interface LogRecord {
  readonly id: string;
  readonly stands: boolean;
}

/** The records of a kind by the number that names them. */
export function recordsBy(books: Books, kind: 'registration' | 'registration-merge', field: 'batch' | 'merge'): ReadonlyMap<string, LogRecord> {
  return new Map(books.matters.documents(kind).map(({ body, id, index }) => [String(body[field]), { id, stands: books.stands(index, books.size) }]));
}

/** Reads what stands. The journal must have caught up. */
export async function registryState(store: RegistryStore, books: Books, today: string): Promise<RegistryState> {
  const changes = await store.changes();
  const batchRecords = recordsBy(books, 'registration', 'batch');
  const merges = recordsBy(books, 'registration-merge', 'merge');
  const batches = (await store.batches()).map((batch): BatchState => ({ ...batch, state: stateOf(batchRecords.get(batch.batch)), due: batch.deleteBy < today }));
  const byName = new Map(batches.map((batch) => [batch.batch, batch]));
  const places = await store.places();
  const batchOf = new Map(places.map(({ id, batch }) => [id, byName.get(batch) as BatchState]));
  const decisions = (await store.decisions()).map((decision): DecisionState => {
    const purpose = batchOf.get(decision.left)?.purpose ?? '';
    const record = merges.get(decision.decision);
    if (decision.verdict === 'different') return { ...decision, purpose, state: 'standing' };
    return { ...decision, purpose, state: record === undefined ? 'waiting' : record.stands ? 'standing' : 'taken-back', ...(record === undefined ? {} : { record: record.id }) };
  });
  const households = new Households(places.map(({ id }) => id), decisions.filter(({ state }) => state !== 'taken-back'));
  return { changes, treeSize: books.size, batches, batchOf, decisions, households };
}

function stateOf(record: LogRecord | undefined): RecordState {
  return record === undefined ? 'waiting' : record.stands ? 'recorded' : 'taken-back';
}

/** The names of the registrations of a purpose whose record stands. */
export function idsOf(state: RegistryState, purpose: string): readonly string[] {
  return [...state.batchOf].filter(([, batch]) => batch.purpose === purpose && batch.state === 'recorded').map(([id]) => id);
}

/** The counts of the log, by purpose: what anybody can recompute. */
export function logCounts(books: Books): readonly RegistrationCounts[] {
  const counts = new Map<string, { registrations: number; merged: number; erased: number }>();
  const add = (kind: 'registration' | 'registration-merge' | 'erasure', field: 'registrations' | 'merged' | 'erased', of: (body: { readonly [name: string]: unknown }) => number): void => {
    for (const { body, index } of books.matters.documents(kind)) {
      const purpose = body['purpose'];
      if (typeof purpose !== 'string' || !books.stands(index, books.size)) continue;
      const held = counts.get(purpose) ?? { registrations: 0, merged: 0, erased: 0 };
      held[field] += of(body);
      counts.set(purpose, held);
    }
  };
  add('registration', 'registrations', (body) => Number(body['registrations']));
  add('registration-merge', 'merged', () => 1);
  add('erasure', 'erased', (body) => Number(body['subjects']));
  return [...counts].map(([purpose, held]) => ({ purpose, ...held })).sort((a, b) => (a.purpose < b.purpose ? -1 : 1));
}

/** The record that says that a batch was taken in. */
export function batchDraft({ purpose, deleteBy, registrations, form, batch }: Pick<KeptBatch, 'purpose' | 'deleteBy' | 'registrations' | 'form' | 'batch'>, day: string): Draft {
  return { kind: 'registration', eventTime: day, body: { purpose, deleteBy, registrations, form, batch } };
}

/** The record that says that a person found two registrations to be of one household: which two it does not say. */
export function mergeDraft({ purpose, decision }: { readonly purpose: string; readonly decision: string }, day: string): Draft {
  return { kind: 'registration-merge', eventTime: day, body: { purpose, merge: decision } };
}

/** The record that takes a merge back. */
export function undoDraft(record: string, day: string): Draft {
  return { kind: 'reversal', eventTime: day, body: { of: record, reason: 'A person found that they are not of one household.' } };
}

/** The record that says how many were erased and why. */
export function erasureDraft({ subjects, ground, purpose }: { readonly subjects: number; readonly ground: string; readonly purpose?: string | undefined }, day: string): Draft {
  return { kind: 'erasure', eventTime: day, body: { subjects, ground, ...(purpose === undefined ? {} : { purpose }) } };
}
