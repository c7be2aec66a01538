// The registry of a server: opened when it is first asked for, closed with the server.

import type { OpenedBooks } from '../books/books-folder.ts';
import { PairQueue } from './pair-queue.ts';
import { hasRegistry, openRegistry } from './registry-folder.ts';
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

  /** The registry; where nothing was ever kept it is made. Throws BooksError where its key is missing. */
  desk(): Desk {
    if (this.#desk === undefined) {
      const registry = new Registry(openRegistry(this.#opened.folder), this.#opened.journal);
      this.#desk = { registry, queue: new PairQueue(registry) };
    }
    return this.#desk;
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
