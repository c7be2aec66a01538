// Pairs that may be of one household, computed in memory from what is sealed and kept nowhere else.

import { candidatePairs, type CandidatePairs } from '@amanah/linkage/candidate-pairs.ts';
import { threads } from '@amanah/linkage/threads.ts';
import { linkageRow, LINKAGE_ROLES, namedPairs, reviewQueue, type Named, type ReviewPair } from '@amanah/registry/review-queue.ts';
import type { Registry } from './registry.ts';
import { idsOf, type RegistryState } from './registry-state.ts';

/** From so many registrations on, threads share the work. */
const THREADS_FROM = 1_000;
const THREADS = 2;
/** Pairs that are explained at once. When all of them are decided, four times as many are asked for. */
const PAIRS_AT_ONCE = 1_000;
/** Purposes whose pairs are held in memory. */
const HELD_MAX = 4;

interface Held {
  readonly ids: string;
  readonly most: number;
  readonly pairs: readonly ReviewPair[];
  readonly more: number;
  readonly basis: CandidatePairs['basis'];
}

/** What waits for a person in one purpose. */
export interface Queue {
  readonly pairs: readonly ReviewPair[];
  /** Weaker pairs that are not among them yet. */
  readonly more: number;
  readonly basis: CandidatePairs['basis'];
}

export class PairQueue {
  readonly #registry: Registry;
  readonly #held = new Map<string, Promise<Held>>();

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /** The pairs that wait, the likeliest first. They are computed again when registrations came or went. */
  async of(purpose: string, reader: string, state: RegistryState): Promise<Queue> {
    const decisions = state.decisions.filter((one) => one.state !== 'taken-back');
    const waiting = ({ pairs }: Held): readonly ReviewPair[] => reviewQueue(pairs, decisions, state.households);
    let held = await this.#pairsOf(purpose, reader, state, PAIRS_AT_ONCE);
    while (waiting(held).length === 0 && held.more > 0) held = await this.#pairsOf(purpose, reader, state, held.most * 4);
    return { pairs: waiting(held), more: held.more, basis: held.basis };
  }

  /** Forgets what was computed: after an erasure nothing of it stays in memory. */
  forget(): void {
    this.#held.clear();
  }

  async #pairsOf(purpose: string, reader: string, state: RegistryState, least: number): Promise<Held> {
    const ids = idsOf(state, purpose).join(' ');
    const before = await this.#held.get(purpose)?.catch(() => undefined);
    if (before !== undefined && before.ids === ids && before.most >= least) return before;
    const computed = this.#compute(purpose, reader, state, { ids, most: least });
    this.#held.delete(purpose);
    this.#held.set(purpose, computed);
    for (const name of [...this.#held.keys()].slice(0, Math.max(0, this.#held.size - HELD_MAX))) this.#held.delete(name);
    return computed;
  }

  async #compute(purpose: string, reader: string, state: RegistryState, { ids, most }: { readonly ids: string; readonly most: number }): Promise<Held> {
    const rows: readonly Named[] = await this.#registry.registrations(purpose, { holder: reader, action: 'pairs' }, state);
    const found = await candidatePairs(rows.map(({ registration }) => linkageRow(registration)), { roles: LINKAGE_ROLES, most, ...(rows.length >= THREADS_FROM ? { team: threads(THREADS) } : {}) });
    return { ids, most, pairs: namedPairs(found.pairs, rows), more: found.more, basis: found.basis };
  }
}
