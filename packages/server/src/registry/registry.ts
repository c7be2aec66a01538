// The registry at work: taking registrations in, and what people decide about pairs. Whoever asks writes the record: the
// command line with the operation's own key, the console with the key of the person. Refusals are thrown as RegistryRefused.

import { randomBytes } from 'node:crypto';
import { judgeTerms, withoutRepeats, type Form } from '@amanah/registry/batch.ts';
import type { JoinedAnyway } from '@amanah/registry/households.ts';
import { registrationBytes, registrationOfBytes, type Registration } from '@amanah/registry/registration.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import type { Refusal } from '@amanah/record/refusal.ts';
import type { RegistryStore } from '@amanah/store/registry.ts';
import type { Draft, Journal } from '../books/journal.ts';
import { batchDraft, erasureDraft, idsOf, mergeDraft, registryState, undoDraft, type DecisionState, type RegistryState } from './registry-state.ts';

/** Why something is not done. The words hold nothing personal. */
export class RegistryRefused extends Error {
  override readonly name = 'RegistryRefused';
  readonly reason: 'terms' | 'nothing-new' | 'identical' | 'unknown' | 'decided' | 'one-household' | 'joins-different' | 'two-purposes' | 'waiting' | 'ground';
  readonly pairs: readonly JoinedAnyway[];

  constructor(reason: RegistryRefused['reason'], message: string, pairs: readonly JoinedAnyway[] = []) {
    super(message);
    this.reason = reason;
    this.pairs = pairs;
  }
}

export interface Terms {
  readonly purpose: string | undefined;
  readonly deleteBy: string | undefined;
  readonly form: Form;
}

export interface TakenIn {
  readonly batch: string;
  readonly ids: readonly string[];
  /** Submissions that the purpose has already. */
  readonly repeated: number;
  /** New ones that are letter for letter as one that is held. */
  readonly identical: number;
  readonly draft: Draft;
}

/** What nobody signed for is dropped after this long: what the log was not told of is not kept. */
const UNSIGNED_MS = 72 * 3_600_000;
/** Others may write between asking and telling. */
const TURNS_MAX = 5;

export class Registry {
  readonly store: RegistryStore;
  readonly journal: Journal;

  constructor(store: RegistryStore, journal: Journal) {
    this.store = store;
    this.journal = journal;
  }

  get #today(): string {
    return this.journal.now().slice(0, 10);
  }

  get #time(): number {
    return Date.parse(this.journal.now());
  }

  /** What stands, after the journal has caught up. */
  async state(): Promise<RegistryState> {
    await this.journal.catchUp();
    return registryState(this.store, this.journal.books, this.#today);
  }

  /**
   * Ends what was cut off: merges that the log took back are undone here too, erasures that the log tells of are told, batches
   * that nobody signed for are dropped. Gives what the log has still to be told of in the name of `holder`.
   */
  async settle(holder: string): Promise<readonly Draft[]> {
    const state = await this.state();
    for (const { decision } of state.decisions.filter((one) => one.state === 'taken-back')) await this.store.undecide(decision);
    const told = await this.#settleErasures();
    // What the operation's own key left is told by the next command; a person who has not signed for so long will not.
    const operator = this.journal.books.authors.get(this.journal.author)?.holder;
    const isLate = (one: { readonly holder: string; readonly time: number }): boolean => one.holder !== operator && one.time < this.#time - UNSIGNED_MS;
    const waiting = state.batches.filter((batch) => batch.state === 'waiting').map((batch) => ({ ...batch, time: batch.created }));
    const undecided = state.decisions.filter((one) => one.state === 'waiting').map((one) => ({ ...one, time: one.made }));
    for (const { batch } of waiting.filter(isLate)) await this.store.drop(batch);
    for (const { decision } of undecided.filter(isLate)) await this.store.undecide(decision);
    const own = <T extends { readonly holder: string; readonly time: number }>(all: readonly T[]): readonly T[] => all.filter((one) => one.holder === holder && !isLate(one));
    return [
      ...own(waiting).map((one) => batchDraft(one, this.#today)),
      ...own(undecided).map((one) => mergeDraft(one, this.#today)),
      ...told.filter((one) => one.holder === holder).map(({ draft }) => draft),
    ];
  }

  /**
   * Tells the log, in the operation's own name, all that it has still to be told of. What the log refuses is given back: a
   * batch or merge that it refuses is not kept either.
   */
  async tell(holder: string): Promise<{ readonly written: readonly string[]; readonly refused?: Refusal }> {
    const written: string[] = [];
    for (let turn = 0; turn < TURNS_MAX; turn += 1) {
      const drafts = await this.settle(holder);
      if (drafts.length === 0) break;
      const size = this.journal.size;
      let asked: readonly Draft[] = [];
      const outcome = await this.journal.write((books) => {
        asked = drafts.filter((draft) => isUntold(books, draft, size));
        return asked;
      });
      if (outcome.ok) written.push(...outcome.ids);
      else {
        const refused = asked[outcome.draft] as Draft;
        if (refused.kind === 'erasure') throw new Error(`The log refuses to be told of an erasure: ${outcome.refusal.code}.`);
        if (refused.kind === 'registration') await this.store.drop(String(refused.body['batch']));
        else await this.store.undecide(String(refused.body['merge']));
        return { written, refused: outcome.refusal };
      }
    }
    return { written };
  }

  /** The erasures that the log was not told of. */
  async #settleErasures(): Promise<readonly { readonly holder: string; readonly draft: Draft }[]> {
    const untold = await this.store.untold();
    if (untold.length === 0) return [];
    // An erasure that was cut off may have left bytes that were to be overwritten.
    await this.store.overwrite();
    const left: { holder: string; draft: Draft }[] = [];
    const claimed = new Set<number>();
    for (const { erasure, subjects, ground, purpose, after, holder } of untold) {
      const record = this.journal.books.matters.documents('erasure').find(({ index, body }) => (
        index >= after && !claimed.has(index) && body['subjects'] === subjects && body['ground'] === ground && body['purpose'] === purpose
      ));
      if (record === undefined) {
        left.push({ holder, draft: erasureDraft({ subjects, ground, purpose }, this.#today) });
        continue;
      }
      claimed.add(record.index);
      await this.store.told(erasure);
    }
    return left;
  }

  /** The registrations of a purpose, read. What is read is counted, not whose it is. */
  async registrations(purpose: string, reader: { readonly holder: string; readonly action: string }, given?: RegistryState): Promise<readonly { readonly id: string; readonly batch: string; readonly registration: Registration }[]> {
    const state = given ?? (await this.state());
    const batches = state.batches.filter((batch) => batch.purpose === purpose && batch.state === 'recorded').map(({ batch }) => batch);
    const values = await this.store.values(batches);
    await this.accessed(reader.holder, reader.action, values.length);
    return values.map(({ id, batch, value }) => ({ id, batch, registration: registrationOfBytes(value) }));
  }

  /** One registration, read and counted. */
  async registration(id: string, reader: { readonly holder: string; readonly action: string }): Promise<Registration> {
    const found = await this.store.value(id);
    if (found === undefined) throw new RegistryRefused('unknown', 'There is no registration of this number. It may have been erased.');
    await this.accessed(reader.holder, reader.action, 1);
    return registrationOfBytes(found.value);
  }

  async accessed(holder: string, action: string, registrations: number): Promise<void> {
    await this.store.accessed({ day: this.#today, holder, action, registrations });
  }

  /** What of these is new to a purpose: by the numbers of submissions, and letter for letter. Held registrations are read in memory; no index of them is kept. */
  async newOnes(registrations: readonly Registration[], purpose: string): Promise<{ readonly fresh: readonly Registration[]; readonly repeated: number; readonly identical: number; readonly changes: number }> {
    const changes = await this.store.changes();
    const batches = (await this.store.batches()).filter((batch) => batch.purpose === purpose).map(({ batch }) => batch);
    const held = await this.store.values(batches);
    const instances = new Set<string>();
    const letters = new Set<string>();
    for (const { value } of held) {
      const { instance } = registrationOfBytes(value);
      if (instance !== undefined) instances.add(instance);
      letters.add(Buffer.from(value).toString('latin1'));
    }
    const { fresh, repeated } = withoutRepeats(registrations, instances);
    const identical = fresh.filter((one) => letters.has(Buffer.from(registrationBytes(one)).toString('latin1'))).length;
    return { fresh, repeated, identical, changes };
  }

  /**
   * Keeps the new ones of these registrations as one batch, whole or not at all, and gives the record to write. The same
   * file brought again adds nothing: by its submissions, or because every row is held letter for letter, unless `again`.
   */
  async takeIn(registrations: readonly Registration[], terms: Terms, { holder, again = false }: { readonly holder: string; readonly again?: boolean }): Promise<TakenIn> {
    const wrong = judgeTerms(terms, this.#today);
    if (wrong !== undefined) throw new RegistryRefused('terms', wrong);
    const { purpose, deleteBy } = terms as { readonly purpose: string; readonly deleteBy: string };
    for (;;) {
      const { fresh, repeated, identical, changes } = await this.newOnes(registrations, purpose);
      if (fresh.length === 0) throw new RegistryRefused('nothing-new', registrations.length === 0 ? 'There is no registration to take in.' : `All ${registrations.length} registrations are there already for this purpose; nothing was taken in.`);
      if (identical === fresh.length && !again && terms.form !== 'form') throw new RegistryRefused('identical', `Every new row is letter for letter as one that is held for this purpose: this looks like the same file again. Nothing was taken in. If they are other households, say so and bring it again.`);
      const batch = newName();
      const values = fresh.map((registration) => ({ id: newName(), value: registrationBytes(registration) }));
      const row = { batch, purpose, deleteBy, form: terms.form, registrations: fresh.length, holder, created: this.#time };
      if (!(await this.store.keep(row, values, changes))) continue;
      return { batch, ids: values.map(({ id }) => id), repeated, identical, draft: batchDraft(row, this.#today) };
    }
  }

  /** Keeps what a person found about two registrations; a merge comes with the record to write, and stands with it. */
  async decide({ left, right, verdict, reason = '', anyway = false }: { readonly left: string; readonly right: string; readonly verdict: 'same' | 'different'; readonly reason?: string; readonly anyway?: boolean }, holder: string): Promise<{ readonly decision: string; readonly draft?: Draft }> {
    for (;;) {
      const state = await this.state();
      const purpose = judgePair(state, left, right);
      if (verdict === 'same') judgeMerge(state, left, right, anyway);
      const decision = newName();
      if (!(await this.store.decide({ decision, left, right, verdict, holder, made: this.#time, reason }, state.changes))) continue;
      return { decision, ...(verdict === 'same' ? { draft: mergeDraft({ purpose, decision }, this.#today) } : {}) };
    }
  }

  /** Takes a decision back; a merge whose record stands comes with the reversal to write, and is undone with it. */
  async undo(decision: string): Promise<{ readonly draft?: Draft }> {
    const found = (await this.state()).decisions.find((one) => one.decision === decision);
    if (found === undefined) throw new RegistryRefused('unknown', 'There is no such decision, or it was taken back.');
    if (found.state === 'standing' && found.record !== undefined) return { draft: undoDraft(found.record, this.#today) };
    await this.store.undecide(decision);
    return {};
  }

  /** The decisions of a purpose about registrations whose record stands. */
  decisionsOf(state: RegistryState, purpose: string): readonly DecisionState[] {
    return state.decisions.filter((one) => one.purpose === purpose);
  }

  /** Pairs of a purpose that were found to be different and stand in one household by a chain of merges. */
  joinedAnywayOf(state: RegistryState, purpose: string): readonly JoinedAnyway[] {
    const own = new Set(this.decisionsOf(state, purpose).map(({ decision }) => decision));
    return state.households.joinedAnyway().filter(({ decision }) => own.has(decision));
  }

  /** True where both are of this purpose and its records stand. */
  idsOf(state: RegistryState, purpose: string): readonly string[] {
    return idsOf(state, purpose);
  }
}

/** Whether the log still lacks it. An erasure has no number by which it could be known: it is told only where nobody wrote meanwhile. */
function isUntold(books: Books, { kind, body }: Draft, size: number): boolean {
  if (kind === 'erasure') return books.size === size;
  return books.matters.documentsOf(kind, String(kind === 'registration' ? body['batch'] : body['merge'])).length === 0;
}

/** 128 bits by chance. */
export function newName(): string {
  return randomBytes(16).toString('hex');
}

/** The purpose of two registrations that can be decided on. */
function judgePair(state: RegistryState, left: string, right: string): string {
  if (left === right) throw new RegistryRefused('unknown', 'A pair is two registrations.');
  const [one, other] = [state.batchOf.get(left), state.batchOf.get(right)];
  if (one === undefined || other === undefined) throw new RegistryRefused('unknown', 'There is no registration of this number. It may have been erased.');
  if (one.purpose !== other.purpose) throw new RegistryRefused('two-purposes', 'The two were taken down for two purposes; what was taken down for one is not compared for another.');
  if (one.state !== 'recorded' || other.state !== 'recorded') throw new RegistryRefused('waiting', 'The record of one of these batches is not in the log yet: sign it first.');
  const before = state.decisions.find((decision) => decision.state !== 'taken-back' && [decision.left, decision.right].sort().join() === [left, right].sort().join());
  if (before !== undefined) throw new RegistryRefused('decided', `This pair was decided already: ${before.verdict}. Take that back first.`);
  return one.purpose;
}

function judgeMerge({ households }: RegistryState, left: string, right: string, anyway: boolean): void {
  if (households.areOne(left, right)) throw new RegistryRefused('one-household', 'Merges before have made these two one household already; a further one would count it twice.');
  const pairs = households.wouldJoin(left, right);
  if (pairs.length > 0 && !anyway) throw new RegistryRefused('joins-different', `This merge would join ${pairs.length === 1 ? 'a pair' : `${pairs.length} pairs`} that somebody found to be different. Look at ${pairs.length === 1 ? 'it' : 'them'} first.`, pairs);
}
