// Who was signed in here last, so that forms open without a network. It opens
// nothing: the server asks for its own session when it is reached again.

import { forgetVotes } from '../decide/votes.ts';
import type { Session } from '../desk.ts';
import { KEPT_MASTERS } from '../forms/read-masters.ts';
import type { Shelf } from '../submit/outbox.ts';

const KEPT = 'amanah-session';

export function keepSession(shelf: Shelf, { csrf: _, ...rest }: Session): void {
  shelf.setItem(KEPT, JSON.stringify(rest));
}

export function keptSession(shelf: Shelf): Session | undefined {
  try {
    const text = shelf.getItem(KEPT);
    return text === null ? undefined : { ...(JSON.parse(text) as Omit<Session, 'csrf'>), csrf: '' };
  } catch {
    return undefined;
  }
}

/** What was kept of the books goes with it; drafts and what waits stay. */
export function forgetSession(shelf: Shelf): void {
  shelf.removeItem(KEPT);
  shelf.removeItem(KEPT_MASTERS);
  forgetVotes(shelf);
}
