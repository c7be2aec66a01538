// Drafts stay in this browser until they are recorded or thrown away. Several people may use one browser: each sees their own.

import type { Shelf } from '../submit/outbox.ts';
import type { Values } from './values.ts';

export interface Draft {
  readonly id: string;
  readonly form: string;
  readonly since: string;
  readonly values: Values;
  /** Whose it is. */
  readonly holder: string;
}

const PREFIX = 'amanah-draft/';

/** The drafts of a person, newest first. */
export function drafts(shelf: Shelf, holder: string): readonly Draft[] {
  const names = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '').filter((name) => name.startsWith(PREFIX));
  return names.flatMap((name) => draftIn(shelf.getItem(name))).filter((draft) => draft.holder === holder).sort((a, b) => (a.since < b.since ? 1 : -1));
}

/** The draft of this id, if it is this person's. */
export function findDraft(shelf: Shelf, id: string, holder: string): Draft | undefined {
  return draftIn(shelf.getItem(`${PREFIX}${id}`)).find((draft) => draft.holder === holder);
}

export function keepDraft(shelf: Shelf, draft: Draft): void {
  shelf.setItem(`${PREFIX}${draft.id}`, JSON.stringify(draft));
}

export function dropDraft(shelf: Shelf, id: string): void {
  shelf.removeItem(`${PREFIX}${id}`);
}

function draftIn(text: string | null): Draft[] {
  if (text === null) return [];
  try {
    return [JSON.parse(text) as Draft];
  } catch {
    return [];
  }
}
