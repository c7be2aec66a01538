// Threads that reckon for an agency, so that a long list takes all cores.

import { randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Reckoner } from '@amanah/dedup-board/agency.ts';
import { type Answer, combineAnswers, prepareQuery, type PublishedShare, type Query } from '@amanah/dedup-board/keyholders.ts';
import { type HouseholdKey, KEYS_OF_HOUSEHOLD } from '@amanah/dedup-board/household-keys.ts';

/** What a thread is asked: one thing at a time, answered in one message. */
export type ReckonTask =
  | { readonly what: 'prepare'; readonly households: readonly (readonly HouseholdKey[])[] }
  | { readonly what: 'combine'; readonly query: Query; readonly shares: readonly PublishedShare[]; readonly answers: readonly Answer[] };

/** Households below which starting a thread takes longer than the work. */
const WORTH_A_THREAD = 30;

/** So many threads that reckon, started when they are first needed; a few households are reckoned at once. */
export class ReckoningThreads implements Reckoner {
  readonly #count: number;
  readonly #threads: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #waiting: ((thread: Worker) => void)[] = [];

  constructor(count: number) {
    this.#count = count;
  }

  async prepare(households: readonly (readonly HouseholdKey[])[]): Promise<Query> {
    if (households.length < WORTH_A_THREAD) return prepareQuery(households, (size) => new Uint8Array(randomBytes(size)));
    return (await this.#ask({ what: 'prepare', households })) as Query;
  }

  async combine(query: Query, shares: readonly PublishedShare[], answers: readonly Answer[]): Promise<ReturnType<typeof combineAnswers>> {
    if (query.elements.length < WORTH_A_THREAD * KEYS_OF_HOUSEHOLD) return combineAnswers(query, shares, answers);
    return (await this.#ask({ what: 'combine', query, shares, answers })) as ReturnType<typeof combineAnswers>;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  async #ask(task: ReckonTask): Promise<unknown> {
    const thread = await this.#free();
    try {
      return await new Promise((resolve, reject) => {
        thread.once('message', resolve);
        thread.once('error', reject);
        thread.once('exit', () => reject(new Error('a thread that reckons ended before its work was done')));
        thread.postMessage(task);
      });
    } finally {
      for (const event of ['message', 'error', 'exit'] as const) thread.removeAllListeners(event);
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(thread);
      else next(thread);
    }
  }

  #free(): Promise<Worker> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return Promise.resolve(idle);
    if (this.#threads.length >= this.#count) return new Promise((done) => void this.#waiting.push(done));
    const thread = new Worker(new URL('dedup-thread.ts', import.meta.url));
    this.#threads.push(thread);
    return Promise.resolve(thread);
  }
}
