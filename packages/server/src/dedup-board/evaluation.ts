// Answers of a holder, one after the other, made in a thread beside. An agency has few under way at a time, so that one
// that sends many waits for itself and not the others for it.

import { Worker } from 'node:worker_threads';
import type { answerQuery, Holder } from '@amanah/dedup-board/keyholders.ts';
import { encodeScalar, ELEMENT_SIZE_BYTES } from '@amanah/dedup-board/oprf.ts';

/** What the thread is given. */
export interface EvaluationGround {
  readonly holder: string;
  readonly cycle: string;
  readonly secret: Uint8Array;
}

/** Elements to answer, one after the other. */
export interface EvaluationTask {
  readonly task: number;
  readonly elements: Uint8Array;
}

type Answered = ReturnType<typeof answerQuery>;
type Waiting = { readonly resolve: (answered: Answered) => void; readonly reject: (error: Error) => void };

/** Requests of one agency under way at most. */
const OF_AGENCY_MAX = 2;
/** Requests under way in all at most: beyond them an answer would come after the sender has gone. */
const IN_ALL_MAX = 24;

export class Evaluation {
  readonly #ground: EvaluationGround;
  readonly #underWay = new Map<string, number>();
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #tasks = 0;

  constructor({ holder, cycle, keys }: Holder) {
    this.#ground = { holder, cycle, secret: encodeScalar(keys.secret) };
  }

  /** True where the agency, or all together, have as many requests under way as there may be. */
  isBusy(agency: string): boolean {
    return (this.#underWay.get(agency) ?? 0) >= OF_AGENCY_MAX || this.#waiting.size >= IN_ALL_MAX;
  }

  /** Answers elements of 32 bytes each. */
  async answer(agency: string, elements: readonly Uint8Array[]): Promise<Answered> {
    const bytes = new Uint8Array(elements.length * ELEMENT_SIZE_BYTES);
    for (const [at, element] of elements.entries()) bytes.set(element, at * ELEMENT_SIZE_BYTES);
    this.#underWay.set(agency, (this.#underWay.get(agency) ?? 0) + 1);
    try {
      return await new Promise<Answered>((resolve, reject) => {
        const task = (this.#tasks += 1);
        this.#waiting.set(task, { resolve, reject });
        this.#running().postMessage({ task, elements: bytes } satisfies EvaluationTask);
      });
    } finally {
      this.#underWay.set(agency, (this.#underWay.get(agency) ?? 1) - 1);
    }
  }

  /** Ends the thread; what is under way is not answered. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #running(): Worker {
    if (this.#thread !== undefined) return this.#thread;
    const thread = new Worker(new URL('evaluation-thread.ts', import.meta.url), { workerData: this.#ground });
    thread.on('message', ({ task, answered }: { readonly task: number; readonly answered: Answered }) => {
      this.#waiting.get(task)?.resolve(answered);
      this.#waiting.delete(task);
    });
    const ended = (error: Error): void => {
      if (this.#thread === thread) this.#thread = undefined;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    thread.on('error', ended);
    thread.on('exit', () => ended(new Error('the thread that answers queries has ended')));
    this.#thread = thread;
    return thread;
  }
}
