// Organisations that nothing may be paid, granted or bought from now, as the log says it, so that a form can say so
// before it is sent. Which entry of a list it is about is not in the log, and not here.

import { newestScreenings, standingOn } from '@amanah/core/admission/screening.ts';
import type { Books } from '@amanah/core/ledger/books.ts';
import { wordsOf } from '@amanah/record/parameter-forms.ts';

/** An organisation and the list that holds it up. `unscreened`: entered or renamed after the newest screening against it. */
export interface HeldParty {
  readonly party: string;
  readonly list: string;
  readonly standing: 'open' | 'half-cleared' | 'matched' | 'unscreened';
  /** Who of an organisation that is several it is about. */
  readonly member?: string;
}

/** Names that forms are told of; beyond that the refusal tells it. */
const UNSCREENED_MOST = 500;

/** Everybody whom admission would refuse now for what a screening says. */
export function heldParties(books: Books): readonly HeldParty[] {
  const screenings = newestScreenings(books);
  const held: HeldParty[] = [];
  for (const [list, screened] of screenings) {
    const named = new Set([...screened.of.open, ...matchedOnce(books, list)]);
    for (const party of named) {
      const standing = standingOn(books, party, screened);
      if (standing !== 'cleared' && standing !== 'unnamed') held.push({ party, list, standing });
    }
  }
  const lists = (books.master('policy', 'screening')?.['parameters'] as Readonly<{ [name: string]: string }> | undefined)?.['lists'];
  for (const list of lists === undefined ? screenings.keys() : wordsOf(lists)) {
    const since = screenings.get(list)?.index;
    if (since !== undefined) held.push(...enteredAfter(books, since).map((party) => ({ party, list, standing: 'unscreened' as const })));
  }
  return held.length === 0 ? held : withJoint(books, held);
}

/** An organisation that is several is held up with each of them. */
function withJoint(books: Books, held: readonly HeldParty[]): readonly HeldParty[] {
  const joint = [...books.masters].flatMap(([name, versions]) => (name.startsWith('organisation:') && versions.at(-1)?.body['members'] !== undefined ? [{ party: name.slice('organisation:'.length), members: versions.at(-1)?.body['members'] as readonly string[] }] : []));
  const all = [...held];
  for (const one of all) {
    for (const { party, members } of joint) {
      if (members.includes(one.party) && !all.some((other) => other.party === party && other.list === one.list)) all.push({ ...one, party, member: one.member ?? one.party });
    }
  }
  return all;
}

/** A match holds whatever later screenings found, until it is reversed. */
function matchedOnce(books: Books, list: string): readonly string[] {
  return books.matters.documents('screening-decision').flatMap(({ body }) => (body['list'] === list && body['verdict'] === 'match' ? [String(body['party'])] : []));
}

function enteredAfter(books: Books, since: number): readonly string[] {
  const found: string[] = [];
  for (const [name, versions] of books.masters) {
    if (found.length >= UNSCREENED_MOST) break;
    if (name.startsWith('organisation:') && (versions.at(-1)?.index ?? -1) > since) found.push(name.slice('organisation:'.length));
  }
  return found;
}
