// The registry of a server: opened when it is first asked for, closed with the server.

import type { RegistryStore } from '@amanah/store/registry.ts';
import { StoreRefused } from '@amanah/store/store.ts';
import { BooksError, type OpenedBooks } from '../books/books-folder.ts';
import { HttpProblem } from '../problem.ts';
import { PairQueue } from './pair-queue.ts';
import { hasRegistry, openRegistry, REGISTRY_KEY } from './registry-folder.ts';
import { Registry } from './registry.ts';

export interface Desk {
  readonly registry: Registry;
  readonly queue: PairQueue;
}

export class OpenedRegistry {
  readonly #opened: OpenedBooks;
  #desk: Desk | undefined;

  constructor(opened: OpenedBooks) {
    this.#opened = opened;
  }

  /** The registry; where nothing was ever kept it is made. Throws `refused` where its key is missing or another's. */
  desk(): Desk {
    if (this.#desk === undefined) {
      const registry = new Registry(this.#open(), this.#opened.journal);
      this.#desk = { registry, queue: new PairQueue(registry) };
    }
    return this.#desk;
  }

  #open(): RegistryStore {
    try {
      return openRegistry(this.#opened.folder);
    } catch (error) {
      // The words of these name folders of the server: they are for whoever runs it.
      if (!(error instanceof BooksError) && !(error instanceof StoreRefused)) throw error;
      throw new HttpProblem('refused', `The registry cannot be opened: ${REGISTRY_KEY} on the server is missing, damaged, or another's. Whoever runs the server puts it back from a copy of the keys.`, { reason: 'no-key' });
    }
  }

  /** The registry, unless nothing was ever kept. */
  found(): Desk | undefined {
    return this.#desk === undefined && !hasRegistry(this.#opened.folder) ? undefined : this.desk();
  }

  async close(): Promise<void> {
    await this.#desk?.registry.store.close();
    this.#desk = undefined;
  }
}
