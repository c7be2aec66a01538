// Books with people for tests: a server without a socket, a clock that is moved by hand, and clients that joined.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openPrivateSqlite, PRIVATE_FILE } from '@amanah/store/private-sqlite.ts';
import type { PrivateStore } from '@amanah/store/private.ts';
import { createApp } from '../src/app.ts';
import { initBooks, type OpenedBooks } from '../src/books/books-folder.ts';
import type { Address } from '../src/people/origin.ts';
import { People } from '../src/people/people.ts';
import { ConsoleClient, type Respond } from '../src/testing/console-client.ts';

export interface Operation {
  readonly folder: string;
  readonly opened: OpenedBooks;
  readonly store: PrivateStore;
  readonly people: People;
  readonly failures: unknown[];
  readonly respond: Respond;
  /** Moves all clocks on. */
  pass(milliseconds: number): void;
  /** A client whose person joined by an invitation of `by` and whose key `by` registered. */
  joined(by: ConsoleClient, holder: string, role: string): Promise<ConsoleClient>;
  newClient(): ConsoleClient;
  /** The first steward, set up by the link. */
  setUp(thresholds?: Readonly<Record<string, string>>): Promise<ConsoleClient>;
}

const START = Date.parse('2026-11-22T08:00:00Z');
export const TODAY = '2026-11-22';

export async function operation(t: TestContext | { after(work: () => Promise<void>): void }, { address = {} }: { readonly address?: Address } = {}): Promise<Operation> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-people-'));
  let time = START;
  const now = (): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
  const opened = await initBooks(join(folder, 'books'), { name: 'Relief of the coast', now });
  const store = openPrivateSqlite(join(opened.folder, PRIVATE_FILE));
  const people = new People({ store, opened, now: () => time });
  const failures: unknown[] = [];
  const app = createApp({ opened, clock: () => time, failed: (error) => failures.push(error), people, address });
  t.after(async () => {
    // Some tests close them themselves.
    await store.close().catch(() => undefined);
    await opened.journal.close().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });
  const respond: Respond = (request) => app.fetch(request);
  const newClient = (): ConsoleClient => new ConsoleClient(respond);
  return {
    folder, opened, store, people, failures, respond, newClient,
    pass(milliseconds) {
      time += milliseconds;
    },
    async setUp(thresholds) {
      const client = newClient();
      const answer = await client.join((await people.setupToken()) as string, { holder: 'steward-1', label: 'Canary Person', ...(thresholds === undefined ? {} : { thresholds }) });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return client;
    },
    async joined(by, holder, role) {
      const invited = await by.send('POST', '/api/invitations', { holder, label: `Canary Person of ${role}`, role });
      const client = newClient();
      const answer = await client.join(String(invited.body['link']).split('#invitation=')[1] as string);
      if (answer.status !== 201) throw new Error(JSON.stringify([invited.body, answer.body]));
      const registered = await by.submit({ kind: 'key', eventTime: TODAY, body: { key: client.key, holder, role } });
      if (registered.status !== 201) throw new Error(JSON.stringify(registered.body));
      return client;
    },
  };
}
