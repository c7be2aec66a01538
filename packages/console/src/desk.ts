// What every page of the console works with.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { assert } from '@amanah/log/assert.ts';
import type { KeyShelf } from './identity/signing-key.ts';
import type { Masters } from './forms/masters.ts';
import type { Server } from './server.ts';
import type { Signer } from './submit/chained-record.ts';
import type { Outbox, Shelf } from './submit/outbox.ts';

/** A key of the person, as the log has it. */
export interface PersonKey {
  readonly key: string;
  readonly role: string;
  readonly revoked: boolean;
}

/** Who is signed in. `key` is a key of this person that is in force, if one is. */
export interface Session {
  readonly person: { readonly holder: string; readonly label: string };
  readonly role?: string;
  readonly key?: string;
  readonly roles: readonly string[];
  readonly keys: readonly PersonKey[];
  readonly csrf: string;
}

/** Where this browser's key stands: it signs, waits for a steward, was revoked, or is not there. */
export type KeyState = 'in-force' | 'waiting' | 'revoked' | 'none';

export interface Desk {
  readonly server: Server;
  readonly session: Session;
  readonly masters: Masters;
  readonly reloadMasters: () => Promise<void>;
  /** The key of this browser; absent until it is made. */
  readonly signer?: Signer;
  /** Absent without a key. */
  readonly outbox?: Outbox;
  readonly keyState: KeyState;
  readonly keys: KeyShelf;
  /** Asks the server again who is signed in and which keys are in force. */
  readonly reloadSession: () => Promise<void>;
  readonly shelf: Shelf;
  /** The day here and now, as `2026-11-22`. */
  readonly today: () => string;
  /** The hour here, so many hours from now, as `2026-11-22T18:00`. */
  readonly hourFromNow: (hours: number) => string;
  readonly newId: () => string;
  /** Says something to whoever cannot see that it happened. */
  readonly say: (text: string) => void;
  /** Grows with every change of the outbox. */
  readonly outboxTick: number;
  readonly operation: string;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

/** The desk of the page. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  assert(desk !== undefined, 'a page stands at a desk');
  return desk;
}
