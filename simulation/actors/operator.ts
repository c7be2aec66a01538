// The operator: a process that writes a journal, is killed at any moment, and
// is started again on what the disk holds.

import '@amanah/log/native.ts';
import { formatVerifierKey, KEY_TYPE, verifierKey } from '@amanah/log/note.ts';
import { keyPairFromSeed } from '@amanah/log/signature.ts';
import { Journal, type Draft, type Submitted, type Written } from '@amanah/server/books/journal.ts';
import type { SignedRecord } from '@amanah/server/books/submission.ts';
import { StoreUnavailable } from '@amanah/store/store.ts';
import { Crash, FaultyStore, NO_FAULTS, type FaultPlan } from '../faulty-store.ts';
import type { World } from '../world.ts';

/** How often a process is started before the run gives up: faults are rarer than that. */
const STARTS_MAX = 200;

export class Operator {
  readonly #world: World;
  #plan: FaultPlan;
  #journal: Journal | undefined;
  crashes = 0;
  outages = 0;

  constructor(world: World, plan: FaultPlan = NO_FAULTS) {
    this.#world = world;
    this.#plan = plan;
  }

  /** The log's key as readers know it. */
  get logKey(): string {
    const { origin, logSeed } = this.#world;
    return formatVerifierKey(verifierKey({ name: origin, type: KEY_TYPE.ed25519, publicKey: keyPairFromSeed(logSeed).publicKey }));
  }

  /** Other faults, or none, from here on. */
  plan(plan: FaultPlan): void {
    this.#plan = plan;
  }

  /** Runs `work` on the journal; a killed process is started again and the work tried again, an outage is tried again. */
  async work<T>(work: (journal: Journal) => Promise<T>): Promise<T> {
    for (let start = 0; start < STARTS_MAX; start += 1) {
      try {
        this.#journal ??= await this.#open();
        return await work(this.#journal);
      } catch (error) {
        if (error instanceof Crash) {
          this.crashes += 1;
          this.#journal = undefined;
        } else if (error instanceof StoreUnavailable) {
          this.outages += 1;
          if (this.outages % 2 === 0) await this.#closeAfterOutage();
        } else {
          throw error;
        }
      }
    }
    throw new Error('the operator gave up: no attempt came through');
  }

  /** Hands in drafts once, however often the process dies: before another attempt it looks whether they stand. */
  submit(drafts: readonly Draft[]): Promise<Written> {
    const size = this.#world.disk.head.size;
    return this.work(async (journal): Promise<Written> => {
      const { head } = this.#world.disk;
      if (head.size > size) return { ok: true, first: size, ids: [] };
      return journal.write(drafts);
    });
  }

  /** Hands in records that somebody signed. Whoever got no answer hands in the same again, and learns that it stands. */
  submitSigned(records: readonly SignedRecord[]): Promise<Submitted> {
    const size = this.#world.disk.head.size;
    return this.work(async (journal): Promise<Submitted> => {
      const submitted = await journal.submit(records);
      const cameThrough = !submitted.ok && this.#world.disk.head.size > size && submitted.refusal.code === 'already-recorded';
      return cameThrough ? { ok: true, first: size, ids: [] } : submitted;
    });
  }

  /** Signs the newest checkpoint. */
  checkpoint(): Promise<string> {
    return this.work((journal) => journal.checkpoint());
  }

  /** Ends the process without warning. */
  kill(): void {
    this.#journal = undefined;
  }

  /** Somebody ends the program because nothing seems to work; on its way out it keeps what it thinks it knows. */
  async #closeAfterOutage(): Promise<void> {
    try {
      await this.#journal?.keepSnapshot(1);
    } catch (error) {
      if (!(error instanceof Crash || error instanceof StoreUnavailable)) throw error;
    }
    this.#journal = undefined;
  }

  /** Another process on the same books. */
  async another(): Promise<Journal> {
    return this.#open();
  }

  #open(): Promise<Journal> {
    const { disk, authorSeed, logSeed, origin, now } = this.#world;
    return Journal.open({ store: new FaultyStore(disk, (call) => this.#plan(call)), authorSeed, logSeed, origin, now });
  }
}
