// What the console sees of the registry: every answer as plain JSON, and every reading of personal values counted.

import { countsSentence, householdsAtMost, type RegistrationCounts } from '@amanah/registry/counts.ts';
import { sideBySide } from '@amanah/registry/review-queue.ts';
import { finderOf, type Wanted } from '@amanah/registry/find.ts';
import { registrationOfBytes, type Registration } from '@amanah/registry/registration.ts';
import type { PairQueue } from './pair-queue.ts';
import { RegistryRefused, type Registry } from './registry.ts';
import { batchDraft, erasureDraft, idsOf, logCounts, mergeDraft, type BatchState, type DecisionState, type RegistryState } from './registry-state.ts';

/** Counts, batches, and what waits for its record. */
export async function overview({ store, journal }: Registry, state: RegistryState, { mayErase }: { readonly mayErase: boolean }): Promise<object> {
  const today = journal.now().slice(0, 10);
  const untold = await store.untold();
  return {
    time: journal.now(),
    treeSize: state.treeSize,
    mayErase,
    purposes: purposesView(state, logCounts(journal.books)),
    batches: state.batches.map(({ created, ...batch }) => ({ ...batch, created: isoOf(created), ...(batch.state === 'waiting' ? { draft: batchDraft(batch, today) } : {}) })),
    erasures: untold.map(({ erasure, subjects, ground, purpose, holder }) => ({ erasure, subjects, ground, holder, ...(purpose === undefined ? {} : { purpose }), draft: erasureDraft({ subjects, ground, purpose }, today) })),
    decisions: state.decisions.filter((one) => one.state === 'waiting').map(({ decision, purpose, holder }) => ({ decision, purpose, holder, draft: mergeDraft({ decision, purpose }, today) })),
  };
}

/** Each purpose with the counts of the log, what they say, and what is held now. */
export function purposesView(state: RegistryState, counts: readonly RegistrationCounts[]): readonly object[] {
  const households = householdsByPurpose(state);
  return counts.map((one) => {
    const kept = state.batches.filter((batch) => batch.purpose === one.purpose && batch.state !== 'waiting' && batch.kept > 0);
    return {
      ...one, atMost: householdsAtMost(one), sentence: countsSentence(one),
      kept: sumOf(kept), households: households.get(one.purpose) ?? 0,
      due: sumOf(kept.filter((batch) => batch.due)), deleteBy: kept.map(({ deleteBy }) => deleteBy).sort()[0] ?? null,
    };
  });
}

function sumOf(batches: readonly BatchState[]): number {
  return batches.reduce((sum, { kept }) => sum + kept, 0);
}

function householdsByPurpose({ households, batchOf }: RegistryState): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [id] of households.all()) {
    const batch = batchOf.get(id as string);
    if (batch?.state === 'recorded') counts.set(batch.purpose, (counts.get(batch.purpose) ?? 0) + 1);
  }
  return counts;
}

/** Registrations of a purpose, a page of them. */
export async function registrationsView(registry: Registry, state: RegistryState, { purpose, from, limit, reader }: { readonly purpose: string; readonly from: number; readonly limit: number; readonly reader: string }): Promise<object> {
  const ids = idsOf(state, purpose).toSorted();
  const households = state.households.byRegistration();
  const rows: object[] = [];
  for (const id of ids.slice(from, from + limit)) {
    const found = await registry.store.value(id);
    if (found !== undefined) rows.push({ id, batch: found.batch, registration: registrationOfBytes(found.value), household: households.get(id)?.length ?? 1 });
  }
  await registry.accessed(reader, 'list', rows.length);
  return { purpose, total: ids.length, from, rows };
}

/** One registration with its household and what was decided about it. */
export async function registrationView(registry: Registry, state: RegistryState, { id, reader }: { readonly id: string; readonly reader: string }): Promise<object> {
  const registration = await registry.registration(id, { holder: reader, action: 'show' });
  const batch = state.batchOf.get(id);
  const decisions = state.decisions.filter((one) => one.left === id || one.right === id);
  return {
    id, batch: batch?.batch, purpose: batch?.purpose, deleteBy: batch?.deleteBy, registration,
    household: state.households.of(id),
    decisions: await Promise.all(decisions.map(async (one) => {
      const other = one.left === id ? one.right : one.left;
      return { ...(await decisionView(registry, one)), other, otherHead: await headOf(registry, other) };
    })),
  };
}

async function headOf({ store }: Registry, id: string): Promise<string> {
  const found = await store.value(id);
  return found === undefined ? '' : registrationOfBytes(found.value).head;
}

async function decisionView({ store, journal }: Registry, { decision, verdict, holder, made, state, purpose }: DecisionState): Promise<object> {
  const reason = (await store.decision(decision))?.reason ?? '';
  return { decision, verdict, holder, made: isoOf(made), reason, state, ...(state === 'waiting' ? { draft: mergeDraft({ decision, purpose }, journal.now().slice(0, 10)) } : {}) };
}

/** The pairs that wait, side by side, with the reasons. */
export async function queueView(registry: Registry, queue: PairQueue, state: RegistryState, { purpose, from, limit, reader }: { readonly purpose: string; readonly from: number; readonly limit: number; readonly reader: string }): Promise<object> {
  const { pairs, more, basis } = await queue.of(purpose, reader, state);
  const shown = await Promise.all(pairs.slice(from, from + limit).map(async ({ left, right, ...why }) => {
    const [one, other] = [await registry.registration(left, { holder: reader, action: 'pairs' }), await registry.registration(right, { holder: reader, action: 'pairs' })];
    return { left: { id: left, registration: one }, right: { id: right, registration: other }, fields: sideBySide(one, other), ...why, wouldJoin: state.households.wouldJoin(left, right) };
  }));
  return { purpose, waiting: pairs.length, more, basis, decided: registry.decisionsOf(state, purpose).length, pairs: shown };
}

/** What people decided in a purpose. */
export async function decisionsView(registry: Registry, state: RegistryState, { purpose, reader }: { readonly purpose: string; readonly reader: string }): Promise<object> {
  const decisions = registry.decisionsOf(state, purpose).toReversed();
  const views = await Promise.all(decisions.map(async (one) => ({ ...(await decisionView(registry, one)), left: one.left, right: one.right, heads: [await headOf(registry, one.left), await headOf(registry, one.right)] })));
  await registry.accessed(reader, 'decisions', new Set(decisions.flatMap(({ left, right }) => [left, right])).size);
  return { decisions: views, joinedAnyway: registry.joinedAnywayOf(state, purpose) };
}

/** Registrations that are looked at in one go: some ten thousandths of a second. */
const AT_A_TIME = 250;

/** Registrations that fit what somebody says of themselves. */
export async function findIn(registry: Registry, state: RegistryState, { wanted, purpose, near, reader }: { readonly wanted: Wanted; readonly purpose?: string | undefined; readonly near: boolean; readonly reader: string }): Promise<readonly { readonly id: string; readonly purpose: string; readonly registration: Registration; readonly household: readonly string[] }[]> {
  if (Object.values(wanted).every((value) => value === undefined)) throw new RegistryRefused('unknown', 'Say at least one of name, phone, document, place or instance.');
  const batches = state.batches.filter((batch) => batch.state !== 'waiting' && (purpose === undefined || batch.purpose === purpose));
  const isWanted = finderOf(wanted, near);
  const found: { readonly id: string; readonly registration: Registration }[] = [];
  let read = 0;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await registry.store.valuesAfter(batches.map(({ batch }) => batch), after, AT_A_TIME);
    for (const { id, value } of page.values) {
      const registration = registrationOfBytes(value);
      if (isWanted(registration)) found.push({ id, registration });
    }
    read += page.values.length;
    after = page.next;
    // Others are answered between two parts of a long search.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await registry.accessed(reader, 'find', read);
  return found.map(({ id, registration }) => ({ id, purpose: state.batchOf.get(id)?.purpose ?? '', registration, household: state.households.of(id) }));
}

function isoOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
